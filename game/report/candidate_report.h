// SPDX-License-Identifier: GPL-3.0-or-later
// The candidate's own report: what was seen, in plain words, with a tip for each competency.
#pragma once

#include "game/report/report.h"
#include "game/report/result.h"

/** Builds it in the program's language. No numbers, no comparison, no decision. */
void candidate_report_init(struct report *report, const struct result *result);
