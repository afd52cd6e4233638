// SPDX-License-Identifier: GPL-3.0-or-later
// The filled-in spreadsheets of raters as one table of ratings.
#include "game/report/panel_gather.h"

#include <string.h>

// As panel_workbook has them.
enum { ITEM, NAME, ANSWER, RATING, REMARK, COMPETENCY };
enum { LABEL, VALUE };

void panel_gather_head(struct buffer *csv)
{
    buffer_add(csv, "rater,seed,item,competency,rating\n");
}

static void add_cell(struct buffer *csv, const char *text)
{
    buffer_add_char(csv, '"');
    for (; *text != '\0'; text++) {
        buffer_add_char(csv, *text == '\n' || *text == '\r' ? ' ' : *text);
        if (*text == '"') {
            buffer_add_char(csv, '"');
        }
    }
    buffer_add_char(csv, '"');
}

static bool has_head(const struct workbook_sheet *sheet)
{
    return sheet->rows.count > 0 && strcmp(workbook_cell(&sheet->rows.items[0], ITEM), "item") == 0;
}

// The sheet about the booklet: whose it is, and its seed.
static void read_about(const struct workbook *workbook, const char **rater, const char **seed)
{
    for (size_t s = 0; s < workbook->sheets.count; s++) {
        const struct workbook_sheet *sheet = &workbook->sheets.items[s];
        for (size_t r = 0; r < sheet->rows.count && !has_head(sheet); r++) {
            const struct workbook_row *row = &sheet->rows.items[r];
            const char *value = workbook_cell(row, VALUE);
            if (strcmp(workbook_cell(row, LABEL), "seed") == 0) {
                *seed = value;
            } else if (row->number == 1 && *value != '\0') {
                *rater = value;
            }
        }
    }
}

static void add_rows(
        struct buffer *csv, const struct workbook_sheet *sheet, const char *rater, const char *seed)
{
    for (size_t r = 1; r < sheet->rows.count; r++) {
        const struct workbook_row *row = &sheet->rows.items[r];
        const char *competency = workbook_cell(row, COMPETENCY);
        const char *rating = workbook_cell(row, RATING);
        if (*competency == '\0' || *rating == '\0') {
            continue; // the row of names for people, and what was not rated
        }
        const char *const cells[] = { rater, seed, workbook_cell(row, ITEM), competency, rating };
        for (size_t i = 0; i < 5; i++) {
            buffer_add(csv, i > 0 ? "," : "");
            add_cell(csv, cells[i]);
        }
        buffer_add_char(csv, '\n');
    }
}

bool panel_gather_workbook(
        struct buffer *csv, const char *name, const struct buffer *bytes, struct diag_list *diags)
{
    struct workbook workbook = { 0 };
    const char *rater = name;
    const char *seed = "1";
    bool good = workbook_read(&workbook, name, bytes->bytes, bytes->size, diags);
    if (good) {
        read_about(&workbook, &rater, &seed);
    }
    for (size_t s = 0; good && s < workbook.sheets.count; s++) {
        if (has_head(&workbook.sheets.items[s])) {
            add_rows(csv, &workbook.sheets.items[s], rater, seed);
        }
    }
    workbook_finish(&workbook);
    return good;
}
