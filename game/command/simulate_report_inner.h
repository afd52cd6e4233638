// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the report of a simulation: what its tables share, and those of what a form withstands.
#pragma once

#include "game/command/simulate_report.h"

/** The name of a competency, or of the overall score for COHORT_OVERALL. */
const char *simulate_score_name(int of);

/** A section that says, as each does, that all is simulated. */
void simulate_report_begin(struct report *report, const char *title);

/** How much of r is lost by wrong keys, by looking up by chance, and by skimming. */
void simulate_report_robustness(struct report *report, const struct simulate_result *result);

/** The mean scores of those who go by a trick. */
void simulate_report_tricksters(struct report *report, const struct simulate_result *result);
