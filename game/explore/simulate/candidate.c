// SPDX-License-Identifier: GPL-3.0-or-later
// The mind of a simulated candidate: chooses by ability, difficulty and noise.
#include "game/explore/simulate/candidate.h"

#include <math.h>
#include <string.h>

#include "game/scenario/reach.h"
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

// What can be chosen between.
struct options {
    uint32_t scenario;
    uint32_t decision;
    const struct offered_slot *slots;
    uint32_t count;
    bool may_be_empty;
    const struct slot_reach *reach; // over all of them, where it is known; else NULL
};

static struct slot_reach reach_of(const struct scenario *model, const struct options *options)
{
    struct slot_reach reach = { 0 };
    if (options->reach != NULL) {
        return *options->reach;
    }
    for (uint32_t i = 0; i < options->count; i++) {
        bool first = i == 0 && !options->may_be_empty;
        reach_widen(&reach, &model->reaches[options->slots[i].slot], first);
    }
    return reach;
}

static void find_ranges(
        const struct scenario *model, const struct options *options, struct view *view)
{
    struct slot_reach reach = reach_of(model, options);
    view->keyed = 0;
    memset(view->place, -1, sizeof(view->place));
    for (unsigned left = reach.named; left != 0; left &= left - 1) {
        int k = __builtin_ctz(left);
        if (reach.most[k] > reach.least[k]) {
            view->place[k] = (int8_t)view->keyed;
            view->competency[view->keyed] = k;
            view->inverse[view->keyed++] = 1.0 / (reach.most[k] - reach.least[k]);
        }
    }
}

// Who goes by another key takes the points of another reply for those of this one.
static uint32_t key_shift(
        const struct candidate *candidate, uint32_t scenario, uint32_t decision, uint32_t count)
{
    return count > 1 && miskeyed(candidate, scenario, decision) ? 1 + decision % (count - 1) : 0;
}

static void find_shares(const struct scenario *model, const struct options *options, uint32_t shift,
        struct view *view)
{
    uint32_t count = options->count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t keyed_as = i + shift < count ? i + shift : i + shift - count;
        struct range shows = model->wordings[options->slots[keyed_as].wording].shows;
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
        // Which it is cannot be foreseen, so a product is quicker here than a branch.
        effect += (off > 0) * effects[view->competency[j]];
    }
    return candidate->people->slope * pull + effect + (better > 1e-9) * hard;
}

static uint32_t choose(struct candidate *candidate, const struct options *options)
{
    const struct scenario *model = candidate->guide->plan->scenarios[options->scenario].scenario;
    uint32_t scenario = options->scenario;
    uint32_t count = options->count;
    double utilities[OFFER_MAX + 1];
    struct view view;
    double hard = difficulty(candidate, scenario, options->decision);
    find_ranges(model, options, &view);
    find_shares(model, options, key_shift(candidate, scenario, options->decision, count), &view);
    find_means(count, options->may_be_empty ? 1 : 0, &view);
    for (uint32_t i = 0; i < count; i++) {
        utilities[i] = utility_of(candidate, scenario, &view, view.share[i], hard);
    }
    if (options->may_be_empty) {
        utilities[count++] = utility_of(candidate, scenario, &view, NULL, hard);
    }
    double uniform = stream_next(&candidate->noise);
    return skips_reading(candidate) ? (uint32_t)(uniform * count)
                                    : people_choose(utilities, count, uniform);
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
    struct options options = {
        .scenario = table->scenario,
        .decision =
                guide_decision(candidate->guide, table->scenario, DECISION_SECTION, table->section),
        .slots = table->slots,
        .count = table->count,
        .may_be_empty = table->optional,
    };
    return choose(candidate, &options);
}

static uint32_t pick_turn(struct candidate *candidate, const struct table_of_replies *table,
        const struct offered_slot *replies, uint32_t count)
{
    const struct scenario *model = state_scenario(table->state, table->scenario);
    const struct turn *turn = &model->turns[table->turn];
    bool whole = count == turn->slots.count && (turn->flags & TURN_VARIES) == 0;
    struct options options = {
        .scenario = table->scenario,
        .decision = guide_decision(candidate->guide, table->scenario, DECISION_TURN, table->turn),
        .slots = replies,
        .count = count,
        .reach = whole && turn->decision != INDEX_NONE ? &model->turn_reaches[table->turn] : NULL,
    };
    return choose(candidate, &options);
}

static uint32_t pick_reply(struct candidate *candidate, const struct table_of_replies *table)
{
    const struct scenario *model = state_scenario(table->state, table->scenario);
    struct offered_slot replies[OFFER_MAX];
    uint32_t places[OFFER_MAX];
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->count; i++) {
        const struct slot *slot = &model->slots[table->slots[i].slot];
        if ((slot->flags & SLOT_TOPIC) != 0 && asks(candidate, table, i)) {
            return i;
        }
        if (slot_settles(slot)) {
            places[count] = i;
            replies[count++] = table->slots[i];
        }
    }
    if (count == 0) {
        return (uint32_t)(stream_next(&candidate->noise) * table->count);
    }
    return places[pick_turn(candidate, table, replies, count)];
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
