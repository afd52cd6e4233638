// SPDX-License-Identifier: GPL-3.0-or-later
// Where files go that a screen writes.
#include "game/screens/export_folder.h"

#include <errno.h>
#include <sys/stat.h>

static bool make_folder(const char *path)
{
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

// A store in memory has no folder; what is exported goes to where a store would be.
bool export_folder(const struct world *world, struct buffer *folder)
{
    if (world->store->folder != NULL) {
        buffer_add(folder, world->store->folder);
    } else {
        store_default_folder(folder);
    }
    bool good = make_folder(buffer_text(folder));
    buffer_add(folder, "/export");
    return make_folder(buffer_text(folder)) && good;
}
