// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer's bench: scenarios on the left, the map in the middle, the chosen turn on the right,
// below what was found.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/trainer/author_inner.h"
#include "game/screens/trainer/diagnostics_list.h"
#include "game/screens/trainer/figures.h"
#include "game/screens/trainer/preview.h"
#include "game/screens/trainer/trainer.h"
#include "game/shift/explain.h"

enum { LEFT_WIDTH = 250, RIGHT_WIDTH = 370 };

/* ---- what it is built of ---- */

static void build_left(struct author *author, struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .width = LEFT_WIDTH,
                    .fill = UI_PAPER,
                    .border = UI_LINE,
                    .border_sides = UI_RIGHT,
                    .scroll = true,
                    .id = "left",
                    .padding = UI_SIDES(12, 14),
                    .gap = 6,
                    .role = UI_ROLE_REGION,
                    .name = tr("Scenarios") });
    author_build_list(author, ui);
    ui_close(ui);
}

static void build_right(struct author *author, struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .width = RIGHT_WIDTH,
                    .fill = UI_PAPER,
                    .border = UI_LINE,
                    .border_sides = UI_LEFT,
                    .scroll = true,
                    .id = "turn",
                    .padding = UI_SIDES(16, 18),
                    .gap = 8,
                    .role = UI_ROLE_REGION,
                    .name = tr("The chosen turn") });
    author_build_turn(author, ui);
    ui_close(ui);
}

static void build_middle(struct author *author, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .grow = 1 });
    author_build_map(author, ui);
    if (author->open) {
        author_build_found(author, ui);
    }
    ui_close(ui);
}

static void build_drawer(struct author *author, struct ui *ui)
{
    bool list = author->drawer == AUTHOR_LIST_DRAWER;
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_DRAWER,
                    .id = "drawer",
                    .name = list ? tr("Scenarios") : tr("The chosen turn") });
    if (list) {
        author_build_list(author, ui);
    } else {
        author_build_turn(author, ui);
    }
    ui_button(ui, (struct ui_button) { .id = "close-drawer", .label = tr("Close") });
    ui_close(ui);
}

static void build_question(const struct author *author, struct ui *ui)
{
    ui_open_overlay(ui,
            (struct ui_overlay) {
                    .kind = UI_DIALOG, .id = "leaving", .name = tr("Not saved yet") });
    ui_text(ui, UI_H2, tr("Not saved yet"));
    ui_text(ui, UI_BODY,
            ui_format(ui,
                    tr_plural("What you typed at %ld place is not in the file.",
                            "What you typed at %ld places is not in the file.",
                            (long)author->story.changes.count),
                    (long)author->story.changes.count));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "leave-saving", .label = tr("Save"), .kind = UI_BUTTON_PRIMARY });
    ui_button(ui, (struct ui_button) { .id = "leave-dropping", .label = tr("Throw it away") });
    ui_button(ui, (struct ui_button) { .id = "leave-not", .label = tr("Stay here") });
    ui_close(ui);
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    struct author *author = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    author_build_bar(author, ui);
    ui_key_binding(ui, (struct ui_shortcut) { 'f', UI_CTRL }, "find", 0);
    ui_key_binding(ui, (struct ui_shortcut) { UI_KEY_F1 + 2, 0 }, "find-next", 0);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .grow = 1 });
    if (author_has_left(ui)) {
        build_left(author, ui);
    }
    build_middle(author, ui);
    if (ui_is_wide(ui)) {
        build_right(author, ui);
    }
    ui_close(ui);
    ui_close(ui);
    bool listed = author->drawer == AUTHOR_LIST_DRAWER && !author_has_left(ui);
    bool turned = author->drawer == AUTHOR_TURN_DRAWER && !ui_is_wide(ui);
    if (listed || turned) {
        build_drawer(author, ui);
    }
    if (author->leaving) {
        build_question(author, ui);
    } else if (author->dialog == AUTHOR_LANGUAGE_MENU) {
        author_build_languages(author, ui);
    } else if (author->dialog == AUTHOR_PUBLISH_DIALOG) {
        author_build_publish(author, ui);
    }
}

/* ---- what is done in it ---- */

static void cover(struct author *author, const struct world *world)
{
    author->covers_shift = author_coverage_of_shift(&author->coverage, world->data, world->shift);
    if (!author->covers_shift && author->open && author->story.map.scenario != NULL) {
        author_coverage_add(&author->coverage, author->story.map.scenario);
    }
}

static void watch(struct author *author, struct world *world)
{
    const char *path = author->story.path;
    if (world->watch != NULL && author->open) {
        (void)world->watch(world->watch_context, &path, 1);
    }
}

static void close_story(struct author *author)
{
    if (author->open) {
        author_story_finish(&author->story);
    }
    author->open = false;
    author->story = (struct author_story) { 0 };
    author->selected = INDEX_NONE;
    author->unfolded = 0;
    author->dialog = AUTHOR_NO_DIALOG;
    author_forget_fields(author);
}

static void open_story(struct author *author, struct navigator *navigator, const char *path)
{
    uint64_t generation = author->story.generation;
    close_story(author);
    author->open = author_story_init(&author->story, path);
    author->story.generation += generation + 1; // tiles of another story are not of this one
    author->view.width = 0;                     // begins anew when it is painted
    author_view_reset(author);
    author->selected = author->story.map.nodes.count > 0 ? 0 : INDEX_NONE;
    watch(author, navigator_world(navigator));
    ui_set_field_text(navigator_ui(navigator), "search", 0, "");
    ui_scroll_to_start(navigator_ui(navigator), "turn", 0);
}

// What was chosen stays chosen when the map was made anew, if it is still there.
struct place_kept {
    char *title;
    uint32_t contact;
};

static struct place_kept keep_place(const struct author *author)
{
    if (author->selected == INDEX_NONE) {
        return (struct place_kept) { NULL, 0 };
    }
    const struct map_node *node = &author->story.map.nodes.items[author->selected];
    return (struct place_kept) { mem_copy_text(node->title), node->contact };
}

static void find_place(struct author *author, struct place_kept *kept)
{
    const struct map *map = &author->story.map;
    author->selected = INDEX_NONE;
    for (uint32_t i = 0; kept->title != NULL && i < map->nodes.count; i++) {
        const struct map_node *node = &map->nodes.items[i];
        if (node->contact == kept->contact && strcmp(node->title, kept->title) == 0) {
            author->selected = i;
        }
    }
    mem_free(kept->title);
}

// Counts of the open one in the list go along with what was found in it now.
static void count_again(struct author *author, struct navigator *navigator)
{
    for (size_t i = 0; i < author->list.entries.count; i++) {
        struct author_entry *entry = &author->list.entries.items[i];
        if (author_is_open(author, entry)) {
            entry->errors = author->story.diags.errors;
            entry->remarks = author->story.diags.diags.count - entry->errors;
        }
    }
    cover(author, navigator_world(navigator));
}

bool author_change(struct author *author, struct navigator *navigator,
        bool (*what)(struct author_story *story))
{
    struct place_kept kept = keep_place(author);
    bool changed = what(&author->story);
    find_place(author, &kept);
    if (changed) {
        count_again(author, navigator);
    }
    ui_touch(navigator_ui(navigator));
    return changed;
}

enum { LEAVES_BENCH = -1, LEAVES_PROGRAM = -2 }; // else to the scenario of that number

static void go_on(struct author *author, struct navigator *navigator)
{
    author->leaving = false;
    if (author->leaves_to == LEAVES_PROGRAM) {
        navigator_world(navigator)->quit = true;
    } else if (author->leaves_to == LEAVES_BENCH) {
        navigator_pop(navigator);
    } else {
        open_story(author, navigator, author->list.entries.items[author->leaves_to].path);
    }
}

// What was typed is asked about before it is gone.
static void leave_to(struct author *author, struct navigator *navigator, int64_t entry)
{
    author->leaves_to = entry;
    author->leaving = author->open && author->story.changes.count > 0;
    if (!author->leaving) {
        go_on(author, navigator);
    }
}

static bool may_close(void *self, struct navigator *navigator)
{
    struct author *author = self;
    bool asked = author->leaving && author->leaves_to == LEAVES_PROGRAM;
    if (asked || !author->open || author->story.changes.count == 0) {
        return true;
    }
    author->leaves_to = LEAVES_PROGRAM;
    author->leaving = true;
    ui_touch(navigator_ui(navigator));
    return false;
}

static bool press_question(
        struct author *author, struct navigator *navigator, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "leave-saving")) {
        author->leaving = false;
        (void)author_change(author, navigator, author_story_save);
        if (author->story.changes.count == 0) {
            go_on(author, navigator);
        }
    } else if (ui_message_is(message, UI_PRESSED, "leave-dropping")) {
        go_on(author, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "leave-not") ||
            ui_message_is(message, UI_DISMISSED, "leaving")) {
        author->leaving = false;
    } else {
        return false;
    }
    return true;
}

// At the chosen turn; from an ending or without one, from the start. What was typed is not in the
// file yet, and the file is what is played.
static void play_from_here(struct author *author, struct navigator *navigator)
{
    struct buffer turn = { 0 };
    const struct map *map = &author->story.map;
    bool at_turn = author->selected != INDEX_NONE &&
            map->nodes.items[author->selected].kind == MAP_TURN && author->story.fresh;
    if (at_turn) {
        turn_write_path(&turn, map->scenario, map->nodes.items[author->selected].item);
    }
    (void)preview_open(navigator,
            &(struct preview_setup) { .file = author->story.path,
                    .turn = at_turn ? buffer_text(&turn) : NULL,
                    .back = true });
    buffer_finish(&turn);
}

static bool press_file(
        struct author *author, struct navigator *navigator, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "save")) {
        (void)author_change(author, navigator, author_story_save);
    } else if (ui_message_is(message, UI_PRESSED, "undo")) {
        (void)author_change(author, navigator, author_story_undo);
    } else if (ui_message_is(message, UI_PRESSED, "redo")) {
        (void)author_change(author, navigator, author_story_redo);
    } else if (ui_message_is(message, UI_PRESSED, "play")) {
        play_from_here(author, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "open-line")) {
        diagnostics_open_file(NULL, author->story.path, (int)message->number, &author->trouble);
    } else {
        return author->open &&
                diagnostics_list_handle(
                        &author->story.diags, author->story.place.root, message, &author->trouble);
    }
    return true;
}

static void press(
        struct author *author, struct navigator *navigator, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "scenario")) {
        author->drawer = AUTHOR_NO_DRAWER;
        leave_to(author, navigator, message->number);
    } else if (ui_message_is(message, UI_PRESSED, "open-list")) {
        author->drawer = AUTHOR_LIST_DRAWER;
    } else if (ui_message_is(message, UI_PRESSED, "open-turn")) {
        author->drawer = AUTHOR_TURN_DRAWER;
    } else if (ui_message_is(message, UI_PRESSED, "close-drawer") ||
            message->kind == UI_DISMISSED) {
        author->drawer = AUTHOR_NO_DRAWER;
    } else if (ui_message_is(message, UI_PRESSED, "figures")) {
        figures_open(navigator, TR_MARK("Scenarios › Figures"));
    } else if (ui_message_is(message, UI_PRESSED, "back")) {
        leave_to(author, navigator, LEAVES_BENCH);
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct author *author = self;
    struct ui *ui = navigator_ui(navigator);
    if (!author_handle_map(author, ui, message) && !author_handle_turn(author, ui, message) &&
            !author_handle_language(author, navigator, message) &&
            !author_handle_publish(author, navigator, message) &&
            !press_file(author, navigator, message) &&
            !press_question(author, navigator, message)) {
        press(author, navigator, message);
    }
    ui_touch(ui);
}

static void window(void *self, struct navigator *navigator, const struct ui_event *event)
{
    if (event->kind == UI_FILES_SAVED && ((struct author *)self)->open) {
        (void)author_change(self, navigator, author_story_refresh);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    struct author *author = self;
    struct world *world = navigator_world(navigator);
    author_list_load(&author->list, world->data);
    if (!author->open && author->list.entries.count > 0) {
        open_story(author, navigator, author->list.entries.items[0].path);
    }
    if (author->open) {
        (void)author_change(
                author, navigator, author_story_refresh); // while another screen was on top
    }
    cover(author, world);
    watch(author, world);
    author_forget_fields(author); // the ui has forgotten their texts
    ui_focus(navigator_ui(navigator), "map", 0);
}

static void destroy(void *self)
{
    struct author *author = self;
    close_story(author);
    vec_finish(&author->fields);
    author_list_finish(&author->list);
    author_tiles_finish(&author->tiles);
    buffer_finish(&author->trouble);
    mem_free(author);
}

static const struct screen_class AUTHOR = {
    .name = "author",
    .build = build,
    .handle = handle,
    .window = window,
    .shown = shown,
    .may_close = may_close,
    .destroy = destroy,
};

void trainer_open(struct navigator *navigator, const char *file)
{
    struct author *author = mem_alloc(sizeof(*author));
    author->selected = INDEX_NONE;
    author_view_reset(author);
    if (file != NULL) {
        author->open = author_story_init(&author->story, file);
        author->selected = author->story.map.nodes.count > 0 ? 0 : INDEX_NONE;
    }
    navigator_push(navigator, &AUTHOR, author);
}
