// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel says of a key: agreement, and a verdict for each decision.
#include <math.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/report/panel_ratings_inner.h"

// Measurement 1: a key stays when its best is best for two thirds of the raters.
static const double ENOUGH = 2.0 / 3;
static const double NEAR = 1;
static const double FAR = 2;
static const double CONTESTED = 1;

enum { CATEGORIES = PANEL_MOST - PANEL_LEAST + 1 };

static double rating(const struct panel_ratings *ratings, size_t thing, size_t rater)
{
    return ratings->ratings[rater * ratings->things.count + thing];
}

enum panel_verdict panel_thing_verdict(const struct panel_thing *thing)
{
    double apart = fabs(thing->mean - thing->expected);
    if (thing->count == 0) {
        return PANEL_UNRATED;
    }
    return apart >= FAR && thing->sd < apart        ? PANEL_AGAINST
            : apart > NEAR || thing->sd > CONTESTED ? PANEL_DISPUTED
                                                    : PANEL_AGREES;
}

static void describe_things(struct panel_ratings *ratings)
{
    for (size_t i = 0; i < ratings->things.count; i++) {
        struct panel_thing *thing = &ratings->things.items[i];
        double sum = 0;
        double squares = 0;
        for (size_t r = 0; r < ratings->raters.count; r++) {
            double x = rating(ratings, i, r);
            if (isfinite(x)) {
                thing->count++;
                sum += x;
                squares += x * x;
            }
        }
        if (thing->count > 0) {
            thing->mean = sum / thing->count;
        }
        if (thing->count > 1) {
            double left = squares - sum * sum / thing->count;
            thing->sd = sqrt(fmax(left, 0) / (thing->count - 1));
        }
        enum panel_verdict verdict = panel_thing_verdict(thing);
        ratings->agree += verdict == PANEL_AGREES;
        ratings->disputed += verdict == PANEL_DISPUTED;
        ratings->against += verdict == PANEL_AGAINST;
    }
}

/* ---- agreement ---- */

// What everybody rated, row by row; the count of rows.
static int complete_rows(const struct panel_ratings *ratings, double *rows)
{
    size_t raters = ratings->raters.count;
    int count = 0;
    for (size_t i = 0; i < ratings->things.count; i++) {
        if (ratings->things.items[i].count == (int)raters) {
            for (size_t r = 0; r < raters; r++) {
                rows[(size_t)count * raters + r] = rating(ratings, i, r);
            }
            count++;
        }
    }
    return count;
}

static void agree_on_all(struct panel_ratings *ratings)
{
    size_t raters = ratings->raters.count;
    double *rows = mem_alloc((ratings->things.count * raters + 1) * sizeof(double));
    int count = raters > 0 ? complete_rows(ratings, rows) : 0;
    int *counts = mem_alloc(((size_t)count * CATEGORIES + 1) * sizeof(int));
    for (size_t i = 0; i < (size_t)count * raters; i++) {
        counts[i / raters * CATEGORIES + (size_t)rows[i] - PANEL_LEAST]++;
    }
    ratings->rated_by_all = count;
    ratings->refusal = icc_of(&ratings->icc, rows, count, (int)raters);
    ratings->has_fleiss =
            fleiss_kappa(&ratings->fleiss, counts, count, CATEGORIES) == AGREEMENT_FINE;
    mem_free(counts);
    mem_free(rows);
}

// Of what both rated; `second` SIZE_MAX is the key.
static bool kappa_of(
        const struct panel_ratings *ratings, size_t first, size_t second, double *kappa)
{
    int *a = mem_alloc((ratings->things.count + 1) * sizeof(int));
    int *b = mem_alloc((ratings->things.count + 1) * sizeof(int));
    int count = 0;
    for (size_t i = 0; i < ratings->things.count; i++) {
        double x = rating(ratings, i, first);
        double y = second == SIZE_MAX ? round(ratings->things.items[i].expected)
                                      : rating(ratings, i, second);
        if (isfinite(x) && isfinite(y)) {
            a[count] = (int)x - PANEL_LEAST;
            b[count++] = (int)y - PANEL_LEAST;
        }
    }
    bool fine = count > 1 &&
            cohen_kappa(kappa, a, b, count, CATEGORIES, KAPPA_QUADRATIC) == AGREEMENT_FINE;
    mem_free(a);
    mem_free(b);
    return fine;
}

static void agree_in_pairs(struct panel_ratings *ratings)
{
    double sum = 0;
    int pairs = 0;
    for (size_t i = 0; i < ratings->raters.count; i++) {
        struct panel_rater *rater = &ratings->raters.items[i];
        rater->has_kappa = kappa_of(ratings, i, SIZE_MAX, &rater->kappa);
        for (size_t j = i + 1; j < ratings->raters.count; j++) {
            double kappa = 0;
            bool fine = kappa_of(ratings, i, j, &kappa);
            sum += fine ? kappa : 0;
            pairs += fine;
        }
    }
    ratings->has_kappa = pairs > 0;
    ratings->kappa = pairs > 0 ? sum / pairs : 0;
}

static void agree_with_key(struct panel_ratings *ratings)
{
    double n = 0;
    double sums[5] = { 0 };
    for (size_t i = 0; i < ratings->things.count; i++) {
        const struct panel_thing *thing = &ratings->things.items[i];
        if (thing->count > 0) {
            n++;
            sums[0] += thing->mean;
            sums[1] += thing->expected;
            sums[2] += thing->mean * thing->mean;
            sums[3] += thing->expected * thing->expected;
            sums[4] += thing->mean * thing->expected;
        }
    }
    double below = (n * sums[2] - sums[0] * sums[0]) * (n * sums[3] - sums[1] * sums[1]);
    ratings->has_key = n > 2 && below > 1e-9;
    ratings->key_r = ratings->has_key ? (n * sums[4] - sums[0] * sums[1]) / sqrt(below) : 0;
}

/* ---- decisions ---- */

// Whether the rater gave nothing more than a best answer of the key; false too when not all was
// rated, and then `all` is false.
static bool finds_best(
        const struct panel_ratings *ratings, size_t from, size_t to, size_t rater, bool *all)
{
    double highest = 0;
    double best = 0;
    *all = true;
    for (size_t i = from; i < to; i++) {
        double x = rating(ratings, i, rater);
        const struct panel_thing *thing = &ratings->things.items[i];
        *all &= isfinite(x);
        highest = fmax(highest, x);
        best = thing->points == thing->most ? fmax(best, x) : best;
    }
    return *all && best >= highest;
}

static void add_decision(struct panel_ratings *ratings, size_t from, size_t to)
{
    const struct panel_thing *thing = &ratings->things.items[from];
    struct panel_decision decision = {
        .turn = ratings->panel.items.items[thing->item].turn,
        .competency = thing->competency,
        .verdict = PANEL_UNRATED,
    };
    for (size_t r = 0; r < ratings->raters.count; r++) {
        bool all = false;
        bool best = finds_best(ratings, from, to, r, &all);
        decision.raters += all;
        decision.best += best;
    }
    if (decision.raters > 0) {
        double share = (double)decision.best / decision.raters;
        decision.cvr = content_validity_ratio(decision.best, decision.raters);
        decision.verdict = share >= ENOUGH - 1e-9 ? PANEL_AGREES
                : share < 1 - ENOUGH              ? PANEL_AGAINST
                                                  : PANEL_DISPUTED;
    }
    vec_push(&ratings->decisions, decision);
}

static bool same_decision(const struct panel_ratings *ratings, const struct panel_thing *a,
        const struct panel_thing *b)
{
    const struct panel_item *items = ratings->panel.items.items;
    return a->competency == b->competency && items[a->item].turn == items[b->item].turn;
}

static void add_decisions(struct panel_ratings *ratings)
{
    size_t count = ratings->things.count;
    for (size_t from = 0, to = 0; from < count; from = to) {
        while (to < count &&
                same_decision(ratings, &ratings->things.items[from], &ratings->things.items[to])) {
            to++;
        }
        add_decision(ratings, from, to);
    }
}

void panel_ratings_work_out(struct panel_ratings *ratings)
{
    describe_things(ratings);
    agree_on_all(ratings);
    agree_in_pairs(ratings);
    agree_with_key(ratings);
    add_decisions(ratings);
    panel_ratings_draw_line(ratings);
}
