// SPDX-License-Identifier: GPL-3.0-or-later
// The desk: where a candidate plays. Three columns on one session: contacts, conversation, systems.
#include "game/screens/candidate/desk.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/screens/candidate/desk_inner.h"

enum { NUMBER_SHIFT = 24, WATCHED_LOW = 340 };

int64_t desk_number(uint32_t scenario, uint32_t item)
{
    return (int64_t)scenario << NUMBER_SHIFT | item;
}

uint32_t desk_number_scenario(int64_t number)
{
    return (uint32_t)(number >> NUMBER_SHIFT);
}

uint32_t desk_number_item(int64_t number)
{
    return (uint32_t)(number & ((1 << NUMBER_SHIFT) - 1));
}

void *desk_create(const struct desk_setup *setup)
{
    struct desk *desk = mem_alloc(sizeof(*desk));
    desk->session = setup->session;
    desk->ended = setup->ended;
    desk->context = setup->context;
    desk->script = setup->script;
    desk->breaks = setup->breaks;
    desk->watched = setup->watched;
    desk->chosen = -1;
    desk->chosen_turn = INDEX_NONE;
    desk->status = mem_copy_text("");
    desk->searched = mem_copy_text("");
    desk->wrap.scenario = INDEX_NONE;
    return desk;
}

struct session *desk_session(void *desk)
{
    return ((struct desk *)desk)->session;
}

// The index in `to` of what is called like this record of `from`.
static uint32_t same_record(
        const struct session *from, const struct session *to, const struct plan_alias *record)
{
    if (record->scenario >= to->plan->scenario_count) {
        return INDEX_NONE;
    }
    const struct scenario *model = state_scenario(&from->state, record->scenario);
    const char *id = scenario_string(model, model->records[record->record].id);
    uint32_t found = table_find(&state_scenario(&to->state, record->scenario)->record_ids, id);
    return found == TABLE_NONE ? INDEX_NONE : found;
}

void desk_take_session(void *self, struct session *session)
{
    struct desk *desk = self;
    uint32_t record =
            desk->record_open ? same_record(desk->session, session, &desk->record) : INDEX_NONE;
    desk->record_open = record != INDEX_NONE;
    desk->record.record = record != INDEX_NONE ? record : 0;
    session_destroy(desk->session);
    desk->session = session;
    desk->chosen = -1;
    desk->chosen_turn = INDEX_NONE;
    desk->dialog = DIALOG_NONE;
    desk->wrap.scenario = INDEX_NONE;
    desk->seen = session->happenings.count;
    mem_free(desk->status);
    desk->status = mem_copy_text("");
}

static void destroy(void *self)
{
    struct desk *desk = self;
    if (!desk->watched) {
        session_destroy(desk->session);
    }
    mem_free(desk->status);
    mem_free(desk->searched);
    mem_free(desk);
}

void desk_say(struct desk *desk, const char *text)
{
    mem_free(desk->status);
    desk->status = mem_copy_text(text);
    ui_touch(navigator_ui(desk->navigator));
}

const struct contact *desk_front(
        const struct desk *desk, uint32_t *scenario, uint32_t *contact, struct contact_state **at)
{
    if (!session_focus(desk->session, scenario, contact)) {
        return NULL;
    }
    *at = state_contact(&desk->session->state, *scenario, *contact);
    return &state_scenario(&desk->session->state, *scenario)->contacts[*contact];
}

// What was shown, in which order, for the journal; none of it is scored.
static void write_order(struct desk *desk, struct buffer *order)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    if (session_focus(desk->session, &scenario, &contact)) {
        struct offer offer;
        shift_offer(&desk->session->state, scenario, contact, &offer);
        session_write_order(order, desk->session, scenario, &offer);
    }
}

static bool write_and_apply(struct desk *desk, const struct action *action, bool by_key)
{
    struct world *world = navigator_world(desk->navigator);
    struct buffer order = { 0 };
    write_order(desk, &order);
    struct session_moment moment = {
        .shown_ms = desk->shown_ms,
        .chosen_ms = world->now_ms,
        .order_shown = buffer_text(&order),
        .device = world->demo ? "script"
                : by_key      ? "keyboard"
                              : "mouse",
    };
    bool written = true;
    enum refusal refusal = session_act(desk->session, action, &moment, &written, &world->diags);
    buffer_finish(&order);
    desk_say(desk, refusal_sentence(refusal));
    if (!written) {
        desk->dialog = DIALOG_TROUBLE;
    }
    return refusal == REFUSED_NOT && written;
}

static void after_action(struct desk *desk, enum action_kind kind)
{
    struct ui *ui = navigator_ui(desk->navigator);
    desk->shown_ms = navigator_world(desk->navigator)->now_ms;
    if (desk->session->happenings.count != desk->seen) {
        desk->seen = desk->session->happenings.count;
        // Another conversation opens where it stands: a first letter is read from its top.
        if (kind != ACTION_TAKE && kind != ACTION_SWITCH) {
            ui_scroll_to_end(ui, "talk", 0);
        }
    }
}

bool desk_act(struct desk *desk, const struct action *action, bool by_key)
{
    if (action->kind != ACTION_NOTE) {
        desk_keep_note(desk);
    }
    uint32_t scenario = desk->session->state.head->focus_scenario;
    uint32_t contact = desk->session->state.head->focus_contact;
    size_t closed = desk_count_closed(desk);
    bool done = write_and_apply(desk, action, by_key);
    after_action(desk, action->kind);
    desk_remind_break(desk, closed);

    const struct state_head *head = desk->session->state.head;
    bool moved = head->focus_scenario != scenario || head->focus_contact != contact;
    if (moved && head->focus_scenario != INDEX_NONE) {
        desk->record_open = desk->record_open && desk->record.scenario == head->focus_scenario;
        ui_set_field_text(navigator_ui(desk->navigator), "note", 0,
                session_note(desk->session, head->focus_scenario, head->focus_contact));
    }
    return done;
}

void desk_keep_note(struct desk *desk)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    if (session_over(desk->session) || !session_focus(desk->session, &scenario, &contact)) {
        return;
    }
    const char *typed = ui_field_text(navigator_ui(desk->navigator), "note", 0);
    if (strcmp(typed, session_note(desk->session, scenario, contact)) == 0) {
        return;
    }
    struct action note = {
        .kind = ACTION_NOTE, .scenario = scenario, .contact = contact, .text = typed
    };
    write_and_apply(desk, &note, true);
}

void desk_remark(struct desk *desk, const char *text)
{
    struct world *world = navigator_world(desk->navigator);
    if (!session_over(desk->session) &&
            !session_remark(desk->session, text, world->now_ms, &world->diags)) {
        desk->dialog = DIALOG_TROUBLE;
    }
}

static void window(void *self, struct navigator *navigator, const struct ui_event *event)
{
    struct desk *desk = self;
    struct buffer text = { 0 };
    desk->navigator = navigator;
    if (event->kind == UI_WINDOW_FOCUS) {
        buffer_add(&text, event->gained ? "focus gained" : "focus lost");
    } else if (event->kind == UI_RESIZE) {
        buffer_add_format(&text, "window %dx%d", event->width, event->height);
    }
    if (text.size > 0) {
        desk_remark(desk, buffer_text(&text));
    }
    buffer_finish(&text);
}

static void build_columns(struct desk *desk, struct ui *ui)
{
    bool wide = ui_is_wide(ui);
    bool contacts_beside = ui_logical_width(ui) >= DESK_CONTACTS_BESIDE;
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .grow = 1 });
    if (contacts_beside) {
        desk_build_contacts(desk, ui, false);
    } else {
        desk_bind_onward(desk, ui);
    }
    desk_build_talk(desk, ui);
    if (wide) {
        desk_build_systems(desk, ui, false);
    } else {
        desk_bind_systems(ui);
    }
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    struct desk *desk = self;
    struct ui *ui = navigator_ui(navigator);
    desk->navigator = navigator;
    ui_open(ui, (struct ui_box) { .fill = UI_WASH, .inert = desk->watched });
    // Whoever looks on in a low window has the clock elsewhere, and wants to see the conversation.
    if (!desk->watched || ui_logical_height(ui) >= WATCHED_LOW) {
        desk_build_bar(desk, ui);
    }
    if (!desk->watched) {
        desk_build_break(desk, ui);
    }
    build_columns(desk, ui);
    desk_build_dialog(desk, ui);
    ui_close(ui);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct desk *desk = self;
    desk->navigator = navigator;
    if (desk_handle_break(desk, message) || desk_handle_dialog(desk, message) ||
            desk_handle_answer(desk, message) || desk_handle_contacts(desk, message) ||
            desk_handle_systems(desk, message)) {
        ui_touch(navigator_ui(navigator));
    }
}

static void shown(void *self, struct navigator *navigator)
{
    struct desk *desk = self;
    desk->navigator = navigator;
    desk->shown_ms = navigator_world(navigator)->now_ms;
    desk->seen = desk->session->happenings.count;
    uint32_t scenario = 0;
    uint32_t contact = 0;
    if (session_focus(desk->session, &scenario, &contact)) {
        ui_set_field_text(
                navigator_ui(navigator), "note", 0, session_note(desk->session, scenario, contact));
    }
}

static void hidden(void *self, struct navigator *navigator)
{
    struct desk *desk = self;
    desk->navigator = navigator;
    desk_keep_note(desk);
}

const struct screen_class DESK_SCREEN = {
    .name = "desk",
    .to_candidate = true,
    .build = build,
    .handle = handle,
    .shown = shown,
    .hidden = hidden,
    .step = desk_step,
    .window = window,
    .destroy = destroy,
};
