// SPDX-License-Identifier: GPL-3.0-or-later
// Text in lines: where a paragraph of several looks breaks at a width.
#include "game/ui/text.h"

#include <string.h>

#include "game/base/utf8.h"
#include "game/base/vec.h"

static const char ELLIPSIS[] = "…";

int text_width(const struct text_block *block, const struct ui_measurer *measurer, size_t start,
        size_t end)
{
    int width = 0;
    for (size_t i = 0; i < block->run_count; i++) {
        const struct text_run *run = &block->runs[i];
        size_t from = start > run->start ? start : run->start;
        size_t to = end < run->end ? end : run->end;
        if (from < to) {
            width += measurer->width(measurer->context, &run->font, block->text + from, to - from);
        }
    }
    return width;
}

static bool breaks_behind(const struct text_block *block, size_t at)
{
    char c = block->text[at];
    return c == ' ' || (c == '-' && at > 0 && block->text[at - 1] != ' ');
}

// The end of the word at `at`: behind a hyphen, or before a space, a newline or the end.
static size_t word_end(const struct text_block *block, size_t at)
{
    while (at < block->size && block->text[at] != ' ' && block->text[at] != '\n') {
        at++;
        if (at < block->size && breaks_behind(block, at - 1)) {
            break;
        }
    }
    return at;
}

static size_t skip_spaces(const struct text_block *block, size_t at)
{
    while (at < block->size && block->text[at] == ' ') {
        at++;
    }
    return at;
}

void text_limits(
        const struct text_block *block, const struct ui_measurer *measurer, int *word, int *line)
{
    *word = 0;
    *line = 0;
    size_t line_start = 0;
    for (size_t at = 0; at <= block->size;) {
        size_t end = word_end(block, at);
        int width = text_width(block, measurer, at, end);
        *word = width > *word ? width : *word;
        at = skip_spaces(block, end);
        if (at >= block->size || block->text[at] == '\n') {
            width = text_width(block, measurer, line_start, end);
            *line = width > *line ? width : *line;
            at++;
            line_start = at;
        }
    }
}

// Where a single word too wide for the line must be cut: at least one code point goes in.
static size_t cut_word(const struct text_block *block, const struct ui_measurer *measurer,
        size_t start, size_t end, int width)
{
    size_t at = utf8_after(block->text, start);
    while (at < end) {
        size_t after = utf8_after(block->text, at);
        if (text_width(block, measurer, start, after) > width) {
            break;
        }
        at = after;
    }
    return at;
}

// Words are taken while their widths add up; the line is measured whole again at the end, because
// kerning and rounding make a line differ a little from its parts.
static size_t line_end(
        const struct text_block *block, const struct ui_measurer *measurer, size_t start, int width)
{
    size_t before = start;
    size_t end = start;
    int used = 0;
    while (true) {
        size_t word = skip_spaces(block, end);
        size_t next = word_end(block, word);
        if (next == end) {
            break;
        }
        used += text_width(block, measurer, end, next);
        if (used > width) {
            used = text_width(block, measurer, start, next);
        }
        if (used > width) {
            break;
        }
        before = end;
        end = next;
    }
    if (end > start && text_width(block, measurer, start, end) > width) {
        end = before;
    }
    if (end == start && start < block->size && block->text[start] != '\n') {
        size_t word = word_end(block, skip_spaces(block, start));
        return cut_word(block, measurer, start, word, width);
    }
    return end;
}

static void cut_line(const struct text_block *block, const struct ui_measurer *measurer,
        struct text_line *line, int width)
{
    const struct ui_font *font = &block->runs[block->run_count - 1].font;
    int dots = measurer->width(measurer->context, font, ELLIPSIS, sizeof(ELLIPSIS) - 1);
    while (line->end > line->start &&
            text_width(block, measurer, line->start, line->end) + dots > width) {
        line->end = utf8_before(block->text, line->end);
    }
    while (line->end > line->start && block->text[line->end - 1] == ' ') {
        line->end--;
    }
    line->width = text_width(block, measurer, line->start, line->end) + dots;
    line->cut = true;
}

// Most texts fit on one line: then one width, which text_limits has asked for too, says it all.
static bool fits_whole(const struct text_block *block, const struct ui_measurer *measurer,
        size_t start, int width, size_t *end)
{
    enum { SHORT = 256 };
    const char *newline = memchr(block->text + start, '\n', block->size - start);
    *end = newline != NULL ? (size_t)(newline - block->text) : block->size;
    bool spaced = *end > start && block->text[*end - 1] == ' ';
    return !spaced && *end - start < SHORT && text_width(block, measurer, start, *end) <= width;
}

static struct text_line take_line(
        const struct text_block *block, const struct ui_measurer *measurer, size_t start, int width)
{
    size_t end = 0;
    if (!fits_whole(block, measurer, start, width, &end)) {
        end = line_end(block, measurer, start, width);
    }
    size_t next = skip_spaces(block, end);
    if (next < block->size && block->text[next] == '\n') {
        next++;
    }
    return (struct text_line) {
        .start = start,
        .end = end,
        .next = next,
        .width = text_width(block, measurer, start, end),
    };
}

void text_break(struct text_block *block, const struct ui_measurer *measurer, struct arena *arena,
        int width, int max_lines)
{
    VEC(struct text_line) lines = { 0 };
    size_t at = 0;
    do {
        struct text_line line = take_line(block, measurer, at, width);
        at = line.next;
        if (max_lines > 0 && lines.count + 1 == (size_t)max_lines && at < block->size) {
            cut_line(block, measurer, &line, width);
            at = block->size;
        }
        vec_push(&lines, line);
    } while (at < block->size);

    // A text that ends in a newline has an empty line behind it, where the caret may stand.
    if (block->size > 0 && block->text[block->size - 1] == '\n' && !vec_last(&lines)->cut) {
        struct text_line empty = { .start = block->size, .end = block->size, .next = block->size };
        vec_push(&lines, empty);
    }
    block->lines = arena_copy_items(arena, lines.items, lines.count, sizeof(*lines.items));
    block->line_count = lines.count;
    vec_finish(&lines);
}

int text_baseline(const struct text_block *block, const struct ui_measurer *measurer)
{
    int ascent = 0;
    int descent = 0;
    measurer->metrics(measurer->context, &block->runs[0].font, &ascent, &descent);
    return (block->line_height - ascent - descent + 1) / 2 + ascent;
}

size_t text_line_at(const struct text_block *block, size_t at)
{
    size_t line = 0;
    while (line + 1 < block->line_count && block->lines[line + 1].start <= at) {
        line++;
    }
    return line;
}

size_t text_byte_at(
        const struct text_block *block, const struct ui_measurer *measurer, size_t line, int x)
{
    const struct text_line *in = &block->lines[line];
    size_t at = in->start;
    int left = 0;
    while (at < in->end) {
        size_t after = utf8_after(block->text, at);
        int right = text_width(block, measurer, in->start, after);
        if (2 * x < left + right) {
            break;
        }
        at = after;
        left = right;
    }
    return at;
}
