// SPDX-License-Identifier: GPL-3.0-or-later
// The claim that nobody gains by a weaker answer: no action that earns less than others there, and
// after which a competency's ratio can end higher than after every better one.
#include "game/base/mem.h"
#include "game/explore/search/exploring.h"
#include "game/explore/search/ratio.h"

// Of the budget: every way to every state is walked here, which takes more than meeting them. A
// whole scenario is tried with less: where it does not fit, its conversations may.
enum { WHOLE_SHARE = 16, APART_SHARE = 8 };

enum { NODES_MAX = 20000000, OPTIONS_MAX = 64 };

#define SEEN_BITS_MAX (UINT64_C(1) << 31)

// A state with what was earned of what on one of the ways to it.
struct node {
    uint32_t state;
    uint8_t earned;
    uint8_t possible;
    uint32_t parent;
    uint32_t edge;
};

struct dodging {
    struct exploring *exploring;
    struct search search;
    struct prospects prospects;
    int competency;
    uint32_t contact;  // INDEX_NONE: the scenario as a whole
    VEC(uint8_t) ends; // by state: the conversation is over
    VEC(struct node) nodes;
    uint8_t *seen;
    bool *told; // by slot
};

static bool see_state(void *payload, struct search *search, uint32_t state, const move_list *moves)
{
    struct dodging *dodging = payload;
    (void)moves;
    if (dodging->contact != INDEX_NONE && state == dodging->ends.count) {
        uint8_t phase = search->world->state.contacts[dodging->contact].phase;
        uint8_t over = phase == CONTACT_CLOSED || phase == CONTACT_NEVER;
        vec_push(&dodging->ends, over);
    }
    return true;
}

static const uint8_t *ends_of(const struct dodging *dodging)
{
    return dodging->contact != INDEX_NONE ? dodging->ends.items : NULL;
}

// One slot at a state: what it earns at once, and the best ratio it can lead to.
struct option {
    uint32_t slot;
    uint32_t contact;
    uint32_t earned;
    struct ratio best;
    uint32_t edge;
};

static void add_option(struct option *options, uint32_t *count, const struct option *added)
{
    for (uint32_t i = 0; i < *count; i++) {
        if (options[i].slot == added->slot) {
            bool better =
                    options[i].best.possible == 0 || ratio_greater(added->best, options[i].best);
            options[i] = better ? *added : options[i];
            return;
        }
    }
    if (*count < OPTIONS_MAX) {
        options[(*count)++] = *added;
    }
}

static uint32_t options_at(
        const struct dodging *dodging, const struct node *node, struct option *options)
{
    const struct search *search = &dodging->search;
    const struct slot *slots = search->world->model.slots;
    struct ratio so_far = { node->earned, node->possible };
    uint32_t count = 0;
    for (uint32_t e = search->firsts[node->state]; e < search->firsts[node->state + 1]; e++) {
        struct search_edge edge = edge_store_at(&search->edges, e);
        uint32_t slot = move_item(edge.move);
        bool reply = move_kind(edge.move) == MOVE_REPLY && edge.possible > 0 &&
                (slots[slot].flags & (SLOT_TOPIC | SLOT_STAYS)) == 0;
        if (reply) {
            struct option option = { slot, move_contact(edge.move), edge.earned,
                prospects_best(&dodging->prospects, so_far, &edge), e };
            add_option(options, &count, &option);
        }
    }
    return count;
}

// The best that can come of any better action; possible 0 when there is none.
static struct ratio best_of_better(
        const struct option *options, uint32_t count, const struct option *weak)
{
    struct ratio best = { 0, 0 };
    for (uint32_t i = 0; i < count; i++) {
        bool better = options[i].contact == weak->contact && options[i].earned > weak->earned &&
                options[i].best.possible > 0;
        if (better && (best.possible == 0 || ratio_greater(options[i].best, best))) {
            best = options[i].best;
        }
    }
    return best;
}

static void write_way_to(const struct dodging *dodging, uint32_t node, move_list *way)
{
    for (uint32_t at = node; dodging->nodes.items[at].parent != STATE_NONE;
            at = dodging->nodes.items[at].parent) {
        uint32_t edge = dodging->nodes.items[at].edge;
        vec_push(way, edge_store_at(&dodging->search.edges, edge).move);
    }
    for (size_t i = 0, j = way->count; i + 1 < j; i++) {
        j--;
        uint32_t move = way->items[i];
        way->items[i] = way->items[j];
        way->items[j] = move;
    }
}

// What a play by the clock really earned.
struct hearing {
    int competency;
    uint32_t contact;
    struct ratio got;
};

static void hear(void *payload, const struct happening *happening)
{
    struct hearing *hearing = payload;
    bool own = hearing->contact == INDEX_NONE || happening->contact == hearing->contact;
    if (happening->kind == HAPPENED_SCORED && own &&
            (int)happening->competency == hearing->competency) {
        hearing->got.earned += (uint32_t)happening->earned;
        hearing->got.possible += (uint32_t)happening->possible;
    }
}

static const char *play(const struct dodging *dodging, const move_list *way, struct ratio *got)
{
    struct hearing hearing = { dodging->competency, dodging->contact, { 0, 0 } };
    struct sink sink = { hear, &hearing };
    struct trial trial;
    const char *script = NULL;
    trial_init(&trial, dodging->exploring->shift.plan, 1, sink);
    if (trial_follow(&trial, &dodging->search.moves, way)) {
        script = exploring_script(dodging->exploring, &trial);
    }
    *got = hearing.got;
    trial_finish(&trial);
    return script;
}

static void tell(
        struct dodging *dodging, uint32_t node, const struct option *weak, struct ratio better)
{
    struct finding finding = finding_of(dodging->exploring, CLAIM_NO_DODGING, VERDICT_UNDECIDED);
    struct ratio so_far = { dodging->nodes.items[node].earned,
        dodging->nodes.items[node].possible };
    struct ratio got = { 0, 0 };
    move_list way = { 0 };
    write_way_to(dodging, node, &way);
    struct search_edge edge = edge_store_at(&dodging->search.edges, weak->edge);
    bool found =
            prospects_way(&dodging->prospects, ends_of(dodging), so_far, &edge, weak->best, &way);
    const char *script = found ? play(dodging, &way, &got) : NULL;
    bool shown = script != NULL && ratio_greater(got, better);
    finding.verdict = shown ? VERDICT_REFUTED : VERDICT_UNDECIDED;
    finding.why = shown                       ? WHY_NOTHING
            : !dodging->search.slice.whole    ? WHY_APART
            : dodging->search.moods.count > 1 ? WHY_MOODS
                                              : WHY_CLOCK;
    finding.part = PART_SLOT;
    finding.index = weak->slot;
    finding.competency = dodging->competency;
    finding.weak[0] = shown ? got.earned : weak->best.earned;
    finding.weak[1] = shown ? got.possible : weak->best.possible;
    finding.better[0] = better.earned;
    finding.better[1] = better.possible;
    finding.script = shown ? script : NULL;
    finding_add(dodging->exploring, &finding);
    vec_finish(&way);
}

static void judge_node(struct dodging *dodging, uint32_t index)
{
    struct option options[OPTIONS_MAX];
    uint32_t count = options_at(dodging, &dodging->nodes.items[index], options);
    for (uint32_t i = 0; i < count; i++) {
        struct ratio better = best_of_better(options, count, &options[i]);
        bool pays = ratio_greater(options[i].best, better);
        if (pays && !dodging->told[options[i].slot]) {
            dodging->told[options[i].slot] = true;
            tell(dodging, index, &options[i], better);
        }
    }
}

static bool see_node(struct dodging *dodging, struct node node)
{
    uint64_t width = dodging->prospects.most + 1;
    uint64_t bit = ((uint64_t)node.state * width + node.earned) * width + node.possible;
    bool seen = (dodging->seen[bit / 8] >> (bit % 8) & 1) != 0;
    dodging->seen[bit / 8] |= (uint8_t)(1u << (bit % 8));
    if (!seen) {
        vec_push(&dodging->nodes, node);
    }
    return !seen;
}

// Every way to every state, told apart by its points; breadth first, so that the first is shortest.
static bool walk(struct dodging *dodging)
{
    const struct search *search = &dodging->search;
    uint64_t width = dodging->prospects.most + 1;
    uint64_t bits = search->set.count * width * width;
    if (bits > SEEN_BITS_MAX) {
        return false;
    }
    dodging->seen = mem_alloc(bits / 8 + 1);
    see_node(dodging, (struct node) { .parent = STATE_NONE });
    for (uint32_t i = 0; i < dodging->nodes.count && dodging->nodes.count < NODES_MAX; i++) {
        judge_node(dodging, i);
        struct node at = dodging->nodes.items[i];
        for (uint32_t e = search->firsts[at.state]; e < search->firsts[at.state + 1]; e++) {
            struct search_edge edge = edge_store_at(&search->edges, e);
            if (edge.target != STATE_NONE) {
                see_node(dodging,
                        (struct node) { edge.target, (uint8_t)(at.earned + edge.earned),
                                (uint8_t)(at.possible + edge.possible), i, e });
            }
        }
    }
    return dodging->nodes.count < NODES_MAX;
}

static void count_case(struct dodging *dodging, bool decided, size_t findings, uint32_t allowed)
{
    struct finding finding = finding_of(
            dodging->exploring, CLAIM_NO_DODGING, decided ? VERDICT_PROVED : VERDICT_UNDECIDED);
    if (decided && dodging->exploring->out->findings.count > findings) {
        return; // told already
    }
    enum why why = search_why(&dodging->search);
    finding.why = why == WHY_CLOCK ? WHY_BUDGET : why;
    finding.allowed = allowed;
    finding.part = PART_CONTACT;
    finding.index = dodging->contact;
    finding.competency = dodging->competency;
    finding_add(dodging->exploring, &finding);
}

// How one search goes about it.
struct manner {
    uint32_t contact; // INDEX_NONE: the scenario as a whole
    bool exact;       // moods are reckoned
    bool looks;       // first whether it fits with moods set free, where there are any
    bool last;        // what it cannot decide is not decided
};

static struct slice_request request_of(
        const struct scenario *model, int competency, struct manner manner)
{
    bool whole = manner.contact == INDEX_NONE;
    return (struct slice_request) { .points = competency,
        .contacts = whole ? search_all_contacts(model) : 1u << manner.contact,
        .exact = manner.exact };
}

static void search_steps(struct dodging *dodging, struct manner manner, uint32_t allowed)
{
    struct exploring *exploring = dodging->exploring;
    uint32_t budget = exploring->budget;
    exploring->budget = allowed;
    exploring_search(exploring, &dodging->search,
            request_of(exploring->out->model, dodging->competency, manner), true,
            (struct search_watch) { .payload = dodging, .state = see_state });
    exploring->budget = budget;
}

static void finish(struct dodging *dodging)
{
    search_finish(&dodging->search);
    vec_finish(&dodging->ends);
    vec_finish(&dodging->nodes);
    mem_free(dodging->seen);
    mem_free(dodging->told);
}

enum sought {
    SOUGHT,
    SOUGHT_TOO_MANY, // states, or points: nothing is told unless it was the last manner
    SOUGHT_FREE,     // it fits, with moods set free
};

static bool judge(struct dodging *dodging)
{
    bool ready = search_exhausted(&dodging->search) &&
            prospects_init(&dodging->prospects, &dodging->search, ends_of(dodging));
    if (!ready) {
        return false;
    }
    dodging->told = mem_alloc(dodging->exploring->out->model->slot_count + 1);
    bool decided = walk(dodging);
    prospects_finish(&dodging->prospects);
    return decided;
}

static enum sought seek(struct exploring *exploring, int competency, struct manner manner)
{
    struct dodging dodging = {
        .exploring = exploring, .competency = competency, .contact = manner.contact
    };
    uint32_t allowed = exploring->budget / (manner.last ? APART_SHARE : WHOLE_SHARE) + 1;
    search_steps(&dodging, manner, allowed);
    bool moods = dodging.search.slice.moods;
    enum sought sought = SOUGHT_TOO_MANY;
    if (manner.looks && moods && search_exhausted(&dodging.search)) {
        sought = SOUGHT_FREE;
    } else {
        size_t findings = exploring->out->findings.count;
        sought = judge(&dodging) ? SOUGHT : SOUGHT_TOO_MANY;
        bool tells = sought == SOUGHT || manner.last;
        exploring->out->freed[competency] |= tells && moods && !manner.exact;
        if (tells) {
            count_case(&dodging, sought == SOUGHT, findings, allowed);
        }
    }
    finish(&dodging);
    return sought;
}

// The scenario as a whole with moods as they are, else with moods set free, else each conversation
// apart. What does not fit with moods set free does not fit with moods as they are.
static bool seek_whole(struct exploring *exploring, int competency)
{
    bool single = exploring->out->model->contact_count == 1;
    struct manner free = { .contact = INDEX_NONE, .looks = true, .last = single };
    struct manner exact = { .contact = INDEX_NONE, .exact = true };
    enum sought sought = seek(exploring, competency, free);
    if (sought == SOUGHT_FREE) {
        free.looks = false;
        sought = seek(exploring, competency, exact);
        sought = sought == SOUGHT ? SOUGHT : seek(exploring, competency, free);
    }
    return sought == SOUGHT || single;
}

static void seek_all(struct exploring *exploring, int competency)
{
    if (seek_whole(exploring, competency)) {
        return;
    }
    exploring->out->apart[competency] = true;
    for (uint32_t c = 0; c < exploring->out->model->contact_count; c++) {
        seek(exploring, competency, (struct manner) { .contact = c, .last = true });
    }
}

void claims_of_dodging(struct exploring *exploring)
{
    for (int k = 0; k < COMPETENCY_COUNT && slice_fits(exploring->out->model); k++) {
        seek_all(exploring, k);
    }
}
