// SPDX-License-Identifier: GPL-3.0-or-later
// A state set by hand, as no action could.
#include "game/shift/hand.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/shift/advance.h"
#include "game/shift/talk.h"
#include "game/shift/watch.h"

/* ---- before the contact ---- */

static bool comes_before(const struct scenario *model, uint32_t contact, uint32_t other)
{
    const struct contact *at = &model->contacts[contact];
    const struct contact *earlier = &model->contacts[other];
    if (at->has_at && earlier->has_at) {
        return earlier->at < at->at;
    }
    // What it comes after, and what that comes after: as many steps as there are contacts at most.
    for (uint32_t i = 0; i < model->contact_count && at->after != INDEX_NONE; i++) {
        if (at->after == other) {
            return true;
        }
        at = &model->contacts[at->after];
    }
    return at->has_at && earlier->has_at && earlier->at < at->at;
}

static uint32_t time_of(const struct shift_state *state, uint32_t scenario, uint32_t contact)
{
    const struct scenario *model = state_scenario(state, scenario);
    const struct contact *at = &model->contacts[contact];
    uint32_t delay = 0;
    for (uint32_t i = 0; i < model->contact_count && at->after != INDEX_NONE; i++) {
        delay += at->delay;
        at = &model->contacts[at->after];
    }
    uint32_t start = state->plan->shift->start;
    return (at->has_at && at->at > start ? at->at : start) + delay;
}

static void close_earlier(const struct telling *telling, struct place place)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (i == place.contact || !comes_before(model, place.contact, i)) {
            continue;
        }
        struct contact_state *at = state_contact(telling->state, place.scenario, i);
        at->phase = CONTACT_CLOSED;
        at->outcome = OUTCOME_RESOLVED;
        at->taken = at->spoken = true;
        at->arrives = at->ended_at = time_of(telling->state, place.scenario, i);
        mark(telling, place.scenario, model->contacts[i].taken);
    }
}

/* ---- the contact itself ---- */

static size_t passage_size(const char *id)
{
    const char *slash = strchr(id, '/');
    return slash != NULL ? (size_t)(slash - id) : 0;
}

static bool same_passage(const char *a, const char *b)
{
    size_t size = passage_size(a);
    return size == passage_size(b) && strncmp(a, b, size) == 0;
}

// A visit in this contact that leads into the passage of `turn`; INDEX_NONE when it is in none.
static uint32_t visit_into(const struct scenario *model, uint32_t contact, uint32_t turn)
{
    const char *id = scenario_string(model, model->turns[turn].id);
    for (uint32_t i = 0; i < model->visit_count && passage_size(id) > 0; i++) {
        const struct turn *entry = &model->turns[model->visits[i].entry & 0xffffff];
        if (entry->contact == contact && same_passage(scenario_string(model, entry->id), id)) {
            return i;
        }
    }
    return INDEX_NONE;
}

static bool leads_to(struct target target, uint32_t visit)
{
    return target.kind == TARGET_VISIT && target.index == visit;
}

static bool turn_leads_to(const struct scenario *model, uint32_t turn, uint32_t visit)
{
    const struct turn *at = &model->turns[turn];
    bool leads = leads_to(at->sent, visit) || leads_to(at->fall_through, visit);
    for (uint32_t i = at->slots.first; i < at->slots.first + at->slots.count && !leads; i++) {
        leads = leads_to(model->slots[i].next, visit);
    }
    return leads;
}

// A turn from which the story comes to this visit, straight or by visits that follow each other.
static uint32_t turn_before(const struct scenario *model, uint32_t contact, uint32_t visit)
{
    for (uint32_t steps = 0; steps <= model->visit_count; steps++) {
        struct range turns = model->contacts[contact].turns;
        for (uint32_t i = turns.first; i < turns.first + turns.count; i++) {
            if (turn_leads_to(model, i, visit)) {
                return i;
            }
        }
        uint32_t earlier = INDEX_NONE;
        for (uint32_t i = 0; i < model->visit_count; i++) {
            earlier = leads_to(model->visits[i].next, visit) ? i : earlier;
        }
        if (earlier == INDEX_NONE) {
            return INDEX_NONE;
        }
        visit = earlier;
    }
    return INDEX_NONE;
}

// The visits the story would be in at a turn, the outermost first: where its returns lead.
static void stand_at(const struct telling *telling, struct place place, uint32_t turn)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    struct contact_state *at = contact_here(telling, place);
    at->turn = turn;
    at->depth = 0;
    while (turn != INDEX_NONE && at->depth < VISIT_DEPTH_MAX) {
        uint32_t visit = visit_into(model, place.contact, turn);
        if (visit == INDEX_NONE) {
            return;
        }
        memmove(at->visits + 1, at->visits, at->depth * sizeof(*at->visits));
        at->visits[0] = visit;
        at->depth++;
        turn = turn_before(model, place.contact, visit);
    }
}

static void open_line(const struct telling *telling, struct place place)
{
    struct state_head *head = telling->state->head;
    const struct contact *contact = contact_model(telling, place);
    struct contact_state *at = contact_here(telling, place);
    at->phase = CONTACT_OPEN;
    at->taken = true;
    at->arrives = head->now;
    mark(telling, place.scenario, contact->taken);
    head->focus_scenario = place.scenario;
    head->focus_contact = place.contact;
    if (contact->channel == CHANNEL_PHONE) {
        head->phone_scenario = place.scenario;
        head->phone_contact = place.contact;
    } else if (channel_takes_place(contact->channel)) {
        head->written_open++;
    }
}

/* ---- what stays from before ---- */

static void keep_mark(
        struct shift_state *to, const struct shift_state *from, uint32_t scenario, uint32_t number)
{
    uint32_t word = to->plan->scenarios[scenario].marks + number / 64;
    to->marks[word] |= from->marks[word] & UINT64_C(1) << (number % 64);
}

static void keep_scenario(struct shift_state *to, const struct shift_state *from, uint32_t scenario)
{
    const struct scenario *model = state_scenario(from, scenario);
    for (uint32_t i = 0; i < model->fact_count; i++) {
        keep_mark(to, from, scenario, model->facts[i].known);
    }
    for (uint32_t i = 0; i < model->flag_count; i++) {
        keep_mark(to, from, scenario, model->flags[i].mark);
    }
    for (uint32_t i = 0; i < model->customer_count; i++) {
        struct customer_state *at = state_customer(to, scenario, i);
        memcpy(at->mood, state_customer(from, scenario, i)->mood, sizeof(at->mood));
        at->most = at->mood[AXIS_PLEASANTNESS];
        at->sum = at->mood[AXIS_PLEASANTNESS];
    }
}

static void begin_anew(struct shift_state *state)
{
    struct shift_state fresh;
    shift_state_init(&fresh, state->plan, state->head->seed);
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        keep_scenario(&fresh, state, s);
    }
    shift_state_copy(state, &fresh);
    shift_state_finish(&fresh);
}

/* ---- changes ---- */

static void put(const struct telling *telling, const struct hand *hand)
{
    struct place place = { hand->scenario, hand->contact };
    begin_anew(telling->state);
    telling->state->head->now = time_of(telling->state, hand->scenario, hand->contact);
    close_earlier(telling, place);
    stand_at(telling, place, hand->turn);
    open_line(telling, place);
    watch_all(telling->state);
    struct happening taken = happening_at(telling, HAPPENED_TAKEN, place);
    tell(telling, &taken);
    talk_customer(telling, place);
    advance_moment(telling);
}

static int axis_least(int axis)
{
    return axis == AXIS_PLEASANTNESS ? -100 : 0;
}

static bool says_of(const struct named_mood *named, int axis)
{
    return named->least[axis] > axis_least(axis) || named->most[axis] < 100;
}

// "wary" speaks of trust alone and leaves the rest as it is; a whole mood begins as it would begin.
static void set_mood(const struct telling *telling, const struct hand *hand)
{
    const struct named_mood *named = &telling->state->plan->rules->moods[hand->item];
    struct customer_state *at = state_customer(telling->state, hand->scenario, hand->customer);
    bool whole = says_of(named, AXIS_PLEASANTNESS);
    for (int axis = 0; axis < AXIS_OUTCOME; axis++) {
        if (whole || says_of(named, axis)) {
            at->mood[axis] = named->start[axis];
        }
    }
}

static void set_axis(const struct telling *telling, const struct hand *hand)
{
    int least = axis_least((int)hand->item);
    int value = hand->value < least ? least : hand->value > 100 ? 100 : hand->value;
    state_customer(telling->state, hand->scenario, hand->customer)->mood[hand->item] =
            (int16_t)value;
}

void hand_apply(struct shift_state *state, const struct hand *hand, const struct sink *sink)
{
    struct telling telling = { state, sink };
    switch (hand->kind) {
    case HAND_PLACE:
        put(&telling, hand);
        break;
    case HAND_MARK:
        if (hand->on) {
            mark(&telling, hand->scenario, hand->mark);
        } else {
            unmark(&telling, hand->scenario, hand->mark);
        }
        break;
    case HAND_MOOD:
        set_mood(&telling, hand);
        break;
    case HAND_AXIS:
        set_axis(&telling, hand);
        break;
    case HAND_CLOCK:
        state->head->now = hand->seconds;
        advance_moment(&telling);
        break;
    }
}

bool hand_say_again(
        struct shift_state *state, uint32_t scenario, uint32_t contact, const struct sink *sink)
{
    struct telling telling = { state, sink };
    const struct contact_state *at = state_contact(state, scenario, contact);
    if (at->phase != CONTACT_OPEN || at->answer_at != TIME_NONE) {
        return false;
    }
    talk_customer(&telling, (struct place) { scenario, contact });
    return true;
}

void hand_settle(struct shift_state *state)
{
    watch_all(state);
}
