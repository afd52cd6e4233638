// SPDX-License-Identifier: GPL-3.0-or-later
// Moments: means and covariances of parts, taken up one person at a time, so that a million fit.
#pragma once

#include <stddef.h>
#include <stdint.h>

/**
 * What reliability and items are computed from.
 *
 * One part is one scenario (or item), one row one person. Listwise: a row in which any part is
 * missing counts as seen and adds nothing.
 */
struct moments {
    int parts;
    int64_t seen;     // rows offered
    int64_t complete; // rows taken in
    double *means;    // by part
    double *products; // parts x parts, sums of products about the mean; upper triangle
    double *apart;    // scratch: how far the row is from the means before it
    double *behind;   // and from those with it
};

/** For 1 or more parts. End it with moments_finish(). */
void moments_init(struct moments *moments, int parts);

/** Frees what the moments hold. Zeroed moments are fine. */
void moments_finish(struct moments *moments);

/**
 * Takes one person in: one number per part, NaN where it is missing.
 *
 * Updates as Welford 1962 does, so that a large mean costs no digits. Infinite numbers count as
 * missing.
 */
void moments_add(struct moments *moments, const double *row);

/** Covariance of two parts, divisor n-1. At least two complete rows. */
double moments_covariance(const struct moments *moments, int a, int b);

/** Covariance of the sums of two sets of parts, given as 0/1 per part. At least two complete rows.
 */
double moments_covariance_of_sums(
        const struct moments *moments, const unsigned char *a, const unsigned char *b);
