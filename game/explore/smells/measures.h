// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario in figures: its ways, its chances, what gives the best answer away, and how long it
// reads.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/vec.h"
#include "game/explore/smells/language.h"
#include "game/scenario/model.h"

/** What a candidate who knows nothing of the case might go by. */
enum cue {
    CUE_LONGEST,
    CUE_SHORTEST,
    CUE_FIRST, // only where everybody sees the same order
    CUE_LAST,
    CUE_POLITEST, // only with a language
    CUE_DIGITS,
    CUE_QUESTION,
    CUE_COUNT,
};

struct measured_cue {
    int of;       // choices in which the cue points at something
    double share; // 0..1: of these, how many it gets right; ties count in part
};

/** What can be earned of one competency on the ways through, hang-ups left out. */
struct measured_chance {
    int keyed;        // decisions that exist
    double decisions; // expected on a way
    int64_t least; // points possible on the way that offers least, as far as that is sure to come
    int64_t sure;  // on the way that offers most, likewise
    int64_t most;  // with everything that may come besides
    double mean;   // every way counts the same; what may come counts half
};

struct scenario_measures {
    uint32_t contacts;
    uint32_t turns;
    uint32_t slots;
    uint32_t choices;  // that have points
    bool ways_counted; // false: loops, too many ways to count
    double ways;       // from turn to turn, counted in each contact and added up
    struct measured_cue cues[CUE_COUNT];
    struct measured_chance chances[COMPETENCY_COUNT];
    uint32_t words; // read on the median way
    bool has_ease;  // there is a language and something to read
    double ease;
};

/** Measures a scenario; `language` may be NULL. */
void measures_take(const struct scenario *scenario, const struct language *language,
        struct scenario_measures *measures);

/** The parts of it. */
void measure_cues(const struct scenario *scenario, const struct language *language,
        struct scenario_measures *measures);
void measure_chances(const struct scenario *scenario, struct scenario_measures *measures);
void measure_texts(const struct scenario *scenario, const struct language *language,
        struct scenario_measures *measures);

enum measure {
    MEASURE_CONTACTS,
    MEASURE_TURNS,
    MEASURE_SLOTS,
    MEASURE_WAYS,
    MEASURE_POSSIBLE,  // points of one competency, at most
    MEASURE_DECISIONS, // expected, of one competency
    MEASURE_CUE,       // per cent, of one cue
    MEASURE_WORDS,
    MEASURE_EASE,
};

struct measure_change {
    enum measure measure;
    int which; // enum competency or enum cue; 0 otherwise
    double before;
    double after;
};

/** What is not the same, in the order of the enum; figures as they are shown, in whole numbers. */
struct measure_changes {
    struct measure_change *items;
    size_t count;
    size_t capacity;
};

/** Adds what changed between two measurements; the caller ends `changes` with vec_finish. */
void measures_compare(const struct scenario_measures *before, const struct scenario_measures *after,
        struct measure_changes *changes);
