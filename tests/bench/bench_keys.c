// SPDX-License-Identifier: GPL-3.0-or-later
// The window by the clock, seen from inside: a desk on a real window and a store on disk, played by
// somebody who presses whatever is there.
#include <stdio.h>

#include "game/base/hash.h"
#include "game/base/vec.h"
#include "game/locale/locale.h"
#include "game/platform/platform.h"
#include "game/screens/candidate/desk.h"
#include "game/store/store.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/measure.h"

enum { COMMITS = 300, PRESSES_MAX = 20000 };

typedef VEC(double) time_list;

struct player {
    struct world world;
    struct platform *platform;
    struct navigator *navigator;
    void *desk; // NULL: the shift is over
    uint64_t random;
    time_list frames;
    time_list computing; // processor time of each
    time_list commits;
};

// One event as the main loop takes it; what it cost counts when it led to a frame.
static void handle(struct player *player, const struct ui_event *event)
{
    struct ui *ui = navigator_ui(player->navigator);
    size_t steps = desk_session(player->desk)->steps.count;
    double computed = measure_cpu_ms();
    double begun = measure_wall_ms();
    navigator_handle(player->navigator, event, (int64_t)begun);
    if (!navigator_build(player->navigator)) {
        return;
    }
    platform_paint(player->platform, ui_draw_list(ui));
    platform_follow(player->platform, ui);
    double time = measure_wall_ms() - begun;
    bool wrote = player->desk == NULL || desk_session(player->desk)->steps.count > steps;
    vec_push(&player->frames, time);
    vec_push(&player->computing, measure_cpu_ms() - computed);
    if (wrote) {
        vec_push(&player->commits, time);
    }
}

static void press(struct player *player, int key)
{
    struct ui_event event = { .kind = UI_KEY_PRESS, .key = key };
    if (player->desk != NULL) {
        handle(player, &event);
    }
}

static void click(struct player *player, struct ui_rect rect)
{
    struct ui_event event = { .kind = UI_POINTER_DOWN,
        .x = rect.x + rect.width / 2,
        .y = rect.y + rect.height / 2,
        .clicks = 1 };
    handle(player, &event);
    event.kind = UI_POINTER_UP;
    if (player->desk != NULL) {
        handle(player, &event);
    }
}

static void click_anything(struct player *player)
{
    const struct ui_access_tree *tree = ui_access_tree(navigator_ui(player->navigator));
    size_t from = (size_t)hash_next(&player->random);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[(i + from) % tree->items.count];
        if (item->focusable && !item->disabled && item->rect.width > 0) {
            click(player, item->rect);
            return;
        }
    }
}

static void do_anything(struct player *player)
{
    uint64_t drawn = hash_next(&player->random);
    switch (drawn % 4) {
    case 0:
        press(player, UI_KEY_F1 + 8); // on to what is next
        press(player, UI_KEY_ESCAPE);
        break;
    case 1:
    case 2:
        press(player, '1' + (int)(drawn / 4 % 4));
        press(player, UI_KEY_ENTER);
        break;
    default:
        click_anything(player);
        break;
    }
    struct ui_event event;
    while (platform_wait(player->platform, 0, &event)) { // the window's own news does not count
    }
}

static void leave(void *context, struct navigator *navigator, struct session *session)
{
    (void)navigator;
    (void)session;
    ((struct player *)context)->desk = NULL;
}

static bool play(struct player *player, uint64_t seed)
{
    struct session *session = session_create(
            &(struct session_setup) {
                    .store = player->world.store,
                    .root = player->world.data,
                    .shift = player->world.shift,
                    .candidate = "K-1",
                    .seed = seed,
            },
            &player->world.diags);
    if (session == NULL) {
        return false;
    }
    player->desk = desk_create(
            &(struct desk_setup) { .session = session, .ended = leave, .context = player });
    navigator_replace(player->navigator, &DESK_SCREEN, player->desk);
    navigator_build(player->navigator);
    platform_paint(player->platform, ui_draw_list(navigator_ui(player->navigator)));
    for (int i = 0; i < PRESSES_MAX && player->desk != NULL && player->commits.count < COMMITS;
            i++) {
        do_anything(player);
    }
    return true;
}

static bool open_window(struct player *player, const char *folder)
{
    player->world = (struct world) { .data = ZEVEN_SOURCE_DIR "/scenarios",
        .shift = "shifts/ochtend.xml",
        .locale = locale_default_folder(),
        .display.scale = 100 };
    locale_init("nl", locale_default_folder());
    player->world.store = store_open(folder, &player->world.diags);
    player->platform = platform_create(
            &(struct platform_config) {
                    .title = "Zeven", .width = BENCH_WIDTH, .height = BENCH_HEIGHT },
            &player->world.diags);
    return player->world.store != NULL && player->platform != NULL;
}

static void summarise(struct player *player, struct bench_keys *keys)
{
    keys->frames = player->frames.count;
    keys->frame_median_ms = measure_median(player->frames.items, keys->frames);
    keys->frame_p99_ms = measure_percentile(player->frames.items, keys->frames, 99);
    keys->computing_median_ms = measure_median(player->computing.items, keys->frames);
    keys->commits = player->commits.count;
    keys->commit_median_ms = measure_median(player->commits.items, keys->commits);
    keys->commit_p99_ms = measure_percentile(player->commits.items, keys->commits, 99);
}

bool bench_keys_measure(const char *folder, struct bench_keys *keys)
{
    struct player player = { .random = 7 };
    bool good = open_window(&player, folder);
    if (good) {
        struct ui *ui = ui_create(&(struct ui_config) { .width = BENCH_WIDTH,
                .height = BENCH_HEIGHT,
                .measurer = platform_measurer(player.platform),
                .clipboard = platform_clipboard(player.platform) });
        player.navigator = navigator_create(ui, &player.world);
        navigator_apply_display(player.navigator);
        for (uint64_t seed = 1; good && player.commits.count < COMMITS && seed < 20; seed++) {
            good = play(&player, seed);
        }
        summarise(&player, keys);
        navigator_destroy(player.navigator);
        ui_destroy(ui);
    }
    platform_destroy(player.platform);
    store_close(player.world.store);
    diag_list_finish(&player.world.diags);
    vec_finish(&player.frames);
    vec_finish(&player.computing);
    vec_finish(&player.commits);
    return good;
}
