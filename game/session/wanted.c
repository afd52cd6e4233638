// SPDX-License-Identifier: GPL-3.0-or-later
// What the vacancy of a candidate asks for, for who reads a sheet.
#include "game/session/wanted.h"

#include <stdio.h>
#include <string.h>

#include "game/store/candidate_page.h"
#include "game/store/vacancy.h"

// Whether `id` is one of the words of `text`.
static bool names(const char *text, const char *id)
{
    size_t size = strlen(id);
    for (const char *at = text; *at != '\0'; at += strspn(at, " ")) {
        size_t word = strcspn(at, " ");
        if (word == size && strncmp(at, id, size) == 0) {
            return true;
        }
        at += word;
    }
    return false;
}

static void fill(struct wanted *wanted, const struct vacancy *vacancy)
{
    wanted->has = true;
    (void)snprintf(wanted->vacancy, sizeof(wanted->vacancy), "%s", vacancy->name);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        wanted->competency[k] = names(vacancy->competencies, competency_id((enum competency)k));
    }
}

bool wanted_of_candidate(
        struct wanted *wanted, struct store *store, const char *code, struct diag_list *diags)
{
    struct candidate_page page = { 0 };
    struct vacancy_list list = { 0 };
    *wanted = (struct wanted) { 0 };
    bool good = candidate_read_one(store, code, &page, diags);
    int64_t vacancy = good ? page.rows.items[0].vacancy : 0;
    if (vacancy != 0) {
        good = vacancy_find(store, vacancy, &list, diags);
    }
    if (list.rows.count > 0) {
        fill(wanted, &list.rows.items[0]);
    }
    candidate_page_finish(&page);
    vacancy_list_finish(&list);
    return good;
}
