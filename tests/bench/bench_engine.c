// SPDX-License-Identifier: GPL-3.0-or-later
// The engine by the clock: loading stories, walking them, and playing the shipped shift.
#include "tests/bench/bench_engine.h"

#include <stdio.h>
#include <stdlib.h>

#include "game/base/hash.h"
#include "game/explore/simulate/cohort.h"
#include "game/explore/simulate/shift_form.h"
#include "game/report/diag_text.h"
#include "game/report/random_player.h"
#include "game/scenario/load.h"
#include "game/shift/offer.h"
#include "game/shift/shift.h"
#include "tests/bench/measure.h"
#include "tests/bench/story.h"

enum { STORY_SEED = 7, STEPS = 400000, PLAYS = 400, CANDIDATES = 2000 };

static struct shift *load(struct bundle *bundle, const char *path)
{
    struct diag_list diags = { 0 };
    struct shift *shift = shift_load(bundle, path, &diags);
    if (shift == NULL) {
        struct buffer text = { 0 };
        diag_list_write(&text, &diags);
        fputs(buffer_text(&text), stderr);
        abort();
    }
    diag_list_finish(&diags);
    return shift;
}

double bench_load(uint32_t turns)
{
    struct bundle bundle;
    bundle_init_memory(&bundle);
    story_fill(&bundle, turns, STORY_SEED);
    double times[BENCH_RUNS];
    for (int i = 0; i < BENCH_RUNS; i++) {
        double before = measure_cpu_ms();
        struct shift *shift = load(&bundle, STORY_SHIFT);
        struct plan *plan = plan_create(shift);
        struct shift_state state;
        shift_state_init(&state, plan, STORY_SEED);
        shift_begin(&state, NULL);
        times[i] = measure_cpu_ms() - before;
        shift_state_finish(&state);
        plan_destroy(plan);
        shift_destroy(shift);
    }
    bundle_finish(&bundle);
    return measure_median(times, BENCH_RUNS);
}

static bool act(struct shift_state *state, const struct action *action)
{
    struct shift_event event;
    if (shift_decide(state, action, &event) != REFUSED_NOT) {
        return false;
    }
    shift_apply(state, &event, NULL);
    return true;
}

// One play of the story, until it ends or `most` steps are done.
static uint32_t walk(struct shift_state *state, uint32_t contact, uint32_t most, uint64_t *random)
{
    struct action action = { .kind = ACTION_TAKE, .contact = contact };
    struct offer offer;
    uint32_t steps = 0;
    shift_begin(state, NULL);
    bool going = act(state, &action);
    action.kind = ACTION_REPLY;
    while (going && steps < most) {
        shift_offer(state, 0, contact, &offer);
        if (offer.count == 0) {
            break;
        }
        action.turn = offer.turn;
        action.slot = offer.slots[hash_next(random) % offer.count].slot;
        going = act(state, &action);
        steps++;
    }
    return steps;
}

static double walk_many(const struct plan *plan, uint64_t *random)
{
    uint32_t steps = 0;
    uint32_t contacts = plan->scenarios[0].scenario->contact_count;
    double before = measure_cpu_ms();
    for (uint32_t play = 0; steps < STEPS; play++) {
        struct shift_state state;
        shift_state_init(&state, plan, hash_next(random));
        steps += walk(&state, play % contacts, STEPS - steps, random);
        shift_state_finish(&state);
    }
    return steps / (measure_cpu_ms() - before) * 1e3;
}

double bench_steps(uint32_t turns)
{
    struct bundle bundle;
    bundle_init_memory(&bundle);
    story_fill(&bundle, turns, STORY_SEED);
    struct shift *shift = load(&bundle, STORY_SHIFT);
    struct plan *plan = plan_create(shift);
    uint64_t random = STORY_SEED;
    double rates[BENCH_RUNS];
    for (int i = 0; i < BENCH_RUNS; i++) {
        rates[i] = walk_many(plan, &random);
    }
    plan_destroy(plan);
    shift_destroy(shift);
    bundle_finish(&bundle);
    return measure_median(rates, BENCH_RUNS);
}

double bench_shifts(void)
{
    struct bundle bundle;
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    struct shift *shift = load(&bundle, "shifts/ochtend.xml");
    struct plan *plan = plan_create(shift);
    double rates[BENCH_RUNS];
    for (int i = 0; i < BENCH_RUNS; i++) {
        struct random_player player;
        double before = measure_cpu_ms();
        random_player_init(&player, plan, (uint64_t)i, PLAYS);
        rates[i] = PLAYS / (measure_cpu_ms() - before) * 1e3;
    }
    plan_destroy(plan);
    shift_destroy(shift);
    bundle_finish(&bundle);
    return measure_median(rates, BENCH_RUNS);
}

double bench_simulated(void)
{
    struct bundle bundle;
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    struct shift *shift = load(&bundle, "shifts/ochtend.xml");
    struct plan *plan = plan_create(shift);
    struct shift_form form;
    shift_form_init(&form, plan);
    struct people people = { .seed = STORY_SEED, .slope = 1, .rho = 0.4 };
    double rates[BENCH_RUNS];
    for (int i = 0; i < BENCH_RUNS; i++) {
        struct cohort cohort;
        double before = measure_cpu_ms();
        cohort_run(&cohort, &form.form, &people, CANDIDATES, COHORT_FIRST,
                &(struct crew) { .jobs = 1 });
        rates[i] = CANDIDATES / (measure_cpu_ms() - before) * 1e3;
        cohort_finish(&cohort);
    }
    shift_form_finish(&form);
    plan_destroy(plan);
    shift_destroy(shift);
    bundle_finish(&bundle);
    return measure_median(rates, BENCH_RUNS);
}
