// SPDX-License-Identifier: GPL-3.0-or-later
// Coverage: what of a scenario was met, on the bench of a search or in a real play.
#include "game/explore/search/coverage.h"

#include "game/base/mem.h"
#include "game/shift/offer.h"

uint32_t coverage_count(const struct scenario *model, enum part_kind kind)
{
    const uint32_t counts[PART_KIND_COUNT] = {
        [PART_CONTACT] = model->contact_count,
        [PART_TURN] = model->turn_count,
        [PART_SLOT] = model->slot_count,
        [PART_WORDING] = model->wording_count,
        [PART_ENDING] = model->ending_count,
        [PART_RECORD] = model->record_count,
        [PART_ACT] = model->act_count,
        [PART_COACH] = model->coach_count,
        [PART_SAYS] = model->says_count,
        [PART_PROMISE] = model->promise_count,
    };
    return counts[kind];
}

void coverage_init(struct coverage *coverage, const struct scenario *model)
{
    coverage->model = model;
    for (int kind = 0; kind < PART_KIND_COUNT; kind++) {
        coverage->met[kind] = mem_alloc(coverage_count(model, (enum part_kind)kind) + 1);
    }
}

void coverage_finish(struct coverage *coverage)
{
    for (int kind = 0; kind < PART_KIND_COUNT; kind++) {
        mem_free(coverage->met[kind]);
        coverage->met[kind] = NULL;
    }
}

static void met(struct coverage *coverage, enum part_kind kind, uint32_t index)
{
    if (index != INDEX_NONE) {
        coverage->met[kind][index] = true;
    }
}

// A line is known by its text: every variant has one of its own.
static void hear_customer(struct coverage *coverage, const struct happening *happening)
{
    const struct turn *turn = &coverage->model->turns[happening->turn];
    for (uint32_t i = turn->says.first; i < turn->says.first + turn->says.count; i++) {
        if (coverage->model->says[i].text == happening->text) {
            met(coverage, PART_SAYS, i);
        }
    }
    met(coverage, PART_TURN, happening->turn);
}

void coverage_hear(struct coverage *coverage, const struct shift_state *state,
        const struct happening *happening)
{
    switch (happening->kind) {
    case HAPPENED_ARRIVAL:
    case HAPPENED_TAKEN:
        met(coverage, PART_CONTACT, happening->contact);
        break;
    case HAPPENED_CUSTOMER_SAID:
        if (happening->turn != INDEX_NONE) {
            hear_customer(coverage, happening);
        }
        break;
    case HAPPENED_CANDIDATE_SAID:
        met(coverage, PART_TURN, happening->turn);
        met(coverage, PART_SLOT, happening->slot);
        met(coverage, PART_WORDING, happening->wording);
        break;
    case HAPPENED_OPENED:
        met(coverage, PART_RECORD, happening->item);
        break;
    case HAPPENED_DONE:
        met(coverage, PART_ACT, happening->item);
        break;
    case HAPPENED_ADVISED:
        met(coverage, PART_COACH, happening->item);
        break;
    case HAPPENED_KEPT:
        if (!state_promise(state, happening->scenario, happening->item)->fell_due) {
            met(coverage, PART_PROMISE, happening->item);
        }
        break;
    default:
        break;
    }
}

void coverage_look(struct coverage *coverage, const struct shift_state *state)
{
    for (uint32_t i = 0; i < coverage->model->contact_count; i++) {
        const struct contact_state *at = state_contact(state, 0, i);
        if (at->phase == CONTACT_OPEN && at->answer_at == TIME_NONE) {
            met(coverage, PART_TURN, at->turn);
        }
    }
}

uint32_t coverage_ending(
        const struct scenario *model, const struct contact_state *before, struct target target)
{
    struct contact_state at = *before;
    for (uint32_t steps = 0; steps <= 4 * model->turn_count + 16; steps++) {
        switch ((enum target_kind)target.kind) {
        case TARGET_END:
            return target.index;
        case TARGET_VISIT:
            if (at.depth == VISIT_DEPTH_MAX) {
                return INDEX_NONE;
            }
            at.visits[at.depth++] = target.index;
            target = (struct target) { TARGET_TURN,
                model->visits[target.index].entry & CONDITION_OPERAND_MAX };
            break;
        case TARGET_RETURN:
            if (at.depth == 0) {
                return INDEX_NONE;
            }
            target = model->visits[at.visits[--at.depth]].next;
            break;
        case TARGET_TURN:
            // The contact ended, so nothing was left to say here.
            if ((model->turns[target.index].flags & TURN_FALLS) == 0) {
                return INDEX_NONE;
            }
            target = model->turns[target.index].fall_through;
            break;
        case TARGET_STAY:
            return INDEX_NONE;
        }
    }
    return INDEX_NONE;
}
