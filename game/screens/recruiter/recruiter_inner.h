// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the recruiter's side: how its screens lead to each other, and the bar they share.
#pragma once

#include "game/screens/recruiter/recruiter.h"

/** The name in the audit where nobody gave one. */
#define RECRUITER_NOBODY "recruiter"

/** Puts the list of sessions in the place of the entrance; `who` looks. */
void recruiter_show_list(struct navigator *navigator, const char *who);

/** Puts a sheet on top, opened by `who`. */
void recruiter_push_sheet(struct navigator *navigator, int64_t session, const char *who);

/** Opens the dark bar with the name of the program and where one is; the caller closes it. */
void recruiter_open_bar(struct ui *ui, const char *place);

/** "18 november 2026" of a wall time, in the program's language; lives as long as the tree. */
const char *recruiter_day(struct ui *ui, int64_t wall_ms);

/** "18 nov", and the year when it is not that of `now_ms`. */
const char *recruiter_short_day(struct ui *ui, int64_t wall_ms, int64_t now_ms);

/** The end of the day "24-11-2026" or "2026-11-24", wall time; false when it is no day. */
bool recruiter_read_day(const char *text, int64_t *wall_ms);

/** "24-11-2026", as recruiter_read_day reads it; "" of 0. Lives as long as the tree. */
const char *recruiter_write_day(struct ui *ui, int64_t wall_ms);
