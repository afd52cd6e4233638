// SPDX-License-Identifier: GPL-3.0-or-later
// Moves: what the candidate can do in a state, and what the clock can bring.
#include "game/explore/search/moves.h"

#include "game/base/mem.h"
#include "game/explore/search/forms.h"
#include "game/shift/hand.h"
#include "game/shift/offer.h"

enum { PAUSE_SECONDS = 5, SILENCE_SECONDS = 10 };

static struct shift_state *bench(const struct moves *moves)
{
    return &moves->packing->world->state;
}

static const struct scenario *model_of(const struct moves *moves)
{
    return moves->packing->slice->model;
}

// What contacts elsewhere may do

static void elsewhere(struct moves *moves, uint32_t mark)
{
    if (mark != INDEX_NONE && moves->packing->slice->marks[mark]) {
        moves->elsewhere[mark] = true;
    }
}

static void effects_elsewhere(struct moves *moves, struct range effects)
{
    const struct scenario *model = model_of(moves);
    for (uint32_t i = effects.first; i < effects.first + effects.count; i++) {
        const struct effect *effect = &model->effects[i];
        if (effect->kind == EFFECT_MARK) {
            elsewhere(moves, effect->a);
        } else if (effect->kind == EFFECT_TEACH || effect->kind == EFFECT_UNASKED) {
            elsewhere(moves, model->facts[effect->a].known);
        } else if (effect->kind == EFFECT_SOLVE) {
            elsewhere(moves, model->needs[effect->a].solved);
        }
        if (effect->kind == EFFECT_UNASKED) {
            elsewhere(moves, model->facts[effect->a].unasked);
        }
    }
}

static void contact_elsewhere(struct moves *moves, const struct contact *contact)
{
    const struct scenario *model = model_of(moves);
    elsewhere(moves, contact->taken);
    for (uint32_t i = contact->turns.first; i < contact->turns.first + contact->turns.count; i++) {
        const struct turn *turn = &model->turns[i];
        elsewhere(moves, turn->left);
        elsewhere(moves, turn->visited);
        for (uint32_t j = 0; j < turn->says.count; j++) {
            effects_elsewhere(moves, model->says[turn->says.first + j].effects);
        }
        for (uint32_t j = turn->slots.first; j < turn->slots.first + turn->slots.count; j++) {
            struct range wordings = slot_wordings(&model->slots[j]);
            elsewhere(moves, model->slots[j].said);
            for (uint32_t k = wordings.first; k < wordings.first + wordings.count; k++) {
                effects_elsewhere(moves, model->wordings[k].effects);
            }
        }
    }
}

// Parts that come to the same

static bool same_points(const struct slice *slice, const struct wording *a, const struct wording *b)
{
    int points[COMPETENCY_COUNT] = { 0 };
    for (uint32_t i = 0; i < a->shows.count; i++) {
        const struct shows *at = &slice->model->shows[a->shows.first + i];
        points[at->competency] += at->points;
    }
    for (uint32_t i = 0; i < b->shows.count; i++) {
        const struct shows *at = &slice->model->shows[b->shows.first + i];
        points[at->competency] -= at->points;
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (slice_scores(slice, k) && points[k] != 0) {
            return false;
        }
    }
    return true;
}

static bool stands_apart(const struct slice *slice, const struct slot *slot)
{
    bool apart = slot->said != INDEX_NONE && slice->marks[slot->said];
    for (uint32_t i = 0; i < slot->wording_count; i++) {
        apart = apart ||
                slice_touched(slice, slice->model->wordings[slot->first_wording + i].effects);
    }
    return apart;
}

static bool same_part(const struct slice *slice, uint32_t first, uint32_t second)
{
    const struct slot *a = &slice->model->slots[first];
    const struct slot *b = &slice->model->slots[second];
    const struct slot_rest *rests = slice->model->slot_rests;
    bool scored = slice->request.points != SLICE_NONE;
    if (rests[first].section != rests[second].section || a->when != b->when ||
            stands_apart(slice, a) || stands_apart(slice, b) ||
            (scored && a->wording_count != b->wording_count)) {
        return false;
    }
    for (uint32_t i = 0; scored && i < a->wording_count; i++) {
        const struct wording *one = &slice->model->wordings[a->first_wording + i];
        const struct wording *other = &slice->model->wordings[b->first_wording + i];
        if (one->when != other->when || !same_points(slice, one, other)) {
            return false;
        }
    }
    return true;
}

static void find_same(struct moves *moves, const struct turn *turn)
{
    struct range slots = turn->slots;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        const struct slice_request *request = &moves->packing->slice->request;
        bool watched = request->watched_slot == i + 1 || request->watched_other == i + 1;
        for (uint32_t j = slots.first; j < i && !moves->same[i] && !watched; j++) {
            moves->same[i] = same_part(moves->packing->slice, i, j);
        }
    }
}

void moves_init(struct moves *moves, const struct packing *packing)
{
    *moves = (struct moves) { .packing = packing };
    const struct scenario *model = model_of(moves);
    moves->elsewhere = mem_alloc(model->mark_count + 1);
    moves->same = mem_alloc(model->slot_count + 1);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (!slice_plays(packing->slice, i)) {
            contact_elsewhere(moves, &model->contacts[i]);
        }
    }
    for (uint32_t i = 0; i < model->turn_count; i++) {
        if ((model->turns[i].flags & TURN_COMPOSE) != 0) {
            find_same(moves, &model->turns[i]);
        }
    }
    moves->finishes = packing->slice->whole && packing->slice->request.points != SLICE_NONE;
}

void moves_finish(struct moves *moves)
{
    mem_free(moves->elsewhere);
    mem_free(moves->same);
    *moves = (struct moves) { 0 };
}

// Listing

// A caller can be put on hold whenever somebody else is to be spoken to.
static void hold_others(const struct moves *moves, uint32_t contact)
{
    const struct state_head *head = bench(moves)->head;
    if (head->phone_contact != INDEX_NONE) {
        bench(moves)->contacts[head->phone_contact].hold_until =
                head->phone_contact == contact ? TIME_NONE : WORLD_NEVER;
    }
}

static bool possible(const struct moves *moves, uint32_t move)
{
    struct action action = move_action(moves, move);
    struct shift_event event;
    hold_others(moves, action.contact);
    return shift_decide(bench(moves), &action, &event) == REFUSED_NOT;
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

// Which part leads counts only where a rule says so.
static uint32_t free_parts(const struct moves *moves, const struct turn *turn)
{
    const struct scenario *model = model_of(moves);
    struct range rules = turn_compose(model, turn).rules;
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
    const struct scenario *model = model_of(moves);
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

static void add_parts(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact_state *at = &bench(moves)->contacts[contact];
    struct range slots = model_of(moves)->turns[at->turn].slots;
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
    const struct turn *turn = &model_of(moves)->turns[bench(moves)->contacts[contact].turn];
    if ((turn->flags & TURN_COMPOSE) != 0) {
        add_parts(moves, list, contact);
        return;
    }
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        if (slot_offered(bench(moves), 0, contact, bench(moves)->contacts[contact].turn, i)) {
            vec_push(list, move_of(MOVE_REPLY, contact, i));
        }
    }
}

static void add_waiting(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact *model = &model_of(moves)->contacts[contact];
    const struct slice *slice = moves->packing->slice;
    if (model->gives_up_after != INDEX_NONE) {
        vec_push(list, move_of(MOVE_LEAVE, contact, 0));
    }
    if (slice->request.moods_exact && slice->axes[model->with] != 0 &&
            model->patience != INDEX_NONE) {
        vec_push(list, move_of(MOVE_SILENCE, contact, 0));
    }
}

static bool arrives(const struct moves *moves, uint32_t contact)
{
    const struct contact *model = &model_of(moves)->contacts[contact];
    if (model->out) {
        return false;
    }
    return model->has_at || model->after == INDEX_NONE ||
            !slice_plays(moves->packing->slice, model->after) ||
            bench(moves)->contacts[model->after].phase >= CONTACT_WRAPPING;
}

static void add_open(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact_state *at = &bench(moves)->contacts[contact];
    uint8_t reads = moves->packing->slice->contacts[contact];
    bool phone = model_of(moves)->contacts[contact].channel == CHANNEL_PHONE;
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
    uint32_t count = forms_count(moves->packing->slice, bench(moves), contact);
    for (uint32_t i = 0; i < count; i++) {
        vec_push(list, move_of(MOVE_WRAP, contact, i));
    }
}

static void add_contact(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact_state *at = &bench(moves)->contacts[contact];
    uint8_t reads = moves->packing->slice->contacts[contact];
    switch ((enum contact_phase)at->phase) {
    case CONTACT_LATER:
        if (arrives(moves, contact)) {
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
    const struct record *record = &model_of(moves)->records[index];
    const struct slice *slice = moves->packing->slice;
    const struct shift_state *state = bench(moves);
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
    const struct scenario *model = model_of(moves);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (bench(moves)->contacts[i].taken || !slice_plays(moves->packing->slice, i)) {
            return i;
        }
    }
    return INDEX_NONE;
}

static void add_desk(const struct moves *moves, move_list *list, uint32_t since)
{
    const struct scenario *model = model_of(moves);
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
        if (slice->coach[i] && coach_question_available(bench(moves), 0, i)) {
            vec_push(list, move_of(MOVE_CONSULT, with, i));
        }
    }
}

static void add_promise(const struct moves *moves, move_list *list, uint32_t index)
{
    const struct promise_state *at = &bench(moves)->promises[index];
    bool waits = (at->opened || at->promised) && !at->fell_due;
    if (waits) {
        vec_push(list, move_of(MOVE_DUE, 0, index));
    }
    if (at->promised && !at->kept && !at->fell_due && at->planned == TIME_NONE) {
        vec_push(list, move_of(MOVE_PLAN, 0, index));
    }
    if (at->promised && !at->kept && !at->reported && !at->late) {
        vec_push(list, move_of(MOVE_REPORT, 0, index));
    }
}

static void add_elsewhere(const struct moves *moves, move_list *list, uint32_t contact)
{
    const struct contact_state *at = &bench(moves)->contacts[contact];
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

enum { STEP_OPENED, STEP_PROMISED, STEP_KEPT, STEP_COUNT };

static bool promise_step_left(const struct promise_state *at, uint32_t step)
{
    return step == STEP_OPENED ? !at->opened : step == STEP_PROMISED ? !at->promised : !at->kept;
}

static void add_promises_elsewhere(const struct moves *moves, move_list *list)
{
    for (uint32_t i = 0; i < model_of(moves)->promise_count; i++) {
        for (uint32_t step = 0; step < STEP_COUNT && moves->packing->slice->promises[i]; step++) {
            if (promise_step_left(&bench(moves)->promises[i], step)) {
                vec_push(list, move_of(MOVE_ELSEWHERE_PROMISE, 0, i << 3 | step));
            }
        }
    }
}

// Whether nothing is open, queued, on its way or due.
static bool nothing_left(const struct moves *moves)
{
    const struct scenario *model = model_of(moves);
    for (uint32_t i = 0; i < model->contact_count; i++) {
        uint8_t phase = bench(moves)->contacts[i].phase;
        bool comes = phase == CONTACT_LATER && arrives(moves, i);
        if (comes || phase == CONTACT_QUEUED || phase == CONTACT_OPEN ||
                phase == CONTACT_WRAPPING) {
            return false;
        }
    }
    for (uint32_t i = 0; i < model->promise_count; i++) {
        const struct promise_state *at = &bench(moves)->promises[i];
        if ((at->opened || at->promised) && !at->fell_due) {
            return false;
        }
    }
    return true;
}

// Parts do nothing until they are sent: unless what is on offer can change meanwhile, a letter that
// was begun is written in one go, or taken apart again.
static bool writes_on(const struct moves *moves, uint32_t contact)
{
    const struct scenario *model = model_of(moves);
    const struct contact_state *at = &bench(moves)->contacts[contact];
    if (at->phase != CONTACT_OPEN || at->part_count == 0) {
        return false;
    }
    struct range slots = model->turns[at->turn].slots;
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        if (model->slots[i].when != CONDITION_TRUE) {
            return false;
        }
    }
    return true;
}

void moves_list(const struct moves *moves, uint32_t since, move_list *list)
{
    const struct scenario *model = model_of(moves);
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
    hold_others(moves, INDEX_NONE);
    add_desk(moves, list, since);
    for (uint32_t i = 0; i < model->promise_count; i++) {
        if (slice->promises[i]) {
            add_promise(moves, list, i);
        }
    }
    for (uint32_t i = 0; i < moves->packing->mark_count && !slice->whole; i++) {
        uint32_t mark = moves->packing->marks[i];
        if (moves->elsewhere[mark] && !state_marked(bench(moves), 0, mark)) {
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

// Making

static enum action_kind action_kind_of(enum move_kind kind)
{
    static const enum action_kind KINDS[] = { [MOVE_TAKE] = ACTION_TAKE,
        [MOVE_OUT] = ACTION_OUT,
        [MOVE_REPLY] = ACTION_REPLY,
        [MOVE_PART] = ACTION_PART,
        [MOVE_SEND] = ACTION_SEND,
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
    const struct scenario *model = model_of(moves);
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
    const struct scenario *model = model_of(moves);
    enum move_kind kind = move_kind(move);
    uint32_t item = move_item(move);
    struct action action = {
        .kind = action_kind_of(kind), .contact = move_contact(move), .slot = item, .item = item
    };
    action.turn = bench(moves)->contacts[action.contact].turn;
    if (kind == MOVE_FIND) {
        action.item = model->records[item].system;
        action.text = scenario_string(model, model->records[item].found_by);
    } else if (kind == MOVE_NOTE) {
        action.text = "x";
    } else if (kind == MOVE_WRAP) {
        forms_fill(moves->packing->slice, bench(moves), action.contact, item, action.codes);
    } else if (kind == MOVE_PLAN) {
        action.seconds = WORLD_NOW;
    } else if (kind == MOVE_HOLD) {
        action.seconds = HOLD_SECONDS_MAX;
    }
    return action;
}

static void begin(const struct moves *moves, const struct sink *sink)
{
    hand_settle(bench(moves));
    shift_begin(bench(moves), sink);
}

static void pass(const struct moves *moves, uint32_t seconds, const struct sink *sink)
{
    hand_settle(bench(moves));
    struct shift_event event = { .action = { .kind = ACTION_PAUSE, .contact = INDEX_NONE },
        .seconds = seconds };
    shift_apply(bench(moves), &event, sink);
}

static void set_mark(const struct moves *moves, uint32_t mark)
{
    struct shift_state *state = bench(moves);
    const struct scenario *model = model_of(moves);
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
    struct promise_state *at = &bench(moves)->promises[item >> 3];
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
    at->waited = model_of(moves)->contacts[contact].gives_up_after;
    pass(moves, PAUSE_SECONDS, sink);
    return at->phase > CONTACT_OPEN;
}

static void keep_silent(const struct moves *moves, struct contact_state *at, uint32_t contact,
        const struct sink *sink)
{
    const struct contact *model = &model_of(moves)->contacts[contact];
    bool first = model->channel == CHANNEL_PHONE ? at->phase == CONTACT_QUEUED : !at->spoken;
    at->waited = first ? model->patience_first : model->patience;
    at->nudged = true;
    pass(moves, SILENCE_SECONDS, sink);
}

// The clock's moves, and those of the others.
static bool make_by_itself(const struct moves *moves, uint32_t move, const struct sink *sink)
{
    uint32_t contact = move_contact(move);
    uint32_t item = move_item(move);
    struct contact_state *at = &bench(moves)->contacts[contact];
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
        bench(moves)->promises[item].due = WORLD_NOW;
        begin(moves, sink);
        break;
    case MOVE_LEAVE:
        return leave(moves, at, contact, sink);
    case MOVE_SILENCE:
        keep_silent(moves, at, contact, sink);
        break;
    case MOVE_RETURN_LATE:
        at->held = at->returned_late = true;
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
    const struct scenario *model = model_of(moves);
    const struct slice *slice = moves->packing->slice;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        struct contact_state *at = &bench(moves)->contacts[i];
        const struct contact *contact = &model->contacts[i];
        if (at->phase == CONTACT_LATER && contact->when == CONDITION_TRUE &&
                !slice->late[contact->start] && slice_plays(slice, i) && arrives(moves, i)) {
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

bool move_make(const struct moves *moves, uint32_t move, const struct sink *sink)
{
    struct shift_state *state = bench(moves);
    enum move_kind kind = move_kind(move);
    bool made = true;
    hold_others(
            moves, move_is_candidates(move) && kind < MOVE_OPEN ? move_contact(move) : INDEX_NONE);
    if (move_is_candidates(move) || kind == MOVE_FINISH) {
        struct shift_event event = { .action = move_action(moves, move) };
        shift_apply(state, &event, sink);
    } else {
        made = make_by_itself(moves, move, sink);
    }
    for (uint32_t i = 0; i < model_of(moves)->contact_count; i++) {
        state->contacts[i].hold_until = TIME_NONE;
    }
    if (made && kind != MOVE_FINISH) {
        settle(moves, sink);
    }
    return made;
}
