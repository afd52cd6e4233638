// SPDX-License-Identifier: GPL-3.0-or-later
// Happenings: what applying an action brought about, told to whoever listens; never part of the
// state.
#pragma once

#include <stdint.h>

#include "scoring/competency.h"

enum happening_kind {
    HAPPENED_ARRIVAL,        // a contact came into the queue
    HAPPENED_TAKEN,          // the candidate took it, or began it
    HAPPENED_CUSTOMER_SAID,  // text
    HAPPENED_CANDIDATE_SAID, // text, turn, slot, wording
    HAPPENED_NUDGE,          // text
    HAPPENED_ENDED,          // value: enum outcome; text: ending's words or INDEX_NONE
    HAPPENED_WRAPPED,
    HAPPENED_OPENED,   // item: record
    HAPPENED_SEARCHED, // item: system, value: records found
    HAPPENED_DONE,     // item: act on a record; text: its result
    HAPPENED_ADVISED,  // item: coach question; text: the answer
    HAPPENED_PROMISED, // item: promise, value: due
    HAPPENED_PLANNED,  // item: promise, value: planned time
    HAPPENED_KEPT,     // item: promise
    HAPPENED_REPORTED, // item: promise; value: 1 when after it was due
    HAPPENED_BROKEN,   // item: promise
    HAPPENED_HELD,     // value: seconds
    HAPPENED_RESUMED,  // value: seconds too late
    HAPPENED_LEARNED,  // item: fact
    HAPPENED_SCORED,   // evidence: decision, competency, earned, possible, text: why
    HAPPENED_CRITICAL, // item: critical; text: what
    HAPPENED_SHIFT_ENDED,
};

/** One happening. What a kind does not use is INDEX_NONE, or 0 for numbers. */
struct happening {
    enum happening_kind kind;
    uint32_t time; // story time, seconds since midnight
    uint32_t scenario;
    uint32_t contact;
    uint32_t turn;
    uint32_t slot;
    uint32_t wording;
    uint32_t item;
    uint32_t text; // in the scenario
    uint32_t decision;
    enum competency competency;
    uint8_t facet;
    int earned;
    int possible;
    uint32_t value;
};

/** Who listens; a NULL sink hears nothing and costs nothing. */
struct sink {
    void (*take)(void *payload, const struct happening *happening);
    void *payload;
};
