// SPDX-License-Identifier: GPL-3.0-or-later
// Protects how it looks: sample screens painted without a display, beside pictures that a person
// has approved. To approve a change: build/dev/tests/ui/ui_demo desk --picture
// tests/platform/pictures/desk.png (and see PICTURES).
#include <stdlib.h>

#include "game/draw/picture.h"
#include "game/platform/platform.h"
#include "tests/test_main.h"
#include "tests/ui/demo_screens.h"

// Another version of a font moves edges a little; a moved box or a lost word shows in far more
// pixels than these.
enum { TOLERANCE = 48, DIFFERENT_PER_THOUSAND = 5 };

static const struct {
    const char *file;
    enum demo_screen screen;
    int scale;
    bool contrast;
} PICTURES[] = {
    { "tests/platform/pictures/desk.png", DEMO_DESK, 100, false },
    { "tests/platform/pictures/sheet.png", DEMO_SHEET, 150, true }, // --scale 150 --contrast
};

static struct platform *open_window(struct diag_list *diags)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    struct platform *platform = platform_create(
            &(struct platform_config) {
                    .title = "test", .width = 1280, .height = 800, .hidden = true },
            diags);
    ck_assert_ptr_nonnull(platform);
    return platform;
}

static void paint(struct platform *platform, int index, struct picture *picture)
{
    struct ui_config config = {
        .width = 1280,
        .height = 800,
        .scale = PICTURES[index].scale,
        .theme = PICTURES[index].contrast ? ui_theme_contrast() : ui_theme_light(),
        .measurer = platform_measurer(platform),
    };
    struct ui *ui = ui_create(&config);
    struct demo demo = { .chosen = 1, .system = 3 };
    ui_begin(ui);
    demo_build(&demo, PICTURES[index].screen, ui);
    ui_end(ui);
    platform_paint(platform, ui_draw_list(ui));
    picture->pixels = platform_read_pixels(platform, &picture->width, &picture->height);
    ui_destroy(ui);
}

START_TEST(a_screen_looks_as_approved)
{
    struct diag_list diags = { 0 };
    struct platform *platform = open_window(&diags);
    struct picture approved = { 0 };
    struct picture now = { 0 };
    ck_assert(picture_read_png(&approved, PICTURES[_i].file));
    paint(platform, _i, &now);
    size_t different = picture_count_different(&approved, &now, TOLERANCE);
    size_t allowed = (size_t)now.width * (size_t)now.height * DIFFERENT_PER_THOUSAND / 1000;
    ck_assert_msg(different <= allowed, "%s: %zu pixels differ, %zu may", PICTURES[_i].file,
            different, allowed);
    picture_finish(&approved);
    picture_finish(&now);
    platform_destroy(platform);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(a_moved_box_would_be_seen)
{
    struct picture approved = { 0 };
    ck_assert(picture_read_png(&approved, PICTURES[0].file));
    struct picture moved = { 0 };
    picture_init(&moved, approved.width, approved.height);
    size_t count = (size_t)approved.width * (size_t)approved.height;
    size_t row = (size_t)approved.width * 2;
    for (size_t i = 0; i < count; i++) {
        moved.pixels[i] = approved.pixels[i < row ? i : i - row];
    }
    size_t different = picture_count_different(&approved, &moved, TOLERANCE);
    ck_assert_uint_gt(different, count * DIFFERENT_PER_THOUSAND / 1000);
    picture_finish(&approved);
    picture_finish(&moved);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("pictures");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30); // machines under load
    tcase_add_loop_test(
            all, a_screen_looks_as_approved, 0, (int)(sizeof(PICTURES) / sizeof(PICTURES[0])));
    tcase_add_test(all, a_moved_box_would_be_seen);
    suite_add_tcase(suite, all);
    return suite;
}
