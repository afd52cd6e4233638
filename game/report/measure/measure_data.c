// SPDX-License-Identifier: GPL-3.0-or-later
// What many people did, as a table: from stored evidence or from a file.
#include "game/report/measure/measure_data.h"

#include <math.h>
#include <string.h>

#include <json-c/json.h>

#include "game/base/buffer.h"

static void finish_names(struct measure_names *names)
{
    table_finish(&names->places);
    vec_finish(&names->items);
}

void measure_data_finish(struct measure_data *data)
{
    table_finish(&data->places);
    finish_names(&data->scenarios);
    finish_names(&data->decisions);
    finish_names(&data->texts);
    vec_finish(&data->columns);
    vec_finish(&data->cells);
    vec_finish(&data->said);
    arena_finish(&data->arena);
}

// The place of a text among its kind; a new one goes at the end.
static uint32_t place_of(struct arena *arena, struct measure_names *names, const char *text)
{
    uint32_t place = table_find(&names->places, text);
    if (place == TABLE_NONE) {
        const char *kept = arena_copy_text(arena, text, strlen(text));
        place = (uint32_t)names->items.count;
        (void)table_add(&names->places, kept, place);
        vec_push(&names->items, kept);
    }
    return place;
}

// `name` holds "scenario:decision"; the key beside it tells competencies apart.
static uint32_t column_of(struct measure_data *data, const char *name, int competency)
{
    struct buffer key = { 0 };
    buffer_add_format(&key, "%s@%d", name, competency);
    uint32_t place = table_find(&data->places, buffer_text(&key));
    if (place == TABLE_NONE) {
        struct buffer scenario = { 0 };
        buffer_add_bytes(&scenario, name, strcspn(name, ":/"));
        const char *kept = arena_copy_text(&data->arena, buffer_text(&key), key.size);
        place = (uint32_t)data->columns.count;
        struct measure_column column = {
            .name = arena_copy_text(&data->arena, name, strlen(name)),
            .scenario = place_of(&data->arena, &data->scenarios, buffer_text(&scenario)),
            .decision = place_of(&data->arena, &data->decisions, name),
            .competency = competency,
        };
        (void)table_add(&data->places, kept, place);
        vec_push(&data->columns, column);
        buffer_finish(&scenario);
    }
    buffer_finish(&key);
    return place;
}

static bool has_room(struct measure_data *data)
{
    bool room = data->cells.count < MEASURE_CELLS_MAX;
    data->left_out += !room;
    return room;
}

/* ---- sessions ---- */

static const char *text_of(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    const char *text =
            json_object_object_get_ex(object, key, &value) ? json_object_get_string(value) : NULL;
    return text != NULL ? text : "";
}

static double number_of(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    return json_object_object_get_ex(object, key, &value) ? json_object_get_double(value) : 0;
}

static struct json_object *list_of(struct json_object *object, const char *key)
{
    struct json_object *list = NULL;
    bool found = json_object_object_get_ex(object, key, &list) &&
            json_object_is_type(list, json_type_array);
    return found ? list : NULL;
}

static void add_said(struct measure_data *data, struct json_object *moment, const char *name,
        double earned, double possible)
{
    const char *words = text_of(moment, "said");
    if (strcmp(text_of(moment, "kind"), "turn") == 0 && *words != '\0' && possible > 0) {
        struct measure_said said = {
            .person = data->people,
            .decision = place_of(&data->arena, &data->decisions, name),
            .words = place_of(&data->arena, &data->texts, words),
            .worth = earned / possible,
        };
        vec_push(&data->said, said);
    }
}

static void add_moment(struct measure_data *data, struct json_object *moment)
{
    struct json_object *points = list_of(moment, "points");
    struct buffer name = { 0 };
    double earned = 0;
    double possible = 0;
    buffer_add_format(&name, "%s:%s", text_of(moment, "scenario"), text_of(moment, "decision"));
    for (size_t i = 0; points != NULL && i < json_object_array_length(points); i++) {
        struct json_object *point = json_object_array_get_idx(points, i);
        int k = competency_find(text_of(point, "competency"));
        struct measure_cell cell = {
            .person = data->people,
            .earned = number_of(point, "earned"),
            .possible = number_of(point, "possible"),
        };
        if (k != COMPETENCY_COUNT && cell.possible > 0) {
            cell.column = column_of(data, buffer_text(&name), k);
            vec_push(&data->cells, cell);
            earned += cell.earned;
            possible += cell.possible;
        }
    }
    add_said(data, moment, buffer_text(&name), earned, possible);
    buffer_finish(&name);
}

bool measure_data_add_evidence(struct measure_data *data, const char *json)
{
    struct json_object *document = json_tokener_parse(json);
    struct json_object *session = NULL;
    json_object_object_get_ex(document, "session", &session);
    struct json_object *moments = list_of(session, "moments");
    data->sessions = true;
    if (moments != NULL && has_room(data)) {
        for (size_t i = 0; i < json_object_array_length(moments); i++) {
            add_moment(data, json_object_array_get_idx(moments, i));
        }
        data->people++;
    }
    bool good = moments != NULL;
    json_object_put(document);
    return good;
}

/* ---- a file ---- */

static uint32_t column_of_name(struct measure_data *data, const char *name)
{
    const char *at = strrchr(name, '@');
    int competency = at != NULL ? competency_find(at + 1) : COMPETENCY_COUNT;
    struct buffer plain = { 0 };
    buffer_add_bytes(
            &plain, name, competency != COMPETENCY_COUNT ? (size_t)(at - name) : strlen(name));
    uint32_t column = column_of(data, buffer_text(&plain), competency);
    buffer_finish(&plain);
    return column;
}

bool measure_data_add_table(struct measure_data *data, struct number_table *table)
{
    double *row = mem_alloc(table->parts * sizeof(*row));
    uint32_t *columns = mem_alloc(table->parts * sizeof(*columns));
    enum number_row found = NUMBER_ROW;
    for (size_t i = 0; i < table->parts; i++) {
        columns[i] = column_of_name(data, number_table_name(table, i));
    }
    data->has_range = table->choice.has_range;
    data->least = table->choice.least;
    data->most = table->choice.most;
    while ((found = number_table_next(table, row)) == NUMBER_ROW) {
        if (!has_room(data)) {
            continue;
        }
        for (size_t i = 0; i < table->parts; i++) {
            struct measure_cell cell = { data->people, columns[i], row[i], 1 };
            if (isfinite(row[i])) {
                vec_push(&data->cells, cell);
            }
        }
        data->people++;
    }
    mem_free(columns);
    mem_free(row);
    return found == NUMBER_END;
}
