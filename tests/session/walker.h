// SPDX-License-Identifier: GPL-3.0-or-later
// A walker: plays a session by seeded choices; what it does next depends on the seed and the state
// alone.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/session/session.h"

/** Writes the next action; false when there is none left. `text` of a note lives until the next
 * call. */
bool walker_choose(const struct session *session, uint64_t seed, struct action *action);

/** Chooses and acts; false when the shift is over, nothing can be done, or it could not be written.
 */
bool walker_step(struct session *session, uint64_t seed, struct diag_list *diags);
