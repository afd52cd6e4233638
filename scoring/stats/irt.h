// SPDX-License-Identifier: GPL-3.0-or-later
// Item response theory: ability from a pattern of answers. Offline, and never the score of record.
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum irt_model {
    IRT_2PL,  // 1/(1 + exp(-a(th - b))); one threshold
    IRT_GRM,  // Samejima 1969: P*(x) = 1/(1 + exp(-a(th - b_x))), P(x) = P*(x) - P*(x+1)
    IRT_GPCM, // Muraki 1992: exp sum a(th - b_v) over its sum; PCM (Masters 1982) where a is 1
};

enum { IRT_STEPS_MAX = 10, IRT_NODES = 61 };

/** An item with answers 0 .. steps. */
struct irt_item {
    enum irt_model model;
    double a;
    double b[IRT_STEPS_MAX]; // thresholds; rising for the GRM
    int steps;               // 1 .. IRT_STEPS_MAX
};

enum { IRT_MISSING = -1 };

/** The chance of each answer 0 .. steps at ability `theta`. */
void irt_chances(const struct irt_item *item, double theta, double chances[IRT_STEPS_MAX + 1]);

/** Fisher information of one item at `theta`. */
double irt_information(const struct irt_item *item, double theta);

/** Expected a posteriori ability and its posterior deviation. */
struct irt_ability {
    double theta;
    double psd;
};

/**
 * On 61 equally spaced nodes from -6 to 6 with a standard normal prior (Bock & Mislevy 1982).
 * `answers` by item, IRT_MISSING where there is none; items not seen drop out.
 */
struct irt_ability irt_eap(const struct irt_item *items, const int *answers, size_t count);

/** l_z of a pattern at `theta` for items of any kind; false when nothing varies. */
bool irt_person_fit(
        const struct irt_item *items, const int *answers, size_t count, double theta, double *lz);

/** Var(EAP)/(Var(EAP) + mean PSD^2); false below 2 people or when all are the same. */
bool irt_empirical_reliability(const struct irt_ability *abilities, size_t n, double *reliability);
