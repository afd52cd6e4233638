// SPDX-License-Identifier: GPL-3.0-or-later
// Text in lines: where a paragraph of several looks breaks at a width. Inside ui only.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/arena.h"
#include "game/ui/font.h"
#include "game/ui/theme.h"

struct text_run {
    size_t start; // bytes of the block's text
    size_t end;
    struct ui_font font;
    enum ui_colour colour;
};

struct text_line {
    size_t start;
    size_t end;  // without the spaces at which it broke
    size_t next; // where the next line starts
    int width;
    bool cut; // "…" follows it
};

struct text_block {
    const char *text;
    size_t size;
    const struct text_run *runs; // side by side, covering the text
    size_t run_count;
    int line_height;
    const struct text_line *lines; // in the arena, after text_break
    size_t line_count;
};

/** The width of the bytes from `start` to `end`, on one line. */
int text_width(const struct text_block *block, const struct ui_measurer *measurer, size_t start,
        size_t end);

/** The widest word and the widest line as written: between these the width of the block may be. */
void text_limits(
        const struct text_block *block, const struct ui_measurer *measurer, int *word, int *line);

/**
 * Breaks into lines of at most `width`, at spaces and behind hyphens, inside a word only when that
 * is wider. An empty text has one empty line. `max_lines` 0 = as many as it takes.
 */
void text_break(struct text_block *block, const struct ui_measurer *measurer, struct arena *arena,
        int width, int max_lines);

/** From the top of a line to its baseline. */
int text_baseline(const struct text_block *block, const struct ui_measurer *measurer);

/** The line that holds the byte `at`. */
size_t text_line_at(const struct text_block *block, size_t at);

/** The byte in line `line` nearest to `x` pixels from its start. */
size_t text_byte_at(
        const struct text_block *block, const struct ui_measurer *measurer, size_t line, int x);
