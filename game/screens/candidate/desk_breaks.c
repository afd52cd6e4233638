// SPDX-License-Identifier: GPL-3.0-or-later
// Breaks: who was promised them is reminded of one wherever a contact came to its end.
#include "game/screens/candidate/desk_inner.h"
#include "game/shift/shift.h"

size_t desk_count_closed(const struct desk *desk)
{
    const struct shift_state *state = &desk->session->state;
    size_t count = 0;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        for (uint32_t c = 0; c < state_scenario(state, s)->contact_count; c++) {
            count += state_contact(state, s, c)->phase == CONTACT_CLOSED;
        }
    }
    return count;
}

static bool can_pause(const struct desk *desk)
{
    const struct action pause = { .kind = ACTION_PAUSE };
    struct shift_event event;
    return shift_decide(&desk->session->state, &pause, &event) == REFUSED_NOT;
}

void desk_remind_break(struct desk *desk, size_t closed_before)
{
    desk->reminds = desk->breaks && !session_over(desk->session) &&
            desk_count_closed(desk) > closed_before && can_pause(desk);
}

void desk_build_break(const struct desk *desk, struct ui *ui)
{
    if (!desk->reminds) {
        return;
    }
    ui_open(ui,
            (struct ui_box) { .flow = UI_WRAP,
                    .gap = 12,
                    .line_gap = 6,
                    .align = UI_CENTRE,
                    .padding = UI_SIDES(8, 18),
                    .fill = UI_BRAND2,
                    .role = UI_ROLE_STATUS });
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 },
            tr("This one is done. A break is possible now; the clock stands still."));
    ui_button(ui,
            (struct ui_button) { .id = "pause",
                    .number = 1,
                    .label = tr("Take a break"),
                    .kind = UI_PILL_LINED });
    ui_button(ui,
            (struct ui_button) { .id = "no-break", .label = tr("Not now"), .kind = UI_PILL_LINED });
    ui_close(ui);
}

bool desk_handle_break(struct desk *desk, const struct ui_message *message)
{
    bool declined = ui_message_is(message, UI_PRESSED, "no-break");
    desk->reminds = desk->reminds && !declined;
    return declined;
}
