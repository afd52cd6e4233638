// SPDX-License-Identifier: GPL-3.0-or-later
// Protects norms: sums of a group that are right to the point, and say nothing of a person.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/base/buffer.h"
#include "game/store/audit.h"
#include "game/store/database.h"
#include "game/store/norms.h"
#include "game/store/sessions.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

enum { PEOPLE = 40 };

static const int64_t MARCH = 1772600000000; // 2026-03-04
static const int64_t MONTH = 2678400000;
static const char *const IDS[] = { "accuracy", "empathy", "probing" };
static const struct office_hand HAND = { "Noor", 1795000000000 };

static struct store *store;
static struct digest content;
static struct diag_list diags;

static double accuracy_of(int i)
{
    return 30 + (i * 7) % 40 + .4;
}

static double empathy_of(int i)
{
    return 90 - (i * 7) % 40 - .4;
}

// Of probing enough was seen with the first 29 alone.
static void write_sheet(struct buffer *sheet, int i)
{
    buffer_add_format(sheet,
            "{\"sheets\":[{\"candidate\":\"x\",\"competencies\":{"
            "\"accuracy\":{\"score\":%.1f,\"status\":\"ok\"},"
            "\"empathy\":{\"score\":%.1f,\"status\":\"ok\"},"
            "\"probing\":{\"score\":50,\"status\":\"%s\"}},\"overall\":{\"score\":%s}}]}",
            accuracy_of(i), empathy_of(i), i < 29 ? "ok" : "insufficient_evidence",
            i % 2 == 0 ? "60.5" : "null");
}

static void play(const char *code, int i, int64_t created_ms, enum session_state state)
{
    struct buffer sheet = { 0 };
    int64_t id = fixture_create_session(store, code);
    struct query *query =
            query_create(store->play, "UPDATE session SET created_ms = ?2 WHERE id = ?1", &diags);
    query_bind_integer(query, 1, id);
    query_bind_integer(query, 2, created_ms);
    ck_assert(query_run(query, &diags));
    query_destroy(query);
    write_sheet(&sheet, i);
    struct session_end end = { .state = state,
        .finished_ms = created_ms + 3000000,
        .sheet = buffer_text(&sheet),
        .evidence = "{}" };
    ck_assert(store_finish_session(store, id, &end, &diags));
    buffer_finish(&sheet);
}

static void play_all(int people)
{
    char code[16];
    for (int i = 0; i < people; i++) {
        (void)snprintf(code, sizeof(code), "K-%03d", i);
        play(code, i, MARCH + (i % 3) * MONTH, SESSION_FINISHED);
    }
    struct session_list list = { 0 };
    ck_assert(store_list_finished(store, NULL, &list, &diags));
    content = list.rows.items[0].start.content;
    session_list_finish(&list);
}

static void set_up(void)
{
    store = fixture_open(":memory:");
}

static void tear_down(void)
{
    diag_list_finish(&diags);
    store_close(store);
}

static bool build(const char *name)
{
    struct norms_wish wish = { name, content, "A", IDS, sizeof(IDS) / sizeof(IDS[0]) };
    return norms_build(store, &wish, &HAND, &diags);
}

static const struct norms_part *part_of(const struct stored_norm *norm, const char *id)
{
    for (size_t i = 0; i < norm->part_count; i++) {
        if (strcmp(norm->parts[i].id, id) == 0) {
            return &norm->parts[i];
        }
    }
    return NULL;
}

START_TEST(a_norm_counts_whole_points_of_everybody)
{
    struct norm_list list = { 0 };
    play_all(PEOPLE);
    ck_assert(build("Zwolle"));
    ck_assert(norms_find(store, "zwolle", &list, &diags));
    const struct stored_norm *norm = &list.rows.items[0];
    ck_assert_int_eq(norm->people, PEOPLE);
    ck_assert_str_eq(norm->first, "2026-03");
    ck_assert_str_eq(norm->last, "2026-05");
    ck_assert_str_eq(norm->languages, "nl");
    int64_t expected[101] = { 0 };
    for (int i = 0; i < PEOPLE; i++) {
        expected[lround(accuracy_of(i))]++;
    }
    const struct norms_part *part = part_of(norm, "accuracy");
    ck_assert_int_eq(part->people, PEOPLE);
    for (size_t i = 0; i < part->count; i++) {
        ck_assert_int_eq(part->counts[i].people, expected[part->counts[i].score]);
    }
    norm_list_finish(&list);
    fixture_expect_none(&diags);
}
END_TEST

START_TEST(covariances_are_those_of_the_whole_points)
{
    struct norm_list list = { 0 };
    double a = 0;
    double b = 0;
    double ab = 0;
    play_all(PEOPLE);
    ck_assert(build("Zwolle"));
    ck_assert(norms_find(store, "Zwolle", &list, &diags));
    for (int i = 0; i < PEOPLE; i++) {
        a += round(accuracy_of(i)) / PEOPLE;
        b += round(empathy_of(i)) / PEOPLE;
    }
    for (int i = 0; i < PEOPLE; i++) {
        ab += (round(accuracy_of(i)) - a) * (round(empathy_of(i)) - b) / (PEOPLE - 1);
    }
    ck_assert_uint_eq(list.rows.items[0].pair_count, 1);
    const struct norms_pair *pair = &list.rows.items[0].pairs[0];
    ck_assert_str_eq(pair->a, "accuracy");
    ck_assert_str_eq(pair->b, "empathy");
    ck_assert_int_eq(pair->tenths, lround(10 * ab));
    ck_assert_int_lt(pair->tenths, 0);
    norm_list_finish(&list);
}
END_TEST

START_TEST(nothing_stands_there_below_thirty_people)
{
    struct norm_list list = { 0 };
    play_all(NORMS_PEOPLE_MIN - 1);
    ck_assert(!build("Small"));
    ck_assert(diag_list_has(&diags, DIAG_NORM_TOO_FEW));
    play("K-900", 5, MARCH, SESSION_FINISHED);
    ck_assert(build("Just enough"));
    ck_assert(norms_read_all(store, &list, &diags));
    ck_assert_uint_eq(list.rows.count, 1);
    const struct stored_norm *norm = &list.rows.items[0];
    ck_assert_ptr_nonnull(part_of(norm, "accuracy"));
    // Of 29 enough was seen, of 15 there is an overall score.
    ck_assert_ptr_null(part_of(norm, "overall"));
    norm_list_finish(&list);
}
END_TEST

START_TEST(a_part_counts_for_whom_enough_was_seen)
{
    struct norm_list list = { 0 };
    play_all(PEOPLE);
    ck_assert(build("Zwolle"));
    ck_assert(norms_find(store, "Zwolle", &list, &diags));
    ck_assert_ptr_null(part_of(&list.rows.items[0], "probing"));
    norm_list_finish(&list);
}
END_TEST

START_TEST(only_the_first_finished_play_of_a_code_counts)
{
    struct norm_list list = { 0 };
    play_all(PEOPLE);
    play("K-001", 39, MARCH + 9 * MONTH, SESSION_FINISHED);
    play("K-950", 39, MARCH + 9 * MONTH, SESSION_ABANDONED);
    ck_assert(build("Zwolle"));
    ck_assert(norms_find(store, "Zwolle", &list, &diags));
    ck_assert_int_eq(list.rows.items[0].people, PEOPLE);
    ck_assert_str_eq(list.rows.items[0].last, "2026-05");
    norm_list_finish(&list);
}
END_TEST

START_TEST(a_name_stands_for_one_norm)
{
    play_all(PEOPLE);
    ck_assert(build("Zwolle"));
    ck_assert(!build("ZWOLLE"));
    ck_assert(diag_list_has(&diags, DIAG_NORM_TAKEN));
    ck_assert(norms_remove(store, "Zwolle", &HAND, &diags));
    ck_assert(!norms_remove(store, "Zwolle", &HAND, &diags));
    ck_assert(diag_list_has(&diags, DIAG_NORM_MISSING));
    int64_t rows = -1;
    ck_assert(database_read_integer(store->office,
            "SELECT (SELECT count(*) FROM norm_count) + (SELECT count(*) FROM norm_pair)", &rows,
            &diags));
    ck_assert_int_eq(rows, 0);
}
END_TEST

static const struct {
    const char *what;
    int64_t people;
    struct norms_count counts[2];
    const char *first;
    const char *pair;
    int64_t together;
} WRONG[] = {
    { "fewer than are counted", 30, { { 40, 20 }, { 50, 11 } }, "2026-03", "accuracy", 30 },
    { "a part below thirty", 40, { { 40, 20 }, { 50, 9 } }, "2026-03", "accuracy", 30 },
    { "scores out of order", 40, { { 50, 20 }, { 40, 20 } }, "2026-03", "accuracy", 30 },
    { "a score above 100", 40, { { 50, 20 }, { 101, 20 } }, "2026-03", "accuracy", 30 },
    { "nobody at a score", 40, { { 50, 40 }, { 60, 0 } }, "2026-03", "accuracy", 30 },
    { "a day where a month belongs", 40, { { 40, 20 }, { 50, 20 } }, "2026-03-01", "accuracy", 30 },
    { "a pair without a part", 40, { { 40, 20 }, { 50, 20 } }, "2026-03", "probing", 30 },
    { "a pair below thirty", 40, { { 40, 20 }, { 50, 20 } }, "2026-03", "accuracy", 29 },
    { "too few", 29, { { 40, 20 }, { 50, 9 } }, "2026-03", "accuracy", 30 },
};

START_TEST(a_norm_that_cannot_be_is_refused_whole)
{
    struct norms_part part = { "accuracy", 0, WRONG[_i].counts, 2 };
    part.people = WRONG[_i].counts[0].people + WRONG[_i].counts[1].people;
    struct norms_pair pair = { "accuracy", WRONG[_i].pair, WRONG[_i].together, 12 };
    struct stored_norm norm = { .name = "From elsewhere",
        .shift = "shifts/ochtend.xml",
        .form = "A",
        .people = WRONG[_i].people,
        .first = WRONG[_i].first,
        .last = "2026-04",
        .languages = "nl",
        .parts = &part,
        .part_count = 1,
        .pairs = &pair,
        .pair_count = 1 };
    int64_t rows = -1;
    ck_assert_msg(!norms_add(store, &norm, &HAND, &diags), "%s", WRONG[_i].what);
    ck_assert(diag_list_has(&diags, DIAG_NORM_SHAPE) || diag_list_has(&diags, DIAG_NORM_TOO_FEW));
    ck_assert(database_read_integer(store->office,
            "SELECT (SELECT count(*) FROM norm) + (SELECT count(*) FROM norm_count)", &rows,
            &diags));
    ck_assert_int_eq(rows, 0);
}
END_TEST

START_TEST(what_is_kept_leads_to_nobody)
{
    play_all(PEOPLE);
    ck_assert(build("Zwolle"));
    struct query *query = query_create(store->office,
            "SELECT group_concat(sql) FROM sqlite_schema WHERE name LIKE 'norm%'", &diags);
    ck_assert_int_eq(query_next(query, &diags), QUERY_ROW);
    const char *tables = query_text(query, 0);
    ck_assert_ptr_null(strstr(tables, "session"));
    ck_assert_ptr_null(strstr(tables, "candidate"));
    ck_assert_ptr_null(strstr(tables, "_ms"));
    query_destroy(query);
    struct audit_list lines = { 0 };
    ck_assert(audit_read(store, &(struct audit_filter) { 0 }, &lines, &diags));
    ck_assert_str_eq(vec_last(&lines.lines)->what, "norm-built");
    ck_assert_str_eq(vec_last(&lines.lines)->who, "Noor");
    audit_list_finish(&lines);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("norms");
    TCase *tests = tcase_create("norms");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, a_norm_counts_whole_points_of_everybody);
    tcase_add_test(tests, covariances_are_those_of_the_whole_points);
    tcase_add_test(tests, nothing_stands_there_below_thirty_people);
    tcase_add_test(tests, a_part_counts_for_whom_enough_was_seen);
    tcase_add_test(tests, only_the_first_finished_play_of_a_code_counts);
    tcase_add_test(tests, a_name_stands_for_one_norm);
    tcase_add_test(tests, what_is_kept_leads_to_nobody);
    tcase_add_loop_test(tests, a_norm_that_cannot_be_is_refused_whole, 0,
            (int)(sizeof(WRONG) / sizeof(WRONG[0])));
    suite_add_tcase(suite, tests);
    return suite;
}
