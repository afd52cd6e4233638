// SPDX-License-Identifier: GPL-3.0-or-later
// Answers: when the words of a turn came on screen, and how one of them was chosen there.
#pragma once

#include "game/base/vec.h"
#include "game/report/result.h"

/** A turn that was on screen. */
struct answer_seen {
    uint32_t scenario;
    uint32_t contact;
    uint32_t turn;
    int64_t shown_ms; // wall time; 0 = not known
    bool answered;
};

/** What is remembered while a session is played again. A zeroed one is ready for use. */
struct answers {
    VEC(struct answer_seen) seen;
};

struct gather;

/**
 * Looks at the table before the action of `gather` is applied, and adds to its result how it was
 * chosen when it is an answer: the first at its turn, of two or more. `beside` may be NULL.
 */
void answers_take(
        struct answers *answers, const struct gather *gather, const struct action_beside *beside);
void answers_finish(struct answers *answers);
