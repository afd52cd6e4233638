// SPDX-License-Identifier: GPL-3.0-or-later
// What a sheet settles and what others say of it, as JSON.
#pragma once

#include "game/report/json.h"
#include "game/report/sheet_verdict.h"

/** Adds "vacancy" and "verdicts": what is asked for, what is settled, and why the rest is open. */
void verdict_json_write(struct json *json, const struct sheet_reading *reading);

/** Adds "facets": how often signals and offers were there, and how often they were taken well. */
void verdict_json_write_facets(struct json *json, const struct result *result);

/** Adds "others": how many were counted, and by these what adds nothing beyond the total. */
void verdict_json_write_others(struct json *json, const struct result *result);
