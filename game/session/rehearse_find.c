// SPDX-License-Identifier: GPL-3.0-or-later
// Finding rehearsals: by name, under a folder, or about a scenario, a pack or a shift.
#include "game/session/rehearse.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/folder.h"
#include "game/scenario/load.h"
#include "game/scenario/pack.h"

enum { SCRIPT_SIZE_MAX = 16 * 1024 * 1024 };

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_rehearsal(const char *path)
{
    struct buffer text = { 0 };
    struct diag_list quiet = { 0 };
    bool is = bundle_read_path(path, SCRIPT_SIZE_MAX, &text, &quiet) &&
            rehearsal_is(buffer_text(&text));
    diag_list_finish(&quiet);
    buffer_finish(&text);
    return is;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_below(struct rehearse_list *list, const char *folder)
{
    struct folder_list found = { 0 };
    folder_find(&found, folder, ".txt");
    for (size_t i = 0; i < found.items.count; i++) {
        if (is_rehearsal(found.items.items[i])) {
            vec_push(&list->files, mem_copy_text(found.items.items[i]));
        }
    }
    folder_list_finish(&found);
}

// What the rehearsals must be about: paths in the content; one that ends in / is a folder.
struct wanted {
    struct arena arena;
    VEC(const char *) about;
};

static void want(struct wanted *wanted, const char *path)
{
    vec_push(&wanted->about, arena_copy_text(&wanted->arena, path, strlen(path)));
}

static bool is_wanted(const struct wanted *wanted, const char *about)
{
    for (size_t i = 0; i < wanted->about.count; i++) {
        const char *known = wanted->about.items[i];
        size_t size = strlen(known);
        bool whole = strncmp(about, known, size) == 0 &&
                (known[size - 1] == '/' || about[size] == '\0' || about[size] == '#');
        if (whole) {
            return true;
        }
    }
    return false;
}

static bool is_about(const struct wanted *wanted, const char *path)
{
    struct buffer text = { 0 };
    struct diag_list quiet = { 0 };
    struct rehearsal rehearsal = { 0 };
    struct content_place place = { 0 };
    bool read = bundle_read_path(path, SCRIPT_SIZE_MAX, &text, &quiet);
    if (read) {
        (void)rehearsal_read(&rehearsal, path, buffer_text(&text), &quiet);
    }
    const char *about = rehearsal.scenario != NULL ? rehearsal.scenario : rehearsal.shift;
    bool is = false;
    if (about != NULL && content_locate(path, &place)) {
        const char *inside = pack_path(&rehearsal.arena, place.inside, about);
        is = inside != NULL && is_wanted(wanted, inside);
    }
    content_place_finish(&place);
    rehearsal_finish(&rehearsal);
    diag_list_finish(&quiet);
    buffer_finish(&text);
    return is;
}

// A shift is rehearsed by its own rehearsals and by those of its scenarios.
static void want_file(struct wanted *wanted, const struct content_place *place)
{
    struct bundle bundle;
    struct diag_list quiet = { 0 };
    want(wanted, place->inside);
    bundle_init_folder(&bundle, place->root);
    struct shift *shift = shift_load(&bundle, place->inside, &quiet);
    for (size_t i = 0; shift != NULL && i < shift->entry_count; i++) {
        want(wanted, shift->entries[i].scenario->file);
        if (shift->entries[i].swap != NULL) {
            want(wanted, shift->entries[i].swap->file);
        }
    }
    shift_destroy(shift);
    bundle_finish(&bundle);
    diag_list_finish(&quiet);
}

static void want_pack(struct wanted *wanted, const char *folder)
{
    struct buffer path = { 0 };
    buffer_add_format(&path, "%s/", folder);
    want(wanted, buffer_text(&path));
    buffer_finish(&path);
}

// "a/b/c.xml" gives "a/b", "c.xml" gives "".
static void keep_folder(char *path)
{
    char *slash = strrchr(path, '/');
    *(slash != NULL ? slash : path) = '\0';
}

// A folder under the root, told as the caller told the root.
static void find_below(struct rehearse_list *list, const struct content_place *place,
        const char *given, const char *below)
{
    size_t outer = strlen(given);
    size_t inner = strlen(place->inside);
    bool tail = outer >= inner && strcmp(given + outer - inner, place->inside) == 0;
    struct buffer folder = { 0 };
    if (tail) {
        buffer_add_bytes(&folder, given, outer - inner);
    } else {
        buffer_add_format(&folder, "%s/", place->root);
    }
    buffer_add(&folder, below);
    if (is_folder(buffer_text(&folder))) {
        add_below(list, buffer_text(&folder));
    }
    buffer_finish(&folder);
}

static void find_about(struct rehearse_list *list, const char *given, struct content_place *place,
        const struct wanted *wanted, bool pack)
{
    struct rehearse_list all = { 0 };
    char *own = mem_copy_text(place->inside);
    if (!pack) {
        keep_folder(own);
    }
    find_below(&all, place, given, "rehearsals");
    if (strncmp(own, "rehearsals", strlen("rehearsals")) != 0) {
        find_below(&all, place, given, own);
    }
    for (size_t i = 0; i < all.files.count; i++) {
        if (is_about(wanted, all.files.items[i])) {
            vec_push(&list->files, all.files.items[i]);
        } else {
            mem_free(all.files.items[i]);
        }
    }
    vec_finish(&all.files);
    mem_free(own);
}

static bool has_pack(const char *folder)
{
    struct buffer path = { 0 };
    struct stat status;
    buffer_add_format(&path, "%s/pack.xml", folder);
    bool has = stat(buffer_text(&path), &status) == 0;
    buffer_finish(&path);
    return has;
}

// `path` without a slash at its end, and without the pack.xml that stands for its folder.
static char *tidy(const char *path)
{
    char *tidied = mem_copy_text(path);
    if (folder_name_ends(tidied, "/pack.xml")) {
        keep_folder(tidied);
    }
    size_t size = strlen(tidied);
    while (size > 1 && tidied[size - 1] == '/') {
        tidied[--size] = '\0';
    }
    return tidied;
}

static void find_known(struct rehearse_list *list, const char *path, struct content_place *place)
{
    bool folder = is_folder(path);
    struct wanted wanted = { 0 };
    if (folder && !has_pack(path)) {
        add_below(list, path);
    } else if (folder) {
        want_pack(&wanted, place->inside);
        find_about(list, path, place, &wanted, true);
    } else if (folder_name_ends(path, ".xml")) {
        want_file(&wanted, place);
        find_about(list, path, place, &wanted, false);
    } else {
        vec_push(&list->files, mem_copy_text(path));
    }
    vec_finish(&wanted.about);
    arena_finish(&wanted.arena);
}

bool rehearse_find(struct rehearse_list *list, const char *path, struct diag_list *diags)
{
    struct content_place place = { 0 };
    char *tidied = tidy(path);
    bool there = content_locate(tidied, &place);
    if (there) {
        find_known(list, tidied, &place);
        if (list->files.count > 1) {
            qsort(list->files.items, list->files.count, sizeof(char *), by_name);
        }
    } else {
        struct buffer bytes = { 0 };
        (void)bundle_read_path(path, SCRIPT_SIZE_MAX, &bytes, diags); // says why
        buffer_finish(&bytes);
    }
    content_place_finish(&place);
    mem_free(tidied);
    return there;
}

void rehearse_list_finish(struct rehearse_list *list)
{
    for (size_t i = 0; i < list->files.count; i++) {
        mem_free(list->files.items[i]);
    }
    vec_finish(&list->files);
}
