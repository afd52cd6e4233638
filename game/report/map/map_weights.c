// SPDX-License-Identifier: GPL-3.0-or-later
// How many simulated candidates pass each box and line of a map.
#include "game/report/map/map_weights.h"

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/report/random_player.h"

struct map_counting {
    struct map *map;
    uint32_t play;       // 1 is the first
    uint32_t *node_seen; // the last play that came here
    uint32_t *edge_seen;
    uint32_t *first_edge; // by node
    uint32_t *at;         // by contact: the node where was spoken last
    uint32_t *turn_nodes; // by turn
    uint32_t *slot_said;  // the last play in which it was
};

static void pass_node(struct map_counting *counting, uint32_t node)
{
    if (counting->node_seen[node] != counting->play) {
        counting->node_seen[node] = counting->play;
        counting->map->nodes.items[node].passes++;
    }
}

static void pass_edge(struct map_counting *counting, size_t edge)
{
    if (counting->edge_seen[edge] != counting->play) {
        counting->edge_seen[edge] = counting->play;
        counting->map->edges.items[edge].passes++;
    }
    pass_node(counting, counting->map->edges.items[edge].to);
}

static void pass_slot(struct map_counting *counting, uint32_t slot)
{
    if (slot != INDEX_NONE && counting->slot_said[slot] != counting->play) {
        counting->slot_said[slot] = counting->play;
        counting->map->chosen[slot]++;
    }
}

// What somebody comes to next: a box where was spoken, or the ending that fits.
struct arrival {
    uint32_t node; // INDEX_NONE: an ending
    uint32_t outcome;
    uint32_t text;
};

static bool fits(const struct map *map, uint32_t index, const struct arrival *arrival)
{
    const struct map_node *node = &map->nodes.items[index];
    if (arrival->node != INDEX_NONE || node->kind != MAP_ENDING) {
        return index == arrival->node;
    }
    const struct ending *ending = &map->scenario->endings[node->item];
    return ending->outcome == arrival->outcome && ending->says == arrival->text;
}

static size_t edge_to(
        const struct map_counting *counting, uint32_t from, const struct arrival *arrival)
{
    const struct map *map = counting->map;
    size_t i = counting->first_edge[from];
    for (; i < map->edges.count && map->edges.items[i].from == from; i++) {
        if (fits(map, map->edges.items[i].to, arrival)) {
            return i;
        }
    }
    return SIZE_MAX;
}

// Straight there, or over one turn where there was nothing to say.
static void pass_way(struct map_counting *counting, uint32_t from, const struct arrival *arrival)
{
    const struct map *map = counting->map;
    size_t straight = edge_to(counting, from, arrival);
    if (straight != SIZE_MAX) {
        pass_edge(counting, straight);
        return;
    }
    size_t i = counting->first_edge[from];
    for (; i < map->edges.count && map->edges.items[i].from == from; i++) {
        size_t on = edge_to(counting, map->edges.items[i].to, arrival);
        if (on != SIZE_MAX && map->edges.items[on].slots == 0) {
            pass_edge(counting, i);
            pass_edge(counting, on);
            return;
        }
    }
}

static void hear(void *payload, const struct happening *happening)
{
    struct map_counting *counting = payload;
    bool said = happening->kind == HAPPENED_CANDIDATE_SAID;
    if ((!said && happening->kind != HAPPENED_ENDED) || happening->scenario != 0) {
        return;
    }
    uint32_t before = counting->at[happening->contact];
    uint32_t node = said ? counting->turn_nodes[happening->turn] : INDEX_NONE;
    if (said && node == INDEX_NONE) {
        return; // another contact than the map shows
    }
    struct arrival arrival = { node, happening->value, happening->text };
    if (before != INDEX_NONE && before != node) {
        pass_way(counting, before, &arrival);
    }
    if (said) {
        pass_node(counting, node);
        pass_slot(counting, happening->slot);
    }
    counting->at[happening->contact] = node;
}

/* ---- the plays ---- */

static uint32_t *numbers(uint32_t count, uint32_t value)
{
    uint32_t *items = mem_alloc((count + 1) * sizeof(*items));
    for (uint32_t i = 0; i <= count; i++) {
        items[i] = value;
    }
    return items;
}

struct map_counting *map_counting_create(struct map *map)
{
    uint32_t nodes = (uint32_t)map->nodes.count;
    uint32_t edges = (uint32_t)map->edges.count;
    const struct scenario *model = map->scenario;
    struct map_counting *counting = mem_alloc(sizeof(*counting));
    counting->map = map;
    counting->node_seen = numbers(nodes, 0);
    counting->edge_seen = numbers(edges, 0);
    counting->first_edge = numbers(nodes, edges);
    counting->at = numbers(model->contact_count, INDEX_NONE);
    counting->turn_nodes = numbers(model->turn_count, INDEX_NONE);
    counting->slot_said = numbers(model->slot_count, 0);
    map->plays = 0;
    map->chosen = arena_alloc(&map->arena, (model->slot_count + 1) * sizeof(*map->chosen));
    for (uint32_t i = edges; i > 0; i--) {
        counting->first_edge[map->edges.items[i - 1].from] = i - 1;
        map->edges.items[i - 1].passes = 0;
    }
    for (uint32_t i = 0; i < nodes; i++) {
        map->nodes.items[i].passes = 0;
        if (map->nodes.items[i].kind == MAP_TURN) {
            counting->turn_nodes[map->nodes.items[i].item] = i;
        }
    }
    return counting;
}

void map_counting_next(struct map_counting *counting)
{
    counting->play++;
    counting->map->plays++;
    for (uint32_t i = 0; i < counting->map->scenario->contact_count; i++) {
        counting->at[i] = INDEX_NONE;
    }
}

struct sink map_counting_sink(struct map_counting *counting)
{
    return (struct sink) { hear, counting };
}

void map_counting_destroy(struct map_counting *counting)
{
    if (counting != NULL) {
        mem_free(counting->node_seen);
        mem_free(counting->edge_seen);
        mem_free(counting->first_edge);
        mem_free(counting->at);
        mem_free(counting->turn_nodes);
        mem_free(counting->slot_said);
    }
    mem_free(counting);
}

void map_weigh(struct map *map, uint64_t seed, uint32_t plays)
{
    struct plan *plan = plan_create(map->shift);
    struct map_counting *counting = map_counting_create(map);
    struct sink sink = map_counting_sink(counting);
    for (uint32_t i = 0; i < plays; i++) {
        map_counting_next(counting);
        random_player_play(plan, hash_mix(seed + i), &sink);
    }
    map->blind = true;
    map_counting_destroy(counting);
    plan_destroy(plan);
}
