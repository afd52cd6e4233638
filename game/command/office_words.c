// SPDX-License-Identifier: GPL-3.0-or-later
// What the verbs of the office share: options by name, days, the store, and who does something.
#include "game/command/office_words.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static bool read_option(const struct word_option *option, int argc, char **argv, int *i)
{
    if (option->flag != NULL) {
        *option->flag = true;
        return true;
    }
    if (*i + 1 >= argc) {
        return false;
    }
    *option->value = argv[++*i];
    return true;
}

static const struct word_option *find(
        const struct word_option *options, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(options[i].name, word) == 0) {
            return &options[i];
        }
    }
    return NULL;
}

bool words_read(int argc, char **argv, int first, const struct word_option *options, size_t count,
        const char **plain, const char **odd)
{
    for (int i = first; i < argc; i++) {
        const struct word_option *option = find(options, count, argv[i]);
        *odd = argv[i];
        if (option != NULL) {
            if (!read_option(option, argc, argv, &i)) {
                return false;
            }
        } else if (strncmp(argv[i], "--", 2) != 0 && plain != NULL && *plain == NULL) {
            *plain = argv[i];
        } else {
            return false;
        }
    }
    *odd = "";
    return true;
}

bool words_read_number(const char *text, int64_t least, int64_t most, int64_t *number)
{
    char *end = NULL;
    errno = 0;
    *number = strtoll(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0' && errno == 0 && *number >= least &&
            *number <= most;
}

bool words_read_day(const char *text, int64_t *wall_ms)
{
    struct tm day = { .tm_isdst = -1 };
    const char *end = strptime(text, "%Y-%m-%d", &day);
    if (end == NULL || *end != '\0') {
        return false;
    }
    int of_month = day.tm_mday;
    day.tm_hour = 23;
    day.tm_min = 59;
    day.tm_sec = 59;
    time_t seconds = mktime(&day);
    *wall_ms = (int64_t)seconds * 1000;
    return seconds > 0 && day.tm_mday == of_month; // 31 February would have become another day
}

void words_write_day(char text[16], int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm day = { 0 };
    text[0] = '\0';
    if (wall_ms > 0 && localtime_r(&seconds, &day) != NULL) {
        (void)strftime(text, 16, "%Y-%m-%d", &day);
    }
}

const char *words_take_code(const char *typed, char kept[CANDIDATE_CODE_MAX + 1])
{
    if (typed == NULL || !candidate_is_code(typed)) {
        return typed;
    }
    candidate_write_code(kept, typed);
    return kept;
}

struct office_hand words_hand(const char *given)
{
    const char *user = getenv("USER");
    return (struct office_hand) {
        .who = given != NULL                      ? given
                : user != NULL && user[0] != '\0' ? user
                                                  : "command",
        .at_ms = command_wall_ms(),
    };
}

void words_json_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

void words_json_integer(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_integer(json, value);
}

void words_json_time(struct json *json, const char *key, int64_t wall_ms)
{
    char text[32] = "";
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm moment = { 0 };
    json_key(json, key);
    if (wall_ms > 0 && gmtime_r(&seconds, &moment) != NULL) {
        (void)strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &moment);
        json_text(json, text);
    } else {
        json_null(json);
    }
}
