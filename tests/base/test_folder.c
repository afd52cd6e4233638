// SPDX-License-Identifier: GPL-3.0-or-later
// Protects all that is read from folders: the same order everywhere, nothing hidden, no endless
// way.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/folder.h"
#include "tests/test_main.h"

static char root[] = "/tmp/zeven-folder-XXXXXX";
static struct folder_list list;

static void put(const char *name)
{
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/%s", root, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fclose(file), 0);
}

static void make(const char *name)
{
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/%s", root, name);
    ck_assert_int_eq(mkdir(path, 0700), 0);
}

static void set_up(void)
{
    char link[256];
    ck_assert_ptr_nonnull(mkdtemp(root));
    make("b");
    make("b/deep");
    put("z.xml");
    put("Z.xml");
    put(".xml");
    put(".hidden.xml");
    put("a.txt");
    put("b/c.xml");
    put("b/deep/a.xml");
    (void)snprintf(link, sizeof(link), "%s/b/round", root);
    ck_assert_int_eq(symlink(root, link), 0);
}

static void tear_down(void)
{
    char command[96];
    folder_list_finish(&list);
    (void)snprintf(command, sizeof(command), "rm -r %s", root);
    ck_assert_int_eq(system(command), 0); // NOLINT(cert-env33-c): our own folder
}

static void expect(size_t strip, const char *const *names, size_t count)
{
    ck_assert_uint_eq(list.items.count, count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(list.items.items[i] + strip, names[i]);
    }
}

START_TEST(names_come_in_order_of_bytes_and_hidden_ones_do_not)
{
    static const char *const NAMES[] = { "Z.xml", "a.txt", "b", "z.xml" };
    folder_read(&list, root);
    expect(0, NAMES, 4);
    folder_read(&list, root); // what it held is forgotten
    expect(0, NAMES, 4);
    folder_read(&list, "/nowhere/at/all");
    expect(0, NULL, 0);
}
END_TEST

START_TEST(files_are_found_at_any_depth_and_a_circle_ends)
{
    static const char *const PATHS[] = { "Z.xml", "b/c.xml", "b/deep/a.xml", "z.xml" };
    folder_find(&list, root, ".xml");
    expect(strlen(root) + 1, PATHS, 4);
    folder_find(&list, "/nowhere/at/all", ".xml");
    expect(0, NULL, 0);
}
END_TEST

START_TEST(an_ending_is_not_the_whole_name)
{
    ck_assert(folder_name_ends("a.xml", ".xml"));
    ck_assert(!folder_name_ends(".xml", ".xml"));
    ck_assert(!folder_name_ends("axml", ".xml"));
    ck_assert(!folder_name_ends("", ".xml"));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("folder");
    TCase *tests = tcase_create("folder");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, names_come_in_order_of_bytes_and_hidden_ones_do_not);
    tcase_add_test(tests, files_are_found_at_any_depth_and_a_circle_ends);
    tcase_add_test(tests, an_ending_is_not_the_whole_name);
    suite_add_tcase(suite, tests);
    return suite;
}
