// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a language: polite and hard words, months, and how its readability is reckoned.
#include "game/explore/smells/language.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/base/utf8.h"
#include "game/explore/smells/smell_codes.h"

enum list {
    LIST_NONE,
    LIST_READABILITY,
    LIST_POLITE,
    LIST_HARD,
    LIST_MONTHS,
    LIST_CAPITALS,
    LIST_BRANDS
};

struct reading {
    struct language *language;
    struct diag_list *diags;
    const char *file;
    int line;
    enum list list;
};

static const char *keep(struct language *language, const char *text, size_t size)
{
    while (size > 0 && isspace((unsigned char)text[size - 1])) {
        size--;
    }
    while (size > 0 && isspace((unsigned char)*text)) {
        text++;
        size--;
    }
    return arena_copy_text(&language->arena, text, size);
}

static const char *keep_folded(struct language *language, const char *text, size_t size)
{
    struct buffer folded = { 0 };
    utf8_fold(&folded, keep(language, text, size));
    const char *kept = keep(language, buffer_text(&folded), folded.size);
    buffer_finish(&folded);
    return kept;
}

static enum list find_list(const char *name)
{
    static const char *const names[] = { "", "[readability]", "[polite]", "[hard]", "[months]",
        "[capitals]", "[brands]" };
    for (size_t i = 1; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(name, names[i]) == 0) {
            return (enum list)i;
        }
    }
    return LIST_NONE;
}

// The number a setting goes to; NULL when it is none.
static double *find_double(struct language *language, const char *name)
{
    const struct {
        const char *name;
        double *value;
    } doubles[] = {
        { "base", &language->base },
        { "per-word", &language->per_word },
        { "per-syllable", &language->per_syllable },
        { "least", &language->least },
    };
    for (size_t i = 0; i < sizeof(doubles) / sizeof(doubles[0]); i++) {
        if (strcmp(doubles[i].name, name) == 0) {
            return doubles[i].value;
        }
    }
    return NULL;
}

static long *find_long(struct language *language, const char *name)
{
    const struct {
        const char *name;
        long *value;
    } longs[] = {
        { "sentence-words", &language->sentence_words },
        { "words-per-minute", &language->words_per_minute },
        { "turn-seconds", &language->turn_seconds },
        { "mail-seconds", &language->mail_seconds },
        { "scenario-words", &language->scenario_words },
    };
    for (size_t i = 0; i < sizeof(longs) / sizeof(longs[0]); i++) {
        if (strcmp(longs[i].name, name) == 0) {
            return longs[i].value;
        }
    }
    return NULL;
}

static const char **find_text(struct language *language, const char *name)
{
    const struct {
        const char *name;
        const char **value;
    } texts[] = {
        { "formula", &language->formula },
        { "vowels", &language->vowels },
        { "breaks", &language->breaks },
        { "silent-end", &language->silent_end },
    };
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (strcmp(texts[i].name, name) == 0) {
            return texts[i].value;
        }
    }
    return NULL;
}

enum { NUMBER_MAX = 100000, FRACTION_DIGITS_MAX = 6 };

// The house reads numbers with a point, wherever it runs.
static bool read_number(const char *text, double *number)
{
    char *end = NULL;
    long whole = isdigit((unsigned char)text[0]) ? strtol(text, &end, 10) : -1;
    if (whole < 0 || whole > NUMBER_MAX) {
        return false;
    }
    *number = (double)whole;
    if (*end != '.') {
        return *end == '\0';
    }
    const char *fraction = end + 1;
    size_t digits = strspn(fraction, "0123456789");
    long parts_of_one = 1;
    for (size_t i = 0; i < digits && i < FRACTION_DIGITS_MAX; i++) {
        parts_of_one *= 10;
    }
    *number += (double)strtol(fraction, NULL, 10) / (double)parts_of_one;
    return digits > 0 && digits <= FRACTION_DIGITS_MAX && fraction[digits] == '\0';
}

static bool take_setting(struct language *language, const char *name, const char *value)
{
    const char **text = find_text(language, name);
    double *fraction = find_double(language, name);
    long *whole = find_long(language, name);
    double number = 0;
    if (text != NULL) {
        *text = value;
        return true;
    }
    if (!read_number(value, &number)) {
        return false;
    }
    if (fraction != NULL) {
        *fraction = number;
    } else if (whole != NULL) {
        *whole = (long)number;
    }
    return fraction != NULL || whole != NULL;
}

static bool take_pair(struct reading *reading, const char *line)
{
    struct language *language = reading->language;
    const char *is = strchr(line, '=');
    if (is == NULL) {
        return false;
    }
    const char *value = keep(language, is + 1, strlen(is + 1));
    if (reading->list == LIST_READABILITY) {
        return take_setting(language, keep(language, line, (size_t)(is - line)), value);
    }
    struct hard_word hard = { keep_folded(language, line, (size_t)(is - line)), value };
    vec_push(&language->hard, hard);
    return hard.word[0] != '\0' && value[0] != '\0';
}

static bool take_line(struct reading *reading, const char *line)
{
    struct language *language = reading->language;
    if (line[0] == '[') {
        reading->list = find_list(line);
        return reading->list != LIST_NONE;
    }
    switch (reading->list) {
    case LIST_READABILITY:
    case LIST_HARD:
        return take_pair(reading, line);
    case LIST_POLITE:
        vec_push(&language->polite, keep_folded(language, line, strlen(line)));
        return true;
    case LIST_MONTHS:
        vec_push(&language->months, keep_folded(language, line, strlen(line)));
        return true;
    case LIST_CAPITALS:
        vec_push(&language->capitals, keep_folded(language, line, strlen(line)));
        return true;
    case LIST_BRANDS:
        vec_push(&language->brands, line);
        return true;
    case LIST_NONE:
        break;
    }
    return false;
}

static void take_lines(struct reading *reading, const char *bytes, size_t size)
{
    const char *end = bytes + size;
    while (bytes < end) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        stop = stop != NULL ? stop : end;
        reading->line++;
        const char *line = keep(reading->language, bytes, (size_t)(stop - bytes));
        if (line[0] != '\0' && line[0] != '#' && !take_line(reading, line)) {
            diag_add(reading->diags, DIAG_LANGUAGE_LINE, DIAG_WARNING, reading->file, reading->line,
                    line, NULL);
        }
        bytes = stop + 1;
    }
}

static bool is_whole(const struct language *language)
{
    return language->formula != NULL && language->vowels != NULL && language->base > 0 &&
            language->per_word > 0 && language->per_syllable > 0 && language->least > 0 &&
            language->sentence_words > 0 && language->words_per_minute > 0 &&
            language->turn_seconds > 0 && language->mail_seconds > 0 &&
            language->scenario_words > 0;
}

struct language *language_load(struct bundle *bundle, const char *name, struct diag_list *diags)
{
    char path[64];
    (void)snprintf(path, sizeof(path), "words/%.16s.txt", name);
    const struct bundle_file *file =
            bundle_has(bundle, path) ? bundle_read(bundle, path, diags) : NULL;
    if (file == NULL || !utf8_valid(file->bytes, file->size, NULL)) {
        return NULL;
    }
    struct language *language = mem_alloc(sizeof(*language));
    language->breaks = "";
    language->silent_end = "";
    struct reading reading = { .language = language, .diags = diags, .file = path };
    take_lines(&reading, file->bytes, file->size);
    if (!is_whole(language)) {
        language_destroy(language);
        return NULL;
    }
    return language;
}

void language_destroy(struct language *language)
{
    if (language == NULL) {
        return;
    }
    vec_finish(&language->polite);
    vec_finish(&language->months);
    vec_finish(&language->capitals);
    vec_finish(&language->brands);
    vec_finish(&language->hard);
    arena_finish(&language->arena);
    mem_free(language);
}

bool language_lists(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], word) == 0) {
            return true;
        }
    }
    return false;
}
