// SPDX-License-Identifier: GPL-3.0-or-later
// What others did: how many made the same critical error, and whether a competency says anything
// that the total does not.
#include "game/report/others.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
    vec_finish(&others->people);
}
