// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a file so that it is there whole or not at all.
#include "game/base/save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"

static bool refuse(struct diag_list *diags, int code, const char *path, const char *reason)
{
    diag_add(diags, code, DIAG_ERROR, path, 0, reason, NULL);
    return false;
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes += written > 0 ? written : 0;
        size -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

// The name of the folder is on the disk only when the folder is.
static void flush_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buffer folder = { 0 };
    buffer_add_bytes(&folder, path, slash != NULL ? (size_t)(slash - path) + 1 : 0);
    int file = open(slash != NULL ? buffer_text(&folder) : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file >= 0) {
        (void)fsync(file);
        (void)close(file);
    }
    buffer_finish(&folder);
}

static bool is_as_known(const char *path, const struct save_known *known, struct diag_list *diags)
{
    struct buffer bytes = { 0 };
    if (known == NULL) {
        return true;
    }
    bool same = bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, diags);
    if (same) {
        same = bytes.size == known->size &&
                (known->size == 0 || memcmp(bytes.bytes, known->bytes, known->size) == 0);
        same = same || refuse(diags, DIAG_FILE_CHANGED, path, NULL);
    }
    buffer_finish(&bytes);
    return same;
}

static bool fill(const char *beside, int file, const char *bytes, size_t size, const mode_t *mode)
{
    bool good = write_all(file, bytes, size) && (mode == NULL || fchmod(file, *mode) == 0) &&
            fsync(file) == 0;
    int reason = errno;
    good = close(file) == 0 && good;
    if (!good) {
        (void)unlink(beside);
        errno = reason != 0 ? reason : EIO;
    }
    return good;
}

// A name that nobody has; what a crash left behind is passed over.
static int open_beside(const char *path, struct buffer *beside)
{
    enum { TRIES = 100 };
    for (int i = 0; i < TRIES; i++) {
        buffer_clear(beside);
        buffer_add_format(beside, "%s.%ld-%d.new", path, (long)getpid(), i);
        int file = open(buffer_text(beside), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 || errno != EEXIST) {
            return file;
        }
    }
    return -1;
}

// The new bytes in a file beside `path`, whose name is left in `beside`; `mode` NULL: as new files
// are here.
static bool write_beside(
        const char *path, const void *bytes, size_t size, const mode_t *mode, struct buffer *beside)
{
    int file = open_beside(path, beside);
    return file >= 0 && fill(buffer_text(beside), file, bytes, size, mode);
}

bool save_file(const char *path, const void *bytes, size_t size, const struct save_known *known,
        struct diag_list *diags)
{
    char *whole = realpath(path, NULL);
    const char *target = whole != NULL ? whole : path;
    struct stat status;
    bool there = stat(target, &status) == 0;
    mode_t mode = there ? status.st_mode & 07777 : 0;
    struct buffer beside = { 0 };
    errno = 0;
    bool good = write_beside(target, bytes, size, there ? &mode : NULL, &beside);
    if (!good) {
        (void)refuse(diags, DIAG_FILE_WRITE, path, strerror(errno));
    } else if (!is_as_known(path, known, diags)) {
        (void)unlink(buffer_text(&beside));
        good = false;
    } else if (rename(buffer_text(&beside), target) != 0) {
        (void)refuse(diags, DIAG_FILE_WRITE, path, strerror(errno));
        (void)unlink(buffer_text(&beside));
        good = false;
    } else {
        flush_folder(target);
    }
    buffer_finish(&beside);
    free(whole);
    return good;
}

// A link, not a rename: that would take the place of a file made in the meantime.
bool save_new_file(const char *path, const void *bytes, size_t size, struct diag_list *diags)
{
    struct buffer beside = { 0 };
    errno = 0;
    bool good = write_beside(path, bytes, size, NULL, &beside);
    int reason = errno;
    if (good) {
        good = link(buffer_text(&beside), path) == 0;
        reason = errno;
        (void)unlink(buffer_text(&beside));
    }
    if (!good) {
        (void)refuse(diags, reason == EEXIST ? DIAG_FILE_EXISTS : DIAG_FILE_WRITE, path,
                reason == EEXIST ? NULL : strerror(reason));
    } else {
        flush_folder(path);
    }
    buffer_finish(&beside);
    return good;
}
