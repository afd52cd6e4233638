// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be done unasked in a shift, and what each thing of it hangs on.
#include "game/base/mem.h"
#include "game/report/random_desk_inner.h"

// One item being asked what it hangs on.
struct asking {
    const struct plan *plan;
    const struct scenario *model;
    uint64_t *asked; // the words of its scenario: which marks any item asks about
    struct desk_item item;
};

static void ask_mark(struct asking *asking, uint32_t mark)
{
    if (mark != INDEX_NONE) {
        asking->item.marks |= UINT64_C(1) << (mark % 64);
        asking->asked[mark / 64] |= UINT64_C(1) << (mark % 64);
    }
}

static uint32_t things_of(uint32_t code)
{
    uint32_t operand = code & CONDITION_OPERAND_MAX;
    switch ((enum condition_op)(code >> 24)) {
    case CONDITION_ENDED:
    case CONDITION_WRAPPED:
        return ASKS_PHASE;
    case CONDITION_PROMISE:
        return (operand & 7) == ASK_PROMISED ? ASKS_PROMISED : ASKS_MORE;
    case CONDITION_CONTACT:
        return (operand & 7) == ASK_TAKEN ? ASKS_PHASE : ASKS_MORE;
    case CONDITION_MOOD:
    case CONDITION_AT_LEAST:
        return ASKS_MORE;
    case CONDITION_MARK:
    case CONDITION_NOT:
    case CONDITION_AND:
    case CONDITION_OR:
        break;
    }
    return 0;
}

static void ask_condition(struct asking *asking, condition_index condition)
{
    if ((condition & CONDITION_OF_MARK) != 0) {
        ask_mark(asking, condition & CONDITION_OPERAND_MAX);
        return;
    }
    struct range range = asking->model->conditions[condition];
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        uint32_t code = asking->model->code[i];
        asking->item.things |= things_of(code);
        if (code >> 24 == CONDITION_MARK) {
            ask_mark(asking, code & CONDITION_OPERAND_MAX);
        }
    }
}

static void ask_record(struct asking *asking, uint32_t index)
{
    const struct record *record = &asking->model->records[index];
    asking->item.things |= record->of_centre ? 0 : ASKS_BEGUN;
    asking->item.things |= record->after != INDEX_NONE ? ASKS_PHASE : 0;
    asking->item.from = record->from > asking->plan->shift->start ? record->from : 0;
    ask_mark(asking, record->found_by != INDEX_NONE ? record->found : INDEX_NONE);
    ask_condition(asking, record->when);
}

static void ask_act(struct asking *asking, const struct record_act *act)
{
    const struct scenario *model = asking->model;
    ask_record(asking, act->record);
    ask_mark(asking, model->records[act->record].opened);
    ask_mark(asking, act->done);
    ask_mark(asking, act->undoes != INDEX_NONE ? model->acts[act->undoes].done : INDEX_NONE);
    ask_condition(asking, act->when);
}

// Kept is done with, unless it was kept by an act that is undone.
static void ask_promise(struct asking *asking, const struct promise *promise)
{
    bool by_act = promise->kept_by == KEPT_BY_ACT;
    asking->item.things |= ASKS_PROMISED;
    ask_mark(asking, by_act ? asking->model->acts[promise->keeper].done : INDEX_NONE);
}

static void ask(struct asking *asking)
{
    const struct scenario *model = asking->model;
    uint32_t index = asking->item.item;
    switch (asking->item.kind) {
    case ACTION_OPEN:
        ask_record(asking, index);
        break;
    case ACTION_ACT:
        ask_act(asking, &model->acts[index]);
        break;
    case ACTION_PLAN:
        ask_promise(asking, &model->promises[index]);
        break;
    default:
        asking->item.things |= ASKS_BEGUN;
        ask_condition(asking, model->contacts[index].when);
    }
}

static void list_item(
        struct random_desk *desk, struct asking *asking, enum action_kind kind, uint32_t index)
{
    uint32_t scenario = asking->item.scenario;
    asking->item = (struct desk_item) { kind, scenario, index, 0, 0, 0 };
    ask(asking);
    random_desk_shelf(desk, kind)->things |= asking->item.things;
    vec_push(&desk->whole, asking->item);
}

static void list_items(struct random_desk *desk, struct asking *asking)
{
    const struct scenario *model = asking->model;
    for (uint32_t i = 0; i < model->record_count; i++) {
        list_item(desk, asking, ACTION_OPEN, i);
    }
    for (uint32_t i = 0; i < model->act_count; i++) {
        list_item(desk, asking, ACTION_ACT, i);
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        list_item(desk, asking, ACTION_PLAN, i);
    }
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (model->contacts[i].out) {
            list_item(desk, asking, ACTION_OUT, i);
        }
    }
}

void random_desk_list(struct random_desk *desk, const struct plan *plan, uint32_t scenario)
{
    const struct plan_scenario *at = &plan->scenarios[scenario];
    uint32_t words = at->scenario->mark_count / 64 + 1;
    uint64_t *asked = mem_alloc(words * sizeof(*asked));
    struct asking asking = { plan, at->scenario, asked, { .scenario = scenario } };
    list_items(desk, &asking);
    for (uint32_t i = 0; i < words; i++) {
        if (asked[i] != 0) {
            vec_push(&desk->marks, ((struct desk_marks) { at->marks + i, scenario, asked[i], 0 }));
        }
    }
    mem_free(asked);
}
