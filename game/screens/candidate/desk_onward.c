// SPDX-License-Identifier: GPL-3.0-or-later
// The way on at the desk: who waits, and letting the clock leap, with a question where that costs.
#include <string.h>

#include "game/screens/candidate/desk_inner.h"

enum { LEAP_SECONDS = 600 };

// Which of the three ways on there is; NULL when something else has to be done first.
static const char *onward_id(const struct desk *desk, uint32_t *seconds)
{
    const struct shift_state *state = &desk->session->state;
    struct shift_event event;
    struct action wait = { .kind = ACTION_WAIT };
    if (session_over(desk->session)) {
        return "leave";
    }
    if (shift_nothing_left(state)) {
        return "finish";
    }
    if (shift_decide(state, &wait, &event) != REFUSED_NOT) {
        return NULL;
    }
    *seconds = event.seconds;
    return "wait";
}

static const char *onward_label(
        const struct desk *desk, struct ui *ui, const char *id, uint32_t seconds)
{
    if (strcmp(id, "leave") == 0) {
        return tr("To the end");
    }
    if (strcmp(id, "finish") == 0) {
        return tr("End the shift");
    }
    return ui_format(
            ui, tr("On to %s  (F9)"), desk_clock(ui, desk->session->state.head->now + seconds));
}

// Who waits for the candidate: who cannot wait long goes before an e-mail. NULL when nobody does.
static const struct desk_row *who_waits(const struct desk *desk, const struct desk_rows *rows)
{
    const struct shift_state *state = &desk->session->state;
    const struct desk_row *patient = NULL;
    for (size_t i = 0; i < rows->count; i++) {
        const struct desk_row *row = &rows->items[i];
        const struct contact_state *at = state_contact(state, row->scenario, row->contact);
        bool waits = at->phase != CONTACT_WRAPPING && at->answer_at == TIME_NONE;
        const struct scenario *model = state_scenario(state, row->scenario);
        if (waits && model->contacts[row->contact].channel != CHANNEL_EMAIL) {
            return row;
        }
        patient = waits && patient == NULL ? row : patient;
    }
    return patient;
}

const char *desk_who_waits(const struct desk *desk)
{
    struct desk_rows rows = { 0 };
    desk_collect_rows(desk, true, &rows);
    const struct desk_row *row = who_waits(desk, &rows);
    if (row == NULL) {
        return NULL;
    }
    const struct scenario *model = state_scenario(&desk->session->state, row->scenario);
    const struct contact *contact = &model->contacts[row->contact];
    bool patient = contact->channel == CHANNEL_EMAIL || contact->channel == CHANNEL_TEAM;
    return patient ? NULL : scenario_text(model, model->customers[contact->with].name);
}

// The clock leaps past whoever waits: who lets it leap should know.
static void build_who_waits(const struct desk *desk, struct ui *ui)
{
    struct desk_rows rows = { 0 };
    desk_collect_rows(desk, true, &rows);
    const struct desk_row *row = who_waits(desk, &rows);
    if (row != NULL) {
        const struct scenario *model = state_scenario(&desk->session->state, row->scenario);
        uint32_t with = model->contacts[row->contact].with;
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_WARN },
                ui_format(ui, tr("%s is waiting for you."),
                        scenario_text(model, model->customers[with].name)));
    }
}

void desk_build_onward(struct desk *desk, struct ui *ui)
{
    uint32_t seconds = 0;
    const char *id = onward_id(desk, &seconds);
    ui_open(ui, (struct ui_box) { .padding = UI_ALL(12), .gap = 8 });
    if (id != NULL && strcmp(id, "wait") == 0) {
        build_who_waits(desk, ui);
    }
    if (id != NULL) {
        ui_button(ui,
                (struct ui_button) { .id = id,
                        .label = onward_label(desk, ui, id, seconds),
                        .kind = strcmp(id, "wait") == 0 ? UI_BUTTON : UI_BUTTON_PRIMARY,
                        .shortcut = { UI_KEY_F1 + 8, 0 } });
    }
    if (desk->session->practice && !session_over(desk->session)) {
        ui_button(ui, (struct ui_button) { .id = "leave", .label = tr("Stop practising") });
    }
    ui_close(ui);
}

void desk_bind_onward(struct desk *desk, struct ui *ui)
{
    uint32_t seconds = 0;
    const char *id = onward_id(desk, &seconds);
    if (id != NULL) {
        ui_key_binding(ui, (struct ui_shortcut) { UI_KEY_F1 + 8, 0 }, id, 0);
    }
}

void desk_wait(struct desk *desk, bool by_key)
{
    struct action wait = { .kind = ACTION_WAIT };
    desk->skipped_from = desk->session->happenings.count;
    desk->skipped_time = desk->session->state.head->now;
    if (desk_act(desk, &wait, by_key)) {
        desk->dialog = DIALOG_SKIPPED;
    }
}

// A long leap past somebody who waits is asked about: one careless key must not cost a customer.
void desk_wait_or_ask(struct desk *desk, bool by_key)
{
    uint32_t moment = shift_next_moment(&desk->session->state);
    bool leaps = moment > desk->session->state.head->now + LEAP_SECONDS;
    if (leaps && desk_who_waits(desk) != NULL) {
        desk->dialog = DIALOG_LEAP;
    } else {
        desk_wait(desk, by_key);
    }
}
