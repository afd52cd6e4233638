// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the candidate's word on the sheet: it is read there, and answered once, by a person.
#include <string.h>

#include "game/screens/recruiter/recruiter.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/store/decision.h"
#include "game/store/remark.h"
#include "tests/screens/office.h"
#include "tests/test_main.h"

static const int64_t DAY_MS = INT64_C(86400000);

static struct sitter sitter;
static int64_t session;

static void setup(void)
{
    sitter_init(&sitter, 1280, 800, 100);
    sitter.world.now_ms = INT64_C(1795000000000);
    session = office_play(&sitter, "K-1", OFFICE_WHOLE, true);
}

static void teardown(void)
{
    sitter_finish(&sitter);
}

static void say(enum remark_kind kind, const char *text)
{
    ck_assert(remark_write(
            sitter.store, session, kind, text, sitter.world.now_ms, &sitter.world.diags));
}

static void show(void)
{
    recruiter_push_sheet(sitter.navigator, session, "Noor");
    navigator_build(sitter.navigator);
}

START_TEST(without_a_word_there_is_no_card)
{
    show();
    ck_assert(!sitter_reads(&sitter, "What the candidate says"));
    ck_assert_uint_eq(office_count(&sitter, "answer"), 0);
}
END_TEST

START_TEST(a_request_is_read_and_answered_on_the_sheet)
{
    say(REMARK_CORRECTION, "Ik heb hem wel teruggebeld");
    show();
    ck_assert(sitter_reads(&sitter, "Asks to have something put right"));
    ck_assert(sitter_reads(&sitter, "Ik heb hem wel teruggebeld"));
    ck_assert(sitter_reads(&sitter, "An answer is owed by"));
    ck_assert_ptr_nonnull(strstr(office_name(&sitter, "owed", 0), "An answer is owed by"));
    office_press(&sitter, "owed", 0);
    ck_assert_str_eq(sitter_focus(&sitter), "Your answer");
    office_press(&sitter, "send-answer", 0);
    ck_assert(sitter_reads(&sitter, "Write what you want to say"));
    office_focus(&sitter, "answer", 0);
    sitter_type(&sitter, "We hebben het nagekeken");
    office_press(&sitter, "send-answer", 0);
    ck_assert(sitter_reads(&sitter, "The answer is kept"));
    ck_assert(sitter_reads(&sitter, "Answered by Noor on"));
    ck_assert(sitter_reads(&sitter, "We hebben het nagekeken"));
    ck_assert(!sitter_reads(&sitter, "An answer is owed by"));
    ck_assert_uint_eq(office_count(&sitter, "answer"), 0);
}
END_TEST

START_TEST(a_comment_asks_for_no_answer)
{
    say(REMARK_COMMENT, "Leuk om te doen");
    show();
    ck_assert(sitter_reads(&sitter, "Leuk om te doen"));
    ck_assert(!sitter_reads(&sitter, "is owed by"));
    ck_assert_uint_eq(office_count(&sitter, "owed"), 0);
    ck_assert(sitter_reads(&sitter, "A comment needs no answer"));
}
END_TEST

START_TEST(the_list_says_by_when_an_answer_is_owed)
{
    say(REMARK_CORRECTION, "Dit klopt niet");
    recruiter_show_list(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
    ck_assert_ptr_nonnull(strstr(office_name(&sitter, "session", session), "answer by"));
    ck_assert(remark_answer(sitter.store, 1, "Verbeterd",
            &(struct office_hand) { "Noor", sitter.world.now_ms + DAY_MS }, &sitter.world.diags));
    recruiter_show_list(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
    ck_assert_ptr_null(strstr(office_name(&sitter, "session", session), "answer by"));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("remarks");
    TCase *cases = tcase_create("remarks");
    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, setup, teardown);
    tcase_add_test(cases, without_a_word_there_is_no_card);
    tcase_add_test(cases, a_request_is_read_and_answered_on_the_sheet);
    tcase_add_test(cases, a_comment_asks_for_no_answer);
    tcase_add_test(cases, the_list_says_by_when_an_answer_is_owed);
    suite_add_tcase(suite, cases);
    return suite;
}
