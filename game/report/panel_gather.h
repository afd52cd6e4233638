// SPDX-License-Identifier: GPL-3.0-or-later
// The filled-in spreadsheets of raters as one table of ratings.
#pragma once

#include "game/report/panel.h"

/** The line of names that panel_ratings_init reads. */
void panel_gather_head(struct buffer *csv);

/**
 * Adds the ratings of one filled-in spreadsheet; the rater is who it says, else `name`. False, with
 * diagnostics, when it cannot be read.
 */
bool panel_gather_workbook(
        struct buffer *csv, const char *name, const struct buffer *bytes, struct diag_list *diags);
