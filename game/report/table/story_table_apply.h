// SPDX-License-Identifier: GPL-3.0-or-later
// From a workbook that was edited back to the file: what changed, row by row, and what cannot be.
#pragma once

#include "game/report/table/story_table.h"

enum {
    DIAG_TABLE_NOT_OURS = 740,   // no sheet that we wrote
    DIAG_TABLE_OTHER = 741,      // made of {0}, not of {1}
    DIAG_TABLE_OLDER = 742,      // a note: the scenario is another than the table was made of
    DIAG_TABLE_NO_PLACES = 743,  // the sheet lacks its first column
    DIAG_TABLE_PLACE = 744,      // {0} is not in the scenario
    DIAG_TABLE_TWICE = 745,      // {0} was on row {1} already
    DIAG_TABLE_ROWS_GONE = 746,  // {0} rows are not there; they stay; a warning
    DIAG_TABLE_SHOWN = 747,      // {0} is only to read by; a warning
    DIAG_TABLE_NO_CELL = 748,    // in {0} nothing can stand on this row
    DIAG_TABLE_EMPTY = 749,      // {0} cannot be empty
    DIAG_TABLE_POINTS_WHY = 750, // points and why of {0} go together
    DIAG_TABLE_NEW_ROW = 751,    // a new row can only be in the sheet {0}
    DIAG_TABLE_NEW_TURN = 752,   // there is no turn {0} for a new row
    DIAG_TABLE_NEW_ID = 753,     // {0} is no id, or one that is there already
    DIAG_TABLE_LOSS = 754,       // {0} would not come back as it is
};

/** One cell that differs. */
struct story_table_change {
    const char *where; // "jaarnota.xlsx, sheet Replies, row 14"
    const char *title; // of the column
    const char *place;
    const char *before; // "" = nothing
    const char *after;
};

/** A row of the workbook, and what it is about. */
struct story_table_source {
    const char *where;
    const char *place;
    int row;
};

/** A zeroed one is ready for use. */
struct story_table_result {
    struct arena arena;
    VEC(struct story_table_change) changes;
    VEC(struct edit_change) edits;
    VEC(struct story_table_source) sources;
    struct buffer bytes; // the whole file as it would be
};

void story_table_result_finish(struct story_table_result *result);

/**
 * Compares `workbook`, which was read from `file`, with what the file of `edit` holds now, and puts
 * the file as it would be in `result`. `digest` of its bytes now. False, with diagnostics that name
 * sheet and row, when something cannot be; what only looks odd is a warning.
 */
bool story_table_apply(struct story_table_result *result, struct edit *edit,
        const struct workbook *workbook, const char *file, const char *digest,
        struct diag_list *diags);

/**
 * Checks the file as it would be among the files around `path`. What the change brings about is
 * said of the sheet and row it came from; what was there before and is only a warning is passed
 * over. False when it would not load.
 */
bool story_table_check(
        const struct story_table_result *result, const char *path, struct diag_list *diags);
