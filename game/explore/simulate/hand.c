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
    shift_state_init(&hand->fresh, plan, 0);
    shift_state_init(&hand->state, plan, 0);
    shift_state_init(&hand->ahead, plan, 0);
    hand->errands = mem_alloc(plan->scenario_count * sizeof(*hand->errands));
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        uint32_t records = plan->scenarios[s].scenario->record_count;
        hand->errands[s].records = mem_alloc((records + 1) * sizeof(uint32_t));
        hand->errands[s].tried = mem_alloc(tried_words(guide) * sizeof(uint64_t));
    }
}

void hand_finish(struct hand *hand)
{
    for (uint32_t s = 0; s < hand->guide->plan->scenario_count; s++) {
        mem_free(hand->errands[s].records);
        mem_free(hand->errands[s].tried);
    }
    mem_free(hand->errands);
    shift_state_finish(&hand->fresh);
    shift_state_finish(&hand->state);
    shift_state_finish(&hand->ahead);
}

// Listening

static bool asks(const struct hand *hand, const struct happening *happening, uint32_t mark)
{
    return hand->guide->scenarios[happening->scenario].asked[mark];
}

static void hear(void *payload, const struct happening *happening)
{
    struct hand *hand = payload;
    struct errands *errands = &hand->errands[happening->scenario];
    const struct scenario *model = state_scenario(&hand->state, happening->scenario);
    errands->blocked = errands->blocked && happening->kind == HAPPENED_SCORED;
    switch (happening->kind) {
    case HAPPENED_SCORED: {
        struct evidence evidence = {
            // An equivalent scenario stands in its place, not beside it.
            .scenario = (int)hand->guide->plan->scenarios[happening->scenario].entry,
            .decision = (int)happening->decision,
            .competency = happening->competency,
            .earned = happening->earned,
            .possible = happening->possible,
        };
        vec_push(&hand->showing->evidence, evidence);
        break;
    }
    case HAPPENED_ARRIVAL:
    case HAPPENED_TAKEN:
    case HAPPENED_ENDED:
    case HAPPENED_DONE:
        errands->begun = true;
        errands->stale = true;
        break;
    case HAPPENED_OPENED:
        errands->stale =
                errands->stale || asks(hand, happening, model->records[happening->item].opened);
        break;
    case HAPPENED_LEARNED:
        errands->stale =
                errands->stale || asks(hand, happening, model->facts[happening->item].known);
        break;
    case HAPPENED_PROMISED:
        errands->promised = true;
        break;
    default:
        break;
    }
}

// Playing

static void forget(struct hand *hand)
{
    for (uint32_t s = 0; s < hand->guide->plan->scenario_count; s++) {
        struct errands *errands = &hand->errands[s];
        errands->begun = errands->listed = errands->stale = errands->promised = false;
        errands->blocked = false;
        errands->record_count = 0;
        memset(errands->tried, 0, tried_words(hand->guide) * sizeof(uint64_t));
    }
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
    shift_state_copy(&hand->state, &hand->fresh);
    hand->state.head->seed = seed;
    vec_clear(&showing->evidence);
    showing->has_chances = false;
    shift_begin(&hand->state, &sink);
    for (int i = 0; i < STEPS_MAX && !hand->state.head->over; i++) {
        if (!errands_next(hand, &event)) {
            break;
        }
        shift_apply(&hand->state, &event, &sink);
    }
}
