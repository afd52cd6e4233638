// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats … --svg FILE, --pdf FILE: how well a test measures, drawn.
#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/stats/session_measure.h"
#include "game/command/stats/session_table.h"
#include "game/command/stats/stats.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_write.h"
#include "scoring/competency.h"

static void add_file(struct stats_job *job, const char *path)
{
    char hash[DIGEST_HEX_SIZE];
    size_t size = 0;
    if (path != NULL && answer_hash_file(path, &size, hash)) {
        stats_text(&job->out, "file", "", path);
        stats_integer(&job->out, "bytes", "", (int64_t)size);
        stats_text(&job->out, "hash", "", hash);
    }
}

void stats_add_files(struct stats_job *job, const char *const *paths, size_t count)
{
    if (job->options->form != STATS_JSON) {
        return;
    }
    stats_list_open(&job->out, "files", "");
    for (size_t i = 0; i < count; i++) {
        add_file(job, paths[i]);
    }
    stats_list_close(&job->out);
}

static bool read_sessions(struct stats_job *job, struct measure_data *data)
{
    struct store *store = command_open_office(job->io, false, job->diags);
    struct session_table table = { 0 };
    struct digest content = { 0 };
    bool good = store != NULL &&
            session_table_choose(&table, store, job->options->content, &content, job->diags) &&
            session_measure_read(data, store, &content, job->diags);
    store_close(store);
    return good;
}

static bool read_file(struct stats_job *job, struct measure_data *data)
{
    struct number_table table;
    bool good = stats_open(job, &table) && measure_data_add_table(data, &table);
    number_table_finish(&table);
    return good;
}

static bool write_one(struct stats_job *job, const struct measure *measure, int scale,
        enum measure_format format, const char *path)
{
    struct buffer bytes = { 0 };
    bool good = path == NULL ||
            (measure_write(measure, scale, format, "1970-01-01T00:00:00Z", &bytes) &&
                    save_file(path, bytes.bytes, bytes.size, NULL, job->diags));
    if (good && path != NULL) {
        stats_text(&job->out, format == MEASURE_SVG ? "svg" : "pdf",
                format == MEASURE_SVG ? "SVG" : "PDF", path);
    }
    buffer_finish(&bytes);
    return good;
}

int stats_chart(struct stats_job *job)
{
    const struct stats_options *options = job->options;
    struct measure_data data = { 0 };
    struct measure measure;
    int scale =
            options->competency != NULL ? competency_find(options->competency) : MEASURE_OVERALL;
    bool good = options->sessions ? read_sessions(job, &data) : read_file(job, &data);
    measure_init(&measure, &data);
    job->out.title = tr("How well it measures");
    stats_integer(&job->out, "n", tr("People"), data.people);
    good = good && write_one(job, &measure, scale, MEASURE_SVG, options->svg_path) &&
            write_one(job, &measure, scale, MEASURE_PDF, options->pdf_path);
    const char *const files[] = { options->svg_path, options->pdf_path };
    if (good) {
        stats_add_files(job, files, 2);
    }
    measure_finish(&measure);
    measure_data_finish(&data);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}
