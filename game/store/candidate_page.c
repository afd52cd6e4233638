// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of candidates, the latest first: found by key, so that the last page costs what the first
// does.
#include "game/store/candidate_page.h"

#include <string.h>

#include "game/store/database.h"
#include "game/store/remark.h"

static const int64_t WEEK_MS = INT64_C(604800000);

void candidate_page_finish(struct candidate_page *page)
{
    vec_finish(&page->rows);
    arena_finish(&page->arena);
}

/* ---- what a filter lets through ---- */

// One text a filter: what people type is only ever bound. LIKE takes capitals for small letters,
// and
// "~" before a sign says that it is only that sign.
#define FITS                                                                                       \
    " FROM candidate INDEXED BY candidate_page WHERE (?1 = '' OR code LIKE ?1 ESCAPE '~'"          \
    " OR vacancy IN (SELECT id FROM vacancy WHERE name LIKE ?1 ESCAPE '~'))"                       \
    " AND (?2 = 0 OR vacancy = ?2) AND ?3 IS NOT NULL"
#define BEHIND " AND (at_ms, id) < (?4, ?5) ORDER BY at_ms DESC, id DESC LIMIT ?6"
#define TO_JUDGE " AND state = 'finished' AND decision = ''"
#define BUSY " AND state = 'busy'"
#define EXPIRING " AND keep_ms > 0 AND keep_ms < ?3"

// The ids are found in the index alone; only what is on the page is read whole.
#define PAGE(which)                                                                                \
    SELECT_ROW "WHERE candidate.id IN (SELECT id" FITS which BEHIND ")"                            \
               " ORDER BY candidate.at_ms DESC, candidate.id DESC"
#define TALLY(which) "SELECT count(*)" FITS which

#define SELECT_ROW                                                                                 \
    "SELECT candidate.id, code, candidate.vacancy, ifnull(vacancy.name, ''),"                      \
    " ifnull(vacancy.form, ''), coalesce(session.shift, vacancy.shift, ''), session.content,"      \
    " candidate.state, at_ms, running, candidate.session, ended_ms, broken_off, seen, keep_ms,"    \
    " decision, meets_ms, accommodations, ifnull(name.name, ''),"                                  \
    " ifnull((SELECT min(remark.at_ms) FROM remark WHERE kind = 'correction' AND answered_ms = 0"  \
    " AND remark.session IN (SELECT played.id FROM session AS played"                              \
    " WHERE played.candidate = candidate.code)), 0) FROM candidate"                                \
    " LEFT JOIN vacancy ON vacancy.id = candidate.vacancy"                                         \
    " LEFT JOIN session ON session.id = candidate.session"                                         \
    " LEFT JOIN name ON name.candidate = candidate.code "

static const struct {
    const char *page;
    const char *tally;
} FILTERS[] = {
    [CANDIDATE_ALL] = { PAGE(""), TALLY("") },
    [CANDIDATE_TO_JUDGE] = { PAGE(TO_JUDGE), TALLY(TO_JUDGE) },
    [CANDIDATE_ARE_BUSY] = { PAGE(BUSY), TALLY(BUSY) },
    [CANDIDATE_EXPIRING] = { PAGE(EXPIRING), TALLY(EXPIRING) },
};

// What stands between two "%" is looked for as it was typed.
static void write_pattern(struct buffer *pattern, const char *search)
{
    if (search == NULL || *search == '\0') {
        return;
    }
    buffer_add_char(pattern, '%');
    for (const char *at = search; *at != '\0'; at++) {
        if (strchr("%_~", *at) != NULL) {
            buffer_add_char(pattern, '~');
        }
        buffer_add_char(pattern, *at);
    }
    buffer_add_char(pattern, '%');
}

static void bind(
        struct query *query, const struct candidate_query *asked, const struct buffer *pattern)
{
    query_bind_text(query, 1, buffer_text(pattern));
    query_bind_integer(query, 2, asked->vacancy);
    query_bind_integer(query, 3, asked->now_ms + WEEK_MS);
}

/* ---- rows ---- */

static const char *keep(struct candidate_page *page, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&page->arena, text, strlen(text));
}

static enum candidate_state find_state(const char *id)
{
    for (int i = CANDIDATE_INVITED; i < CANDIDATE_DECIDED; i++) {
        if (strcmp(candidate_state_id((enum candidate_state)i), id) == 0) {
            return (enum candidate_state)i;
        }
    }
    return CANDIDATE_DECIDED;
}

static void take(struct candidate_page *page, struct query *query)
{
    struct candidate_row row = {
        .id = query_integer(query, 0),
        .code = keep(page, query, 1),
        .vacancy = query_integer(query, 2),
        .vacancy_name = keep(page, query, 3),
        .form = keep(page, query, 4),
        .shift = keep(page, query, 5),
        .content = query_digest(query, 6),
        .state = find_state(query_text(query, 7)),
        .at_ms = query_integer(query, 8),
        .running = query_integer(query, 9),
        .session = query_integer(query, 10),
        .ended_ms = query_integer(query, 11),
        .broken_off = query_integer(query, 12) != 0,
        .seen = (int)query_integer(query, 13),
        .keep_ms = query_integer(query, 14),
        .decision = keep(page, query, 15),
        .meets_ms = query_integer(query, 16),
        .accommodations = keep(page, query, 17),
        .name = keep(page, query, 18),
        .owed_ms = query_integer(query, 19) > 0 ? remark_month_later(query_integer(query, 19)) : 0,
    };
    vec_push(&page->rows, row);
}

static bool take_all(struct query *query, struct candidate_page *page, struct diag_list *diags)
{
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        take(page, query);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

static bool read_page(struct store *store, const struct candidate_query *asked,
        const struct buffer *pattern, struct candidate_page *page, struct diag_list *diags)
{
    struct query *query = query_create(store->office, FILTERS[asked->filter].page, diags);
    if (query == NULL) {
        return false;
    }
    bool first = asked->after.id == 0;
    bind(query, asked, pattern);
    query_bind_integer(query, 4, first ? INT64_MAX : asked->after.at_ms);
    query_bind_integer(query, 5, first ? INT64_MAX : asked->after.id);
    query_bind_integer(query, 6, asked->at_most);
    return take_all(query, page, diags);
}

bool candidate_read_page(struct store *store, const struct candidate_query *asked,
        struct candidate_page *page, struct diag_list *diags)
{
    struct buffer pattern = { 0 };
    write_pattern(&pattern, asked->search);
    bool read = read_page(store, asked, &pattern, page, diags);
    buffer_finish(&pattern);
    return read;
}

bool candidate_read_one(
        struct store *store, const char *code, struct candidate_page *page, struct diag_list *diags)
{
    size_t before = page->rows.count;
    struct query *query = query_create(store->office, SELECT_ROW "WHERE code = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    bool read = take_all(query, page, diags);
    if (read && page->rows.count == before) {
        diag_add(diags, DIAG_CANDIDATE_MISSING, DIAG_ERROR, NULL, 0, code, NULL);
    }
    return read && page->rows.count > before;
}

/* ---- counts ---- */

static bool take_count(struct query *query, int64_t *count, struct diag_list *diags)
{
    enum query_step step = query_next(query, diags);
    if (step == QUERY_ROW) {
        *count = query_integer(query, 0);
    }
    query_destroy(query);
    return step == QUERY_ROW;
}

static bool count_fitting(struct store *store, const struct candidate_query *asked,
        const struct buffer *pattern, int64_t *count, struct diag_list *diags)
{
    struct query *query = query_create(store->office, FILTERS[asked->filter].tally, diags);
    if (query == NULL) {
        return false;
    }
    bind(query, asked, pattern);
    return take_count(query, count, diags);
}

bool candidate_count(struct store *store, const struct candidate_query *asked, int64_t *count,
        struct diag_list *diags)
{
    struct buffer pattern = { 0 };
    write_pattern(&pattern, asked->search);
    bool read = count_fitting(store, asked, &pattern, count, diags);
    buffer_finish(&pattern);
    return read;
}

// Either the page or the count goes through all rows, never both: a page that is not full tells the
// count by itself.
bool candidate_read_first(struct store *store, const struct candidate_query *asked,
        struct candidate_page *page, int64_t *count, struct diag_list *diags)
{
    struct candidate_query first = *asked;
    first.after = (struct candidate_key) { 0 };
    if (!candidate_read_page(store, &first, page, diags)) {
        return false;
    }
    *count = (int64_t)page->rows.count;
    return *count < asked->at_most || candidate_count(store, asked, count, diags);
}

bool candidate_count_filters(struct store *store, int64_t now_ms,
        int64_t counts[CANDIDATE_FILTER_COUNT], struct diag_list *diags)
{
    static const char *const TALLIES[] = {
        [CANDIDATE_ALL] = "SELECT count(*) FROM candidate WHERE ?1 IS NOT NULL",
        [CANDIDATE_TO_JUDGE] =
                "SELECT count(*) FROM candidate WHERE state = 'finished' AND decision = ''"
                " AND ?1 IS NOT NULL",
        [CANDIDATE_ARE_BUSY] =
                "SELECT count(*) FROM candidate WHERE state = 'busy' AND ?1 IS NOT NULL",
        [CANDIDATE_EXPIRING] = "SELECT count(*) FROM candidate WHERE keep_ms > 0 AND keep_ms < ?1",
    };
    for (int i = 0; i < CANDIDATE_FILTER_COUNT; i++) {
        struct query *query = query_create(store->office, TALLIES[i], diags);
        if (query == NULL) {
            return false;
        }
        query_bind_integer(query, 1, now_ms + WEEK_MS);
        if (!take_count(query, &counts[i], diags)) {
            return false;
        }
    }
    return true;
}

#undef FITS
#undef BEHIND
#undef TO_JUDGE
#undef BUSY
#undef EXPIRING
#undef PAGE
#undef TALLY
#undef SELECT_ROW
