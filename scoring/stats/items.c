// SPDX-License-Identifier: GPL-3.0-or-later
// Items: how hard one part is, and whether it goes with the rest.
#include "scoring/stats/items.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

// Points take few values: then counting them sorts a million in a moment.

enum { SLOTS = 1024, DISTINCT_MOST = 256 };

struct counted {
    double value;
    size_t times; // 0 = nothing here
};

static size_t slot_of(const struct counted *slots, double value)
{
    uint64_t bits = 0;
    memcpy(&bits, &value, sizeof(bits));
    size_t slot = (size_t)((bits * UINT64_C(0x9e3779b97f4a7c15)) >> 54); // Knuth's; SLOTS of them
    while (slots[slot].times > 0 && slots[slot].value != value) {
        slot = (slot + 1) % SLOTS;
    }
    return slot;
}

// False when there are too many different ones.
static bool count_values(struct counted *slots, size_t *distinct, const double *values, size_t n)
{
    *distinct = 0;
    for (size_t i = 0; i < n; i++) {
        struct counted *slot = &slots[slot_of(slots, values[i])];
        if (slot->times == 0 && ++*distinct > DISTINCT_MOST) {
            return false;
        }
        slot->value = values[i];
        slot->times++;
    }
    return true;
}

// Those that are there, rising; the empty ones go behind.
static int by_count_and_size(const void *a, const void *b)
{
    const struct counted *x = a;
    const struct counted *y = b;
    if (x->times == 0 || y->times == 0) {
        return (x->times == 0) - (y->times == 0);
    }
    return by_size(&x->value, &y->value);
}

static void sort(double *values, size_t n)
{
    struct counted slots[SLOTS] = { 0 };
    size_t distinct = 0;
    if (!count_values(slots, &distinct, values, n)) {
        qsort(values, n, sizeof(*values), by_size);
        return;
    }
    qsort(slots, SLOTS, sizeof(*slots), by_count_and_size);
    for (size_t i = 0; i < distinct; i++) {
        for (size_t k = 0; k < slots[i].times; k++) {
            *values++ = slots[i].value;
        }
    }
}

// Quantile of sorted numbers, interpolated.
static double quantile(const double *sorted, size_t n, double p)
{
    double at = p * (double)(n - 1);
    size_t below = (size_t)at;
    double share = at - (double)below;
    double next = below + 1 < n ? sorted[below + 1] : sorted[below];
    return sorted[below] + share * (next - sorted[below]);
}

void extremes_find(struct extremes *extremes, const double *totals, size_t n, double *scratch)
{
    memcpy(scratch, totals, n * sizeof(*scratch));
    sort(scratch, n);
    *extremes = (struct extremes) { quantile(scratch, n, .27), quantile(scratch, n, .73), 0, 0 };
    for (size_t i = 0; i < n; i++) {
        extremes->n_low += totals[i] <= extremes->low;
        extremes->n_high += totals[i] >= extremes->high;
    }
}

static double mean_of(const double *values, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += values[i];
    }
    return sum / (double)n;
}

struct products {
    double xx;
    double yy;
    double xy;
};

static struct products products_of(const double *x, const double *y, size_t n)
{
    struct products sums = { 0 };
    double mean_x = mean_of(x, n);
    double mean_y = mean_of(y, n);
    for (size_t i = 0; i < n; i++) {
        sums.xx += (x[i] - mean_x) * (x[i] - mean_x);
        sums.yy += (y[i] - mean_y) * (y[i] - mean_y);
        sums.xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    return sums;
}

// Rounding of equal numbers leaves a sum that is tiny beside their squares.
static bool varies(double squares, double mean, size_t n)
{
    return squares > 1e-24 * mean * mean * (double)n && squares > 0;
}

static void add_groups(
        struct item *item, const struct item_data *data, const struct extremes *extremes)
{
    double upper = 0;
    double lower = 0;
    for (size_t i = 0; i < data->n; i++) {
        upper += data->total[i] >= extremes->high ? data->x[i] - data->least : 0;
        lower += data->total[i] <= extremes->low ? data->x[i] - data->least : 0;
    }
    double range = data->most - data->least;
    item->upper = upper / (double)extremes->n_high / range;
    item->lower = lower / (double)extremes->n_low / range;
    item->d27 = item->upper - item->lower;
}

static void add_rest(
        struct item *item, const struct item_data *data, double mean_rest, double *scratch)
{
    struct products sums = products_of(data->x, data->rest, data->n);
    item->has_rest = varies(sums.xx, item->mean, data->n) && varies(sums.yy, mean_rest, data->n);
    if (!item->has_rest) {
        return;
    }
    item->rest_r = sums.xy / sqrt(sums.xx * sums.yy);
    item->discrimination_index = 100 * item->rest_r;

    double *x = scratch;
    double *rest = scratch + data->n;
    memcpy(x, data->x, data->n * sizeof(*x));
    memcpy(rest, data->rest, data->n * sizeof(*rest));
    sort(x, data->n);
    sort(rest, data->n);
    double best = products_of(x, rest, data->n).xy;
    item->has_efficiency = best > 0;
    item->efficiency = item->has_efficiency ? 100 * sums.xy / best : 0;
}

void item_describe(struct item *item, const struct item_data *data, const struct extremes *extremes,
        double *scratch)
{
    *item = (struct item) { .mean = mean_of(data->x, data->n) };
    struct products with_total = products_of(data->x, data->total, data->n);
    item->sd = sqrt(with_total.xx / (double)(data->n - 1));
    item->total_covariance = with_total.xy / (double)(data->n - 1);
    item->facility = (item->mean - data->least) / (data->most - data->least);
    item->facility_sd = item->sd / (data->most - data->least);
    add_groups(item, data, extremes);
    add_rest(item, data, mean_of(data->rest, data->n), scratch);
}

void items_effective_weights(const struct item *items, int count, double *weights)
{
    double sum = 0;
    for (int i = 0; i < count; i++) {
        weights[i] = items[i].total_covariance > 0 ? sqrt(items[i].total_covariance) : 0;
        sum += weights[i];
    }
    for (int i = 0; i < count; i++) {
        weights[i] = sum > 0 ? 100 * weights[i] / sum : 0;
    }
}

bool shape_of(struct shape *shape, const double *values, size_t size)
{
    *shape = (struct shape) { 0 };
    if (size < 4) {
        return false;
    }
    double n = (double)size;
    double mean = mean_of(values, size);
    double m2 = 0;
    double m3 = 0;
    double m4 = 0;
    for (size_t i = 0; i < size; i++) {
        double apart = values[i] - mean;
        m2 += apart * apart / n;
        m3 += apart * apart * apart / n;
        m4 += apart * apart * apart * apart / n;
    }
    if (!varies(m2 * n, mean, size)) {
        return false;
    }
    double k2 = n * m2 / (n - 1);
    double k3 = n * n * m3 / ((n - 1) * (n - 2));
    double k4 = n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) / ((n - 1) * (n - 2) * (n - 3));
    shape->skewness = k3 / pow(k2, 1.5);
    shape->kurtosis = k4 / (k2 * k2);
    return true;
}

unsigned item_flags(const struct item *item)
{
    unsigned flags = 0;
    flags |= item->facility > .95 ? ITEM_EASY : 0;
    flags |= item->facility < .10 ? ITEM_HARD : 0;
    if (item->has_rest) {
        flags |= item->rest_r < 0 ? ITEM_BACKWARDS : item->rest_r < .20 ? ITEM_WEAK : 0;
    }
    return flags;
}

// Replies

struct split {
    double mean_rest;
    double squares;     // of the rest about its mean
    double chosen_rest; // sum over those who chose the reply
    double upper;
    double lower;
};

static struct split split_of(const struct reply_data *data, const struct extremes *extremes)
{
    struct split split = { .mean_rest = mean_of(data->rest, data->n) };
    for (size_t i = 0; i < data->n; i++) {
        double apart = data->rest[i] - split.mean_rest;
        split.squares += apart * apart;
        if (data->chosen[i]) {
            split.chosen_rest += data->rest[i];
            split.upper += data->total[i] >= extremes->high;
            split.lower += data->total[i] <= extremes->low;
        }
    }
    return split;
}

void reply_describe(
        struct reply *reply, const struct reply_data *data, const struct extremes *extremes)
{
    *reply = (struct reply) { 0 };
    for (size_t i = 0; i < data->n; i++) {
        reply->n += data->chosen[i];
    }
    struct split split = split_of(data, extremes);
    double n = (double)data->n;
    double chosen = (double)reply->n;
    reply->p = chosen / n;
    reply->upper = split.upper / (double)extremes->n_high;
    reply->lower = split.lower / (double)extremes->n_low;
    reply->d = reply->upper - reply->lower;
    reply->mean_rest = reply->n > 0 ? split.chosen_rest / chosen : 0;
    reply->has_r =
            reply->n > 0 && reply->n < data->n && varies(split.squares, split.mean_rest, data->n);
    if (reply->has_r) {
        double together = split.chosen_rest - chosen * split.mean_rest;
        reply->r = together / sqrt(chosen * (1 - reply->p) * split.squares);
    }
}
