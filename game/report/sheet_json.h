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

/** Adds the object `{"customers":3,"decisions":6}`: from how much a score counts. */
void sheet_json_write_gates(struct json *json, const struct sheet_gates *gates);

/** The gates in a document that has them under "gates"; the defaults for one from before. */
struct sheet_gates sheet_json_read_gates(const char *document);

/** The word of a status: "ok", "insufficient_evidence", "not_observed". */
const char *sheet_status_id(enum sheet_status status);
