// SPDX-License-Identifier: GPL-3.0-or-later
// A norm as JSON: what `zeven norm export` writes and `zeven norm import` reads.
#include "game/command/norm_json.h"

#include <stdio.h>
#include <string.h>

#include <json-c/json.h>

#include "game/command/office_words.h"
#include "scoring/stats/comparison.h"

static const char FORMAT[] = "zeven norm 1";

/* ---- writing ---- */

static void add_parts(struct json *json, const struct stored_norm *norm)
{
    json_key(json, "parts");
    json_open_object(json);
    for (size_t i = 0; i < norm->part_count; i++) {
        const struct norms_part *part = &norm->parts[i];
        json_key(json, part->id);
        json_open_array(json);
        for (size_t j = 0; j < part->count; j++) {
            json_open_array(json);
            json_integer(json, part->counts[j].score);
            json_integer(json, part->counts[j].people);
            json_close_array(json);
        }
        json_close_array(json);
    }
    json_close_object(json);
}

static void add_pairs(struct json *json, const struct stored_norm *norm)
{
    json_key(json, "covariances");
    json_open_array(json);
    for (size_t i = 0; i < norm->pair_count; i++) {
        const struct norms_pair *pair = &norm->pairs[i];
        json_open_array(json);
        json_text(json, pair->a);
        json_text(json, pair->b);
        json_integer(json, pair->people);
        json_integer(json, pair->tenths);
        json_close_array(json);
    }
    json_close_array(json);
}

static const char *class_id(int64_t people)
{
    static const char *const IDS[] = { "insufficient", "sufficient", "good" };
    return IDS[comparison_class_of(people)];
}

void norm_json_write(struct json *json, const struct stored_norm *norm, bool whole)
{
    char hex[DIGEST_HEX_SIZE];
    digest_write_hex(&norm->content, hex);
    json_open_object(json);
    words_json_text(json, "format", FORMAT);
    words_json_text(json, "name", norm->name);
    words_json_text(json, "content_hash", hex);
    words_json_text(json, "shift", norm->shift);
    words_json_text(json, "form", norm->form);
    words_json_integer(json, "people", norm->people);
    words_json_text(json, "use", norm->people < NORMS_USABLE_FROM ? "indicative" : "usable");
    words_json_text(json, "cotan", class_id(norm->people));
    words_json_text(json, "first_month", norm->first);
    words_json_text(json, "last_month", norm->last);
    words_json_text(json, "languages", norm->languages);
    if (whole) {
        add_parts(json, norm);
        add_pairs(json, norm);
    }
    json_close_object(json);
}

/* ---- reading ---- */

struct reading {
    struct norm_list *list;
    const char *file;
    struct diag_list *diags;
};

static bool refuse(const struct reading *reading, const char *what)
{
    diag_add(reading->diags, DIAG_NORM_SHAPE, DIAG_ERROR, reading->file, 0, what, NULL);
    return false;
}

static const char *keep(const struct reading *reading, const char *text)
{
    return arena_copy_text(&reading->list->arena, text, strlen(text));
}

static bool read_text(const struct reading *reading, struct json_object *document, const char *key,
        const char **text)
{
    struct json_object *value = NULL;
    if (!json_object_object_get_ex(document, key, &value) ||
            !json_object_is_type(value, json_type_string)) {
        return refuse(reading, key);
    }
    *text = keep(reading, json_object_get_string(value));
    return true;
}

static int figure(char c)
{
    const char *at = c != '\0' ? strchr("0123456789abcdef", c) : NULL;
    return at != NULL ? (int)(at - "0123456789abcdef") : -1;
}

static bool read_hash(
        const struct reading *reading, struct json_object *document, struct digest *content)
{
    const char *text = "";
    if (!read_text(reading, document, "content_hash", &text)) {
        return false;
    }
    bool good = strlen(text) + 1 == DIGEST_HEX_SIZE;
    for (size_t i = 0; good && i < sizeof(content->bytes); i++) {
        int high = figure(text[2 * i]);
        int low = figure(text[2 * i + 1]);
        good = high >= 0 && low >= 0;
        content->bytes[i] = (unsigned char)(good ? 16 * high + low : 0);
    }
    return good || refuse(reading, "content_hash");
}

// Whole numbers alone: a fraction of a person is a slip.
static bool whole_at(struct json_object *row, size_t place, int64_t *number)
{
    struct json_object *value = json_object_array_get_idx(row, place);
    *number = json_object_is_type(value, json_type_int) ? json_object_get_int64(value) : -1;
    return json_object_is_type(value, json_type_int);
}

static bool is_row(struct json_object *row, size_t size)
{
    return json_object_is_type(row, json_type_array) && json_object_array_length(row) == size;
}

static bool read_part(const struct reading *reading, const char *id, struct json_object *rows,
        struct norms_part *part)
{
    enum { ROWS_MAX = 101 };
    struct norms_count counts[ROWS_MAX];
    *part = (struct norms_part) { .id = keep(reading, id) };
    bool good = json_object_is_type(rows, json_type_array) &&
            json_object_array_length(rows) <= ROWS_MAX;
    size_t count = good ? json_object_array_length(rows) : 0;
    for (size_t i = 0; good && i < count; i++) {
        struct json_object *row = json_object_array_get_idx(rows, i);
        int64_t score = 0;
        int64_t people = 0;
        good = is_row(row, 2) && whole_at(row, 0, &score) && whole_at(row, 1, &people) &&
                score >= 0 && score < ROWS_MAX && people > 0 && people <= INT32_MAX;
        counts[i] = (struct norms_count) { (int)score, people };
        part->people += people;
    }
    part->count = count;
    part->counts = arena_copy_items(&reading->list->arena, counts, count, sizeof(counts[0]));
    return good || refuse(reading, id);
}

static bool read_parts(
        const struct reading *reading, struct json_object *document, struct stored_norm *norm)
{
    struct json_object *parts = NULL;
    struct norms_part read[NORMS_PARTS_MAX];
    if (!json_object_object_get_ex(document, "parts", &parts) ||
            !json_object_is_type(parts, json_type_object) ||
            json_object_object_length(parts) > NORMS_PARTS_MAX) {
        return refuse(reading, "parts");
    }
    struct json_object_iterator at = json_object_iter_begin(parts);
    struct json_object_iterator end = json_object_iter_end(parts);
    for (; !json_object_iter_equal(&at, &end); json_object_iter_next(&at)) {
        if (!read_part(reading, json_object_iter_peek_name(&at), json_object_iter_peek_value(&at),
                    &read[norm->part_count++])) {
            return false;
        }
    }
    norm->parts = arena_copy_items(&reading->list->arena, read, norm->part_count, sizeof(read[0]));
    return true;
}

static bool read_pair(
        const struct reading *reading, struct json_object *row, struct norms_pair *pair)
{
    if (!is_row(row, 4)) {
        return false;
    }
    struct json_object *a = json_object_array_get_idx(row, 0);
    struct json_object *b = json_object_array_get_idx(row, 1);
    bool named =
            json_object_is_type(a, json_type_string) && json_object_is_type(b, json_type_string);
    pair->a = keep(reading, named ? json_object_get_string(a) : "");
    pair->b = keep(reading, named ? json_object_get_string(b) : "");
    return named && whole_at(row, 2, &pair->people) && whole_at(row, 3, &pair->tenths);
}

static bool read_pairs(
        const struct reading *reading, struct json_object *document, struct stored_norm *norm)
{
    enum { PAIRS_MAX = NORMS_PARTS_MAX * NORMS_PARTS_MAX };
    struct json_object *rows = NULL;
    struct norms_pair pairs[PAIRS_MAX];
    if (!json_object_object_get_ex(document, "covariances", &rows) ||
            !json_object_is_type(rows, json_type_array) ||
            json_object_array_length(rows) > PAIRS_MAX) {
        return refuse(reading, "covariances");
    }
    norm->pair_count = json_object_array_length(rows);
    for (size_t i = 0; i < norm->pair_count; i++) {
        if (!read_pair(reading, json_object_array_get_idx(rows, i), &pairs[i])) {
            return refuse(reading, "covariances");
        }
    }
    norm->pairs =
            arena_copy_items(&reading->list->arena, pairs, norm->pair_count, sizeof(pairs[0]));
    return true;
}

static bool read_norm(
        const struct reading *reading, struct json_object *document, struct stored_norm *norm)
{
    const char *format = "";
    struct json_object *people = NULL;
    if (!read_text(reading, document, "format", &format) || strcmp(format, FORMAT) != 0) {
        return refuse(reading, "format");
    }
    if (!json_object_object_get_ex(document, "people", &people) ||
            !json_object_is_type(people, json_type_int)) {
        return refuse(reading, "people");
    }
    norm->people = json_object_get_int64(people);
    return read_text(reading, document, "name", &norm->name) &&
            read_hash(reading, document, &norm->content) &&
            read_text(reading, document, "shift", &norm->shift) &&
            read_text(reading, document, "form", &norm->form) &&
            read_text(reading, document, "first_month", &norm->first) &&
            read_text(reading, document, "last_month", &norm->last) &&
            read_text(reading, document, "languages", &norm->languages) &&
            read_parts(reading, document, norm) && read_pairs(reading, document, norm);
}

bool norm_json_read(
        struct norm_list *list, const char *text, const char *file, struct diag_list *diags)
{
    struct reading reading = { list, file, diags };
    struct stored_norm norm = { 0 };
    struct json_object *document = json_tokener_parse(text);
    bool good = json_object_is_type(document, json_type_object)
            ? read_norm(&reading, document, &norm)
            : refuse(&reading, "JSON");
    json_object_put(document);
    if (good) {
        vec_push(&list->rows, norm);
    }
    return good;
}
