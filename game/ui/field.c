// SPDX-License-Identifier: GPL-3.0-or-later
// Fields: what keys, text and the pointer do to the text inside.
#include "game/ui/node.h"

struct ui_rect field_inner(const struct node *node)
{
    return (struct ui_rect) {
        node->rect.x + node->padding.left,
        node->rect.y + node->padding.top,
        node->rect.width - node->padding.left - node->padding.right,
        node->rect.height - node->padding.top - node->padding.bottom,
    };
}

static bool shows_text(const struct node *node, const struct memory *memory)
{
    return memory->editor.text.size > 0 && node->block.size == memory->editor.text.size;
}

static int caret_x(const struct ui *ui, const struct node *node, const struct memory *memory)
{
    if (!shows_text(node, memory)) {
        return 0;
    }
    size_t line = text_line_at(&node->block, memory->editor.caret);
    return text_width(&node->block, &ui->config.measurer, node->block.lines[line].start,
            memory->editor.caret);
}

struct ui_rect field_caret(const struct ui *ui, const struct node *node)
{
    const struct memory *memory = memory_find(ui, node->key);
    struct ui_rect inner = field_inner(node);
    int height = node->block.line_height;
    int line = 0;
    int x = 0;
    if (memory != NULL && shows_text(node, memory)) {
        line = (int)text_line_at(&node->block, memory->editor.caret);
        x = caret_x(ui, node, memory) - memory->field_scroll;
    }
    int trim = height / 8;
    return (struct ui_rect) { inner.x + x, inner.y + line * height + trim, ui_px(ui, 1),
        height - 2 * trim };
}

static bool changed(struct ui *ui, const struct node *node, bool did)
{
    if (did) {
        ui_send(ui, UI_CHANGED, node->id, node->number);
    }
    ui->reveal = true;
    ui->stale = true;
    return true;
}

bool field_text(struct ui *ui, struct node *node, const char *text)
{
    if (node->field_options.read_only) {
        return true;
    }
    struct memory *memory = memory_get(ui, node->key);
    memory->goal_x = -1;
    bool did = editor_insert(&memory->editor, text, node->field_options.lines > 1);
    return changed(ui, node, did);
}

static void copy_selection(struct ui *ui, const struct node *node, const struct editor *editor)
{
    size_t start = 0;
    size_t end = 0;
    editor_selection(editor, &start, &end);
    if (start < end && !node->field_options.secret) {
        struct buffer part = { 0 };
        buffer_add_bytes(&part, buffer_text(&editor->text) + start, end - start);
        ui_copy(ui, buffer_text(&part));
        buffer_finish(&part);
    }
}

void ui_copy(struct ui *ui, const char *text)
{
    ui->config.clipboard.set(ui->config.clipboard.context, text);
}

void ui_clear_clipboard(struct ui *ui)
{
    ui_copy(ui, "");
}

static bool paste(struct ui *ui, struct node *node)
{
    const char *text = ui->config.clipboard.get(ui->config.clipboard.context);
    return text == NULL || field_text(ui, node, text);
}

static bool control_key(struct ui *ui, struct node *node, const struct ui_event *event)
{
    struct editor *editor = &memory_get(ui, node->key)->editor;
    bool locked = node->field_options.read_only;
    switch (event->key) {
    case 'a':
        editor->anchor = 0;
        editor->caret = editor->text.size;
        return changed(ui, node, false);
    case 'c':
        copy_selection(ui, node, editor);
        return true;
    case 'x':
        copy_selection(ui, node, editor);
        return changed(ui, node,
                !locked && editor->anchor != editor->caret && editor_delete(editor, true, false));
    case 'v':
        return locked || paste(ui, node);
    case 'z':
        return changed(ui, node,
                !locked && (event->mods & UI_SHIFT) != 0 ? editor_redo(editor)
                                                         : editor_undo(editor));
    case 'y':
        return changed(ui, node, !locked && editor_redo(editor));
    default:
        return false;
    }
}

// Up and Down keep the column they came from, as far as lines are long enough.
static bool move_line(struct ui *ui, struct node *node, struct memory *memory, int by, bool select)
{
    const struct text_block *block = &node->block;
    size_t line = shows_text(node, memory) ? text_line_at(block, memory->editor.caret) : 0;
    bool leaves = by < 0 ? line == 0 : line + 1 >= block->line_count;
    if (leaves || !shows_text(node, memory)) {
        editor_move(&memory->editor, by < 0 ? 0 : memory->editor.text.size, select);
        return changed(ui, node, false);
    }
    int goal = memory->goal_x >= 0 ? memory->goal_x : caret_x(ui, node, memory);
    size_t at = text_byte_at(block, &ui->config.measurer, line + (size_t)by, goal);
    editor_move(&memory->editor, at, select);
    memory->goal_x = goal;
    return changed(ui, node, false);
}

// The edge of the line as written: what holds while the layout is older than the text.
static size_t written_edge(const struct editor *editor, bool end)
{
    const char *text = buffer_text(&editor->text);
    size_t at = editor->caret;
    while (end && at < editor->text.size && text[at] != '\n') {
        at++;
    }
    while (!end && at > 0 && text[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t line_edge(const struct node *node, const struct memory *memory, bool end)
{
    if (!shows_text(node, memory)) {
        return written_edge(&memory->editor, end);
    }
    const struct text_line *line =
            &node->block.lines[text_line_at(&node->block, memory->editor.caret)];
    return end ? line->end : line->start;
}

// Left or right: with a selection and no Shift the caret goes to that edge of it.
static size_t side(const struct editor *editor, bool forward, bool word, bool select)
{
    size_t start = 0;
    size_t end = 0;
    editor_selection(editor, &start, &end);
    if (start < end && !select && !word) {
        return forward ? end : start;
    }
    return forward ? editor_after(editor, word) : editor_before(editor, word);
}

static bool move_key(struct ui *ui, struct node *node, const struct ui_event *event)
{
    struct memory *memory = memory_get(ui, node->key);
    struct editor *editor = &memory->editor;
    bool select = (event->mods & UI_SHIFT) != 0;
    bool word = (event->mods & UI_CTRL) != 0;
    bool lines = node->field_options.lines > 1;
    if (lines && (event->key == UI_KEY_UP || event->key == UI_KEY_DOWN)) {
        return move_line(ui, node, memory, event->key == UI_KEY_UP ? -1 : 1, select);
    }
    memory->goal_x = -1;
    switch (event->key) {
    case UI_KEY_LEFT:
    case UI_KEY_RIGHT:
        editor_move(editor, side(editor, event->key == UI_KEY_RIGHT, word, select), select);
        return changed(ui, node, false);
    case UI_KEY_HOME:
        editor_move(editor, word ? 0 : line_edge(node, memory, false), select);
        return changed(ui, node, false);
    case UI_KEY_END:
        editor_move(editor, word ? editor->text.size : line_edge(node, memory, true), select);
        return changed(ui, node, false);
    default:
        return false;
    }
}

static bool change_key(struct ui *ui, struct node *node, const struct ui_event *event)
{
    struct editor *editor = &memory_get(ui, node->key)->editor;
    bool word = (event->mods & UI_CTRL) != 0;
    bool locked = node->field_options.read_only;
    switch (event->key) {
    case UI_KEY_BACKSPACE:
    case UI_KEY_DELETE:
        return changed(
                ui, node, !locked && editor_delete(editor, event->key == UI_KEY_DELETE, word));
    case UI_KEY_ENTER:
        if (node->field_options.lines > 1 && !word) {
            return field_text(ui, node, "\n");
        }
        ui_send(ui, UI_SUBMITTED, node->id, node->number);
        return true;
    default:
        return false;
    }
}

void field_settle(struct ui *ui, const struct node *node)
{
    struct memory *memory = memory_get(ui, node->key);
    int room = field_inner(node).width - ui_px(ui, 2);
    int x = caret_x(ui, node, memory);
    if (node->field_options.lines > 1 || !shows_text(node, memory)) {
        memory->field_scroll = 0;
    } else if (x - memory->field_scroll > room) {
        memory->field_scroll = x - room;
    } else if (x < memory->field_scroll) {
        memory->field_scroll = x;
    }
}

bool field_key(struct ui *ui, struct node *node, const struct ui_event *event)
{
    if ((event->mods & UI_ALT) != 0) {
        return false;
    }
    if ((event->mods & UI_CTRL) != 0 && event->key < UI_KEY_ENTER) {
        return control_key(ui, node, event);
    }
    return move_key(ui, node, event) || change_key(ui, node, event);
}

void field_point(struct ui *ui, struct node *node, const struct ui_event *event, bool drag)
{
    struct memory *memory = memory_get(ui, node->key);
    ui->stale = true;
    memory->goal_x = -1;
    if (!shows_text(node, memory)) {
        return;
    }
    struct ui_rect inner = field_inner(node);
    int last = (int)node->block.line_count - 1;
    int line = (event->y - inner.y) / node->block.line_height;
    line = event->y < inner.y ? 0 : line;
    line = line > last ? last : line;
    int x = event->x - inner.x + memory->field_scroll;
    size_t at = text_byte_at(&node->block, &ui->config.measurer, (size_t)line, x);
    if (!drag && event->clicks == 2) {
        editor_select_word(&memory->editor, at);
    } else {
        editor_move(&memory->editor, at, drag || (event->mods & UI_SHIFT) != 0);
    }
}
