// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the desk: planning, hold, the coach, help, pause, and what happened while waiting.
#include "game/report/diag_text.h"
#include "game/screens/candidate/desk_inner.h"

enum { QUARTER = 900, FIVE_MINUTES = 300 };

enum { CODES_IN_ONE = 10, CODES_BESIDE = 800, CODES_COLUMN = 340 };

static void open_dialog(struct ui *ui, const char *title, int width)
{
    ui_open_overlay(ui,
            (struct ui_overlay) {
                    .kind = UI_DIALOG, .id = "dialog", .name = title, .width = width });
    ui_text(ui, UI_H1, title);
}

static void close_button(struct ui *ui, const char *label)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .justify = UI_PACK_END });
    ui_button(ui, (struct ui_button) { .id = "close", .label = label, .kind = UI_BUTTON });
    ui_close(ui);
}

static void build_plan(struct desk *desk, struct ui *ui)
{
    const struct scenario *model = state_scenario(&desk->session->state, desk->promise.scenario);
    const struct promise_state *at =
            state_promise(&desk->session->state, desk->promise.scenario, desk->promise.record);
    uint32_t now = desk->session->state.head->now;
    open_dialog(ui, tr("When will you do this?"), 480);
    ui_text(ui, UI_BODY,
            ui_format(ui, tr("%s, promised before %s"),
                    scenario_text(model, model->promises[desk->promise.record].label),
                    desk_clock(ui, at->due)));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    // Quarters of an hour, finer in the last before it is due, and one after: being late can be
    // planned too.
    uint32_t step = QUARTER;
    for (uint32_t t = now / QUARTER * QUARTER + QUARTER; t <= at->due + QUARTER; t += step) {
        step = t + QUARTER >= at->due && t < at->due ? FIVE_MINUTES : QUARTER;
        ui_button(ui,
                (struct ui_button) { .id = "plan-at",
                        .number = t,
                        .label = desk_clock(ui, t),
                        .kind = UI_PILL_LINED,
                        .selected = at->planned == t });
    }
    if (at->due % FIVE_MINUTES != 0 && at->due > now) {
        ui_button(ui,
                (struct ui_button) { .id = "plan-at",
                        .number = at->due,
                        .label = desk_clock(ui, at->due),
                        .kind = UI_PILL_LINED,
                        .selected = at->planned == at->due });
    }
    ui_close(ui);
    close_button(ui, tr("Cancel"));
    ui_close(ui);
}

static void build_hold(struct ui *ui)
{
    static const int LENGTHS[] = { 30, 60, 120, 180, 300 };
    open_dialog(ui, tr("Put on hold"), 480);
    ui_text(ui, UI_BODY,
            tr("You tell the caller how long it takes. Meanwhile you can look things up."));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    for (size_t i = 0; i < sizeof(LENGTHS) / sizeof(LENGTHS[0]); i++) {
        ui_button(ui,
                (struct ui_button) { .id = "hold-for",
                        .number = LENGTHS[i],
                        .label = LENGTHS[i] < 60
                                ? ui_format(ui, tr("%d seconds"), LENGTHS[i])
                                : ui_format(ui,
                                          tr_plural("%ld minute", "%ld minutes", LENGTHS[i] / 60),
                                          (long)LENGTHS[i] / 60),
                        .kind = UI_BUTTON });
    }
    ui_close(ui);
    close_button(ui, tr("Cancel"));
    ui_close(ui);
}

static void build_coach(struct desk *desk, struct ui *ui)
{
    uint32_t scenario = desk->session->state.head->focus_scenario;
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    open_dialog(ui, tr("Ask the coach"), 560);
    for (uint32_t i = 0; i < model->coach_count; i++) {
        if (coach_question_available(&desk->session->state, scenario, i)) {
            ui_open_control(ui, (struct ui_control) { .id = "ask", .number = i },
                    (struct ui_box) { .padding = UI_SIDES(10, 14),
                            .radius = UI_CARD_RADIUS,
                            .border = UI_LINE,
                            .fill = UI_PAPER });
            ui_text(ui, UI_BODY, scenario_text(model, model->coach[i].ask));
            ui_close(ui);
        }
    }
    close_button(ui, tr("Cancel"));
    ui_close(ui);
}

static void help_row(struct ui *ui, const char *keys, const char *what)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 12 });
    ui_text_with(ui, (struct ui_text) { .type = UI_STRONG, .width = 140 }, keys);
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 }, what);
    ui_close(ui);
}

static void build_costs(struct desk *desk, struct ui *ui)
{
    const uint16_t *costs = desk->session->plan->rules->costs;
    ui_text(ui, UI_BODY,
            ui_format(ui,
                    tr("What it takes: an answer on the phone %u seconds, a written one %u; "
                       "opening a "
                       "record %u, again %u; searching %u; an act on a record %u; the coach %u; "
                       "wrapping "
                       "up %u."),
                    costs[COST_REPLY_PHONE], costs[COST_REPLY_WRITTEN], costs[COST_OPEN],
                    costs[COST_OPEN_AGAIN], costs[COST_SEARCH], costs[COST_RECORD_ACT],
                    costs[COST_CONSULT], costs[COST_WRAP_UP]));
}

static void build_help(struct desk *desk, struct ui *ui)
{
    open_dialog(ui, tr("What can I do here?"), 620);
    help_row(ui, tr("1 to 9, Enter"), tr("choose an answer, and say it"));
    help_row(ui, "F1 – F7", tr("customer, order, knowledge, web, planning, earlier, team"));
    help_row(ui, "Tab, Shift+Tab", tr("to the next and the previous part of the desk"));
    help_row(ui, tr("Arrows"), tr("inside a list"));
    help_row(ui, "Ctrl+N", tr("your own note"));
    help_row(ui, "Ctrl+Enter", tr("send an e-mail, or wrap up"));
    help_row(ui, "F9", tr("on to the next thing that is due"));
    help_row(ui, "F8, ?", tr("this page"));
    help_row(ui, "F11", tr("the whole screen"));
    ui_divider(ui);
    ui_text(ui, UI_BODY,
            tr("The clock moves when you do something: saying something, opening a record, "
               "searching. "
               "Reading and thinking cost nothing."));
    build_costs(desk, ui);
    close_button(ui, tr("Back to the desk"));
    ui_close(ui);
}

static void build_pause(struct ui *ui)
{
    open_dialog(ui, tr("Paused"), 480);
    ui_text(ui, UI_BODY,
            tr("The clock stands still. Everything you did is kept. You may also close the window "
               "and "
               "go on later at this same point."));
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .justify = UI_PACK_END });
    ui_button(ui,
            (struct ui_button) { .id = "close", .label = tr("Go on"), .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
    ui_close(ui);
}

static void build_skipped(struct desk *desk, struct ui *ui)
{
    open_dialog(ui,
            ui_format(ui, "%s → %s", desk_clock(ui, desk->skipped_time),
                    desk_clock(ui, desk->session->state.head->now)),
            560);
    bool any = false;
    for (size_t i = desk->skipped_from; i < desk->session->happenings.count; i++) {
        const char *line = desk_happening_line(desk, ui, &desk->session->happenings.items[i]);
        if (line != NULL) {
            ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .max_lines = 2 }, line);
            any = true;
        }
    }
    if (!any) {
        ui_text(ui, UI_BODY, tr("Nothing came in. It is time for what you planned."));
    }
    close_button(ui, tr("Back to the desk"));
    ui_close(ui);
}

static void build_leap(struct desk *desk, struct ui *ui)
{
    uint32_t moment = shift_next_moment(&desk->session->state);
    const char *who = desk_who_waits(desk);
    open_dialog(ui, tr("Somebody is waiting"), 520);
    ui_text(ui, UI_BODY,
            ui_format(ui,
                    tr("%s is waiting for your answer. Let the clock go on to %s all the same?"),
                    who != NULL ? who : "", desk_clock(ui, moment)));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12, .justify = UI_PACK_END });
    ui_button(ui,
            (struct ui_button) { .id = "wait-anyway", .label = tr("Go on"), .kind = UI_BUTTON });
    ui_button(ui,
            (struct ui_button) {
                    .id = "close", .label = tr("Back to the desk"), .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
    ui_close(ui);
}

static void build_code(struct desk *desk, struct ui *ui, const struct scenario *model, uint32_t i)
{
    bool chosen = desk->wrap.codes[desk->wrap_field] == i;
    ui_open_control(ui,
            (struct ui_control) {
                    .id = "code", .number = i, .role = UI_ROLE_LIST_ITEM, .selected = chosen },
            (struct ui_box) { .padding = UI_SIDES(6, 12),
                    .radius = UI_CARD_RADIUS,
                    .fill = chosen ? UI_BRAND2 : UI_PAPER });
    ui_text(ui, UI_BODY, scenario_text(model, model->codes[i].label));
    ui_close(ui);
}

// A long list stands in two columns where they fit: whoever chooses sees all of it.
static void build_codes(struct desk *desk, struct ui *ui)
{
    const struct scenario *model = state_scenario(&desk->session->state, desk->wrap.scenario);
    struct range fields = model->contacts[desk->wrap.contact].wrap_fields;
    const struct wrap_field *field = &model->wrap_fields[fields.first + desk->wrap_field];
    struct range codes = model->code_lists[field->list].codes;
    bool two = codes.count > CODES_IN_ONE && ui_logical_width(ui) >= CODES_BESIDE;
    uint32_t rows = two ? (codes.count + 1) / 2 : codes.count;
    open_dialog(ui, scenario_text(model, field->label), two ? CODES_BESIDE - 40 : 520);
    ui_open_group(ui, UI_ROLE_LIST, "codes", scenario_text(model, field->label),
            (struct ui_box) { .flow = UI_ROW, .gap = 16, .align = UI_START });
    for (uint32_t first = 0; first < codes.count; first += rows) {
        ui_open(ui, (struct ui_box) { .grow = 1, .width = two ? CODES_COLUMN : 0, .gap = 2 });
        for (uint32_t i = first; i < first + rows && i < codes.count; i++) {
            build_code(desk, ui, model, codes.first + i);
        }
        ui_close(ui);
    }
    ui_close(ui);
    close_button(ui, tr("Cancel"));
    ui_close(ui);
}

static void build_display(struct desk *desk, struct ui *ui)
{
    static const int SCALES[] = { 100, 125, 150, 175, 200 };
    const struct display_settings *display = &navigator_world(desk->navigator)->display;
    open_dialog(ui, tr("Display"), 520);
    ui_text(ui, UI_LABEL, tr("Size of the text"));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    for (size_t i = 0; i < sizeof(SCALES) / sizeof(SCALES[0]); i++) {
        ui_button(ui,
                (struct ui_button) { .id = "scale",
                        .number = SCALES[i],
                        .label = ui_format(ui, "%d%%", SCALES[i]),
                        .kind = UI_PILL_LINED,
                        .selected = display->scale == SCALES[i] });
    }
    ui_close(ui);
    ui_checkbox(ui,
            (struct ui_checkbox) {
                    .id = "contrast", .label = tr("High contrast"), .checked = display->contrast });
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "dyslexic",
                    .label = tr("Letters that are easier to tell apart (OpenDyslexic)"),
                    .checked = display->dyslexic });
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "calm",
                    .label = tr("Nothing moves by itself"),
                    .checked = display->calm });
    close_button(ui, tr("Back to the desk"));
    ui_close(ui);
}

static void build_trouble(struct desk *desk, struct ui *ui)
{
    struct buffer text = { 0 };
    diag_list_write(&text, &navigator_world(desk->navigator)->diags);
    open_dialog(ui, tr("This could not be written down"), 620);
    ui_text(ui, UI_BODY,
            tr("Your last action was not done, because it could not be kept. Nothing earlier is "
               "lost. "
               "Make room or ask for help, and try again."));
    ui_text(ui, UI_SMALL, buffer_text(&text));
    close_button(ui, tr("Back to the desk"));
    ui_close(ui);
    buffer_finish(&text);
}

static void build_drawer(struct desk *desk, struct ui *ui, bool systems)
{
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_DRAWER,
                    .id = "dialog",
                    .name = systems ? tr("Systems") : tr("Contacts"),
                    .width = 380 });
    close_button(ui, tr("Close"));
    if (systems) {
        desk_build_systems(desk, ui, true);
    } else {
        desk_build_contacts(desk, ui, true);
    }
    ui_close(ui);
}

void desk_build_dialog(struct desk *desk, struct ui *ui)
{
    // A window that grew wide shows the drawer's content in its own column again.
    if (desk->dialog == DIALOG_SYSTEMS && ui_is_wide(ui)) {
        desk->dialog = DIALOG_NONE;
    }
    switch (desk->dialog) {
    case DIALOG_NONE:
        break;
    case DIALOG_PLAN:
        build_plan(desk, ui);
        break;
    case DIALOG_HOLD:
        build_hold(ui);
        break;
    case DIALOG_COACH:
        build_coach(desk, ui);
        break;
    case DIALOG_HELP:
        build_help(desk, ui);
        break;
    case DIALOG_PAUSE:
        build_pause(ui);
        break;
    case DIALOG_SKIPPED:
        build_skipped(desk, ui);
        break;
    case DIALOG_LEAP:
        build_leap(desk, ui);
        break;
    case DIALOG_CONTACTS:
    case DIALOG_SYSTEMS:
        build_drawer(desk, ui, desk->dialog == DIALOG_SYSTEMS);
        break;
    case DIALOG_CODES:
        build_codes(desk, ui);
        break;
    case DIALOG_DISPLAY:
        build_display(desk, ui);
        break;
    case DIALOG_TROUBLE:
        build_trouble(desk, ui);
        break;
    }
}
