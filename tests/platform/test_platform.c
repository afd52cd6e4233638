// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the window, without a display: SDL's dummy driver and its software renderer paint as a
// real window does.
#include "game/platform/platform.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <SDL.h>

#include "game/base/utf8.h"
#include "game/draw/picture.h"
#include "game/platform/fonts.h"
#include "tests/test_main.h"

static const int SIGNALS[] = { SIGTERM, SIGINT, SIGHUP };
enum { SIGNAL_COUNT = sizeof(SIGNALS) / sizeof(SIGNALS[0]) };

static struct platform *platform;
static struct diag_list diags;

static void setup(void)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    // What somebody else hears is left alone, and Check hears these.
    for (size_t i = 0; i < SIGNAL_COUNT; i++) {
        signal(SIGNALS[i], SIG_DFL);
    }
    struct platform_config config = { .title = "test", .width = 640, .height = 480 };
    platform = platform_create(&config, &diags);
    ck_assert_ptr_nonnull(platform);
}

static void teardown(void)
{
    platform_destroy(platform);
    diag_list_finish(&diags);
}

/* ---- opening ---- */

START_TEST(no_display_is_said_and_not_a_crash)
{
    setenv("SDL_VIDEODRIVER", "nowhere", 1);
    struct diag_list said = { 0 };
    ck_assert_ptr_null(platform_create(&(struct platform_config) { .title = "x" }, &said));
    ck_assert(diag_list_has(&said, DIAG_PLATFORM_NO_DISPLAY));
    ck_assert_uint_gt(strlen(said.diags.items[0].arguments[0]), 0);
    diag_list_finish(&said);
}
END_TEST

START_TEST(a_window_has_the_size_asked_for)
{
    int width = 0;
    int height = 0;
    platform_size(platform, &width, &height);
    ck_assert_int_eq(width, 640);
    ck_assert_int_eq(height, 480);
}
END_TEST

/* ---- events ---- */

static SDL_Event key_event(SDL_Keycode key, SDL_Scancode scan, SDL_Keymod mods)
{
    SDL_Event event = { .type = SDL_KEYDOWN };
    event.key.keysym.sym = key;
    event.key.keysym.scancode = scan;
    event.key.keysym.mod = (Uint16)mods;
    return event;
}

// Skips the news of a fresh window.
static struct ui_event next_of(enum ui_event_kind kind)
{
    struct ui_event event = { 0 };
    while (platform_wait(platform, 100, &event)) {
        if (event.kind == kind) {
            return event;
        }
    }
    return (struct ui_event) { 0 };
}

static const struct {
    const char *what;
    SDL_Keycode key;
    SDL_Scancode scan;
    int mods;
    int expected;
    unsigned expected_mods;
} KEYS[] = {
    { "a letter", SDLK_a, SDL_SCANCODE_A, KMOD_LCTRL, 'a', UI_CTRL },
    { "enter", SDLK_RETURN, SDL_SCANCODE_RETURN, 0, UI_KEY_ENTER, 0 },
    { "enter on the pad", SDLK_KP_ENTER, SDL_SCANCODE_KP_ENTER, 0, UI_KEY_ENTER, 0 },
    { "shift tab", SDLK_TAB, SDL_SCANCODE_TAB, KMOD_LSHIFT, UI_KEY_TAB, UI_SHIFT },
    { "F7", SDLK_F7, SDL_SCANCODE_F7, 0, UI_KEY_F1 + 6, 0 },
    { "alt 3", SDLK_3, SDL_SCANCODE_3, KMOD_LALT, '3', UI_ALT },
    { "a digit on the pad", SDLK_KP_4, SDL_SCANCODE_KP_4, KMOD_NUM, '4', 0 },
    { "a French 2, unshifted", SDLK_e, SDL_SCANCODE_2, 0, '2', 0 },
    { "a French 2, shifted", SDLK_e, SDL_SCANCODE_2, KMOD_LSHIFT, '2', 0 },
    { "an exclamation mark", SDLK_1, SDL_SCANCODE_1, KMOD_LSHIFT, '1', UI_SHIFT },
    { "the key for signs is no Alt", SDLK_e, SDL_SCANCODE_E, KMOD_RALT, 'e', 0 },
};

START_TEST(keys_arrive_in_our_words)
{
    SDL_Event event = key_event(KEYS[_i].key, KEYS[_i].scan, (SDL_Keymod)KEYS[_i].mods);
    SDL_PushEvent(&event);
    struct ui_event got = next_of(UI_KEY_PRESS);
    ck_assert_msg(got.key == KEYS[_i].expected && got.mods == KEYS[_i].expected_mods,
            "%s: key %d mods %u", KEYS[_i].what, got.key, got.mods);
}
END_TEST

START_TEST(pointer_wheel_and_text_arrive)
{
    SDL_Event event = { .type = SDL_MOUSEBUTTONDOWN };
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = 7;
    event.button.clicks = 2;
    SDL_PushEvent(&event);
    struct ui_event got = next_of(UI_POINTER_DOWN);
    ck_assert_int_eq(got.x, 7);
    ck_assert_int_eq(got.clicks, 2);

    event = (SDL_Event) { .type = SDL_MOUSEWHEEL };
    event.wheel.y = 1;
    SDL_PushEvent(&event);
    ck_assert_int_eq(next_of(UI_WHEEL).wheel, -1);

    event = (SDL_Event) { .type = SDL_TEXTINPUT };
    strcpy(event.text.text, "é");
    SDL_PushEvent(&event);
    ck_assert_str_eq(next_of(UI_TEXT_INPUT).text, "é");
}
END_TEST

START_TEST(a_dropped_file_arrives_by_its_path)
{
    static const char LONG[] = "/home/noor/Bureaublad/klassen van dit voorjaar/maandag é.csv";
    for (int i = 0; i < 2; i++) { // the second takes the place of the first
        SDL_Event event = { .type = SDL_DROPFILE };
        event.drop.file = SDL_strdup(i == 0 ? "/tmp/a.csv" : LONG);
        SDL_PushEvent(&event);
        ck_assert_str_eq(next_of(UI_FILE_DROPPED).path, i == 0 ? "/tmp/a.csv" : LONG);
    }
    ck_assert_int_eq(SDL_EventState(SDL_DROPTEXT, SDL_QUERY), SDL_DISABLE);
}
END_TEST

START_TEST(many_moves_arrive_as_one)
{
    for (int i = 0; i < 50; i++) {
        SDL_Event event = { .type = SDL_MOUSEMOTION };
        event.motion.x = i;
        SDL_PushEvent(&event);
    }
    ck_assert_int_eq(next_of(UI_POINTER_MOVE).x, 49);
    ck_assert_int_eq(next_of(UI_POINTER_MOVE).kind, UI_EVENT_NONE);
}
END_TEST

START_TEST(a_signal_ends_the_program_the_usual_way)
{
    struct ui_event event = { 0 };
    raise(SIGNALS[_i]);
    while (event.kind != UI_QUIT) {
        ck_assert(platform_wait(platform, 5000, &event));
    }
}
END_TEST

START_TEST(signals_do_what_they_did_once_the_window_is_gone)
{
    platform_destroy(platform);
    platform = NULL;
    struct sigaction action;
    ck_assert_int_eq(sigaction(SIGNALS[_i], NULL, &action), 0);
    ck_assert(action.sa_handler == SIG_DFL);
}
END_TEST

START_TEST(waiting_ends_when_the_time_is_over)
{
    struct ui_event event;
    while (platform_wait(platform, 0, &event)) {
    }
    uint64_t start = platform_now_ms();
    ck_assert(!platform_wait(platform, 30, &event));
    ck_assert_uint_ge(platform_now_ms() - start, 29);
}
END_TEST

START_TEST(a_watched_file_that_is_saved_arrives)
{
    char path[] = "/tmp/zeven-saved-XXXXXX";
    int file = mkstemp(path);
    ck_assert(file >= 0 && close(file) == 0);
    ck_assert(platform_watch(platform, (const char *[]) { path }, 1));
    FILE *saved = fopen(path, "w");
    ck_assert_ptr_nonnull(saved);
    (void)fclose(saved);
    struct ui_event event = { 0 };
    while (event.kind != UI_FILES_SAVED) {
        ck_assert(platform_wait(platform, 5000, &event));
    }
    unlink(path);
}
END_TEST

START_TEST(the_clipboard_gives_back_what_it_got)
{
    struct ui_clipboard clipboard = platform_clipboard(platform);
    clipboard.set(clipboard.context, "één €");
    ck_assert_str_eq(clipboard.get(clipboard.context), "één €");
}
END_TEST

/* ---- fonts ---- */

static const struct {
    const char *what;
    const char *text;
    bool picture;
} SIGNS[] = {
    { "telephone", "☎", false },
    { "receiver", "✆", false },
    { "envelope", "✉", false },
    { "tick", "✓", false },
    { "return", "↺", false },
    { "triangle down", "▾", false },
    { "triangle right", "▶", false },
    { "clock", "◷", false },
    { "quotes", "“”", false },
    { "dotless i", "ı", false },
    { "face", "😀", true },
    { "flag", "🇳🇱", true },
    { "heart as a picture", "❤️", true },
    { "heart as a sign", "❤", false },
    { "family", "👩‍👩‍👧", true },
};

START_TEST(every_sign_has_a_face)
{
    struct fonts *fonts = fonts_create(&diags);
    struct ui_font font = { UI_SANS, 15, 400, false };
    struct fonts_piece pieces[FONTS_PIECES_MAX];
    const char *text = SIGNS[_i].text;
    size_t count = fonts_split(fonts, &font, text, strlen(text), pieces);
    ck_assert_msg(count == 1, "%s: %zu pieces", SIGNS[_i].what, count);
    ck_assert_msg(pieces[0].picture == SIGNS[_i].picture, "%s", SIGNS[_i].what);
    ck_assert_int_gt(pieces[0].width, 3);
    ck_assert_int_lt(pieces[0].width, 40);
    const char *at = text;
    ck_assert(TTF_GlyphIsProvided32(pieces[0].face, SDL_utf8strlen(at) > 0 ? utf8_next(&at) : 0));
    fonts_destroy(fonts);
}
END_TEST

START_TEST(weights_and_families_differ)
{
    struct ui_measurer measurer = platform_measurer(platform);
    static const char TEXT[] = "Goedemorgen mevrouw";
    const struct ui_font fonts[] = {
        { UI_SANS, 15, 400, false },
        { UI_SANS, 15, 700, false },
        { UI_EASY, 15, 400, false },
        { UI_SANS, 30, 400, false },
    };
    int widths[4];
    for (int i = 0; i < 4; i++) {
        widths[i] = measurer.width(measurer.context, &fonts[i], TEXT, strlen(TEXT));
    }
    ck_assert_int_gt(widths[1], widths[0]);
    ck_assert_int_gt(widths[2], widths[0]);
    ck_assert_int_gt(widths[3], 2 * widths[0] - 6);
    int ascent = 0;
    int descent = 0;
    measurer.metrics(measurer.context, &fonts[0], &ascent, &descent);
    ck_assert_int_gt(ascent, descent);
    ck_assert_int_gt(descent, 0);
}
END_TEST

/* ---- painting ---- */

static uint32_t pixel(const struct picture *picture, int x, int y)
{
    return picture->pixels[y * picture->width + x];
}

static struct picture painted(const struct ui_draw_list *list)
{
    platform_paint(platform, list);
    struct picture picture = { 0 };
    picture.pixels = platform_read_pixels(platform, &picture.width, &picture.height);
    return picture;
}

START_TEST(a_box_has_round_corners_and_an_edge)
{
    struct ui_draw_list list = { 0 };
    ui_draw_rect(&list, (struct ui_rect) { 0, 0, 640, 480 }, 0xffffffff, 0);
    struct ui_draw box = { .kind = UI_DRAW_RECT,
        .rect = { 10, 10, 100, 60 },
        .fill = 0xff0000ff,
        .border_colour = 0xffff0000,
        .border = 2,
        .radius = 10 };
    vec_push(&list.items, box);
    struct picture picture = painted(&list);
    ck_assert_uint_eq(pixel(&picture, 10, 10), 0xffffffff);
    ck_assert_uint_eq(pixel(&picture, 60, 10), 0xffff0000);
    ck_assert_uint_eq(pixel(&picture, 10, 40), 0xffff0000);
    ck_assert_uint_eq(pixel(&picture, 109, 40), 0xffff0000);
    ck_assert_uint_eq(pixel(&picture, 60, 69), 0xffff0000);
    ck_assert_uint_eq(pixel(&picture, 12, 40), 0xff0000ff);
    ck_assert_uint_eq(pixel(&picture, 60, 40), 0xff0000ff);
    ck_assert_uint_eq(pixel(&picture, 60, 70), 0xffffffff);
    // The corner is the same on all four sides, and soft.
    uint32_t soft = pixel(&picture, 12, 13);
    ck_assert(soft != 0xffffffff && soft != 0xffff0000);
    ck_assert_uint_eq(pixel(&picture, 107, 13), soft);
    ck_assert_uint_eq(pixel(&picture, 12, 66), soft);
    ck_assert_uint_eq(pixel(&picture, 107, 66), soft);
    picture_finish(&picture);
    ui_draw_list_finish(&list);
}
END_TEST

START_TEST(clips_nest_and_end)
{
    struct ui_draw_list list = { 0 };
    struct ui_rect all = { 0, 0, 640, 480 };
    ui_draw_rect(&list, all, 0xffffffff, 0);
    ui_draw_clip(&list, (struct ui_rect) { 0, 0, 100, 100 });
    ui_draw_clip(&list, (struct ui_rect) { 50, 50, 100, 100 });
    ui_draw_rect(&list, all, 0xff00ff00, 0);
    ui_draw_clip(&list, (struct ui_rect) { 200, 200, 10, 10 });
    ui_draw_rect(&list, all, 0xffff0000, 0);
    ui_draw_unclip(&list);
    ui_draw_unclip(&list);
    ui_draw_unclip(&list);
    ui_draw_rect(&list, (struct ui_rect) { 300, 200, 10, 10 }, 0xff0000ff, 0);
    struct picture picture = painted(&list);
    ck_assert_uint_eq(pixel(&picture, 49, 60), 0xffffffff);
    ck_assert_uint_eq(pixel(&picture, 60, 60), 0xff00ff00);
    ck_assert_uint_eq(pixel(&picture, 100, 60), 0xffffffff);
    ck_assert_uint_eq(pixel(&picture, 205, 205), 0xffffffff);
    ck_assert_uint_eq(pixel(&picture, 305, 205), 0xff0000ff);
    picture_finish(&picture);
    ui_draw_list_finish(&list);
}
END_TEST

static size_t inked(const struct picture *picture)
{
    size_t count = 0;
    for (int i = 0; i < picture->width * picture->height; i++) {
        count += picture->pixels[i] != 0xffffffff;
    }
    return count;
}

START_TEST(text_stands_on_its_baseline)
{
    struct ui_draw_list list = { 0 };
    ui_draw_rect(&list, (struct ui_rect) { 0, 0, 640, 480 }, 0xffffffff, 0);
    struct ui_draw text = { .kind = UI_DRAW_TEXT,
        .rect = { 20, 100, 200, 40 },
        .baseline = 130,
        .fill = 0xff000000,
        .font = { UI_SANS, 30, 400, false },
        .text = "HEL☎ and not this",
        .text_size = strlen("HEL☎") };
    vec_push(&list.items, text);
    struct picture picture = painted(&list);
    ck_assert_uint_gt(inked(&picture), 100);
    int lowest = 0;
    for (int y = 0; y < 480; y++) {
        for (int x = 20; x < 75; x++) {
            lowest = pixel(&picture, x, y) == 0xff000000 ? y : lowest;
        }
    }
    ck_assert_int_eq(lowest, 129);
    struct ui_measurer measurer = platform_measurer(platform);
    int width = measurer.width(measurer.context, &text.font, text.text, text.text_size);
    for (int y = 0; y < 480; y++) {
        ck_assert_uint_eq(pixel(&picture, 20 + width + 2, y), 0xffffffff);
    }
    picture_finish(&picture);
    ui_draw_list_finish(&list);
}
END_TEST

START_TEST(a_face_is_small_and_in_colour)
{
    struct ui_draw_list list = { 0 };
    ui_draw_rect(&list, (struct ui_rect) { 0, 0, 640, 480 }, 0xffffffff, 0);
    struct ui_draw text = { .kind = UI_DRAW_TEXT,
        .rect = { 20, 100, 60, 30 },
        .baseline = 120,
        .fill = 0xff000000,
        .font = { UI_SANS, 20, 400, false },
        .text = "😀",
        .text_size = strlen("😀") };
    vec_push(&list.items, text);
    struct picture picture = painted(&list);
    int yellow = 0;
    for (int y = 0; y < 480; y++) {
        for (int x = 0; x < 640; x++) {
            uint32_t p = pixel(&picture, x, y);
            bool inside = x >= 20 && x < 50 && y >= 98 && y < 128;
            ck_assert(inside || p == 0xffffffff);
            yellow += (p >> 16 & 0xff) > 0xd0 && (p & 0xff) < 0x90;
        }
    }
    ck_assert_int_gt(yellow, 100);
    picture_finish(&picture);
    ui_draw_list_finish(&list);
}
END_TEST

START_TEST(images_lines_and_circles_are_painted)
{
    uint32_t pixels[4] = { 0xffff0000, 0x80800000, 0x00000000, 0xff0000ff };
    struct ui_image image = { 77, 2, 2, pixels };
    struct ui_draw_list list = { 0 };
    ui_draw_rect(&list, (struct ui_rect) { 0, 0, 640, 480 }, 0xffffffff, 0);
    ui_draw_image(&list, (struct ui_rect) { 10, 10, 2, 2 }, &image);
    ui_draw_circle(&list, (struct ui_rect) { 100, 100, 20, 20 }, 0xff00ff00);
    ui_draw_line(&list, (struct ui_line) { 200, 100, 240, 140 }, 0xff000000, 3);
    ui_draw_line(&list, (struct ui_line) { 300, 100, 340, 100 }, 0xff000000, 1);
    struct picture picture = painted(&list);
    ck_assert_uint_eq(pixel(&picture, 10, 10), 0xffff0000);
    ck_assert_uint_eq(pixel(&picture, 10, 11), 0xffffffff);
    ck_assert_uint_eq(pixel(&picture, 11, 11), 0xff0000ff);
    // Half transparent red, premultiplied, over white.
    ck_assert_uint_ge((pixel(&picture, 11, 10) >> 16) & 0xff, 0xfc);
    ck_assert_uint_ge(pixel(&picture, 11, 10) & 0xff, 0x7c);
    ck_assert_uint_le(pixel(&picture, 11, 10) & 0xff, 0x82);
    ck_assert_uint_eq(pixel(&picture, 110, 110), 0xff00ff00);
    ck_assert_uint_eq(pixel(&picture, 101, 101), 0xffffffff);
    ck_assert_uint_eq(pixel(&picture, 220, 120), 0xff000000);
    ck_assert_uint_eq(pixel(&picture, 320, 100), 0xff000000);
    ck_assert_uint_eq(pixel(&picture, 320, 101), 0xffffffff);
    picture_finish(&picture);
    ui_draw_list_finish(&list);
}
END_TEST

START_TEST(the_cache_stays_within_its_limit)
{
    enum { FRAMES = 30, RUNS = 20 };
    for (int frame = 0; frame < FRAMES; frame++) {
        char texts[RUNS][64];
        struct ui_draw_list list = { 0 };
        for (int i = 0; i < RUNS; i++) {
            snprintf(texts[i], sizeof(texts[i]), "woord %d van beeld %d", i, frame);
            struct ui_draw draw = { .kind = UI_DRAW_TEXT,
                .baseline = 100,
                .fill = 0xff000000,
                .font = { UI_SANS, 60, 400, false },
                .text = texts[i],
                .text_size = strlen(texts[i]) };
            vec_push(&list.items, draw);
        }
        platform_paint(platform, &list);
        ui_draw_list_finish(&list);
        ck_assert_uint_le(platform_cache_size(platform), 8u << 20);
    }
    ck_assert_uint_gt(platform_cache_size(platform), 4u << 20);
}
END_TEST

START_TEST(a_picture_can_be_written_and_read)
{
    struct ui_draw_list list = { 0 };
    ui_draw_rect(&list, (struct ui_rect) { 0, 0, 640, 480 }, 0xff123456, 0);
    platform_paint(platform, &list);
    char path[] = "/tmp/platform-XXXXXX";
    close(mkstemp(path));
    ck_assert(platform_write_picture(platform, path, &diags));
    struct picture picture = { 0 };
    ck_assert(picture_read_png(&picture, path));
    ck_assert_int_eq(picture.width, 640);
    ck_assert_uint_eq(pixel(&picture, 639, 479), 0xff123456);
    ck_assert(!platform_write_picture(platform, "/nowhere/x.png", &diags));
    ck_assert(diag_list_has(&diags, DIAG_PLATFORM_NO_PICTURE));
    unlink(path);
    picture_finish(&picture);
    ui_draw_list_finish(&list);
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

Suite *test_suite(void)
{
    Suite *suite = suite_create("platform");
    TCase *window = tcase_create("window");
    tcase_add_checked_fixture(window, setup, teardown);
    tcase_set_timeout(window, 30);
    tcase_add_test(window, a_window_has_the_size_asked_for);
    tcase_add_loop_test(window, keys_arrive_in_our_words, 0, COUNT(KEYS));
    tcase_add_test(window, pointer_wheel_and_text_arrive);
    tcase_add_test(window, a_dropped_file_arrives_by_its_path);
    tcase_add_test(window, many_moves_arrive_as_one);
    tcase_add_loop_test(window, a_signal_ends_the_program_the_usual_way, 0, SIGNAL_COUNT);
    tcase_add_loop_test(window, signals_do_what_they_did_once_the_window_is_gone, 0, SIGNAL_COUNT);
    tcase_add_test(window, waiting_ends_when_the_time_is_over);
    tcase_add_test(window, a_watched_file_that_is_saved_arrives);
    tcase_add_test(window, the_clipboard_gives_back_what_it_got);
    tcase_add_loop_test(window, every_sign_has_a_face, 0, COUNT(SIGNS));
    tcase_add_test(window, weights_and_families_differ);
    tcase_add_test(window, a_box_has_round_corners_and_an_edge);
    tcase_add_test(window, clips_nest_and_end);
    tcase_add_test(window, text_stands_on_its_baseline);
    tcase_add_test(window, a_face_is_small_and_in_colour);
    tcase_add_test(window, images_lines_and_circles_are_painted);
    tcase_add_test(window, the_cache_stays_within_its_limit);
    tcase_add_test(window, a_picture_can_be_written_and_read);
    suite_add_tcase(suite, window);
    TCase *nowhere = tcase_create("nowhere");
    tcase_add_test(nowhere, no_display_is_said_and_not_a_crash);
    suite_add_tcase(suite, nowhere);
    return suite;
}
