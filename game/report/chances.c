// SPDX-License-Identifier: GPL-3.0-or-later
// Chances not had: what a broken-off contact kept from a candidate that everybody else meets.
#include "game/report/chances.h"

#include "game/base/mem.h"
#include "game/base/vec.h"

enum { HOPS_MAX = 64 };

// A walk over the turns of one contact; `path` is one way from its start to a proper end, and
// `place` says where on it a turn stands.
struct walk {
    const struct scenario *model;
    uint32_t contact;
    uint32_t *place; // per turn of the scenario: index on the path + 1; 0 = not on it
    bool *seen;
    VEC(uint32_t) path;
    VEC(uint32_t) todo;
    uint32_t far; // farthest place on the path that was reached so far
    bool ends;    // a proper end was reached
};

typedef void (*visit_target)(struct walk *walk, uint32_t from, uint32_t turn);

// Where a target leads, over visits; INDEX_NONE with `ends` set for a proper end. A return may lead
// to the end of every visit of the contact: more ways than there are, so never too many core turns.
static void follow(
        struct walk *walk, uint32_t from, struct target target, visit_target visit, int hops)
{
    const struct scenario *model = walk->model;
    switch ((enum target_kind)target.kind) {
    case TARGET_STAY:
        break;
    case TARGET_TURN:
        visit(walk, from, target.index);
        break;
    case TARGET_VISIT:
        visit(walk, from, model->visits[target.index].entry);
        break;
    case TARGET_END:
        if (model->endings[target.index].outcome != OUTCOME_ABANDONED) {
            visit(walk, from, INDEX_NONE);
        }
        break;
    case TARGET_RETURN:
        for (uint32_t i = 0; i < model->visit_count && hops < HOPS_MAX; i++) {
            if (model->turns[model->visits[i].entry].contact == walk->contact) {
                follow(walk, from, model->visits[i].next, visit, hops + HOPS_MAX / 4);
            }
        }
        break;
    }
}

static void each_next(struct walk *walk, uint32_t index, visit_target visit)
{
    const struct turn *turn = &walk->model->turns[index];
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        const struct slot *slot = &walk->model->slots[turn->slots.first + i];
        if ((slot->flags & (SLOT_TOPIC | SLOT_STAYS)) == 0 && (turn->flags & TURN_COMPOSE) == 0) {
            follow(walk, index, slot->next, visit, 0);
        }
    }
    if ((turn->flags & TURN_COMPOSE) != 0) {
        follow(walk, index, turn->sent, visit, 0);
    }
    if ((turn->flags & TURN_FALLS) != 0) {
        follow(walk, index, turn->fall_through, visit, 0);
    }
}

// First walk, breadth first: `place` holds where a turn was come from, until an end is found.

static void come_from(struct walk *walk, uint32_t from, uint32_t turn)
{
    if (turn == INDEX_NONE) {
        if (!walk->ends) {
            walk->ends = true;
            walk->far = from;
        }
    } else if (!walk->seen[turn]) {
        walk->seen[turn] = true;
        walk->place[turn] = from + 1;
        vec_push(&walk->todo, turn);
    }
}

static void find_path(struct walk *walk, uint32_t start)
{
    walk->seen[start] = true;
    vec_push(&walk->todo, start);
    for (size_t i = 0; i < walk->todo.count && !walk->ends; i++) {
        each_next(walk, walk->todo.items[i], come_from);
    }
    for (uint32_t at = walk->far; walk->ends; at = walk->place[at] - 1) {
        vec_push(&walk->path, at);
        if (walk->place[at] == 0) {
            break;
        }
    }
}

static void place_path(struct walk *walk)
{
    for (size_t i = 0; i < walk->todo.count; i++) {
        walk->place[walk->todo.items[i]] = 0;
        walk->seen[walk->todo.items[i]] = false;
    }
    for (size_t i = 0; i < walk->path.count / 2; i++) {
        uint32_t *a = &walk->path.items[i];
        uint32_t *b = &walk->path.items[walk->path.count - 1 - i];
        uint32_t kept = *a;
        *a = *b;
        *b = kept;
    }
    for (size_t i = 0; i < walk->path.count; i++) {
        walk->place[walk->path.items[i]] = (uint32_t)i + 1;
    }
    walk->far = 0;
    vec_clear(&walk->todo);
}

// Second walk: how far along the path one gets without setting foot on the turn at hand.

static void reach(struct walk *walk, uint32_t from, uint32_t turn)
{
    (void)from;
    uint32_t place = turn == INDEX_NONE ? (uint32_t)walk->path.count + 1 : walk->place[turn];
    if (place > 0) {
        walk->far = place > walk->far ? place : walk->far;
    } else if (!walk->seen[turn]) {
        walk->seen[turn] = true;
        vec_push(&walk->todo, turn);
    }
}

// A turn of the path is core when nothing before it leads past it.
static void keep_core(struct walk *walk, bool *core)
{
    for (size_t i = 0; i < walk->path.count; i++) {
        uint32_t turn = walk->path.items[i];
        core[turn] = walk->far <= i + 1;
        each_next(walk, turn, reach);
        while (walk->todo.count > 0) {
            uint32_t aside = walk->todo.items[--walk->todo.count];
            each_next(walk, aside, reach);
        }
    }
}

static void find_core(const struct scenario *model, uint32_t contact, bool *core)
{
    struct walk walk = { .model = model, .contact = contact };
    walk.place = mem_alloc((model->turn_count + 1) * sizeof(*walk.place));
    walk.seen = mem_alloc((model->turn_count + 1) * sizeof(*walk.seen));
    find_path(&walk, model->contacts[contact].start);
    place_path(&walk);
    keep_core(&walk, core);
    vec_finish(&walk.path);
    vec_finish(&walk.todo);
    mem_free(walk.place);
    mem_free(walk.seen);
}

// What a turn can give

struct reach {
    int least[COMPETENCY_COUNT];
    int most[COMPETENCY_COUNT];
};

static void widen_wording(const struct scenario *model, const struct wording *wording, bool first,
        struct reach *reach)
{
    int points[COMPETENCY_COUNT] = { 0 };
    for (uint32_t i = 0; i < wording->shows.count; i++) {
        const struct shows *shows = &model->shows[wording->shows.first + i];
        points[shows->competency] = shows->points;
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        reach->least[k] = first || points[k] < reach->least[k] ? points[k] : reach->least[k];
        reach->most[k] = first || points[k] > reach->most[k] ? points[k] : reach->most[k];
    }
}

// The range over the slots that are always there, of one section where there are sections.
static struct reach reach_of(
        const struct scenario *model, const struct turn *turn, uint32_t section, bool first)
{
    struct reach reach = { 0 };
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        const struct slot *slot = &model->slots[turn->slots.first + i];
        bool counts = slot->when == CONDITION_TRUE &&
                model->slot_rests[turn->slots.first + i].section == section &&
                (slot->flags & (SLOT_TOPIC | SLOT_STAYS)) == 0;
        for (uint32_t j = 0; counts && j < slot->wording_count; j++) {
            widen_wording(model, &model->wordings[slot->first_wording + j], first, &reach);
            first = false;
        }
    }
    return reach;
}

static void add_reach(int points[COMPETENCY_COUNT], const struct reach *reach)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        points[k] += reach->most[k] - reach->least[k];
    }
}

static void add_topics(
        const struct scenario *model, const struct turn *turn, int points[COMPETENCY_COUNT])
{
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        const struct slot *slot = &model->slots[turn->slots.first + i];
        bool counts = (slot->flags & SLOT_TOPIC) != 0 && slot->when == CONDITION_TRUE &&
                model->slot_rests[turn->slots.first + i].decision != INDEX_NONE;
        struct reach reach = { 0 }; // leaving it alone is worth 0
        for (uint32_t j = 0; counts && j < slot->wording_count; j++) {
            widen_wording(model, &model->wordings[slot->first_wording + j], false, &reach);
        }
        add_reach(points, &reach);
    }
}

static void points_of_turn(
        const struct scenario *model, const struct turn *turn, int points[COMPETENCY_COUNT])
{
    add_topics(model, turn, points);
    if (turn->decision == INDEX_NONE) {
        return;
    }
    if ((turn->flags & TURN_COMPOSE) == 0) {
        struct reach reach = reach_of(model, turn, INDEX_NONE, true);
        add_reach(points, &reach);
        return;
    }
    struct compose compose = turn_compose(model, turn);
    for (uint32_t i = 0; i < compose.sections.count; i++) {
        uint32_t section = compose.sections.first + i;
        struct reach reach = reach_of(model, turn, section, !model->sections[section].optional);
        add_reach(points, &reach);
    }
    for (uint32_t i = 0; i < compose.rules.count; i++) {
        const struct compose_rule *rule = &model->rules[compose.rules.first + i];
        points[rule->competency] += rule->points;
    }
}

// Adding up

static bool comes_to_everybody(const struct scenario *model, uint32_t contact)
{
    for (uint32_t hops = 0; hops <= model->contact_count; hops++) {
        const struct contact *at = &model->contacts[contact];
        if (at->out || at->when != CONDITION_TRUE) {
            return false;
        }
        if (at->after == INDEX_NONE) {
            return at->has_at;
        }
        contact = at->after;
    }
    return false;
}

// Where a contact broke off, its open turn has been settled.
static bool was_reached(
        const struct shift_state *state, uint32_t scenario, uint32_t contact, uint32_t turn)
{
    const struct turn *model = &state_scenario(state, scenario)->turns[turn];
    const struct contact_state *at = state_contact(state, scenario, contact);
    return state_marked(state, scenario, model->visited) ||
            state_marked(state, scenario, model->left) || (at->taken && at->turn == turn);
}

static bool was_broken_off(const struct contact_state *contact)
{
    bool came = contact->phase == CONTACT_WRAPPING || contact->phase == CONTACT_CLOSED;
    return !came || contact->outcome == OUTCOME_ABANDONED;
}

static void count_contact(const struct shift_state *state, uint32_t scenario, uint32_t contact,
        struct sheet_chances chances[COMPETENCY_COUNT])
{
    const struct scenario *model = state_scenario(state, scenario);
    bool *core = mem_alloc((model->turn_count + 1) * sizeof(*core));
    bool broken_off = was_broken_off(state_contact(state, scenario, contact));
    find_core(model, contact, core);
    for (uint32_t i = 0; i < model->turn_count; i++) {
        const struct turn *turn = &model->turns[i];
        int points[COMPETENCY_COUNT] = { 0 };
        if (core[i]) {
            points_of_turn(model, turn, points);
        }
        bool missed = broken_off && !was_reached(state, scenario, contact, i);
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            chances[k].core += points[k];
            chances[k].missed += missed ? points[k] : 0;
        }
    }
    mem_free(core);
}

void chances_count(const struct shift_state *state, struct sheet_chances chances[COMPETENCY_COUNT])
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        chances[k] = (struct sheet_chances) { 0 };
    }
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t i = 0; scenario_active(state, s) && i < model->contact_count; i++) {
            if (comes_to_everybody(model, i)) {
                count_contact(state, s, i, chances);
            }
        }
    }
}
