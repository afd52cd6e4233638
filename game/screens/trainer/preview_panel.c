// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer's panel: which file and turn, the way back, and four pages about it.
#include <string.h>

#include "game/screens/trainer/diagnostics_list.h"
#include "game/screens/trainer/preview_inner.h"
#include "game/shift/explain.h"

static const char *file_name(const struct preview *preview)
{
    const char *slash = strrchr(preview->story.place.inside, '/');
    return slash != NULL ? slash + 1 : preview->story.place.inside;
}

void preview_build_bar(struct preview *preview, struct ui *ui)
{
    ui_open(ui, ui_bar());
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .max_lines = 1, .grow = 1 },
            file_name(preview));
    ui_button(ui,
            (struct ui_button) { .id = "pv-edit",
                    .label = tr("Edit"),
                    .name = tr("Open in the editor"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { 'e', UI_CTRL } });
    if (preview->back) {
        ui_button(ui,
                (struct ui_button) { .id = "pv-close", .label = tr("Back"), .kind = UI_PILL_BAR });
    }
    ui_close(ui);
}

void preview_build_notice(const struct preview *preview, struct ui *ui)
{
    if (preview->notice[0] == '\0') {
        return;
    }
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(6, 16),
                    .fill = preview->alarming ? UI_WARN2 : UI_GOOD2,
                    .role = UI_ROLE_STATUS,
                    .name = preview->notice });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK }, preview->notice);
    ui_close(ui);
}

static void build_place(struct preview *preview, struct ui *ui)
{
    uint32_t contact = INDEX_NONE;
    uint32_t turn = preview_story_turn(&preview->story, &contact);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_CENTRE });
    const char *title = turn != INDEX_NONE ? preview_turn_title(preview, ui, turn) : tr("No turn");
    ui_button(ui,
            (struct ui_button) { .id = "pv-choose",
                    .label = title,
                    .name = ui_format(ui, tr("Choose the turn, now %s"), title),
                    .kind = UI_BUTTON_CHOICE,
                    .grow = 1,
                    .shortcut = { 'g', UI_CTRL } });
    ui_button(ui,
            (struct ui_button) { .id = "pv-undo",
                    .label = tr("Undo"),
                    .name = tr("Take the last step back"),
                    .kind = UI_BUTTON,
                    .disabled = preview->story.path.count < 2,
                    .shortcut = { 'z', UI_CTRL } });
    ui_close(ui);
}

static const char *tab_label(const struct preview *preview, struct ui *ui, int tab)
{
    switch ((enum preview_tab)tab) {
    case PREVIEW_TURN:
        return tr("Turn");
    case PREVIEW_STATE:
        return tr("State");
    case PREVIEW_COURSE:
        return tr("Course");
    default:
        return ui_format(ui, tr("Found · %zu"), preview->story.diags.diags.count);
    }
}

static void build_tabs(struct preview *preview, struct ui *ui)
{
    bool found = preview->story.diags.diags.count > 0;
    if (!found && preview->tab == PREVIEW_FOUND) {
        preview->tab = PREVIEW_TURN;
    }
    ui_open_group(ui, UI_ROLE_TAB_LIST, "pv-tabs", tr("What to see"),
            (struct ui_box) { .flow = UI_ROW, .gap = 6 });
    for (int i = 0; i < (found ? PREVIEW_TAB_COUNT : PREVIEW_FOUND); i++) {
        ui_button(ui,
                (struct ui_button) { .id = "pv-tab",
                        .number = i,
                        .label = tab_label(preview, ui, i),
                        .kind = UI_TAB,
                        .grow = 1,
                        .selected = (int)preview->tab == i });
    }
    ui_close(ui);
}

static void build_page(struct preview *preview, struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .id = "pv-page",
                    .number = preview->tab,
                    .scroll = true,
                    .grow = 1,
                    .padding = (struct ui_edges) { 4, 18, 16, 18 },
                    .gap = 6 });
    switch (preview->tab) {
    case PREVIEW_TURN:
        preview_build_turn(preview, ui);
        break;
    case PREVIEW_STATE:
        preview_build_state(preview, ui);
        break;
    case PREVIEW_COURSE:
        preview_build_course(preview, ui);
        break;
    default:
        diagnostics_list_build(ui, &preview->story.diags);
        break;
    }
    ui_close(ui);
}

void preview_build_panel(struct preview *preview, struct ui *ui)
{
    bool beside = ui_logical_width(ui) >= PREVIEW_BESIDE;
    ui_open(ui,
            (struct ui_box) { .width = beside ? PREVIEW_PANEL : 0,
                    .grow = beside ? 0 : 1,
                    .fill = UI_PAPER,
                    .border = UI_LINE,
                    .border_sides = UI_LEFT,
                    .role = UI_ROLE_REGION,
                    .name = tr("For the trainer") });
    preview_build_bar(preview, ui);
    preview_build_notice(preview, ui);
    ui_open(ui, (struct ui_box) { .padding = { 10, 16, 8, 16 }, .gap = 10 });
    build_place(preview, ui);
    build_tabs(preview, ui);
    ui_close(ui);
    build_page(preview, ui);
    ui_close(ui);
}

/* ---- the list of turns ---- */

static void build_turn_row(struct preview *preview, struct ui *ui, uint32_t turn, bool here)
{
    const struct scenario *model = preview_model(preview);
    const struct turn *at = &model->turns[turn];
    uint32_t words =
            at->says.count > 0 ? model->says[at->says.first + at->says.count - 1].text : INDEX_NONE;
    ui_open_control(ui,
            (struct ui_control) {
                    .id = "pv-turn", .number = turn, .role = UI_ROLE_LIST_ITEM, .selected = here },
            (struct ui_box) { .padding = UI_SIDES(6, 12),
                    .radius = UI_CARD_RADIUS,
                    .fill = here ? UI_BRAND2 : UI_PAPER });
    ui_text(ui, UI_STRONG, preview_turn_title(preview, ui, turn));
    if (words != INDEX_NONE) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 1 },
                scenario_text(model, words));
    }
    ui_close(ui);
}

void preview_build_turns(struct preview *preview, struct ui *ui)
{
    if (!preview->choosing || preview->desk == NULL) {
        return;
    }
    uint32_t contact = INDEX_NONE;
    uint32_t here = preview_story_turn(&preview->story, &contact);
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_DRAWER,
                    .id = "pv-turns",
                    .name = tr("Choose the turn"),
                    .width = PREVIEW_PANEL });
    ui_text(ui, UI_H1, tr("Choose the turn"));
    ui_open_group(ui, UI_ROLE_LIST, "pv-turn-list", tr("Turns"), (struct ui_box) { .gap = 2 });
    for (uint32_t i = 0; i < preview_model(preview)->turn_count; i++) {
        build_turn_row(preview, ui, i, i == here);
    }
    ui_close(ui);
    ui_close(ui);
}

/* ---- messages ---- */

static void choose_turn(struct preview *preview, uint32_t turn)
{
    struct buffer text = { 0 };
    buffer_add(&text, "at ");
    turn_write_path(&text, preview_model(preview), turn);
    preview->choosing = false;
    preview_set(preview, buffer_text(&text));
    buffer_finish(&text);
}

// Where the turn in front stands in its file.
static void edit(struct preview *preview)
{
    struct buffer trouble = { 0 };
    uint32_t contact = INDEX_NONE;
    uint32_t turn =
            preview->desk != NULL ? preview_story_turn(&preview->story, &contact) : INDEX_NONE;
    int line = turn != INDEX_NONE ? (int)preview_model(preview)->turns[turn].line : 0;
    diagnostics_open_file(preview->story.place.root, preview->story.place.inside, line, &trouble);
    preview_say(preview, buffer_text(&trouble), true);
    buffer_finish(&trouble);
}

static bool handle_slips(struct preview *preview, const struct ui_message *message)
{
    struct buffer trouble = { 0 };
    bool handled = diagnostics_list_handle(
            &preview->story.diags, preview->story.place.root, message, &trouble);
    if (handled) {
        preview_say(preview, buffer_text(&trouble), true);
    }
    buffer_finish(&trouble);
    return handled;
}

bool preview_handle_panel(struct preview *preview, const struct ui_message *message)
{
    if (ui_message_is(message, UI_SELECTED, "pv-tab")) {
        preview->tab = (enum preview_tab)message->number;
    } else if (ui_message_is(message, UI_SELECTED, "pv-side")) {
        preview->in_front = message->number == 1;
    } else if (ui_message_is(message, UI_PRESSED, "pv-choose")) {
        preview->choosing = true;
    } else if (ui_message_is(message, UI_DISMISSED, "pv-turns")) {
        preview->choosing = false;
    } else if (ui_message_is(message, UI_PRESSED, "pv-turn")) {
        choose_turn(preview, (uint32_t)message->number);
    } else if (ui_message_is(message, UI_PRESSED, "pv-undo")) {
        preview_go_back(preview, preview->story.path.count - 1);
    } else if (ui_message_is(message, UI_PRESSED, "pv-step")) {
        preview_go_back(preview, (size_t)message->number + 1);
    } else if (ui_message_is(message, UI_PRESSED, "pv-edit")) {
        edit(preview);
    } else if (ui_message_is(message, UI_PRESSED, "pv-close")) {
        navigator_pop(preview->navigator);
    } else {
        return handle_slips(preview, message);
    }
    return true;
}
