// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the verb export: what stands beside the sheets of a table, the norm and the panel's line.
#pragma once

#include <json-c/json.h>

#include "game/report/table/data_table.h"
#include "game/session/compare.h"
#include "game/session/session.h"
#include "game/store/office_scan.h"
#include "game/store/store.h"
#include "scoring/stats/standard.h"

struct export_beside {
    struct store *store;
    struct compare_norms norms;
    struct session *played; // any of the content that came last: for the keys of its scenarios
    struct comparison comparison; // of the session that was read last
    struct standard standard;
};

/** Reads the norms of the office. To be finished either way. */
bool export_beside_init(struct export_beside *beside, struct store *store, struct diag_list *diags);
void export_beside_finish(struct export_beside *beside);

/**
 * Finds what stands beside one stored session: `sheet` and `evidence` as they were kept. Where its
 * content cannot be read any more, it has no line.
 */
void export_beside_read(struct export_beside *beside, const struct office_evidence *row,
        struct json_object *sheet, struct json_object *evidence);

/** The heads and the cells of one competency, and those that stand once in a row. */
void export_beside_add_heads(struct data_table *table, enum competency competency);
void export_beside_add(
        const struct export_beside *beside, struct data_table *table, enum competency competency);
void export_beside_add_norm_heads(struct data_table *table);
void export_beside_add_norm(const struct export_beside *beside, struct data_table *table);
