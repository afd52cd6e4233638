// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: the organisation's and the display's, as key and text; what sheets are made with is in
// the office too.
#include "game/store/settings.h"

#include <stdlib.h>
#include <string.h>

#include "game/store/database.h"

static const char FORGET[] = "DELETE FROM setting WHERE key = ?1";
static const char KEEP[] = "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                           " ON CONFLICT DO UPDATE SET value = excluded.value";

// What sheets are made with is the office's too, for who has the office alone. The organisation's
// own settings are needed while the office is closed: play.db has them, and the office a copy.
static bool has_copy(const char *key)
{
    return strncmp(key, "org.", 4) == 0;
}

// The line of a panel goes with the sheets; in play.db it only waits until the office opens.
static bool is_of_office(const char *key)
{
    return strncmp(key, "standard.", 9) == 0;
}

static bool write_to(
        struct database *database, const char *key, const char *value, struct diag_list *diags)
{
    struct query *query = query_create(database, value != NULL ? KEEP : FORGET, diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, key);
    if (value != NULL) {
        query_bind_text(query, 2, value);
    }
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

bool store_write_setting(
        struct store *store, const char *key, const char *value, struct diag_list *diags)
{
    if (is_of_office(key) && store->office != NULL) {
        return write_to(store->office, key, value, diags) &&
                (store->play == NULL || write_to(store->play, key, NULL, diags));
    }
    return write_to(store->play, key, value, diags) &&
            (!has_copy(key) || store->office == NULL || write_to(store->office, key, value, diags));
}

// False when it is not there or cannot be read.
static bool read_from(struct database *database, const char *key, struct buffer *value, bool *good,
        struct diag_list *diags)
{
    struct query *query = query_create(database, "SELECT value FROM setting WHERE key = ?1", diags);
    enum query_step step = QUERY_FAILED;
    if (query != NULL) {
        query_bind_text(query, 1, key);
        step = query_next(query, diags);
        buffer_add(value, step == QUERY_ROW ? query_text(query, 0) : "");
    }
    query_destroy(query);
    *good = step != QUERY_FAILED;
    return step == QUERY_ROW;
}

bool store_read_setting(struct store *store, const char *key, const char *otherwise,
        struct buffer *value, struct diag_list *diags)
{
    bool good = true;
    bool alone = store->play == NULL && has_copy(key);
    bool found = !alone && (store->play != NULL || !is_of_office(key)) &&
            read_from(store->play, key, value, &good, diags);
    if (good && !found && store->office != NULL && (alone || is_of_office(key))) {
        found = read_from(store->office, key, value, &good, diags);
    }
    if (good && !found) {
        buffer_add(value, otherwise);
    }
    return good;
}

int64_t store_read_count(struct store *store, const char *key, int64_t most, int64_t otherwise,
        struct diag_list *diags)
{
    struct buffer value = { 0 };
    char *end = NULL;
    bool read = store_read_setting(store, key, "", &value, diags);
    int64_t number = strtoll(buffer_text(&value), &end, 10);
    bool fits = read && value.size > 0 && *end == '\0' && number > 0 && number <= most;
    buffer_finish(&value);
    return fits ? number : otherwise;
}

int64_t settings_retention_weeks(struct store *store, struct diag_list *diags)
{
    return store_read_count(
            store, "org.retention_weeks", SETTINGS_PERIOD_MAX, SETTINGS_RETENTION_WEEKS, diags);
}

/* ---- the office's copy ---- */

static const char THEIRS[] = "SELECT key, value FROM setting WHERE key GLOB ?1 ORDER BY key";

// Every key and value that fits, with a line's end behind each.
static bool list_settings(
        struct database *database, const char *which, struct buffer *list, struct diag_list *diags)
{
    struct query *query = query_create(database, THEIRS, diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, which);
    enum query_step step = QUERY_DONE;
    while ((step = query_next(query, diags)) == QUERY_ROW) {
        buffer_add_format(list, "%s\n%s\n", query_text(query, 0), query_text(query, 1));
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

static bool copy_settings(
        struct database *from, struct database *to, const char *which, struct diag_list *diags)
{
    struct query *query = query_create(from, THEIRS, diags);
    enum query_step step = QUERY_FAILED;
    bool good = query != NULL;
    if (good) {
        query_bind_text(query, 1, which);
    }
    while (good && (step = query_next(query, diags)) == QUERY_ROW) {
        good = write_to(to, query_text(query, 0), query_text(query, 1), diags);
    }
    query_destroy(query);
    return good && step == QUERY_DONE;
}

static bool clear_settings(struct database *database, const char *which, struct diag_list *diags)
{
    struct query *query = query_create(database, "DELETE FROM setting WHERE key GLOB ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, which);
    bool good = query_run(query, diags);
    query_destroy(query);
    return good;
}

static bool take_over(struct database *from, struct database *to, const char *which, bool clear,
        struct diag_list *diags)
{
    if (!database_begin(to, diags)) {
        return false;
    }
    bool good =
            (!clear || clear_settings(to, which, diags)) && copy_settings(from, to, which, diags);
    return database_end(to, good, diags);
}

static bool share_copies(struct store *store, struct diag_list *diags)
{
    struct buffer here = { 0 };
    struct buffer there = { 0 };
    bool good = list_settings(store->play, "org.*", &here, diags) &&
            list_settings(store->office, "org.*", &there, diags);
    bool same = here.size == there.size && strcmp(buffer_text(&here), buffer_text(&there)) == 0;
    if (good && !same) {
        bool lost = here.size == 0; // a new play.db beside an office that was there
        good = lost ? take_over(store->office, store->play, "org.*", false, diags)
                    : take_over(store->play, store->office, "org.*", true, diags);
    }
    buffer_finish(&here);
    buffer_finish(&there);
    return good;
}

bool settings_share(struct store *store, struct diag_list *diags)
{
    struct buffer lines = { 0 };
    bool good =
            share_copies(store, diags) && list_settings(store->play, "standard.*", &lines, diags);
    if (good && lines.size > 0) {
        good = take_over(store->play, store->office, "standard.*", false, diags) &&
                clear_settings(store->play, "standard.*", diags);
    }
    buffer_finish(&lines);
    return good;
}

/* ---- words ---- */

bool store_setting_is(
        struct store *store, const char *key, const char *value, struct diag_list *diags)
{
    struct buffer set = { 0 };
    bool same = store_read_setting(store, key, "", &set, diags) &&
            strcmp(buffer_text(&set), value) == 0;
    buffer_finish(&set);
    return same;
}

bool settings_list_has(const char *list, const char *word)
{
    size_t size = strlen(word);
    const char *at = list + strspn(list, " ");
    bool found = *at == '\0';
    while (!found && *at != '\0') {
        size_t next = strcspn(at, " ");
        found = next == size && memcmp(at, word, size) == 0;
        at += next;
        at += strspn(at, " ");
    }
    return found;
}
