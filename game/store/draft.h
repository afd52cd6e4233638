// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts: what somebody of the office typed and did not record yet, so that neither a lock nor a
// crash takes it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/store/vacancy.h"

/** The forms that the store itself ends, for every role: an answer that was given, a vacancy that
 * was closed. */
#define DRAFT_ANSWER "answer"
#define DRAFT_VACANCY "vacancy"

/** The form that a draft was typed in. Of each there is one draft a role: whoever else comes in
 * with that role finds it too. */
struct draft_place {
    const char *form;      // "decision", "answer" …
    int64_t about;         // which of many: a session, a remark, a vacancy; 0 = there is one
    const char *candidate; // the code of whom it is about, whose erasing takes it; NULL = nobody
};

/** What stands in one field, or was chosen. */
struct draft_value {
    const char *field;
    const char *text;
};

struct draft {
    struct arena arena;
    VEC(struct draft_value) values;
    int64_t at_ms;   // when the last of them was typed; 0 = there is no draft
    const char *who; // typed that; "" without a draft
};

/** Reads the draft of this form; without one it is empty. False when it cannot be read. `draft`
 * needs draft_finish whatever comes of it. */
bool draft_read(struct store *store, const struct draft_place *place, struct draft *draft,
        struct diag_list *diags);
void draft_finish(struct draft *draft);

/** The text of a field; NULL when the draft says nothing of it. */
const char *draft_text(const struct draft *draft, const char *field);

/**
 * Keeps these values in the office, all or none; one without a text (NULL) is dropped. What was
 * kept of other fields stays. No audit line: nothing was done yet. False, with nothing kept, when
 * the office is locked, the candidate is not there, or it cannot be written.
 */
bool draft_keep(struct store *store, const struct draft_place *place,
        const struct draft_value *values, size_t count, const struct office_hand *hand,
        struct diag_list *diags);

/** Drops the draft of this form, as when it was recorded. */
bool draft_drop(struct store *store, const struct draft_place *place, struct diag_list *diags);

/** Drops what any role typed there, because nobody can record it any more. Inside a transaction of
 * the caller's. */
bool draft_end(struct store *store, const char *form, int64_t about, struct diag_list *diags);

/** A form that waits with a draft of the role that is in. */
struct draft_left {
    const char *form;
    int64_t about;
    const char *candidate; // code; "" = about nobody
    const char *who;
    int64_t at_ms;
};

struct draft_left_list {
    struct arena arena;
    VEC(struct draft_left) rows;
};

/** Adds the forms that have a draft of this role, the last typed first. */
bool draft_read_left(struct store *store, struct draft_left_list *list, struct diag_list *diags);
void draft_left_list_finish(struct draft_left_list *list);
