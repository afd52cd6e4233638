// SPDX-License-Identifier: GPL-3.0-or-later
// The ruler: how able the simulated people are taken to be, and the words that tricksters look for.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/bundle.h"
#include "game/base/diag.h"

enum population {
    POPULATION_LOW,
    POPULATION_LITERATURE,
    POPULATION_HIGH,
    POPULATION_COUNT,
};

/** What a word in a reply points at. */
enum surface {
    SURFACE_POLITE,
    SURFACE_FEELING,
    SURFACE_HAND_OVER,
    SURFACE_COUNT,
};

enum { RULER_WORDS_MAX = 32 };

struct ruler_words {
    enum surface surface;
    const char *language;
    const char *words; // between spaces
};

struct ruler_population {
    double reliability; // r_1: of the score of one scenario of the ideal form
    double slope;       // a: what an ability of 1 adds to the utility of a whole range of points
};

struct ruler {
    struct arena arena;
    struct ruler_population populations[POPULATION_COUNT];
    struct ruler_words words[RULER_WORDS_MAX];
    uint32_t word_count;
};

/** The id as files and options write it: "literature". */
const char *population_id(enum population population);

/** The population with this id, or POPULATION_COUNT when there is none. */
enum population population_find(const char *id);

/** Reads `simulation.xml` of the bundle; NULL, with diagnostics, when it is wrong. The caller
 * destroys it. */
struct ruler *ruler_load(struct bundle *bundle, struct diag_list *diags);
void ruler_destroy(struct ruler *ruler);

/** How many of the words that point at `surface` in this language stand in `text`. */
int ruler_count(
        const struct ruler *ruler, enum surface surface, const char *language, const char *text);
