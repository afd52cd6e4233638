// SPDX-License-Identifier: GPL-3.0-or-later
// Applying: takes an event that happened into the state. It cannot fail.
#include <string.h>

#include "game/shift/advance.h"
#include "game/shift/apply_desk.h"
#include "game/shift/mood.h"
#include "game/shift/offer.h"
#include "game/shift/promise.h"
#include "game/shift/score.h"
#include "game/shift/shift.h"
#include "game/shift/talk.h"
#include "game/shift/watch.h"

static void focus(const struct telling *telling, struct place place)
{
    telling->state->head->focus_scenario = place.scenario;
    telling->state->head->focus_contact = place.contact;
}

static void begin_contact(const struct telling *telling, struct place place)
{
    struct state_head *head = telling->state->head;
    const struct contact *contact = contact_model(telling, place);
    struct contact_state *at = contact_here(telling, place);
    at->phase = CONTACT_OPEN;
    watch_contact(telling, place);
    at->taken = true;
    mark(telling, place.scenario, contact->taken);
    // Picking up the phone is an answer; taking a message is none, and its silence goes on.
    if (contact->channel == CHANNEL_PHONE) {
        at->waited = 0;
        at->nudged = false;
    }
    focus(telling, place);
    struct happening taken = happening_at(telling, HAPPENED_TAKEN, place);
    tell(telling, &taken);
    if (contact->channel == CHANNEL_PHONE) {
        head->phone_scenario = place.scenario;
        head->phone_contact = place.contact;
    } else if (channel_takes_place(contact->channel)) {
        head->written_open++;
    }
    // A caller speaks when the call is answered; who wrote has written already.
    if (contact->channel == CHANNEL_PHONE || contact->out) {
        talk_customer(telling, place);
    }
    talk_fall_on(telling, place);
}

static void say(const struct telling *telling, struct place place, struct chosen chosen)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    if (telling->sink == NULL) {
        return;
    }
    const struct wording *wording = &model->wordings[chosen.wording];
    struct happening said = happening_at(telling, HAPPENED_CANDIDATE_SAID, place);
    said.turn = chosen.turn;
    said.slot = chosen.slot;
    said.wording = chosen.wording;
    said.text = wording->say;
    tell(telling, &said);
}

static void speak_now(const struct telling *telling, struct place place)
{
    struct contact_state *at = contact_here(telling, place);
    at->spoken = true;
    at->waited = 0;
    at->nudged = false;
}

static void mark_said(const struct telling *telling, struct place place, uint32_t said)
{
    mark(telling, place.scenario, said);
    if (mark_is_weighty(state_scenario(telling->state, place.scenario), said)) {
        promises_open(telling, place.scenario, said, INDEX_NONE);
        promises_keep(telling, place.scenario, KEPT_BY_REPLY, said);
    }
}

static void reply(const struct telling *telling, struct place place, struct chosen chosen)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    const struct turn *turn = &model->turns[chosen.turn];
    const struct slot *slot = &model->slots[chosen.slot];
    const struct wording *wording = &model->wordings[chosen.wording];
    bool topic = (slot->flags & SLOT_TOPIC) != 0;
    bool stays = (slot->flags & SLOT_STAYS) != 0;

    speak_now(telling, place);
    say(telling, place, chosen);
    if (topic) {
        score_topic(telling, place, chosen);
    } else if (!stays) {
        score_observes(telling, place, turn->observes);
        score_turn(telling, place, chosen);
        if ((turn->flags & TURN_HUB) != 0) {
            score_hub_left(telling, place, chosen.turn);
        }
    }
    perform_wording(telling, place, wording);
    mark_said(telling, place, slot->said);
    mood_count_turn(telling->state, place.scenario, model->contacts[place.contact].with);
    if (topic || stays) {
        talk_answer_later(telling, place, wording->answer);
        return;
    }
    talk_leave(telling, place, chosen.turn);
    talk_go(telling, place, slot->next);
}

static void send(const struct telling *telling, struct place place, uint32_t turn_index)
{
    const struct scenario *model = state_scenario(telling->state, place.scenario);
    const struct turn *turn = &model->turns[turn_index];
    struct contact_state *at = contact_here(telling, place);
    speak_now(telling, place);
    uint32_t wordings[SECTION_MAX];
    for (uint32_t i = 0; i < at->part_count; i++) {
        wordings[i] = slot_wording(telling->state, place.scenario, at->parts[i]);
        struct chosen part = { turn_index, at->parts[i], wordings[i], 0 };
        say(telling, place, part);
    }
    score_observes(telling, place, turn->observes);
    score_compose(telling, place, turn_index);
    for (uint32_t i = 0; i < at->part_count; i++) {
        perform_wording(telling, place, &model->wordings[wordings[i]]);
        mark_said(telling, place, model->slots[at->parts[i]].said);
    }
    at->part_count = 0;
    mood_count_turn(telling->state, place.scenario, model->contacts[place.contact].with);
    talk_leave(telling, place, turn_index);
    talk_go(telling, place, turn->sent);
}

static void take_part_out(struct contact_state *at, uint32_t slot)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < at->part_count; i++) {
        if (at->parts[i] != slot) {
            at->parts[kept++] = at->parts[i];
        }
    }
    at->part_count = (uint8_t)kept;
}

static void hold(const struct telling *telling, struct place place, uint32_t seconds)
{
    struct contact_state *at = contact_here(telling, place);
    at->hold_until = telling->state->head->now + seconds;
    at->held = true;
    speak_now(telling, place);
    struct happening held = happening_at(telling, HAPPENED_HELD, place);
    held.value = seconds;
    tell(telling, &held);
}

static void resume(const struct telling *telling, struct place place)
{
    struct contact_state *at = contact_here(telling, place);
    uint32_t now = telling->state->head->now;
    struct happening resumed = happening_at(telling, HAPPENED_RESUMED, place);
    resumed.value = now > at->hold_until ? now - at->hold_until : 0;
    at->returned_late = at->returned_late || resumed.value > 0;
    at->hold_until = TIME_NONE;
    speak_now(telling, place);
    focus(telling, place);
    tell(telling, &resumed);
}

static void consult(const struct telling *telling, struct place place, uint32_t question)
{
    const struct coach_question *model =
            &state_scenario(telling->state, place.scenario)->coach[question];
    mark(telling, place.scenario, model->asked);
    struct happening advised = happening_at(telling, HAPPENED_ADVISED, place);
    advised.item = question;
    advised.text = model->answer;
    tell(telling, &advised);
    perform(telling, place, model->effects);
}

static void wrap(const struct telling *telling, struct place place, const uint32_t *codes)
{
    struct state_head *head = telling->state->head;
    struct contact_state *at = contact_here(telling, place);
    uint32_t count = contact_model(telling, place)->wrap_fields.count;
    memcpy(at->codes, codes, count * sizeof(*codes));
    at->wrapped = true;
    at->phase = CONTACT_CLOSED;
    watch_contact(telling, place);
    if (head->wrap_scenario == place.scenario && head->wrap_contact == place.contact) {
        head->wrap_scenario = head->wrap_contact = INDEX_NONE;
    }
    struct happening wrapped = happening_at(telling, HAPPENED_WRAPPED, place);
    tell(telling, &wrapped);
    score_wrap_up(telling, place, codes);
}

static void end_scenario(const struct telling *telling, uint32_t scenario)
{
    const struct plan *plan = telling->state->plan;
    const struct scenario *model = state_scenario(telling->state, scenario);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        struct place place = { scenario,
            plan->contacts[plan->scenarios[scenario].contacts + i].index };
        struct contact_state *at = contact_here(telling, place);
        if (at->phase == CONTACT_QUEUED || at->phase == CONTACT_OPEN) {
            talk_abandon(telling, place);
        }
        if (at->phase == CONTACT_WRAPPING) {
            score_wrap_up(telling, place, NULL);
            at->phase = CONTACT_CLOSED;
            watch_contact(telling, place);
        }
    }
    promises_score(telling, scenario);
    struct place nowhere = { scenario, INDEX_NONE };
    score_observes(telling, nowhere, model->shift_end_observes);
}

static void end_shift(const struct telling *telling)
{
    struct state_head *head = telling->state->head;
    for (uint32_t s = 0; s < telling->state->plan->scenario_count; s++) {
        if (scenario_active(telling->state, s)) {
            end_scenario(telling, s);
        }
    }
    head->over = true;
    head->wrap_scenario = head->wrap_contact = INDEX_NONE;
    struct place nowhere = { 0, INDEX_NONE };
    struct happening ended = happening_at(telling, HAPPENED_SHIFT_ENDED, nowhere);
    tell(telling, &ended);
}

// The contact the candidate is busy with while the action lasts.
static struct place engaged_in(const struct action *action)
{
    bool busy = action->kind == ACTION_REPLY || action->kind == ACTION_PART ||
            action->kind == ACTION_SEND || action->kind == ACTION_TAKE ||
            action->kind == ACTION_HOLD || action->kind == ACTION_RESUME;
    return busy ? (struct place) { action->scenario, action->contact }
                : (struct place) { INDEX_NONE, INDEX_NONE };
}

static void switch_to(const struct telling *telling, struct place place, uint32_t seconds)
{
    focus(telling, place);
    contact_here(telling, place)->looked |= seconds > 0;
}

static void act_in_contact(
        const struct telling *telling, const struct shift_event *event, struct chosen chosen)
{
    const struct action *action = &event->action;
    struct place place = { action->scenario, action->contact };
    struct contact_state *at = contact_here(telling, place);
    switch (action->kind) {
    case ACTION_TAKE:
    case ACTION_OUT:
        begin_contact(telling, place);
        break;
    case ACTION_SWITCH:
        switch_to(telling, place, event->seconds);
        break;
    case ACTION_REPLY:
        reply(telling, place, chosen);
        break;
    case ACTION_PART:
        at->parts[at->part_count++] = action->slot;
        break;
    case ACTION_UNPART:
        take_part_out(at, action->slot);
        break;
    case ACTION_SEND:
        send(telling, place, action->turn);
        break;
    case ACTION_NOTE:
        at->noted = true;
        break;
    case ACTION_HOLD:
        hold(telling, place, action->seconds);
        break;
    case ACTION_RESUME:
        resume(telling, place);
        break;
    case ACTION_CONSULT:
        consult(telling, place, action->item);
        break;
    case ACTION_WRAP:
        wrap(telling, place, action->codes);
        break;
    default:
        break;
    }
}

static bool in_contact(enum action_kind kind)
{
    switch (kind) {
    case ACTION_TAKE:
    case ACTION_OUT:
    case ACTION_SWITCH:
    case ACTION_REPLY:
    case ACTION_PART:
    case ACTION_UNPART:
    case ACTION_SEND:
    case ACTION_NOTE:
    case ACTION_HOLD:
    case ACTION_RESUME:
    case ACTION_CONSULT:
    case ACTION_WRAP:
        return true;
    default:
        return false;
    }
}

void shift_begin(struct shift_state *state, const struct sink *sink)
{
    struct telling telling = { state, sink };
    advance_moment(&telling);
}

void shift_apply(
        struct shift_state *state, const struct shift_event *event, const struct sink *sink)
{
    struct telling telling = { state, sink };
    const struct action *action = &event->action;
    // The words are those on the screen when they were chosen, whatever is learned meanwhile.
    struct chosen chosen = { action->turn, action->slot, INDEX_NONE, 0 };
    if (action->kind == ACTION_REPLY) {
        chosen.offered = sink != NULL ? score_offered(state, action->scenario, action->turn) : 0;
        chosen.wording = slot_wording(state, action->scenario, action->slot);
    }

    advance(&telling, event->seconds, engaged_in(action));
    if (in_contact(action->kind)) {
        act_in_contact(&telling, event, chosen);
    } else {
        apply_on_desk(&telling, action);
    }
    if (action->kind == ACTION_FINISH || state->head->now >= state->plan->shift->until) {
        end_shift(&telling);
    }
}
