// SPDX-License-Identifier: GPL-3.0-or-later
// Where a file or folder that an author names stands in its content.
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/scenario/check.h"

static bool has_packs(const char *folder)
{
    struct buffer path = { 0 };
    struct stat status;
    buffer_add_format(&path, "%s/packs", folder);
    bool there = stat(buffer_text(&path), &status) == 0 && S_ISDIR(status.st_mode);
    buffer_finish(&path);
    return there;
}

char *content_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buffer folder = { 0 };
    if (slash == NULL) {
        buffer_add(&folder, ".");
    } else {
        buffer_add_bytes(&folder, path, slash == path ? 1 : (size_t)(slash - path));
    }
    return buffer_take(&folder);
}

char *content_root(const char *absolute)
{
    char *own = content_folder(absolute);
    char *at = mem_copy_text(own);
    while (!has_packs(at)) {
        if (strcmp(at, "/") == 0) {
            mem_free(at);
            return own;
        }
        char *up = content_folder(at);
        mem_free(at);
        at = up;
    }
    mem_free(own);
    return at;
}

bool content_locate(const char *path, struct content_place *place)
{
    char *absolute = realpath(path, NULL);
    if (absolute == NULL) {
        return false;
    }
    place->root = has_packs(absolute) ? mem_copy_text(absolute) : content_root(absolute);
    size_t size = strcmp(place->root, "/") == 0 ? 0 : strlen(place->root);
    place->inside = mem_copy_text(absolute[size] == '/' ? absolute + size + 1 : "");
    free(absolute);
    return true;
}

void content_place_finish(struct content_place *place)
{
    mem_free(place->root);
    mem_free(place->inside);
    *place = (struct content_place) { 0 };
}
