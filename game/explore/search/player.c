// SPDX-License-Identifier: GPL-3.0-or-later
// The explorer: plays by chance, with a liking for what was not met yet, and by turns for what
// pleases and what does not.
#include "game/explore/search/player.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/shift/choices.h"
#include "game/shift/offer.h"

struct explorer {
    struct trial trial;
    struct coverage *coverage;
    uint64_t random;
    action_list choices;
    struct contact_state *before; // the contacts before the last action
    int taste;                    // 1 for what pleases, -1 for what does not, 0 for neither
};

enum { STEPS_MAX = 1500, STEP = 5, DESK_EVERY = 3, IDLE_SHARE = 8 };

static uint32_t draw(struct explorer *explorer, uint32_t count)
{
    return count == 0 ? 0 : (uint32_t)((hash_next(&explorer->random) >> 32) * count >> 32);
}

static void hear(void *payload, const struct happening *happening)
{
    struct explorer *explorer = payload;
    coverage_hear(explorer->coverage, &explorer->trial.state, happening);
}

// Where an ended contact was led: by what was said in it, else by having nothing left to say.
static void look_at_ending(struct explorer *explorer, const struct action *action, uint32_t contact)
{
    const struct scenario *model = explorer->coverage->model;
    const struct contact_state *before = &explorer->before[contact];
    const struct contact_state *at = state_contact(&explorer->trial.state, 0, contact);
    if (before->phase != CONTACT_OPEN || at->phase <= CONTACT_OPEN ||
            explorer->trial.state.head->over) {
        return;
    }
    const struct turn *turn = &model->turns[before->turn];
    const struct slot *slot = &model->slots[action->slot];
    bool own = action->contact == contact;
    bool leads =
            own && action->kind == ACTION_REPLY && (slot->flags & (SLOT_TOPIC | SLOT_STAYS)) == 0;
    bool sends = own && action->kind == ACTION_SEND;
    struct target target = leads ? slot->next : sends ? turn->sent : turn->fall_through;
    uint32_t ending = coverage_ending(model, before, target);
    if (ending != INDEX_NONE && model->endings[ending].outcome == at->outcome) {
        explorer->coverage->met[PART_ENDING][ending] = true;
    }
}

static bool play_action(struct explorer *explorer, const struct action *action)
{
    uint32_t contacts = explorer->coverage->model->contact_count;
    memcpy(explorer->before, explorer->trial.state.contacts, contacts * sizeof(*explorer->before));
    if (!trial_act(&explorer->trial, action)) {
        return false;
    }
    if (action->kind == ACTION_PART) {
        explorer->coverage->met[PART_SLOT][action->slot] = true;
        uint32_t wording = slot_wording(&explorer->trial.state, 0, action->slot);
        explorer->coverage->met[PART_WORDING][wording] = true;
    }
    for (uint32_t i = 0; i < contacts; i++) {
        look_at_ending(explorer, action, i);
    }
    coverage_look(explorer->coverage, &explorer->trial.state);
    return true;
}

// Whether doing this would meet something that was not met.
static bool is_new(const struct explorer *explorer, const struct action *action)
{
    const struct coverage *coverage = explorer->coverage;
    switch (action->kind) {
    case ACTION_TAKE:
    case ACTION_OUT:
        return true;
    case ACTION_REPLY:
    case ACTION_PART:
        return !coverage->met[PART_WORDING][slot_wording(&explorer->trial.state, 0, action->slot)];
    case ACTION_OPEN:
        return !coverage->met[PART_RECORD][action->item];
    case ACTION_ACT:
        return !coverage->met[PART_ACT][action->item];
    case ACTION_CONSULT:
        return !coverage->met[PART_COACH][action->item];
    default:
        return false;
    }
}

static bool of_desk(const struct explorer *explorer, const struct action *action)
{
    const struct scenario *model = explorer->coverage->model;
    if (action->kind == ACTION_OPEN) {
        return !state_marked(&explorer->trial.state, 0, model->records[action->item].opened);
    }
    return action->kind == ACTION_ACT || action->kind == ACTION_CONSULT;
}

static bool of_talk(const struct action *action)
{
    return action->kind == ACTION_REPLY || action->kind == ACTION_PART ||
            action->kind == ACTION_SEND || action->kind == ACTION_TAKE ||
            action->kind == ACTION_OUT || action->kind == ACTION_RESUME;
}

// What the words do to the customer, the first time.
static int kindness(const struct explorer *explorer, const struct action *action)
{
    const struct scenario *model = explorer->coverage->model;
    const struct rules *rules = explorer->trial.plan->shift->rules;
    if (action->kind != ACTION_REPLY && action->kind != ACTION_PART) {
        return 0;
    }
    uint32_t wording = slot_wording(&explorer->trial.state, 0, action->slot);
    struct range effects = model->wordings[wording].effects;
    int sum = 0;
    for (uint32_t i = effects.first; i < effects.first + effects.count; i++) {
        const struct effect *effect = &model->effects[i];
        if (effect->kind == EFFECT_ACT) {
            const int8_t *delta = rules->acts[effect->a].delta[0];
            sum += delta[AXIS_PLEASANTNESS] - delta[AXIS_AROUSAL] + delta[AXIS_TRUST];
        }
    }
    return sum;
}

static uint32_t weight_of(const struct explorer *explorer, const struct action *action)
{
    int liked = explorer->taste * kindness(explorer, action);
    return (is_new(explorer, action) ? 4 : 1) * (liked > 0 ? 1 + (uint32_t)liked : 1);
}

// One of those that fit; what is new counts four times.
static bool choose(struct explorer *explorer, bool desk, struct action *chosen)
{
    uint32_t total = 0;
    for (size_t i = 0; i < explorer->choices.count; i++) {
        const struct action *action = &explorer->choices.items[i];
        if (!(desk ? of_desk(explorer, action) : of_talk(action))) {
            continue;
        }
        uint32_t weight = weight_of(explorer, action);
        total += weight;
        if (draw(explorer, total) < weight) {
            *chosen = *action;
        }
    }
    return total > 0;
}

static bool wrap_up(struct explorer *explorer)
{
    const struct scenario *model = explorer->coverage->model;
    for (uint32_t i = 0; i < model->contact_count; i++) {
        if (state_contact(&explorer->trial.state, 0, i)->phase != CONTACT_WRAPPING) {
            continue;
        }
        struct action wrap = { .kind = ACTION_WRAP, .contact = i };
        struct range fields = model->contacts[i].wrap_fields;
        for (uint32_t f = 0; f < fields.count; f++) {
            struct range codes = model->code_lists[model->wrap_fields[fields.first + f].list].codes;
            wrap.codes[f] = codes.first + draw(explorer, codes.count);
        }
        if (play_action(explorer, &wrap)) {
            return true;
        }
    }
    return false;
}

static void plan_promises(struct explorer *explorer)
{
    for (uint32_t i = 0; i < explorer->coverage->model->promise_count; i++) {
        const struct promise_state *at = state_promise(&explorer->trial.state, 0, i);
        struct action plan = {
            .kind = ACTION_PLAN, .item = i, .contact = INDEX_NONE, .seconds = at->due / STEP * STEP
        };
        if (at->promised && at->planned == TIME_NONE && draw(explorer, 2) == 0) {
            (void)play_action(explorer, &plan);
        }
    }
}

static bool search_desk(struct explorer *explorer)
{
    const struct scenario *model = explorer->coverage->model;
    for (uint32_t i = 0; i < model->record_count; i++) {
        const struct record *record = &model->records[i];
        if (record->found_by != INDEX_NONE &&
                !state_marked(&explorer->trial.state, 0, record->found)) {
            struct action search = { .kind = ACTION_SEARCH,
                .contact = INDEX_NONE,
                .item = record->system,
                .text = scenario_string(model, record->found_by) };
            return play_action(explorer, &search);
        }
    }
    return false;
}

static bool idle(struct explorer *explorer)
{
    struct action wait = { .kind = ACTION_WAIT, .contact = INDEX_NONE };
    struct action finish = { .kind = ACTION_FINISH, .contact = INDEX_NONE };
    return play_action(explorer, &wait) || play_action(explorer, &finish);
}

static bool step(struct explorer *explorer)
{
    struct action chosen = { .kind = ACTION_WAIT };
    vec_clear(&explorer->choices);
    choices_list(&explorer->trial.state, &explorer->choices);
    if (draw(explorer, 8) == 0 && search_desk(explorer)) {
        return true;
    }
    if (draw(explorer, 12) == 0 && idle(explorer)) {
        return true;
    }
    bool desk = draw(explorer, DESK_EVERY) == 0;
    bool found = choose(explorer, desk, &chosen) || choose(explorer, !desk, &chosen);
    return found ? play_action(explorer, &chosen) : idle(explorer);
}

static uint32_t count_met(const struct coverage *coverage)
{
    uint32_t count = 0;
    for (int kind = 0; kind < PART_KIND_COUNT; kind++) {
        for (uint32_t i = 0; i < coverage_count(coverage->model, (enum part_kind)kind); i++) {
            count += coverage->met[kind][i];
        }
    }
    return count;
}

void explorer_play(
        struct coverage *coverage, const struct plan *plan, uint64_t seed, uint32_t plays)
{
    struct explorer explorer = { .coverage = coverage, .random = seed };
    explorer.before = mem_alloc((plan->contact_count + 1) * sizeof(*explorer.before));
    struct sink sink = { hear, &explorer };
    uint32_t known = 0;
    uint32_t patience = plays / IDLE_SHARE + 1;
    for (uint32_t i = 0, idle = 0; i < plays && idle < patience; i++) {
        trial_init(&explorer.trial, plan, seed + i, sink);
        explorer.taste = (int)(i % 3) - 1;
        bool going = true;
        for (int j = 0; j < STEPS_MAX && going && !explorer.trial.state.head->over; j++) {
            plan_promises(&explorer);
            going = wrap_up(&explorer) || step(&explorer);
        }
        trial_finish(&explorer.trial);
        uint32_t met = count_met(coverage);
        idle = met > known ? 0 : idle + 1;
        known = met;
    }
    vec_finish(&explorer.choices);
    mem_free(explorer.before);
}

void explorer_replay(struct coverage *coverage, const struct plan *plan, const struct trial *trial)
{
    struct explorer explorer = { .coverage = coverage };
    explorer.before = mem_alloc((plan->contact_count + 1) * sizeof(*explorer.before));
    struct sink sink = { hear, &explorer };
    trial_init(&explorer.trial, plan, trial->state.head->seed, sink);
    for (size_t i = 0; i < trial->actions.count; i++) {
        (void)play_action(&explorer, &trial->actions.items[i]);
    }
    trial_finish(&explorer.trial);
    mem_free(explorer.before);
}
