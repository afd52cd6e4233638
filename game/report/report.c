// SPDX-License-Identifier: GPL-3.0-or-later
// A report: blocks in reading order, built once and printed as text or paper.
#include "game/report/report.h"

#include <string.h>

void report_init(struct report *report, const char *language)
{
    *report = (struct report) { 0 };
    report->language = arena_copy_text(&report->arena, language, strlen(language));
}

void report_finish(struct report *report)
{
    vec_finish(&report->blocks);
    arena_finish(&report->arena);
}

static const char *copy(struct report *report, const char *text)
{
    return text != NULL ? arena_copy_text(&report->arena, text, strlen(text)) : "";
}

static void add(struct report *report, enum report_kind kind, const char *text, const char *note)
{
    struct report_block block = { .kind = kind };
    block.text = copy(report, text);
    block.note = copy(report, note);
    vec_push(&report->blocks, block);
}

void report_title(struct report *report, const char *text, const char *note)
{
    add(report, REPORT_TITLE, text, note);
}

void report_section(struct report *report, const char *text, const char *note)
{
    add(report, REPORT_SECTION, text, note);
}

void report_whole_section(struct report *report, const char *text, const char *note)
{
    report_section(report, text, note);
    vec_last(&report->blocks)->whole = true;
}

void report_half_section(struct report *report, const char *text, const char *note)
{
    add(report, REPORT_SECTION, text, note);
    vec_last(&report->blocks)->half = true;
}

void report_fold_section(struct report *report, const char *text, const char *note)
{
    add(report, REPORT_SECTION, text, note);
    vec_last(&report->blocks)->fold = true;
}

void report_status(struct report *report, const char *text, enum report_tone tone)
{
    add(report, REPORT_STATUS, text, NULL);
    vec_last(&report->blocks)->tone = tone;
}

void report_part(struct report *report, const char *text, const char *note)
{
    add(report, REPORT_PART, text, note);
}

void report_paragraph(struct report *report, const char *text)
{
    add(report, REPORT_PARAGRAPH, text, NULL);
}

void report_bullet(struct report *report, const char *text)
{
    add(report, REPORT_BULLET, text, NULL);
}

void report_lines(struct report *report, const char *note, const char *const *labels, size_t count)
{
    struct report_pair *pairs = arena_alloc(&report->arena, count * sizeof(*pairs));
    for (size_t i = 0; i < count; i++) {
        pairs[i] = (struct report_pair) { copy(report, labels[i]), "" };
    }
    add(report, REPORT_LINES, NULL, note);
    vec_last(&report->blocks)->pairs = pairs;
    vec_last(&report->blocks)->count = count;
}

void report_facts(struct report *report, const struct report_pair *pairs, size_t count)
{
    add(report, REPORT_FACTS, NULL, NULL);
    vec_last(&report->blocks)->pairs =
            arena_copy_items(&report->arena, pairs, count, sizeof(*pairs));
    vec_last(&report->blocks)->count = count;
}

void report_bands(struct report *report, const struct report_band *bands, size_t count,
        const char *beside, const char *note)
{
    add(report, REPORT_BANDS, beside, note);
    vec_last(&report->blocks)->bands =
            arena_copy_items(&report->arena, bands, count, sizeof(*bands));
    vec_last(&report->blocks)->count = count;
}

void report_people_bands(
        struct report *report, const struct report_band *bands, size_t count, const char *note)
{
    report_bands(report, bands, count, NULL, note);
    vec_last(&report->blocks)->people = true;
}

void report_item(struct report *report, const struct report_item *item)
{
    add(report, REPORT_ITEM, NULL, NULL);
    struct report_item *own = &vec_last(&report->blocks)->item;
    *own = *item;
    own->chips =
            arena_copy_items(&report->arena, item->chips, item->chip_count, sizeof(*item->chips));
    own->notes =
            arena_copy_items(&report->arena, item->notes, item->note_count, sizeof(*item->notes));
}

void report_table(struct report *report, const struct report_table *table, const char *note)
{
    add(report, REPORT_TABLE, NULL, note);
    struct report_table *own = &vec_last(&report->blocks)->table;
    size_t cells = table->row_count * table->column_count;
    *own = *table;
    own->columns = arena_copy_items(
            &report->arena, table->columns, table->column_count, sizeof(*table->columns));
    own->cells = arena_copy_items(&report->arena, table->cells, cells, sizeof(*table->cells));
}

void report_curve(struct report *report, const struct report_curve *curve, const char *words)
{
    add(report, REPORT_CURVE, words, NULL);
    struct report_block *block = vec_last(&report->blocks);
    block->curve = *curve;
    block->curve.points =
            arena_copy_items(&report->arena, curve->points, curve->count, sizeof(*curve->points));
}

const char *report_text(struct report *report, const char *format, ...)
{
    struct buffer buffer = { 0 };
    va_list arguments;
    va_start(arguments, format);
    buffer_add_arguments(&buffer, format, arguments);
    va_end(arguments);
    const char *text = arena_copy_text(&report->arena, buffer_text(&buffer), buffer.size);
    buffer_finish(&buffer);
    return text;
}
