// SPDX-License-Identifier: GPL-3.0-or-later
// Differences: whether two people's scores on one competency lie further apart than chance puts
// them.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "scoring/competency.h"
#include "scoring/prior.h"
#include "scoring/sheet.h"

/** A score as it is compared: of one person, on one competency. */
struct difference_score {
    bool has;     // false: too little was seen, so it is compared with nobody's
    double score; // 0..100
    double se;    // 0 or more
    int df;       // degrees of freedom of se; 1 or more
};

/** How sure it is that two people differ. */
enum difference_grade {
    DIFFERENCE_NOT_COMPARED, // one of them has no score to compare
    DIFFERENCE_NOT_SHOWN,    // chance alone may put them so far apart
    DIFFERENCE_BEYOND_90,
    DIFFERENCE_BEYOND_95,
};

/** One pair on one competency. Without `compared` the numbers are 0. */
struct difference {
    bool compared;
    double value;    // score of the first minus that of the second, -100..100
    double se;       // of the value
    int df;          // of its error
    bool apart;      // the two bands of BAND_CONFIDENCE have no point in common
    double p;        // two-sided, of this pair by itself
    double adjusted; // the same, corrected for all that was compared with it
    enum difference_grade grade;
};

/**
 * The score of a line, with its shrunken error where `prior` (may be NULL) gave one, else the plain
 * one; none unless the line's status is SHEET_OK and an error is known. `prior` is the one the
 * sheet was computed with.
 */
struct difference_score difference_score_of(
        const struct sheet_line *line, const struct prior *prior);

/**
 * Sets two scores beside each other (measurement 2.5 and 3, comparison of two candidates):
 *
 *   D = R_a - R_b    SE_D = sqrt(SE_a^2 + SE_b^2)    p = 2 P(t(df) > |D| / SE_D)
 *
 * With equal errors the bound is that of the reliable difference, z sqrt(2) SEM. Two choices are
 * made so that nobody is told to differ who may not: t in place of z, as in the bands, with the
 * smaller of the two degrees of freedom (an error more never makes p smaller, which the
 * approximation of Welch does not promise); and errors that contain how hard the scenarios were,
 * also where both people played the same. An error of 0 is taken as it is. `adjusted` is p and the
 * grade is not given until difference_judge().
 */
struct difference difference_between(
        const struct difference_score *a, const struct difference_score *b);

/**
 * Judges differences that are read together, and corrects for their number with Holm's method:
 *
 *   adjusted_(i) = max over j <= i of min(1, (m - j + 1) p_(j)),   p_(1) <= p_(2) <= … <= p_(m)
 *
 * (Holm 1979, Scandinavian Journal of Statistics 6:65-70), m = how many were compared. The chance
 * that one or more of them is wrongly called a difference stays at most 1 - the grade's level,
 * however the pairs hang together; pairs share people and competencies share scenarios, so a method
 * that asks for independence is no choice, and Bonferroni promises the same and finds less. Beyond
 * chance is an adjusted p below .10 or .05 **and** bands apart, so that what is said never
 * contradicts the bands that are shown. Meant for tens of differences: time grows as their square.
 */
void difference_judge(struct difference *differences, size_t count);
