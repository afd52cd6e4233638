// SPDX-License-Identifier: GPL-3.0-or-later
// What opening a sheet costs among others who played the same.
#include "tests/bench/bench_sheet.h"

#include "game/command/sample_play.h"
#include "game/screens/recruiter/recruiter_look.h"
#include "game/store/store.h"
#include "tests/bench/measure.h"

enum { RUNS = 9, SEED = 1 };

static const int64_t NOW_MS = INT64_C(1795000000000);

static bool fill(struct store *store, int people, struct diag_list *diags)
{
    struct sample sample;
    bool good = store_hurry(store, diags) &&
            sample_init(&sample, ZEVEN_SOURCE_DIR "/scenarios", "shifts/vorm-a.xml", SEED, diags);
    for (int i = 0; good && i < people; i++) {
        good = sample_play(&sample, store, (uint32_t)i, NOW_MS + i, diags);
    }
    sample_finish(&sample);
    return good;
}

static bool open_one(struct world *world, const struct session_row *row, double *ms)
{
    struct recruiter_look look;
    double before = measure_wall_ms();
    recruiter_look_init(&look, world, row->id, "bench");
    *ms = measure_wall_ms() - before;
    bool whole = look.opened && look.replayed && !look.differs;
    recruiter_look_finish(&look);
    return whole;
}

static bool open_some(struct world *world, struct bench_sheet *result)
{
    struct session_list list = { 0 };
    double times[RUNS + 1] = { 0 };
    bool good =
            store_list_finished(world->store, NULL, &list, &world->diags) && list.rows.count > RUNS;
    for (size_t i = 0; good && i <= RUNS; i++) {
        good = open_one(world, &list.rows.items[i * (list.rows.count - 1) / RUNS], &times[i]);
    }
    good = good && bench_replay_measure(world, list.rows.items[0].id, &result->replay);
    result->first_ms = times[0];
    result->next_ms = measure_median(times + 1, RUNS);
    result->slowest_ms = measure_percentile(times + 1, RUNS, 100);
    session_list_finish(&list);
    return good;
}

bool bench_sheet_measure(const char *folder, int people, struct bench_sheet *result)
{
    struct world world = { .now_ms = NOW_MS, .data = ZEVEN_SOURCE_DIR "/scenarios" };
    *result = (struct bench_sheet) { 0 };
    world.store = store_open(folder, &world.diags);
    bool good = world.store != NULL && fill(world.store, people, &world.diags) &&
            open_some(&world, result);
    store_close(world.store);
    diag_list_finish(&world.diags);
    return good;
}
