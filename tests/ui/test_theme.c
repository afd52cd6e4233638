// SPDX-License-Identifier: GPL-3.0-or-later
// Protects readers: every pair of colours that the widgets use is far enough apart, in both themes.
#include "game/ui/theme.h"

#include "tests/test_main.h"

static const struct ui_theme *theme(int index)
{
    return index == 0 ? ui_theme_light() : ui_theme_contrast();
}

START_TEST(every_pair_can_be_read)
{
    size_t count = 0;
    const struct ui_colour_pair *pairs = ui_theme_pairs(&count);
    ck_assert_uint_gt(count, 30);
    for (size_t i = 0; i < count; i++) {
        const uint32_t *colours = theme(_i)->colours;
        double contrast = ui_contrast(colours[pairs[i].ink], colours[pairs[i].ground]);
        ck_assert_msg(contrast * 10 >= pairs[i].contrast_tenths, "%s: %d on %d is %.2f",
                theme(_i)->name, pairs[i].ink, pairs[i].ground, contrast);
    }
}
END_TEST

START_TEST(every_colour_is_opaque_but_scrim_and_edge)
{
    for (int c = UI_INK; c < UI_SCRIM; c++) {
        uint32_t alpha = theme(_i)->colours[c] >> 24;
        ck_assert_msg(alpha == 0xff || c == UI_EDGE, "%s: %d", theme(_i)->name, c);
    }
}
END_TEST

static const struct {
    const char *what;
    uint32_t a;
    uint32_t b;
    double contrast;
} CONTRASTS[] = {
    { "black on white", 0xff000000, 0xffffffff, 21.0 },
    { "the other way round", 0xffffffff, 0xff000000, 21.0 },
    { "the same", 0xff123456, 0xff123456, 1.0 },
    { "the grey that just passes", 0xff767676, 0xffffffff, 4.54 },
    { "brand on paper", 0xff0b5cad, 0xffffffff, 6.67 },
};

START_TEST(contrast_is_that_of_wcag)
{
    double got = ui_contrast(CONTRASTS[_i].a, CONTRASTS[_i].b);
    ck_assert_msg(got > CONTRASTS[_i].contrast - 0.01 && got < CONTRASTS[_i].contrast + 0.01,
            "%s: %.3f", CONTRASTS[_i].what, got);
}
END_TEST

START_TEST(lines_are_higher_than_type)
{
    for (int t = 0; t < UI_TYPE_COUNT; t++) {
        const struct ui_type_style *style = ui_theme_type((enum ui_type)t);
        ck_assert_int_ge(style->line * 10, style->size * 12);
        ck_assert_int_ge(style->size, 13);
    }
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("theme");
    TCase *all = tcase_create("all");
    tcase_add_loop_test(all, every_pair_can_be_read, 0, 2);
    tcase_add_loop_test(all, every_colour_is_opaque_but_scrim_and_edge, 0, 2);
    tcase_add_loop_test(
            all, contrast_is_that_of_wcag, 0, (int)(sizeof(CONTRASTS) / sizeof(CONTRASTS[0])));
    tcase_add_test(all, lines_are_higher_than_type);
    suite_add_tcase(suite, all);
    return suite;
}
