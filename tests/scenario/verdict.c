// SPDX-License-Identifier: GPL-3.0-or-later
// Fixtures that carry their own verdict: "<!-- expect: 302 line 3 -->" in a file, and what is
// found.
#include "tests/scenario/verdict.h"

#include <check.h>
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/bundle.h"
#include "game/base/mem.h"

void verdict_find(struct verdict_files *files, const char *folder, int depth)
{
    DIR *stream = opendir(folder);
    ck_assert_ptr_nonnull(stream);
    const struct dirent *entry = NULL;
    while ((entry = readdir(stream)) != NULL) {
        struct buffer path = { 0 };
        struct stat status;
        buffer_add_format(&path, "%s/%s", folder, entry->d_name);
        bool there = entry->d_name[0] != '.' && stat(buffer_text(&path), &status) == 0;
        if (there && S_ISDIR(status.st_mode) && depth > 0) {
            verdict_find(files, buffer_text(&path), depth - 1);
        } else if (there && S_ISREG(status.st_mode) && strstr(entry->d_name, ".xml") != NULL) {
            vec_push(&files->items, buffer_take(&path));
        }
        buffer_finish(&path);
    }
    closedir(stream);
}

void verdict_files_finish(struct verdict_files *files)
{
    for (size_t i = 0; i < files->items.count; i++) {
        mem_free(files->items.items[i]);
    }
    vec_finish(&files->items);
}

bool verdict_expected(const char *path, struct buffer *expected)
{
    static const char OPENING[] = "<!-- expect: ";
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    const char *begin = strstr(buffer_text(&bytes), OPENING);
    if (begin != NULL) {
        begin += sizeof(OPENING) - 1;
        buffer_add_bytes(expected, begin, (size_t)(strstr(begin, " -->") - begin));
    }
    buffer_finish(&bytes);
    diag_list_finish(&diags);
    return begin != NULL;
}

void verdict_write(struct buffer *found, struct diag_list *diags)
{
    diag_list_sort(diags);
    for (size_t i = 0; i < diags->diags.count; i++) {
        const struct diag *diag = &diags->diags.items[i];
        buffer_add_format(found, "%s%d line %d", i > 0 ? ", " : "", diag->code, diag->line);
    }
    if (diags->diags.count == 0) {
        buffer_add(found, "nothing");
    }
}

static bool hold_one(const char *path, verdict_look look)
{
    struct buffer expected = { 0 };
    struct buffer found = { 0 };
    struct diag_list diags = { 0 };
    bool expects = verdict_expected(path, &expected);
    if (expects) {
        look(path, &diags);
        verdict_write(&found, &diags);
        ck_assert_msg(strcmp(buffer_text(&expected), buffer_text(&found)) == 0,
                "%s: expected %s, found %s", path, buffer_text(&expected), buffer_text(&found));
    }
    diag_list_finish(&diags);
    buffer_finish(&expected);
    buffer_finish(&found);
    return expects;
}

size_t verdict_hold(const char *folder, int depth, verdict_look look)
{
    struct verdict_files files = { 0 };
    size_t expecting = 0;
    verdict_find(&files, folder, depth);
    for (size_t i = 0; i < files.items.count; i++) {
        expecting += hold_one(files.items.items[i], look);
    }
    verdict_files_finish(&files);
    return expecting;
}
