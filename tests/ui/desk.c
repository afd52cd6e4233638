// SPDX-License-Identifier: GPL-3.0-or-later
// One small screen with everything on it.
#include "tests/ui/desk.h"

struct desk desk;
struct kit kit;

static void option_group(const struct desk *now, struct ui *ui)
{
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "page", "Antwoorden", (struct ui_box) { .gap = 4 });
    for (int i = 0; i < now->options; i++) {
        ui_option(ui,
                (struct ui_option) { .id = "option",
                        .number = i,
                        .digit = i + 1,
                        .text = ui_format(ui, "antwoord %d", i + 1),
                        .selected = i == now->chosen });
    }
    ui_close(ui);
}

static void tab_group(const struct desk *now, struct ui *ui)
{
    ui_open_group(ui, UI_ROLE_TAB_LIST, "box", "Systemen", (struct ui_box) { .flow = UI_WRAP });
    for (int i = 0; i < 3; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "tab",
                        .number = i,
                        .label = ui_format(ui, "tab %d", i + 1),
                        .kind = UI_TAB,
                        .selected = i == now->tab,
                        .shortcut = { UI_KEY_F1 + i, 0 },
                        .shortcut2 = { '1' + i, UI_ALT } });
    }
    ui_close(ui);
}

static void build(void *context, struct ui *ui)
{
    const struct desk *now = context;
    ui_open(ui,
            (struct ui_box) {
                    .align = UI_START, .gap = 4, .padding = UI_ALL(8), .inert = now->inert });
    ui_button(ui,
            (struct ui_button) { .id = "a",
                    .label = "eerste",
                    .disabled = now->disabled,
                    .menu = !now->menus ? UI_NO_MENU
                            : now->menu ? UI_MENU_OPEN
                                        : UI_MENU_SHUT });
    option_group(now, ui);
    tab_group(now, ui);
    ui_field(ui, (struct ui_field) { .id = "field", .name = "zoekveld", .width = 300 });
    ui_field(ui, (struct ui_field) { .id = "note", .name = "notitie", .width = 300, .lines = 3 });
    ui_checkbox(ui, (struct ui_checkbox) { .id = "c", .number = 7, .label = "vinkje" });
    ui_key_binding(ui, (struct ui_shortcut) { UI_KEY_F1 + 8, 0 }, "key", 9);
    ui_key_binding(ui, (struct ui_shortcut) { 'n', 0 }, "key", 5);
    if (now->menu) {
        ui_open_overlay(ui,
                (struct ui_overlay) {
                        .kind = UI_MENU, .id = "menu", .name = "Menu", .anchor = "a" });
        for (int i = 0; i < 2; i++) {
            ui_menu_item(ui,
                    (struct ui_menu_item) { .id = "row",
                            .number = i,
                            .label = i == 0 ? "rij een" : "rij twee",
                            .hint = i == 1 ? "met uitleg" : NULL });
        }
        ui_close(ui);
    }
    if (now->dialog) {
        ui_open_overlay(
                ui, (struct ui_overlay) { .kind = UI_DIALOG, .id = "dialog", .name = "Vraag" });
        ui_button(ui, (struct ui_button) { .id = "cancel", .label = "annuleren" });
        ui_button(ui, (struct ui_button) { .id = "save", .label = "bewaren" });
        ui_close(ui);
    }
    ui_close(ui);
}

void desk_setup(void)
{
    desk = (struct desk) { .chosen = -1, .options = 3 };
    kit_init(&kit, 800, 700, 100, build, &desk);
}

void desk_teardown(void)
{
    kit_finish(&kit);
}
