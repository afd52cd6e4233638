// SPDX-License-Identifier: GPL-3.0-or-later
// Local validity: whether a score goes with how people later do the job.
#pragma once

/**
 * Corrected for error in the criterion only (Spearman 1904): r/sqrt(r_yy). `criterion` is above 0
 * and at most 1; the answer is kept within -1..1.
 */
double validity_for_error(double r, double criterion);

/**
 * Corrected for a narrowed range of scores (Thorndike 1949, case 2): r u/sqrt(1 + r^2 (u^2 - 1)),
 * u = SD of all applicants over SD of those who were hired, above 0.
 */
double validity_for_range(double r, double u);

/**
 * How many people it takes until the interval of a correlation of this size no longer holds 0:
 * (z/atanh |r|)^2 + 3, rounded up. `confidence` between 0 and 1; 0 for r of 0, where no number is
 * enough; 4 at least.
 */
long validity_people_needed(double r, double confidence);
