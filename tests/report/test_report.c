// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is read in a terminal: wrapped at its width, and honest about what was seen too
// little.
#include "game/report/report.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/utf8.h"
#include "game/locale/locale.h"
#include "game/report/candidate_report.h"
#include "game/report/csv_out.h"
#include "game/report/report_html.h"
#include "game/report/result_out.h"
#include "game/report/result_pdf.h"
#include "game/report/sheet_report.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

static size_t widest_line(const char *text)
{
    size_t widest = 0;
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        char *line = strndup(text, size);
        size_t columns = utf8_count(line);
        widest = columns > widest ? columns : widest;
        free(line);
        text += size + (text[size] == '\n');
    }
    return widest;
}

static void add_example(struct report *report)
{
    const struct report_pair pairs[] = { { "Taal", "nl" }, { "Sleutel", "één twee drie" } };
    const struct report_band bands[] = {
        { .label = "Één",
                .value = "65",
                .note = "",
                .has_band = true,
                .low = 50,
                .high = 80,
                .middle = 65,
                .has_dot = true,
                .dot = 20,
                .beside = "40–70" },
        { .label = "Twee",
                .value = "",
                .note = "te weinig",
                .has_band = true,
                .faint = true,
                .low = 0,
                .high = 100,
                .middle = 50 },
        { .label = "Drie", .value = "", .note = "niet gezien" },
    };
    const char *const labels[] = { "Naam" };
    report_title(report, "Titel", "onder");
    report_status(report, "goed", REPORT_GOOD);
    report_section(report, "Deel", NULL);
    report_bands(report, bands, 3, "Norm n 40", "uitleg");
    report_facts(report, pairs, 2);
    report_bullet(report, "een twee drie vier vijf zes zeven acht negen tien elf twaalf");
    report_lines(report, "vraag", labels, 1);
}

START_TEST(prints_what_it_was_given)
{
    struct report report;
    report_init(&report, "nl");
    add_example(&report);
    struct buffer out = { 0 };
    report_print(&out, &report, 53);
    ck_assert_str_eq(buffer_text(&out),
            "Titel\n=====\nonder\ngoed\n\nDeel\n----\n"
            "Één  ····•·······===|====····  50–80   65  40–70\n"
            "Twee ------------------------   0–100\n"
            "     te weinig\n"
            "Drie niet gezien\n"
            "uitleg\nlast column: Norm n 40\n"
            "Taal     nl\nSleutel  één twee drie\n"
            "- een twee drie vier vijf zes zeven acht negen tien\n  elf twaalf\n"
            "vraag\nNaam ________________________________________________\n");
    buffer_finish(&out);
    report_finish(&report);
}
END_TEST

START_TEST(a_curve_is_drawn_on_a_page_and_told_in_words)
{
    const struct report_point points[] = { { 0, 20 }, { 30, -50 }, { 60, 100 } };
    const struct report_curve curve = { points, 3, 0, 120, "09:00", "09:02" };
    struct report report;
    struct buffer text = { 0 };
    struct buffer page = { 0 };
    report_init(&report, "nl");
    report_curve(&report, &curve, "09:00 +20 · 09:00 −50 · 09:01 +100");
    report_print(&text, &report, 80);
    ck_assert_str_eq(buffer_text(&text), "  09:00 +20 · 09:00 −50 · 09:01 +100\n");
    report_write_html(&page, &report, "t");
    ck_assert_ptr_nonnull(
            strstr(buffer_text(&page), "d=\"M0.00 -4.00H25.00V10.00H50.00V-20.00H100\""));
    ck_assert_ptr_nonnull(strstr(buffer_text(&page), "09:00 −50"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&page), "<span>09:02</span>"));
    buffer_finish(&text);
    buffer_finish(&page);
    report_finish(&report);
}
END_TEST

START_TEST(three_best_and_three_costliest_are_quoted)
{
    struct play play;
    struct report report;
    size_t bullets[2] = { 0 };
    bool costs = false;
    play_init(&play, NULL);
    play_morning(&play, "acceptable");
    report_init(&report, "en");
    sheet_report_add_part(&report, &play.result, NULL, SHEET_PART_TELLING);
    for (size_t i = 0; i < report.blocks.count; i++) {
        const struct report_block *block = &report.blocks.items[i];
        costs = costs || strcmp(block->text, "What cost most") == 0;
        bullets[costs] += block->kind == REPORT_BULLET;
        ck_assert(block->kind != REPORT_BULLET || strstr(block->text, "”") != NULL ||
                strstr(block->text, "the e-mail as it was sent") != NULL);
    }
    ck_assert_uint_ge(play.result.regrets.count, 3);
    ck_assert_uint_eq(bullets[1], 3);
    ck_assert_uint_eq(bullets[0], 3);
    const char *costliest = report.blocks.items[report.blocks.count - 3].text;
    ck_assert_ptr_nonnull(strstr(costliest, play.result.regrets.items[0].customer));
    report_finish(&report);
    play_finish(&play);
}
END_TEST

START_TEST(a_wide_table_wraps_its_texts_and_never_its_numbers)
{
    const struct report_column columns[] = { { "Beurt", false }, { "Punten", true },
        { "Waarom", false } };
    const char *const cells[] = { "één", "12,5", "noemt het bedrag en de schrik", "twee", "3", "",
        "buitengewoonlang", "-7", "kort" };
    struct report report;
    report_init(&report, "nl");
    report_table(&report, &(struct report_table) { columns, 3, cells, 3 }, "onder");
    struct buffer out = { 0 };
    report_print(&out, &report, 40);
    ck_assert_str_eq(buffer_text(&out),
            "Beurt            Punten  Waarom\n"
            "---------------  ------  ---------------\n"
            "één                12,5  noemt het\n"
            "                         bedrag en de\n"
            "                         schrik\n"
            "twee                  3\n"
            "buitengewoonlan      -7  kort\n"
            "g\n"
            "onder\n");
    buffer_finish(&out);
    report_finish(&report);
}
END_TEST

START_TEST(the_sheet_fits_the_terminal)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    struct play play;
    play_init(&play, "noorderkist/pakket");
    play_rehearsal(&play, "pakket-acceptable", PLAY_WHOLE);
    struct report report;
    sheet_report_init(&report, &play.result, NULL);
    const size_t widths[] = { 60, 80, 120 };
    for (size_t i = 0; i < 3; i++) {
        struct buffer out = { 0 };
        report_print(&out, &report, widths[i]);
        ck_assert_uint_le(widest_line(buffer_text(&out)), widths[i]);
        ck_assert_ptr_nonnull(strstr(buffer_text(&out), "Kandidaat K-2041"));
        ck_assert_ptr_nonnull(strstr(buffer_text(&out), "Wat dit blad niet zegt"));
        ck_assert_ptr_nonnull(strstr(buffer_text(&out), "onvoldoende waargenomen"));
        buffer_finish(&out);
    }
    report_finish(&report);
    play_finish(&play);
}
END_TEST

// With one customer no competency has been seen enough: no number may be read as a result.
START_TEST(too_little_seen_gives_no_number)
{
    struct play play;
    play_init(&play, "noorderkist/pakket");
    play_rehearsal(&play, "pakket-model", PLAY_WHOLE);
    struct report report;
    report_init(&report, "en");
    sheet_report_add_bands(&report, &play.result.sheet, &(struct sheet_signs) { 0 });
    const struct report_block *block = &report.blocks.items[0];
    ck_assert_uint_eq(block->count, COMPETENCY_COUNT);
    for (size_t i = 0; i < block->count; i++) {
        ck_assert_str_eq(block->bands[i].value, "");
        ck_assert(!block->bands[i].has_band || block->bands[i].faint);
        ck_assert_str_ne(block->bands[i].note, "");
    }
    report_finish(&report);
    play_finish(&play);
}
END_TEST

// A short shift gives its overall as an indication, and nothing that looks like seven results.
START_TEST(a_short_shift_shows_its_overall_only)
{
    struct play play;
    play_init(&play, NULL);
    play_morning(&play, "acceptable");
    play.result.indicative = true;
    ck_assert(play.result.sheet.overall.has_score);
    struct report report;
    struct buffer out = { 0 };
    sheet_report_init(&report, &play.result, NULL);
    report_print(&out, &report, 80);
    ck_assert_ptr_nonnull(strstr(buffer_text(&out), "indication"));
    ck_assert_ptr_null(strstr(buffer_text(&out), "90% sure"));
    for (size_t i = 0; i < report.blocks.count; i++) {
        ck_assert_int_ne(report.blocks.items[i].kind, REPORT_BANDS);
    }
    buffer_finish(&out);
    report_finish(&report);
    play_finish(&play);
}
END_TEST

START_TEST(a_broken_off_shift_says_why_there_is_no_number)
{
    struct play play;
    play_init(&play, "noorderkist/pakket");
    play_rehearsal(&play, "pakket-model", 6);
    struct report report;
    report_init(&report, "en");
    sheet_report_add_bands(&report, &play.result.sheet, &(struct sheet_signs) { 0 });
    int told = 0;
    for (size_t i = 0; i < report.blocks.items[0].count; i++) {
        told += strncmp(report.blocks.items[0].bands[i].note, "chances not had: ", 17) == 0;
    }
    ck_assert_int_gt(told, 0);
    report_finish(&report);
    play_finish(&play);
}
END_TEST

START_TEST(the_candidate_reads_words_and_no_single_score)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    struct play play;
    play_init(&play, "noorderkist/pakket");
    play_rehearsal(&play, "pakket-weak", PLAY_WHOLE);
    struct report report;
    candidate_report_init(&report, &play.result);
    int tips = 0;
    for (size_t i = 0; i < report.blocks.count; i++) {
        const struct report_block *block = &report.blocks.items[i];
        ck_assert(block->kind != REPORT_BANDS && block->kind != REPORT_ITEM);
        tips += strncmp(block->text, "Tip: ", 5) == 0;
    }
    ck_assert_int_eq(tips, COMPETENCY_COUNT);
    report_finish(&report);
    play_finish(&play);
}
END_TEST

// Three customers: enough for a band in a sentence and for what went well in general.
START_TEST(the_candidate_reads_bands_and_strengths_in_sentences)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    struct play play;
    play_init(&play, NULL);
    play_morning(&play, "model");
    struct report report;
    struct buffer text = { 0 };
    candidate_report_init(&report, &play.result);
    report_print(&text, &report, 400);
    ck_assert_ptr_nonnull(strstr(buffer_text(&text), "Uw sterke punten"));
    ck_assert_ptr_nonnull(
            strstr(buffer_text(&text), "Op een schaal van 0 tot 100 ligt het tussen"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&text), "minder dan 3 klanten of op minder dan 6"));
    buffer_finish(&text);
    report_finish(&report);
    play_finish(&play);
}
END_TEST

START_TEST(the_candidates_paper_is_in_the_language_of_the_play)
{
    struct play play;
    play_init(&play, "noorderkist/pakket");
    play_rehearsal(&play, "pakket-weak", PLAY_WHOLE);
    struct buffer page = { 0 };
    ck_assert(locale_init("en", locale_default_folder()));
    result_add_candidate_html(&page, &play.result);
    ck_assert_str_eq(locale_language(), "en");
    ck_assert_ptr_nonnull(strstr(buffer_text(&page), "<html lang=\"nl\""));
    ck_assert_ptr_nonnull(strstr(buffer_text(&page), "Uw verslag"));
    buffer_clear(&page);
    play.result.meta.informal = true;
    result_add_candidate_html(&page, &play.result);
    ck_assert_ptr_nonnull(strstr(buffer_text(&page), "Je verslag"));
    ck_assert_ptr_null(strstr(buffer_text(&page), "Uw "));
    ck_assert_str_eq(tr("Your report"), "Your report");
    buffer_finish(&page);
    play_finish(&play);
}
END_TEST

// Texts are never formulas, and what needs quotes has them.
START_TEST(spreadsheets_get_text_as_text)
{
    struct buffer out = { 0 };
    struct csv_out csv;
    csv_out_init(&csv, &out);
    csv_out_text(&csv, "=1+1");
    csv_out_text(&csv, "zegt \"ja\", dan\nnee");
    csv_out_text(&csv, "gewoon");
    csv_out_integer(&csv, -3);
    csv_out_number(&csv, true, 0.1);
    csv_out_number(&csv, false, 0.1);
    csv_out_end_line(&csv);
    ck_assert_str_eq(buffer_text(&out),
            "\"'=1+1\",\"zegt \"\"ja\"\", dan\nnee\",gewoon,-3,0.10000000000000001,\r\n");
    buffer_finish(&out);
}
END_TEST

static size_t lines_of(const char *text)
{
    size_t lines = 0;
    for (; *text != '\0'; text++) {
        lines += *text == '\r';
    }
    return lines;
}

START_TEST(the_sheet_as_csv_has_a_line_a_competency)
{
    struct play play;
    play_init(&play, "noorderkist/pakket");
    play_rehearsal(&play, "pakket-model", PLAY_WHOLE);
    struct buffer sheet = { 0 };
    struct buffer evidence = { 0 };
    result_write_sheet_csv(&sheet, &play.result, NULL);
    result_write_evidence_csv(&evidence, &play.result);
    ck_assert_uint_eq(lines_of(buffer_text(&sheet)), 2 + COMPETENCY_COUNT);
    ck_assert_uint_eq(lines_of(buffer_text(&evidence)), 1 + play.result.evidence_count);
    buffer_finish(&sheet);
    buffer_finish(&evidence);
    play_finish(&play);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("report");
    TCase *cases = tcase_create("report");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, prints_what_it_was_given);
    tcase_add_test(cases, a_curve_is_drawn_on_a_page_and_told_in_words);
    tcase_add_test(cases, three_best_and_three_costliest_are_quoted);
    tcase_add_test(cases, a_wide_table_wraps_its_texts_and_never_its_numbers);
    tcase_add_test(cases, the_sheet_fits_the_terminal);
    tcase_add_test(cases, too_little_seen_gives_no_number);
    tcase_add_test(cases, a_short_shift_shows_its_overall_only);
    tcase_add_test(cases, a_broken_off_shift_says_why_there_is_no_number);
    tcase_add_test(cases, the_candidate_reads_words_and_no_single_score);
    tcase_add_test(cases, the_candidate_reads_bands_and_strengths_in_sentences);
    tcase_add_test(cases, the_candidates_paper_is_in_the_language_of_the_play);
    tcase_add_test(cases, spreadsheets_get_text_as_text);
    tcase_add_test(cases, the_sheet_as_csv_has_a_line_a_competency);
    suite_add_tcase(suite, cases);
    return suite;
}
