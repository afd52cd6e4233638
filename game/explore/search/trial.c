// SPDX-License-Identifier: GPL-3.0-or-later
// A trial: what the search found with the clock set aside, played by the real rules and clock.
#include "game/explore/search/trial.h"

#include "game/explore/search/forms.h"
#include "game/shift/action_text.h"
#include "game/shift/offer.h"

enum { TRIES_MAX = 60, STEP = 5 };

void trial_shift_init(struct trial_shift *trial, struct scenario *scenario, struct rules *rules,
        struct trial_hours hours)
{
    trial->entry = (struct shift_entry) { .scenario = scenario };
    trial->shift = (struct shift) {
        .id = "trial",
        .start = hours.start,
        .until = hours.until,
        .entries = &trial->entry,
        .entry_count = 1,
        .rules = rules,
    };
    trial->plan = plan_create(&trial->shift);
}

void trial_shift_finish(struct trial_shift *trial)
{
    plan_destroy(trial->plan);
    trial->plan = NULL;
}

void trial_init(struct trial *trial, const struct plan *plan, uint64_t seed, struct sink sink)
{
    *trial = (struct trial) { .plan = plan, .sink = sink };
    shift_state_init(&trial->state, plan, seed);
    shift_begin(&trial->state, sink.take != NULL ? &trial->sink : NULL);
}

void trial_finish(struct trial *trial)
{
    shift_state_finish(&trial->state);
    vec_finish(&trial->actions);
}

static enum refusal act(struct trial *trial, const struct action *action)
{
    struct shift_event event;
    enum refusal refusal = shift_decide(&trial->state, action, &event);
    if (refusal == REFUSED_NOT) {
        vec_push(&trial->actions, *action);
        shift_apply(&trial->state, &event, trial->sink.take != NULL ? &trial->sink : NULL);
    }
    return refusal;
}

bool trial_act(struct trial *trial, const struct action *action)
{
    return act(trial, action) == REFUSED_NOT;
}

static bool act_plainly(struct trial *trial, enum action_kind kind)
{
    const struct state_head *head = trial->state.head;
    bool call = kind == ACTION_HOLD || kind == ACTION_RESUME;
    struct action action = { .kind = kind,
        .scenario = call ? head->phone_scenario : 0,
        .contact = call ? head->phone_contact : INDEX_NONE,
        .seconds = kind == ACTION_HOLD ? HOLD_SECONDS_MAX : 0 };
    return (!call || head->phone_scenario != INDEX_NONE) && trial_act(trial, &action);
}

static bool on_line(const struct trial *trial)
{
    const struct state_head *head = trial->state.head;
    return head->phone_scenario != INDEX_NONE &&
            state_contact(&trial->state, head->phone_scenario, head->phone_contact)->hold_until ==
            TIME_NONE;
}

// Time goes on only when nobody is kept waiting on the line unannounced.
static bool wait_once(struct trial *trial)
{
    if (on_line(trial) && !act_plainly(trial, ACTION_HOLD)) {
        return false;
    }
    return act_plainly(trial, ACTION_WAIT);
}

// Plays it, and until it is possible waits, puts on hold and takes off hold.
static bool insist(struct trial *trial, const struct action *action)
{
    for (int i = 0; i < TRIES_MAX; i++) {
        bool helped = false;
        switch (act(trial, action)) {
        case REFUSED_NOT:
            return true;
        case REFUSED_ON_HOLD:
            helped = act_plainly(trial, ACTION_RESUME);
            break;
        case REFUSED_PHONE_BUSY:
            helped = on_line(trial) && act_plainly(trial, ACTION_HOLD);
            break;
        case REFUSED_CUSTOMER_NEXT:
        case REFUSED_NOT_THERE:
        case REFUSED_NOT_VISIBLE:
        case REFUSED_NOT_ON_OFFER:
        case REFUSED_SOMETHING_LEFT:
            helped = wait_once(trial);
            break;
        default:
            break;
        }
        if (!helped) {
            return false;
        }
    }
    return false;
}

// Whether what the clock was to bring has come.
static bool has_come(const struct trial *trial, uint32_t move)
{
    const struct contact_state *at = state_contact(&trial->state, 0, move_contact(move));
    switch (move_kind(move)) {
    case MOVE_ARRIVE:
        return at->phase != CONTACT_LATER;
    case MOVE_ANSWER:
        return at->answer_at == TIME_NONE;
    case MOVE_LEAVE:
        return at->phase > CONTACT_OPEN;
    case MOVE_DUE:
        return state_promise(&trial->state, 0, move_item(move))->fell_due;
    default:
        return true;
    }
}

static bool wait_for(struct trial *trial, uint32_t move)
{
    for (int i = 0; i < TRIES_MAX && !has_come(trial, move); i++) {
        if (!wait_once(trial)) {
            return false;
        }
    }
    return has_come(trial, move);
}

static bool return_late(struct trial *trial, uint32_t contact)
{
    struct action hold = { .kind = ACTION_HOLD, .contact = contact, .seconds = STEP };
    return insist(trial, &hold) && act_plainly(trial, ACTION_WAIT) &&
            act_plainly(trial, ACTION_WAIT) && act_plainly(trial, ACTION_RESUME);
}

// The planned time of a promise is when it is due, or now when that is past.
static uint32_t plan_time(const struct trial *trial, uint32_t promise)
{
    uint32_t due = state_promise(&trial->state, 0, promise)->due / STEP * STEP;
    return due > trial->state.head->now ? due : trial->state.head->now;
}

static bool write_letter(struct trial *trial, const struct moves *moves, uint32_t move)
{
    uint32_t contact = move_contact(move);
    uint32_t turn = state_contact(&trial->state, 0, contact)->turn;
    uint32_t parts[SECTION_MAX];
    uint32_t count = letters_write(&moves->letters, turn, move_item(move), parts);
    struct action action = { .kind = ACTION_PART, .contact = contact, .turn = turn };
    for (uint32_t i = 0; i < count; i++) {
        action.slot = parts[i];
        if (!insist(trial, &action)) {
            return false;
        }
    }
    action.kind = ACTION_SEND;
    return insist(trial, &action);
}

// Whoever says nothing on the line leafs through the desk meanwhile.
static bool keep_silent(struct trial *trial, const struct moves *moves, uint32_t contact)
{
    uint32_t customer = moves->packing->slice->model->contacts[contact].with;
    const struct customer_state *at = state_customer(&trial->state, 0, customer);
    int16_t before = at->mood[AXIS_PLEASANTNESS];
    struct action search = { .kind = ACTION_SEARCH, .contact = INDEX_NONE, .text = "zzz" };
    for (int i = 0; i < TRIES_MAX && at->mood[AXIS_PLEASANTNESS] == before; i++) {
        if (!(on_line(trial) ? trial_act(trial, &search) : act_plainly(trial, ACTION_WAIT))) {
            return false;
        }
    }
    return at->mood[AXIS_PLEASANTNESS] != before;
}

static bool follow(struct trial *trial, const struct moves *moves, uint32_t move)
{
    enum move_kind kind = move_kind(move);
    if (kind == MOVE_SILENCE) {
        return keep_silent(trial, moves, move_contact(move));
    }
    if (kind == MOVE_RETURN_LATE) {
        return return_late(trial, move_contact(move));
    }
    if (!move_is_candidates(move) && kind != MOVE_FINISH) {
        return kind < MOVE_ELSEWHERE_MARK && wait_for(trial, move);
    }
    if (kind == MOVE_LETTER) {
        return write_letter(trial, moves, move);
    }
    struct action action = move_action(moves, move);
    action.turn = state_contact(&trial->state, 0, move_contact(move))->turn;
    if (kind == MOVE_REPLY || kind == MOVE_PART || kind == MOVE_UNPART) {
        action.turn = move_turn(moves, move);
    } else if (kind == MOVE_WRAP) {
        forms_fill(moves->packing->slice, &trial->state, action.contact, move_item(move),
                action.codes);
    } else if (kind == MOVE_PLAN) {
        action.seconds = plan_time(trial, move_item(move));
    }
    return insist(trial, &action);
}

bool trial_follow(struct trial *trial, const struct moves *moves, const move_list *way)
{
    for (size_t i = 0; i < way->count; i++) {
        if (trial->state.head->over || !follow(trial, moves, way->items[i])) {
            return false;
        }
    }
    return true;
}

static bool answer_comes(const struct trial *trial)
{
    for (uint32_t i = 0; i < trial->plan->contact_count; i++) {
        const struct contact_state *at = &trial->state.contacts[i];
        if (at->phase == CONTACT_OPEN && at->answer_at != TIME_NONE) {
            return true;
        }
    }
    return false;
}

void trial_rest(struct trial *trial)
{
    for (int i = 0; i < TRIES_MAX && answer_comes(trial) && wait_once(trial); i++) {
    }
}

void trial_write(const struct trial *trial, struct buffer *script)
{
    for (size_t i = 0; i < trial->actions.count; i++) {
        action_write(script, trial->plan, &trial->actions.items[i]);
        buffer_add_char(script, '\n');
    }
}
