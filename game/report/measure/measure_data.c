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
    vec_finish(&data->offers);
    vec_finish(&data->ids);
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

uint32_t measure_data_column(struct measure_data *data, const char *scenario, const char *decision,
        const char *competency)
{
    int k = competency_find(competency);
    struct buffer name = { 0 };
    buffer_add_format(&name, "%s:%s", scenario, decision);
    uint32_t column =
            k != COMPETENCY_COUNT ? column_of(data, buffer_text(&name), k) : MEASURE_NO_COLUMN;
    buffer_finish(&name);
    return column;
}

void measure_data_add_session(
        struct measure_data *data, int64_t session, const struct measure_cell *cells, size_t count)
{
    data->sessions = true;
    if (!has_room(data)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        struct measure_cell cell = cells[i];
        cell.person = data->people;
        if (cell.column != MEASURE_NO_COLUMN) {
            vec_push(&data->cells, cell);
        }
    }
    vec_push(&data->ids, session);
    data->people++;
}

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

static double worth_of(struct json_object *moment)
{
    struct json_object *points = list_of(moment, "points");
    double earned = 0;
    double possible = 0;
    for (size_t i = 0; points != NULL && i < json_object_array_length(points); i++) {
        struct json_object *point = json_object_array_get_idx(points, i);
        earned += number_of(point, "earned");
        possible += number_of(point, "possible");
    }
    return possible > 0 ? earned / possible : NAN;
}

static void add_said(struct measure_data *data, uint32_t person, struct json_object *moment)
{
    const char *words = text_of(moment, "said");
    double worth = worth_of(moment);
    struct buffer name = { 0 };
    buffer_add_format(&name, "%s:%s", text_of(moment, "scenario"), text_of(moment, "decision"));
    uint32_t decision = table_find(&data->decisions.places, buffer_text(&name));
    if (strcmp(text_of(moment, "kind"), "turn") == 0 && *words != '\0' && isfinite(worth) &&
            decision != TABLE_NONE) {
        struct measure_said said = { person, decision, place_of(&data->arena, &data->texts, words),
            worth };
        vec_push(&data->said, said);
    }
    buffer_finish(&name);
}

static bool find_person(const struct measure_data *data, int64_t session, uint32_t *person)
{
    size_t from = 0;
    size_t to = data->ids.count;
    while (from < to) {
        size_t middle = (from + to) / 2;
        bool before = data->ids.items[middle] < session;
        from = before ? middle + 1 : from;
        to = before ? to : middle;
    }
    *person = (uint32_t)from;
    return from < data->ids.count && data->ids.items[from] == session;
}

bool measure_data_add_said(struct measure_data *data, int64_t session, const char *json)
{
    struct json_object *document = json_tokener_parse(json);
    struct json_object *object = NULL;
    json_object_object_get_ex(document, "session", &object);
    struct json_object *moments = list_of(object, "moments");
    uint32_t person = 0;
    bool there = moments != NULL && find_person(data, session, &person);
    for (size_t i = 0; there && i < json_object_array_length(moments); i++) {
        add_said(data, person, json_object_array_get_idx(moments, i));
    }
    json_object_put(document);
    return moments != NULL;
}

/* ---- what could be said ---- */

// What a wording earns of what the turn can give, over all competencies.
static double worth_of_wording(
        const struct scenario *scenario, uint32_t turn, const struct wording *wording)
{
    const struct slot_reach *reach = &scenario->turn_reaches[turn];
    double earned = 0;
    double possible = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        earned -= reach->least[k];
        possible += reach->most[k] - reach->least[k];
    }
    for (uint32_t i = 0; i < wording->shows.count; i++) {
        earned += scenario->shows[wording->shows.first + i].points;
    }
    return possible > 0 ? earned / possible : 0;
}

static void add_turn(struct measure_data *data, const struct scenario *scenario, uint32_t turn,
        uint32_t decision)
{
    const struct turn *model = &scenario->turns[turn];
    for (uint32_t s = model->slots.first; s < model->slots.first + model->slots.count; s++) {
        const struct slot *slot = &scenario->slots[s];
        // A subject is a decision of its own, and what leaves the turn open settles nothing.
        for (uint32_t w = 0; slot_settles(slot) && w < slot->wording_count; w++) {
            const struct wording *wording = &scenario->wordings[slot->first_wording + w];
            struct measure_offer offer = { decision,
                place_of(&data->arena, &data->texts, scenario_text(scenario, wording->say)),
                worth_of_wording(scenario, turn, wording) };
            vec_push(&data->offers, offer);
        }
    }
}

static bool is_offered(const struct measure_data *data, size_t from, uint32_t words)
{
    for (size_t i = from; i < data->offers.count; i++) {
        if (data->offers.items[i].words == words) {
            return true;
        }
    }
    return false;
}

// Whether all that was said there is among what was offered from `from` on, and something was.
static bool fits(const struct measure_data *data, size_t from, uint32_t decision)
{
    bool any = false;
    for (size_t i = 0; i < data->said.count; i++) {
        const struct measure_said *said = &data->said.items[i];
        if (said->decision == decision) {
            any = true;
            if (!is_offered(data, from, said->words)) {
                return false;
            }
        }
    }
    return any;
}

void measure_data_add_offers(struct measure_data *data, const struct scenario *scenario)
{
    for (uint32_t t = 0; t < scenario->turn_count; t++) {
        uint32_t own = scenario->turns[t].decision;
        size_t from = data->offers.count;
        struct buffer name = { 0 };
        if (own != INDEX_NONE) {
            buffer_add_format(&name, "%s:%s", scenario->id,
                    scenario_string(scenario, scenario->decisions[own].id));
        }
        uint32_t decision = table_find(&data->decisions.places, buffer_text(&name));
        if (decision != TABLE_NONE) {
            add_turn(data, scenario, t, decision);
            data->offers.count = fits(data, from, decision) ? data->offers.count : from;
        }
        buffer_finish(&name);
    }
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
