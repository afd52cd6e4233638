// SPDX-License-Identifier: GPL-3.0-or-later
// A table of a report that is filled cell by cell, in the program's language.
#include "game/command/simulate_table.h"

#include <assert.h>
#include <math.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"

void simulate_table_init(struct simulate_table *table, struct report *report,
        const struct report_column *columns, size_t count)
{
    assert(count <= SIMULATE_COLUMNS_MAX);
    *table = (struct simulate_table) { .report = report, .column_count = count };
    for (size_t i = 0; i < count; i++) {
        const char *label = columns[i].label;
        table->columns[i] = columns[i];
        table->columns[i].label = report_text(report, "%s", *label != '\0' ? tr(label) : "");
    }
}

void simulate_table_text(struct simulate_table *table, const char *text)
{
    vec_push(&table->cells, text);
}

const char *simulate_number(struct report *report, double value, int decimals)
{
    struct buffer text = { 0 };
    format_decimal(&text, format_for(locale_language()), value, decimals);
    const char *kept = report_text(report, "%s", buffer_text(&text));
    buffer_finish(&text);
    return kept;
}

void simulate_table_number(struct simulate_table *table, double value, int decimals)
{
    simulate_table_text(
            table, isfinite(value) ? simulate_number(table->report, value, decimals) : "–");
}

void simulate_table_percent(struct simulate_table *table, double value)
{
    struct buffer text = { 0 };
    if (isfinite(value)) {
        format_percent(&text, format_for(locale_language()), value, 1);
    }
    simulate_table_text(
            table, isfinite(value) ? report_text(table->report, "%s", buffer_text(&text)) : "–");
    buffer_finish(&text);
}

void simulate_table_finish(struct simulate_table *table, const char *note)
{
    struct report_table all = {
        .columns = table->columns,
        .column_count = table->column_count,
        .cells = table->cells.items,
        .row_count = table->cells.count / table->column_count,
    };
    report_table(table->report, &all, note);
    vec_finish(&table->cells);
}
