// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios in another language: all texts of it or none, never mixed.
#pragma once

#include "game/base/bundle.h"
#include "game/base/diag.h"
#include "game/scenario/model.h"

/**
 * Shows every text in `language`, from po/ID.LANGUAGE.po of the bundle; its own language needs no
 * file. False, and the texts stay as they were, when the catalogue is missing, wrong or not
 * complete: each text that is missing or stale is a warning at its place.
 */
bool scenario_translate(struct scenario *scenario, struct bundle *bundle, const char *language,
        struct diag_list *diags);

/** The same for every scenario of the shift, the practice included; all or none. */
bool shift_translate(
        struct shift *shift, struct bundle *bundle, const char *language, struct diag_list *diags);
