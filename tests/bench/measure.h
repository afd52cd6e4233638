// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring: clocks, medians, and the table in which a figure stands beside its budget.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** Milliseconds of processor time this program took: other programs do not count. */
double measure_cpu_ms(void);

/** Milliseconds on a clock that never goes back. */
double measure_wall_ms(void);

/** Sorts `values`, and returns the one below which `percent` of them lie; 0 of none. */
double measure_percentile(double *values, size_t count, int percent);

/** The middle of `values`, which are sorted. */
double measure_median(double *values, size_t count);

enum measure_bound { BOUND_NONE, BOUND_MOST, BOUND_LEAST, BOUND_NOUGHT };

/** A line of the table; without a bound it is only told. */
struct measure_row {
    const char *what;
    double value;
    const char *unit;
    int digits; // after the point
    enum measure_bound bound;
    double budget;
};

/** Prints a heading, or with NULL the head of the table. */
void measure_heading(const char *text);

/** Prints the line: figure, budget, and how many times better than the budget it is. */
void measure_print(const struct measure_row *row);

/** How many lines printed so far miss their budget. */
int measure_missed(void);
