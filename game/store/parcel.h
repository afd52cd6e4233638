// SPDX-License-Identifier: GPL-3.0-or-later
// Parcels: rows on their way to an office that is closed, sealed for it in play.db.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/digest.h"
#include "game/store/database.h"
#include "game/store/store.h"

/** How a row is put in the office; in parcels as a number, so the order never changes. */
enum parcel_statement {
    PARCEL_SESSION,
    PARCEL_JOURNAL,
    PARCEL_ANSWERS,
    PARCEL_NAME,
    PARCEL_NO_NAME,
    PARCEL_REMARK,
    PARCEL_STATEMENT_COUNT
};

/** The insert of office.db that takes a row's columns as its parameters, all that can be made
 * twice. */
const char *parcel_sql(enum parcel_statement statement);

/** Adds the row that `query` stands at, as it is, to the plain text of a parcel. */
void parcel_add_row(struct buffer *plain, enum parcel_statement statement, struct query *query);

/** Adds a row of the caller's own: integers and texts in order, `texts[i]` NULL for an integer. */
void parcel_add_values(struct buffer *plain, enum parcel_statement statement,
        const char *const *texts, const int64_t *integers, int count);

/** Seals `plain` for the office and keeps it in play.db; `content` (may be NULL) is what its
 * session was played with, and stays in play.db as long. Wipes `plain`. */
bool parcel_send(struct store *store, struct buffer *plain, const struct digest *content,
        struct diag_list *diags);

/** Takes every parcel into the office, which is open. One that does not open stays, with a
 * warning. */
void parcel_take_all(struct store *store, struct diag_list *diags);
