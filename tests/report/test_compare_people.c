// SPDX-License-Identifier: GPL-3.0-or-later
// Protects people beside each other: nothing is said that the numbers do not carry, nobody is put
// in order, and who cannot be compared is not.
#include "game/report/compare_people.h"

#include <string.h>

#include "game/locale/locale.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

enum { MODEL, ACCEPTABLE, WEAK, PLAYS };

static struct play plays[PLAYS];
static struct compare_person people[COMPARE_MOST + 1];
static struct compare_people compared;
static struct compare_refusals refusals;
static struct report report;
static struct buffer text;

static const struct wanted WANTED = { .has = true,
    .vacancy = "Klantadviseur <Zwolle>",
    .competency = { [COMPETENCY_ACCURACY] = true,
            [COMPETENCY_EMPATHY] = true,
            [COMPETENCY_PROBLEM_SOLVING] = true } };

static struct compare_person person_of(const char *code, const struct play *play)
{
    return (struct compare_person) {
        .code = code,
        .vacancy = 3,
        .vacancy_name = "Klantadviseur <Zwolle>",
        .attempt = 1,
        .known = true,
        .form = "a",
        .content = "c0ffeec0ffee",
        .key = "beefbeefbeef",
        .language = "nl",
        .rules = "rules 1",
        .opened = true,
        .result = &play->result,
    };
}

static void play_all(void)
{
    static const char *const MANNERS[] = { "model", "acceptable", "weak" };
    for (int i = 0; i < PLAYS; i++) {
        play_init(&plays[i], NULL);
        play_morning(&plays[i], MANNERS[i]);
        plays[i].result.wanted = WANTED;
    }
}

static void finish_all(void)
{
    for (int i = 0; i < PLAYS; i++) {
        play_finish(&plays[i]);
    }
}

static void set_up(void)
{
    static const char *const CODES[] = { "K-2", "K-3", "K-1", "K-4", "K-5", "K-6" };
    for (int i = 0; i <= COMPARE_MOST; i++) {
        people[i] = person_of(CODES[i], &plays[i % PLAYS]);
    }
    report_init(&report, "en");
}

static void tear_down(void)
{
    compare_refusals_finish(&refusals);
    report_finish(&report);
    buffer_finish(&text);
}

static const char *print(void)
{
    buffer_clear(&text);
    report_print(&text, &report, 200);
    return buffer_text(&text);
}

static bool prints(const char *words)
{
    return strstr(print(), words) != NULL;
}

static void compare(size_t count)
{
    compare_people_init(&compared, people, count);
}

/* ---- the comparison ---- */

START_TEST(people_stand_by_code_and_what_matters_stands_first)
{
    static const enum competency ORDER[] = { COMPETENCY_ACCURACY, COMPETENCY_EMPATHY,
        COMPETENCY_PROBLEM_SOLVING, COMPETENCY_ACTIVE_READING, COMPETENCY_PROBING,
        COMPETENCY_CONVERSATION_TECHNIQUE, COMPETENCY_MOTIVATION };
    compare(3);
    ck_assert_str_eq(compared.people[0].code, "K-1"); // the weakest of the three
    ck_assert_str_eq(compared.people[1].code, "K-2");
    ck_assert_str_eq(compared.people[2].code, "K-3");
    for (int i = 0; i < COMPETENCY_COUNT; i++) {
        ck_assert_int_eq(compared.lines[i].competency, ORDER[i]);
        ck_assert_int_eq(compared.lines[i].matters, i < 3);
    }
}
END_TEST

START_TEST(the_order_of_asking_changes_nothing)
{
    struct buffer first = { 0 };
    struct buffer second = { 0 };
    compare(3);
    compare_people_write_json(&first, &compared);
    ck_assert_ptr_nonnull(strstr(buffer_text(&first), "\"adds_to_total\":null"));
    struct compare_person kept = people[0];
    people[0] = people[2];
    people[2] = kept;
    compare(3);
    compare_people_write_json(&second, &compared);
    ck_assert_str_eq(buffer_text(&first), buffer_text(&second));
    buffer_finish(&first);
    buffer_finish(&second);
}
END_TEST

START_TEST(a_pair_is_that_of_the_two_sheets)
{
    compare(3);
    size_t seen = 0;
    for (int i = 0; i < COMPETENCY_COUNT; i++) {
        const struct difference *one = &compared.lines[i].pairs[0].difference; // weak and model
        enum competency competency = compared.lines[i].competency;
        const struct sheet_line *weak = &plays[WEAK].result.sheet.line[competency];
        const struct sheet_line *model = &plays[MODEL].result.sheet.line[competency];
        bool both = weak->status == SHEET_OK && model->status == SHEET_OK;
        ck_assert_int_eq(one->compared, both);
        if (both) {
            seen++;
            ck_assert_double_eq(one->value, weak->score - model->score);
            ck_assert_double_le(one->value, 0);
        }
    }
    ck_assert_uint_gt(seen, 3);
}
END_TEST

START_TEST(each_family_is_corrected_for_its_own_number)
{
    size_t counted[2] = { 0 };
    compare(3);
    for (int i = 0; i < COMPETENCY_COUNT; i++) {
        for (size_t p = 0; p < compared.pair_count; p++) {
            const struct difference *one = &compared.lines[i].pairs[p].difference;
            size_t among = compared.compared[compared.lines[i].matters];
            counted[compared.lines[i].matters] += one->compared;
            ck_assert_double_ge(one->adjusted, one->p);
            ck_assert_double_le(one->adjusted, one->p * (double)among + 1e-12);
        }
    }
    ck_assert_uint_eq(counted[0], compared.compared[0]);
    ck_assert_uint_eq(counted[1], compared.compared[1]);
    ck_assert(counted[0] > 0 && counted[1] > 0 && counted[1] <= 9);
}
END_TEST

START_TEST(who_plays_the_same_is_not_told_apart)
{
    people[1] = person_of("K-3", &plays[MODEL]);
    compare(2);
    for (size_t i = 0; i < COMPETENCY_COUNT; i++) {
        ck_assert(!compare_line_differs(&compared, i));
    }
    compare_people_report(&report, &compared);
    ck_assert(!prints("higher than"));
    ck_assert(prints("All bands overlap."));
}
END_TEST

// The best play there is beside the weakest one: somewhere that is more than chance.
START_TEST(a_model_is_higher_than_a_weak_play_beyond_chance)
{
    bool found = false;
    people[1] = person_of("K-1", &plays[WEAK]);
    compare(2);
    for (size_t i = 0; i < COMPETENCY_COUNT; i++) {
        if (compare_line_differs(&compared, i)) {
            found = true;
            compare_line_report(&report, &compared, i);
            ck_assert_str_eq(compare_line_verdict(&compared, i), "differs, more than chance");
        }
    }
    ck_assert(found);
    ck_assert(prints("K-2 higher than K-1, more than chance (9"));
    ck_assert(!prints("K-1 higher"));
}
END_TEST

START_TEST(too_little_seen_stays_so)
{
    struct sheet_line *line = &plays[WEAK].result.sheet.line[COMPETENCY_EMPATHY];
    struct sheet_line kept = *line;
    line->status = SHEET_INSUFFICIENT_EVIDENCE;
    compare(3);
    size_t empathy = 1;
    ck_assert_int_eq(compared.lines[empathy].competency, COMPETENCY_EMPATHY);
    compare_line_report(&report, &compared, empathy);
    ck_assert(prints("K-1: not enough seen to compare."));
    ck_assert(!compared.lines[empathy].pairs[0].difference.compared);
    ck_assert(compared.lines[empathy].pairs[2].difference.compared); // K-2 and K-3
    ck_assert(!compare_line_band(&report, &compared, empathy, 0).has_band);
    *line = kept;
}
END_TEST

START_TEST(nothing_is_said_where_nobody_was_seen_enough)
{
    compare(2);
    compared.lines[0].pairs[0].difference = (struct difference) { 0 };
    ck_assert_str_eq(compare_line_verdict(&compared, 0), "not enough seen");
}
END_TEST

START_TEST(what_adds_nothing_to_the_total_says_so)
{
    struct result_others *others = &plays[MODEL].result.others;
    *others = (struct result_others) { .sessions = 40, .knows_adds = true };
    others->adds[COMPETENCY_ACCURACY] = true;
    compare(2);
    *others = (struct result_others) { 0 };
    ck_assert(compared.lines[0].adds && !compared.lines[1].adds);
    ck_assert(compared.lines[0].adds_known && compared.lines[1].adds_known);
    compare_line_report(&report, &compared, 0);
    ck_assert(!prints("the total"));
    compare_line_report(&report, &compared, 1);
    ck_assert(prints("Says nothing here that the total does not say too"));
}
END_TEST

START_TEST(gates_that_were_set_anew_are_told)
{
    compare(3);
    compare_people_limits(&report, &compared);
    ck_assert(!prints("was set anew"));
    plays[WEAK].result.gates.decisions++;
    compare_people_limits(&report, &compared);
    plays[WEAK].result.gates.decisions--;
    ck_assert(prints("How much must be seen was set anew between these plays"));
}
END_TEST

/* ---- on paper ---- */

static size_t count_of(const char *haystack, const char *needle)
{
    size_t count = 0;
    for (const char *at = haystack; (at = strstr(at, needle)) != NULL; at += strlen(needle)) {
        count++;
    }
    return count;
}

START_TEST(the_whole_has_no_total_and_no_rank)
{
    compare(3);
    compare_people_report(&report, &compared);
    ck_assert(prints("3 candidates beside each other"));
    ck_assert(prints("There is no total and no ranking"));
    ck_assert(!prints("Overall"));
    ck_assert_uint_eq(count_of(print(), "asked for · "), 3);
    ck_assert(prints("K-1 − K-2"));
}
END_TEST

START_TEST(a_page_says_candidate_and_lets_no_word_become_markup)
{
    struct buffer html = { 0 };
    compare(3);
    compare_people_add_html(&html, &compared);
    ck_assert_uint_eq(count_of(buffer_text(&html), "<th scope=\"col\">Candidate</th>"), 7);
    ck_assert_uint_eq(count_of(buffer_text(&html), "<th scope=\"row\">K-3</th>"), 7);
    ck_assert_ptr_nonnull(strstr(buffer_text(&html), "Klantadviseur &lt;Zwolle&gt;"));
    ck_assert_ptr_null(strstr(buffer_text(&html), ">middle<"));
    buffer_finish(&html);
}
END_TEST

START_TEST(the_same_comparison_gives_the_same_bytes)
{
    struct buffer first = { 0 };
    struct buffer second = { 0 };
    compare(3);
    ck_assert(compare_people_add_pdf(&first, &compared));
    ck_assert(compare_people_add_pdf(&second, &compared));
    ck_assert_uint_eq(first.size, second.size);
    ck_assert_mem_eq(first.bytes, second.bytes, first.size);
    buffer_finish(&first);
    buffer_finish(&second);
}
END_TEST

/* ---- refusals ---- */

START_TEST(two_to_five_on_one_vacancy_may_be_compared)
{
    for (size_t count = COMPARE_LEAST; count <= COMPARE_MOST; count++) {
        ck_assert(compare_people_allowed(&refusals, people, count));
        compare(count);
        ck_assert_uint_eq(compared.pair_count, count * (count - 1) / 2);
    }
}
END_TEST

static struct result changed;

static void change_vacancy(struct compare_person *person)
{
    person->vacancy = 4;
}

static void change_no_vacancy(struct compare_person *person)
{
    person->vacancy = 0;
}

static void change_code(struct compare_person *person)
{
    person->code = "K-2";
}

static void change_running(struct compare_person *person)
{
    person->running = true;
    person->attempt = 0;
    person->opened = false;
}

static void change_broken_off(struct compare_person *person)
{
    person->broken_off = true;
}

static void change_over(struct compare_person *person)
{
    changed.over = false;
    person->result = &changed;
}

// What is another shift is other content too, and that is not said as well.
static void change_form(struct compare_person *person)
{
    person->form = "b";
    person->content = "5eed";
    person->key = "5eed";
}

static void change_length(struct compare_person *person)
{
    change_form(person);
    person->indicative = true;
}

static void change_attempt(struct compare_person *person)
{
    person->attempt = 2;
}

static void change_content(struct compare_person *person)
{
    person->content = "5eed";
}

static void change_key(struct compare_person *person)
{
    person->key = "5eed";
}

static void change_language(struct compare_person *person)
{
    person->language = "en";
}

static void change_rules(struct compare_person *person)
{
    person->rules = "rules 2";
}

static void change_replay(struct compare_person *person)
{
    person->result = NULL;
    person->trouble = "Other rules.";
}

static void change_stored(struct compare_person *person)
{
    person->differs = true;
}

static void change_log(struct compare_person *person)
{
    changed.meta.chain = PLAY_CHAIN_DAMAGED;
    person->result = &changed;
}

static const struct {
    void (*change)(struct compare_person *person);
    enum compare_refusal_kind kind;
    const char *id;
    const char *says;
} REFUSED[] = {
    { change_vacancy, COMPARE_VACANCY, "vacancy", "Not the same vacancy: K-2 Klantadviseur" },
    { change_no_vacancy, COMPARE_NO_VACANCY, "no-vacancy", "K-3 belongs to no vacancy" },
    { change_code, COMPARE_TWICE, "twice", "K-2 was chosen more than once" },
    { change_running, COMPARE_RUNNING, "running", "K-3 is still playing" },
    { change_broken_off, COMPARE_BROKEN_OFF, "broken-off", "K-3 did not play the shift to its" },
    { change_over, COMPARE_BROKEN_OFF, "broken-off", "K-3 did not play the shift to its end" },
    { change_length, COMPARE_LENGTH, "length", "K-2 a whole shift; K-3 a short shift" },
    { change_form, COMPARE_FORM, "form", "Not the same form: K-2 form a; K-3 form b" },
    { change_attempt, COMPARE_ATTEMPT, "attempt", "K-2 attempt 1; K-3 attempt 2" },
    { change_content, COMPARE_CONTENT, "content", "K-2 c0ffeec0…; K-3 5eed…" },
    { change_key, COMPARE_KEY, "key", "K-2 beefbeef…; K-3 5eed…" },
    { change_language, COMPARE_LANGUAGE, "language", "Not the same language" },
    { change_rules, COMPARE_RULES, "rules", "K-2 rules 1; K-3 rules 2" },
    { change_replay, COMPARE_NO_REPLAY, "no-replay", "its score cannot be checked. Other rules." },
    { change_stored, COMPARE_DIFFERS, "differs", "the sheet of K-3 differs" },
    { change_log, COMPARE_DAMAGED, "damaged", "The log of K-3 is not intact" },
};

START_TEST(what_is_not_the_same_is_refused_with_its_reason_alone)
{
    changed = plays[ACCEPTABLE].result;
    REFUSED[_i].change(&people[1]);
    ck_assert(!compare_people_allowed(&refusals, people, 2));
    ck_assert_uint_eq(refusals.rows.count, 1);
    ck_assert_int_eq(refusals.rows.items[0].kind, REFUSED[_i].kind);
    ck_assert_msg(strstr(refusals.rows.items[0].reason, REFUSED[_i].says) != NULL, "%s",
            refusals.rows.items[0].reason);
    ck_assert_uint_gt(strlen(refusals.rows.items[0].remedy), 10);

    struct buffer json = { 0 };
    buffer_add_format(&text, "{\"compared\":false,\"refused\":[{\"why\":\"%s\",", REFUSED[_i].id);
    compare_refusals_write_json(&json, &refusals);
    ck_assert_msg(strncmp(buffer_text(&json), buffer_text(&text), text.size) == 0, "%s",
            buffer_text(&json));
    buffer_finish(&json);
}
END_TEST

START_TEST(short_shifts_together_say_nothing_by_competency)
{
    people[0].indicative = people[1].indicative = true;
    ck_assert(!compare_people_allowed(&refusals, people, 2));
    ck_assert_uint_eq(refusals.rows.count, 1);
    ck_assert_int_eq(refusals.rows.items[0].kind, COMPARE_SHORT);
}
END_TEST

START_TEST(one_or_six_are_refused)
{
    ck_assert(!compare_people_allowed(&refusals, people, 1));
    ck_assert_int_eq(refusals.rows.items[0].kind, COMPARE_TOO_FEW);
    ck_assert(!compare_people_allowed(&refusals, people, COMPARE_MOST + 1));
    ck_assert_int_eq(vec_last(&refusals.rows)->kind, COMPARE_TOO_MANY);
}
END_TEST

START_TEST(every_reason_is_told_at_once)
{
    change_attempt(&people[0]);
    change_broken_off(&people[1]);
    change_language(&people[2]);
    ck_assert(!compare_people_allowed(&refusals, people, 3));
    ck_assert_uint_eq(refusals.rows.count, 3);
    compare_refusals_report(&report, &refusals);
    ck_assert(prints("These people cannot be compared"));
    ck_assert(prints("Compare first attempts with first attempts."));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("compare people");
    TCase *tests = tcase_create("compare people");
    tcase_set_timeout(tests, 30);
    tcase_add_unchecked_fixture(tests, play_all, finish_all);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, people_stand_by_code_and_what_matters_stands_first);
    tcase_add_test(tests, the_order_of_asking_changes_nothing);
    tcase_add_test(tests, a_pair_is_that_of_the_two_sheets);
    tcase_add_test(tests, each_family_is_corrected_for_its_own_number);
    tcase_add_test(tests, who_plays_the_same_is_not_told_apart);
    tcase_add_test(tests, a_model_is_higher_than_a_weak_play_beyond_chance);
    tcase_add_test(tests, too_little_seen_stays_so);
    tcase_add_test(tests, nothing_is_said_where_nobody_was_seen_enough);
    tcase_add_test(tests, what_adds_nothing_to_the_total_says_so);
    tcase_add_test(tests, gates_that_were_set_anew_are_told);
    tcase_add_test(tests, the_whole_has_no_total_and_no_rank);
    tcase_add_test(tests, a_page_says_candidate_and_lets_no_word_become_markup);
    tcase_add_test(tests, the_same_comparison_gives_the_same_bytes);
    tcase_add_test(tests, two_to_five_on_one_vacancy_may_be_compared);
    tcase_add_loop_test(tests, what_is_not_the_same_is_refused_with_its_reason_alone, 0,
            sizeof(REFUSED) / sizeof(REFUSED[0]));
    tcase_add_test(tests, short_shifts_together_say_nothing_by_competency);
    tcase_add_test(tests, one_or_six_are_refused);
    tcase_add_test(tests, every_reason_is_told_at_once);
    suite_add_tcase(suite, tests);
    return suite;
}
