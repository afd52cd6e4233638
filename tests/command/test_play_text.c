// SPDX-License-Identifier: GPL-3.0-or-later
// Protects who plays in a terminal: the words around the story are in its language, with u or je as
// the organisation says it, and the program goes on in its own.
#include <stdlib.h>
#include <string.h>

#include "game/locale/locale.h"
#include "game/store/settings.h"
#include "tests/command/verb_run.h"
#include "tests/store/store_fixture.h"
#include "tests/test_main.h"

static char folder[FIXTURE_PATH_SIZE];
static char office[FIXTURE_PATH_SIZE];
static struct verb_said said;

static void set_up(void)
{
    struct diag_list diags = { 0 };
    fixture_make_folder(folder);
    fixture_join(office, folder, "store");
    struct store *store = fixture_open(office);
    ck_assert(store_write_setting(store, "org.address", "je", &diags));
    store_close(store);
    diag_list_finish(&diags);
    ck_assert(locale_init("nl", locale_default_folder()));
}

static void tear_down(void)
{
    locale_init("en", "");
    verb_said_finish(&said);
    fixture_remove_folder(folder);
}

static const struct {
    const char *language; // NULL: it is not said
    bool je;
    const char *asks;
    const char *looks_up;
} PLAYS[] = {
    { NULL, false, "Wat doet u?", "opzoeken: klant" },
    { NULL, true, "Wat doe je?", "opzoeken: klant" },
    { "en", false, "What do you do?", "look up: customer" },
    { "en", true, "What do you do?", "look up: customer" },
};

enum { PLAY_COUNT = sizeof(PLAYS) / sizeof(PLAYS[0]) };

// What cannot be done is said as on the desk, not by the name that the engine has for it.
START_TEST(what_cannot_be_done_is_said_in_words)
{
    char written[] = "finish\nquit\n";
    char *out = NULL;
    size_t size = 0;
    char words[][12] = { "play", "--text", "--language", "en" };
    char *argv[] = { words[0], words[1], words[2], words[3], NULL };
    struct command_io io = { .in = fmemopen(written, strlen(written), "r"),
        .out = open_memstream(&out, &size),
        .err = stderr,
        .data = ZEVEN_SOURCE_DIR "/scenarios",
        .store = office };
    ck_assert_int_eq(command_run(4, argv, &io), COMMAND_FINE);
    fclose(io.in);
    fclose(io.out);
    ck_assert_msg(strstr(out, "Not everything is done yet.") != NULL, "%s", out);
    free(out);
}
END_TEST

START_TEST(the_words_around_the_story_are_in_its_language)
{
    const char *words[] = { "play", "--text", PLAYS[_i].language != NULL ? "--language" : NULL,
        PLAYS[_i].language, NULL };
    struct command_io io = { .store = PLAYS[_i].je ? office : "/nonexistent" };
    ck_assert_int_eq(verb_run(&said, &io, words), COMMAND_FINE);
    ck_assert_msg(strstr(said.out, PLAYS[_i].asks) != NULL, "%s", said.out);
    ck_assert_msg(strstr(said.out, PLAYS[_i].looks_up) != NULL, "%s", said.out);
    ck_assert_str_eq(locale_language(), "nl");
    ck_assert(!locale_set_informal(false));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("play in a terminal");
    TCase *tests = tcase_create("play in a terminal");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, the_words_around_the_story_are_in_its_language, 0, PLAY_COUNT);
    tcase_add_test(tests, what_cannot_be_done_is_said_in_words);
    suite_add_tcase(suite, tests);
    return suite;
}
