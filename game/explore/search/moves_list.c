// SPDX-License-Identifier: GPL-3.0-or-later
// Moves, listed: what the candidate can do in a state, and what the clock can bring.
#include "game/explore/search/moves.h"

#include "game/explore/search/forms.h"
#include "game/explore/search/moves_inside.h"
#include "game/shift/offer.h"

static bool possible(const struct moves *moves, uint32_t move)
{
    struct action action = move_action(moves, move);
    struct shift_event event;
    moves_hold_others(moves, action.contact);
    return shift_decide(moves_bench(moves), &action, &event) == REFUSED_NOT;
}

static void add(const struct moves *moves, move_list *list, uint32_t move)
{
    if (possible(moves, move)) {
        vec_push(list, move);
    }
}

static bool section_waits(
        const struct scenario *model, const struct contact_state *at, uint32_t section)
{
    for (uint32_t i = 0; i < at->part_count; i++) {
        if (model->slot_rests[at->parts[i]].section == section) {
            return false;
        }
    }
    return !model->sections[section].optional;
}

static bool parts_depend(const struct scenario *model, const struct turn *turn)
{
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        if (model->slots[i].when != CONDITION_TRUE) {
            return true;
        }
    }
    return false;
}

// Which part leads counts only where a rule says so, or where what is on offer can change before
// the next is chosen.
static uint32_t free_parts(const struct moves *moves, const struct turn *turn)
{
    const struct scenario *model = moves_model(moves);
    struct range rules = turn_compose(model, turn).rules;
    if (parts_depend(model, turn)) {
        return SECTION_MAX;
    }
    for (uint32_t i = rules.first; i < rules.first + rules.count; i++) {
        if (model->rules[i].order &&
                slice_scores(moves->packing->slice, model->rules[i].competency)) {
            return 2;
        }
    }
    return 0;
}

// Behind the parts that may lead, the others stand in the order of their sections.
static bool part_in_order(const struct moves *moves, const struct contact_state *at, uint32_t slot)
{
    const struct scenario *model = moves_model(moves);
    const struct turn *turn = &model->turns[at->turn];
    uint32_t leading = free_parts(moves, turn);
    uint32_t section = model->slot_rests[slot].section;
    if (at->part_count < leading) {
        return true;
    }
    bool after = at->part_count == leading ||
            model->slot_rests[at->parts[at->part_count - 1]].section < section;
    for (uint32_t i = turn_compose(model, turn).sections.first; i < section && after; i++) {
        after = !section_waits(model, at, i);
    }
    return after;
}

static bool add_letters(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct shift_state *state = moves_bench(moves);
    letter_ways ways = { 0 };
    bool single = letters_list(&moves->letters, state, state->contacts[contact].turn, &ways);
    for (size_t i = 0; i < ways.count; i++) {
        vec_push(list, move_of(MOVE_LETTER, contact, ways.items[i]));
    }
    vec_finish(&ways);
    return single;
}

static void add_parts(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact_state *at = &moves_bench(moves)->contacts[contact];
    if (moves->single_go && add_letters(moves, list, contact)) {
        return;
    }
    struct range slots = moves_model(moves)->turns[at->turn].slots;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        if (!moves->same[i] && part_in_order(moves, at, i)) {
            add(moves, list, move_of(MOVE_PART, contact, i));
        }
    }
    add(moves, list, move_of(MOVE_SEND, contact, 0));
    if (at->part_count > 0) {
        vec_push(list, move_of(MOVE_UNPART, contact, at->parts[at->part_count - 1]));
    }
}

static void add_replies(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct turn *turn =
            &moves_model(moves)->turns[moves_bench(moves)->contacts[contact].turn];
    if ((turn->flags & TURN_COMPOSE) != 0) {
        add_parts(moves, list, contact);
        return;
    }
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        if (slot_offered(moves_bench(moves), 0, contact, moves_bench(moves)->contacts[contact].turn,
                    i)) {
            vec_push(list, move_of(MOVE_REPLY, contact, i));
        }
    }
}

static void add_waiting(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact *model = &moves_model(moves)->contacts[contact];
    if (model->gives_up_after != INDEX_NONE) {
        vec_push(list, move_of(MOVE_LEAVE, contact, 0));
    }
    if (slice_reckons(moves->packing->slice, model->with) && model->patience != INDEX_NONE) {
        vec_push(list, move_of(MOVE_SILENCE, contact, 0));
    }
}

static void add_open(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact_state *at = &moves_bench(moves)->contacts[contact];
    uint8_t reads = moves->packing->slice->contacts[contact];
    bool phone = moves_model(moves)->contacts[contact].channel == CHANNEL_PHONE;
    if (at->answer_at != TIME_NONE) {
        vec_push(list, move_of(MOVE_ANSWER, contact, 0));
    } else {
        add_replies(moves, list, contact);
        add_waiting(moves, list, contact);
    }
    if (phone && (reads & READ_HELD) != 0 && !at->held) {
        vec_push(list, move_of(MOVE_HOLD, contact, 0));
    }
    if (phone && (reads & READ_RETURNED_LATE) != 0 && !at->returned_late) {
        vec_push(list, move_of(MOVE_RETURN_LATE, contact, 0));
    }
}

static void add_forms(const struct moves *moves, move_list *list, uint32_t contact)
{
    uint32_t count = forms_count(moves->packing->slice, moves_bench(moves), contact);
    for (uint32_t i = 0; i < count; i++) {
        vec_push(list, move_of(MOVE_WRAP, contact, i));
    }
}

static void add_contact(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact_state *at = &moves_bench(moves)->contacts[contact];
    uint8_t reads = moves->packing->slice->contacts[contact];
    switch ((enum contact_phase)at->phase) {
    case CONTACT_LATER:
        if (moves_arrives(moves, contact)) {
            vec_push(list, move_of(MOVE_ARRIVE, contact, 0));
        } else {
            add(moves, list, move_of(MOVE_OUT, contact, 0));
        }
        break;
    case CONTACT_QUEUED:
        add(moves, list, move_of(MOVE_TAKE, contact, 0));
        add_waiting(moves, list, contact);
        break;
    case CONTACT_OPEN:
        add_open(moves, list, contact);
        break;
    case CONTACT_WRAPPING:
        add_forms(moves, list, contact);
        break;
    default:
        break;
    }
    bool there = at->phase != CONTACT_LATER && at->phase != CONTACT_NEVER;
    if (there && (reads & READ_NOTED) != 0 && !at->noted) {
        vec_push(list, move_of(MOVE_NOTE, contact, 0));
    }
}

// Lies there from the start and does not hang on anything: the order of two such is no matter.
static bool lies_there(const struct record *record)
{
    return record->when == CONDITION_TRUE && record->after == INDEX_NONE &&
            record->found_by == INDEX_NONE;
}

static void add_record(const struct moves *moves, move_list *list, uint32_t index, uint32_t since)
{
    const struct record *record = &moves_model(moves)->records[index];
    const struct slice *slice = moves->packing->slice;
    const struct shift_state *state = moves_bench(moves);
    bool opened = slice->marks[record->opened] && state_marked(state, 0, record->opened);
    bool ordered = !moves->every_order && move_kind(since) == MOVE_OPEN && lies_there(record);
    if (!opened && record_visible(state, 0, index) && (!ordered || index > move_item(since))) {
        vec_push(list, move_of(MOVE_OPEN, 0, index));
    }
    if (record->found_by != INDEX_NONE && !state_marked(state, 0, record->found)) {
        vec_push(list, move_of(MOVE_FIND, 0, index));
    }
    bool pins = slice->marks[record->pinned] && record->fields.count > 0 &&
            !state_marked(state, 0, record->pinned);
    if (pins && record_visible(state, 0, index)) {
        vec_push(list, move_of(MOVE_PIN, 0, index));
    }
}

static uint32_t somebody_taken(const struct moves *moves)
{
    const struct scenario *model = moves_model(moves);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (moves_bench(moves)->contacts[i].taken || !slice_plays(moves->packing->slice, i)) {
            return i;
        }
    }
    return INDEX_NONE;
}

static void add_desk(const struct moves *moves, move_list *list, uint32_t since)
{
    const struct scenario *model = moves_model(moves);
    const struct slice *slice = moves->packing->slice;
    for (uint32_t i = 0; i < model->record_count; i++) {
        if (slice->records[i]) {
            add_record(moves, list, i, since);
        }
    }
    for (uint32_t i = 0; i < model->act_count; i++) {
        if (slice->acts[i]) {
            add(moves, list, move_of(MOVE_ACT, 0, i));
        }
    }
    uint32_t with = model->coach_count > 0 ? somebody_taken(moves) : INDEX_NONE;
    for (uint32_t i = 0; i < model->coach_count && with != INDEX_NONE; i++) {
        if (slice->coach[i] && coach_question_available(moves_bench(moves), 0, i)) {
            vec_push(list, move_of(MOVE_CONSULT, with, i));
        }
    }
}

static void add_promise(const struct moves *moves, move_list *list, uint32_t index)
{
    const struct promise_state *at = &moves_bench(moves)->promises[index];
    bool fate = (moves->packing->slice->promises[index] & PROMISE_FATE) != 0;
    bool waits = (at->opened || at->promised) && !at->fell_due;
    if (waits && (fate || !at->promised)) {
        vec_push(list, move_of(MOVE_DUE, 0, index));
    }
    if (fate && at->promised && !at->kept && !at->fell_due && at->planned == TIME_NONE) {
        vec_push(list, move_of(MOVE_PLAN, 0, index));
    }
    if (fate && at->promised && !at->kept && !at->reported && !at->late) {
        vec_push(list, move_of(MOVE_REPORT, 0, index));
    }
}

static void add_elsewhere(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact_state *at = &moves_bench(moves)->contacts[contact];
    uint8_t reads = moves->packing->slice->contacts[contact];
    if ((reads & READ_ENDED) != 0 && at->phase < CONTACT_WRAPPING) {
        for (uint32_t i = 0; i < OUTCOME_COUNT; i++) {
            vec_push(list, move_of(MOVE_ELSEWHERE_ENDED, contact, i));
        }
    }
    if ((reads & READ_TAKEN) != 0 && !at->taken) {
        vec_push(list, move_of(MOVE_ELSEWHERE_TAKEN, contact, 0));
    }
}

static bool promise_step_left(const struct moves *moves, uint32_t promise, uint32_t step)
{
    const struct promise_state *at = &moves_bench(moves)->promises[promise];
    bool can = (moves->promises[promise] >> step & 1) != 0;
    return can &&
            (step == STEP_OPENED                    ? !at->opened
                            : step == STEP_PROMISED ? !at->promised && !at->fell_due
                                                    : !at->kept);
}

static void add_promises_elsewhere(const struct moves *moves, move_list *list)
{
    for (uint32_t i = 0; i < moves_model(moves)->promise_count; i++) {
        for (uint32_t step = 0; step < STEP_COUNT; step++) {
            if (promise_step_left(moves, i, step)) {
                vec_push(list, move_of(MOVE_ELSEWHERE_PROMISE, 0, i << 3 | step));
            }
        }
    }
}

// Whether nothing is open, queued, on its way or due.
static bool nothing_left(const struct moves *moves)
{
    const struct scenario *model = moves_model(moves);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        uint8_t phase = moves_bench(moves)->contacts[i].phase;
        bool comes = phase == CONTACT_LATER && moves_arrives(moves, i);
        if (comes || phase == CONTACT_QUEUED || phase == CONTACT_OPEN ||
                phase == CONTACT_WRAPPING) {
            return false;
        }
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise_state *at = &moves_bench(moves)->promises[i];
        bool fate = (moves->packing->slice->promises[i] & PROMISE_FATE) != 0;
        if (fate && (at->opened || at->promised) && !at->fell_due) {
            return false;
        }
    }
    return true;
}

// Parts do nothing until they are sent: unless what is on offer can change meanwhile, a letter that
// was begun is written in one go, or taken apart again.
static bool writes_on(const struct moves *moves, uint32_t contact)
{
    const struct scenario *model = moves_model(moves);
    const struct contact_state *at = &moves_bench(moves)->contacts[contact];
    if (at->phase != CONTACT_OPEN || at->part_count == 0) {
        return false;
    }
    return !parts_depend(model, &model->turns[at->turn]);
}

void moves_list(const struct moves *moves, uint32_t since, move_list *list)
{
    const struct scenario *model = moves_model(moves);
    const struct slice *slice = moves->packing->slice;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (slice_plays(slice, i) && writes_on(moves, i)) {
            add_parts(moves, list, i);
            return;
        }
    }
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (slice_plays(slice, i)) {
            add_contact(moves, list, i);
        } else {
            add_elsewhere(moves, list, i);
        }
    }
    moves_hold_others(moves, INDEX_NONE);
    add_desk(moves, list, since);
    for (uint32_t i = 0; i < model->promise_count; i++) {
        if (slice->promises[i]) {
            add_promise(moves, list, i);
        }
    }
    for (uint32_t i = 0; i < moves->packing->mark_count && !slice->whole; i++) {
        uint32_t mark = moves->packing->marks[i];
        if (moves->elsewhere[mark] && !state_marked(moves_bench(moves), 0, mark)) {
            vec_push(list, move_of(MOVE_ELSEWHERE_MARK, 0, mark));
        }
    }
    if (!slice->whole) {
        add_promises_elsewhere(moves, list);
    }
    if (moves->finishes && nothing_left(moves)) {
        vec_push(list, move_of(MOVE_FINISH, 0, 0));
    }
}
