// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats validity: the score of the game beside what coaches say after 90 days, and the form
// on which they say it.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/stats/stats.h"
#include "game/locale/locale.h"
#include "game/report/report_pdf.h"
#include "scoring/stats/composite.h"
#include "scoring/stats/validity.h"

enum { ITEM_COUNT = 6, EXPECTED_PEOPLE = 250 };

// 1 to 5 each; the mean is the rating. What a coach has seen, never what somebody is like.
static const char *const ITEMS[ITEM_COUNT] = {
    TR_MARK("What this colleague tells customers is right and complete."),
    TR_MARK("This colleague takes up what customers say and hint at."),
    TR_MARK("Customers feel heard by this colleague."),
    TR_MARK("This colleague asks on until the real question is clear."),
    TR_MARK("This colleague finds a way out where there is no ready answer."),
    TR_MARK("This colleague comes back to customers as was agreed."),
};

static void add_form(struct report *report)
{
    const char *const lines[] = { tr("Code of the colleague"), tr("Coach"), tr("Date") };
    // Spaces that do not break and do not fold: a pen must find room for a ring.
    static const char MARKS[] = "1\u2003\u20032\u2003\u20033\u2003\u20034\u2003\u20035"
                                "\u2003\u2003–";
    report_title(report, tr("After ninety days"),
            tr("For the coach. Circle what you have seen: 1 hardly ever, 3 usually, 5 always, – "
               "not seen. Do not look at the score sheet first."));
    report_lines(report, "", lines, 3);
    for (int i = 0; i < ITEM_COUNT; i++) {
        char text[300];
        snprintf(text, sizeof(text), "%d. %s", i + 1, tr(ITEMS[i]));
        report_part(report, text, NULL);
        report_paragraph(report, MARKS);
    }
    report_section(report, tr("What happens with this"), NULL);
    report_paragraph(report,
            tr("The mean of the six is set beside the score of the game, for all colleagues "
               "together, to see whether the game says something here. It is no judgement of this "
               "colleague and is kept nowhere else. In the file: one row a colleague, with the "
               "columns score and rating, or score and item1 to item6, empty where not seen."));
}

static int write_form(struct stats_job *job)
{
    struct report report;
    report_init(&report, locale_language());
    add_form(&report);
    struct report_paper paper = { .title = tr("After ninety days") };
    bool good = report_write_pdf(&report, job->options->form_path, &paper);
    report_finish(&report);
    if (!good) {
        fprintf(job->io->err, tr("zeven stats: “%s” cannot be written.\n"),
                job->options->form_path);
        return COMMAND_FAILED;
    }
    stats_text(&job->out, "form", tr("Form"), job->options->form_path);
    stats_add_files(job, &job->options->form_path, 1);
    job->out.title = tr("Local validity");
    return COMMAND_FINE;
}

static void add_corrected(struct stats_job *job, double r)
{
    const struct stats_options *options = job->options;
    struct stats_out *out = &job->out;
    double corrected = r;
    if (options->restriction > 0) {
        corrected = validity_for_range(corrected, options->restriction);
    }
    if (options->criterion > 0) {
        corrected = validity_for_error(corrected, options->criterion);
    }
    if (options->restriction > 0 || options->criterion > 0) {
        stats_number(out, "r_corrected", tr("Corrected as you asked"), corrected, 2);
        stats_note(out,
                tr("The corrected figure is what would have been seen without error or "
                   "selection, if those figures are right. Report the plain one too."));
    }
}

static void say(struct stats_job *job, const struct correlation *got)
{
    struct stats_out *out = &job->out;
    bool clear = got->interval[0] > 0 || got->interval[1] < 0;
    long needed = validity_people_needed(got->r, job->options->confidence);
    bool countable = needed > 0 && needed < 100000;
    stats_boolean(out, "says_something", tr("Apart from 0"), clear);
    stats_maybe(
            out, "n_needed", tr("People needed at this strength"), countable, (double)needed, 0);
    if (clear) {
        stats_note(out,
                got->r > 0 ? tr("Who scores higher does better here, on the whole. How much better "
                                "the interval says.")
                           : tr("Who scores higher does worse here. Look at the key before you use "
                                "it any longer."));
    } else if (countable && needed > got->n) {
        char text[200];
        snprintf(text, sizeof(text),
                tr_plural("Nothing can be said yet: %ld more person is needed.",
                        "Nothing can be said yet: %ld more people are needed.",
                        needed - (long)got->n),
                needed - (long)got->n);
        stats_note(out, text);
    } else {
        stats_note(out, tr("Nothing can be said yet."));
    }
    if (got->n < EXPECTED_PEOPLE) {
        stats_note(out, tr("Below 250 people a correlation still moves a good deal."));
    }
}

// Score and rating; where the six answers of the form stand in the file, the rating is their mean
// over those that were seen.
static void take_row(struct moments *moments, const double *cells, size_t parts)
{
    double row[2] = { cells[0], 0 };
    double seen = 0;
    for (size_t i = 1; i < parts; i++) {
        row[1] += isfinite(cells[i]) ? cells[i] : 0;
        seen += isfinite(cells[i]);
    }
    row[1] = seen > 0 ? row[1] / seen : NAN;
    moments_add(moments, row);
}

static int describe(struct stats_job *job, struct number_table *table)
{
    double row[1 + ITEM_COUNT];
    struct moments moments;
    struct correlation got;
    enum number_row found = NUMBER_ROW;
    moments_init(&moments, 2);
    while ((found = number_table_next(table, row)) == NUMBER_ROW) {
        take_row(&moments, row, table->parts);
    }
    bool fine = correlation_of(&got, &moments, 0, 1, job->options->confidence);
    int64_t seen = moments.seen;
    moments_finish(&moments);
    if (found != NUMBER_END) {
        return COMMAND_FAILED;
    }
    if (!fine) {
        return stats_refuse(job, "too_few",
                tr("No validity: it takes four people with both figures, and figures that "
                   "differ."));
    }
    struct stats_out *out = &job->out;
    out->title = tr("Local validity");
    stats_integer(out, "n", tr("People"), got.n);
    stats_integer(out, "n_total", tr("Rows in the file"), seen);
    stats_number(out, "r", tr("Correlation"), got.r, 2);
    stats_interval(out, "r_ci", tr("Its interval"), true, got.interval, 2);
    add_corrected(job, got.r);
    say(job, &got);
    return COMMAND_FINE;
}

// Whether the file has the answers of the form apart; a pipe can be read only once.
static bool has_items(const struct stats_job *job)
{
    struct number_choice choice = { .columns = "item1,item6" };
    struct diag_list own = { 0 };
    struct number_table table;
    if (strcmp(job->options->csv, "-") == 0) {
        return false;
    }
    bool has = number_table_init(&table, job->options->csv, job->io->in, &choice, &own);
    number_table_finish(&table);
    diag_list_finish(&own);
    return has;
}

int stats_validity(struct stats_job *job)
{
    if (job->options->form_path != NULL) {
        return write_form(job);
    }
    if (job->options->csv == NULL) {
        return command_refuse_argument(job->io, "stats", "");
    }
    struct number_choice choice = job->options->choice;
    const char *usual =
            has_items(job) ? "score,item1,item2,item3,item4,item5,item6" : "score,rating";
    choice.columns = choice.columns != NULL ? choice.columns : usual;
    struct number_table table;
    int result = COMMAND_FAILED;
    if (number_table_init(&table, job->options->csv, job->io->in, &choice, job->diags)) {
        result = table.parts == 2 || table.parts == 1 + ITEM_COUNT
                ? describe(job, &table)
                : command_refuse_argument(job->io, "stats", job->options->choice.columns);
    }
    number_table_finish(&table);
    return result;
}
