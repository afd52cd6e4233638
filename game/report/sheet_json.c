// SPDX-License-Identifier: GPL-3.0-or-later
// A score sheet as JSON, in the one shape it has wherever a sheet is given.
#include "game/report/sheet_json.h"

#include <stdlib.h>
#include <string.h>

const char *sheet_status_id(enum sheet_status status)
{
    switch (status) {
    case SHEET_OK:
        return "ok";
    case SHEET_INSUFFICIENT_EVIDENCE:
        return "insufficient_evidence";
    case SHEET_NOT_OBSERVED:
        break;
    }
    return "not_observed";
}

static void add_number(struct json *json, const char *key, bool has, double value)
{
    json_key(json, key);
    if (has) {
        json_number(json, value);
    } else {
        json_null(json);
    }
}

static void add_band(struct json *json, const char *key, bool has, const double band[2])
{
    json_key(json, key);
    if (!has) {
        json_null(json);
        return;
    }
    json_open_array(json);
    json_number(json, band[0]);
    json_number(json, band[1]);
    json_close_array(json);
}

static void add_line(struct json *json, const struct sheet_line *line)
{
    json_open_object(json);
    add_number(json, "score", line->has_score, line->score);
    add_number(json, "se", line->has_se, line->se);
    add_band(json, "band90", line->has_se, line->band90);
    add_number(json, "se_shrunk", line->has_shrunk, line->se_shrunk);
    add_band(json, "band90_shrunk", line->has_shrunk, line->band90_shrunk);
    json_key(json, "scenarios");
    json_integer(json, line->scenarios);
    json_key(json, "decisions");
    json_integer(json, line->decisions);
    json_key(json, "status");
    json_text(json, sheet_status_id(line->status));
    json_close_object(json);
}

static void add_overall(struct json *json, const struct sheet_overall *overall)
{
    json_open_object(json);
    add_number(json, "score", overall->has_score, overall->score);
    add_number(json, "se", overall->has_se, overall->se);
    add_band(json, "band90", overall->has_se, overall->band90);
    json_close_object(json);
}

void sheet_json_write(struct json *json, const char *candidate, const struct sheet *sheet)
{
    json_open_object(json);
    json_key(json, "candidate");
    json_text(json, candidate);
    json_key(json, "competencies");
    json_open_object(json);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        json_key(json, competency_id((enum competency)k));
        add_line(json, &sheet->line[k]);
    }
    json_close_object(json);
    json_key(json, "overall");
    add_overall(json, &sheet->overall);
    json_close_object(json);
}

void sheet_json_write_gates(struct json *json, const struct sheet_gates *gates)
{
    json_open_object(json);
    json_key(json, "customers");
    json_integer(json, gates->scenarios);
    json_key(json, "decisions");
    json_integer(json, gates->decisions);
    json_close_object(json);
}

// We wrote the document ourselves, in this order of keys.
static void read_gate(int *gate, const char *from, const char *key)
{
    const char *at = from != NULL ? strstr(from, key) : NULL;
    long number = at != NULL ? strtol(at + strlen(key), NULL, 10) : 0;
    *gate = number > 0 && number <= INT16_MAX ? (int)number : *gate;
}

struct sheet_gates sheet_json_read_gates(const char *document)
{
    struct sheet_gates gates = sheet_gates_default();
    const char *from = strstr(document, "\"gates\":{");
    read_gate(&gates.scenarios, from, "\"customers\":");
    read_gate(&gates.decisions, from, "\"decisions\":");
    return gates;
}
