// SPDX-License-Identifier: GPL-3.0-or-later
// Protects whoever signs a key: it holds until something that scores changes, and no longer.
#include <stdio.h>
#include <string.h>

#include "game/scenario/diag_codes.h"
#include "tests/scenario/story_file.h"
#include "tests/test_main.h"

static const char PACK[] =
        "<pack xmlns='urn:zeven:scenario:1' id='x' version='1' xml:lang='nl' name='X' "
        "accent='#123456'><passage id='check'><turn id='who'><says>Wie?</says><reply id='me' "
        "next='return'><say>Ik.</say><shows competency='accuracy' points='1'>Ja.</shows></reply>"
        "<reply id='none' next='return'><say>Niemand.</say></reply></turn></passage></pack>";

static const char STORY[] =
        "<scenario xmlns='urn:zeven:scenario:1' id='s' version='1' xml:lang='nl' "
        "sector='retail-media' client='x'><title>T</title><intent>I</intent>KEY"
        "<customer id='wil' name='Wil' address='u' mood='anxious'/><flag id='told'/>"
        "<record id='file' system='order' title='Order'><text>Stuk.</text></record>"
        "<contact id='call' channel='phone' with='wil' at='10:10'>"
        "<turn id='hello'><says>Dag.</says><reply id='hi'><say>Dag.</say></reply></turn>"
        "<turn id='ask'><says>Stuk.</says>"
        "<reply id='feel' next='check'><say>Vervelend.</say>"
        "<shows competency='empathy' points='3'>Benoemt.</shows></reply>"
        "<reply id='number' next='check'><say>Nummer?</say></reply></turn>"
        "<visit id='check' passage='check' next='done'/><end id='done' outcome='resolved'/>"
        "</contact><observe id='read' competency='accuracy' at-end='call' points='1'>"
        "<earns points='1' when='opened file'>Ja.</earns><earns points='0'>Nee.</earns></observe>"
        "</scenario>";

static void replace(struct buffer *out, const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    ck_assert_msg(at != NULL, "no “%s”", old);
    buffer_add_bytes(out, text, (size_t)(at - text));
    buffer_add(out, new);
    buffer_add(out, at + strlen(old));
}

static void load(struct story *story, const char *key, const char *text, const char *pack)
{
    struct buffer whole = { 0 };
    replace(&whole, text, "KEY", key);
    story_load(story, buffer_text(&whole), pack);
    ck_assert_ptr_nonnull(story->scenario);
    buffer_finish(&whole);
}

static void signed_key(char out[160], const char *status)
{
    struct story story;
    load(&story, "", STORY, PACK);
    (void)snprintf(out, 160, "<key status='%s' author='Els' by='Jan' date='2026-11-02' hash='%s'/>",
            status, story.scenario->key.hash);
    story_finish(&story);
}

// What may be polished, and what may not.
static const struct {
    const char *old;
    const char *new;
    bool holds;
    bool pack;
} EDITS[] = {
    { "Dag.", "Goedemiddag.", true, false },
    { "Benoemt.", "Benoemt het gevoel.", true, false },
    { "at='10:10'", "at='10:20'", true, false },
    { "<flag id='told'/>", "", true, false },
    { "<record id='file'", "<record id='more' system='web' title='W'><text>x</text></record>"
                           "<record id='file'",
            true, false },
    { "mood='anxious'", "mood='angry'", true, false },
    { "<reply id='hi'>", "<reply id='hey'>", true, false }, // nothing is to be earned there
    { "points='3'", "points='2'", false, false },
    { "competency='empathy'", "competency='motivation'", false, false },
    { "opened file", "not opened file", false, false },
    { "at-end='call'", "at='call/ask'", false, false },
    { "<reply id='number' next='check'>", "<reply id='number' next='check' when='flag told'>", false,
            false },
    { "<say>Nummer?</say>", "<say>Nummer?</say><shows competency='empathy' points='1'>x</shows>",
            false, false },
    { "points='1'>Ja.</shows>", "points='2'>Ja.</shows>", false, true },
    { "Niemand.", "Geen mens.", true, true },
};

enum { EDIT_COUNT = sizeof(EDITS) / sizeof(EDITS[0]) };

START_TEST(a_signed_key_holds_until_something_that_scores_changes)
{
    char key[160];
    struct story story;
    struct buffer changed = { 0 };
    signed_key(key, "reviewed");
    replace(&changed, EDITS[_i].pack ? PACK : STORY, EDITS[_i].old, EDITS[_i].new);
    load(&story, key, EDITS[_i].pack ? STORY : buffer_text(&changed),
            EDITS[_i].pack ? buffer_text(&changed) : PACK);
    ck_assert_msg(
            (story.scenario->key.status == KEY_REVIEWED) == EDITS[_i].holds, "%s", EDITS[_i].new);
    ck_assert_msg((story_diag(&story, DIAG_KEY_CHANGED) == NULL) == EDITS[_i].holds, "%s",
            EDITS[_i].new);
    story_finish(&story);
    buffer_finish(&changed);
}
END_TEST

START_TEST(what_has_a_name_may_be_moved_about)
{
    char key[160];
    struct story story;
    struct buffer changed = { 0 };
    static const char NUMBER[] = "<reply id='number' next='check'><say>Nummer?</say></reply>";
    struct buffer without = { 0 };
    signed_key(key, "established");
    replace(&without, STORY, NUMBER, "");
    replace(&changed, buffer_text(&without), "<reply id='feel'",
            "<reply id='number' next='check'><say>Nummer?</say></reply><reply id='feel'");
    load(&story, key, buffer_text(&changed), PACK);
    ck_assert_int_eq(story.scenario->key.status, KEY_ESTABLISHED);
    ck_assert_str_eq(story.scenario->key.by, "Jan");
    story_finish(&story);
    buffer_finish(&without);
    buffer_finish(&changed);
}
END_TEST

START_TEST(without_a_word_about_it_a_key_is_a_concept)
{
    struct story story;
    load(&story, "", STORY, PACK);
    ck_assert_int_eq(story.scenario->key.status, KEY_CONCEPT);
    ck_assert_uint_eq(strlen(story.scenario->key.hash), KEY_HASH_SIZE - 1);
    story_finish(&story);
    load(&story, "<key author='Els'/>", STORY, PACK);
    ck_assert_int_eq(story.scenario->key.status, KEY_CONCEPT);
    ck_assert_str_eq(story.scenario->key.author, "Els");
    story_finish(&story);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("key");
    TCase *cases = tcase_create("key");
    tcase_add_loop_test(
            cases, a_signed_key_holds_until_something_that_scores_changes, 0, EDIT_COUNT);
    tcase_add_test(cases, what_has_a_name_may_be_moved_about);
    tcase_add_test(cases, without_a_word_about_it_a_key_is_a_concept);
    suite_add_tcase(suite, cases);
    return suite;
}
