// SPDX-License-Identifier: GPL-3.0-or-later
// What simulated people go by in a shift: its decisions numbered, and what acts are worth now.
#include "game/explore/simulate/guide.h"

#include "game/base/mem.h"
#include "game/shift/condition.h"

static void number_decisions(struct guide_scenario *guide, const struct scenario *model)
{
    const uint32_t counts[DECISION_KINDS] = {
        [DECISION_TURN] = model->turn_count,
        [DECISION_TOPIC] = model->slot_count,
        [DECISION_SECTION] = model->section_count,
        [DECISION_ORDER] = model->rule_count,
        [DECISION_LOOK_UP] = model->record_count,
        [DECISION_ACT] = model->act_count,
        [DECISION_COACH] = model->coach_count,
        [DECISION_PLAN] = model->promise_count,
        [DECISION_KEEP] = model->promise_count,
        [DECISION_REPORT] = model->promise_count,
        [DECISION_HOLD] = model->contact_count,
        [DECISION_BEGIN] = model->contact_count,
        [DECISION_FIELD] = model->wrap_field_count,
    };
    for (int kind = 0; kind < DECISION_KINDS; kind++) {
        guide->first[kind] = guide->decisions;
        guide->decisions += counts[kind];
    }
}

// The marks that an act sets, directly or because something was before it.
static void collect_marks(const struct scenario *model, const struct record_act *act, bool *set)
{
    set[act->did] = true;
    set[act->done] = true;
    for (uint32_t i = 0; i < act->effects.count; i++) {
        const struct effect *effect = &model->effects[act->effects.first + i];
        if (effect->kind == EFFECT_MARK) {
            set[effect->a] = true;
        } else if (effect->kind == EFFECT_TEACH) {
            set[model->facts[effect->a].known] = true;
        }
    }
    for (uint32_t i = 0; i < model->before_count; i++) {
        const struct before *before = &model->befores[i];
        set[before->mark] = set[before->mark] || set[before->later] || set[before->earlier];
    }
}

static bool asks_about(const struct scenario *model, condition_index condition, const bool *set)
{
    if ((condition & CONDITION_OF_MARK) != 0) {
        return set[condition & CONDITION_OPERAND_MAX];
    }
    struct range code = model->conditions[condition];
    for (uint32_t i = code.first; i < code.first + code.count; i++) {
        uint32_t instruction = model->code[i];
        if (instruction >> 24 == CONDITION_MARK && set[instruction & CONDITION_OPERAND_MAX]) {
            return true;
        }
    }
    return false;
}

enum { OBSERVE_BITS = 64 };

static uint32_t bit_of(uint32_t observe)
{
    return observe < OBSERVE_BITS ? observe : OBSERVE_BITS - 1;
}

static uint64_t observed(const struct scenario *model, const bool *set)
{
    uint64_t observes = 0;
    for (uint32_t i = 0; i < model->observe_count; i++) {
        const struct observe *observe = &model->observes[i];
        for (uint32_t j = 0; j < observe->earns.count; j++) {
            bool asks = asks_about(model, model->earns[observe->earns.first + j].when, set);
            observes |= (uint64_t)asks << bit_of(i);
        }
    }
    return observes;
}

// True when it asks about nothing else.
static bool ask_marks(const struct scenario *model, condition_index condition, bool *asked)
{
    if ((condition & CONDITION_OF_MARK) != 0) {
        asked[condition & CONDITION_OPERAND_MAX] = true;
        return true;
    }
    bool by_marks = true;
    struct range code = model->conditions[condition];
    for (uint32_t i = code.first; i < code.first + code.count; i++) {
        uint32_t op = model->code[i] >> 24;
        if (op == CONDITION_MARK) {
            asked[model->code[i] & CONDITION_OPERAND_MAX] = true;
        }
        by_marks = by_marks &&
                (op == CONDITION_MARK || op == CONDITION_NOT || op == CONDITION_AND ||
                        op == CONDITION_OR);
    }
    return by_marks;
}

static bool ask_observe(const struct scenario *model, const struct observe *observe, bool *asked)
{
    bool by_marks = ask_marks(model, observe->possible_when, asked);
    for (uint32_t i = 0; i < observe->earns.count; i++) {
        by_marks = ask_marks(model, model->earns[observe->earns.first + i].when, asked) && by_marks;
    }
    return by_marks;
}

// Whether something came before something else hangs on both.
static void ask_befores(const struct scenario *model, bool *asked)
{
    for (uint32_t i = 0; i < model->before_count; i++) {
        const struct before *before = &model->befores[i];
        asked[before->earlier] = asked[before->earlier] || asked[before->mark];
        asked[before->later] = asked[before->later] || asked[before->mark];
    }
}

static void find_asked_by_act(
        struct guide_act *guide, const struct scenario *model, uint32_t mark_words)
{
    bool *asked = mem_alloc((model->mark_count + 1) * sizeof(bool));
    guide->by_marks = true;
    for (uint32_t i = 0; i < model->observe_count; i++) {
        if ((guide->observes >> bit_of(i) & 1) != 0) {
            guide->by_marks = ask_observe(model, &model->observes[i], asked) && guide->by_marks;
            asked[model->observes[i].settled] = true;
        }
    }
    ask_befores(model, asked);
    guide->asked = mem_alloc((mark_words + 1) * sizeof(*guide->asked));
    for (uint32_t i = 0; i < model->mark_count; i++) {
        guide->asked[i / 64] |= (uint64_t)asked[i] << (i % 64);
    }
    mem_free(asked);
}

static void find_keyed_acts(struct guide_scenario *guide, const struct scenario *model)
{
    guide->mark_words = (model->mark_count + 63) / 64;
    guide->acts = mem_alloc((model->act_count + 1) * sizeof(*guide->acts));
    for (uint32_t i = 0; i < model->act_count; i++) {
        bool *set = mem_alloc((model->mark_count + 1) * sizeof(bool));
        const struct record_act *act = &model->acts[i];
        collect_marks(model, act, set);
        if (act->undoes != INDEX_NONE) {
            set[model->acts[act->undoes].done] = true;
        }
        guide->acts[i].opened = model->records[act->record].opened;
        guide->acts[i].observes = observed(model, set);
        find_asked_by_act(&guide->acts[i], model, guide->mark_words);
        mem_free(set);
    }
}

// What has to happen before an act or a question to the coach is worth another look.
static void find_asked(struct guide_scenario *guide, const struct scenario *model)
{
    guide->asked = mem_alloc((model->mark_count + 1) * sizeof(bool));
    for (uint32_t i = 0; i < model->observe_count; i++) {
        (void)ask_observe(model, &model->observes[i], guide->asked);
    }
    for (uint32_t i = 0; i < model->act_count; i++) {
        (void)ask_marks(model, model->acts[i].when, guide->asked);
        guide->asked[model->records[model->acts[i].record].opened] = true;
    }
    for (uint32_t i = 0; i < model->coach_count; i++) {
        (void)ask_marks(model, model->coach[i].when, guide->asked);
    }
    // The coach is asked about a contact that was taken.
    for (uint32_t i = 0; i < model->contact_count && model->coach_count > 0; i++) {
        guide->asked[model->contacts[i].taken] = true;
    }
    ask_befores(model, guide->asked);
}

static bool keeps_a_promise(const struct scenario *model, uint32_t contact)
{
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise *promise = &model->promises[i];
        if (promise->kept_by == KEPT_BY_CONTACT && promise->keeper == contact) {
            return true;
        }
    }
    return false;
}

static void find_free_out(struct guide_scenario *guide, const struct scenario *model)
{
    guide->free_out = mem_alloc((model->contact_count + 1) * sizeof(bool));
    for (uint32_t i = 0; i < model->contact_count; i++) {
        guide->free_out[i] = model->contacts[i].out && !keeps_a_promise(model, i);
        guide->has_free_out = guide->has_free_out || guide->free_out[i];
    }
}

void guide_init(struct guide *guide, const struct plan *plan)
{
    *guide = (struct guide) { .plan = plan };
    guide->scenarios = mem_alloc(plan->scenario_count * sizeof(*guide->scenarios));
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        number_decisions(&guide->scenarios[s], plan->scenarios[s].scenario);
        find_keyed_acts(&guide->scenarios[s], plan->scenarios[s].scenario);
        find_asked(&guide->scenarios[s], plan->scenarios[s].scenario);
        find_free_out(&guide->scenarios[s], plan->scenarios[s].scenario);
        if (guide->scenarios[s].decisions > guide->most_decisions) {
            guide->most_decisions = guide->scenarios[s].decisions;
        }
    }
}

void guide_finish(struct guide *guide)
{
    for (uint32_t s = 0; s < guide->plan->scenario_count; s++) {
        for (uint32_t i = 0; i < guide->plan->scenarios[s].scenario->act_count; i++) {
            mem_free(guide->scenarios[s].acts[i].asked);
        }
        mem_free(guide->scenarios[s].acts);
        mem_free(guide->scenarios[s].asked);
        mem_free(guide->scenarios[s].free_out);
    }
    mem_free(guide->scenarios);
    *guide = (struct guide) { 0 };
}

static int earned(const struct shift_state *state, uint32_t scenario, const struct observe *observe)
{
    const struct earns *earns = &state_scenario(state, scenario)->earns[observe->earns.first];
    for (uint32_t i = 0; i < observe->earns.count; i++) {
        if (condition_holds(state, scenario, earns[i].when)) {
            return earns[i].points;
        }
    }
    return 0;
}

struct gain guide_gain(const struct shift_state *before, const struct shift_state *after,
        uint32_t scenario, uint64_t observes)
{
    const struct scenario *model = state_scenario(before, scenario);
    struct gain gain = { 0 };
    for (uint32_t i = 0; i < model->observe_count; i++) {
        const struct observe *observe = &model->observes[i];
        bool open = (observes >> bit_of(i) & 1) != 0 && observe->critical == INDEX_NONE &&
                !state_marked(before, scenario, observe->settled) &&
                condition_holds(before, scenario, observe->possible_when);
        int change =
                open ? earned(after, scenario, observe) - earned(before, scenario, observe) : 0;
        if (change != 0) {
            gain.points[observe->competency] += change;
            gain.possible[observe->competency] += observe->possible;
        }
    }
    return gain;
}
