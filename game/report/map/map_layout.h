// SPDX-License-Identifier: GPL-3.0-or-later
// Where the boxes and lines of a map lie: each contact laid out by Graphviz's dot, the contacts
// side by side.
#pragma once

#include "game/base/diag.h"
#include "game/report/map/map.h"

enum map_diag {
    DIAG_MAP_NO_DOT = 760,    // `dot` is not there
    DIAG_MAP_LATE = 761,      // argument: the seconds it was given
    DIAG_MAP_FAILED = 762,    // dot ended with an error, or said something that is no layout
    DIAG_MAP_NO_CONTACT = 763 // arguments: the id asked for, the ids that are there
};

/**
 * Gives every box and line its place, with `dot` as a child process. False with a diagnostic when
 * that cannot be; the map then lies in plain rows, by how far a box is from the start.
 */
bool map_layout(struct map *map, struct diag_list *diags);

/** What dot is told: a graph for each contact. */
void map_layout_write(const struct map *map, struct buffer *dot);

/** Takes dot's answer to that in; false when it is not one. */
bool map_layout_read(struct map *map, const char *plain);

/** Rows without dot: each box below the first from which it can be reached. */
void map_layout_rows(struct map *map);
