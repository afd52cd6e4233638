// SPDX-License-Identifier: GPL-3.0-or-later
// The recruiter's sheet as a report: bands first, then what they rest on.
#pragma once

#include "game/report/random_player.h"
#include "game/report/report.h"
#include "game/report/result.h"
#include "scoring/sheet.h"

/** Adds the band chart of a sheet; `random` may be NULL. */
void sheet_report_add_bands(
        struct report *report, const struct sheet *sheet, const struct random_player *random);

/** Adds a sheet of which only the evidence is known. */
void sheet_report_add_plain(
        struct report *report, const char *candidate, const struct sheet *sheet);

/** Builds the whole sheet of a finished session, in the program's language; `random` may be NULL.
 */
void sheet_report_init(
        struct report *report, const struct result *result, const struct random_player *random);
