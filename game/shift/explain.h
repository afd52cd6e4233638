// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions in their author's words again, with what holds now and which part does not.
#pragma once

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/vec.h"
#include "game/shift/state.h"

/** A word of a condition: a question ("knows meter-differs"), "not", "and", "or", "(" or ")". */
struct explained {
    const char *text;
    bool asks;  // a question, with the "not" before it when there is one
    bool fails; // as it stands now it keeps the whole condition from holding
};

typedef VEC(struct explained) explained_list;

/**
 * Adds the words of a condition in order, nothing for one that always holds. Texts live in `arena`.
 * Returns whether it holds now; when it does, nothing fails.
 */
bool condition_explain(const struct shift_state *state, uint32_t scenario,
        condition_index condition, struct arena *arena, explained_list *list);

/** Adds "contact/turn" as conditions write it. */
void turn_write_path(struct buffer *buffer, const struct scenario *scenario, uint32_t turn);

/** The turn that "contact/turn" names; INDEX_NONE when there is none. */
uint32_t turn_find_path(const struct scenario *scenario, const char *path);
