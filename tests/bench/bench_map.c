// SPDX-License-Identifier: GPL-3.0-or-later
// The map by the clock: a story of many turns on the trainer's bench, moved about in a real window.
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/hash.h"
#include "game/base/save.h"
#include "game/base/vec.h"
#include "game/locale/locale.h"
#include "game/platform/platform.h"
#include "game/screens/trainer/trainer.h"
#include "game/store/store.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/measure.h"
#include "tests/bench/story.h"

enum { PRESSES = 400, FINDS = 60 };

static const char *const FOLDERS[] = { "packs", "packs/story", "shifts" };
static const char *const FILES[] = { "rules.xml", "packs/story/pack.xml", STORY_SCENARIO,
    STORY_SHIFT };

typedef VEC(double) time_list;

struct traveller {
    struct world world;
    struct platform *platform;
    struct navigator *navigator;
    time_list moves;
    time_list computing; // processor time of each
    time_list finds;
};

/* ---- the story on disk ---- */

static bool write_file(const char *folder, struct bundle *bundle, const char *name)
{
    char path[400];
    struct diag_list diags = { 0 };
    const struct bundle_file *file = bundle_read(bundle, name, &diags);
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    bool written = file != NULL && save_file(path, file->bytes, file->size, NULL, &diags);
    diag_list_finish(&diags);
    return written;
}

static bool write_story(const char *folder, uint32_t turns)
{
    struct bundle bundle;
    bool good = true;
    bundle_init_memory(&bundle);
    story_fill(&bundle, turns, 3);
    for (size_t i = 0; i < sizeof(FOLDERS) / sizeof(FOLDERS[0]); i++) {
        char path[400];
        (void)snprintf(path, sizeof(path), "%s/%s", folder, FOLDERS[i]);
        good = mkdir(path, 0700) == 0 && good;
    }
    for (size_t i = 0; i < sizeof(FILES) / sizeof(FILES[0]); i++) {
        good = write_file(folder, &bundle, FILES[i]) && good;
    }
    bundle_finish(&bundle);
    return good;
}

static void remove_story(const char *folder)
{
    char path[400];
    for (size_t i = 0; i < sizeof(FILES) / sizeof(FILES[0]); i++) {
        (void)snprintf(path, sizeof(path), "%s/%s", folder, FILES[i]);
        (void)unlink(path);
    }
    for (size_t i = sizeof(FOLDERS) / sizeof(FOLDERS[0]); i > 0; i--) {
        (void)snprintf(path, sizeof(path), "%s/%s", folder, FOLDERS[i - 1]);
        (void)rmdir(path);
    }
}

/* ---- moving about ---- */

static void show(struct traveller *traveller)
{
    struct ui *ui = navigator_ui(traveller->navigator);
    if (navigator_build(traveller->navigator)) {
        platform_paint(traveller->platform, ui_draw_list(ui));
        platform_follow(traveller->platform, ui);
    }
}

static void handle(struct traveller *traveller, const struct ui_event *event, time_list *times)
{
    double computed = measure_cpu_ms();
    double begun = measure_wall_ms();
    navigator_handle(traveller->navigator, event, (int64_t)begun);
    show(traveller);
    double time = measure_wall_ms() - begun;
    double cost = measure_cpu_ms() - computed;
    vec_push(times, time);
    vec_push(&traveller->computing, cost);
    struct ui_event news;
    while (platform_wait(traveller->platform, 0, &news)) { // the window's own news does not count
    }
}

static void press(struct traveller *traveller, int key, unsigned mods, time_list *times)
{
    struct ui_event event = { .kind = UI_KEY_PRESS, .key = key, .mods = mods };
    handle(traveller, &event, times);
}

// Mostly sideways and down, at times larger or smaller, and from turn to turn.
static void move(struct traveller *traveller, uint64_t drawn)
{
    static const int ARROWS[] = { UI_KEY_LEFT, UI_KEY_RIGHT, UI_KEY_UP, UI_KEY_DOWN };
    int arrow = ARROWS[drawn / 16 % 4];
    if (drawn % 16 < 10) {
        press(traveller, arrow, 0, &traveller->moves);
    } else if (drawn % 16 < 13) {
        press(traveller, arrow, UI_SHIFT, &traveller->moves);
    } else {
        struct ui_event wheel = { .kind = UI_WHEEL,
            .x = BENCH_WIDTH / 2,
            .y = BENCH_HEIGHT / 2,
            .wheel = drawn / 64 % 2 == 0 ? 1 : -1 };
        handle(traveller, &wheel, &traveller->moves);
    }
}

static void find(struct traveller *traveller, uint64_t drawn)
{
    struct ui *ui = navigator_ui(traveller->navigator);
    struct ui_event text = { .kind = UI_TEXT_INPUT };
    (void)snprintf(text.text, sizeof(text.text), "t%x", (unsigned)(drawn % 500));
    ui_set_field_text(ui, "search", 0, "");
    handle(traveller, &text, &traveller->finds);
}

static void travel(struct traveller *traveller)
{
    uint64_t random = 5;
    struct ui *ui = navigator_ui(traveller->navigator);
    ui_focus(ui, "map", 0);
    show(traveller);
    for (int i = 0; i < PRESSES; i++) {
        move(traveller, hash_next(&random) >> 1);
    }
    ui_focus(ui, "search", 0);
    show(traveller);
    for (int i = 0; i < FINDS; i++) {
        find(traveller, hash_next(&random) >> 1);
    }
}

static double open_bench(struct traveller *traveller, const char *folder)
{
    char path[400];
    (void)snprintf(path, sizeof(path), "%s/" STORY_SCENARIO, folder);
    double begun = measure_wall_ms();
    trainer_open(traveller->navigator, path);
    show(traveller);
    return measure_wall_ms() - begun;
}

static bool open_window(struct traveller *traveller, const char *folder)
{
    traveller->world = (struct world) { .data = folder,
        .shift = STORY_SHIFT,
        .locale = locale_default_folder(),
        .display.scale = 100 };
    locale_init("nl", locale_default_folder());
    traveller->world.store = store_open(":memory:", &traveller->world.diags);
    traveller->platform = platform_create(
            &(struct platform_config) {
                    .title = "Zeven", .width = BENCH_WIDTH, .height = BENCH_HEIGHT },
            &traveller->world.diags);
    return traveller->world.store != NULL && traveller->platform != NULL;
}

static void measure(struct traveller *traveller, const char *folder, struct bench_map *map)
{
    struct ui *ui = ui_create(&(struct ui_config) { .width = BENCH_WIDTH,
            .height = BENCH_HEIGHT,
            .measurer = platform_measurer(traveller->platform),
            .clipboard = platform_clipboard(traveller->platform) });
    traveller->navigator = navigator_create(ui, &traveller->world);
    navigator_apply_display(traveller->navigator);
    map->open_ms = open_bench(traveller, folder);
    travel(traveller);
    map->moves = traveller->moves.count;
    map->move_median_ms = measure_median(traveller->moves.items, map->moves);
    map->move_p99_ms = measure_percentile(traveller->moves.items, map->moves, 99);
    map->computing_median_ms = measure_median(traveller->computing.items, map->moves);
    map->find_median_ms = measure_median(traveller->finds.items, traveller->finds.count);
    navigator_destroy(traveller->navigator);
    ui_destroy(ui);
}

bool bench_map_measure(const char *folder, uint32_t turns, struct bench_map *map)
{
    struct traveller traveller = { 0 };
    bool good = write_story(folder, turns) && open_window(&traveller, folder);
    if (good) {
        measure(&traveller, folder, map);
    }
    remove_story(folder);
    platform_destroy(traveller.platform);
    store_close(traveller.world.store);
    diag_list_finish(&traveller.world.diags);
    vec_finish(&traveller.moves);
    vec_finish(&traveller.computing);
    vec_finish(&traveller.finds);
    return good;
}
