// SPDX-License-Identifier: GPL-3.0-or-later
// What a sheet settles and what others say of it, as JSON.
#include "game/report/verdict_json.h"

static const char *const VERDICT_IDS[SHEET_VERDICT_COUNT] = {
    [SHEET_ABOVE] = "above",
    [SHEET_BEYOND_CHANCE] = "beyond-chance",
    [SHEET_BELOW] = "below",
    [SHEET_BELOW_CHANCE] = "below-chance",
    [SHEET_OPEN] = "open",
};

static void add_integer(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_integer(json, value);
}

void verdict_json_write(struct json *json, const struct sheet_reading *reading)
{
    const struct wanted *wanted = reading->wanted;
    bool has = wanted != NULL && wanted->has;
    json_key(json, "vacancy");
    json_text(json, has ? wanted->vacancy : NULL);
    json_key(json, "verdicts");
    json_open_object(json);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        json_key(json, competency_id((enum competency)k));
        json_open_object(json);
        json_key(json, "verdict");
        json_text(json, VERDICT_IDS[sheet_verdict_of(reading, (enum competency)k)]);
        json_key(json, "asked_for");
        json_boolean(json, has && wanted->competency[k]);
        json_close_object(json);
    }
    json_close_object(json);
}

static void write_facet(struct json *json, const char *key, const struct sheet_facet *facet)
{
    json_key(json, key);
    json_open_object(json);
    add_integer(json, "moments", facet->moments);
    add_integer(json, "taken", facet->taken);
    add_integer(json, "earned", facet->earned);
    add_integer(json, "possible", facet->possible);
    json_close_object(json);
}

void verdict_json_write_facets(struct json *json, const struct result *result)
{
    struct sheet_facet signals = sheet_count_facet(result, FACET_SIGNALS);
    struct sheet_facet offers = sheet_count_facet(result, FACET_OFFER);
    json_key(json, "facets");
    json_open_object(json);
    write_facet(json, "signals", &signals);
    write_facet(json, "offer", &offers);
    json_close_object(json);
}

void verdict_json_write_others(struct json *json, const struct result *result)
{
    const struct result_others *others = &result->others;
    json_key(json, "others");
    json_open_object(json);
    add_integer(json, "sessions", others->sessions);
    json_key(json, "adds_beyond_total");
    if (others->knows_adds) {
        json_open_object(json);
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            json_key(json, competency_id((enum competency)k));
            json_boolean(json, others->adds[k]);
        }
        json_close_object(json);
    } else {
        json_null(json);
    }
    json_close_object(json);
}
