// SPDX-License-Identifier: GPL-3.0-or-later
// Protects text from strangers: bad UTF-8 is found where it starts, and search ignores case and
// accents.
#include "game/base/utf8.h"

#include <string.h>

#include "tests/test_main.h"

static const struct {
    const char *what;
    const char *bytes;
    int bad_at; // -1 = valid
} TEXTS[] = {
    { "plain", "Goedemorgen", -1 },
    { "accents", "geïnteresseerd é €", -1 },
    { "emoji", "\xf0\x9f\x98\x80", -1 },
    { "lone continuation", "a\x80", 1 },
    { "over-long slash", "\xc0\xaf", 0 },
    { "over-long three", "\xe0\x80\x80", 0 },
    { "surrogate", "ab\xed\xa0\x80", 2 },
    { "past the last plane", "\xf4\x90\x80\x80", 0 },
    { "cut short", "ab\xe2\x82", 2 },
    { "latin-1", "caf\xe9", 3 },
};

START_TEST(bad_bytes_are_found_where_they_start)
{
    size_t at = 99;
    bool valid = utf8_valid(TEXTS[_i].bytes, strlen(TEXTS[_i].bytes), &at);
    ck_assert_msg(valid == (TEXTS[_i].bad_at < 0), "%s", TEXTS[_i].what);
    ck_assert_msg(valid || (int)at == TEXTS[_i].bad_at, "%s: at %zu", TEXTS[_i].what, at);
}
END_TEST

START_TEST(a_nul_is_no_text)
{
    ck_assert(!utf8_valid("a\0b", 3, NULL));
    for (size_t i = 0; i < 40; i++) { // wherever it stands among plain bytes
        char text[] = "0123456789012345678901234567890123456789";
        size_t at = 99;
        text[i] = '\0';
        ck_assert(!utf8_valid(text, sizeof(text) - 1, &at));
        ck_assert_uint_eq(at, i);
        text[i] = '\xff';
        ck_assert(!utf8_valid(text, sizeof(text) - 1, &at));
        ck_assert_uint_eq(at, i);
    }
}
END_TEST

START_TEST(every_code_point_comes_back)
{
    for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xd800 && c < 0xe000) {
            continue;
        }
        struct buffer buffer = { 0 };
        utf8_add(&buffer, c);
        const char *at = buffer_text(&buffer);
        ck_assert(utf8_valid(at, buffer.size, NULL));
        ck_assert_uint_eq(utf8_next(&at), c);
        ck_assert(*at == '\0');
        buffer_finish(&buffer);
    }
}
END_TEST

START_TEST(search_ignores_case_and_accents)
{
    ck_assert(utf8_contains_folded("Één ogenblik, José Yıldız", "een OGEN"));
    ck_assert(utf8_contains_folded("Één ogenblik, José Yıldız", "jose yildiz"));
    ck_assert(utf8_contains_folded("Čeština", "cestina"));
    ck_assert(!utf8_contains_folded("meter", "metre"));
    ck_assert(!utf8_contains_folded("meter", ""));
}
END_TEST

START_TEST(steps_stay_on_letters)
{
    const char *text = "aé€";
    ck_assert_uint_eq(utf8_after(text, 0), 1);
    ck_assert_uint_eq(utf8_after(text, 1), 3);
    ck_assert_uint_eq(utf8_after(text, 6), 6);
    ck_assert_uint_eq(utf8_before(text, 6), 3);
    ck_assert_uint_eq(utf8_before(text, 0), 0);
    ck_assert_uint_eq(utf8_count(text), 3);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("utf8");
    TCase *cases = tcase_create("utf8");
    tcase_add_loop_test(
            cases, bad_bytes_are_found_where_they_start, 0, sizeof(TEXTS) / sizeof(TEXTS[0]));
    tcase_add_test(cases, a_nul_is_no_text);
    tcase_add_test(cases, every_code_point_comes_back);
    tcase_add_test(cases, search_ignores_case_and_accents);
    tcase_add_test(cases, steps_stay_on_letters);
    suite_add_tcase(suite, cases);
    return suite;
}
