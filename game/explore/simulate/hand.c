// SPDX-License-Identifier: GPL-3.0-or-later
// The hand that plays a shift to its end as a competent colleague would.
#include "game/explore/simulate/hand.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/explore/simulate/errands.h"

enum { STEPS_MAX = 4000 };

static uint32_t tried_words(const struct guide *guide)
{
    return guide->most_decisions / 64 + 1;
}

void hand_init(struct hand *hand, const struct guide *guide)
{
    const struct plan *plan = guide->plan;
    *hand = (struct hand) { .guide = guide };
    shift_state_init(&hand->state, plan, 0);
    shift_state_init(&hand->ahead, plan, 0);
    hand->errands = mem_alloc(plan->scenario_count * sizeof(*hand->errands));
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        const struct scenario *model = plan->scenarios[s].scenario;
        size_t words = (size_t)model->act_count * guide->scenarios[s].mark_words;
        hand->errands[s] = (struct errands) {
            .records = mem_alloc((model->record_count + 1) * sizeof(uint32_t)),
            .tried = mem_alloc(tried_words(guide) * sizeof(uint64_t)),
            .left = mem_alloc((model->act_count + 1) * sizeof(bool)),
            .since = mem_alloc((words + 1) * sizeof(uint64_t)),
        };
    }
}

void hand_finish(struct hand *hand)
{
    for (uint32_t s = 0; s < hand->guide->plan->scenario_count; s++) {
        mem_free(hand->errands[s].records);
        mem_free(hand->errands[s].tried);
        mem_free(hand->errands[s].left);
        mem_free(hand->errands[s].since);
    }
    mem_free(hand->errands);
    shift_state_finish(&hand->state);
    shift_state_finish(&hand->ahead);
}

// Listening

// Whether what can be done, or what it is worth, may have changed.
static bool stirs(
        const struct hand *hand, const struct scenario *model, const struct happening *happening)
{
    const bool *asked = hand->guide->scenarios[happening->scenario].asked;
    switch (happening->kind) {
    case HAPPENED_ENDED:
        return true;
    case HAPPENED_TAKEN:
        return asked[model->contacts[happening->contact].taken];
    case HAPPENED_OPENED:
        return asked[model->records[happening->item].opened];
    case HAPPENED_LEARNED:
        return asked[model->facts[happening->item].known];
    case HAPPENED_DONE:
        return asked[model->acts[happening->item].did] || asked[model->acts[happening->item].done];
    default:
        return false;
    }
}

static void add_evidence(struct hand *hand, const struct happening *happening)
{
    struct evidence evidence = {
        // An equivalent scenario stands in its place, not beside it.
        .scenario = (int)hand->guide->plan->scenarios[happening->scenario].entry,
        .decision = (int)happening->decision,
        .competency = happening->competency,
        .earned = happening->earned,
        .possible = happening->possible,
    };
    vec_push(&hand->showing->evidence, evidence);
}

static void hear(void *payload, const struct happening *happening)
{
    struct hand *hand = payload;
    if (hand->listener != NULL) {
        hand->listener->take(hand->listener->payload, happening);
    }
    if (happening->kind == HAPPENED_SCORED) {
        add_evidence(hand, happening);
        return;
    }
    struct errands *errands = &hand->errands[happening->scenario];
    const struct scenario *model = state_scenario(&hand->state, happening->scenario);
    bool begins = happening->kind == HAPPENED_ARRIVAL || happening->kind == HAPPENED_TAKEN;
    errands->blocked = false;
    errands->stale = errands->stale || (begins && !errands->begun) || stirs(hand, model, happening);
    errands->begun = errands->begun || begins;
    hand->promised = hand->promised || happening->kind == HAPPENED_PROMISED;
}

// Playing

static void forget(struct hand *hand)
{
    for (uint32_t s = 0; s < hand->guide->plan->scenario_count; s++) {
        struct errands *errands = &hand->errands[s];
        errands->begun = errands->listed = errands->stale = false;
        errands->blocked = false;
        errands->record_count = 0;
        memset(errands->tried, 0, tried_words(hand->guide) * sizeof(uint64_t));
        memset(errands->left, 0, hand->guide->plan->scenarios[s].scenario->act_count);
    }
    hand->promised = false;
    hand->letter_count = hand->letter_next = 0;
    hand->held_scenario = hand->held_turn = INDEX_NONE;
}

void hand_play(struct hand *hand, const struct mind *mind, uint64_t seed, struct showing *showing)
{
    struct sink sink = { hear, hand };
    struct shift_event event;
    hand->mind = mind;
    hand->showing = showing;
    hand->order = hash_mix(seed + 1);
    forget(hand);
    shift_state_restart(&hand->state, seed);
    vec_clear(&showing->evidence);
    showing->has_chances = false;
    shift_begin(&hand->state, &sink);
    for (int i = 0; i < STEPS_MAX && !hand->state.head->over; i++) {
        if (!errands_next(hand, &event)) {
            break;
        }
        if (hand->acts != NULL) {
            hand->acts(hand->acts_for, &event.action);
        }
        shift_apply(&hand->state, &event, &sink);
    }
}
