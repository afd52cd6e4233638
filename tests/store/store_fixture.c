// SPDX-License-Identifier: GPL-3.0-or-later
// What the store's tests share: a folder that goes again, a pinned bundle, a session.
#include "tests/store/store_fixture.h"

#include <ftw.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/store/content.h"
#include "game/store/journal.h"
#include "game/store/vault.h"
#include "tests/test_main.h"

void fixture_make_folder(char folder[FIXTURE_PATH_SIZE])
{
    const char *temporary = getenv("TMPDIR");
    (void)snprintf(folder, FIXTURE_PATH_SIZE, "%s/store-test-XXXXXX",
            temporary != NULL ? temporary : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place)
{
    (void)status;
    (void)kind;
    (void)place;
    return remove(path);
}

void fixture_remove_folder(const char *folder)
{
    (void)nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

void fixture_join(char path[FIXTURE_PATH_SIZE], const char *folder, const char *name)
{
    ck_assert_uint_lt(strlen(folder) + strlen(name) + 2, FIXTURE_PATH_SIZE);
    (void)stpcpy(stpcpy(stpcpy(path, folder), "/"), name);
}

void fixture_expect_none(const struct diag_list *diags)
{
    if (diags->diags.count > 0) {
        const struct diag *diag = &diags->diags.items[0];
        ck_abort_msg("Z%04d %s: %s", diag->code, diag->file != NULL ? diag->file : "",
                diag->arguments[0] != NULL ? diag->arguments[0] : "");
    }
}

struct store *fixture_open(const char *folder)
{
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    fixture_expect_none(&diags);
    ck_assert_ptr_nonnull(store);
    diag_list_finish(&diags);
    return store;
}

int64_t fixture_create_session(struct store *store, const char *candidate)
{
    static const char SHIFT[] = "<shift/>";
    static const char SCENARIO[] = "<scenario/>";
    struct diag_list diags = { 0 };
    struct bundle bundle;
    bundle_init_memory(&bundle);
    bundle_add(&bundle, "shift.xml", SHIFT, strlen(SHIFT));
    bundle_add(&bundle, "pack/scenario.xml", SCENARIO, strlen(SCENARIO));

    struct session_start start = {
        .candidate = candidate,
        .shift = "shift.xml",
        .seed = UINT64_MAX - 5,
        .key = { { 7 } },
        .language = "nl",
        .rules = "rules 1",
        .created_ms = 1795000000000,
    };
    int64_t id = 0;
    bool good = store_pin_content(store, &bundle, &start.content, &diags) &&
            store_create_session(store, &start, &id, &diags);
    fixture_expect_none(&diags);
    ck_assert(good);
    ck_assert_int_gt(id, 0);
    bundle_finish(&bundle);
    diag_list_finish(&diags);
    return id;
}

bool fixture_append(struct store *store, int64_t session, int64_t row, struct diag_list *diags)
{
    char text[64];
    (void)snprintf(text, sizeof(text), "reply call turn-%" PRId64 " keep", row);
    struct journal_entry entry = {
        .kind = JOURNAL_ACTION,
        .text = text,
        .shown_ms = 1795000000000 + row * 9000,
        .chosen_ms = 1795000000000 + row * 9000 + 4321,
        .order_shown = "keep acknowledge compare",
        .device = "keyboard",
    };
    int64_t sequence = 0;
    bool good = journal_append(store, session, &entry, &sequence, diags);
    return good && sequence == row;
}

static int64_t size_found;

static int add_size(const char *path, const struct stat *status, int kind)
{
    (void)path;
    size_found += kind == FTW_F ? status->st_size : 0;
    return 0;
}

int64_t fixture_folder_size(const char *folder)
{
    size_found = 0;
    ck_assert_int_eq(ftw(folder, add_size, 8), 0);
    return size_found;
}

static struct {
    const char *words;
    bool found;
} searched;

static int search_one(const char *path, const struct stat *status, int kind)
{
    (void)status;
    if (kind == FTW_F) {
        struct buffer bytes = { 0 };
        struct diag_list diags = { 0 };
        ck_assert_msg(bundle_read_path(path, (size_t)1 << 30, &bytes, &diags), "%s", path);
        bool has = bytes.size > 0 &&
                memmem(bytes.bytes, bytes.size, searched.words, strlen(searched.words)) != NULL;
        searched.found = searched.found || has;
        buffer_finish(&bytes);
        diag_list_finish(&diags);
    }
    return 0;
}

bool fixture_has_bytes(const char *folder, const char *words)
{
    searched.words = words;
    searched.found = false;
    ck_assert_int_eq(ftw(folder, search_one, 8), 0);
    return searched.found;
}

bool fixture_set_up_vault(struct store *store, const char *passphrase, struct diag_list *diags)
{
    struct secret_cost cost = secret_cost_least();
    struct vault_entry entry = { passphrase, "Noor", 1795000000000 };
    return vault_set_up(store, &entry, &cost, diags);
}

bool fixture_unlock(
        struct store *store, const char *passphrase, int64_t now_ms, struct diag_list *diags)
{
    struct vault_entry entry = { passphrase, "Noor", now_ms };
    return vault_unlock(store, &entry, diags);
}
