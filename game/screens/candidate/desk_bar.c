// SPDX-License-Identifier: GPL-3.0-or-later
// The bar on top of the desk: where one works, how far the shift is, the clock.
#include "game/screens/candidate/desk_inner.h"

static const char *shift_line(const struct desk *desk, struct ui *ui)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    const char *start = desk_clock(ui, desk->session->shift->start);
    if (desk->session->practice) {
        return tr("practice · nothing counts");
    }
    if (!session_focus(desk->session, &scenario, &contact)) {
        return ui_format(ui, tr("shift of %s"), start);
    }
    return ui_format(ui, tr("for %s · shift of %s"),
            state_scenario(&desk->session->state, scenario)->client_name, start);
}

static void build_buttons(const struct desk *desk, struct ui *ui, bool roomy)
{
    if (!roomy) {
        ui_button(ui,
                (struct ui_button) { .id = "show-contacts",
                        .label = ui_format(ui, "%s · %zu", tr("Contacts"), desk_count_active(desk)),
                        .kind = UI_PILL_BAR });
    }
    if (!ui_is_wide(ui)) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "show-systems", .label = tr("Systems"), .kind = UI_PILL_BAR });
    }
    ui_button(ui,
            (struct ui_button) { .id = "help",
                    .label = "?",
                    .name = tr("What can I do here?"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_F1 + 7, 0 },
                    .shortcut2 = { '?', 0 } });
    ui_button(ui,
            (struct ui_button) {
                    .id = "display", .label = "Aa", .name = tr("Display"), .kind = UI_PILL_BAR });
    ui_button(ui, (struct ui_button) { .id = "pause", .label = tr("Pause"), .kind = UI_PILL_BAR });
}

void desk_build_bar(struct desk *desk, struct ui *ui)
{
    uint32_t of = 0;
    uint32_t begun = session_count_begun(desk->session, &of);
    bool roomy = ui_logical_width(ui) >= 880;
    bool shows_progress = ui_logical_width(ui) >= 980;
    ui_open(ui, ui_bar());
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .max_lines = 1 },
            desk->session->shift->centre_name);
    if (roomy) {
        ui_text_with(
                ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 1 }, shift_line(desk, ui));
    }
    ui_spacer(ui);
    if (shows_progress && !desk->session->practice) {
        const char *words = ui_format(ui, tr("Customer %u of %u"), begun, of);
        ui_text(ui, UI_SMALL, words);
        ui_progress(ui,
                (struct ui_progress) { .name = tr("Progress"),
                        .value = words,
                        .done = (int)begun,
                        .of = (int)of,
                        .width = 120 });
    }
    ui_text(ui, UI_H2, desk_clock(ui, desk->session->state.head->now));
    if (!desk->watched) {
        build_buttons(desk, ui, roomy);
    }
    ui_close(ui);
}
