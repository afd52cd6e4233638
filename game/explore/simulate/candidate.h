// SPDX-License-Identifier: GPL-3.0-or-later
// The mind of a simulated candidate: chooses by ability, difficulty and noise, as measurement 2.9
// says.
#pragma once

#include "game/explore/simulate/hand.h"

/** Difficulties once drawn: everybody of a replication meets the same. */
struct difficulties {
    uint64_t number; // of the replication they belong to
    bool any;
    double **drawn; // by scenario and decision; NaN = not drawn yet
};

struct candidate {
    const struct guide *guide;
    const struct people *people;
    const struct person *person;
    struct difficulties *difficulties;
    double (*effects)[COMPETENCY_COUNT]; // by scenario
    uint64_t noise_key;
    struct stream noise;
};

/**
 * Fills `mind` with the candidate's ways; both stay the caller's.
 *
 * The utility of a slot is, over the competencies k the turn is keyed on,
 *   sum_k [ a theta_k (points_k - mean_k) / max_k + e_ck if points_k > mean_k ] + b_d if better
 * with points as the slot is worded now, mean over what is on offer, max_k the range over all
 * wordings of what is on offer; b_d is the difficulty of the turn, e_ck the person x scenario
 * effect, and a slot is better where its own sum of (points_k - mean_k) / max_k is above 0. Gumbel
 * noise, one is drawn. Topics, sections of a letter and acts that observations ask about are
 * choices of the same kind between doing and leaving.
 *
 * Looking up, asking the coach, planning, keeping, reporting, holding, getting in touch and filling
 * in a form rightly have utility a (theta_accuracy + theta_reading) + both effects + b_d.
 */
void candidate_mind(struct candidate *candidate, struct mind *mind);
