// SPDX-License-Identifier: GPL-3.0-or-later
// The random player: what somebody who chooses without reading would score; the dot on the sheet.
#include "game/report/random_player.h"

#include "game/base/hash.h"
#include "game/base/vec.h"
#include "game/shift/shift.h"
#include "scoring/sheet.h"

enum { STEPS_MAX = 5000 };

// What may be done some time: whether it is possible now, the engine says when it is drawn.
struct choice {
    enum action_kind kind;
    uint32_t scenario;
    uint32_t contact;
    uint32_t turn;
    uint32_t item; // slot, record, act or promise
};

typedef VEC(struct choice) choice_list;

struct player {
    struct shift_state *state;
    uint64_t random;
    choice_list whole_desk; // every record, act and promise of the shift
    choice_list outgoing;   // every contact that the candidate may begin
    choice_list desk;       // of the desk, what is not behind the candidate yet
    choice_list talk;       // what can be said or taken at this moment
    VEC(struct evidence) evidence;
};

static uint32_t draw(struct player *player, uint32_t count)
{
    return (uint32_t)((hash_next(&player->random) >> 32) * count >> 32);
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

static void list_desk(choice_list *desk, const struct plan *plan)
{
    for (uint32_t s = 0; s < plan->scenario_count; s++) {
        const struct scenario *model = plan->scenarios[s].scenario;
        const struct {
            enum action_kind kind;
            uint32_t count;
        } parts[] = { { ACTION_OPEN, model->record_count }, { ACTION_ACT, model->act_count },
            { ACTION_PLAN, model->promise_count } };
        for (int part = 0; part < 3; part++) {
            for (uint32_t i = 0; i < parts[part].count; i++) {
                struct choice choice = { parts[part].kind, s, INDEX_NONE, INDEX_NONE, i };
                vec_push(desk, choice);
            }
        }
    }
}

static void list_outgoing(choice_list *outgoing, const struct plan *plan)
{
    for (uint32_t i = 0; i < plan->contact_count; i++) {
        struct plan_part part = plan->contacts[i];
        if (plan->scenarios[part.scenario].scenario->contacts[part.index].out) {
            struct choice choice = { ACTION_OUT, part.scenario, part.index, INDEX_NONE, 0 };
            vec_push(outgoing, choice);
        }
    }
}

// Each record is opened once, each promise planned once, for when it is due.
static bool is_behind(const struct shift_state *state, const struct choice *choice)
{
    if (choice->kind == ACTION_OPEN) {
        const struct scenario *model = state_scenario(state, choice->scenario);
        return state_marked(state, choice->scenario, model->records[choice->item].opened);
    }
    return choice->kind == ACTION_PLAN &&
            state_promise(state, choice->scenario, choice->item)->planned != TIME_NONE;
}

// Said words and parts, whether they are on offer or not; a finished e-mail is sent as soon as it
// can be.
static void list_words(struct player *player, struct plan_part part, uint32_t index)
{
    const struct turn *turn = &state_scenario(player->state, part.scenario)->turns[index];
    bool compose = (turn->flags & TURN_COMPOSE) != 0;
    struct choice say = { compose ? ACTION_PART : ACTION_REPLY, part.scenario, part.index, index,
        turn->slots.first };
    for (uint32_t i = 0; i < turn->slots.count; i++, say.item++) {
        vec_push(&player->talk, say);
    }
    if (compose) {
        say.kind = ACTION_SEND;
        vec_push(&player->talk, say);
    }
}

static void list_talk(struct player *player)
{
    const struct shift_state *state = player->state;
    vec_clear(&player->talk);
    STATE_EACH_BIT(rank, state->present, state->plan->contact_words)
    {
        struct plan_part part = state->plan->contacts[rank];
        const struct contact_state *at = &state->contacts[part.place];
        if (at->phase == CONTACT_OPEN && at->answer_at == TIME_NONE) {
            list_words(player, part, at->turn);
        } else if (at->phase == CONTACT_QUEUED) {
            struct choice take = { ACTION_TAKE, part.scenario, part.index, INDEX_NONE, 0 };
            vec_push(&player->talk, take);
        }
    }
    for (size_t i = 0; i < player->outgoing.count; i++) {
        struct choice out = player->outgoing.items[i];
        if (state_contact(state, out.scenario, out.contact)->phase == CONTACT_LATER) {
            vec_push(&player->talk, out);
        }
    }
}

static struct action action_in(enum action_kind kind, uint32_t scenario, uint32_t contact)
{
    return (struct action) { .kind = kind, .scenario = scenario, .contact = contact };
}

static bool decide(
        const struct player *player, const struct choice *choice, struct shift_event *event)
{
    struct action action = action_in(choice->kind, choice->scenario, choice->contact);
    action.turn = choice->turn;
    action.slot = choice->item;
    action.item = choice->item;
    if (choice->kind == ACTION_PLAN) {
        action.seconds = state_promise(player->state, choice->scenario, choice->item)->due;
    }
    return shift_decide(player->state, &action, event) == REFUSED_NOT;
}

static void drop(choice_list *list, size_t index, size_t left)
{
    list->items[index] = list->items[left - 1];
    list->items[left - 1] = *vec_last(list);
    list->count--;
}

// The first that is possible, in an order drawn anew: of what is possible each is as likely. What
// is behind the candidate leaves the list when it is met.
static bool draw_possible(struct player *player, choice_list *list, struct shift_event *event)
{
    for (uint32_t left = (uint32_t)list->count; left > 0; left--) {
        uint32_t at = draw(player, left);
        struct choice drawn = list->items[at];
        if (is_behind(player->state, &drawn)) {
            drop(list, at, left);
            continue;
        }
        if (decide(player, &drawn, event)) {
            return true;
        }
        list->items[at] = list->items[left - 1];
        list->items[left - 1] = drawn;
    }
    return false;
}

static bool fill_form(struct player *player, struct plan_part part, struct shift_event *event)
{
    const struct scenario *model = state_scenario(player->state, part.scenario);
    struct action wrap = action_in(ACTION_WRAP, part.scenario, part.index);
    struct range fields = model->contacts[part.index].wrap_fields;
    for (uint32_t f = 0; f < fields.count; f++) {
        uint32_t list = model->wrap_fields[fields.first + f].list;
        struct range codes = model->code_lists[list].codes;
        wrap.codes[f] = codes.first + draw(player, codes.count);
    }
    return shift_decide(player->state, &wrap, event) == REFUSED_NOT;
}

static bool wrap_up(struct player *player, struct shift_event *event)
{
    const struct shift_state *state = player->state;
    STATE_EACH_BIT(rank, state->present, state->plan->contact_words)
    {
        struct plan_part part = state->plan->contacts[rank];
        if (state->contacts[part.place].phase == CONTACT_WRAPPING &&
                fill_form(player, part, event)) {
            return true;
        }
    }
    return false;
}

// A form first; then a coin: the desk, or somebody to talk to; and only when there is neither,
// waiting.
static bool choose(struct player *player, struct shift_event *event)
{
    if (wrap_up(player, event)) {
        return true;
    }
    bool desk_first = draw(player, 2) == 0;
    for (int i = 0; i < 2; i++) {
        bool desk = desk_first == (i == 0);
        if (!desk) {
            list_talk(player);
        }
        if (draw_possible(player, desk ? &player->desk : &player->talk, event)) {
            return true;
        }
    }
    struct action wait = action_in(ACTION_WAIT, 0, INDEX_NONE);
    struct action finish = action_in(ACTION_FINISH, 0, INDEX_NONE);
    return shift_decide(player->state, &wait, event) == REFUSED_NOT ||
            shift_decide(player->state, &finish, event) == REFUSED_NOT;
}

static void play(struct player *player, const struct sink *sink)
{
    struct shift_event event;
    vec_clear(&player->desk);
    for (size_t i = 0; i < player->whole_desk.count; i++) {
        vec_push(&player->desk, player->whole_desk.items[i]);
    }
    shift_begin(player->state, sink);
    for (int i = 0; i < STEPS_MAX && !player->state->head->over && choose(player, &event); i++) {
        shift_apply(player->state, &event, sink);
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

static void player_finish(struct player *player)
{
    vec_finish(&player->whole_desk);
    vec_finish(&player->outgoing);
    vec_finish(&player->desk);
    vec_finish(&player->talk);
    vec_finish(&player->evidence);
}

void random_player_play(const struct plan *plan, uint64_t seed, const struct sink *sink)
{
    struct player player = { .random = seed };
    struct shift_state state;
    list_desk(&player.whole_desk, plan);
    list_outgoing(&player.outgoing, plan);
    shift_state_init(&state, plan, hash_mix(seed));
    player.state = &state;
    play(&player, sink);
    shift_state_finish(&state);
    player_finish(&player);
}

void random_player_init(
        struct random_player *random, const struct plan *plan, uint64_t seed, uint32_t plays)
{
    struct sums sums = { 0 };
    struct player player = { .random = seed };
    struct sink sink = { hear, &player };
    list_desk(&player.whole_desk, plan);
    list_outgoing(&player.outgoing, plan);
    for (uint32_t i = 0; i < plays; i++) {
        struct shift_state state;
        shift_state_init(&state, plan, hash_mix(seed + i));
        player.state = &state;
        vec_clear(&player.evidence);
        play(&player, &sink);
        add_play(&sums, &player);
        shift_state_finish(&state);
    }
    player_finish(&player);

    *random = (struct random_player) { .plays = plays };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        random->observed[k] = sums.plays[k] > 0;
        random->score[k] = sums.plays[k] > 0 ? sums.score[k] / sums.plays[k] : 0;
    }
}
