// SPDX-License-Identifier: GPL-3.0-or-later
// What every slot and turn can give: points at least and at most, whatever the candidate knows.
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

static struct slot_reach *reach_slots(struct scenario *scenario)
{
    struct slot_reach *reaches =
            arena_alloc(&scenario->arena, (scenario->slot_count + 1) * sizeof(*reaches));
    for (uint32_t i = 0; i < scenario->slot_count; i++) {
        struct range wordings = slot_wordings(&scenario->slots[i]);
        for (uint32_t j = 0; j < wordings.count; j++) {
            add_wording(&reaches[i], scenario, wordings.first + j, j == 0);
        }
    }
    return reaches;
}

void reach_widen(struct slot_reach *whole, const struct slot_reach *part, bool first)
{
    for (unsigned left = part->named | whole->named; left != 0; left &= left - 1) {
        int c = __builtin_ctz(left);
        bool less = first || part->least[c] < whole->least[c];
        bool more = first || part->most[c] > whole->most[c];
        whole->least[c] = less ? part->least[c] : whole->least[c];
        whole->most[c] = more ? part->most[c] : whole->most[c];
        if ((part->named >> c & 1) != 0) {
            whole->facet[c] = part->facet[c];
        }
    }
    whole->named |= part->named;
}

static struct slot_reach reach_turn(const struct scenario *scenario, const struct turn *turn)
{
    struct slot_reach whole = { 0 };
    bool first = true;
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        if (slot_settles(&scenario->slots[i])) {
            reach_widen(&whole, &scenario->reaches[i], first);
            first = false;
        }
    }
    return whole;
}

static struct slot_reach *reach_turns(struct scenario *scenario)
{
    struct slot_reach *reaches =
            arena_alloc(&scenario->arena, (scenario->turn_count + 1) * sizeof(*reaches));
    for (uint32_t i = 0; i < scenario->turn_count; i++) {
        const struct turn *turn = &scenario->turns[i];
        if (turn->decision != INDEX_NONE && (turn->flags & TURN_VARIES) == 0) {
            reaches[i] = reach_turn(scenario, turn);
        }
    }
    return reaches;
}

void reach_settle(struct scenario *scenario)
{
    scenario->reaches = reach_slots(scenario);
    scenario->turn_reaches = reach_turns(scenario);
}
