// SPDX-License-Identifier: GPL-3.0-or-later
// Letters: the ways to write one in a single go, where nothing can change while it is written.
#pragma once

#include "game/base/vec.h"
#include "game/explore/search/slice.h"
#include "game/shift/state.h"

enum { LETTERS_MAX = 1 << 16 };

/** The letter of one turn, by section. */
struct letter {
    uint32_t turn;
    struct range sections;
    struct range parts[SECTION_MAX]; // that differ, in letters.parts
    uint32_t choices[SECTION_MAX];   // as many, one more where the section may be empty
    uint32_t leads;                  // section that an order rule wants first; INDEX_NONE
    bool rules;                      // which sections have a part counts besides
    uint32_t count;                  // of ways; 0: it cannot be written in a single go
};

/** Every letter of a scenario. */
struct letters {
    const struct slice *slice;
    VEC(struct letter) items;
    VEC(uint32_t) parts; // slots
    uint32_t *of_turn;   // its letter; INDEX_NONE
};

typedef VEC(uint32_t) letter_ways;

/**
 * Whether a turn's letter can be written in a single go without leaving anything out. Parts that
 * hang on a condition, several order rules, and more than LETTERS_MAX ways are not for that.
 */
bool letter_is_single(const struct slice *slice, uint32_t turn);

/** `same` tells by slot which parts differ in nothing that counts from an earlier one. */
void letters_init(struct letters *letters, const struct slice *slice, const bool *same);
void letters_finish(struct letters *letters);

/**
 * Adds the ways to write the letter of a turn that come to something different as the story stands:
 * other points, or another part that brings something about. False when it cannot be written in a
 * single go.
 */
bool letters_list(const struct letters *letters, const struct shift_state *state, uint32_t turn,
        letter_ways *ways);

/** Writes the parts of a way in order; how many. */
uint32_t letters_write(
        const struct letters *letters, uint32_t turn, uint32_t way, uint32_t parts[SECTION_MAX]);
