// SPDX-License-Identifier: GPL-3.0-or-later
// Displayed positions that one person chose: does the place decide, in place of the words?
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** Positions are 1 .. in order of choosing. */
struct positions {
    size_t n;
    int longest_run;
    double longest_run_p; // exact: a run at least this long, if each place were equally likely
    int modal;            // the place chosen most; of several the first
    double modal_share;
    double chi2; // against what even chances give, most places - 1 df
    double chi2_p;
    double entropy;     // over that of what even chances give, 0 .. about 1
    double repeat_rate; // same as the one before
    double cycle_rate;  // same as the one three before: 1-2-3-1-2-3
    bool flagged;       // a chance below .001, or cycle_rate above .90
};

/** `m` positions to choose from each time, 2 or more; false when there are fewer than 2 choices, or
 * a position outside 1..m. */
bool positions_of(struct positions *positions, const int *chosen, size_t n, int m);

/**
 * The same with another number of positions each time: sizes[i] for chosen[i]. The chi-square then
 * sums over choices that differ, so that its variance is smaller than that of a multinomial: its
 * p is on the safe side.
 */
bool positions_of_menus(struct positions *positions, const int *chosen, const int *sizes, size_t n);

/** P(longest run >= r) in n draws from m equal chances; 1 for r <= 1. */
double longest_run_chance(int m, size_t n, int r);

/** The same where the i-th draw is from sizes[i] places: exact, over the last place and the length
 * of its run. */
double longest_run_chance_of_menus(const int *sizes, size_t n, int r);
