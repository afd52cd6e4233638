// SPDX-License-Identifier: GPL-3.0-or-later
// What keeping a session costs: commits, opening, and bytes on disk.
#include "tests/bench/bench_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "game/base/mem.h"
#include "game/store/content.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"
#include "game/store/store.h"

enum { SHIFT_ACTIONS = 180 }; // the random player takes some 175 to the end of the shipped shift

static double now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int64_t folder_size(const char *folder)
{
    static const char *const NAMES[] = { "play.db", "play.db-wal", "office.db", "office.db-wal" };
    int64_t size = 0;
    for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
        struct buffer path = { 0 };
        struct stat status;
        buffer_add_format(&path, "%s/%s", folder, NAMES[i]);
        size += stat(buffer_text(&path), &status) == 0 ? status.st_size : 0;
        buffer_finish(&path);
    }
    return size;
}

static bool begin_session(struct store *store, int64_t *id, struct diag_list *diags)
{
    struct bundle bundle;
    bundle_init_memory(&bundle);
    bundle_add(&bundle, "shift.xml", "<shift/>", 8);
    struct session_start start = {
        .candidate = "K-1",
        .shift = "shift.xml",
        .seed = 7,
        .language = "nl",
        .rules = "rules 1",
        .created_ms = 1795000000000,
    };
    bool good = store_pin_content(store, &bundle, &start.content, diags) &&
            store_create_session(store, &start, id, diags);
    bundle_finish(&bundle);
    return good;
}

// As long as what is really written: an action, six slot ids and two wall times.
static bool append(struct store *store, int64_t session, int row, struct diag_list *diags)
{
    char text[64];
    (void)snprintf(text, sizeof(text), "reply takeover-call turn-%d acknowledge", row);
    struct journal_entry entry = {
        .text = text,
        .shown_ms = 1795000000000 + (int64_t)row * 9000,
        .chosen_ms = 1795000004321 + (int64_t)row * 9000,
        .order_shown = "acknowledge compare explain promise transfer apologise",
        .device = "keyboard",
    };
    return journal_append(store, session, &entry, NULL, diags);
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

static bool measure_commits(struct store *store, int64_t session, int commits,
        struct bench_store *result, struct diag_list *diags)
{
    double *times = mem_alloc((size_t)commits * sizeof(*times));
    double begin = now_ms();
    bool good = true;
    for (int row = 0; good && row < commits; row++) {
        double before = now_ms();
        good = append(store, session, row, diags);
        times[row] = now_ms() - before;
    }
    double all = now_ms() - begin;
    qsort(times, (size_t)commits, sizeof(*times), compare);
    result->commits_a_second = commits / all * 1e3;
    result->commit_median_ms = times[commits / 2];
    result->commit_p99_ms = times[(size_t)commits * 99 / 100];
    mem_free(times);
    return good;
}

// One session of a whole shift: its size while it runs, and when it has moved to the office.
static bool measure_size(const char *folder, struct bench_store *result, struct diag_list *diags)
{
    int64_t id = 0;
    struct session_end end = { .state = SESSION_FINISHED, .sheet = "{}", .evidence = "[]" };
    store_close(store_open(folder, diags));
    int64_t empty = folder_size(folder);
    struct store *store = store_open(folder, diags);
    bool good = store != NULL && begin_session(store, &id, diags);
    for (int row = 0; good && row < SHIFT_ACTIONS; row++) {
        good = append(store, id, row, diags);
    }
    result->bytes_running = folder_size(folder) - empty;
    good = good && store_finish_session(store, id, &end, diags);
    store_close(store);
    result->bytes_finished = folder_size(folder) - empty;
    return good;
}

bool bench_store_measure(const char *folder, int commits, struct bench_store *result)
{
    struct diag_list diags = { 0 };
    int64_t id = 0;
    *result = (struct bench_store) { 0 };
    bool good = measure_size(folder, result, &diags);
    struct store *store = good ? store_open(folder, &diags) : NULL;
    good = store != NULL && begin_session(store, &id, &diags) &&
            measure_commits(store, id, commits, result, &diags);
    store_close(store);

    double before = now_ms();
    store = good ? store_open(folder, &diags) : NULL;
    result->open_ms = now_ms() - before;
    good = store != NULL;
    store_close(store);
    diag_list_finish(&diags);
    return good;
}
