// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of one field: UTF-8 text, caret, selection, undo. Inside ui only.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"
#include "game/base/vec.h"

struct editor_past {
    char *text;
    size_t caret;
};

struct editor {
    struct buffer text;
    size_t caret;  // byte offset, always on a code point
    size_t anchor; // the other end of the selection; equal to caret when there is none
    size_t max_bytes;
    bool typing; // the last change was a typed character: the next one shares its undo step
    VEC(struct editor_past) past;
    VEC(struct editor_past) future;
};

/** A zeroed struct editor is ready for use, with no room; set max_bytes. */
void editor_finish(struct editor *editor);

/** Replaces everything; the caret goes to the end, undo starts afresh. */
void editor_set(struct editor *editor, const char *text);

/**
 * Puts `text` in the place of the selection. Control characters are left out (newlines become
 * spaces unless `lines`), and what does not fit in max_bytes. Returns whether the text changed.
 */
bool editor_insert(struct editor *editor, const char *text, bool lines);

/** Removes the selection, or one code point (a word) before or behind the caret. */
bool editor_delete(struct editor *editor, bool forward, bool word);

/** Moves the caret to `at`; `select` keeps the anchor. */
void editor_move(struct editor *editor, size_t at, bool select);

/** The places one code point or one word away, and the edges of the line as written. */
size_t editor_before(const struct editor *editor, bool word);
size_t editor_after(const struct editor *editor, bool word);

/** Selects the word around `at`. */
void editor_select_word(struct editor *editor, size_t at);

/** What is selected, as bytes from `start` up to `end`; the caret twice when nothing is. */
void editor_selection(const struct editor *editor, size_t *start, size_t *end);

/** Steps back, or forward again; false when there is nothing to undo. */
bool editor_undo(struct editor *editor);
bool editor_redo(struct editor *editor);
