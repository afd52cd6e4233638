// SPDX-License-Identifier: GPL-3.0-or-later
// The desk playing by itself: a script line by line, first aimed at and then done, so that one can
// follow.
#include <stdlib.h>
#include <string.h>

#include "game/screens/candidate/desk_inner.h"
#include "game/shift/action_text.h"

// The line at the head of the script; false at its end.
static bool next_line(struct desk *desk, struct buffer *line)
{
    while (desk->script != NULL && *desk->script != '\0') {
        size_t size = strcspn(desk->script, "\n");
        bool empty = size == 0 || desk->script[0] == '#';
        if (!empty) {
            buffer_add_bytes(line, desk->script, size);
            return true;
        }
        desk->script += size + (desk->script[size] == '\n');
        desk->script_line++;
    }
    return false;
}

static void drop_line(struct desk *desk)
{
    size_t size = strcspn(desk->script, "\n");
    desk->script += size + (desk->script[size] == '\n');
    desk->script_line++;
}

void desk_aim(struct desk *desk, const struct action *action)
{
    if (action->kind == ACTION_REPLY) {
        struct offer offer;
        shift_offer(&desk->session->state, action->scenario, action->contact, &offer);
        for (uint32_t i = 0; i < offer.count; i++) {
            if (offer.slots[i].slot == action->slot) {
                desk->chosen = (int)i;
                desk->chosen_turn = offer.turn;
            }
        }
    } else if (action->kind == ACTION_OPEN || action->kind == ACTION_PIN) {
        desk->system = state_scenario(&desk->session->state, action->scenario)
                               ->records[action->item]
                               .system;
        desk->record_open = action->kind == ACTION_PIN;
    } else if (action->kind == ACTION_ACT) {
        const struct scenario *model = state_scenario(&desk->session->state, action->scenario);
        desk->record = (struct plan_alias) { action->scenario, model->acts[action->item].record };
        desk->system = model->records[desk->record.record].system;
        desk->record_open = true;
    } else if (action->kind == ACTION_SEARCH) {
        desk->system = action->item;
        desk->record_open = false;
    } else if (action->kind == ACTION_WRAP) {
        desk->wrap.scenario = action->scenario;
        desk->wrap.contact = action->contact;
        memcpy(desk->wrap.codes, action->codes, sizeof(desk->wrap.codes));
    }
}

static void perform(struct desk *desk, const struct action *action)
{
    desk->chosen = -1;
    if (desk_act(desk, action, false) && action->kind == ACTION_OPEN) {
        desk->record = (struct plan_alias) { action->scenario, action->item };
        desk->record_open = true;
    }
}

bool desk_step(void *self, struct navigator *navigator)
{
    struct desk *desk = self;
    desk->navigator = navigator;
    struct buffer line = { 0 };
    if (!next_line(desk, &line)) {
        buffer_finish(&line);
        if (session_over(desk->session)) {
            desk->ended(desk->context, navigator, desk->session);
        }
        return false;
    }

    struct action action;
    bool read = action_read(buffer_text(&line), desk->session->plan, &desk->session->arena, &action,
            "demo", desk->script_line + 1, &navigator_world(navigator)->diags);
    buffer_finish(&line);
    if (!read) {
        desk->dialog = DIALOG_TROUBLE;
        desk->script = NULL;
        return false;
    }
    desk->script_aims = !desk->script_aims;
    if (desk->script_aims) {
        desk_aim(desk, &action);
    } else {
        perform(desk, &action);
        drop_line(desk);
    }
    ui_touch(navigator_ui(navigator));
    return true;
}
