// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the reading of the ruler: three populations, words by language, nothing half-read.
#include <string.h>

#include "game/explore/simulate/ruler.h"
#include "game/scenario/diag_codes.h"
#include "tests/test_main.h"

#define HEAD "<simulation xmlns=\"urn:zeven:scenario:1\" version=\"1\">"
#define POPULATION(is) "<population is=\"" is "\" reliability=\"175\" slope=\"950000\"/>"
#define THREE POPULATION("low") POPULATION("literature") POPULATION("high")

static struct ruler *read_text(const char *text, struct diag_list *diags)
{
    struct bundle bundle;
    bundle_init_memory(&bundle);
    bundle_add(&bundle, "simulation.xml", text, strlen(text));
    struct ruler *ruler = ruler_load(&bundle, diags);
    bundle_finish(&bundle);
    return ruler;
}

START_TEST(numbers_are_read_as_shares)
{
    struct diag_list diags = { 0 };
    struct ruler *ruler = read_text(HEAD THREE "</simulation>", &diags);
    ck_assert_ptr_nonnull(ruler);
    ck_assert_double_eq_tol(ruler->populations[POPULATION_HIGH].reliability, 0.175, 1e-12);
    ck_assert_double_eq_tol(ruler->populations[POPULATION_LOW].slope, 0.95, 1e-12);
    ruler_destroy(ruler);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(words_count_in_their_own_language)
{
    struct diag_list diags = { 0 };
    struct ruler *ruler =
            read_text(HEAD THREE "<words is=\"polite\" xml:lang=\"nl\">graag dank</words>"
                                 "<words is=\"polite\" xml:lang=\"en\">please</words></simulation>",
                    &diags);
    ck_assert_ptr_nonnull(ruler);
    ck_assert_int_eq(ruler_count(ruler, SURFACE_POLITE, "nl", "Graag, en bedankt. please"), 2);
    ck_assert_int_eq(ruler_count(ruler, SURFACE_POLITE, "en", "Graag, please"), 1);
    ck_assert_int_eq(ruler_count(ruler, SURFACE_FEELING, "nl", "Graag"), 0);
    ruler_destroy(ruler);
    diag_list_finish(&diags);
}
END_TEST

START_TEST(what_is_missing_or_wrong_is_refused)
{
    static const struct {
        const char *text;
        int code;
    } CASES[] = {
        { HEAD POPULATION("low") POPULATION("low") POPULATION("high") "</simulation>",
                DIAG_RULES_NEEDED },
        { HEAD POPULATION("low") POPULATION("high") "</simulation>", 0 },
        { HEAD POPULATION("low") POPULATION("middling") POPULATION("high") "</simulation>",
                DIAG_VALUE_CHOICE },
        { HEAD "<population is=\"low\" reliability=\"1000\" slope=\"1\"/></simulation>",
                DIAG_VALUE_NUMBER },
        { "<rules xmlns=\"urn:zeven:scenario:1\" version=\"1\"/>", 0 },
    };
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        struct diag_list diags = { 0 };
        ck_assert_msg(read_text(CASES[i].text, &diags) == NULL, "%zu", i);
        ck_assert_uint_gt(diags.errors, 0);
        ck_assert_msg(CASES[i].code == 0 || diag_list_has(&diags, CASES[i].code), "%zu", i);
        diag_list_finish(&diags);
    }
}
END_TEST

START_TEST(populations_have_ids)
{
    for (int i = 0; i < POPULATION_COUNT; i++) {
        ck_assert_int_eq((int)population_find(population_id((enum population)i)), i);
    }
    ck_assert_int_eq((int)population_find("middling"), POPULATION_COUNT);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("ruler");
    TCase *cases = tcase_create("ruler");
    tcase_add_test(cases, numbers_are_read_as_shares);
    tcase_add_test(cases, words_count_in_their_own_language);
    tcase_add_test(cases, what_is_missing_or_wrong_is_refused);
    tcase_add_test(cases, populations_have_ids);
    suite_add_tcase(suite, cases);
    return suite;
}
