// SPDX-License-Identifier: GPL-3.0-or-later
// What speech acts do to a customer, and what the customer makes of it in the end. Story, never
// score.
#pragma once

#include "game/shift/tell.h"

/** Performs a speech act on a customer: delta × reactivity / 100, rounded half away from zero,
 * clamped. */
void mood_act(struct shift_state *state, uint32_t scenario, uint32_t customer, uint32_t act);

/** Performs `count` steps of silence past patience. */
void mood_silence(struct shift_state *state, uint32_t scenario, uint32_t customer, uint32_t count);

/** Solves a need once: raises the outcome by its weight and pleases in proportion. */
void mood_solve(const struct telling *telling, uint32_t scenario, uint32_t need);

/** A critical error of this kind was made: satisfaction cannot end above its cap. */
void mood_cap(const struct telling *telling, struct place place, uint8_t critical_kind);

/** Counts the mood after a turn into mean and peak. */
void mood_count_turn(struct shift_state *state, uint32_t scenario, uint32_t customer);
