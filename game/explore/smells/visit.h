// SPDX-License-Identifier: GPL-3.0-or-later
// The smells as a visitor of the check: with the words of the language, and the translations there
// are.
#pragma once

#include "game/scenario/check.h"

/**
 * A visitor that adds the smells of every scenario and shift that loads. The words of a language
 * come from the bundle, or else from the program's own folder of scenarios; every catalogue of a
 * scenario that lies there must be complete. It has no data.
 */
extern const struct check_visitor SMELLS_VISITOR;

/** The language of a scenario, as the visitor finds it; NULL without one. The caller destroys it.
 */
struct language *smells_language(
        struct bundle *bundle, const struct scenario *scenario, struct diag_list *diags);
