// SPDX-License-Identifier: GPL-3.0-or-later
// Ways: what the way taken through a conversation was worth beside the best and the worst.
#include "game/report/ways.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "scoring/path.h"

enum { REGRETS_MAX = 64 };

// An option of the graph and what in the scenario it stands for.
struct origin {
    uint32_t slot; // INDEX_NONE: a letter, or falling through
    uint32_t wording;
};

// The graph of one conversation: a decision a turn, an option for every way to say a slot.
struct way_graph {
    const struct scenario *model;
    const struct contact *contact;
    uint32_t scenario;
    VEC(struct path_decision) decisions;
    VEC(struct path_option) options;
    VEC(struct origin) origins;
    bool decided; // false: some turn leads back to more than one place
};

void ways_take(struct ways *ways, const struct happening *at)
{
    if (at->kind == HAPPENED_CANDIDATE_SAID) {
        struct way_step step = { at->scenario, at->contact, at->turn, at->slot, at->wording,
            at->time };
        vec_push(&ways->steps, step);
    } else if (at->kind == HAPPENED_SCORED && at->turn != INDEX_NONE && at->slot == INDEX_NONE) {
        struct way_letter letter = { at->scenario, at->turn, at->earned };
        vec_push(&ways->letters, letter);
    }
}

void ways_finish(struct ways *ways)
{
    vec_finish(&ways->steps);
    vec_finish(&ways->letters);
}

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

// Where a passage comes back to, when every visit of this contact to it goes on to the same place.
static bool find_return(const struct way_graph *graph, uint32_t turn, struct target *target)
{
    const struct scenario *model = graph->model;
    const char *id = scenario_string(model, model->turns[turn].id);
    size_t size = passage_size(id);
    bool found = false;
    for (uint32_t i = 0; i < model->visit_count; i++) {
        uint32_t entry = model->visits[i].entry;
        const char *other = scenario_string(model, model->turns[entry].id);
        bool same = model->turns[entry].contact == model->turns[turn].contact && size > 0 &&
                passage_size(other) == size && strncmp(other, id, size) == 0;
        if (same && found && !same_target(*target, model->visits[i].next)) {
            return false;
        }
        if (same) {
            *target = model->visits[i].next;
            found = true;
        }
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
            if (!find_return(graph, from, &target)) {
                graph->decided = false;
                return PATH_END;
            }
            // What stands behind the visit may itself be inside a passage.
            continue;
        default:
            return PATH_END;
        }
    }
    graph->decided = false;
    return PATH_END;
}

static void add_option(struct way_graph *graph, int next, int points, struct origin origin)
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
            add_option(graph, next, points_of(model, w), (struct origin) { i, w });
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

// A letter is one decision: its least, its most, and what was sent.
static void add_letter(struct way_graph *graph, const struct ways *ways, uint32_t turn_index)
{
    const struct scenario *model = graph->model;
    const struct turn *turn = &model->turns[turn_index];
    int least = 0;
    int most = 0;
    struct compose compose = turn_compose(model, turn);
    for (uint32_t i = 0; i < compose.sections.count; i++) {
        int reach[2];
        section_reach(model, turn, compose.sections.first + i, reach);
        least += reach[0];
        most += reach[1];
    }
    for (uint32_t i = 0; i < compose.rules.count; i++) {
        most += model->rules[compose.rules.first + i].points;
    }
    int sent = least;
    for (size_t i = 0; i < ways->letters.count; i++) {
        const struct way_letter *letter = &ways->letters.items[i];
        bool own = letter->scenario == graph->scenario && letter->turn == turn_index;
        sent += own ? letter->earned : 0;
    }
    int next = lead(graph, turn_index, turn->sent);
    struct origin none = { INDEX_NONE, INDEX_NONE };
    add_option(graph, next, sent < most ? sent : most, none); // the first: what was sent
    add_option(graph, next, least, none);
    add_option(graph, next, most, none);
}

static void build(struct way_graph *graph, const struct ways *ways)
{
    struct range turns = graph->contact->turns;
    graph->decided = true;
    for (uint32_t t = turns.first; t < turns.first + turns.count; t++) {
        const struct turn *turn = &graph->model->turns[t];
        struct path_decision decision = { .first = (int)graph->options.count };
        if ((turn->flags & TURN_COMPOSE) != 0) {
            add_letter(graph, ways, t);
        } else {
            add_slots(graph, t);
        }
        if ((turn->flags & TURN_FALLS) != 0) {
            int next = lead(graph, t, turn->fall_through);
            add_option(graph, next, 0, (struct origin) { INDEX_NONE, INDEX_NONE });
        }
        decision.count = (int)graph->options.count - decision.first;
        graph->decided = graph->decided && decision.count > 0;
        vec_push(&graph->decisions, decision);
    }
}

static void graph_finish(struct way_graph *graph)
{
    vec_finish(&graph->decisions);
    vec_finish(&graph->options);
    vec_finish(&graph->origins);
}

static int find_option(const struct way_graph *graph, int decision, const struct way_step *step)
{
    const struct path_decision *at = &graph->decisions.items[decision];
    bool letter = (graph->model->turns[step->turn].flags & TURN_COMPOSE) != 0;
    for (int i = 0; i < at->count && !letter; i++) {
        const struct origin *origin = &graph->origins.items[at->first + i];
        if (origin->slot == step->slot && origin->wording == step->wording) {
            return i;
        }
    }
    return letter ? 0 : PATH_MISSED;
}

typedef VEC(struct path_step) walk_steps;
typedef VEC(const struct way_step *) said_steps;

// The turns in which nothing could be said are walked through without a word.
static void fall_through(const struct way_graph *graph, int wanted, walk_steps *walk, int *at)
{
    for (size_t guard = 0; *at != wanted && *at >= 0 && guard < graph->decisions.count; guard++) {
        const struct path_decision *decision = &graph->decisions.items[*at];
        uint32_t turn = graph->contact->turns.first + (uint32_t)*at;
        if ((graph->model->turns[turn].flags & TURN_FALLS) == 0) {
            return;
        }
        struct path_step step = { *at, decision->count - 1 };
        vec_push(walk, step);
        *at = graph->options.items[decision->first + decision->count - 1].next;
    }
}

// What was said in this conversation, as a walk; topics and "one moment" are no decisions of the
// way.
static void follow(const struct way_graph *graph, const struct ways *ways, walk_steps *walk,
        said_steps *said, int *at)
{
    uint32_t contact = (uint32_t)(graph->contact - graph->model->contacts);
    for (size_t i = 0; i < ways->steps.count; i++) {
        const struct way_step *step = &ways->steps.items[i];
        bool own = step->scenario == graph->scenario && step->contact == contact;
        bool aside =
                own && (graph->model->slots[step->slot].flags & (SLOT_TOPIC | SLOT_STAYS)) != 0;
        int decision = (int)(step->turn - graph->contact->turns.first);
        bool again = walk->count > 0 && vec_last(walk)->decision == decision &&
                (graph->model->turns[step->turn].flags & TURN_COMPOSE) != 0;
        if (!own || aside || again) {
            continue;
        }
        fall_through(graph, decision, walk, at);
        struct path_step taken = { decision, find_option(graph, decision, step) };
        vec_push(walk, taken);
        while (said->count + 1 < walk->count) {
            vec_push(said, NULL);
        }
        vec_push(said, step);
        int option = graph->decisions.items[decision].first + taken.option;
        *at = taken.option >= 0 ? graph->options.items[option].next : PATH_END;
    }
}

static void keep_regret(struct result *result, const struct way_graph *graph,
        const struct way_step *step, int64_t regret)
{
    if (step == NULL || regret <= 0 || result->regrets.count >= REGRETS_MAX) {
        return;
    }
    const char *said = scenario_text(graph->model, graph->model->wordings[step->wording].say);
    bool letter = (graph->model->turns[step->turn].flags & TURN_COMPOSE) != 0;
    struct result_regret kept = {
        .scenario = step->scenario,
        .contact = step->contact,
        .time = step->time,
        .points = (int)regret,
        .customer = arena_copy_text(&result->arena,
                scenario_text(graph->model, graph->model->customers[graph->contact->with].name),
                strlen(scenario_text(
                        graph->model, graph->model->customers[graph->contact->with].name))),
        .said = letter ? NULL : arena_copy_text(&result->arena, said, strlen(said)),
    };
    vec_push(&result->regrets, kept);
}

static void value_contact(const struct ways *ways, struct result *result,
        const struct shift_state *state, uint32_t scenario, uint32_t contact)
{
    const struct scenario *model = state_scenario(state, scenario);
    const struct contact_state *end = state_contact(state, scenario, contact);
    struct way_graph way = {
        .model = model, .contact = &model->contacts[contact], .scenario = scenario
    };
    walk_steps walk = { 0 };
    said_steps said = { 0 };
    build(&way, ways);
    int at = (int)(way.contact->start - way.contact->turns.first);
    struct path_graph graph = { way.decisions.items, (int)way.decisions.count, way.options.items,
        (int)way.options.count, at };
    follow(&way, ways, &walk, &said, &at);
    if (at >= 0 && end->outcome == OUTCOME_ABANDONED && end->answer_at == TIME_NONE) {
        struct path_step missed = { at, PATH_MISSED };
        vec_push(&walk, missed);
    }

    struct path_walk taken = { walk.items, walk.count };
    struct path_value value = { 0 };
    int64_t *regrets = mem_alloc((walk.count + 1) * sizeof(*regrets));
    bool decided = way.decided && path_graph_sound(&graph) && path_walk_sound(&graph, &taken) &&
            path_value(&graph, &taken, PATH_BUDGET, &value, regrets) == PATH_DECIDED;
    struct result_way kept = { .scenario = scenario,
        .contact = contact,
        .decided = decided,
        .has_index = decided && value.has_index,
        .index = value.index };
    vec_push(&result->ways, kept);
    for (size_t i = 0; decided && value.has_regrets && i < said.count; i++) {
        keep_regret(result, &way, said.items[i], regrets[i]);
    }
    mem_free(regrets);
    vec_finish(&walk);
    vec_finish(&said);
    graph_finish(&way);
}

static int costlier(const void *a, const void *b)
{
    const struct result_regret *one = a;
    const struct result_regret *other = b;
    if (one->points != other->points) {
        return one->points > other->points ? -1 : 1;
    }
    return (one->time > other->time) - (one->time < other->time);
}

void ways_value(const struct ways *ways, struct result *result, const struct shift_state *state)
{
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t c = 0; scenario_active(state, s) && c < model->contact_count; c++) {
            if (state_contact(state, s, c)->taken) {
                value_contact(ways, result, state, s, c);
            }
        }
    }
    if (result->regrets.count > 0) {
        qsort(result->regrets.items, result->regrets.count, sizeof(*result->regrets.items),
                costlier);
    }
}
