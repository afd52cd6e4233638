// SPDX-License-Identifier: GPL-3.0-or-later
// What others did: how many made the same critical error, and whether a competency says anything
// that the total does not.
#include "game/report/others.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/report/json.h"
#include "scoring/moments.h"
#include "scoring/subscore.h"

// We wrote these documents ourselves, in this order of keys: no more is read than two numbers.
static double number_after(const char *from, const char *key)
{
    const char *at = from != NULL ? strstr(from, key) : NULL;
    char *end = NULL;
    double number = at != NULL ? strtod(at + strlen(key), &end) : NAN;
    return at != NULL && end != at + strlen(key) ? number : NAN;
}

static void read_scores(struct others_scores *scores, const char *sheet)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct buffer key = { 0 };
        buffer_add_format(&key, "\"%s\":{\"score\":", competency_id((enum competency)k));
        const char *line = strstr(sheet, buffer_text(&key));
        scores->score[k] = number_after(line, buffer_text(&key));
        scores->se[k] = NAN;
        if (line != NULL) {
            const char *end = strchr(line, '}');
            const char *se = strstr(line, "\"se\":");
            scores->se[k] = se != NULL && se < end ? number_after(se, "\"se\":") : NAN;
        }
        buffer_finish(&key);
    }
}

static bool made_it_too(const char *evidence, const struct result_critical *critical)
{
    struct buffer words = { 0 };
    struct json json;
    json_init(&json, &words);
    json_key(&json, "what");
    json_text(&json, critical->what);
    bool made = strstr(evidence, buffer_text(&words)) != NULL;
    buffer_finish(&words);
    return made;
}

/* ---- decision by decision ---- */

// A place in an evidence document where a decision is named: {"scenario":"…","decision":"…", and
// on.
struct named {
    const char *scenario;
    size_t scenario_size;
    const char *decision;
    size_t decision_size;
    const char *rest; // behind the name
    const char *end;  // where the next scenario is named, or the document ends
};

static const char SCENARIO[] = "\"scenario\":\"";
static const char DECISION[] = "\",\"decision\":\"";

// The next such place from `at` on; false when there is none. In a text a quotation mark is
// escaped, so that no words of a play look like a name.
static bool next_named(struct named *named, const char *at)
{
    for (at = strstr(at, SCENARIO); at != NULL; at = strstr(at, SCENARIO)) {
        at += strlen(SCENARIO);
        size_t size = strcspn(at, "\"");
        if (strncmp(at + size, DECISION, strlen(DECISION)) != 0) {
            continue;
        }
        named->scenario = at;
        named->scenario_size = size;
        named->decision = at + size + strlen(DECISION);
        named->decision_size = strcspn(named->decision, "\"");
        named->rest = named->decision + named->decision_size;
        const char *next = strstr(named->rest, SCENARIO);
        named->end = next != NULL ? next : named->rest + strlen(named->rest);
        return true;
    }
    return false;
}

static bool is_named(const struct named *named, const char *scenario, const char *decision)
{
    return strlen(scenario) == named->scenario_size && strlen(decision) == named->decision_size &&
            strncmp(scenario, named->scenario, named->scenario_size) == 0 &&
            strncmp(decision, named->decision, named->decision_size) == 0;
}

static void add(struct others_tally *tally, double value)
{
    tally->count++;
    tally->sum += value;
}

// Whether all points behind the name were earned; false too when there are none.
static bool earned_all(const struct named *named)
{
    static const char EARNED[] = "\"earned\":";
    bool any = false;
    bool all = true;
    for (const char *at = strstr(named->rest, EARNED); at != NULL && at < named->end;
            at = strstr(at + 1, EARNED)) {
        any = true;
        all = all && number_after(at, EARNED) == number_after(at, "\"possible\":");
    }
    return any && all;
}

static void take_named(struct others *others, const struct named *named)
{
    static const char TIME[] = "\",\"ms\":";
    const struct result *result = others->result;
    bool timed = strncmp(named->rest, TIME, strlen(TIME)) == 0;
    for (size_t i = 0; timed && i < result->answers.count; i++) {
        const struct result_answer *answer = &result->answers.items[i];
        if (is_named(named, answer->scenario_id, answer->decision)) {
            add(&others->answers[i], number_after(named->rest, TIME));
        }
    }
    for (size_t i = 0; !timed && i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        if (is_named(named, moment->scenario_id, moment->decision)) {
            add(&others->moments[i], earned_all(named));
        }
    }
}

static void take_decisions(struct others *others, const char *evidence)
{
    const struct result *result = others->result;
    if (others->moments == NULL) {
        others->moments = mem_alloc((result->moments.count + 1) * sizeof(*others->moments));
        others->answers = mem_alloc((result->answers.count + 1) * sizeof(*others->answers));
    }
    struct named named;
    for (const char *at = evidence; next_named(&named, at); at = named.end) {
        take_named(others, &named);
    }
}

static void keep_decisions(struct others *others)
{
    struct result *result = others->result;
    for (size_t i = 0; others->moments != NULL && i < result->moments.count; i++) {
        const struct others_tally *tally = &others->moments[i];
        bool enough = tally->count >= RESULT_OTHERS_LEAST;
        result->moments.items[i].share = enough ? tally->sum / (double)tally->count : -1;
    }
    for (size_t i = 0; others->answers != NULL && i < result->answers.count; i++) {
        const struct others_tally *tally = &others->answers[i];
        bool enough = tally->count >= RESULT_OTHERS_LEAST;
        result->answers.items[i].mean_ms = enough ? tally->sum / (double)tally->count : 0;
    }
    mem_free(others->moments);
    mem_free(others->answers);
}

void others_take(struct others *others, const char *sheet, const char *evidence)
{
    struct result *result = others->result;
    struct others_scores scores;
    if (strstr(sheet, "\"competencies\"") == NULL) {
        return;
    }
    read_scores(&scores, sheet);
    vec_push(&others->people, scores);
    for (size_t i = 0; i < result->criticals.count; i++) {
        struct result_critical *critical = &result->criticals.items[i];
        critical->others += made_it_too(evidence, critical);
    }
    take_decisions(others, evidence);
    result->others.sessions++;
}

// The share of the variance that is not error; 0 when the error is as large as all of it.
static double reliability_of(
        const struct others *others, const struct moments *moments, enum competency competency)
{
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < others->people.count; i++) {
        double se = others->people.items[i].se[competency];
        if (!isnan(se)) {
            sum += se * se;
            count++;
        }
    }
    double variance = moments_covariance(moments, (int)competency, (int)competency);
    bool known = count >= RESULT_OTHERS_LEAST && variance > 0;
    double reliability = known ? 1 - sum / (double)count / variance : 0;
    return reliability > 0 ? reliability : 0;
}

static void judge_parts(struct others *others)
{
    struct moments moments;
    struct subscore subscores[COMPETENCY_COUNT];
    double reliabilities[COMPETENCY_COUNT] = { 0 };
    moments_init(&moments, COMPETENCY_COUNT);
    for (size_t i = 0; i < others->people.count; i++) {
        moments_add(&moments, others->people.items[i].score);
    }
    bool enough = moments.complete >= RESULT_OTHERS_LEAST;
    for (int k = 0; enough && k < COMPETENCY_COUNT; k++) {
        reliabilities[k] = reliability_of(others, &moments, (enum competency)k);
    }
    if (enough && subscores_of(&moments, reliabilities, subscores)) {
        others->result->others.knows_adds = true;
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            others->result->others.adds[k] = subscores[k].adds;
        }
    }
    moments_finish(&moments);
}

void others_finish(struct others *others)
{
    judge_parts(others);
    keep_decisions(others);
    vec_finish(&others->people);
}
