// SPDX-License-Identifier: GPL-3.0-or-later
// A world for search: one scenario on a bench of its own, with the clock set aside.
#include "game/explore/search/world.h"

#include <string.h>

#include "game/base/mem.h"

static void take_times_away(struct world *world)
{
    const struct scenario *from = world->scenario;
    world->records = mem_alloc((from->record_count + 1) * sizeof(*world->records));
    for (uint32_t i = 0; i < from->record_count; i++) {
        world->records[i] = from->records[i];
        world->records[i].from = 0;
    }
    world->promises = mem_alloc((from->promise_count + 1) * sizeof(*world->promises));
    for (uint32_t i = 0; i < from->promise_count; i++) {
        world->promises[i] = from->promises[i];
        world->promises[i].needed_by = WORLD_NEVER;
    }
    world->effects = mem_alloc((from->effect_count + 1) * sizeof(*world->effects));
    for (uint32_t i = 0; i < from->effect_count; i++) {
        world->effects[i] = from->effects[i];
        bool dated = from->effects[i].kind == EFFECT_PROMISE;
        world->effects[i].b = dated ? INDEX_NONE : from->effects[i].b;
    }
    world->model.effects = world->effects;
    world->model.records = world->records;
    world->model.promises = world->promises;
}

struct world *world_create(
        const struct scenario *scenario, const struct rules *rules, bool reckoned)
{
    struct world *world = mem_alloc(sizeof(*world));
    world->scenario = scenario;
    world->model = *scenario;
    world->rules = *rules;
    take_times_away(world);
    world->rules.jump = reckoned ? NULL : &world->jump;
    world->entry = (struct shift_entry) { .scenario = &world->model };
    world->shift = (struct shift) {
        .start = WORLD_NOW,
        .until = 2 * WORLD_NEVER,
        .entries = &world->entry,
        .entry_count = 1,
        .rules = &world->rules,
    };
    world->plan = plan_create(&world->shift);
    shift_state_init(&world->state, world->plan, 1);
    return world;
}

void world_destroy(struct world *world)
{
    if (world == NULL) {
        return;
    }
    shift_state_finish(&world->state);
    plan_destroy(world->plan);
    mem_free(world->records);
    mem_free(world->promises);
    mem_free(world->effects);
    mem_free(world);
}
