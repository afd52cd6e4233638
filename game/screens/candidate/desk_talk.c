// SPDX-License-Identifier: GPL-3.0-or-later
// The middle column: who it is, what was said, and below it what can be said.
#include "game/screens/candidate/desk_inner.h"

#include <string.h>

enum { BUBBLE_WIDTH = 484, WIDE_HEAD = 1100, LONG_HEAD = 1260 };

static bool of_contact(const struct happening *at, uint32_t scenario, uint32_t contact)
{
    return at->scenario == scenario && at->contact == contact;
}

// "(zucht)" is a stage direction: it stands in italics among the words.
static void words(struct ui *ui, const char *text)
{
    enum { SPANS_MAX = 16 };
    struct ui_span spans[SPANS_MAX];
    size_t count = 0;
    while (*text != '\0' && count + 2 < SPANS_MAX) {
        const char *open = strchr(text, '(');
        const char *close = open != NULL ? strchr(open, ')') : NULL;
        bool stage = close != NULL && close - open < 40;
        size_t plain = stage ? (size_t)(open - text) : strlen(text);
        if (plain > 0) {
            spans[count++] = (struct ui_span) { .text = ui_format(ui, "%.*s", (int)plain, text) };
        }
        text += plain;
        if (stage) {
            int size = (int)(close - open) + 1;
            spans[count++] =
                    (struct ui_span) { .text = ui_format(ui, "%.*s", size, open), .italic = true };
            text = close + 1;
        }
    }
    if (*text != '\0') {
        spans[count++] = (struct ui_span) { .text = text };
    }
    ui_spans(ui, (struct ui_text) { .type = UI_BODY }, spans, count);
}

static void bubble(struct ui *ui, const char *who, const char *text, bool mine)
{
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(10, 14),
                    .radius = UI_CARD_RADIUS + 2,
                    .max_width = BUBBLE_WIDTH,
                    .self = mine ? UI_END : UI_START,
                    .fill = mine ? UI_MINE : UI_PAPER,
                    .border = mine ? UI_MINE_LINE : UI_LINE,
                    .role = UI_ROLE_LIST_ITEM,
                    .name = who });
    words(ui, text);
    ui_close(ui);
}

static void aside(struct ui *ui, const char *text)
{
    ui_text_with(
            ui, (struct ui_text) { .type = UI_SMALL, .align = UI_CENTRE, .colour = UI_INK2 }, text);
}

static void advice(struct ui *ui, const char *text)
{
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(10, 14),
                    .radius = UI_CARD_RADIUS,
                    .gap = 2,
                    .fill = UI_GOOD2,
                    .role = UI_ROLE_LIST_ITEM,
                    .name = tr("Team coach") });
    ui_text_with(ui, (struct ui_text) { .type = UI_LABEL, .colour = UI_GOOD }, tr("Team coach"));
    ui_text(ui, UI_BODY, text);
    ui_close(ui);
}

static const char *ended_words(uint8_t outcome)
{
    return outcome == OUTCOME_ABANDONED ? tr("The customer has gone.")
                                        : tr("The conversation has ended.");
}

// The parts of an e-mail were said at one go: they stand as one letter.
static void build_letter(
        struct desk *desk, struct ui *ui, const struct scenario *model, size_t *first)
{
    const struct session *session = desk->session;
    const struct happening *at = &session->happenings.items[*first];
    struct buffer letter = { 0 };
    for (; *first < session->happenings.count; (*first)++) {
        const struct happening *part = &session->happenings.items[*first];
        if (part->kind != HAPPENED_CANDIDATE_SAID || part->turn != at->turn ||
                part->scenario != at->scenario) {
            break;
        }
        buffer_add(&letter, letter.size > 0 ? "\n\n" : "");
        buffer_add(&letter, scenario_text(model, part->text));
    }
    (*first)--;
    bubble(ui, tr("You"), buffer_text(&letter), true);
    buffer_finish(&letter);
}

static void build_line(struct ui *ui, const struct scenario *model, const struct happening *at,
        const char *customer)
{
    switch (at->kind) {
    case HAPPENED_CUSTOMER_SAID:
    case HAPPENED_NUDGE:
        bubble(ui, customer, scenario_text(model, at->text), false);
        break;
    case HAPPENED_CANDIDATE_SAID:
        bubble(ui, tr("You"), scenario_text(model, at->text), true);
        break;
    case HAPPENED_ADVISED:
        advice(ui, scenario_text(model, at->text));
        break;
    case HAPPENED_HELD:
        aside(ui,
                ui_format(ui, tr("On hold. You promised to be back in %s."),
                        desk_length(ui, at->value)));
        break;
    case HAPPENED_RESUMED:
        aside(ui, tr("You are back on the line."));
        break;
    case HAPPENED_ENDED:
        if (at->text != INDEX_NONE) {
            bubble(ui, customer, scenario_text(model, at->text), false);
        }
        aside(ui, ended_words((uint8_t)at->value));
        break;
    default:
        break;
    }
}

static size_t count_lines(const struct desk *desk, uint32_t scenario, uint32_t contact)
{
    size_t count = 0;
    for (size_t i = 0; i < desk->session->happenings.count; i++) {
        const struct happening *at = &desk->session->happenings.items[i];
        bool said = at->kind == HAPPENED_CUSTOMER_SAID || at->kind == HAPPENED_CANDIDATE_SAID;
        count += said && of_contact(at, scenario, contact);
    }
    return count;
}

static void build_lines(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t contact)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    const char *customer =
            scenario_text(model, model->customers[model->contacts[contact].with].name);
    ui_open(ui,
            (struct ui_box) { .id = "talk",
                    .scroll = true,
                    .follow = count_lines(desk, scenario, contact) >
                            1, // a first letter is read from its top
                    .grow = 1,
                    .min_height = 96,
                    .padding = UI_SIDES(16, 20),
                    .gap = 10,
                    .role = UI_ROLE_LIST,
                    .name = tr("Conversation") });
    for (size_t i = 0; i < desk->session->happenings.count; i++) {
        const struct happening *at = &desk->session->happenings.items[i];
        if (!of_contact(at, scenario, contact)) {
            continue;
        }
        bool letter = at->kind == HAPPENED_CANDIDATE_SAID &&
                (model->turns[at->turn].flags & TURN_COMPOSE) != 0;
        if (letter) {
            build_letter(desk, ui, model, &i);
        } else {
            build_line(ui, model, at, customer);
        }
    }
    ui_close(ui);
}

// `brief` leaves out what the customer's record says too.
static const char *about(
        struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t contact, bool brief)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    const struct contact *at = &model->contacts[contact];
    const struct customer *customer = &model->customers[at->with];
    struct buffer line = { 0 };
    buffer_add(&line, desk_channel_name(at->channel));
    if (at->subject != INDEX_NONE) {
        buffer_add_format(&line, " · %s", scenario_text(model, at->subject));
    }
    if (customer->since != INDEX_NONE && !brief) {
        buffer_add(&line, " · ");
        buffer_add_format(&line, tr("customer since %s"), scenario_text(model, customer->since));
    }
    if (customer->place != INDEX_NONE && !brief) {
        buffer_add_format(&line, " · %s", scenario_text(model, customer->place));
    }
    const char *text = ui_format(ui, "%s", buffer_text(&line));
    buffer_finish(&line);
    return text;
}

// How long the call takes in story time: shown, never counted down, never scored.
static uint32_t call_seconds(const struct desk *desk, uint32_t scenario, uint32_t contact)
{
    for (size_t i = desk->session->happenings.count; i > 0; i--) {
        const struct happening *at = &desk->session->happenings.items[i - 1];
        if (at->kind == HAPPENED_TAKEN && of_contact(at, scenario, contact)) {
            return desk->session->state.head->now - at->time;
        }
    }
    return 0;
}

static void build_call_buttons(
        struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t contact)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    const struct contact_state *at = state_contact(&desk->session->state, scenario, contact);
    if (at->phase == CONTACT_OPEN && model->contacts[contact].channel == CHANNEL_PHONE) {
        bool held = at->hold_until != TIME_NONE;
        if (ui_logical_width(ui) >= WIDE_HEAD) {
            ui_chip(ui, UI_NEUTRAL, desk_length(ui, call_seconds(desk, scenario, contact)));
        }
        ui_button(ui,
                (struct ui_button) { .id = held ? "resume" : "hold",
                        .label = held ? tr("Return to the caller") : tr("On hold"),
                        .kind = held ? UI_PILL_STRONG : UI_PILL_LINED });
    }
    bool asks = false;
    for (uint32_t i = 0; i < model->coach_count; i++) {
        asks = asks || coach_question_available(&desk->session->state, scenario, i);
    }
    if (asks && at->taken && !session_over(desk->session)) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "coach", .label = tr("Ask the coach"), .kind = UI_PILL_LINED });
    }
    if (at->phase == CONTACT_QUEUED) {
        ui_button(ui,
                (struct ui_button) { .id = "answer",
                        .number = desk_number(scenario, contact),
                        .label = tr("Answer"),
                        .kind = UI_PILL_STRONG });
    }
}

static void build_head(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t contact)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    const char *name = scenario_text(model, model->customers[model->contacts[contact].with].name);
    bool roomy = ui_logical_width(ui) >= 720 && ui_logical_height(ui) >= 560;
    bool brief = !roomy || (ui_is_wide(ui) && ui_logical_width(ui) < LONG_HEAD);
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .padding = UI_SIDES(roomy ? 10 : 6, 20),
                    .gap = 14,
                    .align = UI_CENTRE,
                    .fill = UI_PAPER,
                    .border = UI_LINE,
                    .border_sides = UI_BOTTOM });
    if (roomy) {
        ui_avatar(ui, desk_initials(ui, name), 54);
    }
    ui_open(ui, (struct ui_box) { .grow = 1 });
    ui_text_with(ui, (struct ui_text) { .type = UI_H2, .max_lines = 1 }, name);
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = roomy ? 2 : 1 },
            about(desk, ui, scenario, contact, brief));
    ui_close(ui);
    build_call_buttons(desk, ui, scenario, contact);
    ui_close(ui);
}

static const char *ready_words(struct ui *ui)
{
    if (ui_is_wide(ui)) {
        return tr("Choose a contact on the left. The systems are on the right. "
                  "The clock moves when you do something, not while you read.");
    }
    if (ui_logical_width(ui) >= DESK_CONTACTS_BESIDE) {
        return ui_format(ui,
                tr("Choose a contact on the left. The systems are behind “%s”. "
                   "The clock moves when you do something, not while you read."),
                tr("Systems"));
    }
    return ui_format(ui,
            tr("Choose a contact behind “%s”. The systems are behind “%s”. "
               "The clock moves when you do something, not while you read."),
            tr("Contacts"), tr("Systems"));
}

static void build_nobody(struct desk *desk, struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .grow = 1,
                    .padding = UI_ALL(40),
                    .gap = 8,
                    .align = UI_CENTRE,
                    .justify = UI_PACK_CENTRE });
    if (session_over(desk->session)) {
        ui_text(ui, UI_H1, tr("The shift has ended"));
        ui_text_with(ui,
                (struct ui_text) { .type = UI_BODY, .align = UI_CENTRE, .colour = UI_INK2 },
                tr("Everything is kept. Go on when you are ready."));
    } else {
        ui_text(ui, UI_H1, tr("Your desk is ready"));
        ui_text_with(ui,
                (struct ui_text) { .type = UI_BODY, .align = UI_CENTRE, .colour = UI_INK2 },
                ready_words(ui));
    }
    if (ui_logical_width(ui) < DESK_CONTACTS_BESIDE && desk->dialog != DIALOG_CONTACTS) {
        desk_build_onward(desk, ui);
    }
    ui_close(ui);
}

static void build_status(struct desk *desk, struct ui *ui)
{
    if (desk->status[0] == '\0') {
        return;
    }
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(6, 20),
                    .fill = UI_WARN2,
                    .role = UI_ROLE_STATUS,
                    .name = desk->status });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK }, desk->status);
    ui_close(ui);
}

void desk_build_talk(struct desk *desk, struct ui *ui)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    struct contact_state *at = NULL;
    ui_open(ui, (struct ui_box) { .grow = 1, .role = UI_ROLE_REGION, .name = tr("Conversation") });
    if (desk_front(desk, &scenario, &contact, &at) == NULL || session_over(desk->session)) {
        build_nobody(desk, ui);
    } else {
        build_head(desk, ui, scenario, contact);
        build_lines(desk, ui, scenario, contact);
        if (at->phase == CONTACT_WRAPPING) {
            desk_build_wrap_up(desk, ui, scenario, contact);
        } else {
            desk_build_answer(desk, ui);
        }
    }
    build_status(desk, ui);
    ui_close(ui);
}
