// SPDX-License-Identifier: GPL-3.0-or-later
// Protects trainers who read about a scenario: every one has its page, and what a page names is
// there.
#include <stdio.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/scenario/check.h"
#include "tests/test_main.h"

#define SCENARIOS ZEVEN_SOURCE_DIR "/scenarios/"

static const char *const HEADS[] = { "\n## Waar dit scenario op let\n", "\n## De modelweg\n",
    "\n## Waar het vaak misgaat\n", "\n## Vragen voor het gesprek\n" };

enum { HEAD_COUNT = sizeof(HEADS) / sizeof(HEADS[0]) };

static void read_file(const char *path, struct buffer *bytes)
{
    struct diag_list diags = { 0 };
    ck_assert_msg(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, bytes, &diags), "%s", path);
    diag_list_finish(&diags);
}

static void assert_known(const char *source, const char *id, size_t size, const char *page)
{
    char attribute[80];
    ck_assert_uint_lt(size, 60);
    (void)snprintf(attribute, sizeof(attribute), " id=\"%.*s\"", (int)size, id);
    ck_assert_msg(strstr(source, attribute) != NULL, "%s names %.*s, which is not in the scenario",
            page, (int)size, id);
}

// `call/opening/what-for`: each of the three is an id of the scenario.
static void assert_path_known(const char *source, const char *path, size_t size, const char *page)
{
    size_t begin = 0;
    for (size_t i = 0; i <= size; i++) {
        if (i == size || path[i] == '/') {
            assert_known(source, path + begin, i - begin, page);
            begin = i + 1;
        }
    }
}

static size_t assert_paths_known(const char *page, const char *source, const char *path)
{
    size_t named = 0;
    const char *at = page;
    while ((at = strchr(at, '`')) != NULL) {
        const char *end = strchr(at + 1, '`');
        ck_assert_msg(end != NULL, "%s: a ` without its other", path);
        size_t size = (size_t)(end - at) - 1;
        if (memchr(at + 1, '/', size) != NULL) {
            assert_path_known(source, at + 1, size, path);
            named++;
        }
        at = end + 1;
    }
    return named;
}

static void assert_heads(const char *page, const char *path)
{
    const char *at = page;
    for (int i = 0; i < HEAD_COUNT; i++) {
        const char *head = strstr(at, HEADS[i]);
        ck_assert_msg(head != NULL, "%s: no%s", path, HEADS[i]);
        at = head + 1;
    }
}

static void look(
        void *data, struct bundle *bundle, struct scenario *scenario, struct diag_list *diags)
{
    (void)bundle;
    (void)diags;
    size_t *pages = data;
    char path[300];
    struct buffer page = { 0 };
    struct buffer source = { 0 };
    if (strcmp(scenario->client, "meander") == 0 || strcmp(scenario->client, "voorbeeld") == 0) {
        return; // the practice, and what is there to copy
    }
    (void)snprintf(path, sizeof(path), SCENARIOS "manual/klanten/%s.md", scenario->id);
    read_file(path, &page);
    (void)snprintf(path, sizeof(path), SCENARIOS "packs/%s/%s.xml", scenario->client, scenario->id);
    read_file(path, &source);
    assert_heads(buffer_text(&page), scenario->id);
    ck_assert_uint_ge(
            assert_paths_known(buffer_text(&page), buffer_text(&source), scenario->id), 5);
    (*pages)++;
    buffer_finish(&page);
    buffer_finish(&source);
}

START_TEST(every_scenario_has_a_page_that_names_what_is_there)
{
    size_t pages = 0;
    struct check_visitor visitor = { .data = &pages, .scenario = look };
    struct check_summary summary = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(scenario_visit_folder(SCENARIOS "packs", &visitor, &diags, &summary));
    ck_assert_uint_eq(pages, 12);
    diag_list_finish(&diags);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("pages");
    TCase *cases = tcase_create("pages");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, every_scenario_has_a_page_that_names_what_is_there);
    suite_add_tcase(suite, cases);
    return suite;
}
