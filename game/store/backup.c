// SPDX-License-Identifier: GPL-3.0-or-later
// Backups: all that a store holds in one file, made while it is in use, and put back after a check.
#include "game/store/backup.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "game/base/mem.h"
#include "game/base/save.h"
#include "game/store/backup_copy.h"
#include "game/store/database.h"
#include "game/store/store.h"

static bool fail(const char *path, struct diag_list *diags)
{
    diag_add(diags, DIAG_FILE_WRITE, DIAG_ERROR, path, 0, strerror(errno), NULL);
    return false;
}

static bool ends_in(const char *name, const char *tail)
{
    size_t size = strlen(name);
    size_t length = strlen(tail);
    return size >= length && strcmp(name + size - length, tail) == 0;
}

// Logs go with their database, copies under way belong to who makes them.
static bool is_member(const char *folder, const char *name)
{
    static const char *const TAILS[] = { "-wal", "-shm", "-journal", ".new" };
    struct buffer path = { 0 };
    struct stat status;
    bool member = name[0] != '.';
    for (size_t i = 0; i < sizeof(TAILS) / sizeof(TAILS[0]); i++) {
        member = member && !ends_in(name, TAILS[i]);
    }
    buffer_add_format(&path, "%s/%s", folder, name);
    member = member && stat(buffer_text(&path), &status) == 0 && S_ISREG(status.st_mode);
    buffer_finish(&path);
    return member;
}

void backup_add_stamp(struct buffer *text, int64_t wall_ms)
{
    char stamp[32] = "";
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm day = { 0 };
    if (localtime_r(&seconds, &day) != NULL) {
        (void)strftime(stamp, sizeof(stamp), "%Y%m%d-%H%M%S", &day);
    }
    buffer_add(text, stamp);
}

void backup_remove_folder(const char *folder)
{
    DIR *directory = opendir(folder);
    struct dirent *entry = NULL;
    while (directory != NULL && (entry = readdir(directory)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            (void)unlinkat(dirfd(directory), entry->d_name, 0);
        }
    }
    if (directory != NULL) {
        (void)closedir(directory);
    }
    (void)rmdir(folder);
}

bool backup_make_beside(const char *folder, struct buffer *made, struct diag_list *diags)
{
    struct buffer pattern = { 0 };
    buffer_add_format(&pattern, "%s.part-XXXXXX", folder);
    char *path = buffer_take(&pattern);
    bool good = mkdtemp(path) != NULL || fail(path, diags);
    buffer_add(made, good ? path : "");
    mem_free(path);
    return good;
}

static bool has(const char *folder, const char *name)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/%s", folder, name);
    bool there = access(buffer_text(&path), F_OK) == 0;
    buffer_finish(&path);
    return there;
}

bool backup_copy_rest(const char *folder, const char *to, struct diag_list *diags)
{
    DIR *directory = opendir(folder);
    bool good = directory != NULL || fail(folder, diags);
    struct dirent *entry = NULL;
    size_t count = 0;
    while (good && (entry = readdir(directory)) != NULL) {
        bool member = is_member(folder, entry->d_name);
        good = !member || has(to, entry->d_name) ||
                backup_copy_file(folder, entry->d_name, to, diags);
        count += member;
    }
    if (directory != NULL) {
        (void)closedir(directory);
    }
    if (good && count == 0) {
        diag_add(diags, DIAG_BACKUP_EMPTY, DIAG_ERROR, folder, 0, NULL);
    }
    return good && count > 0;
}

bool backup_make(struct backup_file *backup, const char *folder, const char *path, int64_t now_ms,
        struct diag_list *diags)
{
    struct buffer work = { 0 };
    *backup = (struct backup_file) { 0 };
    bool good = backup_make_beside(path, &work, diags);
    if (good) {
        good = backup_copy_rest(folder, buffer_text(&work), diags) &&
                backup_file_write(backup, buffer_text(&work), path, now_ms, diags);
        backup_remove_folder(buffer_text(&work));
    }
    buffer_finish(&work);
    return good;
}

/* ---- putting back ---- */

// Damage is no reason to leave the old store where it is; somebody who works in it is.
static bool is_free(const char *folder, struct diag_list *diags)
{
    struct buffer path = { 0 };
    struct diag_list own = { 0 };
    buffer_add_format(&path, "%s/play.db", folder);
    bool there = access(buffer_text(&path), F_OK) == 0;
    struct database *play = there ? database_open(buffer_text(&path), DATABASE_ALONE, &own) : NULL;
    bool in_use = diag_list_has(&own, DIAG_STORE_IN_USE);
    if (in_use) {
        diag_add(diags, DIAG_STORE_IN_USE, DIAG_ERROR, buffer_text(&path), 0, NULL);
    }
    database_close(play);
    diag_list_finish(&own);
    buffer_finish(&path);
    return !in_use;
}

// What the program itself cannot open is no store, however whole its bytes are.
static bool opens(const char *folder, struct diag_list *diags)
{
    struct store *store = store_open(folder, diags);
    store_close(store);
    return store != NULL;
}

static void sync_parent(const char *folder)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/..", folder);
    int parent = open(buffer_text(&path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent >= 0) {
        (void)fsync(parent);
        (void)close(parent);
    }
    buffer_finish(&path);
}

static bool change_places(const char *folder, const char *fresh, const char *aside, bool there,
        struct diag_list *diags)
{
    if (there && rename(folder, aside) != 0) {
        return fail(aside, diags);
    }
    if (rename(fresh, folder) != 0) {
        fail(folder, diags);
        if (there) {
            (void)rename(aside, folder);
        }
        return false;
    }
    sync_parent(folder);
    return true;
}

static bool put_in_place(const char *folder, const char *fresh, int64_t now_ms, struct buffer *kept,
        struct diag_list *diags)
{
    struct buffer aside = { 0 };
    bool there = access(folder, F_OK) == 0;
    buffer_add_format(&aside, "%s-before-", folder);
    backup_add_stamp(&aside, now_ms);
    bool good = change_places(folder, fresh, buffer_text(&aside), there, diags);
    if (good && there) {
        buffer_add(kept, buffer_text(&aside));
    }
    buffer_finish(&aside);
    return good;
}

bool backup_restore(const char *folder, const char *path, int64_t now_ms, struct buffer *kept,
        struct diag_list *diags)
{
    struct buffer fresh = { 0 };
    struct backup_file backup = { 0 };
    bool good = backup_file_check(&backup, path, diags) && is_free(folder, diags) &&
            backup_make_beside(folder, &fresh, diags);
    backup_file_finish(&backup);
    if (good) {
        const char *place = buffer_text(&fresh);
        good = backup_file_extract(&backup, path, place, diags) && opens(place, diags) &&
                put_in_place(folder, place, now_ms, kept, diags);
        if (!good) {
            backup_remove_folder(place);
        }
        backup_file_finish(&backup);
    }
    buffer_finish(&fresh);
    return good;
}
