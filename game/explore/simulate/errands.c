// SPDX-License-Identifier: GPL-3.0-or-later
// What to do next in a shift: the order in which a competent colleague does things.
#include "game/explore/simulate/errands.h"

#include "game/explore/simulate/attend.h"
#include "game/explore/simulate/desk.h"
#include "game/shift/promise.h"

enum { PLAN_AHEAD = 300, STEP = 5 };

struct spot {
    uint32_t scenario; // INDEX_NONE = nowhere
    uint32_t contact;
    uint32_t waited;
};

// Who wants something, found in one walk over all contacts.
struct look_round {
    struct spot form; // to be wrapped up
    struct spot ringing;
    struct spot answer; // a written conversation where the candidate is next
    struct spot message;
};

static bool decide(const struct hand *hand, const struct action *action, struct shift_event *event)
{
    return shift_decide(&hand->state, action, event) == REFUSED_NOT;
}

static struct action action_of(enum action_kind kind, uint32_t scenario, uint32_t contact)
{
    return (struct action) { .kind = kind, .scenario = scenario, .contact = contact };
}

// The one who has waited longest; of equals the first, as they stand in the shift.
static void keep_longest(struct spot *spot, const struct plan_part *part, uint32_t waited)
{
    bool earlier = spot->scenario == part->scenario && part->index < spot->contact;
    if (spot->scenario == INDEX_NONE || waited > spot->waited ||
            (waited == spot->waited && earlier)) {
        *spot = (struct spot) { part->scenario, part->index, waited };
    }
}

static void look_at(
        const struct contact_state *at, const struct plan_part *part, struct look_round *round)
{
    bool phone = part->contact->channel == CHANNEL_PHONE;
    if (at->phase == CONTACT_WRAPPING) {
        keep_longest(&round->form, part, 0);
    } else if (at->phase == CONTACT_QUEUED) {
        keep_longest(phone ? &round->ringing : &round->message, part, at->waited);
    } else if (!phone && at->answer_at == TIME_NONE) {
        keep_longest(&round->answer, part, at->waited);
    }
}

static struct look_round look_round(const struct shift_state *state)
{
    const struct spot nowhere = { INDEX_NONE, INDEX_NONE, 0 };
    struct look_round round = { nowhere, nowhere, nowhere, nowhere };
    STATE_EACH_BIT(rank, state->present, state->plan->contact_words)
    {
        const struct plan_part *part = &state->plan->contacts[rank];
        look_at(&state->contacts[part->place], part, &round);
    }
    return round;
}

static bool wrap_up(struct hand *hand, struct spot spot, struct shift_event *event)
{
    if (spot.scenario == INDEX_NONE) {
        return false;
    }
    const struct scenario *model = state_scenario(&hand->state, spot.scenario);
    struct range fields = model->contacts[spot.contact].wrap_fields;
    struct action action = action_of(ACTION_WRAP, spot.scenario, spot.contact);
    for (uint32_t i = 0; i < fields.count; i++) {
        action.codes[i] =
                hand->mind->codes(hand->mind->who, &hand->state, spot.scenario, fields.first + i);
    }
    return decide(hand, &action, event);
}

static bool take(struct hand *hand, struct spot spot, struct shift_event *event)
{
    struct action action = action_of(ACTION_TAKE, spot.scenario, spot.contact);
    struct shift_event taking;
    if (spot.scenario == INDEX_NONE || !decide(hand, &action, &taking)) {
        return false;
    }
    if (attend_before(hand, spot.scenario, spot.contact, event)) {
        return true;
    }
    *event = taking;
    return true;
}

// Promises

static bool plan_promise(
        struct hand *hand, uint32_t scenario, uint32_t promise, struct shift_event *event)
{
    const struct promise_state *at = state_promise(&hand->state, scenario, promise);
    if (!at->promised || at->planned != TIME_NONE || at->kept || at->fell_due ||
            !desk_once(hand, DECISION_PLAN, scenario, promise)) {
        return false;
    }
    uint32_t now = hand->state.head->now;
    bool early = at->due > now + PLAN_AHEAD;
    struct action action = action_of(ACTION_PLAN, scenario, INDEX_NONE);
    action.item = promise;
    action.seconds = (early ? at->due - PLAN_AHEAD : at->due) / STEP * STEP;
    return decide(hand, &action, event);
}

// What was planned is done when its time has come; the rest is done at once, or not at all.
static bool time_to_keep(struct hand *hand, uint32_t scenario, uint32_t promise)
{
    const struct promise_state *at = state_promise(&hand->state, scenario, promise);
    if (!at->opened || at->kept) {
        return false;
    }
    return at->planned != TIME_NONE ? hand->state.head->now >= at->planned
                                    : desk_means_to(hand, DECISION_KEEP, scenario, promise);
}

static bool keep_promise(
        struct hand *hand, uint32_t scenario, uint32_t promise, struct shift_event *event)
{
    const struct promise *model = &state_scenario(&hand->state, scenario)->promises[promise];
    if (!time_to_keep(hand, scenario, promise) || model->kept_by == KEPT_BY_REPLY) {
        return false;
    }
    bool contact = model->kept_by == KEPT_BY_CONTACT;
    struct action action = action_of(
            contact ? ACTION_OUT : ACTION_ACT, scenario, contact ? model->keeper : INDEX_NONE);
    action.item = contact ? 0 : model->keeper;
    return decide(hand, &action, event);
}

// Who sees that it will not be in time, or was not, says so.
static bool report_promise(
        struct hand *hand, uint32_t scenario, uint32_t promise, struct shift_event *event)
{
    const struct promise_state *at = state_promise(&hand->state, scenario, promise);
    if (!at->promised || at->kept) {
        return false;
    }
    struct action action = action_of(ACTION_REPORT_LATE, scenario, INDEX_NONE);
    action.item = promise;
    if (!decide(hand, &action, event)) {
        return false;
    }
    uint32_t next = at->fell_due ? TIME_NONE : shift_next_moment(&hand->state);
    bool pressing = next == TIME_NONE || next >= at->due;
    return pressing && desk_once(hand, DECISION_REPORT, scenario, promise);
}

typedef bool (*promise_step)(
        struct hand *hand, uint32_t scenario, uint32_t promise, struct shift_event *event);

static bool each_promise(struct hand *hand, promise_step step, struct shift_event *event)
{
    for (uint32_t s = 0; s < hand->state.plan->scenario_count; s++) {
        uint32_t count = state_scenario(&hand->state, s)->promise_count;
        count = scenario_active(&hand->state, s) ? count : 0;
        for (uint32_t i = 0; i < count; i++) {
            if (step(hand, s, i, event)) {
                return true;
            }
        }
    }
    return false;
}

static bool plan_promises(struct hand *hand, struct shift_event *event)
{
    for (uint32_t s = 0; hand->promised && s < hand->state.plan->scenario_count; s++) {
        uint32_t count = state_scenario(&hand->state, s)->promise_count;
        for (uint32_t i = 0; i < count; i++) {
            if (plan_promise(hand, s, i, event)) {
                return true;
            }
        }
    }
    hand->promised = false;
    return false;
}

// Contacts that the candidate may begin, and that no promise asks for.
static bool begin_contact(struct hand *hand, uint32_t s, struct shift_event *event)
{
    const struct guide_scenario *guide = &hand->guide->scenarios[s];
    uint32_t count = guide->has_free_out ? state_scenario(&hand->state, s)->contact_count : 0;
    for (uint32_t c = 0; c < count; c++) {
        struct action action = action_of(ACTION_OUT, s, c);
        if (guide->free_out[c] && decide(hand, &action, event) &&
                desk_once(hand, DECISION_BEGIN, s, c)) {
            return true;
        }
    }
    return false;
}

static uint32_t any_taken(const struct hand *hand, uint32_t s)
{
    uint32_t count = state_scenario(&hand->state, s)->contact_count;
    for (uint32_t c = 0; c < count; c++) {
        if (state_contact(&hand->state, s, c)->taken) {
            return c;
        }
    }
    return INDEX_NONE;
}

static bool quiet_work(struct hand *hand, struct shift_event *event)
{
    for (uint32_t s = 0; s < hand->state.plan->scenario_count; s++) {
        if (!scenario_active(&hand->state, s) || !hand->errands[s].begun) {
            continue;
        }
        if (begin_contact(hand, s, event) ||
                desk_next(hand, s, any_taken(hand, s), DESK_TIME_ENDLESS, event)) {
            return true;
        }
    }
    return false;
}

static bool pass_time(struct hand *hand, struct shift_event *event)
{
    if (each_promise(hand, report_promise, event)) {
        return true;
    }
    struct action wait = action_of(ACTION_WAIT, 0, INDEX_NONE);
    struct action finish = action_of(ACTION_FINISH, 0, INDEX_NONE);
    return decide(hand, &wait, event) || decide(hand, &finish, event);
}

static bool on_the_line(struct hand *hand, struct shift_event *event)
{
    uint32_t scenario = hand->state.head->phone_scenario;
    uint32_t contact = hand->state.head->phone_contact;
    if (state_contact(&hand->state, scenario, contact)->hold_until != TIME_NONE) {
        return attend_on_hold(hand, scenario, contact, event);
    }
    return attend_next(hand, scenario, contact, event);
}

bool errands_next(struct hand *hand, struct shift_event *event)
{
    if (plan_promises(hand, event)) {
        return true;
    }
    if (hand->state.head->phone_scenario != INDEX_NONE) {
        return on_the_line(hand, event);
    }
    if (hand->letter_count > 0 && attend_letter(hand, event)) {
        return true;
    }
    struct look_round round = look_round(&hand->state);
    if (wrap_up(hand, round.form, event) || take(hand, round.ringing, event)) {
        return true;
    }
    if (round.answer.scenario != INDEX_NONE &&
            attend_next(hand, round.answer.scenario, round.answer.contact, event)) {
        return true;
    }
    return take(hand, round.message, event) || each_promise(hand, keep_promise, event) ||
            quiet_work(hand, event) || pass_time(hand, event);
}
