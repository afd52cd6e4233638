// SPDX-License-Identifier: GPL-3.0-or-later
// Deciding: whether an action is possible now, and what it costs. Changes nothing.
#include <string.h>

#include "game/shift/advance.h"
#include "game/shift/offer.h"
#include "game/shift/shift.h"
#include "game/shift/talk.h"

enum { WRITTEN_OPEN_MAX = 3, STEP = 5 };

static const struct contact *model_of(const struct shift_state *state, const struct action *action)
{
    return &state_scenario(state, action->scenario)->contacts[action->contact];
}

static struct contact_state *at_of(const struct shift_state *state, const struct action *action)
{
    return state_contact(state, action->scenario, action->contact);
}

static uint32_t cost(const struct shift_state *state, enum action_cost kind)
{
    return state->plan->rules->costs[kind];
}

// A call needs a free line and a finished form; the rest needs nobody listening and a free hand.
static enum refusal decide_line(const struct shift_state *state, const struct contact *contact)
{
    if (contact->channel == CHANNEL_PHONE) {
        if (state->head->phone_scenario != INDEX_NONE) {
            return REFUSED_PHONE_BUSY;
        }
        return state->head->wrap_scenario != INDEX_NONE ? REFUSED_WRAP_FIRST : REFUSED_NOT;
    }
    if (line_is_live(state)) {
        return REFUSED_PHONE_BUSY;
    }
    bool full =
            channel_takes_place(contact->channel) && state->head->written_open >= WRITTEN_OPEN_MAX;
    return full ? REFUSED_THREE_OPEN : REFUSED_NOT;
}

static enum refusal decide_take(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    if (at_of(state, action)->phase != CONTACT_QUEUED) {
        return REFUSED_NOT_THERE;
    }
    *seconds = cost(state, COST_TAKE);
    return decide_line(state, model_of(state, action));
}

static enum refusal decide_out(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    if (!contact_can_begin(state, action->scenario, action->contact)) {
        return REFUSED_NOT_ON_OFFER;
    }
    *seconds = cost(state, COST_TAKE);
    return decide_line(state, model_of(state, action));
}

static enum refusal decide_switch(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    const struct contact_state *at = at_of(state, action);
    if (at->phase == CONTACT_LATER || at->phase == CONTACT_NEVER) {
        return REFUSED_NOT_THERE;
    }
    bool own_line = state->head->phone_scenario == action->scenario &&
            state->head->phone_contact == action->contact;
    if (line_is_live(state) && !own_line) {
        *seconds = cost(state, at->looked ? COST_OPEN_AGAIN : COST_OPEN);
    }
    return REFUSED_NOT;
}

// Whether something can be said in the contact now.
static enum refusal decide_speak(const struct shift_state *state, const struct action *action)
{
    const struct contact_state *at = at_of(state, action);
    if (at->phase != CONTACT_OPEN) {
        return REFUSED_NOT_THERE;
    }
    if (model_of(state, action)->channel == CHANNEL_PHONE) {
        return at->hold_until != TIME_NONE ? REFUSED_ON_HOLD : REFUSED_NOT;
    }
    if (line_is_live(state)) {
        return REFUSED_PHONE_BUSY;
    }
    return at->answer_at != TIME_NONE ? REFUSED_CUSTOMER_NEXT : REFUSED_NOT;
}

static bool offered(const struct shift_state *state, const struct action *action)
{
    return slot_offered(state, action->scenario, action->contact, action->turn, action->slot);
}

static uint32_t slot_seconds(
        const struct shift_state *state, const struct action *action, enum action_cost kind)
{
    uint16_t own = state_scenario(state, action->scenario)->slots[action->slot].seconds;
    return own != SECONDS_DEFAULT ? own : cost(state, kind);
}

static enum refusal decide_reply(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    enum refusal refusal = decide_speak(state, action);
    if (refusal != REFUSED_NOT) {
        return refusal;
    }
    const struct turn *turn = &state_scenario(state, action->scenario)->turns[action->turn];
    if ((turn->flags & TURN_COMPOSE) != 0 || !offered(state, action)) {
        return REFUSED_NOT_ON_OFFER;
    }
    bool written = channel_written(model_of(state, action)->channel);
    *seconds = slot_seconds(state, action, written ? COST_REPLY_WRITTEN : COST_REPLY_PHONE);
    return REFUSED_NOT;
}

static bool part_chosen(const struct shift_state *state, const struct action *action, bool section)
{
    const struct scenario *model = state_scenario(state, action->scenario);
    const struct contact_state *at = at_of(state, action);
    for (uint32_t i = 0; i < at->part_count; i++) {
        bool same = section
                ? model->slot_rests[at->parts[i]].section == model->slot_rests[action->slot].section
                : at->parts[i] == action->slot;
        if (same) {
            return true;
        }
    }
    return false;
}

static bool composing(const struct shift_state *state, const struct action *action)
{
    const struct turn *turn = &state_scenario(state, action->scenario)->turns[action->turn];
    return (turn->flags & TURN_COMPOSE) != 0 && at_of(state, action)->turn == action->turn;
}

static enum refusal decide_part(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    enum refusal refusal = decide_speak(state, action);
    if (refusal != REFUSED_NOT) {
        return refusal;
    }
    if (!composing(state, action) || !offered(state, action)) {
        return REFUSED_NOT_ON_OFFER;
    }
    *seconds = slot_seconds(state, action, COST_PART);
    return part_chosen(state, action, true) ? REFUSED_DONE_ALREADY : REFUSED_NOT;
}

static enum refusal decide_unpart(const struct shift_state *state, const struct action *action)
{
    enum refusal refusal = decide_speak(state, action);
    if (refusal != REFUSED_NOT) {
        return refusal;
    }
    return composing(state, action) && part_chosen(state, action, false) ? REFUSED_NOT
                                                                         : REFUSED_NOT_ON_OFFER;
}

static enum refusal decide_send(const struct shift_state *state, const struct action *action)
{
    enum refusal refusal = decide_speak(state, action);
    if (refusal != REFUSED_NOT) {
        return refusal;
    }
    if (!composing(state, action)) {
        return REFUSED_NOT_ON_OFFER;
    }
    const struct scenario *model = state_scenario(state, action->scenario);
    const struct contact_state *at = at_of(state, action);
    struct range sections = turn_compose(model, &model->turns[action->turn]).sections;
    for (uint32_t i = sections.first; i < sections.first + sections.count; i++) {
        bool filled = model->sections[i].optional;
        for (uint32_t j = 0; j < at->part_count; j++) {
            filled = filled || model->slot_rests[at->parts[j]].section == i;
        }
        if (!filled) {
            return REFUSED_INCOMPLETE;
        }
    }
    return at->part_count > 0 ? REFUSED_NOT : REFUSED_INCOMPLETE;
}

static enum refusal decide_open(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    const struct scenario *model = state_scenario(state, action->scenario);
    if (!record_visible(state, action->scenario, action->item)) {
        return REFUSED_NOT_VISIBLE;
    }
    bool again = state_marked(state, action->scenario, model->records[action->item].opened);
    *seconds = cost(state, again ? COST_OPEN_AGAIN : COST_OPEN);
    return REFUSED_NOT;
}

static bool text_fits(const struct action *action)
{
    return action->text != NULL && action->text[0] != '\0' &&
            strlen(action->text) <= ACTION_TEXT_MAX;
}

static enum refusal decide_search(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    *seconds = cost(state, COST_SEARCH);
    return text_fits(action) ? REFUSED_NOT : REFUSED_VALUE;
}

static enum refusal decide_pin(const struct shift_state *state, const struct action *action)
{
    const struct record *record = &state_scenario(state, action->scenario)->records[action->item];
    if (!record_visible(state, action->scenario, action->item)) {
        return REFUSED_NOT_VISIBLE;
    }
    bool opened = state_marked(state, action->scenario, record->opened);
    return opened && action->field < record->fields.count ? REFUSED_NOT : REFUSED_NOT_OPENED;
}

static enum refusal decide_note(const struct shift_state *state, const struct action *action)
{
    const struct contact_state *at = at_of(state, action);
    if (at->phase == CONTACT_LATER || at->phase == CONTACT_NEVER) {
        return REFUSED_NOT_THERE;
    }
    return action->text != NULL && strlen(action->text) <= ACTION_TEXT_MAX ? REFUSED_NOT
                                                                           : REFUSED_VALUE;
}

static enum refusal decide_act(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    const struct record_act *act = &state_scenario(state, action->scenario)->acts[action->item];
    if (state_marked(state, action->scenario, act->done)) {
        return REFUSED_DONE_ALREADY;
    }
    if (!record_act_available(state, action->scenario, action->item)) {
        return REFUSED_NOT_ON_OFFER;
    }
    *seconds = act->seconds != SECONDS_DEFAULT ? act->seconds : cost(state, COST_RECORD_ACT);
    return REFUSED_NOT;
}

static enum refusal decide_plan(const struct shift_state *state, const struct action *action)
{
    const struct promise_state *at = state_promise(state, action->scenario, action->item);
    if (!at->promised) {
        return REFUSED_NOT_PROMISED;
    }
    if (at->kept || at->fell_due) {
        return REFUSED_DONE_ALREADY;
    }
    bool fits = action->seconds >= state->head->now &&
            action->seconds <= state->plan->shift->until && action->seconds % STEP == 0;
    return fits ? REFUSED_NOT : REFUSED_VALUE;
}

static enum refusal decide_report(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    const struct promise_state *at = state_promise(state, action->scenario, action->item);
    if (!at->promised) {
        return REFUSED_NOT_PROMISED;
    }
    if (line_is_live(state)) {
        return REFUSED_PHONE_BUSY;
    }
    *seconds = cost(state, COST_CONSULT);
    return at->kept || at->reported || at->late ? REFUSED_DONE_ALREADY : REFUSED_NOT;
}

static enum refusal decide_hold(const struct shift_state *state, const struct action *action)
{
    const struct contact_state *at = at_of(state, action);
    bool live = state->head->phone_scenario == action->scenario &&
            state->head->phone_contact == action->contact;
    if (!live) {
        return REFUSED_NOT_THERE;
    }
    if (action->kind == ACTION_RESUME) {
        return at->hold_until != TIME_NONE ? REFUSED_NOT : REFUSED_NOT_ON_HOLD;
    }
    if (at->hold_until != TIME_NONE) {
        return REFUSED_ON_HOLD;
    }
    bool fits = action->seconds >= STEP && action->seconds <= HOLD_SECONDS_MAX &&
            action->seconds % STEP == 0;
    return fits ? REFUSED_NOT : REFUSED_VALUE;
}

static enum refusal decide_consult(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    const struct contact_state *at = at_of(state, action);
    if (!at->taken) {
        return REFUSED_NOT_THERE;
    }
    *seconds = cost(state, COST_CONSULT);
    return coach_question_available(state, action->scenario, action->item) ? REFUSED_NOT
                                                                           : REFUSED_NOT_ON_OFFER;
}

static bool code_in_list(
        const struct scenario *model, const struct wrap_field *field, uint32_t code)
{
    struct range codes = model->code_lists[field->list].codes;
    return code >= codes.first && code < codes.first + codes.count;
}

static enum refusal decide_wrap(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    const struct scenario *model = state_scenario(state, action->scenario);
    struct range fields = model->contacts[action->contact].wrap_fields;
    if (at_of(state, action)->phase != CONTACT_WRAPPING) {
        return REFUSED_NOT_THERE;
    }
    if (line_is_live(state)) {
        return REFUSED_PHONE_BUSY;
    }
    for (uint32_t i = 0; i < fields.count; i++) {
        if (!code_in_list(model, &model->wrap_fields[fields.first + i], action->codes[i])) {
            return REFUSED_INCOMPLETE;
        }
    }
    *seconds = cost(state, COST_WRAP_UP);
    return REFUSED_NOT;
}

static enum refusal decide_wait(const struct shift_state *state, uint32_t *seconds)
{
    if (line_is_live(state)) {
        return REFUSED_PHONE_BUSY;
    }
    uint32_t moment = shift_next_moment(state);
    if (moment == TIME_NONE) {
        return REFUSED_NOTHING_COMES;
    }
    *seconds = moment > state->head->now ? moment - state->head->now : STEP;
    return REFUSED_NOT;
}

// Only before anything of the scenario was taken, and only where there is an equivalent.
static enum refusal decide_swap(const struct shift_state *state, const struct action *action)
{
    const struct plan_scenario *at = &state->plan->scenarios[action->scenario];
    if (state->plan->shift->entries[at->entry].swap == NULL) {
        return REFUSED_NOT_ON_OFFER;
    }
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        bool same = state->plan->scenarios[s].entry == at->entry;
        for (uint32_t i = 0; same && i < model->contact_count; i++) {
            if (state_contact(state, s, i)->taken) {
                return REFUSED_DONE_ALREADY;
            }
        }
    }
    return state->head->now == state->plan->shift->start ? REFUSED_NOT : REFUSED_DONE_ALREADY;
}

static enum refusal decide_kind(
        const struct shift_state *state, const struct action *action, uint32_t *seconds)
{
    switch (action->kind) {
    case ACTION_TAKE:
        return decide_take(state, action, seconds);
    case ACTION_SWITCH:
        return decide_switch(state, action, seconds);
    case ACTION_REPLY:
        return decide_reply(state, action, seconds);
    case ACTION_PART:
        return decide_part(state, action, seconds);
    case ACTION_UNPART:
        return decide_unpart(state, action);
    case ACTION_SEND:
        return decide_send(state, action);
    case ACTION_OPEN:
        return decide_open(state, action, seconds);
    case ACTION_SEARCH:
        return decide_search(state, action, seconds);
    case ACTION_PIN:
        return decide_pin(state, action);
    case ACTION_NOTE:
        return decide_note(state, action);
    case ACTION_ACT:
        return decide_act(state, action, seconds);
    case ACTION_OUT:
        return decide_out(state, action, seconds);
    case ACTION_PLAN:
        return decide_plan(state, action);
    case ACTION_REPORT_LATE:
        return decide_report(state, action, seconds);
    case ACTION_HOLD:
    case ACTION_RESUME:
        return decide_hold(state, action);
    case ACTION_CONSULT:
        return decide_consult(state, action, seconds);
    case ACTION_WRAP:
        return decide_wrap(state, action, seconds);
    case ACTION_WAIT:
        return decide_wait(state, seconds);
    case ACTION_PAUSE:
        return line_is_live(state) ? REFUSED_PHONE_BUSY : REFUSED_NOT;
    case ACTION_SWAP:
        return decide_swap(state, action);
    case ACTION_FINISH:
        return shift_nothing_left(state) ? REFUSED_NOT : REFUSED_SOMETHING_LEFT;
    case ACTION_KIND_COUNT:
        break;
    }
    return REFUSED_VALUE;
}

enum refusal shift_decide(
        const struct shift_state *state, const struct action *action, struct shift_event *event)
{
    if (state->head->over) {
        return REFUSED_OVER;
    }
    bool of_shift = action->kind == ACTION_WAIT || action->kind == ACTION_PAUSE ||
            action->kind == ACTION_FINISH || action->kind == ACTION_SWAP;
    bool active = action->scenario < state->plan->scenario_count &&
            (of_shift || scenario_active(state, action->scenario));
    if (!active) {
        return REFUSED_NOT_THERE;
    }
    uint32_t seconds = 0;
    enum refusal refusal = decide_kind(state, action, &seconds);
    if (refusal == REFUSED_NOT) {
        event->action = *action;
        event->seconds = seconds;
    }
    return refusal;
}
