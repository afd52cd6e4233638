// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats irt: items and abilities of the 2PL or the generalised partial credit model.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/stats/stats.h"
#include "game/command/stats/stats_words.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure.h"
#include "scoring/stats/irt_fit.h"

enum { PEOPLE_SHOWN = 50 };

struct work {
    struct stats_rows rows;
    int *answers;
    struct irt_item *items;
    struct irt_fit fit;
    bool given; // the items were
};

// Answers are whole numbers from 0; holes are missing.
static bool read_answers(struct stats_job *job, const struct number_table *table, struct work *work)
{
    size_t cells = work->rows.rows * work->rows.parts;
    work->answers = mem_alloc((cells + 1) * sizeof(*work->answers));
    if (job->options->sessions) {
        measure_cut(work->rows.cells, work->rows.rows, work->rows.parts, work->answers);
        stats_note(&job->out,
                tr("A score on a scenario is one answer in at most six steps, between the lowest "
                   "and the highest that was seen."));
        return true;
    }
    for (size_t i = 0; i < cells; i++) {
        double x = work->rows.cells[i];
        bool fine = isnan(x) || (x >= 0 && x <= IRT_STEPS_MAX && x == floor(x));
        work->answers[i] = isnan(x) || !fine ? IRT_MISSING : (int)x;
        if (!fine) {
            char text[32];
            snprintf(text, sizeof(text), "%g", x);
            diag_add(job->diags, DIAG_STATS_COUNT, DIAG_ERROR, table->path,
                    (int)(i / work->rows.parts) + 2, number_table_name(table, i % work->rows.parts),
                    text, NULL);
            return false;
        }
    }
    return true;
}

static bool read_model(const struct stats_options *options, enum irt_model *model)
{
    const char *usual = options->sessions ? "gpcm" : "2pl";
    bool partial = strcmp(options->model != NULL ? options->model : usual, "gpcm") == 0;
    *model = partial ? IRT_GPCM : IRT_2PL;
    return options->model == NULL || partial || strcmp(options->model, "2pl") == 0;
}

// Columns a, b1, b2, … beside the names of the parts, in their order.
static bool read_items(struct stats_job *job, struct work *work, enum irt_model model)
{
    struct number_choice all = { .leave_out = "item" };
    struct number_table table;
    bool fine = number_table_init(&table, job->options->items, job->io->in, &all, job->diags);
    double row[NUMBER_COLUMNS_MAX];
    size_t count = 0;
    while (fine && count < work->rows.parts && number_table_next(&table, row) == NUMBER_ROW) {
        struct irt_item *item = &work->items[count++];
        *item = (struct irt_item) { .model = model, .a = row[0] };
        for (size_t i = 1; i < table.parts && i <= IRT_STEPS_MAX && !isnan(row[i]); i++) {
            item->b[item->steps++] = row[i];
        }
        fine = item->steps > 0;
    }
    fine = fine && count == work->rows.parts;
    if (!fine && job->diags->errors == 0) {
        diag_add(job->diags, DIAG_STATS_OPTION, DIAG_ERROR, job->options->items, 0, "--items",
                "a,b1,…", NULL);
    }
    number_table_finish(&table);
    work->given = true;
    return fine;
}

static int refuse(struct stats_job *job, const struct number_table *table, enum irt_refusal refusal,
        size_t item)
{
    struct buffer why = { 0 };
    const char *name = number_table_name(table, item);
    const char *code = "no_fit";
    switch (refusal) {
    case IRT_TOO_FEW:
        code = "too_few";
        buffer_add(&why, tr("No items: below 200 people the parameters are noise."));
        break;
    case IRT_FEW_ITEMS:
        code = "too_few_parts";
        buffer_add(&why, tr("No items: it takes three parts or more."));
        break;
    case IRT_CONSTANT:
        code = "constant_part";
        buffer_add_format(&why,
                tr("No items: in “%s” an answer is never given, or there is only one; for more "
                   "than two steps use --model gpcm."),
                name);
        break;
    case IRT_NO_FIT:
    case IRT_FINE:
        buffer_add_format(&why,
                tr("No items: the estimates do not settle; “%s” runs away. Leave it out, or ask "
                   "more people."),
                name);
        break;
    }
    int result = stats_refuse(job, code, buffer_text(&why));
    buffer_finish(&why);
    return result;
}

static void add_items(struct stats_out *out, const struct number_table *table, struct work *work)
{
    static const char *const KEYS[] = { "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9",
        "b10" };
    int steps = 1;
    for (size_t i = 0; i < table->parts; i++) {
        steps = work->items[i].steps > steps ? work->items[i].steps : steps;
    }
    stats_list_open(out, "items", tr("Items"));
    stats_explain_irt(out);
    for (size_t i = 0; i < table->parts; i++) {
        const struct irt_item *item = &work->items[i];
        stats_text(out, "item", tr("Part"), number_table_name(table, i));
        stats_number(out, "a", "a", item->a, 2);
        for (int x = 0; x < steps; x++) {
            stats_maybe(out, KEYS[x], KEYS[x], x < item->steps, item->b[x], 2);
        }
        stats_number(out, "information_at_0", tr("Information at 0"), irt_information(item, 0), 2);
    }
    stats_list_close(out);
}

static void add_people(struct stats_job *job, struct work *work)
{
    struct stats_out *out = &job->out;
    struct irt_ability *people = mem_alloc((work->rows.rows + 1) * sizeof(*people));
    for (size_t r = 0; r < work->rows.rows; r++) {
        people[r] = irt_eap(work->items, &work->answers[r * work->rows.parts], work->rows.parts);
    }
    double reliability = 0;
    bool has = irt_empirical_reliability(people, work->rows.rows, &reliability);
    stats_maybe(out, "reliability_empirical", tr("Empirical reliability"), has, reliability, 2);
    size_t shown = job->options->form == STATS_TEXT && work->rows.rows > PEOPLE_SHOWN
            ? PEOPLE_SHOWN
            : work->rows.rows;
    stats_list_open(out, "people", tr("People"));
    for (size_t r = 0; r < shown; r++) {
        double lz = 0;
        bool fits = irt_person_fit(work->items, &work->answers[r * work->rows.parts],
                work->rows.parts, people[r].theta, &lz);
        stats_integer(out, "person", tr("Person"), (int64_t)r + 1);
        stats_number(out, "theta", tr("Ability"), people[r].theta, 2);
        stats_number(out, "psd", tr("Error"), people[r].psd, 2);
        stats_maybe(out, "lz", tr("Person fit l_z"), fits, lz, 2);
    }
    stats_list_close(out);
    if (shown < work->rows.rows) {
        stats_note(out, tr("Only the first 50 people are shown; --json and --as csv give all."));
    }
    mem_free(people);
}

static int describe(struct stats_job *job, const struct number_table *table, struct work *work)
{
    struct stats_out *out = &job->out;
    out->title = tr("Item response theory");
    stats_integer(out, "n", tr("People"), (int64_t)work->rows.rows);
    if (!work->given) {
        stats_number(out, "logLik", tr("Log likelihood"), work->fit.log_likelihood, 1);
        stats_integer(out, "cycles", tr("Cycles"), work->fit.cycles);
    }
    stats_note(out, tr("For study only: it is never the score of record."));
    for (size_t i = 0; i < work->rows.rows * work->rows.parts; i++) {
        if (work->answers[i] == IRT_MISSING) {
            stats_note(out, tr("Missing answers drop out: an ability rests on what was answered."));
            break;
        }
    }
    add_items(out, table, work);
    add_people(job, work);
    return COMMAND_FINE;
}

static int work_through(struct stats_job *job, const struct number_table *table, struct work *work)
{
    enum irt_model model = IRT_2PL;
    if (!read_model(job->options, &model)) {
        return command_refuse_argument(job->io, "stats", job->options->model);
    }
    if (!read_answers(job, table, work)) {
        return COMMAND_FAILED;
    }
    work->items = mem_alloc(table->parts * sizeof(*work->items));
    if (job->options->items != NULL) {
        return read_items(job, work, model) ? describe(job, table, work) : COMMAND_FAILED;
    }
    struct irt_data data = { work->answers, work->rows.rows, work->rows.parts, model,
        job->options->equal_slopes, job->options->any_size };
    enum irt_refusal refusal = irt_estimate(&work->fit, &data, work->items);
    return refusal == IRT_FINE ? describe(job, table, work)
                               : refuse(job, table, refusal, work->fit.item);
}

int stats_irt(struct stats_job *job)
{
    struct number_table table;
    struct work work = { 0 };
    int result = COMMAND_FAILED;
    if (stats_open(job, &table) && stats_rows_read(&work.rows, &table, true)) {
        result = work_through(job, &table, &work);
    }
    stats_rows_finish(&work.rows);
    mem_free(work.answers);
    mem_free(work.items);
    number_table_finish(&table);
    return result;
}
