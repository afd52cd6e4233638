// SPDX-License-Identifier: GPL-3.0-or-later
// The conversation: entering turns, what the customer says, and how a contact ends.
#include "game/shift/talk.h"

#include <assert.h>

#include "game/shift/ahead.h"
#include "game/shift/condition.h"
#include "game/shift/promise.h"
#include "game/shift/score.h"
#include "game/shift/watch.h"

enum { SMALLEST_STEP = 5 };

// A bit per slot; one bit is as good as many where there are more than fit.
static uint64_t slots_on_offer(
        const struct telling *telling, struct place place, const struct turn *turn)
{
    const struct slot *slot =
            &state_scenario(telling->state, place.scenario)->slots[turn->slots.first];
    uint64_t offered = 0;
    for (uint32_t i = 0; i < turn->slots.count; i++, slot++) {
        offered |= (uint64_t)slot_on_offer(telling->state, place.scenario, slot) << (i % 64);
    }
    return offered;
}

void talk_leave(const struct telling *telling, struct place place, uint32_t turn)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    uint32_t left = model->turns[turn].left;
    mark(telling, place.scenario, left);
    if (mark_is_weighty(model, left)) {
        promises_open(telling, place.scenario, left, INDEX_NONE);
    }
}

// After the last question of a hub, or at a first turn whose replies all have conditions, nothing
// may be left to say.
void talk_fall_on(const struct telling *telling, struct place place)
{
    uint32_t index = contact_here(telling, place)->turn;
    const struct turn *turn = &state_scenario(telling->state, place.scenario)->turns[index];
    if ((turn->flags & TURN_FALLS) == 0 || slots_on_offer(telling, place, turn) != 0) {
        return;
    }
    score_observes(telling, place, turn->observes);
    score_hub_left(telling, place, index);
    talk_leave(telling, place, index);
    talk_go(telling, place, turn->fall_through);
}

void talk_answer(const struct telling *telling, struct place place)
{
    struct contact_state *at = contact_here(telling, place);
    uint32_t text = at->answer_text;
    at->answer_at = TIME_NONE;
    at->answer_text = INDEX_NONE;
    if (text == INDEX_NONE) {
        talk_customer(telling, place);
        return;
    }
    struct happening said = happening_at(telling, HAPPENED_CUSTOMER_SAID, place);
    said.turn = at->turn;
    said.text = text;
    tell(telling, &said);
    talk_fall_on(telling, place);
}

void talk_answer_later(const struct telling *telling, struct place place, uint32_t text)
{
    const struct contact *contact = contact_model(telling, place);
    struct contact_state *at = contact_here(telling, place);
    if (text == INDEX_NONE) {
        talk_fall_on(telling, place);
        return;
    }
    at->answer_text = text;
    at->answer_at = telling->state->head->now + contact->answers_after;
    if (!channel_written(contact->channel) || contact->answers_after == 0) {
        talk_answer(telling, place);
    }
}

void talk_customer(const struct telling *telling, struct place place)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    uint32_t index = contact_here(telling, place)->turn;
    const struct turn *turn = &model->turns[index];
    if (telling->sink == NULL && (turn->flags & TURN_MOVES) == 0) {
        return; // words that nobody hears
    }
    for (uint32_t i = 0; i < turn->says.count; i++) {
        const struct says *says = &model->says[turn->says.first + i];
        if (!condition_holds(telling->state, place.scenario, says->when)) {
            continue;
        }
        if (says->text != INDEX_NONE) {
            struct happening said = happening_at(telling, HAPPENED_CUSTOMER_SAID, place);
            said.turn = index;
            said.text = says->text;
            tell(telling, &said);
        }
        perform(telling, place, says->effects);
        return;
    }
}

// Steps over visits, returns and turns where nothing is on offer, until somebody has to speak. The
// number of steps is bounded: a story that only falls through would otherwise go round for ever.
static bool settle_target(
        const struct telling *telling, struct place place, struct target *target, uint64_t *offered)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    struct contact_state *at = contact_here(telling, place);
    for (uint32_t steps = 0; steps <= 4 * model->turn_count + 16; steps++) {
        if (target->kind == TARGET_VISIT) {
            assert(at->depth < VISIT_DEPTH_MAX);
            at->visits[at->depth++] = target->index;
            *target =
                    (struct target) { TARGET_TURN, model->visits[target->index].entry & 0xffffff };
        } else if (target->kind == TARGET_RETURN) {
            assert(at->depth > 0);
            *target = model->visits[at->visits[--at->depth]].next;
        } else if (target->kind == TARGET_TURN) {
            const struct turn *turn = &model->turns[target->index];
            *offered = slots_on_offer(telling, place, turn);
            if ((turn->flags & TURN_FALLS) == 0 || *offered != 0) {
                return true;
            }
            *target = turn->fall_through;
        } else {
            return true;
        }
    }
    return false;
}

void talk_go(const struct telling *telling, struct place place, struct target target)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    const struct contact *contact = &model->contacts[place.contact];
    struct contact_state *at = contact_here(telling, place);
    uint64_t offered = 0;
    if (!settle_target(telling, place, &target, &offered)) {
        talk_end(telling, place, OUTCOME_ABANDONED, INDEX_NONE);
        return;
    }
    if (target.kind == TARGET_END) {
        const struct ending *ending = &model->endings[target.index];
        talk_end(telling, place, ending->outcome, ending->says);
        return;
    }
    if (target.kind == TARGET_STAY) {
        return;
    }

    at->turn = target.index;
    at->part_count = 0;
    ahead_of_turn(model, &model->turns[target.index], offered);
    bool answers_later = channel_written(contact->channel) && contact->answers_after > 0;
    if (answers_later && model->turns[target.index].says.count > 0) {
        at->answer_at = telling->state->head->now + contact->answers_after;
    } else {
        talk_customer(telling, place);
    }
}

static void leave_line(const struct telling *telling, struct place place, bool wrap)
{
    struct state_head *head = telling->state->head;
    const struct contact *contact = contact_model(telling, place);
    if (contact->channel == CHANNEL_PHONE) {
        if (head->phone_scenario == place.scenario && head->phone_contact == place.contact) {
            head->phone_scenario = head->phone_contact = INDEX_NONE;
        }
        if (wrap) {
            head->wrap_scenario = place.scenario;
            head->wrap_contact = place.contact;
        }
    } else if (channel_takes_place(contact->channel) && contact_here(telling, place)->taken) {
        head->written_open--;
    }
}

// A return always comes before the end: one that would fall behind it comes at once.
static uint32_t return_time(const struct telling *telling, uint32_t delay)
{
    uint32_t now = telling->state->head->now;
    return now + delay < telling->state->plan->shift->until ? now + delay : now + SMALLEST_STEP;
}

static void schedule_followers(const struct telling *telling, struct place place)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        struct place follower = { place.scenario, i };
        struct contact_state *at = contact_here(telling, follower);
        if (model->contacts[i].after == place.contact && at->phase == CONTACT_LATER) {
            at->arrives = return_time(telling, model->contacts[i].delay);
            watch_contact(telling, follower);
        }
    }
}

void talk_end(const struct telling *telling, struct place place, uint8_t outcome, uint32_t says)
{
    const struct contact *contact = contact_model(telling, place);
    struct contact_state *at = contact_here(telling, place);
    bool wrap = at->taken && contact->wrap_fields.count > 0;
    at->outcome = outcome;
    at->ended_at = telling->state->head->now;
    at->answer_at = TIME_NONE;
    at->hold_until = TIME_NONE;
    at->waited = 0;
    at->phase = wrap ? CONTACT_WRAPPING : CONTACT_CLOSED;
    watch_contact(telling, place);
    leave_line(telling, place, wrap);

    struct happening ended = happening_at(telling, HAPPENED_ENDED, place);
    ended.text = says;
    ended.value = outcome;
    tell(telling, &ended);
    score_observes(telling, place, contact->ended_observes);
    promises_open(telling, place.scenario, INDEX_NONE, place.contact);
    if (contact->out && outcome != OUTCOME_ABANDONED) {
        promises_keep(telling, place.scenario, KEPT_BY_CONTACT, place.contact);
    }
    schedule_followers(telling, place);
}

void talk_abandon(const struct telling *telling, struct place place)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    struct contact_state *at = contact_here(telling, place);
    const struct turn *turn = &model->turns[at->turn];
    // The answer to a topic is awaited at a turn that was reached already.
    bool candidate_next = at->answer_at == TIME_NONE || at->answer_text != INDEX_NONE;
    if (candidate_next && (turn->flags & TURN_COMPOSE) != 0) {
        at->part_count = 0;
        score_compose(telling, place, at->turn);
    } else if (candidate_next) {
        struct chosen nothing = { at->turn, INDEX_NONE, INDEX_NONE, 0 };
        score_turn(telling, place, nothing);
        if ((turn->flags & TURN_HUB) != 0) {
            score_hub_left(telling, place, at->turn);
        }
    }
    talk_end(telling, place, OUTCOME_ABANDONED, INDEX_NONE);
}
