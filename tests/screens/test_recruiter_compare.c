// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the comparison on screen: who may be compared, in which order they stand, what is said
// of them, and who looked.
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/report/words.h"
#include "game/screens/outcome.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/store/audit.h"
#include "game/store/candidate_page.h"
#include "game/store/settings.h"
#include "game/ui/access.h"
#include "tests/screens/office.h"
#include "tests/session/morning.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

// K-1 played badly; K-2 and K-3 as the demo does, and K-4 too, for another vacancy.
enum { WEAK, GOOD, TWIN, ELSEWHERE, PLAYED };

static struct sitter sitter;
static int64_t sessions[PLAYED];
static int64_t vacancy;

static int64_t add_vacancy(const char *name)
{
    struct office_hand hand = { "Noor", 1 };
    struct vacancy added = { .name = name,
        .shift = "shifts/ochtend.xml",
        .form = "A",
        .competencies = "empathy probing problem-solving",
        .reason = "Because",
        .closes_ms = INT64_C(4000000000000),
        .retention_weeks = 4 };
    int64_t id = 0;
    ck_assert(vacancy_add(sitter.store, &added, &hand, &id, &sitter.world.diags));
    return id;
}

static void invite(const char *code, int64_t where)
{
    struct office_hand hand = { "Noor", 1 };
    struct candidate_new invited = { .code = code, .vacancy = where };
    ck_assert(candidate_add(sitter.store, &invited, 1, NULL, &hand, &sitter.world.diags));
}

static int64_t play_badly(const char *code)
{
    struct session_setup setup = { .store = sitter.store,
        .root = sitter.world.data,
        .shift = sitter.world.shift,
        .candidate = code,
        .seed = 7,
        .created_ms = sitter.world.now_ms };
    struct session *session = session_create(&setup, &sitter.world.diags);
    struct result result;
    ck_assert_ptr_nonnull(session);
    morning_play(session, "jaarnota-weak pakket-weak boekhouden-weak");
    ck_assert(outcome_finish_session(
            &result, session, sitter.store, sitter.world.now_ms + 1, &sitter.world.diags));
    int64_t id = session->id;
    result_finish(&result);
    session_destroy(session);
    return id;
}

// Four hundred plays for each test would take the most of its time.
static void keep_random(void)
{
    struct session_list list = { 0 };
    struct buffer key = { 0 };
    char hash[DIGEST_HEX_SIZE];
    ck_assert(store_find_session(sitter.store, sessions[GOOD], &list, &sitter.world.diags));
    digest_write_hex(&list.rows.items[0].start.content, hash);
    buffer_add_format(&key, "random.rules 1.%s.%s", sitter.world.shift, hash);
    ck_assert(store_write_setting(
            sitter.store, buffer_text(&key), "400 12 13 14 - 16 17 18", &sitter.world.diags));
    buffer_finish(&key);
    session_list_finish(&list);
}

static void open_at(int width, int height, int scale)
{
    sitter_init(&sitter, width, height, scale);
    vacancy = add_vacancy("Adviser");
    int64_t elsewhere = add_vacancy("Webcare");
    invite("K-1", vacancy);
    invite("K-2", vacancy);
    invite("K-3", vacancy);
    invite("K-4", elsewhere);
    invite("K-5", vacancy);
    sessions[WEAK] = play_badly("K-1");
    sessions[GOOD] = office_play(&sitter, "K-2", OFFICE_WHOLE, true);
    sessions[TWIN] = office_play(&sitter, "K-3", OFFICE_WHOLE, true);
    sessions[ELSEWHERE] = office_play(&sitter, "K-4", OFFICE_WHOLE, true);
    keep_random();
}

static void setup(void)
{
    open_at(1280, 800, 100);
}

static void teardown(void)
{
    sitter_finish(&sitter);
}

static void show(size_t count, const int64_t *which)
{
    recruiter_push_compare(sitter.navigator, which, count, "Noor");
    navigator_build(sitter.navigator);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-compare");
}

static void show_two(void)
{
    show(2, (int64_t[]) { sessions[GOOD], sessions[WEAK] });
}

static size_t count_audit(const char *what)
{
    struct audit_list list = { 0 };
    struct audit_filter filter = { 0 };
    size_t count = 0;
    ck_assert(audit_read(sitter.store, &filter, &list, &sitter.world.diags));
    for (size_t i = 0; i < list.lines.count; i++) {
        count += strcmp(list.lines.items[i].what, what) == 0 &&
                strcmp(list.lines.items[i].who, "Noor") == 0;
    }
    audit_list_finish(&list);
    return count;
}

static bool is_fixed(void)
{
    struct vacancy_list list = { 0 };
    ck_assert(vacancy_find(sitter.store, vacancy, &list, &sitter.world.diags));
    bool fixed = list.rows.items[0].fixed_ms > 0;
    vacancy_list_finish(&list);
    return fixed;
}

/* ---- what it says ---- */

START_TEST(the_bands_of_all_stand_by_code_with_what_may_be_said)
{
    show_two();
    ck_assert(sitter_reads(&sitter, "2 candidates beside each other"));
    ck_assert(sitter_reads(&sitter, "K-2 higher than K-1, more than chance"));
    ck_assert(!sitter_reads(&sitter, "K-1 higher than"));
    ck_assert(sitter_reads(&sitter, "There is no total and no ranking"));
    ck_assert(!sitter_reads(&sitter, "Overall"));
    ck_assert(sitter_reads(&sitter, "K-1: 90% sure between "));
    ck_assert_str_eq(office_name(&sitter, "person", sessions[WEAK]), "Open the score sheet of K-1");
}
END_TEST

// The same band, to the figure, as on that person's own sheet.
START_TEST(a_band_is_that_of_the_sheet)
{
    struct result result;
    ck_assert(outcome_load(&result, sessions[WEAK], sitter.store, &sitter.world.diags));
    show_two();
    size_t seen = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &result.sheet.line[k];
        struct buffer words = { 0 };
        if (line->status == SHEET_OK) {
            buffer_add_format(&words, "K-1: 90%% sure between %.0f and %.0f",
                    line->band90_shrunk[0], line->band90_shrunk[1]);
            ck_assert_msg(sitter_reads(&sitter, buffer_text(&words)), "%s", buffer_text(&words));
            seen++;
        }
        buffer_finish(&words);
    }
    ck_assert_uint_gt(seen, 2);
    result_finish(&result);
}
END_TEST

static size_t place_of(enum competency competency)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter.ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        if (tree->items.items[i].role == UI_ROLE_REGION &&
                strcmp(tree->items.items[i].name, competency_name(competency)) == 0) {
            return i;
        }
    }
    ck_abort_msg("%s is not there", competency_name(competency));
}

START_TEST(what_matters_for_the_vacancy_stands_first)
{
    sitter_finish(&sitter);
    open_at(1280, 3000, 100); // all of it in view
    show_two();
    static const enum competency ORDER[] = { COMPETENCY_EMPATHY, COMPETENCY_PROBING,
        COMPETENCY_PROBLEM_SOLVING, COMPETENCY_ACCURACY, COMPETENCY_ACTIVE_READING,
        COMPETENCY_CONVERSATION_TECHNIQUE, COMPETENCY_MOTIVATION };
    for (int i = 1; i < COMPETENCY_COUNT; i++) {
        ck_assert_uint_lt(place_of(ORDER[i - 1]), place_of(ORDER[i]));
    }
}
END_TEST

START_TEST(who_did_the_same_is_not_told_apart)
{
    show(2, (int64_t[]) { sessions[TWIN], sessions[GOOD] });
    ck_assert(!sitter_reads(&sitter, "higher than"));
    ck_assert(sitter_reads(&sitter, "All bands overlap."));
}
END_TEST

START_TEST(every_difference_stands_behind_a_fold)
{
    show_two();
    ck_assert(!sitter_reads(&sitter, "Chance by itself"));
    office_press(&sitter, "fold", 0);
    ck_assert(sitter_reads(&sitter, "Chance by itself"));
    ck_assert(sitter_reads(&sitter, "Empathy · K-1 − K-2"));
}
END_TEST

/* ---- who looked ---- */

START_TEST(opening_it_is_opening_the_sheets)
{
    ck_assert(!is_fixed());
    show_two();
    ck_assert_uint_eq(count_audit("sheet"), 2);
    ck_assert(is_fixed());
}
END_TEST

START_TEST(refusing_opens_nothing_and_says_why)
{
    recruiter_show_list(sitter.navigator, "Noor");
    show(2, (int64_t[]) { sessions[GOOD], sessions[ELSEWHERE] });
    ck_assert(sitter_reads(&sitter, "These people cannot be compared"));
    ck_assert(sitter_reads(&sitter, "Not the same vacancy: K-2 Adviser; K-4 Webcare."));
    ck_assert(sitter_reads(&sitter, "only there the same matters"));
    ck_assert_uint_eq(office_count(&sitter, "pdf"), 0);
    ck_assert_uint_eq(count_audit("sheet"), 0);
    ck_assert(!is_fixed());
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-list");
}
END_TEST

START_TEST(a_second_time_is_not_compared_with_a_first)
{
    sitter.world.now_ms += 1000000;
    int64_t again = office_play(&sitter, "K-3", OFFICE_WHOLE, true);
    show(2, (int64_t[]) { sessions[GOOD], again });
    ck_assert(sitter_reads(&sitter, "K-2 attempt 1; K-3 attempt 2"));
    ck_assert_uint_eq(count_audit("sheet"), 0);
}
END_TEST

START_TEST(who_still_plays_is_waited_for)
{
    int64_t running = office_play(&sitter, "K-5", 20, false);
    show(2, (int64_t[]) { sessions[GOOD], running });
    ck_assert(sitter_reads(&sitter, "K-5 is still playing."));
    ck_assert_uint_eq(count_audit("sheet"), 0);
}
END_TEST

START_TEST(papers_leave_with_a_line_for_each_sheet)
{
    char folder[FIXTURE_PATH_SIZE];
    struct buffer path = { 0 };
    struct buffer bytes = { 0 };
    fixture_make_folder(folder);
    setenv("ZEVEN_HOME", folder, 1);
    show_two();
    office_press(&sitter, "pdf", 0);
    ck_assert_uint_eq(count_audit("pdf"), 2);
    buffer_add_format(&path, "%s/export/K-1-K-2-comparison.pdf", folder);
    ck_assert(sitter_reads(&sitter, buffer_text(&path)));
    ck_assert(bundle_read_path(buffer_text(&path), 1 << 22, &bytes, &sitter.world.diags));
    ck_assert_int_eq(strncmp(bytes.bytes, "%PDF-1.", 7), 0);
    office_press(&sitter, "html", 0);
    ck_assert(sitter_reads(&sitter, "comparison.html"));
    buffer_finish(&bytes);
    buffer_finish(&path);
    fixture_remove_folder(folder);
}
END_TEST

/* ---- how one gets there ---- */

static int64_t row_of(const char *code)
{
    struct candidate_page page = { 0 };
    ck_assert(candidate_read_one(sitter.store, code, &page, &sitter.world.diags));
    int64_t id = page.rows.items[0].id;
    candidate_page_finish(&page);
    return id;
}

static void choose(const char *code)
{
    office_focus(&sitter, "choose", row_of(code));
    sitter_key(&sitter, ' ', 0);
}

START_TEST(two_to_five_of_the_list_are_compared)
{
    recruiter_show_list(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
    choose("K-1");
    ck_assert_str_eq(office_name(&sitter, "compare", 0), "Compare: choose two to five");
    office_press(&sitter, "compare", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-list");
    choose("K-2");
    ck_assert_str_eq(office_name(&sitter, "compare", 0), "Compare 2 candidates");
    sitter_key(&sitter, 'g', UI_CTRL);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-compare");
    ck_assert(sitter_reads(&sitter, "K-2 higher than K-1"));
    office_press(&sitter, "person", sessions[GOOD]);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-sheet");
}
END_TEST

START_TEST(who_has_not_played_is_named)
{
    recruiter_show_list(sitter.navigator, "Noor");
    navigator_build(sitter.navigator);
    choose("K-1");
    choose("K-5");
    office_press(&sitter, "compare", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-list");
    ck_assert(sitter_reads(&sitter, "There is nothing to compare yet of K-5."));
}
END_TEST

START_TEST(a_sheet_leads_to_others_of_its_vacancy)
{
    recruiter_push_sheet(sitter.navigator, sessions[WEAK], "Noor");
    navigator_build(sitter.navigator);
    office_press(&sitter, "compare", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-compare-choose");
    ck_assert_uint_eq(office_count(&sitter, "other"), 2);
    office_press(&sitter, "compare", 0); // nobody was chosen
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-compare-choose");
    office_focus(&sitter, "other", sessions[GOOD]);
    sitter_key(&sitter, ' ', 0);
    office_press(&sitter, "compare", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-compare");
    ck_assert(sitter_reads(&sitter, "K-2 higher than K-1"));
}
END_TEST

START_TEST(the_search_finds_one_of_many)
{
    recruiter_push_compare_with(sitter.navigator, sessions[WEAK], "Noor");
    navigator_build(sitter.navigator);
    ck_assert_uint_eq(office_count(&sitter, "other"), 2);
    sitter_type(&sitter, "K-3");
    ck_assert_uint_eq(office_count(&sitter, "other"), 1);
    office_name(&sitter, "other", sessions[TWIN]);
    sitter_type(&sitter, "9");
    ck_assert(sitter_reads(&sitter, "Nobody else has played for this vacancy"));
}
END_TEST

START_TEST(who_belongs_to_no_vacancy_is_compared_with_nobody)
{
    int64_t alone = office_play(&sitter, "K-9", OFFICE_WHOLE, true);
    recruiter_push_compare_with(sitter.navigator, alone, "Noor");
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "K-9 belongs to no vacancy"));
    ck_assert_uint_eq(office_count(&sitter, "compare"), 0);
}
END_TEST

static const struct {
    int width;
    int height;
    int scale;
} WINDOWS[] = { { 1920, 1080, 100 }, { 1280, 800, 100 }, { 1280, 800, 200 }, { 1024, 700, 100 } };

START_TEST(all_of_it_fits)
{
    teardown();
    open_at(WINDOWS[_i].width, WINDOWS[_i].height, WINDOWS[_i].scale);
    recruiter_push_compare_with(sitter.navigator, sessions[WEAK], "Noor");
    navigator_build(sitter.navigator);
    sitter_check_layout(&sitter, "the choice");
    show(3, sessions);
    sitter_check_layout(&sitter, "the comparison");
    office_press(&sitter, "fold", 0);
    sitter_check_layout(&sitter, "its figures");
    show(4, sessions);
    sitter_check_layout(&sitter, "the reasons why not");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("recruiter_compare");
    TCase *tests = tcase_create("compare");
    tcase_set_timeout(tests, 60);
    tcase_add_unchecked_fixture(tests, setup, teardown); // each test has a copy of its own
    tcase_add_test(tests, the_bands_of_all_stand_by_code_with_what_may_be_said);
    tcase_add_test(tests, a_band_is_that_of_the_sheet);
    tcase_add_test(tests, what_matters_for_the_vacancy_stands_first);
    tcase_add_test(tests, who_did_the_same_is_not_told_apart);
    tcase_add_test(tests, every_difference_stands_behind_a_fold);
    tcase_add_test(tests, opening_it_is_opening_the_sheets);
    tcase_add_test(tests, refusing_opens_nothing_and_says_why);
    tcase_add_test(tests, a_second_time_is_not_compared_with_a_first);
    tcase_add_test(tests, who_still_plays_is_waited_for);
    tcase_add_test(tests, papers_leave_with_a_line_for_each_sheet);
    tcase_add_test(tests, two_to_five_of_the_list_are_compared);
    tcase_add_test(tests, who_has_not_played_is_named);
    tcase_add_test(tests, a_sheet_leads_to_others_of_its_vacancy);
    tcase_add_test(tests, the_search_finds_one_of_many);
    tcase_add_test(tests, who_belongs_to_no_vacancy_is_compared_with_nobody);
    tcase_add_loop_test(tests, all_of_it_fits, 0, sizeof(WINDOWS) / sizeof(WINDOWS[0]));
    suite_add_tcase(suite, tests);
    return suite;
}
