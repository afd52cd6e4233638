// SPDX-License-Identifier: GPL-3.0-or-later
// The mind of a simulated candidate: chooses by ability, difficulty and noise.
#include "game/explore/simulate/candidate.h"

#include <math.h>
#include <string.h>

#include "game/shift/condition.h"

static double difficulty(const struct candidate *candidate, uint32_t scenario, uint32_t decision)
{
    struct difficulties *known = candidate->difficulties;
    double *drawn = &known->drawn[scenario][decision];
    if (isnan(*drawn)) {
        *drawn = decision_difficulty(candidate->people, known->number, scenario, decision);
    }
    return *drawn;
}

static bool miskeyed(const struct candidate *candidate, uint32_t scenario, uint32_t decision)
{
    return decision_miskeyed(
            candidate->people, candidate->difficulties->number, scenario, decision);
}

// One number for each decision that is asked: asked again, the answer is the same.
static double noise_of(const struct candidate *candidate, uint32_t scenario, uint32_t decision)
{
    return stream_at(candidate->noise_key, (uint64_t)scenario << 32 | decision);
}

static bool skips_reading(struct candidate *candidate)
{
    return candidate->people->skimming && stream_next(&candidate->noise) < PEOPLE_SKIMMED;
}

// What the replies on the table are worth to this candidate, for the competencies keyed here only.
struct view {
    int keyed; // how many
    int competency[COMPETENCY_COUNT];
    double inverse[COMPETENCY_COUNT]; // 1 / max
    double mean[COMPETENCY_COUNT];
    double share[OFFER_MAX][COMPETENCY_COUNT]; // points / max
    int8_t place[COMPETENCY_COUNT];            // of a competency among those keyed; -1 = not
};

static uint32_t named_in(
        const struct scenario *model, const struct offered_slot *slots, uint32_t count)
{
    uint32_t named = 0;
    for (uint32_t i = 0; i < count; i++) {
        named |= model->reaches[slots[i].slot].named;
    }
    return named;
}

static void find_range(const struct scenario *model, const struct offered_slot *slots,
        uint32_t count, bool may_be_empty, int k, struct view *view)
{
    int least = may_be_empty ? 0 : INT8_MAX;
    int most = may_be_empty ? 0 : INT8_MIN;
    for (uint32_t i = 0; i < count; i++) {
        const struct slot_reach *reach = &model->reaches[slots[i].slot];
        least = reach->least[k] < least ? reach->least[k] : least;
        most = reach->most[k] > most ? reach->most[k] : most;
    }
    if (most > least) {
        view->place[k] = (int8_t)view->keyed;
        view->competency[view->keyed] = k;
        view->inverse[view->keyed++] = 1.0 / (most - least);
    }
}

static void find_ranges(const struct scenario *model, const struct offered_slot *slots,
        uint32_t count, bool may_be_empty, struct view *view)
{
    uint32_t named = named_in(model, slots, count);
    view->keyed = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        view->place[k] = -1;
        if ((named >> k & 1) != 0) {
            find_range(model, slots, count, may_be_empty, k, view);
        }
    }
}

// Who goes by another key takes the points of another reply for those of this one.
static uint32_t key_shift(
        const struct candidate *candidate, uint32_t scenario, uint32_t decision, uint32_t count)
{
    return count > 1 && miskeyed(candidate, scenario, decision) ? 1 + decision % (count - 1) : 0;
}

static void find_shares(const struct scenario *model, const struct offered_slot *slots,
        uint32_t count, uint32_t shift, struct view *view)
{
    for (uint32_t i = 0; i < count; i++) {
        struct range shows = model->wordings[slots[(i + shift) % count].wording].shows;
        for (int j = 0; j < view->keyed; j++) {
            view->share[i][j] = 0;
        }
        for (uint32_t j = 0; j < shows.count; j++) {
            const struct shows *at = &model->shows[shows.first + j];
            int place = view->place[at->competency];
            if (place >= 0) {
                view->share[i][place] = at->points * view->inverse[place];
            }
        }
    }
}

// `others` counts options that have no points: leaving a section empty.
static void find_means(uint32_t count, uint32_t others, struct view *view)
{
    for (int j = 0; j < view->keyed; j++) {
        double sum = 0;
        for (uint32_t i = 0; i < count; i++) {
            sum += view->share[i][j];
        }
        view->mean[j] = sum / (count + others);
    }
}

// share NULL: an option without points.
static double utility_of(const struct candidate *candidate, uint32_t scenario,
        const struct view *view, const double *share, double hard)
{
    const double *effects = candidate->effects[scenario];
    double pull = 0;
    double better = 0;
    double effect = 0;
    for (int j = 0; j < view->keyed; j++) {
        double off = (share != NULL ? share[j] : 0) - view->mean[j];
        pull += candidate->person->ability[view->competency[j]] * off;
        better += off;
        effect += off > 0 ? effects[view->competency[j]] : 0;
    }
    return candidate->people->slope * pull + effect + (better > 1e-9 ? hard : 0);
}

static uint32_t choose(struct candidate *candidate, uint32_t scenario, uint32_t decision,
        const struct offered_slot *slots, uint32_t count, bool may_be_empty)
{
    const struct scenario *model = candidate->guide->plan->scenarios[scenario].scenario;
    double utilities[OFFER_MAX + 1];
    struct view view;
    double hard = difficulty(candidate, scenario, decision);
    find_ranges(model, slots, count, may_be_empty, &view);
    find_shares(model, slots, count, key_shift(candidate, scenario, decision, count), &view);
    find_means(count, may_be_empty ? 1 : 0, &view);
    for (uint32_t i = 0; i < count; i++) {
        utilities[i] = utility_of(candidate, scenario, &view, view.share[i], hard);
    }
    if (may_be_empty) {
        utilities[count] = utility_of(candidate, scenario, &view, NULL, hard);
    }
    uint32_t options = count + (may_be_empty ? 1 : 0);
    double uniform = stream_next(&candidate->noise);
    return skips_reading(candidate) ? (uint32_t)(uniform * options)
                                    : people_choose(utilities, options, uniform);
}

// Doing against leaving, where doing changes the points by `gain` of what is possible.
static double utility_of_doing(const struct candidate *candidate, uint32_t scenario,
        uint32_t decision, const struct gain *gain)
{
    double pull = 0;
    double better = 0;
    double effect = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (gain->possible[k] > 0 && gain->points[k] != 0) {
            double share = (double)gain->points[k] / gain->possible[k];
            pull += candidate->person->ability[k] * share;
            better += share;
            effect +=
                    share > 0 ? candidate->effects[scenario][k] : -candidate->effects[scenario][k];
        }
    }
    double hard = difficulty(candidate, scenario, decision);
    double utility = candidate->people->slope * pull + effect;
    utility += better > 0 ? hard : better < 0 ? -hard : 0;
    return miskeyed(candidate, scenario, decision) ? -utility : utility;
}

// Topics

// A topic that is better left alone gives its points when it is.
static struct gain topic_gain(const struct scenario *model, struct offered_slot offered)
{
    const struct slot_reach *reach = &model->reaches[offered.slot];
    struct range shows = model->wordings[offered.wording].shows;
    bool needless = (model->slots[offered.slot].flags & SLOT_NEEDLESS) != 0;
    struct gain gain = { 0 };
    for (uint32_t i = 0; i < shows.count; i++) {
        const struct shows *at = &model->shows[shows.first + i];
        int k = at->competency;
        int most = reach->most[k] > -reach->least[k] ? reach->most[k] : -reach->least[k];
        gain.points[k] = needless && at->points > 0 ? -at->points : at->points;
        gain.possible[k] = most;
    }
    return gain;
}

static bool asks(struct candidate *candidate, const struct table_of_replies *table, uint32_t i)
{
    const struct scenario *model = state_scenario(table->state, table->scenario);
    uint32_t decision =
            guide_decision(candidate->guide, table->scenario, DECISION_TOPIC, table->slots[i].slot);
    struct gain gain = topic_gain(model, table->slots[i]);
    double utility = utility_of_doing(candidate, table->scenario, decision, &gain);
    return people_do(utility, noise_of(candidate, table->scenario, decision));
}

// The mind

static uint32_t pick_part(struct candidate *candidate, const struct table_of_replies *table)
{
    uint32_t decision =
            guide_decision(candidate->guide, table->scenario, DECISION_SECTION, table->section);
    return choose(
            candidate, table->scenario, decision, table->slots, table->count, table->optional);
}

static uint32_t pick_reply(struct candidate *candidate, const struct table_of_replies *table)
{
    const struct scenario *model = state_scenario(table->state, table->scenario);
    struct offered_slot replies[OFFER_MAX];
    uint32_t places[OFFER_MAX];
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->count; i++) {
        uint8_t flags = model->slots[table->slots[i].slot].flags;
        if ((flags & SLOT_TOPIC) != 0 && asks(candidate, table, i)) {
            return i;
        }
        if ((flags & (SLOT_TOPIC | SLOT_STAYS)) == 0) {
            places[count] = i;
            replies[count++] = table->slots[i];
        }
    }
    if (count == 0) {
        return (uint32_t)(stream_next(&candidate->noise) * table->count);
    }
    uint32_t decision =
            guide_decision(candidate->guide, table->scenario, DECISION_TURN, table->turn);
    return places[choose(candidate, table->scenario, decision, replies, count, false)];
}

static uint32_t picks(void *who, const struct table_of_replies *table)
{
    struct candidate *candidate = who;
    return table->section != INDEX_NONE ? pick_part(candidate, table)
                                        : pick_reply(candidate, table);
}

static double utility_of_desk(
        const struct candidate *candidate, uint32_t scenario, uint32_t decision)
{
    const double *effects = candidate->effects[scenario];
    return candidate->people->slope * candidate->person->desk + effects[COMPETENCY_ACCURACY] +
            effects[COMPETENCY_ACTIVE_READING] + difficulty(candidate, scenario, decision);
}

static bool looks_up(const struct candidate *candidate, uint32_t scenario, uint32_t decision)
{
    double uniform = noise_of(candidate, scenario, decision);
    double utility = candidate->people->blind_look_ups
            ? difficulty(candidate, scenario, decision)
            : utility_of_desk(candidate, scenario, decision);
    // Half of them not done: the other half of the numbers says no.
    return people_do(utility, candidate->people->skimming ? fmin(2 * uniform, 1) : uniform);
}

static bool does(void *who, const struct deed *deed)
{
    const struct candidate *candidate = who;
    uint32_t decision = guide_decision(candidate->guide, deed->scenario, deed->kind, deed->item);
    if (deed->kind == DECISION_LOOK_UP || deed->kind == DECISION_COACH) {
        return looks_up(candidate, deed->scenario, decision);
    }
    double utility = 0;
    if (deed->kind != DECISION_ACT) {
        utility = utility_of_desk(candidate, deed->scenario, decision);
    } else if (deed->gain != NULL) {
        utility = utility_of_doing(candidate, deed->scenario, decision, deed->gain);
    }
    return people_do(utility, noise_of(candidate, deed->scenario, decision));
}

static bool leads(void *who, uint32_t scenario, uint32_t rule)
{
    const struct candidate *candidate = who;
    const struct scenario *model = candidate->guide->plan->scenarios[scenario].scenario;
    const struct compose_rule *at = &model->rules[rule];
    uint32_t decision = guide_decision(candidate->guide, scenario, DECISION_ORDER, rule);
    struct gain gain = { 0 };
    gain.points[at->competency] = gain.possible[at->competency] = at->points;
    double utility = utility_of_doing(candidate, scenario, decision, &gain);
    return people_do(utility, noise_of(candidate, scenario, decision));
}

// The codes that earn most now, as bits of their place in the list; none when nothing is right.
static uint64_t right_codes(
        const struct shift_state *state, uint32_t scenario, const struct wrap_field *field)
{
    const struct scenario *model = state_scenario(state, scenario);
    uint32_t first = model->code_lists[field->list].codes.first;
    uint8_t most = 1;
    uint64_t right = 0;
    for (uint32_t i = field->rights.first; i < field->rights.first + field->rights.count; i++) {
        const struct right_code *at = &model->rights[i];
        if (at->points < most || !condition_holds(state, scenario, at->when)) {
            continue;
        }
        right = (at->points > most ? 0 : right) | UINT64_C(1) << (at->code - first);
        most = at->points;
    }
    return right;
}

// Rightly, or any of the others.
static uint32_t codes(void *who, const struct shift_state *state, uint32_t scenario, uint32_t field)
{
    struct candidate *candidate = who;
    const struct scenario *model = state_scenario(state, scenario);
    struct range list = model->code_lists[model->wrap_fields[field].list].codes;
    uint64_t right = right_codes(state, scenario, &model->wrap_fields[field]);
    uint32_t decision = guide_decision(candidate->guide, scenario, DECISION_FIELD, field);
    double utility = utility_of_desk(candidate, scenario, decision);
    bool knows = people_do(utility, noise_of(candidate, scenario, decision)) !=
            miskeyed(candidate, scenario, decision);
    uint32_t drawn[64];
    uint32_t count = 0;
    for (uint32_t i = 0; i < list.count && i < 64; i++) {
        if ((right >> i & 1) == (knows && right != 0 ? 1u : 0u)) {
            drawn[count++] = list.first + i;
        }
    }
    double uniform = stream_next(&candidate->noise);
    return count > 0 ? drawn[(uint32_t)(uniform * count)] : list.first;
}

void candidate_mind(struct candidate *candidate, struct mind *mind)
{
    *mind = (struct mind) {
        .does = does, .picks = picks, .codes = codes, .leads = leads, .who = candidate
    };
}
