// SPDX-License-Identifier: GPL-3.0-or-later
// Bands: how far a score may lie from what the same person would show in all such scenarios.
#pragma once

/** Every band of the house is this wide. */
#define BAND_CONFIDENCE 0.90

/**
 * The Student t quantile a two-sided band of BAND_CONFIDENCE needs: t(.95; df).
 *
 * 6.314, 2.920, 2.353, 1.895 for df 1, 2, 3, 7. df is 1 or more.
 */
double band_quantile(int df);

/** Writes centre -+ quantile times error, clipped to 0..100, into band. Centre in 0..100. */
void band_around(double band[2], double centre, double error, double quantile);

/**
 * The shrunken standard error on the scale of its variances (measurement 2.4).
 *
 *   v = ((n-1) s^2 + df s0^2) / (n-1+df);  SE* = sqrt(v/n), with n-1+df degrees of freedom
 *
 * `variance` is s^2 of the candidate's own n scenarios (any value when n is 1: it weighs nothing),
 * `prior` is s0^2, worth `prior_df` degrees of freedom. n and prior_df are 1 or more.
 */
double band_shrunken_error(double variance, int n, double prior, int prior_df);
