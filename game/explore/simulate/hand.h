// SPDX-License-Identifier: GPL-3.0-or-later
// The hand that plays a shift to its end as a competent colleague would; what it chooses, a mind
// says.
#pragma once

#include "game/explore/simulate/form.h"
#include "game/explore/simulate/guide.h"
#include "game/shift/offer.h"
#include "game/shift/shift.h"

/** Something that is done or left. */
struct deed {
    enum decision_kind kind;
    uint32_t scenario;
    uint32_t item;
    const struct gain *gain; // of an act that observations ask about; else NULL
};

/** Replies to choose from, as they stand now; for a letter the parts of one section. */
struct table_of_replies {
    const struct shift_state *state;
    uint32_t scenario;
    uint32_t contact;
    uint32_t turn;
    uint32_t section; // INDEX_NONE: replies of a turn
    bool optional;    // of a section: it may stay empty
    uint32_t count;
    const struct offered_slot *slots;
};

/** Who decides. The same mind asked the same deed in one play says the same. */
struct mind {
    bool (*does)(void *who, const struct deed *deed);
    /** The index among the slots; `count` for none, where that is allowed. */
    uint32_t (*picks)(void *who, const struct table_of_replies *table);
    /** The code for a wrap-up field, index in the scenario's codes. */
    uint32_t (*codes)(
            void *who, const struct shift_state *state, uint32_t scenario, uint32_t field);
    /** Whether a letter begins with the section that a rule wants first: the rule's index. */
    bool (*leads)(void *who, uint32_t scenario, uint32_t rule);
    bool always_holds; // at every reply of a call
    void *who;
};

/** What was decided once in a scenario, and is not asked again. */
struct errands {
    bool begun;        // something of it lies on the desk
    bool listed;       // `records` holds what is to be read
    bool stale;        // something happened: acts and coach are worth another look
    bool blocked;      // nothing of `records` could be read, and nothing happened since
    uint32_t opens_at; // when one of them lies on the desk by itself; TIME_NONE = not known
    uint32_t *records; // to be read, in the order of this person
    uint32_t record_count;
    uint64_t *tried; // bit per decision of the scenario that is asked once
    bool *left;      // by act: the mind left it
    uint64_t *since; // by act and word: the marks its worth hung on then
};

struct hand {
    const struct guide *guide;
    struct shift_state state;
    struct shift_state ahead; // for trying an act
    struct errands *errands;
    bool promised; // something was, in any scenario: it may be planned
    struct showing *showing;
    const struct mind *mind;
    const struct sink *listener;                          // hears all that happens too; NULL
    void (*acts)(void *who, const struct action *action); // is told of each one before; NULL
    void *acts_for;
    uint64_t order;           // in which this person meets records
    uint32_t letter_scenario; // the letter under way: its parts in order
    uint32_t letter_contact;
    uint32_t letter[SECTION_MAX];
    uint32_t letter_count; // 0 = none under way
    uint32_t letter_next;
    uint32_t held_scenario; // the turn at which the caller was last put on hold
    uint32_t held_turn;
};

void hand_init(struct hand *hand, const struct guide *guide);
void hand_finish(struct hand *hand);

/** Plays the shift once, under the seed that orders the replies; evidence goes to `showing`. */
void hand_play(struct hand *hand, const struct mind *mind, uint64_t seed, struct showing *showing);
