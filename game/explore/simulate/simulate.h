// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated candidates play a shift: everything that is reported of it, beside the ideal form.
#pragma once

#include "game/explore/simulate/figures.h"
#include "game/explore/simulate/ruler.h"
#include "game/explore/simulate/separation.h"
#include "game/explore/simulate/trickster.h"

// The crew is told of the stages one after another: how often work_do is called.
enum { SIMULATE_PEOPLE_LEAST = 100, SIMULATE_PEOPLE_MOST = 1000000, SIMULATE_STAGES = 15 };

struct simulate_order {
    enum population population;
    uint32_t people;
    uint64_t seed;
    double rho; // .40 in measurement 2.9
    /** As in struct shift_form; NULL = chances not had do not count for the status. */
    void (*chances)(
            const struct shift_state *state, struct sheet_chances chances[COMPETENCY_COUNT]);
};

struct simulation {
    struct simulate_order order;
    double reliability; // r_1 that the population stands for
    struct figures form;
    struct figures ideal;
    struct separation separation;
    uint32_t plays; // of each trickster
    struct trickster_score tricksters[TRICKSTER_COUNT];
};

/** Simulates; says nothing about validity. End it with simulation_finish(). */
void simulation_init(struct simulation *simulation, const struct plan *plan,
        const struct ruler *ruler, const struct simulate_order *order, const struct crew *crew);
void simulation_finish(struct simulation *simulation);

/** r of the form over r of the ideal one: `of` is a competency or COHORT_OVERALL. */
double simulation_efficiency(const struct simulation *simulation, int of);

// The bars of measurement 2.9, for a form of six scenarios. Fixed before any content was judged.

#define SIMULATE_EFFICIENCY_BAR 0.90
#define SIMULATE_SEPARATION_BAR 0.40
#define SIMULATE_CROSS_TALK_BAR 0.25
#define SIMULATE_COVERAGE_LEAST 0.87
#define SIMULATE_COVERAGE_MOST 0.93
#define SIMULATE_STATUS_BAR 0.95
#define SIMULATE_TRICK_BAR 8.0    // points above the random player, on any competency
#define SIMULATE_OVERALL_BAR 55.0 // points, overall

/** The least r for one competency or the overall; where 2.9 names none, .90 of the ideal form's. */
double simulation_r_bar(const struct simulation *simulation, int of);
