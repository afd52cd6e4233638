// SPDX-License-Identifier: GPL-3.0-or-later
// The good player: each turn's reply is the one worth most, and promises go before everything.
#include "game/base/mem.h"
#include "game/explore/search/player.h"
#include "game/shift/condition.h"
#include "game/shift/offer.h"

enum { STEPS_MAX = 3000, STEP = 5, EARLY = 600 };

struct spot {
    uint32_t scenario;
    uint32_t contact;
};

static struct shift_state *state_of(struct good_play *play)
{
    return &play->trial.state;
}

static void lose(struct loss *loss, const struct happening *happening, uint32_t index)
{
    loss->count++;
    loss->scenario = happening->scenario;
    loss->index = index;
}

// On the line with somebody else, or bound to finish the form of a call.
static bool is_busy(struct good_play *play, const struct happening *happening)
{
    const struct state_head *head = state_of(play)->head;
    bool own = head->phone_scenario == happening->scenario &&
            head->phone_contact == happening->contact;
    return (head->phone_scenario != INDEX_NONE && !own) || head->wrap_scenario != INDEX_NONE;
}

static void hear(void *payload, const struct happening *happening)
{
    struct good_play *play = payload;
    bool over = state_of(play)->head->now >= state_of(play)->plan->shift->until;
    bool abandoned = happening->kind == HAPPENED_ENDED && happening->value == OUTCOME_ABANDONED &&
            happening->text == INDEX_NONE;
    if (abandoned) {
        lose(&play->left, happening, happening->contact);
    }
    if (abandoned && !over && is_busy(play, happening)) {
        lose(&play->left_busy, happening, happening->contact);
    }
    if (happening->kind == HAPPENED_BROKEN && !over && is_busy(play, happening)) {
        lose(&play->broken_busy, happening, happening->item);
    }
}

// Whose patience ran out during the last action.
static void look_for_impatience(struct good_play *play, bool *nudged)
{
    for (uint32_t s = 0; s < play->trial.plan->scenario_count; s++) {
        uint32_t first = play->trial.plan->scenarios[s].contacts;
        for (uint32_t i = 0; i < state_scenario(state_of(play), s)->contact_count; i++) {
            const struct contact_state *at = &state_of(play)->contacts[first + i];
            if (at->nudged && !nudged[first + i]) {
                play->patience.count++;
                play->patience.scenario = s;
                play->patience.index = i;
            }
            nudged[first + i] = at->nudged;
        }
    }
}

static bool do_kind(struct good_play *play, enum action_kind kind, struct spot place)
{
    struct action action = { .kind = kind, .scenario = place.scenario, .contact = place.contact };
    return trial_act(&play->trial, &action);
}

static int worth(const struct scenario *model, uint32_t wording)
{
    struct range shows = model->wordings[wording].shows;
    int points = 0;
    for (uint32_t i = shows.first; i < shows.first + shows.count; i++) {
        points += model->shows[i].points;
    }
    return points;
}

// What the pace likes best about a slot, the more the better.
static int liking(
        const struct good_play *play, const struct scenario *model, uint32_t slot, uint32_t wording)
{
    int seconds = model->slots[slot].seconds == SECONDS_DEFAULT ? 20 : model->slots[slot].seconds;
    bool needless = (model->slots[slot].flags & SLOT_NEEDLESS) != 0;
    bool topic = (model->slots[slot].flags & SLOT_TOPIC) != 0;
    switch (play->pace) {
    case PACE_FAST:
        return topic ? -1000 : -seconds;
    case PACE_SLOW:
        return topic ? 1000 : seconds;
    case PACE_MODEL:
        break;
    }
    return needless ? -1000 : topic ? 1000 : worth(model, wording);
}

static uint32_t best_offered(
        struct good_play *play, struct spot place, const struct offer *offer, uint32_t section)
{
    const struct scenario *model = state_scenario(state_of(play), place.scenario);
    uint32_t best = INDEX_NONE;
    int most = 0;
    for (uint32_t i = 0; i < offer->count; i++) {
        uint32_t slot = offer->slots[i].slot;
        bool stays = (model->slots[slot].flags & SLOT_STAYS) != 0;
        int likes = liking(play, model, slot, offer->slots[i].wording);
        bool fits = section == INDEX_NONE || model->slot_rests[slot].section == section;
        if (fits && !stays && (best == INDEX_NONE || likes > most)) {
            best = slot;
            most = likes;
        }
    }
    return best;
}

static bool section_filled(
        const struct scenario *model, const struct contact_state *at, uint32_t section)
{
    for (uint32_t i = 0; i < at->part_count; i++) {
        if (model->slot_rests[at->parts[i]].section == section) {
            return true;
        }
    }
    return false;
}

static bool compose(struct good_play *play, struct spot place, const struct offer *offer)
{
    const struct scenario *model = state_scenario(state_of(play), place.scenario);
    const struct contact_state *at = state_contact(state_of(play), place.scenario, place.contact);
    struct range sections = turn_compose(model, &model->turns[offer->turn]).sections;
    struct action action = { .kind = ACTION_PART,
        .scenario = place.scenario,
        .contact = place.contact,
        .turn = offer->turn };
    for (uint32_t i = sections.first; i < sections.first + sections.count; i++) {
        bool skipped = play->pace == PACE_FAST && model->sections[i].optional;
        action.slot = best_offered(play, place, offer, i);
        if (!skipped && action.slot != INDEX_NONE && !section_filled(model, at, i)) {
            return trial_act(&play->trial, &action);
        }
    }
    action.kind = ACTION_SEND;
    return trial_act(&play->trial, &action);
}

static bool speak(struct good_play *play, struct spot place)
{
    struct offer offer;
    shift_offer(state_of(play), place.scenario, place.contact, &offer);
    if (offer.turn == INDEX_NONE) {
        return false;
    }
    const struct scenario *model = state_scenario(state_of(play), place.scenario);
    if ((model->turns[offer.turn].flags & TURN_COMPOSE) != 0) {
        return compose(play, place, &offer);
    }
    struct action reply = { .kind = ACTION_REPLY,
        .scenario = place.scenario,
        .contact = place.contact,
        .turn = offer.turn };
    reply.slot = best_offered(play, place, &offer, INDEX_NONE);
    return reply.slot != INDEX_NONE && trial_act(&play->trial, &reply);
}

static bool teaches(const struct scenario *model, const struct record *record)
{
    for (uint32_t i = 0; i < record->effects.count; i++) {
        uint32_t kind = model->effects[record->effects.first + i].kind;
        if (kind == EFFECT_TEACH || kind == EFFECT_MARK) {
            return true;
        }
    }
    return false;
}

// Whether nobody who can be answered would lose patience over one more look.
static bool time_to_look(struct good_play *play)
{
    enum { LOOK = 75 };
    const struct shift_state *state = state_of(play);
    for (uint32_t s = 0; s < play->trial.plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t i = 0; scenario_active(state, s) && i < model->contact_count; i++) {
            const struct contact_state *at = state_contact(state, s, i);
            bool waits = at->phase == CONTACT_QUEUED ||
                    (at->phase == CONTACT_OPEN && at->answer_at == TIME_NONE &&
                            at->hold_until == TIME_NONE);
            uint32_t patience =
                    at->spoken ? model->contacts[i].patience : model->contacts[i].patience_first;
            if (waits && patience != INDEX_NONE && at->waited + LOOK > patience) {
                return false;
            }
        }
    }
    return true;
}

// The next record of this scenario that is worth a look.
static uint32_t unread(struct good_play *play, uint32_t scenario)
{
    const struct shift_state *state = state_of(play);
    const struct scenario *model = state_scenario(state, scenario);
    for (uint32_t i = 0; i < model->record_count && play->pace != PACE_FAST; i++) {
        const struct record *record = &model->records[i];
        bool wanted = play->pace == PACE_SLOW || teaches(model, record);
        if (wanted && !state_marked(state, scenario, record->opened) &&
                record_visible(state, scenario, i)) {
            return i;
        }
    }
    return INDEX_NONE;
}

static bool on_line(struct good_play *play, struct spot *place)
{
    const struct state_head *head = state_of(play)->head;
    *place = (struct spot) { head->phone_scenario, head->phone_contact };
    return head->phone_scenario != INDEX_NONE;
}

// A caller is told how long it takes, and nobody looks things up longer than that.
static bool look_up(struct good_play *play, uint32_t scenario, const struct spot *caller)
{
    uint32_t record = unread(play, scenario);
    if (record == INDEX_NONE || (caller == NULL && !time_to_look(play))) {
        return false;
    }
    const struct contact_state *at = caller == NULL
            ? NULL
            : state_contact(state_of(play), caller->scenario, caller->contact);
    if (at != NULL && at->hold_until == TIME_NONE) {
        struct action hold = { .kind = ACTION_HOLD,
            .scenario = caller->scenario,
            .contact = caller->contact,
            .seconds = HOLD_SECONDS_MAX };
        return trial_act(&play->trial, &hold);
    }
    struct action open = {
        .kind = ACTION_OPEN, .scenario = scenario, .contact = INDEX_NONE, .item = record
    };
    bool time_left = at == NULL ||
            at->hold_until >=
                    state_of(play)->head->now + state_of(play)->plan->rules->costs[COST_OPEN];
    return time_left && trial_act(&play->trial, &open);
}

static bool serve_caller(struct good_play *play)
{
    struct spot caller;
    if (!on_line(play, &caller)) {
        return false;
    }
    if (look_up(play, caller.scenario, &caller)) {
        return true;
    }
    return do_kind(play, ACTION_RESUME, caller) || speak(play, caller);
}

static uint32_t right_code(
        struct good_play *play, uint32_t scenario, const struct wrap_field *field)
{
    const struct scenario *model = state_scenario(state_of(play), scenario);
    for (uint32_t i = 0; i < field->rights.count; i++) {
        const struct right_code *right = &model->rights[field->rights.first + i];
        if (condition_holds(state_of(play), scenario, right->when)) {
            return right->code;
        }
    }
    return model->code_lists[field->list].codes.first;
}

static bool wrap_up(struct good_play *play, struct spot place)
{
    const struct scenario *model = state_scenario(state_of(play), place.scenario);
    struct action wrap = {
        .kind = ACTION_WRAP, .scenario = place.scenario, .contact = place.contact
    };
    struct range fields = model->contacts[place.contact].wrap_fields;
    for (uint32_t i = 0; i < fields.count; i++) {
        wrap.codes[i] = right_code(play, place.scenario, &model->wrap_fields[fields.first + i]);
    }
    return trial_act(&play->trial, &wrap);
}

static bool plan(struct good_play *play, uint32_t scenario, uint32_t promise)
{
    const struct promise_state *at = state_promise(state_of(play), scenario, promise);
    uint32_t now = state_of(play)->head->now;
    uint32_t time = at->due > now + EARLY ? at->due - EARLY : now;
    struct action planned = { .kind = ACTION_PLAN,
        .scenario = scenario,
        .contact = INDEX_NONE,
        .item = promise,
        .seconds = time / STEP * STEP };
    return at->promised && at->planned == TIME_NONE && trial_act(&play->trial, &planned);
}

// What a promise asks for: a contact to begin, or an act on a record.
static bool keep(struct good_play *play, uint32_t scenario, uint32_t promise)
{
    const struct promise *model = &state_scenario(state_of(play), scenario)->promises[promise];
    const struct promise_state *at = state_promise(state_of(play), scenario, promise);
    if (!at->promised || at->kept || at->fell_due) {
        return false;
    }
    if (model->kept_by == KEPT_BY_CONTACT) {
        return do_kind(play, ACTION_OUT, (struct spot) { scenario, model->keeper });
    }
    struct action act = {
        .kind = ACTION_ACT, .scenario = scenario, .contact = INDEX_NONE, .item = model->keeper
    };
    return model->kept_by == KEPT_BY_ACT && trial_act(&play->trial, &act);
}

// A promise that cannot be kept in time any more is reported before it is due.
static bool report(struct good_play *play, uint32_t scenario, uint32_t promise)
{
    const struct promise_state *at = state_promise(state_of(play), scenario, promise);
    bool near = at->promised && !at->kept && !at->fell_due && !at->reported &&
            at->due <= state_of(play)->head->now + EARLY / 2;
    struct action action = {
        .kind = ACTION_REPORT_LATE, .scenario = scenario, .contact = INDEX_NONE, .item = promise
    };
    return near && trial_act(&play->trial, &action);
}

static bool tend_promises(struct good_play *play)
{
    static bool (*const STEPS[])(struct good_play *, uint32_t, uint32_t) = { plan, keep, report };
    for (int step = 0; step < 3; step++) {
        for (uint32_t s = 0; s < play->trial.plan->scenario_count; s++) {
            uint32_t count = state_scenario(state_of(play), s)->promise_count;
            for (uint32_t i = 0; scenario_active(state_of(play), s) && i < count; i++) {
                if (STEPS[step](play, s, i)) {
                    return true;
                }
            }
        }
    }
    return false;
}

enum chore { CHORE_WRAP, CHORE_TAKE, CHORE_SPEAK, CHORE_LOOK, CHORE_COUNT };

static bool chore(struct good_play *play, enum chore which, struct spot place)
{
    uint8_t phase = state_contact(state_of(play), place.scenario, place.contact)->phase;
    switch (which) {
    case CHORE_WRAP:
        return phase == CONTACT_WRAPPING && wrap_up(play, place);
    case CHORE_TAKE:
        return phase == CONTACT_QUEUED && do_kind(play, ACTION_TAKE, place);
    case CHORE_SPEAK:
        return phase == CONTACT_OPEN && speak(play, place);
    case CHORE_LOOK:
        return phase == CONTACT_OPEN && look_up(play, place.scenario, NULL);
    case CHORE_COUNT:
        break;
    }
    return false;
}

static bool do_chores(struct good_play *play)
{
    for (int which = 0; which < CHORE_COUNT; which++) {
        // Who is looked up for comes before who is written to.
        static const enum chore ORDER[] = { CHORE_WRAP, CHORE_TAKE, CHORE_LOOK, CHORE_SPEAK };
        for (uint32_t s = 0; s < play->trial.plan->scenario_count; s++) {
            uint32_t count = state_scenario(state_of(play), s)->contact_count;
            for (uint32_t i = 0; scenario_active(state_of(play), s) && i < count; i++) {
                if (chore(play, ORDER[which], (struct spot) { s, i })) {
                    return true;
                }
            }
        }
    }
    return false;
}

static bool step(struct good_play *play)
{
    struct spot nowhere = { 0, INDEX_NONE };
    return serve_caller(play) || tend_promises(play) || do_chores(play) ||
            do_kind(play, ACTION_WAIT, nowhere) || do_kind(play, ACTION_FINISH, nowhere);
}

void good_play_init(
        struct good_play *play, const struct plan *plan_of, uint64_t seed, enum player_pace pace)
{
    *play = (struct good_play) { .pace = pace };
    bool *nudged = mem_alloc(plan_of->contact_count + 1);
    trial_init(&play->trial, plan_of, seed, (struct sink) { hear, play });
    for (int i = 0; i < STEPS_MAX && !state_of(play)->head->over && step(play); i++) {
        look_for_impatience(play, nudged);
    }
    mem_free(nudged);
    play->whole = state_of(play)->head->over;
}
