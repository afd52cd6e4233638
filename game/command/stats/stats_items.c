// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats items: how hard each part is, and whether it goes with the rest. Works through a file
// of any length by reading it again for a few columns at a time.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/stats/stats.h"
#include "game/command/stats/stats_words.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure.h"
#include "scoring/reliability.h"
#include "scoring/stats/items.h"

enum { COLUMN_BYTES_MOST = 96 * 1024 * 1024, SMALL = 100 };

struct work {
    struct stats_job *job;
    struct number_table *table;
    struct moments moments;
    struct reliability reliability;
    struct reliability_part *parts;
    struct item *items;
    double *least; // seen, by part
    double *most;
    double *row;
    double *totals; // of complete rows
    size_t room;
    size_t n;
    int *scenario; // by part; NULL = every part stands alone
    struct extremes extremes;
};

static bool complete(const struct work *work)
{
    for (size_t i = 0; i < work->table->parts; i++) {
        if (isnan(work->row[i])) {
            return false;
        }
    }
    return true;
}

static void take_row(struct work *work)
{
    double total = 0;
    for (size_t i = 0; i < work->table->parts; i++) {
        double x = work->row[i];
        total += x;
        work->least[i] = work->n == 0 || x < work->least[i] ? x : work->least[i];
        work->most[i] = work->n == 0 || x > work->most[i] ? x : work->most[i];
    }
    if (work->n == work->room) {
        work->room = work->room + work->room / 2 + 1024;
        work->totals = mem_resize(work->totals, work->room * sizeof(double));
    }
    work->totals[work->n++] = total;
}

static bool read_totals(struct work *work)
{
    enum number_row found = NUMBER_ROW;
    while ((found = number_table_next(work->table, work->row)) == NUMBER_ROW) {
        moments_add(&work->moments, work->row);
        if (complete(work)) {
            take_row(work);
        }
    }
    return found == NUMBER_END;
}

// Columns first .. first + count - 1 of the complete rows, one after the other; and what each
// person has in the whole scenario, where parts belong to one.
struct columns {
    size_t first;
    size_t count;
    double *x;
    double *own; // NULL = a part is all there is of its scenario
};

static double own_of(const struct work *work, size_t part)
{
    double own = 0;
    for (size_t i = 0; i < work->table->parts; i++) {
        own += work->scenario[i] == work->scenario[part] ? work->row[i] : 0;
    }
    return own;
}

static void take_columns(struct work *work, const struct columns *columns, size_t at)
{
    for (size_t i = 0; i < columns->count; i++) {
        size_t part = columns->first + i;
        columns->x[i * work->n + at] = work->row[part];
        if (columns->own != NULL) {
            columns->own[i * work->n + at] = own_of(work, part);
        }
    }
}

static bool read_columns(struct work *work, const struct columns *columns)
{
    if (!number_table_rewind(work->table)) {
        return false;
    }
    enum number_row found = NUMBER_ROW;
    size_t at = 0;
    while ((found = number_table_next(work->table, work->row)) == NUMBER_ROW) {
        if (complete(work)) {
            take_columns(work, columns, at++);
        }
    }
    return found == NUMBER_END;
}

// `scratch` has room for 3n numbers.
static void describe_column(
        struct work *work, const struct columns *columns, size_t i, double *scratch)
{
    const struct number_choice *choice = &work->job->options->choice;
    size_t part = columns->first + i;
    double *rest = &scratch[2 * work->n];
    const double *x = &columns->x[i * work->n];
    const double *own = columns->own != NULL ? &columns->own[i * work->n] : x;
    for (size_t p = 0; p < work->n; p++) {
        rest[p] = work->totals[p] - own[p];
    }
    struct item_data data = { .x = x, .rest = rest, .total = work->totals, .n = work->n };
    data.least = choice->has_range ? choice->least : work->least[part];
    data.most = choice->has_range ? choice->most : work->most[part];
    item_describe(&work->items[part], &data, &work->extremes, scratch);
}

static bool describe_batch(struct work *work, struct columns *columns, double *scratch)
{
    bool fine = read_columns(work, columns);
    for (size_t i = 0; i < columns->count && fine; i++) {
        describe_column(work, columns, i, scratch);
    }
    return fine;
}

static bool describe_all(struct work *work)
{
    size_t column = (work->scenario != NULL ? 2 : 1) * work->n * sizeof(double);
    size_t batch = COLUMN_BYTES_MOST / column;
    batch = batch < 1 ? 1 : batch > work->table->parts ? work->table->parts : batch;
    double *scratch = mem_alloc(3 * work->n * sizeof(double));
    struct columns columns = { .x = mem_alloc(batch * work->n * sizeof(double)) };
    if (work->scenario != NULL) {
        columns.own = mem_alloc(batch * work->n * sizeof(double));
    }
    extremes_find(&work->extremes, work->totals, work->n, scratch);
    bool fine = true;
    for (size_t first = 0; first < work->table->parts && fine; first += batch) {
        size_t left = work->table->parts - first;
        columns.first = first;
        columns.count = left < batch ? left : batch;
        fine = describe_batch(work, &columns, scratch);
    }
    mem_free(columns.own);
    mem_free(columns.x);
    mem_free(scratch);
    return fine;
}

static const char *flag_words(struct stats_out *out, unsigned flags)
{
    static const struct {
        unsigned flag;
        const char *words;
    } WORDS[] = { { ITEM_EASY, TR_MARK("nearly everybody has it") },
        { ITEM_HARD, TR_MARK("nearly nobody has it") },
        { ITEM_WEAK, TR_MARK("says little about the rest") },
        { ITEM_BACKWARDS, TR_MARK("goes against the rest: is the key right?") } };
    struct buffer words = { 0 };
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        if ((flags & WORDS[i].flag) != 0) {
            buffer_add(&words, words.size > 0 ? "; " : "");
            buffer_add(&words, tr(WORDS[i].words));
        }
    }
    const char *text = arena_copy_text(&out->arena, buffer_text(&words), words.size);
    buffer_finish(&words);
    return text;
}

static void add_item(struct work *work, size_t i, double weight)
{
    struct stats_out *out = &work->job->out;
    const struct item *item = &work->items[i];
    const struct reliability_part *part = &work->parts[i];
    double facility[2];
    double rest[2];
    bool has_interval = item->has_rest && measure_interval_of_r(item->rest_r, work->n, rest);
    measure_interval_of_facility(item, work->n, facility);
    stats_text(out, "item", tr("Part"), number_table_name(work->table, i));
    stats_integer(out, "n", tr("People"), (int64_t)work->n);
    stats_number(out, "mean", tr("Mean"), item->mean, 2);
    stats_number(out, "sd", "SD", item->sd, 2);
    stats_number(out, "facility", tr("Facility"), item->facility, 2);
    stats_interval(out, "facility_ci95", tr("95 %"), true, facility, 2);
    stats_maybe(out, "item_rest_r", tr("r rest"), item->has_rest, item->rest_r, 2);
    stats_interval(out, "item_rest_r_ci95", tr("95 %"), has_interval, rest, 2);
    stats_maybe(out, "alpha_if_deleted", tr("Alpha without"), part->has_alpha_without,
            part->alpha_without, 2);
    stats_number(out, "d27", tr("D27"), item->d27, 2);
    stats_maybe(out, "discrimination_index", tr("Discr. index"), item->has_rest,
            item->discrimination_index, 0);
    stats_maybe(out, "discriminative_efficiency", tr("Efficiency"), item->has_efficiency,
            item->efficiency, 0);
    stats_number(out, "effective_weight", tr("Weight (%)"), weight, 1);
    stats_text(out, "flags", tr("Look at"), flag_words(out, item_flags(item)));
}

static void add_whole(struct work *work)
{
    struct stats_out *out = &work->job->out;
    const struct reliability *whole = &work->reliability;
    struct shape shape;
    bool has_shape = shape_of(&shape, work->totals, work->n);
    double cic = 100 * whole->alpha;
    double ratio = 100 * sqrt(1 - whole->alpha);
    stats_integer(out, "n", tr("People"), whole->people);
    stats_integer(out, "n_total", tr("Rows in the file"), work->moments.seen);
    stats_number(out, "mean", tr("Mean of the total"), whole->mean, 2);
    stats_number(out, "sd", tr("Standard deviation"), whole->sd, 2);
    stats_maybe(out, "skewness", tr("Skewness"), has_shape, shape.skewness, 2);
    stats_maybe(out, "kurtosis", tr("Kurtosis"), has_shape, shape.kurtosis, 2);
    stats_number(out, "alpha", tr("Cronbach's alpha"), whole->alpha, 2);
    stats_number(out, "cic", tr("Coefficient of internal consistency (%)"), cic, 1);
    stats_number(out, "error_ratio", tr("Error ratio (%)"), ratio, 1);
    stats_number(out, "standard_error", tr("Standard error"), ratio * whole->sd / 100, 2);
    stats_integer(out, "n_upper", tr("Upper group"), (int64_t)work->extremes.n_high);
    stats_integer(out, "n_lower", tr("Lower group"), (int64_t)work->extremes.n_low);
}

static void print(struct work *work)
{
    struct stats_out *out = &work->job->out;
    double *weights = mem_alloc(work->table->parts * sizeof(*weights));
    items_effective_weights(work->items, (int)work->table->parts, weights);
    out->title = tr("Items");
    add_whole(work);
    stats_list_open(out, "items", tr("Parts"));
    stats_explain_items(out);
    for (size_t i = 0; i < work->table->parts; i++) {
        add_item(work, i, weights[i]);
    }
    stats_list_close(out);
    stats_note_listwise(out, (int64_t)work->n, work->moments.seen);
    if (!work->job->options->choice.has_range) {
        stats_note(out,
                tr("Facility runs from the least to the most that was seen; give --range when "
                   "more was possible."));
    }
    if (work->n < SMALL) {
        stats_note(out, tr("Fewer than 100 people: too few to say much about one part."));
    }
    mem_free(weights);
}

static int refuse(struct work *work, enum reliability_refusal refusal)
{
    if (refusal == RELIABILITY_CONSTANT_PART) {
        struct buffer why = { 0 };
        buffer_add_format(&why,
                tr("No items: “%s” is the same for everybody. Leave it out with --leave-out."),
                number_table_name(work->table, (size_t)work->reliability.part));
        int result = stats_refuse(work->job, "constant_part", buffer_text(&why));
        buffer_finish(&why);
        return result;
    }
    return refusal == RELIABILITY_CONSTANT_TOTAL
            ? stats_refuse(
                      work->job, "constant_total", tr("No items: everybody has the same total."))
            : stats_refuse(work->job, "too_few",
                      tr("No items: it takes two parts, and three people with every part."));
}

static int compute(struct work *work)
{
    if (!read_totals(work)) {
        return COMMAND_FAILED;
    }
    enum reliability_refusal refusal = reliability_of(
            &work->moments, work->job->options->confidence, &work->reliability, work->parts);
    if (refusal != RELIABILITY_FINE) {
        return refuse(work, refusal);
    }
    if (!describe_all(work)) {
        return COMMAND_FAILED;
    }
    print(work);
    return COMMAND_FINE;
}

static int work_through(struct stats_job *job, struct number_table *table)
{
    struct work work = { .job = job, .table = table };
    size_t parts = table->parts;
    moments_init(&work.moments, (int)parts);
    work.parts = mem_alloc(parts * sizeof(*work.parts));
    work.items = mem_alloc(parts * sizeof(*work.items));
    work.least = mem_alloc(parts * sizeof(double));
    work.most = mem_alloc(parts * sizeof(double));
    work.row = mem_alloc(parts * sizeof(double));
    if (job->options->by_prefix || job->options->sessions) { // the rest is of other scenarios
        work.scenario = mem_alloc(parts * sizeof(int));
        stats_prefixes(table, work.scenario);
    }
    int result = compute(&work);
    moments_finish(&work.moments);
    mem_free(work.parts);
    mem_free(work.items);
    mem_free(work.least);
    mem_free(work.most);
    mem_free(work.row);
    mem_free(work.totals);
    mem_free(work.scenario);
    return result;
}

int stats_items(struct stats_job *job)
{
    const char *parts = job->options->parts;
    if (job->options->sessions && (parts == NULL || strcmp(parts, "decisions") == 0)) {
        return stats_reached(job);
    }
    struct number_table table;
    int result = stats_open(job, &table) ? work_through(job, &table) : COMMAND_FAILED;
    number_table_finish(&table);
    return result;
}
