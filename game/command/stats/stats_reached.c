// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats items --sessions: each decision described for who came to it, since in a story nobody
// comes to all.
#include "game/command/stats/session_measure.h"
#include "game/command/stats/session_table.h"
#include "game/command/stats/stats.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_words.h"
#include "scoring/competency.h"

static void add_item(
        struct stats_job *job, const struct measure *measure, const struct measure_item *item)
{
    struct stats_out *out = &job->out;
    const struct item *of = &item->item;
    bool described = item->described;
    struct buffer flags = { 0 };
    measure_add_item_words(&flags, item);
    stats_text(out, "item", tr("Part"), measure->data->decisions.items.items[item->decision]);
    stats_integer(out, "n", tr("Came to it"), (int64_t)item->n);
    stats_number(out, "mean", tr("Mean"), item->mean, 2);
    stats_maybe(out, "sd", "SD", described, of->sd, 2);
    stats_maybe(out, "facility", tr("Facility"), described, of->facility, 2);
    stats_maybe(out, "item_rest_r", tr("r rest"), described && of->has_rest, of->rest_r, 2);
    stats_maybe(
            out, "alpha_if_deleted", tr("Alpha without"), item->has_alpha, item->alpha_without, 3);
    stats_maybe(out, "d27", tr("D27"), described, of->d27, 2);
    stats_maybe(out, "discrimination_index", tr("Discr. index"), described && of->has_rest,
            of->discrimination_index, 0);
    stats_maybe(out, "discriminative_efficiency", tr("Efficiency"), described && of->has_efficiency,
            of->efficiency, 0);
    stats_number(out, "mean_total", tr("Their mean score"), item->mean_total, 1);
    stats_text(out, "flags", tr("Look at"), buffer_text(&flags));
    buffer_finish(&flags);
}

static void describe(struct stats_job *job, const struct measure *measure, int index)
{
    struct stats_out *out = &job->out;
    const struct measure_scale *scale = &measure->scales[index];
    out->title = tr("Items");
    stats_integer(out, "n", tr("People"), measure->data->people);
    stats_maybe(out, "alpha", tr("Cronbach's alpha, over scenarios"),
            scale->refusal == RELIABILITY_FINE, scale->reliability.alpha, 3);
    stats_list_open(out, "items", tr("Parts"));
    for (size_t i = 0; i < scale->items.count; i++) {
        add_item(job, measure, &scale->items.items[i]);
    }
    stats_list_close(out);
    stats_note(out,
            tr("Not everybody came to every decision: each is described for who did. The rest is "
               "their score on all other scenarios."));
    if (measure->data->left_out > 0) {
        stats_note(out, tr("There was no room for all: the last sessions are left out."));
    }
}

int stats_reached(struct stats_job *job)
{
    const char *competency = job->options->competency;
    struct store *store = command_open_office(job->io, false, job->diags);
    struct session_table table = { 0 };
    struct digest content = { 0 };
    struct measure_data data = { 0 };
    bool good = store != NULL &&
            session_table_choose(&table, store, job->options->content, &content, job->diags) &&
            session_measure_read(&data, store, &content, job->diags);
    store_close(store);
    if (good) {
        struct measure measure;
        measure_init(&measure, &data);
        describe(job, &measure,
                competency != NULL ? (int)competency_find(competency) : MEASURE_OVERALL);
        measure_finish(&measure);
    }
    measure_data_finish(&data);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}
