// SPDX-License-Identifier: GPL-3.0-or-later
// The map of a scenario: turns and endings as boxes, what leads from one to another as lines, one
// frame for each contact. Places come from map_layout, passes from map_weights.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/vec.h"
#include "game/draw/canvas.h"
#include "game/scenario/model.h"

/** Sizes in units of the map: pixels at 100 %. A box is as large whatever it says, so that another
 * text never moves it. */
enum { MAP_NODE_WIDTH = 176, MAP_NODE_HEIGHT = 58, MAP_HEADING = 44, MAP_MARGIN = 16 };

enum map_kind { MAP_TURN, MAP_ENDING };

struct map_node {
    enum map_kind kind;
    uint32_t item; // turn or ending, in the scenario
    uint32_t contact;
    const char *title;  // its id: "opening", "identity/ask"
    const char *text;   // what is said there first; of an ending how it ended, in words
    uint8_t competency; // the one that can differ most here; COMPETENCY_COUNT = none is keyed
    uint8_t keyed;      // bit per competency
    uint8_t slots;
    uint16_t conditional; // bit per slot that has a condition, of the first 16
    uint8_t outcome;      // of an ending
    uint32_t line;        // in the file; 0 of an ending
    uint32_t passes;      // of map.plays: how many came here
    double x;             // upper left corner
    double y;
};

struct map_edge {
    uint32_t from; // nodes
    uint32_t to;
    uint8_t slots;    // that lead this way; 0 = a fall-through
    bool conditional; // all of them have a condition
    const char *when; // their condition in words, when there is just one; else NULL
    uint32_t passes;
    uint32_t points; // first of its curve in map.points: 1 + 3n of them
    uint32_t point_count;
};

struct map_cluster {
    uint32_t contact;
    const char *title; // "call · phone · 09:04"
    const char *when;  // the condition under which it comes, in words; "" = always
    uint32_t first;    // nodes of a contact stand together
    uint32_t count;
    struct canvas_rect rect;
};

struct map {
    struct arena arena;
    const struct shift *shift; // borrowed, as its scenario is
    const struct scenario *scenario;
    VEC(struct map_node) nodes;
    VEC(struct map_edge) edges;
    VEC(struct map_cluster) clusters;
    VEC(struct canvas_point) points;
    uint32_t plays;   // simulated candidates; 0 = not weighed
    bool blind;       // … who chose without reading
    uint32_t *chosen; // by slot of the scenario: how many of them said it; NULL = not weighed
    double width;     // of the whole
    double height;
};

/** Makes the map of a shift's first scenario, or of its one contact `contact` (INDEX_NONE: all).
 * Not placed and not weighed yet. The shift must outlive the map. */
void map_init(struct map *map, const struct shift *shift, uint32_t contact);
void map_finish(struct map *map);

/** The first node after `from` (INDEX_NONE: from the start, going round) where `text` stands in
 * its title or in anything said there, capitals aside; INDEX_NONE when there is none. */
uint32_t map_find_text(const struct map *map, const char *text, uint32_t from);
