// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the preview: a scenario stands on the real desk at any turn, the panel shows what a
// candidate never sees, and a save is read again with the place kept.
#include "game/screens/trainer/preview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/buffer.h"
#include "game/base/hash.h"
#include "tests/screens/sitter.h"
#include "tests/test_main.h"

enum { PATH_SIZE = 160, PRESSES = 600 };

static const char PACK[] =
        "<pack xmlns='urn:zeven:scenario:1' id='p' version='1' xml:lang='nl' name='Pakket' "
        "accent='#0b5cad' greeting='Pakket'><codes id='reasons' label='Reden'>"
        "<code id='a'>a</code><code id='b'>b</code><code id='c'>c</code><code id='d'>d</code>"
        "<code id='e'>e</code><code id='f'>f</code><code id='g'>g</code><code id='h'>h</code>"
        "<code id='i'>i</code><code id='j'>j</code><code id='k'>k</code><code id='l'>l</code>"
        "</codes></pack>";

#define HEAD                                                                                       \
    "<scenario xmlns='urn:zeven:scenario:1' id='s' version='1' xml:lang='nl' "                     \
    "sector='retail-media' client='p'><title>T</title><intent>I</intent>"                          \
    "<customer id='eva' name='Eva Bos' address='u' mood='businesslike'/>\n"
#define FACT "<fact id='meter'>Ander meternummer</fact>\n"
#define BODY(greeting, reply)                                                                      \
    "<flag id='raised'/><record id='card' system='customer' title='Kaart'>"                        \
    "<field name='N'>1</field><teaches fact='meter'/></record>\n"                                  \
    "<contact id='call' channel='phone' with='eva' at='09:20' start='hello'>\n"                    \
    "<turn id='hello' keep-order='yes'><says when='knows meter and flag raised'>Weer u.</says>"    \
    "<says when='mood is angry'>Eindelijk!</says><says>" greeting "</says>\n"                      \
    "<reply id='" reply "'><say>Dat zoek ik uit.</say><act is='open-question'/>"                   \
    "<shows competency='probing' points='3'>Vraagt door.</shows></reply>\n"                        \
    "<reply id='no'><say>Helaas.</say><shows competency='probing' points='0'>Vraagt "              \
    "niets.</shows>"                                                                               \
    "<informed by='meter'><say>Helaas, ander nummer.</say></informed></reply></turn>\n"            \
    "<turn id='last'><says>En nu?</says>"                                                          \
    "<reply id='bye' next='done'><say>Tot ziens.</say></reply></turn>\n"                           \
    "<end id='done' outcome='resolved'/></contact></scenario>\n"

static const char STORY[] = HEAD FACT BODY("Goedendag.", "seek");
static const char OTHER_WORDS[] = HEAD FACT BODY("Hallo daar.", "seek");
static const char OTHER_REPLY[] = HEAD FACT BODY("Goedendag.", "search");
// The fact has another name now.
static const char OTHER_FACT[] =
        HEAD "<fact id='nummer'>Ander meternummer</fact>\n"
             "<record id='card' system='customer' title='Kaart'><field name='N'>1</field>"
             "<teaches fact='nummer'/></record>\n"
             "<contact id='call' channel='phone' with='eva' at='09:20' start='hello'>\n"
             "<turn id='hello'><says>Dag.</says><reply id='seek'><say>Zo.</say></reply></turn>"
             "<turn id='last'><says>En nu?</says>"
             "<reply id='bye' next='done'><say>Tot ziens.</say></reply></turn>\n"
             "<end id='done' outcome='resolved'/></contact></scenario>\n";
static const char WITH_SLIPS[] = HEAD FACT "<flag id='raised'/><flag id='raised'/>\n"
                                           "<contact id='call'/></scenario>";

static char folder[64];
static char path[PATH_SIZE];
static struct sitter sitter;
static struct buffer watched; // what the screen asked to watch

static void put(const char *name, const char *text)
{
    char whole[2 * PATH_SIZE];
    (void)snprintf(whole, sizeof(whole), "%s/%s", folder, name);
    FILE *file = fopen(whole, "w");
    ck_assert_ptr_nonnull(file);
    (void)fputs(text, file);
    (void)fclose(file);
}

static bool watch(void *context, const char *const *paths, size_t count)
{
    (void)context;
    buffer_clear(&watched);
    for (size_t i = 0; i < count; i++) {
        buffer_add_format(&watched, "%s\n", paths[i]);
    }
    return true;
}

static void open_window(int width, int height, int scale)
{
    sitter_init(&sitter, width, height, scale);
    sitter.world.watch = watch;
}

static void setup(void)
{
    (void)snprintf(folder, sizeof(folder), "/tmp/zeven-preview-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    char inner[PATH_SIZE];
    (void)snprintf(inner, sizeof(inner), "%s/packs", folder);
    ck_assert_int_eq(mkdir(inner, 0700), 0);
    (void)snprintf(inner, sizeof(inner), "%s/packs/p", folder);
    ck_assert_int_eq(mkdir(inner, 0700), 0);
    (void)snprintf(path, sizeof(path), "%s/packs/p/s.xml", folder);
    put("packs/p/pack.xml", PACK);
    put("packs/p/s.xml", STORY);
    open_window(1280, 800, 100);
}

static void teardown(void)
{
    char command[96];
    sitter_finish(&sitter);
    buffer_finish(&watched);
    (void)snprintf(command, sizeof(command), "rm -r '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

static void open_with(struct preview_setup setup_with)
{
    setup_with.file = path;
    ck_assert(preview_open(sitter.navigator, &setup_with));
    navigator_build(sitter.navigator);
}

static void open_plain(void)
{
    open_with((struct preview_setup) { 0 });
}

// The file is saved, and the window hears of it.
static void save(const char *text)
{
    struct ui_event saved = { .kind = UI_FILES_SAVED };
    put("packs/p/s.xml", text);
    navigator_handle(sitter.navigator, &saved, sitter.world.now_ms);
    ck_assert(navigator_build(sitter.navigator));
}

static void reads(const char *text)
{
    struct buffer all = { 0 };
    ui_access_print(ui_access_tree(sitter.ui), &all);
    ck_assert_msg(
            strstr(buffer_text(&all), text) != NULL, "“%s” is not in\n%s", text, buffer_text(&all));
    buffer_finish(&all);
}

static void reads_not(const char *text)
{
    ck_assert_msg(!sitter_reads(&sitter, text), "“%s” is there", text);
}

// What the customer said on the desk, apart from what the panel tells of it.
static bool heard(const char *words)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter.ui);
    for (size_t i = 0; i + 1 < tree->items.count; i++) {
        if (strcmp(tree->items.items[i].name, "Eva Bos") == 0 &&
                strcmp(tree->items.items[i + 1].name, words) == 0) {
            return true;
        }
    }
    return false;
}

static void answer(int digit)
{
    sitter_key(&sitter, '0' + digit, 0);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
}

// The name of the first control that begins like this.
static const char *find_name(const char *beginning)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter.ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[i];
        if (item->focusable && strncmp(item->name, beginning, strlen(beginning)) == 0) {
            return item->name;
        }
    }
    ck_abort_msg("nothing begins with “%s”", beginning);
    return "";
}

/* ---- opening ---- */

START_TEST(it_opens_where_the_first_contact_begins)
{
    open_plain();
    ck_assert_str_eq(navigator_top(sitter.navigator), "preview");
    ck_assert(heard("Goedendag."));
    reads("call › hello");
    reads("09:20");
    reads("Probing 3  Vraagt door.");
    reads("→ last");
    ck_assert_ptr_nonnull(strstr(buffer_text(&watched), "/packs/p/s.xml\n"));
    ck_assert_ptr_nonnull(strstr(buffer_text(&watched), "/packs/p/pack.xml\n"));
}
END_TEST

START_TEST(it_opens_at_any_turn_with_all_set)
{
    open_with((struct preview_setup) { .turn = "call/last", .time = "10:15", .mood = "angry" });
    ck_assert(heard("En nu?"));
    reads("call › last");
    reads("10:15");
    sitter_click(&sitter, "State");
    reads("Pleasantness");
    reads("-50");
}
END_TEST

static const struct {
    struct preview_setup setup;
    const char *words;
} SETTINGS[] = {
    { { .mood = "angry" }, "Eindelijk!" },
    { { .facts = "meter" }, "Goedendag." },
    { { .facts = "meter", .flags = "raised" }, "Weer u." },
    { { .facts = "meter", .flags = "raised", .turn = "call/last" }, "En nu?" },
};

START_TEST(the_customer_speaks_by_what_is_set)
{
    open_with(SETTINGS[_i].setup);
    ck_assert(heard(SETTINGS[_i].words));
}
END_TEST

static const struct {
    struct preview_setup setup;
    int code;
} WRONG[] = {
    { { .turn = "call/nowhere" }, DIAG_PREVIEW_NOT },
    { { .facts = "meter,nothing" }, DIAG_PREVIEW_NOT },
    { { .flags = "nothing" }, DIAG_PREVIEW_NOT },
    { { .mood = "hungry" }, DIAG_PREVIEW_NOT },
    { { .time = "25:00" }, DIAG_PREVIEW_NOT },
    { { .file = "/nowhere.xml" }, DIAG_PREVIEW_NO_FILE },
};

START_TEST(what_is_not_there_is_said)
{
    struct preview_setup wrong = WRONG[_i].setup;
    wrong.file = wrong.file != NULL ? wrong.file : path;
    ck_assert(!preview_open(sitter.navigator, &wrong));
    ck_assert(diag_list_has(&sitter.world.diags, WRONG[_i].code));
}
END_TEST

/* ---- looking and setting ---- */

START_TEST(the_failing_part_is_marked)
{
    open_with((struct preview_setup) { .facts = "meter" });
    reads("if knows meter and ✗ flag raised");
    reads("if ✗ mood is angry");
    reads("✓ if knows meter");
    reads("These are the words now.");
}
END_TEST

START_TEST(a_fact_and_a_flag_are_set_by_hand)
{
    open_plain();
    sitter_click(&sitter, "State");
    sitter_click(&sitter, "Ander meternummer (meter)");
    ck_assert(heard("Goedendag."));
    reads("Helaas, ander nummer.");
    sitter_click(&sitter, "raised");
    ck_assert(heard("Weer u."));
    ck_assert(!heard("Goedendag."));
    sitter_click(&sitter, "raised");
    sitter_click(&sitter, "Ander meternummer (meter)");
    ck_assert(heard("Goedendag."));
    sitter_click(&sitter, "Course");
    reads_not("Back to step 2"); // what was taken back is no step
}
END_TEST

START_TEST(mood_and_clock_are_set_by_hand)
{
    open_plain();
    sitter_click(&sitter, "State");
    sitter_click(&sitter, "boos");
    ck_assert(heard("Eindelijk!"));
    sitter_click(&sitter, "Pleasantness more");
    reads("-40");
    sitter_click(&sitter, "+15 min");
    reads("CLOCK · 09:35");
    sitter_tab_to(&sitter, "Another time");
    sitter_type(&sitter, "11:05");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    reads("CLOCK · 11:05");
    sitter_tab_to(&sitter, "Another time");
    sitter_type(&sitter, "half");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    reads("A time is written as 10:15.");
}
END_TEST

START_TEST(another_turn_is_chosen_from_the_list)
{
    open_plain();
    sitter_key(&sitter, 'g', UI_CTRL);
    sitter_key(&sitter, UI_KEY_DOWN, 0);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert(heard("En nu?"));
    ck_assert(!heard("Goedendag."));
}
END_TEST

START_TEST(an_answer_is_a_step_and_can_be_taken_back)
{
    open_plain();
    answer(1);
    ck_assert(heard("En nu?"));
    reads("call › last");
    sitter_click(&sitter, "Course");
    reads("Back to step 2: Dat zoek ik uit.");
    reads("Probing 3/3");
    reads("call/hello");
    sitter_key(&sitter, 'z', UI_CTRL);
    ck_assert(!heard("En nu?"));
    reads("Nothing yet.");
    answer(2);
    reads("Probing 0/3");
    answer(1);
    sitter_click(&sitter, "Back to step 1: Begins at: call › hello");
    ck_assert(heard("Goedendag."));
    ck_assert(!heard("En nu?"));
    sitter_key(&sitter, 'z', UI_CTRL); // where it begins is not taken back
    ck_assert(heard("Goedendag."));
}
END_TEST

START_TEST(what_is_settled_later_stands_as_it_is_now)
{
    struct preview_setup desk = { .file = "tests/screens/desk/packs/p/klant.xml",
        .turn = "call/opening" };
    ck_assert(preview_open(sitter.navigator, &desk));
    navigator_build(sitter.navigator);
    sitter_click(&sitter, "Course");
    reads("looked");
    reads("Active reading 1 · when call has ended");
    reads("if ✗ opened note or ✗ asked how");
    reads("✓ 0  Keek niet.");
    answer(1);
    reads("settled");
    sitter_click(&sitter, "Turn");
    reads("WRAP-UP: REDEN");
    reads("Bezorgd bij de buren");
    reads("This conversation is not open");
    sitter_check_layout(&sitter, "wrap-up");
}
END_TEST

/* ---- saving ---- */

START_TEST(a_save_changes_the_words_and_keeps_the_place)
{
    open_plain();
    answer(1);
    save(OTHER_WORDS);
    ck_assert(heard("Hallo daar."));
    ck_assert(heard("En nu?"));
    reads("call › last");
    reads("Read again after the save; you stand where you stood.");
}
END_TEST

START_TEST(a_save_says_what_it_changed)
{
    char other[sizeof(STORY)];
    memcpy(other, STORY, sizeof(STORY));
    *strchr(strstr(other, "points='3'"), '3') = '2';
    open_plain();
    save(other);
    reads("Read again: Probing −1.");
    reads("Probing 2  Vraagt door.");
    save(STORY);
    reads("Read again: Probing +1.");
    save(STORY);
    reads("Read again after the save");
}
END_TEST

START_TEST(smells_are_found)
{
    open_plain();
    sitter_click(&sitter, find_name("Found · "));
    reads("Mind  Z03");
    sitter_check_layout(&sitter, "found");
}
END_TEST

START_TEST(what_does_not_go_any_more_is_said_and_comes_back)
{
    open_plain();
    answer(1);
    save(OTHER_REPLY);
    reads("call › hello");
    reads("This does not go any more: reply call hello seek");
    sitter_click(&sitter, "Course");
    reads("Step 2 does not go any more: reply call hello seek");
    save(STORY);
    reads("call › last");
    save(OTHER_REPLY);
    answer(2); // going another way gives the lost one up
    save(STORY);
    reads("Back to step 2: Helaas.");
    reads_not("Back to step 3");
}
END_TEST

START_TEST(a_fact_that_is_gone_does_not_stop_the_rest)
{
    open_with((struct preview_setup) { .facts = "meter" });
    answer(1);
    save(OTHER_FACT);
    reads("call › last");
    reads("This does not go any more: Known: meter");
}
END_TEST

START_TEST(slips_are_shown_and_the_place_is_found_again)
{
    open_plain();
    answer(1);
    save(WITH_SLIPS);
    reads("This scenario cannot be played yet");
    reads("Z0");
    reads("s.xml, line 3");
    ck_assert_ptr_nonnull(strstr(buffer_text(&watched), "/packs/p/s.xml\n"));
    sitter_check_layout(&sitter, "slips");
    save(STORY);
    reads("call › last");
    ck_assert(heard("En nu?"));
}
END_TEST

START_TEST(a_file_with_slips_opens_all_the_same)
{
    put("packs/p/s.xml", WITH_SLIPS);
    open_plain();
    reads("This scenario cannot be played yet");
    save(STORY);
    reads("call › hello");
    put("packs/p/pack.xml", "<pack");
    save(STORY);
    reads("pack.xml");
    ck_assert_ptr_nonnull(strstr(buffer_text(&watched), "/packs/p/pack.xml\n"));
}
END_TEST

// An editor that writes down what it was given, into a pipe that this test reads.
static void choose_editor(char answer_path[PATH_SIZE])
{
    char script[PATH_SIZE];
    char text[2 * PATH_SIZE];
    (void)snprintf(answer_path, PATH_SIZE, "%s/answer", folder);
    ck_assert_int_eq(mkfifo(answer_path, 0600), 0);
    (void)snprintf(text, sizeof(text), "#!/bin/sh\necho \"$@\" >'%s'\n", answer_path);
    put("vi", text);
    (void)snprintf(script, sizeof(script), "%s/vi", folder);
    ck_assert_int_eq(chmod(script, 0700), 0);
    setenv("VISUAL", script, 1);
}

static void expect_edited(const char *answer_path, const char *place)
{
    char got[2 * PATH_SIZE] = "";
    FILE *file = fopen(answer_path, "r");
    ck_assert_ptr_nonnull(file);
    ck_assert_ptr_nonnull(fgets(got, sizeof(got), file));
    (void)fclose(file);
    ck_assert_ptr_nonnull(strstr(got, "/packs/p/s.xml"));
    ck_assert_msg(strncmp(got, place, strlen(place)) == 0, "%s", got);
}

START_TEST(a_slip_opens_at_its_line)
{
    char answer_path[PATH_SIZE];
    choose_editor(answer_path);
    open_plain();
    sitter_key(&sitter, 'e', UI_CTRL);
    expect_edited(answer_path, "+5 /"); // the turn in front
    save(WITH_SLIPS);
    ck_assert_str_eq(sitter_focus(&sitter), find_name("Error"));
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    expect_edited(answer_path, "+3 /");
}
END_TEST

START_TEST(an_editor_that_is_not_there_is_said)
{
    setenv("VISUAL", "/nowhere/at-all", 1);
    open_plain();
    sitter_key(&sitter, 'e', UI_CTRL);
    reads("The editor “/nowhere/at-all” could not be started.");
}
END_TEST

/* ---- how it looks ---- */

static const int SIZES[][3] = { { 1280, 800, 100 }, { 1920, 1080, 100 }, { 1280, 800, 200 },
    { 1920, 1080, 200 }, { 1024, 768, 125 }, { 640, 480, 100 } };

START_TEST(nothing_is_cut_off)
{
    static const char *const TABS[] = { "Turn", "State", "Course" };
    sitter_finish(&sitter);
    open_window(SIZES[_i][0], SIZES[_i][1], SIZES[_i][2]);
    open_with((struct preview_setup) { .facts = "meter" });
    sitter_check_layout(&sitter, "desk");
    if (sitter_reads(&sitter, "tab \"Trainer\"")) {
        sitter_click(&sitter, "Trainer");
    }
    for (size_t i = 0; i < sizeof(TABS) / sizeof(TABS[0]); i++) {
        sitter_click(&sitter, TABS[i]);
        sitter_check_layout(&sitter, TABS[i]);
    }
    sitter_key(&sitter, 'g', UI_CTRL);
    sitter_check_layout(&sitter, "turns");
}
END_TEST

static const char *const SHIPPED[] = {
    "scenarios/packs/boekwijzer/boekhouden.xml",
    "scenarios/packs/meander/oefening.xml",
    "scenarios/packs/noorderkist/pakket.xml",
    "scenarios/packs/noordwind/jaarnota.xml",
};

// Every page at every turn, on the desk as it is shipped.
START_TEST(every_shipped_turn_can_be_looked_at)
{
    struct preview_setup shipped = { .file = SHIPPED[_i] };
    ck_assert(preview_open(sitter.navigator, &shipped));
    navigator_build(sitter.navigator);
    for (int turn = 0;; turn++) {
        sitter_key(&sitter, 'g', UI_CTRL);
        if (ui_access_find_id(ui_access_tree(sitter.ui), "pv-turn", turn) == NULL) {
            ck_assert_int_gt(turn, 3);
            return;
        }
        sitter_key(&sitter, UI_KEY_HOME, 0);
        for (int i = 0; i < turn; i++) {
            sitter_key(&sitter, UI_KEY_DOWN, 0);
        }
        sitter_key(&sitter, UI_KEY_ENTER, 0);
        ck_assert(sitter_reads(&sitter, "REPLIES"));
        sitter_check_layout(&sitter, "turn");
    }
}
END_TEST

/* ---- whatever is pressed ---- */

static void click_anything(uint64_t drawn)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter.ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct ui_access *item = &tree->items.items[(i + drawn) % tree->items.count];
        if (item->focusable && !item->disabled && item->seen.width > 0 && item->seen.height > 0) {
            struct ui_event event = { .kind = UI_POINTER_DOWN,
                .x = item->seen.x + item->seen.width / 2,
                .y = item->seen.y + item->seen.height / 2,
                .clicks = 1 };
            navigator_handle(sitter.navigator, &event, sitter.world.now_ms);
            event.kind = UI_POINTER_UP;
            navigator_handle(sitter.navigator, &event, sitter.world.now_ms);
            return;
        }
    }
}

static void press_anything(uint64_t drawn)
{
    static const int KEYS[] = { '1', '2', UI_KEY_ENTER, UI_KEY_ESCAPE, UI_KEY_TAB, UI_KEY_F1 + 8,
        UI_KEY_F1 + 5, UI_KEY_PAGE_DOWN, UI_KEY_DOWN };
    static const char *const STORIES[] = { STORY, OTHER_WORDS, OTHER_REPLY, OTHER_FACT, WITH_SLIPS,
        STORY };
    uint64_t more = drawn >> 8;
    if (drawn % 16 == 0) {
        sitter_key(&sitter, "zg"[more % 2], UI_CTRL);
    } else if (drawn % 16 == 1) {
        struct ui_event saved = { .kind = UI_FILES_SAVED };
        put("packs/p/s.xml", STORIES[more % (sizeof(STORIES) / sizeof(STORIES[0]))]);
        navigator_handle(sitter.navigator, &saved, sitter.world.now_ms);
    } else if (drawn % 16 < 6) {
        sitter_key(&sitter, KEYS[more % (sizeof(KEYS) / sizeof(KEYS[0]))], 0);
    } else {
        click_anything(more);
    }
    navigator_build(sitter.navigator);
}

static const char *const PLAYGROUNDS[] = { NULL, "tests/screens/desk/packs/p/klant.xml",
    "scenarios/packs/noorderkist/pakket.xml" };

// Under the eyes of the sanitizers: the place one stands at is always one that is there.
START_TEST(whatever_is_pressed_it_stands)
{
    uint64_t seed = 11;
    struct preview_setup setup_with = { .file = PLAYGROUNDS[_i] != NULL ? PLAYGROUNDS[_i] : path };
    setenv("VISUAL", "true", 1);
    ck_assert(preview_open(sitter.navigator, &setup_with));
    navigator_build(sitter.navigator);
    for (int i = 0; i < PRESSES; i++) {
        press_anything(hash_next(&seed));
    }
    ck_assert_str_eq(navigator_top(sitter.navigator), "preview");
}
END_TEST

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

Suite *test_suite(void)
{
    Suite *suite = suite_create("preview");
    TCase *tests = tcase_create("preview");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, it_opens_where_the_first_contact_begins);
    tcase_add_test(tests, it_opens_at_any_turn_with_all_set);
    tcase_add_loop_test(tests, the_customer_speaks_by_what_is_set, 0, COUNT(SETTINGS));
    tcase_add_loop_test(tests, what_is_not_there_is_said, 0, COUNT(WRONG));
    tcase_add_test(tests, the_failing_part_is_marked);
    tcase_add_test(tests, a_fact_and_a_flag_are_set_by_hand);
    tcase_add_test(tests, mood_and_clock_are_set_by_hand);
    tcase_add_test(tests, another_turn_is_chosen_from_the_list);
    tcase_add_test(tests, an_answer_is_a_step_and_can_be_taken_back);
    tcase_add_test(tests, what_is_settled_later_stands_as_it_is_now);
    tcase_add_test(tests, a_save_changes_the_words_and_keeps_the_place);
    tcase_add_test(tests, a_save_says_what_it_changed);
    tcase_add_test(tests, smells_are_found);
    tcase_add_test(tests, what_does_not_go_any_more_is_said_and_comes_back);
    tcase_add_test(tests, a_fact_that_is_gone_does_not_stop_the_rest);
    tcase_add_test(tests, slips_are_shown_and_the_place_is_found_again);
    tcase_add_test(tests, a_file_with_slips_opens_all_the_same);
    tcase_add_test(tests, a_slip_opens_at_its_line);
    tcase_add_test(tests, an_editor_that_is_not_there_is_said);
    tcase_add_loop_test(tests, nothing_is_cut_off, 0, COUNT(SIZES));
    tcase_add_loop_test(tests, every_shipped_turn_can_be_looked_at, 0, COUNT(SHIPPED));
    tcase_add_loop_test(tests, whatever_is_pressed_it_stands, 0, COUNT(PLAYGROUNDS));
    suite_add_tcase(suite, tests);
    return suite;
}
