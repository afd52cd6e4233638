// SPDX-License-Identifier: GPL-3.0-or-later
// Ways through one conversation as a graph of decisions.
#include "game/explore/search/choice_graph.h"

#include <string.h>

#include "game/base/mem.h"

enum { VALUE_NODES_MAX = 20000, HOPS_MAX = 64 };

static bool asks_mood(const struct scenario *model, condition_index condition)
{
    if (condition == CONDITION_TRUE || (condition & CONDITION_OF_MARK) != 0) {
        return false;
    }
    struct range range = model->conditions[condition];
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        uint32_t op = model->code[i] >> 24;
        if (op == CONDITION_MOOD || op == CONDITION_AT_LEAST) {
            return true;
        }
    }
    return false;
}

static bool same_place(const struct choice_node *a, const struct choice_node *b)
{
    return a->kind == b->kind && a->item == b->item && a->depth == b->depth &&
            memcmp(a->visits, b->visits, sizeof(a->visits)) == 0;
}

// The number of a node; it is added when it is new.
static int node_of(struct choice_graph *graph, struct choice_node node)
{
    uint32_t *first = &graph->first[node.turn - graph->contact->turns.first];
    for (uint32_t i = node.depth; i < VISIT_DEPTH_MAX; i++) {
        node.visits[i] = 0;
    }
    for (uint32_t i = *first; i != INDEX_NONE; i = graph->nodes.items[i].next) {
        if (same_place(&graph->nodes.items[i], &node)) {
            return (int)i;
        }
    }
    node.next = *first;
    *first = (uint32_t)graph->nodes.count;
    vec_push(&graph->nodes, node);
    return (int)*first;
}

static bool topic_counts(const struct choice_graph *graph, uint32_t slot)
{
    return (graph->model->slots[slot].flags & SLOT_TOPIC) != 0 &&
            graph->model->slot_rests[slot].decision != INDEX_NONE;
}

// A hub begins with its topics.
static int enter(struct choice_graph *graph, struct choice_node node, uint32_t from_slot)
{
    struct range slots = graph->model->turns[node.turn].slots;
    node.kind = CHOICE_TURN;
    node.item = 0;
    for (uint32_t i = from_slot; i < slots.first + slots.count; i++) {
        if (topic_counts(graph, i)) {
            node.kind = CHOICE_TOPIC;
            node.item = i;
            break;
        }
    }
    return node_of(graph, node);
}

static int fill_in(struct choice_graph *graph, uint32_t field)
{
    struct range fields = graph->contact->wrap_fields;
    if (field >= fields.first + fields.count) {
        return PATH_END;
    }
    return node_of(graph,
            (struct choice_node) {
                    .kind = CHOICE_FIELD, .turn = graph->contact->turns.first, .item = field });
}

static int lead(struct choice_graph *graph, struct choice_node from, struct target target)
{
    for (int hops = 0; hops < HOPS_MAX; hops++) {
        switch ((enum target_kind)target.kind) {
        case TARGET_TURN:
            from.turn = target.index;
            return enter(graph, from, graph->model->turns[from.turn].slots.first);
        case TARGET_VISIT:
            if (from.depth == VISIT_DEPTH_MAX) {
                return PATH_END;
            }
            from.visits[from.depth++] = target.index;
            target = (struct target) { TARGET_TURN,
                graph->model->visits[target.index].entry & CONDITION_OPERAND_MAX };
            break;
        case TARGET_RETURN:
            if (from.depth == 0) {
                return PATH_END;
            }
            target = graph->model->visits[from.visits[--from.depth]].next;
            break;
        default:
            return fill_in(graph, graph->contact->wrap_fields.first);
        }
    }
    return PATH_END;
}

static bool counts(const struct choice_graph *graph, int competency)
{
    return graph->competency == CHOICE_ALL || graph->competency == competency;
}

static int points_of(const struct choice_graph *graph, uint32_t wording)
{
    struct range shows = graph->model->wordings[wording].shows;
    int points = 0;
    for (uint32_t i = shows.first; i < shows.first + shows.count; i++) {
        const struct shows *at = &graph->model->shows[i];
        points += counts(graph, at->competency) ? at->points : 0;
    }
    return points;
}

static void add_option(
        struct choice_graph *graph, int next, int points, struct choice_origin origin)
{
    struct path_option option = { next, points };
    vec_push(&graph->options, option);
    vec_push(&graph->origins, origin);
}

static const struct choice_origin NOTHING = { INDEX_NONE, INDEX_NONE };

static void add_slots(struct choice_graph *graph, struct choice_node node)
{
    const struct scenario *model = graph->model;
    struct range slots = model->turns[node.turn].slots;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        const struct slot *slot = &model->slots[i];
        bool left_out = graph->without_moods && asks_mood(model, slot->when);
        if (left_out || (slot->flags & (SLOT_TOPIC | SLOT_STAYS)) != 0) {
            continue;
        }
        int next = lead(graph, node, slot->next);
        struct range wordings = slot_wordings(slot);
        for (uint32_t w = wordings.first; w < wordings.first + wordings.count; w++) {
            add_option(graph, next, points_of(graph, w), (struct choice_origin) { i, w });
        }
    }
}

static void add_reach(
        const struct choice_graph *graph, const struct turn *turn, uint32_t section, int reach[2])
{
    const struct scenario *model = graph->model;
    bool first = !model->sections[section].optional;
    int own[2] = { 0, 0 };
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        struct range wordings = slot_wordings(&model->slots[i]);
        for (uint32_t w = 0; model->slot_rests[i].section == section && w < wordings.count; w++) {
            int points = points_of(graph, wordings.first + w);
            own[0] = first || points < own[0] ? points : own[0];
            own[1] = first || points > own[1] ? points : own[1];
            first = false;
        }
    }
    reach[0] += own[0];
    reach[1] += own[1];
}

static void add_letter(struct choice_graph *graph, struct choice_node node)
{
    const struct turn *turn = &graph->model->turns[node.turn];
    struct compose compose = turn_compose(graph->model, turn);
    int reach[2] = { 0, 0 };
    for (uint32_t i = 0; i < compose.sections.count; i++) {
        add_reach(graph, turn, compose.sections.first + i, reach);
    }
    for (uint32_t i = 0; i < compose.rules.count; i++) {
        const struct compose_rule *rule = &graph->model->rules[compose.rules.first + i];
        reach[1] += counts(graph, rule->competency) ? rule->points : 0;
    }
    int next = lead(graph, node, turn->sent);
    add_option(graph, next, reach[0], NOTHING);
    add_option(graph, next, reach[1], NOTHING);
}

static void add_topic(struct choice_graph *graph, struct choice_node node)
{
    const struct slot *slot = &graph->model->slots[node.item];
    const struct slot_reach *reach = &graph->model->reaches[node.item];
    int points = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        points += counts(graph, k) ? reach->most[k] : 0;
    }
    points = (slot->flags & SLOT_NEEDLESS) != 0 ? -points : points;
    int next = enter(graph, node, node.item + 1);
    add_option(graph, next, points, (struct choice_origin) { node.item, slot->first_wording });
    add_option(graph, next, 0, NOTHING);
}

static void add_field(struct choice_graph *graph, struct choice_node node)
{
    const struct wrap_field *field = &graph->model->wrap_fields[node.item];
    int next = fill_in(graph, node.item + 1);
    bool keyed = field->decision != INDEX_NONE && counts(graph, field->competency);
    add_option(graph, next, keyed ? field->points : 0, NOTHING);
    add_option(graph, next, 0, NOTHING);
}

static void add_turn(struct choice_graph *graph, struct choice_node node)
{
    const struct turn *turn = &graph->model->turns[node.turn];
    if ((turn->flags & TURN_COMPOSE) != 0) {
        add_letter(graph, node);
    } else {
        add_slots(graph, node);
    }
    if ((turn->flags & TURN_FALLS) != 0) {
        add_option(graph, lead(graph, node, turn->fall_through), 0, NOTHING);
    }
}

// Where all options give the same, nothing is keyed: what they give is no part of any total.
static void level(struct choice_graph *graph, uint32_t first)
{
    bool same = true;
    for (uint32_t i = first; i < graph->options.count; i++) {
        same = same && graph->options.items[i].points == graph->options.items[first].points;
    }
    for (uint32_t i = first; i < graph->options.count && same; i++) {
        graph->options.items[i].points = 0;
    }
}

static void add_decision(struct choice_graph *graph, struct choice_node node)
{
    uint32_t first = (uint32_t)graph->options.count;
    if (node.kind == CHOICE_TOPIC) {
        add_topic(graph, node);
    } else if (node.kind == CHOICE_FIELD) {
        add_field(graph, node);
    } else {
        add_turn(graph, node);
    }
    if (graph->options.count == first) {
        add_option(graph, PATH_END, 0, NOTHING);
    }
    level(graph, first);
    struct path_decision decision = { (int)first, (int)(graph->options.count - first) };
    vec_push(&graph->decisions, decision);
}

void choice_graph_init(struct choice_graph *graph, const struct scenario *model, uint32_t contact,
        int competency, bool without_moods)
{
    *graph = (struct choice_graph) { .model = model,
        .contact = &model->contacts[contact],
        .competency = competency,
        .without_moods = without_moods };
    uint32_t turns = graph->contact->turns.count;
    graph->first = mem_alloc((turns + 1) * sizeof(*graph->first));
    for (uint32_t i = 0; i < turns; i++) {
        graph->first[i] = INDEX_NONE;
    }
    struct choice_node start = { .kind = CHOICE_TURN, .turn = graph->contact->start };
    if (graph->contact->start_visit != INDEX_NONE) {
        start.visits[start.depth++] = graph->contact->start_visit;
    }
    (void)enter(graph, start, model->turns[start.turn].slots.first);
    for (uint32_t i = 0; i < graph->nodes.count; i++) {
        add_decision(graph, graph->nodes.items[i]);
    }
}

void choice_graph_finish(struct choice_graph *graph)
{
    vec_finish(&graph->nodes);
    vec_finish(&graph->decisions);
    vec_finish(&graph->options);
    vec_finish(&graph->origins);
    mem_free(graph->first);
}

struct path_graph choice_path_graph(const struct choice_graph *graph)
{
    return (struct path_graph) { graph->decisions.items, (int)graph->decisions.count,
        graph->options.items, (int)graph->options.count, 0 };
}

static bool improve(const struct choice_graph *graph, size_t node, int64_t *most, int64_t *least)
{
    const struct path_decision *decision = &graph->decisions.items[node];
    int64_t before[2] = { most[node], least[node] };
    for (int i = 0; i < decision->count; i++) {
        const struct path_option *option = &graph->options.items[decision->first + i];
        int64_t high = option->points + (option->next >= 0 ? most[option->next] : 0);
        int64_t low = option->points + (option->next >= 0 ? least[option->next] : 0);
        most[node] = i == 0 || high > most[node] ? high : most[node];
        least[node] = i == 0 || low < least[node] ? low : least[node];
    }
    return before[0] != most[node] || before[1] != least[node];
}

// Again until nothing changes; a way is never longer than there are nodes, unless it is a circle.
bool choice_values(const struct choice_graph *graph, int64_t *most, int64_t *least)
{
    size_t count = graph->decisions.count;
    struct path_graph path = choice_path_graph(graph);
    struct path_survey survey;
    if (count > VALUE_NODES_MAX || path_survey(&path, 1, &survey) != PATH_DECIDED || survey.loops) {
        return false;
    }
    memset(most, 0, count * sizeof(*most));
    memset(least, 0, count * sizeof(*least));
    bool changed = true;
    for (size_t pass = 0; pass <= count && changed; pass++) {
        changed = false;
        for (size_t i = count; i-- > 0;) {
            changed = improve(graph, i, most, least) || changed;
        }
    }
    return !changed;
}
