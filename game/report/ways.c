// SPDX-License-Identifier: GPL-3.0-or-later
// Ways: what the way taken through a conversation was worth beside the best and the worst.
#include "game/report/ways.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/scenario/way_graph.h"
#include "scoring/path.h"

enum { REGRETS_MAX = 64 };

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

// What was sent stands in the first option of its letter.
static void fill_letters(struct way_graph *graph, const struct ways *ways, uint32_t scenario)
{
    for (size_t d = 0; d < graph->decisions.count; d++) {
        uint32_t turn_index = graph->contact->turns.first + (uint32_t)d;
        const struct turn *turn = &graph->model->turns[turn_index];
        if ((turn->flags & TURN_COMPOSE) == 0) {
            continue;
        }
        int reach[2];
        way_letter_reach(graph->model, turn, reach);
        int sent = reach[0];
        for (size_t i = 0; i < ways->letters.count; i++) {
            const struct way_letter *letter = &ways->letters.items[i];
            bool own = letter->scenario == scenario && letter->turn == turn_index;
            sent += own ? letter->earned : 0;
        }
        graph->options.items[graph->decisions.items[d].first].points =
                sent < reach[1] ? sent : reach[1];
    }
}

static int find_option(const struct way_graph *graph, int decision, const struct way_step *step)
{
    const struct path_decision *at = &graph->decisions.items[decision];
    bool letter = (graph->model->turns[step->turn].flags & TURN_COMPOSE) != 0;
    for (int i = 0; i < at->count && !letter; i++) {
        const struct way_origin *origin = &graph->origins.items[at->first + i];
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
static void follow(const struct way_graph *graph, const struct ways *ways, uint32_t scenario,
        walk_steps *walk, said_steps *said, int *at)
{
    uint32_t contact = (uint32_t)(graph->contact - graph->model->contacts);
    for (size_t i = 0; i < ways->steps.count; i++) {
        const struct way_step *step = &ways->steps.items[i];
        bool own = step->scenario == scenario && step->contact == contact;
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
    struct way_graph way = { 0 };
    walk_steps walk = { 0 };
    said_steps said = { 0 };
    way_graph_build(&way, model, contact);
    fill_letters(&way, ways, scenario);
    struct path_graph graph = way_graph_paths(&way);
    int at = graph.start;
    follow(&way, ways, scenario, &walk, &said, &at);
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
    way_graph_finish(&way);
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
