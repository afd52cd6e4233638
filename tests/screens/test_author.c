// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the trainer's bench: saving changes the bytes that were meant and no other, and nothing
// that was typed is lost.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/base/save.h"
#include "game/scenario/check.h"
#include "game/screens/trainer/author_list.h"
#include "game/screens/trainer/trainer.h"
#include "game/ui/widget.h"
#include "tests/screens/author_bench.h"
#include "tests/test_main.h"

/* ---- the file ---- */

// The file with one stretch replaced, which must stand there once.
static char *replaced(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    ck_assert_msg(at != NULL && strstr(at + 1, from) == NULL, "“%s” must stand there once", from);
    struct buffer out = { 0 };
    buffer_add_bytes(&out, text, (size_t)(at - text));
    buffer_add(&out, to);
    buffer_add(&out, at + strlen(from));
    return buffer_take(&out);
}

// The field with this text, chosen as with the pointer; what is in it is then replaced.
static void retype(struct bench *bench, const char *text, const char *with)
{
    const struct ui_access_tree *tree = ui_access_tree(bench->sitter.ui);
    int64_t number = 0;
    for (size_t i = 0; i < tree->items.count && number == 0; i++) {
        const struct ui_access *item = &tree->items.items[i];
        if (item->id == ui_id("edit") && item->value != NULL && strcmp(item->value, text) == 0) {
            number = item->number;
        }
    }
    ck_assert_msg(number != 0, "no field holds “%s”", text);
    ui_focus(bench->sitter.ui, "edit", number);
    navigator_build(bench->sitter.navigator);
    sitter_key(&bench->sitter, 'a', UI_CTRL);
    sitter_type(&bench->sitter, with);
}

static void check_file(const struct bench *bench, const char *expected)
{
    struct buffer now = { 0 };
    bench_read_file(bench->file, &now);
    ck_assert_uint_eq(now.size, strlen(expected));
    ck_assert_int_eq(memcmp(now.bytes, expected, now.size), 0);
    buffer_finish(&now);
}

static const char LAST_WORDS[] = "Half twaalf. Ik schrijf het op. Dag.";

static void open_ending(struct bench *bench)
{
    sitter_key(&bench->sitter, 'f', UI_CTRL);
    sitter_type(&bench->sitter, "Ik schrijf het op");
    ck_assert_int_eq(strncmp(bench_chosen(bench), "end · agreed", 12), 0);
}

START_TEST(saving_changes_the_bytes_that_were_meant_and_no_other)
{
    struct bench bench;
    struct buffer before = { 0 };
    bench_init(&bench);
    bench_read_file(bench.file, &before);
    char *expected = replaced(before.bytes, LAST_WORDS, "Twaalf &amp; &lt;uit>. Dag.");
    open_ending(&bench);
    retype(&bench, LAST_WORDS, "Twaalf & <uit>. Dag.");
    check_file(&bench, before.bytes);
    sitter_key(&bench.sitter, 's', UI_CTRL);
    check_file(&bench, expected);
    ck_assert(sitter_reads(&bench.sitter, "Saved: 1 place"));
    ck_assert_int_eq(strncmp(bench_chosen(&bench), "end · agreed", 12), 0);

    sitter_press(&bench.sitter, "Put the version before back in the file");
    check_file(&bench, before.bytes);
    ck_assert(sitter_reads(&bench.sitter, LAST_WORDS));
    sitter_press(&bench.sitter, "Put the later version back in the file");
    check_file(&bench, expected);
    mem_free(expected);
    buffer_finish(&before);
    bench_finish(&bench);
}
END_TEST

static int64_t first_points(const struct bench *bench)
{
    const struct ui_access_tree *tree = ui_access_tree(bench->sitter.ui);
    for (size_t i = 0; i < tree->items.count; i++) {
        if (strncmp(tree->items.items[i].name, "Points for ", 11) == 0) {
            return tree->items.items[i].number;
        }
    }
    ck_abort_msg("there are no points here");
}

static void type_points(struct bench *bench, const char *points)
{
    ui_focus(bench->sitter.ui, "edit", first_points(bench));
    navigator_build(bench->sitter.navigator);
    sitter_key(&bench->sitter, 'a', UI_CTRL);
    sitter_type(&bench->sitter, points);
    sitter_key(&bench->sitter, 's', UI_CTRL);
}

START_TEST(points_that_cannot_be_are_said_and_the_file_stays)
{
    struct bench bench;
    struct buffer before = { 0 };
    bench_init(&bench);
    bench_read_file(bench.file, &before);
    type_points(&bench, "x9");
    check_file(&bench, before.bytes);
    ck_assert(sitter_reads(&bench.sitter, "Not saved: see what was found."));
    ck_assert(sitter_reads(&bench.sitter, "= \"x9\""));
    ck_assert(sitter_reads(&bench.sitter, "Save (1)"));
    type_points(&bench, "1"); // as the file has it: nothing is left to save, or to complain of
    check_file(&bench, before.bytes);
    ck_assert(!sitter_reads(&bench.sitter, "Not saved"));
    type_points(&bench, "3");
    ck_assert(sitter_reads(&bench.sitter, "Saved: 1 place"));
    buffer_finish(&before);
    bench_finish(&bench);
}
END_TEST

START_TEST(a_change_from_outside_is_read_and_what_was_typed_stays)
{
    struct bench bench;
    struct buffer before = { 0 };
    struct diag_list diags = { 0 };
    bench_init(&bench);
    bench_read_file(bench.file, &before);
    open_ending(&bench);
    retype(&bench, LAST_WORDS, "Twaalf uur. Dag.");
    char *other = replaced(before.bytes, "Hm. We zullen zien. Dag.", "Hm. Ik wacht af. Dag.");
    ck_assert(save_file(bench.file, other, strlen(other), NULL, &diags));
    bench_send(&bench, (struct ui_event) { .kind = UI_FILES_SAVED });
    ck_assert(sitter_reads(&bench.sitter, "Changed outside Zeven"));
    ck_assert(sitter_reads(&bench.sitter, "= \"Twaalf uur. Dag.\""));
    sitter_key(&bench.sitter, 's', UI_CTRL);
    char *both = replaced(other, LAST_WORDS, "Twaalf uur. Dag.");
    check_file(&bench, both);
    mem_free(both);
    mem_free(other);
    buffer_finish(&before);
    bench_finish(&bench);
}
END_TEST

START_TEST(a_file_with_errors_shows_them_and_the_map_of_before)
{
    struct bench bench;
    struct diag_list diags = { 0 };
    bench_init(&bench);
    ck_assert(save_file(bench.file, "<scenario", 9, NULL, &diags));
    bench_send(&bench, (struct ui_event) { .kind = UI_FILES_SAVED });
    ck_assert(sitter_reads(&bench.sitter, "Error"));
    ck_assert_ptr_nonnull(bench_box(&bench, "opening"));
    sitter_check_layout(&bench.sitter, "the bench with errors");
    bench_finish(&bench);
}
END_TEST

START_TEST(nobody_leaves_with_something_typed_without_being_asked)
{
    struct bench bench;
    bench_init(&bench);
    open_ending(&bench);
    retype(&bench, LAST_WORDS, "Twaalf uur. Dag.");
    sitter_press(&bench.sitter, "Back");
    ck_assert(sitter_reads(&bench.sitter, "What you typed at 1 place is not in the file."));
    sitter_check_layout(&bench.sitter, "the question");
    sitter_press(&bench.sitter, "Stay here");
    ck_assert_str_eq(navigator_top(bench.sitter.navigator), "author");
    sitter_click(&bench.sitter, "Afgeleverd? Niet dus ✓");
    sitter_press(&bench.sitter, "Throw it away");
    ck_assert(sitter_reads(&bench.sitter, "Afgeleverd? Niet dus"));
    ck_assert_ptr_null(strstr(bench_chosen(&bench), "agreed"));
    bench_finish(&bench);
}
END_TEST

START_TEST(the_window_does_not_close_over_something_typed)
{
    struct bench bench;
    bench_init(&bench);
    const struct world *world = navigator_world(bench.sitter.navigator);
    open_ending(&bench);
    retype(&bench, LAST_WORDS, "Twaalf uur. Dag.");
    bench_send(&bench, (struct ui_event) { .kind = UI_QUIT });
    ck_assert(!world->quit);
    ck_assert(sitter_reads(&bench.sitter, "What you typed at 1 place is not in the file."));
    sitter_press(&bench.sitter, "Stay here");
    bench_send(&bench, (struct ui_event) { .kind = UI_QUIT });
    ck_assert(!world->quit);
    sitter_press(&bench.sitter, "Throw it away");
    ck_assert(world->quit);
    bench_finish(&bench);

    bench_init(&bench); // a desktop that ends asks once more, and does not wait
    world = navigator_world(bench.sitter.navigator);
    open_ending(&bench);
    retype(&bench, LAST_WORDS, "Twaalf uur. Dag.");
    bench_send(&bench, (struct ui_event) { .kind = UI_QUIT });
    bench_send(&bench, (struct ui_event) { .kind = UI_QUIT });
    ck_assert(world->quit);
    bench_finish(&bench);
}
END_TEST

START_TEST(it_is_played_from_the_chosen_turn_and_back_again)
{
    struct bench bench;
    bench_init(&bench);
    bench_click(&bench, "story");
    sitter_key(&bench.sitter, UI_KEY_F1 + 4, 0);
    ck_assert_str_eq(navigator_top(bench.sitter.navigator), "preview");
    ck_assert(sitter_reads(&bench.sitter, "Elf april negenenzestig"));
    navigator_pop(bench.sitter.navigator);
    navigator_build(bench.sitter.navigator);
    ck_assert_int_eq(strncmp(bench_chosen(&bench), "story", 5), 0);
    ck_assert(sitter_reads(&bench.sitter, "Customer says"));
    bench_finish(&bench);
}
END_TEST

/* ---- another language, and publishing ---- */

static bool reads_in(const struct bench *bench, const char *role, const char *words)
{
    const struct ui_access_tree *tree = ui_access_tree(bench->sitter.ui);
    const struct ui_access *item = ui_access_find_id(tree, role, 0);
    return item != NULL && strstr(item->name, words) != NULL;
}

static void press(struct bench *bench, const char *id, int64_t number)
{
    ui_focus(bench->sitter.ui, id, number);
    navigator_build(bench->sitter.navigator);
    sitter_key(&bench->sitter, UI_KEY_ENTER, 0);
}

static void replace_in(const char *path, const char *old, const char *new)
{
    struct buffer before = { 0 };
    struct buffer after = { 0 };
    bench_read_file(path, &before);
    const char *found = strstr(buffer_text(&before), old);
    ck_assert_msg(found != NULL, "%s", old);
    buffer_add_bytes(&after, buffer_text(&before), (size_t)(found - buffer_text(&before)));
    buffer_add_format(&after, "%s%s", new, found + strlen(old));
    struct diag_list diags = { 0 };
    ck_assert(save_file(path, buffer_text(&after), after.size, NULL, &diags));
    diag_list_finish(&diags);
    buffer_finish(&before);
    buffer_finish(&after);
}

static void open_parcel(struct bench *bench)
{
    bench_init(bench);
    char catalogue[160];
    (void)snprintf(catalogue, sizeof(catalogue), "%s/po/pakket.en.po", bench->folder);
    replace_in(catalogue, "msgstr \"Delivered? I don't think so\"", "msgstr \"\"");
    (void)snprintf(
            bench->file, sizeof(bench->file), "%s/packs/noorderkist/pakket.xml", bench->folder);
    trainer_open(bench->sitter.navigator, bench->file);
    navigator_build(bench->sitter.navigator);
}

START_TEST(another_language_is_shown_counted_and_only_read)
{
    struct bench bench;
    open_parcel(&bench);
    ck_assert(reads_in(&bench, "story-language", "Dutch"));
    press(&bench, "story-language", 0);
    press(&bench, "choose-story-language", 1);
    ck_assert(reads_in(&bench, "story-language", "English"));
    ck_assert(sitter_reads(&bench.sitter, "English, to read only"));
    ck_assert(sitter_reads(&bench.sitter, "1 are not translated and 0 out of date"));
    ck_assert(sitter_reads(&bench.sitter, "⚠ Afgeleverd? Niet dus"));
    struct buffer before = { 0 };
    struct buffer after = { 0 };
    bench_read_file(bench.file, &before);
    press(&bench, "story-language", 0);
    press(&bench, "choose-story-language", 0);
    ck_assert(reads_in(&bench, "story-language", "Dutch"));
    ck_assert(!sitter_reads(&bench.sitter, "to read only"));
    ck_assert(!sitter_reads(&bench.sitter, "⚠"));
    bench_read_file(bench.file, &after);
    ck_assert_str_eq(buffer_text(&before), buffer_text(&after));
    buffer_finish(&before);
    buffer_finish(&after);
    bench_finish(&bench);
}
END_TEST

START_TEST(the_author_does_not_publish_and_another_does)
{
    struct bench bench;
    bench_init(&bench);
    ck_assert(sitter_reads(&bench.sitter, "concept"));
    press(&bench, "publish", 0);
    sitter_check_layout(&bench.sitter, "the dialog of publishing");
    press(&bench, "publish-now", 0); // nobody yet
    ck_assert(!sitter_reads(&bench.sitter, "Nothing is published"));
    ui_focus(bench.sitter.ui, "publisher", 0);
    navigator_build(bench.sitter.navigator);
    sitter_type(&bench.sitter, "Redactie Meander");
    press(&bench, "publish-now", 0);
    ck_assert(sitter_reads(&bench.sitter, "Somebody else must establish it."));
    ck_assert(!sitter_reads(&bench.sitter, "established"));
    ui_set_field_text(bench.sitter.ui, "publisher", 0, "Els Bos");
    press(&bench, "publish-now", 0);
    ck_assert(sitter_reads(&bench.sitter, "established"));
    ck_assert(sitter_reads(&bench.sitter, "Published: Els Bos answers for the points."));
    struct buffer bytes = { 0 };
    bench_read_file(bench.file, &bytes);
    ck_assert_ptr_nonnull(strstr(buffer_text(&bytes), "status=\"established\" by=\"Els Bos\""));
    buffer_finish(&bytes);
    sitter_key(&bench.sitter, 'z', UI_CTRL); // and it can be taken back
    ck_assert(sitter_reads(&bench.sitter, "concept"));
    bench_finish(&bench);
}
END_TEST

/* ---- whatever is done ---- */

static void click_anything(struct bench *bench, uint64_t drawn)
{
    const struct ui_access_tree *tree = ui_access_tree(bench->sitter.ui);
    size_t count = tree->items.count;
    for (size_t i = 0; i < count; i++) {
        const struct ui_access *item = &tree->items.items[(i + drawn) % count];
        bool inside = item->id != ui_id("open-line") && item->id != ui_id("diagnostic");
        if ((item->focusable || item->id == ui_id("node")) && inside && item->seen.width > 0) {
            struct ui_event event = { .kind = UI_POINTER_DOWN,
                .x = item->seen.x + item->seen.width / 2,
                .y = item->seen.y + item->seen.height / 2,
                .clicks = 1 };
            bench_send(bench, event);
            event.kind = drawn / 8 % 4 == 0 ? UI_POINTER_MOVE : UI_POINTER_UP;
            event.x += event.kind == UI_POINTER_MOVE ? 60 : 0;
            bench_send(bench, event);
            event.kind = UI_POINTER_UP;
            bench_send(bench, event);
            return;
        }
    }
}

static void do_anything(struct bench *bench, uint64_t drawn)
{
    static const int KEYS[] = { UI_KEY_TAB, UI_KEY_ENTER, UI_KEY_DOWN, UI_KEY_RIGHT, UI_KEY_HOME,
        UI_KEY_PAGE_DOWN, '=', '-', '0', UI_KEY_SPACE, UI_KEY_BACKSPACE, UI_KEY_F1 + 2 };
    static const int CTRL[] = { 's', 'z', 'y', 'f', 'a' };
    uint64_t more = drawn / 8;
    switch (drawn % 8) {
    case 0:
    case 1:
        sitter_key(&bench->sitter, KEYS[more % (sizeof(KEYS) / sizeof(KEYS[0]))],
                more / 16 % 3 == 0 ? UI_SHIFT : 0);
        break;
    case 2:
        sitter_key(&bench->sitter, CTRL[more % (sizeof(CTRL) / sizeof(CTRL[0]))], UI_CTRL);
        break;
    case 3:
        sitter_type(&bench->sitter, more % 2 == 0 ? "é" : "3");
        break;
    case 4:
        bench_send(bench,
                (struct ui_event) {
                        .kind = UI_WHEEL, .x = 500, .y = 300, .wheel = more % 2 == 0 ? 1 : -1 });
        break;
    default:
        click_anything(bench, more);
        break;
    }
}

START_TEST(whatever_is_done_it_stands_and_the_file_can_be_played)
{
    struct bench bench;
    struct check_summary summary = { 0 };
    struct diag_list diags = { 0 };
    uint64_t random = 11 + (uint64_t)_i;
    bench_init_at(&bench, _i == 0 ? 1280 : 700, 800, 100);
    for (int i = 0; i < 250; i++) {
        if (strcmp(navigator_top(bench.sitter.navigator), "author") != 0) {
            trainer_open(bench.sitter.navigator, bench.file);
            navigator_build(bench.sitter.navigator);
        }
        do_anything(&bench, hash_next(&random) >> 1);
    }
    ck_assert(scenario_check_folder(bench.folder, &diags, &summary));
    diag_list_finish(&diags);
    bench_finish(&bench);
}
END_TEST

START_TEST(white_on_black_can_be_read)
{
    struct bench bench;
    bench_init(&bench);
    bench.sitter.world.display.contrast = true;
    navigator_apply_display(bench.sitter.navigator);
    navigator_build(bench.sitter.navigator);
    sitter_check_layout(&bench.sitter, "the bench in contrast");
    bench_finish(&bench);
}
END_TEST

/* ---- what is covered ---- */

START_TEST(a_decision_counts_once_where_it_is_made)
{
    struct bench bench;
    struct author_coverage shift;
    bench_init(&bench);
    ck_assert(author_coverage_of_shift(&shift, bench.folder, "shifts/ochtend.xml"));
    int chat = 0;
    int phone = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        chat += shift.decisions[k][CHANNEL_CHAT];
        phone += shift.decisions[k][CHANNEL_PHONE];
    }
    ck_assert_int_eq(chat, 0);
    ck_assert_int_gt(phone, 10);
    ck_assert(!author_coverage_of_shift(&shift, bench.folder, "shifts/none.xml"));
    bench_finish(&bench);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("author");
    TCase *cases = tcase_create("author");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, saving_changes_the_bytes_that_were_meant_and_no_other);
    tcase_add_test(cases, points_that_cannot_be_are_said_and_the_file_stays);
    tcase_add_test(cases, a_change_from_outside_is_read_and_what_was_typed_stays);
    tcase_add_test(cases, a_file_with_errors_shows_them_and_the_map_of_before);
    tcase_add_test(cases, the_window_does_not_close_over_something_typed);
    tcase_add_test(cases, nobody_leaves_with_something_typed_without_being_asked);
    tcase_add_loop_test(cases, whatever_is_done_it_stands_and_the_file_can_be_played, 0, 2);
    tcase_add_test(cases, white_on_black_can_be_read);
    tcase_add_test(cases, it_is_played_from_the_chosen_turn_and_back_again);
    tcase_add_test(cases, another_language_is_shown_counted_and_only_read);
    tcase_add_test(cases, the_author_does_not_publish_and_another_does);
    tcase_add_test(cases, a_decision_counts_once_where_it_is_made);
    suite_add_tcase(suite, cases);
    return suite;
}
