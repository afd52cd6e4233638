// SPDX-License-Identifier: GPL-3.0-or-later
// Protects who looked, what was taken out, what was decided, and what cannot be trusted.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/screens/recruiter/recruiter.h"
#include "game/screens/recruiter/recruiter_look.h"
#include "game/store/database.h"
#include "game/store/decision.h"
#include "game/store/office.h"
#include "tests/screens/sheet_seen.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

/* ---- who looked, and what was taken out ---- */

static void expect_audit(const char *const *expected, size_t count, const char *who)
{
    struct office_audit_list list = { 0 };
    ck_assert(office_list_audit(seen.sitter.store, seen.session, &list, &seen.sitter.world.diags));
    ck_assert_uint_eq(list.rows.count, count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(list.rows.items[i].what, expected[i]);
        ck_assert_str_eq(list.rows.items[i].who, who);
        ck_assert_int_gt(list.rows.items[i].at_ms, 0);
    }
    office_audit_list_finish(&list);
}

// By keyboard: the menu, and the line with this name in it.
static void export_as(const char *name)
{
    sitter_press(&seen.sitter, "Export");
    sitter_check_layout(&seen.sitter, "the menu of formats");
    for (int i = 0; i < 10 && strcmp(sitter_focus(&seen.sitter), name) != 0; i++) {
        sitter_key(&seen.sitter, UI_KEY_DOWN, 0);
    }
    ck_assert_str_eq(sitter_focus(&seen.sitter), name);
    sitter_key(&seen.sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(sitter_focus(&seen.sitter), "Export");
}

// By keyboard from the door to the files.
START_TEST(every_opening_and_export_is_written_down_with_the_name)
{
    static const char *const WHAT[] = { "sheet", "pdf", "html", "csv", "json", "qti", "xapi" };
    char folder[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    setenv("ZEVEN_HOME", folder, 1);
    recruiter_open(seen.sitter.navigator);
    navigator_build(seen.sitter.navigator);
    sitter_type(&seen.sitter, " Noor de Vries ");
    sitter_press(&seen.sitter, "Open the list");
    office_press(&seen.sitter, "session", seen.session);
    export_as("Score sheet as PDF");
    ck_assert(sitter_reads(&seen.sitter, "Written to:"));
    ck_assert(sitter_reads(&seen.sitter, "score-sheet.pdf"));
    export_as("Score sheet as HTML");
    ck_assert(sitter_reads(&seen.sitter, "score-sheet.html"));
    export_as("Score sheet and observations as CSV");
    export_as("All of it as JSON");
    export_as("Results as QTI 2.2");
    export_as("Decisions as xAPI");
    expect_audit(WHAT, 7, "Noor de Vries");
    seen_expect_file(folder, "score-sheet.json", "{");
    seen_expect_file(folder, "score-sheet-qti.xml", "<?xml");
    seen_expect_file(folder, "score-sheet-xapi.json", "[");
    seen_expect_file(folder, "score-sheet.html", "<!DOCTYPE");
    seen_expect_file(folder, "score-sheet.pdf", "%PDF-");
    seen_expect_file(folder, "score-sheet.csv", "candidate");
    seen_expect_file(folder, "observations.csv", "candidate");
    fixture_remove_folder(folder);
}
END_TEST

START_TEST(the_candidates_report_goes_out_from_beside_the_decision)
{
    static const char *const WHAT[] = { "sheet", "report" };
    char folder[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    setenv("ZEVEN_HOME", folder, 1);
    seen_show();
    office_press(&seen.sitter, "side", 2);
    office_press(&seen.sitter, "report", 0);
    ck_assert(sitter_reads(&seen.sitter, "own-report.pdf"));
    seen_expect_file(folder, "own-report.pdf", "%PDF-");
    expect_audit(WHAT, 2, "recruiter");
    office_press(&seen.sitter, "consent", 0);
    ck_assert_str_eq(navigator_top(seen.sitter.navigator), "recruiter-candidate");
    fixture_remove_folder(folder);
}
END_TEST

START_TEST(the_path_of_an_export_stays_and_can_be_copied)
{
    char folder[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    setenv("ZEVEN_HOME", folder, 1);
    seen_show();
    export_as("Score sheet and observations as CSV");
    office_press(&seen.sitter, "replay", -1);
    ck_assert_str_eq(navigator_top(seen.sitter.navigator), "recruiter-replay");
    sitter_key(&seen.sitter, UI_KEY_ESCAPE, 0);
    ck_assert(sitter_reads(&seen.sitter, folder));
    ck_assert(sitter_reads(&seen.sitter, "score-sheet.csv"));
    ck_assert(sitter_reads(&seen.sitter, "observations.csv"));
    office_press(&seen.sitter, "copy-path", 0);
    sitter_key(&seen.sitter, 'f', UI_CTRL);
    ck_assert_str_eq(sitter_focus(&seen.sitter), "Search in the moments");
    sitter_key(&seen.sitter, 'v', UI_CTRL);
    const char *pasted = ui_field_text(seen.sitter.ui, "words", 0);
    ck_assert_ptr_nonnull(strstr(pasted, folder));
    ck_assert_ptr_nonnull(strstr(pasted, "score-sheet.csv")); // the field has no room for more
    fixture_remove_folder(folder);
}
END_TEST

START_TEST(what_cannot_be_written_is_said)
{
    setenv("ZEVEN_HOME", "/dev/null/nowhere", 1);
    seen_show();
    export_as("Score sheet and observations as CSV");
    ck_assert(sitter_reads(&seen.sitter, "could not be written"));
    ck_assert(sitter_reads(&seen.sitter, "/dev/null/nowhere/export"));
}
END_TEST

START_TEST(without_an_audit_line_nothing_is_opened_or_written)
{
    seen_show();
    ck_assert(database_run(seen.sitter.store->office,
            "CREATE TRIGGER no BEFORE INSERT ON ledger BEGIN SELECT raise(ABORT, 'no'); END",
            &seen.sitter.world.diags));
    export_as("Score sheet as PDF");
    ck_assert(sitter_reads(&seen.sitter, "Nothing was written"));
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "This score sheet cannot be opened"));
    ck_assert_uint_eq(office_count(&seen.sitter, "competency"), 0);
    ck_assert(!sitter_reads(&seen.sitter, "Export"));
}
END_TEST

/* ---- the decision ---- */

static void go_decide(void)
{
    seen_show();
    office_press(&seen.sitter, "side", 2);
}

static void read_decisions(struct decision_list *list)
{
    struct session_list found = { 0 };
    ck_assert(
            store_find_session(seen.sitter.store, seen.session, &found, &seen.sitter.world.diags));
    ck_assert(decision_read_all(seen.sitter.store, found.rows.items[0].start.candidate, list,
            &seen.sitter.world.diags));
    session_list_finish(&found);
}

START_TEST(a_decision_says_who_why_and_what_was_opened)
{
    seen_show();
    office_press(&seen.sitter, "moment", 1);
    office_press(&seen.sitter, "side", 2);
    ck_assert(sitter_reads(&seen.sitter, "You opened 1 of "));
    office_press(&seen.sitter, "outcome", DECISION_ACCEPT);
    office_focus(&seen.sitter, "reason", 0);
    sitter_type(&seen.sitter, "Vraagt door =1+1 <b>");
    office_focus(&seen.sitter, "decider", 0);
    sitter_type(&seen.sitter, "Noor");
    sitter_press(&seen.sitter, "Record the decision");
    ck_assert(sitter_reads(&seen.sitter, "The decision is recorded"));
    ck_assert(sitter_reads(&seen.sitter, "opened 1 of "));
    struct decision_list list = { 0 };
    read_decisions(&list);
    ck_assert_uint_eq(list.rows.count, 1);
    ck_assert_str_eq(list.rows.items[0].who, "Noor");
    ck_assert_str_eq(list.rows.items[0].reason, "Vraagt door =1+1 <b>");
    ck_assert_int_eq(list.rows.items[0].opened, 1);
    ck_assert_int_gt(list.rows.items[0].moments, 20);
    ck_assert_ptr_nonnull(strchr(list.rows.items[0].evidence, '/'));
    ck_assert_ptr_null(strchr(list.rows.items[0].evidence, ' '));
    decision_list_finish(&list);
}
END_TEST

START_TEST(nobody_decides_without_choice_reason_and_name)
{
    go_decide();
    sitter_press(&seen.sitter, "Record the decision");
    ck_assert(sitter_reads(&seen.sitter, "Choose what you decide first"));
    office_press(&seen.sitter, "outcome", DECISION_INTERVIEW);
    sitter_press(&seen.sitter, "Record the decision");
    ck_assert(sitter_reads(&seen.sitter, "Say why"));
    ck_assert_str_eq(sitter_focus(&seen.sitter), "Your reason"); // there to be filled in
    sitter_type(&seen.sitter, "Doorvragen");
    sitter_press(&seen.sitter, "Record the decision");
    ck_assert(sitter_reads(&seen.sitter, "Give your name"));
    ck_assert_str_eq(sitter_focus(&seen.sitter), "Your name");
    sitter_type(&seen.sitter, "Noor");
    office_focus(&seen.sitter, "meets", 0);
    sitter_type(&seen.sitter, "31-02-2027");
    sitter_press(&seen.sitter, "Record the decision");
    ck_assert(sitter_reads(&seen.sitter, "This is no day"));
    struct decision_list list = { 0 };
    read_decisions(&list);
    ck_assert_uint_eq(list.rows.count, 0);
    decision_list_finish(&list);
}
END_TEST

/* ---- what cannot be trusted ---- */

START_TEST(other_rules_show_the_stored_sheet_and_say_so)
{
    int64_t first = seen.session;
    office_copy(&seen.sitter, first, 1, "rules 0");
    struct session_list list = { 0 };
    ck_assert(store_list_finished(seen.sitter.store, "B-001", &list, &seen.sitter.world.diags));
    seen.session = list.rows.items[0].id;
    session_list_finish(&list);
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "cannot be played again"));
    ck_assert(sitter_reads(&seen.sitter, "rules 0"));
    ck_assert_uint_eq(office_count(&seen.sitter, "moment"), 0);
    const struct sheet_line *line = &seen.result.sheet.line[COMPETENCY_EMPATHY];
    char expected[100];
    snprintf(expected, sizeof(expected), "between %.0f and %.0f, middle %.0f",
            line->band90_shrunk[0], line->band90_shrunk[1], line->score);
    ck_assert_ptr_nonnull(
            strstr(office_name(&seen.sitter, "competency", COMPETENCY_EMPATHY), expected));
    sitter_press(&seen.sitter, "Export");
    ck_assert_uint_eq(office_count(&seen.sitter, "pdf"), 1);
    ck_assert_uint_eq(office_count(&seen.sitter, "csv"), 0);
    sitter_key(&seen.sitter, UI_KEY_ESCAPE, 0);
    ck_assert_uint_eq(office_count(&seen.sitter, "pdf"), 0);
    ck_assert_str_eq(navigator_top(seen.sitter.navigator), "recruiter-sheet");
    sitter_check_layout(&seen.sitter, "stored sheet");
}
END_TEST

START_TEST(a_stored_sheet_can_still_be_exported)
{
    char folder[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    setenv("ZEVEN_HOME", folder, 1);
    ck_assert(database_run(seen.sitter.store->office, "UPDATE session SET rules = 'rules 0'",
            &seen.sitter.world.diags));
    seen_show();
    export_as("Score sheet as PDF");
    seen_expect_file(folder, "score-sheet.pdf", "%PDF-");
    fixture_remove_folder(folder);
}
END_TEST

START_TEST(a_damaged_log_is_told)
{
    ck_assert(database_run(seen.sitter.store->office,
            "UPDATE journal SET device = 'other' WHERE sequence = 3", &seen.sitter.world.diags));
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "Log damaged"));
    ck_assert(sitter_reads(&seen.sitter, "do not use this sheet"));
    ck_assert(!sitter_reads(&seen.sitter, "Log intact"));
}
END_TEST

START_TEST(a_sheet_that_comes_out_otherwise_is_told)
{
    ck_assert(database_run(seen.sitter.store->office,
            "UPDATE session SET sheet = replace(sheet, '\"score\":', '\"score\": ')",
            &seen.sitter.world.diags));
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "differs from the one stored"));
}
END_TEST

START_TEST(a_session_without_a_sheet_is_trouble_in_words)
{
    seen.session = office_play(&seen.sitter, "K-2044", 3, false);
    seen_show();
    ck_assert(sitter_reads(&seen.sitter, "This score sheet cannot be opened"));
    ck_assert(sitter_reads(&seen.sitter, "no sheet yet"));
    sitter_check_layout(&seen.sitter, "trouble");
}
END_TEST

START_TEST(a_stored_sheet_reads_back_and_nonsense_does_not)
{
    struct buffer json = { 0 };
    struct sheet sheet;
    office_read_sheet(&seen.sitter, seen.session, &json);
    ck_assert(recruiter_stored_sheet(&sheet, buffer_text(&json)));
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *got = &sheet.line[k];
        const struct sheet_line *expected = &seen.result.sheet.line[k];
        ck_assert_int_eq(got->status, expected->status);
        ck_assert(got->score == expected->score && got->se == expected->se);
        ck_assert(got->band90[0] == expected->band90[0]);
        ck_assert(got->band90_shrunk[1] == expected->band90_shrunk[1]);
        ck_assert_int_eq(got->scenarios, expected->scenarios);
        ck_assert_int_eq(got->decisions, expected->decisions);
    }
    ck_assert(!recruiter_stored_sheet(&sheet, ""));
    ck_assert(!recruiter_stored_sheet(&sheet, "{\"accuracy\":{"));
    ck_assert(!recruiter_stored_sheet(&sheet, "{\"accuracy\":{\"score\":1}}"));
    buffer_finish(&json);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter papers");
    TCase *tests = tcase_create("recruiter papers");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, seen_begin, seen_end);
    tcase_add_test(tests, every_opening_and_export_is_written_down_with_the_name);
    tcase_add_test(tests, the_candidates_report_goes_out_from_beside_the_decision);
    tcase_add_test(tests, the_path_of_an_export_stays_and_can_be_copied);
    tcase_add_test(tests, what_cannot_be_written_is_said);
    tcase_add_test(tests, without_an_audit_line_nothing_is_opened_or_written);
    tcase_add_test(tests, a_decision_says_who_why_and_what_was_opened);
    tcase_add_test(tests, nobody_decides_without_choice_reason_and_name);
    tcase_add_test(tests, other_rules_show_the_stored_sheet_and_say_so);
    tcase_add_test(tests, a_stored_sheet_can_still_be_exported);
    tcase_add_test(tests, a_damaged_log_is_told);
    tcase_add_test(tests, a_sheet_that_comes_out_otherwise_is_told);
    tcase_add_test(tests, a_session_without_a_sheet_is_trouble_in_words);
    tcase_add_test(tests, a_stored_sheet_reads_back_and_nonsense_does_not);
    suite_add_tcase(suite, tests);
    return suite;
}
