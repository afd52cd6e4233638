// SPDX-License-Identifier: GPL-3.0-or-later
// Protects authors: each bad fixture gets exactly what its first comment expects, each good one
// nothing.
#include <stdio.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/scenario/check.h"
#include "tests/scenario/verdict.h"
#include "tests/test_main.h"

static const char bad_folder[] = ZEVEN_SOURCE_DIR "/tests/fixtures/bad";
static const char good_folder[] = ZEVEN_SOURCE_DIR "/tests/fixtures/good";

enum { DEPTH = 5 };

static void check(const char *path, struct diag_list *diags)
{
    struct check_summary summary = { 0 };
    (void)scenario_check_path(path, diags, &summary);
}

START_TEST(each_bad_file_gets_what_it_expects)
{
    ck_assert_uint_gt(verdict_hold(bad_folder, DEPTH, check), 70);
}
END_TEST

START_TEST(good_files_have_nothing_to_say)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    struct buffer found = { 0 };
    bool fine = scenario_check_folder(good_folder, &diags, &summary);
    verdict_write(&found, &diags);
    ck_assert_msg(
            fine, "%s: %s", diags.errors > 0 ? diags.diags.items[0].file : "", buffer_text(&found));
    ck_assert_str_eq(buffer_text(&found), "nothing");
    ck_assert_uint_gt(summary.scenarios, 10);
    diag_list_finish(&diags);
    buffer_finish(&found);
}
END_TEST

START_TEST(shipped_content_has_no_errors)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    struct buffer found = { 0 };
    bool fine = scenario_check_folder(ZEVEN_SOURCE_DIR "/scenarios", &diags, &summary);
    verdict_write(&found, &diags);
    ck_assert_msg(fine, "%s", buffer_text(&found));
    ck_assert_uint_ge(summary.scenarios, 1);
    ck_assert_uint_gt(summary.words, 1000);
    diag_list_finish(&diags);
    buffer_finish(&found);
}
END_TEST

START_TEST(a_folder_named_as_a_file_is_said_to_be_one)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    ck_assert(!scenario_check_path(
            ZEVEN_SOURCE_DIR "/tests/fixtures/bad/folder.xml", &diags, &summary));
    ck_assert(diag_list_has(&diags, DIAG_FILE_NOT_A_FILE));
    ck_assert(!scenario_check_path("/nowhere/x.xml", &diags, &summary));
    ck_assert(diag_list_has(&diags, DIAG_FILE_MISSING));
    diag_list_finish(&diags);
}
END_TEST

// Every number in a header must stand in some fixture, or in the list of those that no file can
// hold.
static void assert_covered(const char *header, const char *all)
{
    static const char *const elsewhere[] = {
        "101", "102", "105", "106", "107", "108", "109", "110", "111", "112", "119", // test_reader,
        "121", "122",                                                                // test_hostile
        "298",                                                                       // a folder
    };
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(header, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    for (const char *at = strstr(bytes.bytes, "    DIAG_"); at != NULL;
            at = strstr(at + 1, "    DIAG_")) {
        const char *number = strstr(at, " = ") + 3;
        char code[16];
        (void)snprintf(code, sizeof(code), "%.3s", number);
        bool known = false;
        for (size_t i = 0; i < sizeof(elsewhere) / sizeof(elsewhere[0]); i++) {
            known = known || strcmp(elsewhere[i], code) == 0;
        }
        char expectation[32];
        (void)snprintf(expectation, sizeof(expectation), " %s line ", code);
        ck_assert_msg(known || strstr(all, expectation) != NULL, "no fixture expects %s", code);
    }
    buffer_finish(&bytes);
    diag_list_finish(&diags);
}

START_TEST(every_diagnostic_has_a_fixture)
{
    struct verdict_files files = { 0 };
    struct buffer all = { 0 };
    verdict_find(&files, bad_folder, DEPTH);
    for (size_t i = 0; i < files.items.count; i++) {
        buffer_add_char(&all, ' ');
        (void)verdict_expected(files.items.items[i], &all);
    }
    assert_covered(ZEVEN_SOURCE_DIR "/game/scenario/diag_codes.h", buffer_text(&all));
    assert_covered(ZEVEN_SOURCE_DIR "/game/xml/reader.h", buffer_text(&all));
    verdict_files_finish(&files);
    buffer_finish(&all);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("fixtures");
    TCase *cases = tcase_create("fixtures");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, each_bad_file_gets_what_it_expects);
    tcase_add_test(cases, good_files_have_nothing_to_say);
    tcase_add_test(cases, shipped_content_has_no_errors);
    tcase_add_test(cases, a_folder_named_as_a_file_is_said_to_be_one);
    tcase_add_test(cases, every_diagnostic_has_a_fixture);
    suite_add_tcase(suite, cases);
    return suite;
}
