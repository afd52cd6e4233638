// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the trainer's bench share: a copy of the scenarios with a story of it open.
#include "tests/screens/author_bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/child.h"
#include "game/screens/trainer/trainer.h"
#include "tests/test_main.h"

static void run(const char *const *words)
{
    struct buffer output = { 0 };
    struct child child = { words, "", 0, 20000 };
    ck_assert_int_eq(child_run(&child, &output), CHILD_FINE);
    buffer_finish(&output);
}

void bench_init_at(struct bench *bench, int width, int height, int scale)
{
    setenv("VISUAL", "true", 1); // an editor that opens nothing
    strcpy(bench->folder, "/tmp/zeven-bench-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(bench->folder));
    run((const char *const[]) { "cp", "-r", ZEVEN_SOURCE_DIR "/scenarios/.", bench->folder, NULL });
    (void)snprintf(bench->file, sizeof(bench->file), "%s/" JAARNOTA, bench->folder);
    sitter_init(&bench->sitter, width, height, scale);
    bench->sitter.world.data = bench->folder;
    trainer_open(bench->sitter.navigator, bench->file);
    navigator_build(bench->sitter.navigator);
}

void bench_init(struct bench *bench)
{
    bench_init_at(bench, 1280, 800, 100);
}

void bench_finish(struct bench *bench)
{
    sitter_finish(&bench->sitter);
    run((const char *const[]) { "rm", "-r", bench->folder, NULL });
}

void bench_send(struct bench *bench, struct ui_event event)
{
    navigator_handle(bench->sitter.navigator, &event, bench->sitter.world.now_ms);
    navigator_build(bench->sitter.navigator);
}

const struct ui_access *bench_box(const struct bench *bench, const char *title)
{
    const struct ui_access_tree *tree = ui_access_tree(bench->sitter.ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[i];
        size_t size = strlen(title);
        if (item->id == ui_id("node") && strncmp(item->name, title, size) == 0 &&
                strncmp(item->name + size, " ·", 3) == 0) {
            return item;
        }
    }
    return NULL;
}

struct ui_rect bench_place(const struct bench *bench, const char *title)
{
    const struct ui_access *item = bench_box(bench, title);
    ck_assert_msg(item != NULL, "%s is not in view", title);
    return item->rect;
}

const char *bench_chosen(const struct bench *bench)
{
    const struct ui_access *map = ui_access_find_id(ui_access_tree(bench->sitter.ui), "map", 0);
    ck_assert_ptr_nonnull(map);
    return map->value != NULL ? map->value : "";
}

struct ui_rect bench_plane(const struct bench *bench)
{
    return ui_access_find_id(ui_access_tree(bench->sitter.ui), "map", 0)->rect;
}

void bench_click(struct bench *bench, const char *title)
{
    struct ui_rect rect = bench_place(bench, title);
    struct ui_event event = { .kind = UI_POINTER_DOWN,
        .x = rect.x + rect.width / 2,
        .y = rect.y + rect.height / 2,
        .clicks = 1 };
    bench_send(bench, event);
    event.kind = UI_POINTER_UP;
    bench_send(bench, event);
}

void bench_read_file(const char *path, struct buffer *bytes)
{
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, bytes, &diags));
    diag_list_finish(&diags);
}
