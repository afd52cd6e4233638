// SPDX-License-Identifier: GPL-3.0-or-later
// Writing a file whole or not at all.
#include "game/command/files.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/buffer.h"

static bool write_all(const char *path, const void *bytes, size_t size, const char *like)
{
    struct stat status;
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        return false;
    }
    if (stat(like, &status) == 0) {
        (void)fchmod(fileno(file), status.st_mode & 0777);
    }
    bool written =
            fwrite(bytes, 1, size, file) == size && fflush(file) == 0 && fsync(fileno(file)) == 0;
    return fclose(file) == 0 && written;
}

bool file_write(const char *path, const void *bytes, size_t size, struct diag_list *diags)
{
    struct buffer beside = { 0 };
    buffer_add_format(&beside, "%s.new", path);
    errno = 0;
    bool good = write_all(buffer_text(&beside), bytes, size, path) &&
            rename(buffer_text(&beside), path) == 0;
    if (!good) {
        diag_add(diags, DIAG_FILE_UNWRITTEN, DIAG_ERROR, path, 0, strerror(errno), NULL);
        (void)unlink(buffer_text(&beside));
    }
    buffer_finish(&beside);
    return good;
}
