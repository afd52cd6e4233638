// SPDX-License-Identifier: GPL-3.0-or-later
// A tally: how often each value was met in each column.
#include "scoring/stats/tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/memory.h"

enum { SLOTS_FIRST = 64 };

void tally_init(struct tally *tally, size_t columns)
{
    *tally = (struct tally) { .columns = columns, .slot_count = SLOTS_FIRST };
    tally->slots = memory_zeroed(tally->slot_count, sizeof(*tally->slots));
}

void tally_finish(struct tally *tally)
{
    for (size_t i = 0; i < tally->count; i++) {
        free(tally->rows[i].sums);
        free(tally->rows[i].counts);
    }
    free(tally->rows);
    free(tally->slots);
    *tally = (struct tally) { 0 };
}

/* ---- rows ---- */

// Mixed as splitmix64 does (Vigna 2015): neighbours among fractions differ in their high bits.
static size_t slot_of(const struct tally *tally, double value)
{
    uint64_t bits = 0;
    memcpy(&bits, &value, sizeof(bits));
    bits = (bits ^ (bits >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ (bits >> 27)) * UINT64_C(0x94d049bb133111eb);
    size_t slot = (size_t)(bits ^ (bits >> 31)) & (tally->slot_count - 1);
    while (tally->slots[slot] != 0 && tally->rows[tally->slots[slot] - 1].value != value) {
        slot = (slot + 1) & (tally->slot_count - 1);
    }
    return slot;
}

static void fill_slots(struct tally *tally)
{
    memset(tally->slots, 0, tally->slot_count * sizeof(*tally->slots));
    for (size_t i = 0; i < tally->count; i++) {
        tally->slots[slot_of(tally, tally->rows[i].value)] = (uint32_t)i + 1;
    }
}

static struct tally_row *add_row(struct tally *tally, double value)
{
    if (tally->count == tally->room) {
        tally->room = 2 * tally->room + 16;
        tally->rows = memory_resized(tally->rows, tally->room, sizeof(*tally->rows));
    }
    struct tally_row *row = &tally->rows[tally->count++];
    *row = (struct tally_row) { value, memory_zeroed(tally->columns, sizeof(double)),
        memory_zeroed(tally->columns, sizeof(uint32_t)) };
    return row;
}

struct tally_row *tally_row_of(struct tally *tally, double value)
{
    value += 0.; // of the two zeros the plain one
    size_t slot = slot_of(tally, value);
    if (tally->slots[slot] != 0) {
        return &tally->rows[tally->slots[slot] - 1];
    }
    struct tally_row *row = add_row(tally, value);
    tally->slots[slot] = (uint32_t)tally->count;
    if (2 * tally->count > tally->slot_count) {
        tally->slot_count *= 2;
        tally->slots = memory_resized(tally->slots, tally->slot_count, sizeof(*tally->slots));
        fill_slots(tally);
    }
    return row;
}

static int by_value(const void *a, const void *b)
{
    double x = ((const struct tally_row *)a)->value;
    double y = ((const struct tally_row *)b)->value;
    return (x > y) - (x < y);
}

void tally_sort(struct tally *tally)
{
    if (tally->count > 1) {
        qsort(tally->rows, tally->count, sizeof(*tally->rows), by_value);
        fill_slots(tally);
    }
}

/* ---- what follows ---- */

struct tally_moments tally_moments_of(const struct tally *tally, size_t column)
{
    struct tally_moments moments = { .least = INFINITY, .most = -INFINITY };
    for (size_t i = 0; i < tally->count; i++) {
        const struct tally_row *row = &tally->rows[i];
        double n = row->counts[column];
        moments.n += row->counts[column];
        moments.mean += n * row->value;
        moments.mean_with += row->sums[column];
        moments.least = n > 0 ? fmin(moments.least, row->value) : moments.least;
        moments.most = n > 0 ? fmax(moments.most, row->value) : moments.most;
    }
    moments.mean /= moments.n > 0 ? (double)moments.n : 1;
    moments.mean_with /= moments.n > 0 ? (double)moments.n : 1;
    for (size_t i = 0; i < tally->count; i++) {
        const struct tally_row *row = &tally->rows[i];
        double n = row->counts[column];
        double apart = row->value - moments.mean;
        moments.squares += n * apart * apart;
        moments.products += apart * (row->sums[column] - n * moments.mean_with);
    }
    return moments;
}

// The value of one of those who stand in rising order.
static double value_at(const struct tally *tally, size_t column, size_t place)
{
    size_t i = 0;
    for (size_t before = 0; before + tally->rows[i].counts[column] <= place; i++) {
        before += tally->rows[i].counts[column];
    }
    return tally->rows[i].value;
}

double tally_quantile(const struct tally *tally, size_t column, size_t n, double p)
{
    double at = p * (double)(n - 1);
    size_t below = (size_t)at;
    double first = value_at(tally, column, below);
    double next = below + 1 < n ? value_at(tally, column, below + 1) : first;
    return first + (at - (double)below) * (next - first);
}

struct tally_group tally_between(const struct tally *tally, size_t column, double low, double high)
{
    struct tally_group group = { 0 };
    for (size_t i = 0; i < tally->count; i++) {
        const struct tally_row *row = &tally->rows[i];
        if (row->value >= low && row->value <= high) {
            group.n += row->counts[column];
            group.sum += row->sums[column];
        }
    }
    return group;
}

double tally_products_sorted(
        const struct tally *a, size_t column_a, const struct tally *b, size_t column_b)
{
    double mean_a = tally_moments_of(a, column_a).mean;
    double mean_b = tally_moments_of(b, column_b).mean;
    double products = 0;
    size_t j = 0;
    size_t left = b->count > 0 ? b->rows[0].counts[column_b] : 0;
    for (size_t i = 0; i < a->count; i++) {
        size_t wanted = a->rows[i].counts[column_a];
        while (wanted > 0) {
            while (left == 0) {
                left = b->rows[++j].counts[column_b];
            }
            size_t pairs = wanted < left ? wanted : left;
            products += (double)pairs * (a->rows[i].value - mean_a) * (b->rows[j].value - mean_b);
            wanted -= pairs;
            left -= pairs;
        }
    }
    return products;
}
