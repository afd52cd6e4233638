// SPDX-License-Identifier: GPL-3.0-or-later
// Tricksters: players who go by something else than what is good, and ought to gain nothing by it.
#pragma once

#include "game/explore/simulate/cohort.h"
#include "game/explore/simulate/guide.h"
#include "game/explore/simulate/traits.h"

enum trickster {
    TRICKSTER_FIRST,
    TRICKSTER_LAST,
    TRICKSTER_LONGEST,
    TRICKSTER_SHORTEST,
    TRICKSTER_POLITEST,
    TRICKSTER_QUESTION,
    TRICKSTER_DIGITS,
    TRICKSTER_FEELING,
    TRICKSTER_NEWEST,
    TRICKSTER_ESCALATES,
    TRICKSTER_HOLDS,
    TRICKSTER_COACH,
    TRICKSTER_NO_PROMISE,
    TRICKSTER_FAR_PROMISE,
    TRICKSTER_OPENS_ALL,
    TRICKSTER_READS_NOTHING,
    TRICKSTER_RUBRIC,
    TRICKSTER_FASTEST,
    TRICKSTER_RANDOM,
    TRICKSTER_COUNT,
};

/** The id: "always-hold". */
const char *trickster_id(enum trickster trickster);

/** What a trickster scored; NaN where nothing was measured. */
struct trickster_score {
    double mean[COHORT_SCORES];
    double error[COHORT_SCORES]; // standard error of the mean
};

/** Lets every trickster play the shift `plays` times. */
void tricksters_play(struct trickster_score scores[TRICKSTER_COUNT], const struct guide *guide,
        const struct traits *traits, uint64_t seed, uint32_t plays, const struct crew *crew);
