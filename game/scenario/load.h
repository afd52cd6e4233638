// SPDX-License-Identifier: GPL-3.0-or-later
// From files to a model: everything wrong is said with file and line, nothing is half-loaded.
#pragma once

#include "game/base/bundle.h"
#include "game/base/diag.h"
#include "game/scenario/model.h"

/**
 * Loads the scenario at `path` of the bundle, with its pack. NULL, with at least one error in
 * `diags`, when it cannot be played; warnings alone do not prevent loading. The caller destroys it.
 */
struct scenario *scenario_load(struct bundle *bundle, const char *path, const struct rules *rules,
        struct diag_list *diags);

/** Frees it; NULL is fine. */
void scenario_destroy(struct scenario *scenario);

/**
 * Loads the shift at `path` with the rules of play, all its scenarios, swaps and practice; as
 * scenario_load. In "shifts/ochtend.xml#jaarnota,pakket" the scenarios named behind # change places
 * with their swaps: the variant a candidate plays is part of the shift's name, wherever it is kept.
 */
struct shift *shift_load(struct bundle *bundle, const char *path, struct diag_list *diags);
void shift_destroy(struct shift *shift);

/** Seconds since midnight; zeroed: what the scenario's own times ask for. */
struct alone_hours {
    uint32_t start;
    uint32_t until;
};

/**
 * Puts a shift with only the scenario at `scenario` into the bundle, in memory, and returns the
 * path for shift_load; NULL, with diagnostics, when the scenario cannot be played. `hours` may be
 * NULL. Without rules in the bundle those of the program are taken.
 */
const char *shift_alone(struct bundle *bundle, const char *scenario,
        const struct alone_hours *hours, struct diag_list *diags);

/** Both at once, and the scenario is read once: for whoever waits for it. */
struct shift *shift_load_alone(struct bundle *bundle, const char *scenario,
        const struct alone_hours *hours, struct diag_list *diags);

/**
 * As shift_load, of a file that names the scenario `given` (may be NULL), read already with
 * `rules`; takes both over, whatever comes of it. NULL rules: they could not be read, and that was
 * said.
 */
struct shift *shift_load_given(struct bundle *bundle, const char *path, struct rules *rules,
        struct scenario *given, struct diag_list *diags);
