// SPDX-License-Identifier: GPL-3.0-or-later
// Sample screens made of every widget: for the demo window and for the tests.
#include "tests/ui/demo_inner.h"

const char *demo_screen_name(enum demo_screen screen)
{
    static const char *const NAMES[] = { "desk", "welcome", "sheet", "list" };
    return NAMES[screen];
}

void demo_build(const struct demo *demo, enum demo_screen screen, struct ui *ui)
{
    static void (*const BUILD[])(const struct demo *, struct ui *) = { demo_build_desk,
        demo_build_welcome, demo_build_sheet, demo_build_list };
    BUILD[screen](demo, ui);
}

void demo_handle(struct demo *demo, struct ui *ui, const struct ui_message *message)
{
    if (ui_message_is(message, UI_SELECTED, "reply")) {
        demo->chosen = (int)message->number;
    } else if (ui_message_is(message, UI_SELECTED, "system")) {
        demo->system = (int)message->number;
    } else if (ui_message_is(message, UI_PRESSED, "contact")) {
        demo->contact = (int)message->number;
    } else if (ui_message_is(message, UI_PRESSED, "systems")) {
        demo->drawer = true;
    } else if (ui_message_is(message, UI_PRESSED, "language")) {
        demo->menu = true;
    } else if (ui_message_is(message, UI_PRESSED, "pdf")) {
        demo->dialog = true;
    } else if (ui_message_is(message, UI_TOGGLED, "pick")) {
        demo->checked[message->number] = !demo->checked[message->number];
    } else if (ui_message_is(message, UI_PRESSED, "display")) {
        ui_set_scale(ui, ui_scale(ui) == 200 ? 100 : ui_scale(ui) + 25);
    } else if (message->kind == UI_DISMISSED || ui_message_is(message, UI_PRESSED, "cancel")) {
        demo->drawer = false;
        demo->menu = false;
        demo->dialog = false;
    }
    ui_touch(ui);
}
