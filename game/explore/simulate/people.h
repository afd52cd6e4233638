// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated people: seven abilities that go together as far as rho says, and how they choose.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/explore/simulate/stream.h"
#include "scoring/competency.h"

/** A population under one seed, with what may be wrong with them or with the key. */
struct people {
    uint64_t seed;
    double slope;        // a
    double rho;          // correlation of every two abilities
    double wrong_keys;   // share of the decisions whose key is not what these people think is good
    bool blind_look_ups; // looking up has nothing to do with ability
    bool skimming;       // a quarter of the turns is not read, half of the look-ups not done
};

/** What the effects and difficulties of measurement 2.9 spread by (standard deviations). */
#define PEOPLE_DIFFICULTY_SD 0.5
#define PEOPLE_EFFECT_SD 0.4

/** Share of the turns at which a skimming reader takes any reply. */
#define PEOPLE_SKIMMED 0.25

struct person {
    double ability[COMPETENCY_COUNT]; // theta, each N(0, 1)
    double desk; // of looking up, planning, reporting, wrapping up: accuracy and active reading
};

/**
 * What a play is drawn from, as numbers of streams. Two plays that share `effects` and
 * `difficulties` are two plays by one person of one and the same form.
 */
struct draw {
    uint64_t person;
    uint64_t difficulties;
    uint64_t effects;
    uint64_t noise;
};

/**
 * theta_k = sqrt(rho) g + sqrt(1 - rho) e_k, g and e_k normal: every two correlate rho. The same
 * number under the same seed is the same person, whatever rho and slope.
 */
struct person person_of(const struct people *people, uint64_t number);

/**
 * The person x scenario effects: for each competency, on whatever is better at it in the scenario.
 * One for all seven would tie their errors together; the overall of the ideal form would then be
 * .88 at literature, where measurement 2.9 has .91.
 */
void person_effects(const struct people *people, const struct draw *draw, uint32_t scenario,
        double effects[COMPETENCY_COUNT]);

/** The difficulty of a decision, the same for everybody under the same `draw->difficulties`. */
double decision_difficulty(
        const struct people *people, uint64_t difficulties, uint32_t scenario, uint32_t decision);

/** Whether the key of this decision is not what these people think is good. */
bool decision_miskeyed(
        const struct people *people, uint64_t difficulties, uint32_t scenario, uint32_t decision);

/**
 * Draws one of `count` options: each has its utility, to which Gumbel noise is added, and the
 * highest is taken. That is the same as drawing with chances in proportion to exp(utility), which
 * needs one uniform number instead of one for each option (Luce 1959, McFadden 1974).
 */
uint32_t people_choose(const double *utilities, uint32_t count, double uniform);

/** The same between doing and leaving: whether it is done. */
bool people_do(double utility, double uniform);
