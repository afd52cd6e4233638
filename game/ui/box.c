// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes and text: the plain things of a tree.
#include <string.h>

#include "game/ui/node.h"

struct ui_box ui_card(void)
{
    return (struct ui_box) {
        .fill = UI_PAPER,
        .border = UI_LINE,
        .radius = UI_CARD_RADIUS,
        .padding = UI_ALL(20),
        .gap = 12,
    };
}

struct ui_box ui_bar(void)
{
    return (struct ui_box) {
        .flow = UI_WRAP,
        .align = UI_CENTRE,
        .padding = UI_SIDES(8, 20),
        .gap = 20,
        .line_gap = 8,
        .min_height = UI_BAR_HEIGHT,
        .fill = UI_BAR,
        .border = UI_EDGE,
        .border_sides = UI_BOTTOM,
        .on_bar = true,
    };
}

struct ui_box ui_page(const char *id)
{
    return (struct ui_box) {
        .grow = 1,
        .scroll = true,
        .id = id,
        .padding = UI_ALL(24),
        .gap = 16,
    };
}

void ui_spacer(struct ui *ui)
{
    node_add(ui, NODE_BOX, (struct ui_box) { .grow = 1 });
}

void ui_gap(struct ui *ui, int size)
{
    // Space, so it grows half as fast as type.
    struct node *node = node_add(ui, NODE_BOX, (struct ui_box) { 0 });
    bool row = ui->open->flow == UI_ROW || ui->open->flow == UI_WRAP;
    node->padding = row ? (struct ui_edges) { .left = ui_space_px(ui, size) }
                        : (struct ui_edges) { .top = ui_space_px(ui, size) };
}

void ui_divider(struct ui *ui)
{
    bool row = ui->open->flow == UI_ROW;
    struct ui_box line = {
        .fill = UI_LINE, .self = UI_STRETCH, .min_width = row, .min_height = !row
    };
    node_add(ui, NODE_BOX, line);
}

/* ---- text ---- */

static enum ui_colour colour_here(const struct ui *ui, enum ui_colour colour)
{
    if (!ui->open->on_bar) {
        return colour;
    }
    if (colour == UI_INK) {
        return UI_BAR_INK;
    }
    return colour == UI_INK2 || colour == UI_INK3 ? UI_BAR_INK2 : colour;
}

static struct text_run run_of(
        const struct ui *ui, const struct ui_text *look, const struct ui_span *span)
{
    const struct ui_type_style *style = ui_theme_type(look->type);
    int weight = look->weight > 0 ? look->weight : style->weight;
    enum ui_colour colour = look->colour != UI_NO_COLOUR ? look->colour : style->colour;
    return (struct text_run) {
        .font = {
            .family = ui->config.family,
            .size = ui_px(ui, style->size),
            .weight = span->weight > 0 ? span->weight : weight,
            .italic = span->italic || look->italic,
        },
        .colour = colour_here(ui, span->colour != UI_NO_COLOUR ? span->colour : colour),
    };
}

static struct text_block block_of(
        struct ui *ui, const struct ui_text *look, const struct ui_span *spans, size_t count)
{
    struct text_run *runs = arena_alloc(&ui->arena, count * sizeof(*runs));
    struct buffer text = { 0 };
    for (size_t i = 0; i < count; i++) {
        runs[i] = run_of(ui, look, &spans[i]);
        runs[i].start = text.size;
        buffer_add(&text, spans[i].text);
        runs[i].end = text.size;
    }
    struct text_block block = {
        .text = arena_copy_text(&ui->arena, buffer_text(&text), text.size),
        .size = text.size,
        .runs = runs,
        .run_count = count,
        .line_height = ui_px(ui, ui_theme_type(look->type)->line),
    };
    buffer_finish(&text);
    return block;
}

void ui_spans(struct ui *ui, struct ui_text look, const struct ui_span *spans, size_t count)
{
    struct ui_box box = { .grow = look.grow, .width = look.width };
    struct node *node = node_add(ui, NODE_TEXT, box);
    const struct ui_type_style *style = ui_theme_type(look.type);
    node->look = look;
    node->role = style->heading > 0 ? UI_ROLE_HEADING : UI_ROLE_TEXT;
    node->level = style->heading;
    node->block = block_of(ui, &look, spans, count);
}

void ui_text_with(struct ui *ui, struct ui_text look, const char *text)
{
    ui_spans(ui, look, &(struct ui_span) { .text = text }, 1);
}

void ui_text(struct ui *ui, enum ui_type type, const char *text)
{
    ui_text_with(ui, (struct ui_text) { .type = type }, text);
}

/* ---- fields ---- */

enum { FIELD_BYTES = 4000 };

static struct ui_box field_box(const struct ui_field *field)
{
    bool one = field->lines <= 1;
    return (struct ui_box) {
        .padding = field->plain ? UI_ALL(0) : UI_SIDES(9, one ? 14 : 12),
        .fill = field->plain ? UI_NO_COLOUR : UI_PAPER,
        .border = field->plain ? UI_NO_COLOUR : UI_LINE,
        .radius = field->plain ? 0 : UI_CARD_RADIUS,
        .width = field->width,
        .grow = field->grow,
        .min_height = UI_TARGET,
        .id = field->id,
        .number = field->number,
        .role = UI_ROLE_FIELD,
        .name = field->name,
    };
}

// As many bytes as there are, so that the caret stands where it would.
const char *field_stars(struct ui *ui, const char *text)
{
    size_t size = strlen(text);
    char *stars = arena_copy_text(&ui->arena, text, size);
    memset(stars, '*', size);
    return stars;
}

static const char *shown_in(struct ui *ui, const struct ui_field *field, const struct buffer *text)
{
    if (text->size == 0) {
        return field->placeholder != NULL ? field->placeholder : "";
    }
    return field->secret ? field_stars(ui, buffer_text(text)) : buffer_text(text);
}

void ui_field(struct ui *ui, struct ui_field field)
{
    struct node *node = node_add(ui, NODE_FIELD, field_box(&field));
    struct memory *memory = memory_get(ui, node->key);
    memory->editor.max_bytes = field.max_bytes > 0 ? (size_t)field.max_bytes : FIELD_BYTES;
    bool empty = memory->editor.text.size == 0;
    const char *shown = shown_in(ui, &field, &memory->editor.text);
    enum ui_colour faint = field.plain ? UI_INK2 : UI_INK3;
    struct ui_text look = { .type = UI_BODY, .colour = empty ? faint : UI_INK };
    node->block = block_of(ui, &look, &(struct ui_span) { .text = shown }, 1);
    node->field_options = field;
    node->field = true;
    node->focusable = !node->inert;
}
