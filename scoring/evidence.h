// SPDX-License-Identifier: GPL-3.0-or-later
// Evidence: one observation of one competency in one decision, in whole points.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "scoring/competency.h"

/**
 * What one decision showed of one competency.
 *
 * The scenario is the unit of error: all its contacts, promises and wrap-ups carry the same number.
 * A decision stands at most once for each competency: its first visit counts, later ones do not.
 * A decision in which nothing could be earned is no evidence, and is left out.
 */
struct evidence {
    int scenario; // index of the scenario in the shift, 0 or more
    int decision; // any key that is unique in the scenario
    enum competency competency;
    int earned;   // 0 .. possible
    int possible; // 1 or more
};

/** The points of one choice moved to the range 0..possible. */
struct evidence_points {
    int earned;
    int possible; // 0 = the decision is not keyed on this competency
};

/**
 * The points of a choice: e = w(chosen) - min w, m = max w - min w.
 *
 * `weights` holds the author's points of every option of the decision for one competency; an option
 * that does not name the competency counts 0. Negative points are harmless, because only distances
 * count. `chosen` is the index of the choice, or negative when nothing was chosen (time-out,
 * skipped, hung up): that is the minimum of the decision. At least one option; any two weights at
 * most INT_MAX apart.
 */
struct evidence_points evidence_of_choice(const int *weights, size_t count, int chosen);

/** Why evidence is refused. */
enum evidence_refusal {
    EVIDENCE_FINE,
    EVIDENCE_SCENARIO_NEGATIVE,
    EVIDENCE_COMPETENCY_UNKNOWN,
    EVIDENCE_NOTHING_POSSIBLE, // possible is 0 or less
    EVIDENCE_EARNED_NEGATIVE,
    EVIDENCE_EARNED_ABOVE_POSSIBLE,
    EVIDENCE_TWICE, // same scenario, decision and competency as an earlier item
};

struct evidence_verdict {
    enum evidence_refusal refusal;
    size_t index; // of the first refused item; `count` when all are fine
};

/**
 * Looks for the first item that cannot be scored.
 *
 * Use it on evidence from outside before sheet_init(), which takes evidence for granted.
 */
struct evidence_verdict evidence_check(const struct evidence *items, size_t count);
