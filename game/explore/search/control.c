// SPDX-License-Identifier: GPL-3.0-or-later
// Claims about the way a story goes: it ends, nobody is stuck, every part can be met.
#include <string.h>

#include "game/base/mem.h"
#include "game/explore/search/exploring.h"
#include "game/explore/search/graph.h"
#include "game/shift/offer.h"

// The first place at which something was met: a state, and the move made there.
struct meeting {
    uint32_t state; // STATE_NONE: never
    uint32_t move;
};

struct control {
    struct exploring *exploring;
    uint32_t contacts; // that are looked at in this search
    struct meeting *first[PART_KIND_COUNT];
    struct meeting stuck[SLICE_CONTACTS_MAX];
    VEC(uint32_t) open; // by state: bit per contact in which the talk is going on
};

enum { NO_MOVE = UINT32_MAX };

static void meet(struct meeting *meeting, uint32_t state, uint32_t move)
{
    if (meeting->state == STATE_NONE) {
        *meeting = (struct meeting) { state, move };
    }
}

static bool of_talk(uint32_t move, uint32_t contact)
{
    enum move_kind kind = move_kind(move);
    return move_contact(move) == contact &&
            (kind == MOVE_REPLY || kind == MOVE_PART || kind == MOVE_SEND);
}

static void look_at_talk(struct control *control, struct search *search, uint32_t state,
        const move_list *moves, uint32_t contact)
{
    const struct scenario *model = &search->world->model;
    const struct contact_state *at = &search->world->state.contacts[contact];
    const struct turn *turn = &model->turns[at->turn];
    bool speaks = false;
    meet(&control->first[PART_TURN][at->turn], state, NO_MOVE);
    for (size_t i = 0; i < moves->count; i++) {
        speaks = speaks || of_talk(moves->items[i], contact);
    }
    for (uint32_t i = 0; i < turn->slots.count && at->part_count == 0; i++) {
        uint32_t slot = turn->slots.first + i;
        if (control->first[PART_SLOT][slot].state == STATE_NONE &&
                slot_offered(&search->world->state, 0, contact, at->turn, slot)) {
            bool part = (turn->flags & TURN_COMPOSE) != 0;
            meet(&control->first[PART_SLOT][slot], state,
                    move_of(part ? MOVE_PART : MOVE_REPLY, contact, slot));
        }
    }
    // While a letter is written in one go, nothing else is tried.
    bool aside = false;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        aside = aside || (i != contact && search->world->state.contacts[i].part_count > 0);
    }
    if (!speaks && !aside) {
        meet(&control->stuck[contact], state, NO_MOVE);
    }
}

static bool see_state(void *payload, struct search *search, uint32_t state, const move_list *moves)
{
    struct control *control = payload;
    uint32_t open = 0;
    for (uint32_t i = 0; i < search->world->model.contact_count; i++) {
        const struct contact_state *at = &search->world->state.contacts[i];
        if ((control->contacts >> i & 1) == 0 || at->phase == CONTACT_LATER ||
                at->phase == CONTACT_NEVER) {
            continue;
        }
        meet(&control->first[PART_CONTACT][i], state, NO_MOVE);
        open |= at->phase == CONTACT_OPEN ? 1u << i : 0;
        if (at->phase == CONTACT_OPEN && at->answer_at == TIME_NONE) {
            look_at_talk(control, search, state, moves, i);
        }
    }
    if (state == control->open.count) {
        vec_push(&control->open, open);
    }
    return true;
}

static struct target led_to(
        const struct scenario *model, const struct contact_state *before, uint32_t move)
{
    const struct turn *turn = &model->turns[before->turn];
    if (move_kind(move) == MOVE_SEND) {
        return turn->sent;
    }
    if (move_kind(move) == MOVE_REPLY) {
        const struct slot *slot = &model->slots[move_item(move)];
        return (slot->flags & (SLOT_TOPIC | SLOT_STAYS)) != 0 ? turn->fall_through : slot->next;
    }
    return turn->fall_through;
}

static bool see_step(void *payload, struct search *search, struct search_edge *edge,
        const struct contact_state *before)
{
    struct control *control = payload;
    uint32_t contact = move_contact(edge->move);
    enum move_kind kind = move_kind(edge->move);
    bool talk = kind == MOVE_REPLY || kind == MOVE_SEND || kind == MOVE_ANSWER;
    if (talk && before[contact].phase == CONTACT_OPEN &&
            search->world->state.contacts[contact].phase > CONTACT_OPEN) {
        const struct scenario *model = &search->world->model;
        uint32_t ending = coverage_ending(
                model, &before[contact], led_to(model, &before[contact], edge->move));
        if (ending != INDEX_NONE) {
            meet(&control->first[PART_ENDING][ending], search->expanded, edge->move);
            edge->ended = (uint8_t)(contact + 1);
        }
    }
    return true;
}

// What it was met by, played by the clock; whether it then was really met is the coverage's to say.
static const char *try_meeting(struct control *control, const struct search *search,
        const struct meeting *meeting, enum why *why)
{
    move_list way = { 0 };
    search_way(search, meeting->state, &way);
    if (meeting->move != NO_MOVE) {
        vec_push(&way, meeting->move);
    }
    const char *script = exploring_try(control->exploring, search, &way, why);
    vec_finish(&way);
    return script;
}

static void judge_part(
        struct control *control, const struct search *search, enum part_kind kind, uint32_t index)
{
    struct exploring *exploring = control->exploring;
    const struct meeting *meeting = &control->first[kind][index];
    const bool *met = &exploring->real.met[kind][index];
    struct finding finding = finding_of(exploring, CLAIM_REACHED, VERDICT_UNDECIDED);
    finding.part = kind;
    finding.index = index;
    finding.why = search_why(search);
    if (!*met && meeting->state != STATE_NONE) {
        (void)try_meeting(control, search, meeting, &finding.why);
        finding.why = finding.why == WHY_NOTHING ? WHY_CLOCK : finding.why;
    } else if (!*met && search_exhausted(search)) {
        finding.verdict = VERDICT_REFUTED;
        finding.why = WHY_NOTHING;
    }
    finding.verdict = *met ? VERDICT_PROVED : finding.verdict;
    finding_add(exploring, &finding);
}

static void judge_parts(struct control *control, const struct search *search)
{
    const struct scenario *model = control->exploring->out->model;
    for (uint32_t c = 0; c < model->contact_count; c++) {
        if ((control->contacts >> c & 1) == 0) {
            continue;
        }
        judge_part(control, search, PART_CONTACT, c);
        struct range turns = model->contacts[c].turns;
        for (uint32_t t = turns.first; t < turns.first + turns.count; t++) {
            judge_part(control, search, PART_TURN, t);
            struct range slots = model->turns[t].slots;
            for (uint32_t s = slots.first; s < slots.first + slots.count; s++) {
                judge_part(control, search, PART_SLOT, s);
            }
        }
    }
}

// Endings have no contact of their own in the model: one is of whoever was led to it.
static void judge_endings(struct control *control, const struct search *search)
{
    for (uint32_t i = 0; i < control->exploring->out->model->ending_count; i++) {
        judge_part(control, search, PART_ENDING, i);
    }
}

// With moods set free nothing may seem on offer where with moods as they are something is.
static bool is_stuck(struct control *control, const struct search *search,
        const struct meeting *bad, uint32_t contact)
{
    move_list way = { 0 };
    search_way(search, bad->state, &way);
    bool stuck = exploring_stuck(control->exploring, search, &way, contact);
    vec_finish(&way);
    return stuck;
}

static void judge_state(struct control *control, const struct search *search, enum claim claim,
        uint32_t contact, const struct meeting *bad)
{
    struct finding finding = finding_of(control->exploring, claim, VERDICT_PROVED);
    finding.part = PART_CONTACT;
    finding.index = contact;
    if (bad->state != STATE_NONE) {
        finding.script = try_meeting(control, search, bad, &finding.why);
        if (finding.script != NULL && claim == CLAIM_NOT_STUCK && search->moods.count > 1 &&
                !is_stuck(control, search, bad, contact)) {
            finding.script = NULL;
            finding.why = WHY_MOODS;
        }
        finding.verdict = finding.script != NULL ? VERDICT_REFUTED : VERDICT_UNDECIDED;
    } else if (!search_exhausted(search)) {
        finding.verdict = VERDICT_UNDECIDED;
        finding.why = search_why(search);
    }
    finding_add(control->exploring, &finding);
}

// By state: the contacts of which some ending can still be reached.
static uint32_t *find_endable(const struct search *search)
{
    uint32_t *endable = mem_alloc((search->set.count + 1) * sizeof(*endable));
    for (uint32_t i = search->expanded; i < search->set.count; i++) {
        endable[i] = UINT32_MAX; // not looked into: nothing is held against it
    }
    bool changed = true;
    while (changed) {
        changed = false;
        for (uint32_t i = search->expanded; i-- > 0;) {
            uint32_t bits = endable[i];
            for (uint32_t e = search->firsts[i]; e < search->firsts[i + 1]; e++) {
                struct search_edge edge = edge_store_at(&search->edges, e);
                bits |= edge.ended > 0 ? 1u << (edge.ended - 1) : 0;
                bits |= edge.target != STATE_NONE ? endable[edge.target] : 0;
            }
            changed = changed || bits != endable[i];
            endable[i] = bits;
        }
    }
    return endable;
}

static void judge_ends(struct control *control, const struct search *search)
{
    struct meeting endless[SLICE_CONTACTS_MAX];
    uint32_t *endable = find_endable(search);
    for (uint32_t c = 0; c < SLICE_CONTACTS_MAX; c++) {
        endless[c] = (struct meeting) { STATE_NONE, NO_MOVE };
    }
    for (uint32_t i = 0; i < search->expanded && i < control->open.count; i++) {
        uint32_t lost = control->open.items[i] & ~endable[i];
        for (uint32_t c = 0; lost != 0 && c < SLICE_CONTACTS_MAX; c++) {
            if ((lost >> c & 1) != 0) {
                meet(&endless[c], i, NO_MOVE);
            }
        }
    }
    for (uint32_t c = 0; c < control->exploring->out->model->contact_count; c++) {
        if ((control->contacts >> c & 1) != 0) {
            judge_state(control, search, CLAIM_ENDS, c, &endless[c]);
            judge_state(control, search, CLAIM_NOT_STUCK, c, &control->stuck[c]);
        }
    }
    mem_free(endable);
}

static void begin(struct control *control, struct exploring *exploring, uint32_t contacts)
{
    *control = (struct control) { .exploring = exploring, .contacts = contacts };
    for (int kind = 0; kind < PART_KIND_COUNT; kind++) {
        uint32_t count = coverage_count(exploring->out->model, (enum part_kind)kind);
        control->first[kind] = mem_alloc((count + 1) * sizeof(*control->first[kind]));
        for (uint32_t i = 0; i <= count; i++) {
            control->first[kind][i].state = STATE_NONE;
        }
    }
    for (uint32_t c = 0; c < SLICE_CONTACTS_MAX; c++) {
        control->stuck[c].state = STATE_NONE;
    }
}

static void finish(struct control *control)
{
    for (int kind = 0; kind < PART_KIND_COUNT; kind++) {
        mem_free(control->first[kind]);
    }
    vec_finish(&control->open);
}

static bool search_control(struct exploring *exploring, uint32_t contacts, bool last, bool endings)
{
    struct control control;
    struct search search;
    begin(&control, exploring, contacts);
    struct slice_request request = { .contacts = contacts, .points = SLICE_NONE };
    struct search_watch watch = { .payload = &control, .state = see_state, .step = see_step };
    exploring_search(exploring, &search, request, true, watch);
    bool decided = search.end == SEARCH_DONE;
    if ((decided || last) && search.end != SEARCH_TOO_WIDE) {
        judge_parts(&control, &search);
        judge_ends(&control, &search);
        exploring->out->loops = exploring->out->loops || graph_loops(&search);
    }
    if (endings && decided) {
        judge_endings(&control, &search);
    }
    search_finish(&search);
    finish(&control);
    return decided;
}

// Whole if it can be, else each conversation apart with the others free.
static void endings_by_plays(struct exploring *exploring)
{
    for (uint32_t i = 0; i < exploring->out->model->ending_count; i++) {
        bool met = exploring->real.met[PART_ENDING][i];
        struct finding finding =
                finding_of(exploring, CLAIM_REACHED, met ? VERDICT_PROVED : VERDICT_UNDECIDED);
        finding.part = PART_ENDING;
        finding.index = i;
        finding.why = met ? WHY_NOTHING : WHY_BUDGET;
        finding_add(exploring, &finding);
    }
}

static void too_large(struct exploring *exploring)
{
    const enum claim claims[] = { CLAIM_ENDS, CLAIM_NOT_STUCK, CLAIM_REACHED };
    for (int i = 0; i < 3; i++) {
        struct finding finding = finding_of(exploring, claims[i], VERDICT_UNDECIDED);
        finding.why = WHY_WIDE;
        finding_add(exploring, &finding);
    }
}

void claims_of_control(struct exploring *exploring)
{
    const struct scenario *model = exploring->out->model;
    if (!slice_fits(model)) {
        too_large(exploring);
        return;
    }
    if (search_control(exploring, search_all_contacts(model), model->contact_count == 1, true)) {
        return;
    }
    for (uint32_t i = 0; i < model->contact_count && model->contact_count > 1; i++) {
        search_control(exploring, 1u << i, true, false);
    }
    endings_by_plays(exploring);
}
