// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the text printer: a table in columns of characters.
#include "game/report/table_print.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/base/utf8.h"

enum { GAP = 2, TEXT_LEAST = 8 };

struct layout {
    struct buffer *out;
    const struct report_table *table;
    size_t *widths;
    const char **left; // of each cell in the row being printed: what is still to come
};

static const char *cell_at(const struct report_table *table, size_t row, size_t column)
{
    return table->cells[row * table->column_count + column];
}

static void measure(struct layout *layout)
{
    const struct report_table *table = layout->table;
    for (size_t c = 0; c < table->column_count; c++) {
        layout->widths[c] = utf8_count(table->columns[c].label);
        for (size_t r = 0; r < table->row_count; r++) {
            size_t columns = utf8_count(cell_at(table, r, c));
            layout->widths[c] = columns > layout->widths[c] ? columns : layout->widths[c];
        }
    }
}

static size_t whole_width(const struct layout *layout)
{
    size_t sum = 0;
    for (size_t c = 0; c < layout->table->column_count; c++) {
        sum += layout->widths[c] + (c > 0 ? GAP : 0);
    }
    return sum;
}

// The widest column that holds texts; the number of columns when none can give way.
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

static void fit(struct layout *layout, size_t width)
{
    for (size_t sum = whole_width(layout); sum > width; sum--) {
        size_t column = widest_text(layout);
        if (column == layout->table->column_count) {
            return;
        }
        layout->widths[column]--;
    }
}

static size_t columns_of(const char *text, size_t size)
{
    size_t columns = 0;
    for (size_t i = 0; i < size; i++) {
        columns += ((unsigned char)text[i] & 0xc0) != 0x80;
    }
    return columns;
}

// The bytes of the first so many columns.
static size_t bytes_of(const char *text, size_t columns)
{
    size_t size = 0;
    while (text[size] != '\0' && columns_of(text, size + 1) <= columns) {
        size++;
    }
    return size;
}

// How much of a text stands on one line of this width: whole words, or a piece of one that is
// longer.
static size_t line_size(const char *text, size_t width)
{
    size_t fits = bytes_of(text, width);
    if (text[fits] == '\0' || text[fits] == ' ') {
        return fits;
    }
    size_t word = fits;
    while (word > 0 && text[word] != ' ') {
        word--;
    }
    return word > 0 ? word : fits;
}

static void add_spaces(struct buffer *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_add_char(out, ' ');
    }
}

static void print_piece(struct layout *layout, size_t column)
{
    const char *text = layout->left[column];
    size_t width = layout->widths[column];
    bool number = layout->table->columns[column].number;
    size_t size = number ? strlen(text) : line_size(text, width);
    size_t used = columns_of(text, size);
    size_t pad = width > used ? width - used : 0;
    add_spaces(layout->out, number ? pad : 0);
    buffer_add_bytes(layout->out, text, size);
    add_spaces(layout->out, number ? 0 : pad);
    text += size;
    layout->left[column] = text + strspn(text, " ");
}

static bool something_left(const struct layout *layout)
{
    for (size_t c = 0; c < layout->table->column_count; c++) {
        if (*layout->left[c] != '\0') {
            return true;
        }
    }
    return false;
}

static void end_line(struct buffer *out)
{
    while (out->size > 0 && out->bytes[out->size - 1] == ' ') {
        out->bytes[--out->size] = '\0';
    }
    buffer_add_char(out, '\n');
}

static void print_row(struct layout *layout)
{
    do {
        for (size_t c = 0; c < layout->table->column_count; c++) {
            add_spaces(layout->out, c > 0 ? GAP : 0);
            print_piece(layout, c);
        }
        end_line(layout->out);
    } while (something_left(layout));
}

static void print_rule(struct layout *layout)
{
    for (size_t c = 0; c < layout->table->column_count; c++) {
        add_spaces(layout->out, c > 0 ? GAP : 0);
        for (size_t i = 0; i < layout->widths[c]; i++) {
            buffer_add_char(layout->out, '-');
        }
    }
    buffer_add_char(layout->out, '\n');
}

size_t table_least(const struct report_table *table)
{
    struct layout layout = { .table = table };
    layout.widths = mem_alloc(table->column_count * sizeof(*layout.widths));
    measure(&layout);
    fit(&layout, 0);
    size_t least = whole_width(&layout);
    mem_free(layout.widths);
    return least;
}

void table_print(struct buffer *out, const struct report_table *table, size_t width)
{
    struct layout layout = { .out = out, .table = table };
    layout.widths = mem_alloc(table->column_count * sizeof(*layout.widths));
    layout.left = mem_alloc(table->column_count * sizeof(*layout.left));
    measure(&layout);
    fit(&layout, width);
    for (size_t c = 0; c < table->column_count; c++) {
        layout.left[c] = table->columns[c].label;
    }
    print_row(&layout);
    print_rule(&layout);
    for (size_t r = 0; r < table->row_count; r++) {
        for (size_t c = 0; c < table->column_count; c++) {
            layout.left[c] = cell_at(table, r, c);
        }
        print_row(&layout);
    }
    mem_free(layout.left);
    mem_free(layout.widths);
}
