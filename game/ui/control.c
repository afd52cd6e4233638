// SPDX-License-Identifier: GPL-3.0-or-later
// Controls: buttons, answers, switches, groups, and what lies over the window.
#include "game/ui/node.h"

static enum node_press press_of(enum ui_role role)
{
    switch (role) {
    case UI_ROLE_RADIO:
    case UI_ROLE_TAB:
        return PRESS_RADIO;
    case UI_ROLE_CHECKBOX:
        return PRESS_CHECKBOX;
    default:
        return PRESS_BUTTON;
    }
}

void ui_open_control(struct ui *ui, struct ui_control control, struct ui_box box)
{
    box.min_width = box.min_width > UI_TARGET ? box.min_width : UI_TARGET;
    box.min_height = box.min_height > UI_TARGET ? box.min_height : UI_TARGET;
    box.id = control.id;
    box.number = control.number;
    box.name = control.name;
    box.role = control.role != UI_ROLE_NONE ? control.role : UI_ROLE_BUTTON;
    struct node *node = node_add(ui, NODE_BOX, box);
    node->selected = control.selected;
    node->checked = control.checked;
    node->disabled = control.disabled;
    node->press = press_of(box.role);
    ui->open = node;
    if (!node->inert) {
        node->focusable = true;
        node->shortcuts[0] = control.shortcut;
        node->shortcuts[1] = control.shortcut2;
    }
}

void ui_open_group(
        struct ui *ui, enum ui_role role, const char *id, const char *name, struct ui_box box)
{
    box.role = role;
    box.id = id;
    box.name = name;
    ui_open(ui, box);
    ui->open->group = true;
}

void ui_key_binding(struct ui *ui, struct ui_shortcut shortcut, const char *id, int64_t number)
{
    const struct node *root = ui->open;
    if (root->inert) {
        return;
    }
    while (root->parent != NULL) {
        root = root->parent;
    }
    struct binding binding = { shortcut, ui_id(id), number, root };
    vec_push(&ui->bindings, binding);
}

/* ---- buttons ---- */

struct button_look {
    int height;
    int sides;
    int radius;
    enum ui_type type;
    int weight;
    enum ui_colour fill;
    enum ui_colour border;
    enum ui_colour ink;
};

static const struct button_look LOOKS[] = {
    [UI_BUTTON] = { 40, 18, UI_CARD_RADIUS, UI_BODY, 400, UI_PAPER, UI_LINE, UI_INK },
    [UI_BUTTON_PRIMARY] = { 40, 18, UI_CARD_RADIUS, UI_STRONG, 600, UI_BRAND, UI_BRAND,
            UI_ON_BRAND },
    [UI_BUTTON_LARGE] = { 48, 22, UI_CARD_RADIUS, UI_BODY, 400, UI_PAPER, UI_LINE, UI_INK },
    [UI_BUTTON_LARGE_PRIMARY] = { 48, 26, UI_CARD_RADIUS, UI_STRONG, 600, UI_BRAND, UI_BRAND,
            UI_ON_BRAND },
    [UI_PILL] = { 24, 10, UI_PILL_RADIUS, UI_SMALL, 400, UI_WASH2, UI_EDGE, UI_INK },
    [UI_PILL_LINED] = { 26, 10, UI_PILL_RADIUS, UI_SMALL, 400, UI_PAPER, UI_LINE, UI_INK },
    [UI_PILL_WARN] = { 24, 10, UI_PILL_RADIUS, UI_SMALL, 400, UI_WARN2, UI_EDGE, UI_WARN },
    [UI_PILL_STRONG] = { 24, 10, UI_PILL_RADIUS, UI_SMALL, 400, UI_BRAND, UI_BRAND, UI_ON_BRAND },
    [UI_PILL_BAR] = { 24, 10, UI_PILL_RADIUS, UI_SMALL, 400, UI_BAR_PILL, UI_EDGE, UI_BAR_INK },
    [UI_PILL_BAR_STRONG] = { 24, 10, UI_PILL_RADIUS, UI_SMALL, 600, UI_BAR_INK, UI_NO_COLOUR,
            UI_BAR },
    [UI_TAB] = { 30, 8, 6, UI_SMALL, 600, UI_WASH, UI_EDGE, UI_INK2 },
    [UI_BUTTON_CHOICE] = { 40, 14, UI_CARD_RADIUS, UI_BODY, 400, UI_PAPER, UI_LINE, UI_INK },
    [UI_LINK] = { 24, 0, 0, UI_BODY, 400, UI_NO_COLOUR, UI_NO_COLOUR, UI_BRAND },
};

static struct button_look look_of(const struct ui *ui, const struct ui_button *button)
{
    struct button_look look = LOOKS[button->kind];
    bool bar = button->kind == UI_PILL_BAR || button->kind == UI_PILL_BAR_STRONG;
    if (button->selected) {
        look.fill = bar ? UI_BAR_INK : UI_BRAND;
        look.border = bar ? UI_BAR_INK : UI_BRAND;
        look.ink = bar ? UI_BAR : UI_ON_BRAND;
    } else if (button->disabled && button->kind != UI_LINK) {
        look.fill = bar ? UI_BAR : UI_WASH2;
        look.border = bar ? UI_BAR_PILL : UI_LINE;
        look.ink = bar ? UI_BAR_INK2 : UI_INK2;
    } else if (button->kind == UI_LINK && ui->open->on_bar) {
        look.ink = UI_BAR_INK;
    }
    return look;
}

static enum ui_role button_role(const struct ui *ui, const struct ui_button *button)
{
    if (ui->open->group && ui->open->role == UI_ROLE_TAB_LIST) {
        return UI_ROLE_TAB;
    }
    if (ui->open->group && ui->open->role == UI_ROLE_RADIO_GROUP) {
        return UI_ROLE_RADIO;
    }
    return button->kind == UI_LINK ? UI_ROLE_LINK : UI_ROLE_BUTTON;
}

static void choice_label(struct ui *ui, struct ui_text look, const char *label)
{
    look.align = UI_START;
    look.grow = 1;
    ui_text_with(ui, look, label);
    look.grow = 0;
    ui_text_with(ui, look, "▾");
    ui->open->last->role = UI_ROLE_NONE;
}

void ui_button(struct ui *ui, struct ui_button button)
{
    struct button_look look = look_of(ui, &button);
    struct ui_control control = {
        .id = button.id,
        .number = button.number,
        .name = button.name,
        .role = button_role(ui, &button),
        .selected = button.selected,
        .disabled = button.disabled,
        .shortcut = button.shortcut,
        .shortcut2 = button.shortcut2,
    };
    struct ui_box box = {
        .flow = UI_ROW,
        .align = UI_CENTRE,
        .justify = UI_PACK_CENTRE,
        .gap = button.menu != UI_NO_MENU ? 6 : 0,
        .padding = UI_SIDES(2, look.sides),
        .min_height = look.height,
        .width = button.width,
        .grow = button.grow,
        .self = button.stretch ? UI_STRETCH : node_small_align(ui),
        .fill = look.fill,
        .border = look.border,
        .radius = look.radius,
    };
    ui_open_control(ui, control, box);
    struct ui_text text = {
        .type = look.type, .weight = look.weight, .colour = look.ink, .align = UI_CENTRE
    };
    ui->open->menu = button.menu;
    if (button.kind == UI_BUTTON_CHOICE) {
        choice_label(ui, text, button.label);
    } else {
        ui_text_with(ui, text, button.label);
    }
    if (button.menu != UI_NO_MENU && button.kind != UI_BUTTON_CHOICE) {
        ui_text_with(ui, text, "▾");
        ui->open->last->role = UI_ROLE_NONE;
    }
    ui_close(ui);
}

/* ---- answers and switches ---- */

static void digit_badge(struct ui *ui, int digit, bool selected)
{
    struct ui_box box = {
        .flow = UI_ROW,
        .align = UI_CENTRE,
        .justify = UI_PACK_CENTRE,
        .min_width = 20,
        .min_height = 20,
        .radius = 4,
        .fill = selected ? UI_PAPER : UI_WASH,
        .border = UI_LINE,
    };
    ui_open(ui, box);
    struct ui_text look = { .type = UI_SMALL, .weight = 600, .colour = UI_INK2 };
    ui_text_with(ui, look, ui_format(ui, "%d", digit));
    // The digit is a key, not a part of the answer's name.
    ui->open->last->role = UI_ROLE_NONE;
    ui_close(ui);
}

void ui_option(struct ui *ui, struct ui_option option)
{
    struct ui_control control = {
        .id = option.id,
        .number = option.number,
        .role = UI_ROLE_RADIO,
        .selected = option.selected,
        .disabled = option.disabled,
        .shortcut = { option.digit > 0 ? '0' + option.digit : 0, 0 },
    };
    struct ui_box box = {
        .flow = UI_ROW,
        .align = UI_START,
        .gap = 12,
        .padding = UI_SIDES(10, 12),
        .radius = UI_CARD_RADIUS,
        .fill = option.selected ? UI_BRAND2 : UI_PAPER,
        .border = option.selected ? UI_BRAND : UI_LINE,
    };
    ui_open_control(ui, control, box);
    if (option.digit > 0) {
        digit_badge(ui, option.digit, option.selected);
    }
    struct ui_text look = {
        .type = UI_BODY, .grow = 1, .colour = option.disabled ? UI_INK2 : UI_INK
    };
    ui_text_with(ui, look, option.text);
    ui_close(ui);
}

// A tick by two strokes, so that no font is asked for it.
static void paint_mark(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect r)
{
    const struct ui_checkbox *box = context;
    bool on = box->checked;
    uint32_t edge = ui_theme(ui)->colours[on ? UI_BRAND : UI_INK3];
    uint32_t ground = ui_theme(ui)->colours[on && !box->radio ? UI_BRAND : UI_PAPER];
    int radius = box->radio ? r.width / 2 : ui_px(ui, 4);
    ui_draw_rect(list, r, ground, radius);
    ui_draw_frame(list, r, edge, ui_px(ui, box->radio && on ? 2 : 1), radius);
    if (on && box->radio) {
        ui_draw_circle(list, ui_rect_inset(r, r.width * 5 / 18), edge);
    } else if (on) {
        uint32_t ink = ui_theme(ui)->colours[UI_ON_BRAND];
        int foot_x = r.x + r.width * 8 / 18;
        int foot_y = r.y + r.height * 13 / 18;
        struct ui_line short_stroke = { r.x + r.width * 4 / 18, r.y + r.height * 9 / 18, foot_x,
            foot_y };
        struct ui_line long_stroke = { foot_x, foot_y, r.x + r.width * 14 / 18,
            r.y + r.height * 5 / 18 };
        ui_draw_line(list, short_stroke, ink, ui_px(ui, 2));
        ui_draw_line(list, long_stroke, ink, ui_px(ui, 2));
    }
}

void ui_checkbox(struct ui *ui, struct ui_checkbox checkbox)
{
    struct ui_control control = {
        .id = checkbox.id,
        .number = checkbox.number,
        .name = checkbox.name,
        .role = checkbox.radio ? UI_ROLE_RADIO : UI_ROLE_CHECKBOX,
        .checked = !checkbox.radio && checkbox.checked,
        .selected = checkbox.radio && checkbox.checked,
        .disabled = checkbox.disabled,
    };
    struct ui_box box = { .flow = UI_ROW, .align = UI_START, .gap = 10, .padding = UI_SIDES(2, 3) };
    ui_open_control(ui, control, box);
    struct ui_checkbox *kept = arena_copy_items(&ui->arena, &checkbox, 1, sizeof(checkbox));
    // The square stands in a box as high as a line of text, in its middle.
    ui_open(ui, (struct ui_box) { .justify = UI_PACK_CENTRE, .min_height = 22 });
    ui_drawing(ui,
            (struct ui_drawing) {
                    .width = 18, .height = 18, .paint = paint_mark, .context = kept });
    ui_close(ui);
    if (checkbox.label != NULL) {
        ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 }, checkbox.label);
    }
    ui_close(ui);
}

/* ---- over the window ---- */

void ui_open_overlay(struct ui *ui, struct ui_overlay overlay)
{
    bool menu = overlay.kind == UI_MENU;
    struct ui_box box = {
        .padding = UI_ALL(menu ? 6 : 20),
        .gap = menu ? 2 : 12,
        .scroll = true,
        .fill = UI_PAPER,
        .border = UI_LINE,
        .border_sides = overlay.kind == UI_DRAWER ? UI_LEFT : 0,
        .radius = overlay.kind == UI_DRAWER ? 0 : UI_CARD_RADIUS,
        .role = menu ? UI_ROLE_MENU : UI_ROLE_DIALOG,
        .name = overlay.name,
        .id = overlay.id,
    };
    struct node *here = ui->open;
    ui->open = NULL;
    struct node *node = node_add(ui, NODE_BOX, box);
    node->opened_in = here;
    node->overlay = arena_copy_items(&ui->arena, &overlay, 1, sizeof(overlay));
    node->group = menu;
    vec_push(&ui->roots, node);
    ui->open = node;
}

void ui_menu_item(struct ui *ui, struct ui_menu_item item)
{
    struct ui_control control = { .id = item.id,
        .number = item.number,
        .name = item.label,
        .role = UI_ROLE_MENU_ITEM,
        .selected = item.selected };
    ui_open_control(ui, control,
            (struct ui_box) { .padding = UI_SIDES(6, 12),
                    .gap = 1,
                    .radius = 6,
                    .fill = item.selected ? UI_BRAND2 : UI_PAPER });
    ui_text(ui, UI_BODY, item.label);
    if (item.hint != NULL) {
        ui->open->value = ui_format(ui, "%s", item.hint);
        ui_text(ui, UI_SMALL, item.hint);
    }
    ui_close(ui);
}
