// SPDX-License-Identifier: GPL-3.0-or-later
// Work at the desk beside the conversations: reading, acting on records, asking the coach.
#include "game/explore/simulate/desk.h"

#include <string.h>

#include "game/base/hash.h"

static bool decide(const struct hand *hand, const struct action *action, uint32_t most,
        struct shift_event *event)
{
    return shift_decide(&hand->state, action, event) == REFUSED_NOT && event->seconds <= most;
}

static bool does(const struct hand *hand, enum decision_kind kind, uint32_t scenario, uint32_t item)
{
    struct deed deed = { kind, scenario, item, NULL };
    return hand->mind->does(hand->mind->who, &deed);
}

static bool tried(
        const struct hand *hand, enum decision_kind kind, uint32_t scenario, uint32_t item)
{
    uint32_t decision = guide_decision(hand->guide, scenario, kind, item);
    return (hand->errands[scenario].tried[decision / 64] >> (decision % 64) & 1) != 0;
}

// False when it was tried before.
static bool try_once(struct hand *hand, enum decision_kind kind, uint32_t scenario, uint32_t item)
{
    uint32_t decision = guide_decision(hand->guide, scenario, kind, item);
    uint64_t *word = &hand->errands[scenario].tried[decision / 64];
    uint64_t bit = UINT64_C(1) << (decision % 64);
    bool first = (*word & bit) == 0;
    *word |= bit;
    return first;
}

bool desk_means_to(struct hand *hand, enum decision_kind kind, uint32_t scenario, uint32_t item)
{
    if (tried(hand, kind, scenario, item)) {
        return false;
    }
    if (does(hand, kind, scenario, item)) {
        return true;
    }
    (void)try_once(hand, kind, scenario, item);
    return false;
}

bool desk_once(struct hand *hand, enum decision_kind kind, uint32_t scenario, uint32_t item)
{
    return try_once(hand, kind, scenario, item) && does(hand, kind, scenario, item);
}

// Reading

// Each person begins at another record, and reads on from there.
static void list_records(struct hand *hand, uint32_t scenario)
{
    const struct scenario *model = state_scenario(&hand->state, scenario);
    struct errands *errands = &hand->errands[scenario];
    uint32_t count = model->record_count;
    uint32_t start = count > 0 ? (uint32_t)(hash_mix(hand->order ^ scenario) % count) : 0;
    errands->listed = true;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t record = (start + i) % count;
        bool known = state_marked(&hand->state, scenario, model->records[record].opened);
        if (!known && does(hand, DECISION_LOOK_UP, scenario, record)) {
            errands->records[errands->record_count++] = record;
        }
    }
}

// Records that only a search brings up are searched for by one of their words.
static bool search(struct hand *hand, uint32_t scenario, uint32_t record, uint32_t seconds,
        struct shift_event *event)
{
    const struct scenario *model = state_scenario(&hand->state, scenario);
    const struct record *at = &model->records[record];
    bool hidden = at->found_by != INDEX_NONE && !state_marked(&hand->state, scenario, at->found);
    if (!hidden || !try_once(hand, DECISION_LOOK_UP, scenario, record)) {
        return false;
    }
    const char *words = scenario_string(model, at->found_by);
    struct action action = { .kind = ACTION_SEARCH,
        .scenario = scenario,
        .contact = INDEX_NONE,
        .item = at->system,
        .text = words };
    return decide(hand, &action, seconds, event);
}

static void drop_record(struct errands *errands, uint32_t at)
{
    errands->record_count--;
    memmove(&errands->records[at], &errands->records[at + 1],
            (errands->record_count - at) * sizeof(*errands->records));
}

// The first moment at which a record that is still to be read comes by its clock.
static uint32_t next_opening(
        const struct scenario *model, const struct errands *errands, uint32_t now)
{
    uint32_t first = TIME_NONE;
    for (uint32_t i = 0; i < errands->record_count; i++) {
        uint32_t from = model->records[errands->records[i]].from;
        bool sooner = from > now && (first == TIME_NONE || from < first);
        first = sooner ? from : first;
    }
    return first;
}

static bool read_next(
        struct hand *hand, uint32_t scenario, uint32_t seconds, struct shift_event *event)
{
    const struct scenario *model = state_scenario(&hand->state, scenario);
    struct errands *errands = &hand->errands[scenario];
    struct action action = { .kind = ACTION_OPEN, .scenario = scenario, .contact = INDEX_NONE };
    uint32_t i = 0;
    uint32_t now = hand->state.head->now;
    bool opened_by_itself = errands->opens_at != TIME_NONE && errands->opens_at <= now;
    if (seconds < hand->state.plan->rules->costs[COST_SEARCH] ||
            (errands->blocked && !opened_by_itself)) {
        return false;
    }
    while (i < errands->record_count) {
        action.item = errands->records[i];
        if (state_marked(&hand->state, scenario, model->records[action.item].opened)) {
            drop_record(errands, i);
            continue;
        }
        if (decide(hand, &action, seconds, event)) {
            drop_record(errands, i);
            return true;
        }
        if (search(hand, scenario, action.item, seconds, event)) {
            return true;
        }
        i++;
    }
    // Only when there was time for every one of them does waiting make sense.
    errands->blocked = seconds >= hand->state.plan->rules->costs[COST_OPEN];
    errands->opens_at = next_opening(model, errands, now);
    return false;
}

uint32_t desk_unread(struct hand *hand, uint32_t scenario)
{
    const struct errands *errands = &hand->errands[scenario];
    uint32_t count = 0;
    for (uint32_t i = 0; i < errands->record_count; i++) {
        count += record_visible(&hand->state, scenario, errands->records[i]) ? 1 : 0;
    }
    return count;
}

// Acting

// The marks that the worth of an act hangs on: whether they are as they were when it was left.
static bool as_when_left(const struct hand *hand, uint32_t scenario, uint32_t act)
{
    const struct guide_scenario *guide = &hand->guide->scenarios[scenario];
    const uint64_t *marks = &hand->state.marks[hand->state.plan->scenarios[scenario].marks];
    const uint64_t *since = &hand->errands[scenario].since[(size_t)act * guide->mark_words];
    for (uint32_t i = 0; i < guide->mark_words; i++) {
        if ((marks[i] & guide->acts[act].asked[i]) != since[i]) {
            return false;
        }
    }
    return true;
}

static void leave_act(struct hand *hand, uint32_t scenario, uint32_t act)
{
    const struct guide_scenario *guide = &hand->guide->scenarios[scenario];
    const uint64_t *marks = &hand->state.marks[hand->state.plan->scenarios[scenario].marks];
    uint64_t *since = &hand->errands[scenario].since[(size_t)act * guide->mark_words];
    hand->errands[scenario].left[act] = guide->acts[act].by_marks;
    for (uint32_t i = 0; i < guide->mark_words; i++) {
        since[i] = marks[i] & guide->acts[act].asked[i];
    }
}

static struct gain try_act(struct hand *hand, const struct shift_event *event)
{
    uint32_t scenario = event->action.scenario;
    uint64_t observes = hand->guide->scenarios[scenario].acts[event->action.item].observes;
    shift_state_copy(&hand->ahead, &hand->state);
    shift_apply(&hand->ahead, event, NULL);
    return guide_gain(&hand->state, &hand->ahead, scenario, observes);
}

// Who left an act leaves it again for as long as it is worth the same.
static bool wants_act(struct hand *hand, const struct shift_event *event)
{
    uint32_t scenario = event->action.scenario;
    uint32_t act = event->action.item;
    if (hand->guide->scenarios[scenario].acts[act].observes == 0) {
        return desk_once(hand, DECISION_ACT, scenario, act);
    }
    if (hand->errands[scenario].left[act] && as_when_left(hand, scenario, act)) {
        return false;
    }
    struct gain gain = try_act(hand, event);
    struct deed deed = { DECISION_ACT, scenario, act, &gain };
    // Done once at most: who doubts does not go to and fro for ever.
    if (hand->mind->does(hand->mind->who, &deed) && try_once(hand, DECISION_ACT, scenario, act)) {
        return true;
    }
    leave_act(hand, scenario, act);
    return false;
}

// What is possible, but takes longer than there is time for, is looked at again when there is.
static bool fits(
        struct hand *hand, const struct action *action, uint32_t seconds, struct shift_event *event)
{
    if (!decide(hand, action, DESK_TIME_ENDLESS, event)) {
        return false;
    }
    bool short_enough = event->seconds <= seconds;
    hand->errands[action->scenario].stale |= !short_enough;
    return short_enough;
}

static bool act_next(
        struct hand *hand, uint32_t scenario, uint32_t seconds, struct shift_event *event)
{
    const struct guide_act *acts = hand->guide->scenarios[scenario].acts;
    uint32_t count = state_scenario(&hand->state, scenario)->act_count;
    struct action action = { .kind = ACTION_ACT, .scenario = scenario, .contact = INDEX_NONE };
    for (uint32_t i = 0; i < count; i++) {
        action.item = i;
        if (state_marked(&hand->state, scenario, acts[i].opened) &&
                !tried(hand, DECISION_ACT, scenario, i) && fits(hand, &action, seconds, event) &&
                wants_act(hand, event)) {
            return true;
        }
    }
    return false;
}

static bool consult_next(struct hand *hand, uint32_t scenario, uint32_t contact, uint32_t seconds,
        struct shift_event *event)
{
    uint32_t count = state_scenario(&hand->state, scenario)->coach_count;
    struct action action = { .kind = ACTION_CONSULT, .scenario = scenario, .contact = contact };
    for (uint32_t i = 0; i < count && contact != INDEX_NONE; i++) {
        action.item = i;
        if (coach_question_available(&hand->state, scenario, i) &&
                fits(hand, &action, seconds, event) && does(hand, DECISION_COACH, scenario, i)) {
            return true;
        }
    }
    return false;
}

bool desk_next(struct hand *hand, uint32_t scenario, uint32_t contact, uint32_t seconds,
        struct shift_event *event)
{
    struct errands *errands = &hand->errands[scenario];
    if (!errands->begun) {
        return false;
    }
    if (!errands->listed) {
        list_records(hand, scenario);
    }
    if (read_next(hand, scenario, seconds, event)) {
        return true;
    }
    if (!errands->stale) {
        return false;
    }
    errands->stale = false;
    bool found = act_next(hand, scenario, seconds, event) ||
            consult_next(hand, scenario, contact, seconds, event);
    errands->stale = errands->stale || found;
    return found;
}
