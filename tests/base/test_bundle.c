// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what a session is pinned to: the same files give the same hash, and no path leaves the
// folder.
#include "game/base/bundle.h"

#include <string.h>

#include "tests/test_main.h"

static bool same(struct digest a, struct digest b)
{
    return memcmp(a.bytes, b.bytes, sizeof(a.bytes)) == 0;
}

START_TEST(the_order_of_adding_does_not_matter)
{
    struct bundle one;
    struct bundle two;
    bundle_init_memory(&one);
    bundle_init_memory(&two);
    bundle_add(&one, "a.xml", "A", 1);
    bundle_add(&one, "b.xml", "B", 1);
    bundle_add(&two, "b.xml", "B", 1);
    bundle_add(&two, "a.xml", "A", 1);
    ck_assert(same(bundle_digest(&one), bundle_digest(&two)));

    bundle_add(&two, "a.xml", "C", 1);
    ck_assert(!same(bundle_digest(&one), bundle_digest(&two)));
    bundle_finish(&one);
    bundle_finish(&two);
}
END_TEST

START_TEST(moving_a_byte_between_files_changes_the_hash)
{
    struct bundle one;
    struct bundle two;
    bundle_init_memory(&one);
    bundle_init_memory(&two);
    bundle_add(&one, "a", "xy", 2);
    bundle_add(&one, "b", "z", 1);
    bundle_add(&two, "a", "x", 1);
    bundle_add(&two, "b", "yz", 2);
    ck_assert(!same(bundle_digest(&one), bundle_digest(&two)));
    bundle_finish(&one);
    bundle_finish(&two);
}
END_TEST

static const struct {
    const char *path;
    int code;
} REFUSED[] = {
    { "../secret", DIAG_FILE_PATH },
    { "a/../../secret", DIAG_FILE_PATH },
    { "/etc/hostname", DIAG_FILE_PATH },
    { "a/..", DIAG_FILE_PATH },
    { "", DIAG_FILE_PATH },
    { "not-there.xml", DIAG_FILE_MISSING },
    { "base", DIAG_FILE_NOT_A_FILE },
};

START_TEST(what_cannot_be_read_says_why)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_folder(&bundle, "tests");
    ck_assert_ptr_null(bundle_read(&bundle, REFUSED[_i].path, &diags));
    ck_assert(diag_list_has(&diags, REFUSED[_i].code));
    ck_assert_uint_eq(diags.diags.count, 1);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(a_file_is_read_once_and_kept)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_folder(&bundle, "tests");
    const struct bundle_file *file = bundle_read(&bundle, "base/test_bundle.c", &diags);
    ck_assert_ptr_nonnull(file);
    ck_assert_ptr_eq(file, bundle_read(&bundle, "base/test_bundle.c", &diags));
    ck_assert_uint_eq(bundle.files.count, 1);
    ck_assert_uint_eq(diags.diags.count, 0);
    bundle_finish(&bundle);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("bundle");
    TCase *cases = tcase_create("bundle");
    tcase_add_test(cases, the_order_of_adding_does_not_matter);
    tcase_add_test(cases, moving_a_byte_between_files_changes_the_hash);
    tcase_add_loop_test(
            cases, what_cannot_be_read_says_why, 0, sizeof(REFUSED) / sizeof(REFUSED[0]));
    tcase_add_test(cases, a_file_is_read_once_and_kept);
    suite_add_tcase(suite, cases);
    return suite;
}
