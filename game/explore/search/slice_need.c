// SPDX-License-Identifier: GPL-3.0-or-later
// What a question needs of a scenario's state: marks, moods, conditions, and who changes them.
#include "game/explore/search/slice_inner.h"

void slice_need(struct slice *slice, bool *what)
{
    slice->grew = slice->grew || !*what;
    *what = true;
}

void slice_need_bits(struct slice *slice, uint8_t *bits, uint32_t added)
{
    slice->grew = slice->grew || (*bits & added) != added;
    *bits |= (uint8_t)added;
}

void slice_need_mark(struct slice *slice, uint32_t mark)
{
    if (mark != INDEX_NONE) {
        slice_need(slice, &slice->marks[mark]);
    }
}

static void need_mood(struct slice *slice, uint32_t code, uint32_t customer, uint32_t axes)
{
    bool known = slice->ask_count == SLICE_ASKS_MAX;
    for (uint32_t i = 0; i < slice->ask_count; i++) {
        known = known || slice->asks[i] == code;
    }
    if (!known) {
        slice->asks[slice->ask_count++] = code;
    }
    slice->moods = true;
    slice_need_bits(slice, &slice->axes[customer], axes);
}

// The axes on which a named mood is not everywhere.
static uint32_t axes_of(const struct named_mood *mood)
{
    uint32_t axes = 0;
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        int lowest = axis == AXIS_PLEASANTNESS ? -100 : 0;
        bool all = mood->least[axis] <= lowest && mood->most[axis] >= 100;
        axes |= all ? 0 : 1u << axis;
    }
    return axes;
}

static void need_instruction(struct slice *slice, uint32_t code)
{
    static const uint8_t READS[] = { [ASK_TAKEN] = READ_TAKEN,
        [ASK_HELD] = READ_HELD,
        [ASK_RETURNED_LATE] = READ_RETURNED_LATE,
        [ASK_NOTED] = READ_NOTED };
    uint32_t operand = code & CONDITION_OPERAND_MAX;
    switch ((enum condition_op)(code >> 24)) {
    case CONDITION_MARK:
        slice_need_mark(slice, operand);
        break;
    case CONDITION_ENDED:
        slice_need_bits(slice, &slice->contacts[operand >> 2], READ_ENDED);
        break;
    case CONDITION_PROMISE:
        slice_need_bits(slice, &slice->promises[operand >> 3],
                (operand & 7) == ASK_PROMISED ? PROMISE_MADE : PROMISE_MADE | PROMISE_FATE);
        break;
    case CONDITION_MOOD:
        need_mood(slice, code, operand >> 8, axes_of(&slice->rules->moods[operand & 255]));
        break;
    case CONDITION_AT_LEAST:
        need_mood(slice, code, operand >> 12, 1u << (operand >> 8 & 15));
        break;
    case CONDITION_CONTACT:
        slice_need_bits(slice, &slice->contacts[operand >> 3], READS[operand & 7]);
        break;
    case CONDITION_WRAPPED:
        slice_need(slice, &slice->wraps);
        break;
    default:
        break;
    }
}

void slice_need_condition(struct slice *slice, condition_index condition)
{
    if ((condition & CONDITION_OF_MARK) != 0) {
        slice_need_mark(slice, condition & CONDITION_OPERAND_MAX);
        return;
    }
    struct range range = slice->model->conditions[condition];
    for (uint32_t i = 0; condition != CONDITION_TRUE && i < range.count; i++) {
        need_instruction(slice, slice->model->code[range.first + i]);
    }
}

void slice_each_mark(const struct scenario *model, condition_index condition,
        void (*read)(void *payload, uint32_t mark), void *payload)
{
    if ((condition & CONDITION_OF_MARK) != 0) {
        read(payload, condition & CONDITION_OPERAND_MAX);
        return;
    }
    struct range range = model->conditions[condition];
    for (uint32_t i = 0; condition != CONDITION_TRUE && i < range.count; i++) {
        uint32_t code = model->code[range.first + i];
        if (code >> 24 == CONDITION_MARK) {
            read(payload, code & CONDITION_OPERAND_MAX);
        }
    }
}

bool slice_counts(const struct slice *slice, uint32_t mark)
{
    return mark != INDEX_NONE && slice->marks[mark];
}

static bool effect_touches(const struct slice *slice, const struct effect *effect)
{
    const struct scenario *model = slice->model;
    switch ((enum effect_kind)effect->kind) {
    case EFFECT_MARK:
        return slice_counts(slice, effect->a);
    case EFFECT_TEACH:
    case EFFECT_UNASKED:
        return slice_counts(slice, model->facts[effect->a].known) ||
                slice_counts(slice, model->facts[effect->a].unasked);
    case EFFECT_SOLVE:
        return slice_counts(slice, model->needs[effect->a].solved);
    case EFFECT_ACT: // moods that are free go their own way
        return slice_reckons(slice, effect->b);
    case EFFECT_PROMISE:
        return slice->promises[effect->a] != 0;
    case EFFECT_CRITICAL:
        return false;
    }
    return false;
}

bool slice_touched(const struct slice *slice, struct range effects)
{
    for (uint32_t i = effects.first; i < effects.first + effects.count; i++) {
        if (effect_touches(slice, &slice->model->effects[i])) {
            return true;
        }
    }
    return false;
}
