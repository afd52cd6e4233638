// SPDX-License-Identifier: GPL-3.0-or-later
// What the list shows: a page of candidates, and what little is said about each.
#include "game/screens/recruiter/recruiter_rows.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/report/diag_text.h"
#include "game/report/words.h"
#include "game/scenario/load.h"
#include "game/session/session.h"
#include "game/store/content.h"
#include "game/store/settings.h"

/* ---- reading ---- */

static void keep_trouble(struct recruiter_rows *rows, struct diag_list *diags)
{
    mem_free(rows->trouble);
    rows->trouble = NULL;
    if (diags->diags.count > 0) {
        struct buffer text = { 0 };
        diag_list_write(&text, diags);
        rows->trouble = buffer_take(&text);
    }
    diag_list_finish(diags);
}

static struct candidate_query query_of(const struct recruiter_rows *rows, const struct world *world)
{
    struct candidate_query query = {
        .filter = rows->filter,
        .search = rows->search,
        .now_ms = world->now_ms,
        .at_most = RECRUITER_PAGE_ROWS,
    };
    if (rows->starts.count > 0) {
        query.after = *vec_last(&rows->starts);
    }
    return query;
}

static void read_page(struct recruiter_rows *rows, struct world *world, struct diag_list *diags)
{
    struct candidate_query query = query_of(rows, world);
    candidate_page_finish(&rows->page);
    rows->page = (struct candidate_page) { 0 };
    candidate_read_page(world->store, &query, &rows->page, diags);
}

static void read_first(struct recruiter_rows *rows, struct world *world, struct diag_list *diags)
{
    struct candidate_query query = query_of(rows, world);
    vec_clear(&rows->starts);
    candidate_page_finish(&rows->page);
    rows->page = (struct candidate_page) { 0 };
    rows->total = 0;
    candidate_read_first(world->store, &query, &rows->page, &rows->total, diags);
}

// The page one was on; one that emptied meanwhile gives way to the first.
static void read_again(struct recruiter_rows *rows, struct world *world, struct diag_list *diags)
{
    struct candidate_query query = query_of(rows, world);
    if (rows->starts.count > 0) {
        candidate_count(world->store, &query, &rows->total, diags);
        read_page(rows, world, diags);
    }
    if (rows->starts.count == 0 || rows->page.rows.count == 0) {
        read_first(rows, world, diags);
    }
}

void recruiter_rows_load(struct recruiter_rows *rows, struct world *world)
{
    struct diag_list diags = { 0 };
    vec_clear(&rows->progress);
    candidate_sync(world->store, settings_retention_weeks(world->store, &diags), &diags);
    candidate_count_filters(world->store, world->now_ms, rows->counts, &diags);
    read_again(rows, world, &diags);
    keep_trouble(rows, &diags);
}

void recruiter_rows_finish(struct recruiter_rows *rows)
{
    candidate_page_finish(&rows->page);
    vec_finish(&rows->starts);
    vec_finish(&rows->titles);
    vec_finish(&rows->progress);
    arena_finish(&rows->arena);
    mem_free(rows->trouble);
}

/* ---- choosing ---- */

static void begin_again(struct recruiter_rows *rows, struct world *world)
{
    struct diag_list diags = { 0 };
    read_first(rows, world, &diags);
    keep_trouble(rows, &diags);
}

void recruiter_rows_search(struct recruiter_rows *rows, struct world *world, const char *text)
{
    size_t size = strnlen(text, RECRUITER_SEARCH_MAX);
    memcpy(rows->search, text, size);
    rows->search[size] = '\0';
    begin_again(rows, world);
}

void recruiter_rows_filter(
        struct recruiter_rows *rows, struct world *world, enum candidate_filter filter)
{
    rows->filter = filter;
    begin_again(rows, world);
}

int64_t recruiter_rows_first(const struct recruiter_rows *rows)
{
    return (int64_t)rows->starts.count * RECRUITER_PAGE_ROWS;
}

void recruiter_rows_turn(struct recruiter_rows *rows, struct world *world, bool onward)
{
    struct diag_list diags = { 0 };
    int64_t behind = recruiter_rows_first(rows) + (int64_t)rows->page.rows.count;
    if (onward && behind < rows->total && rows->page.rows.count > 0) {
        const struct candidate_row *last = vec_last(&rows->page.rows);
        struct candidate_key key = { last->at_ms, last->id };
        vec_push(&rows->starts, key);
    } else if (!onward && rows->starts.count > 0) {
        rows->starts.count--;
    } else {
        return;
    }
    read_page(rows, world, &diags);
    keep_trouble(rows, &diags);
}

/* ---- what is said about one ---- */

static const char *load_title(
        struct recruiter_rows *rows, struct world *world, const struct candidate_row *row)
{
    struct diag_list diags = { 0 };
    struct bundle content = { 0 };
    struct shift *shift = NULL;
    if (store_load_content(world->store, &row->content, &content, &diags)) {
        shift = shift_load(&content, row->shift, &diags);
    }
    struct buffer name = { 0 };
    form_add_name(
            &name, shift != NULL ? shift->form : NULL, shift != NULL ? shift->title : row->shift);
    const char *title = arena_copy_text(&rows->arena, buffer_text(&name), name.size);
    buffer_finish(&name);
    shift_destroy(shift);
    bundle_finish(&content);
    diag_list_finish(&diags);
    return title;
}

// Loading costs; most sessions in a list were played on the same content.
static const char *find_title(
        struct recruiter_rows *rows, struct world *world, const struct candidate_row *row)
{
    for (size_t i = 0; i < rows->titles.count; i++) {
        const struct recruiter_title *known = &rows->titles.items[i];
        if (memcmp(&known->content, &row->content, sizeof(row->content)) == 0 &&
                strcmp(known->path, row->shift) == 0) {
            return known->title;
        }
    }
    struct recruiter_title title = {
        .content = row->content,
        .path = arena_copy_text(&rows->arena, row->shift, strlen(row->shift)),
        .title = load_title(rows, world, row),
    };
    vec_push(&rows->titles, title);
    return title.title;
}

const char *recruiter_rows_form(
        struct recruiter_rows *rows, struct world *world, const struct candidate_row *row)
{
    if (*row->form != '\0') {
        return row->form;
    }
    return row->session != 0 ? find_title(rows, world, row) : "";
}

static struct recruiter_progress replay(struct world *world, int64_t id)
{
    struct recruiter_progress progress = { .session = id };
    struct diag_list diags = { 0 };
    struct session *session = session_resume(world->store, id, &diags);
    if (session != NULL) {
        progress.begun = session_count_begun(session, &progress.of);
    }
    session_destroy(session);
    diag_list_finish(&diags);
    return progress;
}

struct recruiter_progress recruiter_rows_progress(
        struct recruiter_rows *rows, struct world *world, const struct candidate_row *row)
{
    for (size_t i = 0; i < rows->progress.count; i++) {
        if (rows->progress.items[i].session == row->running) {
            return rows->progress.items[i];
        }
    }
    struct recruiter_progress progress = { 0 };
    if (world->store->play != NULL) {
        progress = replay(world, row->running);
    }
    progress.session = row->running;
    vec_push(&rows->progress, progress);
    return progress;
}
