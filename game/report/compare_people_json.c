// SPDX-License-Identifier: GPL-3.0-or-later
// Two to five people beside each other, as JSON: bands and differences, and no total.
#include "game/report/compare_people.h"
#include "game/report/json.h"

static void add_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static void add_number(struct json *json, const char *key, double value)
{
    json_key(json, key);
    json_number(json, value);
}

static void add_boolean(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_boolean(json, value);
}

static void add_integer(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_integer(json, value);
}

static void add_band(struct json *json, const struct compare_people *compared,
        const struct compare_line *line, size_t person)
{
    const struct sheet_line *score = &compared->people[person].result->sheet.line[line->competency];
    const double *band = score->has_shrunk ? score->band90_shrunk : score->band90;
    json_open_object(json);
    add_text(json, "code", compared->people[person].code);
    add_boolean(json, "enough_seen", line->score[person].has);
    json_key(json, "band90");
    if (line->score[person].has) {
        json_open_array(json);
        json_number(json, band[0]);
        json_number(json, band[1]);
        json_close_array(json);
    } else {
        json_null(json);
    }
    json_close_object(json);
}

static void add_difference(struct json *json, const struct difference *difference)
{
    add_number(json, "difference", difference->value);
    add_number(json, "se", difference->se);
    add_integer(json, "df", difference->df);
    add_boolean(json, "bands_apart", difference->apart);
    add_number(json, "p", difference->p);
    add_number(json, "p_holm", difference->adjusted);
}

static void add_pair(
        struct json *json, const struct compare_people *compared, const struct compare_pair *pair)
{
    const struct difference *difference = &pair->difference;
    bool beyond = difference->grade > DIFFERENCE_NOT_SHOWN;
    json_open_object(json);
    add_text(json, "first", compared->people[pair->a].code);
    add_text(json, "second", compared->people[pair->b].code);
    add_boolean(json, "compared", difference->compared);
    if (difference->compared) {
        add_difference(json, difference);
    }
    add_text(json, "higher",
            beyond ? compared->people[difference->value > 0 ? pair->a : pair->b].code : NULL);
    json_key(json, "sure_percent");
    if (beyond) {
        json_integer(json, difference->grade == DIFFERENCE_BEYOND_95 ? 95 : 90);
    } else {
        json_null(json);
    }
    json_close_object(json);
}

static void add_line(
        struct json *json, const struct compare_people *compared, const struct compare_line *line)
{
    json_open_object(json);
    add_text(json, "competency", competency_id(line->competency));
    add_boolean(json, "matters", line->matters);
    json_key(json, "adds_to_total");
    if (line->adds_known) {
        json_boolean(json, line->adds);
    } else {
        json_null(json);
    }
    json_key(json, "people");
    json_open_array(json);
    for (size_t i = 0; i < compared->count; i++) {
        add_band(json, compared, line, i);
    }
    json_close_array(json);
    json_key(json, "pairs");
    json_open_array(json);
    for (size_t p = 0; p < compared->pair_count; p++) {
        add_pair(json, compared, &line->pairs[p]);
    }
    json_close_array(json);
    json_close_object(json);
}

void compare_people_add_json(struct json *json, const struct compare_people *compared)
{
    const struct compare_person *first = &compared->people[0];
    add_boolean(json, "compared", true);
    add_text(json, "vacancy", first->vacancy_name);
    add_text(json, "shift", first->result->shift_id);
    add_text(json, "form", first->form);
    add_integer(json, "attempt", first->attempt);
    add_text(json, "content", first->content);
    add_text(json, "key", first->key);
    add_text(json, "correction", "holm");
    add_integer(json, "comparisons_that_matter", (int64_t)compared->compared[1]);
    add_integer(json, "other_comparisons", (int64_t)compared->compared[0]);
    json_key(json, "competencies");
    json_open_array(json);
    for (size_t line = 0; line < COMPETENCY_COUNT; line++) {
        add_line(json, compared, &compared->lines[line]);
    }
    json_close_array(json);
}

void compare_people_write_json(struct buffer *out, const struct compare_people *compared)
{
    struct json json;
    json_init(&json, out);
    json_open_object(&json);
    compare_people_add_json(&json, compared);
    json_close_object(&json);
}
