// SPDX-License-Identifier: GPL-3.0-or-later
// The program: a verb without a display, or the window and the only main loop.
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "game/app/access_file.h"
#include "game/app/options.h"
#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/command/command.h"
#include "game/locale/locale.h"
#include "game/platform/platform.h"
#include "game/report/diag_text.h"
#include "game/screens/damage.h"
#include "game/screens/navigator.h"
#include "game/screens/start.h"
#include "game/store/settings.h"
#include "game/store/store.h"

static const char SAMPLE_SHIFT[] = "shifts/ochtend.xml";

static const char *data_folder(const char *asked)
{
    const char *set = getenv("ZEVEN_DATA");
    return asked != NULL ? asked : set != NULL ? set : ZEVEN_SOURCE_DIR "/scenarios";
}

static int64_t wall_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void print_diags(const struct diag_list *diags)
{
    struct buffer text = { 0 };
    diag_list_write(&text, diags);
    fputs(buffer_text(&text), stderr);
    buffer_finish(&text);
}

static int run_verb(int argc, char **argv)
{
    struct command_io io = { .in = stdin, .out = stdout, .err = stderr, .data = data_folder(NULL) };
    return command_run(argc - 1, argv + 1, &io);
}

struct window {
    struct platform *platform;
    struct navigator *navigator;
    struct access_file access;
};

// One turn: wait for something, let the screens have it, paint what changed.
static void turn(struct window *window, int timeout_ms)
{
    struct platform *platform = window->platform;
    struct navigator *navigator = window->navigator;
    struct ui_event event;
    struct ui *ui = navigator_ui(navigator);
    bool repaint = false;
    while (platform_wait(platform, timeout_ms, &event)) {
        repaint = repaint || event.kind == UI_EXPOSE;
        navigator_handle(navigator, &event, wall_ms());
        access_file_count(&window->access, &event);
        timeout_ms = 0; // what came meanwhile is taken along, then one frame shows it all
    }
    navigator_pass_time(navigator, wall_ms());
    bool paints = navigator_build(navigator) || repaint;
    if (paints) {
        platform_paint(platform, ui_draw_list(ui));
        platform_follow(platform, ui);
    }
    access_file_write(&window->access, navigator, paints);
}

// For ever, unless something is to be shut when nobody touches it, or looked at again.
static int idle_ms(const struct window *window)
{
    int64_t left = navigator_wait_ms(window->navigator, wall_ms());
    return left > INT32_MAX ? INT32_MAX : (int)left;
}

static void loop(struct window *window, int pace_ms)
{
    struct world *world = navigator_world(window->navigator);
    bool playing = world->demo;
    turn(window, 0);
    while (!world->quit) {
        turn(window, playing ? pace_ms : idle_ms(window));
        if (playing) {
            playing = navigator_step(window->navigator, wall_ms());
            turn(window, 0); // shows what the step did before waiting again
        }
    }
}

static bool watch(void *context, const char *const *paths, size_t count)
{
    return platform_watch(context, paths, count);
}

// Where a preview cannot even begin the question was wrong, not the program.
static int result_of(const struct options *options, bool begun)
{
    return begun ? COMMAND_FINE : options->preview ? COMMAND_USAGE : COMMAND_FAILED;
}

static int run_window(const struct options *options, struct world *world, struct platform *platform,
        const char *damaged)
{
    int width = 0;
    int height = 0;
    platform_size(platform, &width, &height);
    struct ui *ui = ui_create(&(struct ui_config) { .width = width,
            .height = height,
            .measurer = platform_measurer(platform),
            .clipboard = platform_clipboard(platform) });
    struct navigator *navigator = navigator_create(ui, world);
    navigator_apply_display(navigator);

    world->watch = watch;
    world->watch_context = platform;
    world->demo = options->demo;
    bool begun = true;
    if (damaged != NULL) {
        damage_open(navigator, damaged, NULL, &world->diags);
    } else if (options->preview) {
        struct preview_setup setup = options->looked_at;
        setup.language = options->language;
        begun = preview_open(navigator, &setup);
    } else if (options->demo) {
        begun = start_demo(navigator);
    } else if (options->trainer) {
        begun = start_trainer(navigator, options->trained_on);
    } else {
        start_screens(navigator);
    }
    if (begun) {
        struct window window = { platform, navigator, { .path = options->access } };
        loop(&window, options->pace_ms);
    }
    navigator_destroy(navigator);
    ui_destroy(ui);
    return result_of(options, begun);
}

static void choose_language(const struct options *options, struct world *world)
{
    struct buffer language = { 0 };
    store_read_setting(world->store, "display.language", "nl", &language, &world->diags);
    locale_init(
            options->language != NULL ? options->language : buffer_text(&language), world->locale);
    buffer_finish(&language);
}

// What is damaged is not touched: the screen that says so stands on a store in memory.
static struct store *open_store(const char *folder, bool *damaged, struct diag_list *diags)
{
    struct store *store = store_open(folder, diags);
    *damaged = store == NULL && diag_list_has(diags, DIAG_STORE_DAMAGED);
    return *damaged ? store_open(":memory:", diags) : store;
}

static void write_folder(const struct options *options, struct buffer *folder)
{
    if (options->demo) {
        buffer_add(folder, ":memory:");
    } else if (options->store != NULL) {
        buffer_add(folder, options->store);
    } else {
        store_default_folder(folder);
    }
}

static int open_window(const struct options *options)
{
    struct world world = { .data = data_folder(options->data),
        .shift = options->shift != NULL ? options->shift : SAMPLE_SHIFT,
        .locale = locale_default_folder(),
        .now_ms = wall_ms() };
    struct platform *platform = NULL;
    struct buffer folder = { 0 };
    int result = COMMAND_FAILED;
    bool damaged = false;
    write_folder(options, &folder);
    world.store = open_store(buffer_text(&folder), &damaged, &world.diags);
    if (world.store == NULL) {
        goto out;
    }
    choose_language(options, &world);
    display_settings_read(&world.display, world.store, &world.diags);
    if (options->text_size > 0) {
        world.display.scale = options->text_size;
    }
    platform = platform_create(&(struct platform_config) { .title = "Zeven",
                                       .width = options->width,
                                       .height = options->height,
                                       .fullscreen = options->fullscreen },
            &world.diags);
    if (platform != NULL) {
        result = run_window(options, &world, platform, damaged ? buffer_text(&folder) : NULL);
    }

out:
    print_diags(&world.diags);
    platform_destroy(platform);
    buffer_finish(&folder);
    store_close(world.store);
    diag_list_finish(&world.diags);
    return result;
}

int main(int argc, char **argv)
{
    const char *language = getenv("ZEVEN_LANGUAGE");
    locale_init(language != NULL ? language : "nl", locale_default_folder());
    if (options_are_verb(argc, argv)) {
        return run_verb(argc, argv);
    }
    struct options options;
    if (!options_read(&options, argc, argv, stderr)) {
        return COMMAND_USAGE;
    }
    return open_window(&options);
}
