// SPDX-License-Identifier: GPL-3.0-or-later
// The graph of one conversation: a decision a turn, an option for every way to go on from it.
#include "game/scenario/way_graph.h"

#include <string.h>

static int points_of(const struct scenario *model, uint32_t wording)
{
    struct range shows = model->wordings[wording].shows;
    int points = 0;
    for (uint32_t i = 0; i < shows.count; i++) {
        points += model->shows[shows.first + i].points;
    }
    return points;
}

// The passage a turn stands in: "identity" of "identity/ask"; 0 long outside one.
static size_t passage_size(const char *turn)
{
    const char *slash = strchr(turn, '/');
    return slash != NULL ? (size_t)(slash - turn) : 0;
}

static bool same_target(struct target a, struct target b)
{
    return a.kind == b.kind && (a.kind == TARGET_END || a.index == b.index);
}

static bool leads_to(struct target target, uint32_t visit)
{
    return target.kind == TARGET_VISIT && target.index == visit;
}

// A turn that stands in the same place as a visit: one that leads to it.
static uint32_t turn_beside(const struct way_graph *graph, uint32_t visit)
{
    const struct scenario *model = graph->model;
    struct range turns = graph->contact->turns;
    for (uint32_t i = turns.first; i < turns.first + turns.count; i++) {
        const struct turn *turn = &model->turns[i];
        bool leads = ((turn->flags & TURN_FALLS) != 0 && leads_to(turn->fall_through, visit)) ||
                ((turn->flags & TURN_COMPOSE) != 0 && leads_to(turn->sent, visit));
        for (uint32_t s = 0; s < turn->slots.count && !leads; s++) {
            leads = leads_to(model->slots[turn->slots.first + s].next, visit);
        }
        if (leads) {
            return i;
        }
    }
    return INDEX_NONE;
}

static bool same_passage(const char *id, const char *other)
{
    size_t size = passage_size(id);
    return size > 0 && passage_size(other) == size && strncmp(other, id, size) == 0;
}

// Where a passage comes back to, when every visit of this contact to it goes on to the same place.
// `inside` is a turn of the passage. A visit that goes on by returning comes back to where its own
// passage does.
static bool find_return(
        const struct way_graph *graph, uint32_t inside, int depth, struct target *target)
{
    const struct scenario *model = graph->model;
    const char *id = inside != INDEX_NONE ? scenario_string(model, model->turns[inside].id) : "";
    bool found = false;
    for (uint32_t i = 0; i < model->visit_count && depth <= VISIT_DEPTH_MAX; i++) {
        const struct visit *visit = &model->visits[i];
        const struct turn *entry = &model->turns[visit->entry];
        bool own = &model->contacts[entry->contact] == graph->contact;
        if (!own || !same_passage(id, scenario_string(model, entry->id))) {
            continue;
        }
        struct target next = visit->next;
        bool nested = next.kind == TARGET_RETURN;
        if ((nested && !find_return(graph, turn_beside(graph, i), depth + 1, &next)) ||
                (found && !same_target(*target, next))) {
            return false;
        }
        *target = next;
        found = true;
    }
    return found;
}

// The decision a target leads to, over visits and returns; PATH_END at an end.
static int lead(struct way_graph *graph, uint32_t from, struct target target)
{
    for (int hops = 0; hops <= 2 * VISIT_DEPTH_MAX; hops++) {
        switch ((enum target_kind)target.kind) {
        case TARGET_TURN:
            return (int)(target.index - graph->contact->turns.first);
        case TARGET_VISIT:
            return (int)(graph->model->visits[target.index].entry - graph->contact->turns.first);
        case TARGET_RETURN:
            if (!find_return(graph, from, 0, &target)) {
                graph->decided = false;
                return PATH_END;
            }
            continue;
        default:
            return PATH_END;
        }
    }
    graph->decided = false;
    return PATH_END;
}

static void add_option(struct way_graph *graph, int next, int points, struct way_origin origin)
{
    struct path_option option = { next, points };
    vec_push(&graph->options, option);
    vec_push(&graph->origins, origin);
}

static void add_slots(struct way_graph *graph, uint32_t turn)
{
    const struct scenario *model = graph->model;
    struct range slots = model->turns[turn].slots;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        const struct slot *slot = &model->slots[i];
        if ((slot->flags & (SLOT_TOPIC | SLOT_STAYS)) != 0) {
            continue;
        }
        int next = lead(graph, turn, slot->next);
        struct range wordings = slot_wordings(slot);
        for (uint32_t w = wordings.first; w < wordings.first + wordings.count; w++) {
            add_option(graph, next, points_of(model, w), (struct way_origin) { i, w });
        }
    }
}

static void section_reach(
        const struct scenario *model, const struct turn *turn, uint32_t section, int reach[2])
{
    bool first = !model->sections[section].optional;
    reach[0] = reach[1] = 0;
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        struct range wordings = slot_wordings(&model->slots[i]);
        bool own = model->slot_rests[i].section == section;
        for (uint32_t w = 0; own && w < wordings.count; w++) {
            int points = points_of(model, wordings.first + w);
            reach[0] = first || points < reach[0] ? points : reach[0];
            reach[1] = first || points > reach[1] ? points : reach[1];
            first = false;
        }
    }
}

void way_letter_reach(const struct scenario *model, const struct turn *turn, int reach[2])
{
    reach[0] = reach[1] = 0;
    struct compose compose = turn_compose(model, turn);
    for (uint32_t i = 0; i < compose.sections.count; i++) {
        int part[2];
        section_reach(model, turn, compose.sections.first + i, part);
        reach[0] += part[0];
        reach[1] += part[1];
    }
    for (uint32_t i = 0; i < compose.rules.count; i++) {
        reach[1] += model->rules[compose.rules.first + i].points;
    }
}

static void add_letter(struct way_graph *graph, uint32_t turn)
{
    int reach[2];
    way_letter_reach(graph->model, &graph->model->turns[turn], reach);
    int next = lead(graph, turn, graph->model->turns[turn].sent);
    struct way_origin none = { INDEX_NONE, INDEX_NONE };
    add_option(graph, next, reach[0], none);
    add_option(graph, next, reach[0], none);
    add_option(graph, next, reach[1], none);
}

void way_graph_build(struct way_graph *graph, const struct scenario *model, uint32_t contact)
{
    graph->model = model;
    graph->contact = &model->contacts[contact];
    graph->decided = true;
    struct range turns = graph->contact->turns;
    for (uint32_t t = turns.first; t < turns.first + turns.count; t++) {
        const struct turn *turn = &model->turns[t];
        struct path_decision decision = { .first = (int)graph->options.count };
        if ((turn->flags & TURN_COMPOSE) != 0) {
            add_letter(graph, t);
        } else {
            add_slots(graph, t);
        }
        if ((turn->flags & TURN_FALLS) != 0) {
            int next = lead(graph, t, turn->fall_through);
            add_option(graph, next, 0, (struct way_origin) { INDEX_NONE, INDEX_NONE });
        }
        decision.count = (int)graph->options.count - decision.first;
        graph->decided = graph->decided && decision.count > 0;
        vec_push(&graph->decisions, decision);
    }
}

void way_graph_finish(struct way_graph *graph)
{
    vec_finish(&graph->decisions);
    vec_finish(&graph->options);
    vec_finish(&graph->origins);
}

struct path_graph way_graph_paths(const struct way_graph *graph)
{
    int start = (int)(graph->contact->start - graph->contact->turns.first);
    return (struct path_graph) { graph->decisions.items, (int)graph->decisions.count,
        graph->options.items, (int)graph->options.count, start };
}
