// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of vacancies and of candidates share: vacancies, people, and plays that ended.
#pragma once

#include "game/store/candidate_page.h"
#include "game/store/vacancy.h"

#define HIRING_DAY_MS INT64_C(86400000)

extern const struct office_hand HIRING_NOOR;

/** One that is whole, and closes in ten days. */
struct vacancy hiring_vacancy(const char *name);

/** Each fails the test when it cannot be done. */
int64_t hiring_add(struct store *store, const char *name, struct diag_list *diags);
void hiring_invite(struct store *store, const char *code, int64_t vacancy, struct diag_list *diags);
int64_t hiring_play(
        struct store *store, const char *code, int64_t finished_ms, struct diag_list *diags);

/** The row of this code; `page` keeps its texts. */
struct candidate_row hiring_read_one(struct store *store, struct candidate_page *page,
        const char *code, struct diag_list *diags);

/** Whether `code` was said; whatever was said is forgotten. */
bool hiring_refused(int code, struct diag_list *diags);

/** The lines of the audit about this. */
size_t hiring_count_audit(struct store *store, const char *what, struct diag_list *diags);
