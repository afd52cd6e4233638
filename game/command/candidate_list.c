// SPDX-License-Identifier: GPL-3.0-or-later
// zeven candidate list: who is where, and what was decided; never a score.
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "game/command/candidate_inner.h"
#include "game/locale/locale.h"
#include "game/store/candidate_page.h"
#include "game/store/decision.h"
#include "game/store/settings.h"
#include "scoring/competency.h"

enum { PAGE_ROWS = 500 };

static void add_decisions(
        struct json *json, struct store *store, const char *code, struct diag_list *diags)
{
    struct decision_list list = { 0 };
    decision_read_all(store, code, &list, diags);
    json_key(json, "decisions");
    json_open_array(json);
    for (size_t i = 0; i < list.rows.count; i++) {
        const struct decision_made *decision = &list.rows.items[i];
        json_open_object(json);
        words_json_text(json, "outcome", decision_outcome_id(decision->outcome));
        words_json_text(json, "reason", decision->reason);
        words_json_text(json, "who", decision->who);
        words_json_time(json, "at", decision->at_ms);
        words_json_time(json, "meets", decision->meets_ms);
        words_json_integer(json, "moments_opened", decision->opened);
        words_json_integer(json, "moments", decision->moments);
        words_json_text(json, "opened", decision->evidence);
        json_close_object(json);
    }
    json_close_array(json);
    decision_list_finish(&list);
}

static void add_row(struct json *json, struct store *store, const struct candidate_row *row,
        struct diag_list *diags)
{
    json_open_object(json);
    words_json_text(json, "code", row->code);
    words_json_text(json, "name", *row->name != '\0' ? row->name : NULL);
    words_json_text(json, "vacancy", row->vacancy != 0 ? row->vacancy_name : NULL);
    words_json_text(json, "form", *row->form != '\0' ? row->form : NULL);
    words_json_text(json, "shift", row->shift);
    words_json_text(json, "state", candidate_state_id(row->state));
    words_json_time(json, "since", row->at_ms);
    words_json_time(json, "ended", row->ended_ms);
    json_key(json, "broken_off");
    json_boolean(json, row->broken_off);
    json_key(json, "enough_seen_of");
    if (row->seen >= 0) {
        json_integer(json, row->seen);
    } else {
        json_null(json);
    }
    words_json_text(json, "accommodations", row->accommodations);
    words_json_time(json, "keep_until", row->keep_ms);
    words_json_time(json, "answer_owed_by", row->owed_ms);
    words_json_text(json, "decision", *row->decision != '\0' ? row->decision : NULL);
    if (*row->decision != '\0') {
        add_decisions(json, store, row->code, diags);
    }
    json_close_object(json);
}

static const char *state_words(const struct candidate_row *row)
{
    return row->state == CANDIDATE_INVITED    ? tr("invited")
            : row->state == CANDIDATE_BUSY    ? tr("busy")
            : row->state == CANDIDATE_DECIDED ? tr("decided")
            : row->broken_off                 ? tr("broken off")
                                              : tr("finished");
}

static void print_line(struct command_io *io, const struct candidate_row *row)
{
    char since[16];
    char keep[16];
    words_write_day(since, row->at_ms);
    words_write_day(keep, row->keep_ms);
    fprintf(io->out, "%-14s %-10s %s  %-28s", row->code, state_words(row), since,
            row->vacancy_name);
    if (row->seen >= 0) {
        fprintf(io->out, "  ");
        fprintf(io->out, tr("enough for %d of %d"), row->seen, COMPETENCY_COUNT);
    }
    if (*row->decision != '\0') {
        fprintf(io->out, "  %s", row->decision);
    }
    if (row->owed_ms > 0) {
        char owed[16];
        words_write_day(owed, row->owed_ms);
        fprintf(io->out, "  ");
        fprintf(io->out, tr("An answer is owed by %s"), owed);
    }
    if (*keep != '\0') {
        fprintf(io->out, "  ");
        fprintf(io->out, tr("keep until %s"), keep);
    }
    fputs("\n", io->out);
}

bool candidate_print(struct store *store, const char *code, bool json, struct command_io *io,
        struct diag_list *diags)
{
    struct candidate_page page = { 0 };
    bool found = candidate_read_one(store, code, &page, diags);
    if (found && json) {
        struct buffer text = { 0 };
        struct json out;
        json_init(&out, &text);
        add_row(&out, store, &page.rows.items[0], diags);
        fprintf(io->out, "%s\n", buffer_text(&text));
        buffer_finish(&text);
    } else if (found) {
        print_line(io, &page.rows.items[0]);
    }
    candidate_page_finish(&page);
    return found;
}

/* ---- the list ---- */

static bool read_filter(const char *text, enum candidate_filter *filter)
{
    static const char *const NAMES[] = { "all", "to-judge", "busy", "expiring" };
    for (int i = 0; i < CANDIDATE_FILTER_COUNT; i++) {
        if (strcmp(NAMES[i], text) == 0) {
            *filter = (enum candidate_filter)i;
            return true;
        }
    }
    return false;
}

// A page at a time, so that any number of candidates is printed in little memory.
static bool print_rows(struct store *store, struct candidate_query *query, int64_t limit,
        struct json *json, struct command_io *io, struct diag_list *diags)
{
    size_t on_page = 1;
    bool good = true;
    while (good && on_page > 0 && limit > 0) {
        struct candidate_page page = { 0 };
        query->at_most = limit < PAGE_ROWS ? limit : PAGE_ROWS;
        good = candidate_read_page(store, query, &page, diags);
        on_page = page.rows.count;
        for (size_t i = 0; i < on_page; i++) {
            const struct candidate_row *row = &page.rows.items[i];
            if (json != NULL) {
                add_row(json, store, row, diags);
            } else {
                print_line(io, row);
            }
            query->after = (struct candidate_key) { row->at_ms, row->id };
        }
        limit -= (int64_t)on_page;
        candidate_page_finish(&page);
    }
    return good;
}

static bool print_json(struct store *store, struct candidate_query *query, int64_t limit,
        struct command_io *io, struct diag_list *diags)
{
    struct buffer text = { 0 };
    struct json json;
    json_init(&json, &text);
    json_open_object(&json);
    json_key(&json, "candidates");
    json_open_array(&json);
    bool good = print_rows(store, query, limit, &json, io, diags);
    json_close_array(&json);
    json_close_object(&json);
    if (good) {
        fprintf(io->out, "%s\n", buffer_text(&text));
    }
    buffer_finish(&text);
    return good;
}

bool candidate_narrow(struct store *store, const struct candidate_asked *asked,
        struct candidate_query *query, struct diag_list *diags)
{
    struct vacancy_list list = { 0 };
    bool good = asked->vacancy == NULL || vacancy_find_name(store, asked->vacancy, &list, diags);
    query->vacancy = good && asked->vacancy != NULL ? list.rows.items[0].id : 0;
    vacancy_list_finish(&list);
    return good;
}

int candidate_run_list(struct store *store, void *words, struct diag_list *diags)
{
    const struct candidate_asked *asked = words;
    struct candidate_query query = { .search = asked->search, .now_ms = command_wall_ms() };
    int64_t limit = INT64_MAX;
    if (asked->filter != NULL && !read_filter(asked->filter, &query.filter)) {
        return command_refuse_argument(asked->io, "candidate", asked->filter);
    }
    if (asked->limit != NULL && !words_read_number(asked->limit, 1, INT64_MAX, &limit)) {
        return command_refuse_argument(asked->io, "candidate", asked->limit);
    }
    bool good = candidate_narrow(store, asked, &query, diags) &&
            candidate_sync(store, settings_retention_weeks(store, diags), diags) &&
            (asked->json ? print_json(store, &query, limit, asked->io, diags)
                         : print_rows(store, &query, limit, NULL, asked->io, diags));
    return good ? COMMAND_FINE : COMMAND_FAILED;
}
