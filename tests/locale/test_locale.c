// SPDX-License-Identifier: GPL-3.0-or-later
// Protects who reads Dutch on a machine that has no Dutch locale, and numbers read in any language.
#include "game/locale/locale.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/test_main.h"

START_TEST(texts_are_english_before_anyone_chooses)
{
    ck_assert_str_eq(tr("Good morning"), "Good morning");
    ck_assert_str_eq(tr_plural("%ld contact", "%ld contacts", 2), "%ld contacts");
    ck_assert_str_eq(tr_context("button", "Open"), "Open");
    ck_assert_str_eq(locale_language(), "en");
}
END_TEST

static const char *const SURROUNDINGS[] = { "C", "C.UTF-8", "POSIX", "nl_NL.UTF-8", "no such", "" };

START_TEST(dutch_needs_no_dutch_machine)
{
    ck_assert_int_eq(setenv("LC_ALL", SURROUNDINGS[_i], 1), 0);
    ck_assert_int_eq(setenv("LANGUAGE", "fr", 1), 0);
    ck_assert(locale_init("nl", TEST_CATALOGUES));
    ck_assert_str_eq(locale_language(), "nl");
    ck_assert_str_eq(tr("Good morning"), "Goedemorgen, één moment");
    ck_assert_str_eq(tr("Not in the catalogue"), "Not in the catalogue");
}
END_TEST

START_TEST(the_language_changes_while_it_runs)
{
    ck_assert(locale_init("nl", TEST_CATALOGUES));
    const char *dutch = tr("Good morning");
    ck_assert(locale_init("en", TEST_CATALOGUES));
    ck_assert_str_eq(tr("Good morning"), "Good morning");
    ck_assert_str_eq(tr_context("button", "Open"), "Open");
    ck_assert(locale_init("nl", TEST_CATALOGUES));
    ck_assert_str_eq(tr("Good morning"), dutch);
    ck_assert_str_eq(dutch, "Goedemorgen, één moment");
}
END_TEST

START_TEST(plurals_and_contexts_are_kept_apart)
{
    ck_assert(locale_init("nl", TEST_CATALOGUES));
    ck_assert_str_eq(tr_plural("%ld contact", "%ld contacts", 1), "%ld contact");
    ck_assert_str_eq(tr_plural("%ld contact", "%ld contacts", 0), "%ld contacten");
    ck_assert_str_eq(tr_plural("%ld contact", "%ld contacts", -1), "%ld contact");
    ck_assert_str_eq(tr_context("button", "Open"), "Openen");
    ck_assert_str_eq(tr_context("state", "Open"), "Open (staat)");
    ck_assert_str_eq(tr_context("other", "Open"), "Open");
    ck_assert_str_eq(tr("Open"), "Open");
}
END_TEST

START_TEST(the_empty_text_is_not_the_catalogues_header)
{
    ck_assert(locale_init("nl", TEST_CATALOGUES));
    ck_assert_str_eq(tr(""), "");
}
END_TEST

static const char *const UNKNOWN[] = { "xx", "../nl", "nl/../nl", "", "a_language_that_is_long" };

START_TEST(a_language_without_catalogue_is_english_and_told)
{
    ck_assert(locale_init("nl", TEST_CATALOGUES));
    ck_assert(!locale_init(UNKNOWN[_i], TEST_CATALOGUES));
    ck_assert_str_eq(locale_language(), "en");
    ck_assert_str_eq(tr("Good morning"), "Good morning");
}
END_TEST

START_TEST(numbers_stay_as_in_c)
{
    ck_assert_int_eq(setenv("LC_ALL", "nl_NL.UTF-8", 1), 0);
    ck_assert(locale_init("nl", TEST_CATALOGUES));
    ck_assert_str_eq(setlocale(LC_NUMERIC, NULL), "C");
    char text[16];
    (void)snprintf(text, sizeof(text), "%.1f", 1.5);
    ck_assert_str_eq(text, "1.5");
    ck_assert_double_eq(strtod("2.5", NULL), 2.5);
}
END_TEST

START_TEST(the_programs_own_catalogue_is_built)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    ck_assert_str_eq(tr("error"), "fout");
    ck_assert_int_eq(setenv("ZEVEN_LOCALE", "/elsewhere", 1), 0);
    ck_assert_str_eq(locale_default_folder(), "/elsewhere");
}
END_TEST

// What does not differ comes from the catalogue that has it all, and English knows no difference.
START_TEST(je_takes_the_place_of_u_where_it_was_asked_for)
{
    ck_assert(locale_init("nl", locale_default_folder()));
    ck_assert_str_eq(tr("Your rights"), "Uw rechten");
    ck_assert(!locale_set_informal(true));
    ck_assert_str_eq(tr("Your rights"), "Je rechten");
    ck_assert_str_eq(tr("error"), "fout");
    ck_assert_str_eq(locale_language(), "nl");
    ck_assert(locale_init("en", locale_default_folder()));
    ck_assert_str_eq(tr("Your rights"), "Your rights");
    ck_assert(locale_init("nl", locale_default_folder()));
    ck_assert_str_eq(tr("Your rights"), "Je rechten");
    ck_assert(locale_set_informal(false));
    ck_assert_str_eq(tr("Your rights"), "Uw rechten");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("locale");
    TCase *tests = tcase_create("locale");
    tcase_add_test(tests, texts_are_english_before_anyone_chooses);
    tcase_add_loop_test(tests, dutch_needs_no_dutch_machine, 0, 6);
    tcase_add_test(tests, the_language_changes_while_it_runs);
    tcase_add_test(tests, plurals_and_contexts_are_kept_apart);
    tcase_add_test(tests, the_empty_text_is_not_the_catalogues_header);
    tcase_add_loop_test(tests, a_language_without_catalogue_is_english_and_told, 0, 5);
    tcase_add_test(tests, numbers_stay_as_in_c);
    tcase_add_test(tests, the_programs_own_catalogue_is_built);
    tcase_add_test(tests, je_takes_the_place_of_u_where_it_was_asked_for);
    suite_add_tcase(suite, tests);
    return suite;
}
