// SPDX-License-Identifier: GPL-3.0-or-later
// What the list shows: a page of candidates, and what little is said about each.
#pragma once

#include <stdint.h>

#include "game/screens/navigator.h"
#include "game/store/candidate_page.h"
#include "scoring/competency.h"

enum { RECRUITER_SEARCH_MAX = 60, RECRUITER_PAGE_ROWS = 50 };

/** The title of a shift as it was played; looked up once a content. */
struct recruiter_title {
    struct digest content;
    const char *path;
    const char *title;
};

/** How far a running session is. */
struct recruiter_progress {
    int64_t session;
    uint32_t begun;
    uint32_t of; // 0 = cannot be told
};

struct recruiter_rows {
    struct candidate_page page;
    VEC(struct candidate_key) starts; // behind which each page up to this one begins
    int64_t counts[CANDIDATE_FILTER_COUNT];
    int64_t total; // that search and filter let through
    enum candidate_filter filter;
    char search[RECRUITER_SEARCH_MAX + 1];
    char *trouble; // what could not be read, as a sentence; NULL = nothing
    struct arena arena;
    VEC(struct recruiter_title) titles;
    VEC(struct recruiter_progress) progress; // forgotten at each load
};

/** Reads the store anew; keeps search, filter and page. A zeroed struct is ready for it. */
void recruiter_rows_load(struct recruiter_rows *rows, struct world *world);
void recruiter_rows_finish(struct recruiter_rows *rows);

/** What must stand in the code or the vacancy ("" = all), and which filter; back to the first
 * page. */
void recruiter_rows_search(struct recruiter_rows *rows, struct world *world, const char *text);
void recruiter_rows_filter(
        struct recruiter_rows *rows, struct world *world, enum candidate_filter filter);

/** The next page, or the one before; at the end nothing changes. */
void recruiter_rows_turn(struct recruiter_rows *rows, struct world *world, bool onward);

/** How many rows stand before this page. */
int64_t recruiter_rows_first(const struct recruiter_rows *rows);

/** What the shift of a row is called: the form of its vacancy, else its own. Borrowed. */
const char *recruiter_rows_form(
        struct recruiter_rows *rows, struct world *world, const struct candidate_row *row);

/** How far a running session is; played again when it is first asked for. */
struct recruiter_progress recruiter_rows_progress(
        struct recruiter_rows *rows, struct world *world, const struct candidate_row *row);
