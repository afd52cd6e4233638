// SPDX-License-Identifier: GPL-3.0-or-later
// Moves: what is known of a slice before any is listed, and what listing and making them share.
#include "game/explore/search/moves.h"

#include "game/base/mem.h"
#include "game/explore/search/moves_inside.h"

// What contacts elsewhere may do

static void promise_elsewhere(struct moves *moves, uint32_t promise, uint32_t step)
{
    uint8_t reads = moves->packing->slice->promises[promise];
    bool counts = step == STEP_KEPT ? (reads & PROMISE_FATE) != 0 : reads != 0;
    moves->promises[promise] |= (uint8_t)(counts ? 1u << step : 0);
}

static void elsewhere(struct moves *moves, uint32_t mark)
{
    if (mark != INDEX_NONE && moves->packing->slice->marks[mark]) {
        moves->elsewhere[mark] = true;
    }
}

// What was said or left may open a promise or keep it.
static void words_elsewhere(struct moves *moves, uint32_t mark)
{
    const struct scenario *model = moves_model(moves);
    elsewhere(moves, mark);
    for (uint32_t i = 0; i < model->promise_count && mark != INDEX_NONE; i++) {
        const struct promise *promise = &model->promises[i];
        if (promise->opens == mark) {
            promise_elsewhere(moves, i, STEP_OPENED);
        }
        if (promise->kept_by == KEPT_BY_REPLY && promise->keeper == mark) {
            promise_elsewhere(moves, i, STEP_KEPT);
        }
    }
}

static void ending_elsewhere(struct moves *moves, uint32_t contact)
{
    const struct scenario *model = moves_model(moves);
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise *promise = &model->promises[i];
        if (promise->opens_contact == contact) {
            promise_elsewhere(moves, i, STEP_OPENED);
        }
        if (promise->kept_by == KEPT_BY_CONTACT && promise->keeper == contact) {
            promise_elsewhere(moves, i, STEP_KEPT);
        }
    }
}

static void effects_elsewhere(struct moves *moves, struct range effects)
{
    const struct scenario *model = moves_model(moves);
    for (uint32_t i = effects.first; i < effects.first + effects.count; i++) {
        const struct effect *effect = &model->effects[i];
        if (effect->kind == EFFECT_PROMISE) {
            promise_elsewhere(moves, effect->a, STEP_PROMISED);
        }
        if (effect->kind == EFFECT_MARK) {
            elsewhere(moves, effect->a);
        } else if (effect->kind == EFFECT_TEACH || effect->kind == EFFECT_UNASKED) {
            elsewhere(moves, model->facts[effect->a].known);
        } else if (effect->kind == EFFECT_SOLVE) {
            elsewhere(moves, model->needs[effect->a].solved);
        }
        if (effect->kind == EFFECT_UNASKED) {
            elsewhere(moves, model->facts[effect->a].unasked);
        }
    }
}

static void contact_elsewhere(struct moves *moves, uint32_t index)
{
    const struct scenario *model = moves_model(moves);
    const struct contact *contact = &model->contacts[index];
    ending_elsewhere(moves, index);
    elsewhere(moves, contact->taken);
    for (uint32_t i = contact->turns.first; i < contact->turns.first + contact->turns.count; i++) {
        const struct turn *turn = &model->turns[i];
        words_elsewhere(moves, turn->left);
        elsewhere(moves, turn->visited);
        for (uint32_t j = 0; j < turn->says.count; j++) {
            effects_elsewhere(moves, model->says[turn->says.first + j].effects);
        }
        for (uint32_t j = turn->slots.first; j < turn->slots.first + turn->slots.count; j++) {
            struct range wordings = slot_wordings(&model->slots[j]);
            words_elsewhere(moves, model->slots[j].said);
            for (uint32_t k = wordings.first; k < wordings.first + wordings.count; k++) {
                effects_elsewhere(moves, model->wordings[k].effects);
            }
        }
    }
}

// Parts that come to the same

static bool same_points(const struct slice *slice, const struct wording *a, const struct wording *b)
{
    int points[COMPETENCY_COUNT] = { 0 };
    for (uint32_t i = 0; i < a->shows.count; i++) {
        const struct shows *at = &slice->model->shows[a->shows.first + i];
        points[at->competency] += at->points;
    }
    for (uint32_t i = 0; i < b->shows.count; i++) {
        const struct shows *at = &slice->model->shows[b->shows.first + i];
        points[at->competency] -= at->points;
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (slice_scores(slice, k) && points[k] != 0) {
            return false;
        }
    }
    return true;
}

static bool stands_apart(const struct slice *slice, const struct slot *slot)
{
    bool apart = slot->said != INDEX_NONE && slice->marks[slot->said];
    for (uint32_t i = 0; i < slot->wording_count; i++) {
        apart = apart ||
                slice_touched(slice, slice->model->wordings[slot->first_wording + i].effects);
    }
    return apart;
}

static bool same_part(const struct slice *slice, uint32_t first, uint32_t second)
{
    const struct slot *a = &slice->model->slots[first];
    const struct slot *b = &slice->model->slots[second];
    const struct slot_rest *rests = slice->model->slot_rests;
    bool scored = slice->request.points != SLICE_NONE;
    if (rests[first].section != rests[second].section || a->when != b->when ||
            stands_apart(slice, a) || stands_apart(slice, b) ||
            (scored && a->wording_count != b->wording_count)) {
        return false;
    }
    for (uint32_t i = 0; scored && i < a->wording_count; i++) {
        const struct wording *one = &slice->model->wordings[a->first_wording + i];
        const struct wording *other = &slice->model->wordings[b->first_wording + i];
        if (one->when != other->when || !same_points(slice, one, other)) {
            return false;
        }
    }
    return true;
}

static void find_same(struct moves *moves, const struct turn *turn)
{
    struct range slots = turn->slots;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        const struct slice_request *request = &moves->packing->slice->request;
        bool watched = request->watched_slot == i + 1 || request->watched_other == i + 1;
        for (uint32_t j = slots.first; j < i && !moves->same[i] && !watched; j++) {
            moves->same[i] = same_part(moves->packing->slice, i, j);
        }
    }
}

void moves_init(struct moves *moves, const struct packing *packing)
{
    *moves = (struct moves) { .packing = packing };
    const struct scenario *model = moves_model(moves);
    moves->elsewhere = mem_alloc(model->mark_count + 1);
    moves->promises = mem_alloc(model->promise_count + 1);
    moves->same = mem_alloc(model->slot_count + 1);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (!slice_plays(packing->slice, i)) {
            contact_elsewhere(moves, i);
        }
    }
    for (uint32_t i = 0; i < model->turn_count; i++) {
        if ((model->turns[i].flags & TURN_COMPOSE) != 0) {
            find_same(moves, &model->turns[i]);
        }
    }
    moves->single_go = packing->slice->request.points != SLICE_NONE;
    moves->finishes = packing->slice->whole && moves->single_go;
    letters_init(&moves->letters, packing->slice, moves->same);
}

void moves_finish(struct moves *moves)
{
    mem_free(moves->elsewhere);
    mem_free(moves->promises);
    mem_free(moves->same);
    letters_finish(&moves->letters);
    *moves = (struct moves) { 0 };
}

// What listing and making share

// A caller can be put on hold whenever somebody else is to be spoken to.
void moves_hold_others(const struct moves *moves, uint32_t contact)
{
    const struct state_head *head = moves_bench(moves)->head;
    if (head->phone_contact != INDEX_NONE) {
        moves_bench(moves)->contacts[head->phone_contact].hold_until =
                head->phone_contact == contact ? TIME_NONE : WORLD_NEVER;
    }
}

bool moves_arrives(const struct moves *moves, uint32_t contact)
{
    const struct contact *model = &moves_model(moves)->contacts[contact];
    if (model->out) {
        return false;
    }
    return model->has_at || model->after == INDEX_NONE ||
            !slice_plays(moves->packing->slice, model->after) ||
            moves_bench(moves)->contacts[model->after].phase >= CONTACT_WRAPPING;
}
