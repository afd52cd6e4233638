// SPDX-License-Identifier: GPL-3.0-or-later
// Ways through one conversation as a graph of decisions, for one competency or all together.
#pragma once

#include "game/base/vec.h"
#include "game/scenario/model.h"
#include "scoring/path.h"

enum { CHOICE_ALL = -1 }; // all competencies together

enum choice_kind { CHOICE_TURN, CHOICE_TOPIC, CHOICE_FIELD };

/** A place on the way: a turn by the visits that led into it, a topic of it, or a wrap-up field. */
struct choice_node {
    enum choice_kind kind;
    uint32_t turn;
    uint32_t item; // topic's slot, or field
    uint32_t depth;
    uint32_t visits[VISIT_DEPTH_MAX];
    uint32_t next; // the next node of the same turn; INDEX_NONE
};

/** What an option stands for; INDEX_NONE: a letter, a form, falling through. */
struct choice_origin {
    uint32_t slot;
    uint32_t wording;
};

/**
 * A decision per turn, per keyed topic (asked before its hub, as one more choice) and per field of
 * the wrap-up; an option per way to say a slot. A letter has two: its least and its most.
 */
struct choice_graph {
    const struct scenario *model;
    const struct contact *contact;
    int competency;
    bool without_moods; // slots that hang on a mood are left out
    VEC(struct choice_node) nodes;
    VEC(struct path_decision) decisions;
    VEC(struct path_option) options;
    VEC(struct choice_origin) origins;
    uint32_t *first; // by turn of the contact: its first node
};

void choice_graph_init(struct choice_graph *graph, const struct scenario *model, uint32_t contact,
        int competency, bool without_moods);
void choice_graph_finish(struct choice_graph *graph);

/** The graph for scoring/path.h; borrows. */
struct path_graph choice_path_graph(const struct choice_graph *graph);

/**
 * By node the most and the least that can still be had, in arrays of the caller's with room for
 * every node. False when the graph has loops or is too large for it.
 */
bool choice_values(const struct choice_graph *graph, int64_t *most, int64_t *least);
