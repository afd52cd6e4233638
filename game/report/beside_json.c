// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside a sheet, as JSON: the comparison group and the panel's line.
#include "game/report/beside_json.h"

#include "scoring/competency.h"

static void add_integer(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_integer(json, value);
}

static void add_number(struct json *json, const char *key, double value)
{
    json_key(json, key);
    json_number(json, value);
}

static void add_pair(struct json *json, const char *key, const double pair[2])
{
    json_key(json, key);
    json_open_array(json);
    json_number(json, pair[0]);
    json_number(json, pair[1]);
    json_close_array(json);
}

const char *beside_state_id(enum comparison_state state)
{
    static const char *const IDS[] = { "none", "other-content", "other-form", "fits" };
    return IDS[state];
}

static void write_place(struct json *json, const struct comparison_part *part)
{
    json_open_object(json);
    add_integer(json, "people", part->people);
    add_number(json, "percentile", part->percentile);
    add_pair(json, "percentiles", part->band);
    add_integer(json, "sten", part->sten);
    json_close_object(json);
}

void beside_json_write_norm(struct json *json, const struct comparison *comparison)
{
    json_open_object(json);
    json_key(json, "state");
    json_text(json, beside_state_id(comparison->state));
    json_key(json, "name");
    json_text(json, comparison->state != COMPARISON_NONE ? comparison->name : NULL);
    add_integer(json, "people", comparison->people);
    json_key(json, "competencies");
    json_open_object(json);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (comparison->part[k].has) {
            json_key(json, competency_id((enum competency)k));
            write_place(json, &comparison->part[k]);
        }
    }
    json_close_object(json);
    json_close_object(json);
}

static void write_line(struct json *json, const struct standard_line *line)
{
    json_open_object(json);
    add_number(json, "line", line->mean);
    add_number(json, "error", line->error);
    add_pair(json, "interval95", line->interval);
    add_integer(json, "raters", line->raters);
    add_integer(json, "scenarios", line->scenarios);
    json_close_object(json);
}

void beside_json_write_standard(struct json *json, const struct standard *standard)
{
    json_open_object(json);
    for (int k = 0; k <= COMPETENCY_COUNT; k++) {
        if (standard->line[k].has) {
            json_key(json, k < COMPETENCY_COUNT ? competency_id((enum competency)k) : "overall");
            write_line(json, &standard->line[k]);
        }
    }
    json_close_object(json);
}
