// SPDX-License-Identifier: GPL-3.0-or-later
// Protects the trainer's figures: what they are of, what they say with few people, and that their
// charts are drawn and written.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "game/base/bundle.h"
#include "game/base/hash.h"
#include "game/screens/trainer/figures.h"
#include "scoring/competency.h"
#include "tests/screens/office.h"
#include "tests/test_main.h"

enum { PAGES = 4 };

static void open_at(struct sitter *sitter, int width, int height, int scale)
{
    sitter_init(sitter, width, height, scale);
    figures_open(sitter->navigator, "Scenarios › Figures");
    navigator_build(sitter->navigator);
}

// People who are good or weak on all six scenarios alike.
static void write_people(char *path, int people)
{
    strcpy(path, "/tmp/zeven-figures-XXXXXX");
    FILE *file = fdopen(mkstemp(path), "w");
    ck_assert_ptr_nonnull(file);
    fputs("code", file);
    for (int i = 0; i < 18; i++) {
        fprintf(file, ",story%d:call/turn%d@%s", i / 3, i % 3, i % 2 == 0 ? "empathy" : "accuracy");
    }
    for (int p = 0; p < people; p++) {
        fprintf(file, "\nK%d", p);
        for (int i = 0; i < 18; i++) {
            uint64_t own = hash_mix((uint64_t)(p * 100 + i));
            fprintf(file, ",%d", (int)((uint64_t)(p % 3) + own % 3));
        }
    }
    fputc('\n', file);
    fclose(file);
}

static void open_people(struct sitter *sitter, const char *path)
{
    ui_focus(sitter->ui, "file", 0);
    ui_set_field_text(sitter->ui, "file", 0, path);
    sitter_key(sitter, UI_KEY_ENTER, 0);
}

static void show_page(struct sitter *sitter, int page)
{
    office_focus(sitter, "page", 0);
    for (int i = 0; i < page; i++) {
        sitter_key(sitter, UI_KEY_RIGHT, 0);
    }
}

static size_t pictures(const struct sitter *sitter)
{
    const struct ui_draw_list *list = ui_draw_list(sitter->ui);
    size_t count = 0;
    for (size_t i = 0; i < list->items.count; i++) {
        count += list->items.items[i].kind == UI_DRAW_IMAGE;
    }
    return count;
}

START_TEST(without_sessions_it_says_so_and_offers_a_file)
{
    struct sitter sitter;
    open_at(&sitter, 1280, 800, 100);
    ck_assert(sitter_reads(&sitter, "Nobody has finished a shift here yet."));
    open_people(&sitter, "/nonexistent/scores.csv");
    ck_assert(sitter_reads(&sitter, "cannot be opened"));
    sitter_finish(&sitter);
}
END_TEST

static const struct {
    int width;
    int height;
    int scale;
} SIZES[] = { { 1280, 800, 100 }, { 1920, 1080, 100 }, { 1280, 800, 200 }, { 800, 600, 100 },
    { 1920, 1080, 200 } };

// A folder with a table, a folder and what is neither.
static void make_folder(char *folder, char *path)
{
    char people[64];
    char other[96];
    strcpy(folder, "/tmp/zeven-choose-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    write_people(people, 60);
    sprintf(path, "%s/scores van maart.csv", folder);
    ck_assert_int_eq(rename(people, path), 0);
    sprintf(other, "%s/ander", folder);
    ck_assert_int_eq(mkdir(other, 0700), 0);
    sprintf(other, "%s/brief.txt", folder);
    fclose(fopen(other, "w"));
}

static void remove_folder(const char *folder)
{
    char command[128];
    sprintf(command, "rm -r '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

START_TEST(a_file_is_chosen_from_a_list_by_keyboard)
{
    struct sitter sitter;
    char folder[64];
    char path[128];
    make_folder(folder, path);
    open_at(&sitter, SIZES[_i].width, SIZES[_i].height, SIZES[_i].scale);
    ui_set_field_text(sitter.ui, "file", 0, folder);
    office_press(&sitter, "choose-file", 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "choose-file");
    ck_assert(sitter_reads(&sitter, "scores van maart.csv"));
    ck_assert(sitter_reads(&sitter, "ander/"));
    ck_assert(!sitter_reads(&sitter, "brief.txt"));
    sitter_check_layout(&sitter, "choosing a file");
    sitter_key(&sitter, UI_KEY_DOWN, 0);
    sitter_key(&sitter, UI_KEY_ENTER, 0); // into the folder
    ck_assert(sitter_reads(&sitter, "There is no file here that ends in .csv."));
    sitter_key(&sitter, UI_KEY_UP, UI_ALT);
    sitter_key(&sitter, UI_KEY_ENTER, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "figures");
    ck_assert(sitter_reads(&sitter, "60"));
    ck_assert_str_eq(ui_field_text(sitter.ui, "file", 0), path);
    sitter_finish(&sitter);
    remove_folder(folder);
}
END_TEST

START_TEST(a_file_can_be_dropped_on_it)
{
    struct sitter sitter;
    char folder[64];
    char path[128];
    make_folder(folder, path);
    open_at(&sitter, 1280, 800, 100);
    sitter_drop(&sitter, folder);
    sitter_drop(&sitter, "/tmp/\xff.csv");
    ck_assert_str_eq(ui_field_text(sitter.ui, "file", 0), "");
    sitter_drop(&sitter, path);
    ck_assert_str_eq(ui_field_text(sitter.ui, "file", 0), path);
    ck_assert(sitter_reads(&sitter, "Reliability") && sitter_reads(&sitter, "60"));
    sitter_drop(&sitter, "/tmp/nowhere.csv");
    ck_assert(sitter_reads(&sitter, "/tmp/nowhere.csv") && !sitter_reads(&sitter, "60 "));
    sitter_finish(&sitter);
    remove_folder(folder);
}
END_TEST

START_TEST(while_a_file_is_looked_for_one_can_be_dropped)
{
    struct sitter sitter;
    char folder[64];
    char path[128];
    make_folder(folder, path);
    open_at(&sitter, 1280, 800, 100);
    office_press(&sitter, "choose-file", 0);
    sitter_drop(&sitter, "/tmp/brief.txt");
    ck_assert_str_eq(navigator_top(sitter.navigator), "choose-file");
    sitter_drop(&sitter, folder);
    ck_assert(sitter_reads(&sitter, "scores van maart.csv"));
    sitter_drop(&sitter, path);
    ck_assert_str_eq(navigator_top(sitter.navigator), "figures");
    ck_assert_str_eq(ui_field_text(sitter.ui, "file", 0), path);
    sitter_finish(&sitter);
    remove_folder(folder);
}
END_TEST

START_TEST(leaving_the_list_changes_nothing)
{
    struct sitter sitter;
    char folder[64];
    char path[128];
    make_folder(folder, path);
    open_at(&sitter, 1280, 800, 100);
    open_people(&sitter, path);
    office_press(&sitter, "choose-file", 0); // begins where the file stands
    ck_assert(sitter_reads(&sitter, "scores van maart.csv"));
    for (int i = 0; i < 6; i++) { // up to the root and no further
        sitter_key(&sitter, UI_KEY_UP, UI_ALT);
    }
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    ck_assert_str_eq(navigator_top(sitter.navigator), "figures");
    ck_assert_str_eq(ui_field_text(sitter.ui, "file", 0), path);
    ck_assert(sitter_reads(&sitter, "Reliability"));
    sitter_finish(&sitter);
    remove_folder(folder);
}
END_TEST

START_TEST(nothing_is_cut_off_at_any_size)
{
    struct sitter sitter;
    char path[64];
    write_people(path, 60);
    open_at(&sitter, SIZES[_i].width, SIZES[_i].height, SIZES[_i].scale);
    sitter_check_layout(&sitter, "no figures");
    open_people(&sitter, path);
    for (int page = 0; page < PAGES; page++) {
        show_page(&sitter, page);
        sitter_check_layout(&sitter, "figures");
    }
    unlink(path);
    sitter_finish(&sitter);
}
END_TEST

START_TEST(charts_are_drawn_and_drawn_anew_only_when_they_change)
{
    struct sitter sitter;
    char path[64];
    write_people(path, 60);
    open_at(&sitter, 1280, 800, 100);
    open_people(&sitter, path);
    ck_assert_uint_eq(pictures(&sitter), 1);
    const struct ui_draw *image = NULL;
    uint64_t keys[3] = { 0 };
    for (int round = 0; round < 3; round++) {
        const struct ui_draw_list *list = ui_draw_list(sitter.ui);
        for (size_t i = 0; i < list->items.count; i++) {
            image = list->items.items[i].kind == UI_DRAW_IMAGE ? &list->items.items[i] : image;
        }
        keys[round] = image->image.key;
        if (round == 1) {
            office_press(&sitter, "scale", COMPETENCY_EMPATHY);
        } else {
            sitter_key(&sitter, UI_KEY_TAB, 0);
        }
    }
    ck_assert_uint_eq(keys[0], keys[1]);
    ck_assert_uint_ne(keys[1], keys[2]);
    show_page(&sitter, 3);
    ck_assert_uint_ge(pictures(&sitter), 1);
    ck_assert(sitter_reads(&sitter, "Not drawn: it takes 200 candidates and three scenarios."));
    unlink(path);
    sitter_finish(&sitter);
}
END_TEST

START_TEST(few_people_get_no_verdict)
{
    struct sitter sitter;
    char path[64];
    write_people(path, 12);
    open_at(&sitter, 1280, 800, 100);
    open_people(&sitter, path);
    ck_assert(sitter_reads(&sitter, "Too few candidates to say anything: it can be anything from"));
    show_page(&sitter, 1);
    ck_assert(sitter_reads(&sitter, "too few candidates to say anything"));
    ck_assert(!sitter_reads(&sitter, "is the key right?"));
    unlink(path);
    sitter_finish(&sitter);
}
END_TEST

START_TEST(stored_sessions_are_read_and_what_was_said_with_them)
{
    struct sitter sitter;
    sitter_init(&sitter, 1280, 800, 100);
    office_play(&sitter, "K-1", OFFICE_WHOLE, true);
    office_play(&sitter, "K-2", OFFICE_WHOLE, true);
    office_play(&sitter, "K-3", 30, false); // still busy: no part of it
    figures_open(sitter.navigator, "Scenarios › Figures");
    navigator_build(sitter.navigator);
    ck_assert(sitter_reads(&sitter, "2 candidates"));
    ck_assert(sitter_reads(&sitter, "Too few candidates to say anything."));
    show_page(&sitter, 1);
    ck_assert(sitter_reads(&sitter, "jaarnota · "));
    show_page(&sitter, 2);
    ck_assert(sitter_reads(&sitter, "★ "));
    sitter_check_layout(&sitter, "replies");
    sitter_key(&sitter, UI_KEY_ESCAPE, 0);
    sitter_finish(&sitter);
}
END_TEST

START_TEST(charts_are_written_where_exports_go)
{
    struct sitter sitter;
    char path[64];
    char folder[] = "/tmp/zeven-home-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    setenv("ZEVEN_HOME", folder, 1);
    write_people(path, 60);
    open_at(&sitter, 1280, 800, 100);
    open_people(&sitter, path);
    static const char *const NAMES[] = { "figures-all.svg", "figures-all.pdf" };
    static const char *const BUTTONS[] = { "svg", "pdf" };
    for (int i = 0; i < 2; i++) {
        char file[128];
        struct buffer bytes = { 0 };
        struct diag_list diags = { 0 };
        snprintf(file, sizeof(file), "%s/export/%s", folder, NAMES[i]);
        office_press(&sitter, BUTTONS[i], 0);
        ck_assert(sitter_reads(&sitter, file));
        ck_assert(bundle_read_path(file, BUNDLE_FILE_SIZE_MAX, &bytes, &diags));
        ck_assert_uint_gt(bytes.size, 2000);
        unlink(file);
        buffer_finish(&bytes);
        diag_list_finish(&diags);
    }
    unlink(path);
    sitter_finish(&sitter);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("figures");
    TCase *cases = tcase_create("figures");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, without_sessions_it_says_so_and_offers_a_file);
    tcase_add_test(cases, a_file_can_be_dropped_on_it);
    tcase_add_test(cases, while_a_file_is_looked_for_one_can_be_dropped);
    tcase_add_loop_test(
            cases, a_file_is_chosen_from_a_list_by_keyboard, 0, sizeof(SIZES) / sizeof(SIZES[0]));
    tcase_add_test(cases, leaving_the_list_changes_nothing);
    tcase_add_loop_test(cases, nothing_is_cut_off_at_any_size, 0, sizeof(SIZES) / sizeof(SIZES[0]));
    tcase_add_test(cases, charts_are_drawn_and_drawn_anew_only_when_they_change);
    tcase_add_test(cases, few_people_get_no_verdict);
    tcase_add_test(cases, stored_sessions_are_read_and_what_was_said_with_them);
    tcase_add_test(cases, charts_are_written_where_exports_go);
    suite_add_tcase(suite, cases);
    return suite;
}
