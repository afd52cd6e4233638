// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside a sheet, as JSON: the comparison group and the panel's line.
#pragma once

#include "game/report/json.h"
#include "scoring/stats/comparison.h"
#include "scoring/stats/standard.h"

/** Writes one object: which group and whether it fits, and the place of each competency in it. */
void beside_json_write_norm(struct json *json, const struct comparison *comparison);

/** Writes one object: the line of each competency and over all; without a line it is empty. */
void beside_json_write_standard(struct json *json, const struct standard *standard);

/** "fits"; for files. */
const char *beside_state_id(enum comparison_state state);
