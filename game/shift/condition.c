// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions: small, total, bounded questions about the state of one scenario.
#include "game/shift/condition.h"
#include "game/scenario/condition_stack.h"

#include <assert.h>

bool mood_is(const struct shift_state *state, uint32_t scenario, uint32_t customer, uint32_t mood)
{
    const struct named_mood *named = &state->plan->rules->moods[mood];
    const struct customer_state *at = state_customer(state, scenario, customer);
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        if (at->mood[axis] < named->least[axis] || at->mood[axis] > named->most[axis]) {
            return false;
        }
    }
    return true;
}

static bool has_ended(const struct shift_state *state, uint32_t scenario, uint32_t operand)
{
    const struct contact_state *at = state_contact(state, scenario, operand >> 2);
    bool ended = at->phase == CONTACT_WRAPPING || at->phase == CONTACT_CLOSED;
    return ended && ((operand & 3) == OUTCOME_COUNT || at->outcome == (operand & 3));
}

static bool ask_promise(const struct shift_state *state, uint32_t scenario, uint32_t operand)
{
    const struct promise_state *at = state_promise(state, scenario, operand >> 3);
    switch ((enum promise_question)(operand & 7)) {
    case ASK_PROMISED:
        return at->promised;
    case ASK_PLANNED:
        return at->planned != TIME_NONE;
    case ASK_KEPT:
        return at->kept;
    case ASK_LATE:
        return at->reported || at->late;
    case ASK_BROKEN:
        return at->broken;
    }
    return false;
}

static bool ask_contact(const struct shift_state *state, uint32_t scenario, uint32_t operand)
{
    const struct contact_state *at = state_contact(state, scenario, operand >> 3);
    switch ((enum contact_question)(operand & 7)) {
    case ASK_TAKEN:
        return at->taken;
    case ASK_HELD:
        return at->held;
    case ASK_RETURNED_LATE:
        return at->returned_late;
    case ASK_NOTED:
        return at->noted;
    }
    return false;
}

static bool at_least(const struct shift_state *state, uint32_t scenario, uint32_t operand)
{
    const struct customer_state *at = state_customer(state, scenario, operand >> 12);
    return at->mood[operand >> 8 & 15] >= (int)(operand & 255) - 100;
}

// A code is of one field of one contact, so whoever submitted it did so there.
static bool has_wrapped(const struct shift_state *state, uint32_t scenario, uint32_t code)
{
    const struct scenario *model = state_scenario(state, scenario);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        const struct contact_state *at = state_contact(state, scenario, i);
        for (uint32_t j = 0; at->wrapped && j < model->contacts[i].wrap_fields.count; j++) {
            if (at->codes[j] == code) {
                return true;
            }
        }
    }
    return false;
}

bool condition_asks(const struct shift_state *state, uint32_t scenario, uint32_t code)
{
    uint32_t operand = code & CONDITION_OPERAND_MAX;
    switch ((enum condition_op)(code >> 24)) {
    case CONDITION_MARK:
        return state_marked(state, scenario, operand);
    case CONDITION_ENDED:
        return has_ended(state, scenario, operand);
    case CONDITION_PROMISE:
        return ask_promise(state, scenario, operand);
    case CONDITION_MOOD:
        return mood_is(state, scenario, operand >> 8, operand & 255);
    case CONDITION_AT_LEAST:
        return at_least(state, scenario, operand);
    case CONDITION_CONTACT:
        return ask_contact(state, scenario, operand);
    case CONDITION_WRAPPED:
        return has_wrapped(state, scenario, operand);
    default:
        return false;
    }
}

// Postfix over a stack of bits: the top is bit 0. Nearly all that is asked is a mark.
bool condition_evaluate(
        const struct shift_state *state, uint32_t scenario, condition_index condition)
{
    const struct plan_scenario *at = &state->plan->scenarios[scenario];
    const uint64_t *marks = &state->marks[at->marks];
    struct range range = at->scenario->conditions[condition];
    const uint32_t *code = &at->scenario->code[range.first];
    uint64_t stack = 0;
    for (uint32_t i = 0; i < range.count; i++) {
        uint32_t operand = code[i] & CONDITION_OPERAND_MAX;
        if (code[i] >> 24 == CONDITION_MARK) {
            condition_push(&stack, (marks[operand / 64] >> (operand % 64) & 1) != 0);
        } else if (!condition_joins(&stack, code[i])) {
            condition_push(&stack, condition_asks(state, scenario, code[i]));
        }
    }
    return (stack & 1) != 0;
}
