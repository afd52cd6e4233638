// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations in a model: turns with what is said there, slots with their wordings, letters.
#pragma once

#include <assert.h>
#include <stdbool.h>

#include "game/scenario/model_basis.h"
#include "scoring/competency.h"

/** Points of one competency. */
struct shows {
    uint8_t competency; // enum competency
    int8_t points;
    uint8_t facet; // enum facet
    uint32_t why;  // text
};

// What every step of a play reads (struct turn, slot and wording) fits a cache line or half of one,
// and holds nothing else: in a story of many thousands of turns a step takes as long as its memory
// does. What only people read stands beside it, by the same index.

/** One way to say a slot; the first whose facts are known is used, the general one stands last. */
struct wording {
    condition_index when; // CONDITION_TRUE for the general wording
    uint32_t say;         // text
    uint32_t answer;      // text the customer gives to a topic or a reply that stays; INDEX_NONE
    struct range effects; // complete: what an informed wording inherits is copied at load
    struct range shows;   // likewise, at most one per competency
    uint32_t sets;        // the mark it sets, when that is all that its effects do; INDEX_NONE
};

static_assert(sizeof(struct wording) == 32, "half a cache line");

enum slot_flag {
    SLOT_ONCE = 1,     // gone after it was said
    SLOT_TOPIC = 2,    // comes back to its hub; a decision of its own
    SLOT_NEEDLESS = 4, // a topic that is better not asked
    SLOT_STAYS = 8,    // leaves its turn open and unsettled
    SLOT_OFFERS = 16,  // it sells or offers something
};

/** One thing the candidate can say or do at a turn: a reply, a topic, or a part of a compose. */
struct slot {
    uint64_t key; // hash of contact/turn/slot: its order is hash_mix(key ^ seed)
    condition_index when;
    struct target next;
    uint32_t ahead; // first slot of the turn it leads to, to be fetched before it is needed
    uint32_t said;  // mark
    uint32_t first_wording;
    uint16_t seconds;      // story time it costs; SECONDS_DEFAULT = what its channel asks
    uint8_t wording_count; // informed ones first, the general one last
    uint8_t flags;         // enum slot_flag
};

static_assert(sizeof(struct slot) == 32, "half a cache line");

/** The rest of a slot, which no step reads. */
struct slot_rest {
    uint32_t id;        // string
    uint32_t decision;  // of a keyed topic; else INDEX_NONE
    uint32_t probes;    // fact; INDEX_NONE
    uint32_t section;   // of a compose, index in the scenario; else INDEX_NONE
    uint8_t temptation; // enum temptation
};

/**
 * What a slot can give over all its wordings: knowing changes the words, never what was possible.
 * Likewise a turn over its replies. Found once, at load. A competency that is not named has 0.
 */
struct slot_reach {
    int8_t least[COMPETENCY_COUNT];
    int8_t most[COMPETENCY_COUNT];
    uint8_t facet[COMPETENCY_COUNT]; // enum facet
    uint8_t named;                   // bit per competency that some wording names
};

/** A variant of what the customer says; first match wins, the last has CONDITION_TRUE. */
struct says {
    condition_index when;
    uint32_t text;
    struct range effects;
};

/** One part of a composed e-mail: at most one of its slots is chosen. */
struct section {
    uint32_t id;    // string
    uint32_t label; // text
    bool optional;
};

/** A bonus of a compose: all sections filled, or the right one first. */
struct compose_rule {
    bool order; // else completeness
    uint8_t competency;
    uint8_t facet;
    int8_t points;
    struct range sections; // in scenario.section_lists
    uint32_t why;
};

enum turn_flag {
    TURN_KEEP_ORDER = 1,
    TURN_HUB = 2,     // has topics
    TURN_COMPOSE = 4, // its slots are parts; `sent` says where it leads
    TURN_VARIES = 8,  // some slot has a condition: the range is found at the visit
    TURN_FALLS = 16,  // has a fall-through
    TURN_MOVES = 32,  // what the customer says brings something about
};

struct turn {
    struct range slots;
    struct range says;
    uint32_t contact;
    uint32_t decision;          // INDEX_NONE when no slot is keyed
    uint32_t visited;           // mark: scored at the first visit only
    uint32_t left;              // mark: a reply that leads on was said here
    uint32_t probes;            // fact; INDEX_NONE
    uint32_t observes;          // first observe settled here, chained by observe.next; INDEX_NONE
    struct target fall_through; // with TURN_FALLS
    struct target sent;         // of a compose
    uint32_t compose;           // INDEX_NONE
    uint32_t id;                // string: "turn" or "passage/turn"
    uint32_t line;
    uint32_t flags; // enum turn_flag
};

static_assert(sizeof(struct turn) == 64, "a cache line");

/** What an e-mail is composed of. */
struct compose {
    struct range sections;
    struct range rules;
};

struct visit {
    uint32_t entry; // turn
    struct target next;
    uint32_t id; // string
};

struct ending {
    uint32_t id; // string
    uint8_t outcome;
    uint32_t says; // text; INDEX_NONE
};

struct nudge {
    condition_index when;
    uint32_t text;
};
