// SPDX-License-Identifier: GPL-3.0-or-later
// The head of the sheet: who and what, what stands in the way of trusting it, what it settles.
#include "game/locale/locale.h"
#include "game/report/comparison_words.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_sheet.h"

struct sheet_reading recruiter_reading(const struct recruiter_sheet *view)
{
    const struct recruiter_look *look = &view->look;
    return (struct sheet_reading) { .sheet = look->sheet,
        .standard = &look->result.standard,
        .random = look->has_random ? &look->random : NULL,
        .wanted = &look->result.wanted };
}

static const char *under_title(const struct recruiter_sheet *view, struct ui *ui)
{
    return view->look.replayed
            ? view->look.parts[SHEET_PART_HEAD].blocks.items[0].note
            : recruiter_day(ui, recruiter_look_row(&view->look)->start.created_ms);
}

// What nobody may overlook comes first: it stands lower on the sheet, out of view.
static void build_criticals(const struct recruiter_sheet *view, struct ui *ui)
{
    struct report words = { 0 };
    const char *count = sheet_criticals_words(&words, &view->look.result);
    if (view->look.replayed && count != NULL) {
        ui_chip(ui, UI_TONE_BAD, ui_format(ui, "%s", count));
    }
    report_finish(&words);
}

static void build_chain(const struct recruiter_sheet *view, struct ui *ui)
{
    if (view->look.chain == PLAY_CHAIN_DAMAGED) {
        ui_chip(ui, UI_TONE_BAD, tr("Log damaged"));
    } else if (view->look.chain == PLAY_CHAIN_INTACT) {
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
    if (look->chain == PLAY_CHAIN_DAMAGED) {
        build_doubt(ui, tr("The log is not intact: do not use this sheet."));
    }
    struct report words = { 0 };
    const char *again = comparison_attempt_words(&words, &look->result);
    if (again != NULL) {
        build_doubt(ui, ui_format(ui, "%s", again));
    }
    report_finish(&words);
    if (look->replayed && !look->result.over) {
        build_doubt(ui, tr("The shift was not played to its end."));
    }
}

static enum ui_tone tone_of(enum sheet_verdict verdict)
{
    static const enum ui_tone TONES[SHEET_VERDICT_COUNT] = {
        [SHEET_ABOVE] = UI_TONE_GOOD,
        [SHEET_BEYOND_CHANCE] = UI_TONE_BRAND,
        [SHEET_BELOW] = UI_TONE_BAD,
        [SHEET_BELOW_CHANCE] = UI_TONE_BRAND,
        [SHEET_OPEN] = UI_NEUTRAL,
    };
    return TONES[verdict];
}

static void build_verdict(
        struct ui *ui, const struct sheet_reading *reading, enum sheet_verdict verdict)
{
    struct buffer names = { 0 };
    sheet_verdict_add(&names, reading, verdict);
    if (names.size > 0) {
        const struct ui_span spans[] = {
            { .text = ui_format(ui, "%s ", sheet_verdict_name(verdict)), .weight = 700 },
            { .text = ui_format(ui, "%s", buffer_text(&names)) },
        };
        ui_chip_spans(ui, tone_of(verdict), spans, 2);
    }
    buffer_finish(&names);
}

static bool asks_something(const struct sheet_reading *reading)
{
    bool asks = false;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        asks = asks || *sheet_ask_words(reading, (enum competency)k) != '\0';
    }
    return asks;
}

// What is open leads to what to ask.
static void build_ask(const struct recruiter_sheet *view, struct ui *ui)
{
    struct sheet_reading reading = recruiter_reading(view);
    if (view->look.replayed && !view->look.result.indicative && asks_something(&reading)) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "ask", .label = tr("Questions ▸"), .kind = UI_PILL_LINED });
    }
}

// What is settled and what is not, before any number.
static void build_verdicts(const struct recruiter_sheet *view, struct ui *ui)
{
    struct sheet_reading reading = recruiter_reading(view);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 8, .line_gap = 8 });
    for (int v = 0; v < SHEET_VERDICT_COUNT && !view->look.result.indicative; v++) {
        build_verdict(ui, &reading, (enum sheet_verdict)v);
    }
    build_ask(view, ui);
    ui_close(ui);
    struct report report = { 0 };
    const char *no_line = view->look.replayed ? sheet_no_line_words(&view->look.result) : NULL;
    const char *wanted = sheet_wanted_words(&report, reading.wanted);
    ui_open(ui, (struct ui_box) { .gap = 4 });
    if (no_line != NULL) {
        ui_text(ui, UI_SMALL, no_line);
    }
    if (wanted != NULL) {
        ui_text(ui, UI_SMALL, wanted);
    }
    ui_close(ui);
    report_finish(&report);
}

void recruiter_build_head(const struct recruiter_sheet *view, struct ui *ui)
{
    const char *candidate = recruiter_look_row(&view->look)->start.candidate;
    ui_open(ui, (struct ui_box) { .gap = 4 });
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 8, .line_gap = 8, .align = UI_CENTRE });
    ui_open(ui, (struct ui_box) { .grow = 1, .min_width = 200 });
    ui_text(ui, UI_H1, ui_format(ui, tr("Candidate %s"), candidate));
    ui_close(ui);
    recruiter_build_owed(view, ui);
    build_criticals(view, ui);
    build_chain(view, ui);
    ui_close(ui);
    ui_text(ui, UI_SMALL, under_title(view, ui));
    ui_close(ui);
    build_doubts(view, ui);
    build_verdicts(view, ui);
}
