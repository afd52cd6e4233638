// SPDX-License-Identifier: GPL-3.0-or-later
// Protects what a candidate sees of the desk itself: nothing that matters is cut, below an edge or
// without its name.
#include "game/screens/candidate/desk.h"

#include <string.h>

#include "game/shift/action_text.h"
#include "tests/screens/sitter.h"
#include "tests/test_main.h"

static struct sitter sitter;

static void left(void *context, struct navigator *navigator, struct session *session)
{
    (void)context;
    (void)navigator;
    (void)session;
}

static void play(struct session *session, const char *lines)
{
    struct diag_list diags = { 0 };
    while (*lines != '\0') {
        size_t size = strcspn(lines, "\n");
        const char *line = arena_copy_text(&session->arena, lines, size);
        struct action action;
        ck_assert(action_read(line, session->plan, &session->arena, &action, "test", 1, &diags));
        ck_assert_msg(session_act(session, &action, NULL, NULL, &diags) == REFUSED_NOT, "%s", line);
        lines += size + (lines[size] == '\n');
    }
    diag_list_finish(&diags);
}

// A window of this size, at the desk where these lines were played.
static void sit_down(int width, int height, int scale, const char *lines)
{
    struct session_setup setup = {
        .root = "tests/screens/desk", .scenario = "packs/p/klant.xml", .seed = 1
    };
    sitter_init(&sitter, width, height, scale);
    struct session *session = session_create(&setup, &sitter.world.diags);
    ck_assert_ptr_nonnull(session);
    play(session, lines);
    struct desk_setup desk = { .session = session, .ended = left };
    navigator_push(sitter.navigator, &DESK_SCREEN, desk_create(&desk));
    navigator_build(sitter.navigator);
}

static void teardown(void)
{
    sitter_finish(&sitter);
}

#define CALL "wait\ntake call"

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

static const int SIZES[][3] = { { 1280, 800, 100 }, { 1920, 1080, 100 }, { 1280, 800, 200 },
    { 1920, 1080, 200 }, { 1180, 800, 100 }, { 1024, 768, 100 }, { 900, 700, 100 } };

static bool is_cut(const struct ui_draw *draw)
{
    static const char DOTS[] = "…";
    size_t size = sizeof(DOTS) - 1;
    return draw->text_size > size && memcmp(draw->text + draw->text_size - size, DOTS, size) == 0;
}

// Two buttons stand beside it: hold and coach.
START_TEST(the_head_says_whole_what_it_is_about)
{
    sit_down(SIZES[_i][0], SIZES[_i][1], SIZES[_i][2], CALL);
    const struct ui_access_tree *tree = ui_access_tree(sitter.ui);
    ck_assert_ptr_nonnull(ui_access_find_id(tree, "hold", 0));
    ck_assert_ptr_nonnull(ui_access_find_id(tree, "coach", 0));
    const struct ui_draw_list *list = ui_draw_list(sitter.ui);
    for (size_t i = 0; i < list->items.count; i++) {
        ck_assert_msg(!is_cut(&list->items.items[i]), "%.*s", (int)list->items.items[i].text_size,
                list->items.items[i].text);
    }
    sitter_check_layout(&sitter, "head");
}
END_TEST

// Whether these words stand somewhere in what is painted, not only in what is read.
static bool draws(const char *part)
{
    const struct ui_draw_list *list = ui_draw_list(sitter.ui);
    for (size_t i = 0; i < list->items.count; i++) {
        const struct ui_draw *draw = &list->items.items[i];
        if (draw->text_size > 0 &&
                memmem(draw->text, draw->text_size, part, strlen(part)) != NULL) {
            return true;
        }
    }
    return false;
}

// Of one customer there may be several.
START_TEST(what_is_done_is_named)
{
    sit_down(1280, 800, 100, CALL "\nreply call opening seek\nwrap call reason=a");
    ck_assert(draws("DONE · 1"));
    ck_assert(draws("Vraag over een pakket"));
    sitter_check_layout(&sitter, "done");
}
END_TEST

static const struct ui_access *find(const char *id, int64_t number)
{
    const struct ui_access *item = ui_access_find_id(ui_access_tree(sitter.ui), id, number);
    ck_assert_msg(item != NULL, "there is no %s", id);
    return item;
}

static bool is_seen_whole(const struct ui_access *item)
{
    return item->seen.width == item->rect.width && item->seen.height == item->rect.height;
}

static void open_codes(int width, int height, int scale)
{
    sit_down(width, height, scale, CALL "\nreply call opening seek");
    ui_focus(sitter.ui, "wrap-field", 0);
    navigator_build(sitter.navigator);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
}

START_TEST(eighteen_codes_are_seen_at_once)
{
    open_codes(1280, 800, 100);
    for (int i = 0; i < 18; i++) {
        ck_assert_msg(is_seen_whole(find("code", i)), "code %d", i);
    }
    ck_assert_int_gt(find("code", 9)->rect.x, find("code", 8)->rect.x);
    for (int i = 0; i < 9; i++) {
        sitter_key(&sitter, UI_KEY_DOWN, 0);
    }
    ck_assert(find("code", 9)->focused);
    sitter_check_layout(&sitter, "codes");
}
END_TEST

START_TEST(codes_scroll_where_they_must)
{
    open_codes(1280, 800, 200);
    ck_assert_int_eq(find("code", 9)->rect.x, find("code", 8)->rect.x);
    sitter_key(&sitter, UI_KEY_END, 0);
    ck_assert(is_seen_whole(find("code", 17)));
    sitter_check_layout(&sitter, "codes");
}
END_TEST

START_TEST(a_letter_is_written_in_view)
{
    sit_down(1920, 1080, 100, "take mail");
    for (int i = 0; i < 10; i++) {
        ck_assert_msg(is_seen_whole(find("part", i)), "part %d", i);
    }
    sitter_finish(&sitter);
    sit_down(1280, 800, 100, "take mail");
    for (int i = 0; i < 7; i++) {
        ck_assert_msg(is_seen_whole(find("part", i)), "part %d", i);
    }
    ck_assert(draws("Ik heb vier vragen."));
    sitter_check_layout(&sitter, "letter");
}
END_TEST

// How heavy these very words are painted; 0 when they are not.
static int weight_of(const char *words)
{
    const struct ui_draw_list *list = ui_draw_list(sitter.ui);
    for (size_t i = 0; i < list->items.count; i++) {
        const struct ui_draw *draw = &list->items.items[i];
        if (draw->text_size == strlen(words) && memcmp(draw->text, words, draw->text_size) == 0) {
            return draw->font.weight;
        }
    }
    return 0;
}

START_TEST(words_searched_for_are_marked)
{
    sit_down(1280, 800, 100, CALL);
    sitter_key(&sitter, UI_KEY_F1 + 5, 0);
    ck_assert_int_eq(weight_of("Buren"), 0);
    sitter_tab_to(&sitter, "Search in this system");
    sitter_type(&sitter, "buren 14");
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_int_eq(weight_of("Buren"), 700);
    ck_assert_int_eq(weight_of("14"), 700);
    ck_assert(sitter_reads(&sitter, "Voorwaarden"));
    sitter_click(&sitter, "Voorwaarden");
    ck_assert_int_eq(weight_of("búren"), 700);
    sitter_key(&sitter, UI_KEY_F1, 0); // another system, where nothing was searched
    sitter_key(&sitter, UI_KEY_F1 + 6, 0);
    ck_assert_int_eq(weight_of("Buren"), 0);
}
END_TEST

static void press(const char *id)
{
    ui_focus(sitter.ui, id, 0);
    navigator_build(sitter.navigator);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
}

START_TEST(a_drawer_begins_at_what_it_is_for)
{
    sit_down(1280, 800, 200, CALL);
    press("show-contacts");
    ck_assert(find("contact", 0)->focused);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    press("show-systems");
    ck_assert(find("system", 0)->focused);
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    sitter_key(&sitter, UI_KEY_F1 + 5, 0);
    ck_assert(find("system", 5)->focused);
    ck_assert(is_seen_whole(find("system", 5)));
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("desk");
    TCase *tests = tcase_create("desk");
    tcase_add_checked_fixture(tests, NULL, teardown);
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, the_head_says_whole_what_it_is_about, 0, COUNT(SIZES));
    tcase_add_test(tests, what_is_done_is_named);
    tcase_add_test(tests, eighteen_codes_are_seen_at_once);
    tcase_add_test(tests, codes_scroll_where_they_must);
    tcase_add_test(tests, a_letter_is_written_in_view);
    tcase_add_test(tests, words_searched_for_are_marked);
    tcase_add_test(tests, a_drawer_begins_at_what_it_is_for);
    suite_add_tcase(suite, tests);
    return suite;
}
