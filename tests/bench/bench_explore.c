// SPDX-License-Identifier: GPL-3.0-or-later
// The search by the clock: states a second and bytes a state, from 100 to 100,000 turns.
#include "tests/bench/bench_explore.h"

#include <stdlib.h>

#include "game/explore/search/explore.h"
#include "game/scenario/load.h"
#include "tests/bench/measure.h"
#include "tests/bench/story.h"

enum { STORY_SEED = 7, STATES = 1000000, BUDGET = 2000000 };

static struct shift *load(struct bundle *bundle, const char *path)
{
    struct diag_list diags = { 0 };
    struct shift *shift = path != NULL ? shift_load(bundle, path, &diags) : NULL;
    if (shift == NULL) {
        abort();
    }
    diag_list_finish(&diags);
    return shift;
}

struct bench_search bench_search(uint32_t turns)
{
    struct bundle bundle;
    bundle_init_memory(&bundle);
    story_fill(&bundle, turns, STORY_SEED);
    struct shift *shift = load(&bundle, STORY_SHIFT);
    const struct scenario *scenario = shift->entries[0].scenario;
    struct search_setup setup = {
        .scenario = scenario,
        .rules = shift->rules,
        .request = { .contacts = search_all_contacts(scenario), .points = SLICE_NONE },
        .budget = STATES,
    };
    struct search search;
    double before = measure_cpu_ms();
    search_init(&search, &setup);
    double seconds = (measure_cpu_ms() - before) / 1000;
    struct bench_search result = {
        .states = search.set.count / seconds,
        .steps = (double)search.steps / seconds,
        .bytes = (double)search_bytes(&search) / search.set.count,
        .seconds = seconds,
    };
    search_finish(&search);
    shift_destroy(shift);
    bundle_finish(&bundle);
    return result;
}

double bench_exploration(const char *path)
{
    struct bundle bundle;
    struct diag_list diags = { 0 };
    bundle_init_folder(&bundle, ZEVEN_SOURCE_DIR "/scenarios");
    struct shift *shift = load(&bundle, shift_alone(&bundle, path, NULL, &diags));
    struct explore_setup setup = {
        .scenario = shift->entries[0].scenario,
        .rules = shift->rules,
        .hours = { shift->start, shift->until },
        .budget = BUDGET,
    };
    struct exploration found;
    double before = measure_cpu_ms();
    explore_init(&found, &setup);
    double spent = measure_cpu_ms() - before;
    explore_finish(&found);
    shift_destroy(shift);
    bundle_finish(&bundle);
    diag_list_finish(&diags);
    return spent;
}
