// SPDX-License-Identifier: GPL-3.0-or-later
// The ideal form: what a form of six scenarios can measure at best, whatever it is about.
#pragma once

#include "game/explore/simulate/form.h"

enum { IDEAL_SCENARIOS = 6, IDEAL_DECISIONS = 2, IDEAL_POINTS = 3 };

/**
 * Six scenarios; in each, for each competency, two decisions of their own, with one reply for each
 * of 0, 1, 2 and 3 points and no reply shared between competencies (measurement 2.9).
 */
extern const struct form IDEAL_FORM;

/**
 * r_1 of the ideal form for a slope: the reliability of one scenario's score on one competency,
 * which is the covariance of two scenarios over people, divided by the variance of one, for given
 * difficulties and then averaged over them. By quadrature, without drawing: exact to 1e-6.
 */
double ideal_reliability(double slope);

/** The slope for which ideal_reliability is `reliability` (0.01 .. 0.9), by bisection. */
double ideal_slope(double reliability);
