// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the value of an attribute is what its rule asks, and what it says.
#include "game/scenario/value.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/scenario/diag_codes.h"

enum { SECONDS_MAX = 36000, SECONDS_STEP = 5 };

struct check {
    const struct attribute_rule *rule;
    const char *name;
    const char *value;
    const char *file;
    int line;
    struct diag_list *diags;
};

static bool refuse(const struct check *check, int code)
{
    diag_add(check->diags, code, DIAG_ERROR, check->file, check->line, check->name, check->value,
            NULL);
    return false;
}

bool value_is_id(const char *value, size_t size)
{
    if (size == 0 || size > ID_SIZE_MAX || value[0] < 'a' || value[0] > 'z') {
        return false;
    }
    for (size_t i = 0; i < size; i++) {
        bool letter = value[i] >= 'a' && value[i] <= 'z';
        bool digit = value[i] >= '0' && value[i] <= '9';
        if (!letter && !digit && value[i] != '-') {
            return false;
        }
    }
    return true;
}

// Ids with `separator` between; one at least, none empty.
static bool is_list(const char *value, char separator)
{
    for (;;) {
        const char *end = strchrnul(value, separator);
        if (!value_is_id(value, (size_t)(end - value))) {
            return false;
        }
        if (*end == '\0') {
            return true;
        }
        value = end + 1;
    }
}

static bool is_keeper(const char *value)
{
    if (strncmp(value, "act:", 4) == 0) {
        return value_is_id(value + 4, strlen(value + 4));
    }
    if (strncmp(value, "reply:", 6) == 0) {
        return is_list(value + 6, '/');
    }
    return value_is_id(value, strlen(value));
}

bool value_time(const char *value, uint32_t *seconds)
{
    bool shape = strlen(value) == 5 && isdigit((unsigned char)value[0]) &&
            isdigit((unsigned char)value[1]) && value[2] == ':' &&
            isdigit((unsigned char)value[3]) && isdigit((unsigned char)value[4]);
    if (!shape) {
        return false;
    }
    uint32_t hours = (uint32_t)(value[0] - '0') * 10 + (uint32_t)(value[1] - '0');
    uint32_t minutes = (uint32_t)(value[3] - '0') * 10 + (uint32_t)(value[4] - '0');
    *seconds = hours * 3600 + minutes * 60;
    return hours < 24 && minutes < 60;
}

static bool number(const char *value, int least, int most, int *result)
{
    char *end = NULL;
    long parsed = strtol(value, &end, 10);
    bool whole = end != value && *end == '\0' && !isspace((unsigned char)value[0]);
    *result = whole && parsed >= least && parsed <= most ? (int)parsed : 0;
    return whole && parsed >= least && parsed <= most;
}

static bool check_number(const struct check *check, int least, int most)
{
    int parsed = 0;
    if (number(check->value, least, most, &parsed)) {
        return true;
    }
    char low[16];
    char high[16];
    (void)snprintf(low, sizeof(low), "%d", least);
    (void)snprintf(high, sizeof(high), "%d", most);
    diag_add(check->diags, DIAG_VALUE_NUMBER, DIAG_ERROR, check->file, check->line, check->name,
            check->value, low, high, NULL);
    return false;
}

static bool check_seconds(const struct check *check)
{
    int seconds = 0;
    if (!check_number(check, 0, SECONDS_MAX)) {
        return false;
    }
    (void)number(check->value, 0, SECONDS_MAX, &seconds);
    return seconds % SECONDS_STEP == 0 || refuse(check, DIAG_VALUE_SECONDS);
}

static bool check_time(const struct check *check)
{
    uint32_t seconds = 0;
    return value_time(check->value, &seconds) || refuse(check, DIAG_VALUE_TIME);
}

static bool check_choice(const struct check *check)
{
    char near[64];
    if (words_find_choice(check->rule->choices, check->value) >= 0) {
        return true;
    }
    bool found = words_near_choice(check->rule->choices, check->value, near, sizeof(near));
    diag_add(check->diags, DIAG_VALUE_CHOICE, DIAG_ERROR, check->file, check->line, check->name,
            check->value, check->rule->choices, found ? near : NULL, NULL);
    return false;
}

static bool check_colour(const struct check *check)
{
    bool fine = strlen(check->value) == 7 && check->value[0] == '#' &&
            strspn(check->value + 1, "0123456789abcdefABCDEF") == 6;
    return fine || refuse(check, DIAG_VALUE_COLOUR);
}

// Absolute paths and those of another system; how far ".." may climb is for whoever knows the file.
static bool check_path(const struct check *check)
{
    bool fine = check->value[0] != '/' && strchr(check->value, '\\') == NULL &&
            strchr(check->value, ':') == NULL;
    return fine || refuse(check, DIAG_VALUE_PATH);
}

// Codes with spaces between.
static bool are_codes(const char *value)
{
    while (value[0] == 'Z' && strspn(value + 1, "0123456789") == 4) {
        value += 5;
        if (*value == '\0') {
            return true;
        }
        value += *value == ' ' ? 1 : 0;
    }
    return false;
}

static bool check_code(const struct check *check)
{
    bool fine = are_codes(check->value);
    if (!fine) {
        diag_add(check->diags, DIAG_VALUE_CODE, DIAG_ERROR, check->file, check->line, check->value,
                NULL);
    }
    return fine;
}

static bool check_type(const struct check *check)
{
    size_t size = strlen(check->value);
    switch (check->rule->type) {
    case VALUE_ID:
        return value_is_id(check->value, size) || refuse(check, DIAG_VALUE_ID);
    case VALUE_IDS:
        return is_list(check->value, ' ') || refuse(check, DIAG_VALUE_ID);
    case VALUE_NAME:
        return is_list(check->value, '/') || refuse(check, DIAG_VALUE_ID);
    case VALUE_KEEPER:
        return is_keeper(check->value) || refuse(check, DIAG_VALUE_ID);
    case VALUE_NUMBER:
        return check_number(check, check->rule->least, check->rule->most);
    case VALUE_SECONDS:
        return check_seconds(check);
    case VALUE_TIME:
        return check_time(check);
    case VALUE_CHOICE:
        return check_choice(check);
    case VALUE_COLOUR:
        return check_colour(check);
    case VALUE_PATH:
        return check_path(check);
    case VALUE_CODE:
        return check_code(check);
    case VALUE_TEXT:
    case VALUE_CONDITION:
        break;
    }
    return true;
}

bool value_check(const struct attribute_rule *rule, const char *value, const char *file, int line,
        struct diag_list *diags)
{
    struct check check = { rule, words_attribute(rule->attribute), value, file, line, diags };
    if (value[0] == '\0') {
        diag_add(diags, DIAG_VALUE_EMPTY, DIAG_ERROR, file, line, check.name, NULL);
        return false;
    }
    return check_type(&check);
}
