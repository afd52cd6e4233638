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

/** How far a translation goes. */
struct translate_draft {
    uint8_t *status; // enum catalogue_status by text; the caller's to free with mem_free
    size_t missing;
    size_t stale; // the text changed since, or its {placeholders} differ
};

/**
 * Shows what is translated, and what is not as the file has it with `mark` before it: for who
 * writes, not for who plays. False, with nothing changed, when the catalogue is missing or wrong.
 */
bool scenario_translate_draft(struct scenario *scenario, struct bundle *bundle,
        const char *language, const char *mark, struct translate_draft *draft,
        struct diag_list *diags);

/** The same as scenario_translate for every scenario of the shift, the practice included; all or
 * none. */
bool shift_translate(
        struct shift *shift, struct bundle *bundle, const char *language, struct diag_list *diags);
