// SPDX-License-Identifier: GPL-3.0-or-later
// Brute force: every action there is, on the real clock, from every state that differs in more than
// its clock. It shares nothing with the search but the engine.
#pragma once

#include "game/explore/search/coverage.h"

enum { BRUTE_POINTS_MAX = 64, BRUTE_KEYS = 2 };

struct brute_edge {
    uint32_t target; // UINT32_MAX: the end of the shift
    uint32_t slot;   // of a reply; INDEX_NONE
    uint8_t earned[BRUTE_KEYS];
    uint8_t possible[BRUTE_KEYS];
    uint8_t ended; // contact + 1 that came to an ending
};

struct brute {
    struct coverage met;
    bool stuck[2];                          // by contact
    bool endless[2];                        // likewise
    bool *dodges[BRUTE_KEYS];               // by slot
    int most[BRUTE_KEYS][BRUTE_POINTS_MAX]; // earned in a whole play, by what was possible; -1
    bool moods;                             // some condition asks for one
    bool whole;                             // every state was looked at
    uint32_t states;
};

/** Looks at up to `most` states. The competencies are `keys`. */
void brute_init(
        struct brute *brute, const struct plan *plan, const int keys[BRUTE_KEYS], uint32_t most);
void brute_finish(struct brute *brute);
