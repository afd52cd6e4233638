// SPDX-License-Identifier: GPL-3.0-or-later
// What a statistic says, collected once and printed as text, JSON or CSV.
#include "game/command/stats/stats_out.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/csv_out.h"
#include "game/report/json.h"
#include "game/report/report.h"

enum { WIDE = 16, FEW = 6 };

static const char ABSENT[] = "–";

void stats_out_finish(struct stats_out *out)
{
    for (size_t i = 0; i < out->lists.count; i++) {
        vec_finish(&out->lists.items[i].cells);
    }
    vec_finish(&out->lists);
    vec_finish(&out->facts);
    vec_finish(&out->notes);
    arena_finish(&out->arena);
}

// Cells

static const char *keep(struct stats_out *out, struct buffer *buffer)
{
    const char *text = arena_copy_text(&out->arena, buffer_text(buffer), buffer->size);
    buffer_finish(buffer);
    return text;
}

static const char *json_of_number(struct stats_out *out, double value)
{
    struct buffer buffer = { 0 };
    struct json json;
    json_init(&json, &buffer);
    json_number(&json, value);
    return keep(out, &buffer);
}

static const char *json_of_text(struct stats_out *out, const char *text)
{
    struct buffer buffer = { 0 };
    struct json json;
    json_init(&json, &buffer);
    json_text(&json, text);
    return keep(out, &buffer);
}

static const char *shown_number(struct stats_out *out, double value, int decimals)
{
    struct buffer buffer = { 0 };
    if (isfinite(value)) {
        format_decimal(&buffer, format_for(locale_language()), value, decimals);
    } else {
        buffer_add(&buffer, value > 0 ? "∞" : ABSENT);
    }
    return keep(out, &buffer);
}

static void add(struct stats_out *out, struct stats_cell cell)
{
    if (!out->in_list) {
        vec_push(&out->facts, cell);
        return;
    }
    struct stats_list *list = vec_last(&out->lists);
    bool first_again = list->cells.count > 0 && list->columns == 0 &&
            strcmp(list->cells.items[0].key, cell.key) == 0;
    list->columns = first_again ? list->cells.count : list->columns;
    vec_push(&list->cells, cell);
}

void stats_maybe(struct stats_out *out, const char *key, const char *label, bool present,
        double value, int decimals)
{
    struct stats_cell cell = { .key = key, .label = label, .json = "null", .shown = ABSENT };
    cell.number = true;
    if (present) {
        cell.json = json_of_number(out, value);
        cell.shown = shown_number(out, value, decimals);
        cell.has = isfinite(value) != 0;
        cell.value[0] = value;
    }
    add(out, cell);
}

void stats_number(
        struct stats_out *out, const char *key, const char *label, double value, int decimals)
{
    stats_maybe(out, key, label, true, value, decimals);
}

void stats_integer(struct stats_out *out, const char *key, const char *label, int64_t value)
{
    struct buffer json = { 0 };
    struct buffer shown = { 0 };
    buffer_add_format(&json, "%lld", (long long)value);
    format_integer(&shown, format_for(locale_language()), value);
    struct stats_cell cell = { .key = key, .label = label, .number = true, .has = true };
    cell.json = keep(out, &json);
    cell.shown = keep(out, &shown);
    cell.value[0] = (double)value;
    add(out, cell);
}

void stats_boolean(struct stats_out *out, const char *key, const char *label, bool value)
{
    struct stats_cell cell = { .key = key, .label = label };
    cell.json = value ? "true" : "false";
    cell.shown = value ? tr("yes") : tr("no");
    add(out, cell);
}

void stats_code(struct stats_out *out, const char *key, const char *label, const char *code,
        const char *shown)
{
    struct stats_cell cell = { .key = key, .label = label };
    cell.json = json_of_text(out, code);
    cell.shown = arena_copy_text(&out->arena, shown, strlen(shown));
    add(out, cell);
}

void stats_text(struct stats_out *out, const char *key, const char *label, const char *value)
{
    stats_code(out, key, label, value, value);
}

void stats_interval(struct stats_out *out, const char *key, const char *label, bool present,
        const double bounds[2], int decimals)
{
    struct stats_cell cell = { .key = key, .label = label, .json = "null", .shown = ABSENT };
    cell.number = true;
    cell.pair = true;
    if (present) {
        cell.has = true;
        cell.value[0] = bounds[0];
        cell.value[1] = bounds[1];
        struct buffer json = { 0 };
        struct buffer shown = { 0 };
        buffer_add_format(
                &json, "[%s,%s]", json_of_number(out, bounds[0]), json_of_number(out, bounds[1]));
        buffer_add_format(&shown, tr("%s to %s"), shown_number(out, bounds[0], decimals),
                shown_number(out, bounds[1], decimals));
        cell.json = keep(out, &json);
        cell.shown = keep(out, &shown);
    }
    add(out, cell);
}

void stats_list_open(struct stats_out *out, const char *key, const char *title)
{
    struct stats_list list = { .key = key, .title = title };
    vec_push(&out->lists, list);
    out->in_list = true;
}

void stats_list_show(struct stats_out *out, const char *keys)
{
    vec_last(&out->lists)->shown = keys;
}

void stats_list_close(struct stats_out *out)
{
    struct stats_list *list = vec_last(&out->lists);
    list->columns = list->columns == 0 ? list->cells.count : list->columns;
    assert(list->columns == 0 || list->cells.count % list->columns == 0);
    out->in_list = false;
}

void stats_note(struct stats_out *out, const char *text)
{
    vec_push(&out->notes, arena_copy_text(&out->arena, text, strlen(text)));
}

// Printing

static void print_json_cells(struct buffer *buffer, const struct stats_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        buffer_add_format(buffer, "%s\"%s\":%s", i > 0 ? "," : "", cells[i].key, cells[i].json);
    }
}

static void print_json_list(struct buffer *buffer, const struct stats_list *list)
{
    buffer_add_format(buffer, "\"%s\":[", list->key);
    for (size_t i = 0; i < list->cells.count; i += list->columns) {
        buffer_add(buffer, i > 0 ? ",\n{" : "\n{");
        print_json_cells(buffer, &list->cells.items[i], list->columns);
        buffer_add_char(buffer, '}');
    }
    buffer_add_char(buffer, ']');
}

static void print_json(struct buffer *buffer, const struct stats_out *out)
{
    buffer_add_char(buffer, '{');
    print_json_cells(buffer, out->facts.items, out->facts.count);
    for (size_t i = 0; i < out->lists.count; i++) {
        buffer_add(buffer, out->facts.count + i > 0 ? ",\n" : "");
        print_json_list(buffer, &out->lists.items[i]);
    }
    buffer_add(buffer, "}\n");
}

// An interval takes two columns: key_low and key_high.
static void csv_key(struct csv_out *csv, const struct stats_cell *cell, int end)
{
    static const char *const ENDS[] = { "_low", "_high" };
    struct buffer key = { 0 };
    buffer_add(&key, cell->key);
    buffer_add(&key, cell->pair ? ENDS[end] : "");
    csv_out_text(csv, buffer_text(&key));
    buffer_finish(&key);
}

static void csv_value(struct csv_out *csv, const struct stats_cell *cell, int end)
{
    if (cell->number) {
        csv_out_number(csv, cell->has, cell->value[end]);
    } else {
        csv_out_text(csv, cell->json[0] == '"' ? cell->shown : cell->json);
    }
}

static int ends_of(const struct stats_cell *cell)
{
    return cell->pair ? 2 : 1;
}

static void print_csv_list(struct csv_out *csv, const struct stats_list *list)
{
    for (size_t c = 0; c < list->columns; c++) {
        for (int end = 0; end < ends_of(&list->cells.items[c]); end++) {
            csv_key(csv, &list->cells.items[c], end);
        }
    }
    for (size_t i = 0; i < list->cells.count; i++) {
        if (i % list->columns == 0) {
            csv_out_end_line(csv);
        }
        for (int end = 0; end < ends_of(&list->cells.items[i]); end++) {
            csv_value(csv, &list->cells.items[i], end);
        }
    }
    csv_out_end_line(csv);
}

// Facts as key and value; each list as a table of its own below an empty line.
static void print_csv(struct buffer *buffer, const struct stats_out *out)
{
    struct csv_out csv;
    csv_out_init(&csv, buffer);
    csv_out_text(&csv, "key");
    csv_out_text(&csv, "value");
    csv_out_end_line(&csv);
    for (size_t i = 0; i < out->facts.count; i++) {
        for (int end = 0; end < ends_of(&out->facts.items[i]); end++) {
            csv_key(&csv, &out->facts.items[i], end);
            csv_value(&csv, &out->facts.items[i], end);
            csv_out_end_line(&csv);
        }
    }
    for (size_t i = 0; i < out->lists.count; i++) {
        csv_out_end_line(&csv);
        print_csv_list(&csv, &out->lists.items[i]);
    }
}

static bool is_shown(const struct stats_list *list, size_t column)
{
    const char *key = list->cells.items[column].key;
    size_t size = strlen(key);
    const char *at = list->shown;
    while (at != NULL && *at != '\0') {
        size_t word = strcspn(at, " ");
        if (word == size && memcmp(at, key, size) == 0) {
            return true;
        }
        at += word + (at[word] == ' ');
    }
    return list->shown == NULL;
}

static size_t count_shown(const struct stats_list *list)
{
    size_t count = 0;
    for (size_t c = 0; c < list->columns; c++) {
        count += is_shown(list, c);
    }
    return count;
}

// A few rows of many columns read better one below the other.
static bool stands_better(const struct stats_list *list)
{
    return count_shown(list) > WIDE && list->cells.count / list->columns <= FEW;
}

static void add_rows(struct report *report, const struct stats_list *list)
{
    report_part(report, list->title, NULL);
    for (size_t i = 0; i < list->cells.count; i += list->columns) {
        struct report_pair *pairs = arena_alloc(&report->arena, list->columns * sizeof(*pairs));
        size_t count = 0;
        for (size_t c = 0; c < list->columns; c++) {
            const struct stats_cell *cell = &list->cells.items[i + c];
            if (is_shown(list, c)) {
                pairs[count++] = (struct report_pair) { cell->label, cell->shown };
            }
        }
        report_part(report, pairs[0].value, NULL);
        report_facts(report, pairs + 1, count - 1);
    }
}

static void add_table(struct report *report, const struct stats_list *list)
{
    if (list->columns == 0) {
        return;
    }
    if (stands_better(list)) {
        add_rows(report, list);
        return;
    }
    size_t shown = count_shown(list);
    struct report_column *columns = arena_alloc(&report->arena, shown * sizeof(*columns));
    const char **cells = arena_alloc(&report->arena, (list->cells.count + 1) * sizeof(*cells));
    size_t count = 0;
    for (size_t i = 0; i < list->cells.count; i++) {
        const struct stats_cell *cell = &list->cells.items[i];
        if (is_shown(list, i % list->columns)) {
            if (count < shown) {
                columns[count] = (struct report_column) { cell->label, cell->number };
            }
            cells[count++] = cell->shown;
        }
    }
    struct report_table table = { columns, shown, cells, count / shown };
    report_part(report, list->title, NULL);
    report_table(report, &table, NULL);
}

static bool shows_part(const struct stats_out *out)
{
    bool part = false;
    for (size_t i = 0; i < out->lists.count; i++) {
        part |= count_shown(&out->lists.items[i]) < out->lists.items[i].columns;
    }
    return part;
}

static void add_notes(struct report *report, const struct stats_out *out)
{
    if (out->notes.count > 0 && (out->facts.count > 1 || out->lists.count > 0)) {
        report_part(report, tr("How to read this"), NULL);
    }
    for (size_t i = 0; i < out->notes.count; i++) {
        report_bullet(report, out->notes.items[i]);
    }
    if (shows_part(out)) {
        report_bullet(report, tr("These are the main columns; --as csv and --json give all."));
    }
}

static void print_text(struct buffer *buffer, const struct stats_out *out, size_t width)
{
    struct report report;
    report_init(&report, locale_language());
    report_title(&report, out->title, NULL);
    struct report_pair *pairs = arena_alloc(&report.arena, (out->facts.count + 1) * sizeof(*pairs));
    for (size_t i = 0; i < out->facts.count; i++) {
        pairs[i] = (struct report_pair) { out->facts.items[i].label, out->facts.items[i].shown };
    }
    if (out->facts.count > 0) {
        report_facts(&report, pairs, out->facts.count);
    }
    for (size_t i = 0; i < out->lists.count; i++) {
        add_table(&report, &out->lists.items[i]);
    }
    add_notes(&report, out);
    report_print(buffer, &report, width);
    report_finish(&report);
}

void stats_print(
        struct buffer *buffer, const struct stats_out *out, enum stats_form form, size_t width)
{
    switch (form) {
    case STATS_TEXT:
        print_text(buffer, out, width);
        break;
    case STATS_JSON:
        print_json(buffer, out);
        break;
    case STATS_CSV:
        print_csv(buffer, out);
        break;
    }
}
