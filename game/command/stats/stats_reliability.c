// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats reliability: how far a total would come out the same over other parts like these.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/stats/stats.h"
#include "game/command/stats/stats_words.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_words.h"
#include "scoring/reliability.h"
#include "scoring/stats/composite.h"
#include "scoring/stats/onefactor.h"

static const char *cotan_code(double reliability)
{
    static const char *const CODES[] = { "insufficient", "sufficient", "good" };
    return CODES[cotan_class_of(reliability)];
}

static const char *efpa_word(double reliability)
{
    static const char *const WORDS[] = { TR_MARK("inadequate"), TR_MARK("adequate"),
        TR_MARK("good"), TR_MARK("excellent") };
    return tr(WORDS[efpa_class_of(reliability)]);
}

static const char *efpa_code(double reliability)
{
    static const char *const CODES[] = { "inadequate", "adequate", "good", "excellent" };
    return CODES[efpa_class_of(reliability)];
}

static int refuse(struct stats_job *job, enum reliability_refusal refusal, const char *part)
{
    struct buffer why = { 0 };
    const char *code = "";
    switch (refusal) {
    case RELIABILITY_TOO_FEW_PARTS:
        code = "too_few_parts";
        buffer_add(&why, tr("No reliability: it takes two parts or more."));
        break;
    case RELIABILITY_TOO_FEW_PEOPLE:
        code = "too_few_people";
        buffer_add(&why, tr("No reliability: it takes three people or more with every part."));
        break;
    case RELIABILITY_CONSTANT_PART:
        code = "constant_part";
        buffer_add_format(&why,
                tr("No reliability: “%s” is the same for everybody. Leave it out with "
                   "--leave-out."),
                part);
        break;
    case RELIABILITY_CONSTANT_TOTAL:
    case RELIABILITY_FINE:
        code = "constant_total";
        buffer_add(&why, tr("No reliability: everybody has the same total."));
        break;
    }
    int result = stats_refuse(job, code, buffer_text(&why));
    buffer_finish(&why);
    return result;
}

static void add_omega(struct stats_out *out, const struct moments *moments)
{
    struct onefactor factor;
    bool fits = onefactor_init(&factor, moments);
    stats_maybe(out, "omega_ml", tr("Omega (one factor, ML)"), fits, factor.omega, 2);
    if (!fits) {
        stats_note(out, tr("No omega: it takes three parts, and estimates that come to rest."));
    } else if (factor.heywood) {
        stats_note(out, tr("One part is left without error of its own: do not lean on omega."));
    }
    onefactor_finish(&factor);
}

static void add_strata(
        struct stats_out *out, const struct moments *moments, const struct number_table *table)
{
    int *scenario = mem_alloc(table->parts * sizeof(*scenario));
    int count = stats_prefixes(table, scenario);
    double alpha = 0;
    bool fits = stratified_alpha(moments, scenario, count, &alpha);
    stats_integer(out, "strata", tr("Scenarios"), count);
    stats_maybe(out, "alpha_stratified", tr("Stratified alpha"), fits, alpha, 2);
    mem_free(scenario);
}

static void add_halves(struct stats_out *out, const struct reliability *got)
{
    stats_maybe(out, "split_half_r", tr("Odd with even parts"), got->has_half, got->half_r, 2);
    stats_maybe(out, "split_half_spearman_brown", tr("Stepped up (Spearman-Brown)"),
            got->has_half_stepped, got->half_stepped, 2);
    stats_maybe(out, "split_half_guttman_flanagan", tr("Guttman-Flanagan"), got->has_half,
            got->half_flanagan, 2);
}

static void add_error(struct stats_out *out, const struct reliability *got, double target)
{
    double change = reliable_change(got->sem);
    bool needs = got->alpha > 0 && got->alpha < 1;
    stats_number(out, "sem", tr("Error of measurement, in points"), got->sem, 2);
    stats_number(out, "reliable_change", tr("Least change beyond error"), change, 2);
    stats_number(out, "target", tr("Target"), target, 2);
    stats_maybe(out, "parts_needed", tr("Parts needed for the target"), needs,
            needs ? got->parts * times_needed(got->alpha, target) : 0, 0);
}

static void say(struct stats_out *out, const struct reliability *got, int64_t seen)
{
    double lower = got->alpha_interval[0];
    stats_code(out, "cotan_class", tr("COTAN class at the lower bound, important decisions"),
            cotan_code(lower), measure_cotan_word(lower));
    stats_code(out, "efpa_class", tr("EFPA class at the lower bound"), efpa_code(lower),
            efpa_word(lower));
    struct buffer words = { 0 };
    measure_add_interval_words(&words, got->alpha_interval, got->people);
    stats_note(out, buffer_text(&words));
    buffer_finish(&words);
    stats_note(out,
            tr("Alpha, omega, lambda and the halves estimate one thing: which part of the "
               "differences between people is more than chance, from 0 to 1. The interval says how "
               "sure that estimate is."));
    stats_note(out,
            tr("Error of measurement: how far a total usually is from what somebody would have on "
               "average, in points of the total."));
    stats_note_listwise(out, got->people, seen);
    if (got->people < 100) {
        stats_note(out, tr("Fewer than 100 people: read the interval, not the figure."));
    }
}

static void describe(struct stats_job *job, const struct number_table *table,
        const struct moments *moments, const struct reliability *got)
{
    struct stats_out *out = &job->out;
    out->title = tr("Reliability");
    stats_integer(out, "n", tr("People"), got->people);
    stats_integer(out, "n_total", tr("Rows in the file"), moments->seen);
    stats_integer(out, "parts", tr("Parts"), got->parts);
    stats_number(out, "mean", tr("Mean of the total"), got->mean, 2);
    stats_number(out, "sd", tr("Standard deviation"), got->sd, 2);
    stats_number(out, "alpha", tr("Cronbach's alpha"), got->alpha, 2);
    // The name says 95: with another --confidence it stands beside it.
    stats_interval(out, "alpha_ci95", tr("Its interval (Feldt)"), true, got->alpha_interval, 2);
    stats_number(out, "confidence", tr("Confidence of the interval"), job->options->confidence, 2);
    stats_maybe(out, "alpha_standardized", tr("Standardised alpha"), got->has_standardized,
            got->standardized, 2);
    stats_number(out, "mean_interitem_r", tr("Mean correlation of parts"), got->mean_r, 2);
    add_omega(out, moments);
    stats_number(out, "lambda2", tr("Guttman's lambda 2"), got->lambda2, 2);
    stats_maybe(out, "lambda6", tr("Guttman's lambda 6"), got->has_lambda6, got->lambda6, 2);
    add_halves(out, got);
    add_error(out, got, job->options->target);
    if (job->options->by_prefix) {
        add_strata(out, moments, table);
    }
    say(out, got, moments->seen);
}

static bool read_all(struct number_table *table, struct moments *moments)
{
    double *row = mem_alloc(table->parts * sizeof(*row));
    enum number_row found = NUMBER_ROW;
    while ((found = number_table_next(table, row)) == NUMBER_ROW) {
        moments_add(moments, row);
    }
    mem_free(row);
    return found == NUMBER_END;
}

static int compute(struct stats_job *job, struct number_table *table)
{
    struct moments moments;
    struct reliability got = { 0 };
    moments_init(&moments, (int)table->parts);
    int result = COMMAND_FAILED;
    if (read_all(table, &moments)) {
        enum reliability_refusal refusal =
                reliability_of(&moments, job->options->confidence, &got, NULL);
        if (refusal != RELIABILITY_FINE) {
            result = refuse(job, refusal, number_table_name(table, (size_t)got.part));
        } else {
            describe(job, table, &moments, &got);
            result = COMMAND_FINE;
        }
    }
    moments_finish(&moments);
    return result;
}

int stats_reliability(struct stats_job *job)
{
    struct number_table table;
    int result = stats_open(job, &table) ? compute(job, &table) : COMMAND_FAILED;
    number_table_finish(&table);
    return result;
}
