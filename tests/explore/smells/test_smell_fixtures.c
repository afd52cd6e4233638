// SPDX-License-Identifier: GPL-3.0-or-later
// Protects candidates: each smell is found where it is, and not where it just is not.
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "game/base/vec.h"
#include "game/explore/smells/visit.h"
#include "game/scenario/check.h"
#include "tests/test_main.h"

#define FOLDER ZEVEN_SOURCE_DIR "/tests/fixtures/smells"

struct files {
    VEC(char *) items;
};

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void find_files(struct files *files, const char *folder)
{
    DIR *stream = opendir(folder);
    ck_assert_ptr_nonnull(stream);
    const struct dirent *entry = NULL;
    while ((entry = readdir(stream)) != NULL) {
        if (strstr(entry->d_name, ".xml") != NULL) {
            struct buffer path = { 0 };
            buffer_add_format(&path, "%s/%s", folder, entry->d_name);
            vec_push(&files->items, buffer_take(&path));
        }
    }
    closedir(stream);
    qsort(files->items.items, files->items.count, sizeof(char *), compare);
}

static void files_finish(struct files *files)
{
    for (size_t i = 0; i < files->items.count; i++) {
        mem_free(files->items.items[i]);
    }
    vec_finish(&files->items);
}

// "302 line 3" of "<!-- expect: 302 line 3 -->"; false for a file that only helps another.
static bool read_expectation(const char *path, struct buffer *expected)
{
    static const char opening[] = "<!-- expect: ";
    struct buffer bytes = { 0 };
    struct diag_list diags = { 0 };
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
    if (diags->diags.count == 0) {
        buffer_add(found, "nothing");
    }
}

static size_t check_folder(const char *folder)
{
    struct files files = { 0 };
    size_t expecting = 0;
    find_files(&files, folder);
    for (size_t i = 0; i < files.items.count; i++) {
        struct buffer expected = { 0 };
        struct buffer found = { 0 };
        struct diag_list diags = { 0 };
        struct check_summary summary = { 0 };
        if (read_expectation(files.items.items[i], &expected)) {
            expecting++;
            (void)scenario_visit_path(
                    files.items.items[i], NULL, &SMELLS_VISITOR, &diags, &summary);
            write_found(&found, &diags);
            ck_assert_msg(strcmp(buffer_text(&expected), buffer_text(&found)) == 0,
                    "%s: expected %s, found %s", files.items.items[i], buffer_text(&expected),
                    buffer_text(&found));
        }
        diag_list_finish(&diags);
        buffer_finish(&expected);
        buffer_finish(&found);
    }
    files_finish(&files);
    return expecting;
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
    struct files files = { 0 };
    struct buffer header = { 0 };
    struct diag_list diags = { 0 };
    find_files(&files, FOLDER);
    find_files(&files, FOLDER "/shift");
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
            bool expects = read_expectation(files.items.items[i], &expected);
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
    files_finish(&files);
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
    write_found(&found, &diags);
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
