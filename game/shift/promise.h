// SPDX-License-Identifier: GPL-3.0-or-later
// Promises: what a customer needs in time; opened by the story, whether promised or not.
#pragma once

#include "game/shift/tell.h"

/** The candidate promises; `due` in seconds since midnight replaces the authored time, INDEX_NONE
 * keeps it. */
void promise_make(
        const struct telling *telling, struct place place, uint32_t promise, uint32_t due);

/** A mark was set or a contact ended: promises anchored there open. Pass INDEX_NONE for what it was
 * not. */
void promises_open(
        const struct telling *telling, uint32_t scenario, uint32_t mark, uint32_t contact);

/** Something happened that may keep a promise: a contact, an act on a record, or a reply's mark. */
void promises_keep(
        const struct telling *telling, uint32_t scenario, uint8_t kept_by, uint32_t keeper);

/** An act that kept a promise was undone before the promise fell due. */
void promises_unkeep(const struct telling *telling, uint32_t scenario, uint32_t act);

/** The candidate puts it in the diary for `time`, in place of an earlier time. */
void promise_plan(
        const struct telling *telling, uint32_t scenario, uint32_t promise, uint32_t time);

/** The customer hears that it will be later: in time to count as reported until it fell due, late
 * from then on. */
void promise_report_late(const struct telling *telling, uint32_t scenario, uint32_t promise);

/** The promise falls due now. */
void promise_fall_due(const struct telling *telling, uint32_t scenario, uint32_t promise);

/** Whether it still has a moment to fall due: opened or promised, and not fallen due. */
static inline bool promise_waits(const struct promise_state *promise)
{
    return (promise->opened || promise->promised) && !promise->fell_due;
}

/** At the end of the shift: promises break, and every opened one is scored. */
void promises_score(const struct telling *telling, uint32_t scenario);
