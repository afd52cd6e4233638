// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the check: any file or folder an author names, told in the author's own words for it.
#include "game/scenario/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/scenario/diag_codes.h"
#include "tests/test_main.h"

#define FIXTURES ZEVEN_SOURCE_DIR "/tests/fixtures"

static struct check_summary check(const char *path, struct diag_list *diags)
{
    struct check_summary summary = { 0 };
    *diags = (struct diag_list) { 0 };
    (void)scenario_check_path(path, diags, &summary);
    diag_list_sort(diags);
    return summary;
}

START_TEST(what_is_fine_is_counted)
{
    struct diag_list diags;
    struct check_summary summary = check(FIXTURES "/good/passages.xml", &diags);
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_uint_eq(summary.files, 1);
    ck_assert_uint_eq(summary.scenarios, 1);
    ck_assert_uint_eq(summary.contacts, 2);
    ck_assert_uint_eq(summary.turns, 5);
    ck_assert_uint_eq(summary.slots, 8);
    ck_assert_uint_gt(summary.words, 30);
    diag_list_finish(&diags);
    summary = check(FIXTURES "/good/pack.xml", &diags);
    ck_assert_uint_eq(summary.packs, 1);
    ck_assert_uint_eq(diags.diags.count, 0);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(a_shift_is_checked_with_all_it_needs)
{
    struct diag_list diags;
    struct check_summary summary = check(ZEVEN_SOURCE_DIR "/scenarios/shifts/ochtend.xml", &diags);
    ck_assert_uint_eq(diags.errors, 0);
    ck_assert_uint_eq(summary.shifts, 1);
    diag_list_finish(&diags);
    summary = check(FIXTURES "/bad/shift/291-hours.xml", &diags);
    ck_assert_uint_eq(summary.shifts, 0);
    ck_assert_str_eq(diags.diags.items[0].file, FIXTURES "/bad/shift/291-hours.xml");
    diag_list_finish(&diags);
}
END_TEST

// A folder of its own for one test, entered; the caller leaves the rest to the system's cleaning.
static void enter_new_folder(void)
{
    char folder[] = "/tmp/zeven-check-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
}

static void write_file(const char *path, const char *text)
{
    FILE *stream = fopen(path, "w");
    ck_assert_ptr_nonnull(stream);
    ck_assert_int_ge(fputs(text, stream), 0);
    ck_assert_int_eq(fclose(stream), 0);
}

static const char bad_scenario[] =
        "<scenario xmlns='urn:zeven:scenario:1' id='a' version='1' xml:lang='nl' "
        "sector='retail-media' client='x'/>";

static const char bad_pack[] =
        "<pack xmlns='urn:zeven:scenario:1' id='x' version='1' xml:lang='nl' "
        "name='X' accent='blue'/>";

START_TEST(files_are_called_what_the_author_called_them)
{
    struct diag_list diags;
    enter_new_folder();
    ck_assert_int_eq(mkdir("all", 0700) + mkdir("all/packs", 0700) + mkdir("all/packs/x", 0700), 0);
    write_file("all/packs/x/pack.xml", bad_pack);
    write_file("all/packs/x/a.xml", bad_scenario);
    (void)check("all/packs/x/a.xml", &diags);
    ck_assert_str_eq(diags.diags.items[0].file, "all/packs/x/a.xml");
    ck_assert_str_eq(vec_last(&diags.diags)->file, "all/packs/x/pack.xml");
    diag_list_finish(&diags);

    ck_assert_int_eq(chdir("all/packs/x"), 0); // what stands above is not in the name
    (void)check("a.xml", &diags);
    ck_assert_str_eq(diags.diags.items[0].file, "a.xml");
    ck_assert_str_eq(vec_last(&diags.diags)->file, "packs/x/pack.xml");
    diag_list_finish(&diags);
}
END_TEST

START_TEST(a_scenario_without_a_pack_says_so)
{
    struct diag_list diags;
    enter_new_folder();
    write_file("a.xml", bad_scenario);
    (void)check("a.xml", &diags);
    ck_assert(diag_list_has(&diags, DIAG_FILE_MISSING));
    ck_assert(diag_list_has(&diags, DIAG_ELEMENT_MISSING));
    for (size_t i = 0; i < diags.diags.count; i++) {
        ck_assert_int_ne(diags.diags.items[i].file[0], '/');
    }
    diag_list_finish(&diags);
}
END_TEST

START_TEST(a_folder_is_walked_and_each_slip_told_once)
{
    struct diag_list diags = { 0 };
    struct check_summary summary = { 0 };
    enter_new_folder();
    ck_assert_int_eq(mkdir("x", 0700) + mkdir("x/empty", 0700) + mkdir("x/.hidden", 0700), 0);
    write_file("x/pack.xml", bad_pack);
    write_file("x/a.xml", bad_scenario);
    write_file("x/b.xml", bad_scenario);
    write_file("x/notes.txt", "no");
    write_file("x/.hidden/c.xml", "no");
    ck_assert_int_eq(symlink(".", "x/round"), 0);
    ck_assert(!scenario_check_folder("x", &diags, &summary));
    ck_assert_uint_eq(summary.files, 3);
    size_t of_pack = 0;
    for (size_t i = 0; i < diags.diags.count; i++) {
        of_pack += diags.diags.items[i].code == DIAG_VALUE_COLOUR ? 1 : 0;
    }
    ck_assert_uint_eq(of_pack, 1);
    diag_list_finish(&diags);

    diags = (struct diag_list) { 0 };
    ck_assert(!scenario_check_folder("x/empty", &diags, &summary));
    ck_assert(diag_list_has(&diags, DIAG_NO_FILES));
    ck_assert(!scenario_check_folder("x/nowhere", &diags, &summary));
    diag_list_finish(&diags);
}
END_TEST

START_TEST(what_is_no_file_of_ours_is_named)
{
    static const struct {
        const char *text;
        int code;
    } cases[] = {
        { "", 101 },
        { "no", 102 },
        { "<story xmlns='urn:zeven:scenario:1'/>", DIAG_ROOT },
        { "<scenario xmlns='urn:zeven:scenario:1' id='a'", 100 },
        { "<rules xmlns='urn:zeven:scenario:1'/>", DIAG_ATTRIBUTE_MISSING },
    };
    enter_new_folder();
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct diag_list diags;
        const char *name = strstr(cases[i].text, "<rules") != NULL ? "rules.xml" : "a.xml";
        write_file(name, cases[i].text);
        struct check_summary summary = check(name, &diags);
        ck_assert_msg(diag_list_has(&diags, cases[i].code), "%s: %d", cases[i].text,
                diags.diags.items[0].code);
        ck_assert_str_eq(diags.diags.items[0].file, name);
        ck_assert_uint_eq(summary.files, 1);
        diag_list_finish(&diags);
    }
}
END_TEST

START_TEST(what_is_meant_so_is_told_apart_with_its_reason)
{
    struct diag_list diags;
    (void)check(FIXTURES "/good/accepted.xml", &diags);
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_uint_eq(diags.accepted.count, 2);
    ck_assert_int_eq(diags.accepted.items[0].code, DIAG_FACT_UNTAUGHT);
    ck_assert_str_eq(diags.accepted.items[0].because, "wordt later gebruikt");
    ck_assert_str_eq(diags.accepted.items[0].arguments[0], "late");
    ck_assert_int_eq(diags.accepted.items[1].line, 10);
    diag_list_finish(&diags);
}
END_TEST

struct seen {
    size_t scenarios;
    size_t shifts;
    size_t packs;
};

static void see_scenario(
        void *data, struct bundle *bundle, struct scenario *scenario, struct diag_list *diags)
{
    struct seen *seen = data;
    seen->scenarios++;
    ck_assert(bundle_has(bundle, scenario->file));
    diag_add(diags, 300, DIAG_WARNING, scenario->file, 4, "seen", NULL);
}

static void see_shift(
        void *data, struct bundle *bundle, struct shift *shift, struct diag_list *diags)
{
    struct seen *seen = data;
    seen->shifts++;
    ck_assert(bundle_has(bundle, shift->file));
    (void)diags;
}

static void see_pack(void *data, const char *path, struct scenario *const *scenarios, size_t count,
        struct diag_list *diags)
{
    struct seen *seen = data;
    seen->packs++;
    ck_assert_str_eq(path, "pack.xml");
    ck_assert_uint_gt(count, 8);
    ck_assert_str_eq(scenarios[0]->file, "accepted.xml"); // in order of name
    (void)diags;
}

START_TEST(a_visitor_sees_what_loads_and_may_add)
{
    struct seen seen = { 0 };
    struct check_visitor visitor = { &seen, see_scenario, see_shift, see_pack };
    struct check_summary summary = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(scenario_visit_path(FIXTURES "/good/turns.xml", NULL, &visitor, &diags, &summary));
    ck_assert_uint_eq(diags.diags.count, 1);
    ck_assert_str_eq(diags.diags.items[0].file, FIXTURES "/good/turns.xml");
    ck_assert(!scenario_visit_path(FIXTURES "/bad/210-id.xml", NULL, &visitor, &diags, &summary));
    ck_assert(scenario_visit_path(
            ZEVEN_SOURCE_DIR "/scenarios/shifts/ochtend.xml", NULL, &visitor, &diags, &summary));
    ck_assert(scenario_visit_path(FIXTURES "/good/pack.xml", NULL, &visitor, &diags, &summary));
    ck_assert_uint_eq(seen.packs, 1);
    ck_assert_uint_eq(seen.scenarios, 1);
    ck_assert_uint_eq(seen.shifts, 1);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("check");
    TCase *cases = tcase_create("check");
    tcase_add_test(cases, what_is_fine_is_counted);
    tcase_add_test(cases, a_shift_is_checked_with_all_it_needs);
    tcase_add_test(cases, files_are_called_what_the_author_called_them);
    tcase_add_test(cases, a_scenario_without_a_pack_says_so);
    tcase_add_test(cases, a_folder_is_walked_and_each_slip_told_once);
    tcase_add_test(cases, what_is_no_file_of_ours_is_named);
    tcase_add_test(cases, what_is_meant_so_is_told_apart_with_its_reason);
    tcase_add_test(cases, a_visitor_sees_what_loads_and_may_add);
    suite_add_tcase(suite, cases);
    return suite;
}
