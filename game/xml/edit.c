// SPDX-License-Identifier: GPL-3.0-or-later
// Changes to an XML file that leave every byte they do not name as it was.
#include "game/xml/edit.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/utf8.h"

void xml_edits_finish(struct xml_edits *edits)
{
    vec_finish(&edits->items);
    arena_finish(&edits->arena);
}

bool xml_can_hold(const char *text)
{
    if (!utf8_valid(text, strlen(text), NULL)) {
        return false;
    }
    for (uint32_t c = utf8_next(&text); c != 0; c = utf8_next(&text)) {
        bool blank = c == '\t' || c == '\n' || c == '\r';
        if ((c < ' ' && !blank) || c == 0xfffe || c == 0xffff) {
            return false;
        }
    }
    return true;
}

void xml_escape(struct buffer *buffer, const char *text, char quote)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '&') {
            buffer_add(buffer, "&amp;");
        } else if (*at == '<') {
            buffer_add(buffer, "&lt;");
        } else if (*at == '>' && at > text && at[-1] == ']') {
            buffer_add(buffer, "&gt;"); // ]]> may not stand in a text
        } else if (*at == quote && quote != '\0') {
            buffer_add(buffer, quote == '"' ? "&quot;" : "&apos;");
        } else {
            buffer_add_char(buffer, *at);
        }
    }
}

static void add(struct xml_edits *edits, size_t begin, size_t end, const char *text)
{
    struct xml_edit edit = { { begin, end }, text, edits->items.count };
    for (size_t i = 0; i < edits->items.count; i++) {
        struct xml_edit *known = &edits->items.items[i];
        if (begin < end && known->span.begin == begin && known->span.end == end) {
            known->text = text;
            return;
        }
    }
    vec_push(&edits->items, edit);
}

static const char *keep(struct xml_edits *edits, struct buffer *text)
{
    const char *kept = arena_copy_text(&edits->arena, buffer_text(text), text->size);
    buffer_finish(text);
    return kept;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Where the line of `at` begins, when only blanks stand before `at`; else `at` itself.
static size_t line_begin(const struct xml_map *map, size_t at)
{
    size_t begin = at;
    while (begin > 0 &&
            (map->decoded.text[begin - 1] == ' ' || map->decoded.text[begin - 1] == '\t')) {
        begin--;
    }
    return begin > 0 && map->decoded.text[begin - 1] == '\n' ? begin : at;
}

static bool begins_line(const struct xml_map *map, size_t at)
{
    return at > 0 && (map->decoded.text[at - 1] == '\n' || line_begin(map, at) < at);
}

// The blanks before `at` on its line.
static void add_indent(struct buffer *buffer, const struct xml_map *map, size_t at)
{
    size_t begin = line_begin(map, at);
    buffer_add_bytes(buffer, map->decoded.text + begin, at - begin);
}

static void add_lines(struct buffer *buffer, const struct xml_map *map, const char *text,
        const struct buffer *indent)
{
    for (; *text != '\0'; text++) {
        if (*text != '\n') {
            buffer_add_char(buffer, *text);
            continue;
        }
        buffer_add(buffer, map->line_end);
        buffer_add(buffer, text[1] != '\n' ? buffer_text(indent) : "");
    }
}

// Without the blanks around it; a CDATA section goes whole.
static struct xml_span core_of(const struct xml_map *map, struct xml_span span)
{
    while (span.begin < span.end && is_blank(map->decoded.text[span.begin])) {
        span.begin++;
    }
    while (span.end > span.begin && is_blank(map->decoded.text[span.end - 1])) {
        span.end--;
    }
    return span;
}

// The first of the pieces of `place`: they stand in order of the file, so halving finds it.
static size_t first_piece(const struct xml_map *map, uint32_t place)
{
    size_t begin = map->places.items[place].open.end;
    size_t low = 0;
    size_t high = map->pieces.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (map->pieces.items[middle].span.begin < begin) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void fill_empty(
        struct xml_edits *edits, const struct xml_map *map, uint32_t place, const char *text)
{
    const struct xml_place *holder = &map->places.items[place];
    if (holder->close.begin < holder->close.end) {
        add(edits, holder->open.end, holder->open.end, text);
        return;
    }
    struct buffer whole = { 0 };
    const char *name = map->decoded.text + holder->open.begin + 1;
    buffer_add_format(
            &whole, ">%s</%.*s>", text, (int)(holder->name_end - holder->open.begin - 1), name);
    add(edits, holder->open.end - 2, holder->open.end, keep(edits, &whole));
}

void xml_edit_text(
        struct xml_edits *edits, const struct xml_map *map, uint32_t place, const char *text)
{
    const struct xml_place *holder = &map->places.items[place];
    struct buffer escaped = { 0 };
    struct buffer indent = { 0 };
    struct buffer written = { 0 };
    xml_escape(&escaped, text, '\0');
    add_indent(&indent, map, holder->open.begin);
    buffer_add(&indent, "  ");
    add_lines(&written, map, buffer_text(&escaped), &indent);
    const char *kept = keep(edits, &written);
    buffer_finish(&escaped);
    buffer_finish(&indent);

    bool placed = false;
    for (size_t i = first_piece(map, place); i < map->pieces.count; i++) {
        struct xml_span core = core_of(map, map->pieces.items[i].span);
        if (core.begin >= holder->close.begin) {
            break;
        }
        if (map->pieces.items[i].place == place && core.begin < core.end) {
            add(edits, core.begin, core.end, placed ? "" : kept);
            placed = true;
        }
    }
    if (!placed) {
        fill_empty(edits, map, place, kept);
    }
}

// An attribute that is new is still there once when it is given twice.
static void add_attribute(struct xml_edits *edits, size_t at, const char *text, size_t name_size)
{
    for (size_t i = 0; i < edits->items.count; i++) {
        struct xml_edit *known = &edits->items.items[i];
        if (known->span.begin == at && strncmp(known->text, text, name_size) == 0) {
            known->text = text;
            return;
        }
    }
    add(edits, at, at, text);
}

void xml_edit_attribute(struct xml_edits *edits, const struct xml_map *map, uint32_t place,
        const char *name, const char *value)
{
    const struct xml_place_attribute *known = xml_map_attribute(map, place, name);
    const struct xml_place *holder = &map->places.items[place];
    struct buffer text = { 0 };
    if (known != NULL && value == NULL) {
        add(edits, known->whole.begin, known->whole.end, "");
    } else if (known != NULL) {
        xml_escape(&text, value, map->decoded.text[known->inside.begin - 1]);
        add(edits, known->inside.begin, known->inside.end, keep(edits, &text));
    } else if (value != NULL) {
        size_t at = holder->name_end;
        if (holder->attribute_count > 0) {
            at = map->attributes.items[holder->attributes + holder->attribute_count - 1].whole.end;
        }
        buffer_add_format(&text, " %s=\"", name);
        size_t name_size = text.size;
        xml_escape(&text, value, '"');
        buffer_add_char(&text, '"');
        add_attribute(edits, at, keep(edits, &text), name_size);
    }
}

// In an element that held nothing: its tags get lines of their own.
static void insert_first(
        struct xml_edits *edits, const struct xml_map *map, uint32_t parent, const char *xml)
{
    const struct xml_place *holder = &map->places.items[parent];
    struct buffer outer = { 0 };
    struct buffer inner = { 0 };
    struct buffer text = { 0 };
    add_indent(&outer, map, holder->open.begin);
    buffer_add_format(&inner, "%s  ", buffer_text(&outer));
    buffer_add_format(&text, "%s%s", map->line_end, buffer_text(&inner));
    add_lines(&text, map, xml, &inner);
    bool alone = holder->first == XML_NONE;
    if (alone) {
        buffer_add_format(&text, "%s%s", map->line_end, buffer_text(&outer));
        fill_empty(edits, map, parent, keep(edits, &text));
    } else {
        add(edits, holder->open.end, holder->open.end, keep(edits, &text));
    }
    buffer_finish(&inner);
    buffer_finish(&outer);
}

void xml_edit_insert(struct xml_edits *edits, const struct xml_map *map, uint32_t parent,
        uint32_t after, const char *xml)
{
    if (after == XML_NONE) {
        insert_first(edits, map, parent, xml);
        return;
    }
    const struct xml_place *sibling = &map->places.items[after];
    struct buffer indent = { 0 };
    struct buffer text = { 0 };
    if (begins_line(map, sibling->open.begin)) {
        add_indent(&indent, map, sibling->open.begin);
        buffer_add_format(&text, "%s%s", map->line_end, buffer_text(&indent));
    }
    add_lines(&text, map, xml, &indent);
    size_t at = sibling->close.end;
    add(edits, at, at, keep(edits, &text));
    buffer_finish(&indent);
}

void xml_edit_remove(struct xml_edits *edits, const struct xml_map *map, uint32_t place)
{
    const struct xml_place *gone = &map->places.items[place];
    size_t begin = gone->open.begin;
    size_t end = gone->close.end;
    size_t after = end;
    while (after < map->decoded.size &&
            (map->decoded.text[after] == ' ' || map->decoded.text[after] == '\t' ||
                    map->decoded.text[after] == '\r')) {
        after++;
    }
    bool ends_line = after < map->decoded.size && map->decoded.text[after] == '\n';
    // With the line end before it, so that what is put in behind it is not lost with it.
    if (begins_line(map, begin) && ends_line) {
        begin = line_begin(map, begin) - strlen(map->line_end);
    }
    add(edits, begin, end, "");
}

static int compare(const void *a, const void *b)
{
    const struct xml_edit *first = a;
    const struct xml_edit *second = b;
    if (first->span.begin != second->span.begin) {
        return first->span.begin < second->span.begin ? -1 : 1;
    }
    bool inserts = first->span.begin == first->span.end;
    bool also_inserts = second->span.begin == second->span.end;
    if (inserts != also_inserts) {
        return inserts ? -1 : 1;
    }
    // Of two that take out, the larger one goes first: the other is inside it.
    if (!inserts && first->span.end != second->span.end) {
        return first->span.end > second->span.end ? -1 : 1;
    }
    return first->order < second->order ? -1 : 1;
}

void xml_edits_apply(const struct xml_edits *edits, const struct xml_map *map, struct buffer *bytes)
{
    struct xml_edit *sorted =
            mem_alloc((edits->items.count > 0 ? edits->items.count : 1) * sizeof(*sorted));
    if (edits->items.count > 0) {
        memcpy(sorted, edits->items.items, edits->items.count * sizeof(*sorted));
        qsort(sorted, edits->items.count, sizeof(*sorted), compare);
    }
    struct buffer text = { 0 };
    size_t at = 0;
    for (size_t i = 0; i < edits->items.count; i++) {
        if (sorted[i].span.begin >= at) {
            buffer_add_bytes(&text, map->decoded.text + at, sorted[i].span.begin - at);
            buffer_add(&text, sorted[i].text);
            at = sorted[i].span.end;
        }
    }
    buffer_add_bytes(&text, map->decoded.text + at, map->decoded.size - at);
    xml_encode(&map->decoded, buffer_text(&text), text.size, bytes);
    buffer_finish(&text);
    mem_free(sorted);
}
