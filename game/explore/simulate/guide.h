// SPDX-License-Identifier: GPL-3.0-or-later
// What simulated people go by in a shift: its decisions numbered, and what acts are worth now.
#pragma once

#include "game/shift/state.h"

/** What can be decided in a scenario; every one has a difficulty of its own. */
enum decision_kind {
    DECISION_TURN,    // which reply: turn
    DECISION_TOPIC,   // whether to ask: slot
    DECISION_SECTION, // which part of a letter: section
    DECISION_ORDER,   // which section first: compose rule
    DECISION_LOOK_UP, // record
    DECISION_ACT,     // act on a record
    DECISION_COACH,   // coach question
    DECISION_PLAN,    // promise, as the next two
    DECISION_KEEP,
    DECISION_REPORT,
    DECISION_HOLD,  // contact, as the next
    DECISION_BEGIN, // get in touch first
    DECISION_FIELD, // wrap-up field
    DECISION_KINDS,
};

/** What doing an act now would change in what the observations of its scenario give. */
struct gain {
    int points[COMPETENCY_COUNT];
    int possible[COMPETENCY_COUNT]; // of the observations that change; 0 = none does
};

/** What an act is worth, and what that hangs on. */
struct guide_act {
    uint32_t opened;   // mark: its record was
    uint64_t observes; // bit per observation that asks about it (the 64th: and beyond)
    uint64_t *asked;   // bit per mark that those ask about
    bool by_marks;     // and they ask about nothing else
};

struct guide_scenario {
    uint32_t first[DECISION_KINDS]; // number of the first decision of each kind, in the scenario
    uint32_t decisions;             // of all kinds
    uint32_t mark_words;
    struct guide_act *acts;
    bool *free_out; // by contact: the candidate may begin it, and no promise asks for it
    bool has_free_out;
    bool *asked; // by mark: whether what can be done, or is worth, hangs on it
};

/** Made once for a shift; read by all threads. */
struct guide {
    const struct plan *plan;
    struct guide_scenario *scenarios;
    uint32_t most_decisions; // of one scenario
};

void guide_init(struct guide *guide, const struct plan *plan);
void guide_finish(struct guide *guide);

/** The number of a decision within its scenario. */
static inline uint32_t guide_decision(
        const struct guide *guide, uint32_t scenario, enum decision_kind kind, uint32_t item)
{
    return guide->scenarios[scenario].first[kind] + item;
}

/** What the step from one state to the next changes in what these observations of the scenario
 * (bits as in guide_act) give that are not settled yet, if they were settled at once. */
struct gain guide_gain(const struct shift_state *before, const struct shift_state *after,
        uint32_t scenario, uint64_t observes);
