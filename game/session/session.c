// SPDX-License-Identifier: GPL-3.0-or-later
// One candidate's play: every action is decided, written down, applied and remembered, in that
// order.
#include "game/session/session.h"

#include <stdio.h>
#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "game/scenario/translate.h"
#include "game/session/replay.h"
#include "game/shift/action_text.h"
#include "game/store/content.h"
#include "game/store/journal.h"
#include "game/store/sessions.h"

static void remember(void *payload, const struct happening *happening)
{
    struct session *session = payload;
    // Practice is played by the same rules and gives no evidence.
    if (session->practice && happening->kind == HAPPENED_SCORED) {
        return;
    }
    vec_push(&session->happenings, *happening);
}

struct sink session_sink(struct session *session)
{
    return (struct sink) { remember, session };
}

// A shift with the practice scenario alone: the same desk, the same rules, and nothing to score.
static void keep_practice_only(struct shift *shift)
{
    struct shift_entry *only = arena_alloc(&shift->arena, sizeof(*only));
    only->scenario = shift->practice;
    for (size_t i = 0; i < shift->entry_count; i++) {
        scenario_destroy(shift->entries[i].scenario);
        scenario_destroy(shift->entries[i].swap);
    }
    shift->practice = NULL;
    shift->entries = only;
    shift->entry_count = 1;
}

bool session_speak(struct session *session, const char *language, struct diag_list *diags)
{
    if (language == NULL || shift_translate(session->shift, &session->content, language, diags)) {
        return true;
    }
    diag_add(diags, DIAG_SESSION_LANGUAGE, DIAG_ERROR, session->shift->file, 0, language, NULL);
    return false;
}

void session_begin_play(struct session *session, uint64_t seed)
{
    session->seed = seed;
    session->plan = plan_create(session->shift);
    shift_state_init(&session->state, session->plan, seed);
    struct sink sink = session_sink(session);
    shift_begin(&session->state, &sink);
}

void session_rewind(struct session *session)
{
    shift_state_restart(&session->state, session->seed);
    vec_clear(&session->happenings);
    vec_clear(&session->steps);
    vec_clear(&session->notes);
    vec_clear(&session->pins);
    arena_finish(&session->arena);
    struct sink sink = session_sink(session);
    shift_begin(&session->state, &sink);
}

static bool pin(struct session *session, const struct session_setup *setup, struct diag_list *diags)
{
    struct session_start start = {
        .candidate = setup->candidate,
        .shift = setup->scenario != NULL ? session->shift->file : setup->shift,
        .seed = setup->seed,
        .key = session_key_hash(session->plan),
        .language = setup->language != NULL ? setup->language : session->shift->language,
        .rules = SESSION_RULES,
        .created_ms = setup->created_ms,
    };
    return store_pin_content(setup->store, &session->content, &start.content, diags) &&
            store_create_session(setup->store, &start, &session->id, diags);
}

static struct shift *load_shift(
        struct session *session, const struct session_setup *setup, struct diag_list *diags)
{
    return setup->scenario == NULL
            ? shift_load(&session->content, setup->shift, diags)
            : shift_load_alone(&session->content, setup->scenario, &setup->hours, diags);
}

struct session *session_create(const struct session_setup *setup, struct diag_list *diags)
{
    struct session *session = mem_alloc(sizeof(*session));
    bundle_init_folder(&session->content, setup->root);
    session->practice = setup->practice;
    session->shift = load_shift(session, setup, diags);
    if (session->shift == NULL) {
        goto error;
    }
    if (setup->practice && session->shift->practice == NULL) {
        diag_add(diags, DIAG_SESSION_NO_PRACTICE, DIAG_ERROR, session->shift->file, 0, NULL);
        goto error;
    }
    if (setup->practice) {
        keep_practice_only(session->shift);
    }
    if (!session_speak(session, setup->language, diags)) {
        goto error;
    }
    session_begin_play(session, setup->seed);
    if (setup->store != NULL && !setup->practice) {
        if (!pin(session, setup, diags)) {
            goto error;
        }
        session->store = setup->store;
    }
    return session;

error:
    session_destroy(session);
    return NULL;
}

void session_destroy(struct session *session)
{
    if (session == NULL) {
        return;
    }
    shift_state_finish(&session->state);
    plan_destroy(session->plan);
    shift_destroy(session->shift);
    bundle_finish(&session->content);
    vec_finish(&session->happenings);
    vec_finish(&session->steps);
    vec_finish(&session->notes);
    vec_finish(&session->pins);
    arena_finish(&session->arena);
    mem_free(session);
}

static void keep_note(struct session *session, const struct action *action)
{
    for (size_t i = 0; i < session->notes.count; i++) {
        struct session_note *note = &session->notes.items[i];
        if (note->scenario == action->scenario && note->contact == action->contact) {
            note->text = action->text;
            return;
        }
    }
    struct session_note note = { action->scenario, action->contact, action->text };
    vec_push(&session->notes, note);
}

static void keep_pin(struct session *session, const struct action *action)
{
    struct session_pin pinned = { action->scenario, action->item, action->field };
    for (size_t i = 0; i < session->pins.count; i++) {
        const struct session_pin *at = &session->pins.items[i];
        if (at->scenario == pinned.scenario && at->record == pinned.record &&
                at->field == pinned.field) {
            return;
        }
    }
    vec_push(&session->pins, pinned);
}

static void take_in(struct session *session, const struct shift_event *event, const char *text)
{
    struct session_step step = {
        .text = arena_copy_text(&session->arena, text, strlen(text)),
        .first = session->happenings.count,
        .before = session->state.head->now,
        .action = event->action,
    };
    if (event->action.text != NULL) {
        step.action.text =
                arena_copy_text(&session->arena, event->action.text, strlen(event->action.text));
    }

    struct sink sink = session_sink(session);
    shift_apply(&session->state, event, &sink);
    step.count = session->happenings.count - step.first;
    step.after = session->state.head->now;
    vec_push(&session->steps, step);
    if (event->action.kind == ACTION_NOTE) {
        keep_note(session, &step.action);
    } else if (event->action.kind == ACTION_PIN) {
        keep_pin(session, &step.action);
    }
}

enum refusal session_replay_action(
        struct session *session, const struct action *action, const char *text)
{
    struct shift_event event;
    enum refusal refusal = shift_decide(&session->state, action, &event);
    if (refusal == REFUSED_NOT) {
        take_in(session, &event, text);
    }
    return refusal;
}

static bool write_down(struct session *session, const char *text,
        const struct session_moment *moment, struct diag_list *diags)
{
    if (session->store == NULL) {
        return true;
    }
    struct journal_entry entry = { .kind = JOURNAL_ACTION, .text = text };
    if (moment != NULL) {
        entry.shown_ms = moment->shown_ms;
        entry.chosen_ms = moment->chosen_ms;
        entry.order_shown = moment->order_shown;
        entry.device = moment->device;
    }
    return journal_append(session->store, session->id, &entry, NULL, diags);
}

enum refusal session_act(struct session *session, const struct action *action,
        const struct session_moment *moment, bool *written, struct diag_list *diags)
{
    struct shift_event event;
    enum refusal refusal = shift_decide(&session->state, action, &event);
    if (refusal != REFUSED_NOT) {
        return refusal;
    }

    struct buffer text = { 0 };
    action_write(&text, session->plan, action);
    bool on_disk = write_down(session, buffer_text(&text), moment, diags);
    if (on_disk) {
        take_in(session, &event, buffer_text(&text));
    }
    if (written != NULL) {
        *written = on_disk;
    }
    buffer_finish(&text);
    return REFUSED_NOT;
}

bool session_remark(
        struct session *session, const char *text, int64_t at_ms, struct diag_list *diags)
{
    if (session->store == NULL) {
        return true;
    }
    struct journal_entry entry = { .kind = JOURNAL_REMARK, .text = text, .chosen_ms = at_ms };
    return journal_append(session->store, session->id, &entry, NULL, diags);
}

bool session_over(const struct session *session)
{
    return session->state.head->over;
}

uint32_t session_count_begun(const struct session *session, uint32_t *of)
{
    const struct shift_state *state = &session->state;
    uint32_t begun = 0;
    *of = 0;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        bool taken = false;
        for (uint32_t c = 0; c < state_scenario(state, s)->contact_count; c++) {
            taken = taken || state_contact(state, s, c)->taken;
        }
        *of += scenario_active(state, s);
        begun += taken && scenario_active(state, s);
    }
    return begun;
}

const char *session_note(const struct session *session, uint32_t scenario, uint32_t contact)
{
    for (size_t i = 0; i < session->notes.count; i++) {
        const struct session_note *note = &session->notes.items[i];
        if (note->scenario == scenario && note->contact == contact) {
            return note->text;
        }
    }
    return "";
}

void session_write_order(struct buffer *buffer, const struct session *session, uint32_t scenario,
        const struct offer *offer)
{
    const struct scenario *model = state_scenario(&session->state, scenario);
    for (uint32_t i = 0; i < offer->count; i++) {
        buffer_add(buffer, i > 0 ? " " : "");
        buffer_add(buffer, scenario_string(model, model->slot_rests[offer->slots[i].slot].id));
    }
}

bool session_focus(const struct session *session, uint32_t *scenario, uint32_t *contact)
{
    *scenario = session->state.head->focus_scenario;
    *contact = session->state.head->focus_contact;
    return *scenario != INDEX_NONE;
}
