// SPDX-License-Identifier: GPL-3.0-or-later
// Story time passing: due promises, then patience, then arrivals, each moment in that order.
#include "game/shift/advance.h"

#include "game/shift/condition.h"
#include "game/shift/mood.h"
#include "game/shift/promise.h"
#include "game/shift/shift.h"
#include "game/shift/talk.h"

enum { WRITTEN_OPEN_MAX = 3, SILENCE_STEP = 10 };

static uint32_t sooner(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

bool line_is_live(const struct shift_state *state)
{
    const struct state_head *head = state->head;
    return head->phone_scenario != INDEX_NONE &&
            state_contact(state, head->phone_scenario, head->phone_contact)->hold_until ==
            TIME_NONE;
}

// A customer loses patience only while the candidate could have answered.
static bool could_be_answered(
        const struct shift_state *state, const struct contact *contact, struct contact_state *at)
{
    const struct state_head *head = state->head;
    bool phone = contact->channel == CHANNEL_PHONE;
    if (at->phase == CONTACT_QUEUED) {
        bool room = !channel_takes_place(contact->channel) || head->written_open < WRITTEN_OPEN_MAX;
        return phone ? head->phone_scenario == INDEX_NONE && head->wrap_scenario == INDEX_NONE
                     : !line_is_live(state) && room;
    }
    // Who was not written to yet waits for nothing.
    bool unaware = contact->out && !phone && !at->spoken;
    if (at->phase != CONTACT_OPEN || at->answer_at != TIME_NONE || unaware) {
        return false;
    }
    return phone ? at->hold_until == TIME_NONE || at->hold_until <= head->now
                 : !line_is_live(state);
}

static uint32_t patience_of(const struct contact *contact, const struct contact_state *at)
{
    bool first = contact->channel == CHANNEL_PHONE ? at->phase == CONTACT_QUEUED : !at->spoken;
    return first ? contact->patience_first : contact->patience;
}

static bool is_place(struct place place, uint32_t scenario, uint32_t contact)
{
    return place.scenario == scenario && place.contact == contact;
}

// When this contact next needs attention by itself, or `limit`.
static uint32_t contact_moment(const struct shift_state *state, const struct contact *contact,
        struct contact_state *at, bool engaged, uint32_t limit)
{
    uint32_t now = state->head->now;
    if (at->phase == CONTACT_LATER && at->arrives != TIME_NONE) {
        return sooner(limit, at->arrives);
    }
    if (at->phase == CONTACT_OPEN && at->answer_at != TIME_NONE) {
        return sooner(limit, at->answer_at);
    }
    if (at->hold_until > now) {
        return sooner(limit, at->hold_until);
    }
    if (engaged || !could_be_answered(state, contact, at)) {
        return limit;
    }
    uint32_t patience = patience_of(contact, at);
    if (patience != INDEX_NONE && !at->nudged && patience > at->waited) {
        limit = sooner(limit, now + (patience - at->waited));
    }
    if (contact->gives_up_after != INDEX_NONE && contact->gives_up_after > at->waited) {
        limit = sooner(limit, now + (contact->gives_up_after - at->waited));
    }
    return limit;
}

static uint32_t next_stop(const struct shift_state *state, struct place engaged, uint32_t limit)
{
    const struct plan *plan = state->plan;
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        const struct scenario *model = plan->scenarios[s].scenario;
        if (!scenario_active(state, s)) {
            continue;
        }
        const struct promise_state *promise = state_promise(state, s, 0);
        for (uint32_t i = 0; i < model->promise_count; i++, promise++) {
            if (promise_waits(promise)) {
                limit = sooner(limit, promise->due);
            }
        }
        struct contact_state *at = state_contact(state, s, 0);
        for (uint32_t i = 0; i < model->contact_count; i++, at++) {
            if (at->phase < CONTACT_WRAPPING && at->phase != CONTACT_NEVER) {
                limit = contact_moment(
                        state, &model->contacts[i], at, is_place(engaged, s, i), limit);
            }
        }
    }
    return limit > state->head->now ? limit : state->head->now;
}

static void fall_due(const struct telling *telling, uint32_t scenario)
{
    const struct scenario *model = state_scenario(telling->state, scenario);
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise_state *promise = state_promise(telling->state, scenario, i);
        if (promise_waits(promise) && promise->due <= telling->state->head->now) {
            promise_fall_due(telling, scenario, i);
        }
    }
}

static void nudge(const struct telling *telling, struct place place)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    struct range nudges = contact_model(telling, place)->nudges;
    struct contact_state *at = contact_here(telling, place);
    at->nudged = true;
    while (at->nudges < nudges.count) {
        const struct nudge *next = &model->nudges[nudges.first + at->nudges++];
        if (condition_holds(telling->state, place.scenario, next->when)) {
            struct happening said = happening_at(telling, HAPPENED_NUDGE, place);
            said.text = next->text;
            tell(telling, &said);
            return;
        }
    }
}

static void lose_patience(const struct telling *telling, struct place place, uint32_t seconds)
{
    const struct contact *contact = contact_model(telling, place);
    struct contact_state *at = contact_here(telling, place);
    uint32_t patience = patience_of(contact, at);
    uint32_t before = at->waited;
    at->waited += seconds;
    if (patience != INDEX_NONE && at->waited >= patience) {
        uint32_t past = at->waited - patience;
        uint32_t counted = before > patience ? (before - patience) / SILENCE_STEP : 0;
        mood_silence(telling->state, place.scenario, contact->with, past / SILENCE_STEP - counted);
        if (!at->nudged) {
            nudge(telling, place);
        }
    }
    if (contact->gives_up_after != INDEX_NONE && at->waited >= contact->gives_up_after) {
        talk_abandon(telling, place);
    }
}

// Whether a contact waits is asked at the start of the stretch: nothing in between changed it. True
// when somebody left.
static bool pass_patience(
        const struct telling *telling, uint32_t scenario, struct place engaged, uint32_t seconds)
{
    const struct scenario *model = state_scenario(telling->state, scenario);
    struct contact_state *at = state_contact(telling->state, scenario, 0);
    bool left = false;
    for (uint32_t i = 0; i < model->contact_count; i++, at++) {
        bool waiting = at->phase == CONTACT_QUEUED || at->phase == CONTACT_OPEN;
        if (!waiting || is_place(engaged, scenario, i)) {
            continue;
        }
        telling->state->head->now -= seconds;
        bool counts = could_be_answered(telling->state, &model->contacts[i], at);
        telling->state->head->now += seconds;
        if (counts) {
            struct place place = { scenario, i };
            lose_patience(telling, place, seconds);
            left = left || at->phase > CONTACT_OPEN;
        }
    }
    return left;
}

static void arrive(const struct telling *telling, struct place place)
{
    const struct contact *contact = contact_model(telling, place);
    struct contact_state *at = contact_here(telling, place);
    if (!condition_holds(telling->state, place.scenario, contact->when)) {
        at->phase = CONTACT_NEVER;
        return;
    }
    at->phase = CONTACT_QUEUED;
    struct happening arrival = happening_at(telling, HAPPENED_ARRIVAL, place);
    tell(telling, &arrival);
    if (channel_written(contact->channel)) {
        talk_customer(telling, place);
    }
}

static void arrivals(const struct telling *telling, uint32_t scenario)
{
    const struct scenario *model = state_scenario(telling->state, scenario);
    uint32_t now = telling->state->head->now;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        struct place place = { scenario, i };
        struct contact_state *at = contact_here(telling, place);
        if (at->phase == CONTACT_LATER && at->arrives != TIME_NONE && at->arrives <= now) {
            arrive(telling, place);
        } else if (at->phase == CONTACT_OPEN && at->answer_at != TIME_NONE &&
                at->answer_at <= now) {
            talk_answer(telling, place);
        }
    }
}

static void fall_due_all(const struct telling *telling)
{
    for (uint32_t s = 0; s < telling->state->plan->scenario_count; s++) {
        if (scenario_active(telling->state, s)) {
            fall_due(telling, s);
        }
    }
}

static void arrivals_all(const struct telling *telling)
{
    for (uint32_t s = 0; s < telling->state->plan->scenario_count; s++) {
        if (scenario_active(telling->state, s)) {
            arrivals(telling, s);
        }
    }
}

void advance_moment(const struct telling *telling)
{
    fall_due_all(telling);
    arrivals_all(telling);
}

// In a quiet stretch nothing falls due or arrives, unless somebody who leaves makes it.
static void step(const struct telling *telling, struct place engaged, uint32_t seconds, bool quiet)
{
    telling->state->head->now += seconds;
    if (!quiet) {
        fall_due_all(telling);
    }
    bool left = false;
    for (uint32_t s = 0; s < telling->state->plan->scenario_count; s++) {
        if (scenario_active(telling->state, s)) {
            left = pass_patience(telling, s, engaged, seconds) || left;
        }
    }
    if (!quiet || left) {
        arrivals_all(telling);
    }
}

void advance(const struct telling *telling, uint32_t seconds, struct place engaged)
{
    struct state_head *head = telling->state->head;
    uint32_t until = sooner(head->now + seconds, telling->state->plan->shift->until);
    while (head->now < until) {
        uint32_t stop = next_stop(telling->state, engaged, until + 1);
        bool quiet = stop > until;
        // Something that is due already has had its moment; time goes on by its smallest step.
        uint32_t passed = stop > head->now ? stop - head->now : 5;
        step(telling, engaged, sooner(passed, until - head->now), quiet);
    }
}

static uint32_t scenario_moment(const struct shift_state *state, uint32_t s, uint32_t soonest)
{
    const struct scenario *model = state_scenario(state, s);
    uint32_t now = state->head->now;
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise_state *promise = state_promise(state, s, i);
        if (promise_waits(promise)) {
            soonest = sooner(soonest, promise->due);
        }
        bool reminds = promise->planned > now && !promise->kept && !promise->fell_due;
        soonest = reminds ? sooner(soonest, promise->planned) : soonest;
    }
    // Waiting stops where somebody's patience ends: nobody is lost by one careless key.
    for (uint32_t i = 0; i < model->contact_count; i++) {
        soonest = contact_moment(
                state, &model->contacts[i], state_contact(state, s, i), false, soonest);
    }
    return soonest;
}

uint32_t shift_next_moment(const struct shift_state *state)
{
    uint32_t soonest = INDEX_NONE;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        soonest = scenario_active(state, s) ? scenario_moment(state, s, soonest) : soonest;
    }
    return soonest == INDEX_NONE ? TIME_NONE : soonest;
}

bool shift_nothing_left(const struct shift_state *state)
{
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t i = 0; scenario_active(state, s) && i < model->contact_count; i++) {
            uint8_t phase = state_contact(state, s, i)->phase;
            if (phase == CONTACT_QUEUED || phase == CONTACT_OPEN || phase == CONTACT_WRAPPING) {
                return false;
            }
        }
    }
    return shift_next_moment(state) == TIME_NONE;
}
