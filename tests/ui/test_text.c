// SPDX-License-Identifier: GPL-3.0-or-later
// Protects paragraphs: where lines break, what is cut, and which byte stands under a point.
#include "game/ui/text.h"

#include <stdio.h>
#include <string.h>

#include "tests/test_main.h"

// At size 20 the fixed measurer makes every code point 10 pixels wide.
static struct text_block block_of(const char *text, struct text_run *run)
{
    *run = (struct text_run) { 0, strlen(text), { UI_SANS, 20, 400, false }, UI_INK };
    return (struct text_block) {
        .text = text, .size = strlen(text), .runs = run, .run_count = 1, .line_height = 22
    };
}

static const struct {
    const char *what;
    const char *text;
    int width; // in code points
    int max_lines;
    const char *lines; // joined by |
} BREAKS[] = {
    { "one line", "een twee", 8, 0, "een twee" },
    { "at a space", "een twee", 7, 0, "een|twee" },
    { "spaces at a break are left out", "een   twee", 5, 0, "een|twee" },
    { "spaces inside stay", "a  b c", 6, 0, "a  b c" },
    { "behind a hyphen", "e-mail-adres", 8, 0, "e-mail-|adres" },
    { "a dash between spaces is a word", "ja - nee", 4, 0, "ja -|nee" },
    { "inside a word that is too wide", "kwaliteit", 4, 0, "kwal|itei|t" },
    { "a wide word behind another", "de kwaliteit", 4, 0, "de|kwal|itei|t" },
    { "newlines", "een\ntwee\n\nvier", 9, 0, "een|twee||vier" },
    { "a newline at the end", "een\n", 9, 0, "een|" },
    { "nothing", "", 9, 0, "" },
    { "only spaces", "   ", 9, 0, "   " },
    { "code points, not bytes", "één é", 5, 0, "één é" },
    { "at most two lines", "een twee drie vier", 5, 2, "een|twee…" },
    { "cut only when something follows", "een twee", 5, 2, "een|twee" },
    { "no width at all", "ab", 0, 0, "a|b" },
};

static void join_lines(const struct text_block *block, char *out, size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        size_t used = strlen(out);
        snprintf(out + used, size - used, "%s%.*s%s", i > 0 ? "|" : "",
                (int)(line->end - line->start), block->text + line->start, line->cut ? "…" : "");
    }
}

START_TEST(lines_break_where_they_should)
{
    struct arena arena = { 0 };
    struct text_run run;
    struct text_block block = block_of(BREAKS[_i].text, &run);
    struct ui_measurer measurer = ui_measurer_fixed();
    text_break(&block, &measurer, &arena, BREAKS[_i].width * 10, BREAKS[_i].max_lines);
    char got[200];
    join_lines(&block, got, sizeof(got));
    bool same = strcmp(got, BREAKS[_i].lines) == 0 ||
            (strcmp(BREAKS[_i].what, "only spaces") == 0 && block.line_count == 1);
    ck_assert_msg(same, "%s: got \"%s\"", BREAKS[_i].what, got);
    arena_finish(&arena);
}
END_TEST

START_TEST(no_line_is_wider_than_asked_and_nothing_is_lost)
{
    static const char TEXT[] =
            "Goedemorgen, ik bel nu voor de derde keer over mijn eindafrekening. (zucht) Er klopt "
            "écht niets van: het e-mailadres, de meterstand, € 412!";
    struct ui_measurer measurer = ui_measurer_fixed();
    for (int width = 10; width < 900; width += 7) {
        struct arena arena = { 0 };
        struct text_run run;
        struct text_block block = block_of(TEXT, &run);
        text_break(&block, &measurer, &arena, width, 0);
        size_t at = 0;
        for (size_t i = 0; i < block.line_count; i++) {
            ck_assert_int_le(block.lines[i].width, width);
            ck_assert_uint_eq(block.lines[i].start, at);
            for (size_t b = block.lines[i].end; b < block.lines[i].next; b++) {
                ck_assert_int_eq(TEXT[b], ' ');
            }
            at = block.lines[i].next;
        }
        ck_assert_uint_eq(at, strlen(TEXT));
        arena_finish(&arena);
    }
}
END_TEST

START_TEST(limits_are_the_widest_word_and_line)
{
    struct text_run run;
    struct text_block block = block_of("een kwaliteit\nen nog een veel langere regel", &run);
    struct ui_measurer measurer = ui_measurer_fixed();
    int word = 0;
    int line = 0;
    text_limits(&block, &measurer, &word, &line);
    ck_assert_int_eq(word, 90);
    ck_assert_int_eq(line, 290);
}
END_TEST

START_TEST(a_point_finds_the_nearest_byte)
{
    struct arena arena = { 0 };
    struct text_run run;
    struct text_block block = block_of("aé€b", &run);
    struct ui_measurer measurer = ui_measurer_fixed();
    text_break(&block, &measurer, &arena, 900, 0);
    const struct {
        int x;
        size_t byte;
    } points[] = { { -5, 0 }, { 4, 0 }, { 6, 1 }, { 14, 1 }, { 16, 3 }, { 26, 6 }, { 99, 7 } };
    for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
        ck_assert_uint_eq(text_byte_at(&block, &measurer, 0, points[i].x), points[i].byte);
    }
    arena_finish(&arena);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30); // machines under load
    tcase_add_loop_test(
            all, lines_break_where_they_should, 0, (int)(sizeof(BREAKS) / sizeof(BREAKS[0])));
    tcase_add_test(all, no_line_is_wider_than_asked_and_nothing_is_lost);
    tcase_add_test(all, limits_are_the_widest_word_and_line);
    tcase_add_test(all, a_point_finds_the_nearest_byte);
    suite_add_tcase(suite, all);
    return suite;
}
