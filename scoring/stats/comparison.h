// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet beside a comparison group: where each competency lies, or why nothing can be said.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scoring/competency.h"
#include "scoring/sheet.h"
#include "scoring/stats/norms.h"

enum { COMPARISON_NAME_SIZE = 128, COMPARISON_MONTH_SIZE = 8, COMPARISON_LANGUAGES_SIZE = 64 };

enum comparison_state {
    COMPARISON_NONE,          // there is no norm at all
    COMPARISON_OTHER_CONTENT, // `name` was built on other content
    COMPARISON_OTHER_FORM,    // `name` has the content, and another form
    COMPARISON_FITS,
};

/** How COTAN 2010 judges the size of a norm group for important decisions. */
enum comparison_class { COMPARISON_INSUFFICIENT, COMPARISON_SUFFICIENT, COMPARISON_GOOD };

/** Good from 400 people, sufficient from 300. */
enum comparison_class comparison_class_of(int64_t people);

/** Where one competency lies in the group. */
struct comparison_part {
    bool has;       // false: not seen enough, or too few in the group, or all of them alike
    int64_t people; // of the group, of whom enough of this was seen
    double mean;    // of the group
    double sd;
    double percentile;
    double band[2]; // of score - SE to score + SE; both the percentile without an error
    int sten;
};

struct comparison {
    enum comparison_state state;
    char name[COMPARISON_NAME_SIZE]; // of the norm; "" = there is none
    int64_t people;
    char first[COMPARISON_MONTH_SIZE]; // months: "2026-03"
    char last[COMPARISON_MONTH_SIZE];
    char languages[COMPARISON_LANGUAGES_SIZE]; // in which the group played: "nl en"; "" = not known
    struct comparison_part part[COMPETENCY_COUNT];
};

/** So many of the group had this score, in whole points. */
struct comparison_count {
    int score;
    int64_t people;
};

/**
 * Places one line of a sheet in a group: its score in whole points, as the group has it, and its
 * shrunken error where there is one. Without status SHEET_OK `part->has` is false.
 */
void comparison_place(struct comparison_part *part, const struct sheet_line *line,
        const struct comparison_count *counts, size_t count);
