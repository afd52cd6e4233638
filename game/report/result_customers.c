// SPDX-License-Identifier: GPL-3.0-or-later
// How it went for each customer: outcomes, promises and satisfaction, as story.
#include <string.h>

#include "game/report/result_gather.h"

static const char *keep(struct result *result, const struct scenario *model, uint32_t text)
{
    const char *words = scenario_text(model, text);
    return arena_copy_text(&result->arena, words, strlen(words));
}

static enum result_promise_end promise_end(const struct promise_state *promise)
{
    if (promise->broken) {
        return RESULT_PROMISE_BROKEN;
    }
    if (promise->kept && promise->kept_at <= promise->due) {
        return RESULT_PROMISE_KEPT;
    }
    if (promise->reported) {
        return RESULT_PROMISE_REPORTED;
    }
    if (promise->late || promise->kept) {
        return RESULT_PROMISE_LATE;
    }
    if (!promise->promised) {
        return RESULT_NOT_PROMISED;
    }
    return RESULT_PROMISE_OPEN;
}

static void add_promises(struct result *result, const struct shift_state *state,
        struct result_customer *customer, uint32_t index)
{
    const struct scenario *model = state_scenario(state, customer->scenario);
    struct result_promise *promises =
            arena_alloc(&result->arena, (model->promise_count + 1) * sizeof(*promises));
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise_state *at = state_promise(state, customer->scenario, i);
        if (model->promises[i].customer == index && at->opened) {
            promises[customer->promise_count++] = (struct result_promise) {
                .label = keep(result, model, model->promises[i].label),
                .end = promise_end(at),
                .due = at->due,
                .kept_at = at->kept ? at->kept_at : TIME_NONE,
            };
        }
    }
    customer->promises = promises;
}

static bool came_to_pass(const struct contact_state *contact)
{
    return contact->phase != CONTACT_LATER && contact->phase != CONTACT_NEVER;
}

static void add_contacts(struct result *result, const struct shift_state *state,
        struct result_customer *customer, uint32_t index)
{
    const struct scenario *model = state_scenario(state, customer->scenario);
    struct result_contact *contacts =
            arena_alloc(&result->arena, (model->contact_count + 1) * sizeof(*contacts));
    for (uint32_t i = 0; i < model->contact_count; i++) {
        const struct contact_state *at = state_contact(state, customer->scenario, i);
        if (model->contacts[i].with == index && came_to_pass(at)) {
            contacts[customer->contact_count++] = (struct result_contact) {
                .contact = i,
                .channel = model->contacts[i].channel,
                .out = model->contacts[i].out,
                .taken = at->taken,
                .outcome = at->outcome,
                .ended_at = at->ended_at,
            };
        }
    }
    customer->contacts = contacts;
}

static const struct result_mood *last_mood(
        const struct result *result, uint32_t scenario, uint32_t customer)
{
    for (size_t i = result->moods.count; i > 0; i--) {
        const struct result_mood *mood = &result->moods.items[i - 1];
        if (mood->scenario == scenario && mood->customer == customer) {
            return mood;
        }
    }
    return NULL;
}

static void look_at(struct gather *gather, uint32_t scenario, uint32_t customer)
{
    const struct customer_state *at = state_customer(gather->state, scenario, customer);
    const struct result_mood *last = last_mood(gather->result, scenario, customer);
    struct result_mood mood = { scenario, customer, gather->state->head->now,
        at->mood[AXIS_PLEASANTNESS], at->mood[AXIS_TRUST] };
    bool same =
            last != NULL && last->pleasantness == mood.pleasantness && last->trust == mood.trust;
    if (!same) {
        vec_push(&gather->result->moods, mood);
    }
}

void gather_moods(struct gather *gather)
{
    for (uint32_t s = 0; s < gather->state->plan->scenario_count; s++) {
        uint32_t count = state_scenario(gather->state, s)->customer_count;
        for (uint32_t i = 0; scenario_active(gather->state, s) && i < count; i++) {
            look_at(gather, s, i);
        }
    }
}

void gather_customers(struct result *result, const struct shift_state *state)
{
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t i = 0; scenario_active(state, s) && i < model->customer_count; i++) {
            struct result_customer customer = { .scenario = s, .customer = i };
            customer.title = keep(result, model, model->title);
            customer.name = keep(result, model, model->customers[i].name);
            customer.csat = customer_csat(state, s, i);
            add_contacts(result, state, &customer, i);
            add_promises(result, state, &customer, i);
            if (customer.contact_count + customer.promise_count > 0) {
                vec_push(&result->customers, customer);
            }
        }
    }
}
