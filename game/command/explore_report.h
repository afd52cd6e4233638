// SPDX-License-Identifier: GPL-3.0-or-later
// What the search found, as a report for people and as JSON for programs.
#pragma once

#include "game/explore/search/explore.h"
#include "game/report/json.h"
#include "game/report/report.h"

/** What was explored, and how long it took. */
struct explored {
    const struct exploration *exploration;
    const struct shift *shift;    // of a whole shift; NULL for one scenario
    const char *file;             // as the author named it
    double seconds;               // of processor time
    const char *const *witnesses; // by finding: the file its script was written to; NULL = none
};

/** A number as people of this language write it; kept by the report. */
const char *explore_figures(struct report *report, double value, int decimals);

/** Adds title, verdicts, findings and figures. */
void explore_report(struct report *report, const struct explored *explored);

/** Writes one object. */
void explore_json(struct json *json, const struct explored *explored);

/** Adds what points can be had, the best and the worst ways, and what costs most. */
void explore_points_report(struct report *report, const struct exploration *found);

/** The same as members of an object. */
void explore_points_json(struct json *json, const struct exploration *found);

/** "no-dodging": a claim in one word, for programs and file names. */
const char *claim_id(enum claim claim);

/** What a finding is about, as conditions write it: "call/opening/acknowledge". */
void finding_write_path(
        struct buffer *buffer, const struct explored *explored, const struct finding *finding);
