// SPDX-License-Identifier: GPL-3.0-or-later
// Where the trainer's figures come from, and where their pictures go.
#include <stdio.h>

#include "game/base/mem.h"
#include "game/base/save.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/scenario/load.h"
#include "game/screens/export_folder.h"
#include "game/screens/trainer/figures_inner.h"
#include "game/store/content.h"
#include "game/store/parts.h"
#include "game/store/vault.h"
#include "scoring/competency.h"

static void keep_trouble(struct figures *figures, struct diag_list *diags)
{
    struct buffer text = { 0 };
    diag_list_write(&text, diags);
    while (text.size > 0 && text.bytes[text.size - 1] == '\n') {
        text.bytes[--text.size] = '\0';
    }
    mem_free(figures->trouble);
    figures->trouble = text.size > 0 ? buffer_take(&text) : NULL;
    buffer_finish(&text);
}

static void forget(struct figures *figures)
{
    measure_finish(&figures->measure);
    measure_data_finish(&figures->data);
    figures->measure = (struct measure) { 0 };
    figures->data = (struct measure_data) { 0 };
    figures->source = FIGURES_NOTHING;
    figures->informed = -1;
    figures->heard = false;
    figures->first = 0;
    mem_free(figures->exported);
    figures->exported = NULL;
}

static void work_out(struct figures *figures, int source)
{
    figures->source = source;
    figures->generation++;
    measure_init(&figures->measure, &figures->data);
    if (figures->measure.scales[figures->scale].columns == 0) {
        figures->scale = MEASURE_OVERALL;
    }
}

void figures_load_contents(struct figures *figures, struct world *world)
{
    struct diag_list diags = { 0 };
    vec_finish(&figures->contents);
    figures->locked = vault_state(world->store) == VAULT_LOCKED;
    if (figures->locked) {
        return;
    }
    (void)office_list_contents(world->store, &figures->contents, &diags);
    keep_trouble(figures, &diags);
    diag_list_finish(&diags);
}

struct taking {
    struct measure_data *data;
    uint32_t *columns; // of each part
    VEC(struct measure_cell) cells;
};

static bool take(void *context, const struct session_cells *cells)
{
    struct taking *taking = context;
    if (!cells->readable) { // one that is damaged says nothing about the others
        return true;
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

static bool read_cells(struct figures *figures, struct world *world, const struct digest *content,
        struct diag_list *diags)
{
    struct part_list list = { 0 };
    struct taking taking = { .data = &figures->data };
    bool good = parts_read_names(world->store, content, &list, diags);
    taking.columns = mem_alloc((list.parts.count + 1) * sizeof(*taking.columns));
    for (size_t i = 0; i < list.parts.count; i++) {
        const struct part_name *part = &list.parts.items[i];
        taking.columns[i] = measure_data_column(
                &figures->data, part->scenario, part->decision, part->competency);
    }
    good = good && parts_scan(world->store, content, &list, world->now_ms, take, &taking, diags);
    mem_free(taking.columns);
    vec_finish(&taking.cells);
    part_list_finish(&list);
    return good;
}

void figures_load_sessions(struct figures *figures, struct world *world, int content)
{
    struct diag_list diags = { 0 };
    forget(figures);
    if (read_cells(figures, world, &figures->contents.items[content].content, &diags)) {
        work_out(figures, content);
    } else {
        measure_data_finish(&figures->data);
        figures->data = (struct measure_data) { 0 };
    }
    keep_trouble(figures, &diags);
    diag_list_finish(&diags);
}

static bool hear(void *context, const struct office_evidence *evidence)
{
    return measure_data_add_said(context, evidence->session, evidence->evidence);
}

// What could be said stands in the content. Where that cannot be read, what was said remains.
static void read_offers(
        struct figures *figures, struct world *world, const struct office_content *content)
{
    struct diag_list none = { 0 };
    struct bundle files;
    struct shift *shift = NULL;
    if (store_load_content(world->store, &content->content, &files, &none)) {
        shift = shift_load(&files, content->shift, &none);
    }
    for (size_t i = 0; shift != NULL && i < shift->entry_count; i++) {
        measure_data_add_offers(&figures->data, shift->entries[i].scenario);
    }
    shift_destroy(shift);
    bundle_finish(&files);
    diag_list_finish(&none);
}

void figures_load_said(struct figures *figures, struct world *world)
{
    if (figures->heard || figures->source < 0) {
        return;
    }
    struct diag_list diags = { 0 };
    const struct office_content *content = &figures->contents.items[figures->source];
    figures->heard = true;
    if (office_scan_evidence(
                world->store, &content->content, world->now_ms, hear, &figures->data, &diags)) {
        read_offers(figures, world, content);
        measure_take_replies(&figures->measure);
    }
    keep_trouble(figures, &diags);
    diag_list_finish(&diags);
}

void figures_load_file(struct figures *figures, const char *path)
{
    struct diag_list diags = { 0 };
    struct number_table table;
    struct number_choice all = { 0 };
    char *kept = mem_copy_text(path);
    forget(figures);
    mem_free(figures->path);
    figures->path = kept;
    bool good = number_table_init(&table, kept, NULL, &all, &diags) &&
            measure_data_add_table(&figures->data, &table);
    number_table_finish(&table);
    if (good) {
        work_out(figures, FIGURES_FILE);
    } else {
        measure_data_finish(&figures->data);
        figures->data = (struct measure_data) { 0 };
    }
    keep_trouble(figures, &diags);
    diag_list_finish(&diags);
}

void figures_export(struct figures *figures, struct world *world, enum measure_format format)
{
    struct diag_list diags = { 0 };
    struct buffer path = { 0 };
    struct buffer bytes = { 0 };
    const char *name = figures->scale == MEASURE_OVERALL
            ? "all"
            : competency_id((enum competency)figures->scale);
    (void)export_folder(world, &path);
    buffer_add_format(
            &path, "/%s-%s.%s", tr("figures"), name, format == MEASURE_SVG ? "svg" : "pdf");
    bool good = measure_write(&figures->measure, figures->scale, format, "1970-01-01T00:00:00Z",
                        &bytes) &&
            save_file(buffer_text(&path), bytes.bytes, bytes.size, NULL, &diags);
    mem_free(figures->exported);
    figures->exported = good ? buffer_take(&path) : NULL;
    keep_trouble(figures, &diags);
    buffer_finish(&bytes);
    buffer_finish(&path);
    diag_list_finish(&diags);
}

void figures_finish(struct figures *figures)
{
    forget(figures);
    for (int i = 0; i < MEASURE_CHARTS; i++) {
        if (figures->charts[i].key != 0) {
            picture_finish(&figures->charts[i].picture);
        }
    }
    vec_finish(&figures->contents);
    mem_free(figures->path);
    mem_free(figures->trouble);
}
