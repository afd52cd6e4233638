// SPDX-License-Identifier: GPL-3.0-or-later
// Moves, made on the bench: by the candidate, by the clock, by who is not played out.
#include "game/explore/search/moves.h"

#include "game/explore/search/forms.h"
#include "game/explore/search/moves_inside.h"
#include "game/shift/hand.h"
#include "game/shift/mood.h"

enum { PAUSE_SECONDS = 5 };

static enum action_kind action_kind_of(enum move_kind kind)
{
    static const enum action_kind KINDS[] = { [MOVE_TAKE] = ACTION_TAKE,
        [MOVE_OUT] = ACTION_OUT,
        [MOVE_REPLY] = ACTION_REPLY,
        [MOVE_PART] = ACTION_PART,
        [MOVE_SEND] = ACTION_SEND,
        [MOVE_LETTER] = ACTION_SEND,
        [MOVE_UNPART] = ACTION_UNPART,
        [MOVE_WRAP] = ACTION_WRAP,
        [MOVE_OPEN] = ACTION_OPEN,
        [MOVE_FIND] = ACTION_SEARCH,
        [MOVE_PIN] = ACTION_PIN,
        [MOVE_ACT] = ACTION_ACT,
        [MOVE_CONSULT] = ACTION_CONSULT,
        [MOVE_HOLD] = ACTION_HOLD,
        [MOVE_NOTE] = ACTION_NOTE,
        [MOVE_PLAN] = ACTION_PLAN,
        [MOVE_REPORT] = ACTION_REPORT_LATE };
    return kind < MOVE_ARRIVE ? KINDS[kind] : kind == MOVE_FINISH ? ACTION_FINISH : ACTION_PAUSE;
}

uint32_t move_turn(const struct moves *moves, uint32_t move)
{
    const struct scenario *model = moves_model(moves);
    struct range turns = model->contacts[move_contact(move)].turns;
    for (uint32_t i = turns.first; i < turns.first + turns.count; i++) {
        if (move_item(move) - model->turns[i].slots.first < model->turns[i].slots.count) {
            return i;
        }
    }
    return INDEX_NONE;
}

struct action move_action(const struct moves *moves, uint32_t move)
{
    const struct scenario *model = moves_model(moves);
    enum move_kind kind = move_kind(move);
    uint32_t item = move_item(move);
    struct action action = {
        .kind = action_kind_of(kind), .contact = move_contact(move), .slot = item, .item = item
    };
    action.turn = moves_bench(moves)->contacts[action.contact].turn;
    if (kind == MOVE_FIND) {
        action.item = model->records[item].system;
        action.text = scenario_string(model, model->records[item].found_by);
    } else if (kind == MOVE_NOTE) {
        action.text = "x";
    } else if (kind == MOVE_WRAP) {
        forms_fill(moves->packing->slice, moves_bench(moves), action.contact, item, action.codes);
    } else if (kind == MOVE_PLAN) {
        action.seconds = WORLD_NOW;
    } else if (kind == MOVE_HOLD) {
        action.seconds = HOLD_SECONDS_MAX;
    }
    return action;
}

static void begin(const struct moves *moves, const struct sink *sink)
{
    hand_settle(moves_bench(moves));
    shift_begin(moves_bench(moves), sink);
}

static void pass(const struct moves *moves, uint32_t seconds, const struct sink *sink)
{
    hand_settle(moves_bench(moves));
    struct shift_event event = { .action = { .kind = ACTION_PAUSE, .contact = INDEX_NONE },
        .seconds = seconds };
    shift_apply(moves_bench(moves), &event, sink);
}

static void set_mark(const struct moves *moves, uint32_t mark)
{
    struct shift_state *state = moves_bench(moves);
    const struct scenario *model = moves_model(moves);
    state->marks[mark / 64] |= UINT64_C(1) << (mark % 64);
    for (uint32_t i = 0; i < model->before_count; i++) {
        const struct before *before = &model->befores[i];
        if (before->earlier == mark && !state_marked(state, 0, before->later)) {
            state->marks[before->mark / 64] |= UINT64_C(1) << (before->mark % 64);
        }
    }
}

static void step_promise(const struct moves *moves, uint32_t item)
{
    struct promise_state *at = &moves_bench(moves)->promises[item >> 3];
    uint32_t step = item & 7;
    at->opened = true;
    at->promised = at->promised || step == STEP_PROMISED;
    if (step == STEP_KEPT) {
        at->kept = true;
        at->kept_at = WORLD_NOW;
        at->planned_early = at->planned != TIME_NONE;
    }
}

static bool leave(const struct moves *moves, struct contact_state *at, uint32_t contact,
        const struct sink *sink)
{
    at->waited = moves_model(moves)->contacts[contact].gives_up_after;
    pass(moves, PAUSE_SECONDS, sink);
    return at->phase > CONTACT_OPEN;
}

// The clock's moves, and those of the others.
static bool make_by_itself(const struct moves *moves, uint32_t move, const struct sink *sink)
{
    uint32_t contact = move_contact(move);
    uint32_t item = move_item(move);
    struct contact_state *at = &moves_bench(moves)->contacts[contact];
    switch (move_kind(move)) {
    case MOVE_ARRIVE:
        at->arrives = WORLD_NOW;
        begin(moves, sink);
        break;
    case MOVE_ANSWER:
        at->answer_at = WORLD_NOW;
        begin(moves, sink);
        break;
    case MOVE_DUE:
        moves_bench(moves)->promises[item].due = WORLD_NOW;
        begin(moves, sink);
        break;
    case MOVE_LEAVE:
        return leave(moves, at, contact, sink);
    case MOVE_RETURN_LATE:
        at->held = at->returned_late = true;
        break;
    case MOVE_SILENCE:
        mood_silence(moves_bench(moves), 0, moves_model(moves)->contacts[contact].with, 1);
        break;
    case MOVE_ELSEWHERE_MARK:
        set_mark(moves, item);
        break;
    case MOVE_ELSEWHERE_ENDED:
        at->phase = CONTACT_CLOSED;
        at->outcome = (uint8_t)item;
        break;
    case MOVE_ELSEWHERE_TAKEN:
        at->taken = true;
        break;
    case MOVE_ELSEWHERE_PROMISE:
        step_promise(moves, item);
        break;
    default:
        return false;
    }
    return true;
}

// Somebody who answers or arrives without that making a difference does so at once: fewer orders of
// events, and none that counts is lost.
static void settle(const struct moves *moves, const struct sink *sink)
{
    const struct scenario *model = moves_model(moves);
    const struct slice *slice = moves->packing->slice;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        struct contact_state *at = &moves_bench(moves)->contacts[i];
        const struct contact *contact = &model->contacts[i];
        if (at->phase == CONTACT_LATER && contact->when == CONDITION_TRUE &&
                !slice->late[contact->start] && slice_plays(slice, i) && moves_arrives(moves, i)) {
            at->arrives = WORLD_NOW;
            begin(moves, sink);
        }
        if (at->phase != CONTACT_OPEN || at->answer_at == TIME_NONE) {
            continue;
        }
        bool waits = at->answer_text == INDEX_NONE
                ? slice->late[at->turn]
                : (model->turns[at->turn].flags & TURN_FALLS) != 0;
        if (!waits) {
            at->answer_at = TIME_NONE;
            at->answer_text = INDEX_NONE;
        }
    }
}

void moves_settle(const struct moves *moves)
{
    settle(moves, NULL);
}

static void write_letter(const struct moves *moves, uint32_t move)
{
    struct contact_state *at = &moves_bench(moves)->contacts[move_contact(move)];
    at->part_count = (uint8_t)letters_write(&moves->letters, at->turn, move_item(move), at->parts);
}

bool move_make(const struct moves *moves, uint32_t move, const struct sink *sink)
{
    struct shift_state *state = moves_bench(moves);
    enum move_kind kind = move_kind(move);
    bool made = true;
    if (kind == MOVE_LETTER) {
        write_letter(moves, move);
    }
    moves_hold_others(
            moves, move_is_candidates(move) && kind < MOVE_OPEN ? move_contact(move) : INDEX_NONE);
    if (move_is_candidates(move) || kind == MOVE_FINISH) {
        struct shift_event event = { .action = move_action(moves, move) };
        shift_apply(state, &event, sink);
    } else {
        made = make_by_itself(moves, move, sink);
    }
    for (uint32_t i = 0; i < moves_model(moves)->contact_count; i++) {
        state->contacts[i].hold_until = TIME_NONE;
    }
    if (made && kind != MOVE_FINISH) {
        settle(moves, sink);
    }
    return made;
}
