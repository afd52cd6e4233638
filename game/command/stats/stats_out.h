// SPDX-License-Identifier: GPL-3.0-or-later
// What a statistic says, collected once and printed as text, JSON or CSV.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/vec.h"

enum stats_form { STATS_TEXT, STATS_JSON, STATS_CSV };

struct stats_cell {
    const char *key;   // for programs
    const char *label; // for people
    const char *json;
    const char *shown;
    bool number;
    bool has;        // a number, or two
    bool pair;       // an interval
    double value[2]; // when has
};

struct stats_list {
    const char *key;
    const char *title;
    size_t columns;    // of a row; every row has the same
    const char *shown; // keys of the columns that a text shows; NULL = all
    VEC(struct stats_cell) cells;
};

struct stats_out {
    struct arena arena;
    const char *title;
    VEC(struct stats_cell) facts;
    VEC(struct stats_list) lists;
    VEC(const char *) notes;
    bool in_list; // facts go into the last list
};

/** A zeroed struct with a title is ready for use. */
void stats_out_finish(struct stats_out *out);

// Facts: `key` is a literal, `label` a translated text; both must outlive `out`. Between
// stats_list_open and stats_list_close they are the cells of a row, in the same order each time.

/** `decimals` are those people see; programs get all digits. */
void stats_number(
        struct stats_out *out, const char *key, const char *label, double value, int decimals);
/** As stats_number; absent (null) unless `present`. */
void stats_maybe(struct stats_out *out, const char *key, const char *label, bool present,
        double value, int decimals);
void stats_integer(struct stats_out *out, const char *key, const char *label, int64_t value);
void stats_boolean(struct stats_out *out, const char *key, const char *label, bool value);
void stats_text(struct stats_out *out, const char *key, const char *label, const char *value);
/** For programs `code`, for people `shown`. */
void stats_code(struct stats_out *out, const char *key, const char *label, const char *code,
        const char *shown);
void stats_interval(struct stats_out *out, const char *key, const char *label, bool present,
        const double bounds[2], int decimals);

void stats_list_open(struct stats_out *out, const char *key, const char *title);
/** Which columns of the open list a text shows, by key with spaces between: a literal. Programs and
 * spreadsheets get all. */
void stats_list_show(struct stats_out *out, const char *keys);
void stats_list_close(struct stats_out *out);

/** A sentence under the figures: how missing answers were treated, what not to conclude. Copied. */
void stats_note(struct stats_out *out, const char *text);

/** Prints; `width` is that of the terminal. */
void stats_print(
        struct buffer *buffer, const struct stats_out *out, enum stats_form form, size_t width);
