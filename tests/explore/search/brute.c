// SPDX-License-Identifier: GPL-3.0-or-later
// Brute force: every action there is, on the real clock.
#include "tests/explore/search/brute.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/base/vec.h"
#include "game/shift/choices.h"
#include "game/shift/offer.h"
#include "game/shift/shift.h"

enum { WAITS_MAX = 50 };

#define END UINT32_MAX

// Which pairs (earned, possible) are there: a row of bits by what was possible.
struct pairs {
    uint64_t rows[BRUTE_POINTS_MAX];
};

struct force {
    struct brute *brute;
    const struct plan *plan;
    const int *keys;
    VEC(struct shift_state) states;
    VEC(uint64_t) hashes;
    VEC(struct brute_edge) edges;
    VEC(uint32_t) firsts;
    struct shift_state now;
    struct shift_state plain;
    struct brute_edge edge;
};

static void hear(void *payload, const struct happening *happening)
{
    struct force *force = payload;
    coverage_hear(&force->brute->met, &force->now, happening);
    for (int k = 0; k < BRUTE_KEYS; k++) {
        if (happening->kind == HAPPENED_SCORED && (int)happening->competency == force->keys[k]) {
            force->edge.earned[k] = (uint8_t)(force->edge.earned[k] + happening->earned);
            force->edge.possible[k] = (uint8_t)(force->edge.possible[k] + happening->possible);
        }
    }
}

static void take_clock_off(struct contact_state *at)
{
    at->arrives = at->arrives != TIME_NONE;
    at->answer_at = at->answer_at != TIME_NONE;
    at->ended_at = at->ended_at != TIME_NONE;
    at->hold_until = at->hold_until != TIME_NONE;
    at->waited = 0;
    at->nudges = 0;
    memset(at->codes, 0, sizeof(at->codes)); // no condition of these stories asks for them
    at->nudged = at->spoken = at->looked = at->held = at->returned_late = false;
}

// What was felt on the way is no matter; where no condition asks for a mood, nor is what is felt
// now.
static void take_memory_off(struct customer_state *at, bool moods)
{
    struct customer_state kept = { 0 };
    if (moods) {
        memcpy(kept.mood, at->mood, sizeof(kept.mood));
        memcpy(kept.repeats, at->repeats, sizeof(kept.repeats));
    }
    *at = kept;
}

// The state without its clock.
static uint64_t hash_of(struct force *force, const struct shift_state *state)
{
    shift_state_copy(&force->plain, state);
    struct shift_state *plain = &force->plain;
    const struct scenario *model = state_scenario(state, 0);
    plain->head->now = plain->head->next_arrival = plain->head->next_due = 0;
    plain->head->focus_contact = plain->head->focus_scenario = 0;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        take_clock_off(&plain->contacts[i]);
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        struct promise_state *at = &plain->promises[i];
        at->kept_at = at->kept_at == TIME_NONE ? 0 : at->kept_at <= at->due ? 1 : 2;
        at->planned = at->planned != TIME_NONE;
        at->due = 0;
    }
    for (uint32_t i = 0; i < model->customer_count; i++) {
        take_memory_off(&plain->customers[i], force->brute->moods);
    }
    return hash_bytes(plain->head, force->plan->size);
}

static uint32_t add_state(struct force *force, const struct shift_state *state)
{
    uint64_t hash = hash_of(force, state);
    for (uint32_t i = 0; i < force->hashes.count; i++) {
        if (force->hashes.items[i] == hash) {
            return i;
        }
    }
    struct shift_state kept;
    shift_state_init(&kept, force->plan, 1);
    shift_state_copy(&kept, state);
    vec_push(&force->states, kept);
    vec_push(&force->hashes, hash);
    return (uint32_t)force->states.count - 1;
}

static void add_more(const struct shift_state *state, action_list *list)
{
    const struct scenario *model = state_scenario(state, 0);
    const struct state_head *head = state->head;
    if (head->phone_contact != INDEX_NONE) {
        struct action hold = {
            .kind = ACTION_HOLD, .contact = head->phone_contact, .seconds = HOLD_SECONDS_MAX
        };
        vec_push(list, hold);
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        struct action plan = { .kind = ACTION_PLAN, .item = i, .seconds = state->promises[i].due };
        if (state->promises[i].planned == TIME_NONE) {
            vec_push(list, plan);
        }
    }
}

// A form has one field in these stories.
static void add_forms(const struct shift_state *state, action_list *list)
{
    const struct scenario *model = state_scenario(state, 0);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (state->contacts[i].phase != CONTACT_WRAPPING) {
            continue;
        }
        const struct wrap_field *field = &model->wrap_fields[model->contacts[i].wrap_fields.first];
        struct range codes = model->code_lists[field->list].codes;
        for (uint32_t code = codes.first; code < codes.first + codes.count; code++) {
            struct action wrap = { .kind = ACTION_WRAP, .contact = i, .codes = { code } };
            vec_push(list, wrap);
        }
    }
}

static void look_for_ending(
        struct force *force, const struct shift_state *before, const struct action *action)
{
    const struct scenario *model = state_scenario(before, 0);
    for (uint32_t c = 0; c < model->contact_count; c++) {
        const struct contact_state *at = &before->contacts[c];
        if (at->phase != CONTACT_OPEN || force->now.contacts[c].phase <= CONTACT_OPEN) {
            continue;
        }
        const struct turn *turn = &model->turns[at->turn];
        struct target target = turn->fall_through;
        bool said = action->contact == c;
        if (said && action->kind == ACTION_REPLY &&
                (model->slots[action->slot].flags & (SLOT_TOPIC | SLOT_STAYS)) == 0) {
            target = model->slots[action->slot].next;
        } else if (said && action->kind == ACTION_SEND) {
            target = turn->sent;
        }
        uint32_t ending = coverage_ending(model, at, target);
        if (ending != INDEX_NONE) {
            force->brute->met.met[PART_ENDING][ending] = true;
            force->edge.ended = (uint8_t)(c + 1);
        }
    }
}

static void note_part(struct force *force, const struct action *action)
{
    if (action->kind == ACTION_PART) {
        force->brute->met.met[PART_SLOT][action->slot] = true;
        force->brute->met.met[PART_WORDING][slot_wording(&force->now, 0, action->slot)] = true;
    }
}

static void try_action(struct force *force, uint32_t from, const struct action *action)
{
    struct shift_event event;
    struct sink sink = { hear, force };
    shift_state_copy(&force->now, &force->states.items[from]);
    if (shift_decide(&force->now, action, &event) != REFUSED_NOT) {
        return;
    }
    force->edge = (struct brute_edge) { .target = END,
        .slot = action->kind == ACTION_REPLY ? action->slot : INDEX_NONE };
    note_part(force, action);
    shift_apply(&force->now, &event, &sink);
    // A wait in which nothing but the clock changed goes on.
    uint64_t before = force->hashes.items[from];
    for (int i = 0; action->kind == ACTION_WAIT && i < WAITS_MAX && !force->now.head->over &&
            hash_of(force, &force->now) == before &&
            shift_decide(&force->now, action, &event) == REFUSED_NOT;
            i++) {
        shift_apply(&force->now, &event, &sink);
    }
    coverage_look(&force->brute->met, &force->now);
    look_for_ending(force, &force->states.items[from], action);
    if (!force->now.head->over) {
        force->edge.target = add_state(force, &force->now);
    }
    vec_push(&force->edges, force->edge);
}

static void look_if_stuck(
        struct force *force, const struct shift_state *state, const action_list *list)
{
    for (uint32_t c = 0; c < state_scenario(state, 0)->contact_count; c++) {
        const struct contact_state *at = &state->contacts[c];
        bool speaks = at->phase != CONTACT_OPEN || at->answer_at != TIME_NONE ||
                at->hold_until != TIME_NONE ||
                (state->head->phone_contact != INDEX_NONE && state->head->phone_contact != c);
        for (size_t i = 0; i < list->count; i++) {
            enum action_kind kind = list->items[i].kind;
            bool said = kind == ACTION_REPLY || kind == ACTION_PART || kind == ACTION_SEND;
            speaks = speaks || (said && list->items[i].contact == c);
        }
        force->brute->stuck[c] = force->brute->stuck[c] || !speaks;
    }
}

static void expand(struct force *force, uint32_t from)
{
    action_list list = { 0 };
    vec_push(&force->firsts, (uint32_t)force->edges.count);
    choices_list(&force->states.items[from], &list);
    look_if_stuck(force, &force->states.items[from], &list);
    add_more(&force->states.items[from], &list);
    add_forms(&force->states.items[from], &list);
    for (size_t i = 0; i < list.count; i++) {
        try_action(force, from, &list.items[i]);
    }
    vec_finish(&list);
}

// Over and over until nothing changes: slow, and nothing to get wrong.
static void find_endless(struct force *force)
{
    uint8_t *can = mem_alloc(force->states.count + 1);
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < force->states.count; i++) {
            uint32_t bits = can[i];
            for (uint32_t e = force->firsts.items[i]; e < force->firsts.items[i + 1]; e++) {
                const struct brute_edge *edge = &force->edges.items[e];
                bits |= edge->ended > 0 ? 1u << (edge->ended - 1) : 0;
                bits |= edge->target != END ? can[edge->target] : 0;
            }
            changed = changed || bits != can[i];
            can[i] = (uint8_t)bits;
        }
    }
    for (uint32_t i = 0; i < force->states.count; i++) {
        for (uint32_t c = 0; c < state_scenario(&force->now, 0)->contact_count; c++) {
            bool open = force->states.items[i].contacts[c].phase == CONTACT_OPEN;
            force->brute->endless[c] = force->brute->endless[c] || (open && (can[i] >> c & 1) == 0);
        }
    }
    mem_free(can);
}

static bool add_shifted(
        struct pairs *to, const struct pairs *from, uint32_t earned, uint32_t possible)
{
    bool changed = false;
    for (uint32_t m = 0; m + possible < BRUTE_POINTS_MAX; m++) {
        uint64_t row = from->rows[m] << earned;
        changed = changed || (row & ~to->rows[m + possible]) != 0;
        to->rows[m + possible] |= row;
    }
    return changed;
}

// To every state from the start, or from every state to the end of the shift.
static struct pairs *find_pairs(const struct force *force, int key, bool forward)
{
    static const struct pairs NOTHING = { { 1 } };
    struct pairs *pairs = mem_alloc((force->states.count + 1) * sizeof(*pairs));
    if (forward) {
        pairs[0].rows[0] = 1;
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < force->states.count; i++) {
            for (uint32_t e = force->firsts.items[i]; e < force->firsts.items[i + 1]; e++) {
                const struct brute_edge *edge = &force->edges.items[e];
                uint32_t earned = edge->earned[key];
                uint32_t possible = edge->possible[key];
                if (forward && edge->target != END) {
                    changed |= add_shifted(&pairs[edge->target], &pairs[i], earned, possible);
                } else if (!forward) {
                    changed |= add_shifted(&pairs[i],
                            edge->target == END ? &NOTHING : &pairs[edge->target], earned,
                            possible);
                }
            }
        }
    }
    return pairs;
}

// The best ratio at the end, as a fraction; -1 when no end is reached or nothing was possible.
static double best_ratio(const struct pairs *after, uint32_t earned, uint32_t possible)
{
    double best = -1;
    for (uint32_t m = 0; m < BRUTE_POINTS_MAX; m++) {
        if (after->rows[m] != 0 && possible + m > 0) {
            uint32_t most = 63 - (uint32_t)__builtin_clzll(after->rows[m]);
            double ratio = (double)(earned + most) / (possible + m);
            best = ratio > best ? ratio : best;
        }
    }
    return best;
}

static double best_after(const struct force *force, const struct pairs *after, int key,
        const struct brute_edge *edge, uint32_t earned, uint32_t possible)
{
    static const struct pairs NOTHING = { { 1 } };
    return best_ratio(edge->target == END ? &NOTHING : &after[edge->target],
            earned + edge->earned[key], possible + edge->possible[key]);
    (void)force;
}

static void judge_way(const struct force *force, const struct pairs *after, int key, uint32_t state,
        uint32_t earned, uint32_t possible)
{
    const struct slot *slots = state_scenario(&force->now, 0)->slots;
    for (uint32_t a = force->firsts.items[state]; a < force->firsts.items[state + 1]; a++) {
        const struct brute_edge *weak = &force->edges.items[a];
        double better = -1;
        if (weak->slot == INDEX_NONE || weak->possible[key] == 0 ||
                (slots[weak->slot].flags & (SLOT_TOPIC | SLOT_STAYS)) != 0) {
            continue;
        }
        for (uint32_t b = force->firsts.items[state]; b < force->firsts.items[state + 1]; b++) {
            const struct brute_edge *other = &force->edges.items[b];
            bool counts = other->slot != INDEX_NONE && other->possible[key] > 0 &&
                    (slots[other->slot].flags & (SLOT_TOPIC | SLOT_STAYS)) == 0 &&
                    other->earned[key] > weak->earned[key];
            double ratio = counts ? best_after(force, after, key, other, earned, possible) : -1;
            better = ratio > better ? ratio : better;
        }
        double own = best_after(force, after, key, weak, earned, possible);
        if (better >= 0 && own > better + 1e-12) {
            force->brute->dodges[key][weak->slot] = true;
        }
    }
}

static void find_dodges(struct force *force, int key)
{
    struct pairs *before = find_pairs(force, key, true);
    struct pairs *after = find_pairs(force, key, false);
    for (uint32_t i = 0; i < force->states.count; i++) {
        for (uint32_t m = 0; m < BRUTE_POINTS_MAX; m++) {
            for (uint32_t e = 0; e <= m && before[i].rows[m] != 0; e++) {
                if ((before[i].rows[m] >> e & 1) != 0) {
                    judge_way(force, after, key, i, e, m);
                }
            }
        }
    }
    for (uint32_t m = 0; m < BRUTE_POINTS_MAX; m++) {
        uint64_t row = after[0].rows[m];
        force->brute->most[key][m] = row != 0 ? 63 - __builtin_clzll(row) : -1;
    }
    mem_free(before);
    mem_free(after);
}

static void walk(struct force *force, uint32_t most)
{
    struct sink sink = { hear, force };
    shift_begin(&force->now, &sink);
    add_state(force, &force->now);
    uint32_t at = 0;
    for (; at < force->states.count && force->states.count <= most; at++) {
        expand(force, at);
    }
    vec_push(&force->firsts, (uint32_t)force->edges.count);
    force->brute->whole = at == force->states.count;
    force->brute->states = (uint32_t)force->states.count;
}

static bool asks_moods(const struct scenario *model)
{
    bool asks = false;
    for (uint32_t i = 0; i < model->code_count; i++) {
        uint32_t op = model->code[i] >> 24;
        asks = asks || op == CONDITION_MOOD || op == CONDITION_AT_LEAST;
    }
    return asks;
}

void brute_init(
        struct brute *brute, const struct plan *plan, const int keys[BRUTE_KEYS], uint32_t most)
{
    *brute = (struct brute) { .moods = asks_moods(plan->scenarios[0].scenario) };
    struct force force = { .brute = brute, .plan = plan, .keys = keys };
    coverage_init(&brute->met, plan->scenarios[0].scenario);
    shift_state_init(&force.now, plan, 1);
    shift_state_init(&force.plain, plan, 1);
    walk(&force, most);
    for (int k = 0; k < BRUTE_KEYS; k++) {
        brute->dodges[k] = mem_alloc(plan->scenarios[0].scenario->slot_count + 1);
    }
    if (brute->whole) {
        find_endless(&force);
        find_dodges(&force, 0);
        find_dodges(&force, 1);
    }
    for (size_t i = 0; i < force.states.count; i++) {
        shift_state_finish(&force.states.items[i]);
    }
    shift_state_finish(&force.now);
    shift_state_finish(&force.plain);
    vec_finish(&force.states);
    vec_finish(&force.hashes);
    vec_finish(&force.edges);
    vec_finish(&force.firsts);
}

void brute_finish(struct brute *brute)
{
    coverage_finish(&brute->met);
    for (int k = 0; k < BRUTE_KEYS; k++) {
        mem_free(brute->dodges[k]);
    }
}
