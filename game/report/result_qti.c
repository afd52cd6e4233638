// SPDX-License-Identifier: GPL-3.0-or-later
// A result for test platforms: QTI 2.2 assessmentResult, one itemResult a decision.
#include "game/report/result_qti.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>

#include "game/report/markup.h"
#include "game/report/sheet_json.h"

enum { IDENTIFIER_SIZE = 64 };

// "SCORE_active_reading": an identifier of QTI has letters, digits, dots, lines and dashes.
static void name_variable(char name[IDENTIFIER_SIZE], const char *what, enum competency competency)
{
    snprintf(name, IDENTIFIER_SIZE, "%s_%s", what, competency_id(competency));
    for (char *at = name; *at != '\0'; at++) {
        *at = *at == '-' ? '_' : *at;
    }
}

static void open_variable(
        struct buffer *out, const char *element, const char *name, const char *type)
{
    buffer_add_format(out, "<%s identifier=\"%s\" cardinality=\"single\" baseType=\"%s\"", element,
            name, type);
}

static void add_value(struct buffer *out, const char *value)
{
    buffer_add(out, "<value>");
    markup_add(out, value);
    buffer_add(out, "</value>");
}

static void add_outcome(struct buffer *out, const char *what, enum competency competency,
        const char *type, const char *value)
{
    char name[IDENTIFIER_SIZE];
    name_variable(name, what, competency);
    open_variable(out, "outcomeVariable", name, type);
    buffer_add(out, ">");
    add_value(out, value);
    buffer_add(out, "</outcomeVariable>\n");
}

static void add_number(
        struct buffer *out, const char *what, enum competency competency, bool has, double value)
{
    char digits[40];
    if (has) {
        snprintf(digits, sizeof(digits), "%.17g", value);
        add_outcome(out, what, competency, "float", digits);
    }
}

static void add_integer(
        struct buffer *out, const char *what, enum competency competency, long long value)
{
    char digits[24];
    snprintf(digits, sizeof(digits), "%lld", value);
    add_outcome(out, what, competency, "integer", digits);
}

// The band that the sheet shows: shrunken where there is a prior.
static void add_score(struct buffer *out, const struct sheet_line *line, enum competency competency)
{
    char name[IDENTIFIER_SIZE];
    if (line->has_score) {
        name_variable(name, "SCORE", competency);
        open_variable(out, "outcomeVariable", name, "float");
        buffer_add_format(out, " normalMaximum=\"100\" normalMinimum=\"0\"><value>%.17g</value>",
                line->score);
        buffer_add(out, "</outcomeVariable>\n");
    }
    const double *band = line->has_shrunk ? line->band90_shrunk : line->band90;
    bool has = line->has_shrunk || line->has_se;
    add_number(out, "SE", competency, has, line->has_shrunk ? line->se_shrunk : line->se);
    add_number(out, "LOW", competency, has, band[0]);
    add_number(out, "HIGH", competency, has, band[1]);
}

// Where the comparison group and the panel's line lie; nothing of either where there is none.
static void add_beside(struct buffer *out, const struct result *result, enum competency competency)
{
    const struct comparison_part *part = &result->comparison.part[competency];
    const struct standard_line *line = &result->standard.line[competency];
    add_number(out, "NORM", competency, part->has, part->percentile);
    add_number(out, "NORM_LOW", competency, part->has, part->band[0]);
    add_number(out, "NORM_HIGH", competency, part->has, part->band[1]);
    if (part->has) {
        add_integer(out, "NORM_N", competency, part->people);
    }
    add_number(out, "LINE", competency, line->has, line->mean);
}

static void add_line(struct buffer *out, const struct result *result, enum competency competency)
{
    const struct sheet_line *line = &result->sheet.line[competency];
    if (!result->indicative) { // a short shift is too little for seven scores
        add_score(out, line, competency);
        add_beside(out, result, competency);
    }
    add_outcome(out, "STATUS", competency, "identifier", sheet_status_id(line->status));
    add_integer(out, "EARNED", competency, line->earned);
    add_integer(out, "POSSIBLE", competency, line->possible);
}

static void add_datestamp(struct buffer *out, const struct result *result)
{
    const struct play_meta *meta = &result->meta;
    bool known = meta->day.year > 0;
    buffer_add_format(out, " datestamp=\"%04d-%02d-%02dT00:00:00\"", known ? meta->day.year : 1970,
            known ? meta->day.month : 1, known ? meta->day.day : 1);
}

static void add_identifier(struct buffer *out, const char *attribute, const char *value)
{
    buffer_add_format(out, " %s=\"", attribute);
    markup_add(out, value);
    buffer_add(out, "\"");
}

static void add_session_part(struct buffer *out, const char *source, const char *value)
{
    if (value != NULL) {
        buffer_add_format(out, "<sessionIdentifier sourceID=\"urn:zeven:%s\"", source);
        add_identifier(out, "identifier", value);
        buffer_add(out, "/>\n");
    }
}

static void add_context(struct buffer *out, const struct result *result)
{
    buffer_add(out, "<context");
    add_identifier(out, "sourcedId", result->meta.candidate);
    buffer_add(out, ">\n");
    add_session_part(out, "journal", result->meta.journal_hash);
    add_session_part(out, "content", result->meta.content_hash);
    add_session_part(out, "key", result->meta.key_hash);
    add_session_part(out, "rules", result->meta.rules);
    add_session_part(out, "version", result->shift_version);
    buffer_add(out, "</context>\n");
}

static void add_plain_number(struct buffer *out, const char *name, double value)
{
    open_variable(out, "outcomeVariable", name, "float");
    buffer_add_format(out, "><value>%.17g</value></outcomeVariable>\n", value);
}

// A number without its margin says more than is known: the sheet gives none either.
static void add_overall(struct buffer *out, const struct sheet_overall *overall)
{
    if (overall->has_score && overall->has_se) {
        add_plain_number(out, "SCORE", overall->score);
        add_plain_number(out, "SE", overall->se);
        add_plain_number(out, "LOW", overall->band90[0]);
        add_plain_number(out, "HIGH", overall->band90[1]);
    }
}

// Which group the percentiles are of: a number without its name says nothing.
static void add_norm_name(struct buffer *out, const struct comparison *comparison)
{
    if (comparison->state == COMPARISON_FITS) {
        open_variable(out, "outcomeVariable", "NORM_NAME", "string");
        buffer_add(out, ">");
        add_value(out, comparison->name);
        buffer_add(out, "</outcomeVariable>\n");
        open_variable(out, "outcomeVariable", "NORM_N", "integer");
        buffer_add_format(
                out, "><value>%lld</value></outcomeVariable>\n", (long long)comparison->people);
    }
}

static void add_test(struct buffer *out, const struct result *result)
{
    buffer_add(out, "<testResult");
    add_identifier(out, "identifier", result->shift_id);
    add_datestamp(out, result);
    buffer_add(out, ">\n");
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        add_line(out, result, (enum competency)k);
    }
    add_overall(out, &result->sheet.overall);
    if (!result->indicative) {
        add_norm_name(out, &result->comparison);
    }
    open_variable(out, "outcomeVariable", "CRITICAL_ERRORS", "integer");
    buffer_add_format(
            out, "><value>%zu</value></outcomeVariable>\n</testResult>\n", result->criticals.count);
}

// "jaarnota.call.opening"
static void add_item_name(struct buffer *out, const struct result_moment *moment)
{
    buffer_add_format(out, " identifier=\"%s.", moment->scenario_id);
    for (const char *at = moment->decision; *at != '\0'; at++) {
        bool plain = isalnum((unsigned char)*at) || *at == '-' || *at == '_';
        buffer_add_char(out, plain ? *at : '.');
    }
    buffer_add(out, "\"");
}

static void add_response(struct buffer *out, const char *name, const char *type, const char *value)
{
    open_variable(out, "responseVariable", name, type);
    buffer_add(out, "><candidateResponse>");
    if (*value != '\0') {
        add_value(out, value);
    }
    buffer_add(out, "</candidateResponse></responseVariable>\n");
}

static void add_item(struct buffer *out, const struct result *result, size_t index)
{
    const struct result_moment *moment = &result->moments.items[index];
    buffer_add(out, "<itemResult");
    add_item_name(out, moment);
    buffer_add_format(out, " sequenceIndex=\"%zu\"", index + 1);
    add_datestamp(out, result);
    buffer_add(out, " sessionStatus=\"final\">\n");
    add_response(out, "RESPONSE", "string", moment->choice);
    add_response(out, "SAID", "string", moment->said);
    for (size_t i = 0; i < moment->point_count; i++) {
        const struct result_point *point = &moment->points[i];
        add_integer(out, "SCORE", point->competency, point->earned);
        add_integer(out, "MAXSCORE", point->competency, point->possible);
    }
    buffer_add(out, "</itemResult>\n");
}

void result_write_qti(struct buffer *out, const struct result *result)
{
    buffer_add(out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<assessmentResult "
            "xmlns=\"http://www.imsglobal.org/xsd/imsqti_result_v2p2\">\n");
    add_context(out, result);
    add_test(out, result);
    for (size_t i = 0; i < result->moments.count; i++) {
        add_item(out, result, i);
    }
    buffer_add(out, "</assessmentResult>\n");
}
