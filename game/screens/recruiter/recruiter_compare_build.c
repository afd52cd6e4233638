// SPDX-License-Identifier: GPL-3.0-or-later
// The comparison as widgets: per competency the bands of all on one axis, and what may be said.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_compare.h"
#include "game/screens/recruiter/recruiter_inner.h"

enum { EDGE = 18, LINE_FOLDS = 1000, CODE_WIDTH = 92, RANGE_WIDTH = 58, WORDS_WIDTH = 330 };

/* ---- who ---- */

static int64_t session_of(const struct recruiter_compare *view, const char *code)
{
    for (size_t i = 0; i < view->peers.rows.count; i++) {
        if (strcmp(view->peers.rows.items[i].code, code) == 0) {
            return view->peers.rows.items[i].session;
        }
    }
    return 0;
}

static void build_people(const struct recruiter_compare *view, struct ui *ui)
{
    ui_open_group(ui, UI_ROLE_TOOLBAR, "people", tr("Open a score sheet"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 8, .line_gap = 8, .align = UI_CENTRE });
    ui_text(ui, UI_SMALL, tr("Score sheets:"));
    for (size_t i = 0; i < view->compared.count; i++) {
        const char *code = view->compared.people[i].code;
        ui_button(ui,
                (struct ui_button) { .id = "person",
                        .number = session_of(view, code),
                        .label = code,
                        .name = ui_format(ui, tr("Open the score sheet of %s"), code),
                        .kind = UI_PILL_LINED });
    }
    ui_close(ui);
}

static void build_head(const struct recruiter_compare *view, struct ui *ui)
{
    const struct report_block *title = &view->head.blocks.items[0];
    ui_open(ui, (struct ui_box) { .gap = 2 });
    ui_text(ui, UI_H1, title->text);
    ui_text(ui, UI_SMALL, title->note);
    ui_close(ui);
    for (size_t i = 1; i < view->head.blocks.count; i++) {
        recruiter_build_block(ui, &view->head.blocks.items[i]);
    }
    build_people(view, ui);
}

/* ---- the bands ---- */

static void build_band(struct ui *ui, const struct report_band *band, const struct sheet_line *line)
{
    if (!band->has_band) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .grow = 1 },
                ui_format(ui, "%s",
                        line->status == SHEET_NOT_OBSERVED ? tr("not seen") : band->note));
        return;
    }
    ui_band(ui,
            (struct ui_band) { .name = ui_format(ui, tr("%s: 90%% sure between %.0f and %.0f"),
                                       band->label, band->low, band->high),
                    .low = band->low,
                    .high = band->high,
                    .middle = band->middle,
                    .random = -1,
                    .starter = band->has_line ? band->line : -1 });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .width = RANGE_WIDTH, .align = UI_END },
            ui_format(ui, "%.0f–%.0f", band->low, band->high));
}

static void build_person(
        const struct recruiter_compare *view, struct ui *ui, size_t line, size_t person)
{
    struct report words = { 0 };
    struct report_band band = compare_line_band(&words, &view->compared, line, person);
    enum competency competency = view->compared.lines[line].competency;
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW, .gap = 12, .align = UI_CENTRE, .min_height = 26 });
    ui_text_with(ui,
            (struct ui_text) {
                    .type = UI_SMALL, .weight = 600, .colour = UI_INK, .width = CODE_WIDTH },
            band.label);
    build_band(ui, &band, &view->compared.people[person].result->sheet.line[competency]);
    ui_close(ui);
    report_finish(&words);
}

static void build_verdict(const struct recruiter_compare *view, struct ui *ui, size_t line)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .line_gap = 4, .align = UI_CENTRE });
    ui_text(ui, UI_STRONG, competency_name(view->compared.lines[line].competency));
    ui_chip(ui, compare_line_differs(&view->compared, line) ? UI_TONE_BRAND : UI_NEUTRAL,
            compare_line_verdict(&view->compared, line));
    ui_close(ui);
}

static void build_line(const struct recruiter_compare *view, struct ui *ui, size_t line)
{
    bool wide = ui_logical_width(ui) >= LINE_FOLDS;
    ui_open(ui,
            (struct ui_box) { .flow = wide ? UI_ROW : UI_COLUMN,
                    .gap = wide ? 28 : 8,
                    .padding = UI_SIDES(12, 18),
                    .role = UI_ROLE_REGION,
                    .name = competency_name(view->compared.lines[line].competency) });
    ui_open(ui, (struct ui_box) { .grow = wide, .gap = 4 });
    build_verdict(view, ui, line);
    for (size_t i = 0; i < view->compared.count; i++) {
        build_person(view, ui, line, i);
    }
    ui_close(ui);
    ui_open(ui, (struct ui_box) { .width = wide ? WORDS_WIDTH : 0, .gap = 6 });
    recruiter_build_blocks(ui, &view->words[line]);
    ui_close(ui);
    ui_close(ui);
}

static const char *signs_words(const struct recruiter_compare *view)
{
    return view->compared.people[0].result->standard.line[COMPETENCY_COUNT].has
            ? tr("90% sure · | good starter")
            : tr("90% sure");
}

// 0, 50 and 100 stand over the places they mark, on the columns of the rows below.
static void build_axis(struct ui *ui)
{
    static const enum ui_align ALIGN[] = { UI_START, UI_CENTRE, UI_END };
    bool wide = ui_logical_width(ui) >= LINE_FOLDS;
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 28, .padding = { 0, 18, 4, 18 } });
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 12, .grow = 1 });
    ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .width = CODE_WIDTH }, "");
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .grow = 1 });
    for (int i = 0; i < 3; i++) {
        ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .grow = 1, .align = ALIGN[i] },
                ui_format(ui, "%d", i * 50));
    }
    ui_close(ui);
    ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .width = RANGE_WIDTH }, "");
    ui_close(ui);
    if (wide) {
        ui_open(ui, (struct ui_box) { .width = WORDS_WIDTH });
        ui_close(ui);
    }
    ui_close(ui);
}

// What was fixed beforehand, and what is only there as well, are two cards.
static void build_card(const struct recruiter_compare *view, struct ui *ui, bool matters)
{
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_ALL(1);
    ui_open(ui, card);
    ui_open(ui,
            (struct ui_box) { .flow = UI_WRAP,
                    .gap = 12,
                    .line_gap = 2,
                    .align = UI_BASELINE,
                    .padding = { 14, 18, 6, 18 } });
    ui_text(ui, UI_H2,
            matters ? tr("What matters for this vacancy") : tr("The other competencies"));
    ui_text(ui, UI_SMALL, signs_words(view));
    ui_close(ui);
    build_axis(ui);
    for (size_t line = 0; line < COMPETENCY_COUNT; line++) {
        if (view->compared.lines[line].matters == matters) {
            ui_divider(ui);
            build_line(view, ui, line);
        }
    }
    ui_close(ui);
}

/* ---- the rest ---- */

static void build_limits(const struct recruiter_compare *view, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.padding = UI_SIDES(14, 18);
    card.gap = 6;
    ui_open(ui, card);
    recruiter_build_blocks(ui, &view->limits);
    ui_close(ui);
}

static void build_figures(const struct recruiter_compare *view, struct ui *ui)
{
    const struct report_block *title = &view->figures.blocks.items[0];
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "fold",
                    .label = ui_format(ui, "%s %s", title->text, view->unfolded ? "▾" : "▸"),
                    .kind = UI_PILL_LINED });
    ui_close(ui);
    if (view->unfolded) {
        struct ui_box card = ui_card();
        card.padding = UI_SIDES(14, 18);
        card.gap = 6;
        ui_open(ui, card);
        recruiter_build_blocks(ui, &view->figures);
        ui_close(ui);
    }
}

static void build_refusals(const struct recruiter_compare *view, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.role = UI_ROLE_STATUS;
    card.gap = 12;
    ui_open(ui, card);
    ui_text(ui, UI_H2, tr("These people cannot be compared"));
    if (view->trouble != NULL) {
        ui_text(ui, UI_BODY, view->trouble);
    }
    for (size_t i = 0; i < view->refusals.rows.count; i++) {
        const struct compare_refusal *refusal = &view->refusals.rows.items[i];
        ui_divider(ui);
        ui_open(ui, (struct ui_box) { .gap = 2 });
        ui_text(ui, UI_STRONG, refusal->reason);
        ui_text(ui, UI_BODY, refusal->remedy);
        ui_close(ui);
    }
    ui_close(ui);
}

void recruiter_build_compare(const struct recruiter_compare *view, struct ui *ui)
{
    struct ui_box page = ui_page("compare");
    page.padding = UI_SIDES(EDGE, 24);
    page.gap = 14;
    ui_open(ui, page);
    recruiter_build_exported(&view->exported, ui);
    if (view->allowed) {
        build_head(view, ui);
        build_card(view, ui, true);
        build_card(view, ui, false);
        build_limits(view, ui);
        build_figures(view, ui);
    } else {
        build_refusals(view, ui);
    }
    ui_close(ui);
}
