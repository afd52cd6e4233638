// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence: one observation of one competency in one decision, in whole points.
#include "scoring/evidence.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "scoring/memory.h"

struct evidence_points evidence_of_choice(const int *weights, size_t count, int chosen)
{
    assert(count > 0 && chosen < (int)count);
    int least = weights[0];
    int most = weights[0];
    for (size_t i = 1; i < count; i++) {
        least = weights[i] < least ? weights[i] : least;
        most = weights[i] > most ? weights[i] : most;
    }
    assert((long long)most - least <= INT_MAX);
    return (struct evidence_points) {
        .earned = chosen < 0 ? 0 : weights[chosen] - least,
        .possible = most - least,
    };
}

static enum evidence_refusal check_one(const struct evidence *item)
{
    if (item->scenario < 0) {
        return EVIDENCE_SCENARIO_NEGATIVE;
    }
    if ((int)item->competency < 0 || (int)item->competency >= COMPETENCY_COUNT) {
        return EVIDENCE_COMPETENCY_UNKNOWN;
    }
    if (item->possible <= 0) {
        return EVIDENCE_NOTHING_POSSIBLE;
    }
    if (item->earned < 0) {
        return EVIDENCE_EARNED_NEGATIVE;
    }
    return item->earned > item->possible ? EVIDENCE_EARNED_ABOVE_POSSIBLE : EVIDENCE_FINE;
}

static int compare_whole(int a, int b)
{
    return (a > b) - (a < b);
}

static int compare_place(const struct evidence *a, const struct evidence *b)
{
    int order = compare_whole(a->scenario, b->scenario);
    if (order == 0) {
        order = compare_whole(a->decision, b->decision);
    }
    return order != 0 ? order : compare_whole((int)a->competency, (int)b->competency);
}

struct place {
    struct evidence item;
    size_t index;
};

static int compare_place_then_order(const void *a, const void *b)
{
    const struct place *left = a;
    const struct place *right = b;
    int order = compare_place(&left->item, &right->item);
    return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

// The first item whose place was taken already, or `count`.
static size_t find_twice(const struct evidence *items, size_t count)
{
    struct place *places = memory_zeroed(count, sizeof(*places));
    for (size_t i = 0; i < count; i++) {
        places[i] = (struct place) { items[i], i };
    }
    qsort(places, count, sizeof(*places), compare_place_then_order);

    size_t found = count;
    for (size_t i = 1; i < count; i++) {
        bool taken = compare_place(&places[i - 1].item, &places[i].item) == 0;
        if (taken && places[i].index < found) {
            found = places[i].index;
        }
    }
    free(places);
    return found;
}

struct evidence_verdict evidence_check(const struct evidence *items, size_t count)
{
    struct evidence_verdict verdict = { EVIDENCE_FINE, count };
    for (size_t i = 0; i < count && verdict.refusal == EVIDENCE_FINE; i++) {
        verdict.refusal = check_one(&items[i]);
        verdict.index = verdict.refusal == EVIDENCE_FINE ? count : i;
    }

    size_t twice = find_twice(items, count);
    if (twice < verdict.index) {
        verdict = (struct evidence_verdict) { EVIDENCE_TWICE, twice };
    }
    return verdict;
}
