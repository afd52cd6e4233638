// SPDX-License-Identifier: GPL-3.0-or-later
// Protects candidates: each smell is found where it is, and not where it just is not.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "game/explore/smells/visit.h"
#include "game/scenario/check.h"
#include "tests/scenario/verdict.h"
#include "tests/test_main.h"

#define FOLDER ZEVEN_SOURCE_DIR "/tests/fixtures/smells"

static void smell(const char *path, struct diag_list *diags)
{
    struct check_summary summary = { 0 };
    (void)scenario_visit_path(path, NULL, &SMELLS_VISITOR, diags, &summary);
}

static size_t check_folder(const char *folder)
{
    return verdict_hold(folder, 0, smell);
}

START_TEST(a_smell_is_found_where_it_is_and_not_beside_it)
{
    ck_assert_uint_gt(check_folder(FOLDER), 60);
}
END_TEST

START_TEST(a_shift_is_smelled_as_a_whole)
{
    ck_assert_uint_ge(check_folder(FOLDER "/shift"), 6);
}
END_TEST

START_TEST(a_pack_is_smelled_as_a_whole)
{
    ck_assert_uint_eq(check_folder(FOLDER "/pack"), 5);
    ck_assert_uint_eq(check_folder(FOLDER "/pack-just-not"), 5);
}
END_TEST

// Of every smell one file that has it, and one named after it that just has not.
START_TEST(every_smell_has_its_two_files)
{
    struct verdict_files files = { 0 };
    struct buffer header = { 0 };
    struct diag_list diags = { 0 };
    verdict_find(&files, FOLDER, 0);
    verdict_find(&files, FOLDER "/shift", 0);
    ck_assert(bundle_read_path(ZEVEN_SOURCE_DIR "/game/explore/smells/smell_codes.h",
            BUNDLE_FILE_SIZE_MAX, &header, &diags));
    size_t smells = 0;
    for (const char *at = strstr(header.bytes, "    DIAG_"); at != NULL;
            at = strstr(at + 1, "    DIAG_")) {
        long code = strtol(strstr(at, " = ") + 3, NULL, 10);
        char name[16];
        char verdict[24];
        (void)snprintf(name, sizeof(name), "%ld", code);
        (void)snprintf(verdict, sizeof(verdict), "%ld line ", code);
        bool has = code == 361; // of a word list: test_language
        bool has_not = has;
        for (size_t i = 0; i < files.items.count; i++) {
            struct buffer expected = { 0 };
            bool expects = verdict_expected(files.items.items[i], &expected);
            bool smelly = expects && strstr(buffer_text(&expected), verdict) != NULL;
            const char *own = strrchr(files.items.items[i], '/') + 1;
            has = has || smelly;
            has_not = has_not || (expects && !smelly && strstr(own, name) != NULL);
            buffer_finish(&expected);
        }
        ck_assert_msg(has, "no file has smell %ld", code);
        ck_assert_msg(has_not, "no file just has not smell %ld", code);
        smells++;
    }
    ck_assert_uint_gt(smells, 30);
    verdict_files_finish(&files);
    buffer_finish(&header);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(shipped_content_smells_of_nothing_or_says_why)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    struct buffer found = { 0 };
    ck_assert(scenario_visit_folder(
            ZEVEN_SOURCE_DIR "/scenarios", &SMELLS_VISITOR, &diags, &summary));
    verdict_write(&found, &diags);
    ck_assert_str_eq(buffer_text(&found), "nothing");
    ck_assert_uint_gt(diags.accepted.count, 0);
    for (size_t i = 0; i < diags.accepted.count; i++) {
        ck_assert_uint_gt(strlen(diags.accepted.items[i].because), 20);
    }
    diag_list_finish(&diags);
    buffer_finish(&found);
}
END_TEST

START_TEST(what_smells_and_is_meant_is_kept_apart)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    ck_assert(scenario_visit_path(
            FOLDER "/360-accepted-nothing-just-not.xml", NULL, &SMELLS_VISITOR, &diags, &summary));
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_uint_eq(diags.accepted.count, 1);
    ck_assert_int_eq(diags.accepted.items[0].code, 302);
    ck_assert_str_eq(diags.accepted.items[0].because, "is zo");
    ck_assert_str_eq(diags.accepted.items[0].arguments[0], "80");
    diag_list_finish(&diags);
}
END_TEST

// Whatever loads is looked at: one slot, no slot with points, letters, hubs, loops, passages.
START_TEST(everything_that_loads_can_be_smelled)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    (void)scenario_visit_folder(
            ZEVEN_SOURCE_DIR "/tests/fixtures/good", &SMELLS_VISITOR, &diags, &summary);
    (void)scenario_visit_folder(
            ZEVEN_SOURCE_DIR "/tests/fixtures/bad", &SMELLS_VISITOR, &diags, &summary);
    ck_assert_uint_gt(summary.scenarios, 20);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("smell fixtures");
    TCase *cases = tcase_create("smell fixtures");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_smell_is_found_where_it_is_and_not_beside_it);
    tcase_add_test(cases, a_shift_is_smelled_as_a_whole);
    tcase_add_test(cases, a_pack_is_smelled_as_a_whole);
    tcase_add_test(cases, every_smell_has_its_two_files);
    tcase_add_test(cases, shipped_content_smells_of_nothing_or_says_why);
    tcase_add_test(cases, what_smells_and_is_meant_is_kept_apart);
    tcase_add_test(cases, everything_that_loads_can_be_smelled);
    suite_add_tcase(suite, cases);
    return suite;
}
