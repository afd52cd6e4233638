// SPDX-License-Identifier: GPL-3.0-or-later
// The ratings of a panel as a spreadsheet to fill in: one row an answer and a competency.
#include <stdio.h>

#include "game/locale/locale.h"
#include "game/report/panel.h"
#include "game/report/words.h"

enum { ITEM, NAME, ANSWER, RATING, REMARK, COMPETENCY, COLUMN_COUNT };
enum { LABEL, VALUE, ABOUT_COUNT };

static const char CHOICES[] = "1 2 3 4 5";

static const struct workbook_column COLUMNS[COLUMN_COUNT] = {
    [ITEM] = { 7, true, false, NULL },
    [NAME] = { 30, true, false, NULL },
    [ANSWER] = { 70, true, true, NULL },
    [RATING] = { 8, false, false, CHOICES },
    [REMARK] = { 40, false, true, NULL },
    [COMPETENCY] = { 24, true, false, NULL }, // for programs
};

static const struct workbook_column ABOUT_COLUMNS[ABOUT_COUNT] = {
    [LABEL] = { 24, true, false, NULL },
    [VALUE] = { 50, true, false, NULL },
};

// The first row is for programs and always the same; the second is for people.
static void add_heads(struct workbook *workbook, struct workbook_sheet *sheet)
{
    static const char *const IDS[] = { "item", "name", "answer", "rating", "remark", "competency" };
    const char *const names[] = { tr("Code"), tr("Competency"), tr("Answer"), tr("1 to 5"),
        tr("Remark"), "" };
    for (int r = 0; r < 2; r++) {
        struct workbook_row *row = workbook_add_row(workbook, sheet, r + 1, COLUMN_COUNT);
        row->look = r == 0 ? ROW_HIDDEN : ROW_HEAD;
        for (size_t i = 0; i < COLUMN_COUNT; i++) {
            workbook_set(workbook, row, i, r == 0 ? IDS[i] : names[i]);
        }
    }
}

static void add_ratings(struct workbook *workbook, const struct panel *panel)
{
    const struct scenario *scenario = panel->scenario;
    struct workbook_sheet *sheet = workbook_add_sheet(workbook, tr("Ratings"));
    sheet->columns = COLUMNS;
    sheet->column_count = COLUMN_COUNT;
    sheet->frozen_columns = 1;
    add_heads(workbook, sheet);
    int number = 3;
    for (size_t i = 0; i < panel->items.count; i++) {
        const struct panel_item *item = &panel->items.items[i];
        bool first = true;
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            if ((panel->turns.items[item->turn].competency & 1u << k) == 0) {
                continue;
            }
            struct workbook_row *row = workbook_add_row(workbook, sheet, number++, COLUMN_COUNT);
            row->look = first ? ROW_PLAIN : ROW_BELOW;
            workbook_set(workbook, row, ITEM, item->code);
            workbook_set(workbook, row, COMPETENCY, competency_id((enum competency)k));
            workbook_set(workbook, row, NAME, competency_name((enum competency)k));
            workbook_set(workbook, row, ANSWER,
                    first ? scenario_text(scenario, scenario->wordings[item->wording].say) : NULL);
            first = false;
        }
    }
}

static const struct workbook_column STARTER_COLUMNS[COLUMN_COUNT] = {
    [ITEM] = { 7, true, false, NULL },
    [NAME] = { 30, true, false, NULL },
    [ANSWER] = { 70, true, true, NULL },
    [RATING] = { 8, false, false, NULL },
    [REMARK] = { 40, false, true, NULL },
    [COMPETENCY] = { 24, true, false, NULL },
};

// What a just-good-enough starter would say: a letter, where the others ask for a figure.
static void add_starters(struct workbook *workbook, const struct panel *panel)
{
    struct workbook_sheet *sheet = workbook_add_sheet(workbook, tr("Just good enough"));
    sheet->columns = STARTER_COLUMNS;
    sheet->column_count = COLUMN_COUNT;
    sheet->frozen_columns = 1;
    add_heads(workbook, sheet);
    for (size_t i = 0; i < panel->turns.count; i++) {
        char number[16];
        struct workbook_row *row = workbook_add_row(workbook, sheet, (int)i + 3, COLUMN_COUNT);
        (void)snprintf(number, sizeof(number), "%u", panel->turns.items[i].number);
        workbook_set(workbook, row, ITEM, number);
        workbook_set(workbook, row, NAME, tr("Just good enough"));
        workbook_set(workbook, row, ANSWER,
                tr("The letter of what a starter says here who can just do this work"));
        workbook_set(workbook, row, COMPETENCY, "starter");
    }
}

static void add_line(struct workbook *workbook, struct workbook_sheet *sheet, int number,
        const char *label, const char *value)
{
    struct workbook_row *row = workbook_add_row(workbook, sheet, number, ABOUT_COUNT);
    row->look = value == NULL ? ROW_FREE : ROW_PLAIN;
    workbook_set(workbook, row, LABEL, label);
    workbook_set(workbook, row, VALUE, value);
}

static void add_about(struct workbook *workbook, const struct panel *panel)
{
    char seed[32];
    struct workbook_sheet *sheet = workbook_add_sheet(workbook, tr("About"));
    sheet->columns = ABOUT_COLUMNS;
    sheet->column_count = ABOUT_COUNT;
    (void)snprintf(seed, sizeof(seed), "%llu", (unsigned long long)panel->seed);
    add_line(workbook, sheet, 1, tr("Name or code of the rater"), NULL);
    add_line(workbook, sheet, 2, "scenario", panel->scenario->id);
    add_line(workbook, sheet, 3, "version", panel->scenario->version);
    add_line(workbook, sheet, 4, "key_hash", panel->scenario->key.hash);
    add_line(workbook, sheet, 5, "seed", seed);
}

void panel_fill_workbook(struct workbook *workbook, const struct panel *panel)
{
    add_ratings(workbook, panel);
    add_starters(workbook, panel);
    add_about(workbook, panel);
}
