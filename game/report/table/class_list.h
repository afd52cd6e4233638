// SPDX-License-Identifier: GPL-3.0-or-later
// A class in a CSV file: codes, and beside them name, vacancy and accommodations.
#pragma once

#include "game/report/table/csv.h"

struct class_line {
    const char *code;
    const char *name; // "" = none, as the others
    const char *vacancy;
    const char *needs;
    int line; // of the file
};

struct class_list {
    struct csv csv; // owns the texts
    VEC(struct class_line) lines;
};

/**
 * Reads `size` bytes with a header line. The column `code` must be there; `vacancy` too, unless
 * `vacancy` is given for the lines that name none. `file` and `vacancy` are borrowed. False, with
 * every slip diagnosed, when it is no such list; class_list_finish then too.
 */
bool class_list_init(struct class_list *list, const char *file, const char *bytes, size_t size,
        const char *vacancy, struct diag_list *diags);
void class_list_finish(struct class_list *list);
