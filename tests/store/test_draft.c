// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what was typed and not recorded: it comes back to the role that typed it, word for word,
// and stands nowhere in plain sight.
#include "game/store/draft.h"

#include <string.h>

#include "game/store/candidate.h"
#include "game/store/database.h"
#include "game/store/remark.h"
#include "game/store/vault.h"
#include "tests/store/hiring.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static const int64_t NOW = INT64_C(1795000000000);
static const struct office_hand NOOR = { "Noor", INT64_C(1795000000000) };
static const struct office_hand SAM = { "Sam", INT64_C(1795000060000) };
static const char PASSPHRASE[] = "vier woorden op een rij";
static const char RECRUITER[] = "recruiter zin nummer een";
static const char BAD_TEXT[] = "Robert'); DROP TABLE draft;-- <b>x</b> =1+1 %s ?1\n\ten verder ";
static const struct draft_place DECISION = { "decision", 3, "K-1" };

static char folder[FIXTURE_PATH_SIZE];
static struct store *store;
static struct diag_list diags;

static void set_up(void)
{
    fixture_make_folder(folder);
    store = fixture_open(folder);
    hiring_invite(store, "K-1", hiring_add(store, "Vacature", &diags), &diags);
}

static void tear_down(void)
{
    store_close(store);
    fixture_remove_folder(folder);
    diag_list_finish(&diags);
}

static void keep(const struct draft_place *place, const char *field, const char *text,
        const struct office_hand *hand)
{
    struct draft_value value = { field, text };
    ck_assert(draft_keep(store, place, &value, 1, hand, &diags));
}

static bool reads(const struct draft_place *place, const char *field, const char *text)
{
    struct draft draft;
    ck_assert(draft_read(store, place, &draft, &diags));
    const char *found = draft_text(&draft, field);
    bool same = text == NULL || found == NULL ? text == found : strcmp(text, found) == 0;
    draft_finish(&draft);
    return same;
}

static size_t count_left(void)
{
    struct draft_left_list list = { 0 };
    ck_assert(draft_read_left(store, &list, &diags));
    size_t count = list.rows.count;
    draft_left_list_finish(&list);
    return count;
}

START_TEST(it_comes_back_word_for_word)
{
    const struct draft_value values[] = { { "reason", BAD_TEXT }, { "outcome", "reject" } };
    struct draft draft;
    ck_assert(draft_keep(store, &DECISION, values, 2, &NOOR, &diags));
    store_close(store);
    store = fixture_open(folder);
    ck_assert(draft_read(store, &DECISION, &draft, &diags));
    ck_assert_str_eq(draft_text(&draft, "reason"), BAD_TEXT);
    ck_assert_str_eq(draft_text(&draft, "outcome"), "reject");
    ck_assert_ptr_null(draft_text(&draft, "decider"));
    ck_assert_int_eq(draft.at_ms, NOW);
    ck_assert_str_eq(draft.who, "Noor");
    draft_finish(&draft);
    fixture_expect_none(&diags);
}
END_TEST

START_TEST(the_last_words_count_and_who_typed_them)
{
    struct draft draft;
    keep(&DECISION, "reason", "eerst", &NOOR);
    keep(&DECISION, "decider", "Noor", &NOOR);
    keep(&DECISION, "reason", "later", &SAM);
    ck_assert(draft_read(store, &DECISION, &draft, &diags));
    ck_assert_uint_eq(draft.values.count, 2);
    ck_assert_str_eq(draft_text(&draft, "reason"), "later");
    ck_assert_str_eq(draft_text(&draft, "decider"), "Noor");
    ck_assert_int_eq(draft.at_ms, SAM.at_ms);
    ck_assert_str_eq(draft.who, "Sam");
    draft_finish(&draft);
}
END_TEST

START_TEST(each_form_has_its_own)
{
    static const struct draft_place OTHERS[] = { { "decision", 4, "K-1" }, { "answer", 3, "K-1" },
        { "invite", 0, NULL } };
    struct draft_left_list list = { 0 };
    keep(&DECISION, "reason", "hier", &NOOR);
    for (size_t i = 0; i < 3; i++) {
        ck_assert(reads(&OTHERS[i], "reason", NULL));
        keep(&OTHERS[i], "reason", "daar", &SAM);
    }
    ck_assert(reads(&DECISION, "reason", "hier"));
    ck_assert(draft_read_left(store, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 4);
    ck_assert_str_eq(list.rows.items[2].form, "invite");
    ck_assert_str_eq(list.rows.items[2].candidate, "");
    const struct draft_left *last = &list.rows.items[3];
    ck_assert_str_eq(last->form, "decision");
    ck_assert_int_eq(last->about, 3);
    ck_assert_str_eq(last->candidate, "K-1");
    ck_assert_str_eq(last->who, "Noor");
    draft_left_list_finish(&list);
}
END_TEST

START_TEST(what_is_dropped_or_recorded_is_gone)
{
    keep(&DECISION, "reason", "een", &NOOR);
    keep(&DECISION, "outcome", "reject", &NOOR);
    keep(&DECISION, "reason", NULL, &NOOR);
    ck_assert(reads(&DECISION, "reason", NULL));
    ck_assert(reads(&DECISION, "outcome", "reject"));
    ck_assert(draft_drop(store, &DECISION, &diags));
    ck_assert(reads(&DECISION, "outcome", NULL));
    ck_assert_uint_eq(count_left(), 0);
}
END_TEST

static int64_t count_all(void)
{
    int64_t count = -1;
    ck_assert(database_read_integer(store->office, "SELECT count(*) FROM draft", &count, &diags));
    return count;
}

// Also what another role typed: nobody can record it any more.
START_TEST(what_nobody_can_record_any_more_is_gone)
{
    int64_t vacancy = hiring_add(store, "Nog een", &diags);
    int64_t session = hiring_play(store, "K-1", NOW, &diags);
    struct vault_entry entry = { RECRUITER, "Noor", NOW };
    ck_assert(remark_write(store, session, REMARK_COMMENT, "Zo was het niet", NOW, &diags));
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    ck_assert(vault_set_passphrase(store, VAULT_RECRUITER, &entry, &diags));
    keep(&(struct draft_place) { DRAFT_VACANCY, vacancy, NULL }, "name", "anders", &NOOR);
    keep(&(struct draft_place) { DRAFT_VACANCY, 0, NULL }, "name", "nieuw", &NOOR);
    keep(&(struct draft_place) { DRAFT_ANSWER, 1, "K-1" }, "answer", "Toch wel", &NOOR);
    vault_lock(store);
    ck_assert(fixture_unlock(store, RECRUITER, NOW, &diags));
    ck_assert(vacancy_close(store, vacancy, &SAM, &diags));
    ck_assert_int_eq(count_all(), 2);
    ck_assert(remark_answer(store, 1, "Nagekeken", &SAM, &diags));
    ck_assert_int_eq(count_all(), 1);
}
END_TEST

START_TEST(about_nobody_who_is_not_here)
{
    static const struct draft_place GONE = { "decision", 9, "K-9" };
    const struct draft_value value = { "reason", "over wie weg is" };
    ck_assert(!draft_keep(store, &GONE, &value, 1, &NOOR, &diags));
    ck_assert(hiring_refused(DIAG_CANDIDATE_MISSING, &diags));
    ck_assert_uint_eq(count_left(), 0);
}
END_TEST

START_TEST(it_goes_with_who_it_is_about)
{
    keep(&DECISION, "reason", "weg", &NOOR);
    keep(&(struct draft_place) { "vacancy", 0, NULL }, "name", "blijft", &NOOR);
    ck_assert(candidate_withdraw(store, "K-1", &NOOR, &diags));
    ck_assert_uint_eq(count_left(), 1);
}
END_TEST

static void come_in(const char *passphrase)
{
    if (vault_state(store) == VAULT_OPEN) {
        vault_lock(store);
    }
    ck_assert(fixture_unlock(store, passphrase, NOW, &diags));
}

START_TEST(it_is_sealed_and_only_for_the_role_that_typed_it)
{
    struct vault_entry entry = { RECRUITER, "Noor", NOW };
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    ck_assert(vault_set_passphrase(store, VAULT_RECRUITER, &entry, &diags));
    come_in(RECRUITER);
    keep(&DECISION, "reason", "zonderlinge zebra", &NOOR);
    ck_assert(reads(&DECISION, "reason", "zonderlinge zebra"));
    ck_assert(!fixture_has_bytes(folder, "zonderlinge"));
    come_in(PASSPHRASE);
    ck_assert(reads(&DECISION, "reason", NULL));
    ck_assert_uint_eq(count_left(), 0);
    keep(&DECISION, "reason", "die van de beheerder", &SAM);
    come_in(RECRUITER);
    ck_assert(reads(&DECISION, "reason", "zonderlinge zebra"));
    ck_assert(!fixture_has_bytes(folder, "beheerder"));
}
END_TEST

START_TEST(behind_a_shut_door_nothing_is_kept)
{
    const struct draft_value value = { "reason", "te laat" };
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    keep(&DECISION, "reason", "op tijd", &NOOR);
    vault_lock(store);
    ck_assert(!draft_keep(store, &DECISION, &value, 1, &NOOR, &diags));
    ck_assert(hiring_refused(DIAG_STORE_LOCKED, &diags));
    ck_assert(!fixture_has_bytes(folder, "te laat"));
    come_in(PASSPHRASE);
    ck_assert(reads(&DECISION, "reason", "op tijd"));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("draft");
    TCase *tests = tcase_create("draft");
    tcase_set_timeout(tests, 30);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, it_comes_back_word_for_word);
    tcase_add_test(tests, the_last_words_count_and_who_typed_them);
    tcase_add_test(tests, each_form_has_its_own);
    tcase_add_test(tests, what_is_dropped_or_recorded_is_gone);
    tcase_add_test(tests, what_nobody_can_record_any_more_is_gone);
    tcase_add_test(tests, about_nobody_who_is_not_here);
    tcase_add_test(tests, it_goes_with_who_it_is_about);
    tcase_add_test(tests, it_is_sealed_and_only_for_the_role_that_typed_it);
    tcase_add_test(tests, behind_a_shut_door_nothing_is_kept);
    suite_add_tcase(suite, tests);
    return suite;
}
