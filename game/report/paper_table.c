// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the PDF: a table, its head repeated at the top of each page it goes on to.
#include "game/report/paper_table.h"

#include "game/base/mem.h"

static const double GAP = 10;
static const double TEXT_LEAST = 40;

static const struct canvas_text HEAD = {
    .size = 8, .weight = 600, .tag = CANVAS_PARAGRAPH, .colour = PAPER_INK2
};
static const struct canvas_text CELL = {
    .size = 8.5, .tag = CANVAS_PARAGRAPH, .colour = PAPER_INK
};

struct layout {
    const struct report_table *table;
    double *widths;
};

struct row {
    const struct layout *layout;
    const char *const *cells; // NULL: the head
};

static const char *text_of(const struct row *row, size_t column)
{
    return row->cells != NULL ? row->cells[column] : row->layout->table->columns[column].label;
}

static void measure(struct paper *paper, struct layout *layout)
{
    const struct report_table *table = layout->table;
    for (size_t c = 0; c < table->column_count; c++) {
        double widest = canvas_text_width(paper->canvas, &HEAD, table->columns[c].label);
        for (size_t r = 0; r < table->row_count; r++) {
            const char *text = table->cells[r * table->column_count + c];
            double width = canvas_text_width(paper->canvas, &CELL, text);
            widest = width > widest ? width : widest;
        }
        layout->widths[c] = widest + 1; // rounding must not wrap a word
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

static size_t widest_text(const struct layout *layout)
{
    size_t count = layout->table->column_count;
    size_t widest = count;
    for (size_t c = 0; c < count; c++) {
        bool may = !layout->table->columns[c].number && layout->widths[c] > TEXT_LEAST;
        if (may && (widest == count || layout->widths[c] > layout->widths[widest])) {
            widest = c;
        }
    }
    return widest;
}

// The widest columns of texts give way until the table fits.
static void fit(struct layout *layout, double width)
{
    while (whole_width(layout) > width) {
        size_t column = widest_text(layout);
        if (column == layout->table->column_count) {
            return;
        }
        layout->widths[column] -= 2;
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
    mem_free(layout.widths);
}
