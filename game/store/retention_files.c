// SPDX-License-Identifier: GPL-3.0-or-later
// What was exported of a candidate to the folder `export` of the store, and taking it away.
#include "game/store/retention_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/save.h"

enum { HASH_FIGURES = 8, BLANK_SIZE = 4096 };

// "K-2041-1a2b3c4d-…": the code, and figures of its journal's hash, so that K-1 is not K-1-2.
static bool is_of(const char *name, const char *code)
{
    size_t size = strlen(code);
    return strncmp(name, code, size) == 0 && name[size] == '-' &&
            strspn(name + size + 1, "0123456789abcdef") == HASH_FIGURES &&
            name[size + 1 + HASH_FIGURES] == '-';
}

static bool blank(int file, off_t size)
{
    static const char NOTHING[BLANK_SIZE];
    while (size > 0) {
        size_t part = size < BLANK_SIZE ? (size_t)size : BLANK_SIZE;
        ssize_t written = write(file, NOTHING, part);
        if (written <= 0) {
            return false;
        }
        size -= written;
    }
    return fsync(file) == 0;
}

// Best effort on the disk itself: what a file system copies by itself is out of our hands.
static bool remove_file(const char *path)
{
    struct stat status;
    int file = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
    bool good = file >= 0 && fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
            blank(file, status.st_size);
    if (file >= 0) {
        good = close(file) == 0 && good;
    }
    return good && unlink(path) == 0;
}

static bool remove_all(DIR *directory, const char *folder, const char *code, int64_t *count,
        struct diag_list *diags)
{
    bool good = true;
    struct dirent *entry = NULL;
    while (good && (entry = readdir(directory)) != NULL) {
        if (is_of(entry->d_name, code)) {
            struct buffer path = { 0 };
            buffer_add_format(&path, "%s/%s", folder, entry->d_name);
            good = remove_file(buffer_text(&path));
            *count += good;
            if (!good) {
                diag_add(diags, DIAG_FILE_WRITE, DIAG_ERROR, buffer_text(&path), 0, strerror(errno),
                        NULL);
            }
            buffer_finish(&path);
        }
    }
    return good;
}

bool retention_remove_files(
        const char *folder, const char *code, int64_t *count, struct diag_list *diags)
{
    if (folder == NULL) {
        return true;
    }
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/export", folder);
    DIR *directory = opendir(buffer_text(&path));
    bool good = directory != NULL || errno == ENOENT;
    if (directory != NULL) {
        good = remove_all(directory, buffer_text(&path), code, count, diags);
        (void)closedir(directory);
    } else if (!good) {
        diag_add(diags, DIAG_FILE_WRITE, DIAG_ERROR, buffer_text(&path), 0, strerror(errno), NULL);
    }
    buffer_finish(&path);
    return good;
}
