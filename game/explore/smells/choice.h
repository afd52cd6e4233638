// SPDX-License-Identifier: GPL-3.0-or-later
// A choice as a candidate meets it: the wordings that stand beside each other, and their points.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/scenario/model.h"

enum { CHOICE_SLOTS_MAX = 36 };

/** Knowing changes the words: each choice is looked at without and with all facts known. */
enum choice_view { CHOICE_PLAIN, CHOICE_INFORMED, CHOICE_VIEW_COUNT };

struct choice_slot {
    uint32_t slot;
    uint32_t wording;
    int points[COMPETENCY_COUNT];
    int total; // over all competencies
    bool best; // no other has more in total
};

/** The replies of a turn, or the parts of one section of a letter. */
struct choice {
    uint32_t turn;
    uint32_t section; // INDEX_NONE outside a letter
    enum choice_view view;
    bool ordered; // everybody sees the same order
    bool told;    // some total is higher than another
    uint32_t count;
    struct choice_slot slots[CHOICE_SLOTS_MAX];
};

/** A bit per competency of which some wording of the choice, in any view, has other points. */
uint8_t choice_keyed(const struct scenario *scenario, const struct choice *choice);

/** Whom a walk over all choices calls; returning is going on. */
typedef void (*choice_fn)(void *data, const struct choice *choice);

/** All choices of a scenario in the order of the file, plain before informed. */
void choice_each(const struct scenario *scenario, choice_fn fn, void *data);

/** Whether a slot has other words for those who know. */
bool choice_slot_informs(const struct scenario *scenario, uint32_t slot);
