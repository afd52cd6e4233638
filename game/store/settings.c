// SPDX-License-Identifier: GPL-3.0-or-later
// Settings: the organisation's and the display's, as key and text, in play.db.
#include "game/store/settings.h"

#include <string.h>

#include "game/store/database.h"

static const char FORGET[] = "DELETE FROM setting WHERE key = ?1";
static const char KEEP[] = "INSERT INTO setting (key, value) VALUES (?1, ?2)"
                           " ON CONFLICT DO UPDATE SET value = excluded.value";

bool store_write_setting(
        struct store *store, const char *key, const char *value, struct diag_list *diags)
{
    struct query *query = query_create(store->play, value != NULL ? KEEP : FORGET, diags);
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

bool store_read_setting(struct store *store, const char *key, const char *otherwise,
        struct buffer *value, struct diag_list *diags)
{
    struct query *query =
            query_create(store->play, "SELECT value FROM setting WHERE key = ?1", diags);
    if (query == NULL) {
        return false;
    }
    query_bind_text(query, 1, key);
    enum query_step step = query_next(query, diags);
    if (step != QUERY_FAILED) {
        buffer_add(value, step == QUERY_ROW ? query_text(query, 0) : otherwise);
    }
    query_destroy(query);
    return step != QUERY_FAILED;
}

bool store_setting_is(
        struct store *store, const char *key, const char *value, struct diag_list *diags)
{
    struct buffer set = { 0 };
    bool same = store->play != NULL && store_read_setting(store, key, "", &set, diags) &&
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
