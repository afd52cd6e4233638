// SPDX-License-Identifier: GPL-3.0-or-later
// A class that is invited from a list: vacancies by name and accommodations in words, line by line.
#include "game/store/candidate.h"

#include <string.h>

// Spreadsheets write every line of one class with the same name: it is looked up once.
struct known {
    const char *name;
    int64_t id;
};

static bool find_vacancy(struct store *store, const struct candidate_line *line, const char *file,
        struct known *last, struct diag_list *diags)
{
    if (last->name != NULL && strcmp(last->name, line->vacancy) == 0) {
        return last->id != 0;
    }
    struct vacancy_list list = { 0 };
    struct diag_list own = { 0 };
    bool found = vacancy_find_name(store, line->vacancy, &list, &own);
    *last = (struct known) { line->vacancy, found ? list.rows.items[0].id : 0 };
    for (size_t i = 0; i < own.diags.count; i++) {
        const struct diag *diag = &own.diags.items[i];
        diag_add(diags, diag->code, DIAG_ERROR, file, line->line, line->vacancy, NULL);
    }
    vacancy_list_finish(&list);
    diag_list_finish(&own);
    return found;
}

static bool read_needs(struct accommodations *needs, const struct candidate_line *line,
        const char *file, struct diag_list *diags)
{
    const char *odd = NULL;
    bool known = accommodations_read(needs, line->needs, &odd);
    if (!known) {
        diag_add(diags, DIAG_CANDIDATE_ACCOMMODATION, DIAG_ERROR, file, line->line, odd, NULL);
    }
    return known;
}

bool candidate_add_class(struct store *store, const struct candidate_line *lines, size_t count,
        const char *file, const struct office_hand *hand, struct diag_list *diags)
{
    VEC(struct candidate_new) items = { 0 };
    struct known last = { 0 };
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        struct candidate_new item = {
            .code = lines[i].code, .name = lines[i].name, .line = lines[i].line
        };
        good = find_vacancy(store, &lines[i], file, &last, diags) && good;
        good = read_needs(&item.accommodations, &lines[i], file, diags) && good;
        item.vacancy = last.id;
        vec_push(&items, item);
    }
    good = good && candidate_add(store, items.items, items.count, file, hand, diags);
    vec_finish(&items);
    return good;
}
