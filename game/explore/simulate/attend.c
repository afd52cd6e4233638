// SPDX-License-Identifier: GPL-3.0-or-later
// Attending to one conversation: reading first, then the reply, or the letter part by part.
#include "game/explore/simulate/attend.h"

#include <string.h>

#include "game/explore/simulate/desk.h"

enum { STRETCH_MOST = 120, HOLD_LEAST = 60 };

static bool decide(const struct hand *hand, const struct action *action, struct shift_event *event)
{
    return shift_decide(&hand->state, action, event) == REFUSED_NOT;
}

// Half of the patience is left to the customer, and nobody reads for minutes on end.
static uint32_t spare_seconds(const struct hand *hand, uint32_t scenario, uint32_t contact)
{
    const struct contact *model = &state_scenario(&hand->state, scenario)->contacts[contact];
    const struct contact_state *at = state_contact(&hand->state, scenario, contact);
    bool first = model->channel == CHANNEL_PHONE ? at->phase == CONTACT_QUEUED : !at->spoken;
    uint32_t patience = first ? model->patience_first : model->patience;
    if (patience == INDEX_NONE) {
        return STRETCH_MOST;
    }
    uint32_t half = patience / 2 < STRETCH_MOST ? patience / 2 : STRETCH_MOST;
    return half > at->waited ? half - at->waited : 0;
}

// Letters

static uint32_t parts_of_section(const struct scenario *model, const struct offer *offer,
        uint32_t section, struct offered_slot *slots)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < offer->count; i++) {
        if (model->slot_rests[offer->slots[i].slot].section == section) {
            slots[count++] = offer->slots[i];
        }
    }
    return count;
}

static void pick_part(struct hand *hand, struct table_of_replies table, const struct offer *offer,
        uint32_t section)
{
    const struct scenario *model = state_scenario(table.state, table.scenario);
    struct offered_slot slots[OFFER_MAX];
    table.section = section;
    table.optional = model->sections[section].optional;
    table.slots = slots;
    table.count = parts_of_section(model, offer, section, slots);
    if (table.count == 0) {
        return;
    }
    uint32_t picked = hand->mind->picks(hand->mind->who, &table);
    if (picked < table.count) {
        hand->letter[hand->letter_count++] = slots[picked].slot;
    }
}

static void move_part(struct hand *hand, uint32_t from, uint32_t to)
{
    uint32_t moved = hand->letter[from];
    memmove(&hand->letter[to + 1], &hand->letter[to], (from - to) * sizeof(moved));
    hand->letter[to] = moved;
}

// The section a rule wants first comes first, behind a greeting that every letter has; or, for who
// does not see that, another one does.
static void order_letter(struct hand *hand, uint32_t scenario, const struct turn *turn)
{
    const struct scenario *model = state_scenario(&hand->state, scenario);
    struct range rules = turn_compose(model, turn).rules;
    for (uint32_t i = rules.first; i < rules.first + rules.count; i++) {
        if (!model->rules[i].order || hand->letter_count < 2) {
            continue;
        }
        uint32_t wanted = model->section_lists[model->rules[i].sections.first];
        const struct section *first = &model->sections[model->slot_rests[hand->letter[0]].section];
        uint32_t front = first->optional ? 0 : 1;
        bool leads = hand->mind->leads(hand->mind->who, scenario, i);
        for (uint32_t at = front; at < hand->letter_count; at++) {
            bool is_wanted = model->slot_rests[hand->letter[at]].section == wanted;
            if (is_wanted == leads) {
                move_part(hand, at, front);
                break;
            }
        }
    }
}

static void plan_letter(struct hand *hand, struct table_of_replies table, const struct offer *offer)
{
    const struct scenario *model = state_scenario(table.state, table.scenario);
    const struct turn *turn = &model->turns[table.turn];
    hand->letter_count = hand->letter_next = 0;
    hand->letter_scenario = table.scenario;
    hand->letter_contact = table.contact;
    struct range sections = turn_compose(model, turn).sections;
    for (uint32_t i = 0; i < sections.count; i++) {
        pick_part(hand, table, offer, sections.first + i);
    }
    if (hand->letter_count == 0) {
        hand->letter[hand->letter_count++] = offer->slots[0].slot;
    }
    order_letter(hand, table.scenario, turn);
}

bool attend_letter(struct hand *hand, struct shift_event *event)
{
    const struct contact_state *at =
            state_contact(&hand->state, hand->letter_scenario, hand->letter_contact);
    struct action action = {
        .scenario = hand->letter_scenario, .contact = hand->letter_contact, .turn = at->turn
    };
    while (hand->letter_next < hand->letter_count) {
        action.kind = ACTION_PART;
        action.slot = hand->letter[hand->letter_next++];
        if (decide(hand, &action, event)) {
            return true;
        }
    }
    hand->letter_count = hand->letter_next = 0;
    action.kind = ACTION_SEND;
    return decide(hand, &action, event);
}

// Replies

// What stays in the turn is said once: a story may allow it for ever.
static void leave_out_stays(const struct hand *hand, uint32_t scenario, struct offer *offer)
{
    const struct scenario *model = state_scenario(&hand->state, scenario);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < offer->count; i++) {
        const struct slot *slot = &model->slots[offer->slots[i].slot];
        bool again =
                (slot->flags & SLOT_STAYS) != 0 && state_marked(&hand->state, scenario, slot->said);
        if (!again) {
            offer->slots[kept++] = offer->slots[i];
        }
    }
    offer->count = kept > 0 ? kept : offer->count;
}

static bool reply_next(
        struct hand *hand, uint32_t scenario, uint32_t contact, struct shift_event *event)
{
    struct offer offer;
    shift_offer(&hand->state, scenario, contact, &offer);
    if (offer.count == 0) {
        return false;
    }
    const struct turn *turn = &state_scenario(&hand->state, scenario)->turns[offer.turn];
    struct table_of_replies table = { &hand->state, scenario, contact, offer.turn, INDEX_NONE,
        false, offer.count, offer.slots };
    if ((turn->flags & TURN_COMPOSE) != 0) {
        plan_letter(hand, table, &offer);
        return attend_letter(hand, event);
    }
    leave_out_stays(hand, scenario, &offer);
    table.count = offer.count;
    uint32_t picked = hand->mind->picks(hand->mind->who, &table);
    struct action action = { .kind = ACTION_REPLY,
        .scenario = scenario,
        .contact = contact,
        .turn = offer.turn,
        .slot = offer.slots[picked].slot };
    return decide(hand, &action, event);
}

// Holding

static bool hold_next(
        struct hand *hand, uint32_t scenario, uint32_t contact, struct shift_event *event)
{
    const struct contact_state *at = state_contact(&hand->state, scenario, contact);
    bool here = hand->held_scenario == scenario && hand->held_turn == at->turn;
    uint32_t unread = here ? 0 : desk_unread(hand, scenario);
    bool wanted = hand->mind->always_holds ||
            (unread > 0 && desk_once(hand, DECISION_HOLD, scenario, contact));
    if (here || !wanted) {
        return false;
    }
    uint32_t seconds = unread * hand->state.plan->rules->costs[COST_OPEN];
    seconds = seconds < HOLD_LEAST ? HOLD_LEAST : seconds;
    struct action action = { .kind = ACTION_HOLD,
        .scenario = scenario,
        .contact = contact,
        .seconds = seconds < HOLD_SECONDS_MAX ? seconds : HOLD_SECONDS_MAX };
    hand->held_scenario = scenario;
    hand->held_turn = at->turn;
    return decide(hand, &action, event);
}

bool attend_on_hold(
        struct hand *hand, uint32_t scenario, uint32_t contact, struct shift_event *event)
{
    uint32_t until = state_contact(&hand->state, scenario, contact)->hold_until;
    uint32_t now = hand->state.head->now;
    if (until > now && desk_next(hand, scenario, contact, until - now, event)) {
        return true;
    }
    struct action action = { .kind = ACTION_RESUME, .scenario = scenario, .contact = contact };
    return decide(hand, &action, event);
}

bool attend_next(struct hand *hand, uint32_t scenario, uint32_t contact, struct shift_event *event)
{
    const struct contact *model = &state_scenario(&hand->state, scenario)->contacts[contact];
    uint32_t seconds = spare_seconds(hand, scenario, contact);
    if (desk_next(hand, scenario, contact, seconds, event)) {
        return true;
    }
    if (model->channel == CHANNEL_PHONE && hold_next(hand, scenario, contact, event)) {
        return true;
    }
    return reply_next(hand, scenario, contact, event);
}

bool attend_before(
        struct hand *hand, uint32_t scenario, uint32_t contact, struct shift_event *event)
{
    uint32_t seconds = spare_seconds(hand, scenario, contact);
    return desk_next(hand, scenario, INDEX_NONE, seconds, event);
}
