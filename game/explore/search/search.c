// SPDX-License-Identifier: GPL-3.0-or-later
// The search: every state that can be reached, breadth first.
#include "game/explore/search/search.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/explore/search/forms.h"

enum { ASK_EVERY = 4096, FAR_TURNS = 4000, FETCH_STEP = 3 };

static struct shift_state *bench(const struct search *search)
{
    return &search->world->state;
}

// All of the bench but its marks, which may be many.
static size_t base_size(const struct search *search)
{
    return (size_t)((char *)bench(search)->marks - (char *)bench(search)->head);
}

static void keep_base(struct search *search)
{
    memcpy(search->base, bench(search)->head, base_size(search));
    for (uint32_t i = 0; i < search->packing.word_count; i++) {
        search->marks[i] = bench(search)->marks[search->packing.words[i]];
    }
}

static void restore_base(struct search *search)
{
    memcpy(bench(search)->head, search->base, base_size(search));
    for (uint32_t i = 0; i < search->packing.word_count; i++) {
        bench(search)->marks[search->packing.words[i]] = search->marks[i];
    }
}

static const struct contact_state *contacts_before(const struct search *search)
{
    size_t offset = (size_t)((char *)bench(search)->contacts - (char *)bench(search)->head);
    return (const struct contact_state *)(const void *)(search->base + offset);
}

// More is possible than prospects allow for: they will say so.
static int least(int a, int b)
{
    return a < b ? a : b;
}

static void hear(void *payload, const struct happening *happening)
{
    struct search *search = payload;
    if (search->setup.watch.hear != NULL) {
        search->setup.watch.hear(search->setup.watch.payload, happening);
    }
    if (happening->kind == HAPPENED_SCORED &&
            slice_scores(&search->slice, (int)happening->competency)) {
        search->edge.earned = (uint8_t)least(search->edge.earned + happening->earned, UINT8_MAX);
        search->edge.possible =
                (uint8_t)least(search->edge.possible + happening->possible, UINT8_MAX);
    }
}

// A step that comes to the same as an earlier one tells nothing: it may be any look-up, letter or
// form. Where points are counted, which reply was given always counts.
static bool is_new_edge(const struct search *search, uint32_t from, const struct search_edge *added)
{
    bool reply = search->edges.points && move_kind(added->move) == MOVE_REPLY;
    size_t first = edge_store_to(&search->edges, search->firsts[from], added->target);
    for (size_t i = first; i < search->edges.count;
            i = edge_store_to(&search->edges, i + 1, added->target)) {
        struct search_edge edge = edge_store_at(&search->edges, i);
        bool other = search->edges.points && edge.move != added->move &&
                (reply || move_kind(edge.move) == MOVE_REPLY);
        if (!other && edge.earned == added->earned && edge.possible == added->possible &&
                edge.ended == added->ended) {
            return false;
        }
    }
    return reply || added->target != from || added->possible > 0 || added->ended > 0;
}

static uint64_t *words_of(struct search *search, size_t reached)
{
    size_t needed = (reached + 1) * search->packing.size;
    if (needed > search->words_capacity) {
        search->words_capacity = 2 * needed;
        search->words = mem_resize(search->words, search->words_capacity * sizeof(*search->words));
    }
    return &search->words[reached * search->packing.size];
}

// Makes a move and packs what it leads to; the state is looked for later, when its place in memory
// has come nearer.
static bool make(struct search *search, uint32_t move)
{
    struct sink sink = { hear, search };
    search->edge = (struct search_edge) { .move = move, .target = STATE_NONE };
    bool heard = search->edges.points || search->setup.watch.hear != NULL;
    if (!move_make(&search->moves, move, heard ? &sink : NULL)) {
        return true;
    }
    search->steps++;
    struct reached reached = { .ends = move_kind(move) == MOVE_FINISH };
    if (!reached.ends) {
        uint64_t *words = words_of(search, search->reached.count);
        packing_pack(&search->packing, words);
        reached.hash = state_set_hash(&search->set, words);
        state_set_fetch(&search->set, reached.hash);
    }
    const struct search_watch *watch = &search->setup.watch;
    bool going = watch->step == NULL ||
            watch->step(watch->payload, search, &search->edge, contacts_before(search));
    reached.edge = search->edge;
    vec_push(&search->reached, reached);
    return going;
}

// Looks up what the moves led to, in the order in which they were made.
static bool add_reached(struct search *search, uint32_t from)
{
    bool room = true;
    for (size_t i = 0; i < search->reached.count && room; i++) {
        struct reached *reached = &search->reached.items[i];
        if (!reached->ends) {
            struct state_link link = { from, reached->edge.move };
            reached->edge.target =
                    state_set_add(&search->set, words_of(search, i), reached->hash, link);
        }
        if (search->setup.edges && is_new_edge(search, from, &reached->edge)) {
            room = edge_store_add(&search->edges, &reached->edge);
        }
    }
    vec_clear(&search->reached);
    return room;
}

// What can be done in each mood, one list behind the other; each is shown to whoever watches.
static bool list_moves(struct search *search, uint32_t state)
{
    const struct search_watch *watch = &search->setup.watch;
    uint32_t since = search->set.links[state].move;
    vec_clear(&search->list);
    for (uint32_t mood = 0; mood < search->moods.count; mood++) {
        size_t before = search->list.count;
        moods_set(&search->moods, mood, bench(search));
        moves_list(&search->moves, since, &search->list);
        search->lists[mood] = search->list.count;
        move_list own = { search->list.items + before, search->list.count - before, 0 };
        if (watch->state != NULL && !watch->state(watch->payload, search, state, &own)) {
            return false;
        }
    }
    return true;
}

static bool make_from(struct search *search, uint32_t move, uint32_t mood, uint32_t after)
{
    restore_base(search);
    moods_set(&search->moods, mood, bench(search));
    moods_lead(&search->moods, after, &search->world->jump);
    return make(search, move);
}

// What moves a mood moves it anywhere, before anything that follows in the same move asks for it.
static bool make_in(struct search *search, uint32_t move, uint32_t mood)
{
    if (!make_from(search, move, mood, mood)) {
        return false;
    }
    bool jumped = search->world->jump.count > 0;
    for (uint32_t after = 0; after < search->moods.count && jumped; after++) {
        if (after != mood && !make_from(search, move, mood, after)) {
            return false;
        }
    }
    return true;
}

static bool make_all(struct search *search)
{
    size_t i = 0;
    for (uint32_t mood = 0; mood < search->moods.count; mood++) {
        for (; i < search->lists[mood]; i++) {
            if (!make_in(search, search->list.items[i], mood)) {
                return false;
            }
        }
    }
    return true;
}

// Some states ahead, so that what is asked for has come when it is needed.
static void fetch(const struct search *search, uint32_t state)
{
    for (int stage = 0; stage < FETCH_STAGES; stage++) {
        uint32_t ahead = state + (uint32_t)(FETCH_STEP * (FETCH_STAGES - stage));
        if (ahead < search->set.count) {
            packing_fetch(&search->packing, state_set_at(&search->set, ahead), stage);
        }
    }
}

static bool expand(struct search *search, uint32_t state)
{
    if (search->setup.scenario->turn_count > FAR_TURNS) {
        fetch(search, state);
    }
    packing_unpack(&search->packing, state_set_at(&search->set, state));
    keep_base(search);
    const struct search_watch *watch = &search->setup.watch;
    if (watch->over != NULL && watch->over(watch->payload, search)) {
        return true;
    }
    bool going = list_moves(search, state) && make_all(search);
    if (!add_reached(search, state)) {
        search->end = SEARCH_TOO_WIDE;
        return false;
    }
    return going;
}

static void add_start(struct search *search)
{
    uint64_t words[PACK_WORDS_MAX + 1];
    // Packed and unpacked once: contacts that are not played out take their place.
    packing_pack(&search->packing, words);
    packing_unpack(&search->packing, words);
    moves_settle(&search->moves);
    packing_pack(&search->packing, words);
    state_set_add(&search->set, words, state_set_hash(&search->set, words),
            (struct state_link) { STATE_NONE, 0 });
}

static bool goes_on(struct search *search)
{
    const struct search_setup *setup = &search->setup;
    if (search->set.count > setup->budget) {
        search->end = SEARCH_BUDGET;
        return false;
    }
    bool ask = search->expanded % ASK_EVERY == 0 && setup->going != NULL;
    if (ask && !setup->going(setup->going_payload, search)) {
        search->end = SEARCH_STOPPED;
        return false;
    }
    return true;
}

static void keep_first(struct search *search, uint32_t *capacity)
{
    if (!search->setup.edges) {
        return;
    }
    if (search->expanded + 1 >= *capacity) {
        *capacity = *capacity + *capacity / 2 + 64;
        search->firsts = mem_resize(search->firsts, *capacity * sizeof(*search->firsts));
    }
    search->firsts[search->expanded] = (uint32_t)search->edges.count;
    search->firsts[search->expanded + 1] = (uint32_t)search->edges.count;
}

static void run(struct search *search)
{
    uint32_t capacity = 0;
    add_start(search);
    while (search->expanded < search->set.count && goes_on(search)) {
        keep_first(search, &capacity);
        if (!expand(search, search->expanded)) {
            search->end = search->end == SEARCH_TOO_WIDE ? SEARCH_TOO_WIDE : SEARCH_STOPPED;
            return;
        }
        search->expanded++;
    }
    keep_first(search, &capacity);
}

static bool cuts_forms(const struct search *search)
{
    bool cut = false;
    for (uint32_t i = 0; i < search->setup.scenario->contact_count; i++) {
        cut = cut || (slice_plays(&search->slice, i) && forms_are_many(&search->slice, i));
    }
    return cut;
}

void search_init(struct search *search, const struct search_setup *setup)
{
    *search = (struct search) { .setup = *setup, .end = SEARCH_DONE };
    slice_init(&search->slice, setup->scenario, setup->rules, setup->request);
    search->world = world_create(setup->scenario, setup->rules, setup->request.exact);
    if (!packing_init(&search->packing, &search->slice, search->world)) {
        search->end = SEARCH_TOO_WIDE;
        return;
    }
    search->forms_cut = cuts_forms(search);
    moods_init(&search->moods, &search->slice, setup->rules);
    moves_init(&search->moves, &search->packing);
    search->moves.every_order = setup->edges;
    state_set_init(&search->set, search->packing.size);
    edge_store_init(&search->edges, setup->edges && setup->request.points != SLICE_NONE);
    search->base = mem_alloc(base_size(search));
    search->marks = mem_alloc((search->packing.word_count + 1) * sizeof(*search->marks));
    run(search);
}

void search_finish(struct search *search)
{
    if (search->end != SEARCH_TOO_WIDE) {
        moves_finish(&search->moves);
        moods_finish(&search->moods);
        packing_finish(&search->packing);
        state_set_finish(&search->set);
    }
    vec_finish(&search->list);
    vec_finish(&search->reached);
    edge_store_finish(&search->edges);
    mem_free(search->words);
    mem_free(search->firsts);
    mem_free(search->base);
    mem_free(search->marks);
    world_destroy(search->world);
    slice_finish(&search->slice);
}

void search_way(const struct search *search, uint32_t state, move_list *way)
{
    vec_clear(way);
    for (uint32_t at = state; search->set.links[at].parent != STATE_NONE;
            at = search->set.links[at].parent) {
        vec_push(way, search->set.links[at].move);
    }
    for (size_t i = 0; i < way->count / 2; i++) {
        uint32_t move = way->items[i];
        way->items[i] = way->items[way->count - 1 - i];
        way->items[way->count - 1 - i] = move;
    }
}

bool search_exhausted(const struct search *search)
{
    return search->end == SEARCH_DONE && !search->moods.incomplete && !search->forms_cut;
}

size_t search_bytes(const struct search *search)
{
    return state_set_bytes(&search->set) + edge_store_bytes(&search->edges) +
            (search->firsts != NULL ? search->expanded * sizeof(*search->firsts) : 0);
}
