// SPDX-License-Identifier: GPL-3.0-or-later
// The ways through a contact: every turn can be reached, and from every turn an end.
#include <string.h>

#include "game/scenario/build.h"
#include "game/scenario/diag_codes.h"

// Turns, visits, ends and one "return" for each place are the points of one graph; its arrows are
// walked forward from the starts and backward from the ends, without recursion.
struct arrow {
    uint32_t from;
    uint32_t to;
};

struct ways {
    struct build *build;
    uint32_t visits; // number of the first visit; turns begin at 0
    uint32_t ends;
    uint32_t returns;
    uint32_t count;
    VEC(struct arrow) arrows;
};

static void draw(struct ways *ways, uint32_t from, struct target target, uint32_t place)
{
    uint32_t to = 0;
    switch ((enum target_kind)target.kind) {
    case TARGET_TURN:
        to = target.index;
        break;
    case TARGET_VISIT:
        to = ways->visits + target.index;
        break;
    case TARGET_END:
        to = ways->ends + target.index;
        break;
    case TARGET_RETURN:
        to = ways->returns + place;
        break;
    case TARGET_STAY:
        return;
    }
    vec_push(&ways->arrows, ((struct arrow) { from, to }));
}

static void draw_turn(struct ways *ways, uint32_t index)
{
    const struct build *build = ways->build;
    const struct turn *turn = &build->turns.items[index];
    uint32_t place = build->turn_sources.items[index].place;
    if ((turn->flags & TURN_COMPOSE) != 0) {
        draw(ways, index, turn->sent, place);
        return;
    }
    if ((turn->flags & TURN_FALLS) != 0) {
        draw(ways, index, turn->fall_through, place);
    }
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        const struct slot *slot = &build->slots.items[turn->slots.first + i];
        if ((slot->flags & (SLOT_TOPIC | SLOT_STAYS)) == 0) {
            draw(ways, index, slot->next, place);
        }
    }
}

static void draw_visit(struct ways *ways, uint32_t index)
{
    const struct build *build = ways->build;
    const struct visit_source *source = &build->visit_sources.items[index];
    if (source->passage_place == INDEX_NONE) {
        return;
    }
    struct target entry = { TARGET_TURN, build->visits.items[index].entry & CONDITION_OPERAND_MAX };
    draw(ways, ways->visits + index, entry, source->place);
    draw(ways, ways->returns + source->passage_place, build->visits.items[index].next,
            source->place);
}

// For each point, where its arrows begin in a list sorted by that point (counting sort).
struct fan {
    uint32_t *first; // count + 1
    uint32_t *to;
};

static struct fan fan_out(const struct ways *ways, bool backward)
{
    struct fan fan = { mem_alloc(((size_t)ways->count + 2) * sizeof(uint32_t)),
        mem_alloc((ways->arrows.count + 1) * sizeof(uint32_t)) };
    for (size_t i = 0; i < ways->arrows.count; i++) {
        const struct arrow *arrow = &ways->arrows.items[i];
        fan.first[(backward ? arrow->to : arrow->from) + 2]++;
    }
    for (uint32_t i = 2; i < ways->count + 2; i++) {
        fan.first[i] += fan.first[i - 1];
    }
    for (size_t i = 0; i < ways->arrows.count; i++) {
        const struct arrow *arrow = &ways->arrows.items[i];
        uint32_t from = backward ? arrow->to : arrow->from;
        fan.to[fan.first[from + 1]++] = backward ? arrow->from : arrow->to;
    }
    return fan;
}

struct walk {
    bool *seen;
    VEC(uint32_t) open;
};

static void reach(struct walk *walk, uint32_t point)
{
    if (!walk->seen[point]) {
        walk->seen[point] = true;
        vec_push(&walk->open, point);
    }
}

static void walk_on(struct walk *walk, const struct fan *fan)
{
    while (walk->open.count > 0) {
        uint32_t point = walk->open.items[--walk->open.count];
        for (uint32_t i = fan->first[point]; i < fan->first[point + 1]; i++) {
            reach(walk, fan->to[i]);
        }
    }
}

static bool *walk_forward(const struct ways *ways)
{
    struct fan fan = fan_out(ways, false);
    struct walk walk = { mem_alloc(ways->count + 1), { 0 } };
    for (size_t i = 0; i < ways->build->contacts.count; i++) {
        if (ways->build->contacts.items[i].turns.count > 0) {
            const struct contact *contact = &ways->build->contacts.items[i];
            reach(&walk,
                    contact->start_visit == INDEX_NONE ? contact->start
                                                       : ways->visits + contact->start_visit);
        }
    }
    walk_on(&walk, &fan);
    mem_free(fan.first);
    mem_free(fan.to);
    vec_finish(&walk.open);
    return walk.seen;
}

static bool *walk_backward(const struct ways *ways)
{
    struct fan fan = fan_out(ways, true);
    struct walk walk = { mem_alloc(ways->count + 1), { 0 } };
    for (uint32_t end = ways->ends; end < ways->returns; end++) {
        reach(&walk, end);
    }
    walk_on(&walk, &fan);
    mem_free(fan.first);
    mem_free(fan.to);
    vec_finish(&walk.open);
    return walk.seen;
}

// One dead end a contact: the turns before it share its fate.
static void report_turns(struct build *build, const bool *reached, const bool *ending)
{
    uint32_t told = INDEX_NONE;
    for (uint32_t i = 0; i < build->turns.count; i++) {
        const struct node *node = build->turn_sources.items[i].node;
        uint32_t contact = build->turns.items[i].contact;
        if (!reached[i]) {
            build_error(build, node, DIAG_TURN_UNREACHABLE, node_id(node), NULL);
        } else if (!ending[i] && contact != told) {
            build_error(build, node, DIAG_TURN_NO_END, node_id(node), NULL);
            told = contact;
        }
    }
}

static void report_ends(struct build *build, const bool *reached, uint32_t first)
{
    uint32_t index = first;
    for (size_t i = 0; i < build->contact_nodes.count; i++) {
        NODE_EACH(node, build->contact_nodes.items[i], ELEMENT_END)
        {
            if (!reached[index++]) {
                build_warning(build, node, DIAG_END_UNREACHABLE, node_id(node), NULL);
            }
        }
    }
}

static void check_reach(struct build *build)
{
    struct ways ways = { .build = build, .visits = (uint32_t)build->turns.count };
    ways.ends = ways.visits + (uint32_t)build->visits.count;
    ways.returns = ways.ends + (uint32_t)build->endings.count;
    ways.count = ways.returns + (uint32_t)build->places.count;
    for (uint32_t i = 0; i < build->turns.count; i++) {
        draw_turn(&ways, i);
    }
    for (uint32_t i = 0; i < build->visits.count; i++) {
        draw_visit(&ways, i);
    }
    bool *reached = walk_forward(&ways);
    bool *ending = walk_backward(&ways);
    report_turns(build, reached, ending);
    report_ends(build, reached, ways.ends);
    mem_free(reached);
    mem_free(ending);
    vec_finish(&ways.arrows);
}

static void reach_passages(const struct build *build, struct walk *walk, uint32_t place)
{
    const struct place *from = &build->places.items[place];
    for (uint32_t i = 0; i < from->visit_count; i++) {
        uint32_t to = build->visit_sources.items[from->first_visit + i].passage_place;
        if (to != INDEX_NONE) {
            reach(walk, to);
        }
    }
}

static bool visits_itself(const struct build *build, uint32_t place)
{
    struct walk walk = { mem_alloc(build->places.count), { 0 } };
    reach_passages(build, &walk, place);
    while (walk.open.count > 0 && !walk.seen[place]) {
        reach_passages(build, &walk, walk.open.items[--walk.open.count]);
    }
    bool itself = walk.seen[place];
    mem_free(walk.seen);
    vec_finish(&walk.open);
    return itself;
}

// How many visits deep a play can be in each place, found by walking from the contacts; a circle
// was reported before and stops here at the limit.
static void check_depth(struct build *build)
{
    VEC(uint32_t) open = { 0 };
    uint8_t *depth = mem_alloc(build->places.count + 1);
    for (uint32_t i = 0; i < build->places.count; i++) {
        vec_push(&open, i);
    }
    while (open.count > 0) {
        uint32_t at = open.items[--open.count];
        const struct place *place = &build->places.items[at];
        for (uint32_t i = 0; i < place->visit_count; i++) {
            uint32_t to = build->visit_sources.items[place->first_visit + i].passage_place;
            if (to == INDEX_NONE || depth[to] > depth[at] || depth[to] > VISIT_DEPTH_MAX) {
                continue;
            }
            depth[to] = (uint8_t)(depth[at] + 1);
            if (depth[to] > VISIT_DEPTH_MAX) {
                build_limit(build, build->places.items[to].body, "visit", VISIT_DEPTH_MAX);
            }
            vec_push(&open, to);
        }
    }
    mem_free(depth);
    vec_finish(&open);
}

// False when a passage comes back to itself.
static bool check_passages(struct build *build)
{
    bool fine = true;
    for (uint32_t i = 0; i < build->places.count; i++) {
        const struct node *body = build->places.items[i].body;
        if (build->places.items[i].visit_count > 0 && visits_itself(build, i)) {
            build_error(build, body, DIAG_PASSAGE_ITSELF, node_id(body), NULL);
            fine = false;
        }
    }
    NODE_EACH(node, build->own.root, ELEMENT_PASSAGE)
    {
        bool used = false;
        for (size_t i = 0; i < build->places.count && !used; i++) {
            used = build->places.items[i].body == node;
        }
        if (!used) {
            build_warning(build, node, DIAG_PASSAGE_UNUSED, node_id(node), NULL);
        }
    }
    return fine;
}

void build_check_ways(struct build *build)
{
    if (check_passages(build)) {
        check_depth(build);
    }
    if (!build->lost) {
        check_reach(build);
        build_check_stuck(build);
    }
}
