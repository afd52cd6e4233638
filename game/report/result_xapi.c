// SPDX-License-Identifier: GPL-3.0-or-later
// A result for learning record stores: xAPI 1.0.3 statements, one a decision and one about the
// whole.
#include "game/report/result_xapi.h"

#include <stdio.h>
#include <string.h>

#include "game/base/digest.h"
#include "game/report/beside_json.h"
#include "game/report/json.h"
#include "game/report/sheet_json.h"

enum { UUID_SIZE = 37 };

static void add_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static void add_integer(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_integer(json, value);
}

static void open_object(struct json *json, const char *key)
{
    json_key(json, key);
    json_open_object(json);
}

// A UUID by name. By its form it is of version 5, the hash is BLAKE2b: what matters is that the
// same statement has the same one.
static void write_uuid(char uuid[UUID_SIZE], const struct result *result, size_t number)
{
    char place[24];
    char hex[DIGEST_HEX_SIZE];
    const char *journal = result->meta.journal_hash != NULL ? result->meta.journal_hash : "";
    snprintf(place, sizeof(place), "%zu", number);
    struct digest_part parts[] = { { journal, strlen(journal) },
        { result->meta.candidate, strlen(result->meta.candidate) }, { place, strlen(place) } };
    struct digest digest = digest_compute(parts, sizeof(parts) / sizeof(parts[0]));
    digest_write_hex(&digest, hex);
    snprintf(uuid, UUID_SIZE, "%.8s-%.4s-5%.3s-a%.3s-%.12s", hex, hex + 8, hex + 12, hex + 16,
            hex + 20);
}

static void add_actor(struct json *json, const struct result *result)
{
    open_object(json, "actor");
    add_text(json, "objectType", "Agent");
    open_object(json, "account");
    add_text(json, "homePage", "https://zeven.invalid/candidates");
    add_text(json, "name", result->meta.candidate);
    json_close_object(json);
    json_close_object(json);
}

static void add_verb(struct json *json, const char *verb)
{
    char id[80];
    snprintf(id, sizeof(id), "http://adlnet.gov/expapi/verbs/%s", verb);
    open_object(json, "verb");
    add_text(json, "id", id);
    open_object(json, "display");
    add_text(json, "en", verb);
    json_close_object(json);
    json_close_object(json);
}

static void add_activity(struct json *json, const char *id, const char *name, const char *language,
        const char *type, const char *interaction)
{
    add_text(json, "objectType", "Activity");
    add_text(json, "id", id);
    open_object(json, "definition");
    open_object(json, "name");
    add_text(json, language, name);
    json_close_object(json);
    add_text(json, "type", type);
    if (interaction != NULL) {
        add_text(json, "interactionType", interaction);
    }
    json_close_object(json);
}

static const char *language_of(const struct result *result)
{
    return result->meta.language != NULL ? result->meta.language : "und";
}

static void add_shift_activity(struct json *json, const struct result *result)
{
    struct buffer id = { 0 };
    buffer_add_format(&id, "urn:zeven:shift:%s:%s", result->shift_id, result->shift_version);
    add_activity(json, buffer_text(&id), result->shift_title, language_of(result),
            "http://adlnet.gov/expapi/activities/assessment", NULL);
    buffer_finish(&id);
}

static void add_context(
        struct json *json, const struct result *result, const struct result_moment *moment)
{
    char registration[UUID_SIZE];
    write_uuid(registration, result, SIZE_MAX);
    open_object(json, "context");
    add_text(json, "registration", registration);
    add_text(json, "language", language_of(result));
    if (moment != NULL) {
        open_object(json, "contextActivities");
        json_key(json, "parent");
        json_open_array(json);
        json_open_object(json);
        add_shift_activity(json, result);
        json_close_object(json);
        json_close_array(json);
        json_close_object(json);
    }
    open_object(json, "extensions");
    add_text(json, "urn:zeven:content", result->meta.content_hash);
    add_text(json, "urn:zeven:key", result->meta.key_hash);
    add_text(json, "urn:zeven:journal", result->meta.journal_hash);
    add_text(json, "urn:zeven:rules", result->meta.rules);
    if (moment != NULL) {
        char clock[16];
        snprintf(clock, sizeof(clock), "%02u:%02u:%02u", moment->time / 3600 % 24,
                moment->time / 60 % 60, moment->time % 60);
        add_text(json, "urn:zeven:story-time", clock);
        add_integer(json, "urn:zeven:sequence", (int64_t)moment->sequence);
    }
    json_close_object(json);
    json_close_object(json);
}

static void open_statement(
        struct json *json, const struct result *result, size_t number, const char *verb)
{
    char uuid[UUID_SIZE];
    write_uuid(uuid, result, number);
    json_open_object(json);
    add_text(json, "id", uuid);
    add_text(json, "version", "1.0.3");
    add_actor(json, result);
    add_verb(json, verb);
}

static void close_statement(
        struct json *json, const struct result *result, const struct result_moment *moment)
{
    add_context(json, result, moment);
    if (result->meta.day.year > 0) {
        char day[64];
        snprintf(day, sizeof(day), "%04d-%02d-%02dT00:00:00Z", result->meta.day.year,
                result->meta.day.month, result->meta.day.day);
        add_text(json, "timestamp", day);
    }
    json_close_object(json);
}

static void add_points(struct json *json, const struct result_moment *moment)
{
    json_key(json, "urn:zeven:points");
    json_open_object(json);
    for (size_t i = 0; i < moment->point_count; i++) {
        const struct result_point *point = &moment->points[i];
        open_object(json, competency_id(point->competency));
        add_integer(json, "earned", point->earned);
        add_integer(json, "possible", point->possible);
        add_text(json, "why", point->why);
        json_close_object(json);
    }
    json_close_object(json);
}

static void add_score(struct json *json, const struct result_moment *moment)
{
    int earned = 0;
    int possible = 0;
    for (size_t i = 0; i < moment->point_count; i++) {
        earned += moment->points[i].earned;
        possible += moment->points[i].possible;
    }
    open_object(json, "score");
    json_key(json, "scaled");
    json_number(json, (double)earned / possible);
    add_integer(json, "raw", earned);
    add_integer(json, "min", 0);
    add_integer(json, "max", possible);
    json_close_object(json);
}

static void add_answered(struct json *json, const struct result *result, size_t number)
{
    const struct result_moment *moment = &result->moments.items[number];
    struct buffer id = { 0 };
    buffer_add_format(&id, "urn:zeven:%s:%s", moment->scenario_id, moment->decision);
    open_statement(json, result, number, "answered");
    open_object(json, "object");
    add_activity(json, buffer_text(&id), moment->title, language_of(result),
            "http://adlnet.gov/expapi/activities/cmi.interaction", "other");
    json_close_object(json);
    open_object(json, "result");
    add_score(json, moment);
    add_text(json, "response", moment->choice);
    open_object(json, "extensions");
    add_points(json, moment);
    add_text(json, "urn:zeven:said", moment->said);
    json_close_object(json);
    json_close_object(json);
    close_statement(json, result, moment);
    buffer_finish(&id);
}

static void add_whole(struct json *json, const struct result *result)
{
    const struct sheet_overall *overall = &result->sheet.overall;
    open_statement(json, result, result->moments.count, result->over ? "completed" : "terminated");
    open_object(json, "object");
    add_shift_activity(json, result);
    json_close_object(json);
    open_object(json, "result");
    json_key(json, "completion");
    json_boolean(json, result->over);
    // A number without its margin says more than is known: the sheet gives none either.
    if (overall->has_score && overall->has_se) {
        open_object(json, "score");
        json_key(json, "scaled");
        json_number(json, overall->score / 100);
        json_key(json, "raw");
        json_number(json, overall->score);
        add_integer(json, "min", 0);
        add_integer(json, "max", 100);
        json_close_object(json);
    }
    open_object(json, "extensions");
    json_key(json, "urn:zeven:indicative");
    json_boolean(json, result->indicative);
    json_key(json, "urn:zeven:sheet");
    sheet_json_write(json, result->meta.candidate, &result->sheet);
    json_key(json, "urn:zeven:norm");
    beside_json_write_norm(json, &result->comparison);
    json_key(json, "urn:zeven:standard");
    beside_json_write_standard(json, &result->standard);
    json_close_object(json);
    json_close_object(json);
    close_statement(json, result, NULL);
}

void result_write_xapi(struct buffer *out, const struct result *result)
{
    struct json json;
    json_init(&json, out);
    json_open_array(&json);
    for (size_t i = 0; i < result->moments.count; i++) {
        add_answered(&json, result, i);
    }
    add_whole(&json, result);
    json_close_array(&json);
    buffer_add_char(out, '\n');
}
