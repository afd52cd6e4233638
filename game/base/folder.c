// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a folder, in an order that is the same on every machine.
#include "game/base/folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"

void folder_list_finish(struct folder_list *list)
{
    for (size_t i = 0; i < list->items.count; i++) {
        mem_free(list->items.items[i]);
    }
    vec_finish(&list->items);
}

bool folder_name_ends(const char *name, const char *ending)
{
    size_t size = strlen(name);
    size_t tail = strlen(ending);
    return size > tail && strcmp(name + size - tail, ending) == 0;
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void sort(struct folder_list *list)
{
    if (list->items.count > 1) {
        qsort(list->items.items, list->items.count, sizeof(*list->items.items), compare);
    }
}

void folder_read(struct folder_list *list, const char *folder)
{
    DIR *stream = opendir(folder);
    const struct dirent *entry = NULL;
    folder_list_finish(list);
    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        if (entry->d_name[0] != '.') {
            vec_push(&list->items, mem_copy_text(entry->d_name));
        }
    }
    if (stream != NULL) {
        (void)closedir(stream);
    }
    sort(list);
}

// Folders that are still to be read are kept in a list: a deep tree is no deep stack.
static void look_into(
        struct folder_list *found, struct folder_list *open, const char *folder, const char *ending)
{
    struct folder_list names = { 0 };
    folder_read(&names, folder);
    for (size_t i = 0; i < names.items.count; i++) {
        struct buffer path = { 0 };
        struct stat status;
        buffer_add_format(&path, "%s/%s", folder, names.items.items[i]);
        bool there = lstat(buffer_text(&path), &status) == 0;
        if (there && S_ISDIR(status.st_mode)) {
            vec_push(&open->items, buffer_take(&path));
        } else if (there && folder_name_ends(names.items.items[i], ending)) {
            vec_push(&found->items, buffer_take(&path));
        }
        buffer_finish(&path);
    }
    folder_list_finish(&names);
}

void folder_find(struct folder_list *list, const char *folder, const char *ending)
{
    struct folder_list open = { 0 };
    folder_list_finish(list);
    vec_push(&open.items, mem_copy_text(folder));
    while (open.items.count > 0) {
        char *next = open.items.items[--open.items.count];
        look_into(list, &open, next, ending);
        mem_free(next);
    }
    folder_list_finish(&open);
    sort(list);
}
