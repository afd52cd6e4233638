// SPDX-License-Identifier: GPL-3.0-or-later
// Protects erasing: who goes and when, and that no byte of them is left in any file.
#include "game/store/retention.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/save.h"
#include "game/store/audit.h"
#include "game/store/candidate.h"
#include "game/store/database.h"
#include "game/store/decision.h"
#include "game/store/draft.h"
#include "game/store/interview.h"
#include "game/store/journal.h"
#include "game/store/norms.h"
#include "game/store/office.h"
#include "game/store/remark.h"
#include "game/store/sessions.h"
#include "game/store/settings.h"
#include "tests/store/opened.h"
#include "tests/test_main.h"

enum { WEEKS = 4, FILLERS = 40 };

static const int64_t DAY = 86400000;
static const int64_t NOW = 1800000000000;
static const struct office_hand HAND = { "Noor", 1800000000000 };

// What must be gone, word by word.
static const char *const TRACES[] = { "ZEBRA-7781", "Wilhelmina Quackernaat", "xylofoonkwartet",
    "vuurtorenwachter", "sterrenwichelaar", "kruidkoekbakker", "zeepbellenblazer", "wolkenvanger",
    ":765432/876543", "appelflappenbakker", "muizenvangersgilde", "zebra-7781; Quack" };

// Also what it gave stands in a table of its own.
static const char GIVEN[] =
        "{\"x\":\"vuurtorenwachter\",\"session\":{\"moments\":[{\"scenario\":\"s\","
        "\"decision\":\"call/a\",\"points\":[{\"competency\":\"empathy\","
        "\"earned\":765432,\"possible\":876543}]}]}}";

enum { TRACE_COUNT = sizeof(TRACES) / sizeof(TRACES[0]) };

static void write_row(int64_t session, const char *text)
{
    struct journal_entry entry = { .kind = JOURNAL_ACTION, .text = text, .chosen_ms = NOW };
    ck_assert(journal_append(store, session, &entry, NULL, &diags));
}

static int64_t play(const char *code, const char *words, const char *sheet, int64_t finished_ms)
{
    int64_t id = fixture_create_session(store, code);
    for (int i = 0; i < FILLERS; i++) {
        struct buffer text = { 0 };
        buffer_add_format(&text, "note call \"%s %d\"", words, i);
        write_row(id, buffer_text(&text));
        buffer_finish(&text);
    }
    struct session_end end = {
        .state = SESSION_FINISHED, .finished_ms = finished_ms, .sheet = sheet, .evidence = sheet
    };
    ck_assert(store_finish_session(store, id, &end, &diags));
    return id;
}

static int64_t make_vacancy(const char *name, int64_t closes_ms)
{
    struct vacancy vacancy = { .name = name,
        .shift = "shift.xml",
        .form = "A",
        .competencies = "accuracy empathy probing",
        .reason = "veel klachten",
        .closes_ms = closes_ms,
        .retention_weeks = WEEKS };
    int64_t id = 0;
    ck_assert(vacancy_add(store, &vacancy, &HAND, &id, &diags));
    return id;
}

static void invite(const char *code, const char *name, int64_t vacancy)
{
    struct candidate_new item = { .code = code, .name = name, .vacancy = vacancy };
    ck_assert(candidate_add(store, &item, 1, NULL, &HAND, &diags));
}

static void export_file(const char *name, const char *words)
{
    char path[FIXTURE_PATH_SIZE + 64];
    (void)snprintf(path, sizeof(path), "%s/export", folder);
    (void)mkdir(path, 0700);
    (void)snprintf(path, sizeof(path), "%s/export/%s", folder, name);
    ck_assert(save_file(path, words, strlen(words), NULL, &diags));
}

static void type_draft(const char *form, const char *candidate, const char *text)
{
    struct draft_place place = { form, 0, candidate };
    struct draft_value value = { "text", text };
    ck_assert(draft_keep(store, &place, &value, 1, &HAND, &diags));
}

static void play_who_goes(int64_t vacancy)
{
    invite("ZEBRA-7781", "Wilhelmina Quackernaat", vacancy);
    int64_t session = play("ZEBRA-7781", "xylofoonkwartet", GIVEN, NOW - 60 * DAY);
    struct office_answers answers = { 5, 4, 3 };
    ck_assert(office_write_answers(store, session, &answers, &diags));
    ck_assert(remark_write(store, session, REMARK_CORRECTION, "zeepbellenblazer", NOW, &diags));
    ck_assert(remark_answer(store, 1, "wolkenvanger", &HAND, &diags));
    struct decision_made decision = { .outcome = DECISION_REJECT,
        .reason = "sterrenwichelaar",
        .who = "Noor",
        .at_ms = NOW - 50 * DAY };
    ck_assert(decision_record(store, "ZEBRA-7781", &decision, &diags));
    struct interview_rating rating = { .moment = "packet/call/opening",
        .competency = "empathy",
        .rating = 2,
        .note = "appelflappenbakker",
        .who = "Noor",
        .at_ms = NOW - 49 * DAY };
    ck_assert(interview_record(store, "ZEBRA-7781", &rating, 1, &diags));
    type_draft("decision", "ZEBRA-7781", "muizenvangersgilde");
    type_draft("invite", NULL, "MIER-9\nzebra-7781; Quack\n");
    // And once more, broken off in the middle.
    write_row(fixture_create_session(store, "ZEBRA-7781"), "note call \"xylofoonkwartet 2\"");
    export_file("ZEBRA-7781-0a1b2c3d-sheet.pdf", "kruidkoekbakker");
}

static void play_who_stays(int64_t vacancy)
{
    invite("MIER-2", "Anna de Blijver", vacancy);
    play("MIER-2", "blijvend", "{\"x\":\"staan\"}", NOW - 60 * DAY);
    type_draft("answer", "MIER-2", "wordt nog zebra-77811");
    export_file("MIER-2-0a1b2c3d-sheet.pdf", "van de ander");
    export_file("ZEBRA-7781-2-0a1b2c3d-sheet.pdf", "van een ander met zo'n code");
}

static bool is_traced(size_t trace)
{
    return fixture_has_bytes(folder, TRACES[trace]);
}

static void erase_all(struct retention_done *done)
{
    struct retention_list list = { 0 };
    ck_assert(retention_read(store, NOW, WEEKS, &list, &diags));
    ck_assert(retention_erase(store, &list, &HAND, done, &diags));
    retention_list_finish(&list);
    fixture_expect_none(&diags);
}

START_TEST(no_byte_is_left_of_who_goes_and_all_of_who_stays)
{
    struct retention_done done;
    play_who_goes(make_vacancy("Voorbij", NOW - 30 * DAY));
    play_who_stays(make_vacancy("Loopt nog", NOW + 30 * DAY));
    opened_reopen();
    for (size_t i = 0; i < TRACE_COUNT; i++) {
        ck_assert_msg(is_traced(i), "%s was never there", TRACES[i]);
    }
    erase_all(&done);
    ck_assert_int_eq(done.candidates, 1);
    ck_assert_int_eq(done.sessions, 2);
    ck_assert_int_eq(done.files, 1);
    for (size_t i = 0; i < TRACE_COUNT; i++) {
        // The file of the other candidate has the code in its name, not in its bytes.
        ck_assert_msg(!is_traced(i), "%s is still there, while open", TRACES[i]);
    }
    store_close(store);
    store = NULL;
    for (size_t i = 0; i < TRACE_COUNT; i++) {
        ck_assert_msg(!is_traced(i), "%s is still there", TRACES[i]);
    }
    ck_assert(fixture_has_bytes(folder, "Anna de Blijver"));
    ck_assert(fixture_has_bytes(folder, "blijvend 39"));
    ck_assert(fixture_has_bytes(folder, "van de ander"));
    ck_assert(fixture_has_bytes(folder, "wordt nog"));
    ck_assert(fixture_has_bytes(folder, "van een ander met"));
    store = fixture_open(folder);
    struct session_list left = { 0 };
    ck_assert(store_list_finished(store, NULL, &left, &diags));
    ck_assert_uint_eq(left.rows.count, 1);
    ck_assert(journal_verify(store, left.rows.items[0].id, NULL, &diags));
    session_list_finish(&left);
}
END_TEST

START_TEST(the_audit_keeps_a_line_that_leads_to_nobody)
{
    struct retention_done done;
    struct audit_list lines = { 0 };
    play_who_goes(make_vacancy("Voorbij", NOW - 30 * DAY));
    erase_all(&done);
    ck_assert(audit_read(store, &(struct audit_filter) { 0 }, &lines, &diags));
    const struct audit_line *last = vec_last(&lines.lines);
    ck_assert_str_eq(last->what, "erased");
    ck_assert_str_eq(last->who, "Noor");
    ck_assert(last->about_candidate);
    audit_list_finish(&lines);
    lines = (struct audit_list) { 0 };
    ck_assert(audit_read(
            store, &(struct audit_filter) { .candidate = "ZEBRA-7781" }, &lines, &diags));
    ck_assert_uint_eq(lines.lines.count, 0);
    ck_assert(audit_verify(store, NULL, &diags));
    audit_list_finish(&lines);
}
END_TEST

START_TEST(norms_stay_when_their_people_go)
{
    static const char *const IDS[] = { "accuracy" };
    struct retention_done done;
    struct norm_list list = { 0 };
    char code[16];
    int64_t vacancy = make_vacancy("Voorbij", NOW - 30 * DAY);
    for (int i = 0; i < NORMS_PEOPLE_MIN; i++) {
        char sheet[120];
        (void)snprintf(code, sizeof(code), "K-%03d", i);
        (void)snprintf(sheet, sizeof(sheet),
                "{\"sheets\":[{\"competencies\":{\"accuracy\":{\"score\":%d,\"status\":\"ok\"}}}]}",
                40 + i);
        invite(code, NULL, vacancy);
        int64_t id = fixture_create_session(store, code);
        struct session_end end = {
            .state = SESSION_FINISHED, .finished_ms = NOW - 60 * DAY, .sheet = sheet
        };
        ck_assert(store_finish_session(store, id, &end, &diags));
    }
    struct session_list sessions = { 0 };
    ck_assert(store_list_finished(store, NULL, &sessions, &diags));
    struct norms_wish wish = { "Groep", sessions.rows.items[0].start.content, "", IDS, 1 };
    session_list_finish(&sessions);
    ck_assert(norms_build(store, &wish, &HAND, &diags));
    erase_all(&done);
    ck_assert_int_eq(done.candidates, NORMS_PEOPLE_MIN);
    ck_assert(norms_find(store, "Groep", &list, &diags));
    ck_assert_int_eq(list.rows.items[0].parts[0].people, NORMS_PEOPLE_MIN);
    norm_list_finish(&list);
    int64_t left = -1;
    ck_assert(database_read_integer(store->office,
            "SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM candidate)"
            " + (SELECT count(*) FROM blob)",
            &left, &diags));
    ck_assert_int_eq(left, 0);
}
END_TEST

static bool is_due(const char *code, int64_t now_ms)
{
    struct retention_list list = { 0 };
    bool found = false;
    ck_assert(retention_read(store, now_ms, WEEKS, &list, &diags));
    for (size_t i = 0; i < list.rows.count; i++) {
        found = found || strcmp(list.rows.items[i].code, code) == 0;
    }
    retention_list_finish(&list);
    return found;
}

START_TEST(four_weeks_after_the_vacancy_closed)
{
    int64_t vacancy = make_vacancy("Kort", NOW);
    invite("K-1", NULL, vacancy);
    ck_assert(!is_due("K-1", NOW + WEEKS * 7 * DAY - 1));
    ck_assert(is_due("K-1", NOW + WEEKS * 7 * DAY));
    struct office_hand later = { "Noor", NOW + 10 * DAY };
    ck_assert(vacancy_close(store, vacancy, &later, &diags));
    ck_assert(!is_due("K-1", NOW + (10 + WEEKS * 7) * DAY - 1));
    ck_assert(is_due("K-1", NOW + (10 + WEEKS * 7) * DAY));
}
END_TEST

START_TEST(with_consent_up_to_a_year_after_the_vacancy)
{
    int64_t vacancy = make_vacancy("Lang", NOW);
    invite("K-1", NULL, vacancy);
    invite("K-2", NULL, vacancy);
    ck_assert(candidate_consent(store, "K-1", NOW + 200 * DAY, &HAND, &diags));
    ck_assert(candidate_consent(store, "K-2", NOW + 4000 * DAY, &HAND, &diags));
    ck_assert(!is_due("K-1", NOW + 200 * DAY - 1));
    ck_assert(is_due("K-1", NOW + 200 * DAY));
    ck_assert(!is_due("K-2", NOW + 365 * DAY - 1));
    ck_assert(is_due("K-2", NOW + 365 * DAY));
}
END_TEST

START_TEST(without_a_vacancy_so_many_weeks_after_play)
{
    play("K-1", "x", "{}", NOW);
    fixture_create_session(store, "K-2"); // begun in 2026, and never finished
    ck_assert(!is_due("K-1", NOW + WEEKS * 7 * DAY - 1));
    ck_assert(is_due("K-1", NOW + WEEKS * 7 * DAY));
    ck_assert(!is_due("K-2", 1795000000000 + WEEKS * 7 * DAY - 1));
    ck_assert(is_due("K-2", 1795000000000 + WEEKS * 7 * DAY));
}
END_TEST

START_TEST(while_another_has_play_db_nothing_is_erased_by_half)
{
    struct retention_list list = { 0 };
    struct retention_done done;
    play_who_goes(make_vacancy("Voorbij", NOW - 30 * DAY));
    struct store *office = store_open_office(folder, &diags);
    ck_assert_ptr_nonnull(office);
    ck_assert(retention_read(office, NOW, WEEKS, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 1);
    ck_assert(!retention_erase(office, &list, &HAND, &done, &diags));
    ck_assert(diag_list_has(&diags, DIAG_STORE_IN_USE));
    ck_assert_int_eq(done.candidates, 0);
    store_close(office);
    retention_list_finish(&list);
    ck_assert(is_due("ZEBRA-7781", NOW));
}
END_TEST

START_TEST(in_a_sealed_office_they_are_gone_too)
{
    static const char PASSPHRASE[] = "vier woorden op een rij";
    struct retention_done done;
    play_who_goes(make_vacancy("Voorbij", NOW - 30 * DAY));
    play_who_stays(make_vacancy("Loopt nog", NOW + 30 * DAY));
    ck_assert(fixture_set_up_vault(store, PASSPHRASE, &diags));
    erase_all(&done);
    ck_assert_int_eq(done.candidates, 1);
    opened_reopen();
    ck_assert(fixture_unlock(store, PASSPHRASE, NOW, &diags));
    int64_t left = -1;
    ck_assert(database_read_integer(store->office,
            "SELECT count(*) * 1000 + (SELECT count(*) FROM session) FROM candidate", &left,
            &diags));
    ck_assert_int_eq(left, 1001);
    for (size_t i = 0; i < TRACE_COUNT; i++) {
        ck_assert_msg(!is_traced(i), "%s is still there", TRACES[i]);
    }
}
END_TEST

static void write_log(int64_t days_ago)
{
    struct audit_entry entry = { .at_ms = NOW - days_ago * DAY, .who = "Noor", .what = "sheet" };
    ck_assert(audit_write(store, &entry, &diags));
}

START_TEST(the_log_is_kept_as_many_months_as_was_told)
{
    struct retention_done done;
    int64_t lines = 0;
    write_log(200);
    write_log(100);
    erase_all(&done);
    ck_assert_int_eq(done.lines, 1); // six months, as nobody said otherwise
    ck_assert(store_write_setting(store, "org.log_months", "3", &diags));
    erase_all(&done);
    ck_assert_int_eq(done.lines, 1);
    ck_assert(audit_verify(store, &lines, &diags));
    ck_assert_int_eq(lines, 0);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("retention");
    TCase *tests = tcase_create("retention");
    tcase_set_timeout(tests, 60);
    tcase_add_checked_fixture(tests, opened_in_folder, opened_close);
    tcase_add_test(tests, no_byte_is_left_of_who_goes_and_all_of_who_stays);
    tcase_add_test(tests, the_log_is_kept_as_many_months_as_was_told);
    tcase_add_test(tests, the_audit_keeps_a_line_that_leads_to_nobody);
    tcase_add_test(tests, norms_stay_when_their_people_go);
    tcase_add_test(tests, four_weeks_after_the_vacancy_closed);
    tcase_add_test(tests, with_consent_up_to_a_year_after_the_vacancy);
    tcase_add_test(tests, without_a_vacancy_so_many_weeks_after_play);
    tcase_add_test(tests, while_another_has_play_db_nothing_is_erased_by_half);
    tcase_add_test(tests, in_a_sealed_office_they_are_gone_too);
    suite_add_tcase(suite, tests);
    return suite;
}
