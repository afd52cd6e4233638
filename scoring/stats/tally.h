// SPDX-License-Identifier: GPL-3.0-or-later
// A tally: how often each value was met in each column. Points make few different scores, so a
// million people are described by it exactly, and in little room.
#pragma once

#include <stddef.h>
#include <stdint.h>

/** One value. */
struct tally_row {
    double value;
    double *sums;     // by column: of what came with it
    uint32_t *counts; // by column: how often
};

struct tally {
    size_t columns;
    size_t count; // of rows
    size_t room;
    struct tally_row *rows;
    uint32_t *slots; // of the hash table: a row, one too high; 0 = none
    size_t slot_count;
};

void tally_init(struct tally *tally, size_t columns);
void tally_finish(struct tally *tally);

/** The row of a value, a finite one; it holds until another value comes or rows are sorted. */
struct tally_row *tally_row_of(struct tally *tally, double value);

/** Puts the rows in rising order, which the functions below need. */
void tally_sort(struct tally *tally);

/** One column: the values against what came with them. */
struct tally_moments {
    size_t n;
    double mean;
    double squares; // of values about their mean
    double mean_with;
    double products; // about the means
    double least;    // meant when n > 0
    double most;
};

struct tally_moments tally_moments_of(const struct tally *tally, size_t column);

/** Quantile of a column with n > 0 values, interpolated (type 7 of Hyndman & Fan 1996). */
double tally_quantile(const struct tally *tally, size_t column, size_t n, double p);

/** Those from `low` to `high`, both included. */
struct tally_group {
    size_t n;
    double sum; // of what came with them
};

struct tally_group tally_between(const struct tally *tally, size_t column, double low, double high);

/** Sum of products about the means when the values of two columns of as many people are paired in
 * rising order: the most that any pairing gives. */
double tally_products_sorted(
        const struct tally *a, size_t column_a, const struct tally *b, size_t column_b);
