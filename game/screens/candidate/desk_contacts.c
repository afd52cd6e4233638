// SPDX-License-Identifier: GPL-3.0-or-later
// The left column: who waits, what was promised, what is done.
#include <string.h>

#include "game/screens/candidate/desk_inner.h"

enum { LEFT_WIDTH = 268 };

static bool open_phase(uint8_t phase)
{
    return phase == CONTACT_QUEUED || phase == CONTACT_OPEN || phase == CONTACT_WRAPPING;
}

static void insert(struct desk_rows *rows, struct desk_row row)
{
    if (rows->count == DESK_ROWS_MAX) {
        return;
    }
    size_t at = rows->count++;
    for (; at > 0 && rows->items[at - 1].arrives > row.arrives; at--) {
        rows->items[at] = rows->items[at - 1];
    }
    rows->items[at] = row;
}

void desk_collect_rows(const struct desk *desk, bool open, struct desk_rows *rows)
{
    const struct shift_state *state = &desk->session->state;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        uint32_t count = state_scenario(state, s)->contact_count;
        for (uint32_t c = 0; scenario_active(state, s) && c < count; c++) {
            const struct contact_state *at = state_contact(state, s, c);
            bool fits = open ? open_phase(at->phase) : at->phase == CONTACT_CLOSED;
            if (fits) {
                insert(rows, (struct desk_row) { s, c, open ? at->arrives : at->ended_at });
            }
        }
    }
}

// The words last heard in a contact, for the second line of its row.
static const char *last_words(const struct desk *desk, const struct desk_row *row)
{
    const struct scenario *model = state_scenario(&desk->session->state, row->scenario);
    const struct contact *contact = &model->contacts[row->contact];
    for (size_t i = desk->session->happenings.count; i > 0; i--) {
        const struct happening *at = &desk->session->happenings.items[i - 1];
        bool said = at->kind == HAPPENED_CUSTOMER_SAID || at->kind == HAPPENED_NUDGE;
        if (said && at->scenario == row->scenario && at->contact == row->contact) {
            return scenario_text(model, at->text);
        }
    }
    return contact->preview != INDEX_NONE ? scenario_text(model, contact->preview)
                                          : scenario_text(model, contact->subject);
}

struct stand {
    const char *words;
    enum ui_colour colour;
    bool waits; // for the candidate
};

static struct stand stand_of(const struct desk *desk, struct ui *ui, const struct desk_row *row)
{
    const struct shift_state *state = &desk->session->state;
    const struct contact_state *at = state_contact(state, row->scenario, row->contact);
    const struct contact *contact = &state_scenario(state, row->scenario)->contacts[row->contact];
    uint32_t since = state->head->now > at->arrives ? state->head->now - at->arrives : 0;
    if (at->phase == CONTACT_QUEUED && contact->channel == CHANNEL_EMAIL) {
        return (struct stand) { desk_clock(ui, at->arrives), UI_INK2, false };
    }
    if (at->phase == CONTACT_QUEUED) {
        return (struct stand) { ui_format(ui, tr("waits %s"), desk_length(ui, since)), UI_WARN,
            true };
    }
    if (at->phase == CONTACT_WRAPPING) {
        return (struct stand) { tr("wrap up"), UI_WARN, true };
    }
    if (at->hold_until != TIME_NONE) {
        return (struct stand) { tr("on hold"), UI_WARN, true };
    }
    if (contact->channel == CHANNEL_PHONE) {
        return (struct stand) { tr("on the line"), UI_BRAND, false };
    }
    return at->answer_at != TIME_NONE ? (struct stand) { tr("customer writes"), UI_INK2, false }
                                      : (struct stand) { tr("your turn"), UI_BRAND, false };
}

static void build_row(struct desk *desk, struct ui *ui, const struct desk_row *row)
{
    const struct scenario *model = state_scenario(&desk->session->state, row->scenario);
    const struct contact *contact = &model->contacts[row->contact];
    const char *name = scenario_text(model, model->customers[contact->with].name);
    const struct state_head *head = &*desk->session->state.head;
    bool front = head->focus_scenario == row->scenario && head->focus_contact == row->contact;
    struct stand stand = stand_of(desk, ui, row);

    ui_open_control(ui,
            (struct ui_control) { .id = "contact",
                    .number = desk_number(row->scenario, row->contact),
                    .name = ui_format(ui, "%s, %s, %s", name, desk_channel_name(contact->channel),
                            stand.words),
                    .role = UI_ROLE_LIST_ITEM,
                    .selected = front },
            (struct ui_box) { .padding = UI_SIDES(10, 12),
                    .gap = 2,
                    .radius = UI_CARD_RADIUS,
                    .fill = front         ? UI_BRAND2
                            : stand.waits ? UI_WARN2
                                          : UI_PAPER,
                    .border = front ? UI_BRAND : UI_NO_COLOUR });
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_CENTRE });
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .grow = 1, .max_lines = 1 },
            ui_format(ui, "%s %s", channel_icon(contact->channel), name));
    ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .colour = stand.colour }, stand.words);
    ui_close(ui);
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 2 }, last_words(desk, row));
    ui_close(ui);
}

static void build_queue(struct desk *desk, struct ui *ui)
{
    struct desk_rows rows = { .count = 0 };
    desk_collect_rows(desk, true, &rows);
    ui_text(ui, UI_LABEL, ui_upper(ui, ui_format(ui, tr("Contacts · %zu active"), rows.count)));
    ui_open_group(ui, UI_ROLE_LIST, "contacts", tr("Contacts"), (struct ui_box) { .gap = 4 });
    for (size_t i = 0; i < rows.count; i++) {
        build_row(desk, ui, &rows.items[i]);
    }
    if (rows.count == 0) {
        ui_text(ui, UI_SMALL, tr("Nobody waits."));
    }
    ui_close(ui);
}

static void build_promise_buttons(const struct promise_state *at, struct ui *ui, int64_t number)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 6 });
    if (at->planned != TIME_NONE) {
        ui_chip(ui, UI_TONE_BRAND, ui_format(ui, tr("planned %s"), desk_clock(ui, at->planned)));
    }
    if (!at->fell_due) {
        ui_button(ui,
                (struct ui_button) { .id = "plan",
                        .number = number,
                        .label = at->planned != TIME_NONE ? tr("Move") : tr("Plan"),
                        .kind = UI_PILL_LINED });
    }
    if (!at->reported && !at->late) {
        ui_button(ui,
                (struct ui_button) { .id = "report-late",
                        .number = number,
                        .label = tr("Report delay"),
                        .kind = UI_PILL_LINED });
    }
    ui_close(ui);
}

static void build_promise(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t promise)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    const struct promise_state *at = state_promise(&desk->session->state, scenario, promise);
    const char *name =
            scenario_text(model, model->customers[model->promises[promise].customer].name);

    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(10, 12),
                    .gap = 4,
                    .radius = UI_CARD_RADIUS,
                    .fill = at->broken ? UI_BAD2 : UI_WASH,
                    .role = UI_ROLE_LIST_ITEM,
                    .name = scenario_text(model, model->promises[promise].label) });
    ui_text(ui, UI_STRONG,
            ui_format(ui, "↺ %s", scenario_text(model, model->promises[promise].label)));
    ui_text(ui, UI_SMALL,
            ui_format(ui,
                    at->fell_due ? tr("%s · was promised before %s")
                                 : tr("%s · promised before %s"),
                    name, desk_clock(ui, at->due)));
    build_promise_buttons(at, ui, desk_number(scenario, promise));
    ui_close(ui);
}

static void build_outbound(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t contact)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    const struct contact *at = &model->contacts[contact];
    const char *name = scenario_text(model, model->customers[at->with].name);
    ui_open_control(ui,
            (struct ui_control) { .id = "out",
                    .number = desk_number(scenario, contact),
                    .role = UI_ROLE_LIST_ITEM },
            (struct ui_box) { .padding = UI_SIDES(8, 12),
                    .radius = UI_CARD_RADIUS,
                    .border = UI_LINE,
                    .fill = UI_PAPER });
    const char *to = at->channel == CHANNEL_PHONE ? ui_format(ui, tr("Call %s"), name)
                                                  : ui_format(ui, tr("Write to %s"), name);
    ui_text(ui, UI_BODY, ui_format(ui, "%s %s", channel_icon(at->channel), to));
    ui_text(ui, UI_SMALL,
            at->subject != INDEX_NONE
                    ? scenario_text(model, at->subject)
                    : ui_format(ui, tr("Get in touch: %s"), desk_channel_name(at->channel)));
    ui_close(ui);
}

static bool promise_shown(const struct promise_state *at)
{
    return at->promised && !at->kept;
}

static void build_agreements(struct desk *desk, struct ui *ui)
{
    const struct shift_state *state = &desk->session->state;
    bool begun = false;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        for (uint32_t i = 0; i < model->promise_count + model->contact_count; i++) {
            bool promise = i < model->promise_count;
            uint32_t contact = promise ? 0 : i - model->promise_count;
            bool there = promise ? promise_shown(state_promise(state, s, i))
                                 : contact_can_begin(state, s, contact);
            if (!there) {
                continue;
            }
            if (!begun) {
                ui_gap(ui, 8);
                ui_text(ui, UI_LABEL, ui_upper(ui, tr("Agreements")));
                begun = true;
            }
            if (promise) {
                build_promise(desk, ui, s, i);
            } else {
                build_outbound(desk, ui, s, contact);
            }
        }
    }
}

// What a conversation was about: two of one customer are told apart by it.
static const char *subject_of(
        const struct scenario *model, const struct contact *contact, struct ui *ui, uint32_t ended)
{
    const char *about = contact->subject != INDEX_NONE ? scenario_text(model, contact->subject)
                                                       : desk_channel_name(contact->channel);
    return ui_format(ui, "%s · %s", desk_clock(ui, ended), about);
}

static void build_done_row(struct desk *desk, struct ui *ui, const struct desk_row *row)
{
    const struct scenario *model = state_scenario(&desk->session->state, row->scenario);
    const struct contact *contact = &model->contacts[row->contact];
    ui_open_control(ui,
            (struct ui_control) { .id = "contact",
                    .number = desk_number(row->scenario, row->contact),
                    .role = UI_ROLE_LIST_ITEM },
            (struct ui_box) { .padding = UI_SIDES(6, 12),
                    .radius = UI_CARD_RADIUS,
                    .min_height = UI_TARGET });
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8 });
    ui_text_with(ui,
            (struct ui_text) { .type = UI_BODY, .colour = UI_INK2, .grow = 1, .max_lines = 1 },
            ui_format(ui, "%s %s", channel_icon(contact->channel),
                    scenario_text(model, model->customers[contact->with].name)));
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .colour = UI_INK2 }, "✓");
    ui_close(ui);
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 2 },
            subject_of(model, contact, ui, row->arrives));
    ui_close(ui);
}

static void build_done(struct desk *desk, struct ui *ui)
{
    struct desk_rows rows = { .count = 0 };
    desk_collect_rows(desk, false, &rows);
    if (rows.count == 0) {
        return;
    }
    ui_gap(ui, 8);
    ui_text(ui, UI_LABEL, ui_upper(ui, ui_format(ui, tr("Done · %zu"), rows.count)));
    for (size_t i = 0; i < rows.count; i++) {
        build_done_row(desk, ui, &rows.items[i]);
    }
}

size_t desk_count_active(const struct desk *desk)
{
    struct desk_rows rows = { 0 };
    desk_collect_rows(desk, true, &rows);
    return rows.count;
}

void desk_build_contacts(struct desk *desk, struct ui *ui, bool drawer)
{
    ui_open(ui,
            (struct ui_box) { .width = drawer ? 0 : LEFT_WIDTH,
                    .fill = UI_PAPER,
                    .border = drawer ? UI_NO_COLOUR : UI_LINE,
                    .border_sides = UI_RIGHT,
                    .role = UI_ROLE_REGION,
                    .name = tr("Contacts") });
    ui_open(ui,
            (struct ui_box) { .id = "contacts-page",
                    .scroll = !drawer,
                    .grow = 1,
                    .padding = drawer ? UI_ALL(0) : (struct ui_edges) { 14, 12, 14, 10 },
                    .gap = 6 });
    build_queue(desk, ui);
    build_agreements(desk, ui);
    build_done(desk, ui);
    ui_close(ui);
    desk_build_onward(desk, ui);
    ui_close(ui);
}

// Pressing a contact takes it when that can be, and looks at it otherwise.
static void choose_contact(struct desk *desk, const struct ui_message *message)
{
    struct action action = {
        .kind = ACTION_TAKE,
        .scenario = desk_number_scenario(message->number),
        .contact = desk_number_item(message->number),
    };
    const struct shift_state *state = &desk->session->state;
    const struct contact_state *at = state_contact(state, action.scenario, action.contact);
    struct shift_event event;
    bool queued = at->phase == CONTACT_QUEUED;
    enum refusal refusal = queued ? shift_decide(state, &action, &event) : REFUSED_NOT;
    if (!queued || refusal != REFUSED_NOT) {
        action.kind = ACTION_SWITCH;
    }
    desk_act(desk, &action, message->by_key);
    desk->dialog = DIALOG_NONE;
    if (refusal != REFUSED_NOT) {
        desk_say(desk, refusal_sentence(refusal));
    }
}

static struct action numbered(enum action_kind kind, int64_t number)
{
    return (struct action) {
        .kind = kind,
        .scenario = desk_number_scenario(number),
        .contact = kind == ACTION_OUT ? desk_number_item(number) : 0,
        .item = desk_number_item(number),
    };
}

// The drawer begins at the conversation in front, else at the first: closing it is for later.
static void show_contacts(struct desk *desk)
{
    struct desk_rows rows = { .count = 0 };
    const struct state_head *head = desk->session->state.head;
    desk_collect_rows(desk, true, &rows);
    size_t first = 0;
    for (size_t i = 0; i < rows.count; i++) {
        bool front = rows.items[i].scenario == head->focus_scenario &&
                rows.items[i].contact == head->focus_contact;
        first = front ? i : first;
    }
    desk->dialog = DIALOG_CONTACTS;
    if (rows.count > 0) {
        ui_focus(navigator_ui(desk->navigator), "contact",
                desk_number(rows.items[first].scenario, rows.items[first].contact));
    }
}

bool desk_handle_contacts(struct desk *desk, const struct ui_message *message)
{
    if (message->kind != UI_PRESSED) {
        return false;
    }
    if (message->id == ui_id("contact") || message->id == ui_id("answer")) {
        choose_contact(desk, message);
    } else if (message->id == ui_id("out")) {
        struct action out = numbered(ACTION_OUT, message->number);
        desk->dialog = DIALOG_NONE;
        desk_act(desk, &out, message->by_key);
    } else if (message->id == ui_id("report-late")) {
        struct action report = numbered(ACTION_REPORT_LATE, message->number);
        if (desk_act(desk, &report, message->by_key)) {
            desk_say(desk, tr("The customer knows that it will be later."));
        }
    } else if (message->id == ui_id("plan")) {
        desk->promise.scenario = desk_number_scenario(message->number);
        desk->promise.record = desk_number_item(message->number);
        desk->dialog = DIALOG_PLAN;
    } else if (message->id == ui_id("wait")) {
        desk_wait_or_ask(desk, message->by_key);
    } else if (message->id == ui_id("finish")) {
        struct action finish = { .kind = ACTION_FINISH };
        desk->dialog = DIALOG_NONE;
        desk_act(desk, &finish, message->by_key);
    } else if (message->id == ui_id("leave")) {
        desk->ended(desk->context, desk->navigator, desk->session);
    } else if (message->id == ui_id("show-contacts")) {
        show_contacts(desk);
    } else if (message->id == ui_id("show-systems")) {
        desk_show_systems(desk);
    } else if (message->id == ui_id("help")) {
        desk->dialog = DIALOG_HELP;
    } else if (message->id == ui_id("display")) {
        desk->dialog = DIALOG_DISPLAY;
    } else {
        return false;
    }
    return true;
}
