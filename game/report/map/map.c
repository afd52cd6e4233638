// SPDX-License-Identifier: GPL-3.0-or-later
// The map of a scenario: its boxes and lines, before they have a place.
#include "game/report/map/map.h"

#include <string.h>

#include "game/base/buffer.h"
#include "game/base/utf8.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/shift/explain.h"

struct map_making {
    struct map *map;
    const struct scenario *model;
    struct shift_state state; // of nobody: conditions are put in words beside one
    uint32_t *turn_nodes;     // by turn, in the map's arena
    uint32_t *end_nodes;
};

static const char *keep(struct map *map, struct buffer *text)
{
    const char *kept = arena_copy_text(&map->arena, buffer_text(text), text->size);
    buffer_clear(text);
    return kept;
}

// "knows a and not said b"; "" for one that always holds.
static const char *condition_words(const struct map_making *making, condition_index condition)
{
    explained_list list = { 0 };
    struct arena arena = { 0 };
    struct buffer text = { 0 };
    (void)condition_explain(&making->state, 0, condition, &arena, &list);
    for (size_t i = 0; i < list.count; i++) {
        bool opens = i == 0 || strcmp(list.items[i - 1].text, "(") == 0;
        bool closes = strcmp(list.items[i].text, ")") == 0;
        buffer_add(&text, opens || closes ? "" : " ");
        buffer_add(&text, list.items[i].text);
    }
    const char *words = keep(making->map, &text);
    buffer_finish(&text);
    vec_finish(&list);
    arena_finish(&arena);
    return words;
}

/* ---- boxes ---- */

static void weigh_slot(const struct scenario *model, uint32_t index, int least[COMPETENCY_COUNT],
        int most[COMPETENCY_COUNT], uint8_t *keyed)
{
    const struct slot_reach *reach = &model->reaches[index];
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        least[k] = reach->least[k] < least[k] ? reach->least[k] : least[k];
        most[k] = reach->most[k] > most[k] ? reach->most[k] : most[k];
    }
    *keyed |= reach->named;
}

// What a turn is mostly about: the competency in which the best and the worst answer differ most.
static void find_competency(struct map_node *node, const struct scenario *model)
{
    const struct turn *turn = &model->turns[node->item];
    int least[COMPETENCY_COUNT] = { 0 };
    int most[COMPETENCY_COUNT] = { 0 };
    const struct range rules = turn_compose(model, turn).rules;
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        weigh_slot(model, turn->slots.first + i, least, most, &node->keyed);
    }
    for (uint32_t i = 0; i < rules.count; i++) {
        const struct compose_rule *rule = &model->rules[rules.first + i];
        most[rule->competency] += rule->points;
        node->keyed |= (uint8_t)(1u << rule->competency);
    }
    int widest = 0;
    node->competency = COMPETENCY_COUNT;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (most[k] - least[k] > widest) {
            widest = most[k] - least[k];
            node->competency = (uint8_t)k;
        }
    }
}

static void count_slots(struct map_node *node, const struct scenario *model)
{
    const struct range slots = model->turns[node->item].slots;
    node->slots = (uint8_t)(slots.count < UINT8_MAX ? slots.count : UINT8_MAX);
    for (uint32_t i = 0; i < slots.count && i < 16; i++) {
        if (model->slots[slots.first + i].when != CONDITION_TRUE) {
            node->conditional |= (uint16_t)(1u << i);
        }
    }
}

// What the customer says there first; where nobody speaks, what the candidate can say.
static const char *words_of(const struct map *map, uint32_t turn_index)
{
    const struct scenario *model = map->scenario;
    const struct turn *turn = &model->turns[turn_index];
    for (uint32_t i = 0; i < turn->says.count; i++) {
        const char *text = scenario_text(model, model->says[turn->says.first + i].text);
        if (text[0] != '\0') {
            return text;
        }
    }
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        const struct range wordings = slot_wordings(&model->slots[turn->slots.first + i]);
        const struct wording *general = &model->wordings[wordings.first + wordings.count - 1];
        return scenario_text(model, general->say);
    }
    return "";
}

static void add_on_one_line(struct buffer *buffer, const char *text)
{
    for (; *text != '\0'; text++) {
        buffer_add_char(buffer, *text == '\n' ? ' ' : *text);
    }
}

static void add_turn(struct map_making *making, uint32_t index)
{
    struct map *map = making->map;
    const struct turn *turn = &making->model->turns[index];
    struct map_node node = { .kind = MAP_TURN,
        .item = index,
        .contact = turn->contact,
        .title = scenario_string(making->model, turn->id),
        .line = turn->line };
    struct buffer text = { 0 };
    buffer_add(&text, turn->says.count > 0 ? "“" : "");
    add_on_one_line(&text, words_of(map, index));
    buffer_add(&text, turn->says.count > 0 ? "”" : "");
    node.text = keep(map, &text);
    buffer_finish(&text);
    find_competency(&node, making->model);
    count_slots(&node, making->model);
    making->turn_nodes[index] = (uint32_t)map->nodes.count;
    vec_push(&map->nodes, node);
}

static void add_ending(struct map_making *making, uint32_t index, uint32_t contact)
{
    const struct ending *ending = &making->model->endings[index];
    if (making->end_nodes[index] != INDEX_NONE) {
        return;
    }
    struct map_node node = { .kind = MAP_ENDING,
        .item = index,
        .contact = contact,
        .title = scenario_string(making->model, ending->id),
        .text = outcome_name(ending->outcome),
        .competency = COMPETENCY_COUNT,
        .outcome = ending->outcome };
    making->end_nodes[index] = (uint32_t)making->map->nodes.count;
    vec_push(&making->map->nodes, node);
}

/* ---- lines ---- */

struct map_way {
    uint32_t from; // node
    uint8_t slots;
    bool conditional;
    const char *when;
};

static void add_edge(struct map_making *making, const struct map_way *way, uint32_t to)
{
    struct map *map = making->map;
    for (size_t i = map->edges.count; i > 0 && map->edges.items[i - 1].from == way->from; i--) {
        struct map_edge *edge = &map->edges.items[i - 1];
        if (edge->to == to) {
            edge->slots = (uint8_t)(edge->slots + way->slots);
            edge->conditional = edge->conditional && way->conditional;
            edge->when = NULL; // several, and a line has room for one
            return;
        }
    }
    struct map_edge edge = {
        .from = way->from,
        .to = to,
        .slots = way->slots,
        .conditional = way->conditional,
        .when = way->when,
    };
    vec_push(&map->edges, edge);
}

// "identity/ask" and "identity/check" are in one passage.
static bool same_passage(const char *a, const char *b)
{
    const char *slash = strchr(a, '/');
    return slash != NULL && strncmp(a, b, (size_t)(slash - a) + 1) == 0;
}

static void follow(struct map_making *making, const struct map_way *way, struct target target);

static bool aims_at(struct target target, uint32_t visit)
{
    return target.kind == TARGET_VISIT && target.index == visit;
}

static bool leads_to_visit(const struct scenario *model, const struct turn *turn, uint32_t visit)
{
    bool leads = ((turn->flags & TURN_COMPOSE) != 0 && aims_at(turn->sent, visit)) ||
            ((turn->flags & TURN_FALLS) != 0 && aims_at(turn->fall_through, visit));
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        leads = leads || aims_at(model->slots[turn->slots.first + i].next, visit);
    }
    return leads;
}

// "identity/ask" of a turn from which the visit is made; NULL when none of this contact makes it.
static const char *place_of_visit(const struct scenario *model, uint32_t contact, uint32_t visit)
{
    const struct range turns = model->contacts[contact].turns;
    for (uint32_t i = turns.first; i < turns.first + turns.count; i++) {
        if (leads_to_visit(model, &model->turns[i], visit)) {
            return scenario_string(model, model->turns[i].id);
        }
    }
    return NULL;
}

// A passage goes back to wherever this contact visits it from; a visit inside a passage may go back
// further.
static void follow_return(
        struct map_making *making, const struct map_way *way, const char *place, int depth)
{
    const struct scenario *model = making->model;
    uint32_t contact = making->map->nodes.items[way->from].contact;
    for (uint32_t i = 0; i < model->visit_count && depth < VISIT_DEPTH_MAX; i++) {
        const struct visit *visit = &model->visits[i];
        const struct turn *entry = &model->turns[visit->entry];
        if (entry->contact != contact || !same_passage(place, scenario_string(model, entry->id))) {
            continue;
        }
        if (visit->next.kind == TARGET_RETURN) {
            const char *outer = place_of_visit(model, contact, i);
            follow_return(making, way, outer != NULL ? outer : "", depth + 1);
        } else {
            follow(making, way, visit->next);
        }
    }
}

static void follow(struct map_making *making, const struct map_way *way, struct target target)
{
    const struct map_node *from = &making->map->nodes.items[way->from];
    switch ((enum target_kind)target.kind) {
    case TARGET_TURN:
        add_edge(making, way, making->turn_nodes[target.index]);
        break;
    case TARGET_VISIT:
        add_edge(making, way, making->turn_nodes[making->model->visits[target.index].entry]);
        break;
    case TARGET_END:
        add_ending(making, target.index, from->contact);
        add_edge(making, way, making->end_nodes[target.index]);
        break;
    case TARGET_RETURN:
        follow_return(making, way, from->title, 0);
        break;
    case TARGET_STAY:
        break;
    }
}

static void add_ways(struct map_making *making, uint32_t node)
{
    const struct scenario *model = making->model;
    const struct turn *turn = &model->turns[making->map->nodes.items[node].item];
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        const struct slot *slot = &model->slots[turn->slots.first + i];
        bool part = model->slot_rests[turn->slots.first + i].section != INDEX_NONE;
        if (part || (slot->flags & SLOT_TOPIC) != 0) {
            continue; // parts are sent together, and a topic comes back to its hub
        }
        struct map_way way = { node, 1, slot->when != CONDITION_TRUE,
            slot->when != CONDITION_TRUE ? condition_words(making, slot->when) : NULL };
        follow(making, &way, slot->next);
    }
    if ((turn->flags & TURN_COMPOSE) != 0) {
        follow(making, &(struct map_way) { .from = node, .slots = 1 }, turn->sent);
    }
    if ((turn->flags & TURN_FALLS) != 0) {
        follow(making, &(struct map_way) { .from = node }, turn->fall_through);
    }
}

/* ---- frames ---- */

static void add_cluster(struct map_making *making, uint32_t index, uint32_t first)
{
    struct map *map = making->map;
    const struct contact *contact = &making->model->contacts[index];
    struct buffer text = { 0 };
    buffer_add_format(&text, "%s · %s", scenario_string(making->model, contact->id),
            channel_name(contact->channel));
    if (contact->has_at) {
        buffer_add(&text, " · ");
        format_clock(&text, format_for(locale_language()), contact->at);
    } else if (contact->after != INDEX_NONE) {
        buffer_add(&text, " · ");
        buffer_add_format(&text, tr("after %s"),
                scenario_string(making->model, making->model->contacts[contact->after].id));
    } else if (contact->out) {
        buffer_add_format(&text, " · %s", tr("begun by the candidate"));
    }
    struct map_cluster cluster = { .contact = index, .first = first };
    cluster.title = keep(map, &text);
    cluster.when = condition_words(making, contact->when);
    cluster.count = (uint32_t)map->nodes.count - first;
    vec_push(&map->clusters, cluster);
    buffer_finish(&text);
}

static void add_contact(struct map_making *making, uint32_t index)
{
    struct map *map = making->map;
    const struct range turns = making->model->contacts[index].turns;
    uint32_t first = (uint32_t)map->nodes.count;
    for (uint32_t i = 0; i < turns.count; i++) {
        add_turn(making, turns.first + i);
    }
    for (uint32_t i = 0; i < turns.count; i++) {
        add_ways(making, first + i);
    }
    add_cluster(making, index, first);
}

static uint32_t *no_nodes(struct map *map, uint32_t count)
{
    uint32_t *nodes = arena_alloc(&map->arena, (count + 1) * sizeof(*nodes));
    for (uint32_t i = 0; i < count; i++) {
        nodes[i] = INDEX_NONE;
    }
    return nodes;
}

void map_init(struct map *map, const struct shift *shift, uint32_t contact)
{
    const struct scenario *scenario = shift->entries[0].scenario;
    struct plan *plan = plan_create(shift);
    *map = (struct map) { .shift = shift, .scenario = scenario };
    struct map_making making = { .map = map, .model = scenario };
    making.turn_nodes = no_nodes(map, scenario->turn_count);
    making.end_nodes = no_nodes(map, scenario->ending_count);
    shift_state_init(&making.state, plan, 0);
    for (uint32_t i = 0; i < scenario->contact_count; i++) {
        if (contact == INDEX_NONE || contact == i) {
            add_contact(&making, i);
        }
    }
    shift_state_finish(&making.state);
    plan_destroy(plan);
}

void map_finish(struct map *map)
{
    arena_finish(&map->arena);
    vec_finish(&map->nodes);
    vec_finish(&map->edges);
    vec_finish(&map->clusters);
    vec_finish(&map->points);
    *map = (struct map) { 0 };
}

/* ---- finding ---- */

static bool slot_says(const struct scenario *model, uint32_t slot, const char *text)
{
    const struct range wordings = slot_wordings(&model->slots[slot]);
    for (uint32_t i = 0; i < wordings.count; i++) {
        const struct wording *wording = &model->wordings[wordings.first + i];
        if (utf8_contains_folded(scenario_text(model, wording->say), text) ||
                utf8_contains_folded(scenario_text(model, wording->answer), text)) {
            return true;
        }
    }
    return utf8_contains_folded(scenario_string(model, model->slot_rests[slot].id), text);
}

static bool turn_says(const struct scenario *model, const struct turn *turn, const char *text)
{
    for (uint32_t i = 0; i < turn->says.count; i++) {
        const struct says *says = &model->says[turn->says.first + i];
        if (utf8_contains_folded(scenario_text(model, says->text), text)) {
            return true;
        }
    }
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        if (slot_says(model, turn->slots.first + i, text)) {
            return true;
        }
    }
    return false;
}

static bool node_says(const struct map *map, const struct map_node *node, const char *text)
{
    const struct scenario *model = map->scenario;
    if (utf8_contains_folded(node->title, text)) {
        return true;
    }
    if (node->kind == MAP_TURN) {
        return turn_says(model, &model->turns[node->item], text);
    }
    return utf8_contains_folded(scenario_text(model, model->endings[node->item].says), text);
}

uint32_t map_find_text(const struct map *map, const char *text, uint32_t from)
{
    uint32_t count = (uint32_t)map->nodes.count;
    uint32_t start = from == INDEX_NONE ? 0 : from + 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = (start + i) % count;
        if (node_says(map, &map->nodes.items[at], text)) {
            return at;
        }
    }
    return INDEX_NONE;
}
