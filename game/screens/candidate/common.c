// SPDX-License-Identifier: GPL-3.0-or-later
// Parts that the candidate's screens share.
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/screens/candidate/screens.h"
#include "game/ui/widget.h"

enum { BESIDE = 900 };

void candidate_build_bar(struct ui *ui, const char *title, const char *back)
{
    ui_open(ui, ui_bar());
    ui_text(ui, UI_STRONG, "Zeven");
    ui_text(ui, UI_SMALL, title);
    ui_spacer(ui);
    if (back != NULL) {
        ui_button(ui,
                (struct ui_button) { .id = "back",
                        .label = back,
                        .kind = UI_PILL_BAR,
                        .shortcut = { UI_KEY_ESCAPE, 0 } });
    }
    ui_close(ui);
}

void candidate_open_page(struct ui *ui, const char *id, int width)
{
    struct ui_box page = ui_page(id);
    bool roomy = ui_is_wide(ui);
    page.padding = UI_SIDES(roomy ? 44 : 24, roomy ? 72 : 24);
    page.align = UI_CENTRE;
    ui_open(ui, page);
    ui_open(ui, (struct ui_box) { .width = width, .max_width = width, .gap = 20 });
}

struct ui_box candidate_halves(const struct ui *ui)
{
    bool beside = ui_logical_width(ui) >= BESIDE;
    return (struct ui_box) {
        .flow = beside ? UI_ROW : UI_COLUMN, .gap = 28, .align = beside ? UI_START : UI_STRETCH
    };
}

void candidate_build_trouble(struct navigator *navigator)
{
    const struct world *world = navigator_world(navigator);
    if (world->diags.errors == 0) {
        return;
    }
    struct ui *ui = navigator_ui(navigator);
    struct buffer text = { 0 };
    diag_list_write(&text, &world->diags);
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_DIALOG,
                    .id = "trouble",
                    .name = tr("Something went wrong"),
                    .width = 620 });
    ui_text(ui, UI_H1, tr("Something went wrong"));
    ui_text(ui, UI_BODY,
            tr("Nothing that you did before is lost. Ask for help, and show what stands here:"));
    ui_text(ui, UI_SMALL, buffer_text(&text));
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .justify = UI_PACK_END });
    ui_button(ui, (struct ui_button) { .id = "trouble-close", .label = tr("Close") });
    ui_close(ui);
    ui_close(ui);
    buffer_finish(&text);
}

bool candidate_handle_trouble(struct navigator *navigator, const struct ui_message *message)
{
    struct world *world = navigator_world(navigator);
    bool closes = ui_message_is(message, UI_PRESSED, "trouble-close") ||
            ui_message_is(message, UI_DISMISSED, "trouble");
    if (closes) {
        diag_list_finish(&world->diags);
        diag_list_init(&world->diags);
        ui_touch(navigator_ui(navigator));
    }
    return closes;
}
