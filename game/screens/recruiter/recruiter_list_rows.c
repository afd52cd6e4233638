// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the list of candidates: who is where, and how much was seen, in words without a
// score.
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_list_inner.h"
#include "game/ui/widget.h"
#include "scoring/competency.h"

enum { WIDE_LIST = 1000, ROW_GAP = 10 };
enum { CHECK_LEFT = 7, CHECK_WIDTH = 24, CHECK_TOP = 8, CODE_LEFT = 17 };

enum column { CODE, VACANCY, FORM, STAGE, SEEN, DECISION, KEEP, COLUMN_COUNT };

// Shares of the room beside the code: names of vacancies need most.
static const struct {
    const char *label;
    int width;
    int grow;
} COLUMNS[COLUMN_COUNT] = {
    [CODE] = { TR_MARK("Code"), 86, 0 },
    [VACANCY] = { TR_MARK("Vacancy"), 190, 5 },
    [FORM] = { TR_MARK("Shift"), 90, 2 },
    [STAGE] = { TR_MARK("Stage"), 150, 3 },
    [SEEN] = { TR_MARK("Observations"), 180, 1 },
    [DECISION] = { TR_MARK("Decision"), 160, 2 },
    [KEEP] = { TR_MARK("Keep until"), 100, 0 },
};

static bool is_wide(const struct ui *ui)
{
    return ui_logical_width(ui) >= WIDE_LIST;
}

/* ---- the words of a row ---- */

static const char *busy_words(struct recruiter_list *list, struct world *world, struct ui *ui,
        const struct candidate_row *row)
{
    struct recruiter_progress progress = recruiter_rows_progress(&list->rows, world, row);
    return progress.of > 0
            ? ui_format(ui, tr("busy, customer %u of %u"), progress.begun, progress.of)
            : tr("busy");
}

static const char *stage_words(struct recruiter_list *list, struct world *world, struct ui *ui,
        const struct candidate_row *row)
{
    if (row->state == CANDIDATE_INVITED) {
        return tr("invited");
    }
    if (row->state == CANDIDATE_BUSY) {
        return busy_words(list, world, ui, row);
    }
    if (strcmp(row->decision, "interview") == 0) {
        return tr("interview planned");
    }
    if (strcmp(row->decision, "await") == 0) {
        return tr("waits for the candidate");
    }
    const char *day = recruiter_short_day(ui, row->ended_ms, world->now_ms);
    return row->state == CANDIDATE_DECIDED ? tr("decided")
            : row->broken_off              ? ui_format(ui, tr("broken off %s"), day)
                                           : ui_format(ui, tr("played %s"), day);
}

// What was decided stands with its grounds on the sheet; the list says only that it was.
static const char *decision_words(struct ui *ui, const struct candidate_row *row, int64_t now_ms)
{
    if (row->owed_ms > 0) {
        return ui_format(ui, tr("answer by %s"), recruiter_short_day(ui, row->owed_ms, now_ms));
    }
    if (row->state == CANDIDATE_DECIDED) {
        return tr("recorded with reason");
    }
    if (strcmp(row->decision, "interview") == 0 && row->meets_ms > 0) {
        return ui_format(ui, tr("talk %s"), recruiter_short_day(ui, row->meets_ms, now_ms));
    }
    return "—";
}

// In a narrow window a value stands without its column, so it says what it is.
static const char *keep_words(struct ui *ui, const struct candidate_row *row, int64_t now_ms)
{
    if (row->keep_ms == 0 || row->ended_ms == 0) {
        return "";
    }
    const char *day = recruiter_short_day(ui, row->keep_ms, now_ms);
    if (row->keep_ms < now_ms) {
        return ui_format(ui, tr("expired %s"), day);
    }
    return is_wide(ui) ? day : ui_format(ui, tr("keep until %s"), day);
}

static void fill_words(struct recruiter_list *list, struct world *world, struct ui *ui,
        const struct candidate_row *row, const char *words[COLUMN_COUNT])
{
    words[CODE] = row->code;
    words[VACANCY] = row->vacancy != 0 ? row->vacancy_name : "—";
    words[FORM] = recruiter_rows_form(&list->rows, world, row);
    words[STAGE] = stage_words(list, world, ui, row);
    words[SEEN] = row->seen < 0 || row->ended_ms == 0
            ? ""
            : ui_format(ui, tr("enough for %d of %d"), row->seen, COMPETENCY_COUNT);
    words[DECISION] = decision_words(ui, row, world->now_ms);
    words[KEEP] = keep_words(ui, row, world->now_ms);
}

/* ---- the rows ---- */

static void build_cell(struct ui *ui, enum column column, const char *words, bool expired)
{
    static const enum ui_type TYPES[COLUMN_COUNT] = {
        [CODE] = UI_STRONG,
        [VACANCY] = UI_BODY,
        [FORM] = UI_SMALL,
        [STAGE] = UI_BODY,
        [SEEN] = UI_SMALL,
        [DECISION] = UI_BODY,
        [KEEP] = UI_SMALL,
    };
    bool wide = is_wide(ui);
    bool warns = column == KEEP && expired;
    if (!wide && (*words == '\0' || strcmp(words, "—") == 0)) {
        return;
    }
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .width = wide && COLUMNS[column].grow == 0 ? COLUMNS[column].width : 0,
                    .min_width = wide ? COLUMNS[column].width : 0,
                    .grow = wide ? COLUMNS[column].grow : 0,
                    .align = UI_BASELINE });
    ui_text_with(ui,
            (struct ui_text) { .type = TYPES[column],
                    .grow = wide,
                    .weight = warns ? 600 : 0,
                    .colour = warns ? UI_WARN : UI_NO_COLOUR },
            words);
    ui_close(ui);
}

static void build_head(struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .gap = ROW_GAP,
                    .align = UI_CENTRE,
                    .padding = { 0, 10, 0, CHECK_LEFT + CHECK_WIDTH + CODE_LEFT },
                    .min_height = 38 });
    for (int i = 0; i < COLUMN_COUNT; i++) {
        ui_open(ui,
                (struct ui_box) { .flow = UI_ROW,
                        .width = COLUMNS[i].grow == 0 ? COLUMNS[i].width : 0,
                        .min_width = COLUMNS[i].width,
                        .grow = COLUMNS[i].grow });
        ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .grow = 1 }, tr(COLUMNS[i].label));
        ui_close(ui);
    }
    ui_close(ui);
}

static bool is_chosen(const struct recruiter_list *list, const char *code)
{
    for (size_t i = 0; i < list->chosen.count; i++) {
        if (strcmp(list->chosen.items[i], code) == 0) {
            return true;
        }
    }
    return false;
}

int64_t recruiter_list_row_number(const struct candidate_row *row)
{
    return row->running != 0 ? row->running : row->session != 0 ? row->session : -row->id;
}

static void build_cells(struct recruiter_list *list, struct world *world, struct ui *ui,
        const struct candidate_row *row)
{
    const char *words[COLUMN_COUNT];
    bool wide = is_wide(ui);
    fill_words(list, world, ui, row, words);
    ui_open_control(ui,
            (struct ui_control) { .id = "session",
                    .number = recruiter_list_row_number(row),
                    .role = UI_ROLE_LIST_ITEM },
            (struct ui_box) { .flow = wide ? UI_ROW : UI_WRAP,
                    .gap = ROW_GAP,
                    .line_gap = 2,
                    .grow = 1,
                    .align = UI_BASELINE,
                    .padding = { 10, 10, 10, CODE_LEFT },
                    .min_height = UI_ROW_HEIGHT - 1 });
    for (int i = 0; i < COLUMN_COUNT; i++) {
        build_cell(ui, (enum column)i, words[i], row->keep_ms < world->now_ms);
    }
    ui_close(ui);
}

static void build_row(struct recruiter_list *list, struct world *world, struct ui *ui,
        const struct candidate_row *row)
{
    ui_open(ui,
            (struct ui_box) {
                    .flow = UI_ROW, .align = UI_START, .padding = { 0, 0, 0, CHECK_LEFT } });
    // Beside the code, however many lines the row has.
    ui_open(ui, (struct ui_box) { .padding = { CHECK_TOP, 0, 0, 0 } });
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "choose",
                    .number = row->id,
                    .name = ui_format(ui, tr("Choose %s"), row->code),
                    .checked = is_chosen(list, row->code) });
    ui_close(ui);
    build_cells(list, world, ui, row);
    ui_close(ui);
}

void recruiter_list_build_rows(struct recruiter_list *list, struct world *world, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_ALL(1);
    ui_open(ui, card);
    if (is_wide(ui)) {
        build_head(ui);
    }
    ui_open_group(ui, UI_ROLE_LIST, "sessions", tr("Candidates"), (struct ui_box) { 0 });
    for (size_t i = 0; i < list->rows.page.rows.count; i++) {
        if (is_wide(ui) || i > 0) {
            ui_divider(ui);
        }
        build_row(list, world, ui, &list->rows.page.rows.items[i]);
    }
    ui_close(ui);
    ui_close(ui);
}
