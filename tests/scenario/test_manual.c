// SPDX-License-Identifier: GPL-3.0-or-later
// Protects trainers: what the manual shows loads, and it names every element and every diagnostic.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/scenario/load.h"
#include "game/scenario/rules.h"
#include "game/scenario/words.h"
#include "tests/test_main.h"

static const char manual_path[] = ZEVEN_SOURCE_DIR "/scenarios/manual/handleiding.md";

static void read_file(const char *path, struct buffer *bytes)
{
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, bytes, &diags));
    diag_list_finish(&diags);
}

// The whole files among the examples, in order.
static bool next_example(const char **at, struct buffer *example)
{
    const char *begin = strstr(*at, "```xml\n<?xml");
    if (begin == NULL) {
        return false;
    }
    begin += strlen("```xml\n");
    const char *end = strstr(begin, "\n```");
    buffer_clear(example);
    buffer_add_bytes(example, begin, (size_t)(end - begin));
    *at = end;
    return true;
}

START_TEST(the_worked_example_loads_without_a_remark)
{
    struct buffer manual = { 0 };
    struct buffer example = { 0 };
    struct buffer rules_bytes = { 0 };
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_memory(&bundle);
    read_file(manual_path, &manual);
    read_file(ZEVEN_SOURCE_DIR "/scenarios/rules.xml", &rules_bytes);
    bundle_add(&bundle, "rules.xml", rules_bytes.bytes, rules_bytes.size);
    const char *at = buffer_text(&manual);
    ck_assert(next_example(&at, &example));
    bundle_add(&bundle, "packs/x/pack.xml", example.bytes, example.size);
    ck_assert(next_example(&at, &example));
    bundle_add(&bundle, "packs/x/story.xml", example.bytes, example.size);

    struct rules *rules = rules_load(&bundle, &diags);
    struct scenario *scenario = scenario_load(&bundle, "packs/x/story.xml", rules, &diags);
    ck_assert_uint_eq(diags.diags.count, 0);
    ck_assert_ptr_nonnull(scenario);
    ck_assert_uint_ge(scenario->contact_count, 2);
    scenario_destroy(scenario);
    rules_destroy(rules);
    diag_list_finish(&diags);
    bundle_finish(&bundle);
    buffer_finish(&example);
    buffer_finish(&rules_bytes);
    buffer_finish(&manual);
}
END_TEST

START_TEST(every_element_and_attribute_is_explained)
{
    struct buffer manual = { 0 };
    read_file(manual_path, &manual);
    for (int i = ELEMENT_NONE + 1; i < ELEMENT_COUNT; i++) {
        const struct element_rule *rule = words_element((enum element)i);
        char heading[64];
        (void)snprintf(heading, sizeof(heading), "### `<%s>`", rule->name);
        ck_assert_msg(strstr(manual.bytes, heading) != NULL, "%s", heading);
        for (size_t j = 0; j < rule->attribute_count; j++) {
            (void)snprintf(heading, sizeof(heading), "\n| `%s`",
                    words_attribute(rule->attributes[j].attribute));
            ck_assert_msg(strstr(manual.bytes, heading) != NULL, "%s: %s", rule->name, heading);
        }
    }
    buffer_finish(&manual);
}
END_TEST

static void assert_codes(const struct buffer *manual, const char *header)
{
    struct buffer bytes = { 0 };
    read_file(header, &bytes);
    int count = 0;
    for (const char *at = strstr(bytes.bytes, "    DIAG_"); at != NULL;
            at = strstr(at + 1, "    DIAG_")) {
        long code = strtol(strstr(at, " = ") + 3, NULL, 10);
        char row[32];
        (void)snprintf(row, sizeof(row), "\n| Z%04ld | ", code);
        ck_assert_msg(strstr(manual->bytes, row) != NULL, "Z%04ld is not in the manual", code);
        count++;
    }
    ck_assert_int_gt(count, 3);
    buffer_finish(&bytes);
}

START_TEST(every_diagnostic_is_explained)
{
    struct buffer manual = { 0 };
    read_file(manual_path, &manual);
    assert_codes(&manual, ZEVEN_SOURCE_DIR "/game/scenario/diag_codes.h");
    assert_codes(&manual, ZEVEN_SOURCE_DIR "/game/xml/reader.h");
    assert_codes(&manual, ZEVEN_SOURCE_DIR "/game/base/bundle.h");
    assert_codes(&manual, ZEVEN_SOURCE_DIR "/game/explore/smells/smell_codes.h");
    buffer_finish(&manual);
}
END_TEST

START_TEST(every_speech_act_and_mood_is_listed)
{
    struct buffer manual = { 0 };
    struct bundle bundle;
    struct diag_list diags = { 0 };
    read_file(manual_path, &manual);
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    struct rules *rules = rules_load(&bundle, &diags);
    ck_assert_ptr_nonnull(rules);
    for (uint32_t i = 0; i < rules->act_count; i++) {
        ck_assert_msg(strstr(manual.bytes, rules->acts[i].label) != NULL, "%s", rules->acts[i].id);
    }
    for (uint32_t i = 0; i < rules->mood_count; i++) {
        ck_assert_msg(
                strstr(manual.bytes, rules->moods[i].label) != NULL, "%s", rules->moods[i].id);
    }
    rules_destroy(rules);
    bundle_finish(&bundle);
    diag_list_finish(&diags);
    buffer_finish(&manual);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("manual");
    TCase *cases = tcase_create("manual");
    tcase_add_test(cases, the_worked_example_loads_without_a_remark);
    tcase_add_test(cases, every_element_and_attribute_is_explained);
    tcase_add_test(cases, every_diagnostic_is_explained);
    tcase_add_test(cases, every_speech_act_and_mood_is_listed);
    suite_add_tcase(suite, cases);
    return suite;
}
