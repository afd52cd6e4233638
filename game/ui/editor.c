// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of one field: UTF-8 text, caret, selection, undo.
#include "game/ui/editor.h"

#include <string.h>

#include "game/base/utf8.h"

enum { UNDO_STEPS = 64 };

static void drop_past(struct editor_past *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mem_free(items[i].text);
    }
}

static void forget_steps(struct editor *editor)
{
    drop_past(editor->past.items, editor->past.count);
    drop_past(editor->future.items, editor->future.count);
    vec_finish(&editor->past);
    vec_finish(&editor->future);
}

void editor_finish(struct editor *editor)
{
    forget_steps(editor);
    buffer_finish(&editor->text);
}

void editor_set(struct editor *editor, const char *text)
{
    forget_steps(editor);
    buffer_clear(&editor->text);
    buffer_add(&editor->text, text);
    editor->caret = editor->text.size;
    editor->anchor = editor->caret;
    editor->typing = false;
}

static struct editor_past snapshot(const struct editor *editor)
{
    return (struct editor_past) { mem_copy_text(buffer_text(&editor->text)), editor->caret };
}

static void remember(struct editor *editor)
{
    if (editor->past.count == UNDO_STEPS) {
        drop_past(editor->past.items, 1);
        memmove(editor->past.items, editor->past.items + 1,
                (UNDO_STEPS - 1) * sizeof(*editor->past.items));
        editor->past.count--;
    }
    vec_push(&editor->past, snapshot(editor));
    drop_past(editor->future.items, editor->future.count);
    vec_clear(&editor->future);
}

void editor_selection(const struct editor *editor, size_t *start, size_t *end)
{
    bool ahead = editor->anchor < editor->caret;
    *start = ahead ? editor->anchor : editor->caret;
    *end = ahead ? editor->caret : editor->anchor;
}

// Replaces the bytes from start to end; the caret stands behind what came.
static void splice(struct editor *editor, size_t start, size_t end, const char *bytes, size_t size)
{
    struct buffer after = { 0 };
    buffer_add_bytes(&after, buffer_text(&editor->text), start);
    buffer_add_bytes(&after, bytes, size);
    buffer_add(&after, buffer_text(&editor->text) + end);
    buffer_finish(&editor->text);
    editor->text = after;
    editor->caret = start + size;
    editor->anchor = editor->caret;
}

// What of `text` may enter: no control characters, and whole code points up to `room` bytes.
static void clean(const char *text, bool lines, size_t room, struct buffer *out)
{
    if (!utf8_valid(text, strlen(text), NULL)) {
        return;
    }
    while (*text != '\0') {
        size_t size = out->size;
        uint32_t c = utf8_next(&text);
        if (c == '\n' || c == '\t') {
            c = lines && c == '\n' ? c : ' ';
        }
        if (c >= ' ' ? c == 0x7f : c != '\n') {
            continue;
        }
        utf8_add(out, c);
        if (out->size > room) {
            out->size = size;
            out->bytes[size] = '\0';
            return;
        }
    }
}

bool editor_insert(struct editor *editor, const char *text, bool lines)
{
    size_t start = 0;
    size_t end = 0;
    editor_selection(editor, &start, &end);
    size_t kept = editor->text.size - (end - start);
    size_t room = editor->max_bytes > kept ? editor->max_bytes - kept : 0;

    struct buffer fits = { 0 };
    clean(text, lines, room, &fits);
    bool changes = fits.size > 0;
    if (changes) {
        bool typed = utf8_count(buffer_text(&fits)) == 1 && *fits.bytes != ' ' && start == end;
        if (!typed || !editor->typing) {
            remember(editor);
        }
        splice(editor, start, end, fits.bytes, fits.size);
        editor->typing = typed;
    }
    buffer_finish(&fits);
    return changes;
}

bool editor_delete(struct editor *editor, bool forward, bool word)
{
    size_t start = 0;
    size_t end = 0;
    editor_selection(editor, &start, &end);
    if (start == end) {
        start = forward ? editor->caret : editor_before(editor, word);
        end = forward ? editor_after(editor, word) : editor->caret;
    }
    if (start == end) {
        return false;
    }
    remember(editor);
    splice(editor, start, end, "", 0);
    editor->typing = false;
    return true;
}

void editor_move(struct editor *editor, size_t at, bool select)
{
    editor->caret = at < editor->text.size ? at : editor->text.size;
    editor->anchor = select ? editor->anchor : editor->caret;
    editor->typing = false;
}

static bool is_space(const struct editor *editor, size_t at)
{
    char c = editor->text.bytes[at];
    return c == ' ' || c == '\n';
}

static size_t word_start(const struct editor *editor, size_t at)
{
    while (at > 0 && is_space(editor, at - 1)) {
        at--;
    }
    while (at > 0 && !is_space(editor, at - 1)) {
        at--;
    }
    return at;
}

static size_t word_end(const struct editor *editor, size_t at)
{
    while (at < editor->text.size && !is_space(editor, at)) {
        at++;
    }
    while (at < editor->text.size && is_space(editor, at)) {
        at++;
    }
    return at;
}

size_t editor_before(const struct editor *editor, bool word)
{
    if (editor->caret == 0) {
        return 0;
    }
    return word ? word_start(editor, editor->caret)
                : utf8_before(editor->text.bytes, editor->caret);
}

size_t editor_after(const struct editor *editor, bool word)
{
    if (editor->caret == editor->text.size) {
        return editor->caret;
    }
    return word ? word_end(editor, editor->caret) : utf8_after(editor->text.bytes, editor->caret);
}

void editor_select_word(struct editor *editor, size_t at)
{
    size_t start = at;
    size_t end = at;
    while (start > 0 && !is_space(editor, start - 1)) {
        start--;
    }
    while (end < editor->text.size && !is_space(editor, end)) {
        end++;
    }
    editor->anchor = start;
    editor->caret = end;
}

static void restore(struct editor *editor, struct editor_past step)
{
    buffer_clear(&editor->text);
    buffer_add(&editor->text, step.text);
    editor->caret = step.caret;
    editor->anchor = step.caret;
    editor->typing = false;
    mem_free(step.text);
}

bool editor_undo(struct editor *editor)
{
    if (editor->past.count == 0) {
        return false;
    }
    vec_push(&editor->future, snapshot(editor));
    restore(editor, editor->past.items[--editor->past.count]);
    return true;
}

bool editor_redo(struct editor *editor)
{
    if (editor->future.count == 0) {
        return false;
    }
    vec_push(&editor->past, snapshot(editor));
    restore(editor, editor->future.items[--editor->future.count]);
    return true;
}
