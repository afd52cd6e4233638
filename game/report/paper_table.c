// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the PDF: a table, its head repeated at the top of each page it goes on to.
#include "game/report/paper_table.h"

#include <string.h>

#include "game/base/buffer.h"
#include "game/base/mem.h"

static const double GAP = 10;

static const struct canvas_text HEAD = {
    .size = 8, .weight = 600, .tag = CANVAS_PARAGRAPH, .colour = PAPER_INK2
};
static const struct canvas_text CELL = {
    .size = 8.5, .tag = CANVAS_PARAGRAPH, .colour = PAPER_INK
};

struct layout {
    const struct report_table *table;
    double *widths;
    double *least; // narrower would break a word, or a number
};

struct row {
    const struct layout *layout;
    const char *const *cells; // NULL: the head
};

static const char *text_of(const struct row *row, size_t column)
{
    return row->cells != NULL ? row->cells[column] : row->layout->table->columns[column].label;
}

static double widest_word(struct paper *paper, const struct canvas_text *look, const char *text)
{
    double widest = 0;
    struct buffer word = { 0 };
    for (const char *at = text; *at != '\0';) {
        size_t size = strcspn(at, " \n");
        buffer_clear(&word);
        buffer_add_bytes(&word, at, size);
        double width = canvas_text_width(paper->canvas, look, buffer_text(&word));
        widest = width > widest ? width : widest;
        at += size + strspn(at + size, " \n");
    }
    buffer_finish(&word);
    return widest;
}

// Rounding must not wrap a word.
static void take_width(double *width, double wanted)
{
    *width = wanted + 1 > *width ? wanted + 1 : *width;
}

// A head may stand in two lines, and so may a text; a number stays whole.
static void measure(struct paper *paper, struct layout *layout)
{
    const struct report_table *table = layout->table;
    for (size_t c = 0; c < table->column_count; c++) {
        const struct report_column *column = &table->columns[c];
        take_width(&layout->widths[c], canvas_text_width(paper->canvas, &HEAD, column->label));
        take_width(&layout->least[c], widest_word(paper, &HEAD, column->label));
        for (size_t r = 0; r < table->row_count; r++) {
            const char *text = table->cells[r * table->column_count + c];
            double whole = canvas_text_width(paper->canvas, &CELL, text);
            take_width(&layout->widths[c], whole);
            take_width(&layout->least[c], column->number ? whole : widest_word(paper, &CELL, text));
        }
    }
}

static double whole_width(const struct layout *layout)
{
    double sum = -GAP;
    for (size_t c = 0; c < layout->table->column_count; c++) {
        sum += layout->widths[c] + GAP;
    }
    return sum;
}

// The column that has most to give; column_count when none has.
static size_t loosest(const struct layout *layout, bool number)
{
    size_t count = layout->table->column_count;
    size_t found = count;
    double most = 0;
    for (size_t c = 0; c < count; c++) {
        double spare = layout->widths[c] - layout->least[c];
        if (layout->table->columns[c].number == number && spare > most) {
            found = c;
            most = spare;
        }
    }
    return found;
}

// Columns give way until the table fits: first the heads over numbers, the loosest before others.
static void fit(struct layout *layout, double width)
{
    bool number = true;
    while (whole_width(layout) > width) {
        size_t column = loosest(layout, number);
        if (column < layout->table->column_count) {
            double spare = layout->widths[column] - layout->least[column];
            layout->widths[column] -= spare < 2 ? spare : 2;
        } else if (number) {
            number = false;
        } else {
            return;
        }
    }
}

static double put_cell(struct paper *paper, const struct row *row, size_t column, double x)
{
    struct canvas_text look = row->cells != NULL ? CELL : HEAD;
    look.width = row->layout->widths[column];
    look.align = row->layout->table->columns[column].number ? CANVAS_RIGHT : CANVAS_LEFT;
    const char *text = text_of(row, column);
    if (paper->dry) {
        return canvas_text_height(paper->canvas, &look, text);
    }
    return canvas_text(paper->canvas, &look, x, paper->y, text);
}

static void put_row(struct paper *paper, const void *what)
{
    const struct row *row = what;
    double x = paper->x;
    double height = 0;
    paper->y += 2;
    for (size_t c = 0; c < row->layout->table->column_count; c++) {
        double own = put_cell(paper, row, c, x);
        height = own > height ? own : height;
        x += row->layout->widths[c] + GAP;
    }
    paper->y += height + 2;
    if (!paper->dry) {
        canvas_line(paper->canvas, paper->x, paper->y, x - GAP, paper->y,
                row->cells != NULL ? 0.5 : 1, PAPER_LINE);
    }
}

static void flow_row(struct paper *paper, const struct layout *layout, const struct row *row)
{
    int page = canvas_page(paper->canvas);
    paper_need(paper, paper_measure(paper, put_row, row));
    if (canvas_page(paper->canvas) != page) {
        put_row(paper, &(struct row) { .layout = layout });
    }
    put_row(paper, row);
}

void paper_table(struct paper *paper, const struct report_block *block)
{
    struct layout layout = { .table = &block->table };
    layout.widths = mem_alloc(block->table.column_count * sizeof(*layout.widths));
    layout.least = mem_alloc(block->table.column_count * sizeof(*layout.least));
    measure(paper, &layout);
    fit(&layout, paper->width);
    struct row head = { .layout = &layout };
    paper->y += 4;
    paper_flow(paper, put_row, &head, 30);
    for (size_t r = 0; r < block->table.row_count; r++) {
        flow_row(paper, &layout,
                &(struct row) { &layout, &block->table.cells[r * block->table.column_count] });
    }
    if (*block->note != '\0') {
        struct canvas_text small = HEAD;
        small.weight = 400;
        paper->y += 3;
        paper_text(paper, &small, 0, block->note);
    }
    paper->y += 6;
    mem_free(layout.least);
    mem_free(layout.widths);
}
