// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the fairness page: it is off until the organisation asks for it, calls nothing a
// difference that can be chance, and keeps nothing.
#include <stdio.h>
#include <string.h>

#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/database.h"
#include "game/store/settings.h"
#include "tests/screens/office.h"
#include "tests/test_main.h"

struct row {
    const char *group;
    const char *invited;
    const char *not_invited;
};

static void fill(struct sitter *sitter, const struct row *rows, int count)
{
    for (int i = 0; i < count; i++) {
        ui_set_field_text(sitter->ui, "group", i, rows[i].group);
        ui_set_field_text(sitter->ui, "invited", i, rows[i].invited);
        ui_set_field_text(sitter->ui, "not-invited", i, "");
        office_focus(sitter, "not-invited", i);
        sitter_type(sitter, rows[i].not_invited);
    }
}

static void open_page(struct sitter *sitter, int width, int height, int scale)
{
    sitter_init(sitter, width, height, scale);
    recruiter_push_fairness(sitter->navigator);
    navigator_build(sitter->navigator);
}

START_TEST(it_is_off_until_the_organisation_turns_it_on)
{
    struct sitter sitter;
    sitter_init(&sitter, 1280, 800, 100);
    recruiter_show_list(sitter.navigator, "Els");
    navigator_build(sitter.navigator);
    ck_assert_uint_eq(office_count(&sitter, "fairness"), 0);
    ck_assert(store_write_setting(sitter.store, "org.fairness", "yes", &sitter.world.diags));
    recruiter_show_list(sitter.navigator, "Els");
    navigator_build(sitter.navigator);
    ck_assert_uint_eq(office_count(&sitter, "fairness"), 1);
    office_press(&sitter, "fairness", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "recruiter-fairness");
    ck_assert(sitter_reads(&sitter, "What it is not for: judging one candidate"));
    sitter_finish(&sitter);
}
END_TEST

static const struct {
    struct row rows[2];
    const char *words;
    const char *figure;
} TABLES[] = {
    { { { "a", "48", "52" }, { "b", "50", "50" } }, "No difference that asks for action.", "0.96" },
    { { { "a", "3", "4" }, { "b", "5", "2" } }, "Too few candidates to say anything.", "0.60" },
    { { { "a", "7", "8" }, { "b", "10", "5" } }, "One person more or fewer", "0.70" },
    { { { "a", "6", "24" }, { "b", "10", "20" } }, "this difference can be chance", "0.60" },
    { { { "a", "30", "170" }, { "b", "60", "140" } }, "more than chance. Find out where", "0.50" },
};

START_TEST(what_is_said_fits_the_counts)
{
    struct sitter sitter;
    open_page(&sitter, 1280, 800, 100);
    fill(&sitter, TABLES[_i].rows, 2);
    ck_assert_msg(sitter_reads(&sitter, TABLES[_i].words), "%s", TABLES[_i].words);
    ck_assert_msg(sitter_reads(&sitter, TABLES[_i].figure), "%s", TABLES[_i].figure);
    ck_assert(sitter_reads(&sitter, "a beside b"));
    sitter_finish(&sitter);
}
END_TEST

START_TEST(what_is_no_count_is_said_and_not_compared)
{
    struct sitter sitter;
    const struct row rows[] = { { "a", "many", "52" }, { "b", "50", "50" }, { "c", "0", "0" } };
    open_page(&sitter, 1280, 800, 100);
    fill(&sitter, rows, 3);
    ck_assert(sitter_reads(&sitter, "Two whole numbers are needed here"));
    ck_assert(!sitter_reads(&sitter, "beside"));
    sitter_finish(&sitter);
}
END_TEST

static size_t rows_in(struct sitter *sitter, struct database *database, const char *select)
{
    struct query *query = query_create(database, select, &sitter->world.diags);
    ck_assert_ptr_nonnull(query);
    ck_assert_int_eq(query_next(query, &sitter->world.diags), QUERY_ROW);
    size_t count = (size_t)query_integer(query, 0);
    query_destroy(query);
    return count;
}

START_TEST(nothing_of_it_is_kept)
{
    struct sitter sitter;
    open_page(&sitter, 1280, 800, 100);
    size_t settings = rows_in(&sitter, sitter.store->play, "SELECT count(*) FROM setting");
    size_t audit = rows_in(&sitter, sitter.store->office, "SELECT count(*) FROM audit");
    fill(&sitter, TABLES[0].rows, 2);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_uint_eq(
            rows_in(&sitter, sitter.store->play, "SELECT count(*) FROM setting"), settings);
    ck_assert_uint_eq(rows_in(&sitter, sitter.store->office, "SELECT count(*) FROM audit"), audit);
    recruiter_push_fairness(sitter.navigator);
    navigator_build(sitter.navigator);
    ck_assert_str_eq(ui_field_text(sitter.ui, "invited", 0), "");
    sitter_finish(&sitter);
}
END_TEST

static const struct {
    int width;
    int height;
    int scale;
} SIZES[] = { { 1280, 800, 100 }, { 1920, 1080, 100 }, { 1280, 800, 200 }, { 800, 600, 150 } };

START_TEST(nothing_is_cut_off_at_any_size)
{
    struct sitter sitter;
    open_page(&sitter, SIZES[_i].width, SIZES[_i].height, SIZES[_i].scale);
    sitter_check_layout(&sitter, "fairness, empty");
    fill(&sitter, TABLES[3].rows, 2);
    sitter_check_layout(&sitter, "fairness");
    sitter_finish(&sitter);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("fairness");
    TCase *cases = tcase_create("fairness");
    tcase_add_test(cases, it_is_off_until_the_organisation_turns_it_on);
    tcase_add_loop_test(cases, what_is_said_fits_the_counts, 0, sizeof(TABLES) / sizeof(TABLES[0]));
    tcase_add_test(cases, what_is_no_count_is_said_and_not_compared);
    tcase_add_test(cases, nothing_of_it_is_kept);
    tcase_add_loop_test(cases, nothing_is_cut_off_at_any_size, 0, sizeof(SIZES) / sizeof(SIZES[0]));
    suite_add_tcase(suite, cases);
    return suite;
}
