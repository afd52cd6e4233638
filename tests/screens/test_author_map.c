// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the map on the trainer's bench: it goes where hand and keys send it, and a text that is
// found is shown.
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/ui/widget.h"
#include "tests/screens/author_bench.h"
#include "tests/test_main.h"

static const struct {
    int width;
    int height;
    int scale;
} SIZES[] = { { 1280, 800, 100 }, { 1920, 1080, 100 }, { 1280, 800, 200 }, { 800, 600, 100 },
    { 1280, 800, 150 } };

START_TEST(nothing_is_cut_off_at_any_size)
{
    struct bench bench;
    bench_init_at(&bench, SIZES[_i].width, SIZES[_i].height, SIZES[_i].scale);
    sitter_check_layout(&bench.sitter, "the bench");
    ck_assert_str_eq(navigator_top(bench.sitter.navigator), "author");
    sitter_key(&bench.sitter, UI_KEY_ENTER, 0); // in a narrow window the turn is a drawer
    sitter_check_layout(&bench.sitter, "the bench with a turn");
    ck_assert(sitter_reads(&bench.sitter, "Customer says"));
    bench_finish(&bench);
}
END_TEST

START_TEST(arrows_move_the_map_and_the_signs_make_it_larger)
{
    struct bench bench;
    bench_init(&bench);
    struct ui_rect was = bench_place(&bench, "opening");
    sitter_key(&bench.sitter, UI_KEY_DOWN, 0);
    struct ui_rect moved = bench_place(&bench, "opening");
    ck_assert_int_lt(moved.y, was.y);
    ck_assert_int_eq(moved.x, was.x);
    sitter_key(&bench.sitter, UI_KEY_UP, 0);
    sitter_key(&bench.sitter, '=', 0);
    ck_assert_int_gt(bench_place(&bench, "opening").width, was.width);
    sitter_key(&bench.sitter, '-', 0);
    ck_assert_int_eq(bench_place(&bench, "opening").width, was.width);
    bench_finish(&bench);
}
END_TEST

START_TEST(zero_shows_all_of_it)
{
    struct bench bench;
    bench_init(&bench);
    ck_assert_ptr_null(bench_box(&bench, "end · fed-up"));
    sitter_key(&bench.sitter, '0', 0);
    ck_assert_ptr_nonnull(bench_box(&bench, "end · fed-up"));
    ck_assert(ui_rect_holds(bench_plane(&bench), bench_place(&bench, "end · fed-up")));
    ck_assert(ui_rect_holds(bench_plane(&bench), bench_place(&bench, "opening")));
    bench_finish(&bench);
}
END_TEST

START_TEST(what_lies_under_the_pointer_stays_there_while_the_wheel_turns)
{
    struct bench bench;
    bench_init(&bench);
    struct ui_rect was = bench_place(&bench, "story");
    struct ui_event turn = { .kind = UI_WHEEL, .x = was.x, .y = was.y, .wheel = -1 };
    bench_send(&bench, turn);
    struct ui_rect now = bench_place(&bench, "story");
    ck_assert_int_gt(now.width, was.width);
    ck_assert_int_le(abs(now.x - was.x), 2);
    ck_assert_int_le(abs(now.y - was.y), 2);
    bench_finish(&bench);
}
END_TEST

START_TEST(the_map_is_dragged_and_a_drag_chooses_nothing)
{
    struct bench bench;
    bench_init(&bench);
    struct ui_rect was = bench_place(&bench, "story");
    struct ui_event event = {
        .kind = UI_POINTER_DOWN, .x = was.x + 9, .y = was.y + 9, .clicks = 1
    };
    bench_send(&bench, event);
    event = (struct ui_event) { .kind = UI_POINTER_MOVE, .x = was.x - 91, .y = was.y - 21 };
    bench_send(&bench, event);
    event.kind = UI_POINTER_UP;
    bench_send(&bench, event);
    ck_assert_int_le(abs(bench_place(&bench, "story").x - (was.x - 100)), 1);
    ck_assert_int_le(abs(bench_place(&bench, "story").y - (was.y - 30)), 1);
    ck_assert_int_eq(strncmp(bench_chosen(&bench), "opening", 7), 0);
    bench_finish(&bench);
}
END_TEST

START_TEST(a_turn_is_chosen_by_a_click_and_by_shift_with_an_arrow)
{
    struct bench bench;
    bench_init(&bench);
    bench_click(&bench, "identity");
    ck_assert_int_eq(strncmp(bench_chosen(&bench), "identity", 8), 0);
    ck_assert(bench_box(&bench, "identity")->selected);
    sitter_key(&bench.sitter, UI_KEY_DOWN, UI_SHIFT);
    ck_assert_int_eq(strncmp(bench_chosen(&bench), "story", 5), 0);
    ck_assert(sitter_reads(&bench.sitter, "heading 2 \"story\""));
    sitter_key(&bench.sitter, UI_KEY_UP, UI_SHIFT);
    ck_assert_int_eq(strncmp(bench_chosen(&bench), "identity", 8), 0);
    bench_finish(&bench);
}
END_TEST

START_TEST(what_is_found_is_chosen_and_in_view)
{
    struct bench bench;
    bench_init(&bench);
    sitter_key(&bench.sitter, 'f', UI_CTRL);
    sitter_type(&bench.sitter, "toonladders");
    ck_assert(sitter_reads(&bench.sitter, "1 box"));
    ck_assert_int_eq(strncmp(bench_chosen(&bench), "end · relieved", 14), 0);
    ck_assert(ui_rect_holds(bench_plane(&bench), bench_place(&bench, "end · relieved")));
    sitter_key(&bench.sitter, UI_KEY_ENTER, 0); // there is no other
    ck_assert_int_eq(strncmp(bench_chosen(&bench), "end · relieved", 14), 0);
    bench_finish(&bench);
}
END_TEST

static size_t gather_tiles(const struct bench *bench, uint64_t keys[64])
{
    const struct ui_draw_list *list = ui_draw_list(bench->sitter.ui);
    size_t count = 0;
    for (size_t i = 0; i < list->items.count && count < 64; i++) {
        if (list->items.items[i].kind == UI_DRAW_IMAGE) {
            keys[count++] = list->items.items[i].image.key;
        }
    }
    return count;
}

START_TEST(moving_draws_only_what_was_not_seen_yet)
{
    struct bench bench;
    uint64_t before[64];
    uint64_t after[64];
    bench_init(&bench);
    size_t was = gather_tiles(&bench, before);
    sitter_key(&bench.sitter, UI_KEY_DOWN, 0);
    size_t now = gather_tiles(&bench, after);
    size_t same = 0;
    for (size_t i = 0; i < now; i++) {
        for (size_t j = 0; j < was; j++) {
            same += after[i] == before[j] ? 1 : 0;
        }
    }
    ck_assert_uint_ge(was, 6);
    ck_assert_uint_ge(same * 2, now);
    sitter_key(&bench.sitter, UI_KEY_UP, 0);
    ck_assert_uint_eq(gather_tiles(&bench, after), was);
    ck_assert_int_eq(memcmp(after, before, was * sizeof(*before)), 0);
    bench_finish(&bench);
}
END_TEST

START_TEST(how_hard_a_turn_is_stands_in_words_beside_the_bar)
{
    struct bench bench;
    bench_init(&bench);
    bench_click(&bench, "story");
    ck_assert(sitter_reads(&bench.sitter, "HOW HARD IT IS (200 SIMULATED CANDIDATES)"));
    ck_assert(sitter_reads(&bench.sitter, "of simulated candidates come here"));
    ck_assert(sitter_reads(&bench.sitter, "image \""));
    bench_finish(&bench);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("author map");
    TCase *cases = tcase_create("author map");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(
            cases, nothing_is_cut_off_at_any_size, 0, (int)(sizeof(SIZES) / sizeof(SIZES[0])));
    tcase_add_test(cases, arrows_move_the_map_and_the_signs_make_it_larger);
    tcase_add_test(cases, zero_shows_all_of_it);
    tcase_add_test(cases, what_lies_under_the_pointer_stays_there_while_the_wheel_turns);
    tcase_add_test(cases, the_map_is_dragged_and_a_drag_chooses_nothing);
    tcase_add_test(cases, a_turn_is_chosen_by_a_click_and_by_shift_with_an_arrow);
    tcase_add_test(cases, what_is_found_is_chosen_and_in_view);
    tcase_add_test(cases, moving_draws_only_what_was_not_seen_yet);
    tcase_add_test(cases, how_hard_a_turn_is_stands_in_words_beside_the_bar);
    suite_add_tcase(suite, cases);
    return suite;
}
