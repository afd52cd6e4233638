// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario in figures, and what changed between two of them.
#include "game/explore/smells/measures.h"

#include <math.h>

void measures_take(const struct scenario *scenario, const struct language *language,
        struct scenario_measures *measures)
{
    *measures = (struct scenario_measures) {
        .contacts = scenario->contact_count,
        .turns = scenario->turn_count,
        .slots = scenario->slot_count,
    };
    measure_cues(scenario, language, measures);
    measure_chances(scenario, measures);
    measure_texts(scenario, language, measures);
}

static void compare(struct measure_changes *changes, enum measure measure, int which, double before,
        double after)
{
    struct measure_change change = { measure, which, round(before), round(after) };
    if (change.before != change.after) {
        vec_push(changes, change);
    }
}

void measures_compare(const struct scenario_measures *before, const struct scenario_measures *after,
        struct measure_changes *changes)
{
    compare(changes, MEASURE_CONTACTS, 0, before->contacts, after->contacts);
    compare(changes, MEASURE_TURNS, 0, before->turns, after->turns);
    compare(changes, MEASURE_SLOTS, 0, before->slots, after->slots);
    compare(changes, MEASURE_WAYS, 0, before->ways, after->ways);
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        const struct measured_chance *was = &before->chances[c];
        const struct measured_chance *is = &after->chances[c];
        compare(changes, MEASURE_POSSIBLE, c, (double)was->most, (double)is->most);
        compare(changes, MEASURE_DECISIONS, c, was->decisions, is->decisions);
    }
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        compare(changes, MEASURE_CUE, cue, 100 * before->cues[cue].share,
                100 * after->cues[cue].share);
    }
    compare(changes, MEASURE_WORDS, 0, before->words, after->words);
    compare(changes, MEASURE_EASE, 0, before->ease, after->ease);
}
