// SPDX-License-Identifier: GPL-3.0-or-later
// Differential item functioning: whether people of equal score but another group answer one item
// otherwise.
#include "scoring/stats/dif.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "scoring/memory.h"
#include "scoring/stats/strata.h"

static enum dif_refusal refuse(const struct dif_data *data)
{
    size_t focal = 0;
    bool same = true;
    for (size_t i = 0; i < data->n; i++) {
        focal += data->focal[i];
        same = same && data->item[i] == data->item[0];
    }
    bool small = focal < DIF_FOCAL_LEAST || data->n < DIF_ALL_LEAST;
    if (data->n < 2 || focal == 0 || focal == data->n || (small && !data->any_size)) {
        return DIF_TOO_FEW;
    }
    return same ? DIF_CONSTANT : DIF_FINE;
}

// Mantel and Haenszel

struct mh_sums {
    double ad;         // sum AD/T
    double bc;         // sum BC/T
    double a;          // sum A
    double expected;   // sum E
    double variance;   // sum V
    double focal;      // people of the focal group in strata with both
    double difference; // sum n_f (p_f - p_r)
};

static void add_table(struct mh_sums *sums, const struct mh_table *table)
{
    double t = table->a + table->b + table->c + table->d;
    double reference = table->a + table->b;
    double focal = table->c + table->d;
    double right = table->a + table->c;
    if (reference <= 0 || focal <= 0) {
        return;
    }
    sums->ad += table->a * table->d / t;
    sums->bc += table->b * table->c / t;
    sums->a += table->a;
    sums->expected += reference * right / t;
    sums->variance += reference * focal * right * (t - right) / (t * t * (t - 1));
    sums->focal += focal;
    sums->difference += focal * (table->c / focal - table->a / reference);
}

static double phillips_holland(const struct mh_table *tables, int count, const struct mh_sums *sums)
{
    double alpha = sums->ad / sums->bc;
    double sum = 0;
    for (int i = 0; i < count; i++) {
        const struct mh_table *at = &tables[i];
        double t = at->a + at->b + at->c + at->d;
        if (at->a + at->b > 0 && at->c + at->d > 0) {
            sum += (at->a * at->d + alpha * at->b * at->c) *
                    (at->a + at->d + alpha * (at->b + at->c)) / (t * t);
        }
    }
    return sqrt(sum / (2 * sums->ad * sums->ad));
}

static enum dif_class ets_class(const struct mh_dif *dif)
{
    double size = fabs(dif->delta);
    if (size < 1 || dif->p >= .05) {
        return DIF_A;
    }
    bool beyond_one = (size - 1) / dif->delta_se > gsl_cdf_ugaussian_Pinv(.95);
    return size >= 1.5 && beyond_one ? DIF_C : DIF_B;
}

enum dif_refusal mh_of_tables(struct mh_dif *dif, const struct mh_table *tables, int count)
{
    *dif = (struct mh_dif) { 0 };
    struct mh_sums sums = { 0 };
    for (int i = 0; i < count; i++) {
        add_table(&sums, &tables[i]);
        dif->strata += tables[i].a + tables[i].b > 0 && tables[i].c + tables[i].d > 0;
    }
    if (sums.ad <= 0 || sums.bc <= 0 || sums.variance <= 0) {
        return DIF_NO_STRATA;
    }
    double apart = fabs(sums.a - sums.expected);
    double corrected = apart > .5 ? apart - .5 : 0;
    dif->alpha = sums.ad / sums.bc;
    dif->ln_alpha = log(dif->alpha);
    dif->ln_se = phillips_holland(tables, count, &sums);
    dif->chi2 = corrected * corrected / sums.variance;
    dif->chi2_plain = apart * apart / sums.variance;
    dif->p = gsl_cdf_chisq_Q(dif->chi2, 1);
    dif->delta = -2.35 * dif->ln_alpha;
    dif->delta_se = 2.35 * dif->ln_se;
    dif->std_p = sums.difference / sums.focal;
    dif->class = ets_class(dif);
    return DIF_FINE;
}

enum dif_refusal mh_dif_of(struct mh_dif *dif, const struct dif_data *data)
{
    *dif = (struct mh_dif) { 0 };
    enum dif_refusal refusal = refuse(data);
    if (refusal != DIF_FINE) {
        return refusal;
    }
    struct strata strata;
    strata_init(&strata, data->score, data->n);
    struct mh_table *tables = memory_zeroed(strata.count, sizeof(*tables));
    for (size_t i = 0; i < data->n; i++) {
        struct mh_table *table = &tables[strata.of[i]];
        bool right = data->item[i] > 0;
        *(data->focal[i] ? (right ? &table->c : &table->d) : (right ? &table->a : &table->b)) += 1;
    }
    refusal = mh_of_tables(dif, tables, (int)strata.count);
    free(tables);
    strata_finish(&strata);
    return refusal;
}

// Mantel, for more than two steps

struct steps {
    double n[2];   // people of the reference and of the focal group
    double sum[2]; // of their points
    double squares;
};

struct mantel_sums {
    double focal; // points of the focal group
    double expected;
    double variance;
    double people;     // of the focal group
    double difference; // sum n_f (mean_f - mean_r)
    int strata;
};

static void add_steps(struct mantel_sums *sums, const struct steps *steps)
{
    double t = steps->n[0] + steps->n[1];
    double all = steps->sum[0] + steps->sum[1];
    if (steps->n[0] <= 0 || steps->n[1] <= 0) {
        return;
    }
    sums->focal += steps->sum[1];
    sums->expected += steps->n[1] / t * all;
    sums->variance +=
            steps->n[0] * steps->n[1] / (t * t * (t - 1)) * (t * steps->squares - all * all);
    sums->people += steps->n[1];
    sums->difference += steps->n[1] * (steps->sum[1] / steps->n[1] - steps->sum[0] / steps->n[0]);
    sums->strata++;
}

static double pooled_deviation(const struct dif_data *data)
{
    double n[2] = { 0 };
    double sum[2] = { 0 };
    double apart = 0;
    for (size_t i = 0; i < data->n; i++) {
        n[data->focal[i]]++;
        sum[data->focal[i]] += data->item[i];
    }
    for (size_t i = 0; i < data->n; i++) {
        double distance = data->item[i] - sum[data->focal[i]] / n[data->focal[i]];
        apart += distance * distance;
    }
    return sqrt(apart / ((double)data->n - 2));
}

static enum dif_class mantel_class(const struct mantel_dif *dif)
{
    double size = fabs(dif->effect);
    return dif->p >= .05 || size <= .17 ? DIF_A : size <= .25 ? DIF_B : DIF_C;
}

static void settle_mantel(
        struct mantel_dif *dif, const struct mantel_sums *sums, const struct dif_data *data)
{
    double apart = sums->focal - sums->expected;
    dif->strata = sums->strata;
    dif->chi2 = apart * apart / sums->variance;
    dif->p = gsl_cdf_chisq_Q(dif->chi2, 1);
    dif->smd = sums->difference / sums->people;
    dif->effect = dif->smd / pooled_deviation(data);
    dif->class = mantel_class(dif);
}

enum dif_refusal mantel_dif_of(struct mantel_dif *dif, const struct dif_data *data)
{
    *dif = (struct mantel_dif) { 0 };
    enum dif_refusal refusal = refuse(data);
    if (refusal != DIF_FINE) {
        return refusal;
    }
    struct strata strata;
    strata_init(&strata, data->score, data->n);
    struct steps *steps = memory_zeroed(strata.count, sizeof(*steps));
    for (size_t i = 0; i < data->n; i++) {
        struct steps *own = &steps[strata.of[i]];
        own->n[data->focal[i]]++;
        own->sum[data->focal[i]] += data->item[i];
        own->squares += data->item[i] * data->item[i];
    }
    struct mantel_sums sums = { 0 };
    for (size_t i = 0; i < strata.count; i++) {
        add_steps(&sums, &steps[i]);
    }
    if (sums.variance > 0) {
        settle_mantel(dif, &sums, data);
    }
    free(steps);
    strata_finish(&strata);
    return sums.variance > 0 ? DIF_FINE : DIF_NO_STRATA;
}

// Many tests at once

struct ranked {
    double p;
    int at;
};

static int by_chance(const void *a, const void *b)
{
    const struct ranked *x = a;
    const struct ranked *y = b;
    return x->p != y->p ? (x->p > y->p) - (x->p < y->p) : x->at - y->at;
}

static struct ranked *rank(const double *p, int count)
{
    struct ranked *ranked = memory_zeroed((size_t)count, sizeof(*ranked));
    for (int i = 0; i < count; i++) {
        ranked[i] = (struct ranked) { p[i], i };
    }
    qsort(ranked, (size_t)count, sizeof(*ranked), by_chance);
    return ranked;
}

void adjust_holm(const double *p, double *adjusted, int count)
{
    struct ranked *ranked = rank(p, count);
    double most = 0;
    for (int i = 0; i < count; i++) {
        most = fmax(most, fmin(1, (count - i) * ranked[i].p));
        adjusted[ranked[i].at] = most;
    }
    free(ranked);
}

void adjust_bh(const double *p, double *adjusted, int count)
{
    struct ranked *ranked = rank(p, count);
    double least = 1;
    for (int i = count - 1; i >= 0; i--) {
        least = fmin(least, count * ranked[i].p / (i + 1));
        adjusted[ranked[i].at] = least;
    }
    free(ranked);
}
