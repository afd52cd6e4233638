// SPDX-License-Identifier: GPL-3.0-or-later
// What is on the table: the slots of a turn in the order this candidate sees, and what can be done.
#include "game/shift/offer.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/shift/condition.h"

uint32_t slot_wording_known(
        const struct shift_state *state, uint32_t scenario, const struct slot *slot)
{
    const struct scenario *model = state_scenario(state, scenario);
    uint32_t at = slot->first_wording;
    uint32_t general = at + slot->wording_count - 1;
    while (at < general && !condition_holds(state, scenario, model->wordings[at].when)) {
        at++;
    }
    return at;
}

static bool may_speak(const struct contact_state *at)
{
    return at->phase == CONTACT_OPEN && at->answer_at == TIME_NONE;
}

// By the rank of its key under this seed: the same at every visit. Each is counted to its place: a
// comparison that nobody can foresee costs less as a sum than as a branch.
static void order_by_rank(struct offer *offer, const uint64_t *ranks)
{
    struct offered_slot slots[OFFER_MAX];
    uint32_t places[OFFER_MAX];
    for (uint32_t i = 0; i < offer->count; i++) {
        slots[i] = offer->slots[i];
        places[i] = 0;
        for (uint32_t j = 0; j < i; j++) {
            uint32_t ahead = ranks[j] > ranks[i];
            places[j] += ahead;
            places[i] += 1 - ahead;
        }
    }
    for (uint32_t i = 0; i < offer->count; i++) {
        offer->slots[places[i]] = slots[i];
    }
}

void shift_offer(
        const struct shift_state *state, uint32_t scenario, uint32_t contact, struct offer *offer)
{
    const struct scenario *model = state_scenario(state, scenario);
    const struct contact_state *at = state_contact(state, scenario, contact);
    offer->turn = INDEX_NONE;
    offer->count = 0;
    if (!may_speak(at)) {
        return;
    }

    const struct turn *turn = &model->turns[at->turn];
    bool keep_order = (turn->flags & (TURN_KEEP_ORDER | TURN_COMPOSE)) != 0;
    uint64_t seed = hash_mix(state->head->seed);
    uint64_t ranks[OFFER_MAX];
    offer->turn = at->turn;
    for (uint32_t i = 0; i < turn->slots.count && offer->count < OFFER_MAX; i++) {
        uint32_t index = turn->slots.first + i;
        const struct slot *slot = &model->slots[index];
        if (slot_on_offer(state, scenario, slot)) {
            ranks[offer->count] = hash_mix(slot->key ^ seed);
            offer->slots[offer->count++] =
                    (struct offered_slot) { index, slot_wording(state, scenario, index) };
        }
    }
    if (!keep_order) {
        order_by_rank(offer, ranks);
    }
}

bool slot_offered(const struct shift_state *state, uint32_t scenario, uint32_t contact,
        uint32_t turn, uint32_t slot)
{
    const struct scenario *model = state_scenario(state, scenario);
    const struct contact_state *at = state_contact(state, scenario, contact);
    struct range slots = model->turns[at->turn].slots;
    return may_speak(at) && at->turn == turn && slot - slots.first < slots.count &&
            slot_on_offer(state, scenario, &model->slots[slot]);
}

// A scenario's records lie on the desk from the moment its first contact does.
static bool scenario_begun(const struct shift_state *state, uint32_t scenario)
{
    const struct scenario *model = state_scenario(state, scenario);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        uint8_t phase = state_contact(state, scenario, i)->phase;
        if (phase != CONTACT_LATER && phase != CONTACT_NEVER) {
            return true;
        }
    }
    return false;
}

// What the centre itself keeps lies there all morning; a client's shelf opens with its customer.
bool record_visible(const struct shift_state *state, uint32_t scenario, uint32_t record)
{
    const struct record *model = &state_scenario(state, scenario)->records[record];
    bool after = model->after == INDEX_NONE ||
            state_contact(state, scenario, model->after)->ended_at != TIME_NONE;
    bool found = model->found_by == INDEX_NONE || state_marked(state, scenario, model->found);
    return after && found && state->head->now >= model->from && scenario_active(state, scenario) &&
            (model->of_centre || scenario_begun(state, scenario)) &&
            condition_holds(state, scenario, model->when);
}

bool records_shared(
        const struct scenario *a, uint32_t record_a, const struct scenario *b, uint32_t record_b)
{
    const struct record *one = &a->records[record_a];
    const struct record *other = &b->records[record_b];
    return one->of_pack && other->of_pack &&
            strcmp(scenario_string(a, one->pack), scenario_string(b, other->pack)) == 0 &&
            strcmp(scenario_string(a, one->id), scenario_string(b, other->id)) == 0;
}

bool record_act_available(const struct shift_state *state, uint32_t scenario, uint32_t act)
{
    const struct scenario *model = state_scenario(state, scenario);
    const struct record_act *at = &model->acts[act];
    bool undoable =
            at->undoes == INDEX_NONE || state_marked(state, scenario, model->acts[at->undoes].done);
    return undoable && !state_marked(state, scenario, at->done) &&
            record_visible(state, scenario, at->record) &&
            state_marked(state, scenario, model->records[at->record].opened) &&
            condition_holds(state, scenario, at->when);
}

bool contact_can_begin(const struct shift_state *state, uint32_t scenario, uint32_t contact)
{
    const struct contact *model = &state_scenario(state, scenario)->contacts[contact];
    return model->out && state_contact(state, scenario, contact)->phase == CONTACT_LATER &&
            scenario_active(state, scenario) && scenario_begun(state, scenario) &&
            condition_holds(state, scenario, model->when);
}

bool coach_question_available(const struct shift_state *state, uint32_t scenario, uint32_t question)
{
    const struct coach_question *model = &state_scenario(state, scenario)->coach[question];
    return !state_marked(state, scenario, model->asked) &&
            condition_holds(state, scenario, model->when);
}
