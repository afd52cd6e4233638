// SPDX-License-Identifier: GPL-3.0-or-later
// What the list shows: the sessions of the store, those that fit search and filter, and what little
// is said about each.
#pragma once

#include <stdint.h>

#include "game/screens/navigator.h"
#include "game/store/sessions.h"
#include "scoring/competency.h"

enum recruiter_filter {
    RECRUITER_ALL,
    RECRUITER_PLAYED,
    RECRUITER_RUNNING,
    RECRUITER_EXPIRING, // to be thrown away within a week, or already past it
    RECRUITER_FILTER_COUNT
};

enum { RECRUITER_SEARCH_MAX = 60 };

/** What is said about one session beside its own row; found when it is first shown. */
struct recruiter_row_extra {
    const char *shift; // its title; NULL = not looked up
    int seen;          // competencies of which enough was seen
    bool counted;
};

struct recruiter_rows {
    struct session_list list; // the newest first
    VEC(struct recruiter_row_extra) extras;
    VEC(size_t) matching; // in `list`
    size_t counts[RECRUITER_FILTER_COUNT];
    enum recruiter_filter filter;
    char search[RECRUITER_SEARCH_MAX + 1];
    int retention_weeks;
    char *trouble; // what could not be read, as a sentence; NULL = nothing
    struct ui *ui; // of the tree being built
};

/** Reads the store anew; keeps search and filter. A zeroed struct is ready for it. */
void recruiter_rows_load(struct recruiter_rows *rows, struct world *world);
void recruiter_rows_finish(struct recruiter_rows *rows);

/** What must stand somewhere in the code; "" = all. */
void recruiter_rows_search(struct recruiter_rows *rows, const char *text);

/** Fills `matching` and `counts` again. */
void recruiter_rows_choose(struct recruiter_rows *rows, int64_t now_ms);

/** The session at a place in `matching`. */
const struct session_row *recruiter_rows_at(const struct recruiter_rows *rows, size_t index);

/** The title of its shift; its path where the content is not there. Borrowed. */
const char *recruiter_rows_shift(struct recruiter_rows *rows, struct world *world, size_t index);

/** Of how many competencies enough was seen; -1 while it runs or when it cannot be read. */
int recruiter_rows_seen(struct recruiter_rows *rows, struct world *world, size_t index);

/** Until when a finished session is kept, wall time. */
int64_t recruiter_rows_until(const struct recruiter_rows *rows, const struct session_row *row);
