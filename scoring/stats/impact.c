// SPDX-License-Identifier: GPL-3.0-or-later
// Adverse impact: whether one group is selected less often than another, and what chance makes of
// it.
#include "scoring/stats/impact.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>

#include "scoring/memory.h"

enum { PEOPLE_MAX = 100000, HALVINGS = 200 };

static const double AS_LIKELY = 1e-7; // two tables this near are equally likely, as R has it

// How many of the selected are of the focal group, with the margins as they are.
struct margins {
    int64_t focal;
    int64_t reference;
    int64_t selected;
    int64_t least; // of the focal group among the selected
    int64_t most;
    double *logs; // log of the number of ways, by count from least
};

static void margins_init(struct margins *margins, struct impact_group a, struct impact_group b)
{
    margins->focal = a.n;
    margins->reference = b.n;
    margins->selected = a.selected + b.selected;
    int64_t short_of = margins->selected - b.n;
    margins->least = short_of > 0 ? short_of : 0;
    margins->most = margins->selected < a.n ? margins->selected : a.n;
    size_t count = (size_t)(margins->most - margins->least + 1);
    margins->logs = memory_zeroed(count, sizeof(double));
    for (int64_t x = margins->least; x <= margins->most; x++) {
        margins->logs[x - margins->least] = gsl_sf_lnchoose((unsigned)a.n, (unsigned)x) +
                gsl_sf_lnchoose((unsigned)b.n, (unsigned)(margins->selected - x));
    }
}

// Chances of every count when the odds of the focal group are exp(log_odds) those of the other.
static void chances(const struct margins *margins, double log_odds, double *out)
{
    int64_t count = margins->most - margins->least + 1;
    double top = -INFINITY;
    for (int64_t i = 0; i < count; i++) {
        out[i] = margins->logs[i] + (double)(margins->least + i) * log_odds;
        top = fmax(top, out[i]);
    }
    double sum = 0;
    for (int64_t i = 0; i < count; i++) {
        out[i] = exp(out[i] - top);
        sum += out[i];
    }
    for (int64_t i = 0; i < count; i++) {
        out[i] /= sum;
    }
}

struct odds_question {
    const struct margins *margins;
    int64_t seen;
    double *chances;
    enum { MEAN, AT_LEAST, AT_MOST } of;
};

static double answer(const struct odds_question *question, double log_odds)
{
    const struct margins *margins = question->margins;
    chances(margins, log_odds, question->chances);
    double sum = 0;
    for (int64_t x = margins->least; x <= margins->most; x++) {
        double chance = question->chances[x - margins->least];
        switch (question->of) {
        case MEAN:
            sum += chance * (double)x;
            break;
        case AT_LEAST:
            sum += x >= question->seen ? chance : 0;
            break;
        case AT_MOST:
            sum += x <= question->seen ? chance : 0;
            break;
        }
    }
    return sum;
}

// The odds at which the answer is `wanted`, by halving; the mean and the chance of "at least" rise
// with the odds, that of "at most" falls.
static double odds_where(struct odds_question *question, double wanted)
{
    double low = -60;
    double high = 60;
    bool falls = question->of == AT_MOST;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        bool above = answer(question, middle) > wanted;
        if (above != falls) {
            high = middle;
        } else {
            low = middle;
        }
    }
    return exp((low + high) / 2);
}

static void add_odds(struct impact *impact, struct odds_question *question)
{
    const struct margins *margins = question->margins;
    bool lowest = question->seen == margins->least;
    bool highest = question->seen == margins->most;
    question->of = MEAN;
    impact->odds = lowest ? 0 : highest ? INFINITY : odds_where(question, (double)question->seen);
    question->of = AT_LEAST;
    impact->odds_interval[0] = lowest ? 0 : odds_where(question, .025);
    question->of = AT_MOST;
    impact->odds_interval[1] = highest ? INFINITY : odds_where(question, .025);
}

static void add_fisher(
        struct impact *impact, const struct margins *margins, int64_t seen, const double *likely)
{
    double own = likely[seen - margins->least];
    impact->fisher = 0;
    impact->mid_p = 0;
    impact->fisher_less = 0;
    for (int64_t x = margins->least; x <= margins->most; x++) {
        double chance = likely[x - margins->least];
        bool no_likelier = chance <= own * (1 + AS_LIKELY);
        bool as_likely = no_likelier && chance >= own * (1 - AS_LIKELY);
        impact->fisher += no_likelier ? chance : 0;
        impact->mid_p += no_likelier ? (as_likely ? chance / 2 : chance) : 0;
        impact->fisher_less += x <= seen ? chance : 0;
    }
    impact->fisher = fmin(impact->fisher, 1);
    impact->fisher_less = fmin(impact->fisher_less, 1);
    impact->mid_p_less = impact->fisher_less - own / 2;
}

static void add_exact(struct impact *impact, struct impact_group focal, struct impact_group other)
{
    struct margins margins = { 0 };
    margins_init(&margins, focal, other);
    size_t count = (size_t)(margins.most - margins.least + 1);
    double *likely = memory_zeroed(count, sizeof(double));
    chances(&margins, 0, likely);
    add_fisher(impact, &margins, focal.selected, likely);
    add_odds(impact, &(struct odds_question) { &margins, focal.selected, likely, MEAN });
    free(likely);
    free(margins.logs);
}

static void add_tests(struct impact *impact, struct impact_group focal, struct impact_group other)
{
    double n = (double)(focal.n + other.n);
    double pooled = (double)(focal.selected + other.selected) / n;
    double sizes = 1 / (double)focal.n + 1 / (double)other.n;
    double expected = (double)focal.n * pooled;
    double variance = (double)focal.n * (double)other.n * pooled * (1 - pooled) / fmax(n - 1, 1);
    impact->z = (impact->focal_rate - impact->reference_rate) / sqrt(pooled * (1 - pooled) * sizes);
    impact->z_p = 2 * gsl_cdf_ugaussian_Q(fabs(impact->z));
    impact->chi2 = impact->z * impact->z;
    impact->deviations = ((double)focal.selected - expected) / sqrt(variance);
    impact->two_deviations = fabs(impact->deviations) > 2;
    if (impact->has_interval) {
        impact->ratio_z = log(impact->ratio) / sqrt((1 - pooled) / pooled * sizes);
    }
    add_exact(impact, focal, other);
}

static void add_interval(
        struct impact *impact, struct impact_group focal, struct impact_group other)
{
    double error = sqrt((1 - impact->focal_rate) / (double)focal.selected +
            (1 - impact->reference_rate) / (double)other.selected);
    double reach = gsl_cdf_ugaussian_Pinv(.975) * error;
    impact->interval[0] = impact->ratio * exp(-reach);
    impact->interval[1] = impact->ratio * exp(reach);
}

static bool counts_fine(struct impact_group group)
{
    return group.n > 0 && group.selected >= 0 && group.selected <= group.n;
}

enum impact_refusal impact_compare(
        struct impact *impact, struct impact_group focal, struct impact_group reference)
{
    *impact = (struct impact) { 0 };
    if (!counts_fine(focal) || !counts_fine(reference)) {
        return IMPACT_COUNTS;
    }
    if (focal.n > PEOPLE_MAX || reference.n > PEOPLE_MAX) {
        return IMPACT_TOO_MANY;
    }
    if (reference.selected == 0) {
        return IMPACT_NOBODY;
    }
    impact->focal_rate = (double)focal.selected / (double)focal.n;
    impact->reference_rate = (double)reference.selected / (double)reference.n;
    impact->ratio = impact->focal_rate / impact->reference_rate;
    impact->four_fifths = 5 * focal.selected * reference.n < 4 * reference.selected * focal.n;
    impact->cohen_h = 2 * asin(sqrt(impact->focal_rate)) - 2 * asin(sqrt(impact->reference_rate));
    impact->has_interval = focal.selected > 0;
    if (impact->has_interval) {
        add_interval(impact, focal, reference);
    }
    int64_t selected = focal.selected + reference.selected;
    impact->shortfall = (double)focal.n * (double)selected / (double)(focal.n + reference.n) -
            (double)focal.selected;
    bool can_flip = focal.selected < focal.n && reference.selected > 1;
    impact->flip_ratio = can_flip ? (double)(focal.selected + 1) / (double)focal.n *
                    (double)reference.n / (double)(reference.selected - 1)
                                  : -1;
    impact->has_test = selected < focal.n + reference.n;
    if (impact->has_test) {
        add_tests(impact, focal, reference);
    }
    return IMPACT_FINE;
}

bool impact_large_enough(const struct impact_group *groups, int count, int group)
{
    int64_t all = 0;
    for (int i = 0; i < count; i++) {
        all += groups[i].n;
    }
    return 50 * groups[group].n >= all;
}

int impact_reference(const struct impact_group *groups, int count)
{
    int best = -1;
    for (int i = 0; i < count; i++) {
        if (!impact_large_enough(groups, count, i)) {
            continue;
        }
        if (best < 0 || groups[i].selected * groups[best].n > groups[best].selected * groups[i].n) {
            best = i;
        }
    }
    return best;
}
