// SPDX-License-Identifier: GPL-3.0-or-later
// Moods set free: one example of every combination of answers to what conditions ask of a mood.
#include "game/explore/search/moods.h"

#include <string.h>

#include "game/base/mem.h"

enum { CUTS_MAX = 24 };

// The values of one axis of one customer that are worth trying: one of every stretch.
struct cuts {
    int16_t value[CUTS_MAX];
    uint32_t count;
};

static void add_cut(struct cuts *cuts, int value)
{
    bool known = value < -100 || value > 100 || cuts->count == CUTS_MAX;
    for (uint32_t i = 0; i < cuts->count; i++) {
        known = known || cuts->value[i] == value;
    }
    if (!known) {
        cuts->value[cuts->count++] = (int16_t)value;
    }
}

static uint32_t customer_of(uint32_t code)
{
    uint32_t operand = code & CONDITION_OPERAND_MAX;
    return code >> 24 == CONDITION_MOOD ? operand >> 8 : operand >> 12;
}

static void cut_axis(const struct moods *moods, const struct rules *rules, uint32_t customer,
        int axis, struct cuts *cuts)
{
    cuts->count = 0;
    add_cut(cuts, axis == AXIS_PLEASANTNESS ? -100 : 0);
    for (uint32_t i = 0; i < moods->slice->ask_count; i++) {
        uint32_t code = moods->slice->asks[i];
        uint32_t operand = code & CONDITION_OPERAND_MAX;
        if (customer_of(code) != customer) {
            continue;
        }
        if (code >> 24 == CONDITION_MOOD) {
            add_cut(cuts, rules->moods[operand & 255].least[axis]);
            add_cut(cuts, rules->moods[operand & 255].most[axis] + 1);
        } else if ((int)(operand >> 8 & 15) == axis) {
            add_cut(cuts, (int)(operand & 255) - 100);
        }
    }
}

static bool answer(const struct rules *rules, uint32_t code, const struct mood_choice *choice)
{
    uint32_t operand = code & CONDITION_OPERAND_MAX;
    const int16_t *mood = choice->value[customer_of(code)];
    if (code >> 24 == CONDITION_AT_LEAST) {
        return mood[operand >> 8 & 15] >= (int)(operand & 255) - 100;
    }
    const struct named_mood *named = &rules->moods[operand & 255];
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        if (mood[axis] < named->least[axis] || mood[axis] > named->most[axis]) {
            return false;
        }
    }
    return true;
}

static uint32_t answers(
        const struct moods *moods, const struct rules *rules, const struct mood_choice *choice)
{
    uint32_t bits = 0;
    for (uint32_t i = 0; i < moods->slice->ask_count; i++) {
        bits |= answer(rules, moods->slice->asks[i], choice) ? 1u << i : 0;
    }
    return bits;
}

static void keep(struct moods *moods, const struct rules *rules, const struct mood_choice *choice)
{
    uint32_t bits = answers(moods, rules, choice);
    for (uint32_t i = 0; i < moods->count; i++) {
        if (answers(moods, rules, &moods->choices[i]) == bits) {
            return;
        }
    }
    if (moods->count < MOODS_MAX) {
        moods->choices[moods->count++] = *choice;
    } else {
        moods->incomplete = true;
    }
}

// Every value of every axis of this customer, beside each choice that is there already.
static void vary(struct moods *moods, const struct rules *rules, uint32_t customer)
{
    uint32_t known = moods->count;
    struct cuts cuts[AXIS_COUNT];
    uint32_t total = 1;
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        cut_axis(moods, rules, customer, axis, &cuts[axis]);
        total *= cuts[axis].count;
    }
    for (uint32_t i = 0; i < known; i++) {
        struct mood_choice choice = moods->choices[i];
        for (uint32_t number = 0; number < total; number++) {
            uint32_t rest = number;
            for (int axis = 0; axis < AXIS_COUNT; axis++) {
                choice.value[customer][axis] = cuts[axis].value[rest % cuts[axis].count];
                rest /= cuts[axis].count;
            }
            keep(moods, rules, &choice);
        }
    }
}

void moods_init(struct moods *moods, const struct slice *slice, const struct rules *rules)
{
    *moods = (struct moods) { .slice = slice, .count = 1 };
    moods->choices = mem_alloc(MOODS_MAX * sizeof(*moods->choices));
    for (uint32_t i = 0; i < slice->model->customer_count; i++) {
        for (int axis = 0; axis < AXIS_COUNT; axis++) {
            moods->choices[0].value[i][axis] = slice->model->customers[i].start[axis];
        }
    }
    for (uint32_t i = 0; i < slice->model->customer_count; i++) {
        if (slice->axes[i] != 0 && !slice->request.exact) {
            vary(moods, rules, i);
        }
    }
    moods->incomplete =
            !slice->request.exact && (moods->incomplete || slice->ask_count == SLICE_ASKS_MAX);
}

void moods_finish(struct moods *moods)
{
    mem_free(moods->choices);
    *moods = (struct moods) { 0 };
}

void moods_set(const struct moods *moods, uint32_t choice, struct shift_state *state)
{
    if (!moods->slice->moods || moods->slice->request.exact) {
        return;
    }
    for (uint32_t i = 0; i < moods->slice->model->customer_count; i++) {
        for (int axis = 0; axis < AXIS_COUNT; axis++) {
            state->customers[i].mood[axis] = moods->choices[choice].value[i][axis];
        }
    }
}

void moods_lead(const struct moods *moods, uint32_t choice, struct mood_jump *jump)
{
    jump->count = 0;
    for (uint32_t i = 0; i < moods->slice->model->customer_count; i++) {
        memcpy(jump->to[i], moods->choices[choice].value[i], sizeof(jump->to[i]));
    }
}
