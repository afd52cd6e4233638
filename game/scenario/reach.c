// SPDX-License-Identifier: GPL-3.0-or-later
// What every slot can give: the points it has at least and at most, whatever the candidate knows.
#include "game/scenario/reach.h"

static void add_wording(
        struct slot_reach *reach, const struct scenario *scenario, uint32_t index, bool first)
{
    struct range shows = scenario->wordings[index].shows;
    int8_t points[COMPETENCY_COUNT] = { 0 };
    for (uint32_t i = shows.first; i < shows.first + shows.count; i++) {
        const struct shows *at = &scenario->shows[i];
        points[at->competency] = at->points;
        reach->facet[at->competency] = at->facet;
        reach->named |= (uint8_t)(1u << at->competency);
    }
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        bool less = first || points[c] < reach->least[c];
        bool more = first || points[c] > reach->most[c];
        reach->least[c] = less ? points[c] : reach->least[c];
        reach->most[c] = more ? points[c] : reach->most[c];
    }
}

void reach_settle(struct scenario *scenario)
{
    struct slot_reach *reaches =
            arena_alloc(&scenario->arena, (scenario->slot_count + 1) * sizeof(*reaches));
    for (uint32_t i = 0; i < scenario->slot_count; i++) {
        struct range wordings = slot_wordings(&scenario->slots[i]);
        for (uint32_t j = 0; j < wordings.count; j++) {
            add_wording(&reaches[i], scenario, wordings.first + j, j == 0);
        }
    }
    scenario->reaches = reaches;
}
