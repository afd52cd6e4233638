// SPDX-License-Identifier: GPL-3.0-or-later
// What can be earned on the ways through a scenario: at least, at most, and how many decisions.
#include <math.h>

#include "game/base/mem.h"
#include "game/explore/smells/measures.h"
#include "game/explore/smells/smell.h"
#include "game/scenario/way_graph.h"

enum { PROMISE_POINTS = 3, UNEVEN_TIMES_MAX = 3 };

/** What one place gives of each competency. */
struct gain {
    int points[COMPETENCY_COUNT];
    int decisions[COMPETENCY_COUNT];
};

// What a scenario gives: at its turns, at the end of its contacts, and where no way can be named.
struct gains {
    const struct scenario *scenario;
    struct gain *turns;    // by turn
    struct gain *contacts; // by contact
    struct gain certain;   // whatever happens
    struct gain perhaps;
    bool *sure; // by contact: it comes whatever happens
};

static void add_gain(struct gain *gain, int competency, int points)
{
    if (points > 0) {
        gain->points[competency] += points;
        gain->decisions[competency]++;
    }
}

// A decision of slots: the range over all their wordings.
struct spread {
    int least[COMPETENCY_COUNT];
    int most[COMPETENCY_COUNT];
    bool any;
};

static void widen(struct spread *spread, const struct slot_reach *reach)
{
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        bool less = !spread->any || reach->least[c] < spread->least[c];
        bool more = !spread->any || reach->most[c] > spread->most[c];
        spread->least[c] = less ? reach->least[c] : spread->least[c];
        spread->most[c] = more ? reach->most[c] : spread->most[c];
    }
    spread->any = true;
}

static void add_spread(struct gain *gain, const struct spread *spread)
{
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        add_gain(gain, c, spread->most[c] - spread->least[c]);
    }
}

// A topic is worth its points to whoever asks, or to whoever leaves it alone.
static void add_topic(struct gain *gain, const struct slot_reach *reach)
{
    struct spread spread = { .any = true }; // not asked: nothing
    widen(&spread, reach);
    add_spread(gain, &spread);
}

static void gain_of_replies(
        const struct scenario *scenario, const struct turn *turn, struct gain *gain)
{
    struct spread whole = { .any = false };
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        uint8_t flags = scenario->slots[i].flags;
        if ((flags & SLOT_TOPIC) != 0) {
            add_topic(gain, &scenario->reaches[i]);
        } else if ((flags & SLOT_STAYS) == 0) {
            widen(&whole, &scenario->reaches[i]);
        }
    }
    add_spread(gain, &whole);
}

// A letter is one decision: its sections and its bonuses together.
static void gain_of_letter(
        const struct scenario *scenario, const struct turn *turn, struct gain *gain)
{
    struct compose compose = turn_compose(scenario, turn);
    struct spread whole = { .any = true };
    for (uint32_t s = compose.sections.first; s < compose.sections.first + compose.sections.count;
            s++) {
        struct spread part = { .any = scenario->sections[s].optional };
        for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
            if (scenario->slot_rests[i].section == s) {
                widen(&part, &scenario->reaches[i]);
            }
        }
        for (int c = 0; c < COMPETENCY_COUNT; c++) {
            whole.least[c] += part.least[c];
            whole.most[c] += part.most[c];
        }
    }
    for (uint32_t r = compose.rules.first; r < compose.rules.first + compose.rules.count; r++) {
        whole.most[scenario->rules[r].competency] += scenario->rules[r].points;
    }
    add_spread(gain, &whole);
}

static uint32_t find_turn_left(const struct scenario *scenario, uint32_t mark)
{
    for (uint32_t t = 0; t < scenario->turn_count; t++) {
        if (scenario->turns[t].left == mark) {
            return t;
        }
    }
    return INDEX_NONE;
}

// Where a promise opens: for all who pass there, or only for some.
static struct gain *place_of_promise(struct gains *gains, const struct promise *promise)
{
    if (promise->opens_contact != INDEX_NONE) {
        return &gains->contacts[promise->opens_contact];
    }
    uint32_t turn = find_turn_left(gains->scenario, promise->opens);
    return turn != INDEX_NONE ? &gains->turns[turn] : &gains->perhaps;
}

static struct gain *place_of_observe(struct gains *gains, const struct observe *observe)
{
    if (observe->possible_when != CONDITION_TRUE) {
        return &gains->perhaps;
    }
    switch ((enum anchor)observe->anchor) {
    case ANCHOR_TURN:
        return &gains->turns[observe->anchor_at];
    case ANCHOR_END:
        return &gains->contacts[observe->anchor_at];
    case ANCHOR_DUE:
        return place_of_promise(gains, &gains->scenario->promises[observe->anchor_at]);
    case ANCHOR_SHIFT_END:
        break;
    }
    return &gains->certain;
}

static bool is_sure(const struct scenario *scenario, uint32_t contact)
{
    for (uint32_t hops = 0; hops < scenario->contact_count; hops++) {
        const struct contact *at = &scenario->contacts[contact];
        if (at->out || at->when != CONDITION_TRUE) {
            return false;
        }
        if (at->after == INDEX_NONE) {
            return true;
        }
        contact = at->after;
    }
    return false;
}

static void gains_init(struct gains *gains, const struct scenario *scenario)
{
    *gains = (struct gains) { .scenario = scenario };
    gains->turns = mem_alloc((scenario->turn_count + 1) * sizeof(*gains->turns));
    gains->contacts = mem_alloc((scenario->contact_count + 1) * sizeof(*gains->contacts));
    gains->sure = mem_alloc(scenario->contact_count + 1);
    for (uint32_t t = 0; t < scenario->turn_count; t++) {
        const struct turn *turn = &scenario->turns[t];
        if ((turn->flags & TURN_COMPOSE) != 0) {
            gain_of_letter(scenario, turn, &gains->turns[t]);
        } else {
            gain_of_replies(scenario, turn, &gains->turns[t]);
        }
    }
    for (uint32_t c = 0; c < scenario->contact_count; c++) {
        struct range fields = scenario->contacts[c].wrap_fields;
        gains->sure[c] = is_sure(scenario, c);
        for (uint32_t i = fields.first; i < fields.first + fields.count; i++) {
            const struct wrap_field *field = &scenario->wrap_fields[i];
            add_gain(&gains->contacts[c], field->competency, field->points);
        }
    }
    for (uint32_t i = 0; i < scenario->promise_count; i++) {
        const struct promise *promise = &scenario->promises[i];
        add_gain(place_of_promise(gains, promise), promise->competency, PROMISE_POINTS);
    }
    for (uint32_t i = 0; i < scenario->observe_count; i++) {
        const struct observe *observe = &scenario->observes[i];
        bool counts = observe->critical == INDEX_NONE;
        add_gain(place_of_observe(gains, observe), observe->competency,
                counts ? observe->possible : 0);
    }
}

static void gains_finish(struct gains *gains)
{
    mem_free(gains->turns);
    mem_free(gains->contacts);
    mem_free(gains->sure);
}

/** The graph of one contact, ready to be weighed with any number per turn. */
struct weighing {
    struct way_graph graph;
    VEC(struct path_decision) decisions;
    VEC(struct path_option) options;
};

// One option for each place a turn leads to: two answers that lead on alike are one way.
static void weighing_init(
        struct weighing *weighing, const struct scenario *scenario, uint32_t contact)
{
    *weighing = (struct weighing) { 0 };
    way_graph_build(&weighing->graph, scenario, contact);
    for (size_t d = 0; d < weighing->graph.decisions.count; d++) {
        const struct path_decision *from = &weighing->graph.decisions.items[d];
        struct path_decision to = { (int)weighing->options.count, 0 };
        for (int i = from->first; i < from->first + from->count; i++) {
            struct path_option option = { weighing->graph.options.items[i].next, 0 };
            bool known = false;
            for (size_t j = (size_t)to.first; j < weighing->options.count; j++) {
                known = known || weighing->options.items[j].next == option.next;
            }
            if (!known) {
                vec_push(&weighing->options, option);
            }
        }
        to.count = (int)weighing->options.count - to.first;
        vec_push(&weighing->decisions, to);
    }
}

static void weighing_finish(struct weighing *weighing)
{
    way_graph_finish(&weighing->graph);
    vec_finish(&weighing->decisions);
    vec_finish(&weighing->options);
}

// Where a turn stands in the walk that finds the mean.
struct mean_node {
    double mean;  // weight from here to the end
    double paths; // their number, as a power of two: depth 10,000 overflows a double
    int cursor;   // the option to look at next
    bool done;
};

static struct mean_node mean_of(
        const struct weighing *weighing, const struct mean_node *nodes, int at, double weight)
{
    const struct path_decision *decision = &weighing->decisions.items[at];
    struct mean_node node = { .mean = 0, .paths = 0, .done = true };
    double most = 0;
    for (int i = decision->first; i < decision->first + decision->count; i++) {
        int next = weighing->options.items[i].next;
        most = next != PATH_END && nodes[next].paths > most ? nodes[next].paths : most;
    }
    double sum = 0;
    for (int i = decision->first; i < decision->first + decision->count; i++) {
        int next = weighing->options.items[i].next;
        double share = exp2((next != PATH_END ? nodes[next].paths : 0) - most);
        node.mean += share * (next != PATH_END ? nodes[next].mean : 0);
        sum += share;
    }
    node.mean = weight + node.mean / sum;
    node.paths = most + log2(sum);
    return node;
}

// The mean over all ways of a graph without loops, from the ends to the start; every way counts the
// same.
static double mean_of_ways(const struct weighing *weighing, const int *weights, int start)
{
    size_t count = weighing->decisions.count;
    struct mean_node *nodes = mem_alloc((count + 1) * sizeof(*nodes));
    int *stack = mem_alloc((count + 1) * sizeof(*stack));
    int depth = 0;
    stack[depth++] = start;
    while (depth > 0) {
        int at = stack[depth - 1];
        const struct path_decision *decision = &weighing->decisions.items[at];
        if (nodes[at].cursor == decision->count) {
            nodes[at] = mean_of(weighing, nodes, at, weights[at]);
            depth--;
            continue;
        }
        int next = weighing->options.items[decision->first + nodes[at].cursor++].next;
        if (next != PATH_END && !nodes[next].done) {
            stack[depth++] = next;
        }
    }
    double mean = nodes[start].mean;
    mem_free(stack);
    mem_free(nodes);
    return mean;
}

// What all ways weigh together: least and most as the points of a path, and the mean. In a graph
// with loops the mean is taken to be the middle.
static bool weigh(const struct weighing *weighing, const int *weights, struct path_survey *survey)
{
    VEC(struct path_option) options = { 0 };
    for (size_t d = 0; d < weighing->decisions.count; d++) {
        const struct path_decision *decision = &weighing->decisions.items[d];
        for (int i = decision->first; i < decision->first + decision->count; i++) {
            struct path_option option = weighing->options.items[i];
            option.points = weights != NULL ? weights[d] : 0;
            vec_push(&options, option);
        }
    }
    struct path_graph graph = way_graph_paths(&weighing->graph);
    graph.decisions = weighing->decisions.items;
    graph.options = options.items;
    graph.option_count = (int)options.count;
    bool decided = weighing->graph.decided && path_graph_sound(&graph) &&
            path_survey(&graph, PATH_BUDGET / 20, survey) == PATH_DECIDED;
    if (decided && weights != NULL) {
        survey->mean_possible = survey->loops ? (double)(survey->worst + survey->best) / 2
                                              : mean_of_ways(weighing, weights, graph.start);
    }
    vec_finish(&options);
    return decided;
}

static void add_fixed(struct measured_chance *chance, const struct gain *gain, int c, bool sure)
{
    double part = sure ? 1 : 0.5;
    chance->least += sure ? gain->points[c] : 0;
    chance->sure += sure ? gain->points[c] : 0;
    chance->most += gain->points[c];
    chance->mean += part * gain->points[c];
    chance->decisions += part * gain->decisions[c];
    chance->keyed += gain->decisions[c];
}

static bool add_ways(const struct gains *gains, const struct weighing *weighing, uint32_t contact,
        int c, struct measured_chance *chance)
{
    struct range turns = gains->scenario->contacts[contact].turns;
    int *weights = mem_alloc((turns.count + 1) * sizeof(*weights));
    double part = gains->sure[contact] ? 1 : 0.5;
    struct path_survey survey;
    for (uint32_t i = 0; i < turns.count; i++) {
        weights[i] = gains->turns[turns.first + i].points[c];
        chance->keyed += gains->turns[turns.first + i].decisions[c];
    }
    bool decided = weigh(weighing, weights, &survey);
    if (decided) {
        chance->least += gains->sure[contact] ? survey.worst : 0;
        chance->sure += gains->sure[contact] ? survey.best : 0;
        chance->most += survey.best;
        chance->mean += part * survey.mean_possible;
    }
    for (uint32_t i = 0; i < turns.count; i++) {
        weights[i] = gains->turns[turns.first + i].decisions[c];
    }
    decided = decided && weigh(weighing, weights, &survey);
    chance->decisions += decided ? part * survey.mean_possible : 0;
    mem_free(weights);
    return decided;
}

static void measure_contact(
        const struct gains *gains, uint32_t contact, struct scenario_measures *measures)
{
    struct weighing weighing;
    struct path_survey survey;
    weighing_init(&weighing, gains->scenario, contact);
    bool counted = weigh(&weighing, NULL, &survey);
    measures->ways += counted ? survey.paths : 0;
    for (int c = 0; c < COMPETENCY_COUNT && counted; c++) {
        counted = add_ways(gains, &weighing, contact, c, &measures->chances[c]);
        add_fixed(&measures->chances[c], &gains->contacts[contact], c, gains->sure[contact]);
    }
    measures->ways_counted = measures->ways_counted && counted;
    weighing_finish(&weighing);
}

void measure_chances(const struct scenario *scenario, struct scenario_measures *measures)
{
    struct gains gains;
    gains_init(&gains, scenario);
    measures->ways_counted = true;
    for (uint32_t c = 0; c < scenario->contact_count; c++) {
        measure_contact(&gains, c, measures);
    }
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        add_fixed(&measures->chances[c], &gains.certain, c, true);
        add_fixed(&measures->chances[c], &gains.perhaps, c, false);
    }
    gains_finish(&gains);
}

void smell_chances(struct smelling *smelling)
{
    struct smell_place root = smell_at_root(smelling);
    if (!smelling->measures->ways_counted) {
        smell_add(smelling, DIAG_CHANCE_UNKNOWN, root, smelling->scenario->id, NULL);
        return;
    }
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        const struct measured_chance *chance = &smelling->measures->chances[c];
        const char *competency = competency_id((enum competency)c);
        char least[24];
        char most[24];
        if (chance->most > 0 && chance->least == 0) {
            smell_add(smelling, DIAG_CHANCE_NONE, root, competency, NULL);
        } else if (chance->sure > UNEVEN_TIMES_MAX * chance->least) {
            smell_add(smelling, DIAG_CHANCE_UNEVEN, root, competency,
                    smell_number(least, (long)chance->least),
                    smell_number(most, (long)chance->sure), NULL);
        }
    }
}
