// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the watch: every way an editor saves is heard once or more, and nothing else is.
#include "game/platform/watch.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/test_main.h"

enum { HEARD_MS = 5000, QUIET_MS = 100 };

static char folder[64];
static char path[96];
static char other[96];
static int heard[2]; // a byte for each time
static struct watch *watch;

static void hear(void *context)
{
    (void)context;
    ck_assert_int_eq(write(heard[1], "!", 1), 1);
}

static void put(const char *where, const char *text)
{
    FILE *file = fopen(where, "w");
    ck_assert_ptr_nonnull(file);
    (void)fputs(text, file);
    (void)fclose(file);
}

static bool hears(int timeout_ms)
{
    struct pollfd wait = { .fd = heard[0], .events = POLLIN };
    char byte = 0;
    return poll(&wait, 1, timeout_ms) == 1 && read(heard[0], &byte, 1) == 1;
}

static void setup(void)
{
    (void)snprintf(folder, sizeof(folder), "/tmp/zeven-watch-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(path, sizeof(path), "%s/klant.xml", folder);
    (void)snprintf(other, sizeof(other), "%s/ander.xml", folder);
    ck_assert_int_eq(pipe(heard), 0);
    put(path, "one");
    put(other, "one");
    watch = watch_create(hear, NULL);
    ck_assert_ptr_nonnull(watch);
    ck_assert(watch_files(watch, (const char *[]) { path }, 1));
}

static void teardown(void)
{
    watch_destroy(watch);
    (void)close(heard[0]);
    (void)close(heard[1]);
    (void)unlink(path);
    (void)unlink(other);
    (void)rmdir(folder);
}

START_TEST(a_file_written_over_is_heard)
{
    put(path, "two");
    ck_assert(hears(HEARD_MS));
}
END_TEST

START_TEST(a_file_that_took_its_place_is_heard)
{
    put(other, "two");
    ck_assert_int_eq(rename(other, path), 0);
    ck_assert(hears(HEARD_MS));
    put(path, "three"); // and it stays watched
    ck_assert(hears(HEARD_MS));
}
END_TEST

START_TEST(a_file_that_comes_back_is_heard)
{
    ck_assert_int_eq(unlink(path), 0);
    put(path, "two");
    ck_assert(hears(HEARD_MS));
}
END_TEST

START_TEST(a_link_is_followed)
{
    char link[96];
    char beside[] = "/tmp/zeven-watch-link-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(beside));
    (void)snprintf(link, sizeof(link), "%s/klant.xml", beside);
    ck_assert_int_eq(symlink(path, link), 0);
    ck_assert(watch_files(watch, (const char *[]) { link }, 1));
    put(path, "two");
    ck_assert(hears(HEARD_MS));
    (void)unlink(link);
    (void)rmdir(beside);
}
END_TEST

// What was written to the other file has gone by when the watched one is heard.
START_TEST(other_files_and_reading_are_passed_over)
{
    put(other, "two");
    FILE *file = fopen(path, "r");
    ck_assert_ptr_nonnull(file);
    (void)fclose(file);
    put(path, "two");
    ck_assert(hears(HEARD_MS));
    ck_assert(!hears(QUIET_MS));
}
END_TEST

START_TEST(watching_others_forgets_the_first)
{
    ck_assert(watch_files(watch, (const char *[]) { other }, 1));
    put(path, "two");
    put(other, "two");
    ck_assert(hears(HEARD_MS));
    ck_assert(!hears(QUIET_MS));
}
END_TEST

START_TEST(a_folder_that_is_not_there_is_said)
{
    ck_assert(!watch_files(watch, (const char *[]) { "/nowhere/klant.xml", path }, 2));
    put(path, "two");
    ck_assert(hears(HEARD_MS));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("watch");
    TCase *tests = tcase_create("watch");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_file_written_over_is_heard);
    tcase_add_test(tests, a_file_that_took_its_place_is_heard);
    tcase_add_test(tests, a_file_that_comes_back_is_heard);
    tcase_add_test(tests, a_link_is_followed);
    tcase_add_test(tests, other_files_and_reading_are_passed_over);
    tcase_add_test(tests, watching_others_forgets_the_first);
    tcase_add_test(tests, a_folder_that_is_not_there_is_said);
    suite_add_tcase(suite, tests);
    return suite;
}
