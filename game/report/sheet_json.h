// SPDX-License-Identifier: GPL-3.0-or-later
// A score sheet as JSON, in the one shape it has wherever a sheet is given.
#pragma once

#include "game/report/json.h"
#include "scoring/sheet.h"

/**
 * Adds `{"candidate":…,"competencies":{…},"overall":{…}}`: the seven competencies in their order,
 * full precision, null where there is nothing to say.
 */
void sheet_json_write(struct json *json, const char *candidate, const struct sheet *sheet);

/** The word of a status: "ok", "insufficient_evidence", "not_observed". */
const char *sheet_status_id(enum sheet_status status);
