// SPDX-License-Identifier: GPL-3.0-or-later
// Moves: what the candidate can do in a state, and what the clock can bring.
#pragma once

#include "game/base/vec.h"
#include "game/explore/search/letters.h"
#include "game/explore/search/pack.h"

enum move_kind {
    // The candidate's; in the order in which they are tried.
    MOVE_TAKE,
    MOVE_OUT,
    MOVE_REPLY, // item: slot
    MOVE_PART,  // item: slot
    MOVE_SEND,
    MOVE_LETTER, // item: way to write it
    MOVE_UNPART, // item: the part that was chosen last
    MOVE_WRAP,   // item: which of the ways to fill in the form
    MOVE_OPEN,   // item: record
    MOVE_FIND,   // item: record that is searched for
    MOVE_PIN,
    MOVE_ACT,     // item: record act
    MOVE_CONSULT, // item: coach question
    MOVE_HOLD,
    MOVE_NOTE,
    MOVE_PLAN,   // item: promise
    MOVE_REPORT, // item: promise
    // The clock's.
    MOVE_ARRIVE,
    MOVE_ANSWER, // the customer writes back
    MOVE_DUE,    // item: promise
    MOVE_LEAVE,  // somebody waited too long
    MOVE_RETURN_LATE,
    MOVE_SILENCE, // somebody is kept waiting past patience, a step
    // What contacts that are not played out may do.
    MOVE_ELSEWHERE_MARK,  // item: mark
    MOVE_ELSEWHERE_ENDED, // item: outcome
    MOVE_ELSEWHERE_TAKEN,
    MOVE_ELSEWHERE_PROMISE, // item: promise << 3 | step
    MOVE_FINISH,
    MOVE_KIND_COUNT,
};

enum { MOVE_ITEM_BITS = 22, MOVE_CONTACT_BITS = 5 };

/** A move in 32 bits: kind, contact, item. */
static inline uint32_t move_of(enum move_kind kind, uint32_t contact, uint32_t item)
{
    return (uint32_t)kind << (MOVE_CONTACT_BITS + MOVE_ITEM_BITS) | contact << MOVE_ITEM_BITS |
            item;
}

static inline enum move_kind move_kind(uint32_t move)
{
    return (enum move_kind)(move >> (MOVE_CONTACT_BITS + MOVE_ITEM_BITS));
}

static inline uint32_t move_contact(uint32_t move)
{
    return move >> MOVE_ITEM_BITS & ((1u << MOVE_CONTACT_BITS) - 1);
}

static inline uint32_t move_item(uint32_t move)
{
    return move & ((1u << MOVE_ITEM_BITS) - 1);
}

static inline bool move_is_candidates(uint32_t move)
{
    return move_kind(move) < MOVE_ARRIVE;
}

typedef VEC(uint32_t) move_list;

/** What is needed to list and make moves. */
struct moves {
    const struct packing *packing;
    bool every_order; // of look-ups that follow each other; else only one, by which the same states
                      // are met, but not every way between them
    bool *elsewhere;  // by mark: contacts that are not played out may set it
    uint8_t *promises; // by promise: bit per step they may take with it
    bool *same;        // by slot: a part that differs in nothing that counts from an earlier one
    bool single_go;    // letters, where that leaves nothing out: points are counted, and half a
                       // letter earns none
    struct letters letters;
    bool finishes; // the end of the shift is a move: its observations count
};

void moves_init(struct moves *moves, const struct packing *packing);
void moves_finish(struct moves *moves);

/**
 * Adds every move of the state on the bench. `since` is the move by which the state was met first:
 * look-ups that follow each other are tried in one order only, unless every order is asked for.
 */
void moves_list(const struct moves *moves, uint32_t since, move_list *list);

/**
 * Makes a move on the bench; false, and the bench is to be thrown away, when it turns out not to be
 * possible. `sink` may be NULL.
 */
bool move_make(const struct moves *moves, uint32_t move, const struct sink *sink);

/** Lets happen on the bench what may as well happen at once. */
void moves_settle(const struct moves *moves);

/** The turn to which the slot of a reply or part belongs. */
uint32_t move_turn(const struct moves *moves, uint32_t move);

/** The candidate's move as an action; the times in it are the authored ones. */
struct action move_action(const struct moves *moves, uint32_t move);
