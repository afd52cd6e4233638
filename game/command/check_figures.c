// SPDX-License-Identifier: GPL-3.0-or-later
// zeven check --figures: scenarios in figures, as a table that Markdown and people both read.
#include <math.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/base/vec.h"
#include "game/command/answer.h"
#include "game/command/check_inner.h"
#include "game/command/office_words.h"
#include "game/explore/smells/language.h"
#include "game/explore/smells/visit.h"
#include "game/locale/locale.h"
#include "game/report/words.h"

struct row {
    char *title;
    char *client;
    char *id;
    struct buffer channels;
    struct scenario_measures measures;
    double minutes; // to read the median way
};

struct rows {
    struct row *items;
    size_t count;
    size_t capacity;
};

static void add_channels(struct buffer *text, const struct scenario *scenario)
{
    bool seen[CHANNEL_COUNT] = { false };
    for (uint32_t i = 0; i < scenario->contact_count; i++) {
        uint8_t channel = scenario->contacts[i].channel;
        if (!seen[channel]) {
            buffer_add_format(text, "%s%s", text->size > 0 ? ", " : "", channel_name(channel));
            seen[channel] = true;
        }
    }
}

static void measure(
        void *data, struct bundle *bundle, struct scenario *scenario, struct diag_list *diags)
{
    (void)diags; // what smells is said by the check without --figures
    struct rows *rows = data;
    struct row row = { 0 };
    struct diag_list quiet = { 0 };
    struct language *language = smells_language(bundle, scenario, &quiet);
    measures_take(scenario, language, &row.measures);
    row.minutes =
            language != NULL ? (double)row.measures.words / (double)language->words_per_minute : 0;
    row.id = mem_copy_text(scenario->id);
    row.title = mem_copy_text(scenario->texts[scenario->title].source);
    row.client = mem_copy_text(scenario->client_name);
    add_channels(&row.channels, scenario);
    vec_push(rows, row);
    language_destroy(language);
    diag_list_finish(&quiet);
}

static void print_head(struct command_io *io)
{
    fprintf(io->out, "| %s | %s | %s | %s | %s | %s | %s |", tr("Scenario"), tr("Client"),
            tr("Channels"), tr("Turns"), tr("Answers"), tr("Words"), tr("Reading"));
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        fprintf(io->out, " %s |", competency_abbreviation((enum competency)k));
    }
    fputs("\n|---|---|---|--:|--:|--:|--:|", io->out);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        fputs("--:|", io->out);
    }
    fputc('\n', io->out);
}

static void print_row(const struct row *row, struct command_io *io)
{
    const struct scenario_measures *at = &row->measures;
    long seconds = lround(row->minutes * 60);
    fprintf(io->out, "| %s | %s | %s | %u | %u | %u | %ld:%02ld |", row->title, row->client,
            buffer_text(&row->channels), at->turns, at->slots, at->words, seconds / 60,
            seconds % 60);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        fprintf(io->out, " %.0f |", at->chances[k].decisions);
    }
    fputc('\n', io->out);
}

static void print_table(const struct rows *rows, struct command_io *io)
{
    if (rows->count > 0) {
        print_head(io);
    }
    for (size_t i = 0; i < rows->count; i++) {
        print_row(&rows->items[i], io);
    }
}

static void add_row(struct json *json, const struct row *row)
{
    const struct scenario_measures *at = &row->measures;
    json_open_object(json);
    words_json_text(json, "scenario", row->id);
    words_json_text(json, "title", row->title);
    words_json_text(json, "client", row->client);
    words_json_integer(json, "contacts", at->contacts);
    words_json_integer(json, "turns", at->turns);
    words_json_integer(json, "answers", at->slots);
    words_json_integer(json, "words", at->words);
    words_json_integer(json, "reading_seconds", lround(row->minutes * 60));
    json_key(json, "decisions");
    json_open_object(json);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        json_key(json, competency_id((enum competency)k));
        json_number(json, at->chances[k].decisions);
    }
    json_close_object(json);
    json_close_object(json);
}

static void answer_rows(const struct rows *rows, struct diag_list *diags, struct command_io *io)
{
    struct answer answer;
    answer_open(&answer);
    json_key(&answer.json, "scenarios");
    json_open_array(&answer.json);
    for (size_t i = 0; i < rows->count; i++) {
        add_row(&answer.json, &rows->items[i]);
    }
    json_close_array(&answer.json);
    answer_add_findings(&answer.json, diags);
    answer_close(&answer, io);
}

static void rows_finish(struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        mem_free(rows->items[i].id);
        mem_free(rows->items[i].title);
        mem_free(rows->items[i].client);
        buffer_finish(&rows->items[i].channels);
    }
    vec_finish(rows);
}

int check_figures(const char *path, bool json, struct command_io *io)
{
    struct rows rows = { 0 };
    struct check_visitor visitor = { .data = &rows, .scenario = measure };
    struct check_summary summary = { 0 };
    struct diag_list diags = { 0 };
    bool good = check_visit(path, &visitor, &diags, &summary);
    if (json) {
        answer_rows(&rows, &diags, io);
    } else {
        command_print_diags(io, &diags);
        print_table(&rows, io);
    }
    bool fine = good && rows.count > 0;
    rows_finish(&rows);
    diag_list_finish(&diags);
    return fine ? COMMAND_FINE : COMMAND_FINDINGS;
}
