// SPDX-License-Identifier: GPL-3.0-or-later
// The seven bands of the sheet as a table, and what must be known to read them.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/comparison_words.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_sheet.h"
#include "scoring/prior.h"

enum { NAME_WIDTH = 232, MIDDLE_WIDTH = 56, NORM_WIDTH = 84, TABLE_FOLDS = 700 };

static bool has_band(const struct sheet_line *line)
{
    return line->status == SHEET_OK && (line->has_shrunk || line->has_se);
}

static const double *band_of(const struct sheet_line *line)
{
    return line->has_shrunk ? line->band90_shrunk : line->band90;
}

// The words of the paper, so that both say the same.
static const char *status_of(struct ui *ui, const struct sheet_line *line)
{
    struct report words = { 0 };
    const char *status = ui_format(ui, "%s", sheet_report_status_words(&words, line));
    report_finish(&words);
    return status;
}

static const char *random_words(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    bool has = view->look.has_random && view->look.random.observed[competency];
    return has
            ? ui_format(ui, tr(", somebody who guesses %.0f"), view->look.random.score[competency])
            : "";
}

static const char *standard_words(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    const struct standard_line *line = &view->look.result.standard.line[competency];
    return line->has ? ui_format(ui, tr(", a starter who is just good enough %.0f"), line->mean)
                     : "";
}

static bool has_norm(const struct recruiter_sheet *view)
{
    return view->look.result.comparison.state == COMPARISON_FITS;
}

static const char *norm_words(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    const struct comparison_part *part = &view->look.result.comparison.part[competency];
    struct buffer text = { 0 };
    buffer_add(&text, part->has ? ", " : "");
    comparison_add_place(&text, part);
    const char *words = ui_format(ui, "%s", buffer_text(&text));
    buffer_finish(&text);
    return words;
}

// What stands under the name: that the vacancy asks for it, and how the two sides of active reading
// went. "" for most.
static const char *under_words(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    bool asked = view->look.result.wanted.competency[competency];
    bool facets = view->look.replayed && competency == COMPETENCY_ACTIVE_READING;
    struct report words = { 0 };
    const char *counts = facets ? sheet_facet_words(&words, &view->look.result) : "";
    const char *under = ui_format(ui, "%s%s%s", asked ? tr("asked for") : "",
            asked && *counts != '\0' ? " · " : "", counts);
    report_finish(&words);
    return under;
}

// The row in words: what the picture shows, for who hears it.
static const char *row_words(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    const struct sheet_line *line = &view->look.sheet->line[competency];
    if (!has_band(line)) {
        return ui_format(ui, "%s: %s", competency_name(competency), status_of(ui, line));
    }
    const double *band = band_of(line);
    const char *row = ui_format(ui, tr("%s: 90%% sure between %.0f and %.0f, middle %.0f%s"),
            competency_name(competency), band[0], band[1], line->score,
            random_words(view, ui, competency));
    const char *under = under_words(view, ui, competency);
    return ui_format(ui, "%s%s%s%s%s", row, standard_words(view, ui, competency),
            norm_words(view, ui, competency), *under != '\0' ? ", " : "", under);
}

static void build_middle(const struct sheet_line *line, struct ui *ui)
{
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .width = MIDDLE_WIDTH, .align = UI_END },
            ui_format(ui, "%.0f", line->score));
}

// Where the comparison group lies, as wide as the error of one play makes it.
static void build_norm(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    const struct comparison_part *part = &view->look.result.comparison.part[competency];
    if (has_norm(view)) {
        ui_text_with(ui,
                (struct ui_text) { .type = UI_SMALL, .width = NORM_WIDTH, .align = UI_END },
                part->has ? ui_format(ui, "%.0f–%.0f", part->band[0], part->band[1]) : "–");
    }
}

// Below 0 without one.
static double line_of(const struct recruiter_sheet *view, enum competency competency)
{
    const struct standard_line *line = &view->look.result.standard.line[competency];
    return line->has ? line->mean : -1;
}

static void build_band(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    const struct sheet_line *line = &view->look.sheet->line[competency];
    bool dot = view->look.has_random && view->look.random.observed[competency];
    const double *band = band_of(line);
    ui_band(ui,
            (struct ui_band) { .low = band[0],
                    .high = band[1],
                    .middle = line->score,
                    .random = dot ? view->look.random.score[competency] : -1,
                    .starter = line_of(view, competency) });
}

static void build_name(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency, int width)
{
    bool chosen = view->competency == (int)competency;
    const char *under = under_words(view, ui, competency);
    ui_open(ui, (struct ui_box) { .width = width, .grow = width == 0 });
    ui_text_with(ui,
            (struct ui_text) { .type = UI_STRONG, .colour = chosen ? UI_BRAND : UI_NO_COLOUR },
            competency_name(competency));
    if (*under != '\0') {
        ui_text(ui, UI_SMALL, under);
    }
    ui_close(ui);
}

static void build_beside(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    const struct sheet_line *line = &view->look.sheet->line[competency];
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .grow = 1, .gap = 16, .align = UI_CENTRE });
    build_name(view, ui, competency, NAME_WIDTH);
    if (has_band(line)) {
        build_band(view, ui, competency);
        build_middle(line, ui);
        build_norm(view, ui, competency);
    } else {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .grow = 1 }, status_of(ui, line));
    }
    ui_close(ui);
}

// In a narrow window the band has a line of its own.
static void build_below(
        const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    const struct sheet_line *line = &view->look.sheet->line[competency];
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 16, .align = UI_BASELINE });
    build_name(view, ui, competency, 0);
    if (has_band(line)) {
        build_middle(line, ui);
        build_norm(view, ui, competency);
    }
    ui_close(ui);
    if (has_band(line)) {
        build_band(view, ui, competency);
    } else {
        ui_text(ui, UI_SMALL, status_of(ui, line));
    }
}

static bool is_narrow(const struct ui *ui)
{
    return ui_logical_width(ui) < TABLE_FOLDS;
}

static void build_row(const struct recruiter_sheet *view, struct ui *ui, enum competency competency)
{
    bool chosen = view->competency == (int)competency;
    ui_divider(ui);
    ui_open_control(ui,
            (struct ui_control) { .id = "competency",
                    .number = competency,
                    .name = row_words(view, ui, competency),
                    .role = UI_ROLE_LIST_ITEM,
                    .selected = chosen,
                    .disabled = !view->look.replayed },
            (struct ui_box) { .gap = 4,
                    .padding = UI_SIDES(is_narrow(ui) ? 8 : 4, 18),
                    .min_height = UI_ROW_HEIGHT - 1,
                    .fill = chosen ? UI_WASH : UI_NO_COLOUR,
                    .border = chosen ? UI_BRAND : UI_NO_COLOUR,
                    .border_sides = UI_LEFT });
    if (is_narrow(ui)) {
        build_below(view, ui, competency);
    } else {
        build_beside(view, ui, competency);
    }
    ui_close(ui);
}

static void build_label(struct ui *ui, const char *text, struct ui_text look)
{
    look.type = UI_LABEL;
    ui_text_with(ui, look, ui_upper(ui, text));
}

static bool has_standard(const struct recruiter_sheet *view)
{
    return view->look.result.standard.line[COMPETENCY_COUNT].has;
}

static const char *signs_words(const struct recruiter_sheet *view)
{
    if (has_standard(view)) {
        return tr("90% sure · | good starter · • guesser");
    }
    return view->look.has_random ? tr("90% sure · • guesser") : tr("90% sure");
}

static void build_table_head(const struct recruiter_sheet *view, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 16, .padding = { 12, 18, 6, 18 } });
    if (!is_narrow(ui)) {
        build_label(ui, tr("Competency"), (struct ui_text) { .width = NAME_WIDTH });
    }
    build_label(ui, signs_words(view), (struct ui_text) { .grow = 1 });
    build_label(ui, tr("Middle"), (struct ui_text) { .width = MIDDLE_WIDTH, .align = UI_END });
    if (has_norm(view)) {
        build_label(ui, ui_format(ui, tr("Norm n %ld"), (long)view->look.result.comparison.people),
                (struct ui_text) { .width = NORM_WIDTH, .align = UI_END });
    }
    ui_close(ui);
}

static void build_uneven(const struct sheet *sheet, struct ui *ui)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (sheet->line[k].status == SHEET_OK && sheet->line[k].uneven) {
            ui_text(ui, UI_SMALL,
                    ui_format(ui, "%s: %s.", competency_name((enum competency)k),
                            tr("differs much from customer to customer")));
        }
    }
}

// What the paper says under its chart; where a comparison group stands in the table, not again.
static void build_caveats(const struct recruiter_sheet *view, struct ui *ui)
{
    const struct report *report = &view->look.parts[SHEET_PART_BANDS];
    ui_open(ui, (struct ui_box) { .gap = 4, .padding = { 8, 18, 12, 18 } });
    build_uneven(view->look.sheet, ui);
    for (size_t i = 0; i < report->blocks.count; i++) {
        if (report->blocks.items[i].kind == REPORT_PARAGRAPH) {
            ui_text(ui, UI_SMALL, report->blocks.items[i].text);
        }
    }
    ui_close(ui);
}

// A short shift says one thing only, and says that it is an indication.
static void build_indication(const struct recruiter_sheet *view, struct ui *ui)
{
    struct ui_box card = ui_card();
    struct report words = { 0 };
    report_init(&words, locale_language());
    card.gap = 8;
    card.padding = UI_SIDES(14, 18);
    ui_open(ui, card);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_text(ui, UI_H2, tr("What was seen"));
    ui_chip(ui, UI_TONE_WARN, tr("indicative"));
    ui_close(ui);
    ui_text(ui, UI_BODY, ui_format(ui, "%s", sheet_report_indication(&words, &view->look.result)));
    ui_close(ui);
    report_finish(&words);
}

void recruiter_build_bands(const struct recruiter_sheet *view, struct ui *ui)
{
    if (view->look.replayed && view->look.result.indicative) {
        build_indication(view, ui);
        return;
    }
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_ALL(1);
    ui_open(ui, card);
    build_table_head(view, ui);
    ui_open_group(ui, UI_ROLE_LIST, "competencies", tr("Competencies"), (struct ui_box) { 0 });
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        build_row(view, ui, (enum competency)k);
    }
    ui_close(ui);
    ui_divider(ui);
    build_caveats(view, ui);
    ui_close(ui);
}
