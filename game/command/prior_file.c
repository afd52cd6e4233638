// SPDX-License-Identifier: GPL-3.0-or-later
// A prior from a file: how much a candidate's scenarios usually differ, per competency.
#include "game/command/prior_file.h"

#include <json-c/json.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/table/csv.h"

enum { DF_MAX = 1000000 };

struct reading {
    struct prior *prior;
    const char *file;
    int line;
    bool seen[COMPETENCY_COUNT];
    struct diag_list *diags;
};

static void refuse(struct reading *reading, int code, const char *first, const char *second)
{
    diag_add(reading->diags, code, DIAG_ERROR, reading->file, reading->line, first, second, NULL);
}

static void take_variance(
        struct reading *reading, int competency, double variance, enum prior_origin origin)
{
    if (reading->seen[competency]) {
        refuse(reading, DIAG_PRIOR_TWICE, competency_id((enum competency)competency), NULL);
        return;
    }
    reading->seen[competency] = true;
    reading->prior->competency[competency] =
            (struct prior_variance) { .origin = origin, .variance = variance };
}

static bool take_df(struct reading *reading, double df, const char *text)
{
    if (!(df >= 1 && df <= DF_MAX && df == floor(df))) {
        refuse(reading, DIAG_PRIOR_DF, text, NULL);
        return false;
    }
    reading->prior->df = (int)df;
    return true;
}

// CSV

static double number_in(const char *text)
{
    char *end = NULL;
    double value = strtod(text, &end);
    end += strspn(end, " \t");
    return end == text || *end != '\0' ? NAN : value;
}

static bool origin_in(const char *text, enum prior_origin *origin)
{
    static const struct {
        const char *id;
        enum prior_origin origin;
    } ORIGINS[] = {
        { "provisional", PRIOR_PROVISIONAL },
        { "simulated", PRIOR_SIMULATED },
        { "calibrated", PRIOR_CALIBRATED },
        { "", PRIOR_CALIBRATED },
    };
    for (size_t i = 0; i < sizeof(ORIGINS) / sizeof(ORIGINS[0]); i++) {
        if (strcmp(text, ORIGINS[i].id) == 0) {
            *origin = ORIGINS[i].origin;
            return true;
        }
    }
    return false;
}

static const char *optional_cell(const struct csv *csv, const struct csv_row *row, const char *name)
{
    int place = csv_column(csv, name);
    return place < 0 ? "" : row->fields[place];
}

static void read_csv_row(struct reading *reading, const struct csv *csv, const struct csv_row *row,
        const int *places)
{
    reading->line = row->line;
    const char *id = row->fields[places[0]];
    int competency = competency_find(id);
    double variance = number_in(row->fields[places[1]]);
    const char *df = optional_cell(csv, row, "df");
    const char *origin_text = optional_cell(csv, row, "origin");
    enum prior_origin origin = PRIOR_NONE;

    if (competency == COMPETENCY_COUNT) {
        refuse(reading, DIAG_PRIOR_COMPETENCY, id, NULL);
    } else if (!(variance >= 0 && variance <= 1)) {
        refuse(reading, DIAG_PRIOR_VARIANCE, id, row->fields[places[1]]);
    } else if (!origin_in(origin_text, &origin)) {
        refuse(reading, DIAG_PRIOR_ORIGIN, origin_text, NULL);
    } else if (*df == '\0' || take_df(reading, number_in(df), df)) {
        take_variance(reading, competency, variance, origin);
    }
}

static void read_csv(struct reading *reading, const char *bytes, size_t size)
{
    static const char *const COLUMNS[] = { "competency", "s2" };
    struct csv csv;
    int places[2];
    if (csv_init(&csv, reading->file, bytes, size, reading->diags) &&
            csv_columns(&csv, COLUMNS, 2, places, reading->diags)) {
        for (size_t i = 0; i < csv.rows.count; i++) {
            read_csv_row(reading, &csv, &csv.rows.items[i], places);
        }
    }
    csv_finish(&csv);
}

// JSON

// Calibration in R writes ids with an underscore, and "technique" for short.
static int competency_named(const char *name)
{
    char id[64];
    snprintf(
            id, sizeof(id), "%s", strcmp(name, "technique") == 0 ? "conversation-technique" : name);
    for (char *at = id; *at != '\0'; at++) {
        *at = *at == '_' ? '-' : *at;
    }
    return competency_find(id);
}

static bool is_number(struct json_object *value)
{
    return json_object_is_type(value, json_type_double) ||
            json_object_is_type(value, json_type_int);
}

static void read_json_variance(struct reading *reading, const char *name, struct json_object *value)
{
    int competency = competency_named(name);
    double variance = is_number(value) ? json_object_get_double(value) : NAN;
    if (competency == COMPETENCY_COUNT) {
        refuse(reading, DIAG_PRIOR_COMPETENCY, name, NULL);
    } else if (!(variance >= 0 && variance <= 1)) {
        refuse(reading, DIAG_PRIOR_VARIANCE, name, json_object_to_json_string(value));
    } else {
        take_variance(reading, competency, variance, PRIOR_CALIBRATED);
    }
}

static void read_json_object(struct reading *reading, struct json_object *root)
{
    struct json_object *df = NULL;
    struct json_object *variances = NULL;
    if (json_object_object_get_ex(root, "prior_df", &df)) {
        take_df(reading, is_number(df) ? json_object_get_double(df) : NAN,
                json_object_to_json_string(df));
    }
    if (!json_object_object_get_ex(root, "prior_s2_per_conversation", &variances)) {
        variances = root;
    }
    if (!json_object_is_type(variances, json_type_object)) {
        refuse(reading, DIAG_PRIOR_JSON, "prior_s2_per_conversation", NULL);
        return;
    }
    json_object_object_foreach(variances, name, value)
    {
        if (variances != root || strcmp(name, "prior_df") != 0) {
            read_json_variance(reading, name, value);
        }
    }
}

static void read_json(struct reading *reading, const char *bytes, size_t size)
{
    struct json_tokener *tokener = json_tokener_new();
    struct json_object *root = json_tokener_parse_ex(tokener, bytes, (int)size);
    enum json_tokener_error error = json_tokener_get_error(tokener);
    if (error != json_tokener_success || !json_object_is_type(root, json_type_object)) {
        refuse(reading, DIAG_PRIOR_JSON, json_tokener_error_desc(error), NULL);
    } else {
        read_json_object(reading, root);
    }
    json_object_put(root);
    json_tokener_free(tokener);
}

static bool looks_like_json(const char *bytes, size_t size)
{
    size_t at = 0;
    while (at < size && strchr(" \t\r\n", bytes[at]) != NULL) {
        at++;
    }
    return at < size && bytes[at] == '{';
}

bool prior_file_read(struct prior *prior, const char *file, const char *bytes, size_t size,
        struct diag_list *diags)
{
    *prior = (struct prior) { .df = PRIOR_DF };
    struct reading reading = { .prior = prior, .file = file, .diags = diags };
    size_t errors = diags->errors;
    if (looks_like_json(bytes, size)) {
        read_json(&reading, bytes, size);
    } else {
        read_csv(&reading, bytes, size);
    }
    return diags->errors == errors;
}
