// SPDX-License-Identifier: GPL-3.0-or-later
// The random player: what somebody who chooses without reading would score; the dot on the sheet.
#include "game/report/random_player.h"

#include "game/base/hash.h"
#include "game/base/vec.h"
#include "game/shift/offer.h"
#include "game/shift/shift.h"
#include "scoring/sheet.h"

enum { STEPS_MAX = 5000 };

struct player {
    struct shift_state *state;
    uint64_t random;
    VEC(struct action) choices; // of one kind
    VEC(struct evidence) evidence;
};

static uint32_t draw(struct player *player, uint32_t count)
{
    return count > 0 ? (uint32_t)(hash_next(&player->random) % count) : 0;
}

static void hear(void *payload, const struct happening *happening)
{
    struct player *player = payload;
    if (happening->kind == HAPPENED_SCORED) {
        struct evidence evidence = {
            .scenario = (int)happening->scenario,
            .decision = (int)happening->decision,
            .competency = happening->competency,
            .earned = happening->earned,
            .possible = happening->possible,
        };
        vec_push(&player->evidence, evidence);
    }
}

static void consider(struct player *player, const struct action *action)
{
    struct shift_event event;
    if (shift_decide(player->state, action, &event) == REFUSED_NOT) {
        vec_push(&player->choices, *action);
    }
}

static struct action action_in(enum action_kind kind, uint32_t scenario, uint32_t contact)
{
    return (struct action) { .kind = kind, .scenario = scenario, .contact = contact };
}

// Said words and parts; a finished e-mail is sent as soon as it can be.
static void consider_words(struct player *player, uint32_t scenario, uint32_t contact)
{
    struct offer offer;
    shift_offer(player->state, scenario, contact, &offer);
    const struct scenario *model = state_scenario(player->state, scenario);
    bool compose = offer.turn != INDEX_NONE && (model->turns[offer.turn].flags & TURN_COMPOSE) != 0;
    for (uint32_t i = 0; i < offer.count; i++) {
        struct action say = action_in(compose ? ACTION_PART : ACTION_REPLY, scenario, contact);
        say.turn = offer.turn;
        say.slot = offer.slots[i].slot;
        consider(player, &say);
    }
    if (compose) {
        struct action send = action_in(ACTION_SEND, scenario, contact);
        send.turn = offer.turn;
        consider(player, &send);
    }
}

static void consider_contact(struct player *player, uint32_t scenario, uint32_t contact)
{
    struct action take = action_in(ACTION_TAKE, scenario, contact);
    struct action out = action_in(ACTION_OUT, scenario, contact);
    consider(player, &take);
    consider(player, &out);
    consider_words(player, scenario, contact);
}

static void consider_contacts(struct player *player)
{
    for (uint32_t s = 0; s < player->state->plan->scenario_count; s++) {
        uint32_t count = state_scenario(player->state, s)->contact_count;
        for (uint32_t i = 0; scenario_active(player->state, s) && i < count; i++) {
            consider_contact(player, s, i);
        }
    }
}

static void consider_items(
        struct player *player, enum action_kind kind, uint32_t scenario, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        struct action action = action_in(kind, scenario, INDEX_NONE);
        action.item = i;
        consider(player, &action);
    }
}

// Each record once, each act once; a promise is put in the diary for when it is due.
static void consider_desk(struct player *player)
{
    const struct shift_state *state = player->state;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t i = 0; i < model->record_count; i++) {
            struct action open = action_in(ACTION_OPEN, s, INDEX_NONE);
            open.item = i;
            if (!state_marked(state, s, model->records[i].opened)) {
                consider(player, &open);
            }
        }
        consider_items(player, ACTION_ACT, s, model->act_count);
        for (uint32_t i = 0; i < model->promise_count; i++) {
            struct action plan = action_in(ACTION_PLAN, s, INDEX_NONE);
            plan.item = i;
            plan.seconds = state_promise(state, s, i)->due;
            if (state_promise(state, s, i)->planned == TIME_NONE) {
                consider(player, &plan);
            }
        }
    }
}

static bool wrap_up(struct player *player, struct action *wrap)
{
    const struct shift_state *state = player->state;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t i = 0; scenario_active(state, s) && i < model->contact_count; i++) {
            if (state_contact(state, s, i)->phase != CONTACT_WRAPPING) {
                continue;
            }
            *wrap = action_in(ACTION_WRAP, s, i);
            struct range fields = model->contacts[i].wrap_fields;
            for (uint32_t f = 0; f < fields.count; f++) {
                uint32_t list = model->wrap_fields[fields.first + f].list;
                struct range codes = model->code_lists[list].codes;
                wrap->codes[f] = codes.first + draw(player, codes.count);
            }
            struct shift_event event;
            if (shift_decide(state, wrap, &event) == REFUSED_NOT) {
                return true;
            }
        }
    }
    return false;
}

// A form first; then a coin: the desk, or somebody to talk to; and only when there is neither,
// waiting.
static bool choose(struct player *player, struct action *action)
{
    if (wrap_up(player, action)) {
        return true;
    }
    bool desk_first = draw(player, 2) == 0;
    for (int i = 0; i < 2; i++) {
        vec_clear(&player->choices);
        (desk_first == (i == 0) ? consider_desk : consider_contacts)(player);
        if (player->choices.count > 0) {
            *action = player->choices.items[draw(player, (uint32_t)player->choices.count)];
            return true;
        }
    }
    struct shift_event event;
    *action = action_in(ACTION_WAIT, 0, INDEX_NONE);
    if (shift_decide(player->state, action, &event) != REFUSED_NOT) {
        *action = action_in(ACTION_FINISH, 0, INDEX_NONE);
    }
    return shift_decide(player->state, action, &event) == REFUSED_NOT;
}

static void play(struct player *player)
{
    struct sink sink = { hear, player };
    struct action action;
    shift_begin(player->state, &sink);
    for (int i = 0; i < STEPS_MAX && !player->state->head->over && choose(player, &action); i++) {
        struct shift_event event;
        if (shift_decide(player->state, &action, &event) == REFUSED_NOT) {
            shift_apply(player->state, &event, &sink);
        }
    }
}

struct sums {
    double score[COMPETENCY_COUNT];
    uint32_t plays[COMPETENCY_COUNT];
};

static void add_play(struct sums *sums, const struct player *player)
{
    struct sheet sheet;
    sheet_init(&sheet,
            &(struct sheet_input) {
                    .items = player->evidence.items,
                    .count = player->evidence.count,
            });
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (sheet.line[k].has_score) {
            sums->score[k] += sheet.line[k].score;
            sums->plays[k]++;
        }
    }
    sheet_finish(&sheet);
}

void random_player_init(
        struct random_player *random, const struct plan *plan, uint64_t seed, uint32_t plays)
{
    struct sums sums = { 0 };
    struct player player = { .random = seed };
    for (uint32_t i = 0; i < plays; i++) {
        struct shift_state state;
        shift_state_init(&state, plan, hash_mix(seed + i));
        player.state = &state;
        vec_clear(&player.evidence);
        play(&player);
        add_play(&sums, &player);
        shift_state_finish(&state);
    }
    vec_finish(&player.choices);
    vec_finish(&player.evidence);

    *random = (struct random_player) { .plays = plays };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        random->observed[k] = sums.plays[k] > 0;
        random->score[k] = sums.plays[k] > 0 ? sums.score[k] / sums.plays[k] : 0;
    }
}
