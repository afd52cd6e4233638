// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what a trainer is told when a scenario changes: which rehearsal, what, and where.
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/command/rehearse.h"
#include "game/session/session.h"
#include "tests/command/verb_run.h"
#include "tests/test_main.h"

// The content of a trainer with one scenario, in a folder of its own.
static char folder[] = "/tmp/zeven-rehearse-XXXXXX";
static struct verb_said said;

static const char *path_of(const char *name)
{
    static char paths[4][160];
    static int next;
    char *path = paths[next++ % 4];
    (void)snprintf(path, 160, "%s/%s", folder, name);
    return path;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(path_of(name), "w");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

static char *get(const char *name)
{
    struct buffer text = { 0 };
    struct diag_list diags = { 0 };
    ck_assert(bundle_read_path(path_of(name), BUNDLE_FILE_SIZE_MAX, &text, &diags));
    diag_list_finish(&diags);
    return buffer_take(&text);
}

// `text` with the first `old` replaced by `new`.
static char *replaced(const char *text, const char *old, const char *new)
{
    const char *at = strstr(text, old);
    ck_assert_msg(at != NULL, "no “%s”", old);
    struct buffer changed = { 0 };
    buffer_add_bytes(&changed, text, (size_t)(at - text));
    buffer_add(&changed, new);
    buffer_add(&changed, at + strlen(old));
    return buffer_take(&changed);
}

static void change(const char *name, const char *old, const char *new)
{
    char *text = get(name);
    char *changed = replaced(text, old, new);
    put(name, changed);
    mem_free(text);
    mem_free(changed);
}

static const char PACK[] =
        "<pack xmlns='urn:zeven:scenario:1' id='x' version='1' xml:lang='nl' name='X' "
        "accent='#123456'/>";

static const char STORY[] =
        "<scenario xmlns='urn:zeven:scenario:1' id='lamp' version='1' xml:lang='nl' "
        "sector='retail-media' client='x'>\n"
        "<title>De lamp &amp; \"meer\"</title><intent>Heel.</intent>\n"
        "<customer id='wil' name='Wil' address='u' mood='anxious'/>\n"
        "<contact id='call' channel='phone' with='wil' at='10:10'>\n"
        "<turn id='opening'><says>Hij is stuk.</says>\n"
        "<reply id='feel'><say>Wat vervelend.</say><act is='acknowledge-specific'/>\n"
        "<shows competency='empathy' points='3'>Benoemt het.</shows></reply>\n"
        "<reply id='number' next='lost'><say>Uw nummer?</say>\n"
        "<shows competency='empathy' points='0'>Gaat voorbij.</shows></reply></turn>\n"
        "<end id='agreed' outcome='resolved'/><end id='lost' outcome='escalated'/></contact>\n"
        "</scenario>\n";

static const char GOOD[] = "# De goede weg.\n"
                           "#: scenario ../packs/x/lamp.xml\n"
                           "wait\ntake call\n"
                           "#: end call open\n"
                           "reply call opening feel\n"
                           "#: end call resolved\n"
                           "#: points empathy 3 of 3\r\n"
                           "#: decision call/opening empathy 2..\n"
                           "#: csat wil 1.0..4.9\n"
                           "#: total 3\n"
                           "#: criticals 0\n";

static void build_content(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(mkdir(path_of("packs"), 0700), 0);
    ck_assert_int_eq(mkdir(path_of("packs/x"), 0700), 0);
    ck_assert_int_eq(mkdir(path_of("rehearsals"), 0700), 0);
    put("packs/x/pack.xml", PACK);
    put("packs/x/lamp.xml", STORY);
    put("rehearsals/good.txt", GOOD);
}

static void remove_content(void)
{
    char command[64];
    verb_said_finish(&said);
    (void)snprintf(command, sizeof(command), "rm -r %s", folder);
    ck_assert_int_eq(system(command), 0); // NOLINT(cert-env33-c): our own folder
}

static int run_in(const char *store, const char *const words[])
{
    return verb_run(&said, &(struct command_io) { .data = folder, .store = store }, words);
}

#define RUN(...) run_in(":memory:", (const char *const[]) { "rehearse", __VA_ARGS__, NULL })

static void assert_says(const char *heap, const char *words)
{
    ck_assert_msg(
            strstr(heap, words) != NULL, "“%s” is not in:\n%s\n%s", words, said.out, said.err);
}

START_TEST(what_is_as_it_was_is_no_finding)
{
    static const char *const NAMES[] = { "packs/x", "packs/x/pack.xml", "packs/x/lamp.xml",
        "rehearsals", "rehearsals/good.txt", "" };
    ck_assert_int_eq(RUN(path_of(NAMES[_i])), COMMAND_FINE);
    assert_says(said.out, "good: as it should be\n1 rehearsal, nothing has changed.\n");
    ck_assert_str_eq(said.err, "");
}
END_TEST

START_TEST(fewer_points_and_another_end_are_told_by_name)
{
    change("packs/x/lamp.xml", "points='3'", "points='2'");
    change("packs/x/lamp.xml", "outcome='resolved'", "outcome='escalated'");
    ck_assert_int_eq(RUN(path_of("packs/x")), COMMAND_FINDINGS);
    assert_says(said.out,
            "good: call now ends ‘escalated’, was ‘resolved’; "
            "Empathy 3 of 3 → 2 of 2; total 3 → 2\n");
}
END_TEST

START_TEST(a_scenario_that_does_not_load_is_named_where_it_lies)
{
    change("packs/x/lamp.xml", "next='lost'", "next='lust'");
    ck_assert_int_eq(RUN(path_of("rehearsals")), COMMAND_FINDINGS);
    assert_says(said.err, path_of("packs/x/lamp.xml:8: error Z0230"));
}
END_TEST

START_TEST(bounds_say_what_they_were)
{
    change("rehearsals/good.txt", "1.0..4.9", "..1.8");
    ck_assert_int_eq(RUN(path_of("packs/x")), COMMAND_FINDINGS);
    assert_says(said.out, "good: CSAT of wil ≤ 1.8 → ");
}
END_TEST

START_TEST(an_update_changes_what_changed_and_no_other_byte)
{
    change("packs/x/lamp.xml", "points='3'", "points='1'");
    ck_assert_int_eq(RUN(path_of("rehearsals"), "--update"), COMMAND_FINDINGS);
    assert_says(said.out, "Empathy 3 of 3 → 1 of 1; call/opening, Empathy ≥ 2 → 1; total 3 → 1");
    char *text = get("rehearsals/good.txt");
    char *points = replaced(GOOD, "empathy 3 of 3", "empathy 1 of 1");
    char *decision = replaced(points, "empathy 2..", "empathy 1..");
    char *total = replaced(decision, "total 3", "total 1");
    ck_assert_str_eq(text, total);
    ck_assert_int_eq(RUN(path_of("rehearsals")), COMMAND_FINE);
    mem_free(text);
    mem_free(points);
    mem_free(decision);
    mem_free(total);
}
END_TEST

START_TEST(a_reply_that_is_gone_is_named_with_its_line_and_what_can_be_said)
{
    change("packs/x/lamp.xml", "id='feel'", "id='feels'");
    ck_assert_int_eq(RUN(path_of("packs/x")), COMMAND_FINDINGS);
    assert_says(said.out, "good: does not play to its end any more");
    assert_says(said.err, "good.txt:6: ");
    assert_says(said.err, "Did you mean “feels”?");
    assert_says(said.err, "reply call opening number");
}
END_TEST

static const struct {
    const char *old;
    const char *new;
    const char *says;
} SLIPS[] = {
    { "#: end call resolved", "#: ends call resolved", "Did you mean “end”?" },
    { "#: csat wil 1.0..4.9", "#: csat bill 1.0..4.9", "There is no customer “bill”" },
    { "#: csat wil 1.0..4.9", "#: csat wil much", "csat CUSTOMER 4.2" },
    { "#: points empathy", "#: points empaty", "Did you mean “empathy”?" },
    { "call/opening empathy", "call/openin empathy", "Did you mean “call/opening”?" },
    { "#: scenario ../packs/x/lamp.xml\n", "", "about one scenario or one shift" },
    { "../packs/x/lamp.xml", "../../lamp.xml", "leads out of its folder" },
    { "../packs/x/lamp.xml", "../packs/x/lump.xml", "cannot be read" },
    { "wait\n", "#: shift ../shifts/a.xml\nwait\n", "about one scenario or one shift" },
    { "wait\n", "#: hours 9 12\nwait\n", "#: hours 09:00 12:30" },
    { "wait\n", "#: hours 09:00 25:00\nwait\n", "#: hours 09:00 12:30" },
    { "wait\n", "#: seed x\nwait\n", "#: seed 7" },
    { "wait\n", "#:\nwait\n", "Z0780" },
    { "#: end call resolved", "#: end call", "#: end CONTACT" },
    { "#: csat wil 1.0..4.9", "#: csat wil ..", "csat CUSTOMER 4.2" },
    { "#: csat wil 1.0..4.9", "#: csat wil 1.0-4.9", "csat CUSTOMER 4.2" },
    { "empathy 3 of 3", "empathy 3 of x", "#: points COMPETENCY 9 of 12" },
    { "empathy 3 of 3", "empathy 3 out 3", "#: points COMPETENCY 9 of 12" },
    { "#: total 3", "#: promise mail kept", "There is no promise “mail”" },
};

enum { SLIP_COUNT = sizeof(SLIPS) / sizeof(SLIPS[0]) };

START_TEST(a_slip_in_a_rehearsal_is_said_and_never_passes_for_green)
{
    change("rehearsals/good.txt", SLIPS[_i].old, SLIPS[_i].new);
    ck_assert_int_eq(RUN(path_of("rehearsals/good.txt")), COMMAND_FINDINGS);
    assert_says(said.err, SLIPS[_i].says);
}
END_TEST

START_TEST(hours_seed_and_a_comma_are_understood)
{
    change("rehearsals/good.txt", "wait\n", "#: hours 10:05 11:00\n#: seed 9\nwait\n");
    change("rehearsals/good.txt", "1.0..4.9", "1,0..4,9");
    ck_assert_int_eq(RUN(path_of("rehearsals/good.txt")), COMMAND_FINE);
    change("rehearsals/good.txt", "11:00", "10:00");
    ck_assert_int_eq(RUN(path_of("rehearsals/good.txt")), COMMAND_FINDINGS);
    assert_says(said.err, "Z0291");
}
END_TEST

START_TEST(a_rehearsal_that_asks_nothing_is_told_what_it_gives)
{
    put("rehearsals/good.txt", "#: scenario ../packs/x/lamp.xml\nwait\ntake call");
    ck_assert_int_eq(RUN(path_of("rehearsals")), COMMAND_FINE);
    assert_says(said.out, "says nothing of what it must give");
    ck_assert_int_eq(RUN(path_of("rehearsals"), "--update"), COMMAND_FINE);
    char *text = get("rehearsals/good.txt");
    ck_assert_ptr_nonnull(strstr(text, "take call\n\n#: end call open\n#: csat wil "));
    mem_free(text);
}
END_TEST

START_TEST(bounds_give_way_just_so_far_as_they_must)
{
    change("rehearsals/good.txt", "1.0..4.9", "4.9..5.0");
    change("rehearsals/good.txt", "#: criticals 0", "#: criticals 2..3");
    change("rehearsals/good.txt", "empathy 2..", "empathy ..2 of 9");
    ck_assert_int_eq(RUN(path_of("rehearsals"), "--update"), COMMAND_FINDINGS);
    assert_says(said.out, "CSAT of wil 4.9–5.0 → ");
    assert_says(said.out, "critical errors 2–3 → 0");
    assert_says(said.out, "≤ 2 of 9 → 3 of 3");
    char *text = get("rehearsals/good.txt");
    ck_assert_ptr_nonnull(strstr(text, "..5.0\n"));
    ck_assert_ptr_nonnull(strstr(text, "#: criticals 0..3\n"));
    ck_assert_ptr_nonnull(strstr(text, "empathy ..3 of 3\n"));
    mem_free(text);
    ck_assert_int_eq(RUN(path_of("rehearsals")), COMMAND_FINE);
}
END_TEST

START_TEST(a_name_that_is_a_path_is_one)
{
    put("way.txt", "#: scenario packs/x/lamp.xml\n#: seed 5\nwait\n");
    ck_assert_int_eq(RUN("--save", path_of("packs/x/own"), path_of("way.txt")), COMMAND_FINE);
    char *text = get("packs/x/own.txt");
    ck_assert_ptr_eq(strstr(text, "#: scenario ../../packs/x/lamp.xml\n#: seed 5\nwait\n"), text);
    mem_free(text);
    ck_assert_int_eq(RUN(path_of("packs/x")), COMMAND_FINE);
    assert_says(said.out, "own: as it should be");
    ck_assert_int_eq(RUN("--save", path_of("none/own"), path_of("way.txt")), COMMAND_FAILED);
    ck_assert_int_eq(RUN("--save", "nobody", "nobody-played"), COMMAND_FINDINGS);
    assert_says(said.err, "nobody played with that code");
}
END_TEST

#define PANEL(...)                                                                                 \
    run_in(":memory:",                                                                             \
            (const char *const[]) { "panel", path_of("packs/x/lamp.xml"), __VA_ARGS__, NULL })

START_TEST(a_booklet_is_written_or_not_with_a_reason)
{
    ck_assert_int_eq(PANEL("--out", path_of("booklet"), "--seed", "4"), COMMAND_FINE);
    assert_says(said.out, "1 situation, 2 answers.");
    mem_free(get("booklet/ratings.xlsx"));
    ck_assert_int_eq(PANEL("--out", path_of("booklet"), "--seed", "x"), COMMAND_USAGE);
    ck_assert_int_eq(PANEL("--out"), COMMAND_USAGE);
    ck_assert_int_eq(PANEL("--out", path_of("booklet"), "--language", "en"), COMMAND_FAILED);
    change("packs/x/lamp.xml", "<shows competency='empathy' points='3'>Benoemt het.</shows>", "");
    change("packs/x/lamp.xml", "<shows competency='empathy' points='0'>Gaat voorbij.</shows>", "");
    ck_assert_int_eq(PANEL("--out", path_of("booklet")), COMMAND_FINDINGS);
    change("packs/x/lamp.xml", "</turn>", "");
    ck_assert_int_eq(PANEL("--out", path_of("booklet")), COMMAND_FAILED);
}
END_TEST

START_TEST(a_script_becomes_a_rehearsal)
{
    put("way.txt", "# Kort.\nwait\ntake call\nreply call opening number\n");
    ck_assert_int_eq(RUN("--save", "short", path_of("way.txt")), COMMAND_FINDINGS);
    assert_says(said.err, "--scenario");
    ck_assert_int_eq(
            RUN("--save", "short", path_of("way.txt"), "--scenario", path_of("packs/x/lamp.xml")),
            COMMAND_FINE);
    char *text = get("rehearsals/short.txt");
    ck_assert_ptr_eq(strstr(text, "#: scenario ../packs/x/lamp.xml\n# Kort.\nwait\n"), text);
    ck_assert_ptr_nonnull(strstr(text, "\n#: end call escalated\n"));
    ck_assert_ptr_nonnull(strstr(text, "\n#: points empathy 0 of 3\n"));
    mem_free(text);
    ck_assert_int_eq(RUN(path_of("packs/x")), COMMAND_FINE);
    ck_assert_int_eq(
            RUN("--save", "short", path_of("way.txt"), "--scenario", path_of("packs/x/lamp.xml")),
            COMMAND_FAILED);
    assert_says(said.err, "Z0007");
    char *kept = get("rehearsals/short.txt");
    ck_assert_ptr_nonnull(strstr(kept, "reply call opening number"));
    mem_free(kept);
}
END_TEST

START_TEST(a_script_that_does_not_play_is_named_with_its_own_line_and_leaves_nothing)
{
    put("way.txt", "#: scenario packs/x/lamp.xml\n# Kort.\nwait\nreply call opening number\n");
    ck_assert_int_eq(RUN("--save", "short", path_of("way.txt")), COMMAND_FINDINGS);
    assert_says(said.err, "way.txt:4: error Z0506");
    ck_assert_int_ne(access(path_of("rehearsals/short.txt"), F_OK), 0);
}
END_TEST

START_TEST(what_somebody_played_becomes_a_rehearsal)
{
    struct diag_list diags = { 0 };
    ck_assert_int_eq(mkdir(path_of("shifts"), 0700), 0);
    put("shifts/one.xml",
            "<shift xmlns='urn:zeven:scenario:1' id='one' version='1' xml:lang='nl' form='f' "
            "start='09:00' until='12:00' minutes='5'><title>Een</title>"
            "<centre pack='../packs/x/pack.xml'/><scenario file='../packs/x/lamp.xml'/></shift>");
    char *rules = NULL;
    struct buffer bytes = { 0 };
    ck_assert(bundle_read_path(
            ZEVEN_SOURCE_DIR "/scenarios/rules.xml", BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
    rules = buffer_take(&bytes);
    put("rules.xml", rules);
    mem_free(rules);
    struct store *store = store_open(path_of("store"), &diags);
    ck_assert_ptr_nonnull(store);
    struct session_setup setup = {
        .store = store, .root = folder, .shift = "shifts/one.xml", .candidate = "k-7", .seed = 3
    };
    struct session *session = session_create(&setup, &diags);
    ck_assert_ptr_nonnull(session);
    struct action wait = { .kind = ACTION_WAIT };
    ck_assert_int_eq(session_act(session, &wait, NULL, NULL, &diags), REFUSED_NOT);
    session_destroy(session);
    store_close(store);

    const char *const words[] = { "rehearse", "--save", "played", "k-7", NULL };
    ck_assert_int_eq(run_in(path_of("store"), words), COMMAND_FINE);
    char *text = get("rehearsals/played.txt");
    ck_assert_ptr_eq(
            strstr(text, "#: shift ../shifts/one.xml\nwait\n\n#: end call waiting\n"), text);
    mem_free(text);
    ck_assert_int_eq(RUN(path_of("shifts/one.xml")), COMMAND_FINE);
    assert_says(said.out, "good: as it should be\nplayed: as it should be\n");
    diag_list_finish(&diags);
}
END_TEST

#define PUBLISH(...)                                                                               \
    run_in(":memory:", (const char *const[]) { "publish", path_of("packs/x"), __VA_ARGS__, NULL })

START_TEST(another_than_the_author_establishes_the_points)
{
    change("packs/x/lamp.xml", "</intent>\n", "</intent><key   author='Els &amp; Bo'/>\r\n");
    char *before = get("packs/x/lamp.xml");
    ck_assert_int_eq(PUBLISH("--by", "Jan", "--date", "2026-11-22"), COMMAND_FINE);
    char *after = get("packs/x/lamp.xml");
    const char *key = strstr(after, " status=");
    ck_assert_ptr_nonnull(key);
    // Taken out again, the file is what it was to the byte.
    struct buffer without = { 0 };
    buffer_add_bytes(&without, after, (size_t)(key - after));
    buffer_add(&without, strstr(key, "/>"));
    ck_assert_str_eq(buffer_text(&without), before);
    ck_assert_ptr_nonnull(strstr(key, "by=\"Jan\""));
    ck_assert_ptr_nonnull(strstr(key, "date=\"2026-11-22\""));
    buffer_finish(&without);
    mem_free(before);

    ck_assert_int_eq(PUBLISH("--by", "Piet"), COMMAND_FINE);
    char *again = get("packs/x/lamp.xml");
    ck_assert_str_eq(again, after);
    mem_free(again);
    mem_free(after);

    const char *const check[] = { "check", path_of("packs/x/lamp.xml"), NULL };
    (void)run_in(":memory:", check);
    ck_assert_ptr_null(strstr(said.err, "Z0286"));
    change("packs/x/lamp.xml", "points='3'", "points='2'");
    (void)run_in(":memory:", check);
    assert_says(said.err, "Z0286");
    assert_says(said.err, "signed by Jan on 2026-11-22 (established)");
}
END_TEST

static const struct {
    const char *file;
    const char *old;
    const char *new;
    const char *by;
    const char *says;
} REFUSALS[] = {
    { "packs/x/lamp.xml", "author='Els'", "author='jan'", "Jan", "Z0787" },
    { "packs/x/lamp.xml", "author='Els'", "author='Els  Bos'", " ELS BOS ", "Z0787" },
    { "packs/x/lamp.xml", "<key author='Els'/>", "", "Jan", "Z0786" },
    { "packs/x/lamp.xml", "points='3'", "points='2'", "Jan", "Z0789" },
    { "packs/x/lamp.xml", "next='lost'", "next='lust'", "Jan", "Z0230" },
    { "rehearsals/good.txt", "#: scenario ../packs/x/lamp.xml", "", "Jan", "Z0788" },
    { "rehearsals/good.txt", "wait", "finish", "Jan", "Z0506" },
};

START_TEST(publishing_is_refused_with_the_reason)
{
    change("packs/x/lamp.xml", "</intent>", "</intent><key author='Els'/>");
    change(REFUSALS[_i].file, REFUSALS[_i].old, REFUSALS[_i].new);
    char *before = get("packs/x/lamp.xml");
    ck_assert_int_eq(PUBLISH("--by", REFUSALS[_i].by), COMMAND_FINDINGS);
    assert_says(said.err, REFUSALS[_i].says);
    char *after = get("packs/x/lamp.xml");
    ck_assert_str_eq(after, before);
    mem_free(before);
    mem_free(after);
}
END_TEST

START_TEST(machines_read_the_same)
{
    change("packs/x/lamp.xml", "points='3'", "points='2'");
    ck_assert_int_eq(RUN(path_of("packs/x"), "--json"), COMMAND_FINDINGS);
    assert_says(said.out, "\"name\":\"good\"");
    assert_says(said.out, "\"result\":\"changed\"");
    assert_says(said.out,
            "{\"line\":8,\"what\":\"points\",\"subject\":null,\"competency\":\"empathy\","
            "\"was\":\"3 of 3\",\"now\":\"2 of 2\"}");
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("rehearse");
    TCase *cases = tcase_create("rehearse");
    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, build_content, remove_content);
    tcase_add_loop_test(cases, what_is_as_it_was_is_no_finding, 0, 6);
    tcase_add_test(cases, fewer_points_and_another_end_are_told_by_name);
    tcase_add_test(cases, a_scenario_that_does_not_load_is_named_where_it_lies);
    tcase_add_test(cases, bounds_say_what_they_were);
    tcase_add_test(cases, an_update_changes_what_changed_and_no_other_byte);
    tcase_add_test(cases, a_reply_that_is_gone_is_named_with_its_line_and_what_can_be_said);
    tcase_add_loop_test(
            cases, a_slip_in_a_rehearsal_is_said_and_never_passes_for_green, 0, SLIP_COUNT);
    tcase_add_test(cases, hours_seed_and_a_comma_are_understood);
    tcase_add_test(cases, a_rehearsal_that_asks_nothing_is_told_what_it_gives);
    tcase_add_test(cases, bounds_give_way_just_so_far_as_they_must);
    tcase_add_test(cases, a_name_that_is_a_path_is_one);
    tcase_add_test(cases, a_booklet_is_written_or_not_with_a_reason);
    tcase_add_test(cases, a_script_becomes_a_rehearsal);
    tcase_add_test(
            cases, a_script_that_does_not_play_is_named_with_its_own_line_and_leaves_nothing);
    tcase_add_test(cases, what_somebody_played_becomes_a_rehearsal);
    tcase_add_test(cases, machines_read_the_same);
    tcase_add_test(cases, another_than_the_author_establishes_the_points);
    tcase_add_loop_test(cases, publishing_is_refused_with_the_reason, 0,
            sizeof(REFUSALS) / sizeof(REFUSALS[0]));
    suite_add_tcase(suite, cases);
    return suite;
}
