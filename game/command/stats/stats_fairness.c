// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats impact and dif: whether groups are treated alike. From counts typed in, or from a
// file that is read and not kept.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/stats/stats.h"
#include "game/command/stats/stats_words.h"
#include "game/locale/locale.h"
#include "game/report/fairness_words.h"
#include "scoring/stats/dif.h"
#include "scoring/stats/impact.h"

enum { GROUPS_MOST = 32 };

// Adverse impact

struct group {
    char name[64];
    struct impact_group counts;
};

// "GROUP=SELECTED/ALL".
static bool read_group(const char *text, struct group *group)
{
    const char *sign = strrchr(text, '=');
    size_t size = sign != NULL ? (size_t)(sign - text) : 0;
    if (sign == NULL || size == 0 || size >= sizeof(group->name)) {
        return false;
    }
    memcpy(group->name, text, size);
    group->name[size] = '\0';
    char *end = NULL;
    group->counts.selected = strtoll(sign + 1, &end, 10);
    if (end == sign + 1 || *end != '/') {
        return false;
    }
    const char *all = end + 1;
    group->counts.n = strtoll(all, &end, 10);
    return end != all && *end == '\0';
}

static void add_tests(struct stats_out *out, const struct impact *impact)
{
    bool has = impact->has_test;
    stats_maybe(out, "z_pooled", "z", has, impact->z, 2);
    stats_maybe(out, "p_z_two_sided", tr("p of z"), has, impact->z_p, 4);
    stats_maybe(out, "chi2", tr("Chi²"), has, impact->chi2, 2);
    stats_maybe(out, "sd_units_hypergeometric", tr("SDs"), has, impact->deviations, 2);
    stats_boolean(out, "two_sd_flag", tr("Beyond 2 SDs"), impact->two_deviations);
    stats_maybe(out, "fisher_two_sided", tr("Fisher"), has, impact->fisher, 4);
    stats_maybe(out, "fisher_one_sided_less", tr("Fisher, fewer"), has, impact->fisher_less, 4);
    stats_maybe(out, "mid_p_two_sided", tr("Mid-p"), has, impact->mid_p, 3);
    stats_maybe(out, "mid_p_one_sided_less", tr("Mid-p, fewer"), has, impact->mid_p_less, 4);
    stats_maybe(out, "fisher_cond_MLE_OR", tr("Odds ratio"), has, impact->odds, 3);
    stats_interval(out, "fisher_OR_ci95", tr("Its interval"), has, impact->odds_interval, 3);
    stats_maybe(out, "Z_IR", tr("Z of the ratio"), has && impact->has_interval, impact->ratio_z, 2);
}

static void add_comparison(
        struct stats_out *out, const struct group *focal, const struct group *reference)
{
    struct impact impact;
    bool fine = impact_compare(&impact, focal->counts, reference->counts) == IMPACT_FINE;
    if (!fine) {
        return;
    }
    stats_text(out, "focal", tr("Group"), focal->name);
    stats_text(out, "reference", tr("Beside"), reference->name);
    stats_integer(out, "selected", tr("Selected"), focal->counts.selected);
    stats_integer(out, "n", tr("Of"), focal->counts.n);
    stats_number(out, "rate", tr("Rate"), impact.focal_rate, 2);
    stats_number(out, "impact_ratio", tr("Impact ratio"), impact.ratio, 2);
    stats_boolean(out, "four_fifths_flag", tr("Below 4/5"), impact.four_fifths);
    stats_interval(
            out, "impact_ratio_ci95", tr("Interval"), impact.has_interval, impact.interval, 2);
    add_tests(out, &impact);
    stats_number(out, "cohen_h", tr("Cohen's h"), impact.cohen_h, 2);
    stats_maybe(out, "flip_flop_ratio", tr("Ratio, one person other"), impact.flip_ratio >= 0,
            impact.flip_ratio, 2);
    stats_number(out, "shortfall", tr("Shortfall, people"), impact.shortfall, 1);
    enum fairness_tone tone = FAIRNESS_PLAIN;
    struct buffer words = { 0 };
    buffer_add_format(&words, tr("%s beside %s"), focal->name, reference->name);
    buffer_add_format(
            &words, ": %s", fairness_words(&impact, focal->counts.n, reference->counts.n, &tone));
    stats_note(out, buffer_text(&words));
    buffer_finish(&words);
}

// The group that others are compared with: the one named, or the one selected most.
static int reference_of(
        const struct stats_options *options, const struct group *groups, const int count)
{
    struct impact_group counts[GROUPS_MOST];
    for (int i = 0; i < count; i++) {
        counts[i] = groups[i].counts;
        if (options->reference != NULL && strcmp(options->reference, groups[i].name) == 0) {
            return i;
        }
    }
    return options->reference == NULL ? impact_reference(counts, count) : -1;
}

static int compare(struct stats_job *job, const struct group *groups, int count)
{
    int reference = reference_of(job->options, groups, count);
    if (reference < 0 || groups[reference].counts.selected == 0) {
        return stats_refuse(job, "no_reference",
                tr("No comparison: there is no group to compare with, of whom somebody was "
                   "selected."));
    }
    struct stats_out *out = &job->out;
    struct impact_group all[GROUPS_MOST];
    out->title = tr("Adverse impact");
    for (int i = 0; i < count; i++) {
        all[i] = groups[i].counts;
    }
    stats_list_open(out, "cases", tr("Groups"));
    stats_explain_impact(out);
    for (int i = 0; i < count; i++) {
        if (i != reference && impact_large_enough(all, count, i)) {
            add_comparison(out, &groups[i], &groups[reference]);
        }
    }
    stats_list_close(out);
    stats_note(out,
            tr("Nothing of this is stored. Groups below two per cent of all are not compared."));
    stats_note(out,
            tr("A small sample flips with one person: look at the ratio with one person other "
               "before acting on it."));
    return COMMAND_FINE;
}

int stats_impact(struct stats_job *job)
{
    struct group groups[GROUPS_MOST];
    int count = job->options->group_count;
    for (int i = 0; i < count; i++) {
        bool fine = read_group(job->options->groups[i], &groups[i]);
        fine = fine && groups[i].counts.n > 0 && groups[i].counts.selected >= 0 &&
                groups[i].counts.selected <= groups[i].counts.n && groups[i].counts.n <= 100000;
        if (!fine) {
            return command_refuse_argument(job->io, "stats", job->options->groups[i]);
        }
    }
    return count < 2 ? command_refuse_argument(job->io, "stats", "--counts")
                     : compare(job, groups, count);
}

// DIF

struct people {
    struct stats_rows rows;
    bool *focal;
    double *score;
    double *item;
    size_t focal_count;
};

static bool wanted(const struct stats_options *options, const char *group, bool *focal)
{
    *focal = strcmp(group, options->focal) == 0;
    return *focal || options->reference == NULL || strcmp(group, options->reference) == 0;
}

static bool row_complete(const double *row, size_t parts)
{
    for (size_t i = 0; i < parts; i++) {
        if (isnan(row[i])) {
            return false;
        }
    }
    return true;
}

static bool read_people(struct stats_job *job, struct number_table *table, struct people *people)
{
    int group = number_table_column(table, job->options->group);
    size_t room = 0;
    struct stats_rows *rows = &people->rows;
    rows->parts = table->parts;
    while (group >= 0) {
        if (rows->rows == room) {
            room = 2 * room + 256;
            rows->cells = mem_resize(rows->cells, room * rows->parts * sizeof(double));
            people->focal = mem_resize(people->focal, room * sizeof(bool));
        }
        double *row = &rows->cells[rows->rows * rows->parts];
        enum number_row found = number_table_next(table, row);
        if (found != NUMBER_ROW) {
            return found == NUMBER_END;
        }
        bool focal = false;
        rows->seen++;
        if (wanted(job->options, number_table_text(table, group), &focal) &&
                row_complete(row, rows->parts)) {
            people->focal_count += focal;
            people->focal[rows->rows++] = focal;
        }
    }
    return false;
}

static void add_scores(struct people *people)
{
    size_t n = people->rows.rows;
    people->score = mem_alloc((n + 1) * sizeof(double));
    people->item = mem_alloc((n + 1) * sizeof(double));
    for (size_t r = 0; r < n; r++) {
        people->score[r] = 0;
        for (size_t i = 0; i < people->rows.parts; i++) {
            people->score[r] += people->rows.cells[r * people->rows.parts + i];
        }
    }
}

static struct dif_data item_of(struct stats_job *job, struct people *people, size_t part)
{
    for (size_t r = 0; r < people->rows.rows; r++) {
        people->item[r] = people->rows.cells[r * people->rows.parts + part];
    }
    return (struct dif_data) { people->item, people->score, people->focal, people->rows.rows,
        job->options->any_size };
}

static bool two_steps(const struct people *people)
{
    for (size_t i = 0; i < people->rows.rows * people->rows.parts; i++) {
        double x = people->rows.cells[i];
        if (x < 0 || x > 1 || (x > 0 && x < 1)) {
            return false;
        }
    }
    return true;
}

static const char *class_of(enum dif_class class)
{
    static const char *const CLASSES[] = { "A", "B", "C" };
    return CLASSES[class];
}

static void add_logistic(struct stats_out *out, const struct dif_data *data)
{
    struct logistic_dif dif;
    bool fine = logistic_dif_of(&dif, data) == DIF_FINE;
    stats_maybe(out, "LR_total", "LR", fine, dif.total, 2);
    stats_maybe(out, "p_total", "p", fine, dif.total_p, 3);
    stats_maybe(out, "LR_uniform", tr("Uniform"), fine, dif.uniform, 2);
    stats_maybe(out, "p_uniform", "p", fine, dif.uniform_p, 3);
    stats_maybe(out, "LR_nonuniform", tr("Non-uniform"), fine, dif.nonuniform, 2);
    stats_maybe(out, "p_nonuniform", "p", fine, dif.nonuniform_p, 3);
    stats_maybe(out, "delta_R2_nagelkerke", tr("ΔR²"), fine, dif.r2_change, 3);
    stats_maybe(out, "b_group", "b", fine, dif.b_group, 2);
}

static double add_two_steps(struct stats_out *out, const char *name, const struct dif_data *data)
{
    struct mh_dif dif;
    bool fine = mh_dif_of(&dif, data) == DIF_FINE;
    stats_text(out, "item", tr("Part"), name);
    stats_maybe(out, "alpha_MH", tr("Odds"), fine, dif.alpha, 2);
    stats_maybe(out, "MH_chi2_cc", tr("Chi²"), fine, dif.chi2, 2);
    stats_maybe(out, "p_cc", "p", fine, dif.p, 3);
    stats_maybe(out, "D_DIF", tr("MH D-DIF"), fine, dif.delta, 2);
    stats_maybe(out, "se_D_DIF", tr("Error"), fine, dif.delta_se, 2);
    stats_maybe(out, "std_P_DIF", tr("Std P-DIF"), fine, dif.std_p, 3);
    stats_text(out, "ETS", tr("Class"), fine ? class_of(dif.class) : "–");
    add_logistic(out, data);
    return fine ? dif.p : 1;
}

static double add_more_steps(struct stats_out *out, const char *name, const struct dif_data *data)
{
    static const char *const CLASSES[] = { "AA", "BB", "CC" };
    struct mantel_dif dif;
    bool fine = mantel_dif_of(&dif, data) == DIF_FINE;
    stats_text(out, "item", tr("Part"), name);
    stats_maybe(out, "mantel_chi2", tr("Chi²"), fine, dif.chi2, 2);
    stats_maybe(out, "p", "p", fine, dif.p, 3);
    stats_maybe(out, "SMD", "SMD", fine, dif.smd, 3);
    stats_maybe(out, "ES", tr("Effect"), fine, dif.effect, 3);
    stats_text(out, "class", tr("Class"), fine ? CLASSES[dif.class] : "–");
    return fine ? dif.p : 1;
}

static void add_adjusted(
        struct stats_out *out, const struct number_table *table, const double *p, int count)
{
    double *holm = mem_alloc((size_t)count * sizeof(*holm));
    double *bh = mem_alloc((size_t)count * sizeof(*bh));
    adjust_holm(p, holm, count);
    adjust_bh(p, bh, count);
    stats_list_open(out, "adjusted", tr("Chances, adjusted for so many looks"));
    for (int i = 0; i < count; i++) {
        stats_text(out, "item", tr("Part"), number_table_name(table, (size_t)i));
        stats_number(out, "p_holm", tr("p, Holm"), holm[i], 3);
        stats_number(out, "p_BH", tr("p, Benjamini-Hochberg"), bh[i], 3);
    }
    stats_list_close(out);
    mem_free(holm);
    mem_free(bh);
}

static int refuse_group(struct stats_job *job, bool nobody)
{
    struct buffer why = { 0 };
    buffer_add_format(&why,
            nobody ? tr("No answer: nobody with every part has “%s” in column “%s”.")
                   : tr("No answer: there is nobody beside “%s” in column “%s” to compare with."),
            job->options->focal, job->options->group);
    int result = stats_refuse(job, nobody ? "no_focal" : "no_reference", buffer_text(&why));
    buffer_finish(&why);
    return result;
}

static int refuse_small(struct stats_job *job, size_t focal, size_t all)
{
    struct buffer why = { 0 };
    buffer_add_format(&why,
            tr("No answer: here are %zu people of the group and %zu in all; it takes 100 and 400. "
               "With --any-size you get figures that say little."),
            focal, all);
    int result = stats_refuse(job, "too_few", buffer_text(&why));
    buffer_finish(&why);
    return result;
}

static int describe_dif(
        struct stats_job *job, const struct number_table *table, struct people *people)
{
    size_t n = people->rows.rows;
    bool small = people->focal_count < DIF_FOCAL_LEAST || n < DIF_ALL_LEAST;
    if (people->focal_count == 0 || people->focal_count == n) {
        return refuse_group(job, people->focal_count == 0);
    }
    if (small && !job->options->any_size) {
        return refuse_small(job, people->focal_count, n);
    }
    struct stats_out *out = &job->out;
    out->title = tr("Items that work otherwise for one group");
    stats_integer(out, "n", tr("People"), (int64_t)n);
    stats_integer(out, "n_focal", tr("Of the group"), (int64_t)people->focal_count);
    double *p = mem_alloc(table->parts * sizeof(*p));
    bool two = two_steps(people);
    stats_list_open(out, "items", two ? tr("Mantel-Haenszel and logistic") : tr("Mantel"));
    stats_explain_dif(out);
    for (size_t i = 0; i < table->parts; i++) {
        struct dif_data data = item_of(job, people, i);
        const char *name = number_table_name(table, i);
        p[i] = two ? add_two_steps(out, name, &data) : add_more_steps(out, name, &data);
    }
    stats_list_close(out);
    add_adjusted(out, table, p, (int)table->parts);
    stats_note(out, tr("The file is read and not kept. People are matched on their total."));
    mem_free(p);
    return COMMAND_FINE;
}

// The column of the group is no part.
static bool open_without_group(
        struct stats_job *job, struct number_table *table, struct number_choice *choice, char *list)
{
    *choice = job->options->choice;
    if (choice->columns == NULL) {
        (void)snprintf(list, 1024, "%s%s%s", job->options->group,
                choice->leave_out != NULL ? "," : "",
                choice->leave_out != NULL ? choice->leave_out : "");
        choice->leave_out = list;
    }
    return number_table_init(table, job->options->csv, job->io->in, choice, job->diags);
}

int stats_dif(struct stats_job *job)
{
    if (job->options->group == NULL || job->options->focal == NULL) {
        return command_refuse_argument(job->io, "stats", "--group --focal");
    }
    struct number_table table;
    struct number_choice choice;
    char list[1024];
    struct people people = { 0 };
    int result = COMMAND_FAILED;
    if (open_without_group(job, &table, &choice, list) && read_people(job, &table, &people)) {
        add_scores(&people);
        result = describe_dif(job, &table, &people);
    }
    stats_rows_finish(&people.rows);
    mem_free(people.focal);
    mem_free(people.score);
    mem_free(people.item);
    number_table_finish(&table);
    return result;
}
