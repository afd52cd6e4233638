// SPDX-License-Identifier: GPL-3.0-or-later
// A result as CSV: the sheet a line a competency, the evidence a line an observation.
#include "game/report/result_out.h"

#include <stdio.h>
#include <string.h>

#include "game/report/beside_json.h"
#include "game/report/csv_out.h"
#include "game/report/interview.h"
#include "game/report/sheet_json.h"
#include "game/report/words.h"

static void add_header(struct csv_out *csv, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        csv_out_text(csv, names[i]);
    }
    csv_out_end_line(csv);
}

static void add_line(struct csv_out *csv, const struct sheet_line *line)
{
    csv_out_text(csv, sheet_status_id(line->status));
    csv_out_number(csv, line->has_score, line->score);
    csv_out_number(csv, line->has_se, line->se);
    csv_out_number(csv, line->has_se, line->band90[0]);
    csv_out_number(csv, line->has_se, line->band90[1]);
    csv_out_number(csv, line->has_shrunk, line->se_shrunk);
    csv_out_number(csv, line->has_shrunk, line->band90_shrunk[0]);
    csv_out_number(csv, line->has_shrunk, line->band90_shrunk[1]);
    csv_out_integer(csv, line->scenarios);
    csv_out_integer(csv, line->decisions);
    csv_out_integer(csv, line->earned);
    csv_out_integer(csv, line->possible);
    csv_out_integer(csv, line->chances.missed);
    csv_out_integer(csv, line->chances.core);
    csv_out_integer(csv, line->uneven);
}

static void add_empty(struct csv_out *csv, int count)
{
    for (int i = 0; i < count; i++) {
        csv_out_text(csv, "");
    }
}

// The overall has no status, no prior and no counts of its own.
static void add_overall(struct csv_out *csv, const struct sheet_overall *overall)
{
    bool has = overall->has_score && overall->has_se;
    csv_out_text(csv, "");
    csv_out_number(csv, has, overall->score);
    csv_out_number(csv, has, overall->se);
    csv_out_number(csv, has, overall->band90[0]);
    csv_out_number(csv, has, overall->band90[1]);
    add_empty(csv, 10);
}

// The name of the norm goes with what it says of this competency, or with why it says nothing.
static void add_norm(struct csv_out *csv, const struct comparison *comparison,
        const struct comparison_part *part)
{
    bool has = part != NULL && part->has;
    csv_out_text(csv, comparison->state != COMPARISON_NONE ? comparison->name : "");
    csv_out_text(csv, beside_state_id(comparison->state));
    csv_out_number(csv, has, has ? (double)part->people : 0);
    csv_out_number(csv, has, has ? part->percentile : 0);
    csv_out_number(csv, has, has ? part->band[0] : 0);
    csv_out_number(csv, has, has ? part->band[1] : 0);
    csv_out_number(csv, has, has ? part->sten : 0);
}

static void add_standard(struct csv_out *csv, const struct standard_line *line)
{
    csv_out_number(csv, line->has, line->mean);
    csv_out_number(csv, line->has, line->interval[0]);
    csv_out_number(csv, line->has, line->interval[1]);
    csv_out_number(csv, line->has, line->raters);
}

static void add_interview(struct csv_out *csv, const struct result *result, int k)
{
    struct buffer ratings = { 0 };
    if (k < COMPETENCY_COUNT) {
        interview_add_ratings(&ratings, result, (enum competency)k);
    }
    csv_out_text(csv, buffer_text(&ratings));
    buffer_finish(&ratings);
}

static void add_row(
        struct csv_out *csv, const struct result *result, int k, const struct random_player *random)
{
    bool whole = k == COMPETENCY_COUNT;
    bool has = !whole && random != NULL && random->observed[k];
    csv_out_text(csv, result->meta.candidate);
    csv_out_text(csv, whole ? "overall" : competency_id((enum competency)k));
    if (whole) {
        add_overall(csv, &result->sheet.overall);
    } else {
        add_line(csv, &result->sheet.line[k]);
    }
    csv_out_number(csv, has, has ? random->score[k] : 0);
    add_norm(csv, &result->comparison, whole ? NULL : &result->comparison.part[k]);
    add_standard(csv, &result->standard.line[k]);
    csv_out_text(csv, key_status_id(result->key_status));
    add_interview(csv, result, k);
    csv_out_end_line(csv);
}

void result_write_sheet_csv(
        struct buffer *out, const struct result *result, const struct random_player *random)
{
    static const char *const HEADER[] = { "candidate", "competency", "status", "score", "se",
        "band90_low", "band90_high", "se_shrunk", "band90_shrunk_low", "band90_shrunk_high",
        "scenarios", "decisions", "earned", "possible", "missed", "core", "uneven", "random",
        "norm", "norm_state", "norm_people", "norm_percentile", "norm_low", "norm_high",
        "norm_sten", "line", "line_low", "line_high", "line_raters", "key", "interview" };
    struct csv_out csv;
    csv_out_init(&csv, out);
    add_header(&csv, HEADER, sizeof(HEADER) / sizeof(HEADER[0]));
    for (int k = 0; k <= COMPETENCY_COUNT; k++) {
        add_row(&csv, result, k, random);
    }
}

static void add_joined(struct csv_out *csv, const struct result_texts *texts)
{
    struct buffer joined = { 0 };
    for (size_t i = 0; i < texts->count; i++) {
        buffer_add(&joined, i > 0 ? " | " : "");
        buffer_add(&joined, texts->items[i]);
    }
    csv_out_text(csv, buffer_text(&joined));
    buffer_finish(&joined);
}

static const char *key_of(const struct result *result, const char *scenario)
{
    for (size_t i = 0; i < result->keys.count; i++) {
        if (strcmp(result->keys.items[i].scenario_id, scenario) == 0) {
            return key_status_id(result->keys.items[i].status);
        }
    }
    return "";
}

static void add_point(struct csv_out *csv, const struct result *result,
        const struct result_moment *moment, const struct result_point *point)
{
    char clock[16];
    snprintf(clock, sizeof(clock), "%02u:%02u", moment->time / 3600 % 24, moment->time / 60 % 60);
    csv_out_text(csv, result->meta.candidate);
    csv_out_text(csv, moment->scenario_id);
    csv_out_text(csv, moment->decision);
    csv_out_text(csv, competency_id(point->competency));
    csv_out_integer(csv, point->earned);
    csv_out_integer(csv, point->possible);
    csv_out_text(csv, clock);
    csv_out_text(csv, moment->customer);
    csv_out_text(csv, moment->heard);
    csv_out_text(csv, moment->said);
    add_joined(csv, &moment->shown);
    add_joined(csv, &moment->looked_up);
    csv_out_text(csv, point->why);
    csv_out_text(csv, key_of(result, moment->scenario_id));
    csv_out_end_line(csv);
}

void result_add_evidence_csv(struct buffer *out, const struct result *result)
{
    struct csv_out csv;
    csv_out_init(&csv, out);
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        for (size_t j = 0; j < moment->point_count; j++) {
            add_point(&csv, result, moment, &moment->points[j]);
        }
    }
}

void result_write_evidence_csv(struct buffer *out, const struct result *result)
{
    static const char *const HEADER[] = { "candidate", "scenario", "decision", "competency",
        "earned", "possible", "time", "customer", "heard", "said", "shown", "looked_up", "why",
        "key" };
    struct csv_out csv;
    csv_out_init(&csv, out);
    add_header(&csv, HEADER, sizeof(HEADER) / sizeof(HEADER[0]));
    result_add_evidence_csv(out, result);
}
