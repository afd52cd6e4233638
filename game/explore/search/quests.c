// SPDX-License-Identifier: GPL-3.0-or-later
// Parts that no play has met, each sought by a search that knows what it hangs on.
#include "game/base/mem.h"
#include "game/explore/search/exploring.h"
#include "game/shift/offer.h"

// Of the budget, for one search with moods as they are, and for all of them.
enum { EXACT_SHARE = 8 };

// What is sought.
struct quest {
    enum part_kind kind;
    uint32_t index;
    uint32_t slot; // of a wording
    uint32_t turn; // of what a customer says
    uint32_t text; // likewise
    bool *leads;   // by turn: it leads to that turn
    bool *turns;   // by turn: it can come before what is said there
    bool heard;    // by the last move
    uint32_t found;
    uint32_t move;
};

// A part is worded when the letter goes out, whatever was known when it was chosen.
static bool sends(const struct quest *quest, const struct search *search, uint32_t move)
{
    const struct contact_state *at = &search->world->state.contacts[move_contact(move)];
    for (uint32_t i = 0; move_kind(move) == MOVE_SEND && i < at->part_count; i++) {
        if (at->parts[i] == quest->slot) {
            return true;
        }
    }
    return false;
}

static bool sees(const struct quest *quest, const struct search *search, uint32_t move)
{
    bool said = move_kind(move) == MOVE_REPLY && move_item(move) == quest->slot;
    return quest->kind == PART_WORDING && (said || sends(quest, search, move)) &&
            slot_wording(&search->world->state, 0, quest->slot) == quest->index;
}

// A search writes letters in one order; whoever begins one may begin with any part.
static uint32_t move_to_part(const struct quest *quest, const struct search *search)
{
    const struct shift_state *state = &search->world->state;
    const struct scenario *model = &search->world->model;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        const struct contact_state *at = &state->contacts[i];
        bool letter = (model->turns[at->turn].flags & TURN_COMPOSE) != 0 && at->part_count == 0;
        if (letter && slot_offered(state, 0, i, at->turn, quest->slot) &&
                slot_wording(state, 0, quest->slot) == quest->index) {
            return move_of(MOVE_PART, i, quest->slot);
        }
    }
    return UINT32_MAX;
}

static uint32_t move_to(const struct quest *quest, const struct search *search)
{
    const struct shift_state *state = &search->world->state;
    if (quest->kind == PART_WORDING) {
        return move_to_part(quest, search);
    }
    if (quest->kind == PART_RECORD && record_visible(state, 0, quest->index)) {
        return move_of(MOVE_OPEN, 0, quest->index);
    }
    if (quest->kind == PART_ACT && record_act_available(state, 0, quest->index)) {
        return move_of(MOVE_ACT, 0, quest->index);
    }
    for (uint32_t i = 0; quest->kind == PART_COACH && i < search->world->model.contact_count; i++) {
        if (state->contacts[i].taken && coach_question_available(state, 0, quest->index)) {
            return move_of(MOVE_CONSULT, i, quest->index);
        }
    }
    return UINT32_MAX;
}

static bool see_state(void *payload, struct search *search, uint32_t state, const move_list *moves)
{
    struct quest *quest = payload;
    uint32_t move = move_to(quest, search);
    for (size_t i = 0; i < moves->count && move == UINT32_MAX; i++) {
        move = sees(quest, search, moves->items[i]) ? moves->items[i] : move;
    }
    if (move == UINT32_MAX) {
        return true;
    }
    quest->found = state;
    quest->move = move;
    return false;
}

static void hear(void *payload, const struct happening *happening)
{
    struct quest *quest = payload;
    quest->heard = quest->heard ||
            (happening->kind == HAPPENED_CUSTOMER_SAID && happening->turn == quest->turn &&
                    happening->text == quest->text);
}

static bool see_step(void *payload, struct search *search, struct search_edge *edge,
        const struct contact_state *before)
{
    struct quest *quest = payload;
    (void)before;
    if (quest->heard) {
        quest->found = search->expanded;
        quest->move = edge->move;
    }
    return !quest->heard;
}

// Whether a target leads to the turn that is sought, now or later. Where a passage comes back to is
// not looked into: it may be anywhere.
static bool target_leads(
        const struct quest *quest, const struct scenario *model, struct target target)
{
    switch ((enum target_kind)target.kind) {
    case TARGET_TURN:
        return target.index == quest->turn || quest->leads[target.index];
    case TARGET_VISIT: {
        uint32_t entry = model->visits[target.index].entry;
        return entry == quest->turn || quest->leads[entry] ||
                target_leads(quest, model, model->visits[target.index].next);
    }
    case TARGET_RETURN:
        return true;
    default:
        return false;
    }
}

static bool turn_leads(const struct quest *quest, const struct scenario *model, uint32_t index)
{
    const struct turn *turn = &model->turns[index];
    bool leads =
            ((turn->flags & TURN_FALLS) != 0 && target_leads(quest, model, turn->fall_through)) ||
            ((turn->flags & TURN_COMPOSE) != 0 && target_leads(quest, model, turn->sent));
    for (uint32_t i = turn->slots.first; i < turn->slots.first + turn->slots.count; i++) {
        leads = leads || target_leads(quest, model, model->slots[i].next);
    }
    return leads;
}

static void find_leads(struct quest *quest, const struct scenario *model)
{
    struct range turns = model->contacts[model->turns[quest->turn].contact].turns;
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = turns.first; i < turns.first + turns.count; i++) {
            bool leads = !quest->leads[i] && turn_leads(quest, model, i);
            quest->leads[i] = quest->leads[i] || leads;
            changed = changed || leads;
        }
    }
}

// Whether a condition holds only where the contact has ended: it says so, and nothing softens it.
static bool needs_end(const struct scenario *model, condition_index when, uint32_t contact)
{
    if ((when & CONDITION_OF_MARK) != 0) {
        return false;
    }
    struct range range = model->conditions[when];
    bool needs = false;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        uint32_t op = model->code[i] >> 24;
        if (op == CONDITION_OR || op == CONDITION_NOT) {
            return false;
        }
        needs = needs ||
                (op == CONDITION_ENDED && (model->code[i] & CONDITION_OPERAND_MAX) >> 2 == contact);
    }
    return needs;
}

// Whether a contact can only come when another has ended.
static bool comes_after(const struct scenario *model, uint32_t later, uint32_t contact, int depth)
{
    const struct contact *at = &model->contacts[later];
    bool follows = !at->has_at && at->after != INDEX_NONE && depth < VISIT_DEPTH_MAX &&
            (at->after == contact || comes_after(model, at->after, contact, depth + 1));
    return follows || needs_end(model, at->when, contact);
}

static void find_turns(struct quest *quest, const struct scenario *model)
{
    uint32_t own = model->turns[quest->turn].contact;
    for (uint32_t i = 0; i < model->turn_count; i++) {
        uint32_t contact = model->turns[i].contact;
        quest->turns[i] = contact == own ? i == quest->turn || quest->leads[i]
                                         : !comes_after(model, contact, own, 0);
    }
}

// A conversation that is over does not begin again, nor does one that is past the turn come back.
static bool is_over(void *payload, const struct search *search)
{
    const struct quest *quest = payload;
    uint32_t contact = search->world->model.turns[quest->turn].contact;
    const struct contact_state *at = &search->world->state.contacts[contact];
    bool waits = at->turn == quest->turn && at->answer_at != TIME_NONE;
    return at->phase == CONTACT_NEVER || at->phase > CONTACT_OPEN ||
            (at->phase == CONTACT_OPEN && !waits && !quest->leads[at->turn]);
}

// The conditions it hangs on, as one that is watched besides.
static struct slice_request request_of(const struct exploring *exploring, const struct quest *quest)
{
    const struct scenario *model = exploring->out->model;
    struct slice_request request = { .contacts = search_all_contacts(model), .points = SLICE_NONE };
    switch (quest->kind) {
    case PART_WORDING:
        request.watched_slot = quest->slot + 1;
        break;
    case PART_SAYS:
        request.watched_says = quest->index + 1;
        request.turns = quest->turns;
        break;
    case PART_RECORD:
        request.watched_record = quest->index + 1;
        break;
    case PART_ACT:
        request.watched_act = quest->index + 1;
        break;
    default:
        request.watched_coach = quest->index + 1;
        break;
    }
    return request;
}

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

// Looks with moods free or as they are; whether what it found could be played.
static bool look(struct exploring *exploring, struct quest *quest, struct slice_request request,
        struct finding *finding)
{
    struct search search;
    move_list way = { 0 };
    struct search_watch watch = { .payload = quest, .state = see_state };
    if (quest->kind == PART_SAYS) {
        watch = (struct search_watch) {
            .payload = quest, .step = see_step, .over = is_over, .hear = hear
        };
    }
    quest->found = STATE_NONE;
    quest->heard = false;
    exploring_search(exploring, &search, request, false, watch);
    finding->why = search_why(&search);
    if (quest->found != STATE_NONE) {
        search_way(&search, quest->found, &way);
        vec_push(&way, quest->move);
        (void)exploring_try(exploring, &search, &way, &finding->why);
        bool free = search.moods.count > 1;
        finding->why = finding->why != WHY_NOTHING ? finding->why : free ? WHY_MOODS : WHY_CLOCK;
    } else if (search_exhausted(&search)) {
        finding->verdict = VERDICT_REFUTED;
        finding->why = WHY_NOTHING;
    }
    exploring->exact_left -= request.exact ? least(exploring->exact_left, search.set.count) : 0;
    vec_finish(&way);
    search_finish(&search);
    return exploring->real.met[quest->kind][quest->index];
}

// Where free moods found what could not be played, once more with moods as they are.
static void seek(struct exploring *exploring, struct quest *quest)
{
    struct finding finding = finding_of(exploring, CLAIM_REACHED, VERDICT_UNDECIDED);
    finding.part = quest->kind;
    finding.index = quest->index;
    struct slice_request request = request_of(exploring, quest);
    bool met = look(exploring, quest, request, &finding);
    if (!met && finding.why == WHY_MOODS && exploring->exact_left > 0) {
        uint32_t budget = exploring->budget;
        exploring->budget = least(budget / EXACT_SHARE, exploring->exact_left);
        request.exact = true;
        met = look(exploring, quest, request, &finding);
        finding.allowed = exploring->budget;
        finding.why = finding.why == WHY_BUDGET ? WHY_EXACT : finding.why;
        exploring->budget = budget;
    }
    finding.verdict = met ? VERDICT_PROVED : finding.verdict;
    finding_add(exploring, &finding);
}

static void reach(struct exploring *exploring, struct quest quest)
{
    const struct scenario *model = exploring->out->model;
    if (exploring->real.met[quest.kind][quest.index]) {
        findings_proved(exploring, CLAIM_REACHED, 1);
    } else if (slice_fits(model)) {
        quest.leads = mem_alloc(model->turn_count + 1);
        quest.turns = mem_alloc(model->turn_count + 1);
        if (quest.kind == PART_SAYS) {
            find_leads(&quest, model);
            find_turns(&quest, model);
        }
        seek(exploring, &quest);
        mem_free(quest.leads);
        mem_free(quest.turns);
    }
}

static void reach_kind(struct exploring *exploring, enum part_kind kind)
{
    for (uint32_t i = 0; i < coverage_count(exploring->out->model, kind); i++) {
        reach(exploring, (struct quest) { .kind = kind, .index = i });
    }
}

// What is said in a passage is said in every contact that visits it: once is enough.
static bool is_said(const struct exploring *exploring, uint32_t text)
{
    const struct scenario *model = exploring->out->model;
    for (uint32_t i = 0; i < model->says_count; i++) {
        if (model->says[i].text == text && exploring->real.met[PART_SAYS][i]) {
            return true;
        }
    }
    return false;
}

static void reach_says(struct exploring *exploring, uint32_t turn)
{
    const struct scenario *model = exploring->out->model;
    struct range says = model->turns[turn].says;
    for (uint32_t i = says.first; i < says.first + says.count; i++) {
        struct quest quest = { .kind = PART_SAYS, .index = i, .turn = turn };
        quest.text = model->says[i].text;
        if (quest.text != INDEX_NONE && is_said(exploring, quest.text)) {
            findings_proved(exploring, CLAIM_REACHED, 1);
        } else if (quest.text != INDEX_NONE) {
            reach(exploring, quest);
        }
    }
}

void claims_of_parts(struct exploring *exploring)
{
    const struct scenario *model = exploring->out->model;
    for (uint32_t i = 0; i < model->slot_count; i++) {
        struct range wordings = slot_wordings(&model->slots[i]);
        for (uint32_t j = wordings.first; j < wordings.first + wordings.count; j++) {
            reach(exploring, (struct quest) { .kind = PART_WORDING, .index = j, .slot = i });
        }
    }
    reach_kind(exploring, PART_RECORD);
    reach_kind(exploring, PART_ACT);
    reach_kind(exploring, PART_COACH);
    for (uint32_t i = 0; i < model->turn_count; i++) {
        reach_says(exploring, i);
    }
}
