// SPDX-License-Identifier: GPL-3.0-or-later
// Reading an .xlsx workbook: Office Open XML as any program writes it, its values only.
#include <stdlib.h>
#include <string.h>

#include "game/base/utf8.h"
#include "game/report/table/workbook_parts.h"
#include "game/xml/reader.h"

enum { TEXTS_MAX = 200000 };

struct sheet_entry {
    const char *name;
    const char *relation; // id
};

struct relation {
    const char *id;
    const char *type;
    const char *target;
};

struct xlsx {
    struct workbook_reading *reading;
    VEC(struct sheet_entry) sheets;
    VEC(struct relation) relations;
    VEC(const char *) texts; // the shared ones
    struct workbook_sheet *sheet;
    struct workbook_line line;
    struct buffer text;
    long row;
    size_t column;
    char type; // of the open cell: s(hared), t(ext), n(umber), b(oolean)
    int depth;
    int skipped; // depth of an element that is passed over; 0 = none, as in the next ones
    int item_at; // of a shared text, or a cell
    int row_at;
    int value_at; // of what holds text
    bool good;
};

static bool is(const char *name, const char *wanted)
{
    return strcmp(name, wanted) == 0;
}

static const char *keep(struct xlsx *xlsx, const struct xml_element *element, const char *name)
{
    for (size_t i = 0; i < element->attribute_count; i++) {
        if (is(element->attributes[i].name, name)) {
            return arena_copy_text(&xlsx->reading->workbook->arena, element->attributes[i].value,
                    element->attributes[i].size);
        }
    }
    return "";
}

static bool read_part(struct xlsx *xlsx, const char *name,
        void (*start)(void *data, const struct xml_element *element),
        void (*text)(void *data, const char *text, size_t size), void (*end)(void *data))
{
    const struct zip_part *part = zip_find(xlsx->reading->zip, name);
    struct xml_handler handler = { xlsx, start, text, end };
    struct buffer file = { 0 };
    buffer_add_format(&file, "%s: %s", xlsx->reading->file, name);
    if (part == NULL) {
        diag_add(xlsx->reading->diags, DIAG_WORKBOOK_PART, DIAG_ERROR, xlsx->reading->file, 0, name,
                NULL);
    }
    xlsx->depth = 0;
    bool good = part != NULL &&
            xml_read_foreign(buffer_text(&file), buffer_text(&part->bytes), part->bytes.size,
                    &handler, xlsx->reading->diags);
    buffer_finish(&file);
    return good;
}

static void pass_text(void *data, const char *text, size_t size)
{
    (void)data;
    (void)text;
    (void)size;
}

static void pass_end(void *data)
{
    (void)data;
}

static void start_in_book(void *data, const struct xml_element *element)
{
    struct xlsx *xlsx = data;
    if (is(element->name, "sheet")) {
        struct sheet_entry sheet = { keep(xlsx, element, "name"), keep(xlsx, element, "id") };
        vec_push(&xlsx->sheets, sheet);
    }
}

static void start_in_relations(void *data, const struct xml_element *element)
{
    struct xlsx *xlsx = data;
    if (is(element->name, "Relationship")) {
        struct relation relation = { keep(xlsx, element, "Id"), keep(xlsx, element, "Type"),
            keep(xlsx, element, "Target") };
        vec_push(&xlsx->relations, relation);
    }
}

// Seen from xl/, or with a / from the root.
static void resolve(const struct relation *relation, struct buffer *name)
{
    const char *target = relation->target;
    buffer_add(name, target[0] == '/' ? "" : "xl/");
    buffer_add(name, target[0] == '/' ? target + 1 : target);
}

static bool is_hex(const char *text)
{
    return strspn(text, "0123456789abcdefABCDEF") >= 4;
}

// Signs that XML cannot hold, and a line end some programs write as two, are _x000D_ in a text.
static void add_unescaped(struct buffer *buffer, const char *text)
{
    while (*text != '\0') {
        bool escape = text[0] == '_' && text[1] == 'x' && is_hex(text + 2) && text[6] == '_';
        if (!escape) {
            buffer_add_char(buffer, *text++);
            continue;
        }
        char code[5] = { text[2], text[3], text[4], text[5], '\0' };
        uint32_t sign = (uint32_t)strtoul(code, NULL, 16);
        bool surrogate = sign >= 0xd800 && sign <= 0xdfff;
        if (sign >= ' ' && !surrogate) {
            utf8_add(buffer, sign);
        }
        text += 7;
    }
}

// How a word sounds is written under it in some languages, and is no part of it.
static bool starts_value(struct xlsx *xlsx, const struct xml_element *element)
{
    if (is(element->name, "rPh")) {
        xlsx->skipped = xlsx->depth;
        return false;
    }
    return is(element->name, "t");
}

static void start_in_texts(void *data, const struct xml_element *element)
{
    struct xlsx *xlsx = data;
    xlsx->depth++;
    if (xlsx->skipped > 0) {
        return;
    }
    if (is(element->name, "si")) {
        xlsx->item_at = xlsx->depth;
        buffer_clear(&xlsx->text);
    } else if (xlsx->item_at > 0 && starts_value(xlsx, element)) {
        xlsx->value_at = xlsx->depth;
    }
}

static void take_text(void *data, const char *text, size_t size)
{
    struct xlsx *xlsx = data;
    if (xlsx->skipped == 0 && xlsx->value_at > 0) {
        buffer_add_bytes(&xlsx->text, text, size);
    }
}

static void end_in_texts(void *data)
{
    struct xlsx *xlsx = data;
    if (xlsx->skipped == xlsx->depth) {
        xlsx->skipped = 0;
    } else if (xlsx->value_at == xlsx->depth) {
        xlsx->value_at = 0;
    } else if (xlsx->item_at == xlsx->depth && xlsx->skipped == 0) {
        struct buffer plain = { 0 };
        add_unescaped(&plain, buffer_text(&xlsx->text));
        const char *kept =
                arena_copy_text(&xlsx->reading->workbook->arena, buffer_text(&plain), plain.size);
        if (xlsx->texts.count < TEXTS_MAX) {
            vec_push(&xlsx->texts, kept);
        }
        buffer_finish(&plain);
        xlsx->item_at = 0;
    }
    xlsx->depth--;
}

// "AB12" is column 27; without a name a cell stands behind the one before it.
static void place_cell(struct xlsx *xlsx, const char *name)
{
    size_t column = 0;
    size_t size = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (size_t i = 0; i < size && i < 4; i++) {
        column = column * 26 + (size_t)(name[i] - 'A' + 1);
    }
    xlsx->column = size > 0 ? column - 1 : xlsx->column;
}

static char type_of(const char *type)
{
    if (is(type, "s") || is(type, "b") || is(type, "e")) {
        return type[0];
    }
    return is(type, "str") || is(type, "inlineStr") ? 't' : 'n';
}

static void start_in_sheet(void *data, const struct xml_element *element)
{
    struct xlsx *xlsx = data;
    xlsx->depth++;
    if (xlsx->skipped > 0) {
        return;
    }
    if (is(element->name, "row")) {
        const char *number = keep(xlsx, element, "r");
        xlsx->row = number[0] != '\0' ? strtol(number, NULL, 10) : xlsx->row + 1;
        xlsx->row_at = xlsx->depth;
        xlsx->column = 0;
    } else if (xlsx->row_at > 0 && is(element->name, "c")) {
        place_cell(xlsx, keep(xlsx, element, "r"));
        xlsx->type = type_of(keep(xlsx, element, "t"));
        xlsx->item_at = xlsx->depth;
        buffer_clear(&xlsx->text);
    } else if (xlsx->item_at > 0 && (is(element->name, "v") || starts_value(xlsx, element))) {
        xlsx->value_at = xlsx->depth;
    }
}

static void end_cell(struct xlsx *xlsx)
{
    struct buffer plain = { 0 };
    const char *text = buffer_text(&xlsx->text);
    if (xlsx->type == 's') {
        unsigned long number = text[0] != '\0' ? strtoul(text, NULL, 10) : TEXTS_MAX;
        buffer_add(&plain, number < xlsx->texts.count ? xlsx->texts.items[number] : "");
    } else if (xlsx->type == 'n') {
        workbook_plain_number(&plain, text);
    } else {
        add_unescaped(&plain, text);
    }
    workbook_line_set(xlsx->reading, &xlsx->line, xlsx->column, buffer_text(&plain));
    buffer_finish(&plain);
    xlsx->column++;
    xlsx->item_at = 0;
}

static void end_in_sheet(void *data)
{
    struct xlsx *xlsx = data;
    if (xlsx->skipped == xlsx->depth) {
        xlsx->skipped = 0;
    } else if (xlsx->skipped > 0) {
        // of no matter
    } else if (xlsx->value_at == xlsx->depth) {
        xlsx->value_at = 0;
    } else if (xlsx->item_at == xlsx->depth) {
        end_cell(xlsx);
    } else if (xlsx->row_at == xlsx->depth) {
        xlsx->row_at = 0;
        xlsx->good =
                xlsx->good && workbook_line_end(xlsx->reading, xlsx->sheet, &xlsx->line, xlsx->row);
    }
    xlsx->depth--;
}

static bool read_texts(struct xlsx *xlsx)
{
    for (size_t i = 0; i < xlsx->relations.count; i++) {
        const struct relation *relation = &xlsx->relations.items[i];
        const char *kind = strrchr(relation->type, '/');
        if (kind != NULL && is(kind, "/sharedStrings")) {
            struct buffer name = { 0 };
            resolve(relation, &name);
            bool good =
                    read_part(xlsx, buffer_text(&name), start_in_texts, take_text, end_in_texts);
            buffer_finish(&name);
            return good;
        }
    }
    return true; // a workbook of numbers has none
}

static bool read_sheet(struct xlsx *xlsx, const struct sheet_entry *entry)
{
    struct buffer name = { 0 };
    for (size_t i = 0; i < xlsx->relations.count; i++) {
        if (is(xlsx->relations.items[i].id, entry->relation)) {
            buffer_clear(&name);
            resolve(&xlsx->relations.items[i], &name);
        }
    }
    xlsx->sheet = workbook_add_sheet(xlsx->reading->workbook, entry->name);
    xlsx->row = 0;
    bool good = read_part(xlsx, buffer_text(&name), start_in_sheet, take_text, end_in_sheet);
    buffer_finish(&name);
    return good && xlsx->good;
}

bool workbook_read_xlsx(struct workbook_reading *reading)
{
    struct xlsx xlsx = { .reading = reading, .good = true };
    bool good = read_part(&xlsx, "xl/workbook.xml", start_in_book, pass_text, pass_end) &&
            read_part(
                    &xlsx, "xl/_rels/workbook.xml.rels", start_in_relations, pass_text, pass_end) &&
            read_texts(&xlsx);
    for (size_t i = 0; good && i < xlsx.sheets.count; i++) {
        good = read_sheet(&xlsx, &xlsx.sheets.items[i]);
    }
    vec_finish(&xlsx.sheets);
    vec_finish(&xlsx.relations);
    vec_finish(&xlsx.texts);
    buffer_finish(&xlsx.text);
    return good;
}
