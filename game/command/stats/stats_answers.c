// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats replies and quality: which replies were chosen by whom, and whether they were read.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/stats/stats.h"
#include "game/command/stats/stats_words.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure.h"
#include "scoring/stats/items.h"
#include "scoring/stats/positions.h"
#include "scoring/stats/quality.h"

enum { OPTIONS_MOST = 100, SMALL = 100 };

// A second file whose first column names the parts of the first, and that has one number each.

static bool find_value(struct stats_job *job, const char *path, const char *value_name,
        const struct number_table *parts, double *values)
{
    struct number_choice all = { .columns = value_name };
    struct number_table table;
    bool fine = number_table_init(&table, path, job->io->in, &all, job->diags);
    double value = 0;
    size_t found = 0;
    for (size_t i = 0; i < parts->parts; i++) {
        values[i] = NAN;
    }
    while (fine && number_table_next(&table, &value) == NUMBER_ROW) {
        const char *name = number_table_text(&table, 0);
        size_t row = (size_t)table.rows - 1;
        for (size_t i = 0; i < parts->parts; i++) {
            bool by_name = strcmp(name, number_table_name(parts, i)) == 0;
            bool by_place = i == row && strspn(name, "0123456789") == strlen(name);
            if (by_name || by_place) {
                values[i] = value;
                found++;
            }
        }
    }
    for (size_t i = 0; i < parts->parts && fine; i++) {
        if (isnan(values[i])) {
            diag_add(job->diags, DIAG_STATS_COLUMN, DIAG_ERROR, path, 0,
                    number_table_name(parts, i), "", NULL);
            fine = false;
        }
    }
    number_table_finish(&table);
    return fine && found > 0;
}

// Replies

struct answers {
    struct stats_rows rows;
    double *key;
    double *total;
    double *rest;
    double *scratch;
    bool *chosen;
    struct extremes extremes;
};

static void add_totals(struct answers *answers)
{
    size_t n = answers->rows.rows;
    size_t parts = answers->rows.parts;
    answers->total = mem_alloc((n + 1) * sizeof(double));
    answers->rest = mem_alloc((n + 1) * sizeof(double));
    answers->scratch = mem_alloc((n + 1) * sizeof(double));
    answers->chosen = mem_alloc((n + 1) * sizeof(bool));
    for (size_t r = 0; r < n; r++) {
        for (size_t i = 0; i < parts; i++) {
            answers->total[r] += answers->rows.cells[r * parts + i] == answers->key[i];
        }
    }
    extremes_find(&answers->extremes, answers->total, n, answers->scratch);
}

static const char *flags_of(const struct reply *reply, bool keyed, const struct reply *best)
{
    if (reply->n == 0) {
        return keyed ? tr("keyed best, and nobody chooses it") : tr("nobody chooses it");
    }
    if (keyed && reply->has_r && reply->r < 0) {
        return tr("keyed best and goes against the rest: is the key right?");
    }
    if (keyed && reply->has_r && reply->r < .20) {
        return tr("keyed best and says little");
    }
    if (!keyed && reply->has_r && reply->r > 0 && reply->mean_rest > best->mean_rest) {
        return tr("chosen by better people than the keyed one: is the key right?");
    }
    return !keyed && reply->p < .05 ? tr("hardly anybody chooses it") : "";
}

static struct reply describe(struct answers *answers, size_t part, double option)
{
    size_t n = answers->rows.rows;
    for (size_t r = 0; r < n; r++) {
        double own = answers->rows.cells[r * answers->rows.parts + part];
        answers->chosen[r] = own == option;
        answers->rest[r] = answers->total[r] - (own == answers->key[part]);
    }
    struct reply reply;
    struct reply_data data = { answers->chosen, answers->rest, answers->total, n };
    reply_describe(&reply, &data, &answers->extremes);
    return reply;
}

static void add_reply(struct stats_out *out, const struct reply *reply, size_t people, bool keyed,
        const struct reply *best)
{
    double interval[2];
    bool has_interval = reply->has_r && measure_interval_of_r(reply->r, people, interval);
    stats_boolean(out, "key", tr("Key"), keyed);
    stats_integer(out, "n", tr("People"), (int64_t)reply->n);
    stats_number(out, "p", tr("Share"), reply->p, 2);
    stats_maybe(out, "r_pb_rest", tr("r rest"), reply->has_r, reply->r, 2);
    stats_interval(out, "r_pb_rest_ci95", tr("95 %"), has_interval, interval, 2);
    stats_maybe(out, "mean_rest", tr("Mean rest"), reply->n > 0, reply->mean_rest, 2);
    stats_number(out, "p_upper27", tr("Upper"), reply->upper, 2);
    stats_number(out, "p_lower27", tr("Lower"), reply->lower, 2);
    stats_number(out, "D", "D", reply->d, 2);
    stats_text(out, "flags", tr("Look at"), flags_of(reply, keyed, best));
}

static void add_part(struct stats_job *job, struct answers *answers, const char *name, size_t part)
{
    struct stats_out *out = &job->out;
    int steps = job->options->steps;
    double least = answers->key[part];
    double most = answers->key[part];
    for (size_t r = 0; r < answers->rows.rows; r++) {
        double own = answers->rows.cells[r * answers->rows.parts + part];
        least = own < least ? own : least;
        most = own > most ? own : most;
    }
    if (steps >= 2) { // so many to choose from, also those nobody chose
        least = least < 1 ? least : 1;
        most = most > steps ? most : steps;
    }
    struct reply best = describe(answers, part, answers->key[part]);
    for (double option = least; option <= most && option < least + OPTIONS_MOST; option++) {
        struct reply reply = describe(answers, part, option);
        stats_text(out, "item", tr("Part"), name);
        stats_number(out, "option", tr("Reply"), option, 0);
        add_reply(out, &reply, answers->rows.rows, option == answers->key[part], &best);
    }
}

static int describe_replies(
        struct stats_job *job, const struct number_table *table, struct answers *answers)
{
    if (answers->rows.rows < 3) {
        return stats_refuse(job, "too_few",
                tr("No replies: it takes three people or more who answered everything."));
    }
    struct stats_out *out = &job->out;
    out->title = tr("Replies");
    add_totals(answers);
    stats_integer(out, "n", tr("People"), (int64_t)answers->rows.rows);
    stats_integer(out, "n_total", tr("Rows in the file"), (int64_t)answers->rows.seen);
    stats_list_open(out, "replies", tr("Replies"));
    stats_explain_replies(out);
    for (size_t i = 0; i < table->parts; i++) {
        add_part(job, answers, number_table_name(table, i), i);
    }
    stats_list_close(out);
    stats_note_listwise(out, (int64_t)answers->rows.rows, (int64_t)answers->rows.seen);
    if (answers->rows.rows < SMALL) {
        stats_note(out, tr("Fewer than 100 people: too few to say much about one part."));
    }
    return COMMAND_FINE;
}

int stats_replies(struct stats_job *job)
{
    if (job->options->sessions) {
        return stats_said(job);
    }
    if (job->options->key == NULL) {
        return command_refuse_argument(job->io, "stats", "--key");
    }
    struct number_table table;
    struct answers answers = { 0 };
    int result = COMMAND_FAILED;
    if (stats_open(job, &table)) {
        answers.key = mem_alloc(table.parts * sizeof(double));
        if (find_value(job, job->options->key, "key", &table, answers.key) &&
                stats_rows_read(&answers.rows, &table, false)) {
            result = describe_replies(job, &table, &answers);
        }
    }
    stats_rows_finish(&answers.rows);
    mem_free(answers.key);
    mem_free(answers.total);
    mem_free(answers.rest);
    mem_free(answers.scratch);
    mem_free(answers.chosen);
    number_table_finish(&table);
    return result;
}

// Response quality

struct times {
    struct stats_rows ms;
    struct stats_rows places;
    struct reading *readings;
};

static void add_means(struct times *times)
{
    for (size_t i = 0; i < times->ms.parts; i++) {
        double sum = 0;
        double count = 0;
        for (size_t r = 0; r < times->ms.rows; r++) {
            double ms = times->ms.cells[r * times->ms.parts + i];
            sum += isnan(ms) ? 0 : ms;
            count += !isnan(ms);
        }
        times->readings[i].mean_ms = count > 0 ? sum / count : 0;
    }
}

static bool read_words(struct stats_job *job, const struct number_table *table, struct times *times)
{
    double *words = mem_alloc(table->parts * sizeof(*words));
    times->readings = mem_alloc(table->parts * sizeof(*times->readings));
    bool fine = job->options->decisions == NULL ||
            find_value(job, job->options->decisions, "words", table, words);
    for (size_t i = 0; i < table->parts; i++) {
        times->readings[i].words = job->options->decisions != NULL ? words[i] : 0;
    }
    mem_free(words);
    return fine;
}

static bool read_places(struct stats_job *job, struct times *times)
{
    if (job->options->positions == NULL) {
        return true;
    }
    struct number_table table;
    struct number_choice all = { 0 };
    bool fine = number_table_init(&table, job->options->positions, job->io->in, &all, job->diags) &&
            stats_rows_read(&times->places, &table, true);
    number_table_finish(&table);
    return fine;
}

static bool places_of(const struct stats_job *job, const struct times *times, size_t person,
        struct positions *positions)
{
    if (person >= times->places.rows || job->options->steps < 2) {
        return false;
    }
    int *chosen = mem_alloc((times->places.parts + 1) * sizeof(*chosen));
    size_t n = 0;
    for (size_t i = 0; i < times->places.parts; i++) {
        double place = times->places.cells[person * times->places.parts + i];
        if (!isnan(place)) {
            chosen[n++] = place >= 1 && place <= 100 ? (int)place : 0;
        }
    }
    bool fine = positions_of(positions, chosen, n, job->options->steps);
    mem_free(chosen);
    return fine;
}

void stats_add_quality(struct stats_out *out, int64_t person, const struct effort *effort,
        const struct positions *places)
{
    bool timed = effort != NULL;
    bool placed = places != NULL;
    struct effort own = timed ? *effort : (struct effort) { 0 };
    struct positions at = placed ? *places : (struct positions) { 0 };
    stats_integer(out, "person", tr("Person"), person);
    stats_maybe(out, "longest_run", tr("Longest run"), placed, at.longest_run, 0);
    stats_maybe(out, "p_longest_run", "p", placed, at.longest_run_p, 4);
    stats_maybe(out, "modal_share", tr("Same place"), placed, at.modal_share, 2);
    stats_maybe(out, "chi2_uniform", tr("Chi²"), placed, at.chi2, 1);
    stats_maybe(out, "p_chi2", "p", placed, at.chi2_p, 4);
    stats_maybe(out, "entropy_norm", tr("Entropy"), placed, at.entropy, 2);
    stats_maybe(out, "repeat_rate", tr("Repeats"), placed, at.repeat_rate, 2);
    stats_maybe(out, "cycle3_rate", tr("Cycles"), placed, at.cycle_rate, 2);
    stats_maybe(out, "RTE_NT10", tr("RTE, NT10"), timed, own.rte_nt10, 2);
    stats_maybe(out, "RTE", "RTE", timed, own.rte, 2);
    stats_maybe(out, "median_ms", tr("Median, ms"), timed, own.median_ms, 0);
    stats_maybe(out, "last_third_RTE", tr("RTE, last third"), timed, own.last_third, 2);
    stats_boolean(out, "flag_speed", tr("Fast"), timed && own.flagged);
    stats_boolean(out, "flag_position", tr("Places"), placed && at.flagged);
}

static void add_person(struct stats_job *job, const struct times *times, size_t person)
{
    struct effort effort;
    struct positions places = { 0 };
    bool timed = effort_of(
            &effort, &times->ms.cells[person * times->ms.parts], times->readings, times->ms.parts);
    bool placed = places_of(job, times, person, &places);
    stats_add_quality(
            &job->out, (int64_t)person + 1, timed ? &effort : NULL, placed ? &places : NULL);
}

static int describe_quality(struct stats_job *job, struct times *times)
{
    if (times->ms.rows == 0) {
        return stats_refuse(job, "too_few", tr("No quality: there is nobody in the file."));
    }
    add_means(times);
    struct stats_out *out = &job->out;
    out->title = tr("Response quality");
    stats_integer(out, "n", tr("People"), (int64_t)times->ms.rows);
    stats_list_open(out, "people", tr("People"));
    stats_explain_quality(out);
    for (size_t r = 0; r < times->ms.rows; r++) {
        add_person(job, times, r);
    }
    stats_list_close(out);
    stats_note(out, tr("A signal is a reason to look, never to reject."));
    return COMMAND_FINE;
}

int stats_quality(struct stats_job *job)
{
    if (job->options->sessions) {
        return stats_played(job);
    }
    struct number_table table;
    struct times times = { 0 };
    int result = COMMAND_FAILED;
    if (stats_open(job, &table) && read_words(job, &table, &times) && read_places(job, &times) &&
            stats_rows_read(&times.ms, &table, true)) {
        result = describe_quality(job, &times);
    }
    stats_rows_finish(&times.ms);
    stats_rows_finish(&times.places);
    mem_free(times.readings);
    number_table_finish(&table);
    return result;
}
