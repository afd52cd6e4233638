// SPDX-License-Identifier: GPL-3.0-or-later
// Reads back the sheet that was stored at the end of play, for sessions that cannot be played
// again.
#include <stdlib.h>
#include <string.h>

#include "game/report/sheet_json.h"
#include "game/screens/recruiter/recruiter_look.h"

// The value of a key inside one object without objects in it; NULL when it is not there.
static const char *value_of(const char *object, const char *key)
{
    const char *end = strchr(object, '}');
    size_t size = strlen(key);
    for (const char *at = object; end != NULL && (at = strstr(at, key)) != NULL && at < end;
            at += size) {
        if (at[-1] == '"' && strncmp(at + size, "\":", 2) == 0) {
            return at + size + 2;
        }
    }
    return NULL;
}

static bool read_number(const char *object, const char *key, double *number)
{
    const char *text = value_of(object, key);
    char *end = NULL;
    *number = text != NULL ? strtod(text, &end) : 0;
    return text != NULL && end != text;
}

static bool read_band(const char *object, const char *key, double band[2])
{
    const char *text = value_of(object, key);
    char *end = NULL;
    if (text == NULL || *text != '[') {
        return false;
    }
    band[0] = strtod(text + 1, &end);
    if (*end != ',') {
        return false;
    }
    band[1] = strtod(end + 1, &end);
    return *end == ']';
}

static int read_count(const char *object, const char *key)
{
    double number = 0;
    bool good = read_number(object, key, &number) && number >= 0 && number <= INT16_MAX;
    return good ? (int)number : 0;
}

static enum sheet_status read_status(const char *object)
{
    static const enum sheet_status STATUSES[] = { SHEET_OK, SHEET_INSUFFICIENT_EVIDENCE };
    const char *text = value_of(object, "status");
    for (size_t i = 0; text != NULL && i < sizeof(STATUSES) / sizeof(STATUSES[0]); i++) {
        const char *id = sheet_status_id(STATUSES[i]);
        size_t size = strlen(id);
        if (*text == '"' && strncmp(text + 1, id, size) == 0 && text[1 + size] == '"') {
            return STATUSES[i];
        }
    }
    return SHEET_NOT_OBSERVED;
}

static void read_line(struct sheet_line *line, const char *object)
{
    line->status = read_status(object);
    line->scenarios = read_count(object, "scenarios");
    line->decisions = read_count(object, "decisions");
    line->has_score = read_number(object, "score", &line->score);
    line->has_se =
            read_number(object, "se", &line->se) && read_band(object, "band90", line->band90);
    line->has_shrunk = read_number(object, "se_shrunk", &line->se_shrunk) &&
            read_band(object, "band90_shrunk", line->band90_shrunk);
}

bool recruiter_stored_sheet(struct sheet *sheet, const char *json)
{
    *sheet = (struct sheet) { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct buffer key = { 0 };
        buffer_add_format(&key, "\"%s\":{", competency_id((enum competency)k));
        const char *object = strstr(json, buffer_text(&key));
        if (object != NULL) {
            read_line(&sheet->line[k], object + key.size - 1);
        }
        buffer_finish(&key);
        if (object == NULL) {
            return false;
        }
    }
    return true;
}
