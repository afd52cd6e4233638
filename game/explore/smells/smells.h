// SPDX-License-Identifier: GPL-3.0-or-later
// Smells: what a sceptical colleague would say of a scenario, a shift, or a pack that loads.
#pragma once

#include "game/base/diag.h"
#include "game/explore/smells/groups.h"
#include "game/explore/smells/language.h"
#include "game/explore/smells/measures.h"
#include "game/scenario/model.h"

/**
 * Looks at one scenario. Each smell is a warning at its line of its file, as the bundle names it;
 * one that the author accepts goes to the accepted ones with the reason. What is accepted and not
 * found is a warning too. `language` may be NULL: then nothing is said about words.
 */
void smells_of_scenario(
        const struct scenario *scenario, const struct language *language, struct diag_list *diags);

/** Hands `found` over to `diags`: what the scenario accepts at its line as accepted. */
void smells_accept(
        const struct scenario *scenario, const struct diag_list *found, struct diag_list *diags);

/** Looks at the customers of a pack's scenarios together. */
void smells_of_pack(
        const char *path, struct scenario *const *scenarios, size_t count, struct diag_list *diags);

/** Looks at a shift as a whole; its scenarios are looked at one by one. */
void smells_of_shift(const struct shift *shift, struct diag_list *diags);
