// SPDX-License-Identifier: GPL-3.0-or-later
// Norms: how a group scored on one content, as rounded distributions that say nothing of a person.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/base/vec.h"
#include "game/store/store.h"
#include "game/store/vacancy.h"

enum {
    DIAG_NORM_TOO_FEW = 640, // arguments: how many people there are, how many it takes
    DIAG_NORM_MISSING = 641, // argument: the name
    DIAG_NORM_TAKEN = 642,   // argument: the name
    DIAG_NORM_SHAPE = 643,   // argument: what in it cannot be
};

enum { NORMS_PEOPLE_MIN = 30, NORMS_USABLE_FROM = 200, NORMS_NAME_MAX = 120, NORMS_PARTS_MAX = 16 };

/** The part that stands for the mean of all. */
#define NORMS_OVERALL "overall"

/** How many people had this score, rounded to whole points. */
struct norms_count {
    int score; // 0 .. 100
    int64_t people;
};

struct norms_part {
    const char *id;                   // of a competency, or NORMS_OVERALL
    int64_t people;                   // of whom enough was seen; NORMS_PEOPLE_MIN or more
    const struct norms_count *counts; // by rising score
    size_t count;
};

/** How two parts go together, over the people who have both; NORMS_PEOPLE_MIN or more. */
struct norms_pair {
    const char *a;
    const char *b;
    int64_t people;
    int64_t tenths; // the covariance of the rounded scores (divisor n-1), in tenths
};

struct stored_norm {
    int64_t id;
    const char *name;
    struct digest content; // what everybody played
    const char *shift;     // path in it
    const char *form;
    int64_t people;
    const char *first; // month of the first play: "2026-03"
    const char *last;
    const char *languages; // "nl en": in which was played
    const struct norms_part *parts;
    size_t part_count;
    const struct norms_pair *pairs;
    size_t pair_count;
};

struct norm_list {
    struct arena arena;
    VEC(struct stored_norm) rows;
};

void norm_list_finish(struct norm_list *list);

/** What a norm is built from. */
struct norms_wish {
    const char *name;
    struct digest content;
    const char *form;
    const char *const *competencies; // ids, as the sheets write them
    size_t count;
};

/**
 * Builds a norm from the finished sessions of one content: of each code the first. Score, month
 * and language are read, and sums alone are kept. A competency counts for whom enough of it was
 * seen; a part of fewer than NORMS_PEOPLE_MIN people is left out. Writes an audit line.
 */
bool norms_build(struct store *store, const struct norms_wish *wish, const struct office_hand *hand,
        struct diag_list *diags);

/** Keeps a norm from elsewhere, once its numbers fit each other; `id` is not read. */
bool norms_add(struct store *store, const struct stored_norm *norm, const struct office_hand *hand,
        struct diag_list *diags);

/** Adds them all, by name. */
bool norms_read_all(struct store *store, struct norm_list *list, struct diag_list *diags);

/** Adds the one with this name; false, with a diagnostic, when there is none. */
bool norms_find(
        struct store *store, const char *name, struct norm_list *list, struct diag_list *diags);

/** Takes it away; false, with a diagnostic, when there is none. */
bool norms_remove(struct store *store, const char *name, const struct office_hand *hand,
        struct diag_list *diags);
