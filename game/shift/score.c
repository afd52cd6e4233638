// SPDX-License-Identifier: GPL-3.0-or-later
// Settling decisions: what was earned of what was possible, told as evidence. Where nobody listens
// none is made up; what it changes in the state is done all the same.
#include "game/shift/score.h"

#include "game/scenario/reach.h"
#include "game/shift/condition.h"
#include "game/shift/mood.h"
#include "game/shift/offer.h"

// What a decision can give per competency, and what the choice gave.
struct tally {
    int least[COMPETENCY_COUNT];
    int most[COMPETENCY_COUNT];
    int got[COMPETENCY_COUNT];
    uint32_t why[COMPETENCY_COUNT];
    uint8_t facet[COMPETENCY_COUNT];
};

static void tally_init(struct tally *tally)
{
    *tally = (struct tally) { 0 };
    for (int i = 0; i < COMPETENCY_COUNT; i++) {
        tally->why[i] = INDEX_NONE;
    }
}

// What can be given by one more thing that is decided here.
static void add_reach(struct tally *tally, const struct slot_reach *reach)
{
    for (unsigned left = reach->named; left != 0; left &= left - 1) {
        int c = __builtin_ctz(left);
        tally->least[c] += reach->least[c];
        tally->most[c] += reach->most[c];
        tally->facet[c] = reach->facet[c];
    }
}

static void choose(const struct scenario *model, uint32_t wording, struct tally *tally)
{
    struct range shows = model->wordings[wording].shows;
    for (uint32_t i = 0; i < shows.count; i++) {
        const struct shows *at = &model->shows[shows.first + i];
        tally->got[at->competency] += at->points;
        tally->why[at->competency] = at->why;
    }
}

// What was left open gives no more than its worst choice.
static void get_least(struct tally *tally)
{
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        tally->got[c] = tally->least[c];
    }
}

static void tell_tally(const struct telling *telling, struct place place, struct chosen chosen,
        uint32_t decision, const struct tally *tally)
{
    unsigned possible = 0;
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        possible |= (unsigned)(tally->most[c] > tally->least[c]) << c;
    }
    for (; possible != 0; possible &= possible - 1) {
        int c = __builtin_ctz(possible);
        struct happening scored = happening_at(telling, HAPPENED_SCORED, place);
        scored.turn = chosen.turn;
        scored.slot = chosen.slot;
        scored.wording = chosen.wording;
        scored.decision = decision;
        scored.competency = (enum competency)c;
        scored.facet = tally->facet[c];
        scored.earned = tally->got[c] - tally->least[c];
        scored.possible = tally->most[c] - tally->least[c];
        scored.text = tally->why[c];
        tell(telling, &scored);
    }
}

// A customer who told it unasked took the chance to ask away.
static void void_probing(
        const struct telling *telling, struct place place, uint32_t probes, struct tally *tally)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    if (probes != INDEX_NONE &&
            state_marked(telling->state, place.scenario, model->facts[probes].unasked)) {
        tally->most[COMPETENCY_PROBING] = tally->least[COMPETENCY_PROBING];
    }
}

static bool first_visit(const struct telling *telling, struct place place, const struct turn *turn)
{
    if (turn->decision == INDEX_NONE ||
            state_marked(telling->state, place.scenario, turn->visited)) {
        return false;
    }
    mark(telling, place.scenario, turn->visited);
    return true;
}

uint64_t score_offered(const struct shift_state *state, uint32_t scenario, uint32_t turn_index)
{
    const struct scenario *model = state_scenario(state, scenario);
    const struct turn *turn = &model->turns[turn_index];
    uint64_t offered = 0;
    if ((turn->flags & TURN_VARIES) == 0 || turn->decision == INDEX_NONE ||
            state_marked(state, scenario, turn->visited)) {
        return 0;
    }
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        const struct slot *slot = &model->slots[turn->slots.first + i];
        bool counts = slot_settles(slot) && condition_holds(state, scenario, slot->when);
        offered |= counts ? UINT64_C(1) << i : 0;
    }
    return offered;
}

// The range is taken over every slot that the story offered here, whatever the candidate knows.
static struct slot_reach reach_of_offered(
        const struct scenario *model, const struct turn *turn, uint64_t offered)
{
    struct slot_reach reach = { 0 };
    for (uint64_t left = offered; left != 0; left &= left - 1) {
        uint32_t slot = turn->slots.first + (uint32_t)__builtin_ctzll(left);
        reach_widen(&reach, &model->reaches[slot], left == offered);
    }
    return reach;
}

static void reach_turn(
        const struct scenario *model, const struct chosen *chosen, struct tally *tally)
{
    const struct turn *turn = &model->turns[chosen->turn];
    tally_init(tally);
    if ((turn->flags & TURN_VARIES) != 0) {
        struct slot_reach reach = reach_of_offered(model, turn, chosen->offered);
        add_reach(tally, &reach);
    } else {
        add_reach(tally, &model->turn_reaches[chosen->turn]);
    }
}

void score_turn(const struct telling *telling, struct place place, struct chosen chosen)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    const struct turn *turn = &model->turns[chosen.turn];
    if (chosen.slot == INDEX_NONE) {
        chosen.offered = score_offered(telling->state, place.scenario, chosen.turn);
    }
    if (!first_visit(telling, place, turn) || telling->sink == NULL) {
        return;
    }

    struct tally tally;
    reach_turn(model, &chosen, &tally);
    if (chosen.slot != INDEX_NONE) {
        choose(model, chosen.wording, &tally);
    } else {
        get_least(&tally);
    }
    void_probing(telling, place, turn->probes, &tally);
    tell_tally(telling, place, chosen, turn->decision, &tally);
}

// Not asking a topic is worth 0; a needless topic is worth its points when it is left alone.
static void topic_reach(const struct scenario *model, uint32_t index, struct tally *tally)
{
    const struct slot *slot = &model->slots[index];
    tally_init(tally);
    add_reach(tally, &model->reaches[index]);
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        if ((slot->flags & SLOT_NEEDLESS) != 0 && tally->most[c] > 0) {
            tally->least[c] = -tally->most[c];
            tally->most[c] = 0;
        }
        tally->least[c] = tally->least[c] < 0 ? tally->least[c] : 0;
        tally->most[c] = tally->most[c] > 0 ? tally->most[c] : 0;
    }
}

void score_topic(const struct telling *telling, struct place place, struct chosen chosen)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    const struct slot_rest *rest = &model->slot_rests[chosen.slot];
    bool needless = (model->slots[chosen.slot].flags & SLOT_NEEDLESS) != 0;
    bool settled = state_marked(telling->state, place.scenario, model->turns[chosen.turn].left);
    if (rest->decision == INDEX_NONE || settled || telling->sink == NULL) {
        return;
    }
    struct tally tally;
    topic_reach(model, chosen.slot, &tally);
    choose(model, chosen.wording, &tally);
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        bool turned = needless && tally.got[c] > 0;
        tally.got[c] = turned ? -tally.got[c] : tally.got[c];
    }
    void_probing(telling, place, rest->probes, &tally);
    tell_tally(telling, place, chosen, rest->decision, &tally);
}

void score_hub_left(const struct telling *telling, struct place place, uint32_t turn)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    struct range slots = model->turns[turn].slots;
    if (telling->sink == NULL ||
            state_marked(telling->state, place.scenario, model->turns[turn].left)) {
        return;
    }
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        const struct slot *slot = &model->slots[i];
        const struct slot_rest *rest = &model->slot_rests[i];
        bool asked = state_marked(telling->state, place.scenario, slot->said);
        if ((slot->flags & SLOT_TOPIC) == 0 || rest->decision == INDEX_NONE || asked ||
                !condition_holds(telling->state, place.scenario, slot->when)) {
            continue;
        }
        struct tally tally;
        topic_reach(model, i, &tally);
        void_probing(telling, place, rest->probes, &tally);
        struct chosen nothing = { turn, INDEX_NONE, INDEX_NONE, 0 };
        tell_tally(telling, place, nothing, rest->decision, &tally);
    }
}

static bool has_section(
        const struct scenario *model, const struct contact_state *at, uint32_t section)
{
    for (uint32_t i = 0; i < at->part_count; i++) {
        if (model->slot_rests[at->parts[i]].section == section) {
            return true;
        }
    }
    return false;
}

// The first part that belongs to any section that an order rule could be about: a greeting is not.
static bool keeps_rule(const struct scenario *model, const struct contact_state *at,
        const struct compose_rule *rule)
{
    if (rule->order) {
        for (uint32_t i = 0; i < at->part_count; i++) {
            uint32_t section = model->slot_rests[at->parts[i]].section;
            if (section == model->section_lists[rule->sections.first]) {
                return true;
            }
            // A compulsory part that stands before the body (a greeting) does not take its place.
            if (i > 0 || model->sections[section].optional) {
                return false;
            }
        }
        return false;
    }
    for (uint32_t i = 0; i < rule->sections.count; i++) {
        if (!has_section(model, at, model->section_lists[rule->sections.first + i])) {
            return false;
        }
    }
    return true;
}

static bool has_part(const struct contact_state *at, uint32_t slot)
{
    for (uint32_t i = 0; i < at->part_count; i++) {
        if (at->parts[i] == slot) {
            return true;
        }
    }
    return false;
}

// One section: the reach of its parts, and 0 where it may stay empty. A part that was chosen counts
// though the story would not offer it any more.
static void add_section(const struct telling *telling, struct place place, const struct turn *turn,
        uint32_t section, struct tally *tally)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    const struct contact_state *at = contact_here(telling, place);
    struct slot_reach whole = { 0 };
    bool first = !model->sections[section].optional;
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        uint32_t slot = turn->slots.first + i;
        if (model->slot_rests[slot].section != section) {
            continue;
        }
        if (condition_holds(telling->state, place.scenario, model->slots[slot].when) ||
                has_part(at, slot)) {
            reach_widen(&whole, &model->reaches[slot], first);
            first = false;
        }
    }
    add_reach(tally, &whole);
}

static void add_rules(const struct scenario *model, struct range rules,
        const struct contact_state *at, struct tally *tally)
{
    for (uint32_t i = 0; i < rules.count; i++) {
        const struct compose_rule *rule = &model->rules[rules.first + i];
        tally->most[rule->competency] += rule->points;
        tally->facet[rule->competency] = rule->facet;
        if (keeps_rule(model, at, rule)) {
            tally->got[rule->competency] += rule->points;
        }
        if (tally->why[rule->competency] == INDEX_NONE) {
            tally->why[rule->competency] = rule->why;
        }
    }
}

void score_compose(const struct telling *telling, struct place place, uint32_t turn_index)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    const struct turn *turn = &model->turns[turn_index];
    const struct contact_state *at = contact_here(telling, place);
    if (!first_visit(telling, place, turn) || telling->sink == NULL) {
        return;
    }

    struct compose compose = turn_compose(model, turn);
    struct tally tally;
    tally_init(&tally);
    for (uint32_t i = 0; i < compose.sections.count; i++) {
        add_section(telling, place, turn, compose.sections.first + i, &tally);
    }
    for (uint32_t i = 0; i < at->part_count; i++) {
        choose(model, slot_wording(telling->state, place.scenario, at->parts[i]), &tally);
    }
    add_rules(model, compose.rules, at, &tally);
    if (at->part_count == 0) {
        get_least(&tally);
    }
    void_probing(telling, place, turn->probes, &tally);
    struct chosen chosen = { turn_index, INDEX_NONE, INDEX_NONE, 0 };
    tell_tally(telling, place, chosen, turn->decision, &tally);
}

static int field_points(const struct telling *telling, struct place place,
        const struct wrap_field *field, uint32_t code)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    int points = 0;
    for (uint32_t i = 0; i < field->rights.count; i++) {
        const struct right_code *right = &model->rights[field->rights.first + i];
        bool holds =
                right->code == code && condition_holds(telling->state, place.scenario, right->when);
        points = holds && right->points > points ? right->points : points;
    }
    return points;
}

void score_wrap_up(const struct telling *telling, struct place place, const uint32_t *codes)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    struct range fields = model->contacts[place.contact].wrap_fields;
    for (uint32_t i = 0; i < fields.count; i++) {
        const struct wrap_field *field = &model->wrap_fields[fields.first + i];
        if (field->points == 0 || field->decision == INDEX_NONE) {
            continue;
        }
        struct happening scored = happening_at(telling, HAPPENED_SCORED, place);
        scored.decision = field->decision;
        scored.competency = (enum competency)field->competency;
        scored.earned = codes != NULL ? field_points(telling, place, field, codes[i]) : 0;
        scored.possible = field->points;
        scored.text = field->why;
        tell(telling, &scored);
    }
}

static void settle(const struct telling *telling, struct place place, const struct observe *observe)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    const struct earns *earns = &model->earns[observe->earns.first];
    for (uint32_t i = 0; i < observe->earns.count; i++, earns++) {
        if (!condition_holds(telling->state, place.scenario, earns->when)) {
            continue;
        }
        bool critical = observe->critical != INDEX_NONE;
        struct happening happening =
                happening_at(telling, critical ? HAPPENED_CRITICAL : HAPPENED_SCORED, place);
        happening.item = observe->critical;
        happening.text = critical ? model->criticals[observe->critical].what : earns->why;
        happening.decision = observe->decision;
        happening.competency = (enum competency)observe->competency;
        happening.facet = observe->facet;
        happening.earned = earns->points;
        happening.possible = observe->possible;
        tell(telling, &happening);
        if (critical) {
            mood_cap(telling, place, model->criticals[observe->critical].kind);
        }
        return;
    }
}

void score_observes(const struct telling *telling, struct place place, uint32_t first)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    for (uint32_t i = first; i != INDEX_NONE; i = model->observes[i].next) {
        const struct observe *observe = &model->observes[i];
        if (state_marked(telling->state, place.scenario, observe->settled)) {
            continue;
        }
        mark(telling, place.scenario, observe->settled);
        if (condition_holds(telling->state, place.scenario, observe->possible_when)) {
            settle(telling, place, observe);
        }
    }
}
