// SPDX-License-Identifier: GPL-3.0-or-later
// Effects and points: what a reply, an answer, a record or an act brings about.
#pragma once

#include "game/scenario/build.h"

/** The effects that stand in `node`, in the order of the file. */
struct range effects_read(struct build *build, const struct node *node, struct scope scope);

/** Those of a wording: the speech acts of `informed` if it has any, else of `slot`; all else of
 * both. */
struct range effects_read_wording(struct build *build, const struct node *slot,
        const struct node *informed, struct scope scope);

/** The points of `slot`, those of the same competency replaced by `informed` (may be NULL). */
struct range effects_read_shows(struct build *build, const struct node *slot,
        const struct node *informed, const char *path);

/** The competency of a node, or COMPETENCY_COUNT; and its facet, diagnosed where it is needed or
 * stray. */
int effects_competency(const struct node *node, int otherwise);
uint8_t effects_facet(struct build *build, const struct node *node, int competency);
