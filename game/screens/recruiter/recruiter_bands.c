// SPDX-License-Identifier: GPL-3.0-or-later
// The left column of the sheet: who and what, the seven bands, and how the customers fared.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/comparison_words.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_sheet.h"
#include "scoring/prior.h"

enum { NAME_WIDTH = 232, MIDDLE_WIDTH = 56, NORM_WIDTH = 84, TABLE_FOLDS = 700, CARDS_FOLD = 900 };

/* ---- head ---- */

static void build_title(const struct recruiter_sheet *view, struct ui *ui)
{
    const struct session_row *row = recruiter_look_row(&view->look);
    const struct report *head = &view->look.parts[SHEET_PART_HEAD];
    ui_open(ui, (struct ui_box) { .grow = 1, .min_width = 200 });
    ui_text(ui, UI_H1, ui_format(ui, tr("Candidate %s"), row->start.candidate));
    if (view->look.replayed) {
        ui_text(ui, UI_SMALL, head->blocks.items[0].note);
    } else {
        ui_text(ui, UI_SMALL, recruiter_day(ui, row->start.created_ms));
    }
    ui_close(ui);
}

static void build_chain(const struct recruiter_sheet *view, struct ui *ui)
{
    if (view->look.chain == RESULT_CHAIN_DAMAGED) {
        ui_chip(ui, UI_TONE_BAD, tr("Log damaged"));
    } else if (view->look.chain == RESULT_CHAIN_INTACT) {
        ui_chip(ui, UI_TONE_GOOD, tr("Log intact"));
    }
    if (view->look.replayed) {
        uint8_t status = view->look.result.key_status;
        ui_chip(ui, status == KEY_CONCEPT ? UI_TONE_WARN : UI_TONE_GOOD,
                ui_format(ui, tr("Key: %s"), key_status_name(status)));
    }
}

static void build_doubt(struct ui *ui, const char *text)
{
    ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
    ui_chip_spans(ui, UI_TONE_WARN, &(struct ui_span) { .text = text }, 1);
    ui_close(ui);
}

// What stands in the way of trusting the sheet, in a line each.
static void build_doubts(const struct recruiter_sheet *view, struct ui *ui)
{
    const struct recruiter_look *look = &view->look;
    if (!look->replayed) {
        build_doubt(ui,
                tr("This session cannot be played again. What you see is the sheet as it was "
                   "stored at the end of play, without the evidence."));
        ui_text(ui, UI_SMALL, look->trouble != NULL ? look->trouble : "");
    } else if (look->differs) {
        build_doubt(ui,
                tr("Computed again, this sheet differs from the one stored at the end of play. "
                   "Ask who maintains the program before you use it."));
    }
    if (look->chain == RESULT_CHAIN_DAMAGED) {
        build_doubt(ui, tr("The log is not intact: do not use this sheet."));
    }
    if (look->replayed && !look->result.over) {
        build_doubt(ui, tr("The shift was not played to its end."));
    }
}

// Surely above the line: the whole band lies over it.
static void build_above(const struct recruiter_sheet *view, struct ui *ui)
{
    struct buffer names = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &view->look.sheet->line[k];
        const struct standard_line *standard = &view->look.result.standard.line[k];
        const double *band = line->has_shrunk ? line->band90_shrunk : line->band90;
        bool has = line->status == SHEET_OK && (line->has_shrunk || line->has_se);
        if (has && standard->has && band[0] > standard->mean) {
            buffer_add(&names, names.size > 0 ? ", " : "");
            buffer_add(&names, competency_short_name((enum competency)k));
        }
    }
    if (names.size > 0) {
        const struct ui_span spans[] = {
            { .text = ui_format(ui, "%s ", tr("Surely above the line")), .weight = 700 },
            { .text = ui_format(ui, "%s", buffer_text(&names)) },
        };
        ui_chip_spans(ui, UI_TONE_GOOD, spans, 2);
    }
    buffer_finish(&names);
}

static void build_open(const struct recruiter_sheet *view, struct ui *ui)
{
    struct buffer names = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (sheet_report_asks_for_more(&view->look.sheet->line[k])) {
            buffer_add(&names, names.size > 0 ? ", " : "");
            buffer_add(&names, competency_short_name((enum competency)k));
        }
    }
    if (names.size > 0) {
        const struct ui_span spans[] = {
            { .text = ui_format(ui, "%s ", tr("Still open, ask on")), .weight = 700 },
            { .text = ui_format(ui, "%s", buffer_text(&names)) },
        };
        ui_chip_spans(ui, UI_NEUTRAL, spans, 2);
    }
    buffer_finish(&names);
}

void recruiter_build_head(const struct recruiter_sheet *view, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12, .line_gap = 8, .align = UI_END });
    build_title(view, ui);
    build_chain(view, ui);
    ui_close(ui);
    build_doubts(view, ui);
    build_above(view, ui);
    build_open(view, ui);
}

/* ---- bands ---- */

static bool has_band(const struct sheet_line *line)
{
    return line->status == SHEET_OK && (line->has_shrunk || line->has_se);
}

static const double *band_of(const struct sheet_line *line)
{
    return line->has_shrunk ? line->band90_shrunk : line->band90;
}

static const char *counts_of(struct ui *ui, const struct sheet_line *line)
{
    const char *customers = ui_format(
            ui, tr_plural("%ld customer", "%ld customers", line->scenarios), (long)line->scenarios);
    const char *moments = ui_format(
            ui, tr_plural("%ld moment", "%ld moments", line->decisions), (long)line->decisions);
    return ui_format(ui, "%s, %s", customers, moments);
}

static const char *status_of(struct ui *ui, const struct sheet_line *line)
{
    return line->status == SHEET_NOT_OBSERVED
            ? tr("not seen")
            : ui_format(ui, tr("not enough seen: %s"), counts_of(ui, line));
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
    return ui_format(ui, "%s%s%s", row, standard_words(view, ui, competency),
            norm_words(view, ui, competency));
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
    ui_text_with(ui,
            (struct ui_text) { .type = UI_STRONG,
                    .colour = chosen ? UI_BRAND : UI_NO_COLOUR,
                    .width = width,
                    .grow = width == 0 },
            competency_name(competency));
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

static bool is_provisional(const struct result *result)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (result->has_prior && result->prior.competency[k].origin == PRIOR_PROVISIONAL) {
            return true;
        }
    }
    return false;
}

// Never a bare number: without a band the overall is left out.
static void build_overall(const struct sheet_overall *overall, struct ui *ui)
{
    if (overall->has_score && overall->has_se) {
        ui_text(ui, UI_SMALL,
                ui_format(ui, tr("Overall: %.0f to %.0f, middle %.0f."), overall->band90[0],
                        overall->band90[1], overall->score));
    }
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

static void build_comparison(const struct comparison *comparison, struct ui *ui)
{
    struct buffer text = { 0 };
    comparison_add_words(&text, comparison);
    ui_text(ui, UI_SMALL, ui_format(ui, "%s", buffer_text(&text)));
    if (comparison->state == COMPARISON_FITS) {
        ui_text(ui, UI_SMALL, tr("Norm: of every 100 people in the group, how many scored lower."));
    }
    buffer_finish(&text);
}

static void build_caveats(const struct recruiter_sheet *view, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .gap = 4, .padding = { 8, 18, 12, 18 } });
    build_uneven(view->look.sheet, ui);
    build_overall(&view->look.sheet->overall, ui);
    struct report words = { 0 };
    ui_text(ui, UI_SMALL,
            ui_format(ui, "%s", sheet_report_standard_words(&words, &view->look.result.standard)));
    report_finish(&words);
    build_comparison(&view->look.result.comparison, ui);
    if (view->look.replayed && is_provisional(&view->look.result)) {
        ui_text(ui, UI_SMALL,
                tr("The width of the bands rests in part on a provisional estimate of how much "
                   "customers differ; it has not been checked on candidates yet."));
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

/* ---- cards ---- */

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
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 16, .row_below = CARDS_FOLD });
    recruiter_build_part(view, ui, SHEET_PART_CUSTOMERS, 1);
    recruiter_build_part(view, ui, SHEET_PART_LIMITS, 1);
    ui_close(ui);
    recruiter_build_part(view, ui, SHEET_PART_MISSED, 0);
    build_fold(view, ui, SHEET_PART_STORY);
    build_fold(view, ui, SHEET_PART_FIGURES);
    recruiter_build_part(view, ui, SHEET_PART_ORIGIN, 0);
}
