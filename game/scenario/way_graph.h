// SPDX-License-Identifier: GPL-3.0-or-later
// The graph of one conversation: a decision a turn, an option for every way to go on from it.
#pragma once

#include "game/base/vec.h"
#include "game/scenario/model.h"
#include "scoring/path.h"

/** What an option of the graph stands for. */
struct way_origin {
    uint32_t slot; // INDEX_NONE: a letter, or falling through
    uint32_t wording;
};

/** Decision `i` is turn `contact->turns.first + i`. A zeroed one is ready for use. */
struct way_graph {
    const struct scenario *model;
    const struct contact *contact;
    VEC(struct path_decision) decisions;
    VEC(struct path_option) options;
    VEC(struct way_origin) origins; // by option
    bool decided;                   // false: some turn leads back to more than one place
};

/**
 * Builds the graph of a contact. An option for every wording of every slot that leads on, with its
 * points over all competencies; a letter has three: its first for what was sent (its least, until
 * somebody knows better), its least and its most. Topics and "one moment" are no part of the way. A
 * fall-through is the last option of its turn.
 */
void way_graph_build(struct way_graph *graph, const struct scenario *model, uint32_t contact);
void way_graph_finish(struct way_graph *graph);

/** The same, borrowed, as the surveys of paths read it. */
struct path_graph way_graph_paths(const struct way_graph *graph);

/** What a letter gives at least and at most over all competencies: [0] and [1]. */
void way_letter_reach(const struct scenario *model, const struct turn *turn, int reach[2]);
