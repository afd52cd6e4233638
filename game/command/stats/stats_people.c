// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats gstudy, norms and panel: people beside scenarios, a group, and each other.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "game/base/mem.h"
#include "game/command/stats/stats.h"
#include "game/command/stats/stats_words.h"
#include "game/locale/locale.h"
#include "scoring/reliability.h"
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

static void add_study(struct stats_job *job, const struct gstudy *gstudy, int n)
{
    struct stats_out *out = &job->out;
    double interval[2];
    bool has = dstudy_interval(gstudy, n, job->options->confidence, interval);
    struct dstudy study = dstudy_of(gstudy, n);
    stats_integer(out, "n_items", tr("Parts"), n);
    stats_number(out, "rel_error_var", tr("Relative error"), study.relative_error, 4);
    stats_number(out, "abs_error_var", tr("Absolute error"), study.absolute_error, 4);
    stats_number(out, "SEM_rel", tr("SEM relative"), sqrt(study.relative_error), 3);
    stats_number(out, "SEM_abs", tr("SEM absolute"), sqrt(study.absolute_error), 3);
    stats_number(out, "Erho2", tr("E rho²"), study.e_rho2, 2);
    stats_interval(out, "Erho2_ci95", tr("Its interval"), has, interval, 2);
    stats_number(out, "Phi", tr("Phi"), study.phi, 2);
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
    stats_number(out, "var_p", tr("Variance of people"), got.person, 4);
    stats_number(out, "var_i", tr("Variance of parts, how hard"), got.condition, 4);
    stats_number(out, "var_pi_e", tr("Variance of person with part, and error"), got.residual, 4);
    double needed = conditions_needed(&got, job->options->target);
    stats_number(out, "target", tr("Target"), job->options->target, 2);
    stats_maybe(out, "parts_needed", tr("Parts needed for Phi of the target"), needed > 0,
            ceil(needed), 0);
    stats_number(out, "confidence", tr("Confidence of the interval"), job->options->confidence, 2);
    stats_list_open(out, "D", tr("What so many parts would give"));
    stats_explain_study(out);
    int k = got.conditions;
    const int counts[] = { (k + 1) / 2, k, 2 * k, 4 * k };
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        add_study(job, &got, counts[i]);
    }
    stats_list_close(out);
    double all = got.person + got.condition + got.residual;
    if (all > 0) {
        char text[300];
        snprintf(text, sizeof(text),
                tr("Of the differences between scores on one part %.0f%% comes from people, %.0f%% "
                   "from how hard the part is, and %.0f%% from who does what where, and chance."),
                100 * got.person / all, 100 * got.condition / all, 100 * got.residual / all);
        stats_note(out, text);
    }
    if (got.clipped) {
        stats_note(out, tr("A component came out below nothing and was set to 0."));
    }
    if (!got.balanced) {
        stats_note(out,
                tr("People met different parts: quote Phi, not E rho². There is no interval "
                   "then."));
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

struct group {
    struct norm norm;
    bool has_error; // of measurement: alpha over the parts is known
    double sem;
};

static void add_value(struct stats_out *out, const struct group *group, double raw, int64_t count)
{
    const struct norm *norm = &group->norm;
    double band[2] = { 0 };
    norm_percentile_band(norm, raw, group->sem, band);
    struct norm_value value = norm_value_of(norm, raw);
    bool normal = value.has_normalised;
    stats_number(out, "raw", tr("Score"), raw, 2);
    stats_integer(out, "f", tr("People"), count);
    stats_number(out, "pr_below", tr("Below (%)"), value.below, 1);
    stats_number(out, "pr_mid", tr("Percentile"), value.percentile, 1);
    stats_interval(out, "pr_band", tr("Percentile band"), group->has_error, band, 1);
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
    stats_integer(out, "stanine_below", tr("Stanine by who is below"), value.stanine_below);
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

// Over the parts of who has them all; one part, or parts that go against each other, give none.
static void add_error(struct group *group, const struct stats_rows *rows)
{
    struct moments moments;
    struct reliability reliability;
    moments_init(&moments, (int)rows->parts);
    for (size_t r = 0; r < rows->rows; r++) {
        moments_add(&moments, &rows->cells[r * rows->parts]);
    }
    group->has_error = reliability_of(&moments, .95, &reliability, NULL) == RELIABILITY_FINE &&
            reliability.alpha > 0;
    group->sem = group->has_error ? reliability.sem : 0;
    moments_finish(&moments);
}

static void add_table(struct stats_out *out, const struct group *group)
{
    const struct norm *norm = &group->norm;
    for (size_t i = 0; i < norm->n;) {
        size_t end = i;
        while (end < norm->n && norm->scores[end] <= norm->scores[i]) {
            end++;
        }
        add_value(out, group, norm->scores[i], (int64_t)(end - i));
        i = end;
    }
}

static int64_t count_at(const struct norm *norm, double raw)
{
    int64_t count = 0;
    for (size_t i = 0; i < norm->n; i++) {
        count += norm->scores[i] >= raw && norm->scores[i] <= raw;
    }
    return count;
}

static void note_norm(struct stats_job *job, const struct group *group)
{
    struct stats_out *out = &job->out;
    const struct norm *norm = &group->norm;
    double raw = job->options->raw;
    stats_note(out,
            group->has_error
                    ? tr("The percentile band runs from the score less to the score plus one "
                         "error of measurement.")
                    : tr("No percentile band: the parts do not tell the error of measurement."));
    if (job->options->sessions) {
        stats_note(out, tr("A score here is the sum of what each part gave, 0 to 1 of each."));
    }
    if (job->options->has_raw && (raw < norm->scores[0] || raw > norm->scores[norm->n - 1])) {
        stats_note(out, tr("Nobody in the group scored as low or as high as this."));
    }
}

static void describe_norm(struct stats_job *job, const struct group *group, size_t seen)
{
    const struct norm *norm = &group->norm;
    struct stats_out *out = &job->out;
    out->title = tr("Norms");
    stats_integer(out, "n", tr("People"), (int64_t)norm->n);
    stats_integer(out, "n_total", tr("Rows in the file"), (int64_t)seen);
    stats_number(out, "mean", tr("Mean"), norm->mean, 2);
    stats_number(out, "sd", tr("Standard deviation"), norm->sd, 2);
    enum norm_size size = norm_size_of(norm);
    stats_code(out, "size", tr("Size of the group"), size_code(size), size_words(size));
    stats_maybe(out, "sem", tr("Error of measurement, in points"), group->has_error, group->sem, 2);
    stats_list_open(out, "table", tr("Scores"));
    stats_explain_norms(out);
    if (job->options->has_raw) {
        add_value(out, group, job->options->raw, count_at(norm, job->options->raw));
    } else {
        add_table(out, group);
    }
    stats_list_close(out);
    note_norm(job, group);
    stats_note_listwise(out, (int64_t)norm->n, (int64_t)seen);
}

// What nobody can score has no norm. False when it is not known what can be.
static bool beyond(const struct stats_options *options, size_t parts, double ends[2])
{
    bool known = options->sessions || options->choice.has_range;
    ends[0] = (double)parts * (options->sessions ? 0 : options->choice.least);
    ends[1] = (double)parts * (options->sessions ? 1 : options->choice.most);
    return known && options->has_raw && (options->raw < ends[0] || options->raw > ends[1]);
}

static int refuse_score(struct stats_job *job, size_t parts, const double ends[2])
{
    struct buffer why = { 0 };
    buffer_add_format(&why, tr("No norm for this score: the sum of %zu parts runs from %g to %g."),
            parts, ends[0], ends[1]);
    int result = stats_refuse(job, "out_of_range", buffer_text(&why));
    buffer_finish(&why);
    return result;
}

static int norms(struct stats_job *job, struct stats_rows *rows)
{
    double ends[2];
    if (beyond(job->options, rows->parts, ends)) {
        return refuse_score(job, rows->parts, ends);
    }
    double *totals = totals_of(rows);
    struct group group = { 0 };
    bool fine = norm_init(&group.norm, totals, rows->rows);
    mem_free(totals);
    int result = COMMAND_FINE;
    if (!fine) {
        result = stats_refuse(
                job, "constant", tr("No norm: it takes two people or more whose scores differ."));
    } else if (norm_size_of(&group.norm) == NORM_TOO_SMALL && !job->options->any_size) {
        result = stats_refuse(
                job, "too_few", tr("No norm: fewer than 30 people say nothing about another."));
    } else {
        add_error(&group, rows);
        describe_norm(job, &group, rows->seen);
    }
    norm_finish(&group.norm);
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
    stats_maybe(out, "fleiss_kappa", tr("Fleiss' kappa"), has, fleiss, 2);
    stats_maybe(
            out, "kappa_quadratic_mean", tr("Weighted kappa, mean over pairs"), weighted, kappa, 2);
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
    double single[2];
    double mean[2];
    bool has = icc_intervals(
            &icc, (int)rows->rows, (int)rows->parts, job->options->confidence, single, mean);
    out->title = tr("Agreement of raters");
    stats_integer(out, "n", tr("Things rated by all"), (int64_t)rows->rows);
    stats_integer(out, "n_total", tr("Rows in the file"), (int64_t)rows->seen);
    stats_integer(out, "raters", tr("Raters"), (int64_t)rows->parts);
    stats_number(out, "ICC1", "ICC(1,1)", icc.one, 3);
    stats_number(out, "ICC2", "ICC(2,1)", icc.two, 3);
    stats_interval(out, "ICC2_ci95", tr("Its interval"), has, single, 3);
    stats_number(out, "ICC3", "ICC(3,1)", icc.three, 3);
    stats_number(out, "ICC1k", "ICC(1,k)", icc.one_mean, 3);
    stats_number(out, "ICC2k", "ICC(2,k)", icc.two_mean, 3);
    stats_interval(out, "ICC2k_ci95", tr("Its interval"), has, mean, 3);
    stats_number(out, "ICC3k", "ICC(3,k)", icc.three_mean, 3);
    stats_number(out, "confidence", tr("Confidence of the interval"), job->options->confidence, 2);
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
    stats_note(out,
            tr("ICC(2,k): how far the mean of these raters would come out the same with others, "
               "from 0 to 1; ICC(2,1) is that of one rater. Kappa: agreement beyond chance."));
    if (rows->parts < RATERS_ADVISED) {
        stats_note(out, tr("Fewer than five raters: ask more before leaning on this."));
    }
    return COMMAND_FINE;
}

int stats_panel(struct stats_job *job)
{
    return with_rows(job, false, panel);
}
