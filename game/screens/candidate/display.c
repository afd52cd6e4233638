// SPDX-License-Identifier: GPL-3.0-or-later
// Display settings, with a piece of the desk beside them to see what they do.
#include "game/locale/locale.h"
#include "game/screens/candidate/screens.h"
#include "game/ui/widget.h"

static const int SCALES[] = { 100, 125, 150, 175, 200 };

enum { SCALE_COUNT = sizeof(SCALES) / sizeof(SCALES[0]) };

static void build_scales(const struct display_settings *display, struct ui *ui)
{
    ui_text(ui, UI_STRONG, tr("Size of the text"));
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "scales", tr("Size of the text"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    for (int i = 0; i < SCALE_COUNT; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "scale",
                        .number = SCALES[i],
                        .label = ui_format(ui, "%d%%", SCALES[i]),
                        .kind = UI_PILL_LINED,
                        .selected = display->scale == SCALES[i] });
    }
    ui_close(ui);
}

static void build_switch(
        struct ui *ui, const char *id, const char *label, const char *what, bool on)
{
    ui_open(ui, (struct ui_box) { .gap = 0 });
    ui_checkbox(ui, (struct ui_checkbox) { .id = id, .label = label, .checked = on });
    ui_open(ui, (struct ui_box) { .padding = { 0, 0, 0, 31 } });
    ui_text(ui, UI_SMALL, what);
    ui_close(ui);
    ui_close(ui);
}

static void build_settings(const struct display_settings *display, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.grow = 1;
    card.padding = UI_ALL(24);
    card.gap = 16;
    ui_open(ui, card);
    build_scales(display, ui);
    ui_divider(ui);
    build_switch(ui, "contrast", tr("High contrast"), tr("White and yellow on black."),
            display->contrast);
    build_switch(ui, "dyslexic", tr("Letters that are easier to tell apart"),
            tr("The typeface OpenDyslexic."), display->dyslexic);
    build_switch(ui, "calm", tr("Nothing moves by itself"), tr("No gliding or blinking."),
            display->calm);
    ui_close(ui);
}

static void bubble(struct ui *ui, bool mine, const char *text)
{
    ui_open(ui,
            (struct ui_box) { .self = mine ? UI_END : UI_START,
                    .max_width = 400,
                    .padding = UI_SIDES(10, 14),
                    .radius = 12,
                    .fill = mine ? UI_MINE : UI_PAPER,
                    .border = mine ? UI_MINE_LINE : UI_LINE });
    ui_text(ui, UI_BODY, text);
    ui_close(ui);
}

static void build_sample(struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .grow = 1, .gap = 10, .role = UI_ROLE_REGION, .name = tr("Sample") });
    ui_text(ui, UI_LABEL, ui_upper(ui, tr("This is how it looks")));
    bubble(ui, false, tr("Good morning, my parcel says delivered, but there is nothing here."));
    bubble(ui, true, tr("That is annoying. I am looking it up for you now."));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    ui_chip(ui, UI_TONE_GOOD, tr("✓ solved"));
    ui_chip(ui, UI_TONE_WARN, tr("waiting 0:11"));
    ui_close(ui);
    ui_text(ui, UI_SMALL, tr("Shipment 3SNK-20 417 · delivered at 14:05"));
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    (void)self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    candidate_build_bar(ui, tr("Display"), tr("Back"));
    candidate_open_page(ui, "display", 980);
    ui_text(ui, UI_WELCOME, tr("Display"));
    ui_text(ui, UI_LEAD,
            tr("Make it easy on your eyes. You can change this during the shift too, and it never "
               "counts."));
    ui_open(ui, candidate_halves(ui));
    build_settings(&navigator_world(navigator)->display, ui);
    build_sample(ui);
    ui_close(ui);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW });
    ui_button(ui,
            (struct ui_button) {
                    .id = "back", .number = 1, .label = tr("Done"), .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
    candidate_build_trouble(navigator);
    ui_close(ui);
}

static bool change(struct display_settings *display, const struct ui_message *message)
{
    if (ui_message_is(message, UI_SELECTED, "scale") ||
            ui_message_is(message, UI_SUBMITTED, "scale")) {
        display->scale = (int)message->number;
    } else if (ui_message_is(message, UI_TOGGLED, "contrast")) {
        display->contrast = !display->contrast;
    } else if (ui_message_is(message, UI_TOGGLED, "dyslexic")) {
        display->dyslexic = !display->dyslexic;
    } else if (ui_message_is(message, UI_TOGGLED, "calm")) {
        display->calm = !display->calm;
    } else {
        return false;
    }
    return true;
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    (void)self;
    if (candidate_handle_trouble(navigator, message)) {
        return;
    }
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else if (change(&navigator_world(navigator)->display, message)) {
        navigator_apply_display(navigator);
        ui_touch(navigator_ui(navigator));
    }
}

static void shown(void *self, struct navigator *navigator)
{
    (void)self;
    ui_focus(navigator_ui(navigator), "scale", navigator_world(navigator)->display.scale);
}

// It has nothing of its own: what it changes is the world's.
static void destroy(void *self)
{
    (void)self;
}

static const struct screen_class DISPLAY_SCREEN = {
    .name = "display",
    .to_candidate = true,
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void display_open(struct navigator *navigator)
{
    navigator_push(navigator, &DISPLAY_SCREEN, NULL);
}
