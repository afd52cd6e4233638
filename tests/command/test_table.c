// SPDX-License-Identifier: GPL-3.0-or-later
// Protects an author's files from the verb that changes them: all that was meant, or nothing.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "tests/command/verb_run.h"
#include "tests/test_main.h"

static char folder[] = "/tmp/zeven-table-XXXXXX";
static char story[64];
static char pack[64];
static struct buffer original;
static struct diag_list diags;
static struct verb_said said;

static void copy(const char *from, const char *to, struct buffer *bytes)
{
    ck_assert(bundle_read_path(from, BUNDLE_FILE_SIZE_MAX, bytes, &diags));
    ck_assert(save_file(to, bytes->bytes, bytes->size, NULL, &diags));
}

static void set_up(void)
{
    struct buffer bytes = { 0 };
    ck_assert_ptr_nonnull(mkdtemp(folder));
    (void)snprintf(story, sizeof(story), "%s/story.xml", folder);
    (void)snprintf(pack, sizeof(pack), "%s/pack.xml", folder);
    copy(ZEVEN_SOURCE_DIR "/tests/fixtures/table/story.xml", story, &original);
    copy(ZEVEN_SOURCE_DIR "/tests/fixtures/table/pack.xml", pack, &bytes);
    buffer_finish(&bytes);
}

static void tear_down(void)
{
    char command[96];
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
    buffer_finish(&original);
    verb_said_finish(&said);
    diag_list_finish(&diags);
}

static int run(const char *from, const char *option, const char *to, const char *dry)
{
    return verb_run(&said, &(struct command_io) { 0 },
            (const char *const[]) { "table", from, option, to, dry, NULL });
}

static bool is_now(const char *path)
{
    struct buffer bytes = { 0 };
    struct buffer expected = { 0 };
    ck_assert(bundle_read_path(story, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    ck_assert(path == NULL || bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &expected, &diags));
    const struct buffer *wanted = path != NULL ? &expected : &original;
    bool same = bytes.size == wanted->size && memcmp(bytes.bytes, wanted->bytes, bytes.size) == 0;
    buffer_finish(&bytes);
    buffer_finish(&expected);
    return same;
}

static const char SAVED[] = ZEVEN_SOURCE_DIR "/tests/fixtures/table/edited.xlsx";

START_TEST(a_dry_run_tells_all_and_changes_nothing)
{
    ck_assert_int_eq(run(SAVED, "--into", story, "--dry-run"), COMMAND_FINE);
    ck_assert(verb_says(&said, "edited.xlsx, sheet Antwoorden, row 3, Wording: “Ik kijk"));
    ck_assert(verb_says(&said, "\n13 cells would change; nothing is written.\n"));
    ck_assert(is_now(NULL));
}
END_TEST

START_TEST(what_was_meant_is_written)
{
    ck_assert_int_eq(run(SAVED, "--into", story, NULL), COMMAND_FINE);
    ck_assert(is_now(ZEVEN_SOURCE_DIR "/tests/fixtures/table/expected.xml"));
}
END_TEST

START_TEST(a_table_with_a_slip_changes_nothing_at_all)
{
    ck_assert_int_eq(unlink(pack), 0); // nothing loads without it
    ck_assert_int_eq(run(SAVED, "--into", story, NULL), COMMAND_FINDINGS);
    ck_assert(verb_says(&said, "Nothing is written"));
    ck_assert(is_now(NULL));
}
END_TEST

START_TEST(a_table_is_never_overwritten)
{
    static const char *const NAMES[] = { "t.xlsx", "T.ODS" };
    char path[64];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, NAMES[_i]);
    ck_assert_int_eq(run(story, "--out", path, NULL), COMMAND_FINE);
    ck_assert(verb_says(&said, ": 34 rows, 7 of them replies.\n"));
    ck_assert_int_eq(run(story, "--out", path, NULL), COMMAND_FAILED);
    ck_assert(verb_says(&said, "Z0007"));
    ck_assert_int_eq(run(path, "--into", story, NULL), COMMAND_FINE);
    ck_assert(verb_says(&said, "Nothing differs"));
    ck_assert(is_now(NULL));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("table");
    TCase *cases = tcase_create("table");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_dry_run_tells_all_and_changes_nothing);
    tcase_add_test(cases, what_was_meant_is_written);
    tcase_add_test(cases, a_table_with_a_slip_changes_nothing_at_all);
    tcase_add_loop_test(cases, a_table_is_never_overwritten, 0, 2);
    suite_add_tcase(suite, cases);
    return suite;
}
