// SPDX-License-Identifier: GPL-3.0-or-later
// zeven export --table: all finished sessions as one table, long or wide.
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <json-c/json.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/table.h"
#include "game/command/export.h"
#include "game/command/export_beside.h"
#include "game/command/office_words.h"
#include "game/locale/locale.h"
#include "game/report/table/data_table.h"
#include "game/store/office_scan.h"
#include "game/store/vacancy.h"
#include "scoring/competency.h"

/** One stored session, read. */
struct stored {
    const struct office_evidence *row;
    struct json_object *evidence; // its "session"
    struct json_object *sheet;
};

struct table_work {
    struct data_table *table; // NULL while columns are gathered
    struct arena arena;       // names of columns
    struct table columns;     // "scenario:decision:competency" to its place
    VEC(const char *) names;
    struct export_beside beside;
    long sessions;
    long unread; // whose stored documents are not what they should be
};

static struct json_object *get(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    (void)json_object_object_get_ex(object, key, &value);
    return value;
}

static const char *text_of(struct json_object *object, const char *key)
{
    struct json_object *value = get(object, key);
    return value != NULL ? json_object_get_string(value) : NULL;
}

static void add_text(struct table_work *work, struct json_object *object, const char *key)
{
    data_table_text(work->table, text_of(object, key));
}

static void add_number(struct table_work *work, struct json_object *object, const char *key)
{
    struct json_object *value = get(object, key);
    data_table_number(
            work->table, value != NULL, value != NULL ? json_object_get_double(value) : 0);
}

static void add_integer(struct table_work *work, struct json_object *object, const char *key)
{
    struct json_object *value = get(object, key);
    if (value != NULL) {
        data_table_integer(work->table, json_object_get_int64(value));
    } else {
        data_table_text(work->table, NULL);
    }
}

// A band is two cells.
static void add_band(struct table_work *work, struct json_object *object, const char *key)
{
    struct json_object *band = get(object, key);
    for (size_t i = 0; i < 2; i++) {
        struct json_object *value = band != NULL ? json_object_array_get_idx(band, i) : NULL;
        data_table_number(
                work->table, value != NULL, value != NULL ? json_object_get_double(value) : 0);
    }
}

static void add_heads(struct table_work *work, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        data_table_text(work->table, names[i]);
    }
}

/* ---- what stands in front of every row ---- */

static const char *const ORIGIN[] = { "session", "candidate", "date", "shift", "version",
    "language", "rules", "content", "key", "key_status" };

static void add_day(struct table_work *work, int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm day;
    if (localtime_r(&seconds, &day) != NULL) {
        data_table_day(work->table, day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
    } else {
        data_table_text(work->table, NULL);
    }
}

static void add_origin(struct table_work *work, const struct stored *stored)
{
    data_table_integer(work->table, stored->row->session);
    data_table_text(work->table, stored->row->candidate);
    add_day(work, stored->row->created_ms);
    data_table_text(work->table, stored->row->shift);
    add_text(work, stored->evidence, "version");
    data_table_text(work->table, stored->row->language);
    data_table_text(work->table, stored->row->rules);
    add_text(work, stored->evidence, "content_hash");
    add_text(work, stored->evidence, "key_hash");
    add_text(work, stored->evidence, "key_status");
}

/* ---- long: one row a decision ---- */

static void add_long_head(struct table_work *work)
{
    static const char *const DECISION[] = { "scenario", "decision", "kind", "time", "sequence",
        "customer", "channel", "choice", "about", "heard", "said" };
    add_heads(work, ORIGIN, sizeof(ORIGIN) / sizeof(ORIGIN[0]));
    add_heads(work, DECISION, sizeof(DECISION) / sizeof(DECISION[0]));
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const char *id = competency_id((enum competency)k);
        char name[64];
        snprintf(name, sizeof(name), "earned_%s", id);
        data_table_text(work->table, name);
        snprintf(name, sizeof(name), "possible_%s", id);
        data_table_text(work->table, name);
    }
    data_table_end_row(work->table);
}

static struct json_object *point_of(struct json_object *moment, enum competency competency)
{
    struct json_object *points = get(moment, "points");
    for (size_t i = 0; points != NULL && i < json_object_array_length(points); i++) {
        struct json_object *point = json_object_array_get_idx(points, i);
        const char *id = text_of(point, "competency");
        if (id != NULL && strcmp(id, competency_id(competency)) == 0) {
            return point;
        }
    }
    return NULL;
}

static void add_decision(
        struct table_work *work, const struct stored *stored, struct json_object *moment)
{
    static const char *const TEXTS[] = { "customer", "channel", "choice", "about", "heard",
        "said" };
    add_origin(work, stored);
    add_text(work, moment, "scenario");
    add_text(work, moment, "decision");
    add_text(work, moment, "kind");
    add_text(work, moment, "time");
    add_integer(work, moment, "sequence");
    for (size_t i = 0; i < sizeof(TEXTS) / sizeof(TEXTS[0]); i++) {
        add_text(work, moment, TEXTS[i]);
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct json_object *point = point_of(moment, (enum competency)k);
        add_integer(work, point, "earned");
        add_integer(work, point, "possible");
    }
    data_table_end_row(work->table);
}

static void add_long(struct table_work *work, const struct stored *stored)
{
    struct json_object *moments = get(stored->evidence, "moments");
    for (size_t i = 0; i < json_object_array_length(moments); i++) {
        add_decision(work, stored, json_object_array_get_idx(moments, i));
    }
}

/* ---- wide: one row a session ---- */

static void write_column(struct buffer *name, struct json_object *moment, struct json_object *point)
{
    buffer_clear(name);
    buffer_add_format(name, "%s:%s:%s", text_of(moment, "scenario"), text_of(moment, "decision"),
            text_of(point, "competency"));
}

typedef void (*take_point)(
        struct table_work *work, const char *column, struct json_object *point, void *context);

static void each_point(
        struct table_work *work, const struct stored *stored, take_point take, void *context)
{
    struct buffer name = { 0 };
    struct json_object *moments = get(stored->evidence, "moments");
    for (size_t i = 0; i < json_object_array_length(moments); i++) {
        struct json_object *moment = json_object_array_get_idx(moments, i);
        struct json_object *points = get(moment, "points");
        for (size_t j = 0; points != NULL && j < json_object_array_length(points); j++) {
            struct json_object *point = json_object_array_get_idx(points, j);
            write_column(&name, moment, point);
            take(work, buffer_text(&name), point, context);
        }
    }
    buffer_finish(&name);
}

static void gather_column(
        struct table_work *work, const char *column, struct json_object *point, void *context)
{
    (void)point;
    (void)context;
    if (table_find(&work->columns, column) == TABLE_NONE) {
        const char *kept = arena_copy_text(&work->arena, column, strlen(column));
        table_add(&work->columns, kept, (uint32_t)work->names.count);
        vec_push(&work->names, kept);
    }
}

static void add_wide_head(struct table_work *work)
{
    static const char *const LINE[] = { "status", "score", "se", "band90_low", "band90_high",
        "se_shrunk", "band90_shrunk_low", "band90_shrunk_high", "scenarios", "decisions", "missed",
        "core" };
    static const char *const REST[] = { "overall", "overall_se", "overall_low", "overall_high",
        "critical_errors" };
    add_heads(work, ORIGIN, sizeof(ORIGIN) / sizeof(ORIGIN[0]));
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        for (size_t i = 0; i < sizeof(LINE) / sizeof(LINE[0]); i++) {
            char name[64];
            snprintf(name, sizeof(name), "%s_%s", competency_id((enum competency)k), LINE[i]);
            data_table_text(work->table, name);
        }
        export_beside_add_heads(work->table, (enum competency)k);
    }
    add_heads(work, REST, sizeof(REST) / sizeof(REST[0]));
    export_beside_add_norm_heads(work->table);
    add_heads(work, work->names.items, work->names.count);
    data_table_end_row(work->table);
}

static void add_line(
        struct table_work *work, const struct stored *stored, enum competency competency)
{
    struct json_object *line = get(get(stored->sheet, "competencies"), competency_id(competency));
    struct json_object *chances = get(get(stored->evidence, "chances"), competency_id(competency));
    add_text(work, line, "status");
    add_number(work, line, "score");
    add_number(work, line, "se");
    add_band(work, line, "band90");
    add_number(work, line, "se_shrunk");
    add_band(work, line, "band90_shrunk");
    add_integer(work, line, "scenarios");
    add_integer(work, line, "decisions");
    add_integer(work, chances, "missed");
    add_integer(work, chances, "core");
    export_beside_add(&work->beside, work->table, competency);
}

static void keep_earned(
        struct table_work *work, const char *column, struct json_object *point, void *context)
{
    int64_t *earned = context;
    earned[table_find(&work->columns, column)] = json_object_get_int64(get(point, "earned"));
}

// A decision that was not reached is an empty cell, never a zero.
static void add_earned(struct table_work *work, const struct stored *stored)
{
    struct arena arena = { 0 };
    int64_t *earned = arena_alloc(&arena, (work->names.count + 1) * sizeof(*earned));
    memset(earned, 0xff, work->names.count * sizeof(*earned));
    each_point(work, stored, keep_earned, earned);
    for (size_t i = 0; i < work->names.count; i++) {
        data_table_number(work->table, earned[i] >= 0, (double)earned[i]);
    }
    arena_finish(&arena);
}

static void add_wide(struct table_work *work, const struct stored *stored)
{
    struct json_object *overall = get(stored->sheet, "overall");
    struct json_object *criticals = get(stored->evidence, "criticals");
    export_beside_read(&work->beside, stored->row, stored->sheet, stored->evidence);
    add_origin(work, stored);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        add_line(work, stored, (enum competency)k);
    }
    add_number(work, overall, "score");
    add_number(work, overall, "se");
    add_band(work, overall, "band90");
    data_table_integer(
            work->table, criticals != NULL ? (int64_t)json_object_array_length(criticals) : 0);
    export_beside_add_norm(&work->beside, work->table);
    add_earned(work, stored);
    data_table_end_row(work->table);
}

/* ---- both ---- */

struct table_pass {
    struct table_work *work;
    void (*add)(struct table_work *work, const struct stored *stored);
};

static void gather_columns(struct table_work *work, const struct stored *stored)
{
    each_point(work, stored, gather_column, NULL);
}

static bool take_session(void *context, const struct office_evidence *row)
{
    struct table_pass *pass = context;
    struct json_object *evidence = json_tokener_parse(row->evidence);
    struct json_object *document = json_tokener_parse(row->sheet);
    struct json_object *sheets = get(document, "sheets");
    struct stored stored = { .row = row, .evidence = get(evidence, "session") };
    stored.sheet = sheets != NULL ? json_object_array_get_idx(sheets, 0) : NULL;
    bool good = stored.sheet != NULL &&
            json_object_is_type(get(stored.evidence, "moments"), json_type_array);
    if (good) {
        pass->add(pass->work, &stored);
    }
    if (pass->work->table != NULL) {
        pass->work->sessions += good;
        pass->work->unread += !good;
    }
    json_object_put(evidence);
    json_object_put(document);
    return true;
}

static bool scan(struct table_work *work, struct store *store, const struct export_request *request,
        void (*add)(struct table_work *work, const struct stored *stored), struct diag_list *diags)
{
    struct table_pass pass = { work, add };
    const struct office_scan what = { .shift = request->shift,
        .vacancy = request->vacancy,
        .who = words_hand(NULL).who,
        .what = "table",
        .at_ms = command_wall_ms() };
    return office_scan(store, &what, take_session, &pass, diags);
}

static bool write_table(struct table_work *work, struct store *store,
        const struct export_request *request, const char *path, struct diag_list *diags)
{
    size_t size = strlen(request->out);
    bool csv = size > 4 && strcmp(request->out + size - 4, ".csv") == 0;
    bool good = !request->wide ||
            (export_beside_init(&work->beside, store, diags) &&
                    scan(work, store, request, gather_columns, diags));
    if (!good) {
        return false;
    }
    work->table = data_table_create(path, csv ? DATA_CSV : DATA_XLSX, diags);
    if (work->table == NULL) {
        return false;
    }
    (request->wide ? add_wide_head : add_long_head)(work);
    good = scan(work, store, request, request->wide ? add_wide : add_long, diags);
    return data_table_close(work->table, diags) && good;
}

static bool is_table_name(const char *path)
{
    size_t size = strlen(path);
    return (size > 4 && strcmp(path + size - 4, ".csv") == 0) ||
            (size > 5 && strcmp(path + size - 5, ".xlsx") == 0);
}

static int say(
        const struct table_work *work, const struct export_request *request, struct command_io *io)
{
    export_say(request, io);
    if (work->unread > 0) {
        fprintf(io->err,
                tr_plural("zeven export: %ld session has no evidence that can be read.\n",
                        "zeven export: %ld sessions have no evidence that can be read.\n",
                        work->unread),
                work->unread);
    }
    if (work->sessions == 0) {
        fputs(tr("zeven export: there is no finished session.\n"), io->err);
    }
    return work->sessions > 0 && work->unread == 0 ? COMMAND_FINE : COMMAND_FINDINGS;
}

int export_table(struct store *store, const struct export_request *request, struct command_io *io,
        struct diag_list *diags)
{
    if (!is_table_name(request->out)) {
        fputs(tr("zeven export: a table is a file that ends in .xlsx or .csv.\n"), io->err);
        return COMMAND_USAGE;
    }
    struct vacancy_list vacancies = { 0 };
    bool known = request->vacancy == NULL ||
            vacancy_find_name(store, request->vacancy, &vacancies, diags);
    vacancy_list_finish(&vacancies);
    if (!known) {
        return COMMAND_FAILED;
    }
    struct table_work work = { 0 };
    struct buffer beside = { 0 };
    buffer_add_format(&beside, "%s.part", request->out);
    bool good = write_table(&work, store, request, buffer_text(&beside), diags);
    if (good && rename(buffer_text(&beside), request->out) != 0) {
        fprintf(io->err, tr("zeven export: %s could not be written.\n"), request->out);
        good = false;
    }
    if (!good) {
        (void)unlink(buffer_text(&beside));
    }
    buffer_finish(&beside);
    export_beside_finish(&work.beside);
    table_finish(&work.columns);
    vec_finish(&work.names);
    arena_finish(&work.arena);
    return good ? say(&work, request, io) : COMMAND_FAILED;
}
