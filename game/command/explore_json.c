// SPDX-License-Identifier: GPL-3.0-or-later
// What the search found, as JSON.
#include "game/command/explore_report.h"

static const char *const VERDICTS[VERDICT_COUNT] = { "proved", "refuted", "undecided" };

static const char *const WHYS[] = {
    [WHY_NOTHING] = NULL,
    [WHY_BUDGET] = "budget",
    [WHY_WIDE] = "wide",
    [WHY_CLOCK] = "clock",
    [WHY_APART] = "apart",
    [WHY_MOODS] = "moods",
    [WHY_EXACT] = "exact-moods",
    [WHY_LOOPS] = "loops",
    [WHY_FORMS] = "forms",
};

static void write_claims(struct json *json, const struct exploration *found)
{
    json_key(json, "claims");
    json_open_object(json);
    for (int claim = 0; claim < CLAIM_COUNT; claim++) {
        json_key(json, claim_id((enum claim)claim));
        json_open_object(json);
        for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
            json_key(json, VERDICTS[verdict]);
            json_integer(json, found->claims[claim].count[verdict]);
        }
        json_close_object(json);
    }
    json_close_object(json);
}

static void write_manner(struct json *json, const char *key, const bool *which)
{
    json_key(json, key);
    json_open_array(json);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (which[k]) {
            json_text(json, competency_id((enum competency)k));
        }
    }
    json_close_array(json);
}

static void write_ratio(struct json *json, const char *key, const uint32_t ratio[2])
{
    json_key(json, key);
    json_open_array(json);
    json_integer(json, ratio[0]);
    json_integer(json, ratio[1]);
    json_close_array(json);
}

static void write_finding(struct json *json, const struct explored *explored, size_t index)
{
    const struct finding *finding = &explored->exploration->findings.items[index];
    struct buffer path = { 0 };
    finding_write_path(&path, explored, finding);
    json_open_object(json);
    json_key(json, "claim");
    json_text(json, claim_id(finding->claim));
    json_key(json, "verdict");
    json_text(json, VERDICTS[finding->verdict]);
    json_key(json, "why");
    json_text(json, WHYS[finding->why]);
    if (finding->why == WHY_BUDGET) {
        json_key(json, "allowed");
        json_integer(json, finding->allowed);
    }
    json_key(json, "about");
    json_text(json, buffer_text(&path));
    if (finding->competency >= 0) {
        json_key(json, "competency");
        json_text(json, competency_id((enum competency)finding->competency));
        write_ratio(json, "weaker", finding->weak);
        write_ratio(json, "better", finding->better);
    }
    json_key(json, "script");
    json_text(json, finding->script);
    json_key(json, "witness");
    json_text(json, explored->witnesses[index]);
    json_close_object(json);
    buffer_finish(&path);
}

static void write_size(struct json *json, const struct explored *explored)
{
    const struct search_size *size = &explored->exploration->size;
    json_key(json, "states");
    json_integer(json, (int64_t)size->states);
    json_key(json, "steps");
    json_integer(json, (int64_t)size->steps);
    json_key(json, "bytes_per_state");
    json_integer(json, size->largest > 0 ? (int64_t)(size->bytes / size->largest) : 0);
    json_key(json, "seconds");
    json_number(json, explored->seconds);
}

void explore_json(struct json *json, const struct explored *explored)
{
    const struct exploration *found = explored->exploration;
    json_open_object(json);
    json_key(json, explored->shift != NULL ? "shift" : "scenario");
    json_text(json, explored->shift != NULL ? explored->shift->id : found->model->id);
    json_key(json, "file");
    json_text(json, explored->file);
    write_claims(json, found);
    write_manner(json, "apart", found->apart);
    write_manner(json, "moods_free", found->freed);
    json_key(json, "findings");
    json_open_array(json);
    for (size_t i = 0; i < found->findings.count; i++) {
        write_finding(json, explored, i);
    }
    json_close_array(json);
    if (explored->shift == NULL) {
        explore_points_json(json, found);
        write_size(json, explored);
    }
    json_close_object(json);
}
