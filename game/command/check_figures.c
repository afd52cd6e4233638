// SPDX-License-Identifier: GPL-3.0-or-later
// zeven check --figures: scenarios in figures, as a table that Markdown and people both read.
#include <math.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/base/vec.h"
#include "game/command/check_inner.h"
#include "game/explore/smells/language.h"
#include "game/explore/smells/visit.h"
#include "game/locale/locale.h"
#include "game/report/words.h"

struct row {
    char *names; // title and client, as two cells
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
    struct buffer names = { 0 };
    struct diag_list quiet = { 0 };
    struct language *language = smells_language(bundle, scenario, &quiet);
    measures_take(scenario, language, &row.measures);
    row.minutes =
            language != NULL ? (double)row.measures.words / (double)language->words_per_minute : 0;
    buffer_add_format(
            &names, "%s | %s", scenario->texts[scenario->title].source, scenario->client_name);
    row.names = mem_copy_text(buffer_text(&names));
    add_channels(&row.channels, scenario);
    vec_push(rows, row);
    buffer_finish(&names);
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
    fprintf(io->out, "| %s | %s | %u | %u | %u | %ld:%02ld |", row->names,
            buffer_text(&row->channels), at->turns, at->slots, at->words, seconds / 60,
            seconds % 60);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        fprintf(io->out, " %.0f |", at->chances[k].decisions);
    }
    fputc('\n', io->out);
}

int check_figures(const char *path, struct command_io *io)
{
    struct rows rows = { 0 };
    struct check_visitor visitor = { .data = &rows, .scenario = measure };
    struct check_summary summary = { 0 };
    struct diag_list diags = { 0 };
    bool good = check_visit(path, &visitor, &diags, &summary);
    command_print_diags(io, &diags);
    if (rows.count > 0) {
        print_head(io);
    }
    for (size_t i = 0; i < rows.count; i++) {
        print_row(&rows.items[i], io);
        mem_free(rows.items[i].names);
        buffer_finish(&rows.items[i].channels);
    }
    bool fine = good && rows.count > 0;
    vec_finish(&rows);
    diag_list_finish(&diags);
    return fine ? COMMAND_FINE : COMMAND_FINDINGS;
}
