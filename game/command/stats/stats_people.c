// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats gstudy, norms and panel: people beside scenarios, a group, and each other.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "game/base/mem.h"
#include "game/command/stats/stats.h"
#include "game/locale/locale.h"
#include "scoring/stats/agreement.h"
#include "scoring/stats/gstudy.h"
#include "scoring/stats/norms.h"

enum { CATEGORIES_MOST = 100, RATERS_ADVISED = 5 };

static int with_rows(
        struct stats_job *job, bool holes, int (*use)(struct stats_job *, struct stats_rows *))
{
    struct number_table table;
    struct stats_rows rows = { 0 };
    int result = COMMAND_FAILED;
    if (stats_open(job, &table) && stats_rows_read(&rows, &table, holes)) {
        result = use(job, &rows);
    }
    stats_rows_finish(&rows);
    number_table_finish(&table);
    return result;
}

// Generalizability

static int refuse_gstudy(struct stats_job *job, enum gstudy_refusal refusal)
{
    if (refusal == GSTUDY_CONSTANT) {
        return stats_refuse(
                job, "constant", tr("No components: everybody scored the same everywhere."));
    }
    if (refusal == GSTUDY_APART) {
        return stats_refuse(job, "apart",
                tr("No components: nobody met two parts, so people and parts cannot be told "
                   "apart."));
    }
    return stats_refuse(job, "too_few",
            tr("No components: it takes three people, and two parts that several people met."));
}

static void add_study(struct stats_out *out, const struct gstudy *gstudy, int n)
{
    struct dstudy study = dstudy_of(gstudy, n);
    stats_integer(out, "n_items", tr("Parts"), n);
    stats_number(out, "rel_error_var", tr("Relative error"), study.relative_error, 4);
    stats_number(out, "abs_error_var", tr("Absolute error"), study.absolute_error, 4);
    stats_number(out, "SEM_rel", tr("SEM relative"), sqrt(study.relative_error), 3);
    stats_number(out, "SEM_abs", tr("SEM absolute"), sqrt(study.absolute_error), 3);
    stats_number(out, "Erho2", tr("E rho²"), study.e_rho2, 3);
    stats_number(out, "Phi", tr("Phi"), study.phi, 3);
}

static int gstudy(struct stats_job *job, struct stats_rows *rows)
{
    struct gstudy got;
    enum gstudy_refusal refusal = gstudy_of(&got, rows->cells, (int)rows->rows, (int)rows->parts);
    if (refusal != GSTUDY_FINE) {
        return refuse_gstudy(job, refusal);
    }
    struct stats_out *out = &job->out;
    out->title = tr("Generalizability");
    stats_integer(out, "n", tr("People"), got.people);
    stats_integer(out, "parts", tr("Parts"), got.conditions);
    stats_code(out, "method", tr("Method"), got.balanced ? "anova" : "reml",
            got.balanced ? tr("mean squares, every cell filled")
                         : tr("restricted likelihood, cells missing"));
    stats_number(out, "var_p", tr("People"), got.person, 4);
    stats_number(out, "var_i", tr("Parts, how hard"), got.condition, 4);
    stats_number(out, "var_pi_e", tr("Person with part, and error"), got.residual, 4);
    double needed = conditions_needed(&got, job->options->target);
    stats_maybe(out, "parts_needed", tr("Parts needed for Phi of the target"), needed > 0,
            ceil(needed), 0);
    stats_list_open(out, "D", tr("What so many parts would give"));
    int k = got.conditions;
    const int counts[] = { (k + 1) / 2, k, 2 * k, 4 * k };
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        add_study(out, &got, counts[i]);
    }
    stats_list_close(out);
    if (got.clipped) {
        stats_note(out, tr("A component came out below nothing and was set to 0."));
    }
    if (!got.balanced) {
        stats_note(out, tr("People met different parts: quote Phi, not E rho²."));
    }
    return COMMAND_FINE;
}

int stats_gstudy(struct stats_job *job)
{
    return with_rows(job, true, gstudy);
}

// Norms

static const char *size_words(enum norm_size size)
{
    static const char *const WORDS[] = { TR_MARK("too small: no percentiles"),
        TR_MARK("indicative"), TR_MARK("usable"), TR_MARK("sufficient"), TR_MARK("good") };
    return tr(WORDS[size]);
}

static const char *size_code(enum norm_size size)
{
    static const char *const CODES[] = { "too_small", "indicative", "usable", "sufficient",
        "good" };
    return CODES[size];
}

static void add_value(struct stats_out *out, const struct norm *norm, double raw, int64_t count)
{
    struct norm_value value = norm_value_of(norm, raw);
    bool normal = value.has_normalised;
    stats_number(out, "raw", tr("Score"), raw, 2);
    stats_integer(out, "f", tr("People"), count);
    stats_number(out, "pr_below", tr("Below (%)"), value.below, 1);
    stats_number(out, "pr_mid", tr("Percentile"), value.percentile, 1);
    stats_number(out, "pr_le", tr("At most (%)"), value.at_or_below, 1);
    stats_number(out, "z_linear", "z", value.z, 2);
    stats_number(out, "T_linear", "T", value.t, 1);
    stats_maybe(out, "z_normalised", tr("z norm."), normal, value.z_normalised, 2);
    stats_maybe(out, "T_normalised", tr("T norm."), normal, value.t_normalised, 1);
    stats_integer(out, "sten_linear", tr("Sten"), value.sten);
    stats_integer(out, "sten_normalised", tr("Sten norm."), value.sten_normalised);
    stats_integer(out, "stanine_linear", tr("Stanine"), value.stanine);
    stats_integer(out, "stanine_normalised", tr("Stanine norm."), value.stanine_normalised);
    stats_integer(out, "stanine_pct", tr("Stanine by cuts"), value.stanine_percentile);
    stats_integer(out, "C", "C", value.c);
}

static double *totals_of(const struct stats_rows *rows)
{
    double *totals = mem_alloc((rows->rows + 1) * sizeof(*totals));
    for (size_t r = 0; r < rows->rows; r++) {
        totals[r] = 0;
        for (size_t i = 0; i < rows->parts; i++) {
            totals[r] += rows->cells[r * rows->parts + i];
        }
    }
    return totals;
}

static void add_table(struct stats_out *out, const struct norm *norm)
{
    for (size_t i = 0; i < norm->n;) {
        size_t end = i;
        while (end < norm->n && norm->scores[end] <= norm->scores[i]) {
            end++;
        }
        add_value(out, norm, norm->scores[i], (int64_t)(end - i));
        i = end;
    }
}

static void describe_norm(struct stats_job *job, const struct norm *norm, size_t seen)
{
    struct stats_out *out = &job->out;
    out->title = tr("Norms");
    stats_integer(out, "n", tr("People"), (int64_t)norm->n);
    stats_integer(out, "n_total", tr("Rows in the file"), (int64_t)seen);
    stats_number(out, "mean", tr("Mean"), norm->mean, 2);
    stats_number(out, "sd", tr("Standard deviation"), norm->sd, 2);
    enum norm_size size = norm_size_of(norm);
    stats_code(out, "size", tr("Good for"), size_code(size), size_words(size));
    stats_list_open(out, "table", tr("Scores"));
    if (job->options->has_raw) {
        add_value(out, norm, job->options->raw, 0);
    } else {
        add_table(out, norm);
    }
    stats_list_close(out);
    stats_note_listwise(out, (int64_t)norm->n, (int64_t)seen);
}

static int norms(struct stats_job *job, struct stats_rows *rows)
{
    double *totals = totals_of(rows);
    struct norm norm;
    bool fine = norm_init(&norm, totals, rows->rows);
    mem_free(totals);
    int result = COMMAND_FINE;
    if (!fine) {
        result = stats_refuse(
                job, "constant", tr("No norm: it takes two people or more whose scores differ."));
    } else if (norm_size_of(&norm) == NORM_TOO_SMALL && !job->options->any_size) {
        result = stats_refuse(
                job, "too_few", tr("No norm: fewer than 30 people say nothing about another."));
    } else {
        describe_norm(job, &norm, rows->seen);
    }
    norm_finish(&norm);
    return result;
}

int stats_norms(struct stats_job *job)
{
    return with_rows(job, false, norms);
}

// A panel

static int category_of(double rating)
{
    bool fine = rating >= 0 && rating < CATEGORIES_MOST && rating == floor(rating);
    return fine ? (int)rating : -1;
}

// Counts of ratings by thing and category; NULL when they are no small whole numbers.
static int *count_ratings(const struct stats_rows *rows)
{
    int *counts = mem_alloc((rows->rows + 1) * CATEGORIES_MOST * sizeof(*counts));
    for (size_t i = 0; i < rows->rows * rows->parts; i++) {
        int category = category_of(rows->cells[i]);
        if (category < 0) {
            mem_free(counts);
            return NULL;
        }
        counts[i / rows->parts * CATEGORIES_MOST + (size_t)category]++;
    }
    return counts;
}

static double pairwise_kappa(const struct stats_rows *rows, bool *present)
{
    int *a = mem_alloc((rows->rows + 1) * sizeof(*a));
    int *b = mem_alloc((rows->rows + 1) * sizeof(*b));
    double sum = 0;
    int pairs = 0;
    for (size_t i = 0; i < rows->parts; i++) {
        for (size_t j = i + 1; j < rows->parts; j++) {
            for (size_t r = 0; r < rows->rows; r++) {
                a[r] = category_of(rows->cells[r * rows->parts + i]);
                b[r] = category_of(rows->cells[r * rows->parts + j]);
            }
            double kappa = 0;
            bool fine = cohen_kappa(&kappa, a, b, (int)rows->rows, CATEGORIES_MOST,
                                KAPPA_QUADRATIC) == AGREEMENT_FINE;
            sum += fine ? kappa : 0;
            pairs += fine;
        }
    }
    mem_free(a);
    mem_free(b);
    *present = pairs > 0;
    return pairs > 0 ? sum / pairs : 0;
}

static void add_kappas(struct stats_out *out, const struct stats_rows *rows)
{
    int *counts = count_ratings(rows);
    double fleiss = 0;
    bool weighted = false;
    double kappa = counts != NULL ? pairwise_kappa(rows, &weighted) : 0;
    bool has = counts != NULL &&
            fleiss_kappa(&fleiss, counts, (int)rows->rows, CATEGORIES_MOST) == AGREEMENT_FINE;
    stats_maybe(out, "fleiss_kappa", tr("Fleiss' kappa"), has, fleiss, 3);
    stats_maybe(
            out, "kappa_quadratic_mean", tr("Weighted kappa, mean over pairs"), weighted, kappa, 3);
    mem_free(counts);
}

static int panel(struct stats_job *job, struct stats_rows *rows)
{
    struct icc icc;
    enum agreement_refusal refusal = icc_of(&icc, rows->cells, (int)rows->rows, (int)rows->parts);
    if (refusal == AGREEMENT_CONSTANT) {
        return stats_refuse(job, "constant",
                tr("No agreement: the raters do not tell the things they rated apart."));
    }
    if (refusal != AGREEMENT_FINE) {
        return stats_refuse(job, "too_few",
                tr("No agreement: it takes two raters, and two things that all of them rated."));
    }
    struct stats_out *out = &job->out;
    out->title = tr("Agreement of raters");
    stats_integer(out, "n", tr("Things rated by all"), (int64_t)rows->rows);
    stats_integer(out, "n_total", tr("Rows in the file"), (int64_t)rows->seen);
    stats_integer(out, "raters", tr("Raters"), (int64_t)rows->parts);
    stats_number(out, "ICC1", "ICC(1,1)", icc.one, 3);
    stats_number(out, "ICC2", "ICC(2,1)", icc.two, 3);
    stats_number(out, "ICC3", "ICC(3,1)", icc.three, 3);
    stats_number(out, "ICC1k", "ICC(1,k)", icc.one_mean, 3);
    stats_number(out, "ICC2k", "ICC(2,k)", icc.two_mean, 3);
    stats_number(out, "ICC3k", "ICC(3,k)", icc.three_mean, 3);
    add_kappas(out, rows);
    bool enough = icc.two_mean >= .75;
    stats_boolean(out, "accepted", tr("Enough to keep the key (ICC(2,k) of .75)"), enough);
    if (rows->seen > rows->rows) {
        char text[200];
        snprintf(text, sizeof(text),
                tr("%zu of %zu things were rated by all; the others are left out (listwise)."),
                rows->rows, rows->seen);
        stats_note(out, text);
    }
    if (rows->parts < RATERS_ADVISED) {
        stats_note(out, tr("Fewer than five raters: ask more before leaning on this."));
    }
    return COMMAND_FINE;
}

int stats_panel(struct stats_job *job)
{
    return with_rows(job, false, panel);
}
