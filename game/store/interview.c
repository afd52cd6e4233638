// SPDX-License-Identifier: GPL-3.0-or-later
// Interviews: how a person rated what a candidate said about moments that both saw again.
#include "game/store/interview.h"

#include <string.h>

#include "game/store/audit.h"
#include "game/store/database.h"

void interview_list_finish(struct interview_list *list)
{
    vec_finish(&list->rows);
    arena_finish(&list->arena);
}

/* ---- recording ---- */

static bool is_id(const char *text)
{
    return text != NULL && office_is_line(text, INTERVIEW_ID_MAX);
}

static bool is_note(const char *note)
{
    return note == NULL || *note == '\0' || office_is_text(note, INTERVIEW_NOTE_MAX);
}

static const char *what_lacks(const struct interview_rating *rating)
{
    bool fits = rating->rating >= INTERVIEW_LEAST && rating->rating <= INTERVIEW_MOST;
    return rating->who == NULL || !office_is_line(rating->who, INTERVIEW_WHO_MAX) ? "who"
            : !is_id(rating->moment)                                              ? "moment"
            : !is_id(rating->competency)                                          ? "competency"
            : !fits                                                               ? "rating"
            : !is_note(rating->note)                                              ? "note"
                                                                                  : NULL;
}

static bool are_complete(
        const struct interview_rating *ratings, size_t count, struct diag_list *diags)
{
    const char *lacks = count == 0 ? "rating" : NULL;
    for (size_t i = 0; i < count && lacks == NULL; i++) {
        lacks = what_lacks(&ratings[i]);
    }
    if (lacks != NULL) {
        diag_add(diags, DIAG_INTERVIEW_INCOMPLETE, DIAG_ERROR, NULL, 0, lacks, NULL);
    }
    return lacks == NULL;
}

static bool insert(struct database *office, const char *code, const struct interview_rating *rating,
        struct diag_list *diags)
{
    struct query *query = query_create(office,
            "INSERT INTO interview (candidate, session, at_ms, who, moment, competency, rating,"
            " note) SELECT id, session, ?2, ?3, ?4, ?5, ?6, ?7 FROM candidate WHERE code = ?1",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, code);
    query_bind_integer(query, 2, rating->at_ms);
    query_bind_text(query, 3, rating->who);
    query_bind_text(query, 4, rating->moment);
    query_bind_text(query, 5, rating->competency);
    query_bind_integer(query, 6, rating->rating);
    query_bind_text(query, 7, rating->note != NULL ? rating->note : "");
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool record(struct store *store, const char *code, const struct interview_rating *ratings,
        size_t count, struct diag_list *diags)
{
    int64_t session = 0;
    if (!candidate_find_session(store, code, &session, diags)) {
        return false;
    }
    if (session == 0) {
        diag_add(diags, DIAG_INTERVIEW_NOTHING, DIAG_ERROR, NULL, 0, code, NULL);
        return false;
    }
    struct audit_entry entry = { .at_ms = ratings[0].at_ms,
        .who = ratings[0].who,
        .what = "interview",
        .candidate = code,
        .session = session };
    bool good = audit_append(store->office, &entry, diags);
    for (size_t i = 0; good && i < count; i++) {
        good = insert(store->office, code, &ratings[i], diags);
    }
    return good;
}

bool interview_record(struct store *store, const char *code, const struct interview_rating *ratings,
        size_t count, struct diag_list *diags)
{
    if (!are_complete(ratings, count, diags) || !database_begin(store->office, diags)) {
        return false;
    }
    bool good = record(store, code, ratings, count, diags);
    return database_end(store->office, good, diags);
}

/* ---- reading ---- */

static const char *keep(struct interview_list *list, struct query *query, int column)
{
    const char *text = query_text(query, column);
    return arena_copy_text(&list->arena, text, strlen(text));
}

static bool is_about_the_same(const struct interview_rating *a, const struct interview_rating *b)
{
    return strcmp(a->moment, b->moment) == 0 && strcmp(a->competency, b->competency) == 0;
}

static void take(struct interview_list *list, struct query *query, int64_t session)
{
    struct interview_rating rating = {
        .at_ms = query_integer(query, 0),
        .who = keep(list, query, 1),
        .moment = keep(list, query, 2),
        .competency = keep(list, query, 3),
        .rating = (int)query_integer(query, 4),
        .note = keep(list, query, 5),
        .session = session,
        .counts = true,
    };
    for (size_t i = 0; i < list->rows.count; i++) {
        struct interview_rating *earlier = &list->rows.items[i];
        earlier->counts = earlier->counts && !is_about_the_same(earlier, &rating);
    }
    vec_push(&list->rows, rating);
}

bool interview_read(
        struct store *store, int64_t session, struct interview_list *list, struct diag_list *diags)
{
    struct query *query = query_create(store->office,
            "SELECT at_ms, who, moment, competency, rating, note FROM interview"
            " WHERE session = ?1 ORDER BY id",
            diags);
    if (query == NULL) {
        return false;
    }
    query_bind_integer(query, 1, session);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        take(list, query, session);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}
