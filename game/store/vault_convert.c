// SPDX-License-Identifier: GPL-3.0-or-later
// From a plain office to a sealed one, so that a crash at any moment leaves one of the two whole.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "game/store/damage.h"
#include "game/store/database.h"
#include "game/store/settings.h"
#include "game/store/upgrade.h"
#include "game/store/vault_inner.h"

// office.db.new is the sealed copy. It is whole on the disk before office.key is, and office.key is
// what makes it count: with it the new file takes the old one's place, also after a crash; without
// it the new file is rubbish.
static const char OFFICE[] = "office.db";
static const char COPY[] = "office.db.new";
static const char KEYS[] = "office.key";

enum { KEYS_SIZE_MAX = 64 * 1024, WIPE_SIZE = 64 * 1024 };

static const char SCRUB[] = "vault.scrub";
static const char PLAIN_HEAD[] = "SQLite format 3";

static void write_path(struct buffer *path, const struct store *store, const char *name)
{
    buffer_add_format(path, "%s/%s", store->folder, name);
}

static bool is_there(const struct store *store, const char *name)
{
    struct buffer path = { 0 };
    write_path(&path, store, name);
    bool there = access(buffer_text(&path), F_OK) == 0;
    buffer_finish(&path);
    return there;
}

static void remove_if_there(const struct store *store, const char *name)
{
    struct buffer path = { 0 };
    write_path(&path, store, name);
    (void)unlink(buffer_text(&path));
    buffer_finish(&path);
}

/* ---- keys ---- */

static bool report_keys(const struct store *store, struct diag_list *diags)
{
    struct buffer path = { 0 };
    write_path(&path, store, KEYS);
    diag_add(diags, DIAG_VAULT_KEYS, DIAG_ERROR, buffer_text(&path), 0, NULL);
    buffer_finish(&path);
    return false;
}

bool vault_read_keys(const struct store *store, struct vault_keys *keys, struct diag_list *diags)
{
    struct buffer path = { 0 };
    struct buffer text = { 0 };
    struct diag_list none = { 0 };
    write_path(&path, store, KEYS);
    bool good = bundle_read_path(buffer_text(&path), KEYS_SIZE_MAX, &text, &none) &&
            vault_keys_read(keys, buffer_text(&text));
    diag_list_finish(&none);
    buffer_finish(&text);
    buffer_finish(&path);
    return good || report_keys(store, diags);
}

bool vault_write_keys(
        const struct store *store, const struct vault_keys *keys, struct diag_list *diags)
{
    struct buffer path = { 0 };
    struct buffer text = { 0 };
    write_path(&path, store, KEYS);
    vault_keys_write(&text, keys);
    bool good = save_file(buffer_text(&path), buffer_text(&text), text.size, NULL, diags);
    buffer_finish(&text);
    buffer_finish(&path);
    return good;
}

// Whether office.db cannot be anything but a sealed one: whole pages, and no database to see. What
// is neither is for SQLite to judge.
static bool is_sealed(const struct store *store)
{
    char head[sizeof(PLAIN_HEAD)] = "";
    struct stat status;
    struct buffer path = { 0 };
    write_path(&path, store, OFFICE);
    int file = open(buffer_text(&path), O_RDONLY | O_CLOEXEC);
    bool sealed = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
            status.st_size > 0 && status.st_size % UPGRADE_OFFICE.page_size == 0 &&
            read(file, head, sizeof(head)) == (ssize_t)sizeof(head) &&
            memcmp(head, PLAIN_HEAD, sizeof(PLAIN_HEAD)) != 0;
    if (file >= 0) {
        (void)close(file);
    }
    buffer_finish(&path);
    return sealed;
}

bool vault_find(struct store *store, struct diag_list *diags)
{
    if (store->folder == NULL) {
        return true;
    }
    if (!is_there(store, KEYS)) {
        remove_if_there(store, COPY);
        return !is_sealed(store) || report_keys(store, diags);
    }
    store->vault = mem_alloc(sizeof(*store->vault));
    return vault_read_keys(store, &store->vault->keys, diags) && vault_complete(store, diags);
}

/* ---- the old bytes ---- */

static bool overwrite(int file, off_t size)
{
    static const char ZEROS[WIPE_SIZE];
    for (off_t at = 0; at < size;) {
        off_t left = size - at;
        ssize_t written =
                pwrite(file, ZEROS, left < WIPE_SIZE ? (size_t)left : (size_t)WIPE_SIZE, at);
        if (written <= 0) {
            return false;
        }
        at += written;
    }
    return fsync(file) == 0;
}

// Best effort, before the name goes: some disks write elsewhere whatever one asks.
static void wipe(const char *path)
{
    struct stat status;
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file >= 0 && fstat(file, &status) == 0) {
        (void)overwrite(file, status.st_size);
    }
    if (file >= 0) {
        (void)close(file);
    }
}

static void sync_path(const char *path, int flags)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | flags);
    if (file >= 0) {
        (void)fsync(file);
        (void)close(file);
    }
}

bool vault_complete(const struct store *store, struct diag_list *diags)
{
    static const char *const TAILS[] = { "-wal", "-shm", "-journal" };
    if (!is_there(store, COPY)) {
        return true;
    }
    struct buffer old = { 0 };
    struct buffer copy = { 0 };
    write_path(&old, store, OFFICE);
    write_path(&copy, store, COPY);
    wipe(buffer_text(&old));
    for (size_t i = 0; i < sizeof(TAILS) / sizeof(TAILS[0]); i++) {
        struct buffer beside = { 0 };
        buffer_add_format(&beside, "%s%s", buffer_text(&old), TAILS[i]);
        (void)unlink(buffer_text(&beside)); // of the plain office, empty since it was copied
        buffer_finish(&beside);
    }
    bool good = rename(buffer_text(&copy), buffer_text(&old)) == 0;
    if (good) {
        sync_path(store->folder, O_DIRECTORY);
    } else {
        diag_add(diags, DIAG_STORE_FOLDER, DIAG_ERROR, buffer_text(&old), 0, strerror(errno), NULL);
    }
    buffer_finish(&old);
    buffer_finish(&copy);
    return good;
}

/* ---- the conversion ---- */

static bool check_copy(const char *copy, const struct vault_opened *opened, struct diag_list *diags)
{
    struct database *database =
            database_open_sealed(copy, UPGRADE_OFFICE.page_size, &opened->data, diags);
    bool good = database != NULL && damage_check(database, diags);
    database_close(database);
    return good;
}

static bool make_copy(
        const struct store *store, const struct vault_opened *opened, struct diag_list *diags)
{
    struct buffer old = { 0 };
    struct buffer copy = { 0 };
    write_path(&old, store, OFFICE);
    write_path(&copy, store, COPY);
    remove_if_there(store, COPY);
    bool good = database_seal_copy(buffer_text(&old), buffer_text(&copy), UPGRADE_OFFICE.page_size,
                        &opened->data, diags) &&
            check_copy(buffer_text(&copy), opened, diags);
    if (good) {
        sync_path(buffer_text(&copy), 0);
        sync_path(store->folder, O_DIRECTORY);
    } else {
        remove_if_there(store, COPY);
    }
    buffer_finish(&old);
    buffer_finish(&copy);
    return good;
}

static bool write_first_keys(
        const struct store *store, const struct vault_keys *keys, struct diag_list *diags)
{
    struct buffer path = { 0 };
    struct buffer text = { 0 };
    write_path(&path, store, KEYS);
    vault_keys_write(&text, keys);
    bool good = save_new_file(buffer_text(&path), buffer_text(&text), text.size, diags);
    buffer_finish(&text);
    buffer_finish(&path);
    return good;
}

bool vault_convert(struct store *store, const struct vault_keys *keys,
        const struct vault_opened *opened, struct diag_list *diags)
{
    if (!vault_ask_scrub(store, diags) || !make_copy(store, opened, diags)) {
        return false;
    }
    if (!write_first_keys(store, keys, diags)) {
        remove_if_there(store, COPY);
        return false;
    }
    return vault_complete(store, diags);
}

/* ---- play.db ---- */

bool vault_ask_scrub(struct store *store, struct diag_list *diags)
{
    return store_write_setting(store, SCRUB, "yes", diags);
}

bool vault_wants_scrub(struct store *store, struct diag_list *diags)
{
    struct buffer value = { 0 };
    bool wants = store_read_setting(store, SCRUB, "", &value, diags) && value.size > 0;
    buffer_finish(&value);
    return wants;
}

bool vault_scrubbed(struct store *store, struct diag_list *diags)
{
    return store_write_setting(store, SCRUB, NULL, diags);
}
