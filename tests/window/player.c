// SPDX-License-Identifier: GPL-3.0-or-later
// A player: does in the window what a script says, as a person would, and keeps account beside it.
#include "tests/window/player.h"

#include <string.h>
#include <unistd.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/shift/action_text.h"
#include "game/shift/offer.h"

enum { NUMBER_SHIFT = 24 };

/* ---- the mirror ---- */

bool player_begin(struct player *player)
{
    struct diag_list diags = { 0 };
    struct session_setup setup = {
        .root = player->data,
        .shift = player->shift,
        .seed = 1, // the order on the screen is the window's: answers are found by their words
        .practice = player->practice,
    };
    player->mirror = session_create(&setup, &diags);
    diag_list_finish(&diags);
    return player->mirror != NULL;
}

static void forget(struct player *player, size_t count)
{
    while (player->deeds.count > count) {
        mem_free(player->deeds.items[--player->deeds.count].text);
    }
}

void player_finish(struct player *player)
{
    forget(player, 0);
    vec_finish(&player->deeds);
    player->kept = 0;
    session_destroy(player->mirror);
    player->mirror = NULL;
}

static bool read_action(struct player *player, const char *line, struct action *action)
{
    struct diag_list diags = { 0 };
    bool read = action_read(
            line, player->mirror->plan, &player->mirror->arena, action, "script", 1, &diags);
    diag_list_finish(&diags);
    return read;
}

bool player_go_back(struct player *player, size_t count)
{
    forget(player, count);
    session_destroy(player->mirror);
    player->record_open = false;
    player->kept = count;
    if (!player_begin(player)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct action action;
        if (!read_action(player, player->deeds.items[i].text, &action) ||
                session_act(player->mirror, &action, NULL, NULL, NULL) != REFUSED_NOT) {
            return false;
        }
    }
    return true;
}

/* ---- small ---- */

static const struct shift_state *state_of(const struct player *player)
{
    return &player->mirror->state;
}

static int64_t number_of(uint32_t scenario, uint32_t item)
{
    return (int64_t)scenario << NUMBER_SHIFT | item;
}

static bool fail(struct player *player, const char *what, const char *why)
{
    (void)snprintf(player->why, sizeof(player->why), "%s: %s", what, why);
    return false;
}

void player_picture(struct player *player, const char *kind)
{
    if (player->pictures == NULL) {
        return;
    }
    struct buffer path = { 0 };
    buffer_add_format(
            &path, "%s/%s%s-%s.png", player->pictures, player->kind, kind, player->manner);
    if (access(buffer_text(&path), F_OK) != 0) {
        (void)hand_picture(player->hand, buffer_text(&path));
    }
    buffer_finish(&path);
}

bool player_choose(struct player *player, const char *id, int64_t number)
{
    char what[64];
    (void)snprintf(what, sizeof(what), "%s %lld", id, (long long)number);
    return hand_choose(player->hand, id, number) || fail(player, what, player->hand->why);
}

static bool is_there(const struct player *player, const char *id, int64_t number)
{
    return sight_find(player->sight, id, number) >= 0;
}

static bool keys_only(const struct player *player)
{
    return player->hand->way == HAND_KEYBOARD;
}

static bool press_key(struct player *player, const char *key)
{
    return hand_key(player->hand, key) || fail(player, key, player->hand->why);
}

/* ---- parts of the desk ---- */

enum part { PART_TALK, PART_CONTACTS, PART_SYSTEMS };

// Takes away what lies over the desk.
static bool clear_desk(struct player *player)
{
    if (!is_there(player, "close", 0)) {
        return true;
    }
    return keys_only(player) ? press_key(player, "Escape") : player_choose(player, "close", 0);
}

static bool open_part(struct player *player, enum part part)
{
    const char *opener = part == PART_CONTACTS ? "show-contacts" : "show-systems";
    if (part == PART_TALK || !is_there(player, opener, 0)) {
        return true;
    }
    if (!player_choose(player, opener, 0)) {
        return false;
    }
    player_picture(player, part == PART_CONTACTS ? "contacts-drawer" : "systems-drawer");
    return true;
}

// Brings a part of the desk in front in which this thing must be.
static bool bring(struct player *player, enum part part, const char *id, int64_t number)
{
    if (is_there(player, id, number)) {
        return true;
    }
    return clear_desk(player) && (is_there(player, id, number) || open_part(player, part));
}

static bool choose_in(struct player *player, enum part part, const char *id, int64_t number)
{
    return bring(player, part, id, number) && player_choose(player, id, number);
}

/* ---- account ---- */

// Writes down what is about to be done: when the program is killed meanwhile it may be in the
// journal or not.
static void intend(struct player *player, const struct action *action, int line)
{
    struct buffer text = { 0 };
    action_write(&text, player->mirror->plan, action);
    struct deed deed = { buffer_take(&text), line };
    vec_push(&player->deeds, deed);
}

static bool done(struct player *player, const struct action *action)
{
    enum refusal refusal = session_act(player->mirror, action, NULL, NULL, NULL);
    // What is typed in the note is kept with the next action, or at once by Ctrl+Enter.
    bool kept = action->kind != ACTION_NOTE || keys_only(player);
    player->kept = kept ? player->deeds.count : player->kept;
    return refusal == REFUSED_NOT ||
            fail(player, vec_last(&player->deeds)->text, refusal_id(refusal));
}

/* ---- what lies in front ---- */

static bool switch_to(struct player *player, uint32_t scenario, uint32_t contact)
{
    struct action action = { .kind = ACTION_SWITCH, .scenario = scenario, .contact = contact };
    int64_t number = number_of(scenario, contact);
    if (!bring(player, PART_CONTACTS, "contact", number)) {
        return false;
    }
    intend(player, &action, 0);
    return player_choose(player, "contact", number) && done(player, &action);
}

static bool in_front(const struct player *player, uint32_t scenario, uint32_t contact)
{
    const struct state_head *head = state_of(player)->head;
    return head->focus_scenario == scenario && head->focus_contact == contact;
}

static bool want_contact(struct player *player, const struct action *action)
{
    return in_front(player, action->scenario, action->contact) ||
            switch_to(player, action->scenario, action->contact);
}

static bool can_be_looked_at(const struct contact_state *at)
{
    return at->phase == CONTACT_OPEN || at->phase == CONTACT_WRAPPING ||
            at->phase == CONTACT_CLOSED;
}

// The systems show the desk of the customer in front.
static bool want_scenario(struct player *player, uint32_t scenario)
{
    const struct shift_state *state = state_of(player);
    uint32_t front = state->head->focus_scenario;
    for (uint32_t s = 0; front == INDEX_NONE && s < state->plan->scenario_count; s++) {
        front = scenario_active(state, s) ? s : front;
    }
    if (front == scenario) {
        return true;
    }
    for (uint32_t i = 0; i < state_scenario(state, scenario)->contact_count; i++) {
        if (can_be_looked_at(state_contact(state, scenario, i))) {
            return switch_to(player, scenario, i);
        }
    }
    return fail(player, "systems", "no contact of this customer to look at");
}

static bool want_system(struct player *player, uint32_t system)
{
    if (keys_only(player)) {
        char key[4];
        (void)snprintf(key, sizeof(key), "F%u", system + 1);
        bool clear = is_there(player, "system", system) || clear_desk(player);
        return clear && press_key(player, key);
    }
    return choose_in(player, PART_SYSTEMS, "system", system);
}

/* ---- the actions ---- */

static bool do_take(struct player *player, const struct action *action)
{
    return choose_in(
            player, PART_CONTACTS, "contact", number_of(action->scenario, action->contact));
}

static const char *words_of(const struct player *player, const struct action *action)
{
    const struct scenario *model = state_scenario(state_of(player), action->scenario);
    uint32_t wording = slot_wording(state_of(player), action->scenario, action->slot);
    return scenario_text(model, model->wordings[wording].say);
}

static int find_words(struct player *player, const char *id, const struct action *action)
{
    int found = sight_find_words(player->sight, id, words_of(player, action));
    return found >= 0 || !clear_desk(player)
            ? found
            : sight_find_words(player->sight, id, words_of(player, action));
}

static bool leave_field(struct player *player)
{
    int focus = sight_focus(player->sight);
    bool typing = focus >= 0 && strcmp(player->sight->things.items[focus].role, "field") == 0;
    return !typing || press_key(player, "Tab");
}

static bool do_reply(struct player *player, const struct action *action)
{
    int found = find_words(player, "reply", action);
    if (found < 0) {
        return fail(player, "the answer is not on the screen", words_of(player, action));
    }
    int64_t number = player->sight->things.items[found].number;
    if (!keys_only(player)) {
        return player_choose(player, "reply", number) && player_choose(player, "say", 0);
    }
    char digit[4];
    (void)snprintf(digit, sizeof(digit), "%d", (int)number + 1);
    return leave_field(player) && press_key(player, digit) && press_key(player, "Return");
}

static bool do_part(struct player *player, const struct action *action)
{
    int found = find_words(player, "part", action);
    return found >= 0 ? player_choose(player, "part", player->sight->things.items[found].number)
                      : fail(player, "the part is not on the screen", words_of(player, action));
}

static bool do_send(struct player *player)
{
    player_picture(player, "compose");
    if (keys_only(player)) {
        return clear_desk(player) && leave_field(player) && press_key(player, "ctrl+Return");
    }
    return choose_in(player, PART_TALK, "send", 0);
}

static bool do_open(struct player *player, const struct action *action)
{
    const struct scenario *model = state_scenario(state_of(player), action->scenario);
    bool opened = want_system(player, model->records[action->item].system) &&
            player_choose(player, "record", number_of(action->scenario, action->item));
    player->record = (struct plan_alias) { action->scenario, action->item };
    player->record_open = opened;
    return opened;
}

// A record that was left must be opened again, which is an action of its own.
static bool want_record(
        struct player *player, uint32_t scenario, uint32_t record, const char *id, int64_t number)
{
    bool open = player->record_open && player->record.scenario == scenario &&
            player->record.record == record;
    if (open && bring(player, PART_SYSTEMS, id, number) && is_there(player, id, number)) {
        return true;
    }
    struct action action = { .kind = ACTION_OPEN, .scenario = scenario, .item = record };
    intend(player, &action, 0);
    return do_open(player, &action) && done(player, &action);
}

static bool do_search(struct player *player, const struct action *action)
{
    player->record_open = false;
    if (!want_system(player, action->item)) {
        return false;
    }
    if (!hand_write(player->hand, "search", action->text)) {
        return fail(player, "search", player->hand->why);
    }
    return keys_only(player) ? press_key(player, "Return") : player_choose(player, "search-now", 0);
}

static bool key_leads_to_note(struct player *player)
{
    if (!clear_desk(player) || !press_key(player, "ctrl+n")) {
        return false;
    }
    int note = sight_find(player->sight, "note", 0);
    return (note >= 0 && note == sight_focus(player->sight)) ||
            fail(player, "ctrl+n", "does not lead to the note");
}

static bool do_note(struct player *player, const struct action *action)
{
    bool there =
            keys_only(player) ? key_leads_to_note(player) : bring(player, PART_SYSTEMS, "note", 0);
    if (!there) {
        return false;
    }
    if (!hand_write(player->hand, "note", action->text)) {
        return fail(player, "note", player->hand->why);
    }
    player_picture(player, "note");
    return !keys_only(player) || press_key(player, "ctrl+Return");
}

static bool do_plan(struct player *player, const struct action *action)
{
    if (!choose_in(player, PART_CONTACTS, "plan", number_of(action->scenario, action->item))) {
        return false;
    }
    player_picture(player, "plan");
    return player_choose(player, "plan-at", action->seconds);
}

static bool do_hold(struct player *player, const struct action *action)
{
    if (!choose_in(player, PART_TALK, "hold", 0)) {
        return false;
    }
    player_picture(player, "hold");
    return player_choose(player, "hold-for", action->seconds);
}

static bool do_consult(struct player *player, const struct action *action)
{
    if (!choose_in(player, PART_TALK, "coach", 0)) {
        return false;
    }
    player_picture(player, "coach");
    return player_choose(player, "ask", action->item);
}

static bool do_wrap(struct player *player, const struct action *action)
{
    const struct scenario *model = state_scenario(state_of(player), action->scenario);
    struct range fields = model->contacts[action->contact].wrap_fields;
    for (uint32_t i = 0; i < fields.count; i++) {
        if (!choose_in(player, PART_TALK, "wrap-field", i)) {
            return false;
        }
        player_picture(player, "codes");
        if (!player_choose(player, "code", action->codes[i])) {
            return false;
        }
    }
    player_picture(player, "wrap-up");
    return player_choose(player, "wrap", 0);
}

static bool do_onward(struct player *player, const char *id)
{
    if (keys_only(player)) {
        return clear_desk(player) && press_key(player, "F9");
    }
    return choose_in(player, PART_CONTACTS, id, 0);
}

static bool perform(struct player *player, const struct action *action)
{
    int64_t number = number_of(action->scenario, action->item);
    switch (action->kind) {
    case ACTION_TAKE:
    case ACTION_SWITCH:
        return do_take(player, action);
    case ACTION_REPLY:
        return do_reply(player, action);
    case ACTION_PART:
        return do_part(player, action);
    case ACTION_SEND:
        return do_send(player);
    case ACTION_OPEN:
        return do_open(player, action);
    case ACTION_SEARCH:
        return do_search(player, action);
    case ACTION_PIN:
        return player_choose(player, "pin", action->field);
    case ACTION_NOTE:
        return do_note(player, action);
    case ACTION_ACT:
        return player_choose(player, "act", number);
    case ACTION_OUT:
        return choose_in(
                player, PART_CONTACTS, "out", number_of(action->scenario, action->contact));
    case ACTION_PLAN:
        return do_plan(player, action);
    case ACTION_REPORT_LATE:
        return choose_in(player, PART_CONTACTS, "report-late", number);
    case ACTION_HOLD:
        return do_hold(player, action);
    case ACTION_RESUME:
        return choose_in(player, PART_TALK, "resume", 0);
    case ACTION_CONSULT:
        return do_consult(player, action);
    case ACTION_WRAP:
        return do_wrap(player, action);
    case ACTION_WAIT:
        return do_onward(player, "wait");
    case ACTION_PAUSE:
        return choose_in(player, PART_TALK, "pause", 0);
    case ACTION_FINISH:
        return do_onward(player, "finish");
    default:
        return fail(player, action_word(action->kind), "no way to do this in the window");
    }
}

// Steps on the way: what must lie in front before the action itself is possible.
static bool prepare(struct player *player, const struct action *action)
{
    const struct scenario *model = state_scenario(state_of(player), action->scenario);
    switch (action->kind) {
    case ACTION_REPLY:
    case ACTION_PART:
    case ACTION_SEND:
    case ACTION_HOLD:
    case ACTION_CONSULT:
    case ACTION_WRAP:
    case ACTION_NOTE:
        return want_contact(player, action);
    case ACTION_RESUME:
        return want_contact(player, action);
    case ACTION_OPEN:
    case ACTION_SEARCH:
        return want_scenario(player, action->scenario);
    case ACTION_PIN:
        return want_scenario(player, action->scenario) &&
                want_record(player, action->scenario, action->item, "pin", action->field);
    case ACTION_ACT:
        return want_scenario(player, action->scenario) &&
                want_record(player, action->scenario, model->acts[action->item].record, "act",
                        number_of(action->scenario, action->item));
    default:
        return true;
    }
}

// What each kind of screen looks like, right after what brought it.
static void take_pictures(struct player *player, const struct action *action)
{
    switch (action->kind) {
    case ACTION_WAIT:
        player_picture(player, "skipped");
        break;
    case ACTION_OPEN:
        player_picture(player, "record");
        break;
    case ACTION_FINISH:
        player_picture(player, "ended");
        break;
    case ACTION_REPLY:
        player_picture(player, "desk");
        break;
    default:
        break;
    }
}

static bool act(struct player *player, const struct action *action, int line)
{
    if (!prepare(player, action)) {
        return false;
    }
    intend(player, action, line);
    if (!perform(player, action)) {
        return false;
    }
    take_pictures(player, action);
    return done(player, action);
}

// Somewhere in a quiet moment one looks at help, display and pause.
static bool look_around(struct player *player)
{
    struct action pause = { .kind = ACTION_PAUSE };
    player->paused = true;
    if (!choose_in(player, PART_TALK, "help", 0)) {
        return false;
    }
    player_picture(player, "help");
    if (!choose_in(player, PART_TALK, "display", 0)) {
        return false;
    }
    player_picture(player, "display-dialog");
    if (!clear_desk(player)) {
        return false;
    }
    return act(player, &pause, 0) && (player_picture(player, "pause"), clear_desk(player));
}

bool player_do(struct player *player, const char *line, int number)
{
    struct action action;
    if (!read_action(player, line, &action)) {
        return fail(player, line, "cannot be read");
    }
    if (action.kind == ACTION_WAIT && !player->paused && !look_around(player)) {
        return false;
    }
    return act(player, &action, number);
}

/* ---- agreement ---- */

static bool shows_clock(struct player *player)
{
    char clock[16];
    uint32_t now = state_of(player)->head->now;
    (void)snprintf(clock, sizeof(clock), "%02u:%02u", now / 3600, now / 60 % 60);
    return sight_find_role(player->sight, "heading", clock) >= 0 ||
            fail(player, "the clock is not", clock);
}

static bool shows_offer(struct player *player)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    struct offer offer = { .turn = INDEX_NONE };
    if (session_over(player->mirror) || !session_focus(player->mirror, &scenario, &contact)) {
        return true;
    }
    shift_offer(state_of(player), scenario, contact, &offer);
    const struct scenario *model = state_scenario(state_of(player), scenario);
    bool held = state_contact(state_of(player), scenario, contact)->hold_until != TIME_NONE;
    for (uint32_t i = 0; !held && offer.turn != INDEX_NONE && i < offer.count; i++) {
        const char *words = scenario_text(model, model->wordings[offer.slots[i].wording].say);
        if (sight_find_words(player->sight, "reply", words) < 0 &&
                sight_find_words(player->sight, "part", words) < 0) {
            return fail(player, "not on offer", words);
        }
    }
    return true;
}

// Two things by one name would share the focus, and Tab would jump from the one to the other.
static bool names_are_single(struct player *player)
{
    const struct sight *sight = player->sight;
    for (size_t i = 0; i < sight->things.count; i++) {
        const struct thing *one = &sight->things.items[i];
        for (size_t j = i + 1; one->id != 0 && j < sight->things.count; j++) {
            const struct thing *other = &sight->things.items[j];
            if (one->id == other->id && one->number == other->number) {
                return fail(player, one->name, "stands twice under one id");
            }
        }
    }
    return true;
}

bool player_agrees(struct player *player)
{
    return clear_desk(player) && shows_clock(player) && shows_offer(player);
}

bool player_glances(struct player *player)
{
    bool covered = is_there(player, "close", 0);
    return names_are_single(player) && (covered || (shows_clock(player) && shows_offer(player)));
}
