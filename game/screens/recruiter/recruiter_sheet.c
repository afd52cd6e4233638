// SPDX-License-Identifier: GPL-3.0-or-later
// The score sheet of one session: bands first, and beside them what they rest on.
#include "game/screens/recruiter/recruiter_sheet.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"

enum { SIDE_WIDTH = 404, DRAWER_WIDTH = 460, EDGE = 18 };

/* ---- the screen ---- */

static void build_bar(const struct recruiter_sheet *view, struct ui *ui)
{
    const char *code = view->look.opened ? recruiter_look_row(&view->look)->start.candidate : "?";
    // Where there is little room the heading below says whose it is, and the bar stays one row.
    recruiter_open_bar(ui, ui_is_wide(ui) ? ui_format(ui, tr("Candidates › %s"), code) : NULL);
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("Back"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    if (view->look.replayed && !ui_is_wide(ui)) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "drawer", .label = tr("What it rests on ▸"), .kind = UI_PILL_BAR });
    }
    if (view->look.replayed) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "compare", .label = tr("Compare"), .kind = UI_PILL_BAR });
    }
    if (view->look.opened) { // a damaged play goes as far as it is whole, and says so there
        ui_button(ui,
                (struct ui_button) { .id = "replay",
                        .label = tr("Play again"),
                        .kind = UI_PILL_BAR,
                        .number = REPLAY_FROM_START });
    }
    if (view->look.opened) {
        recruiter_build_export_button(view, ui);
    }
    ui_close(ui);
}

static void build_left(const struct recruiter_sheet *view, struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .grow = 1,
                    .scroll = true,
                    .id = "sheet",
                    .gap = 14,
                    .padding = UI_SIDES(EDGE, 0) });
    recruiter_build_exported(&view->exported, ui);
    recruiter_build_head(view, ui);
    recruiter_build_bands(view, ui);
    recruiter_build_cards(view, ui);
    if (!view->look.replayed) {
        ui_open(ui, ui_card()); // there is no side to decide beside
        recruiter_build_decision(view, ui);
        ui_close(ui);
    }
    ui_close(ui);
}

static void build_right(const struct recruiter_sheet *view, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .width = SIDE_WIDTH, .padding = UI_SIDES(EDGE, 0) });
    struct ui_box card = ui_card();
    card.grow = 1;
    card.padding = UI_SIDES(14, 12);
    card.gap = 8;
    card.role = UI_ROLE_REGION;
    card.name = tr("What the score rests on");
    ui_open(ui, card);
    recruiter_build_side(view, ui, false);
    ui_close(ui);
    ui_close(ui);
}

static void build_trouble(const struct recruiter_sheet *view, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.role = UI_ROLE_STATUS;
    ui_open(ui, card);
    ui_text(ui, UI_H2, tr("This score sheet cannot be opened"));
    ui_text(ui, UI_BODY,
            view->look.trouble != NULL ? view->look.trouble : tr("What was stored is no sheet."));
    ui_close(ui);
    ui_spacer(ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct recruiter_sheet *view = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    build_bar(view, ui);
    ui_key_binding(ui, (struct ui_shortcut) { 'f', UI_CTRL }, "find", 0);
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW, .grow = 1, .gap = 16, .padding = UI_SIDES(0, 24) });
    if (!view->look.opened) {
        ui_open(ui, (struct ui_box) { .grow = 1, .padding = UI_SIDES(EDGE, 0) });
        build_trouble(view, ui);
        ui_close(ui);
    } else {
        build_left(view, ui);
        if (view->look.replayed && ui_is_wide(ui)) {
            build_right(view, ui);
        }
    }
    ui_close(ui);
    ui_close(ui);
    if (view->look.replayed && view->drawer && !ui_is_wide(ui)) {
        ui_open_overlay(ui,
                (struct ui_overlay) { .kind = UI_DRAWER,
                        .id = "side-drawer",
                        .name = tr("What the score rests on"),
                        .width = DRAWER_WIDTH });
        recruiter_build_side(view, ui, true);
        ui_button(ui, (struct ui_button) { .id = "close-drawer", .label = tr("Close") });
        ui_close(ui);
    }
    if (view->exporting) {
        recruiter_build_export_menu(view, ui);
    }
}

/* ---- what is done in it ---- */

static void mark_read(struct recruiter_item *item, struct recruiter_sheet *view)
{
    view->read += !item->read;
    item->read = true;
}

static void opened(void *context, size_t moment)
{
    struct recruiter_sheet *view = context;
    if (moment < view->look.result.moments.count) {
        mark_read(&view->items[moment], view);
    }
}

static void play(struct recruiter_sheet *view, struct navigator *navigator, int64_t moment)
{
    struct recruiter_replay_setup setup = { .session = view->look.session,
        .moment = (long)moment,
        .who = view->who,
        .opened = opened,
        .context = view };
    recruiter_push_replay_of(navigator, &setup);
}

static void unfold(struct recruiter_sheet *view, size_t moment)
{
    struct recruiter_item *item = &view->items[moment];
    item->unfolded = !item->unfolded;
    mark_read(item, view);
}

// Beside the column a row chosen again shows everything again; without it a row opens the drawer.
static void choose_competency(struct recruiter_sheet *view, struct ui *ui, int competency)
{
    bool again = ui_is_wide(ui) && view->competency == competency;
    view->competency = again ? RECRUITER_ANY : competency;
    view->side = RECRUITER_SIDE_EVIDENCE;
    view->drawer = !ui_is_wide(ui);
    ui_scroll_to_start(ui, "evidence", 0);
}

static void search(struct recruiter_sheet *view, const char *words)
{
    size_t size = strnlen(words, RECRUITER_WORDS_MAX);
    memcpy(view->search, words, size);
    view->search[size] = '\0';
}

// To the field, wherever it stands: behind its tab, or in the drawer.
static void go_search(struct recruiter_sheet *view, struct ui *ui)
{
    view->side = RECRUITER_SIDE_EVIDENCE;
    view->drawer = !ui_is_wide(ui);
    ui_focus(ui, "words", 0);
}

static void go_ask(struct recruiter_sheet *view, struct ui *ui)
{
    view->side = RECRUITER_SIDE_QUESTIONS;
    view->drawer = !ui_is_wide(ui);
    ui_focus(ui, "side", RECRUITER_SIDE_QUESTIONS);
    ui_scroll_to_start(ui, "questions", 0);
}

static void press(
        struct recruiter_sheet *view, struct navigator *navigator, const struct ui_message *message)
{
    struct ui *ui = navigator_ui(navigator);
    if (ui_message_is(message, UI_PRESSED, "competency")) {
        choose_competency(view, ui, (int)message->number);
    } else if (ui_message_is(message, UI_PRESSED, "all-competencies")) {
        view->competency = RECRUITER_ANY;
    } else if (ui_message_is(message, UI_PRESSED, "customer")) {
        view->scenario = message->number;
        ui_scroll_to_start(ui, "evidence", 0);
    } else if (ui_message_is(message, UI_PRESSED, "moment")) {
        unfold(view, (size_t)message->number);
    } else if (ui_message_is(message, UI_PRESSED, "replay")) {
        play(view, navigator, message->number);
    } else if (ui_message_is(message, UI_PRESSED, "interview")) {
        recruiter_push_interview(navigator, view->look.session, view->who);
    } else if (ui_message_is(message, UI_PRESSED, "find")) {
        go_search(view, ui);
    } else if (ui_message_is(message, UI_PRESSED, "fold")) {
        view->unfolded[message->number] = !view->unfolded[message->number];
    } else if (ui_message_is(message, UI_PRESSED, "ask")) {
        go_ask(view, ui);
    } else if (ui_message_is(message, UI_PRESSED, "drawer")) {
        view->drawer = true;
    } else if (ui_message_is(message, UI_PRESSED, "close-drawer")) {
        view->drawer = false;
    } else if (ui_message_is(message, UI_PRESSED, "compare")) {
        recruiter_push_compare_with(navigator, view->look.session, view->who);
    } else if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    }
}

static void take(
        struct recruiter_sheet *view, struct navigator *navigator, const struct ui_message *message)
{
    if (recruiter_handle_decision(view, navigator, message) ||
            recruiter_handle_remarks(view, navigator, message) ||
            recruiter_handle_export(view, navigator, message)) {
        return;
    }
    if (message->kind == UI_PRESSED) {
        press(view, navigator, message);
    } else if (ui_message_is(message, UI_CHANGED, "words")) {
        search(view, ui_field_text(navigator_ui(navigator), "words", 0));
    } else if (ui_message_is(message, UI_SELECTED, "side")) {
        view->side = (enum recruiter_side)message->number;
    } else if (message->kind == UI_DISMISSED) {
        view->drawer = false;
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct recruiter_sheet *view = self;
    take(view, navigator, message);
    recruiter_draft_follow(&view->decision.draft, navigator, message);
    recruiter_draft_follow(&view->remarks.draft, navigator, message);
    ui_touch(navigator_ui(navigator));
}

static int64_t due_ms(const void *self)
{
    const struct recruiter_sheet *view = self;
    int64_t decision = view->decision.draft.due_ms;
    int64_t answer = view->remarks.draft.due_ms;
    return decision == 0 || (answer != 0 && answer < decision) ? answer : decision;
}

static void refresh(void *self, struct navigator *navigator)
{
    struct recruiter_sheet *view = self;
    recruiter_draft_keep(&view->decision.draft, navigator);
    recruiter_draft_keep(&view->remarks.draft, navigator);
}

static void hidden(void *self, struct navigator *navigator)
{
    struct recruiter_sheet *view = self;
    recruiter_draft_leave(&view->decision.draft, navigator);
    recruiter_draft_leave(&view->remarks.draft, navigator);
}

static void destroy(void *self)
{
    struct recruiter_sheet *view = self;
    recruiter_look_finish(&view->look);
    mem_free(view->who);
    mem_free(view->items);
    recruiter_export_finish(&view->exported);
    recruiter_decision_finish(&view->decision);
    recruiter_draft_finish(&view->remarks.draft);
    mem_free(view->remarks.said);
    mem_free(view);
}

// A decision that was begun is what somebody comes back for: it is shown, where it stands.
static void put_back(struct recruiter_sheet *view, struct navigator *navigator)
{
    if (view->look.opened) {
        (void)recruiter_remarks_open(view, navigator);
        if (recruiter_decision_open(view, navigator)) {
            view->side = RECRUITER_SIDE_DECISION;
            view->drawer = view->look.replayed && !ui_is_wide(navigator_ui(navigator));
        }
    }
}

// Who came in with a name decides under it, and may still change it.
static void shown(void *self, struct navigator *navigator)
{
    struct recruiter_sheet *view = self;
    bool named = strcmp(view->who, RECRUITER_NOBODY) != 0;
    recruiter_decision_load(view, navigator_world(navigator));
    if (view->look.opened) {
        recruiter_look_read_interviews(&view->look, navigator_world(navigator));
    }
    ui_set_field_text(navigator_ui(navigator), "decider", 0, named ? view->who : "");
    ui_set_field_text(navigator_ui(navigator), "answerer", 0, named ? view->who : "");
    put_back(view, navigator);
}

static const struct screen_class SHEET = {
    .name = "recruiter-sheet",
    .build = build,
    .handle = handle,
    .shown = shown,
    .hidden = hidden,
    .refresh = refresh,
    .due_ms = due_ms,
    .destroy = destroy,
};

void recruiter_push_sheet(struct navigator *navigator, int64_t session, const char *who)
{
    struct recruiter_sheet *view = mem_alloc(sizeof(*view));
    recruiter_look_init(&view->look, navigator_world(navigator), session, who);
    view->who = mem_copy_text(who);
    view->items = mem_alloc((view->look.result.moments.count + 1) * sizeof(*view->items));
    view->competency = RECRUITER_ANY;
    view->scenario = RECRUITER_ANY;
    navigator_push(navigator, &SHEET, view);
}

int64_t recruiter_sheet_session(const void *sheet)
{
    const struct recruiter_sheet *view = sheet;
    return view->look.opened ? view->look.session : 0;
}

void recruiter_show_sheet(struct navigator *navigator, int64_t session)
{
    recruiter_push_sheet(navigator, session, RECRUITER_NOBODY);
}
