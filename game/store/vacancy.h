// SPDX-License-Identifier: GPL-3.0-or-later
// Vacancies: what people are invited for, and which competencies matter there, fixed beforehand.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/store/store.h"

enum {
    DIAG_VACANCY_MISSING = 616,      // argument: the name
    DIAG_VACANCY_TAKEN = 617,        // argument: the name
    DIAG_VACANCY_TEXT = 618,         // empty, too long or not text; arguments: which, at most
    DIAG_VACANCY_COMPETENCIES = 619, // not three or four different ones; argument: what was given
    DIAG_VACANCY_REASON = 620,       // a change after the first sheet was opened; argument: name
    DIAG_VACANCY_CLOSED = 621,       // argument: the name
    DIAG_VACANCY_SHIFT = 622,        // it has candidates: the shift stays; argument: the name
    DIAG_VACANCY_NOT_GIVEN = 660,    // the organisation does not give this shift; argument: it
    DIAG_VACANCY_NUMBER = 629,       // argument: which number cannot be
};

enum {
    VACANCY_NAME_MAX = 120, // bytes, of a name and of a form
    VACANCY_REASON_MAX = 2000,
    VACANCY_WEEKS_MAX = 52, // of retention, with consent
    VACANCY_COMPETENCIES_MIN = 3,
    VACANCY_COMPETENCIES_MAX = 4,
};

struct vacancy {
    int64_t id;
    const char *name;
    const char *shift;        // "shifts/ochtend.xml"
    const char *form;         // what the shift is called in lists: "Form A"
    const char *competencies; // ids of those that matter, a space between
    const char *reason;       // why those
    int64_t created_ms;
    int64_t closes_ms;       // planned; wall time
    int64_t closed_ms;       // 0 = open
    int64_t retention_weeks; // after it closes
    int64_t fixed_ms;        // when its first sheet was opened; 0 = not yet
    int64_t candidates;      // how many
};

struct vacancy_list {
    struct arena arena;
    VEC(struct vacancy) rows;
};

void vacancy_list_finish(struct vacancy_list *list);

/** Who does something, and when. */
struct office_hand {
    const char *who;
    int64_t at_ms;
};

/** Adds a vacancy and writes the audit; `id`, the times beside closes_ms and the count are not
 * read. Its shift must be one that the setting "org.shifts" names; so must the one of a change. */
bool vacancy_add(struct store *store, const struct vacancy *vacancy, const struct office_hand *hand,
        int64_t *id, struct diag_list *diags);

/**
 * Puts name, form, competencies and their reason, closing date and retention of the vacancy
 * `vacancy->id` in the place of what they were; the audit keeps what changed, and why. `why` may be
 * NULL or "" until the first sheet was opened. The shift can change while there are no candidates.
 */
bool vacancy_change(struct store *store, const struct vacancy *vacancy, const char *why,
        const struct office_hand *hand, struct diag_list *diags);

/** Closes it: nobody is invited any more, and retention begins. */
bool vacancy_close(
        struct store *store, int64_t id, const struct office_hand *hand, struct diag_list *diags);

/** Adds them all, the newest first. */
bool vacancy_read_all(struct store *store, struct vacancy_list *list, struct diag_list *diags);

/** Adds the one with this id, or this name. False, with a diagnostic, when there is none. */
bool vacancy_find(
        struct store *store, int64_t id, struct vacancy_list *list, struct diag_list *diags);
bool vacancy_find_name(
        struct store *store, const char *name, struct vacancy_list *list, struct diag_list *diags);

/** Sets until when its candidates are kept: after its end, and longer with a consent. Within the
 * caller's transaction. */
bool vacancy_refresh_keep(struct database *office, int64_t id, struct diag_list *diags);

/** Whether `text` can be a line that people read: UTF-8 without control characters, 1 to `at_most`
 * bytes and not only blanks. */
bool office_is_line(const char *text, size_t at_most);

/** The same for a text of more lines. */
bool office_is_text(const char *text, size_t at_most);
