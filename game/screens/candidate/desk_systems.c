// SPDX-License-Identifier: GPL-3.0-or-later
// The right column: the seven systems, one in front; the own note and pins.
#include <string.h>

#include "game/base/mem.h"
#include "game/base/utf8.h"
#include "game/screens/candidate/desk_inner.h"

enum { RIGHT_WIDTH = 352 };

// The scenario whose desk is in front: of the contact looked at, else the first that has begun.
static uint32_t desk_scenario(const struct desk *desk)
{
    uint32_t focus = desk->session->state.head->focus_scenario;
    if (focus != INDEX_NONE) {
        return focus;
    }
    for (uint32_t s = 0; s < desk->session->plan->scenario_count; s++) {
        if (scenario_active(&desk->session->state, s)) {
            return s;
        }
    }
    return 0;
}

static struct ui_shortcut system_key(uint32_t system)
{
    return (struct ui_shortcut) { UI_KEY_F1 + (int)system, 0 };
}

static struct ui_shortcut system_digit(uint32_t system)
{
    return (struct ui_shortcut) { '1' + (int)system, UI_ALT };
}

void desk_bind_systems(struct ui *ui)
{
    for (uint32_t i = 0; i < SYSTEM_COUNT; i++) {
        ui_key_binding(ui, system_key(i), "system", i);
        ui_key_binding(ui, system_digit(i), "system", i);
    }
    ui_key_binding(ui, (struct ui_shortcut) { 'n', UI_CTRL }, "to-note", 0);
}

static void build_tabs(struct desk *desk, struct ui *ui)
{
    ui_open_group(ui, UI_ROLE_TAB_LIST, "systems", tr("Systems"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 6, .line_gap = 6 });
    for (uint32_t i = 0; i < SYSTEM_COUNT; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "system",
                        .number = i,
                        .label = desk_system_label(i),
                        .kind = UI_TAB,
                        .width = 77,
                        .selected = desk->system == i,
                        .shortcut = system_key(i),
                        .shortcut2 = system_digit(i) });
    }
    ui_close(ui);
}

static void build_row(struct desk *desk, struct ui *ui, uint32_t scenario, uint32_t index)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    const struct record *record = &model->records[index];
    bool opened = state_marked(&desk->session->state, scenario, record->opened);
    ui_open_control(ui,
            (struct ui_control) { .id = "record",
                    .number = desk_number(scenario, index),
                    .role = UI_ROLE_LIST_ITEM },
            (struct ui_box) { .padding = UI_SIDES(8, 12),
                    .radius = UI_CARD_RADIUS,
                    .border = UI_LINE,
                    .fill = UI_PAPER });
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_CENTRE });
    desk_build_marked(desk, ui, (struct ui_text) { .type = UI_STRONG, .grow = 1 },
            scenario_text(model, record->title));
    if (opened) {
        ui_text(ui, UI_SMALL, tr("read"));
    }
    ui_close(ui);
    if (record->subtitle != INDEX_NONE || record->date != INDEX_NONE) {
        const char *date = scenario_text(model, record->date);
        const char *subtitle = scenario_text(model, record->subtitle);
        desk_build_marked(desk, ui, (struct ui_text) { .type = UI_SMALL },
                ui_format(ui, "%s%s%s", date, *date != '\0' && *subtitle != '\0' ? " · " : "",
                        subtitle));
    }
    ui_close(ui);
}

static void build_search(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8, .align = UI_CENTRE });
    ui_field(ui,
            (struct ui_field) { .id = "search",
                    .name = tr("Search in this system"),
                    .placeholder = tr("Search name, number or word"),
                    .grow = 1,
                    .max_bytes = 200 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "search-now", .label = tr("Search"), .kind = UI_PILL_LINED });
    ui_close(ui);
}

static void build_list(struct desk *desk, struct ui *ui, uint32_t scenario)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    uint32_t shown = 0;
    build_search(ui);
    ui_open_group(ui, UI_ROLE_LIST, "records", desk_system_label(desk->system),
            (struct ui_box) { .gap = 6 });
    for (uint32_t i = 0; i < model->record_count; i++) {
        bool here = model->records[i].system == desk->system &&
                record_visible(&desk->session->state, scenario, i);
        if (here) {
            build_row(desk, ui, scenario, i);
            shown++;
        }
    }
    ui_close(ui);
    if (shown == 0) {
        ui_text(ui, UI_SMALL, tr("Nothing here for this customer. Searching may find more."));
    }
}

static void build_pins(struct desk *desk, struct ui *ui, uint32_t scenario)
{
    const struct scenario *model = state_scenario(&desk->session->state, scenario);
    for (size_t i = 0; i < desk->session->pins.count; i++) {
        const struct session_pin *pin = &desk->session->pins.items[i];
        if (pin->scenario != scenario) {
            continue;
        }
        const struct field *field =
                &model->fields[model->records[pin->record].fields.first + pin->field];
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_INK },
                ui_format(ui, "⚲ %s: %s", scenario_text(model, field->name),
                        scenario_text(model, field->value)));
    }
}

static void build_note(struct desk *desk, struct ui *ui, uint32_t scenario)
{
    if (desk->session->state.head->focus_scenario == INDEX_NONE) {
        return;
    }
    ui_open(ui,
            (struct ui_box) { .padding = UI_ALL(14),
                    .gap = 8,
                    .radius = UI_CARD_RADIUS,
                    .fill = UI_WASH,
                    .border = UI_LINE });
    ui_text(ui, UI_LABEL, ui_upper(ui, tr("Own note")));
    build_pins(desk, ui, scenario);
    ui_field(ui,
            (struct ui_field) { .id = "note",
                    .name = tr("Own note"),
                    .placeholder = tr("For yourself; it is kept with this conversation"),
                    .lines = 2,
                    .max_bytes = ACTION_TEXT_MAX,
                    .plain = true });
    ui_close(ui);
    ui_key_binding(ui, (struct ui_shortcut) { 'n', UI_CTRL }, "to-note", 0);
}

void desk_build_systems(struct desk *desk, struct ui *ui, bool drawer)
{
    uint32_t scenario = desk_scenario(desk);
    ui_open(ui,
            (struct ui_box) { .width = drawer ? 0 : RIGHT_WIDTH,
                    .fill = UI_PAPER,
                    .border = drawer ? UI_NO_COLOUR : UI_LINE,
                    .border_sides = UI_LEFT,
                    .role = UI_ROLE_REGION,
                    .name = tr("Systems") });
    ui_open(ui,
            (struct ui_box) {
                    .padding = drawer ? UI_ALL(0) : (struct ui_edges) { 12, 12, 8, 12 } });
    build_tabs(desk, ui);
    ui_close(ui);
    ui_open(ui,
            (struct ui_box) { .id = drawer ? NULL : "systems-page",
                    .scroll = !drawer,
                    .grow = 1,
                    .padding = drawer ? UI_SIDES(12, 0) : (struct ui_edges) { 8, 18, 16, 18 },
                    .gap = 10 });
    bool record = desk->record_open && desk->record.scenario == scenario &&
            record_visible(&desk->session->state, scenario, desk->record.record);
    if (record) {
        desk_build_record(desk, ui, scenario, desk->record.record);
    } else {
        ui_text(ui, UI_H2, desk_system_label(desk->system));
        build_list(desk, ui, scenario);
    }
    build_note(desk, ui, scenario);
    ui_close(ui);
    ui_close(ui);
}

/* ---- messages ---- */

static void open_record(struct desk *desk, const struct ui_message *message)
{
    struct action open = {
        .kind = ACTION_OPEN,
        .scenario = desk_number_scenario(message->number),
        .item = desk_number_item(message->number),
    };
    if (desk_act(desk, &open, message->by_key)) {
        desk->record_open = true;
        desk->record = (struct plan_alias) { open.scenario, open.item };
        ui_scroll_to_start(navigator_ui(desk->navigator), "systems-page", 0);
        ui_focus(navigator_ui(desk->navigator), "back", 0);
    }
}

static void search(struct desk *desk, bool by_key)
{
    struct ui *ui = navigator_ui(desk->navigator);
    struct action search = {
        .kind = ACTION_SEARCH,
        .scenario = desk_scenario(desk),
        .item = desk->system,
        .text = ui_field_text(ui, "search", 0),
    };
    size_t before = desk->session->happenings.count;
    if (!desk_act(desk, &search, by_key)) {
        return;
    }
    mem_free(desk->searched);
    desk->searched = mem_copy_text(search.text);
    desk->searched_in = desk->system;
    for (size_t i = before; i < desk->session->happenings.count; i++) {
        const struct happening *at = &desk->session->happenings.items[i];
        if (at->kind == HAPPENED_SEARCHED) {
            desk_say(desk,
                    at->value > 0 ? tr("Something was found; it stands in the list.")
                                  : tr("Nothing new was found."));
        }
    }
}

static void do_act(struct desk *desk, const struct ui_message *message)
{
    struct action act = {
        .kind = ACTION_ACT,
        .scenario = desk_number_scenario(message->number),
        .item = desk_number_item(message->number),
    };
    desk_act(desk, &act, message->by_key);
}

static void pin(struct desk *desk, const struct ui_message *message)
{
    struct action pin = {
        .kind = ACTION_PIN,
        .scenario = desk->record.scenario,
        .item = desk->record.record,
        .field = (uint32_t)message->number,
    };
    desk_act(desk, &pin, message->by_key);
}

void desk_show_systems(struct desk *desk)
{
    // Another choice in the open drawer leaves the focus where it is.
    if (desk->dialog != DIALOG_SYSTEMS) {
        ui_focus(navigator_ui(desk->navigator), "system", desk->system);
    }
    desk->dialog = DIALOG_SYSTEMS;
}

static void choose_system(struct desk *desk, const struct ui_message *message)
{
    desk->system = (uint32_t)message->number;
    desk->record_open = false;
    if (!ui_is_wide(navigator_ui(desk->navigator))) {
        desk_show_systems(desk);
    }
}

static void to_note(struct desk *desk)
{
    struct ui *ui = navigator_ui(desk->navigator);
    if (!ui_is_wide(ui)) {
        desk->dialog = DIALOG_SYSTEMS;
    }
    ui_focus(ui, "note", 0);
}

bool desk_handle_systems(struct desk *desk, const struct ui_message *message)
{
    if (message->id == ui_id("system")) {
        choose_system(desk, message);
    } else if (message->kind == UI_SUBMITTED && message->id == ui_id("search")) {
        search(desk, message->by_key);
    } else if (message->kind == UI_SUBMITTED && message->id == ui_id("note")) {
        desk_keep_note(desk);
    } else if (message->kind != UI_PRESSED) {
        return false;
    } else if (message->id == ui_id("search-now")) {
        search(desk, message->by_key);
    } else if (message->id == ui_id("record")) {
        open_record(desk, message);
    } else if (message->id == ui_id("back")) {
        desk->record_open = false;
    } else if (message->id == ui_id("pin")) {
        pin(desk, message);
    } else if (message->id == ui_id("act")) {
        do_act(desk, message);
    } else if (message->id == ui_id("to-note")) {
        to_note(desk);
    } else {
        return false;
    }
    return true;
}
