// SPDX-License-Identifier: GPL-3.0-or-later
// The cards under the bands: critical errors, limits, story, figures and where it all comes from.
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_sheet.h"

enum { CARDS_FOLD = 900 };

static void build_criticals(const struct recruiter_sheet *view, struct ui *ui)
{
    const struct report *report = &view->look.parts[SHEET_PART_CRITICALS];
    struct ui_box card = ui_card();
    card.padding = UI_SIDES(14, 18);
    card.gap = 8;
    if (view->look.result.criticals.count == 0) {
        card.flow = UI_WRAP;
        card.gap = 12;
        card.align = UI_BASELINE;
        ui_open(ui, card);
        ui_text(ui, UI_H2, report->blocks.items[0].text);
        ui_text(ui, UI_SMALL, report->blocks.items[1].text);
        ui_close(ui);
        return;
    }
    card.border = UI_BAD;
    ui_open(ui, card);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_text(ui, UI_H2, report->blocks.items[0].text);
    ui_chip(ui, UI_TONE_BAD, tr("talk about it"));
    ui_close(ui);
    ui_text(ui, UI_SMALL, report->blocks.items[0].note);
    for (size_t i = 1; i < report->blocks.count; i++) {
        ui_divider(ui);
        recruiter_build_block(ui, &report->blocks.items[i]);
    }
    ui_close(ui);
}

// The button says what lies behind it; what is open stands below it.
static void build_fold(const struct recruiter_sheet *view, struct ui *ui, enum sheet_part part)
{
    const struct report *report = &view->look.parts[part];
    if (report->blocks.count == 0) {
        return;
    }
    bool open = view->unfolded[part];
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "fold",
                    .number = part,
                    .label = ui_format(ui, "%s %s", report->blocks.items[0].text, open ? "▾" : "▸"),
                    .kind = UI_PILL_LINED });
    ui_close(ui);
    if (open) {
        recruiter_build_part(view, ui, part, 0);
    }
}

void recruiter_build_cards(const struct recruiter_sheet *view, struct ui *ui)
{
    if (view->look.replayed) {
        build_criticals(view, ui);
    }
    recruiter_build_remarks(view, ui);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 16, .row_below = CARDS_FOLD });
    recruiter_build_part(view, ui, SHEET_PART_SIGNALS, 1);
    recruiter_build_part(view, ui, SHEET_PART_LIMITS, 1);
    ui_close(ui);
    recruiter_build_part(view, ui, SHEET_PART_MISSED, 0);
    recruiter_build_part(view, ui, SHEET_PART_INTERVIEW, 0);
    recruiter_build_part(view, ui, SHEET_PART_TELLING, 0);
    build_fold(view, ui, SHEET_PART_STORY);
    build_fold(view, ui, SHEET_PART_FIGURES);
    recruiter_build_part(view, ui, SHEET_PART_ORIGIN, 0);
}
