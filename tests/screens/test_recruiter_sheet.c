// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the score sheet on screen: the numbers of the result, what they rest on, and who looked.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/scenario/model.h"
#include "game/screens/outcome.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/screens/recruiter/recruiter_look.h"
#include "game/session/session.h"
#include "game/session/standard.h"
#include "game/store/database.h"
#include "game/store/decision.h"
#include "game/store/norms.h"
#include "game/store/office.h"
#include "game/store/settings.h"
#include "tests/screens/office.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static struct sitter sitter;
static int64_t session;
static struct result result;

static void keep_random(const char *value)
{
    struct buffer key = { 0 };
    buffer_add_format(&key, "random.rules 1.%s.%s", sitter.world.shift, result.meta.content_hash);
    ck_assert(store_write_setting(sitter.store, buffer_text(&key), value, &sitter.world.diags));
    buffer_finish(&key);
}

// Four hundred plays for each test would take the most of its time.
static void open_at(int width, int height, int scale, int lines)
{
    sitter_init(&sitter, width, height, scale);
    session = office_play(&sitter, "K-2041", lines, true);
    ck_assert(outcome_load(&result, session, sitter.store, &sitter.world.diags));
    keep_random("400 12 13 14 - 16 17 18");
}

static void show(void)
{
    recruiter_show_sheet(sitter.navigator, session);
    navigator_build(sitter.navigator);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-sheet");
}

static void setup(void)
{
    open_at(1280, 800, 100, OFFICE_WHOLE);
}

static void teardown(void)
{
    result_finish(&result);
    sitter_finish(&sitter);
}

static void again(int width, int height, int scale, int lines)
{
    teardown();
    open_at(width, height, scale, lines);
}

static size_t count_moments(int competency, int64_t scenario)
{
    size_t count = 0;
    for (size_t i = 0; i < result.moments.count; i++) {
        const struct result_moment *moment = &result.moments.items[i];
        bool about = competency < 0;
        for (size_t j = 0; j < moment->point_count; j++) {
            about = about || (int)moment->points[j].competency == competency;
        }
        count += about && (scenario < 0 || moment->scenario == scenario);
    }
    return count;
}

/* ---- the bands ---- */

START_TEST(the_bands_are_those_of_the_result)
{
    show();
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &result.sheet.line[k];
        char expected[200];
        ck_assert(line->status == SHEET_OK && line->has_shrunk);
        snprintf(expected, sizeof(expected), "%s: 90%% sure between %.0f and %.0f, middle %.0f",
                competency_name((enum competency)k), line->band90_shrunk[0], line->band90_shrunk[1],
                line->score);
        const char *row = office_name(&sitter, "competency", k);
        ck_assert_msg(strncmp(row, expected, strlen(expected)) == 0, "%s\n%s", row, expected);
    }
    ck_assert(sitter_reads(&sitter, "Log intact"));
    ck_assert(sitter_reads(&sitter, "nobody has set a line yet"));
    ck_assert(!sitter_reads(&sitter, "above the line"));
}
END_TEST

static const char *two_decimals(double value)
{
    static char texts[4][32];
    static int next;
    struct buffer buffer = { 0 };
    next = (next + 1) % 4;
    format_decimal(&buffer, format_for("en"), value, 2);
    snprintf(texts[next], sizeof(texts[next]), "%s", buffer_text(&buffer));
    buffer_finish(&buffer);
    return texts[next];
}

START_TEST(every_figure_stands_behind_a_fold)
{
    show();
    ck_assert(!sitter_reads(&sitter, "Margin (SE)"));
    ck_assert(!sitter_reads(&sitter, "Story, not a score"));
    office_press(&sitter, "fold", SHEET_PART_FIGURES);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &result.sheet.line[k];
        char expected[120];
        snprintf(expected, sizeof(expected), "Score: %s", two_decimals(line->score));
        ck_assert_msg(sitter_reads(&sitter, expected), "%s", expected);
        snprintf(expected, sizeof(expected), "90%% shown: %s – %s",
                two_decimals(line->band90_shrunk[0]), two_decimals(line->band90_shrunk[1]));
        ck_assert_msg(sitter_reads(&sitter, expected), "%s", expected);
    }
    sitter_check_layout(&sitter, "figures");
    office_press(&sitter, "fold", SHEET_PART_STORY);
    ck_assert(sitter_reads(&sitter, "Story, not a score"));
    sitter_check_layout(&sitter, "story");
    office_press(&sitter, "fold", SHEET_PART_STORY);
    ck_assert(!sitter_reads(&sitter, "Story, not a score"));
}
END_TEST

START_TEST(too_little_seen_is_said_in_words_and_gets_no_number)
{
    again(1280, 800, 100, 30);
    show();
    size_t little = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &result.sheet.line[k];
        const char *row = office_name(&sitter, "competency", k);
        char expected[200];
        ck_assert_int_ne(line->status, SHEET_OK);
        ck_assert_ptr_null(strstr(row, "middle"));
        if (line->status == SHEET_INSUFFICIENT_EVIDENCE) {
            snprintf(expected, sizeof(expected), "not enough seen: %d customer%s, %d moment%s",
                    line->scenarios, line->scenarios == 1 ? "" : "s", line->decisions,
                    line->decisions == 1 ? "" : "s");
            ck_assert_msg(strstr(row, expected) != NULL, "%s", row);
            little++;
        } else {
            ck_assert_ptr_nonnull(strstr(row, "not seen"));
        }
    }
    ck_assert_uint_gt(little, 0);
    ck_assert(sitter_reads(&sitter, "The shift was not played to its end."));
}
END_TEST

START_TEST(the_random_player_that_is_kept_is_shown)
{
    show();
    ck_assert_ptr_nonnull(strstr(office_name(&sitter, "competency", 0), "somebody who guesses 12"));
    ck_assert_ptr_null(strstr(office_name(&sitter, "competency", 3), "guesses"));
}
END_TEST

// A panel that expects half of the points everywhere.
static void keep_lines(void)
{
    struct diag_list *diags = &sitter.world.diags;
    struct standard standard;
    const double expected[] = { 8, 10, 12 };
    struct session *played = session_resume(sitter.store, session, diags);
    for (int k = 0; k <= COMPETENCY_COUNT; k++) {
        ck_assert(standard_of(&standard.line[k], expected, 3, 10));
    }
    for (uint32_t i = 0; i < played->plan->scenario_count; i++) {
        ck_assert(
                standard_keep(sitter.store, played->plan->scenarios[i].scenario, &standard, diags));
    }
    session_destroy(played);
}

START_TEST(the_line_of_the_panel_stands_on_the_sheet)
{
    show();
    ck_assert(sitter_reads(&sitter, "nobody has set a line yet"));
    ck_assert(!sitter_reads(&sitter, "a starter who is just good enough 10"));
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    keep_lines();
    show();
    ck_assert(sitter_reads(&sitter, ", a starter who is just good enough 10"));
    ck_assert(sitter_reads(&sitter, "3 raters said what a starter who can just do the work"));
    ck_assert(sitter_reads(&sitter, "Surely above the line"));
    sitter_check_layout(&sitter, "a sheet with the line");
}
END_TEST

START_TEST(the_random_player_is_played_once_and_kept)
{
    struct random_player played;
    struct random_player kept;
    struct diag_list *diags = &sitter.world.diags;
    keep_random(NULL);
    struct session *loaded = session_resume(sitter.store, session, diags);
    struct session_list list = { 0 };
    ck_assert(store_find_session(sitter.store, session, &list, diags));
    const struct session_row *row = &list.rows.items[0];
    recruiter_random_player(&played, row, loaded->plan, sitter.store, diags);
    ck_assert_uint_eq(played.plays, RANDOM_PLAYS);
    // Without a plan there is nothing to play: it must come from the setting.
    recruiter_random_player(&kept, row, NULL, sitter.store, diags);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ck_assert(played.observed[k] && kept.observed[k]);
        ck_assert(played.score[k] == kept.score[k]);
        ck_assert(played.score[k] > 0 && played.score[k] < 100);
    }
    session_list_finish(&list);
    session_destroy(loaded);
}
END_TEST

START_TEST(the_answers_of_the_candidate_do_not_stand_beside_the_scores)
{
    struct office_answers answers = { 1, 1, 1 };
    show();
    struct buffer before = { 0 };
    struct buffer after = { 0 };
    ui_access_print(ui_access_tree(sitter.ui), &before);
    ck_assert(office_write_answers(sitter.store, session, &answers, &sitter.world.diags));
    show();
    ui_access_print(ui_access_tree(sitter.ui), &after);
    ck_assert_str_eq(buffer_text(&before), buffer_text(&after));
    buffer_finish(&before);
    buffer_finish(&after);
}
END_TEST

/* ---- the comparison group ---- */

static void add_norm(const char *name, bool same_content, const char *form)
{
    struct norms_count counts[] = { { 20, 60 }, { 50, 60 }, { 80, 94 } };
    struct norms_part part = { "empathy", 214, counts, 3 };
    struct session_list list = { 0 };
    struct diag_list *diags = &sitter.world.diags;
    ck_assert(store_find_session(sitter.store, session, &list, diags));
    struct stored_norm norm = { .name = name,
        .shift = sitter.world.shift,
        .form = form,
        .people = 214,
        .first = "2026-03",
        .last = "2026-09",
        .languages = "nl",
        .parts = &part,
        .part_count = 1 };
    if (same_content) {
        norm.content = list.rows.items[0].start.content;
    }
    struct office_hand hand = { "Noor", sitter.world.now_ms };
    ck_assert(norms_add(sitter.store, &norm, &hand, diags));
    session_list_finish(&list);
}

START_TEST(a_norm_of_the_same_content_and_form_stands_beside_the_bands)
{
    add_norm("Zwolle 2026", true, result.form != NULL ? result.form : "");
    show();
    ck_assert(sitter_reads(&sitter, "Comparison group: Zwolle 2026, 214 people"));
    ck_assert(sitter_reads(&sitter, "usable"));
    ck_assert(sitter_reads(&sitter, "NORM N 214"));
    ck_assert_ptr_nonnull(
            strstr(office_name(&sitter, "competency", COMPETENCY_EMPATHY), "higher than"));
    ck_assert_ptr_null(
            strstr(office_name(&sitter, "competency", COMPETENCY_PROBING), "higher than"));
}
END_TEST

START_TEST(a_norm_of_other_content_is_refused_with_its_name)
{
    add_norm("Elsewhere", false, result.form != NULL ? result.form : "");
    show();
    ck_assert(sitter_reads(&sitter, "“Elsewhere” (214 people) played other content"));
    ck_assert_ptr_null(
            strstr(office_name(&sitter, "competency", COMPETENCY_EMPATHY), "higher than"));
}
END_TEST

START_TEST(a_norm_of_another_form_is_refused_with_its_name)
{
    add_norm("Form Q", true, "Q");
    show();
    ck_assert(sitter_reads(&sitter, "“Form Q” (214 people) played another form"));
    ck_assert_ptr_null(
            strstr(office_name(&sitter, "competency", COMPETENCY_EMPATHY), "higher than"));
}
END_TEST

START_TEST(the_norm_that_the_organisation_named_goes_before_a_larger_one)
{
    const char *form = result.form != NULL ? result.form : "";
    add_norm("Zwolle 2026", true, form);
    add_norm("Almelo 2026", true, form);
    ck_assert(store_write_setting(sitter.store, "org.norm", "Zwolle 2026", &sitter.world.diags));
    show();
    ck_assert(sitter_reads(&sitter, "Comparison group: Zwolle 2026"));
    ck_assert(store_write_setting(sitter.store, "org.norm", "Almelo 2026", &sitter.world.diags));
    show();
    ck_assert(sitter_reads(&sitter, "Comparison group: Almelo 2026"));
}
END_TEST

/* ---- what they rest on ---- */

START_TEST(a_row_shows_the_moments_of_its_competency_alone)
{
    show();
    ck_assert_uint_eq(office_count(&sitter, "moment"), result.moments.count);
    office_press(&sitter, "competency", COMPETENCY_PROBING);
    ck_assert_uint_eq(office_count(&sitter, "moment"), count_moments(COMPETENCY_PROBING, -1));
    ck_assert_uint_lt(office_count(&sitter, "moment"), result.moments.count);
    office_press(&sitter, "customer", 1);
    ck_assert_uint_eq(office_count(&sitter, "moment"), count_moments(COMPETENCY_PROBING, 1));
    ck_assert_str_eq(
            office_name(&sitter, "all-competencies", 0), "Only Probing; press to show all");
    office_press(&sitter, "all-competencies", 0);
    ck_assert_uint_eq(office_count(&sitter, "moment"), count_moments(-1, 1));
    office_press(&sitter, "customer", -1);
    ck_assert_uint_eq(office_count(&sitter, "moment"), result.moments.count);
}
END_TEST

START_TEST(a_row_pressed_twice_shows_everything_again)
{
    show();
    office_press(&sitter, "competency", COMPETENCY_EMPATHY);
    office_press(&sitter, "competency", COMPETENCY_EMPATHY);
    ck_assert_uint_eq(office_count(&sitter, "moment"), result.moments.count);
}
END_TEST

START_TEST(a_word_finds_the_moments_it_stands_in)
{
    show();
    sitter_key(&sitter, 'f', UI_CTRL);
    ck_assert_str_eq(sitter_focus(&sitter), "Search in the moments");
    sitter_type(&sitter, "whatsapp");
    size_t count = 0;
    for (size_t i = 0; i < result.moments.count; i++) {
        count += result.moments.items[i].channel == CHANNEL_WHATSAPP;
    }
    ck_assert_uint_ge(office_count(&sitter, "moment"), count);
    ck_assert_uint_lt(office_count(&sitter, "moment"), result.moments.count);
    office_press(&sitter, "customer", 0);
    ck_assert_uint_eq(office_count(&sitter, "moment"), 0);
    ck_assert(sitter_reads(&sitter, "No moment fits these filters."));
}
END_TEST

// The first moment in which something was said, with other words on the table.
static size_t a_telling_moment(void)
{
    for (size_t i = 0; i < result.moments.count; i++) {
        const struct result_moment *moment = &result.moments.items[i];
        if (moment->kind == RESULT_TURN && *moment->heard != '\0' && moment->shown.count > 0 &&
                moment->looked_up.count > 0 && *moment->points[0].why != '\0') {
            return i;
        }
    }
    ck_abort_msg("the demo has no such moment");
    return 0;
}

START_TEST(an_opened_moment_tells_all_and_is_counted_once)
{
    show();
    size_t at = a_telling_moment();
    const struct result_moment *moment = &result.moments.items[at];
    char opened[64];
    snprintf(opened, sizeof(opened), "you opened 1 of %zu moments", result.moments.count);
    ck_assert(!sitter_reads(&sitter, moment->shown.items[0]));
    office_press(&sitter, "moment", (int64_t)at);
    const char *item = office_name(&sitter, "moment", (int64_t)at);
    ck_assert_ptr_nonnull(strstr(item, moment->said));
    ck_assert_ptr_nonnull(strstr(item, moment->heard));
    ck_assert_ptr_nonnull(strstr(item, moment->points[0].why));
    ck_assert_ptr_nonnull(strstr(item, moment->customer));
    for (size_t i = 0; i < moment->shown.count; i++) {
        ck_assert_ptr_nonnull(strstr(item, moment->shown.items[i]));
    }
    for (size_t i = 0; i < moment->looked_up.count; i++) {
        ck_assert_ptr_nonnull(strstr(item, moment->looked_up.items[i]));
    }
    ck_assert(sitter_reads(&sitter, opened));
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(!sitter_reads(&sitter, moment->shown.items[0]));
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(sitter_reads(&sitter, opened));
}
END_TEST

START_TEST(without_critical_errors_nothing_asks_to_be_talked_about)
{
    show();
    ck_assert_uint_eq(result.criticals.count, 0);
    ck_assert(sitter_reads(&sitter, "None were seen."));
    ck_assert(!sitter_reads(&sitter, "talk about it"));
}
END_TEST

START_TEST(a_critical_error_stands_apart_to_be_talked_about)
{
    sitter.world.shift = "packs/boekwijzer/boekhouden.xml";
    session = office_play_script(&sitter, "K-2039", "boekhouden-weak", OFFICE_WHOLE, true);
    result_finish(&result);
    ck_assert(outcome_load(&result, session, sitter.store, &sitter.world.diags));
    ck_assert_uint_gt(result.criticals.count, 0);
    show();
    ck_assert(sitter_reads(&sitter, "talk about it"));
    ck_assert(sitter_reads(&sitter, result.criticals.items[0].what));
    ck_assert(!sitter_reads(&sitter, "None were seen."));
    sitter_check_layout(&sitter, "critical errors");
}
END_TEST

START_TEST(questions_are_asked_where_the_band_is_wide)
{
    again(1280, 800, 100, 30);
    show();
    ck_assert(!sitter_reads(&sitter, "Questions for the interview"));
    sitter_tab_to(&sitter, "Observations");
    sitter_key(&sitter, UI_KEY_RIGHT, 0);
    ck_assert(sitter_reads(&sitter, "Questions for the interview"));
    ck_assert(sitter_reads(&sitter, "A human decides, never the program."));
    ck_assert_uint_eq(office_count(&sitter, "moment"), 0);
}
END_TEST

/* ---- who looked, and what was taken out ---- */

static void expect_audit(const char *const *expected, size_t count, const char *who)
{
    struct office_audit_list list = { 0 };
    ck_assert(office_list_audit(sitter.store, session, &list, &sitter.world.diags));
    ck_assert_uint_eq(list.rows.count, count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_str_eq(list.rows.items[i].what, expected[i]);
        ck_assert_str_eq(list.rows.items[i].who, who);
        ck_assert_int_gt(list.rows.items[i].at_ms, 0);
    }
    office_audit_list_finish(&list);
}

static void expect_file(const char *folder, const char *ending, const char *begins)
{
    char path[600];
    char start[16] = "";
    snprintf(path, sizeof(path), "%s/export/K-2041-%.8s-%s", folder, result.meta.journal_hash,
            ending);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    ck_assert_uint_gt(fread(start, 1, strlen(begins), file), 0);
    fclose(file);
    ck_assert_str_eq(start, begins);
}

// By keyboard from the door to the files.
START_TEST(every_opening_and_export_is_written_down_with_the_name)
{
    static const char *const WHAT[] = { "sheet", "pdf", "html", "csv" };
    char folder[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    setenv("ZEVEN_HOME", folder, 1);
    recruiter_open(sitter.navigator);
    navigator_build(sitter.navigator);
    sitter_type(&sitter, " Noor de Vries ");
    sitter_press(&sitter, "Open the list");
    office_press(&sitter, "session", session);
    sitter_press(&sitter, "Export PDF");
    ck_assert(sitter_reads(&sitter, "Written to:"));
    ck_assert(sitter_reads(&sitter, "score-sheet.pdf"));
    sitter_press(&sitter, "Export HTML");
    ck_assert(sitter_reads(&sitter, "score-sheet.html"));
    sitter_press(&sitter, "Export CSV");
    expect_audit(WHAT, 4, "Noor de Vries");
    expect_file(folder, "score-sheet.html", "<!DOCTYPE");
    expect_file(folder, "score-sheet.pdf", "%PDF-");
    expect_file(folder, "score-sheet.csv", "candidate");
    expect_file(folder, "observations.csv", "candidate");
    fixture_remove_folder(folder);
}
END_TEST

START_TEST(what_cannot_be_written_is_said)
{
    setenv("ZEVEN_HOME", "/dev/null/nowhere", 1);
    show();
    sitter_press(&sitter, "Export CSV");
    ck_assert(sitter_reads(&sitter, "could not be written"));
    ck_assert(sitter_reads(&sitter, "/dev/null/nowhere/export"));
}
END_TEST

START_TEST(without_an_audit_line_nothing_is_opened_or_written)
{
    show();
    ck_assert(database_run(sitter.store->office,
            "CREATE TRIGGER no BEFORE INSERT ON ledger BEGIN SELECT raise(ABORT, 'no'); END",
            &sitter.world.diags));
    sitter_press(&sitter, "Export PDF");
    ck_assert(sitter_reads(&sitter, "Nothing was written"));
    show();
    ck_assert(sitter_reads(&sitter, "This score sheet cannot be opened"));
    ck_assert_uint_eq(office_count(&sitter, "competency"), 0);
    ck_assert(!sitter_reads(&sitter, "Export"));
}
END_TEST

/* ---- the decision ---- */

static void go_decide(void)
{
    show();
    office_press(&sitter, "side", 2);
}

static void read_decisions(struct decision_list *list)
{
    struct session_list found = { 0 };
    ck_assert(store_find_session(sitter.store, session, &found, &sitter.world.diags));
    ck_assert(decision_read_all(
            sitter.store, found.rows.items[0].start.candidate, list, &sitter.world.diags));
    session_list_finish(&found);
}

START_TEST(a_decision_says_who_why_and_what_was_opened)
{
    show();
    office_press(&sitter, "moment", 1);
    office_press(&sitter, "side", 2);
    ck_assert(sitter_reads(&sitter, "You opened 1 of "));
    office_press(&sitter, "outcome", DECISION_ACCEPT);
    office_focus(&sitter, "reason", 0);
    sitter_type(&sitter, "Vraagt door =1+1 <b>");
    office_focus(&sitter, "decider", 0);
    sitter_type(&sitter, "Noor");
    sitter_press(&sitter, "Record the decision");
    ck_assert(sitter_reads(&sitter, "The decision is recorded"));
    ck_assert(sitter_reads(&sitter, "opened 1 of "));
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
    sitter_press(&sitter, "Record the decision");
    ck_assert(sitter_reads(&sitter, "Choose what you decide first"));
    office_press(&sitter, "outcome", DECISION_INTERVIEW);
    sitter_press(&sitter, "Record the decision");
    ck_assert(sitter_reads(&sitter, "Say why"));
    office_focus(&sitter, "reason", 0);
    sitter_type(&sitter, "Doorvragen");
    sitter_press(&sitter, "Record the decision");
    ck_assert(sitter_reads(&sitter, "Give your name"));
    office_focus(&sitter, "decider", 0);
    sitter_type(&sitter, "Noor");
    office_focus(&sitter, "meets", 0);
    sitter_type(&sitter, "31-02-2027");
    sitter_press(&sitter, "Record the decision");
    ck_assert(sitter_reads(&sitter, "This is no day"));
    struct decision_list list = { 0 };
    read_decisions(&list);
    ck_assert_uint_eq(list.rows.count, 0);
    decision_list_finish(&list);
}
END_TEST

/* ---- what cannot be trusted ---- */

START_TEST(other_rules_show_the_stored_sheet_and_say_so)
{
    int64_t first = session;
    office_copy(&sitter, first, 1, "rules 0");
    struct session_list list = { 0 };
    ck_assert(store_list_finished(sitter.store, "B-001", &list, &sitter.world.diags));
    session = list.rows.items[0].id;
    session_list_finish(&list);
    show();
    ck_assert(sitter_reads(&sitter, "cannot be played again"));
    ck_assert(sitter_reads(&sitter, "rules 0"));
    ck_assert_uint_eq(office_count(&sitter, "moment"), 0);
    const struct sheet_line *line = &result.sheet.line[COMPETENCY_EMPATHY];
    char expected[100];
    snprintf(expected, sizeof(expected), "between %.0f and %.0f, middle %.0f",
            line->band90_shrunk[0], line->band90_shrunk[1], line->score);
    ck_assert_ptr_nonnull(strstr(office_name(&sitter, "competency", COMPETENCY_EMPATHY), expected));
    ck_assert(!sitter_reads(&sitter, "Export CSV"));
    sitter_check_layout(&sitter, "stored sheet");
}
END_TEST

START_TEST(a_stored_sheet_can_still_be_exported)
{
    char folder[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    setenv("ZEVEN_HOME", folder, 1);
    ck_assert(database_run(
            sitter.store->office, "UPDATE session SET rules = 'rules 0'", &sitter.world.diags));
    show();
    sitter_press(&sitter, "Export PDF");
    expect_file(folder, "score-sheet.pdf", "%PDF-");
    fixture_remove_folder(folder);
}
END_TEST

START_TEST(a_damaged_log_is_told)
{
    ck_assert(database_run(sitter.store->office,
            "UPDATE journal SET device = 'other' WHERE sequence = 3", &sitter.world.diags));
    show();
    ck_assert(sitter_reads(&sitter, "Log damaged"));
    ck_assert(sitter_reads(&sitter, "do not use this sheet"));
    ck_assert(!sitter_reads(&sitter, "Log intact"));
}
END_TEST

START_TEST(a_sheet_that_comes_out_otherwise_is_told)
{
    ck_assert(database_run(sitter.store->office,
            "UPDATE session SET sheet = replace(sheet, '\"score\":', '\"score\": ')",
            &sitter.world.diags));
    show();
    ck_assert(sitter_reads(&sitter, "differs from the one stored"));
}
END_TEST

START_TEST(a_session_without_a_sheet_is_trouble_in_words)
{
    session = office_play(&sitter, "K-2044", 3, false);
    show();
    ck_assert(sitter_reads(&sitter, "This score sheet cannot be opened"));
    ck_assert(sitter_reads(&sitter, "no sheet yet"));
    sitter_check_layout(&sitter, "trouble");
}
END_TEST

START_TEST(a_stored_sheet_reads_back_and_nonsense_does_not)
{
    struct buffer json = { 0 };
    struct sheet sheet;
    office_read_sheet(&sitter, session, &json);
    ck_assert(recruiter_stored_sheet(&sheet, buffer_text(&json)));
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *got = &sheet.line[k];
        const struct sheet_line *expected = &result.sheet.line[k];
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

/* ---- any window ---- */

static const struct {
    int width, height, scale;
    bool contrast;
} WINDOWS[] = {
    { 1280, 800, 100, false },
    { 1280, 800, 200, false },
    { 1280, 800, 200, true },
    { 1920, 1080, 100, true },
    { 1920, 1080, 150, false },
    { 1000, 700, 125, false },
    { 640, 480, 100, false },
};

enum { WINDOW_COUNT = sizeof(WINDOWS) / sizeof(WINDOWS[0]) };

static void look_at_the_side(void)
{
    if (!ui_is_wide(sitter.ui)) {
        office_press(&sitter, "drawer", 0);
    }
    sitter_check_layout(&sitter, "evidence");
    size_t at = a_telling_moment();
    for (size_t i = 0; i < 8; i++) {
        office_press(&sitter, "moment", (int64_t)(at + i));
    }
    sitter_check_layout(&sitter, "evidence, unfolded");
    office_focus(&sitter, "side", 0);
    sitter_key(&sitter, UI_KEY_RIGHT, 0);
    sitter_check_layout(&sitter, "questions");
}

// In both languages: Dutch is the longer one.
START_TEST(nothing_is_cut_off)
{
    int window = _i % WINDOW_COUNT;
    char folder[FIXTURE_PATH_SIZE];
    fixture_make_folder(folder);
    setenv("ZEVEN_HOME", folder, 1);
    again(WINDOWS[window].width, WINDOWS[window].height, WINDOWS[window].scale, OFFICE_WHOLE);
    sitter.world.display.contrast = WINDOWS[window].contrast;
    navigator_apply_display(sitter.navigator);
    ck_assert(_i < WINDOW_COUNT || locale_init("nl", locale_default_folder()));
    add_norm("Zwolle 2026", true, result.form != NULL ? result.form : "");
    show();
    sitter_check_layout(&sitter, "sheet");
    office_press(&sitter, "csv", 0);
    sitter_check_layout(&sitter, "sheet, exported");
    look_at_the_side();
    fixture_remove_folder(folder);
}
END_TEST

START_TEST(in_a_narrow_window_a_row_opens_the_drawer_and_escape_closes_it)
{
    again(1280, 800, 200, OFFICE_WHOLE);
    show();
    ck_assert_uint_eq(office_count(&sitter, "moment"), 0);
    office_press(&sitter, "competency", COMPETENCY_ACCURACY);
    ck_assert_uint_eq(office_count(&sitter, "moment"), count_moments(COMPETENCY_ACCURACY, -1));
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_uint_eq(office_count(&sitter, "moment"), 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-sheet");
    office_press(&sitter, "competency", COMPETENCY_ACCURACY);
    ck_assert_uint_eq(office_count(&sitter, "moment"), count_moments(COMPETENCY_ACCURACY, -1));
}
END_TEST

static void add_tests(TCase *tests)
{
    tcase_add_test(tests, the_bands_are_those_of_the_result);
    tcase_add_test(tests, every_figure_stands_behind_a_fold);
    tcase_add_test(tests, too_little_seen_is_said_in_words_and_gets_no_number);
    tcase_add_test(tests, the_random_player_that_is_kept_is_shown);
    tcase_add_test(tests, the_random_player_is_played_once_and_kept);
    tcase_add_test(tests, the_answers_of_the_candidate_do_not_stand_beside_the_scores);
    tcase_add_test(tests, a_norm_of_the_same_content_and_form_stands_beside_the_bands);
    tcase_add_test(tests, a_norm_of_other_content_is_refused_with_its_name);
    tcase_add_test(tests, a_norm_of_another_form_is_refused_with_its_name);
    tcase_add_test(tests, the_norm_that_the_organisation_named_goes_before_a_larger_one);
    tcase_add_test(tests, a_row_shows_the_moments_of_its_competency_alone);
    tcase_add_test(tests, a_word_finds_the_moments_it_stands_in);
    tcase_add_test(tests, a_row_pressed_twice_shows_everything_again);
    tcase_add_test(tests, an_opened_moment_tells_all_and_is_counted_once);
    tcase_add_test(tests, without_critical_errors_nothing_asks_to_be_talked_about);
    tcase_add_test(tests, a_critical_error_stands_apart_to_be_talked_about);
    tcase_add_test(tests, questions_are_asked_where_the_band_is_wide);
    tcase_add_test(tests, every_opening_and_export_is_written_down_with_the_name);
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
    tcase_add_test(tests, in_a_narrow_window_a_row_opens_the_drawer_and_escape_closes_it);
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter sheet");
    TCase *tests = tcase_create("recruiter sheet");
    tcase_set_timeout(tests, 120);
    tcase_add_checked_fixture(tests, setup, teardown);
    add_tests(tests);
    tcase_add_test(tests, the_line_of_the_panel_stands_on_the_sheet);
    tcase_add_loop_test(tests, nothing_is_cut_off, 0, 2 * WINDOW_COUNT);
    suite_add_tcase(suite, tests);
    return suite;
}
