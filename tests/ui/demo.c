// SPDX-License-Identifier: GPL-3.0-or-later
// A window that shows the widgets, for people: ui_demo [desk|welcome|sheet|list] [--scale N]
// [--size WxH] [--contrast]
// [--easy] [--open] [--picture FILE.png]. Not shipped.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/platform/platform.h"
#include "game/ui/check.h"
#include "tests/ui/demo_screens.h"

struct options {
    enum demo_screen screen;
    int scale;
    int width;
    int height;
    bool contrast;
    bool easy;
    bool open;
    const char *picture;
};

static struct options parse(int count, char **words)
{
    struct options options = { .scale = 100, .width = 1280, .height = 800 };
    for (int i = 1; i < count; i++) {
        const char *next = i + 1 < count ? words[i + 1] : "";
        for (int s = 0; s < DEMO_COUNT; s++) {
            options.screen = strcmp(words[i], demo_screen_name((enum demo_screen)s)) == 0
                    ? (enum demo_screen)s
                    : options.screen;
        }
        if (strcmp(words[i], "--scale") == 0) {
            options.scale = atoi(next);
        } else if (strcmp(words[i], "--size") == 0) {
            options.width = atoi(next);
            options.height = strchr(next, 'x') != NULL ? atoi(strchr(next, 'x') + 1) : 800;
        } else if (strcmp(words[i], "--picture") == 0) {
            options.picture = next;
        }
        options.contrast = options.contrast || strcmp(words[i], "--contrast") == 0;
        options.easy = options.easy || strcmp(words[i], "--easy") == 0;
        options.open = options.open || strcmp(words[i], "--open") == 0;
    }
    return options;
}

static void show(
        struct platform *platform, struct ui *ui, const struct demo *demo, enum demo_screen screen)
{
    ui_begin(ui);
    demo_build(demo, screen, ui);
    ui_end(ui);
    platform_paint(platform, ui_draw_list(ui));
    platform_follow(platform, ui);
}

static void run(
        struct platform *platform, struct ui *ui, struct demo *demo, enum demo_screen screen)
{
    struct ui_event event;
    do {
        if (ui_is_stale(ui)) {
            show(platform, ui, demo, screen);
        }
        platform_wait(platform, -1, &event);
        ui_handle(ui, &event);
        struct ui_message message;
        while (ui_next_message(ui, &message)) {
            demo_handle(demo, ui, &message);
        }
    } while (event.kind != UI_QUIT);
}

int main(int count, char **words)
{
    uint64_t start = platform_now_ms();
    struct options options = parse(count, words);
    struct diag_list diags = { 0 };
    struct platform_config window = { "Widgets", options.width, options.height, false,
        options.picture != NULL };
    struct platform *platform = platform_create(&window, &diags);
    if (platform == NULL) {
        fprintf(stderr, "ui_demo: Z%04d %s\n", diags.diags.items[0].code,
                diags.diags.items[0].arguments[0]);
        diag_list_finish(&diags);
        return 3;
    }
    struct ui_config config = {
        .scale = options.scale,
        .theme = options.contrast ? ui_theme_contrast() : ui_theme_light(),
        .family = options.easy ? UI_EASY : UI_SANS,
        .measurer = platform_measurer(platform),
        .clipboard = platform_clipboard(platform),
    };
    platform_size(platform, &config.width, &config.height);
    struct ui *ui = ui_create(&config);
    struct demo demo = { .chosen = 1,
        .system = 3,
        .drawer = options.open,
        .menu = options.open,
        .dialog = options.open };
    show(platform, ui, &demo, options.screen);
    fprintf(stderr, "ui_demo: first frame %llu ms, cache %zu kB\n",
            (unsigned long long)(platform_now_ms() - start), platform_cache_size(platform) / 1024);
    if (options.picture != NULL) {
        struct buffer out = { 0 };
        ui_check_layout(ui, &out);
        fputs(buffer_text(&out), stderr);
        buffer_finish(&out);
        platform_write_picture(platform, options.picture, &diags);
    } else {
        run(platform, ui, &demo, options.screen);
    }
    ui_destroy(ui);
    platform_destroy(platform);
    diag_list_finish(&diags);
    return 0;
}
