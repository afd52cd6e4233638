// SPDX-License-Identifier: GPL-3.0-or-later
// Items where not everybody comes to each: what is said of them when all people are in.
#include <math.h>
#include <stdlib.h>

#include "scoring/memory.h"
#include "scoring/stats/reached.h"
#include "scoring/stats/reached_inner.h"

// A variance this small beside what it was made of is rounding.
static const double NOTHING = 1e-12;

// A part that is the same for everybody leaves what rounding makes of it.
static bool variance_of(const struct reached_less *less, size_t place, double *variance)
{
    double n = (double)less->n;
    double squares = less->squares[place] - less->sums[place] * less->sums[place] / n;
    *variance = squares / (n - 1);
    return squares > NOTHING * less->squares[place];
}

static bool alpha_of_less(
        const struct reached *reached, const struct reached_less *less, double *alpha)
{
    size_t parts = (size_t)reached->parts.parts;
    double trace = 0;
    double all = 0;
    bool fine = parts >= 2 && less->n >= 3 && 2 * less->n > reached->people;
    for (size_t i = 0; fine && i < parts; i++) {
        double own = 0;
        fine = variance_of(less, i, &own);
        trace += own;
    }
    fine = fine && variance_of(less, parts, &all) && all > NOTHING * trace;
    double k = (double)parts;
    *alpha = fine ? k / (k - 1) * (1 - trace / all) : 0;
    return fine;
}

// How many decisions of a scenario anybody came to.
static size_t met_in(const struct reached *reached, uint32_t scenario)
{
    size_t count = 0;
    for (size_t d = 0; d < reached->shape.decisions; d++) {
        count += reached->scenario_of[d] == scenario && tally_moments_of(&reached->x, d).n > 0;
    }
    return count;
}

static void add_alpha(const struct reached *reached, size_t decision, struct reached_item *item)
{
    uint32_t scenario = reached->scenario_of[decision];
    int part = reached->part_of[scenario];
    if (part == REACHED_NO_PART || reached->refusal != RELIABILITY_FINE) {
        return;
    }
    if (met_in(reached, scenario) == 1) {
        item->has_alpha = reached->of_parts[part].has_alpha_without;
        item->alpha_without = reached->of_parts[part].alpha_without;
    } else {
        item->has_alpha = alpha_of_less(reached, &reached->less[decision], &item->alpha_without);
    }
}

static void add_groups(const struct reached *reached, size_t decision, double least, double range,
        struct reached_item *item)
{
    const struct tally *totals = &reached->totals;
    double low = tally_quantile(totals, decision, item->n, .27);
    double high = tally_quantile(totals, decision, item->n, .73);
    struct tally_group lower = tally_between(totals, decision, -INFINITY, low);
    struct tally_group upper = tally_between(totals, decision, high, INFINITY);
    item->lower = lower.n;
    item->upper = upper.n;
    item->item.lower = (lower.sum / (double)lower.n - least) / range;
    item->item.upper = (upper.sum / (double)upper.n - least) / range;
    item->item.d27 = item->item.upper - item->item.lower;
}

static void add_rest(const struct reached *reached, size_t decision, struct reached_item *item)
{
    const struct tally *rests = &reached->rests[reached->scenario_of[decision]];
    size_t place = reached->place_of[decision];
    size_t column = reached->shape.decisions + decision;
    struct tally_moments x = tally_moments_of(&reached->x, column);
    struct tally_moments rest = tally_moments_of(rests, place);
    item->with_rest = rest.n;
    item->item.has_rest = rest.n >= 2 && x.most > x.least && rest.most > rest.least;
    if (item->item.has_rest) {
        double best = tally_products_sorted(&reached->x, column, rests, place);
        item->item.rest_r = rest.products / sqrt(x.squares * rest.squares);
        item->item.discrimination_index = 100 * item->item.rest_r;
        item->item.has_efficiency = best > 0;
        item->item.efficiency = best > 0 ? 100 * rest.products / best : 0;
    }
}

void reached_describe(const struct reached *reached, size_t decision, double least, double most,
        struct reached_item *item)
{
    struct tally_moments x = tally_moments_of(&reached->x, decision);
    struct tally_moments total = tally_moments_of(&reached->totals, decision);
    *item = (struct reached_item) {
        .n = x.n, .mean_total = total.mean, .least = x.least, .most = x.most
    };
    item->item.mean = x.mean;
    add_alpha(reached, decision, item);
    if (x.n < 2 || !(x.most > x.least)) {
        return;
    }
    least = isnan(least) ? x.least : least;
    most = isnan(most) ? x.most : most;
    item->item.sd = sqrt(x.squares / (double)(x.n - 1));
    item->item.total_covariance = total.products / (double)(x.n - 1);
    item->item.facility = (x.mean - least) / (most - least);
    item->item.facility_sd = item->item.sd / (most - least);
    add_groups(reached, decision, least, most - least, item);
    add_rest(reached, decision, item);
}

struct reached_scores reached_scores_of(const struct reached *reached)
{
    const struct tally *totals = &reached->totals;
    size_t column = reached->shape.decisions;
    struct tally_moments moments = tally_moments_of(totals, column);
    struct reached_scores scores = { .n = moments.n, .mean = moments.mean };
    double *all = memory_zeroed(moments.n, sizeof(*all));
    size_t at = 0;
    for (size_t i = 0; i < totals->count; i++) {
        for (uint32_t k = 0; k < totals->rows[i].counts[column]; k++) {
            all[at++] = totals->rows[i].value;
        }
    }
    scores.sd = moments.n > 1 ? sqrt(moments.squares / (double)(moments.n - 1)) : 0;
    scores.has_shape = shape_of(&scores.shape, all, moments.n);
    free(all);
    return scores;
}
