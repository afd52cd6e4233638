// SPDX-License-Identifier: GPL-3.0-or-later
// Claims about the answers of a turn: no two come to the same, none is best at everything; and the
// points that ways through a conversation offer.
#include <string.h>

#include "game/base/mem.h"
#include "game/explore/search/choice_graph.h"
#include "game/explore/search/exploring.h"
#include "game/shift/offer.h"

enum { SURVEY_BUDGET = 400000, REGRETS_MAX = 4000 };

// Different

static bool same_effects(const struct slice *slice, struct range a, struct range b)
{
    const struct effect *effects = slice->model->effects;
    if (a.count != b.count) {
        return false;
    }
    // What is taught or set and never asked for makes no difference.
    for (uint32_t i = 0; i < a.count; i++) {
        const struct effect *one = &effects[a.first + i];
        const struct effect *other = &effects[b.first + i];
        struct range only = { a.first + i, 1 };
        struct range others = { b.first + i, 1 };
        bool silent = one->kind == EFFECT_MARK && other->kind == EFFECT_MARK &&
                !slice_touched(slice, only) && !slice_touched(slice, others);
        if (!silent && (one->kind != other->kind || one->a != other->a || one->b != other->b)) {
            return false;
        }
    }
    return true;
}

static bool same_shows(const struct scenario *model, struct range a, struct range b)
{
    int points[COMPETENCY_COUNT] = { 0 };
    for (uint32_t i = a.first; i < a.first + a.count; i++) {
        points[model->shows[i].competency] += model->shows[i].points;
    }
    for (uint32_t i = b.first; i < b.first + b.count; i++) {
        points[model->shows[i].competency] -= model->shows[i].points;
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (points[k] != 0) {
            return false;
        }
    }
    return true;
}

static bool same_target(struct target a, struct target b)
{
    return a.kind == b.kind && a.index == b.index;
}

static bool same_future(const struct slice *slice, uint32_t first, uint32_t second)
{
    const struct scenario *model = slice->model;
    const struct slot *a = &model->slots[first];
    const struct slot *b = &model->slots[second];
    bool asked = (a->said != INDEX_NONE && slice->marks[a->said]) ||
            (b->said != INDEX_NONE && slice->marks[b->said]);
    if (asked || a->flags != b->flags || (a->flags & SLOT_TOPIC) != 0 ||
            !same_target(a->next, b->next) || a->wording_count != b->wording_count ||
            model->slot_rests[first].section != model->slot_rests[second].section) {
        return false;
    }
    for (uint32_t i = 0; i < a->wording_count; i++) {
        const struct wording *one = &model->wordings[a->first_wording + i];
        const struct wording *other = &model->wordings[b->first_wording + i];
        if (one->when != other->when || !same_shows(model, one->shows, other->shows) ||
                !same_effects(slice, one->effects, other->effects)) {
            return false;
        }
    }
    return true;
}

// Both on offer at once, for a play that shows where.

struct meeting {
    uint32_t slots[2]; // the second may be INDEX_NONE
    uint32_t found;
};

static bool see_both(void *payload, struct search *search, uint32_t state, const move_list *moves)
{
    struct meeting *meeting = payload;
    uint32_t seen = 0;
    (void)search;
    for (size_t i = 0; i < moves->count; i++) {
        enum move_kind kind = move_kind(moves->items[i]);
        bool said = kind == MOVE_REPLY || kind == MOVE_PART;
        seen |= said && move_item(moves->items[i]) == meeting->slots[0] ? 1u : 0;
        seen |= said && move_item(moves->items[i]) == meeting->slots[1] ? 2u : 0;
    }
    seen |= meeting->slots[1] == INDEX_NONE ? 2u : 0;
    meeting->found = seen == 3 ? state : meeting->found;
    return seen != 3;
}

static void tell(struct exploring *exploring, enum claim claim, uint32_t first, uint32_t second)
{
    struct meeting meeting = { { first, second }, STATE_NONE };
    struct search search;
    struct slice_request request = { .contacts = search_all_contacts(exploring->out->model),
        .points = SLICE_NONE,
        .watched_slot = first + 1,
        .watched_other = second != INDEX_NONE ? second + 1 : 0 };
    exploring_search(exploring, &search, request, false,
            (struct search_watch) { .payload = &meeting, .state = see_both });
    struct finding finding = finding_of(exploring, claim, VERDICT_UNDECIDED);
    finding.part = PART_SLOT;
    finding.index = first;
    finding.other = second;
    finding.why = search_why(&search);
    if (meeting.found != STATE_NONE) {
        move_list way = { 0 };
        search_way(&search, meeting.found, &way);
        finding.script = exploring_try(exploring, &search, &way, &finding.why);
        finding.verdict = finding.script != NULL ? VERDICT_REFUTED : VERDICT_UNDECIDED;
        vec_finish(&way);
    } else if (search_exhausted(&search)) {
        finding.verdict = VERDICT_PROVED; // never on offer together
    }
    finding_add(exploring, &finding);
    search_finish(&search);
}

static void judge_pairs(struct exploring *exploring, const struct slice *slice, uint32_t turn)
{
    struct range slots = exploring->out->model->turns[turn].slots;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        for (uint32_t j = i + 1; j < slots.first + slots.count; j++) {
            if (same_future(slice, i, j)) {
                tell(exploring, CLAIM_DIFFERENT, i, j);
            } else {
                findings_proved(exploring, CLAIM_DIFFERENT, 1);
            }
        }
    }
}

// None best

struct outlook {
    struct choice_graph graph[COMPETENCY_COUNT];
    int64_t *most[COMPETENCY_COUNT];
    int64_t *least[COMPETENCY_COUNT];
    bool decided;
};

static void outlook_init(struct outlook *outlook, const struct scenario *model, uint32_t contact)
{
    outlook->decided = true;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        choice_graph_init(&outlook->graph[k], model, contact, k, false);
        size_t count = outlook->graph[k].nodes.count + 1;
        outlook->most[k] = mem_alloc(count * sizeof(int64_t));
        outlook->least[k] = mem_alloc(count * sizeof(int64_t));
        outlook->decided = outlook->decided &&
                choice_values(&outlook->graph[k], outlook->most[k], outlook->least[k]);
    }
}

static void outlook_finish(struct outlook *outlook)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        choice_graph_finish(&outlook->graph[k]);
        mem_free(outlook->most[k]);
        mem_free(outlook->least[k]);
    }
}

// The most and the least that can come of one slot at a node.
static void reach_of(
        const struct outlook *outlook, int k, size_t node, uint32_t slot, int64_t reach[2])
{
    const struct choice_graph *graph = &outlook->graph[k];
    const struct path_decision *decision = &graph->decisions.items[node];
    bool first = true;
    for (int i = decision->first; i < decision->first + decision->count; i++) {
        if (graph->origins.items[i].slot != slot) {
            continue;
        }
        const struct path_option *option = &graph->options.items[i];
        int64_t most = option->points + (option->next >= 0 ? outlook->most[k][option->next] : 0);
        int64_t least = option->points + (option->next >= 0 ? outlook->least[k][option->next] : 0);
        reach[0] = first || most > reach[0] ? most : reach[0];
        reach[1] = first || least < reach[1] ? least : reach[1];
        first = false;
    }
}

// Whether anything of this competency is still to be had or missed from here on.
static bool at_stake(const struct outlook *outlook, int k, size_t node)
{
    return outlook->most[k][node] != outlook->least[k][node];
}

static bool beats(const struct outlook *outlook, size_t node, uint32_t slot, uint32_t other, int k)
{
    int64_t own[2] = { 0, 0 };
    int64_t others[2] = { 0, 0 };
    reach_of(outlook, k, node, slot, own);
    reach_of(outlook, k, node, other, others);
    return own[0] > others[0] && own[1] > others[1];
}

static bool beats_all(const struct outlook *outlook, size_t node, uint32_t slot)
{
    const struct choice_graph *graph = &outlook->graph[0];
    const struct path_decision *decision = &graph->decisions.items[node];
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        for (int i = 0; at_stake(outlook, k, node) && i < decision->count; i++) {
            uint32_t other = graph->origins.items[decision->first + i].slot;
            if (other != INDEX_NONE && other != slot && !beats(outlook, node, slot, other, k)) {
                return false;
            }
        }
    }
    return true;
}

static void judge_node(struct exploring *exploring, const struct outlook *outlook, size_t node)
{
    const struct choice_graph *graph = &outlook->graph[0];
    const struct path_decision *decision = &graph->decisions.items[node];
    int keys = 0;
    uint32_t slots = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        keys += at_stake(outlook, k, node);
    }
    for (int i = decision->first; i < decision->first + decision->count; i++) {
        bool again = i > decision->first &&
                graph->origins.items[i].slot == graph->origins.items[i - 1].slot;
        slots += graph->origins.items[i].slot != INDEX_NONE && !again;
    }
    if (graph->nodes.items[node].kind != CHOICE_TURN || keys < 2 || slots < 2) {
        return;
    }
    for (int i = decision->first; i < decision->first + decision->count; i++) {
        uint32_t slot = graph->origins.items[i].slot;
        if (slot != INDEX_NONE && beats_all(outlook, node, slot)) {
            tell(exploring, CLAIM_NONE_BEST, slot, INDEX_NONE);
            return;
        }
    }
    findings_proved(exploring, CLAIM_NONE_BEST, 1);
}

static void judge_best(struct exploring *exploring, uint32_t contact)
{
    struct outlook outlook;
    outlook_init(&outlook, exploring->out->model, contact);
    for (size_t i = 0; outlook.decided && i < outlook.graph[0].nodes.count; i++) {
        judge_node(exploring, &outlook, i);
    }
    if (!outlook.decided) {
        struct finding finding = finding_of(exploring, CLAIM_NONE_BEST, VERDICT_UNDECIDED);
        finding.why = WHY_LOOPS;
        finding.part = PART_CONTACT;
        finding.index = contact;
        finding_add(exploring, &finding);
    }
    outlook_finish(&outlook);
}

static void note_mark(void *payload, uint32_t mark)
{
    struct slice *slice = payload;
    if (mark != INDEX_NONE) {
        slice->marks[mark] = true;
    }
}

void claims_of_slots(struct exploring *exploring)
{
    const struct scenario *model = exploring->out->model;
    if (!slice_fits(model)) {
        return;
    }
    struct slice slice;
    slice_init(&slice, model, exploring->setup->rules,
            (struct slice_request) { .contacts = search_all_contacts(model), .points = SLICE_ALL });
    // What a customer says of it is a difference too.
    for (uint32_t i = 0; i < model->says_count; i++) {
        slice_each_mark(model, model->says[i].when, note_mark, &slice);
    }
    // Where no answer shows anything there is nothing to choose well: they may come to the same.
    for (uint32_t i = 0; i < model->turn_count && model->shows_count > 0; i++) {
        judge_pairs(exploring, &slice, i);
    }
    slice_finish(&slice);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        judge_best(exploring, i);
    }
}

// Points

static void survey(struct exploring *exploring, uint32_t contact, int k)
{
    struct contact_points *points =
            &exploring->out->points[contact * (COMPETENCY_COUNT + 1) + (uint32_t)(k + 1)];
    struct choice_graph graph;
    struct path_survey all;
    struct path_survey without;
    choice_graph_init(&graph, exploring->out->model, contact, k, false);
    struct path_graph path = choice_path_graph(&graph);
    points->decided = path_survey(&path, SURVEY_BUDGET, &all) == PATH_DECIDED;
    points->loops = all.loops;
    choice_graph_finish(&graph);
    if (!points->decided) {
        return;
    }
    points->paths = all.paths;
    points->least = (int)all.least_possible;
    points->most = (int)all.most_possible;
    points->mean = all.mean_possible;
    points->worst = (int)all.worst;
    points->best = (int)all.best;
    choice_graph_init(&graph, exploring->out->model, contact, k, true);
    path = choice_path_graph(&graph);
    if (k >= 0 && path_survey(&path, SURVEY_BUDGET, &without) == PATH_DECIDED) {
        int hangs = (int)(all.most_possible - without.most_possible);
        exploring->out->mood_share[k][0] += hangs > 0 ? hangs : 0;
        exploring->out->mood_share[k][1] += points->most;
    }
    choice_graph_finish(&graph);
}

static int64_t after(const struct path_option *option, const int64_t *values)
{
    return option->points + (option->next >= 0 ? values[option->next] : 0);
}

static void keep_path(struct exploring *exploring, const struct choice_graph *graph, bool best,
        const int64_t *values, uint32_t contact)
{
    VEC(uint32_t) slots = { 0 };
    for (int node = 0; node >= 0;) {
        const struct path_decision *decision = &graph->decisions.items[node];
        int chosen = decision->first;
        for (int i = decision->first; i < decision->first + decision->count; i++) {
            chosen = after(&graph->options.items[i], values) == values[node] ? i : chosen;
        }
        if (graph->origins.items[chosen].slot != INDEX_NONE) {
            vec_push(&slots, graph->origins.items[chosen].slot);
        }
        node = graph->options.items[chosen].next;
    }
    struct contact_path path = { .contact = contact,
        .competency = graph->competency,
        .best = best,
        .count = (uint32_t)slots.count };
    path.slots = arena_copy_items(
            &exploring->out->arena, slots.items, slots.count, sizeof(*slots.items));
    vec_push(&exploring->out->paths, path);
    vec_finish(&slots);
}

// A turn that is come to by several visits is told once, by where it costs most.
static void keep_regret(struct exploring *exploring, const struct slot_regret *regret)
{
    for (size_t i = 0; i < exploring->out->regrets.count; i++) {
        struct slot_regret *known = &exploring->out->regrets.items[i];
        if (known->wording == regret->wording) {
            known->points = regret->points > known->points ? regret->points : known->points;
            return;
        }
    }
    if (exploring->out->regrets.count < REGRETS_MAX) {
        vec_push(&exploring->out->regrets, *regret);
    }
}

// What each way to say something costs beside the best at its turn, all competencies together.
static void keep_regrets(struct exploring *exploring, const struct choice_graph *graph,
        const int64_t *most, uint32_t contact)
{
    for (size_t node = 0; node < graph->nodes.count; node++) {
        const struct path_decision *decision = &graph->decisions.items[node];
        for (int i = decision->first; i < decision->first + decision->count; i++) {
            const struct choice_origin *origin = &graph->origins.items[i];
            int64_t regret = most[node] - after(&graph->options.items[i], most);
            struct slot_regret kept = { contact, graph->nodes.items[node].turn, origin->slot,
                origin->wording, (int)regret };
            if (origin->slot != INDEX_NONE) {
                keep_regret(exploring, &kept);
            }
        }
    }
}

static void value(struct exploring *exploring, uint32_t contact, int k)
{
    struct choice_graph graph;
    choice_graph_init(&graph, exploring->out->model, contact, k, false);
    size_t count = graph.nodes.count + 1;
    int64_t *most = mem_alloc(count * sizeof(*most));
    int64_t *least = mem_alloc(count * sizeof(*least));
    if (choice_values(&graph, most, least)) {
        keep_path(exploring, &graph, true, most, contact);
        keep_path(exploring, &graph, false, least, contact);
        if (k == CHOICE_ALL) {
            keep_regrets(exploring, &graph, most, contact);
        }
    }
    mem_free(most);
    mem_free(least);
    choice_graph_finish(&graph);
}

void explore_points(struct exploring *exploring)
{
    const struct scenario *model = exploring->out->model;
    exploring->out->points = arena_alloc(&exploring->out->arena,
            (model->contact_count * (COMPETENCY_COUNT + 1) + 1) * sizeof(*exploring->out->points));
    for (uint32_t c = 0; c < model->contact_count; c++) {
        for (int k = CHOICE_ALL; k < COMPETENCY_COUNT; k++) {
            survey(exploring, c, k);
            value(exploring, c, k);
        }
    }
}
