// SPDX-License-Identifier: GPL-3.0-or-later
// What the list shows: the sessions of the store, and what little is said about each.
#include "game/screens/recruiter/recruiter_rows.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/report/diag_text.h"
#include "game/scenario/load.h"
#include "game/store/content.h"
#include "game/store/office.h"
#include "game/store/settings.h"

static const int64_t DAY_MS = INT64_C(24) * 60 * 60 * 1000;

enum { WEEK_DAYS = 7, RETENTION_WEEKS = 4 };

/* ---- reading ---- */

static int read_retention(struct world *world, struct diag_list *diags)
{
    struct buffer value = { 0 };
    if (world->store->play != NULL) {
        store_read_setting(world->store, "org.retention_weeks", "", &value, diags);
    }
    long weeks = strtol(buffer_text(&value), NULL, 10);
    buffer_finish(&value);
    return weeks > 0 && weeks <= INT16_MAX ? (int)weeks : RETENTION_WEEKS;
}

static int newest_first(const void *a, const void *b)
{
    const struct session_row *one = a;
    const struct session_row *other = b;
    if (one->start.created_ms != other->start.created_ms) {
        return one->start.created_ms < other->start.created_ms ? 1 : -1;
    }
    return one->id < other->id ? 1 : one->id > other->id ? -1 : 0;
}

static void forget(struct recruiter_rows *rows)
{
    session_list_finish(&rows->list);
    rows->list = (struct session_list) { 0 };
    vec_clear(&rows->extras);
    vec_clear(&rows->matching);
    mem_free(rows->trouble);
    rows->trouble = NULL;
}

static void keep_trouble(struct recruiter_rows *rows, struct diag_list *diags)
{
    if (diags->diags.count > 0) {
        struct buffer text = { 0 };
        diag_list_write(&text, diags);
        rows->trouble = buffer_take(&text);
    }
    diag_list_finish(diags);
}

void recruiter_rows_load(struct recruiter_rows *rows, struct world *world)
{
    struct diag_list diags = { 0 };
    forget(rows);
    rows->retention_weeks = read_retention(world, &diags);
    store_list_finished(world->store, NULL, &rows->list, &diags);
    if (world->store->play != NULL) {
        store_list_running(world->store, NULL, &rows->list, &diags);
    }
    if (rows->list.rows.count > 0) {
        qsort(rows->list.rows.items, rows->list.rows.count, sizeof(*rows->list.rows.items),
                newest_first);
    }
    for (size_t i = 0; i < rows->list.rows.count; i++) {
        struct recruiter_row_extra none = { 0 };
        vec_push(&rows->extras, none);
    }
    keep_trouble(rows, &diags);
    recruiter_rows_choose(rows, world->now_ms);
}

void recruiter_rows_finish(struct recruiter_rows *rows)
{
    forget(rows);
    vec_finish(&rows->extras);
    vec_finish(&rows->matching);
}

/* ---- choosing ---- */

void recruiter_rows_search(struct recruiter_rows *rows, const char *text)
{
    size_t size = strnlen(text, RECRUITER_SEARCH_MAX);
    memcpy(rows->search, text, size);
    rows->search[size] = '\0';
}

int64_t recruiter_rows_until(const struct recruiter_rows *rows, const struct session_row *row)
{
    return row->finished_ms + DAY_MS * WEEK_DAYS * rows->retention_weeks;
}

static bool fits(const struct recruiter_rows *rows, const struct session_row *row,
        enum recruiter_filter filter, int64_t now_ms)
{
    bool running = row->state == SESSION_RUNNING;
    switch (filter) {
    case RECRUITER_PLAYED:
        return !running;
    case RECRUITER_RUNNING:
        return running;
    case RECRUITER_EXPIRING:
        return !running && recruiter_rows_until(rows, row) < now_ms + WEEK_DAYS * DAY_MS;
    default:
        return true;
    }
}

void recruiter_rows_choose(struct recruiter_rows *rows, int64_t now_ms)
{
    vec_clear(&rows->matching);
    memset(rows->counts, 0, sizeof(rows->counts));
    for (size_t i = 0; i < rows->list.rows.count; i++) {
        const struct session_row *row = &rows->list.rows.items[i];
        for (int f = 0; f < RECRUITER_FILTER_COUNT; f++) {
            rows->counts[f] += fits(rows, row, (enum recruiter_filter)f, now_ms);
        }
        bool found = strcasestr(row->start.candidate, rows->search) != NULL;
        if (found && fits(rows, row, rows->filter, now_ms)) {
            vec_push(&rows->matching, i);
        }
    }
}

const struct session_row *recruiter_rows_at(const struct recruiter_rows *rows, size_t index)
{
    return &rows->list.rows.items[rows->matching.items[index]];
}

/* ---- what is said about one ---- */

static const char *load_title(
        struct recruiter_rows *rows, struct world *world, const struct session_row *row)
{
    struct diag_list diags = { 0 };
    struct bundle content = { 0 };
    const char *title = row->start.shift;
    struct shift *shift = NULL;
    if (store_load_content(world->store, &row->start.content, &content, &diags)) {
        shift = shift_load(&content, row->start.shift, &diags);
    }
    if (shift != NULL) {
        title = arena_copy_text(&rows->list.arena, shift->title, strlen(shift->title));
    }
    shift_destroy(shift);
    bundle_finish(&content);
    diag_list_finish(&diags);
    return title;
}

// Loading costs; most sessions in a list were played on the same content.
static const char *known_title(const struct recruiter_rows *rows, const struct session_row *row)
{
    for (size_t i = 0; i < rows->extras.count; i++) {
        const struct session_row *other = &rows->list.rows.items[i];
        if (rows->extras.items[i].shift != NULL &&
                memcmp(&other->start.content, &row->start.content, sizeof(struct digest)) == 0 &&
                strcmp(other->start.shift, row->start.shift) == 0) {
            return rows->extras.items[i].shift;
        }
    }
    return NULL;
}

const char *recruiter_rows_shift(struct recruiter_rows *rows, struct world *world, size_t index)
{
    struct recruiter_row_extra *extra = &rows->extras.items[rows->matching.items[index]];
    if (extra->shift == NULL) {
        const struct session_row *row = recruiter_rows_at(rows, index);
        const char *known = known_title(rows, row);
        extra->shift = known != NULL ? known : load_title(rows, world, row);
    }
    return extra->shift;
}

int recruiter_rows_seen(struct recruiter_rows *rows, struct world *world, size_t index)
{
    const struct session_row *row = recruiter_rows_at(rows, index);
    struct recruiter_row_extra *extra = &rows->extras.items[rows->matching.items[index]];
    if (!extra->counted) {
        struct diag_list diags = { 0 };
        bool read = row->state != SESSION_RUNNING &&
                office_count_in_sheet(
                        world->store, row->id, "\"status\":\"ok\"", &extra->seen, &diags);
        extra->seen = read ? extra->seen : -1;
        extra->counted = true;
        diag_list_finish(&diags);
    }
    return extra->seen;
}
