// SPDX-License-Identifier: GPL-3.0-or-later
// Targets: where a reply, a visit or a compose leads.
#pragma once

#include "game/scenario/build.h"

/**
 * The target in next= of `node`, or without it what follows `step` (a turn or a visit) in its
 * place. After a diagnostic it is TARGET_STAY.
 */
struct target target_read(
        struct build *build, const struct node *node, const struct node *step, uint32_t place);
