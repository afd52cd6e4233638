// SPDX-License-Identifier: GPL-3.0-or-later
// What the verbs of the office share: options by name, days, the store, and who does something.
#pragma once

#include "game/command/command.h"
#include "game/report/json.h"
#include "game/store/candidate.h"
#include "game/store/store.h"
#include "game/store/vacancy.h"

/** An option with a value, or without one (`flag`). */
struct word_option {
    const char *name; // "--vacancy"
    const char **value;
    bool *flag;
};

/**
 * Reads the words from `argv[first]` on into the options, and what is no option into `plain` (at
 * most one; NULL = none). False, with the word in `odd`, when one is not understood or lacks its
 * value.
 */
bool words_read(int argc, char **argv, int first, const struct word_option *options, size_t count,
        const char **plain, const char **odd);

/** Reads a whole number from `least`, 0 or more, to `most`; false when `text` is none. */
bool words_read_number(const char *text, int64_t least, int64_t most, int64_t *number);

/** The end of the day "2026-12-31" here, in milliseconds since 1970 UTC; false when it is no day.
 */
bool words_read_day(const char *text, int64_t *wall_ms);

/** "2026-12-31", "" of 0. */
void words_write_day(char text[16], int64_t wall_ms);

/** A code as it is kept, in capitals and in `kept`; what is no code, and NULL, as it was typed. */
const char *words_take_code(const char *typed, char kept[CANDIDATE_CODE_MAX + 1]);

/** Who works here: `given`, else the user of this machine. */
struct office_hand words_hand(const char *given);

/** A key with a value. */
void words_json_text(struct json *json, const char *key, const char *text);
void words_json_integer(struct json *json, const char *key, int64_t value);

/** As a moment "2026-12-31T23:59:59Z", null of 0. */
void words_json_time(struct json *json, const char *key, int64_t wall_ms);
