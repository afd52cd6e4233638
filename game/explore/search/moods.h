// SPDX-License-Identifier: GPL-3.0-or-later
// Moods set free: one example of every combination of answers to what conditions ask of a mood.
#pragma once

#include "game/explore/search/slice.h"
#include "game/shift/state.h"

enum { MOODS_MAX = 64 };

/** One mood of every customer that is asked about. */
struct mood_choice {
    int16_t value[SLICE_CUSTOMERS_MAX][AXIS_COUNT];
};

struct moods {
    const struct slice *slice;
    struct mood_choice *choices;
    uint32_t count;  // at least 1
    bool incomplete; // there are more combinations than MOODS_MAX
};

/** The choices for a slice; a single one where no mood is asked, or they are reckoned. */
void moods_init(struct moods *moods, const struct slice *slice, const struct rules *rules);
void moods_finish(struct moods *moods);

/** Puts a choice on the bench; does nothing where no mood is asked. */
void moods_set(const struct moods *moods, uint32_t choice, struct shift_state *state);

/** Makes a choice what moods jump to. */
void moods_lead(const struct moods *moods, uint32_t choice, struct mood_jump *jump);
