// SPDX-License-Identifier: GPL-3.0-or-later
// Writes CSV for spreadsheets: quoted where needed, and no text becomes a formula.
#include "game/report/csv_out.h"

#include <inttypes.h>
#include <string.h>

void csv_out_init(struct csv_out *csv, struct buffer *out)
{
    *csv = (struct csv_out) { .out = out };
}

static void begin_field(struct csv_out *csv)
{
    buffer_add(csv->out, csv->begun ? "," : "");
    csv->begun = true;
}

void csv_out_text(struct csv_out *csv, const char *text)
{
    begin_field(csv);
    bool formula = *text != '\0' && strchr("=+-@\t\r", *text) != NULL;
    if (!formula && strpbrk(text, ",;\"\r\n\t") == NULL) {
        buffer_add(csv->out, text);
        return;
    }
    buffer_add(csv->out, formula ? "\"'" : "\"");
    for (const char *at = text; *at != '\0'; at++) {
        buffer_add(csv->out, *at == '"' ? "\"" : "");
        buffer_add_char(csv->out, *at);
    }
    buffer_add_char(csv->out, '"');
}

void csv_out_integer(struct csv_out *csv, int64_t value)
{
    begin_field(csv);
    buffer_add_format(csv->out, "%" PRId64, value);
}

void csv_out_number(struct csv_out *csv, bool has, double value)
{
    begin_field(csv);
    if (has) {
        buffer_add_format(csv->out, "%.17g", value);
    }
}

void csv_out_end_line(struct csv_out *csv)
{
    buffer_add(csv->out, "\r\n");
    csv->begun = false;
}

void csv_out_line(struct csv_out *csv, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        csv_out_text(csv, texts[i]);
    }
    csv_out_end_line(csv);
}
