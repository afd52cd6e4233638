// SPDX-License-Identifier: GPL-3.0-or-later
// zeven candidate add and import: codes that are invited, one by one or as a class from a CSV file.
#include <string.h>

#include "game/base/bundle.h"
#include "game/command/candidate_inner.h"
#include "game/locale/locale.h"
#include "game/report/table/csv.h"
#include "game/store/candidate.h"

enum { CSV_SIZE_MAX = 32 * 1024 * 1024 };

static bool find_vacancy(
        struct store *store, const char *name, int64_t *id, struct diag_list *diags)
{
    struct vacancy_list list = { 0 };
    bool found = vacancy_find_name(store, name, &list, diags);
    *id = found ? list.rows.items[0].id : 0;
    vacancy_list_finish(&list);
    return found;
}

static bool read_needs(struct accommodations *needs, const char *text, const char *file, int line,
        struct diag_list *diags)
{
    const char *odd = NULL;
    bool known = text == NULL || accommodations_read(needs, text, &odd);
    if (!known) {
        diag_add(diags, DIAG_CANDIDATE_ACCOMMODATION, DIAG_ERROR, file, line, odd, NULL);
    }
    return known;
}

int candidate_run_add(struct store *store, void *words, struct diag_list *diags)
{
    struct candidate_asked *asked = words;
    candidate_take_code(asked);
    struct candidate_new item = { .code = asked->plain, .name = asked->name };
    struct office_hand hand = words_hand(asked->who);
    if (asked->vacancy == NULL) {
        return command_refuse_argument(asked->io, "candidate", "");
    }
    bool good = find_vacancy(store, asked->vacancy, &item.vacancy, diags) &&
            read_needs(&item.accommodations, asked->needs, NULL, 0, diags) &&
            candidate_add(store, &item, 1, NULL, &hand, diags);
    if (!good) {
        return COMMAND_FAILED;
    }
    return candidate_print(store, asked->plain, asked->json, asked->io, diags) ? COMMAND_FINE
                                                                               : COMMAND_FAILED;
}

/* ---- a file ---- */

struct columns {
    int code; // -1 = there is none
    int vacancy;
    int name;
    int needs;
};

static const char *field(const struct csv_row *row, int column)
{
    return column >= 0 ? row->fields[column] : "";
}

// Excel writes every file of one class with the same name on each line: it is looked up once.
struct known {
    const char *name;
    int64_t id;
};

static bool row_vacancy(struct store *store, const char *name, struct known *last, int64_t *id,
        struct diag_list *diags)
{
    if (last->name == NULL || strcmp(last->name, name) != 0) {
        *last = (struct known) { name, 0 };
        if (!find_vacancy(store, name, &last->id, diags)) {
            return false;
        }
    }
    *id = last->id;
    return last->id != 0;
}

typedef VEC(struct candidate_new) new_list;

static bool take_rows(struct store *store, const struct csv *csv, const struct columns *columns,
        const struct candidate_asked *asked, new_list *items, struct diag_list *diags)
{
    struct known last = { 0 };
    bool good = true;
    for (size_t i = 0; i < csv->rows.count; i++) {
        const struct csv_row *row = &csv->rows.items[i];
        const char *vacancy = field(row, columns->vacancy);
        struct candidate_new item = {
            .code = field(row, columns->code), .name = field(row, columns->name), .line = row->line
        };
        vacancy = *vacancy != '\0' || asked->vacancy == NULL ? vacancy : asked->vacancy;
        good = row_vacancy(store, vacancy, &last, &item.vacancy, diags) && good;
        good = read_needs(&item.accommodations, field(row, columns->needs), csv->file, row->line,
                       diags) &&
                good;
        vec_push(items, item);
    }
    return good;
}

static bool import(struct store *store, const struct csv *csv, const struct candidate_asked *asked,
        size_t *count, struct diag_list *diags)
{
    static const char *const NEEDED[] = { "code", "vacancy" };
    int places[2] = { -1, -1 };
    new_list items = { 0 };
    struct office_hand hand = words_hand(asked->who);
    if (!csv_columns(csv, NEEDED, asked->vacancy != NULL ? 1 : 2, places, diags)) {
        return false;
    }
    struct columns columns = { places[0], csv_column(csv, "vacancy"), csv_column(csv, "name"),
        csv_column(csv, "accommodations") };
    bool good = take_rows(store, csv, &columns, asked, &items, diags) &&
            candidate_add(store, items.items, items.count, csv->file, &hand, diags);
    *count = items.count;
    vec_finish(&items);
    return good;
}

int candidate_run_import(struct store *store, void *words, struct diag_list *diags)
{
    const struct candidate_asked *asked = words;
    struct buffer bytes = { 0 };
    struct csv csv = { 0 };
    size_t count = 0;
    bool good = bundle_read_path(asked->plain, CSV_SIZE_MAX, &bytes, diags);
    if (good) {
        good = csv_init(&csv, asked->plain, buffer_text(&bytes), bytes.size, diags) &&
                import(store, &csv, asked, &count, diags);
        csv_finish(&csv);
    }
    buffer_finish(&bytes);
    if (good && asked->json) {
        fprintf(asked->io->out, "{\"invited\":%zu}\n", count);
    } else if (good) {
        fprintf(asked->io->out,
                tr_plural("%ld candidate is invited.\n", "%ld candidates are invited.\n",
                        (long)count),
                (long)count);
    }
    return good ? COMMAND_FINE : COMMAND_FAILED;
}
