// SPDX-License-Identifier: GPL-3.0-or-later
// A store: the data folder with play.db for what runs and office.db for what is finished.
#include "game/store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/mem.h"
#include "game/store/damage.h"
#include "game/store/database.h"
#include "game/store/move.h"
#include "game/store/settings.h"
#include "game/store/store_inner.h"
#include "game/store/upgrade.h"
#include "game/store/vault_inner.h"

static const char IN_MEMORY[] = ":memory:";
static const char OFFICE[] = "office.db";

static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

void store_default_folder(struct buffer *folder)
{
    if (environment("ZEVEN_HOME") != NULL) {
        buffer_add(folder, environment("ZEVEN_HOME"));
    } else if (environment("XDG_DATA_HOME") != NULL) {
        buffer_add_format(folder, "%s/zeven", environment("XDG_DATA_HOME"));
    } else {
        const char *home = environment("HOME");
        buffer_add_format(folder, "%s/.local/share/zeven", home != NULL ? home : "");
    }
}

// Makes `folder` and what is missing above it, for this user only.
static bool make_folder(const char *folder, struct diag_list *diags)
{
    char *path = mem_copy_text(folder);
    bool made = path[0] != '\0';
    errno = ENOENT;
    for (char *at = path + 1; made; at++) {
        char here = *at;
        if (here == '/' || here == '\0') {
            *at = '\0';
            made = mkdir(path, S_IRWXU) == 0 || errno == EEXIST || errno == EISDIR;
            *at = here;
        }
        if (here == '\0') {
            break;
        }
    }
    struct stat status;
    made = made && stat(path, &status) == 0;
    if (made && !S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        made = false;
    }
    if (!made) {
        diag_add(diags, DIAG_STORE_FOLDER, DIAG_ERROR, folder, 0, strerror(errno), NULL);
    }
    mem_free(path);
    return made;
}

static void write_path(struct buffer *path, const struct store *store, const char *name)
{
    if (store->folder == NULL) {
        buffer_add(path, IN_MEMORY);
    } else {
        buffer_add_format(path, "%s/%s", store->folder, name);
    }
}

static struct database *upgraded(
        struct database *database, const struct upgrade_table *table, struct diag_list *diags)
{
    if (database != NULL && !upgrade_apply(database, table, diags)) {
        damage_explain(database, diags);
        database_close(database);
        return NULL;
    }
    return database;
}

static struct database *open_file(const struct store *store, const char *name,
        enum database_sharing sharing, const struct upgrade_table *table, struct diag_list *diags)
{
    struct buffer path = { 0 };
    write_path(&path, store, name);
    struct database *database =
            upgraded(database_open(buffer_text(&path), sharing, diags), table, diags);
    buffer_finish(&path);
    return database;
}

static struct store *open_folder(const char *folder, struct diag_list *diags)
{
    bool in_memory = strcmp(folder, IN_MEMORY) == 0;
    if (!in_memory && !make_folder(folder, diags)) {
        return NULL;
    }
    struct store *store = mem_alloc(sizeof(*store));
    store->folder = in_memory ? NULL : mem_copy_text(folder);
    return store;
}

// A file that was made just now outlives a power cut only when its folder is on disk too.
static void sync_folder(const struct store *store)
{
    int descriptor = store->folder != NULL ? open(store->folder, O_RDONLY | O_DIRECTORY) : -1;
    if (descriptor >= 0) {
        (void)fsync(descriptor);
        (void)close(descriptor);
    }
}

bool store_open_plain_office(struct store *store, struct diag_list *diags)
{
    store->office = open_file(store, OFFICE, DATABASE_SHARED, &UPGRADE_OFFICE, diags);
    return store->office != NULL;
}

bool store_open_sealed_office(
        struct store *store, const struct secret_key *key, struct diag_list *diags)
{
    struct buffer path = { 0 };
    write_path(&path, store, OFFICE);
    struct database *database =
            database_open_sealed(buffer_text(&path), UPGRADE_OFFICE.page_size, key, diags);
    store->office = upgraded(database, &UPGRADE_OFFICE, diags);
    buffer_finish(&path);
    return store->office != NULL;
}

static bool open_office(struct store *store, struct diag_list *diags)
{
    return vault_find(store, diags) &&
            (store->vault != NULL || store_open_plain_office(store, diags));
}

struct store *store_open_office(const char *folder, struct diag_list *diags)
{
    struct store *store = open_folder(folder, diags);
    if (store != NULL && !open_office(store, diags)) {
        store_close(store);
        return NULL;
    }
    return store;
}

struct store *store_open(const char *folder, struct diag_list *diags)
{
    struct store *store = open_folder(folder, diags);
    if (store == NULL) {
        return NULL;
    }
    store->play = open_file(store, "play.db", DATABASE_ALONE, &UPGRADE_PLAY, diags);
    if (store->play == NULL || !open_office(store, diags)) {
        store_close(store);
        return NULL;
    }
    sync_folder(store);
    move_ended_sessions(store, diags);
    if (store->office != NULL) {
        (void)settings_share(store, diags);
    }
    return store;
}

bool store_hurry(struct store *store, struct diag_list *diags)
{
    static const char *const LAX = "PRAGMA synchronous = OFF";
    return database_run(store->play, LAX, diags) && database_run(store->office, LAX, diags);
}

static void close_files(struct store *store)
{
    database_close(store->play);
    database_close(store->office);
    vault_destroy(store->vault);
    mem_free(store->folder);
    *store = (struct store) { 0 };
}

void store_go_on_in_memory(struct store *store, struct diag_list *diags)
{
    close_files(store);
    store->play = open_file(store, "play.db", DATABASE_ALONE, &UPGRADE_PLAY, diags);
    (void)store_open_plain_office(store, diags);
}

void store_close(struct store *store)
{
    if (store != NULL) {
        close_files(store);
        mem_free(store);
    }
}
