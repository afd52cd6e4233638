// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said now: replies to choose from, an e-mail to compose, a form to wrap up.
#include "game/screens/candidate/desk_inner.h"

enum { ANSWER_LOW = 190, LOW_WINDOW = 640 };

static struct ui_box answer_box(struct ui *ui)
{
    // The conversation keeps its part of a low window; the answers scroll in theirs.
    bool low = ui_logical_height(ui) < LOW_WINDOW;
    return (struct ui_box) { .padding = UI_SIDES(low ? 8 : 14, 20),
        .gap = 8,
        .fill = UI_PAPER,
        .border = UI_LINE,
        .border_sides = UI_TOP,
        .role = UI_ROLE_REGION,
        .name = tr("Your answer") };
}

// A letter is written from parts that are compared: it gets more of the window than an answer.
static struct ui_box scroll_box(struct ui *ui, const char *id, bool letter)
{
    bool low = ui_logical_height(ui) < LOW_WINDOW;
    int fifths = letter ? 3 : 2;
    return (struct ui_box) {
        .id = id,
        .scroll = true,
        .max_height = low ? ANSWER_LOW : ui_logical_height(ui) * fifths / 5,
        .padding = { 2, 12, 2, 2 }, // room for the focus ring and the scroll bar
        .gap = 8,
    };
}

static void build_title(struct ui *ui, const char *title, const char *hint)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .align = UI_CENTRE });
    ui_text(ui, UI_LABEL, ui_upper(ui, title));
    ui_spacer(ui);
    ui_text(ui, UI_SMALL, hint);
    ui_close(ui);
}

static void build_replies(
        struct desk *desk, struct ui *ui, const struct scenario *model, const struct offer *offer)
{
    build_title(
            ui, tr("Your answer"), ui_format(ui, tr("1–%u chooses, Enter sends"), offer->count));
    ui_open(ui, scroll_box(ui, "replies-page", false));
    ui_open_group(
            ui, UI_ROLE_RADIO_GROUP, "replies", tr("Your answer"), (struct ui_box) { .gap = 8 });
    for (uint32_t i = 0; i < offer->count; i++) {
        const struct wording *wording = &model->wordings[offer->slots[i].wording];
        ui_option(ui,
                (struct ui_option) { .id = "reply",
                        .number = i,
                        .digit = (int)i + 1,
                        .text = scenario_text(model, wording->say),
                        .selected = (int)i == desk->chosen });
    }
    ui_close(ui);
    ui_close(ui);
    if (desk->chosen >= 0) {
        ui_open(ui, (struct ui_box) { .flow = UI_ROW, .justify = UI_PACK_END });
        ui_button(ui,
                (struct ui_button) {
                        .id = "say", .label = tr("Say this  (Enter)"), .kind = UI_PILL_STRONG });
        ui_close(ui);
    }
}

/* ---- composing ---- */

static int part_place(const struct contact_state *at, uint32_t slot)
{
    for (uint32_t i = 0; i < at->part_count; i++) {
        if (at->parts[i] == slot) {
            return (int)i + 1;
        }
    }
    return 0;
}

static void build_part(struct ui *ui, const struct scenario *model, const struct contact_state *at,
        const struct offered_slot *offered, uint32_t number)
{
    int place = part_place(at, offered->slot);
    ui_open_control(ui,
            (struct ui_control) { .id = "part",
                    .number = number,
                    .role = UI_ROLE_CHECKBOX,
                    .checked = place > 0 },
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 10,
                    .padding = UI_SIDES(8, 12),
                    .radius = UI_CARD_RADIUS,
                    .fill = place > 0 ? UI_BRAND2 : UI_PAPER,
                    .border = place > 0 ? UI_BRAND : UI_LINE });
    ui_text_with(ui,
            (struct ui_text) {
                    .type = UI_STRONG, .colour = place > 0 ? UI_BRAND : UI_INK3, .width = 22 },
            place > 0 ? ui_format(ui, "%d", place) : "+");
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 },
            scenario_text(model, model->wordings[offered->wording].say));
    ui_close(ui);
}

static void build_section(struct ui *ui, const struct scenario *model,
        const struct contact_state *at, const struct offer *offer, uint32_t section)
{
    const struct section *own = &model->sections[section];
    const char *label = scenario_text(model, own->label);
    ui_text(ui, UI_LABEL, own->optional ? ui_format(ui, tr("%s (if you want)"), label) : label);
    ui_open_group(ui, UI_ROLE_LIST, ui_format(ui, "section-%u", section), label,
            (struct ui_box) { .gap = 6 });
    for (uint32_t i = 0; i < offer->count; i++) {
        if (model->slot_rests[offer->slots[i].slot].section == section) {
            build_part(ui, model, at, &offer->slots[i], i);
        }
    }
    ui_close(ui);
}

static void build_compose(struct desk *desk, struct ui *ui, const struct scenario *model,
        const struct contact_state *at, const struct offer *offer)
{
    struct range sections = turn_compose(model, &model->turns[offer->turn]).sections;
    build_title(ui, tr("Your e-mail"), tr("The parts stand in the order in which you choose them"));
    ui_open(ui, scroll_box(ui, "compose-page", true));
    for (uint32_t i = sections.first; i < sections.first + sections.count; i++) {
        build_section(ui, model, at, offer, i);
    }
    ui_close(ui);
    ui_open(ui,
            (struct ui_box) {
                    .flow = UI_ROW, .justify = UI_PACK_END, .align = UI_CENTRE, .gap = 12 });
    ui_text(ui, UI_SMALL, ui_format(ui, tr("%u of %u parts"), at->part_count, sections.count));
    ui_button(ui,
            (struct ui_button) { .id = "send",
                    .label = tr("Send  (Ctrl+Enter)"),
                    .kind = UI_PILL_STRONG,
                    .shortcut = { UI_KEY_ENTER, UI_CTRL } });
    ui_close(ui);
    (void)desk;
}

static const char *nothing_to_say(
        const struct desk *desk, const struct contact_state *at, uint8_t channel)
{
    if (at->phase == CONTACT_QUEUED) {
        return tr("You are reading along. Answer the contact to say something.");
    }
    if (at->phase == CONTACT_CLOSED) {
        return tr("This conversation is done.");
    }
    if (at->hold_until != TIME_NONE) {
        return tr("The caller is on hold. You can look things up and answer written contacts.");
    }
    bool line = channel != CHANNEL_PHONE && desk->session->state.head->phone_scenario != INDEX_NONE;
    return line ? tr("You have somebody on the line: you can read here, not answer.")
                : tr("The customer is writing. Meanwhile you can do something else.");
}

void desk_build_answer(struct desk *desk, struct ui *ui)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    struct contact_state *at = NULL;
    const struct contact *front = desk_front(desk, &scenario, &contact, &at);
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    struct offer offer;
    shift_offer(&desk->session->state, scenario, contact, &offer);
    bool held = at->hold_until != TIME_NONE;

    ui_open(ui, answer_box(ui));
    if (offer.turn == INDEX_NONE || held) {
        ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .colour = UI_INK2 },
                nothing_to_say(desk, at, front->channel));
    } else if ((model->turns[offer.turn].flags & TURN_COMPOSE) != 0) {
        build_compose(desk, ui, model, at, &offer);
    } else {
        if (desk->chosen_turn != offer.turn) {
            desk->chosen = -1;
            desk->chosen_turn = offer.turn;
        }
        build_replies(desk, ui, model, &offer);
    }
    ui_close(ui);
}

/* ---- wrapping up ---- */

static void start_wrap(struct desk *desk, uint32_t scenario, uint32_t contact)
{
    if (desk->wrap.scenario == scenario && desk->wrap.contact == contact) {
        return;
    }
    desk->wrap.scenario = scenario;
    desk->wrap.contact = contact;
    for (int i = 0; i < WRAP_FIELD_MAX; i++) {
        desk->wrap.codes[i] = INDEX_NONE;
    }
}

void desk_build_wrap_up(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t contact)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    struct range fields = model->contacts[contact].wrap_fields;
    start_wrap(desk, scenario, contact);
    ui_open(ui, answer_box(ui));
    build_title(ui, tr("Wrap up"), tr("Write down what really happened; “not done” is fine"));
    ui_open(ui, scroll_box(ui, "wrap-page", false));
    for (uint32_t i = 0; i < fields.count; i++) {
        const struct wrap_field *field = &model->wrap_fields[fields.first + i];
        uint32_t code = desk->wrap.codes[i];
        const char *label = scenario_text(model, field->label);
        const char *value =
                code == INDEX_NONE ? tr("Choose…") : scenario_text(model, model->codes[code].label);
        ui_open(ui,
                (struct ui_box) {
                        .flow = UI_ROW, .align = UI_CENTRE, .gap = 12, .row_below = 560 });
        ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .width = 150 }, label);
        ui_button(ui,
                (struct ui_button) { .id = "wrap-field",
                        .number = i,
                        .label = value,
                        .name = ui_format(ui, "%s: %s", label, value),
                        .kind = UI_BUTTON_CHOICE,
                        .grow = 1 });
        ui_close(ui);
    }
    ui_close(ui);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .justify = UI_PACK_END });
    ui_button(ui,
            (struct ui_button) { .id = "wrap",
                    .label = tr("Wrap up"),
                    .kind = UI_BUTTON_PRIMARY,
                    .shortcut = { UI_KEY_ENTER, UI_CTRL } });
    ui_close(ui);
    ui_close(ui);
}

/* ---- messages ---- */

static void say_chosen(struct desk *desk, int number, bool by_key)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    struct contact_state *at = NULL;
    struct offer offer;
    if (desk_front(desk, &scenario, &contact, &at) == NULL) {
        return;
    }
    shift_offer(&desk->session->state, scenario, contact, &offer);
    if (offer.turn == INDEX_NONE || number < 0 || (uint32_t)number >= offer.count) {
        return;
    }
    struct action reply = {
        .kind = ACTION_REPLY,
        .scenario = scenario,
        .contact = contact,
        .turn = offer.turn,
        .slot = offer.slots[number].slot,
    };
    desk->chosen = -1;
    desk_act(desk, &reply, by_key);
}

static void toggle_part(struct desk *desk, int64_t number, bool by_key)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    struct contact_state *at = NULL;
    struct offer offer;
    if (desk_front(desk, &scenario, &contact, &at) == NULL) {
        return;
    }
    shift_offer(&desk->session->state, scenario, contact, &offer);
    if (offer.turn == INDEX_NONE || (uint64_t)number >= offer.count) {
        return;
    }
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    uint32_t slot = offer.slots[number].slot;
    struct action action = {
        .kind = ACTION_UNPART, .scenario = scenario, .contact = contact, .turn = offer.turn
    };
    bool chosen = part_place(at, slot) > 0;
    // Another part of the same section gives way: one may change one's mind.
    for (uint32_t i = 0; i < at->part_count; i++) {
        if (model->slot_rests[at->parts[i]].section == model->slot_rests[slot].section) {
            action.slot = at->parts[i];
            desk_act(desk, &action, by_key);
            break;
        }
    }
    if (!chosen) {
        action.kind = ACTION_PART;
        action.slot = slot;
        desk_act(desk, &action, by_key);
    }
}

static void send_mail(struct desk *desk, bool by_key)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    struct contact_state *at = NULL;
    if (desk_front(desk, &scenario, &contact, &at) != NULL) {
        struct action send = {
            .kind = ACTION_SEND, .scenario = scenario, .contact = contact, .turn = at->turn
        };
        desk_act(desk, &send, by_key);
    }
}

static void wrap_up(struct desk *desk, bool by_key)
{
    struct action wrap = {
        .kind = ACTION_WRAP, .scenario = desk->wrap.scenario, .contact = desk->wrap.contact
    };
    for (int i = 0; i < WRAP_FIELD_MAX; i++) {
        wrap.codes[i] = desk->wrap.codes[i];
    }
    if (desk_act(desk, &wrap, by_key)) {
        desk->wrap.scenario = INDEX_NONE;
    }
}

static bool is(const struct ui_message *message, const char *id)
{
    return message->id == ui_id(id);
}

static bool handle_pressed(struct desk *desk, const struct ui_message *message)
{
    if (is(message, "say")) {
        say_chosen(desk, desk->chosen, message->by_key);
    } else if (is(message, "part")) {
        toggle_part(desk, message->number, message->by_key);
    } else if (is(message, "send")) {
        send_mail(desk, message->by_key);
    } else if (is(message, "wrap-field")) {
        desk->wrap_field = (uint32_t)message->number;
        desk->dialog = DIALOG_CODES;
    } else if (is(message, "wrap")) {
        wrap_up(desk, message->by_key);
    } else {
        return false;
    }
    return true;
}

bool desk_handle_answer(struct desk *desk, const struct ui_message *message)
{
    if (message->kind == UI_PRESSED || message->kind == UI_TOGGLED) {
        return handle_pressed(desk, message);
    }
    if (ui_message_is(message, UI_SELECTED, "reply")) {
        desk->chosen = (int)message->number;
        return true;
    }
    if (ui_message_is(message, UI_SUBMITTED, "reply")) {
        say_chosen(desk, (int)message->number, message->by_key);
        return true;
    }
    return false;
}
