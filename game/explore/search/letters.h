// SPDX-License-Identifier: GPL-3.0-or-later
// Letters: the ways to write one in a single go, where nothing can change while it is written.
#pragma once

#include "game/explore/search/slice.h"

enum { LETTERS_MAX = 1 << 16 };

/** The parts of one turn's letter, by section. */
struct letter {
    uint32_t turn;
    struct range sections;
    uint32_t choices[SECTION_MAX]; // parts of a section that differ, one more where it may be empty
    uint32_t leads;                // section that an order rule wants first; INDEX_NONE
    uint32_t count;                // of ways; 0: it cannot be written in a single go
};

/**
 * The letter of a turn that is composed. `same` tells by slot which parts differ in nothing that
 * counts from an earlier one. Parts that hang on a condition, several order rules, and more than
 * LETTERS_MAX ways are not for a single go.
 */
struct letter letter_of(const struct slice *slice, uint32_t turn, const bool *same);

/** Writes the parts of a way in order; how many. */
uint32_t letter_write(const struct slice *slice, const struct letter *letter, const bool *same,
        uint32_t way, uint32_t parts[SECTION_MAX]);
