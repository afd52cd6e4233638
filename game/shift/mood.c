// SPDX-License-Identifier: GPL-3.0-or-later
// What speech acts do to a customer, and what the customer makes of it in the end. Story, never
// score.
#include "game/shift/mood.h"

#include <string.h>

#include "game/shift/offer.h"

static const int16_t LEAST[AXIS_COUNT] = { -100, 0, 0, 0, 0 };

enum { MOST = 100, CAP_NONE = 50, CAP_OPEN_NEED = 30, CAP_FALSEHOOD = 20, CAP_BREACH = 15 };

static int scaled(int delta, int reactivity)
{
    if (reactivity == 100) {
        return delta; // nearly every customer
    }
    int hundredfold = delta * reactivity;
    return (hundredfold + (hundredfold >= 0 ? 50 : -50)) / 100;
}

static void change(struct customer_state *at, int axis, int delta)
{
    int value = at->mood[axis] + delta;
    value = value > MOST ? MOST : value;
    at->mood[axis] = (int16_t)(value < LEAST[axis] ? LEAST[axis] : value);
}

static const int8_t *deltas_of(const struct speech_act *act, const struct customer *customer,
        struct customer_state *at, uint32_t repeat)
{
    if (act->arousal_min > 0 && at->mood[AXIS_AROUSAL] < act->arousal_min) {
        return act->calm_delta;
    }
    return act->has_instrumental && customer->instrumental ? act->instrumental_delta[repeat]
                                                           : act->delta[repeat];
}

// A search that leaves moods free says itself where they go.
static bool jump(const struct shift_state *state, struct customer_state *at, uint32_t customer)
{
    struct mood_jump *jump = state->plan->rules->jump;
    if (jump == NULL) {
        return false;
    }
    memcpy(at->mood, jump->to[customer], sizeof(at->mood));
    jump->count++;
    return true;
}

void mood_act(struct shift_state *state, uint32_t scenario, uint32_t customer, uint32_t act)
{
    const struct customer *model = &state_scenario(state, scenario)->customers[customer];
    struct customer_state *at = state_customer(state, scenario, customer);
    if (jump(state, at, customer)) {
        return;
    }
    uint32_t repeat = at->repeats[act];
    const int8_t *deltas = deltas_of(&state->plan->rules->acts[act], model, at, repeat);
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        if (deltas[axis] != 0) {
            change(at, axis, scaled(deltas[axis], model->reactivity));
        }
    }
    if (repeat + 1 < SPEECH_ACT_REPEATS) {
        at->repeats[act]++;
    }
}

void mood_silence(struct shift_state *state, uint32_t scenario, uint32_t customer, uint32_t count)
{
    // More steps than the widest axis is long change nothing further.
    for (uint32_t i = 0; i < count && i < 200; i++) {
        mood_act(state, scenario, customer, state->plan->rules->silence);
    }
}

void mood_solve(const struct telling *telling, uint32_t scenario, uint32_t need)
{
    struct shift_state *state = telling->state;
    const struct need *model = &state_scenario(state, scenario)->needs[need];
    if (state_marked(state, scenario, model->solved)) {
        return;
    }
    mark(telling, scenario, model->solved);

    const struct customer *customer = &state_scenario(state, scenario)->customers[model->customer];
    const struct speech_act *act = &state->plan->rules->acts[state->plan->rules->need_solved];
    struct customer_state *at = state_customer(state, scenario, model->customer);
    if (jump(state, at, model->customer)) {
        return;
    }
    change(at, AXIS_OUTCOME, model->weight);
    for (int axis = 0; axis < AXIS_OUTCOME; axis++) {
        // Pleasure grows with what was at stake; calm and trust come whole.
        int part = axis == AXIS_PLEASANTNESS ? model->weight : 100;
        change(at, axis, scaled(scaled(act->delta[0][axis], part), customer->reactivity));
    }
}

void mood_cap(const struct telling *telling, struct place place, uint8_t critical_kind)
{
    // What goes wrong on a record goes wrong for the main customer.
    uint32_t customer = place.contact != INDEX_NONE ? contact_model(telling, place)->with : 0;
    struct customer_state *at = state_customer(telling->state, place.scenario, customer);
    uint16_t cap = critical_kind == CRITICAL_COSTLY_FALSEHOOD ? CAP_FALSEHOOD : CAP_BREACH;
    at->cap = at->cap < cap ? at->cap : cap;
}

void mood_count_turn(struct shift_state *state, uint32_t scenario, uint32_t customer)
{
    struct customer_state *at = state_customer(state, scenario, customer);
    int16_t pleasantness = at->mood[AXIS_PLEASANTNESS];
    at->sum += pleasantness;
    at->turns++;
    at->most = at->most > pleasantness ? at->most : pleasantness;
}

// An open need that nobody agreed to do something about cannot leave a customer satisfied.
static int cap_of_promises(const struct shift_state *state, uint32_t scenario, uint32_t customer)
{
    const struct scenario *model = state_scenario(state, scenario);
    bool agreed = false;
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise_state *at = state_promise(state, scenario, i);
        if (model->promises[i].customer == customer) {
            agreed = agreed || (at->promised && !at->broken);
            if (at->broken && at->promised) {
                return CAP_FALSEHOOD;
            }
        }
    }
    bool open_need = state_customer(state, scenario, customer)->mood[AXIS_OUTCOME] < MOST;
    return open_need && !agreed ? CAP_OPEN_NEED : CAP_NONE;
}

// domain model 5.3, in whole thousandths so that every machine agrees.
int customer_csat(const struct shift_state *state, uint32_t scenario, uint32_t customer)
{
    const struct customer_state *at = state_customer(state, scenario, customer);
    bool complaint = state_scenario(state, scenario)->customers[customer].complaint;
    int weights[3] = { complaint ? 35 : 40, complaint ? 15 : 20, complaint ? 50 : 40 };

    int mean = (at->sum + 100 * at->turns) * 5 / at->turns; // (V + 100) / 200 in thousandths
    int most = (at->most + 100) * 5;
    int end = (at->mood[AXIS_PLEASANTNESS] + 100) * 5;
    int affect = (mean + most + 2 * end) / 4;
    int satisfied = (weights[0] * at->mood[AXIS_OUTCOME] * 10 +
                            weights[1] * (100 - at->mood[AXIS_EFFORT]) * 10 + weights[2] * affect) /
            100;

    int tenths = 10 + (4 * satisfied + 50) / 100;
    int promises = cap_of_promises(state, scenario, customer);
    tenths = tenths < promises ? tenths : promises;
    return tenths < at->cap ? tenths : at->cap;
}
