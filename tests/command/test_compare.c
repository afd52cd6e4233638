// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the verb that sets people beside each other: the numbers of their sheets, a line in the
// audit for each sheet, and a refusal that opens none.
#include <stdlib.h>
#include <string.h>

#include <json-c/json.h>

#include "game/base/bundle.h"
#include "game/command/past_result.h"
#include "game/locale/locale.h"
#include "game/report/result_out.h"
#include "game/session/session.h"
#include "game/store/audit.h"
#include "game/store/candidate.h"
#include "game/store/database.h"
#include "game/store/sessions.h"
#include "tests/command/verb_run.h"
#include "tests/session/morning.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { WORDS_MAX = 14 };

// The same three customers as the demo, and as badly as can be.
#define WEAK "jaarnota-weak pakket-weak boekhouden-weak"

static char folder[FIXTURE_PATH_SIZE];
static struct verb_said said;
static int64_t clock_ms = INT64_C(1795000000000);

/* ---- playing ---- */

static void store_end(struct store *store, struct session *session, struct diag_list *diags)
{
    struct result result = { 0 };
    struct buffer sheet = { 0 };
    struct buffer evidence = { 0 };
    ck_assert(past_result_of(&result, session, store, NULL, diags));
    result_write_json(&sheet, &result, false);
    result_write_evidence_json(&evidence, &result);
    struct session_end end = { SESSION_FINISHED, clock_ms, buffer_text(&sheet),
        buffer_text(&evidence) };
    ck_assert(store_finish_session(store, session->id, &end, diags));
    buffer_finish(&sheet);
    buffer_finish(&evidence);
    result_finish(&result);
}

// Plays rehearsals of a shift to its end, and stores it; NULL: for who is refused before anybody
// looks at the play, one that is only begun.
static void play(const char *code, const char *shift, const char *scripts)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(folder);
    struct session_setup setup = { .store = store,
        .root = ZEVEN_SOURCE_DIR "/scenarios",
        .shift = shift,
        .candidate = code,
        .created_ms = clock_ms += 3600000,
        .seed = 1 };
    struct session *session = session_create(&setup, &diags);
    ck_assert_ptr_nonnull(session);
    if (scripts != NULL) {
        morning_play(session, scripts);
    }
    store_end(store, session, &diags);
    session_destroy(session);
    store_close(store);
    diag_list_finish(&diags);
}

static int64_t add_vacancy(struct store *store, const char *name, struct diag_list *diags)
{
    struct office_hand hand = { "tester", 1 };
    struct vacancy vacancy = { .name = name,
        .shift = "shifts/ochtend.xml",
        .form = "A",
        .competencies = "empathy probing problem-solving",
        .reason = "Omdat",
        .closes_ms = INT64_C(1796000000000),
        .retention_weeks = 4 };
    int64_t id = 0;
    ck_assert(vacancy_add(store, &vacancy, &hand, &id, diags));
    return id;
}

static void invite(struct store *store, const char *code, int64_t vacancy, struct diag_list *diags)
{
    struct office_hand hand = { "tester", 1 };
    struct candidate_new invited = { .code = code, .vacancy = vacancy };
    ck_assert(candidate_add(store, &invited, 1, NULL, &hand, diags));
}

static void play_all(void)
{
    struct diag_list diags = { 0 };
    fixture_make_folder(folder);
    struct store *store = fixture_open(folder);
    int64_t here = add_vacancy(store, "Klantadviseur", &diags);
    int64_t there = add_vacancy(store, "Webcare", &diags);
    invite(store, "K-3", here, &diags);
    invite(store, "K-1", here, &diags);
    invite(store, "K-2", here, &diags);
    invite(store, "K-4", there, &diags);
    invite(store, "K-5", here, &diags);
    store_close(store);
    play("K-3", "shifts/ochtend.xml", "demo");
    play("K-1", "shifts/ochtend.xml", WEAK);
    play("K-2", "shifts/ochtend.xml", "demo");
    play("K-4", "shifts/ochtend.xml", NULL);
    play("K-7", "shifts/ochtend.xml", NULL); // invited by nobody
    play("K-8", "shifts/kort.xml", NULL);
    play("K-2", "shifts/ochtend.xml", NULL);
    diag_list_finish(&diags);
}

static void remove_all(void)
{
    fixture_remove_folder(folder);
}

static void set_up(void)
{
    locale_init("en", "");
}

static void tear_down(void)
{
    verb_said_finish(&said);
}

/* ---- asking ---- */

static int run(const char *line)
{
    char copy[400];
    const char *words[WORDS_MAX + 1] = { NULL };
    int count = 0;
    snprintf(copy, sizeof(copy), "compare %s", line);
    for (char *rest = copy, *word = strsep(&rest, " "); word != NULL; word = strsep(&rest, " ")) {
        words[count++] = word;
    }
    return verb_run(&said, &(struct command_io) { .store = folder }, words);
}

static int64_t count_audit(const char *what)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(folder);
    struct audit_list list = { 0 };
    struct audit_filter filter = { 0 };
    int64_t count = 0;
    ck_assert(audit_read(store, &filter, &list, &diags));
    for (size_t i = 0; i < list.lines.count; i++) {
        count += strcmp(list.lines.items[i].what, what) == 0;
    }
    audit_list_finish(&list);
    store_close(store);
    return count;
}

static struct json_object *get(struct json_object *object, const char *key)
{
    struct json_object *value = NULL;
    ck_assert_msg(json_object_object_get_ex(object, key, &value), "%s", key);
    return value;
}

static double number_of(struct json_object *object, const char *key)
{
    return json_object_get_double(get(object, key));
}

/* ---- what it says ---- */

START_TEST(refusing_opens_no_sheet_and_comparing_opens_each)
{
    ck_assert_int_eq(run("K-1 K-4"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.err, "Not the same vacancy: K-1 Klantadviseur; K-4"));
    ck_assert_str_eq(said.out, "");
    ck_assert_int_eq(count_audit("compare"), 0);

    ck_assert_int_eq(run("K-3 K-1 --who Noor"), COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(said.out, "2 candidates beside each other"));
    ck_assert_ptr_nonnull(strstr(said.out, "K-3 higher than K-1, more than chance"));
    ck_assert_ptr_null(strstr(said.out, "K-1 higher"));
    ck_assert_int_eq(count_audit("compare"), 2);
}
END_TEST

// Opening a comparison is opening sheets: from there on what matters is fixed.
START_TEST(comparing_fixes_what_matters)
{
    struct diag_list diags = { 0 };
    ck_assert_int_eq(run("K-3 K-1"), COMMAND_FINE);
    struct store *store = fixture_open(folder);
    struct vacancy_list list = { 0 };
    ck_assert(vacancy_find_name(store, "Klantadviseur", &list, &diags));
    ck_assert_int_gt(list.rows.items[0].fixed_ms, 0);
    vacancy_list_finish(&list);
    store_close(store);
}
END_TEST

START_TEST(json_has_the_bands_of_the_sheets_and_no_total)
{
    ck_assert_int_eq(run("K-3 K-1 --json"), COMMAND_FINE);
    struct json_object *all = json_tokener_parse(said.out);
    ck_assert_ptr_nonnull(all);
    ck_assert_str_eq(json_object_get_string(get(all, "vacancy")), "Klantadviseur");
    ck_assert_ptr_null(strstr(said.out, "overall"));
    struct json_object *lines = get(all, "competencies");
    ck_assert_uint_eq(json_object_array_length(lines), COMPETENCY_COUNT);
    struct json_object *first = json_object_array_get_idx(lines, 0);
    ck_assert_str_eq(json_object_get_string(get(first, "competency")), "empathy");
    ck_assert(json_object_get_boolean(get(first, "matters")));
    struct json_object *people = get(first, "people");
    ck_assert_str_eq(
            json_object_get_string(get(json_object_array_get_idx(people, 0), "code")), "K-1");
    struct json_object *pair = json_object_array_get_idx(get(first, "pairs"), 0);
    if (json_object_get_boolean(get(pair, "compared"))) {
        double p = number_of(pair, "p");
        ck_assert_double_ge(number_of(pair, "p_holm"), p);
        ck_assert_double_lt(number_of(pair, "difference"), 0);
        ck_assert_double_gt(number_of(pair, "se"), 0);
    }
    json_object_put(all);
}
END_TEST

static const struct {
    const char *line;
    int code;
    const char *says;
} REFUSED[] = {
    { "K-3", COMMAND_FINDINGS, "Only one was chosen." },
    { "K-3 K-3", COMMAND_FINDINGS, "K-3 was chosen more than once." },
    { "K-3 K-2", COMMAND_FINDINGS, "K-2 attempt 2; K-3 attempt 1" },
    { "K-3 K-7", COMMAND_FINDINGS, "K-7 belongs to no vacancy" },
    { "K-3 K-8", COMMAND_FINDINGS, "K-3 a whole shift; K-8 a short shift" },
    { "K-3 K-9", COMMAND_FINDINGS, "K-9" },
    { "K-3 K-5", COMMAND_FINDINGS, "there is no finished play of “K-5”" },
    { "K-3 K-1 --attempt 2", COMMAND_FINDINGS, "there is no finished play of “K-3”" },
    { "K-1 K-2 K-3 K-4 K-7 K-8", COMMAND_FINDINGS, "6 people were chosen." },
    { "--json", COMMAND_USAGE, "something is missing" },
    { "K-1 --sideways 4", COMMAND_USAGE, "“--sideways” is not understood" },
    { "K-1 K-3 --attempt first", COMMAND_USAGE, "“first” is not understood" },
    { "K-1 K-3 --attempt 1x", COMMAND_USAGE, "“1x” is not understood" },
};

START_TEST(who_cannot_be_compared_is_told_why)
{
    ck_assert_int_eq(run(REFUSED[_i].line), REFUSED[_i].code);
    ck_assert_msg(strstr(said.err, REFUSED[_i].says) != NULL, "%s: %s", REFUSED[_i].line, said.err);
    ck_assert_str_eq(said.out, "");
}
END_TEST

START_TEST(first_times_of_those_who_played_again_can_be_compared)
{
    ck_assert_int_eq(run("K-3 K-2 --attempt 1"), COMMAND_FINE);
    ck_assert_ptr_null(strstr(said.out, "higher than"));
    ck_assert_int_eq(run("K-3 K-2 --json"), COMMAND_FINDINGS);
    ck_assert_ptr_nonnull(strstr(said.out, "\"compared\":false,\"refused\":[{\"why\":\"attempt\""));
}
END_TEST

// Points that were changed, a log that was, and a sheet that is not what was stored.
START_TEST(what_was_tampered_with_is_not_compared)
{
    static const struct {
        const char *harm;
        const char *mend;
        const char *why;
    } HARMS[] = {
        { "UPDATE session SET key = x'"
          "0000000000000000000000000000000000000000000000000000000000000000'"
          " WHERE candidate = 'K-3'",
                "UPDATE session SET key = (SELECT key FROM session WHERE candidate = 'K-1')"
                " WHERE candidate = 'K-3'",
                "\"why\":\"key\"" },
        { "UPDATE session SET rules = 'rules 0' WHERE candidate IN ('K-3', 'K-1')",
                "UPDATE session SET rules = 'rules 1' WHERE candidate IN ('K-3', 'K-1')",
                "\"why\":\"no-replay\"" },
        { "UPDATE session SET sheet = sheet || ' ' WHERE candidate = 'K-3'",
                "UPDATE session SET sheet = rtrim(sheet) WHERE candidate = 'K-3'",
                "\"why\":\"differs\"" },
        { "UPDATE session SET state = 'abandoned' WHERE candidate = 'K-3'",
                "UPDATE session SET state = 'finished' WHERE candidate = 'K-3'",
                "\"why\":\"broken-off\"" },
    };
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(folder);
    ck_assert(database_run(store->office, HARMS[_i].harm, &diags));
    store_close(store);
    int result = run("K-3 K-1 --json");
    store = fixture_open(folder);
    ck_assert(database_run(store->office, HARMS[_i].mend, &diags));
    store_close(store);
    ck_assert_int_eq(result, COMMAND_FINDINGS);
    ck_assert_msg(strstr(said.out, HARMS[_i].why) != NULL, "%s", said.out);
}
END_TEST

// Each band of the JSON, as the page has it in two cells and the PDF in one.
static size_t expect_bands(struct json_object *all, const char *html, const char *pdf)
{
    size_t seen = 0;
    struct json_object *lines = get(all, "competencies");
    for (size_t k = 0; k < json_object_array_length(lines); k++) {
        struct json_object *people = get(json_object_array_get_idx(lines, k), "people");
        for (size_t i = 0; i < json_object_array_length(people); i++) {
            struct json_object *band = get(json_object_array_get_idx(people, i), "band90");
            if (band != NULL) {
                double low = json_object_get_double(json_object_array_get_idx(band, 0));
                double high = json_object_get_double(json_object_array_get_idx(band, 1));
                char words[120];
                snprintf(
                        words, sizeof(words), "%.0f</td><td class=\"number\">%.0f</td>", low, high);
                ck_assert_msg(strstr(html, words) != NULL, "%s", words);
                snprintf(words, sizeof(words), "%.0f – %.0f", low, high);
                ck_assert_msg(strstr(pdf, words) != NULL, "%s", words);
                seen++;
            }
        }
    }
    return seen;
}

START_TEST(page_paper_and_json_have_the_same_bands)
{
    char line[2 * FIXTURE_PATH_SIZE + 60];
    char path[3][FIXTURE_PATH_SIZE];
    struct buffer html = { 0 };
    struct buffer pdf = { 0 };
    struct diag_list diags = { 0 };
    static const char *const NAMES[] = { "same.pdf", "same.html", "same.txt" };
    for (int i = 0; i < 3; i++) {
        fixture_join(path[i], folder, NAMES[i]);
    }
    snprintf(line, sizeof(line), "K-1 K-3 --json --pdf %s --html %s", path[0], path[1]);
    ck_assert_int_eq(run(line), COMMAND_FINE);
    snprintf(line, sizeof(line), "pdftotext -layout %s %s", path[0], path[2]);
    ck_assert_int_eq(system(line), 0);
    ck_assert(bundle_read_path(path[1], 1 << 22, &html, &diags));
    ck_assert(bundle_read_path(path[2], 1 << 22, &pdf, &diags));
    struct json_object *all = json_tokener_parse(said.out);
    ck_assert_uint_gt(expect_bands(all, buffer_text(&html), buffer_text(&pdf)), 8);
    json_object_put(all);
    buffer_finish(&html);
    buffer_finish(&pdf);
}
END_TEST

START_TEST(papers_are_written_beside)
{
    char line[2 * FIXTURE_PATH_SIZE + 40];
    char path[2][FIXTURE_PATH_SIZE];
    static const char *const BEGINS[] = { "%PDF-1.", "<!DOCTYPE html>" };
    struct diag_list diags = { 0 };
    fixture_join(path[0], folder, "out.pdf");
    fixture_join(path[1], folder, "out.html");
    snprintf(line, sizeof(line), "K-1 K-3 --pdf %s --html %s", path[0], path[1]);
    ck_assert_int_eq(run(line), COMMAND_FINE);
    for (int i = 0; i < 2; i++) {
        struct buffer bytes = { 0 };
        ck_assert(bundle_read_path(path[i], 1 << 22, &bytes, &diags));
        ck_assert_int_eq(strncmp(bytes.bytes, BEGINS[i], strlen(BEGINS[i])), 0);
        buffer_finish(&bytes);
    }
    ck_assert_int_eq(run("K-1 K-3 --pdf /nowhere/at/all.pdf"), COMMAND_FAILED);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("compare");
    TCase *tests = tcase_create("compare");
    tcase_set_timeout(tests, 60);
    tcase_add_unchecked_fixture(tests, play_all, remove_all);
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, refusing_opens_no_sheet_and_comparing_opens_each);
    tcase_add_test(tests, comparing_fixes_what_matters);
    tcase_add_test(tests, json_has_the_bands_of_the_sheets_and_no_total);
    tcase_add_loop_test(
            tests, who_cannot_be_compared_is_told_why, 0, sizeof(REFUSED) / sizeof(REFUSED[0]));
    tcase_add_test(tests, first_times_of_those_who_played_again_can_be_compared);
    tcase_add_loop_test(tests, what_was_tampered_with_is_not_compared, 0, 4);
    tcase_add_test(tests, page_paper_and_json_have_the_same_bands);
    tcase_add_test(tests, papers_are_written_beside);
    suite_add_tcase(suite, tests);
    return suite;
}
