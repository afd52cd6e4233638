// SPDX-License-Identifier: GPL-3.0-or-later
// Protects authors: each bad fixture gets exactly what its first comment expects, each good one
// nothing.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/bundle.h"
#include "game/base/vec.h"
#include "game/scenario/check.h"
#include "tests/test_main.h"

static const char bad_folder[] = ZEVEN_SOURCE_DIR "/tests/fixtures/bad";
static const char good_folder[] = ZEVEN_SOURCE_DIR "/tests/fixtures/good";

struct files {
    VEC(char *) items;
};

static void find_files(struct files *files, const char *folder, int depth)
{
    DIR *stream = opendir(folder);
    ck_assert_ptr_nonnull(stream);
    const struct dirent *entry = NULL;
    while ((entry = readdir(stream)) != NULL) {
        struct buffer path = { 0 };
        struct stat status;
        buffer_add_format(&path, "%s/%s", folder, entry->d_name);
        bool there = entry->d_name[0] != '.' && stat(buffer_text(&path), &status) == 0;
        if (there && S_ISDIR(status.st_mode) && depth < 5) {
            find_files(files, buffer_text(&path), depth + 1);
        } else if (there && strstr(entry->d_name, ".xml") != NULL) {
            vec_push(&files->items, buffer_take(&path));
        }
        buffer_finish(&path);
    }
    closedir(stream);
}

static void files_finish(struct files *files)
{
    for (size_t i = 0; i < files->items.count; i++) {
        mem_free(files->items.items[i]);
    }
    vec_finish(&files->items);
}

// What stands between "<!-- expect: " and " -->"; false for a file that only helps another.
static bool read_expectation(const char *path, struct buffer *expected)
{
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
    static const char opening[] = "<!-- expect: ";
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    const char *begin = strstr(buffer_text(&bytes), opening);
    if (begin != NULL) {
        begin += sizeof(opening) - 1;
        buffer_add_bytes(expected, begin, (size_t)(strstr(begin, " -->") - begin));
    }
    buffer_finish(&bytes);
    diag_list_finish(&diags);
    return begin != NULL;
}

static void write_found(struct buffer *found, struct diag_list *diags)
{
    diag_list_sort(diags);
    for (size_t i = 0; i < diags->diags.count; i++) {
        const struct diag *diag = &diags->diags.items[i];
        buffer_add_format(found, "%s%d line %d", i > 0 ? ", " : "", diag->code, diag->line);
    }
}

START_TEST(each_bad_file_gets_what_it_expects)
{
    struct files files = { 0 };
    size_t expecting = 0;
    find_files(&files, bad_folder, 0);
    for (size_t i = 0; i < files.items.count; i++) {
        struct buffer expected = { 0 };
        struct buffer found = { 0 };
        struct diag_list diags = { 0 };
        struct check_summary summary = { 0 };
        if (read_expectation(files.items.items[i], &expected)) {
            expecting++;
            (void)scenario_check_path(files.items.items[i], &diags, &summary);
            write_found(&found, &diags);
            ck_assert_msg(strcmp(buffer_text(&expected), buffer_text(&found)) == 0,
                    "%s: expected %s, found %s", files.items.items[i], buffer_text(&expected),
                    buffer_text(&found));
        }
        diag_list_finish(&diags);
        buffer_finish(&expected);
        buffer_finish(&found);
    }
    ck_assert_uint_gt(expecting, 70);
    files_finish(&files);
}
END_TEST

START_TEST(good_files_have_nothing_to_say)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    struct buffer found = { 0 };
    bool fine = scenario_check_folder(good_folder, &diags, &summary);
    write_found(&found, &diags);
    ck_assert_msg(
            fine, "%s: %s", diags.errors > 0 ? diags.diags.items[0].file : "", buffer_text(&found));
    ck_assert_str_eq(buffer_text(&found), "");
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
    write_found(&found, &diags);
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
    struct files files = { 0 };
    struct buffer all = { 0 };
    find_files(&files, bad_folder, 0);
    for (size_t i = 0; i < files.items.count; i++) {
        buffer_add_char(&all, ' ');
        (void)read_expectation(files.items.items[i], &all);
    }
    assert_covered(ZEVEN_SOURCE_DIR "/game/scenario/diag_codes.h", buffer_text(&all));
    assert_covered(ZEVEN_SOURCE_DIR "/game/xml/reader.h", buffer_text(&all));
    files_finish(&files);
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
