// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be done now, as actions.
#include "game/shift/choices.h"

#include "game/shift/offer.h"
#include "game/shift/shift.h"

static void add(const struct shift_state *state, action_list *list, struct action action)
{
    struct shift_event event;
    if (shift_decide(state, &action, &event) == REFUSED_NOT) {
        vec_push(list, action);
    }
}

static void add_said(
        const struct shift_state *state, action_list *list, uint32_t scenario, uint32_t contact)
{
    struct offer offer;
    shift_offer(state, scenario, contact, &offer);
    if (offer.turn == INDEX_NONE) {
        return;
    }
    const struct turn *turn = &state_scenario(state, scenario)->turns[offer.turn];
    bool compose = (turn->flags & TURN_COMPOSE) != 0;
    struct action action = { .scenario = scenario, .contact = contact, .turn = offer.turn };
    for (uint32_t i = 0; i < offer.count; i++) {
        action.slot = offer.slots[i].slot;
        action.kind = compose ? ACTION_PART : ACTION_REPLY;
        add(state, list, action);
        if (compose) {
            action.kind = ACTION_UNPART;
            add(state, list, action);
        }
    }
    if (compose) {
        action.kind = ACTION_SEND;
        add(state, list, action);
    }
}

static void add_contacts(const struct shift_state *state, action_list *list, uint32_t scenario)
{
    static const enum action_kind KINDS[] = { ACTION_TAKE, ACTION_OUT, ACTION_RESUME };
    const struct scenario *model = state_scenario(state, scenario);
    for (uint32_t c = 0; c < model->contact_count; c++) {
        struct action action = { .scenario = scenario, .contact = c };
        for (size_t k = 0; k < sizeof(KINDS) / sizeof(KINDS[0]); k++) {
            action.kind = KINDS[k];
            add(state, list, action);
        }
        action.kind = ACTION_CONSULT;
        for (uint32_t q = 0; q < model->coach_count; q++) {
            action.item = q;
            if (state_contact(state, scenario, c)->phase == CONTACT_OPEN) {
                add(state, list, action);
            }
        }
    }
}

static void add_desk(const struct shift_state *state, action_list *list, uint32_t scenario)
{
    const struct scenario *model = state_scenario(state, scenario);
    struct action action = { .kind = ACTION_OPEN, .scenario = scenario };
    for (uint32_t i = 0; i < model->record_count; i++) {
        action.item = i;
        add(state, list, action);
    }
    action.kind = ACTION_ACT;
    for (uint32_t i = 0; i < model->act_count; i++) {
        action.item = i;
        add(state, list, action);
    }
    action.kind = ACTION_REPORT_LATE;
    for (uint32_t i = 0; i < model->promise_count; i++) {
        action.item = i;
        add(state, list, action);
    }
}

void choices_list(const struct shift_state *state, action_list *list)
{
    static const enum action_kind SHIFT_KINDS[] = { ACTION_WAIT, ACTION_FINISH };
    uint32_t count = state->plan->scenario_count;
    for (uint32_t s = 0; s < count; s++) {
        uint32_t contacts = state_scenario(state, s)->contact_count;
        for (uint32_t c = 0; scenario_active(state, s) && c < contacts; c++) {
            add_said(state, list, s, c);
        }
    }
    for (uint32_t s = 0; s < count; s++) {
        add_contacts(state, list, s);
    }
    for (uint32_t s = 0; s < count; s++) {
        add_desk(state, list, s);
    }
    for (size_t k = 0; k < sizeof(SHIFT_KINDS) / sizeof(SHIFT_KINDS[0]); k++) {
        add(state, list, (struct action) { .kind = SHIFT_KINDS[k] });
    }
}
