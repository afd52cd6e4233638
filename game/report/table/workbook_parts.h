// SPDX-License-Identifier: GPL-3.0-or-later
// Reading and writing workbooks: what the two kinds of file share. For the files workbook*.c only.
#pragma once

#include "game/report/table/workbook.h"
#include "game/report/table/zip.h"

struct workbook_reading {
    struct workbook *workbook;
    const struct zip *zip;
    const char *file;
    struct diag_list *diags;
};

bool workbook_read_xlsx(struct workbook_reading *reading);
bool workbook_read_ods(struct workbook_reading *reading);

/** A row that is being read. A zeroed one is ready for use. */
struct workbook_line {
    const char *cells[WORKBOOK_COLUMNS_MAX];
    size_t count; // up to the last that is not empty
};

/** Puts a copy of `text` in the line; what lies right of the last column is left out. */
void workbook_line_set(struct workbook_reading *reading, struct workbook_line *line, size_t column,
        const char *text);

/** Adds the line to the sheet and empties it; nothing when it is empty. False past the limit. */
bool workbook_line_end(struct workbook_reading *reading, struct workbook_sheet *sheet,
        struct workbook_line *line, long number);

/** "3" for "3.0" and "3.0000000000000004": what people typed, not how it is kept. */
void workbook_plain_number(struct buffer *buffer, const char *text);

/** Whether a cell with this text is written as a number: a whole one of at most five digits. */
bool workbook_is_number(const char *text);

bool workbook_write_xlsx(
        const struct workbook *workbook, struct buffer *bytes, struct diag_list *diags);
void workbook_write_ods(const struct workbook *workbook, struct buffer *bytes);
