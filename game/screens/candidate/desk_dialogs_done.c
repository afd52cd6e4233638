// SPDX-License-Identifier: GPL-3.0-or-later
// What is chosen in what lies over the desk, and what opens it.
#include "game/screens/candidate/desk_inner.h"

static void act_in_front(struct desk *desk, struct action action, bool by_key)
{
    action.scenario = desk->session->state.head->focus_scenario;
    action.contact = desk->session->state.head->focus_contact;
    desk->dialog = DIALOG_NONE;
    desk_act(desk, &action, by_key);
}

static void plan_at(struct desk *desk, const struct ui_message *message)
{
    struct action plan = {
        .kind = ACTION_PLAN,
        .scenario = desk->promise.scenario,
        .item = desk->promise.record,
        .seconds = (uint32_t)message->number,
    };
    desk->dialog = DIALOG_NONE;
    desk_act(desk, &plan, message->by_key);
}

static void pause(struct desk *desk, bool by_key)
{
    struct action pause = { .kind = ACTION_PAUSE };
    if (desk_act(desk, &pause, by_key)) {
        desk->dialog = DIALOG_PAUSE;
    }
}

static bool change_display(struct desk *desk, const struct ui_message *message)
{
    struct display_settings *display = &navigator_world(desk->navigator)->display;
    if (message->id == ui_id("scale")) {
        display->scale = (int)message->number;
    } else if (message->id == ui_id("contrast")) {
        display->contrast = !display->contrast;
    } else if (message->id == ui_id("dyslexic")) {
        display->dyslexic = !display->dyslexic;
    } else if (message->id == ui_id("calm")) {
        display->calm = !display->calm;
    } else {
        return false;
    }
    navigator_apply_display(desk->navigator);
    struct buffer text = { 0 };
    display_settings_write(&text, display);
    desk_remark(desk, buffer_text(&text));
    buffer_finish(&text);
    return true;
}

static void close_dialog(struct desk *desk)
{
    if (desk->dialog == DIALOG_TROUBLE) {
        diag_list_finish(&navigator_world(desk->navigator)->diags);
    }
    desk->dialog = DIALOG_NONE;
}

static bool handle_choice(struct desk *desk, const struct ui_message *message)
{
    if (message->id == ui_id("plan-at")) {
        plan_at(desk, message);
    } else if (message->id == ui_id("hold-for")) {
        act_in_front(desk,
                (struct action) { .kind = ACTION_HOLD, .seconds = (uint32_t)message->number },
                message->by_key);
    } else if (message->id == ui_id("wait-anyway")) {
        desk_wait(desk, message->by_key);
    } else if (message->id == ui_id("resume")) {
        act_in_front(desk, (struct action) { .kind = ACTION_RESUME }, message->by_key);
    } else if (message->id == ui_id("ask")) {
        act_in_front(desk,
                (struct action) { .kind = ACTION_CONSULT, .item = (uint32_t)message->number },
                message->by_key);
    } else if (message->id == ui_id("code")) {
        desk->wrap.codes[desk->wrap_field] = (uint32_t)message->number;
        desk->dialog = DIALOG_NONE;
    } else {
        return false;
    }
    return true;
}

bool desk_handle_dialog(struct desk *desk, const struct ui_message *message)
{
    if (message->kind == UI_DISMISSED || ui_message_is(message, UI_PRESSED, "close")) {
        close_dialog(desk);
        return true;
    }
    if (message->kind != UI_PRESSED && message->kind != UI_TOGGLED &&
            message->kind != UI_SELECTED) {
        return false;
    }
    if (change_display(desk, message) || handle_choice(desk, message)) {
        return true;
    }
    if (message->id == ui_id("hold")) {
        desk->dialog = DIALOG_HOLD;
    } else if (message->id == ui_id("coach")) {
        desk->dialog = DIALOG_COACH;
    } else if (message->id == ui_id("pause")) {
        pause(desk, message->by_key);
    } else {
        return false;
    }
    return true;
}
