// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the shift of one scenario: long enough for all of its story, with its own centre, and
// never made of something that cannot be played.
#include <string.h>

#include "game/scenario/load.h"
#include "tests/test_main.h"

#define XMLNS "xmlns='urn:zeven:scenario:1' version='1' xml:lang='nl' "
#define HOUR 3600u

static void add(struct bundle *bundle, const char *path, const char *xml)
{
    bundle_add(bundle, path, xml, strlen(xml));
}

static void make_bundle(struct bundle *bundle, const char *contact, const char *rest)
{
    bundle_init_memory(bundle);
    add(bundle, "packs/mid/pack.xml",
            "<pack " XMLNS "id='mid' name='Midden' accent='#123456' greeting='Met Midden'/>");
    add(bundle, "packs/x/pack.xml",
            "<pack " XMLNS "id='x' name='Iks' accent='#654321' centre='../mid/pack.xml'/>");
    struct buffer xml = { 0 };
    buffer_add_format(&xml,
            "<scenario " XMLNS "id='s' sector='retail-media' client='x'>"
            "<title>Jan &amp; Piet: &lt;1 dag, \"zo\" gezegd</title>"
            "<intent>i</intent><customer id='b' name='B' address='je' mood='sad'/>%s"
            "<contact id='c' channel='phone' with='b' %s><turn id='t'><says>Hallo.</says>"
            "<reply id='r'><say>Goed.</say></reply></turn><end id='e' outcome='resolved'/>"
            "</contact></scenario>",
            rest, contact);
    add(bundle, "packs/x/one.xml", buffer_text(&xml));
    buffer_finish(&xml);
}

static struct shift *load_alone(struct bundle *bundle, const struct alone_hours *hours)
{
    struct diag_list diags = { 0 };
    const char *path = shift_alone(bundle, "packs/x/one.xml", hours, &diags);
    ck_assert_ptr_nonnull(path);
    struct shift *shift = shift_load(bundle, path, &diags);
    ck_assert_ptr_nonnull(shift);
    diag_list_finish(&diags);
    return shift;
}

START_TEST(it_holds_the_one_scenario_under_its_title_at_its_centre)
{
    struct bundle bundle;
    make_bundle(&bundle, "at='09:40'", "");
    struct shift *shift = load_alone(&bundle, NULL);
    ck_assert_uint_eq(shift->entry_count, 1);
    ck_assert_str_eq(shift->entries[0].scenario->id, "s");
    ck_assert_str_eq(shift->title, "Jan & Piet: <1 dag, \"zo\" gezegd");
    ck_assert_str_eq(shift->centre_name, "Midden");
    ck_assert_str_eq(shift->language, "nl");
    shift_destroy(shift);
    bundle_finish(&bundle);
}
END_TEST

struct times {
    const char *contact;
    const char *rest;
    uint32_t start;
    uint32_t until;
};

// From the half hour before the first contact; an hour after the last thing, up to the half hour.
static const struct times TIMES[] = {
    { "at='09:40'", "", 9 * HOUR + HOUR / 2, 11 * HOUR },
    { "at='09:30'", "", 9 * HOUR + HOUR / 2, 10 * HOUR + HOUR / 2 },
    { "at='09:40'",
            "<record id='r' system='knowledge' title='R' from='12:10'><text>x</text></record>",
            9 * HOUR + HOUR / 2, 13 * HOUR + HOUR / 2 },
    { "at='09:40'",
            "<contact id='d' channel='chat' with='b' after='c' delay='5400'><turn id='t'>"
            "<says>Nog iets.</says><reply id='r'><say>Ja.</say></reply></turn>"
            "<end id='e' outcome='resolved'/></contact>",
            9 * HOUR + HOUR / 2, 12 * HOUR + HOUR / 2 },
    { "at='23:10'", "", 23 * HOUR, 24 * HOUR - 60 },
};

START_TEST(it_lasts_as_long_as_the_story_needs)
{
    const struct times *times = &TIMES[_i];
    struct bundle bundle;
    make_bundle(&bundle, times->contact, times->rest);
    struct shift *shift = load_alone(&bundle, NULL);
    ck_assert_uint_eq(shift->start, times->start);
    ck_assert_uint_eq(shift->until, times->until);
    shift_destroy(shift);
    // Zeroed hours ask for the same.
    shift = load_alone(&bundle, &(struct alone_hours) { 0 });
    ck_assert_uint_eq(shift->start, times->start);
    ck_assert_uint_eq(shift->until, times->until);
    shift_destroy(shift);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(every_promise_falls_due_within_it)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    const char *path = shift_alone(&bundle, "packs/noordwind/jaarnota.xml", NULL, &diags);
    struct shift *shift = shift_load(&bundle, path, &diags);
    ck_assert_ptr_nonnull(shift);
    const struct scenario *model = shift->entries[0].scenario;
    ck_assert_uint_gt(model->promise_count, 0);
    for (uint32_t i = 0; i < model->promise_count; i++) {
        ck_assert_uint_ge(shift->until, model->promises[i].due + HOUR);
        ck_assert_uint_ge(shift->until, model->promises[i].needed_by + HOUR);
    }
    shift_destroy(shift);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(read_once_it_is_the_same_with_the_same_remarks)
{
    struct bundle bundle;
    struct bundle twice;
    struct diag_list diags = { 0 };
    struct diag_list of_twice = { 0 };
    make_bundle(&bundle, "at='09:40'", "");
    make_bundle(&twice, "at='09:40'", "");
    struct shift *shift = shift_load_alone(&bundle, "packs/x/one.xml", NULL, &diags);
    const char *path = shift_alone(&twice, "packs/x/one.xml", NULL, &of_twice);
    struct shift *other = shift_load(&twice, path, &of_twice);
    ck_assert_ptr_nonnull(shift);
    ck_assert_ptr_nonnull(other);
    ck_assert_uint_eq(shift->entry_count, 1);
    ck_assert_str_eq(shift->entries[0].scenario->id, "s");
    ck_assert_str_eq(shift->title, other->title);
    ck_assert_uint_eq(shift->start, other->start);
    ck_assert_uint_eq(shift->until, other->until);
    ck_assert_uint_eq(diags.diags.count, of_twice.diags.count);
    shift_destroy(shift);
    shift_destroy(other);
    ck_assert_ptr_null(shift_load_alone(&bundle, "packs/x/none.xml", NULL, &diags));
    ck_assert_uint_gt(diags.errors, 0);
    diag_list_finish(&diags);
    diag_list_finish(&of_twice);
    bundle_finish(&bundle);
    bundle_finish(&twice);
}
END_TEST

START_TEST(hours_that_are_given_are_kept)
{
    struct bundle bundle;
    make_bundle(&bundle, "at='09:40'", "");
    struct alone_hours hours = { 8 * HOUR + 900, 17 * HOUR };
    struct shift *shift = load_alone(&bundle, &hours);
    ck_assert_uint_eq(shift->start, hours.start);
    ck_assert_uint_eq(shift->until, hours.until);
    shift_destroy(shift);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(a_scenario_that_cannot_be_played_says_why)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    make_bundle(&bundle, "at='09:40' start='nowhere'", "");
    ck_assert_ptr_null(shift_alone(&bundle, "packs/x/one.xml", NULL, &diags));
    ck_assert_uint_gt(diags.diags.count, 0);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

START_TEST(rules_of_its_own_that_are_wrong_are_not_passed_over)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    make_bundle(&bundle, "at='09:40'", "");
    add(&bundle, "rules.xml", "<rules/>");
    ck_assert_ptr_null(shift_alone(&bundle, "packs/x/one.xml", NULL, &diags));
    ck_assert_uint_gt(diags.diags.count, 0);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("alone");
    TCase *cases = tcase_create("alone");
    tcase_add_test(cases, it_holds_the_one_scenario_under_its_title_at_its_centre);
    tcase_add_loop_test(
            cases, it_lasts_as_long_as_the_story_needs, 0, (int)(sizeof(TIMES) / sizeof(TIMES[0])));
    tcase_add_test(cases, every_promise_falls_due_within_it);
    tcase_add_test(cases, read_once_it_is_the_same_with_the_same_remarks);
    tcase_add_test(cases, hours_that_are_given_are_kept);
    tcase_add_test(cases, a_scenario_that_cannot_be_played_says_why);
    tcase_add_test(cases, rules_of_its_own_that_are_wrong_are_not_passed_over);
    suite_add_tcase(suite, cases);
    return suite;
}
