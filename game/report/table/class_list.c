// SPDX-License-Identifier: GPL-3.0-or-later
// A class in a CSV file: codes, and beside them name, vacancy and accommodations.
#include "game/report/table/class_list.h"

static const char *field(const struct csv_row *row, int column)
{
    return column >= 0 ? row->fields[column] : "";
}

static void take_lines(struct class_list *list, int code, const char *vacancy)
{
    const struct csv *csv = &list->csv;
    int name = csv_column(csv, "name");
    int vacancies = csv_column(csv, "vacancy");
    int needs = csv_column(csv, "accommodations");
    for (size_t i = 0; i < csv->rows.count; i++) {
        const struct csv_row *row = &csv->rows.items[i];
        struct class_line line = { field(row, code), field(row, name), field(row, vacancies),
            field(row, needs), row->line };
        line.vacancy = *line.vacancy != '\0' || vacancy == NULL ? line.vacancy : vacancy;
        vec_push(&list->lines, line);
    }
}

bool class_list_init(struct class_list *list, const char *file, const char *bytes, size_t size,
        const char *vacancy, struct diag_list *diags)
{
    static const char *const NEEDED[] = { "code", "vacancy" };
    int places[2] = { -1, -1 };
    *list = (struct class_list) { 0 };
    bool good = csv_init(&list->csv, file, bytes, size, diags) &&
            csv_columns(&list->csv, NEEDED, vacancy != NULL ? 1 : 2, places, diags);
    if (good) {
        take_lines(list, places[0], vacancy);
    }
    return good;
}

void class_list_finish(struct class_list *list)
{
    vec_finish(&list->lines);
    csv_finish(&list->csv);
}
