// SPDX-License-Identifier: GPL-3.0-or-later
// How things stand, and each set by hand: moods, clock, facts, flags.
#include <stdio.h>
#include <string.h>

#include "game/locale/format.h"
#include "game/screens/trainer/preview_inner.h"
#include "game/shift/condition.h"
#include "game/shift/offer.h"

enum { CUSTOMER_SHIFT = 8, MINUTES_15 = 15 * 60, DAY = 24 * 60 * 60, AXIS_STEP = 10 };

static void build_label(struct ui *ui, const char *text)
{
    ui_gap(ui, 6);
    ui_text(ui, UI_LABEL, ui_upper(ui, text));
}

/* ---- mood ---- */

static int64_t number_of(uint32_t customer, uint32_t item)
{
    return (int64_t)customer << CUSTOMER_SHIFT | item;
}

static void build_axis(
        struct ui *ui, const struct customer_state *at, uint32_t customer, uint32_t axis)
{
    int least = axis == AXIS_PLEASANTNESS ? -100 : 0;
    const char *name = preview_axis_name((int)axis);
    const char *value = ui_format(ui, "%d", at->mood[axis]);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_CENTRE });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK, .width = 96 }, name);
    ui_open(ui, (struct ui_box) { .grow = 1 });
    ui_progress(ui,
            (struct ui_progress) { .name = name,
                    .value = value,
                    .done = at->mood[axis] - least,
                    .of = 100 - least });
    ui_close(ui);
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .width = 34, .align = UI_END }, value);
    ui_button(ui,
            (struct ui_button) { .id = "pv-less",
                    .number = number_of(customer, axis),
                    .label = "−",
                    .name = ui_format(ui, tr("%s less"), name),
                    .kind = UI_PILL_LINED });
    ui_button(ui,
            (struct ui_button) { .id = "pv-more",
                    .number = number_of(customer, axis),
                    .label = "+",
                    .name = ui_format(ui, tr("%s more"), name),
                    .kind = UI_PILL_LINED });
    ui_close(ui);
}

static void build_moods(struct preview *preview, struct ui *ui, uint32_t customer)
{
    const struct rules *rules = preview_state(preview)->plan->rules;
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 6, .line_gap = 6 });
    for (uint32_t i = 0; i < rules->mood_count; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "pv-mood",
                        .number = number_of(customer, i),
                        .label = rules->moods[i].label,
                        .kind = UI_PILL_LINED,
                        .selected = mood_is(preview_state(preview), 0, customer, i) });
    }
    ui_close(ui);
}

static const char *csat_words(struct ui *ui, int tenths)
{
    struct buffer words = { 0 };
    format_decimal(&words, format_for(locale_language()), tenths / 10.0, 1);
    const char *text = ui_format(ui, tr("Satisfaction so far: %s of 5"), buffer_text(&words));
    buffer_finish(&words);
    return text;
}

static void build_customer(struct preview *preview, struct ui *ui, uint32_t customer)
{
    const struct scenario *model = preview_model(preview);
    const struct customer_state *at = state_customer(preview_state(preview), 0, customer);
    build_label(ui,
            ui_format(ui, tr("Mood of %s"), scenario_text(model, model->customers[customer].name)));
    build_moods(preview, ui, customer);
    for (uint32_t axis = 0; axis < AXIS_COUNT; axis++) {
        build_axis(ui, at, customer, axis);
    }
    ui_text(ui, UI_SMALL, csat_words(ui, customer_csat(preview_state(preview), 0, customer)));
}

/* ---- clock ---- */

static void build_clock(struct preview *preview, struct ui *ui)
{
    static const int STEPS[] = { -4, -1, 1, 4 };
    static const char *const LABELS[] = { TR_MARK("−1 hour"), TR_MARK("−15 min"),
        TR_MARK("+15 min"), TR_MARK("+1 hour") };
    uint32_t now = preview_state(preview)->head->now;
    build_label(ui, ui_format(ui, tr("Clock · %02u:%02u"), now / 3600, now / 60 % 60));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 6, .line_gap = 6, .align = UI_CENTRE });
    for (size_t i = 0; i < sizeof(STEPS) / sizeof(STEPS[0]); i++) {
        ui_button(ui,
                (struct ui_button) { .id = "pv-clock",
                        .number = STEPS[i],
                        .label = tr(LABELS[i]),
                        .kind = UI_PILL_LINED });
    }
    ui_field(ui,
            (struct ui_field) { .id = "pv-time",
                    .name = tr("Another time"),
                    .placeholder = "10:15",
                    .width = 76,
                    .max_bytes = 5 });
    ui_close(ui);
}

/* ---- facts and flags ---- */

static void build_facts(struct preview *preview, struct ui *ui)
{
    const struct scenario *model = preview_model(preview);
    if (model->fact_count > 0) {
        build_label(ui, tr("Facts known"));
    }
    for (uint32_t i = 0; i < model->fact_count; i++) {
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "pv-fact",
                        .number = i,
                        .label = ui_format(ui, "%s (%s)",
                                scenario_text(model, model->facts[i].label),
                                scenario_string(model, model->facts[i].id)),
                        .checked =
                                state_marked(preview_state(preview), 0, model->facts[i].known) });
    }
}

static void build_flags(struct preview *preview, struct ui *ui)
{
    const struct scenario *model = preview_model(preview);
    if (model->flag_count > 0) {
        build_label(ui, tr("Flags set"));
    }
    for (uint32_t i = 0; i < model->flag_count; i++) {
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "pv-flag",
                        .number = i,
                        .label = scenario_string(model, model->flags[i].id),
                        .checked = state_marked(preview_state(preview), 0, model->flags[i].mark) });
    }
}

static uint32_t customer_in_front(const struct preview *preview)
{
    uint32_t contact = INDEX_NONE;
    (void)preview_story_turn(&preview->story, &contact);
    return contact != INDEX_NONE ? preview_model(preview)->contacts[contact].with : 0;
}

void preview_build_state(struct preview *preview, struct ui *ui)
{
    uint32_t front = customer_in_front(preview);
    build_customer(preview, ui, front);
    build_facts(preview, ui);
    build_flags(preview, ui);
    build_clock(preview, ui);
    for (uint32_t i = 0; i < preview_model(preview)->customer_count; i++) {
        if (i != front) {
            build_customer(preview, ui, i);
        }
    }
}

/* ---- messages ---- */

static void set(struct preview *preview, const char *verb, const char *what, const char *whom)
{
    struct buffer text = { 0 };
    buffer_add_format(&text, "%s %s", verb, what);
    if (whom != NULL) {
        buffer_add_format(&text, " of %s", whom);
    }
    preview_set(preview, buffer_text(&text));
    buffer_finish(&text);
}

static const char *customer_id(const struct preview *preview, int64_t number)
{
    const struct scenario *model = preview_model(preview);
    return scenario_string(model, model->customers[number >> CUSTOMER_SHIFT].id);
}

static void set_axis(struct preview *preview, int64_t number, int by)
{
    uint32_t customer = (uint32_t)(number >> CUSTOMER_SHIFT);
    int axis = (int)(number & ((1 << CUSTOMER_SHIFT) - 1));
    int value = state_customer(preview_state(preview), 0, customer)->mood[axis] + by;
    int least = axis == AXIS_PLEASANTNESS ? -100 : 0;
    value = value < least ? least : value > 100 ? 100 : value;
    char text[16];
    (void)snprintf(text, sizeof(text), "%d", value);
    set(preview, preview_steps_axis(axis), text, customer_id(preview, number));
}

static void set_clock(struct preview *preview, uint32_t seconds)
{
    char text[16];
    (void)snprintf(text, sizeof(text), "%02u:%02u", seconds / 3600 % 24, seconds / 60 % 60);
    set(preview, "clock", text, NULL);
}

static void move_clock(struct preview *preview, int64_t quarters)
{
    int64_t now = preview_state(preview)->head->now + quarters * MINUTES_15;
    set_clock(preview, (uint32_t)(now < MINUTES_15 ? MINUTES_15 : now >= DAY ? DAY - 60 : now));
}

static void type_clock(struct preview *preview)
{
    struct ui *ui = navigator_ui(preview->navigator);
    uint32_t seconds = preview_steps_time(ui_field_text(ui, "pv-time", 0));
    if (seconds == TIME_NONE) {
        preview_say(preview, tr("A time is written as 10:15."), true);
        return;
    }
    set_clock(preview, seconds);
    ui_set_field_text(ui, "pv-time", 0, "");
}

static void toggle(struct preview *preview, bool fact, uint32_t index)
{
    const struct scenario *model = preview_model(preview);
    uint32_t mark = fact ? model->facts[index].known : model->flags[index].mark;
    bool on = state_marked(preview_state(preview), 0, mark);
    const char *verb = fact ? (on ? "forget" : "know") : (on ? "clear" : "set");
    set(preview, verb,
            scenario_string(model, fact ? model->facts[index].id : model->flags[index].id), NULL);
}

bool preview_handle_state(struct preview *preview, const struct ui_message *message)
{
    if (preview->desk == NULL) {
        return false;
    }
    if (ui_message_is(message, UI_TOGGLED, "pv-fact")) {
        toggle(preview, true, (uint32_t)message->number);
    } else if (ui_message_is(message, UI_TOGGLED, "pv-flag")) {
        toggle(preview, false, (uint32_t)message->number);
    } else if (ui_message_is(message, UI_SUBMITTED, "pv-time")) {
        type_clock(preview);
    } else if (ui_message_is(message, UI_PRESSED, "pv-clock")) {
        move_clock(preview, message->number);
    } else if (ui_message_is(message, UI_PRESSED, "pv-less")) {
        set_axis(preview, message->number, -AXIS_STEP);
    } else if (ui_message_is(message, UI_PRESSED, "pv-more")) {
        set_axis(preview, message->number, AXIS_STEP);
    } else if (ui_message_is(message, UI_PRESSED, "pv-mood")) {
        const struct rules *rules = preview_state(preview)->plan->rules;
        set(preview, "mood", rules->moods[message->number & ((1 << CUSTOMER_SHIFT) - 1)].id,
                customer_id(preview, message->number));
    } else {
        return false;
    }
    return true;
}
