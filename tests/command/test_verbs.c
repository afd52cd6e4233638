// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the way every verb ends: its exit code, and where it speaks.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/session/session.h"
#include "tests/command/verb_run.h"
#include "tests/test_main.h"

enum { WORDS_MAX = 7 }; // with the NULL behind them

static const char SCRIPT[] = ZEVEN_SOURCE_DIR "/scenarios/rehearsals/demo.txt";
static const char SCENARIO[] = ZEVEN_SOURCE_DIR "/scenarios/packs/noordwind/jaarnota.xml";
static const char GOOD[] = ZEVEN_SOURCE_DIR "/scenarios";
static const char EDITED[] = ZEVEN_SOURCE_DIR "/tests/fixtures/table/edited.ods";
static const char BAD[] = ZEVEN_SOURCE_DIR "/tests/fixtures/bad/241-stuck.xml";

static const struct {
    const char *words[WORDS_MAX];
    int code;
} RUNS[] = {
    { { "help" }, COMMAND_FINE },
    { { "--help" }, COMMAND_FINE },
    { { "help", "--help" }, COMMAND_FINE },
    { { "help", "sheet" }, COMMAND_FINE },
    { { "help", "shet" }, COMMAND_USAGE },
    { { "--version" }, COMMAND_FINE },
    { { "unheard-of" }, COMMAND_USAGE },
    { { "check", "--help" }, COMMAND_FINE },
    { { "play", "-h" }, COMMAND_FINE },
    { { "sheet", "--help" }, COMMAND_FINE },
    { { "export", "--help" }, COMMAND_FINE },
    { { "check" }, COMMAND_USAGE },
    { { "explore", "--help" }, COMMAND_FINE },
    { { "explore" }, COMMAND_USAGE },
    { { "explore", SCENARIO, "--budget", "0" }, COMMAND_USAGE },
    { { "explore", "no-such-file.xml" }, COMMAND_FAILED },
    { { "explore", ZEVEN_SOURCE_DIR "/scenarios/packs/noorderkist/pakket.xml", "--json", "--budget",
              "20000" },
            COMMAND_FINE },
    { { "graph", "--help" }, COMMAND_FINE },
    { { "graph" }, COMMAND_USAGE },
    { { "graph", SCENARIO, "--out", "map.gif" }, COMMAND_USAGE },
    { { "graph", SCENARIO, "--weights", "-3" }, COMMAND_USAGE },
    { { "graph", SCENARIO, "--out", "-" }, COMMAND_FINE },
    { { "graph", SCENARIO, "--population", "nobody" }, COMMAND_USAGE },
    { { "graph", SCENARIO, "--contact", "nobody" }, COMMAND_FINDINGS },
    { { "graph", ZEVEN_SOURCE_DIR "/scenarios/shifts/ochtend.xml" }, COMMAND_FINDINGS },
    { { "graph", "/nonexistent/story.xml" }, COMMAND_FAILED },
    { { "graph", SCENARIO, "--out", "/nonexistent/map.svg" }, COMMAND_FAILED },
    { { "export" }, COMMAND_USAGE },
    { { "new", "--help" }, COMMAND_FINE },
    { { "new" }, COMMAND_USAGE },
    { { "new", "scenario", SCENARIO }, COMMAND_FAILED },
    { { "table", "--help" }, COMMAND_FINE },
    { { "table", SCENARIO }, COMMAND_USAGE },
    { { "table", SCENARIO, "--out", "t.csv" }, COMMAND_USAGE },
    { { "table", SCENARIO, "--into", SCENARIO }, COMMAND_USAGE },
    { { "table", SCENARIO, "--out", "/nonexistent/t.xlsx" }, COMMAND_FAILED },
    { { "table", "/nonexistent/t.ods", "--into", SCENARIO }, COMMAND_FAILED },
    { { "table", EDITED, "--into", SCENARIO }, COMMAND_FINDINGS },
    { { "table", ZEVEN_SOURCE_DIR "/scenarios/rules.xml", "--out", "t.ods" }, COMMAND_FAILED },
    { { "play", "--colour" }, COMMAND_USAGE },
    { { "check", GOOD }, COMMAND_FINE },
    { { "check", BAD }, COMMAND_FINDINGS },
    { { "play", "--script", SCRIPT }, COMMAND_FINE },
    { { "play", "--script", BAD }, COMMAND_FINDINGS },
    { { "play", "--script", "/nonexistent/script" }, COMMAND_FAILED },
    { { "vacancy", "--help" }, COMMAND_FINE },
    { { "vacancy" }, COMMAND_USAGE },
    { { "vacancy", "list", "surplus" }, COMMAND_USAGE },
    { { "vacancy", "new", "Webcare" }, COMMAND_USAGE },
    { { "vacancy", "close" }, COMMAND_USAGE },
    { { "vacancy", "close", "Webcare" }, COMMAND_FAILED },
    { { "vacancy", "list", "--json" }, COMMAND_FINE },
    { { "candidate", "--help" }, COMMAND_FINE },
    { { "candidate", "forget" }, COMMAND_USAGE },
    { { "candidate", "list" }, COMMAND_FINE },
    { { "candidate", "list", "--filter", "best" }, COMMAND_USAGE },
    { { "candidate", "list", "--limit", "-2" }, COMMAND_USAGE },
    { { "candidate", "decide", "K-1" }, COMMAND_USAGE },
    { { "candidate", "import", "/nonexistent.csv" }, COMMAND_FAILED },
    { { "audit", "--help" }, COMMAND_FINE },
    { { "audit" }, COMMAND_USAGE },
    { { "audit", "verify" }, COMMAND_FINE },
    { { "audit", "list", "--json" }, COMMAND_FINE },
    { { "audit", "list", "--vacancy" }, COMMAND_USAGE },
    { { "export", "--script", "nobody" }, COMMAND_FINDINGS },
    { { "export", "--json", "nobody" }, COMMAND_FINDINGS },
    { { "rehearse", SCRIPT }, COMMAND_FINE },
    { { "rehearse" }, COMMAND_USAGE },
    { { "rehearse", GOOD, "--colour" }, COMMAND_USAGE },
    { { "rehearse", "/nonexistent/folder" }, COMMAND_FAILED },
    { { "rehearse", BAD }, COMMAND_FINDINGS },
    { { "publish", GOOD }, COMMAND_USAGE },
    { { "publish", BAD, "--by", "Els" }, COMMAND_FINDINGS },
    { { "panel", GOOD }, COMMAND_USAGE },
    { { "panel", "import", "ratings.csv" }, COMMAND_USAGE },
    { { "panel", "import", "/nonexistent.csv", SCENARIO }, COMMAND_FAILED },
    { { "panel", BAD, "--out", "/nonexistent/folder/panel" }, COMMAND_FAILED },
};

enum { RUN_COUNT = sizeof(RUNS) / sizeof(RUNS[0]) };

START_TEST(every_verb_ends_with_the_code_that_was_promised)
{
    struct verb_said said = { 0 };
    const char *verb = RUNS[_i].words[0];
    int code = verb_run(&said, &(struct command_io) { .store = ":memory:" }, RUNS[_i].words);
    ck_assert_msg(code == RUNS[_i].code, "%s %s: %d, expected %d\n%s", verb, RUNS[_i].words[1],
            code, RUNS[_i].code, said.err);
    ck_assert_msg((code == COMMAND_FINE) == (*said.err == '\0'), "%s: %s", verb, said.err);
    ck_assert_msg(code != COMMAND_USAGE || *said.out == '\0', "%s: %s", verb, said.out);
    verb_said_finish(&said);
}
END_TEST

START_TEST(output_that_cannot_be_written_is_no_success)
{
    static const char *const VERBS[][WORDS_MAX] = { { "help" }, { "check", GOOD },
        { "play", "--script", SCRIPT, "--json" } };
    struct verb_said said = { 0 };
    struct command_io io = { .out = fopen("/dev/full", "w"), .store = ":memory:" };
    ck_assert_ptr_nonnull(io.out);
    ck_assert_int_eq(verb_run(&said, &io, VERBS[_i]), COMMAND_FAILED);
    fclose(io.out);
    verb_said_finish(&said);
}
END_TEST

static void remove_store(const char *folder)
{
    static const char *const FILES[] = { "play.db", "office.db", "play.db-wal", "play.db-shm",
        "office.db-wal", "office.db-shm" };
    for (size_t i = 0; i < sizeof(FILES) / sizeof(FILES[0]); i++) {
        char path[128];
        (void)snprintf(path, sizeof(path), "%s/%s", folder, FILES[i]);
        unlink(path);
    }
    rmdir(folder);
}

// How large somebody's letters were is nobody's business who reads a script.
START_TEST(a_script_holds_what_was_done_and_no_remarks)
{
    char folder[] = "/tmp/zeven-verbs-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    struct diag_list diags = { 0 };
    struct store *store = store_open(folder, &diags);
    struct session_setup setup = { .store = store,
        .root = ZEVEN_SOURCE_DIR "/scenarios",
        .shift = "shifts/ochtend.xml",
        .candidate = "k-1",
        .seed = 3,
        .created_ms = 1000 };
    struct session *session = session_create(&setup, &diags);
    struct action wait = { .kind = ACTION_WAIT };
    ck_assert_ptr_nonnull(session);
    ck_assert(session_remark(session, "text 200", 2000, &diags));
    ck_assert_int_eq(session_act(session, &wait, NULL, NULL, &diags), REFUSED_NOT);
    session_destroy(session);
    store_close(store);

    struct verb_said said = { 0 };
    const char *const words[] = { "export", "--script", "k-1", NULL };
    ck_assert_int_eq(
            verb_run(&said, &(struct command_io) { .store = folder }, words), COMMAND_FINE);
    ck_assert_ptr_nonnull(strstr(said.out, "\nwait\n"));
    ck_assert_ptr_null(strstr(said.out, "text 200"));
    verb_said_finish(&said);
    diag_list_finish(&diags);
    remove_store(folder);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("verbs");
    TCase *cases = tcase_create("verbs");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, every_verb_ends_with_the_code_that_was_promised, 0, RUN_COUNT);
    tcase_add_loop_test(cases, output_that_cannot_be_written_is_no_success, 0, 3);
    tcase_add_test(cases, a_script_holds_what_was_done_and_no_remarks);
    suite_add_tcase(suite, cases);
    return suite;
}
