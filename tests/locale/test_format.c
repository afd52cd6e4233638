// SPDX-License-Identifier: GPL-3.0-or-later
// Protects how numbers, money and dates are written in each language.
#include "game/locale/format.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "tests/test_main.h"

static void expect(struct buffer *buffer, const char *expected)
{
    ck_assert_str_eq(buffer_text(buffer), expected);
    buffer_finish(buffer);
}

static const struct {
    int64_t value;
    const char *nl;
    const char *en;
} INTEGERS[] = {
    { 0, "0", "0" },
    { -7, "-7", "-7" },
    { 999, "999", "999" },
    { 1286, "1.286", "1,286" },
    { -1234567, "-1.234.567", "-1,234,567" },
    { INT64_MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808" },
};

START_TEST(integers_are_grouped)
{
    struct buffer buffer = { 0 };
    format_integer(&buffer, format_for("nl"), INTEGERS[_i].value);
    expect(&buffer, INTEGERS[_i].nl);
    format_integer(&buffer, format_for("en"), INTEGERS[_i].value);
    expect(&buffer, INTEGERS[_i].en);
}
END_TEST

static const struct {
    double value;
    int decimals;
    const char *nl;
    const char *en;
} DECIMALS[] = {
    { 7.5, 1, "7,5", "7.5" },
    { 0.25, 1, "0,3", "0.3" },
    { 0.15, 1, "0,2", "0.2" },
    { -0.25, 1, "-0,3", "-0.3" },
    { -0.04, 1, "0,0", "0.0" },
    { 2.5, 0, "3", "3" },
    { 61.995, 2, "62,00", "62.00" },
    { 1286.5, 2, "1.286,50", "1,286.50" },
    { 0.000000001, 9, "0,000000001", "0.000000001" },
    { 3, 2, "3,00", "3.00" },
};

START_TEST(decimals_are_rounded_and_have_the_languages_comma)
{
    struct buffer buffer = { 0 };
    format_decimal(&buffer, format_for("nl"), DECIMALS[_i].value, DECIMALS[_i].decimals);
    expect(&buffer, DECIMALS[_i].nl);
    format_decimal(&buffer, format_for("en"), DECIMALS[_i].value, DECIMALS[_i].decimals);
    expect(&buffer, DECIMALS[_i].en);
}
END_TEST

START_TEST(what_is_no_decent_number_breaks_nothing)
{
    struct buffer buffer = { 0 };
    format_decimal(&buffer, format_for("nl"), (double)NAN, 1);
    ck_assert_uint_gt(buffer.size, 0);
    buffer_clear(&buffer);
    format_decimal(&buffer, format_for("nl"), (double)INFINITY, 1);
    expect(&buffer, "inf");
    format_decimal(&buffer, format_for("nl"), 1e300, 2);
    expect(&buffer, "1e+300");
}
END_TEST

START_TEST(percent_and_money_follow_the_language)
{
    struct buffer buffer = { 0 };
    format_percent(&buffer, format_for("nl"), 0.625, 1);
    expect(&buffer, "62,5%");
    format_percent(&buffer, format_for("en"), 0.625, 0);
    expect(&buffer, "63%");
    format_money(&buffer, format_for("nl"), 128600);
    expect(&buffer, "€\u00a01.286,00");
    format_money(&buffer, format_for("en"), 128600);
    expect(&buffer, "€1,286.00");
    format_money(&buffer, format_for("nl"), -5);
    expect(&buffer, "-€\u00a00,05");
}
END_TEST

START_TEST(dates_and_times_are_words_and_24_hours)
{
    struct buffer buffer = { 0 };
    format_date(&buffer, format_for("nl"), 2026, 11, 18);
    expect(&buffer, "18 november 2026");
    format_date(&buffer, format_for("en"), 2026, 3, 1);
    expect(&buffer, "1 March 2026");
    format_month(&buffer, format_for("nl"), 2026, 1);
    expect(&buffer, "januari 2026");
    format_clock(&buffer, format_for("nl"), 9 * 3600 + 20 * 60 + 59);
    expect(&buffer, "09:20");
    format_clock(&buffer, format_for("en"), 86400 + 60);
    expect(&buffer, "00:01");
    format_clock(&buffer, format_for("nl"), -60);
    expect(&buffer, "23:59");
}
END_TEST

START_TEST(a_moment_is_told_in_the_time_of_this_place)
{
    struct buffer buffer = { 0 };
    ck_assert_int_eq(setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1), 0);
    tzset();
    format_moment(&buffer, format_for("nl"), INT64_C(1795000000000));
    expect(&buffer, "18 november 2026, 12:06");
    format_moment(&buffer, format_for("en"), INT64_C(1782900000000));
    expect(&buffer, "1 July 2026, 12:00");
}
END_TEST

static const struct {
    const char *language;
    const char *expected;
} LANGUAGES[] = {
    { "nl", "1.286" },
    { "nl-BE", "1.286" },
    { "nl_NL", "1.286" },
    { "en", "1,286" },
    { "nld", "1,286" },
    { "fr", "1,286" },
    { "n", "1,286" },
    { "", "1,286" },
};

START_TEST(a_region_is_its_language_and_the_unknown_is_english)
{
    struct buffer buffer = { 0 };
    format_integer(&buffer, format_for(LANGUAGES[_i].language), 1286);
    expect(&buffer, LANGUAGES[_i].expected);
}
END_TEST

#define COUNT(rows) ((int)(sizeof(rows) / sizeof((rows)[0])))

Suite *test_suite(void)
{
    Suite *suite = suite_create("format");
    TCase *tests = tcase_create("format");
    tcase_add_loop_test(tests, integers_are_grouped, 0, COUNT(INTEGERS));
    tcase_add_loop_test(
            tests, decimals_are_rounded_and_have_the_languages_comma, 0, COUNT(DECIMALS));
    tcase_add_test(tests, what_is_no_decent_number_breaks_nothing);
    tcase_add_test(tests, percent_and_money_follow_the_language);
    tcase_add_test(tests, dates_and_times_are_words_and_24_hours);
    tcase_add_test(tests, a_moment_is_told_in_the_time_of_this_place);
    tcase_add_loop_test(
            tests, a_region_is_its_language_and_the_unknown_is_english, 0, COUNT(LANGUAGES));
    suite_add_tcase(suite, tests);
    return suite;
}
