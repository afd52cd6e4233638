// SPDX-License-Identifier: GPL-3.0-or-later
// Protects paper: real text, the same bytes for the same input, pages that break, charts that stand
// where they should.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"
#include "game/draw/chart.h"
#include "game/draw/page.h"
#include "tests/test_main.h"

static const struct canvas_paper PAPER = { "Scoreblad K-2041", "Een werkgever", "Blad", "nl",
    "2026-11-18T09:00:00Z" };

static void footer(void *context, struct canvas *canvas)
{
    int *pages = context;
    char number[16];
    *pages = canvas_page(canvas);
    snprintf(number, sizeof(number), "blz. %d", canvas_page(canvas));
    canvas_text(
            canvas, &(struct canvas_text) { .size = 8, .align = CANVAS_RIGHT }, 547, 810, number);
}

static int write_sheet(const char *path, int rows)
{
    int pages = 0;
    struct canvas *canvas = canvas_create_pdf(path, &PAPER);
    ck_assert_ptr_nonnull(canvas);
    struct page page;
    page_init(&page, canvas);
    page.decorate = footer;
    page.context = &pages;
    page_text(&page, &(struct canvas_text) { .size = 18, .weight = 700, .tag = CANVAS_H1 },
            "Kandidaat K-2041");
    struct chart_colours colours = chart_paper_colours();
    for (int i = 0; i < rows; i++) {
        page_gap(&page, 6);
        page_text(&page, &(struct canvas_text) { .tag = CANVAS_PARAGRAPH },
                "Empathie ☎ één Yıldız\nTweede alinea");
        page_need(&page, 20);
        struct chart_band band = { 40, 70, 56, 33, 60 };
        chart_draw_band(
                canvas, (struct canvas_rect) { page.left, page.y, 300, 18 }, &colours, &band);
        page.y += 18;
    }
    page_close(&page);
    ck_assert(canvas_finish(canvas));
    return pages;
}

static void new_path(char *path)
{
    strcpy(path, "/tmp/draw-XXXXXX");
    close(mkstemp(path));
}

static void read_all(const char *path, struct buffer *out)
{
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    char bytes[4096];
    for (size_t got; (got = fread(bytes, 1, sizeof(bytes), file)) > 0;) {
        buffer_add_bytes(out, bytes, got);
    }
    fclose(file);
}

// What a command says; "" when it fails or is not installed.
static void output_of(const char *command, const char *path, const char *rest, struct buffer *out)
{
    char line[256];
    snprintf(line, sizeof(line), "%s %s %s", command, path, rest);
    FILE *pipe = popen(line, "r");
    char bytes[4096];
    for (size_t got; (got = fread(bytes, 1, sizeof(bytes), pipe)) > 0;) {
        buffer_add_bytes(out, bytes, got);
    }
    if (pclose(pipe) != 0) {
        buffer_clear(out);
    }
}

START_TEST(the_same_sheet_gives_the_same_bytes)
{
    char first[32];
    char second[32];
    new_path(first);
    new_path(second);
    write_sheet(first, 5);
    write_sheet(second, 5);
    struct buffer a = { 0 };
    struct buffer b = { 0 };
    read_all(first, &a);
    read_all(second, &b);
    ck_assert_uint_gt(a.size, 3000);
    ck_assert(a.size == b.size && memcmp(a.bytes, b.bytes, a.size) == 0);
    buffer_finish(&a);
    buffer_finish(&b);
    unlink(first);
    unlink(second);
}
END_TEST

START_TEST(text_on_paper_is_text)
{
    char path[32];
    new_path(path);
    write_sheet(path, 2);
    struct buffer text = { 0 };
    output_of("pdftotext -layout", path, "-", &text);
    ck_assert_ptr_nonnull(strstr(buffer_text(&text), "Kandidaat K-2041"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&text), "één Yıldız"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&text), "Tweede alinea"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&text), "blz. 1"));
    buffer_finish(&text);
    unlink(path);
}
END_TEST

START_TEST(the_file_is_sound_and_tagged)
{
    char path[32];
    new_path(path);
    write_sheet(path, 2);
    struct buffer said = { 0 };
    output_of("qpdf --check", path, "", &said);
    ck_assert_ptr_nonnull(strstr(buffer_text(&said), "No syntax or stream encoding errors"));
    buffer_clear(&said);
    output_of("qpdf --qdf --object-streams=disable", path, "- | tr -d '\\000'", &said);
    ck_assert_ptr_nonnull(strstr(buffer_text(&said), "/S /H1"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&said), "/S /P"));
    buffer_finish(&said);
    unlink(path);
}
END_TEST

static void draw_figures(struct canvas *canvas)
{
    struct canvas_text head = { .size = 15, .weight = 700, .tag = CANVAS_H2 };
    canvas_text(canvas, &head, 48, 48, "Hoe <zeker> & \"vast\"");
    for (int i = 0; i < 2; i++) {
        canvas_begin_figure(canvas, i == 0 ? "Alfa 0,88 \U0001F600" : "Omega \"0,90\" <é>");
        canvas_fill(canvas, (struct canvas_rect) { 60, 90 + 60 * i, 80, 40 }, 4, 0xff336699);
        canvas_text(canvas, &(struct canvas_text) { .align = CANVAS_CENTRE }, 100, 140 + 60 * i,
                "maat");
        canvas_end_figure(canvas);
    }
    ck_assert(canvas_finish(canvas));
}

START_TEST(a_figure_on_paper_says_what_is_in_it)
{
    char path[40];
    struct buffer bytes = { 0 };
    struct buffer said = { 0 };
    new_path(path);
    draw_figures(canvas_create_page(&bytes, 300, 300, &PAPER));
    FILE *file = fopen(path, "wb");
    ck_assert_uint_eq(fwrite(bytes.bytes, 1, bytes.size, file), bytes.size);
    ck_assert_int_eq(fclose(file), 0);
    output_of("qpdf --check", path, "", &said);
    ck_assert_ptr_nonnull(strstr(buffer_text(&said), "No syntax"));
    buffer_clear(&said);
    output_of("pdfinfo -struct", path, "2>/dev/null", &said);
    const char *first = strstr(buffer_text(&said), "Figure");
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_nonnull(strstr(first + 1, "Figure"));
    buffer_clear(&said);
    output_of("grep -a -o 'Alt <.*>'", path, "", &said);
    ck_assert_str_eq(buffer_text(&said),
            "Alt <feff0041006c0066006100200030002c0038003800"
            "20d83dde00>\n"
            "Alt <feff004f006d00650067006100200022"
            "0030002c003900300022" // "0,90"
            "0020003c00e9003e>\n");
    remove(path);
    buffer_finish(&said);
    buffer_finish(&bytes);
}
END_TEST

START_TEST(an_svg_has_a_title_text_as_text_and_the_same_bytes_each_time)
{
    struct buffer bytes[2] = { 0 };
    for (int i = 0; i < 2; i++) {
        draw_figures(canvas_create_svg(&bytes[i], 300, 300, &PAPER));
    }
    const char *text = buffer_text(&bytes[0]);
    ck_assert_str_eq(text, buffer_text(&bytes[1]));
    ck_assert_ptr_nonnull(strstr(text, "<title>Scoreblad K-2041</title>\n<desc>Blad</desc>"));
    ck_assert_ptr_nonnull(strstr(text, ">Hoe &lt;zeker&gt; &amp; &quot;vast&quot;</tspan>"));
    ck_assert_ptr_nonnull(strstr(text, "aria-label=\"Omega &quot;0,90&quot; &lt;é&gt;\""));
    ck_assert_ptr_nonnull(strstr(text, ">maat</tspan>"));
    ck_assert_ptr_null(strstr(text, "<symbol"));
    buffer_finish(&bytes[0]);
    buffer_finish(&bytes[1]);
}
END_TEST

START_TEST(what_does_not_fit_on_the_last_line_of_an_svg_ends_in_dots)
{
    struct buffer bytes = { 0 };
    struct canvas *canvas = canvas_create_svg(&bytes, 200, 100, &PAPER);
    struct canvas_text look = { .width = 90, .max_lines = 2 };
    canvas_text(canvas, &look, 0, 0, "een twee drie vier vijf zes zeven acht negen tien elf");
    ck_assert(canvas_finish(canvas));
    const char *text = buffer_text(&bytes);
    ck_assert_ptr_nonnull(strstr(text, "…</tspan></text>"));
    ck_assert_ptr_null(strstr(text, "elf"));
    buffer_finish(&bytes);
}
END_TEST

START_TEST(a_full_page_is_followed_by_another)
{
    char path[32];
    new_path(path);
    ck_assert_int_eq(write_sheet(path, 2), 1);
    ck_assert_int_eq(write_sheet(path, 40), 3);
    unlink(path);
}
END_TEST

START_TEST(a_path_that_cannot_be_written_is_said)
{
    struct canvas *canvas = canvas_create_pdf("/nowhere/sheet.pdf", &PAPER);
    ck_assert_ptr_null(canvas);
    ck_assert(canvas_finish(NULL));
}
END_TEST

/* ---- on pixels ---- */

static uint32_t pixel(const struct picture *picture, int x, int y)
{
    return picture->pixels[y * picture->width + x];
}

START_TEST(a_band_stands_where_it_should)
{
    struct picture picture = { 0 };
    picture_init(&picture, 200, 30);
    struct canvas *canvas = canvas_create_picture(&picture);
    struct chart_colours colours = { 0xff000001, 0xff000002, 0xff000003, 0xff000004, 0xff000005 };
    struct chart_band band = { 40, 80, 60, 10, 90 };
    chart_draw_band(canvas, (struct canvas_rect) { 0, 0, 200, 30 }, &colours, &band);
    ck_assert(canvas_finish(canvas));
    ck_assert_uint_eq(pixel(&picture, 40, 15), 0xff000001);
    ck_assert_uint_eq(pixel(&picture, 100, 15), 0xff000002);
    ck_assert_uint_eq(pixel(&picture, 120, 15), 0xff000003);
    ck_assert_uint_eq(pixel(&picture, 20, 15), 0xff000004);
    ck_assert_uint_eq(pixel(&picture, 180, 1), 0xff000005);
    ck_assert_uint_eq(pixel(&picture, 100, 1), 0);
    picture_finish(&picture);
}
END_TEST

START_TEST(a_dot_on_the_band_stands_in_a_ring)
{
    struct picture picture = { 0 };
    picture_init(&picture, 200, 30);
    struct canvas *canvas = canvas_create_picture(&picture);
    struct chart_colours colours = { 0xff000001, 0xff000002, 0xff000003, 0xff000004, 0xff000005 };
    struct chart_band band = { 20, 80, 70, 40, -1 };
    chart_draw_band(canvas, (struct canvas_rect) { 0, 0, 200, 30 }, &colours, &band);
    ck_assert(canvas_finish(canvas));
    ck_assert_uint_eq(pixel(&picture, 80, 15), 0xff000004);
    ck_assert_uint_eq(pixel(&picture, 85, 15), 0xff000003);
    ck_assert_uint_eq(pixel(&picture, 90, 15), 0xff000002);
    picture_finish(&picture);
}
END_TEST

START_TEST(values_below_zero_are_left_out)
{
    struct picture picture = { 0 };
    picture_init(&picture, 200, 30);
    struct canvas *canvas = canvas_create_picture(&picture);
    struct chart_colours colours = { 0xff000001, 0xff000002, 0xff000003, 0xff000004, 0xff000005 };
    struct chart_band band = { -1, -1, -1, -1, -1 };
    chart_draw_band(canvas, (struct canvas_rect) { 0, 0, 200, 30 }, &colours, &band);
    canvas_finish(canvas);
    for (int x = 20; x < 180; x++) {
        ck_assert_uint_eq(pixel(&picture, x, 15), 0xff000001);
    }
    picture_finish(&picture);
}
END_TEST

START_TEST(text_takes_the_room_it_says)
{
    struct picture picture = { 0 };
    picture_init(&picture, 200, 200);
    struct canvas *canvas = canvas_create_picture(&picture);
    static const char TEXT[] = "Goedemorgen mevrouw De Wit, drie keer bellen voor hetzelfde";
    struct canvas_text look = { .size = 10, .line = 15, .width = 100 };
    double height = canvas_text_height(canvas, &look, TEXT);
    ck_assert(height >= 45 && height <= 75);
    ck_assert(canvas_text(canvas, &look, 50, 20, TEXT) == height);
    ck_assert(canvas_text_width(canvas, &look, TEXT) > 200);
    look.max_lines = 2;
    ck_assert(canvas_text_height(canvas, &look, TEXT) == 30);
    canvas_finish(canvas);
    for (int y = 0; y < 200; y++) {
        for (int x = 0; x < 200; x++) {
            bool inside = x >= 49 && x <= 151 && y >= 20 && y < 20 + height;
            ck_assert_msg(inside || pixel(&picture, x, y) == 0, "ink at %d,%d", x, y);
        }
    }
    picture_finish(&picture);
}
END_TEST

START_TEST(pictures_are_compared_with_tolerance)
{
    uint32_t first[2] = { 0xff101010, 0xff202020 };
    uint32_t second[2] = { 0xff101214, 0xff202020 };
    struct picture a = { first, 2, 1 };
    struct picture b = { second, 2, 1 };
    struct picture smaller = { second, 1, 1 };
    ck_assert_uint_eq(picture_count_different(&a, &b, 4), 0);
    ck_assert_uint_eq(picture_count_different(&a, &b, 3), 1);
    ck_assert_uint_eq(picture_count_different(&a, &smaller, 255), 2);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("draw");
    TCase *all = tcase_create("all");
    tcase_set_timeout(all, 30);
    tcase_add_test(all, the_same_sheet_gives_the_same_bytes);
    tcase_add_test(all, text_on_paper_is_text);
    tcase_add_test(all, the_file_is_sound_and_tagged);
    tcase_add_test(all, a_figure_on_paper_says_what_is_in_it);
    tcase_add_test(all, an_svg_has_a_title_text_as_text_and_the_same_bytes_each_time);
    tcase_add_test(all, what_does_not_fit_on_the_last_line_of_an_svg_ends_in_dots);
    tcase_add_test(all, a_full_page_is_followed_by_another);
    tcase_add_test(all, a_path_that_cannot_be_written_is_said);
    tcase_add_test(all, a_band_stands_where_it_should);
    tcase_add_test(all, a_dot_on_the_band_stands_in_a_ring);
    tcase_add_test(all, values_below_zero_are_left_out);
    tcase_add_test(all, text_takes_the_room_it_says);
    tcase_add_test(all, pictures_are_compared_with_tolerance);
    suite_add_tcase(suite, all);
    return suite;
}
