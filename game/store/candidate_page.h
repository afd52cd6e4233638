// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of candidates, the latest first: found by key, so that the last page costs what the first
// does.
#pragma once

#include "game/base/digest.h"
#include "game/store/candidate.h"

enum candidate_filter {
    CANDIDATE_ALL,
    CANDIDATE_TO_JUDGE, // finished, and nothing decided yet
    CANDIDATE_ARE_BUSY,
    CANDIDATE_EXPIRING, // gone within a week, or past it already
    CANDIDATE_FILTER_COUNT
};

/** Where a page begins: behind this row. Zeroed = at the latest. */
struct candidate_key {
    int64_t at_ms;
    int64_t id;
};

struct candidate_query {
    enum candidate_filter filter;
    const char *search; // part of a code or of a vacancy's name; NULL or "" = all
    int64_t vacancy;    // 0 = all
    int64_t now_ms;
    struct candidate_key after;
    int64_t at_most;
};

/** Nothing of what was scored stands in it. */
struct candidate_row {
    int64_t id;
    const char *code;
    int64_t vacancy; // 0 = none
    const char *vacancy_name;
    const char *form;      // of the vacancy
    const char *shift;     // path: of the session, else of the vacancy
    struct digest content; // of the session
    enum candidate_state state;
    int64_t at_ms;    // invited, begun, finished: the latest of these
    int64_t running;  // its session in play.db; 0 = none
    int64_t session;  // the latest that ended; 0 = none
    int64_t ended_ms; // of that
    bool broken_off;
    int seen;             // competencies of which enough was seen; -1 = nothing played
    int64_t keep_ms;      // until when; 0 = not known yet
    const char *decision; // "", "interview", "await", "accept", "reject"
    int64_t meets_ms;     // of an interview; 0 = no day
    const char *accommodations;
    const char *name; // kept apart; "" = none
    int64_t owed_ms;  // until when the oldest open correction is to be answered; 0 = none
};

struct candidate_page {
    struct arena arena;
    VEC(struct candidate_row) rows;
};

void candidate_page_finish(struct candidate_page *page);

/** Adds the next page. */
bool candidate_read_page(struct store *store, const struct candidate_query *query,
        struct candidate_page *page, struct diag_list *diags);

/** Adds the one with this code; false, with a diagnostic, when there is none. */
bool candidate_read_one(struct store *store, const char *code, struct candidate_page *page,
        struct diag_list *diags);

/** How many the query lets through; its key and number are not read. */
bool candidate_count(struct store *store, const struct candidate_query *query, int64_t *count,
        struct diag_list *diags);

/** The first page into an empty `page`, and how many fit in all. */
bool candidate_read_first(struct store *store, const struct candidate_query *query,
        struct candidate_page *page, int64_t *count, struct diag_list *diags);

/** How many there are behind each filter, without a search. */
bool candidate_count_filters(struct store *store, int64_t now_ms,
        int64_t counts[CANDIDATE_FILTER_COUNT], struct diag_list *diags);
