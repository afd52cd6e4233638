// SPDX-License-Identifier: GPL-3.0-or-later
// Copying one file of a store that others may be writing in.
#include "game/store/backup_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/save.h"
#include "game/store/backup.h"
#include "game/store/database.h"
#include "game/store/store.h"

// Between two writes there is time enough: somebody who plays acts every few seconds.
enum { TRIES = 200, REST_NS = 5000000, PART_SIZE = 16384 };

static const char PLAIN_HEAD[] = "SQLite format 3";

static void join(struct buffer *path, const char *folder, const char *name, const char *tail)
{
    buffer_add_format(path, "%s/%s%s", folder, name, tail);
}

static bool is_plain_database(const char *path)
{
    char head[sizeof(PLAIN_HEAD)] = "";
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool plain = file >= 0 && read(file, head, sizeof(head)) == (ssize_t)sizeof(head) &&
            memcmp(head, PLAIN_HEAD, sizeof(head)) == 0;
    if (file >= 0) {
        (void)close(file);
    }
    return plain;
}

/* ---- bytes as they lie ---- */

// Copies, or holds what was copied before against what lies there now.
static bool pass(int from, int to, bool compares)
{
    char here[PART_SIZE];
    char there[PART_SIZE];
    for (;;) {
        ssize_t size = read(from, here, sizeof(here));
        if (size < 0) {
            return false;
        }
        if (compares) {
            ssize_t other = read(to, there, sizeof(there));
            if (other != size || memcmp(here, there, (size_t)size) != 0) {
                return false;
            }
        } else if (size > 0 && write(to, here, (size_t)size) != size) {
            return false;
        }
        if (size == 0) {
            return true;
        }
    }
}

// A file that is not there is copied as none.
static bool copy_bytes(const char *from, const char *to, bool compares)
{
    int source = open(from, O_RDONLY | O_CLOEXEC);
    if (source < 0) {
        bool none = errno == ENOENT;
        return none && (compares ? access(to, F_OK) != 0 : unlink(to) == 0 || errno == ENOENT);
    }
    int flags = compares ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC;
    int target = open(to, flags | O_CLOEXEC, S_IRUSR | S_IWUSR);
    bool good = target >= 0 && pass(source, target, compares);
    if (target >= 0) {
        good = (compares || fsync(target) == 0) && good;
        (void)close(target);
    }
    (void)close(source);
    return good;
}

struct lying {
    struct buffer from[2]; // the file and its log
    struct buffer to[2];
};

// The log is copied first and compared last. When neither has changed from before the first byte
// until after the last, the two are what a power cut would have left at that moment, and that is
// what SQLite knows how to open.
static bool copy_once(const struct lying *lying)
{
    bool good = true;
    for (int step = 0; good && step < 4; step++) {
        int which = step == 0 || step == 3 ? 1 : 0;
        good = copy_bytes(
                buffer_text(&lying->from[which]), buffer_text(&lying->to[which]), step >= 2);
    }
    return good;
}

static bool copy_lying(
        const char *folder, const char *name, const char *to, struct diag_list *diags)
{
    static const char *const TAILS[] = { "", "-wal" };
    struct lying lying = { 0 };
    for (int i = 0; i < 2; i++) {
        join(&lying.from[i], folder, name, TAILS[i]);
        join(&lying.to[i], to, name, TAILS[i]);
    }
    bool good = false;
    for (int i = 0; i < TRIES && !good; i++) {
        good = copy_once(&lying);
        if (!good) {
            (void)nanosleep(&(struct timespec) { .tv_nsec = REST_NS }, NULL);
        }
    }
    if (!good) {
        diag_add(diags, DIAG_BACKUP_RESTLESS, DIAG_ERROR, buffer_text(&lying.from[0]), 0, name,
                NULL);
    }
    for (int i = 0; i < 2; i++) {
        buffer_finish(&lying.from[i]);
        buffer_finish(&lying.to[i]);
    }
    return good;
}

/* ---- databases ---- */

// Checks it, and takes the log into it.
static bool make_whole(const char *path, struct diag_list *diags)
{
    struct database *copy = database_open(path, DATABASE_ALONE, diags);
    bool good = copy != NULL && database_run(copy, "PRAGMA journal_mode = DELETE", diags);
    database_close(copy);
    return good;
}

static bool copy_database(const char *folder, const char *name, const char *from, const char *to,
        struct diag_list *diags)
{
    struct buffer path = { 0 };
    bool busy = false;
    join(&path, to, name, "");
    bool good = database_copy(from, buffer_text(&path), &busy, diags);
    if (busy) {
        (void)unlink(buffer_text(&path));
        good = copy_lying(folder, name, to, diags);
    }
    good = good && make_whole(buffer_text(&path), diags);
    buffer_finish(&path);
    return good;
}

bool backup_copy_file(const char *folder, const char *name, const char *to, struct diag_list *diags)
{
    struct buffer from = { 0 };
    join(&from, folder, name, "");
    bool good = is_plain_database(buffer_text(&from))
            ? copy_database(folder, name, buffer_text(&from), to, diags)
            : copy_lying(folder, name, to, diags);
    buffer_finish(&from);
    return good;
}
