// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the paper: a sound file with real words in it, the same bytes every time, in both
// languages.
#include "game/report/report_pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/draw/canvas.h"
#include "game/locale/locale.h"
#include "game/report/result_pdf.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

static char folder[64];

static void make_folder(void)
{
    strcpy(folder, "/tmp/zeven-pdf-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void drop_folder(void)
{
    char command[200];
    snprintf(command, sizeof(command), "rm -r '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

static void run(const char *program, const char *path, const char *end, struct buffer *out)
{
    char command[300];
    snprintf(command, sizeof(command), "%s '%s' %s", program, path, end);
    FILE *pipe = popen(command, "r");
    ck_assert_ptr_nonnull(pipe);
    char bytes[4096];
    for (size_t size = 1; size > 0;) {
        size = fread(bytes, 1, sizeof(bytes), pipe);
        buffer_add_bytes(out, bytes, size);
    }
    ck_assert_msg(pclose(pipe) == 0, "%s", command);
}

// Words as they are read, whatever the lines.
static void expect_words(const struct buffer *text, const char *words)
{
    struct buffer flat = { 0 };
    for (const char *at = buffer_text(text); *at != '\0'; at++) {
        bool blank = strchr(" \n\f", *at) != NULL;
        if (!blank || (flat.size > 0 && flat.bytes[flat.size - 1] != ' ')) {
            buffer_add_char(&flat, blank ? ' ' : *at);
        }
    }
    ck_assert_msg(strstr(buffer_text(&flat), words) != NULL, "“%s” is not in: %s", words,
            buffer_text(&flat));
    buffer_finish(&flat);
}

static void expect_same_bytes(const char *a, const char *b)
{
    struct buffer first = { 0 };
    struct buffer second = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(a, 1 << 24, &first, &diags));
    ck_assert(bundle_read_path(b, 1 << 24, &second, &diags));
    ck_assert_uint_eq(first.size, second.size);
    ck_assert_mem_eq(first.bytes, second.bytes, first.size);
    buffer_finish(&first);
    buffer_finish(&second);
    diag_list_finish(&diags);
}

static const struct {
    const char *language;
    const char *sheet[4];
    const char *own[4];
} languages[] = {
    { "nl",
            { "Kandidaat K-2041", "Probleemoplossend vermogen", "Hoe het de klanten verging",
                    "Vragen voor het gesprek" },
            { "Uw verslag", "Empathisch vermogen", "Hoe het is gescoord", "Uw rechten" } },
    { "en",
            { "Candidate K-2041", "Problem solving", "How the customers fared",
                    "Questions for the interview" },
            { "Your report", "Empathy", "How it was scored", "Your rights" } },
};

static bool write_sheet(const struct result *result, const char *path)
{
    struct random_player random = { .plays = 1, .observed = { true }, .score = { 40 } };
    return result_write_sheet_pdf(result, &random, path);
}

static void check_paper(bool (*write)(const struct result *result, const char *path),
        const struct result *result, const char *const words[4])
{
    char first[128];
    char second[128];
    struct buffer text = { 0 };
    struct buffer verdict = { 0 };
    sprintf(first, "%s/first.pdf", folder);
    sprintf(second, "%s/second.pdf", folder);
    ck_assert(write(result, first));
    ck_assert(write(result, second));
    expect_same_bytes(first, second);
    run("qpdf --check", first, "", &verdict);
    ck_assert_ptr_nonnull(strstr(buffer_text(&verdict), "No syntax or stream encoding errors"));
    buffer_clear(&verdict);
    run("pdfinfo", first, "", &verdict); // reads MarkInfo, and not the structure
    expect_words(&verdict, "Tagged: yes");
    run("pdftotext", first, "-", &text);
    for (int i = 0; i < 4; i++) {
        expect_words(&text, words[i]);
    }
    buffer_finish(&text);
    buffer_finish(&verdict);
}

START_TEST(sheet_and_own_report_can_be_printed)
{
    make_folder();
    ck_assert(locale_init(languages[_i].language, locale_default_folder()));
    struct play play;
    play_init(&play, NULL);
    play_morning(&play, "acceptable");
    play.result.meta.language = languages[_i].language; // the candidate's paper follows the play
    check_paper(write_sheet, &play.result, languages[_i].sheet);
    check_paper(result_write_candidate_pdf, &play.result, languages[_i].own);
    play_finish(&play);
    drop_folder();
}
END_TEST

static size_t count_of(const char *text, const char *words)
{
    size_t count = 0;
    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + 1, words)) {
        count++;
    }
    return count;
}

enum { LONG = 120 };

START_TEST(a_long_table_repeats_its_head_on_each_page)
{
    make_folder();
    const struct report_column columns[] = { { "Kolomkop", false }, { "Getal", true } };
    const char *cells[2 * LONG];
    struct report report;
    report_init(&report, "nl");
    for (int i = 0; i < LONG; i++) {
        cells[2 * i] = report_text(&report, "rij-%d", i);
        cells[2 * i + 1] = "1";
    }
    report_table(&report, &(struct report_table) { columns, 2, cells, LONG }, "eronder");
    char path[128];
    sprintf(path, "%s/table.pdf", folder);
    ck_assert(report_write_pdf(&report, path, &(struct report_paper) { .title = "x" }));
    struct buffer text = { 0 };
    run("pdftotext -layout", path, "-", &text);
    size_t pages = count_of(buffer_text(&text), "\f");
    ck_assert_uint_ge(pages, 2);
    ck_assert_uint_eq(count_of(buffer_text(&text), "Kolomkop"), pages);
    ck_assert_uint_eq(count_of(buffer_text(&text), "rij-"), LONG);
    expect_words(&text, "eronder");
    buffer_finish(&text);
    report_finish(&report);
    drop_folder();
}
END_TEST

START_TEST(a_moment_is_not_parted_from_its_notes)
{
    make_folder();
    struct report report;
    report_init(&report, "nl");
    for (int i = 0; i < LONG; i++) {
        struct report_pair notes[4];
        for (int n = 0; n < 4; n++) {
            notes[n] = (struct report_pair) { "noot-", "waarom" };
        }
        report_item(&report,
                &(struct report_item) { .head = report_text(&report, "kop-%d", i),
                        .before = "",
                        .words = "gezegd",
                        .notes = notes,
                        .note_count = 1 + (size_t)i % 4 });
    }
    char path[128];
    sprintf(path, "%s/moments.pdf", folder);
    ck_assert(report_write_pdf(&report, path, &(struct report_paper) { .title = "x" }));
    struct buffer text = { 0 };
    run("pdftotext -layout", path, "-", &text);
    ck_assert_uint_ge(count_of(buffer_text(&text), "\f"), 5);
    ck_assert_uint_eq(count_of(buffer_text(&text), "kop-"), LONG);
    const char *page = buffer_text(&text);
    for (const char *end = strchr(page, '\f'); end != NULL; end = strchr(page, '\f')) {
        ck_assert(strstr(page, "kop-") < strstr(page, "noot-"));
        page = end + 1;
    }
    buffer_finish(&text);
    report_finish(&report);
    drop_folder();
}
END_TEST

START_TEST(a_file_that_cannot_be_written_is_told)
{
    struct report report;
    report_init(&report, "nl");
    report_title(&report, "x", NULL);
    ck_assert(!report_write_pdf(
            &report, "/nonexistent/x.pdf", &(struct report_paper) { .title = "x" }));
    report_finish(&report);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("report_pdf");
    TCase *cases = tcase_create("report_pdf");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, sheet_and_own_report_can_be_printed, 0, 2);
    tcase_add_test(cases, a_long_table_repeats_its_head_on_each_page);
    tcase_add_test(cases, a_moment_is_not_parted_from_its_notes);
    tcase_add_test(cases, a_file_that_cannot_be_written_is_told);
    suite_add_tcase(suite, cases);
    return suite;
}
