// SPDX-License-Identifier: GPL-3.0-or-later
// A result as JSON: the sheets, and beside them what they rest on.
#include "game/report/result_out.h"

#include <math.h>
#include <stdio.h>

#include "game/report/beside_json.h"
#include "game/report/interview.h"
#include "game/report/sheet_json.h"
#include "game/report/signals.h"
#include "game/report/verdict_json.h"
#include "game/report/words.h"

static const char *const CHANNEL_IDS[] = { "phone", "e-mail", "chat", "whatsapp", "webcare",
    "team" };
static const char *const OUTCOME_IDS[] = { "resolved", "escalated", "abandoned" };
static const char *const CRITICAL_IDS[] = { "privacy", "safety", "costly-falsehood" };
static const char *const FACET_IDS[] = { NULL, "signals", "offer" };
static const char *const KIND_IDS[] = { "turn", "topic", "observe", "promise", "wrap-up" };
static const char *const PROMISE_IDS[] = { "not-promised", "kept", "reported", "late", "broken",
    "open" };

#define ID(ids, index) ((size_t)(index) < sizeof(ids) / sizeof((ids)[0]) ? (ids)[index] : NULL)

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

static void add_time(struct json *json, const char *key, uint32_t seconds)
{
    char clock[16];
    snprintf(clock, sizeof(clock), "%02u:%02u:%02u", seconds / 3600 % 24, seconds / 60 % 60,
            seconds % 60);
    add_text(json, key, seconds != TIME_NONE ? clock : NULL);
}

static void add_texts(struct json *json, const char *key, const struct result_texts *texts)
{
    json_key(json, key);
    json_open_array(json);
    for (size_t i = 0; i < texts->count; i++) {
        json_text(json, texts->items[i]);
    }
    json_close_array(json);
}

static void add_points(struct json *json, const struct result_moment *moment)
{
    json_key(json, "points");
    json_open_array(json);
    for (size_t i = 0; i < moment->point_count; i++) {
        const struct result_point *point = &moment->points[i];
        json_open_object(json);
        add_text(json, "competency", competency_id(point->competency));
        add_text(json, "facet", ID(FACET_IDS, point->facet));
        add_integer(json, "earned", point->earned);
        add_integer(json, "possible", point->possible);
        add_text(json, "why", point->why);
        json_close_object(json);
    }
    json_close_array(json);
}

static void add_moment(struct json *json, const struct result_moment *moment, bool words)
{
    json_open_object(json);
    add_text(json, "kind", ID(KIND_IDS, moment->kind));
    add_time(json, "time", moment->time);
    add_integer(json, "sequence", (int64_t)moment->sequence);
    add_text(json, "scenario", moment->scenario_id);
    add_text(json, "decision", moment->decision);
    add_text(json, "customer", moment->customer);
    add_text(json, "channel", ID(CHANNEL_IDS, moment->channel));
    add_text(json, "about", moment->about);
    add_text(json, "heard", moment->heard);
    add_text(json, "said", moment->said);
    add_text(json, "choice", moment->choice);
    if (words) {
        add_texts(json, "shown", &moment->shown);
        add_texts(json, "looked_up", &moment->looked_up);
    }
    add_points(json, moment);
    json_close_object(json);
}

static void add_critical(struct json *json, const struct result_critical *critical, bool words)
{
    json_open_object(json);
    add_text(json, "kind", ID(CRITICAL_IDS, critical->kind));
    add_time(json, "time", critical->time);
    add_integer(json, "sequence", (int64_t)critical->sequence);
    add_text(json, "customer", critical->customer);
    add_text(json, "what", critical->what);
    add_text(json, "said", critical->said);
    add_text(json, "rule", critical->rule);
    json_key(json, "rule_opened");
    if (critical->rule != NULL) {
        json_boolean(json, critical->rule_opened);
    } else {
        json_null(json);
    }
    add_texts(json, "rules_opened", &critical->rules);
    if (words) {
        add_integer(json, "others", critical->others);
    }
    json_close_object(json);
}

static void add_promise(struct json *json, const struct result_promise *promise)
{
    json_open_object(json);
    add_text(json, "label", promise->label);
    add_text(json, "end", ID(PROMISE_IDS, promise->end));
    add_time(json, "due", promise->due);
    add_time(json, "kept_at", promise->kept_at);
    json_close_object(json);
}

static void add_way(
        struct json *json, const struct result *result, uint32_t scenario, uint32_t contact)
{
    json_key(json, "path_value");
    for (size_t i = 0; i < result->ways.count; i++) {
        const struct result_way *way = &result->ways.items[i];
        if (way->scenario == scenario && way->contact == contact && way->has_index) {
            json_number(json, way->index);
            return;
        }
    }
    json_null(json);
}

static void add_regrets(struct json *json, const struct result *result)
{
    json_key(json, "regrets");
    json_open_array(json);
    for (size_t i = 0; i < result->regrets.count; i++) {
        const struct result_regret *regret = &result->regrets.items[i];
        json_open_object(json);
        add_text(json, "customer", regret->customer);
        add_time(json, "time", regret->time);
        json_key(json, "points");
        json_integer(json, regret->points);
        add_text(json, "said", regret->said != NULL ? regret->said : "");
        json_close_object(json);
    }
    json_close_array(json);
}

static void add_contact(struct json *json, const struct result *result,
        const struct result_customer *customer, const struct result_contact *contact)
{
    json_open_object(json);
    add_text(json, "channel", ID(CHANNEL_IDS, contact->channel));
    add_text(json, "direction", contact->out ? "out" : "in");
    json_key(json, "taken");
    json_boolean(json, contact->taken);
    add_text(json, "outcome", ID(OUTCOME_IDS, contact->outcome));
    add_time(json, "ended", contact->ended_at);
    add_way(json, result, customer->scenario, contact->contact);
    json_close_object(json);
}

static void add_moods(
        struct json *json, const struct result *result, const struct result_customer *customer)
{
    json_key(json, "moods");
    json_open_array(json);
    for (size_t i = 0; i < result->moods.count; i++) {
        const struct result_mood *mood = &result->moods.items[i];
        if (mood->scenario == customer->scenario && mood->customer == customer->customer) {
            json_open_object(json);
            add_time(json, "time", mood->time);
            add_integer(json, "pleasantness", mood->pleasantness);
            add_integer(json, "trust", mood->trust);
            json_close_object(json);
        }
    }
    json_close_array(json);
}

static void add_customer(
        struct json *json, const struct result *result, const struct result_customer *customer)
{
    json_open_object(json);
    add_text(json, "name", customer->name);
    add_text(json, "scenario", customer->title);
    json_key(json, "satisfaction");
    json_number(json, customer->csat / 10.0);
    add_moods(json, result, customer);
    json_key(json, "contacts");
    json_open_array(json);
    for (size_t i = 0; i < customer->contact_count; i++) {
        add_contact(json, result, customer, &customer->contacts[i]);
    }
    json_close_array(json);
    json_key(json, "promises");
    json_open_array(json);
    for (size_t i = 0; i < customer->promise_count; i++) {
        add_promise(json, &customer->promises[i]);
    }
    json_close_array(json);
    json_close_object(json);
}

static void add_chances(struct json *json, const struct sheet *sheet)
{
    json_key(json, "chances");
    json_open_object(json);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        json_key(json, competency_id((enum competency)k));
        json_open_object(json);
        add_integer(json, "missed", sheet->line[k].chances.missed);
        add_integer(json, "core", sheet->line[k].chances.core);
        json_close_object(json);
    }
    json_close_object(json);
}

static void add_keys(struct json *json, const struct result *result)
{
    add_text(json, "key_status", key_status_id(result->key_status));
    json_key(json, "keys");
    json_open_array(json);
    for (size_t i = 0; i < result->keys.count; i++) {
        const struct result_key *key = &result->keys.items[i];
        json_open_object(json);
        add_text(json, "scenario", key->scenario_id);
        add_text(json, "status", key_status_id(key->status));
        add_text(json, "by", *key->by != '\0' ? key->by : NULL);
        add_text(json, "date", *key->date != '\0' ? key->date : NULL);
        json_close_object(json);
    }
    json_close_array(json);
}

static void add_origin(struct json *json, const struct result *result)
{
    static const char *const CHAIN_IDS[] = { "not-checked", "intact", "damaged" };
    add_text(json, "shift", result->shift_id);
    add_text(json, "version", result->shift_version);
    add_text(json, "form", result->form);
    json_key(json, "indicative");
    json_boolean(json, result->indicative);
    add_text(json, "language", result->meta.language);
    add_text(json, "rules", result->meta.rules);
    add_integer(json, "attempt", result->meta.attempt);
    add_text(json, "content_hash", result->meta.content_hash);
    add_text(json, "key_hash", result->meta.key_hash);
    add_text(json, "journal_hash", result->meta.journal_hash);
    add_text(json, "chain", ID(CHAIN_IDS, result->meta.chain));
    add_keys(json, result);
    json_key(json, "over");
    json_boolean(json, result->over);
    add_time(json, "ended", result->ended_at);
}

// Of scored decisions only: what others need for their mean.
static void add_answers(struct json *json, const struct result *result)
{
    json_key(json, "answers");
    json_open_array(json);
    for (size_t i = 0; i < result->answers.count; i++) {
        const struct result_answer *answer = &result->answers.items[i];
        if (*answer->decision != '\0' && isfinite(answer->ms)) {
            json_open_object(json);
            add_text(json, "scenario", answer->scenario_id);
            add_text(json, "decision", answer->decision);
            add_integer(json, "ms", (int64_t)answer->ms);
            json_close_object(json);
        }
    }
    json_close_array(json);
}

static void add_day(struct json *json, const char *key, const struct day *day)
{
    char text[40];
    snprintf(text, sizeof(text), "%04d-%02d-%02d", day->year, day->month, day->day);
    add_text(json, key, day->year > 0 ? text : NULL);
}

static void add_remarks(struct json *json, const struct result *result)
{
    json_key(json, "remarks");
    json_open_array(json);
    for (size_t i = 0; i < result->remarks.count; i++) {
        const struct result_remark *remark = &result->remarks.items[i];
        bool answered = *remark->answer != '\0';
        json_open_object(json);
        add_integer(json, "number", remark->id);
        add_text(json, "kind", remark->asks ? "correction" : "comment");
        add_day(json, "said", &remark->said);
        add_text(json, "text", remark->text);
        add_day(json, "answer_owed_by", &remark->owed);
        add_text(json, "answer", answered ? remark->answer : NULL);
        add_text(json, "answered_by", answered ? remark->answerer : NULL);
        add_day(json, "answered", &remark->answered);
        json_close_object(json);
    }
    json_close_array(json);
}

// Not in what is stored at the end of play: these come and go.
static void add_beside(
        struct json *json, const struct result *result, const struct random_player *random)
{
    json_key(json, "norm");
    beside_json_write_norm(json, &result->comparison);
    json_key(json, "standard");
    beside_json_write_standard(json, &result->standard);
    struct sheet_reading reading = sheet_reading_of(result, random);
    verdict_json_write(json, &reading);
    verdict_json_write_facets(json, result);
    verdict_json_write_others(json, result);
    struct signals signals = signals_of(result);
    signals_write_json(json, &signals);
    add_remarks(json, result);
    json_key(json, "interview");
    interview_json_write(json, result);
}

static void add_play(struct json *json, const struct result *result, bool words)
{
    json_key(json, "moments");
    json_open_array(json);
    for (size_t i = 0; i < result->moments.count; i++) {
        add_moment(json, &result->moments.items[i], words);
    }
    json_close_array(json);
    json_key(json, "criticals");
    json_open_array(json);
    for (size_t i = 0; i < result->criticals.count; i++) {
        add_critical(json, &result->criticals.items[i], words);
    }
    json_close_array(json);
    json_key(json, "customers");
    json_open_array(json);
    for (size_t i = 0; i < result->customers.count; i++) {
        add_customer(json, result, &result->customers.items[i]);
    }
    json_close_array(json);
    add_regrets(json, result);
    add_answers(json, result);
}

static void add_session(struct json *json, const struct result *result,
        const struct random_player *random, bool words)
{
    json_key(json, "session");
    json_open_object(json);
    add_origin(json, result);
    add_chances(json, &result->sheet);
    if (words) {
        add_beside(json, result, random);
    }
    add_play(json, result, words);
    json_close_object(json);
}

static void write_sheets(struct buffer *out, const struct result *result,
        const struct random_player *random, bool whole)
{
    struct json json;
    json_init(&json, out);
    json_open_object(&json);
    json_key(&json, "sheets");
    json_open_array(&json);
    sheet_json_write(&json, result->meta.candidate, &result->sheet);
    json_close_array(&json);
    json_key(&json, "gates");
    sheet_json_write_gates(&json, &result->gates);
    if (whole) {
        add_session(&json, result, random, true);
    }
    json_close_object(&json);
    buffer_add_char(out, '\n');
}

void result_write_json(struct buffer *out, const struct result *result, bool whole)
{
    write_sheets(out, result, NULL, whole);
}

void result_write_whole_json(
        struct buffer *out, const struct result *result, const struct random_player *random)
{
    write_sheets(out, result, random, true);
}

void result_write_evidence_json(struct buffer *out, const struct result *result)
{
    struct json json;
    json_init(&json, out);
    json_open_object(&json);
    add_session(&json, result, NULL, false);
    json_close_object(&json);
    buffer_add_char(out, '\n');
}
