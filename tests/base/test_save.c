// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what is on the disk: a file is replaced whole, or stays as it was.
#include "game/base/save.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "tests/test_main.h"

static char folder[] = "/tmp/zeven-save-XXXXXX";
static char path[64];
static struct diag_list diags;

static void set_up(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(path, sizeof(path), "%s/story.xml", folder);
    ck_assert(save_file(path, "one", 3, NULL, &diags));
}

static void tear_down(void)
{
    char command[96];
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
    diag_list_finish(&diags);
}

static void assert_holds(const char *text)
{
    struct buffer bytes = { 0 };
    ck_assert(bundle_read_path(path, 100, &bytes, &diags));
    ck_assert_str_eq(buffer_text(&bytes), text);
    buffer_finish(&bytes);
}

START_TEST(a_file_is_replaced_and_keeps_its_permissions)
{
    struct save_known known = { "one", 3 };
    struct stat status;
    ck_assert_int_eq(chmod(path, 0640), 0);
    ck_assert(save_file(path, "three", 5, &known, &diags));
    assert_holds("three");
    ck_assert_int_eq(stat(path, &status), 0);
    ck_assert_int_eq(status.st_mode & 07777, 0640);
}
END_TEST

START_TEST(what_another_wrote_is_not_overwritten)
{
    struct save_known known = { "ono", 3 };
    ck_assert(!save_file(path, "three", 5, &known, &diags));
    ck_assert(diag_list_has(&diags, DIAG_FILE_CHANGED));
    assert_holds("one");
    known.size = 2;
    ck_assert(!save_file(path, "three", 5, &known, &diags));
    assert_holds("one");
}
END_TEST

START_TEST(a_new_file_takes_no_place)
{
    ck_assert(!save_new_file(path, "two", 3, &diags));
    ck_assert(diag_list_has(&diags, DIAG_FILE_EXISTS));
    assert_holds("one");
    ck_assert_int_eq(unlink(path), 0);
    ck_assert(save_new_file(path, "two", 3, &diags));
    assert_holds("two");
}
END_TEST

START_TEST(a_link_stays_a_link)
{
    char other[80];
    struct stat status;
    (void)snprintf(other, sizeof(other), "%s/link.xml", folder);
    ck_assert_int_eq(symlink("story.xml", other), 0);
    ck_assert(save_file(other, "new", 3, NULL, &diags));
    assert_holds("new");
    ck_assert_int_eq(lstat(other, &status), 0);
    ck_assert(S_ISLNK(status.st_mode));
}
END_TEST

START_TEST(where_nothing_can_be_written_it_says_so)
{
    ck_assert(!save_file("/nonexistent/story.xml", "x", 1, NULL, &diags));
    ck_assert(!save_new_file("/nonexistent/story.xml", "x", 1, &diags));
    ck_assert_uint_eq(diags.diags.count, 2);
    ck_assert_int_eq(diags.diags.items[1].code, DIAG_FILE_WRITE);
    ck_assert_str_eq(diags.diags.items[1].arguments[0], "No such file or directory");
}
END_TEST

START_TEST(nothing_is_left_beside_it)
{
    struct save_known known = { "other", 5 };
    char command[96];
    ck_assert(!save_file(path, "x", 1, &known, &diags));
    ck_assert(!save_new_file(path, "x", 1, &diags));
    (void)snprintf(command, sizeof(command), "test $(ls %s | wc -l) = 1", folder);
    ck_assert_int_eq(system(command), 0);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("save");
    TCase *cases = tcase_create("save");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_file_is_replaced_and_keeps_its_permissions);
    tcase_add_test(cases, what_another_wrote_is_not_overwritten);
    tcase_add_test(cases, a_new_file_takes_no_place);
    tcase_add_test(cases, a_link_stays_a_link);
    tcase_add_test(cases, where_nothing_can_be_written_it_says_so);
    tcase_add_test(cases, nothing_is_left_beside_it);
    suite_add_tcase(suite, cases);
    return suite;
}
