// SPDX-License-Identifier: GPL-3.0-or-later
// Inside turns: the turn that is being filled, and filling its words.
#pragma once

#include "game/scenario/build.h"

/** A turn at hand. */
struct turn_fill {
    struct build *build;
    const struct node *node;
    uint32_t index;
    uint32_t place;
    const char *path;    // "call/identity/ask"
    const char *context; // without the contact for a passage: one text for all its visits
    struct scope scope;
};

/** The turn in the making; as long as no turn is added. */
struct turn *turn_fill_turn(const struct turn_fill *fill);

/** The fact that an attribute names, INDEX_NONE without one. */
uint32_t turn_fill_fact(struct build *build, const struct node *node, enum attribute attribute);

/** `path` as a context for translators: texts of a passage belong to the passage, whichever contact
 * visits it. */
const char *turn_fill_context(const struct turn_fill *fill, const char *path);

/** What the customer says there. */
void turn_fill_says(const struct turn_fill *fill);

/** The wordings of the slot with this index. Whether it has points. */
bool turn_fill_wordings(const struct turn_fill *fill, uint32_t index, struct slot *slot);
