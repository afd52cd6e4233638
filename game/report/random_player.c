// SPDX-License-Identifier: GPL-3.0-or-later
// The random player: what somebody who chooses without reading would score; the dot on the sheet.
#include "game/report/random_player.h"

#include "game/report/random_desk.h"
#include "game/shift/advance.h"
#include "scoring/sheet.h"

enum { STEPS_MAX = 5000 };

// What may be said or taken: whether it is possible now, the engine says when it is drawn.
struct choice {
    enum action_kind kind;
    uint32_t scenario;
    uint32_t contact;
    uint32_t turn;
    uint32_t slot;
};

typedef VEC(struct choice) choice_list;

struct player {
    struct shift_state *state;
    uint64_t random;
    struct random_desk desk;
    choice_list talk; // what can be said or taken at this moment
    VEC(struct evidence) evidence;
};

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

// Said words and parts, whether they are on offer or not; a finished e-mail is sent as soon as it
// can be.
static void list_words(struct player *player, struct plan_part part, uint32_t index)
{
    const struct turn *turn = &state_scenario(player->state, part.scenario)->turns[index];
    bool compose = (turn->flags & TURN_COMPOSE) != 0;
    struct choice say = { compose ? ACTION_PART : ACTION_REPLY, part.scenario, part.index, index,
        turn->slots.first };
    for (uint32_t i = 0; i < turn->slots.count; i++, say.slot++) {
        vec_push(&player->talk, say);
    }
    if (compose) {
        say.kind = ACTION_SEND;
        vec_push(&player->talk, say);
    }
}

static void list_contact(struct player *player, struct plan_part part)
{
    const struct contact_state *at = &player->state->contacts[part.place];
    if (at->phase == CONTACT_OPEN && at->answer_at == TIME_NONE) {
        list_words(player, part, at->turn);
    } else if (at->phase == CONTACT_QUEUED) {
        struct choice take = { ACTION_TAKE, part.scenario, part.index, INDEX_NONE, 0 };
        vec_push(&player->talk, take);
    }
}

static void list_outgoing(struct player *player)
{
    const desk_item_list *outgoing = random_desk_outgoing(&player->desk, player->state);
    for (size_t i = 0; i < outgoing->count; i++) {
        const struct desk_item *item = &outgoing->items[i];
        struct choice out = { ACTION_OUT, item->scenario, item->item, INDEX_NONE, 0 };
        vec_push(&player->talk, out);
    }
}

// While somebody listens there is nobody else to talk to.
static void list_talk(struct player *player)
{
    const struct shift_state *state = player->state;
    vec_clear(&player->talk);
    bool live = line_is_live(state);
    STATE_EACH_BIT(rank, state->present, state->plan->contact_words)
    {
        struct plan_part part = state->plan->contacts[rank];
        if (!live || part.contact->channel == CHANNEL_PHONE) {
            list_contact(player, part);
        }
    }
    if (!live) {
        list_outgoing(player);
    }
}

static struct action action_in(enum action_kind kind, uint32_t scenario, uint32_t contact)
{
    return (struct action) { .kind = kind, .scenario = scenario, .contact = contact };
}

// The first that is possible, in an order drawn anew: of what is possible each is as likely.
static bool talk(struct player *player, struct shift_event *event)
{
    list_talk(player);
    struct choice *items = player->talk.items;
    bool tried_out = false;
    bool found = false;
    for (uint32_t left = (uint32_t)player->talk.count; left > 0 && !found; left--) {
        struct choice *drawn = &items[random_below(&player->random, left)];
        struct action action = action_in(drawn->kind, drawn->scenario, drawn->contact);
        action.turn = drawn->turn;
        action.slot = drawn->slot;
        found = shift_decide(player->state, &action, event) == REFUSED_NOT;
        tried_out = tried_out || (!found && action.kind == ACTION_OUT);
        *drawn = items[left - 1];
    }
    if (tried_out) {
        random_desk_sift_outgoing(&player->desk, player->state);
    }
    return found;
}

static bool fill_form(struct player *player, struct plan_part part, struct shift_event *event)
{
    const struct scenario *model = state_scenario(player->state, part.scenario);
    struct action wrap = action_in(ACTION_WRAP, part.scenario, part.index);
    struct range fields = model->contacts[part.index].wrap_fields;
    for (uint32_t f = 0; f < fields.count; f++) {
        uint32_t list = model->wrap_fields[fields.first + f].list;
        struct range codes = model->code_lists[list].codes;
        wrap.codes[f] = codes.first + random_below(&player->random, codes.count);
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
    bool desk_first = random_below(&player->random, 2) == 0;
    for (int i = 0; i < 2; i++) {
        bool desk = desk_first == (i == 0);
        if (desk ? random_desk_draw(&player->desk, player->state, &player->random, event)
                 : talk(player, event)) {
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
    random_desk_clear(&player->desk, player->state->plan);
    shift_begin(player->state, sink);
    for (int i = 0; i < STEPS_MAX && !player->state->head->over && choose(player, &event); i++) {
        random_desk_hear(&player->desk, &event.action);
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
    random_desk_finish(&player->desk);
    vec_finish(&player->talk);
    vec_finish(&player->evidence);
}

void random_player_play(const struct plan *plan, uint64_t seed, const struct sink *sink)
{
    struct player player = { .random = seed };
    struct shift_state state;
    random_desk_init(&player.desk, plan);
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
    struct shift_state state;
    random_desk_init(&player.desk, plan);
    shift_state_init(&state, plan, seed);
    player.state = &state;
    for (uint32_t i = 0; i < plays; i++) {
        shift_state_restart(&state, hash_mix(seed + i));
        vec_clear(&player.evidence);
        play(&player, &sink);
        add_play(&sums, &player);
    }
    shift_state_finish(&state);
    player_finish(&player);

    *random = (struct random_player) { .plays = plays };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        random->observed[k] = sums.plays[k] > 0;
        random->score[k] = sums.plays[k] > 0 ? sums.score[k] / sums.plays[k] : 0;
    }
}
