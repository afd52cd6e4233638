// SPDX-License-Identifier: GPL-3.0-or-later
// Where the trainer's figures come from, and where their pictures go.
#include <stdio.h>

#include "game/base/mem.h"
#include "game/base/save.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/screens/export_folder.h"
#include "game/screens/trainer/figures_inner.h"
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
    (void)office_list_contents(world->store, &figures->contents, &diags);
    keep_trouble(figures, &diags);
    diag_list_finish(&diags);
}

static bool take(void *context, const struct office_evidence *evidence)
{
    return measure_data_add_evidence(context, evidence->evidence);
}

void figures_load_sessions(struct figures *figures, struct world *world, int content)
{
    struct diag_list diags = { 0 };
    forget(figures);
    bool good = office_scan_evidence(world->store, &figures->contents.items[content].content,
            world->now_ms, take, &figures->data, &diags);
    if (good) {
        work_out(figures, content);
    } else {
        measure_data_finish(&figures->data);
        figures->data = (struct measure_data) { 0 };
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
