// SPDX-License-Identifier: GPL-3.0-or-later
// The audit: who opened or changed what, append-only, in a hash chain, without candidates' codes.
#include "game/store/audit.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "game/store/database.h"

enum { NUMBER_SIZE = 24 };

#define COUNT(parts) (sizeof(parts) / sizeof((parts)[0]))
#define SELECT_LINE                                                                                \
    "SELECT id, at_ms, who, what, detail, session, vacancy, about, chain FROM ledger "
#define LINES_IN_ORDER " ORDER BY id LIMIT ?2"

void audit_list_finish(struct audit_list *list)
{
    vec_finish(&list->lines);
    arena_finish(&list->arena);
}

/* ---- the chain ---- */

static struct digest_part text(const char *value)
{
    const char *known = value != NULL ? value : "";
    return (struct digest_part) { known, strlen(known) };
}

// Decimal text: the same on machines of either byte order.
static struct digest_part number(int64_t value, char place[NUMBER_SIZE])
{
    int size = snprintf(place, NUMBER_SIZE, "%" PRId64, value);
    return (struct digest_part) { place, (size_t)size };
}

static struct digest chain_of(const struct digest *previous, const struct audit_line *line)
{
    char numbers[4][NUMBER_SIZE];
    struct digest_part parts[] = {
        text("zeven audit 1"),
        { previous->bytes, sizeof(previous->bytes) },
        number(line->id, numbers[0]),
        number(line->at_ms, numbers[1]),
        text(line->who),
        text(line->what),
        text(line->detail),
        number(line->session, numbers[2]),
        number(line->vacancy, numbers[3]),
        { line->pseudonym.bytes, line->about_candidate ? sizeof(line->pseudonym.bytes) : 0 },
    };
    return digest_compute(parts, COUNT(parts));
}

struct head {
    int64_t last;
    struct digest chain;
};

static const char HEAD[] = "SELECT last, chain FROM ledger_head";
static const char BASE[] = "SELECT last, chain FROM ledger_base"; // before the first line there is

static bool read_head(
        struct database *office, const char *sql, struct head *head, struct diag_list *diags)
{
    struct query *query = query_create(office, sql, diags);
    if (query == NULL) {
        return false;
    }
    enum query_step step = query_next(query, diags);
    if (step == QUERY_ROW) {
        head->last = query_integer(query, 0);
        head->chain = query_digest(query, 1);
    }
    query_destroy(query);
    return step != QUERY_FAILED;
}

static bool write_head(struct database *office, const struct head *head, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "INSERT INTO ledger_head (id, last, chain) VALUES (1, ?1, ?2)"
            " ON CONFLICT DO UPDATE SET last = excluded.last, chain = excluded.chain",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, head->last);
    query_bind_digest(query, 2, &head->chain);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

/* ---- writing ---- */

static bool insert_line(struct database *office, const struct audit_line *line,
        const struct digest *chain, struct diag_list *diags)
{
    struct query *query = query_create(office,
            "INSERT INTO ledger (id, at_ms, who, what, detail, session, vacancy, about, chain)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, line->id);
    query_bind_integer(query, 2, line->at_ms);
    query_bind_text(query, 3, line->who);
    query_bind_text(query, 4, line->what);
    query_bind_text(query, 5, line->detail);
    query_bind_integer(query, 6, line->session);
    query_bind_integer(query, 7, line->vacancy);
    query_bind_bytes(query, 8, line->pseudonym.bytes,
            line->about_candidate ? sizeof(line->pseudonym.bytes) : 0);
    query_bind_digest(query, 9, chain);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool add_line(struct database *office, struct audit_line *line, struct diag_list *diags)
{
    struct head head = { 0 };
    if (!read_head(office, HEAD, &head, diags)) {
        return false;
    }
    line->id = head.last + 1;
    struct head next = { line->id, chain_of(&head.chain, line) };
    return insert_line(office, line, &next.chain, diags) && write_head(office, &next, diags);
}

// The salt goes with the candidate: what stays here then leads to nobody.
static bool find_pseudonym(struct database *office, const char *code, bool *found,
        struct digest *pseudonym, struct diag_list *diags)
{
    struct query *query = query_create(office, "SELECT salt FROM candidate WHERE code = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    enum query_step step = query_next(query, diags);
    *found = step == QUERY_ROW;
    if (*found) {
        size_t size = 0;
        const void *salt = query_bytes(query, 0, &size);
        struct digest_part parts[] = { text("zeven candidate"), { salt, size }, text(code) };
        *pseudonym = digest_compute(parts, COUNT(parts));
    }
    query_destroy(query);
    return step != QUERY_FAILED;
}

// The lines of before there was a chain are taken into it first, in their order.
static bool adopt_old(struct database *office, struct diag_list *diags)
{
    struct query *query =
            query_create(office, "SELECT session, at_ms, who, what FROM audit ORDER BY id", diags);
    if (query == NULL) {
        return false;
    }
    enum query_step step = QUERY_DONE;
    bool any = false;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        struct audit_line line = {
            .session = query_integer(query, 0),
            .at_ms = query_integer(query, 1),
            .who = query_text(query, 2),
            .what = query_text(query, 3),
            .detail = "",
        };
        any = true;
        if (!add_line(office, &line, diags)) {
            step = QUERY_FAILED;
            break;
        }
    }
    query_destroy(query);
    return step == QUERY_DONE && (!any || database_run(office, "DELETE FROM audit", diags));
}

static const char *or_empty(const char *value)
{
    return value != NULL ? value : "";
}

bool audit_append(struct database *office, const struct audit_entry *entry, struct diag_list *diags)
{
    struct audit_line line = {
        .at_ms = entry->at_ms,
        .who = or_empty(entry->who),
        .what = or_empty(entry->what),
        .detail = or_empty(entry->detail),
        .session = entry->session,
        .vacancy = entry->vacancy,
    };
    return adopt_old(office, diags) &&
            (entry->candidate == NULL ||
                    find_pseudonym(office, entry->candidate, &line.about_candidate, &line.pseudonym,
                            diags)) &&
            add_line(office, &line, diags);
}

bool audit_write(struct store *store, const struct audit_entry *entry, struct diag_list *diags)
{
    if (!database_begin(store->office, diags)) {
        return false;
    }
    bool good = audit_append(store->office, entry, diags);
    return database_end(store->office, good, diags);
}

/* ---- reading ---- */

static bool adopt_where_needed(struct database *office, struct diag_list *diags)
{
    int64_t old = 0;
    if (!database_read_integer(office, "SELECT EXISTS (SELECT 1 FROM audit)", &old, diags)) {
        return false;
    }
    if (old == 0) {
        return true;
    }
    if (!database_begin(office, diags)) {
        return false;
    }
    bool good = adopt_old(office, diags);
    return database_end(office, good, diags);
}

static struct audit_line line_of(struct query *query)
{
    size_t size = 0;
    query_bytes(query, 7, &size);
    return (struct audit_line) {
        .id = query_integer(query, 0),
        .at_ms = query_integer(query, 1),
        .who = query_text(query, 2),
        .what = query_text(query, 3),
        .detail = query_text(query, 4),
        .session = query_integer(query, 5),
        .vacancy = query_integer(query, 6),
        .about_candidate = size > 0,
        .pseudonym = query_digest(query, 7),
    };
}

static const char *keep(struct audit_list *list, const char *value)
{
    return arena_copy_text(&list->arena, value, strlen(value));
}

static void take_line(struct audit_list *list, struct query *query)
{
    struct audit_line line = line_of(query);
    line.who = keep(list, line.who);
    line.what = keep(list, line.what);
    line.detail = keep(list, line.detail);
    vec_push(&list->lines, line);
}

// One condition a query, so that each has its index.
static const char *select_lines(const struct audit_filter *filter)
{
    return filter->candidate != NULL ? SELECT_LINE
            "WHERE about = ?3 AND about <> x'' AND id > ?1" LINES_IN_ORDER
            : filter->session != 0 ? SELECT_LINE
            "WHERE session = ?3 AND session <> 0 AND id > ?1" LINES_IN_ORDER
            : filter->vacancy != 0 ? SELECT_LINE
            "WHERE vacancy = ?3 AND vacancy <> 0 AND id > ?1" LINES_IN_ORDER
                                   : SELECT_LINE "WHERE id > ?1" LINES_IN_ORDER;
}

static bool take_lines(struct database *office, const struct audit_filter *filter,
        const struct digest *pseudonym, struct audit_list *list, struct diag_list *diags)
{
    struct query *query = query_create(office, select_lines(filter), diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, filter->after);
    query_bind_integer(query, 2, filter->at_most > 0 ? filter->at_most : -1);
    if (filter->candidate != NULL) {
        query_bind_digest(query, 3, pseudonym);
    } else if (filter->session != 0 || filter->vacancy != 0) {
        query_bind_integer(query, 3, filter->session != 0 ? filter->session : filter->vacancy);
    }
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        take_line(list, query);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

bool audit_read(struct store *store, const struct audit_filter *filter, struct audit_list *list,
        struct diag_list *diags)
{
    struct digest pseudonym = { { 0 } };
    bool known = true;
    if (!adopt_where_needed(store->office, diags) ||
            (filter->candidate != NULL &&
                    !find_pseudonym(store->office, filter->candidate, &known, &pseudonym, diags))) {
        return false;
    }
    return !known || take_lines(store->office, filter, &pseudonym, list, diags);
}

static void report_break(const struct store *store, int64_t line, struct diag_list *diags)
{
    char place[NUMBER_SIZE];
    (void)snprintf(place, sizeof(place), "%" PRId64, line);
    database_report(store->office, DIAG_AUDIT_CHAIN, place, NULL, diags);
}

// What the chain says of the lines; `at` ends as the state behind the last one that fits.
static enum query_step follow(
        struct query *query, struct head *at, bool *fits, struct diag_list *diags)
{
    enum query_step step = QUERY_DONE;
    *fits = true;
    while (*fits && (step = query_next(query, diags)) == QUERY_ROW) {
        struct audit_line line = line_of(query);
        struct digest expected = chain_of(&at->chain, &line);
        struct digest found = query_digest(query, 8);
        *fits = line.id == at->last + 1 &&
                memcmp(expected.bytes, found.bytes, sizeof(found.bytes)) == 0;
        if (*fits) {
            *at = (struct head) { line.id, found };
        }
    }
    return step;
}

bool audit_verify(struct store *store, int64_t *lines, struct diag_list *diags)
{
    struct head head = { 0 };
    struct head base = { 0 };
    bool fits = false;
    if (!adopt_where_needed(store->office, diags) ||
            !read_head(store->office, HEAD, &head, diags) ||
            !read_head(store->office, BASE, &base, diags)) {
        return false;
    }
    struct head at = base;
    struct query *query = query_create(store->office, SELECT_LINE "ORDER BY id", diags);
    if (query == NULL) {
        return false;
    }
    enum query_step step = follow(query, &at, &fits, diags);
    query_destroy(query);
    if (step == QUERY_FAILED) {
        return false;
    }
    if (lines != NULL) {
        *lines = at.last - base.last;
    }
    bool whole = fits && at.last == head.last &&
            memcmp(at.chain.bytes, head.chain.bytes, sizeof(at.chain.bytes)) == 0;
    if (!whole) {
        report_break(store, at.last + 1, diags);
    }
    return whole;
}

#undef COUNT
#undef SELECT_LINE
#undef LINES_IN_ORDER
