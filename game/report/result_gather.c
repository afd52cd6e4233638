// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the result: listens to a session played again and writes its moments down.
#include "game/report/result_gather.h"

#include <string.h>

#include "game/base/mem.h"

static void name_decision(
        struct gather_scenario *at, uint32_t decision, enum result_moment_kind kind, uint32_t index)
{
    if (decision != INDEX_NONE) {
        at->decisions[decision] = (struct gather_decision) { kind, index };
    }
}

static void name_decisions(struct gather_scenario *at, const struct scenario *model)
{
    for (uint32_t i = 0; i < model->turn_count; i++) {
        name_decision(at, model->turns[i].decision, RESULT_TURN, i);
    }
    for (uint32_t i = 0; i < model->slot_count; i++) {
        name_decision(at, model->slot_rests[i].decision, RESULT_TOPIC, i);
    }
    for (uint32_t i = 0; i < model->observe_count; i++) {
        name_decision(at, model->observes[i].decision, RESULT_OBSERVE, i);
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        name_decision(at, model->promises[i].decision, RESULT_PROMISE, i);
    }
    for (uint32_t i = 0; i < model->wrap_field_count; i++) {
        name_decision(at, model->wrap_fields[i].decision, RESULT_WRAP_UP, i);
    }
}

void gather_init(struct gather *gather, struct result *result, struct shift_state *state)
{
    *gather = (struct gather) { .result = result, .state = state };
    uint32_t count = state->plan->scenario_count;
    gather->scenarios = mem_alloc((count + 1) * sizeof(*gather->scenarios));
    for (uint32_t s = 0; s < count; s++) {
        const struct scenario *model = state_scenario(state, s);
        struct gather_scenario *at = &gather->scenarios[s];
        at->decisions = mem_alloc((model->decision_count + 1) * sizeof(*at->decisions));
        at->heard = mem_alloc((model->contact_count + 1) * sizeof(*at->heard));
        memset(at->heard, 0xff, model->contact_count * sizeof(*at->heard));
        name_decisions(at, model);
        result->scenario_count += scenario_active(state, s);
    }
}

// The points of the moment that is closed move to where they stay.
static void close_moment(struct gather *gather)
{
    if (gather->points.count > 0) {
        struct result_moment *moment = vec_last(&gather->result->moments);
        moment->points = arena_copy_items(&gather->result->arena, gather->points.items,
                gather->points.count, sizeof(*gather->points.items));
        moment->point_count = gather->points.count;
        vec_clear(&gather->points);
    }
}

void gather_finish(struct gather *gather)
{
    close_moment(gather);
    struct result *result = gather->result;
    result->evidence = arena_copy_items(&result->arena, gather->evidence.items,
            gather->evidence.count, sizeof(*gather->evidence.items));
    result->evidence_count = gather->evidence.count;
    for (uint32_t s = 0; s < gather->state->plan->scenario_count; s++) {
        mem_free(gather->scenarios[s].decisions);
        mem_free(gather->scenarios[s].heard);
        vec_finish(&gather->scenarios[s].looked_up);
        vec_finish(&gather->scenarios[s].rules);
    }
    mem_free(gather->scenarios);
    buffer_finish(&gather->said);
    vec_finish(&gather->points);
    vec_finish(&gather->evidence);
    ways_finish(&gather->ways);
    answers_finish(&gather->answers);
}

void gather_before(struct gather *gather, const struct action *action, uint64_t sequence)
{
    gather->action = action;
    gather->sequence = sequence;
    gather->offer.count = 0;
    gather->offer.turn = INDEX_NONE;
    gather->chosen_count = 0;
    buffer_clear(&gather->said);
    if (action->kind == ACTION_REPLY || action->kind == ACTION_SEND) {
        shift_offer(gather->state, action->scenario, action->contact, &gather->offer);
    }
}

// Moments

static const char *keep(struct gather *gather, const char *text)
{
    return arena_copy_text(&gather->result->arena, text, strlen(text));
}

static bool was_chosen(const struct gather *gather, uint32_t slot)
{
    for (size_t i = 0; i < gather->chosen_count; i++) {
        if (gather->chosen[i] == slot) {
            return true;
        }
    }
    return false;
}

static struct result_texts other_words(
        struct gather *gather, uint32_t scenario, const struct offer *offer)
{
    const struct scenario *model = state_scenario(gather->state, scenario);
    const char *words[OFFER_MAX];
    size_t count = 0;
    for (uint32_t i = 0; i < offer->count; i++) {
        const char *say = scenario_text(model, model->wordings[offer->slots[i].wording].say);
        if (!was_chosen(gather, offer->slots[i].slot)) {
            words[count++] = keep(gather, say);
        }
    }
    const char *const *items =
            arena_copy_items(&gather->result->arena, words, count, sizeof(words[0]));
    return (struct result_texts) { items, count };
}

// "acknowledge" or, of an e-mail in parts, "greeting cause close".
static const char *chosen_ids(struct gather *gather, const struct scenario *model)
{
    struct buffer ids = { 0 };
    for (size_t i = 0; i < gather->chosen_count; i++) {
        buffer_add(&ids, i > 0 ? " " : "");
        buffer_add(&ids, scenario_string(model, model->slot_rests[gather->chosen[i]].id));
    }
    const char *kept = keep(gather, buffer_text(&ids));
    buffer_finish(&ids);
    return kept;
}

static struct result_texts looked_up(struct gather *gather, uint32_t scenario)
{
    const struct gather_scenario *at = &gather->scenarios[scenario];
    const char *const *items = arena_copy_items(&gather->result->arena, at->looked_up.items,
            at->looked_up.count, sizeof(*at->looked_up.items));
    return (struct result_texts) { items, at->looked_up.count };
}

static bool is_turn_of_action(const struct gather *gather, const struct happening *happening)
{
    const struct action *action = gather->action;
    return action != NULL && gather->offer.turn == happening->turn &&
            action->scenario == happening->scenario && action->contact == happening->contact;
}

// Words that were on the table at a turn: as chosen from, or as left lying when the contact broke
// off.
static void add_words(
        struct gather *gather, struct result_moment *moment, const struct happening *happening)
{
    if (is_turn_of_action(gather, happening)) {
        moment->said = keep(gather, buffer_text(&gather->said));
        moment->choice = chosen_ids(gather, state_scenario(gather->state, happening->scenario));
        moment->shown = other_words(gather, happening->scenario, &gather->offer);
        return;
    }
    struct offer left;
    gather->chosen_count = 0;
    shift_offer(gather->state, happening->scenario, happening->contact, &left);
    if (left.turn == happening->turn) {
        moment->shown = other_words(gather, happening->scenario, &left);
    }
}

// A topic that was not raised is shown by the words it would have been raised with.
static void add_topic(struct gather *gather, struct result_moment *moment,
        const struct happening *happening, uint32_t slot)
{
    const struct scenario *model = state_scenario(gather->state, happening->scenario);
    if (happening->slot != INDEX_NONE) {
        add_words(gather, moment, happening);
        return;
    }
    uint32_t wording = slot_wording(gather->state, happening->scenario, slot);
    moment->about = keep(gather, scenario_text(model, model->wordings[wording].say));
}

static void add_code(struct gather *gather, struct result_moment *moment,
        const struct scenario *model, uint32_t field)
{
    const struct wrap_field *at = &model->wrap_fields[field];
    const struct action *action = gather->action;
    moment->about = keep(gather, scenario_text(model, at->label));
    if (action != NULL && action->kind == ACTION_WRAP && moment->contact != INDEX_NONE) {
        uint32_t place = field - model->contacts[moment->contact].wrap_fields.first;
        uint32_t code = action->codes[place];
        moment->said = keep(gather, scenario_text(model, model->codes[code].label));
        moment->choice = keep(gather, scenario_string(model, model->codes[code].id));
    }
}

static uint32_t customer_of(const struct scenario *model, const struct result_moment *moment,
        const struct gather_decision *decision)
{
    if (moment->contact != INDEX_NONE) {
        return model->contacts[moment->contact].with;
    }
    return decision->kind == RESULT_PROMISE ? model->promises[decision->index].customer : 0;
}

static void describe(
        struct gather *gather, struct result_moment *moment, const struct happening *happening)
{
    const struct scenario *model = state_scenario(gather->state, happening->scenario);
    const struct gather_scenario *at = &gather->scenarios[happening->scenario];
    const struct gather_decision *decision = &at->decisions[happening->decision];
    bool spoken = decision->kind == RESULT_TURN || decision->kind == RESULT_TOPIC;
    if (spoken && moment->contact != INDEX_NONE) {
        moment->heard = keep(gather, scenario_text(model, at->heard[moment->contact]));
    }
    switch (decision->kind) {
    case RESULT_TURN:
        add_words(gather, moment, happening);
        break;
    case RESULT_TOPIC:
        add_topic(gather, moment, happening, decision->index);
        break;
    case RESULT_PROMISE:
        moment->about = keep(gather, scenario_text(model, model->promises[decision->index].label));
        break;
    case RESULT_WRAP_UP:
        add_code(gather, moment, model, decision->index);
        break;
    case RESULT_OBSERVE:
        break;
    }
    moment->kind = decision->kind;
    uint32_t customer = customer_of(model, moment, decision);
    moment->customer = keep(gather, scenario_text(model, model->customers[customer].name));
}

static void open_moment(struct gather *gather, const struct happening *happening)
{
    const struct scenario *model = state_scenario(gather->state, happening->scenario);
    struct result_moment moment = {
        .time = happening->time,
        .sequence = gather->sequence,
        .scenario = happening->scenario,
        .contact = happening->contact,
        .channel = CHANNEL_COUNT,
        .about = "",
        .heard = "",
        .said = "",
        .choice = "",
        .share = -1,
    };
    if (happening->contact != INDEX_NONE) {
        moment.channel = model->contacts[happening->contact].channel;
    }
    uint32_t id = model->decisions[happening->decision].id;
    moment.decision = keep(gather, scenario_string(model, id));
    moment.scenario_id = keep(gather, model->id);
    moment.title = keep(gather, scenario_text(model, model->title));
    struct gather_scenario *at = &gather->scenarios[happening->scenario];
    moment.looked_up = looked_up(gather, happening->scenario);
    moment.looked_up_told = at->told;
    at->told = at->looked_up.count;
    describe(gather, &moment, happening);
    vec_push(&gather->result->moments, moment);
}

static bool continues(const struct gather *gather, const struct happening *happening)
{
    if (gather->points.count == 0) {
        return false;
    }
    const struct evidence *last = vec_last(&gather->evidence);
    return last->scenario == (int)happening->scenario && last->decision == (int)happening->decision;
}

static void score(struct gather *gather, const struct happening *happening)
{
    if (!continues(gather, happening)) {
        close_moment(gather);
        open_moment(gather, happening);
    }
    const struct scenario *model = state_scenario(gather->state, happening->scenario);
    struct result_point point = {
        .competency = happening->competency,
        .facet = happening->facet,
        .earned = happening->earned,
        .possible = happening->possible,
        .why = keep(gather, scenario_text(model, happening->text)),
    };
    vec_push(&gather->points, point);
    struct evidence evidence = {
        .scenario = (int)happening->scenario,
        .decision = (int)happening->decision,
        .competency = happening->competency,
        .earned = happening->earned,
        .possible = happening->possible,
    };
    vec_push(&gather->evidence, evidence);
}

// Everything else that is told

static void remember_record(struct gather *gather, uint32_t scenario, uint32_t record)
{
    const struct scenario *model = state_scenario(gather->state, scenario);
    struct gather_scenario *at = &gather->scenarios[scenario];
    const char *title = scenario_text(model, model->records[record].title);
    for (size_t i = 0; i < at->looked_up.count; i++) {
        if (strcmp(at->looked_up.items[i], title) == 0) {
            return;
        }
    }
    vec_push(&at->looked_up, keep(gather, title));
    if (model->records[record].system == SYSTEM_KNOWLEDGE) {
        vec_push(&at->rules, *vec_last(&at->looked_up));
    }
}

// A record of a pack counts in each of its scenarios.
static void look_up(struct gather *gather, const struct happening *happening)
{
    const struct scenario *model = state_scenario(gather->state, happening->scenario);
    const char *id = scenario_string(model, model->records[happening->item].id);
    remember_record(gather, happening->scenario, happening->item);
    for (uint32_t s = 0; s < gather->state->plan->scenario_count; s++) {
        const struct scenario *other = state_scenario(gather->state, s);
        uint32_t record = table_find(&other->record_ids, id);
        bool shared = s != happening->scenario && record != TABLE_NONE &&
                records_shared(model, happening->item, other, record);
        if (shared) {
            remember_record(gather, s, record);
        }
    }
}

static bool brings_about(
        const struct scenario *model, const struct wording *wording, uint32_t critical)
{
    for (uint32_t i = 0; i < wording->effects.count; i++) {
        const struct effect *effect = &model->effects[wording->effects.first + i];
        if (effect->kind == EFFECT_CRITICAL && effect->a == critical) {
            return true;
        }
    }
    return false;
}

// Of an e-mail only the part that went wrong; else all that was said or done.
static const char *wrong_words(
        const struct gather *gather, const struct scenario *model, uint32_t critical)
{
    for (size_t i = 0; i < gather->chosen_count; i++) {
        const struct wording *wording = &model->wordings[gather->wordings[i]];
        if (brings_about(model, wording, critical)) {
            return scenario_text(model, wording->say);
        }
    }
    return buffer_text(&gather->said);
}

static struct result_texts opened_rules(struct gather *gather, uint32_t scenario)
{
    const struct gather_scenario *at = &gather->scenarios[scenario];
    const char *const *items = arena_copy_items(
            &gather->result->arena, at->rules.items, at->rules.count, sizeof(*at->rules.items));
    return (struct result_texts) { items, at->rules.count };
}

static void add_rule(struct gather *gather, struct result_critical *critical,
        const struct scenario *model, uint32_t at)
{
    uint32_t record = model->criticals[at].record;
    if (record != INDEX_NONE) {
        critical->rule = keep(gather, scenario_text(model, model->records[record].title));
        critical->rule_opened =
                state_marked(gather->state, critical->scenario, model->records[record].opened);
    }
}

static void go_wrong(struct gather *gather, const struct happening *happening)
{
    const struct scenario *model = state_scenario(gather->state, happening->scenario);
    uint32_t customer =
            happening->contact != INDEX_NONE ? model->contacts[happening->contact].with : 0;
    struct result_critical critical = {
        .kind = model->criticals[happening->item].kind,
        .time = happening->time,
        .sequence = gather->sequence,
        .scenario = happening->scenario,
        .title = keep(gather, scenario_text(model, model->title)),
        .customer = keep(gather, scenario_text(model, model->customers[customer].name)),
        .what = keep(gather, scenario_text(model, happening->text)),
        .said = keep(gather, wrong_words(gather, model, happening->item)),
        .rules = opened_rules(gather, happening->scenario),
    };
    add_rule(gather, &critical, model, happening->item);
    vec_push(&gather->result->criticals, critical);
}

static void add_said(struct gather *gather, const struct scenario *model, uint32_t text)
{
    buffer_add(&gather->said, gather->said.size > 0 ? "\n" : "");
    buffer_add(&gather->said, scenario_text(model, text));
}

void gather_take(void *payload, const struct happening *happening)
{
    struct gather *gather = payload;
    const struct scenario *model = state_scenario(gather->state, happening->scenario);
    ways_take(&gather->ways, happening);
    switch (happening->kind) {
    case HAPPENED_CUSTOMER_SAID:
    case HAPPENED_NUDGE:
        gather->scenarios[happening->scenario].heard[happening->contact] = happening->text;
        break;
    case HAPPENED_CANDIDATE_SAID:
        if (gather->chosen_count < OFFER_MAX) {
            gather->chosen[gather->chosen_count] = happening->slot;
            gather->wordings[gather->chosen_count++] = happening->wording;
        }
        add_said(gather, model, happening->text);
        break;
    case HAPPENED_DONE:
        add_said(gather, model, model->acts[happening->item].label);
        break;
    case HAPPENED_OPENED:
        look_up(gather, happening);
        break;
    case HAPPENED_SCORED:
        score(gather, happening);
        break;
    case HAPPENED_CRITICAL:
        go_wrong(gather, happening);
        break;
    default:
        break;
    }
}
