// SPDX-License-Identifier: GPL-3.0-or-later
// A result as papers: the recruiter's sheet and the candidate's own report as PDF and HTML.
#pragma once

#include <stdbool.h>

#include "game/report/random_player.h"
#include "game/report/result.h"

// The sheet is in the program's language, the candidate's report in that of the play where there is
// a catalogue; the same result gives the same bytes. False when the
// file cannot be written.

/** The recruiter's sheet; `random` may be NULL. */
bool result_write_sheet_pdf(
        const struct result *result, const struct random_player *random, const char *path);

/** The candidate's own report. */
bool result_write_candidate_pdf(const struct result *result, const char *path);

// The same, into memory.

bool result_add_sheet_pdf(
        struct buffer *out, const struct result *result, const struct random_player *random);
bool result_add_candidate_pdf(struct buffer *out, const struct result *result);
void result_add_sheet_html(
        struct buffer *out, const struct result *result, const struct random_player *random);
void result_add_candidate_html(struct buffer *out, const struct result *result);
