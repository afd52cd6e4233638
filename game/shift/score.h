// SPDX-License-Identifier: GPL-3.0-or-later
// Settling decisions: what was earned of what was possible, told as evidence.
#pragma once

#include "game/shift/tell.h"

/** What the candidate chose at a turn. */
struct chosen {
    uint32_t turn;
    uint32_t slot; // INDEX_NONE: nothing, which scores the least
    uint32_t wording;
    uint64_t offered; // where replies vary: bit per slot that the story offered when it was chosen
};

/** The replies of a turn that the story offers now, as bits; none when the turn settles nothing, or
 * always offers the same. */
uint64_t score_offered(const struct shift_state *state, uint32_t scenario, uint32_t turn);

/** Settles the turn, at its first visit in the contact only. */
void score_turn(const struct telling *telling, struct place place, struct chosen chosen);

/** Settles a topic that was asked before its hub was left. */
void score_topic(const struct telling *telling, struct place place, struct chosen chosen);

/** The hub is left for the first time: its topics that were not asked are settled. */
void score_hub_left(const struct telling *telling, struct place place, uint32_t turn);

/** Settles a composed e-mail from the parts in the contact's state; none when it was never sent. */
void score_compose(const struct telling *telling, struct place place, uint32_t turn);

/** Settles the wrap-up; `codes` NULL when it was never submitted. */
void score_wrap_up(const struct telling *telling, struct place place, const uint32_t *codes);

/** Settles the observations of a chain that are not settled yet. */
void score_observes(const struct telling *telling, struct place place, uint32_t first);
