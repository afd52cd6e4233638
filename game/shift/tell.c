// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the engine: the hand that changes a state and tells the sink.
#include "game/shift/tell.h"

#include "game/shift/mood.h"
#include "game/shift/promise.h"

static uint64_t *word_of(const struct telling *telling, uint32_t scenario, uint32_t number)
{
    return &telling->state->marks[telling->state->plan->scenarios[scenario].marks + number / 64];
}

static uint64_t bit_of(uint32_t number)
{
    return UINT64_C(1) << (number % 64);
}

static void decide_befores(const struct telling *telling, uint32_t scenario, uint32_t number)
{
    const struct scenario *model = state_scenario(telling->state, scenario);
    for (uint32_t i = 0; i < model->before_count; i++) {
        const struct before *before = &model->befores[i];
        if (before->earlier == number && !state_marked(telling->state, scenario, before->later)) {
            *word_of(telling, scenario, before->mark) |= bit_of(before->mark);
        }
    }
}

void mark(const struct telling *telling, uint32_t scenario, uint32_t number)
{
    uint64_t *word = word_of(telling, scenario, number);
    if ((*word & bit_of(number)) != 0) {
        return;
    }
    *word |= bit_of(number);
    if (mark_is_weighty(state_scenario(telling->state, scenario), number)) {
        decide_befores(telling, scenario, number);
    }
}

void unmark(const struct telling *telling, uint32_t scenario, uint32_t number)
{
    *word_of(telling, scenario, number) &= ~bit_of(number);
}

static void teach(const struct telling *telling, struct place place, uint32_t fact, bool unasked)
{
    const struct fact *model = &state_scenario(telling->state, place.scenario)->facts[fact];
    if (state_marked(telling->state, place.scenario, model->known)) {
        return;
    }
    mark(telling, place.scenario, model->known);
    if (unasked) {
        mark(telling, place.scenario, model->unasked);
    }
    struct happening learned = happening_at(telling, HAPPENED_LEARNED, place);
    learned.item = fact;
    tell(telling, &learned);
}

static void go_wrong(const struct telling *telling, struct place place, uint32_t critical)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    struct happening wrong = happening_at(telling, HAPPENED_CRITICAL, place);
    wrong.item = critical;
    wrong.text = model->criticals[critical].what;
    tell(telling, &wrong);
    mood_cap(telling, place, model->criticals[critical].kind);
}

void perform(const struct telling *telling, struct place place, struct range effects)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    for (uint32_t i = 0; i < effects.count; i++) {
        const struct effect *effect = &model->effects[effects.first + i];
        switch ((enum effect_kind)effect->kind) {
        case EFFECT_ACT:
            mood_act(telling->state, place.scenario, effect->b, effect->a);
            break;
        case EFFECT_MARK:
            mark(telling, place.scenario, effect->a);
            break;
        case EFFECT_TEACH:
            teach(telling, place, effect->a, false);
            break;
        case EFFECT_UNASKED:
            teach(telling, place, effect->a, true);
            break;
        case EFFECT_SOLVE:
            mood_solve(telling, place.scenario, effect->a);
            break;
        case EFFECT_PROMISE:
            promise_make(telling, place, effect->a, effect->b);
            break;
        case EFFECT_CRITICAL:
            go_wrong(telling, place, effect->a);
            break;
        }
    }
}

void perform_wording(
        const struct telling *telling, struct place place, const struct wording *wording)
{
    if (wording->sets != INDEX_NONE) {
        mark(telling, place.scenario, wording->sets);
    } else {
        perform(telling, place, wording->effects);
    }
}
