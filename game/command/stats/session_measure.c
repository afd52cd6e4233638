// SPDX-License-Identifier: GPL-3.0-or-later
// Stored sessions as what statistics per decision and per reply are worked out from.
#include "game/command/stats/session_measure.h"

#include "game/command/command.h"
#include "game/command/stats/session_table.h"
#include "game/scenario/load.h"
#include "game/store/content.h"
#include "game/store/office_scan.h"
#include "game/store/parts.h"

struct taking {
    struct measure_data *data;
    uint32_t *columns; // of each part
    VEC(struct measure_cell) cells;
    struct diag_list *diags;
};

static bool refuse(struct diag_list *diags, int64_t session)
{
    session_table_refuse(diags, session);
    return false;
}

static bool take(void *context, const struct session_cells *cells)
{
    struct taking *taking = context;
    if (!cells->readable) {
        return refuse(taking->diags, cells->session);
    }
    vec_clear(&taking->cells);
    for (size_t i = 0; i < cells->count; i++) {
        const struct part_cell *cell = &cells->cells[i];
        struct measure_cell one = { 0, taking->columns[cell->part], (double)cell->earned,
            (double)cell->possible };
        vec_push(&taking->cells, one);
    }
    measure_data_add_session(
            taking->data, cells->session, taking->cells.items, taking->cells.count);
    return true;
}

bool session_measure_read(struct measure_data *data, struct store *store,
        const struct digest *content, struct diag_list *diags)
{
    struct part_list list = { 0 };
    struct taking taking = { .data = data, .diags = diags };
    bool good = parts_read_names(store, content, &list, diags);
    taking.columns = mem_alloc((list.parts.count + 1) * sizeof(*taking.columns));
    for (size_t i = 0; i < list.parts.count; i++) {
        const struct part_name *part = &list.parts.items[i];
        taking.columns[i] =
                measure_data_column(data, part->scenario, part->decision, part->competency);
    }
    good = good && parts_scan(store, content, &list, command_wall_ms(), take, &taking, diags);
    mem_free(taking.columns);
    vec_finish(&taking.cells);
    part_list_finish(&list);
    return good;
}

/* ---- what was said ---- */

struct hearing {
    struct measure_data *data;
    struct diag_list *diags;
};

static bool hear(void *context, const struct office_evidence *evidence)
{
    struct hearing *hearing = context;
    return measure_data_add_said(hearing->data, evidence->session, evidence->evidence) ||
            refuse(hearing->diags, evidence->session);
}

bool session_measure_hear(struct measure_data *data, struct store *store,
        const struct digest *content, const char *path, struct diag_list *diags)
{
    struct hearing hearing = { data, diags };
    struct diag_list none = { 0 };
    struct bundle files;
    struct shift *shift = NULL;
    bool good = office_scan_evidence(store, content, command_wall_ms(), hear, &hearing, diags);
    if (good && store_load_content(store, content, &files, &none)) {
        shift = shift_load(&files, path, &none);
        for (size_t i = 0; shift != NULL && i < shift->entry_count; i++) {
            measure_data_add_offers(data, shift->entries[i].scenario);
        }
        shift_destroy(shift);
        bundle_finish(&files);
    }
    diag_list_finish(&none);
    return good;
}
