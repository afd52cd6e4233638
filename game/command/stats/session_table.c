// SPDX-License-Identifier: GPL-3.0-or-later
// Stored sessions as a table of numbers: one row a candidate, one column a scenario or a decision.
#include "game/command/stats/session_table.h"

#include <string.h>

#include <json-c/json.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/base/table.h"
#include "game/command/command.h"
#include "game/store/office_scan.h"

struct cell {
    int64_t earned;
    int64_t possible;
};

struct work {
    const struct session_choice *choice;
    struct session_table *out;
    struct diag_list *diags;
    struct arena arena;
    struct table columns; // name -> number
    VEC(const char *) names;
    VEC(struct cell) cells; // of the session at hand, by column
    struct buffer name;
    bool naming; // the first pass only finds the columns
};

static const char *text_of(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    const char *text =
            json_object_object_get_ex(object, key, &value) ? json_object_get_string(value) : NULL;
    return text != NULL ? text : "";
}

static int64_t number_of(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    return json_object_object_get_ex(object, key, &value) ? json_object_get_int64(value) : 0;
}

static uint32_t column_of(struct work *work, struct json_object *moment)
{
    buffer_clear(&work->name);
    buffer_add(&work->name, text_of(moment, "scenario"));
    if (work->choice->by_decision) {
        buffer_add_format(&work->name, ":%s", text_of(moment, "decision"));
    }
    uint32_t column = table_find(&work->columns, buffer_text(&work->name));
    if (column == TABLE_NONE) {
        const char *name = arena_copy_text(&work->arena, buffer_text(&work->name), work->name.size);
        column = (uint32_t)work->names.count;
        table_add(&work->columns, name, column);
        vec_push(&work->names, name);
        vec_push(&work->cells, ((struct cell) { 0 }));
    }
    return column;
}

static bool wanted(const struct work *work, struct json_object *point)
{
    const char *competency = work->choice->competency;
    return number_of(point, "possible") > 0 &&
            (competency == NULL || strcmp(competency, text_of(point, "competency")) == 0);
}

static void add_moment(struct work *work, struct json_object *moment)
{
    struct json_object *points = NULL;
    json_object_object_get_ex(moment, "points", &points);
    for (size_t i = 0; points != NULL && i < json_object_array_length(points); i++) {
        struct json_object *point = json_object_array_get_idx(points, i);
        if (wanted(work, point)) {
            uint32_t column = column_of(work, moment);
            struct cell *cell = &work->cells.items[column];
            cell->earned += number_of(point, "earned");
            cell->possible += number_of(point, "possible");
        }
    }
}

static void write_row(struct work *work)
{
    for (size_t i = 0; i < work->cells.count; i++) {
        const struct cell *cell = &work->cells.items[i];
        fputs(i > 0 ? "," : "", work->out->csv);
        if (cell->possible > 0) {
            fprintf(work->out->csv, "%.17g", (double)cell->earned / (double)cell->possible);
        }
    }
    fputc('\n', work->out->csv);
}

static struct json_object *moments_of(struct json_object *document)
{
    struct json_object *session = NULL;
    struct json_object *moments = NULL;
    json_object_object_get_ex(document, "session", &session);
    json_object_object_get_ex(session, "moments", &moments);
    return json_object_is_type(moments, json_type_array) ? moments : NULL;
}

static void refuse_evidence(struct work *work, int64_t session)
{
    char number[24];
    snprintf(number, sizeof(number), "%lld", (long long)session);
    diag_add(work->diags, DIAG_STATS_EVIDENCE, DIAG_ERROR, NULL, 0, number, NULL);
}

static bool take(void *context, const struct office_evidence *evidence)
{
    struct work *work = context;
    struct json_object *document = json_tokener_parse(evidence->evidence);
    struct json_object *moments = moments_of(document);
    if (moments == NULL) {
        refuse_evidence(work, evidence->session);
        json_object_put(document);
        return false;
    }
    if (work->cells.count > 0) {
        memset(work->cells.items, 0, work->cells.count * sizeof(*work->cells.items));
    }
    for (size_t i = 0; i < json_object_array_length(moments); i++) {
        add_moment(work, json_object_array_get_idx(moments, i));
    }
    if (!work->naming) {
        write_row(work);
    }
    json_object_put(document);
    return true;
}

static bool same_beginning(const struct digest *content, const char *asked)
{
    char hex[DIGEST_HEX_SIZE];
    digest_write_hex(content, hex);
    return strncmp(hex, asked, strlen(asked)) == 0;
}

bool session_table_choose(struct session_table *table, struct store *store, const char *asked,
        struct digest *content, struct diag_list *diags)
{
    office_content_list list = { 0 };
    bool good = office_list_contents(store, &list, diags);
    bool found = false;
    for (size_t i = 0; good && i < list.count; i++) {
        const struct office_content *one = &list.items[i];
        bool this_one = !found && (asked == NULL || same_beginning(&one->content, asked));
        *(this_one ? &table->sessions : &table->elsewhere) += one->sessions;
        if (this_one) {
            found = true;
            *content = one->content;
            digest_write_hex(content, table->content);
        }
    }
    if (good && !found) {
        diag_add(diags, list.count == 0 ? DIAG_STATS_NO_SESSIONS : DIAG_STATS_CONTENT, DIAG_ERROR,
                NULL, 0, asked, NULL);
    }
    vec_finish(&list);
    return good && found;
}

static void write_names(struct work *work)
{
    for (size_t i = 0; i < work->names.count; i++) {
        fprintf(work->out->csv, "%s%s", i > 0 ? "," : "", work->names.items[i]);
    }
    fputc('\n', work->out->csv);
}

static bool write_table(struct work *work, struct store *store, const struct digest *content)
{
    work->naming = true;
    if (!office_scan_evidence(store, content, command_wall_ms(), take, work, work->diags)) {
        return false;
    }
    work->naming = false;
    write_names(work);
    return office_scan_evidence(store, content, command_wall_ms(), take, work, work->diags);
}

bool session_table_init(struct session_table *table, struct store *store,
        const struct session_choice *choice, struct diag_list *diags)
{
    *table = (struct session_table) { 0 };
    struct work work = { .choice = choice, .out = table, .diags = diags };
    struct digest content = { 0 };
    bool good = session_table_choose(table, store, choice->content, &content, diags);
    if (good) {
        table->csv = tmpfile();
        good = table->csv != NULL && write_table(&work, store, &content) && fflush(table->csv) == 0;
    }
    if (good) {
        rewind(table->csv);
    } else if (table->csv != NULL) {
        (void)fclose(table->csv);
    }
    table_finish(&work.columns);
    vec_finish(&work.names);
    vec_finish(&work.cells);
    buffer_finish(&work.name);
    arena_finish(&work.arena);
    return good;
}
