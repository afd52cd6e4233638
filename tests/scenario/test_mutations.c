// SPDX-License-Identifier: GPL-3.0-or-later
// Protects against every slip nobody thought of: a file changed at random loads or says why not; it
// never does both, nor neither.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/hash.h"
#include "tests/scenario/story_file.h"
#include "tests/test_main.h"

static const char *const fixtures[] = { "turns", "informed", "passages", "topics", "compose",
    "acts", "conditions", "channels", "moods", "accepted", "fall-through" };

enum { FIXTURES = sizeof(fixtures) / sizeof(fixtures[0]), MUTATIONS = 150 };

static void read_fixture(const char *name, struct buffer *bytes)
{
    struct diag_list diags = { 0 };
    struct buffer path = { 0 };
    buffer_add_format(&path, ZEVEN_SOURCE_DIR "/tests/fixtures/good/%s.xml", name);
    ck_assert(bundle_read_path(buffer_text(&path), BUNDLE_FILE_SIZE_MAX, bytes, &diags));
    buffer_finish(&path);
    diag_list_finish(&diags);
}

static size_t pick(uint64_t *state, size_t count)
{
    return (size_t)(hash_next(state) % count);
}

// The `index`th place where `mark` stands, counted round.
static char *find_place(const struct buffer *xml, const char *mark, size_t index)
{
    size_t count = 0;
    for (char *at = strstr(xml->bytes, mark); at != NULL; at = strstr(at + 1, mark)) {
        count++;
    }
    if (count == 0) {
        return NULL;
    }
    char *at = strstr(xml->bytes, mark);
    for (size_t i = 0; i < index % count; i++) {
        at = strstr(at + 1, mark);
    }
    return at;
}

static void replace(struct buffer *xml, size_t from, size_t size, const char *with)
{
    struct buffer changed = { 0 };
    buffer_add_bytes(&changed, xml->bytes, from);
    buffer_add(&changed, with);
    buffer_add(&changed, xml->bytes + from + size);
    buffer_finish(xml);
    *xml = changed;
}

// The value of some attribute becomes another.
static void change_value(struct buffer *xml, uint64_t *state)
{
    static const char *const values[] = { "", "yes", "no", "call", "late", "file", "kind", "0", "5",
        "100", "09:30", "stay", "return", "angry", "flag told", "said kind", "opening", "done", "x",
        "mail", "active-reading", "accuracy", "e-mail", "out", "a/b/c", "act:mark", "reply:kind" };
    char *at = find_place(xml, "=\"", pick(state, 1000));
    char *end = at != NULL ? strchr(at + 2, '"') : NULL;
    if (end != NULL) {
        replace(xml, (size_t)(at + 2 - xml->bytes), (size_t)(end - at - 2),
                values[pick(state, sizeof(values) / sizeof(values[0]))]);
    }
}

// Some attribute goes.
static void drop_attribute(struct buffer *xml, uint64_t *state)
{
    char *at = find_place(xml, "=\"", pick(state, 1000));
    char *end = at != NULL ? strchr(at + 2, '"') : NULL;
    char *begin = at;
    while (begin != NULL && begin > xml->bytes && *begin != ' ') {
        begin--;
    }
    if (end != NULL) {
        replace(xml, (size_t)(begin - xml->bytes), (size_t)(end + 1 - begin), "");
    }
}

// Some element without children of its own goes, or comes twice.
static void change_element(struct buffer *xml, uint64_t *state, bool twice)
{
    char *at = find_place(xml, "<", pick(state, 1000));
    char *end = at != NULL ? strstr(at, "/>") : NULL;
    char *close = at != NULL ? strchr(at, '>') : NULL;
    if (end == NULL || close == NULL || close < end) {
        return;
    }
    struct buffer copy = { 0 };
    buffer_add_bytes(&copy, at, twice ? (size_t)(end + 2 - at) : 0);
    replace(xml, (size_t)(at - xml->bytes), twice ? 0 : (size_t)(end + 2 - at), buffer_text(&copy));
    buffer_finish(&copy);
}

// Some word of the format becomes another, wherever it stands.
static void change_word(struct buffer *xml, uint64_t *state)
{
    static const char *const words[] = { "reply", "turn", "says", "say", "shows", "contact", "end",
        "visit", "topic", "informed", "passage", "section", "part", "promise", "observe" };
    const char *from = words[pick(state, sizeof(words) / sizeof(words[0]))];
    const char *to = words[pick(state, sizeof(words) / sizeof(words[0]))];
    char *at = strstr(xml->bytes, from);
    while (at != NULL) {
        size_t place = (size_t)(at - xml->bytes);
        replace(xml, place, strlen(from), to);
        at = strstr(xml->bytes + place + strlen(to), from);
    }
}

static void mutate(struct buffer *xml, uint64_t *state)
{
    switch (pick(state, 8)) {
    case 0:
        drop_attribute(xml, state);
        break;
    case 1:
        change_element(xml, state, true);
        break;
    case 2:
        change_element(xml, state, false);
        break;
    case 3:
        change_word(xml, state);
        break;
    case 4:
        replace(xml, pick(state, xml->size), 0, "\"");
        break;
    default:
        change_value(xml, state);
        break;
    }
}

START_TEST(a_changed_file_loads_or_says_why_not)
{
    struct buffer original = { 0 };
    struct buffer pack = { 0 };
    uint64_t state = hash_text(fixtures[_i]);
    int refused = 0;
    read_fixture(fixtures[_i], &original);
    read_fixture("pack", &pack);
    for (int i = 0; i < MUTATIONS; i++) {
        struct story story;
        struct buffer xml = { 0 };
        buffer_add_bytes(&xml, original.bytes, original.size);
        for (size_t times = pick(&state, 3) + 1; times > 0; times--) {
            mutate(&xml, &state);
        }
        story_load(&story, buffer_text(&xml), pack.bytes);
        ck_assert_msg((story.scenario != NULL) == (story.diags.errors == 0), "%s", xml.bytes);
        refused += story.scenario == NULL ? 1 : 0;
        story_finish(&story);
        buffer_finish(&xml);
    }
    ck_assert_int_gt(refused, MUTATIONS / 4);
    buffer_finish(&original);
    buffer_finish(&pack);
}
END_TEST

START_TEST(a_cut_file_says_that_it_ends_early)
{
    struct buffer original = { 0 };
    struct buffer pack = { 0 };
    read_fixture("acts", &original);
    read_fixture("pack", &pack);
    for (size_t size = 0; size + 20 < original.size; size += 37) {
        struct story story;
        struct buffer xml = { 0 };
        buffer_add_bytes(&xml, original.bytes, size);
        story_load(&story, buffer_text(&xml), pack.bytes);
        ck_assert_ptr_null(story.scenario);
        ck_assert_uint_ge(story.diags.errors, 1);
        story_finish(&story);
        buffer_finish(&xml);
    }
    buffer_finish(&original);
    buffer_finish(&pack);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("mutations");
    TCase *cases = tcase_create("mutations");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, a_changed_file_loads_or_says_why_not, 0, FIXTURES);
    tcase_add_test(cases, a_cut_file_says_that_it_ends_early);
    suite_add_tcase(suite, cases);
    return suite;
}
