// SPDX-License-Identifier: GPL-3.0-or-later
// Protects where signals stand: in words on the sheet, off where it would not be fair, and in no
// list, board or table.
#include <stdlib.h>
#include <string.h>

#include "game/report/sheet_report.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/office.h"
#include "tests/screens/sheet_seen.h"
#include "tests/test_main.h"

enum { HASTE = 400, LEISURE = 45000 };

static const char RAPID[] = "answers came faster than anybody can read them";
static const char OFF[] = "Not looked at in this session";

START_TEST(haste_stands_on_the_sheet_in_words)
{
    seen.session = office_play_paced(&seen.sitter, "K-2042", HASTE, NULL);
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, RAPID));
    ck_assert(sitter_reads(&seen.sitter, "no part of any score, list or filter"));
    sitter_check_layout(&seen.sitter, "signals");
    office_press(&seen.sitter, "fold", SHEET_PART_FIGURES);
    ck_assert(sitter_reads(&seen.sitter, "Longest run at one place"));
    sitter_check_layout(&seen.sitter, "figures of signals");
}
END_TEST

START_TEST(who_took_the_time_stands_out_in_nothing)
{
    seen.session = office_play_paced(&seen.sitter, "K-2042", LEISURE, NULL);
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "Nothing stands out in "));
    ck_assert(!sitter_reads(&seen.sitter, RAPID));
}
END_TEST

// The sheet does not tell that something was agreed: it says what it says of a play by script.
START_TEST(what_was_agreed_switches_them_off_and_stays_unsaid)
{
    static const char *const AGREED[] = { "accommodations time=150", NULL };
    seen.session = AGREED[_i] != NULL ? office_play_paced(&seen.sitter, "K-2042", HASTE, AGREED[_i])
                                      : seen.session;
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, OFF));
    ck_assert(!sitter_reads(&seen.sitter, RAPID));
    ck_assert(!sitter_reads(&seen.sitter, "time="));
    ck_assert(!sitter_reads(&seen.sitter, "ccommodation"));
    ck_assert(!sitter_reads(&seen.sitter, "more time"));
}
END_TEST

static void expect_nothing_of_it(const char *where)
{
    static const char *const WORDS[] = { "faster", "signal", "haste", "pattern", "answers came",
        "fast", "stands out" };
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        ck_assert_msg(!sitter_reads(&seen.sitter, WORDS[i]), "%s: %s", where, WORDS[i]);
    }
}

START_TEST(neither_the_list_nor_the_board_has_anything_of_it)
{
    seen.session = office_play_paced(&seen.sitter, "K-2042", HASTE, NULL);
    recruiter_open(seen.sitter.navigator);
    navigator_build(seen.sitter.navigator);
    sitter_type(&seen.sitter, "Noor");
    sitter_press(&seen.sitter, "Open the list");
    ck_assert(sitter_reads(&seen.sitter, "K-2042"));
    expect_nothing_of_it("list");
    recruiter_push_board(seen.sitter.navigator);
    navigator_build(seen.sitter.navigator);
    expect_nothing_of_it("board");
}
END_TEST

START_TEST(a_second_time_is_said_and_a_first_is_not)
{
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "attempt 1"));
    ck_assert(!sitter_reads(&seen.sitter, "do not put it beside a first time"));
    sitter_key(&seen.sitter, UI_KEY_ESCAPE, 0);
    seen.sitter.world.now_ms += 60000;
    seen.session = office_play(&seen.sitter, "K-2041", OFFICE_WHOLE, true);
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "This was time 2 that this candidate played."));
    sitter_check_layout(&seen.sitter, "a second time");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter signals");
    TCase *tests = tcase_create("recruiter signals");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, seen_begin, seen_end);
    tcase_add_test(tests, haste_stands_on_the_sheet_in_words);
    tcase_add_test(tests, who_took_the_time_stands_out_in_nothing);
    tcase_add_loop_test(tests, what_was_agreed_switches_them_off_and_stays_unsaid, 0, 2);
    tcase_add_test(tests, neither_the_list_nor_the_board_has_anything_of_it);
    tcase_add_test(tests, a_second_time_is_said_and_a_first_is_not);
    suite_add_tcase(suite, tests);
    return suite;
}
