// SPDX-License-Identifier: GPL-3.0-or-later
// Spills a locked office: every word and byte that its passphrase opens, on standard output, so
// that a test can look for what should be there or be gone.
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "game/base/buffer.h"
#include "game/store/database.h"
#include "game/store/vault.h"

enum { LINE_SIZE = 256 };

static void spill_row(struct query *query)
{
    for (int i = 0; i < query_column_count(query); i++) {
        size_t size = 0;
        const void *bytes = query_bytes(query, i, &size);
        (void)fwrite(bytes != NULL ? bytes : "", 1, bytes != NULL ? size : 0, stdout);
        (void)fputc('\n', stdout);
    }
}

static bool spill(struct database *office, const char *sql, struct diag_list *diags)
{
    struct query *query = query_create(office, sql, diags);
    enum query_step step = query != NULL ? query_next(query, diags) : QUERY_FAILED;
    for (; step == QUERY_ROW; step = query_next(query, diags)) {
        spill_row(query);
    }
    query_destroy(query);
    return step == QUERY_DONE;
}

static bool spill_tables(struct database *office, struct diag_list *diags)
{
    struct query *tables =
            query_create(office, "SELECT name FROM sqlite_master WHERE type = 'table'", diags);
    bool good = tables != NULL;
    while (good && query_next(tables, diags) == QUERY_ROW) {
        struct buffer sql = { 0 };
        buffer_add_format(&sql, "SELECT * FROM \"%s\"", query_text(tables, 0));
        good = spill(office, buffer_text(&sql), diags);
        buffer_finish(&sql);
    }
    query_destroy(tables);
    return good;
}

// Free pages would hold what no query gives: there must be none.
static bool spill_office(struct store *store, const char *passphrase, struct diag_list *diags)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    struct vault_entry entry = { passphrase, "spill", (int64_t)now.tv_sec * 1000 };
    int64_t free_pages = 0;
    return vault_unlock(store, &entry, diags) && spill_tables(store->office, diags) &&
            database_read_integer(store->office, "PRAGMA freelist_count", &free_pages, diags) &&
            printf("free pages: %ld\n", (long)free_pages) > 0;
}

int main(int argc, char **argv)
{
    char passphrase[LINE_SIZE] = "";
    struct diag_list diags = { 0 };
    if (argc != 2 || fgets(passphrase, sizeof(passphrase), stdin) == NULL) {
        (void)fputs("spill STORE <PASSPHRASE\n", stderr);
        return 2;
    }
    passphrase[strcspn(passphrase, "\n")] = '\0';
    struct store *store = store_open(argv[1], &diags);
    bool good = store != NULL && spill_office(store, passphrase, &diags);
    store_close(store);
    diag_list_finish(&diags);
    return good ? 0 : 1;
}
