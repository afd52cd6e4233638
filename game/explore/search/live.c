// SPDX-License-Identifier: GPL-3.0-or-later
// Liveness: which of the marks that count can still be asked from a turn on.
#include "game/explore/search/live.h"

#include "game/base/mem.h"

enum { PASSES_MAX = 200 };

struct finding {
    const struct slice *slice;
    uint32_t *places; // by mark: its place among those that count, or INDEX_NONE
    uint64_t asked;
};

static void ask_mark(void *payload, uint32_t mark)
{
    struct finding *finding = payload;
    if (mark != INDEX_NONE && finding->places[mark] != INDEX_NONE) {
        finding->asked |= UINT64_C(1) << finding->places[mark];
    }
}

static void ask(struct finding *finding, condition_index condition)
{
    slice_each_mark(finding->slice->model, condition, ask_mark, finding);
}

static void ask_observes(struct finding *finding, uint32_t first)
{
    const struct scenario *model = finding->slice->model;
    for (uint32_t i = first; i != INDEX_NONE; i = model->observes[i].next) {
        ask_mark(finding, model->observes[i].settled);
        ask(finding, model->observes[i].possible_when);
        for (uint32_t j = 0; j < model->observes[i].earns.count; j++) {
            ask(finding, model->earns[model->observes[i].earns.first + j].when);
        }
    }
}

static void ask_slot(struct finding *finding, uint32_t index)
{
    const struct slot *slot = &finding->slice->model->slots[index];
    uint32_t probes = finding->slice->model->slot_rests[index].probes;
    const struct scenario *model = finding->slice->model;
    ask(finding, slot->when);
    ask_mark(finding, slot->said);
    for (uint32_t i = 0; i < slot->wording_count; i++) {
        ask(finding, model->wordings[slot->first_wording + i].when);
    }
    if (probes != INDEX_NONE) {
        ask_mark(finding, model->facts[probes].unasked);
    }
}

static uint64_t asked_at(struct finding *finding, const struct turn *turn)
{
    const struct scenario *model = finding->slice->model;
    finding->asked = 0;
    for (uint32_t i = 0; i < turn->says.count; i++) {
        ask(finding, model->says[turn->says.first + i].when);
    }
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        ask_slot(finding, turn->slots.first + i);
    }
    ask_mark(finding, turn->visited);
    ask_mark(finding, turn->left);
    if (turn->probes != INDEX_NONE) {
        ask_mark(finding, model->facts[turn->probes].unasked);
    }
    ask_observes(finding, turn->observes);
    return finding->asked;
}

// Whether a fact is known already decides what else is learned with it; which of two came first is
// asked of both.
static void ask_always(struct finding *finding)
{
    const struct scenario *model = finding->slice->model;
    for (uint32_t i = 0; i < model->fact_count; i++) {
        if (model->facts[i].unasked != INDEX_NONE &&
                finding->slice->marks[model->facts[i].unasked]) {
            ask_mark(finding, model->facts[i].known);
        }
    }
    for (uint32_t i = 0; i < model->before_count; i++) {
        ask_mark(finding, model->befores[i].earlier);
        ask_mark(finding, model->befores[i].later);
    }
    for (uint32_t i = 0; i < model->need_count; i++) {
        ask_mark(finding, model->needs[i].solved);
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        ask_observes(finding, model->promises[i].due_observes);
    }
    ask_observes(finding, model->shift_end_observes);
}

static void ask_contacts(struct finding *finding)
{
    const struct scenario *model = finding->slice->model;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        const struct contact *contact = &model->contacts[i];
        ask(finding, contact->when);
        ask_observes(finding, contact->ended_observes);
        for (uint32_t j = 0; j < contact->wrap_fields.count; j++) {
            struct range rights = model->wrap_fields[contact->wrap_fields.first + j].rights;
            for (uint32_t k = 0; k < rights.count; k++) {
                ask(finding, model->rights[rights.first + k].when);
            }
        }
    }
}

// A record that was opened is opened again for nothing; with an act on it, or a condition that asks
// for it, it counts as long as the desk is there.
static void ask_desk(struct finding *finding)
{
    const struct scenario *model = finding->slice->model;
    for (uint32_t i = 0; i < model->record_count; i++) {
        if (finding->slice->records[i]) {
            ask(finding, model->records[i].when);
            ask_mark(finding, model->records[i].found);
        }
    }
    for (uint32_t i = 0; i < model->act_count; i++) {
        if (finding->slice->acts[i]) {
            ask(finding, model->acts[i].when);
            ask_mark(finding, model->acts[i].done);
            ask_mark(finding, model->records[model->acts[i].record].opened);
        }
    }
    for (uint32_t i = 0; i < model->coach_count; i++) {
        if (finding->slice->coach[i]) {
            ask(finding, model->coach[i].when);
            ask_mark(finding, model->coach[i].asked);
        }
    }
}

uint64_t live_target(const struct scenario *model, const uint64_t *live, struct target target)
{
    switch ((enum target_kind)target.kind) {
    case TARGET_TURN:
        return live[target.index];
    case TARGET_VISIT: {
        const struct visit *visit = &model->visits[target.index];
        uint64_t after = visit->next.kind == TARGET_TURN ? live[visit->next.index] : 0;
        if (visit->next.kind == TARGET_VISIT) {
            after = live[model->visits[visit->next.index].entry] | ~UINT64_C(0);
        }
        return live[visit->entry] | after;
    }
    default:
        return 0;
    }
}

static bool spread(const struct scenario *model, uint64_t *live, uint32_t index)
{
    const struct turn *turn = &model->turns[index];
    uint64_t before = live[index];
    for (uint32_t i = 0; i < turn->slots.count; i++) {
        live[index] |= live_target(model, live, model->slots[turn->slots.first + i].next);
    }
    if ((turn->flags & TURN_FALLS) != 0) {
        live[index] |= live_target(model, live, turn->fall_through);
    }
    if ((turn->flags & TURN_COMPOSE) != 0) {
        live[index] |= live_target(model, live, turn->sent);
    }
    return live[index] != before;
}

uint64_t *live_find(
        const struct slice *slice, const uint32_t *marks, uint32_t count, uint64_t *always)
{
    const struct scenario *model = slice->model;
    struct finding finding = { .slice = slice };
    finding.places = mem_alloc((model->mark_count + 1) * sizeof(*finding.places));
    for (uint32_t i = 0; i < model->mark_count; i++) {
        finding.places[i] = INDEX_NONE;
    }
    for (uint32_t i = 0; i < count; i++) {
        finding.places[marks[i]] = i;
    }
    ask_always(&finding);
    ask_contacts(&finding);
    ask_desk(&finding);
    *always = finding.asked;

    uint64_t *live = mem_alloc((model->turn_count + 1) * sizeof(*live));
    for (uint32_t i = 0; i < model->turn_count; i++) {
        live[i] = asked_at(&finding, &model->turns[i]);
    }
    bool changed = true;
    for (int pass = 0; pass < PASSES_MAX && changed; pass++) {
        changed = false;
        for (uint32_t i = model->turn_count; i-- > 0;) {
            changed = spread(model, live, i) || changed;
        }
    }
    for (uint32_t i = 0; i < model->turn_count && changed; i++) {
        live[i] = ~UINT64_C(0);
    }
    mem_free(finding.places);
    return live;
}
