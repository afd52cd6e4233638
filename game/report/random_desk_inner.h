// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the random player's desk: what things hang on, for who lists and who wakes them.
#pragma once

#include "game/report/random_desk.h"

// Whether something is possible hangs on marks, and on these.
enum desk_thing {
    ASKS_BEGUN = 1,    // whether something of its scenario came in
    ASKS_PHASE = 2,    // how far contacts are
    ASKS_PROMISED = 4, // what was promised
    ASKS_MORE = 8,     // what is not followed: it is tried every time
};

/** Where things of this kind lie. */
struct desk_shelf *random_desk_shelf(struct random_desk *desk, enum action_kind kind);

/** Lists everything of a scenario with what it hangs on. */
void random_desk_list(struct random_desk *desk, const struct plan *plan, uint32_t scenario);
