// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the result: listens to a session played again and writes its moments down.
#pragma once

#include "game/base/buffer.h"
#include "game/report/answers.h"
#include "game/report/result.h"
#include "game/report/ways.h"
#include "game/shift/happening.h"
#include "game/shift/offer.h"

/** What a decision is about: its kind, and where it stands in the scenario. */
struct gather_decision {
    enum result_moment_kind kind;
    uint32_t index; // turn, slot, observe, promise or wrap-up field
};

/** What is remembered of one scenario while it is played. */
struct gather_scenario {
    struct gather_decision *decisions;
    uint32_t *heard; // per contact: the customer's last words, a text
    VEC(const char *) looked_up;
    VEC(const char *) rules; // of these, what stands in the knowledge base
    size_t told;             // of these, with a moment
};

struct gather {
    struct result *result;
    struct shift_state *state;
    struct gather_scenario *scenarios;
    const struct action *action; // being applied; NULL before the first
    uint64_t sequence;
    uint32_t chosen[OFFER_MAX];   // slots said in it
    uint32_t wordings[OFFER_MAX]; // in which they were said
    size_t chosen_count;
    struct offer offer;              // what was on the table when the action was chosen
    struct buffer said;              // what the candidate said in it
    VEC(struct result_point) points; // of the last moment
    VEC(struct evidence) evidence;
    struct ways ways;
    struct answers answers;
};

/** `state` is at the start of the shift; both outlive the gathering. */
void gather_init(struct gather *gather, struct result *result, struct shift_state *state);

/** Hands what was gathered to the result and frees the rest. */
void gather_finish(struct gather *gather);

/** Looks at the table before an action is applied. */
void gather_before(struct gather *gather, const struct action *action, uint64_t sequence);

/** Looks at the customers after an action was applied. */
void gather_moods(struct gather *gather);

/** The sink. */
void gather_take(void *payload, const struct happening *happening);

/** Writes down how it went for each customer, once the play is over. */
void gather_customers(struct result *result, const struct shift_state *state);
