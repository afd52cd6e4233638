// SPDX-License-Identifier: GPL-3.0-or-later
// What looking back costs: a play is opened to be shown again, and jumped about in.
#include "tests/bench/bench_replay.h"

#include <string.h>

#include "game/screens/recruiter/recruiter_inner.h"
#include "tests/bench/measure.h"

enum { WIDTH = 1920, HEIGHT = 1080, JUMPS = 200 };

// On by moments, back by steps, and now and then over all of it.
static int key_of(int jump)
{
    static const int KEYS[] = { UI_KEY_DOWN, UI_KEY_DOWN, UI_KEY_LEFT, UI_KEY_END, UI_KEY_UP,
        UI_KEY_HOME, UI_KEY_DOWN, UI_KEY_RIGHT };
    return KEYS[jump % (int)(sizeof(KEYS) / sizeof(KEYS[0]))];
}

static double jump(struct navigator *navigator, int key)
{
    struct ui_event event = { .kind = UI_KEY_PRESS, .key = key };
    double before = measure_wall_ms();
    navigator_handle(navigator, &event, navigator_world(navigator)->now_ms);
    (void)navigator_build(navigator);
    return measure_wall_ms() - before;
}

bool bench_replay_measure(struct world *world, int64_t session, struct bench_replay *result)
{
    struct ui *ui = ui_create(&(struct ui_config) { .width = WIDTH, .height = HEIGHT });
    struct navigator *navigator = navigator_create(ui, world);
    double times[JUMPS];
    double before = measure_wall_ms();
    recruiter_push_replay(navigator, session, -1, "bench");
    (void)navigator_build(navigator);
    *result = (struct bench_replay) { .open_ms = measure_wall_ms() - before };
    bool good = ui_access_find_id(ui_access_tree(ui), "replay-line", 0) != NULL;
    for (int i = 0; i < JUMPS; i++) {
        times[i] = jump(navigator, key_of(i));
    }
    result->jump_ms = measure_median(times, JUMPS);
    result->jump_most_ms = measure_percentile(times, JUMPS, 100);
    navigator_destroy(navigator);
    ui_destroy(ui);
    return good;
}
