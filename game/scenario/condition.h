// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions: from the words of an author to postfix code.
#pragma once

#include "game/scenario/build.h"

/** The condition in `attribute` of `node`; CONDITION_TRUE without one, or after a diagnostic. */
condition_index condition_read(
        struct build *build, const struct node *node, enum attribute attribute, struct scope scope);

/** The condition that all `count` marks are set. */
condition_index condition_all(
        struct build *build, const struct node *node, const uint32_t *marks, size_t count);
