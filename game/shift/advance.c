// SPDX-License-Identifier: GPL-3.0-or-later
// Story time passing: due promises, then patience, then arrivals, each moment in that order.
#include "game/shift/advance.h"

#include "game/shift/condition.h"
#include "game/shift/mood.h"
#include "game/shift/promise.h"
#include "game/shift/shift.h"
#include "game/shift/talk.h"
#include "game/shift/watch.h"

enum { WRITTEN_OPEN_MAX = 3, SILENCE_STEP = 10, SMALLEST_STEP = 5 };

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

// What decides for everybody at once whether the candidate could answer, at the start of a stretch
// of time.
struct desk_now {
    uint32_t now;
    bool live; // somebody listens on the line
    bool free; // for a call: nobody on the line, no form open
    bool room; // for one more conversation in writing
};

static struct desk_now look_at_desk(const struct shift_state *state)
{
    const struct state_head *head = state->head;
    return (struct desk_now) {
        .now = head->now,
        .live = line_is_live(state),
        .free = head->phone_scenario == INDEX_NONE && head->wrap_scenario == INDEX_NONE,
        .room = head->written_open < WRITTEN_OPEN_MAX,
    };
}

// A customer loses patience only while the candidate could have answered.
static bool could_be_answered(
        const struct desk_now *desk, const struct contact *contact, const struct contact_state *at)
{
    bool phone = contact->channel == CHANNEL_PHONE;
    if (at->phase == CONTACT_QUEUED) {
        return phone ? desk->free
                     : !desk->live && (desk->room || !channel_takes_place(contact->channel));
    }
    // Who was not written to yet waits for nothing.
    bool unaware = contact->out && !phone && !at->spoken;
    if (at->phase != CONTACT_OPEN || at->answer_at != TIME_NONE || unaware) {
        return false;
    }
    return phone ? at->hold_until <= desk->now : !desk->live;
}

static uint32_t patience_of(const struct contact *contact, const struct contact_state *at)
{
    bool first = contact->channel == CHANNEL_PHONE ? at->phase == CONTACT_QUEUED : !at->spoken;
    return first ? contact->patience_first : contact->patience;
}

static bool is_place(struct place place, const struct plan_part *part)
{
    return place.scenario == part->scenario && place.contact == part->index;
}

// When somebody who waits needs attention, or `limit`.
static uint32_t patience_moment(const struct desk_now *desk, const struct contact *contact,
        const struct contact_state *at, uint32_t limit)
{
    uint32_t patience = patience_of(contact, at);
    if (patience != INDEX_NONE && !at->nudged && patience > at->waited) {
        limit = sooner(limit, desk->now + (patience - at->waited));
    }
    if (contact->gives_up_after != INDEX_NONE && contact->gives_up_after > at->waited) {
        limit = sooner(limit, desk->now + (contact->gives_up_after - at->waited));
    }
    return limit;
}

// Time as far as who is here lets it pass without anything happening.
struct stretch {
    uint32_t stop;
    bool somebody_waits;
};

static void look_at(const struct desk_now *desk, const struct contact *contact,
        const struct contact_state *at, bool engaged, struct stretch *stretch)
{
    if (at->phase == CONTACT_OPEN && at->answer_at != TIME_NONE) {
        stretch->stop = sooner(stretch->stop, at->answer_at);
    } else if (at->hold_until > desk->now) {
        stretch->stop = sooner(stretch->stop, at->hold_until);
    } else if (!engaged && could_be_answered(desk, contact, at)) {
        stretch->stop = patience_moment(desk, contact, at, stretch->stop);
        stretch->somebody_waits = true;
    }
}

static struct stretch look_at_all(const struct shift_state *state, const struct desk_now *desk,
        struct place engaged, uint32_t limit)
{
    const struct plan *plan = state->plan;
    struct stretch stretch = { limit, false };
    STATE_EACH_BIT(rank, state->present, plan->contact_words)
    {
        const struct plan_part *part = &plan->contacts[rank];
        look_at(desk, part->contact, &state->contacts[part->place], is_place(engaged, part),
                &stretch);
    }
    return stretch;
}

static void fall_due(const struct telling *telling)
{
    const struct shift_state *state = telling->state;
    if (state->head->next_due > state->head->now) {
        return;
    }
    STATE_EACH_BIT(rank, state->waiting, state->plan->promise_words)
    {
        const struct plan_part *part = &state->plan->promises[rank];
        if (state->promises[part->place].due <= state->head->now) {
            promise_fall_due(telling, part->scenario, part->index);
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

// Whether a contact waits was so from the start of the stretch: nothing in between changed it. True
// when somebody left.
static bool pass_patience(const struct telling *telling, const struct desk_now *desk,
        struct place engaged, uint32_t seconds)
{
    struct shift_state *state = telling->state;
    bool left = false;
    STATE_EACH_BIT(rank, state->present, state->plan->contact_words)
    {
        const struct plan_part *part = &state->plan->contacts[rank];
        const struct contact_state *at = &state->contacts[part->place];
        if (!is_place(engaged, part) && could_be_answered(desk, part->contact, at)) {
            lose_patience(telling, (struct place) { part->scenario, part->index }, seconds);
            left = left || at->phase > CONTACT_OPEN;
        }
    }
    return left;
}

static void arrive(const struct telling *telling, struct place place)
{
    const struct contact *contact = contact_model(telling, place);
    bool comes = condition_holds(telling->state, place.scenario, contact->when);
    contact_here(telling, place)->phase = comes ? CONTACT_QUEUED : CONTACT_NEVER;
    watch_contact(telling, place);
    if (!comes) {
        return;
    }
    struct happening arrival = happening_at(telling, HAPPENED_ARRIVAL, place);
    tell(telling, &arrival);
    if (channel_written(contact->channel)) {
        talk_customer(telling, place);
    }
}

static bool somebody_comes(const struct shift_state *state)
{
    uint32_t now = state->head->now;
    STATE_EACH_BIT(rank, state->present, state->plan->contact_words)
    {
        const struct contact_state *at = &state->contacts[state->plan->contacts[rank].place];
        if (at->answer_at != TIME_NONE && at->answer_at <= now) {
            return true;
        }
    }
    return state->head->next_arrival <= now;
}

// Where nobody is to come yet, only who is here can have written. Asked at every step of a walk:
// who ends may bring somebody along.
static const uint64_t *who_comes(const struct shift_state *state)
{
    return state->head->next_arrival <= state->head->now ? state->watched : state->present;
}

static void arrivals(const struct telling *telling)
{
    const struct shift_state *state = telling->state;
    uint32_t now = state->head->now;
    if (!somebody_comes(state)) {
        return;
    }
    uint32_t words = state->plan->contact_words;
    for (uint32_t rank = state_bit_from(who_comes(state), words, 0); rank != INDEX_NONE;
            rank = state_bit_from(who_comes(state), words, rank + 1)) {
        const struct plan_part *part = &state->plan->contacts[rank];
        const struct contact_state *at = &state->contacts[part->place];
        if (at->phase == CONTACT_LATER && at->arrives <= now) {
            arrive(telling, (struct place) { part->scenario, part->index });
        } else if (at->phase == CONTACT_OPEN && at->answer_at != TIME_NONE &&
                at->answer_at <= now) {
            talk_answer(telling, (struct place) { part->scenario, part->index });
        }
    }
}

void advance_moment(const struct telling *telling)
{
    fall_due(telling);
    arrivals(telling);
}

// A stretch of time in which nothing happens but at its end; in a quiet one nothing falls due or
// arrives then, unless somebody who leaves makes it.
static void step(const struct telling *telling, struct place engaged, uint32_t until)
{
    struct state_head *head = telling->state->head;
    struct desk_now desk = look_at_desk(telling->state);
    uint32_t limit = sooner(until + 1, sooner(head->next_due, head->next_arrival));
    struct stretch stretch = look_at_all(telling->state, &desk, engaged, limit);
    bool quiet = stretch.stop > until;
    // Something that is due already has had its moment; time goes on by its smallest step.
    uint32_t passed = stretch.stop > head->now ? stretch.stop - head->now : SMALLEST_STEP;
    passed = sooner(passed, until - head->now);
    head->now += passed;
    if (!quiet) {
        fall_due(telling);
    }
    bool left = stretch.somebody_waits && pass_patience(telling, &desk, engaged, passed);
    if (!quiet || left) {
        arrivals(telling);
    }
}

void advance(const struct telling *telling, uint32_t seconds, struct place engaged)
{
    const struct state_head *head = telling->state->head;
    uint32_t until = sooner(head->now + seconds, telling->state->plan->shift->until);
    while (head->now < until) {
        step(telling, engaged, until);
    }
}

// Waiting stops where somebody's patience ends: nobody is lost by one careless key.
uint32_t shift_next_moment(const struct shift_state *state)
{
    const struct plan *plan = state->plan;
    uint32_t soonest = sooner(state->head->next_due, state->head->next_arrival);
    STATE_EACH_BIT(rank, state->waiting, plan->promise_words)
    {
        const struct plan_part *part = &plan->promises[rank];
        const struct promise_state *promise = &state->promises[part->place];
        bool reminds = promise->planned > state->head->now && !promise->kept;
        soonest = reminds ? sooner(soonest, promise->planned) : soonest;
    }
    struct desk_now desk = look_at_desk(state);
    struct place nobody = { INDEX_NONE, INDEX_NONE };
    soonest = look_at_all(state, &desk, nobody, soonest).stop;
    return soonest == INDEX_NONE ? TIME_NONE : soonest;
}

bool shift_nothing_left(const struct shift_state *state)
{
    bool somebody = state_bit_from(state->present, state->plan->contact_words, 0) != INDEX_NONE;
    return !somebody && shift_next_moment(state) == TIME_NONE;
}
