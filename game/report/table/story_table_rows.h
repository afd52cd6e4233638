// SPDX-License-Identifier: GPL-3.0-or-later
// One row of an edited table beside the element it names. For story_table_apply.c only.
#pragma once

#include "game/report/table/story_table_apply.h"

struct story_table_applying {
    struct story_table_result *result;
    struct edit *edit;
    struct diag_list *diags;
    enum story_table_sheet sheet;
    const char *sheet_name;            // as the workbook has it
    size_t columns[TABLE_COLUMNS_MAX]; // where each of ours stands in the workbook
    bool same;                         // the file is what the table was made of
    const struct workbook_row *row;    // the one at hand
    const char *where;                 // its name for people
};

/** Says something of the row at hand. */
void story_table_row_diag(struct story_table_applying *applying, int code,
        enum diag_severity severity, const char *first, const char *second);

/** The cell of the row at hand in one of our columns, tidied; "" when the column is gone. */
const char *story_table_row_cell(struct story_table_applying *applying, size_t column);

/** Takes over what differs from `known`, the same row as the file has it. */
void story_table_row_compare(
        struct story_table_applying *applying, const struct story_table_row *known);

/** Takes over a row that has no place yet: a new reply, part, topic or informed wording. */
void story_table_row_add(struct story_table_applying *applying);
