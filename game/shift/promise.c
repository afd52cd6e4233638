// SPDX-License-Identifier: GPL-3.0-or-later
// Promises: what a customer needs in time; opened by the story, whether promised or not.
#include "game/shift/promise.h"

#include "game/shift/mood.h"
#include "game/shift/score.h"
#include "game/shift/watch.h"

enum { PROMISE_POINTS = 3 };

static struct happening promise_happening(const struct telling *telling, enum happening_kind kind,
        uint32_t scenario, uint32_t promise)
{
    struct place nowhere = { scenario, INDEX_NONE };
    struct happening happening = happening_at(telling, kind, nowhere);
    happening.item = promise;
    happening.text = state_scenario(telling->state, scenario)->promises[promise].label;
    return happening;
}

static void please(const struct telling *telling, uint32_t scenario, uint32_t promise, uint32_t act)
{
    uint32_t customer = state_scenario(telling->state, scenario)->promises[promise].customer;
    mood_act(telling->state, scenario, customer, act);
}

void promise_make(const struct telling *telling, struct place place, uint32_t promise, uint32_t due)
{
    struct promise_state *at = state_promise(telling->state, place.scenario, promise);
    at->opened = true;
    watch_promise(telling, place.scenario, promise);
    if (at->promised || at->fell_due) {
        return;
    }
    at->promised = true;
    if (due != INDEX_NONE) {
        at->due = due;
    }
    struct happening made = promise_happening(telling, HAPPENED_PROMISED, place.scenario, promise);
    made.contact = place.contact;
    made.value = at->due;
    tell(telling, &made);
}

void promises_open(
        const struct telling *telling, uint32_t scenario, uint32_t mark, uint32_t contact)
{
    const struct scenario *model = state_scenario(telling->state, scenario);
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise *promise = &model->promises[i];
        bool by_mark = mark != INDEX_NONE && promise->opens == mark;
        bool by_contact = contact != INDEX_NONE && promise->opens_contact == contact;
        if (by_mark || by_contact) {
            state_promise(telling->state, scenario, i)->opened = true;
            watch_promise(telling, scenario, i);
        }
    }
}

void promises_keep(
        const struct telling *telling, uint32_t scenario, uint8_t kept_by, uint32_t keeper)
{
    const struct scenario *model = state_scenario(telling->state, scenario);
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise *promise = &model->promises[i];
        struct promise_state *at = state_promise(telling->state, scenario, i);
        if (promise->kept_by != kept_by || promise->keeper != keeper || at->kept) {
            continue;
        }
        at->kept = true;
        at->kept_at = telling->state->head->now;
        at->planned_early = at->planned != TIME_NONE;
        if (at->promised && !at->fell_due) {
            please(telling, scenario, i, telling->state->plan->rules->promise_kept);
        }
        struct happening kept = promise_happening(telling, HAPPENED_KEPT, scenario, i);
        tell(telling, &kept);
    }
}

void promises_unkeep(const struct telling *telling, uint32_t scenario, uint32_t act)
{
    const struct scenario *model = state_scenario(telling->state, scenario);
    for (uint32_t i = 0; i < model->promise_count; i++) {
        struct promise_state *at = state_promise(telling->state, scenario, i);
        bool its_act =
                model->promises[i].kept_by == KEPT_BY_ACT && model->promises[i].keeper == act;
        if (its_act && !at->fell_due) {
            at->kept = false;
            at->kept_at = TIME_NONE;
        }
    }
}

void promise_plan(const struct telling *telling, uint32_t scenario, uint32_t promise, uint32_t time)
{
    state_promise(telling->state, scenario, promise)->planned = time;
    struct happening planned = promise_happening(telling, HAPPENED_PLANNED, scenario, promise);
    planned.value = time;
    tell(telling, &planned);
}

void promise_report_late(const struct telling *telling, uint32_t scenario, uint32_t promise)
{
    struct promise_state *at = state_promise(telling->state, scenario, promise);
    at->late = at->fell_due;
    at->reported = !at->fell_due;
    please(telling, scenario, promise, telling->state->plan->rules->promise_late);
    struct happening reported = promise_happening(telling, HAPPENED_REPORTED, scenario, promise);
    reported.value = at->late ? 1 : 0;
    tell(telling, &reported);
}

void promise_fall_due(const struct telling *telling, uint32_t scenario, uint32_t promise)
{
    const struct scenario *model = state_scenario(telling->state, scenario);
    struct promise_state *at = state_promise(telling->state, scenario, promise);
    at->fell_due = true;
    watch_promise(telling, scenario, promise);
    if (at->promised && !at->kept && !at->reported) {
        at->broken = true;
        please(telling, scenario, promise, telling->state->plan->rules->promise_broken);
        struct happening broken = promise_happening(telling, HAPPENED_BROKEN, scenario, promise);
        tell(telling, &broken);
    }
    struct place nowhere = { scenario, INDEX_NONE };
    score_observes(telling, nowhere, model->promises[promise].due_observes);
}

static int points_of(const struct promise *model, const struct promise_state *at)
{
    bool in_time = at->kept && at->kept_at <= at->due;
    bool needed = at->kept && at->kept_at <= model->needed_by;
    if (in_time && at->planned_early && needed) {
        return PROMISE_POINTS;
    }
    if (in_time || at->reported) {
        return 2;
    }
    return at->late ? 1 : 0;
}

void promises_score(const struct telling *telling, uint32_t scenario)
{
    const struct scenario *model = state_scenario(telling->state, scenario);
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise *promise = &model->promises[i];
        struct promise_state *at = state_promise(telling->state, scenario, i);
        if (!at->opened) {
            continue;
        }
        if (!at->fell_due) {
            promise_fall_due(telling, scenario, i);
        }
        struct happening scored = promise_happening(telling, HAPPENED_SCORED, scenario, i);
        scored.decision = promise->decision;
        scored.competency = (enum competency)promise->competency;
        scored.earned = points_of(promise, at);
        scored.possible = PROMISE_POINTS;
        tell(telling, &scored);
    }
}
