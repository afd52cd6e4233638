// SPDX-License-Identifier: GPL-3.0-or-later
// What every finished session gave at each decision, in small: for statistics over very many.
#include "game/store/parts.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/parts_sql.h"

bool parts_fill(struct database *office, struct diag_list *diags)
{
    int64_t due = 0;
    return database_read_integer(office, "SELECT EXISTS (SELECT 1 FROM parts_due)", &due, diags) &&
            (due == 0 || database_run(office, PARTS_FILL, diags));
}

bool parts_fill_all(struct database *office, struct diag_list *diags)
{
    return database_run(office, PARTS_ALL_DUE PARTS_FILL, diags);
}

/* ---- names ---- */

void part_list_finish(struct part_list *list)
{
    vec_finish(&list->parts);
    arena_finish(&list->arena);
}

static const char *keep(struct part_list *list, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&list->arena, text, strlen(text));
}

bool parts_read_names(struct store *store, const struct digest *content, struct part_list *list,
        struct diag_list *diags)
{
    struct query *query = query_create(store->office,
            "SELECT id, scenario, decision, competency FROM part WHERE content = ?1 ORDER BY id",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_digest(query, 1, content);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        struct part_name part = { query_integer(query, 0), keep(list, query, 1),
            keep(list, query, 2), keep(list, query, 3) };
        vec_push(&list->parts, part);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

/* ---- cells ---- */

struct scan {
    const struct part_list *list;
    int64_t first;    // the lowest id
    int64_t span;     // ids from there
    uint32_t *places; // of each id in the list, one too high; 0 = another content's
    VEC(struct part_cell) cells;
};

static void scan_init(struct scan *scan, const struct part_list *list)
{
    size_t count = list->parts.count;
    *scan = (struct scan) { .list = list };
    if (count > 0) {
        scan->first = list->parts.items[0].id;
        scan->span = list->parts.items[count - 1].id - scan->first + 1;
    }
    scan->places = mem_alloc(((size_t)scan->span + 1) * sizeof(*scan->places));
    for (size_t i = 0; i < count; i++) {
        scan->places[list->parts.items[i].id - scan->first] = (uint32_t)i + 1;
    }
}

static void scan_finish(struct scan *scan)
{
    vec_finish(&scan->cells);
    mem_free(scan->places);
}

// A whole number below a thousand million, and the sign behind it.
static const char *read_number(const char *at, int64_t *number, char after)
{
    const char *from = at;
    bool minus = *at == '-';
    *number = 0;
    for (at += minus; *at >= '0' && *at <= '9' && at - from < 10; at++) {
        *number = 10 * *number + (*at - '0');
    }
    *number = minus ? -*number : *number;
    bool good = at > from + minus && (*at == after || (after == ' ' && *at == '\0'));
    return good ? at + (*at != '\0') : NULL;
}

static bool read_cells(struct scan *scan, const char *text)
{
    vec_clear(&scan->cells);
    for (const char *at = text; *at != '\0';) {
        struct part_cell cell;
        int64_t id = 0;
        at = read_number(at, &id, ':');
        at = at != NULL ? read_number(at, &cell.earned, '/') : NULL;
        at = at != NULL ? read_number(at, &cell.possible, ' ') : NULL;
        id -= scan->first;
        if (at == NULL || id < 0 || id >= scan->span || scan->places[id] == 0) {
            return false;
        }
        cell.part = scan->places[id] - 1;
        vec_push(&scan->cells, cell);
    }
    return true;
}

static bool give(struct scan *scan, struct query *query, parts_take take, void *context)
{
    bool readable = query_kind(query, 1) == QUERY_TEXT && read_cells(scan, query_text(query, 1));
    struct session_cells cells = { query_integer(query, 0), readable, scan->cells.items,
        readable ? scan->cells.count : 0 };
    return take(context, &cells);
}

bool parts_scan(struct store *store, const struct digest *content, const struct part_list *list,
        int64_t at_ms, parts_take take, void *context, struct diag_list *diags)
{
    struct audit_entry entry = { .at_ms = at_ms, .who = "stats", .what = "evidence" };
    if (!audit_write(store, &entry, diags)) {
        return false;
    }
    struct query *query = query_create(store->office,
            "SELECT session, cells FROM session_parts WHERE content = ?1 ORDER BY session", diags);
    if (query == NULL) {
        return false;
    }
    struct scan scan;
    scan_init(&scan, list);
    query_bind_digest(query, 1, content);
    enum query_step step = QUERY_ROW;
    bool going = true;
    while (going && (step = query_next(query, diags)) == QUERY_ROW) {
        going = give(&scan, query, take, context);
    }
    query_destroy(query);
    scan_finish(&scan);
    return going && step == QUERY_DONE;
}
