// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the first minute of an author: what `zeven new` makes works, and takes nothing's place.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "game/base/bundle.h"
#include "game/base/save.h"
#include "tests/command/verb_run.h"
#include "tests/test_main.h"

enum { WORDS_MAX = 8 };

static char folder[] = "/tmp/zeven-new-XXXXXX";
static struct diag_list diags;
static struct verb_said said;

static void set_up(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void tear_down(void)
{
    char command[96];
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0);
    verb_said_finish(&said);
    diag_list_finish(&diags);
}

// Runs the verb; a word that begins with @ is a path in the folder.
static int run(const char *const words[WORDS_MAX])
{
    char paths[WORDS_MAX][256];
    const char *own[WORDS_MAX + 1] = { 0 };
    for (int i = 0; i < WORDS_MAX && words[i] != NULL; i++) {
        bool inside = words[i][0] == '@';
        own[i] = inside ? paths[i] : words[i];
        (void)snprintf(paths[i], sizeof(paths[i]), "%s/%s", folder, words[i] + 1);
    }
    return verb_run(&said, &(struct command_io) { 0 }, own);
}

#define RUN(...) run((const char *const[WORDS_MAX]) { __VA_ARGS__ })

static void write_file(const char *name, const char *text)
{
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    ck_assert(save_file(path, text, strlen(text), NULL, &diags));
}

static void assert_holds(const char *name, const char *text)
{
    char path[256];
    struct buffer bytes = { 0 };
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    ck_assert(bundle_read_path(path, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    ck_assert_msg(strstr(buffer_text(&bytes), text) != NULL, "%s", buffer_text(&bytes));
    buffer_finish(&bytes);
}

START_TEST(a_pack_and_a_scenario_pass_the_check_at_once)
{
    ck_assert_int_eq(RUN("new", "pack", "@fietspunt", "--client", "Fiets & Zn"), COMMAND_FINE);
    ck_assert_int_eq(RUN("new", "scenario", "@fietspunt/lek.xml"), COMMAND_FINE);
    ck_assert_int_eq(RUN("check", "@fietspunt"), COMMAND_FINE);
    ck_assert(!verb_says(&said, "Z0"));
    assert_holds("fietspunt/pack.xml", "id=\"fietspunt\"");
    assert_holds("fietspunt/pack.xml", "name=\"Fiets &amp; Zn\"");
    assert_holds("fietspunt/lek.xml", "id=\"lek\"");
    assert_holds("fietspunt/lek.xml", "client=\"fietspunt\"");
}
END_TEST

START_TEST(a_pack_beside_the_centre_belongs_to_it)
{
    char command[256];
    (void)snprintf(command, sizeof(command),
            "mkdir %s/packs && cp -r %s/scenarios/packs/meander %s/packs/", folder,
            ZEVEN_SOURCE_DIR, folder);
    ck_assert_int_eq(system(command), 0);
    ck_assert_int_eq(RUN("new", "pack", "@packs/winkel", "--client", "Winkel"), COMMAND_FINE);
    assert_holds("packs/winkel/pack.xml", "centre=\"../meander/pack.xml\"");
    ck_assert_int_eq(RUN("new", "scenario", "@packs/winkel/een.xml"), COMMAND_FINE);
    ck_assert_int_eq(RUN("check", "@packs/winkel"), COMMAND_FINE);
    // A pack with codes of its own, and one without any.
    ck_assert_int_eq(RUN("new", "scenario", "@packs/meander/twee.xml"), COMMAND_FINE);
    assert_holds("packs/meander/twee.xml", "codes=\"reasons\"");
    ck_assert_int_eq(RUN("check", "@packs/meander/twee.xml"), COMMAND_FINE);
}
END_TEST

START_TEST(nothing_is_overwritten)
{
    ck_assert_int_eq(RUN("new", "pack", "@fietspunt", "--client", "Een"), COMMAND_FINE);
    ck_assert_int_eq(RUN("new", "scenario", "@fietspunt/lek.xml"), COMMAND_FINE);
    write_file("fietspunt/lek.xml", "mijn werk");
    ck_assert_int_eq(RUN("new", "pack", "@fietspunt", "--client", "Twee"), COMMAND_FAILED);
    ck_assert(verb_says(&said, "Z0007"));
    ck_assert_int_eq(RUN("new", "scenario", "@fietspunt/lek.xml"), COMMAND_FAILED);
    assert_holds("fietspunt/lek.xml", "mijn werk");
    assert_holds("fietspunt/pack.xml", "name=\"Een\"");
}
END_TEST

START_TEST(a_conversation_becomes_a_draft_that_loads)
{
    ck_assert_int_eq(RUN("new", "pack", "@fietspunt", "--client", "Een"), COMMAND_FINE);
    write_file("gesprek.txt",
            "Medewerker: Goedemorgen.\r\nKlant Piet Bos: Lek & weg <nu>.\r\n"
            "Medewerker: Wanneer?\r\nKlant: Om tien.\r\nMedewerker: Goed.\r\n"
            "Klant: Dag.\r\n");
    ck_assert_int_eq(RUN("new", "--from-transcript", "@gesprek.txt", "--out", "@fietspunt/lek.xml",
                             "--channel", "chat"),
            COMMAND_FINE);
    assert_holds("fietspunt/lek.xml", "channel=\"chat\"");
    assert_holds("fietspunt/lek.xml", "name=\"Piet Bos\"");
    assert_holds("fietspunt/lek.xml",
            "<turn id=\"turn-1\">\n      <says>Lek &amp; weg &lt;nu>.</says>\n"
            "      <reply id=\"said\">\n        <say>Wanneer?</say>");
    assert_holds("fietspunt/lek.xml", "<says>Dag.</says>\n    </end>");
    ck_assert_int_eq(RUN("check", "@fietspunt/pack.xml"), COMMAND_FINE);
}
END_TEST

static const struct {
    const char *words[WORDS_MAX];
    int code;
    const char *said;
} WRONG[] = {
    { { "new" }, COMMAND_USAGE, "" },
    { { "new", "shift", "@x" }, COMMAND_USAGE, "shift" },
    { { "new", "pack", "@x" }, COMMAND_USAGE, "" },
    { { "new", "scenario", "@x.xml", "--client", "Een" }, COMMAND_USAGE, "" },
    { { "new", "scenario", "--from-transcript", "@g", "--out", "@x.xml" }, COMMAND_USAGE, "" },
    { { "new", "pack", "@Fiets Punt", "--client", "Een" }, COMMAND_FAILED, "Z0769" },
    { { "new", "pack", "/nonexistent/folder", "--client", "Een" }, COMMAND_FAILED, "Z0005" },
    { { "new", "scenario", "@lek.xml" }, COMMAND_FAILED, "Z0770" },
    { { "new", "--from-transcript", "@no.txt", "--out", "@lek.xml" }, COMMAND_FAILED, "Z0770" },
};

START_TEST(what_cannot_be_made_is_refused)
{
    int code = run(WRONG[_i].words);
    ck_assert_msg(code == WRONG[_i].code, "%s", said.err);
    ck_assert_msg(verb_says(&said, WRONG[_i].said), "%s", said.err);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("new");
    TCase *cases = tcase_create("new");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_pack_and_a_scenario_pass_the_check_at_once);
    tcase_add_test(cases, a_pack_beside_the_centre_belongs_to_it);
    tcase_add_test(cases, nothing_is_overwritten);
    tcase_add_test(cases, a_conversation_becomes_a_draft_that_loads);
    tcase_add_loop_test(cases, what_cannot_be_made_is_refused, 0, sizeof(WRONG) / sizeof(WRONG[0]));
    suite_add_tcase(suite, cases);
    return suite;
}
