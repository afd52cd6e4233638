// SPDX-License-Identifier: GPL-3.0-or-later
// Coverage: how often a 90 % band holds what it is a band for.
#pragma once

#include "game/explore/simulate/form.h"
#include "game/explore/simulate/work.h"

/** Shares of the people whose band held the target; NaN where nobody had a band. */
struct coverage {
    uint32_t people;
    double plain[COMPETENCY_COUNT];     // band90, over the universe of scenarios
    double shrunken[COMPETENCY_COUNT];  // band90_shrunken, likewise
    double this_form[COMPETENCY_COUNT]; // band90, over this very form
};

/**
 * What the band is about is a person's expected score over a universe of scenarios, of which the
 * form is a draw. The universe is taken to hold the scenarios of this form, each with difficulties
 * and person x scenario effects of all sizes. For every person:
 *  - a form is drawn from it: as many scenarios as the form has, with replacement, each played
 *    under difficulties and effects of its own; its sheet gives the bands;
 *  - the target is the pooled ratio over COVERAGE_PLAYS further plays of all scenarios, each under
 *    new difficulties and effects;
 *  - for `this_form` the target is the pooled ratio over as many plays that differ in nothing but
 *    the noise, and the band is that of one more such play.
 * A target that is itself drawn is wider by 1/COVERAGE_PLAYS; at 40 that takes .6 % off coverage.
 * `prior` gives s_0^2 for the shrunken band.
 */
struct coverage coverage_of(const struct form *form, const struct people *people, uint32_t count,
        const struct prior *prior, const struct crew *crew);

enum { COVERAGE_PLAYS = 40 };
