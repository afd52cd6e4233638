// SPDX-License-Identifier: GPL-3.0-or-later
// What the search says of a scenario and of a shift: every claim proved, refuted, or not decided.
#pragma once

#include "game/explore/search/coverage.h"
#include "game/explore/search/search.h"
#include "game/explore/search/trial.h"

enum claim {
    CLAIM_ENDS,       // from everywhere in a conversation one of its endings can be reached
    CLAIM_NOT_STUCK,  // whoever is to speak has something to say
    CLAIM_REACHED,    // every part can be met
    CLAIM_SEVERAL,    // every keyed fact has two ways to it, or is meant to have one
    CLAIM_KEPT,       // every promise can be kept before it is due
    CLAIM_PATIENT,    // on the model path nobody loses patience
    CLAIM_DIFFERENT,  // no two slots of a turn lead to the same future
    CLAIM_NONE_BEST,  // no slot is better on every competency in every future
    CLAIM_NO_DODGING, // no weaker action leads to a better ratio than every better one
    CLAIM_BOUND,      // of a shift: nobody is lost while the candidate was busy
    CLAIM_COUNT,
};

enum verdict { VERDICT_PROVED, VERDICT_REFUTED, VERDICT_UNDECIDED, VERDICT_COUNT };

/** Why something was not decided. */
enum why {
    WHY_NOTHING,
    WHY_BUDGET, // more states than were allowed
    WHY_WIDE,   // a state does not fit
    WHY_CLOCK,  // found with the clock set aside; not played by the clock
    WHY_APART,  // found in a conversation apart, the others free; not played whole
    WHY_MOODS,  // found with moods set free; not played with moods as they are
    WHY_LOOPS,  // the story has loops beyond the budget
    WHY_EXACT,  // found with moods set free; with moods as they are there are more states than
                // allowed
    WHY_FORMS,  // a form has more ways to be filled in than are tried
};

/** One thing a claim was refuted or left undecided for. What is not meant is INDEX_NONE. */
struct finding {
    enum claim claim;
    enum verdict verdict;
    enum why why;
    enum part_kind part; // of `index`; of facts and promises by claim
    uint32_t scenario;   // in the shift
    uint32_t index;
    uint32_t other;     // the second slot
    int competency;     // -1 = none
    uint32_t weak[2];   // the ratio after the weaker action, as earned of possible
    uint32_t better[2]; // after every better one
    uint32_t allowed;   // states, where there were more
    const char *script; // actions that show it, one a line; NULL = none
};

/** How many cases of a claim ended how. */
struct claim_counts {
    uint32_t count[VERDICT_COUNT];
};

/** Points of one competency in one conversation, over its simple paths. */
struct contact_points {
    bool decided;
    bool loops;
    double paths;
    int least; // possible
    int most;
    double mean;
    int worst; // earned, author's points
    int best;
};

/** A slot and what it costs beside the best at its turn, over all competencies. */
struct slot_regret {
    uint32_t contact;
    uint32_t turn;
    uint32_t slot;
    uint32_t wording;
    int points;
};

/** The slots of one best and one worst path through a conversation. */
struct contact_path {
    uint32_t contact;
    int competency;
    bool best;
    const uint32_t *slots;
    uint32_t count;
};

/** How far one search went. */
struct search_size {
    uint64_t states;
    uint64_t steps;
    size_t bytes;     // of the largest
    uint64_t largest; // its states
    uint32_t searches;
};

struct explore_setup {
    struct scenario *scenario;
    struct rules *rules;
    uint32_t index;           // of the scenario in the shift; 0 of one alone
    struct trial_hours hours; // in which witnesses are played
    uint32_t budget;          // states a search may meet
    uint32_t plays;           // by chance, before anything is sought; 0 = as many as help
    /** Asked now and then; false breaks off. NULL = never asked. */
    bool (*going)(void *payload, const struct search_size *size);
    void *payload;
};

struct exploration {
    struct arena arena;
    const struct scenario *model;
    struct claim_counts claims[CLAIM_COUNT];
    VEC(struct finding) findings;
    struct contact_points *points; // by contact, then all together and each competency
    VEC(struct slot_regret) regrets;
    VEC(struct contact_path) paths;
    int mood_share[COMPETENCY_COUNT][2]; // possible that hangs on mood, of all that is possible
    uint32_t parts[PART_KIND_COUNT][2];  // met, of how many
    bool apart[COMPETENCY_COUNT];        // dodging was sought in each conversation apart
    bool freed[COMPETENCY_COUNT];        // likewise, with moods set free
    bool loops;                          // a conversation can come back to where it was
    bool broken_off;
    struct search_size size;
};

/** Explores one scenario. The caller finishes `exploration`. */
void explore_init(struct exploration *exploration, const struct explore_setup *setup);
void explore_finish(struct exploration *exploration);

/** What only a whole shift can show: CLAIM_BOUND, over a fast, a model and a slow play. The caller
 * finishes `exploration`. */
void explore_shift(struct exploration *exploration, const struct shift *shift);
