// SPDX-License-Identifier: GPL-3.0-or-later
// The user interface: its settings, its state by id, and the turn from a declared tree to a
// picture.
#include "game/ui/ui.h"

#include <assert.h>
#include <stdarg.h>

#include "game/base/hash.h"
#include "game/base/utf8.h"
#include "game/ui/node.h"

static const char *own_get(void *context)
{
    return buffer_text(context);
}

static void own_set(void *context, const char *text)
{
    buffer_clear(context);
    buffer_add(context, text);
}

struct ui *ui_create(const struct ui_config *config)
{
    struct ui *ui = mem_alloc(sizeof(*ui));
    ui->config = *config;
    ui->config.scale = config->scale > 0 ? config->scale : 100;
    if (config->theme == NULL) {
        ui->config.theme = ui_theme_light();
    }
    if (config->measurer.width == NULL) {
        ui->config.measurer = ui_measurer_fixed();
    }
    if (config->clipboard.set == NULL) {
        ui->config.clipboard = (struct ui_clipboard) { &ui->own_clipboard, own_get, own_set };
    }
    ui->stale = true;
    return ui;
}

void ui_forget(struct ui *ui)
{
    for (size_t i = 0; i < ui->memories.count; i++) {
        editor_finish(&ui->memories.items[i].editor);
    }
    vec_finish(&ui->memories);
    vec_finish(&ui->messages);
    vec_finish(&ui->returns);
    ui->messages_read = 0;
    ui->focus = 0;
    ui->focus_group = 0;
    ui->focus_place = 0;
    ui->pressed = 0;
    ui->hover = 0;
    ui->drag = DRAG_NONE;
    ui->stale = true;
}

void ui_destroy(struct ui *ui)
{
    if (ui == NULL) {
        return;
    }
    ui_forget(ui);
    vec_finish(&ui->roots);
    vec_finish(&ui->bindings);
    vec_finish(&ui->access.items);
    ui_draw_list_finish(&ui->draws);
    buffer_finish(&ui->own_clipboard);
    arena_finish(&ui->arena);
    mem_free(ui);
}

void ui_set_size(struct ui *ui, int width, int height)
{
    if (ui->config.width != width || ui->config.height != height) {
        ui->config.width = width;
        ui->config.height = height;
        ui->reveal = true;
        ui->stale = true;
    }
}

void ui_set_scale(struct ui *ui, int percent)
{
    if (ui->config.scale != percent) {
        ui->config.scale = percent;
        ui->reveal = true;
        ui->stale = true;
    }
}

void ui_set_theme(struct ui *ui, const struct ui_theme *theme)
{
    ui->stale = ui->stale || ui->config.theme != theme;
    ui->config.theme = theme;
}

void ui_set_family(struct ui *ui, enum ui_family family)
{
    ui->stale = ui->stale || ui->config.family != family;
    ui->config.family = family;
}

int ui_scale(const struct ui *ui)
{
    return ui->config.scale;
}

const struct ui_theme *ui_theme(const struct ui *ui)
{
    return ui->config.theme;
}

enum ui_family ui_family(const struct ui *ui)
{
    return ui->config.family;
}

int ui_logical_width(const struct ui *ui)
{
    return ui->config.width * 100 / ui->config.scale - ui->aside;
}

void ui_set_aside(struct ui *ui, int width, int height)
{
    ui->aside = width;
    ui->aside_height = height;
}

int ui_logical_height(const struct ui *ui)
{
    return ui->config.height * 100 / ui->config.scale - ui->aside_height;
}

bool ui_is_wide(const struct ui *ui)
{
    return ui_logical_width(ui) >= UI_WIDE;
}

int ui_px(const struct ui *ui, int logical)
{
    return (logical * ui->config.scale + 50) / 100;
}

int ui_space_px(const struct ui *ui, int logical)
{
    return (logical * (100 + ui->config.scale) + 100) / 200;
}

void ui_begin(struct ui *ui)
{
    arena_finish(&ui->arena);
    vec_clear(&ui->roots);
    vec_clear(&ui->bindings);
    ui->open = NULL;
    struct ui_box window = { .flow = UI_STACK, .scroll = true, .id = "window" };
    ui->root = node_add(ui, NODE_BOX, window);
    vec_push(&ui->roots, ui->root);
    ui->open = ui->root;
}

void ui_end(struct ui *ui)
{
    assert(ui->open == ui->root);
    layout_tree(ui);
    focus_settle(ui);
    layout_place(ui);
    paint_tree(ui);
    access_build(ui);
    ui->stale = false;
}

const struct ui_draw_list *ui_draw_list(const struct ui *ui)
{
    return &ui->draws;
}

const struct ui_access_tree *ui_access_tree(const struct ui *ui)
{
    return &ui->access;
}

const char *ui_format(struct ui *ui, const char *format, ...)
{
    struct buffer text = { 0 };
    va_list arguments;
    va_start(arguments, format);
    buffer_add_arguments(&text, format, arguments);
    va_end(arguments);
    const char *copy = arena_copy_text(&ui->arena, buffer_text(&text), text.size);
    buffer_finish(&text);
    return copy;
}

// Latin letters only: what the languages on screen use. Dotless i and sharp s stay as they are.
static uint32_t upper(uint32_t c)
{
    bool plain = c >= 'a' && c <= 'z';
    bool accented = c >= 0xe0 && c <= 0xfe && c != 0xf7;
    bool extended =
            c >= 0x100 && c <= 0x17f && c != 0x131 && c != 0x138 && c != 0x149 && c != 0x17f;
    if (plain || accented) {
        return c - 0x20;
    }
    // In these stretches of Latin Extended-A it is the odd ones that are capitals.
    bool odd_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
    bool small = odd_capital ? c % 2 == 0 : c % 2 == 1;
    return extended && small ? c - 1 : c;
}

const char *ui_upper(struct ui *ui, const char *text)
{
    struct buffer out = { 0 };
    while (*text != '\0') {
        utf8_add(&out, upper(utf8_next(&text)));
    }
    const char *copy = arena_copy_text(&ui->arena, buffer_text(&out), out.size);
    buffer_finish(&out);
    return copy;
}

uint64_t ui_id(const char *id)
{
    return hash_text(id);
}

bool ui_message_is(const struct ui_message *message, enum ui_message_kind kind, const char *id)
{
    return message->kind == kind && message->id == ui_id(id);
}

void ui_send(struct ui *ui, enum ui_message_kind kind, uint64_t id, int64_t number)
{
    ui_send_message(ui, (struct ui_message) { .kind = kind, .id = id, .number = number });
}

void ui_send_message(struct ui *ui, struct ui_message message)
{
    message.by_key = ui->by_key;
    vec_push(&ui->messages, message);
    ui->stale = true;
}

bool ui_next_message(struct ui *ui, struct ui_message *message)
{
    if (ui->messages_read == ui->messages.count) {
        vec_clear(&ui->messages);
        ui->messages_read = 0;
        return false;
    }
    *message = ui->messages.items[ui->messages_read++];
    return true;
}

bool ui_is_stale(const struct ui *ui)
{
    return ui->stale;
}

void ui_touch(struct ui *ui)
{
    ui->stale = true;
}

struct memory *memory_find(const struct ui *ui, uint64_t key)
{
    for (size_t i = 0; i < ui->memories.count; i++) {
        if (ui->memories.items[i].key == key) {
            return &ui->memories.items[i];
        }
    }
    return NULL;
}

struct memory *memory_get(struct ui *ui, uint64_t key)
{
    struct memory *found = memory_find(ui, key);
    if (found != NULL) {
        return found;
    }
    struct memory memory = { .key = key, .goal_x = -1 };
    vec_push(&ui->memories, memory);
    return vec_last(&ui->memories);
}

void ui_reveal(struct ui *ui, const char *id, int64_t number)
{
    ui->revealed = node_key(ui_id(id), number);
    ui->stale = true;
}

void ui_focus(struct ui *ui, const char *id, int64_t number)
{
    ui->focus_before = ui->focus;
    ui->focus = node_key(ui_id(id), number);
    ui->focus_group = 0;
    ui->reveal = true;
    ui->stale = true;
}

bool ui_has_focus(const struct ui *ui, const char *id, int64_t number)
{
    return ui->focus == node_key(ui_id(id), number);
}

const char *ui_field_text(const struct ui *ui, const char *id, int64_t number)
{
    const struct memory *memory = memory_find(ui, node_key(ui_id(id), number));
    return memory == NULL ? "" : buffer_text(&memory->editor.text);
}

void ui_set_field_text(struct ui *ui, const char *id, int64_t number, const char *text)
{
    editor_set(&memory_get(ui, node_key(ui_id(id), number))->editor, text);
    ui->stale = true;
}

void ui_scroll_to_start(struct ui *ui, const char *id, int64_t number)
{
    memory_get(ui, node_key(ui_id(id), number))->scroll_start = true;
    ui->stale = true;
}

void ui_scroll_to_end(struct ui *ui, const char *id, int64_t number)
{
    memory_get(ui, node_key(ui_id(id), number))->scroll_end = true;
    ui->stale = true;
}
