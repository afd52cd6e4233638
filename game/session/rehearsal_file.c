// SPDX-License-Identifier: GPL-3.0-or-later
// The file of a rehearsal: reading it, and writing it again with every other byte untouched.
#include <stdlib.h>
#include <string.h>

#include "game/base/table.h"
#include "game/session/rehearsal.h"

enum { WORDS_MAX = 8 };

static const char MARK[] = "#:";

static const struct {
    const char *word;
    const char *form;
} STATEMENTS[REHEARSAL_KIND_COUNT] = {
    [REHEARSAL_END] = { "end", "#: end CONTACT resolved|escalated|abandoned|open|waiting|never" },
    [REHEARSAL_CSAT] = { "csat", "#: csat CUSTOMER 4.2, 3.3..4.2, ..1.8 or 4.2.." },
    [REHEARSAL_POINTS] = { "points", "#: points COMPETENCY 9 of 12" },
    [REHEARSAL_DECISION] = { "decision", "#: decision CONTACT/TURN COMPETENCY 3" },
    [REHEARSAL_PROMISE] = { "promise",
            "#: promise PROMISE kept|reported|late|broken|silent|open|none" },
    [REHEARSAL_TOTAL] = { "total", "#: total 52 of 61" },
    [REHEARSAL_CRITICALS] = { "criticals", "#: criticals 0" },
};

static const char *const HEADS[] = { "scenario", "shift", "hours", "seed" };
static const char *const HEAD_FORMS[] = { "#: scenario ../packs/noordwind/jaarnota.xml",
    "#: shift ../shifts/ochtend.xml", "#: hours 09:00 12:30", "#: seed 7" };

enum head { HEAD_SCENARIO, HEAD_SHIFT, HEAD_HOURS, HEAD_SEED, HEAD_COUNT };

const char *rehearsal_word(enum rehearsal_kind kind)
{
    return STATEMENTS[kind].word;
}

struct reading {
    struct rehearsal *rehearsal;
    int line;
    const char *words[WORDS_MAX];
    size_t count;
    struct diag_list *diags;
};

static bool fail(const struct reading *reading, int code, const char *a, const char *b)
{
    diag_add(reading->diags, code, DIAG_ERROR, reading->rehearsal->file, reading->line, a, b, NULL);
    return false;
}

static void split(struct reading *reading, const char *text, size_t size)
{
    const char *end = text + size;
    reading->count = 0;
    while (reading->count < WORDS_MAX) {
        while (text < end && strchr(" \t\r", *text) != NULL) {
            text++;
        }
        const char *from = text;
        while (text < end && strchr(" \t\r", *text) == NULL) {
            text++;
        }
        if (from == text) {
            return;
        }
        reading->words[reading->count++] =
                arena_copy_text(&reading->rehearsal->arena, from, (size_t)(text - from));
    }
}

// "4.2" as tenths, "9" as it is; false for what is no number. `end` is set behind it.
static bool read_number(const char *text, bool tenths, int *number, const char **end)
{
    char *stop = NULL;
    long whole = strtol(text, &stop, 10);
    if (stop == text || whole < -100000 || whole > 100000) {
        return false;
    }
    int value = (int)whole * (tenths ? 10 : 1);
    if (tenths && (stop[0] == '.' || stop[0] == ',') && stop[1] >= '0' && stop[1] <= '9') {
        value += stop[1] - '0';
        stop += 2;
    }
    *number = value;
    *end = stop;
    return true;
}

static bool read_bounds(const char *text, bool tenths, struct rehearsal_value *value)
{
    const char *at = text;
    *value = (struct rehearsal_value) { REHEARSAL_ANY, REHEARSAL_ANY, REHEARSAL_ANY, NULL };
    if (strncmp(at, "..", 2) != 0 && !read_number(at, tenths, &value->least, &at)) {
        return false;
    }
    if (*at == '\0') {
        value->most = value->least;
        return true;
    }
    if (strncmp(at, "..", 2) != 0) {
        return false;
    }
    at += 2;
    bool most = *at != '\0' && read_number(at, tenths, &value->most, &at);
    return *at == '\0' && (most || value->least != REHEARSAL_ANY);
}

// The words from `at`: "9", or "9 of 12".
static bool read_value(const struct reading *reading, size_t at, enum rehearsal_kind kind,
        struct rehearsal_value *value)
{
    if (kind == REHEARSAL_END || kind == REHEARSAL_PROMISE) {
        *value = (struct rehearsal_value) { 0, 0, REHEARSAL_ANY, reading->words[at] };
        return reading->count == at + 1;
    }
    if (reading->count <= at || !read_bounds(reading->words[at], kind == REHEARSAL_CSAT, value)) {
        return false;
    }
    if (reading->count == at + 1) {
        return true;
    }
    const char *end = "";
    return reading->count == at + 3 && strcmp(reading->words[at + 1], "of") == 0 &&
            read_number(reading->words[at + 2], false, &value->possible, &end) && *end == '\0';
}

static bool read_competency(const struct reading *reading, size_t at, enum competency *competency)
{
    struct table names = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        table_add(&names, competency_id((enum competency)k), (uint32_t)k);
    }
    uint32_t found = table_find(&names, reading->words[at]);
    if (found == TABLE_NONE) {
        diag_add(reading->diags, DIAG_REHEARSAL_NAME, DIAG_ERROR, reading->rehearsal->file,
                reading->line, "competency", reading->words[at],
                table_nearest(&names, reading->words[at]), NULL);
    } else {
        *competency = (enum competency)found;
    }
    table_finish(&names);
    return found != TABLE_NONE;
}

static bool read_claim(const struct reading *reading, enum rehearsal_kind kind)
{
    struct rehearsal *rehearsal = reading->rehearsal;
    struct rehearsal_claim claim = {
        .kind = kind, .subject = "", .line = reading->line, .after = rehearsal->actions.count
    };
    bool subject = kind == REHEARSAL_END || kind == REHEARSAL_CSAT || kind == REHEARSAL_DECISION ||
            kind == REHEARSAL_PROMISE;
    bool competency = kind == REHEARSAL_POINTS || kind == REHEARSAL_DECISION;
    size_t value = (size_t)1 + subject + competency;
    if (reading->count <= value) {
        return fail(reading, DIAG_REHEARSAL_FORM, STATEMENTS[kind].form, NULL);
    }
    claim.subject = subject ? reading->words[1] : "";
    if (competency && !read_competency(reading, value - 1, &claim.competency)) {
        return false;
    }
    if (!read_value(reading, value, kind, &claim.value)) {
        return fail(reading, DIAG_REHEARSAL_FORM, STATEMENTS[kind].form, NULL);
    }
    vec_push(&rehearsal->claims, claim);
    return true;
}

static bool read_clock(const char *word, uint32_t *seconds)
{
    bool shaped = strlen(word) == 5 && word[2] == ':' && strspn(word, "0123456789:") == 5;
    if (shaped) {
        *seconds = (uint32_t)strtoul(word, NULL, 10) * 3600 +
                (uint32_t)strtoul(word + 3, NULL, 10) * 60;
    }
    return shaped && *seconds < 86400;
}

static bool read_about(const struct reading *reading, const char **about)
{
    struct rehearsal *rehearsal = reading->rehearsal;
    if (rehearsal->scenario != NULL || rehearsal->shift != NULL) {
        return fail(reading, DIAG_REHEARSAL_ABOUT, NULL, NULL);
    }
    *about = reading->words[1];
    rehearsal->about_line = reading->line;
    return true;
}

static bool read_head(const struct reading *reading, enum head head)
{
    struct rehearsal *rehearsal = reading->rehearsal;
    const char *end = "";
    int seed = 0;
    bool good = reading->count == (head == HEAD_HOURS ? 3 : 2);
    switch (good ? head : HEAD_COUNT) {
    case HEAD_SCENARIO:
        return read_about(reading, &rehearsal->scenario);
    case HEAD_SHIFT:
        return read_about(reading, &rehearsal->shift);
    case HEAD_HOURS:
        good = read_clock(reading->words[1], &rehearsal->hours.start) &&
                read_clock(reading->words[2], &rehearsal->hours.until);
        break;
    case HEAD_SEED:
        good = read_number(reading->words[1], false, &seed, &end) && *end == '\0' && seed >= 0;
        rehearsal->seed = good ? (uint64_t)seed : 1;
        break;
    case HEAD_COUNT:
        break;
    }
    return good || fail(reading, DIAG_REHEARSAL_FORM, HEAD_FORMS[head], NULL);
}

static bool read_statement(const struct reading *reading)
{
    struct table words = { 0 };
    for (uint32_t i = 0; i < REHEARSAL_KIND_COUNT; i++) {
        table_add(&words, STATEMENTS[i].word, i);
    }
    for (uint32_t i = 0; i < HEAD_COUNT; i++) {
        table_add(&words, HEADS[i], REHEARSAL_KIND_COUNT + i);
    }
    const char *word = reading->count > 0 ? reading->words[0] : "";
    uint32_t found = table_find(&words, word);
    bool good = false;
    if (found == TABLE_NONE) {
        (void)fail(reading, DIAG_REHEARSAL_WORD, word, table_nearest(&words, word));
    } else if (found < REHEARSAL_KIND_COUNT) {
        good = read_claim(reading, (enum rehearsal_kind)found);
    } else {
        good = read_head(reading, (enum head)(found - REHEARSAL_KIND_COUNT));
    }
    table_finish(&words);
    return good;
}

static bool is_statement(const char *line)
{
    return strncmp(line, MARK, sizeof(MARK) - 1) == 0;
}

bool rehearsal_is(const char *text)
{
    for (const char *at = text; at != NULL; at = strchr(at, '\n')) {
        at += *at == '\n';
        if (is_statement(at)) {
            return true;
        }
    }
    return false;
}

static bool read_line(struct reading *reading, const char *line, size_t size)
{
    if (is_statement(line)) {
        split(reading, line + 2, size - 2);
        return read_statement(reading);
    }
    while (size > 0 && strchr(" \t\r", line[size - 1]) != NULL) {
        size--;
    }
    if (size > 0 && line[0] != '#') {
        struct rehearsal_action action = { arena_copy_text(&reading->rehearsal->arena, line, size),
            reading->line };
        vec_push(&reading->rehearsal->actions, action);
    }
    return true;
}

bool rehearsal_read(
        struct rehearsal *rehearsal, const char *file, const char *text, struct diag_list *diags)
{
    *rehearsal = (struct rehearsal) { .seed = 1 };
    rehearsal->file = arena_copy_text(&rehearsal->arena, file, strlen(file));
    struct reading reading = { .rehearsal = rehearsal, .diags = diags };
    bool good = true;
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        reading.line++;
        good = read_line(&reading, text, size) && good;
        text += size + (text[size] == '\n');
    }
    if (good && rehearsal->scenario == NULL && rehearsal->shift == NULL) {
        reading.line = 1;
        good = fail(&reading, DIAG_REHEARSAL_ABOUT, NULL, NULL);
    }
    return good;
}

void rehearsal_finish(struct rehearsal *rehearsal)
{
    vec_finish(&rehearsal->actions);
    vec_finish(&rehearsal->claims);
    arena_finish(&rehearsal->arena);
}

static void write_number(struct buffer *out, int value, bool tenths)
{
    if (tenths) {
        buffer_add_format(out, "%d.%d", value / 10, value % 10);
    } else {
        buffer_add_format(out, "%d", value);
    }
}

void rehearsal_write_value(
        struct buffer *out, enum rehearsal_kind kind, const struct rehearsal_value *value)
{
    bool tenths = kind == REHEARSAL_CSAT;
    if (value->word != NULL) {
        buffer_add(out, value->word);
        return;
    }
    if (value->least != REHEARSAL_ANY) {
        write_number(out, value->least, tenths);
    }
    if (value->least != value->most) {
        buffer_add(out, "..");
        if (value->most != REHEARSAL_ANY) {
            write_number(out, value->most, tenths);
        }
    }
    if (value->possible != REHEARSAL_ANY) {
        buffer_add_format(out, " of %d", value->possible);
    }
}

// Bounds are an author's wish: they give way just so far as they must.
static struct rehearsal_value widened(
        const struct rehearsal_value *asked, const struct rehearsal_value *now)
{
    struct rehearsal_value value = *now;
    if (asked->word == NULL && asked->least != asked->most) {
        value = *asked;
        value.possible = asked->possible != REHEARSAL_ANY ? now->possible : REHEARSAL_ANY;
        if (value.least != REHEARSAL_ANY && now->least < value.least) {
            value.least = now->least;
        }
        if (value.most != REHEARSAL_ANY && now->most > value.most) {
            value.most = now->most;
        }
    } else if (asked->possible == REHEARSAL_ANY) {
        value.possible = REHEARSAL_ANY;
    }
    return value;
}

static void write_claim(struct buffer *out, const struct rehearsal_claim *claim,
        const struct rehearsal_value *value)
{
    buffer_add_format(out, "%s %s", MARK, STATEMENTS[claim->kind].word);
    if (*claim->subject != '\0') {
        buffer_add_format(out, " %s", claim->subject);
    }
    if (claim->kind == REHEARSAL_POINTS || claim->kind == REHEARSAL_DECISION) {
        buffer_add_format(out, " %s", competency_id(claim->competency));
    }
    buffer_add(out, " ");
    rehearsal_write_value(out, claim->kind, value);
}

static const struct rehearsal_finding *finding_at(
        const struct rehearsal *rehearsal, const struct rehearsal_findings *findings, int line)
{
    for (size_t i = 0; i < findings->items.count; i++) {
        if (rehearsal->claims.items[findings->items.items[i].claim].line == line) {
            return &findings->items.items[i];
        }
    }
    return NULL;
}

void rehearsal_rewrite(struct buffer *out, const struct rehearsal *rehearsal, const char *text,
        const struct rehearsal_findings *findings)
{
    int line = 0;
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        const struct rehearsal_finding *finding = finding_at(rehearsal, findings, ++line);
        if (finding == NULL) {
            buffer_add_bytes(out, text, size);
        } else {
            const struct rehearsal_claim *claim = &rehearsal->claims.items[finding->claim];
            struct rehearsal_value value = widened(&claim->value, &finding->now);
            write_claim(out, claim, &value);
            buffer_add(out, size > 0 && text[size - 1] == '\r' ? "\r" : "");
        }
        buffer_add(out, text[size] == '\n' ? "\n" : "");
        text += size + (text[size] == '\n');
    }
}
