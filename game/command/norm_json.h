// SPDX-License-Identifier: GPL-3.0-or-later
// A norm as JSON: what `zeven norm export` writes and `zeven norm import` reads.
#pragma once

#include "game/report/json.h"
#include "game/store/norms.h"

/** Writes one norm; `whole` with its distributions and covariances. */
void norm_json_write(struct json *json, const struct stored_norm *norm, bool whole);

/**
 * Adds the norm in `text` to `list`, which owns what it points at. Only its shape is looked at:
 * norms_add looks at the numbers. False, with a diagnostic, when it is none.
 */
bool norm_json_read(
        struct norm_list *list, const char *text, const char *file, struct diag_list *diags);
