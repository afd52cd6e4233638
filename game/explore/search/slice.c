// SPDX-License-Identifier: GPL-3.0-or-later
// A slice: what of a scenario's state can make a difference to a question, and what cannot.
#include "game/explore/search/slice.h"

#include "game/base/mem.h"
#include "game/explore/search/slice_inner.h"

bool slice_fits(const struct scenario *model)
{
    return model->contact_count <= SLICE_CONTACTS_MAX &&
            model->customer_count <= SLICE_CUSTOMERS_MAX;
}

static bool wording_scores(const struct slice *slice, const struct wording *wording)
{
    for (uint32_t i = 0; i < wording->shows.count; i++) {
        if (slice_scores(slice, slice->model->shows[wording->shows.first + i].competency)) {
            return true;
        }
    }
    return false;
}

static bool slot_scores(const struct slice *slice, uint32_t slot)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (slice_scores(slice, k) && (slice->model->reaches[slot].named >> k & 1) != 0) {
            return true;
        }
    }
    return false;
}

// Which words are used counts where they differ in what they bring about or show.
static void close_slot(struct slice *slice, const struct turn *turn, uint32_t index)
{
    const struct slot *slot = &slice->model->slots[index];
    const struct slot_rest *rest = &slice->model->slot_rests[index];
    bool differs =
            slice->request.watched_slot == index + 1 || slice->request.watched_other == index + 1;
    slice_need_condition(slice, slot->when);
    if ((slot->flags & (SLOT_ONCE | SLOT_TOPIC)) != 0) {
        slice_need_mark(slice, slot->said);
    }
    for (uint32_t i = 0; i < slot->wording_count && slot->wording_count > 1; i++) {
        const struct wording *wording = &slice->model->wordings[slot->first_wording + i];
        differs =
                differs || slice_touched(slice, wording->effects) || wording_scores(slice, wording);
    }
    for (uint32_t i = 0; i < slot->wording_count && differs; i++) {
        slice_need_condition(slice, slice->model->wordings[slot->first_wording + i].when);
    }
    if (rest->decision != INDEX_NONE && slot_scores(slice, index)) {
        slice_need_mark(slice, slot->said);
        slice_need_mark(slice, turn->left);
    }
    if (rest->probes != INDEX_NONE && slice_scores(slice, COMPETENCY_PROBING)) {
        slice_need_mark(slice, slice->model->facts[rest->probes].unasked);
    }
}

static void close_observes(struct slice *slice, uint32_t first)
{
    const struct scenario *model = slice->model;
    for (uint32_t i = first; i != INDEX_NONE; i = model->observes[i].next) {
        const struct observe *observe = &model->observes[i];
        if (observe->critical != INDEX_NONE || !slice_scores(slice, observe->competency)) {
            continue;
        }
        slice_need_mark(slice, observe->settled);
        slice_need_condition(slice, observe->possible_when);
        for (uint32_t j = 0; j < observe->earns.count; j++) {
            slice_need_condition(slice, model->earns[observe->earns.first + j].when);
        }
    }
}

static bool observes_score(const struct slice *slice, uint32_t first)
{
    for (uint32_t i = first; i != INDEX_NONE; i = slice->model->observes[i].next) {
        const struct observe *observe = &slice->model->observes[i];
        if (observe->critical == INDEX_NONE && slice_scores(slice, observe->competency)) {
            return true;
        }
    }
    return false;
}

static bool turn_scores(const struct slice *slice, const struct turn *turn)
{
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        if (slot_scores(slice, turn->slots.first + i)) {
            return true;
        }
    }
    struct range rules = turn_compose(slice->model, turn).rules;
    for (uint32_t i = rules.first; i < rules.first + rules.count; i++) {
        if (slice_scores(slice, slice->model->rules[i].competency)) {
            return true;
        }
    }
    return false;
}

static void close_turn(struct slice *slice, uint32_t index)
{
    const struct scenario *model = slice->model;
    const struct turn *turn = &model->turns[index];
    bool speaks = false;
    for (uint32_t i = 0; i < turn->says.count; i++) {
        speaks = speaks || slice_touched(slice, model->says[turn->says.first + i].effects);
    }
    uint32_t watched = slice->request.watched_says - 1 - turn->says.first;
    speaks = speaks || (slice->request.watched_says > 0 && watched < turn->says.count);
    slice->late[index] = speaks;
    for (uint32_t i = 0; i < turn->says.count && speaks && turn->says.count > 1; i++) {
        slice_need_condition(slice, model->says[turn->says.first + i].when);
    }
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        close_slot(slice, turn, turn->slots.first + i);
    }
    if (turn->decision != INDEX_NONE && turn_scores(slice, turn)) {
        slice_need_mark(slice, turn->visited);
    }
    if (turn->probes != INDEX_NONE && slice_scores(slice, COMPETENCY_PROBING)) {
        slice_need_mark(slice, model->facts[turn->probes].unasked);
    }
    close_observes(slice, turn->observes);
}

static bool turn_comes(const struct slice *slice, uint32_t index)
{
    return slice->request.turns == NULL || slice->request.turns[index];
}

static void close_contact(struct slice *slice, uint32_t index)
{
    const struct scenario *model = slice->model;
    const struct contact *contact = &model->contacts[index];
    bool comes = false;
    for (uint32_t i = contact->turns.first; i < contact->turns.first + contact->turns.count; i++) {
        comes = comes || turn_comes(slice, i);
        if (turn_comes(slice, i)) {
            close_turn(slice, i);
        }
    }
    if (!comes) {
        return;
    }
    slice_need_condition(slice, contact->when);
    for (uint32_t i = 0; i < contact->wrap_fields.count; i++) {
        const struct wrap_field *field = &model->wrap_fields[contact->wrap_fields.first + i];
        for (uint32_t j = 0; j < field->rights.count && slice_scores(slice, field->competency);
                j++) {
            slice_need_condition(slice, model->rights[field->rights.first + j].when);
        }
    }
    close_observes(slice, contact->ended_observes);
}

static void close_record(struct slice *slice, uint32_t index)
{
    const struct record *record = &slice->model->records[index];
    bool used = slice->request.watched_record == index + 1 || slice_counts(slice, record->opened) ||
            slice_counts(slice, record->pinned) || slice_touched(slice, record->effects);
    if (used) {
        slice_need(slice, &slice->records[index]);
        slice_need_condition(slice, record->when);
        slice_need_mark(slice, record->found_by != INDEX_NONE ? record->found : INDEX_NONE);
    }
    if (used && record->after != INDEX_NONE) {
        slice_need_bits(slice, &slice->contacts[record->after], READ_ENDED);
    }
}

static bool keeps_promise(const struct slice *slice, uint32_t act)
{
    for (uint32_t i = 0; i < slice->model->promise_count; i++) {
        const struct promise *promise = &slice->model->promises[i];
        if ((slice->promises[i] & PROMISE_FATE) != 0 && promise->kept_by == KEPT_BY_ACT &&
                promise->keeper == act) {
            return true;
        }
    }
    return false;
}

static bool act_used(const struct slice *slice, const struct record_act *act)
{
    uint32_t index = (uint32_t)(act - slice->model->acts);
    bool undoes = act->undoes != INDEX_NONE &&
            (slice_counts(slice, slice->model->acts[act->undoes].done) ||
                    keeps_promise(slice, act->undoes));
    bool watched = slice->request.watched_act == index + 1;
    return watched || undoes || slice_counts(slice, act->done) || slice_counts(slice, act->did) ||
            slice_touched(slice, act->effects) || keeps_promise(slice, index);
}

static void close_act(struct slice *slice, uint32_t index)
{
    const struct scenario *model = slice->model;
    const struct record_act *act = &model->acts[index];
    if (!act_used(slice, act)) {
        return;
    }
    slice_need(slice, &slice->acts[index]);
    slice_need_mark(slice, act->done);
    slice_need_mark(slice, model->records[act->record].opened);
    slice_need_condition(slice, act->when);
    if (act->undoes != INDEX_NONE) {
        slice_need_mark(slice, model->acts[act->undoes].done);
    }
}

static void close_coach(struct slice *slice, uint32_t index)
{
    const struct coach_question *question = &slice->model->coach[index];
    bool watched = slice->request.watched_coach == index + 1;
    if (watched || slice_counts(slice, question->asked) ||
            slice_touched(slice, question->effects)) {
        slice_need(slice, &slice->coach[index]);
        slice_need_mark(slice, question->asked);
        slice_need_condition(slice, question->when);
    }
}

static void close_what_hangs_together(struct slice *slice)
{
    const struct scenario *model = slice->model;
    for (uint32_t i = 0; i < model->fact_count; i++) {
        if (slice_counts(slice, model->facts[i].unasked)) {
            slice_need_mark(slice, model->facts[i].known);
        }
    }
    for (uint32_t i = 0; i < model->before_count; i++) {
        if (slice_counts(slice, model->befores[i].mark)) {
            slice_need_mark(slice, model->befores[i].earlier);
            slice_need_mark(slice, model->befores[i].later);
        }
    }
}

// What moves a mood that is reckoned: needs, promises; how excited somebody is decides what some
// acts do.
static void close_mood(struct slice *slice, uint32_t customer)
{
    const struct scenario *model = slice->model;
    slice_need_bits(slice, &slice->axes[customer], 1u << AXIS_AROUSAL);
    for (uint32_t i = 0; i < model->need_count; i++) {
        if (model->needs[i].customer == customer) {
            slice_need_mark(slice, model->needs[i].solved);
        }
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        if (model->promises[i].customer == customer) {
            slice_need_bits(slice, &slice->promises[i], PROMISE_MADE | PROMISE_FATE);
        }
    }
}

static void close_promise(struct slice *slice, uint32_t index)
{
    const struct promise *promise = &slice->model->promises[index];
    bool watched = slice->request.watched_promise == index + 1;
    bool scored = slice->whole && slice_scores(slice, promise->competency);
    bool seen = (slice->whole || slice->promises[index] != 0) &&
            observes_score(slice, promise->due_observes);
    if (watched || scored || seen) {
        slice_need_bits(slice, &slice->promises[index], PROMISE_MADE | PROMISE_FATE);
        close_observes(slice, promise->due_observes);
    }
    if ((slice->promises[index] & PROMISE_FATE) != 0 && promise->kept_by == KEPT_BY_CONTACT) {
        slice_need_bits(slice, &slice->contacts[promise->keeper], READ_ENDED);
    }
}

static void close_once(struct slice *slice)
{
    const struct scenario *model = slice->model;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (slice_plays(slice, i)) {
            close_contact(slice, i);
        }
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        close_promise(slice, i);
    }
    for (uint32_t i = 0; i < model->record_count; i++) {
        close_record(slice, i);
    }
    for (uint32_t i = 0; i < model->act_count; i++) {
        close_act(slice, i);
    }
    for (uint32_t i = 0; i < model->coach_count; i++) {
        close_coach(slice, i);
    }
    close_what_hangs_together(slice);
    for (uint32_t i = 0; i < model->customer_count; i++) {
        if (slice_reckons(slice, i)) {
            close_mood(slice, i);
        }
    }
    if (slice->whole) {
        close_observes(slice, model->shift_end_observes);
    }
}

// The second time may do something else than the first.
static bool wears(const struct slice *slice, const struct speech_act *act, uint32_t customer)
{
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        bool same = act->delta[0][axis] == act->delta[1][axis] &&
                act->delta[1][axis] == act->delta[2][axis] &&
                act->instrumental_delta[0][axis] == act->instrumental_delta[1][axis] &&
                act->instrumental_delta[1][axis] == act->instrumental_delta[2][axis];
        if ((slice->axes[customer] >> axis & 1) != 0 && !same) {
            return true;
        }
    }
    return false;
}

static void find_repeats(struct slice *slice)
{
    const struct scenario *model = slice->model;
    for (uint32_t i = 0; i < model->effect_count; i++) {
        const struct effect *effect = &model->effects[i];
        if (effect->kind == EFFECT_ACT && slice_reckons(slice, effect->b) &&
                wears(slice, &slice->rules->acts[effect->a], effect->b)) {
            slice->repeats[effect->b] |= UINT64_C(1) << effect->a;
        }
    }
}

void slice_init(struct slice *slice, const struct scenario *model, const struct rules *rules,
        struct slice_request request)
{
    *slice = (struct slice) { .model = model, .rules = rules, .request = request };
    slice->marks = mem_alloc(model->mark_count + 1);
    slice->records = mem_alloc(model->record_count + 1);
    slice->acts = mem_alloc(model->act_count + 1);
    slice->coach = mem_alloc(model->coach_count + 1);
    slice->promises = mem_alloc(model->promise_count + 1);
    slice->late = mem_alloc(model->turn_count + 1);
    uint32_t all = model->contact_count >= SLICE_CONTACTS_MAX ? UINT32_MAX
                                                              : (1u << model->contact_count) - 1;
    slice->whole = (request.contacts & all) == all;
    do {
        slice->grew = false;
        close_once(slice);
    } while (slice->grew);
    find_repeats(slice);
}

void slice_finish(struct slice *slice)
{
    mem_free(slice->marks);
    mem_free(slice->records);
    mem_free(slice->acts);
    mem_free(slice->coach);
    mem_free(slice->promises);
    mem_free(slice->late);
    *slice = (struct slice) { 0 };
}
