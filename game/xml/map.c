// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything in an XML file stands, to the byte, so that one value can change and no other.
#include "game/xml/map.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/base/utf8.h"
#include "game/xml/reader.h"

// Walks over text that the reader has found well-formed: nothing here can be missing, so nothing
// is diagnosed twice.
struct mapping {
    struct xml_map *map;
    const char *text;
    size_t size;
    size_t at;
    size_t counted; // up to where `line` counts
    int line;
    uint32_t open; // the innermost element that is open
    struct buffer value;
};

static bool here(const struct mapping *mapping, const char *word)
{
    size_t size = strlen(word);
    return mapping->size - mapping->at >= size &&
            memcmp(mapping->text + mapping->at, word, size) == 0;
}

// The place of the next `word`, or the end.
static size_t find(const struct mapping *mapping, size_t from, const char *word)
{
    const char *found = memmem(mapping->text + from, mapping->size - from, word, strlen(word));
    return found != NULL ? (size_t)(found - mapping->text) : mapping->size;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool ends_name(char c)
{
    return is_blank(c) || c == '=' || c == '/' || c == '>';
}

static void skip_blanks(struct mapping *mapping)
{
    while (mapping->at < mapping->size && is_blank(mapping->text[mapping->at])) {
        mapping->at++;
    }
}

static void skip_name(struct mapping *mapping)
{
    while (mapping->at < mapping->size && !ends_name(mapping->text[mapping->at])) {
        mapping->at++;
    }
}

static int line_of(struct mapping *mapping, size_t at)
{
    for (; mapping->counted < at; mapping->counted++) {
        mapping->line += mapping->text[mapping->counted] == '\n' ? 1 : 0;
    }
    return mapping->line;
}

static void add_reference(struct buffer *buffer, const char *name, size_t size)
{
    static const struct {
        const char *name;
        char sign;
    } KNOWN[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
    if (name[0] == '#') {
        bool hex = name[1] == 'x';
        utf8_add(buffer, (uint32_t)strtoul(name + (hex ? 2 : 1), NULL, hex ? 16 : 10));
        return;
    }
    for (size_t i = 0; i < sizeof(KNOWN) / sizeof(KNOWN[0]); i++) {
        if (strlen(KNOWN[i].name) == size && memcmp(KNOWN[i].name, name, size) == 0) {
            buffer_add_char(buffer, KNOWN[i].sign);
        }
    }
}

// As a parser gives it: references resolved, line ends one sign.
static void add_read(struct buffer *buffer, const char *text, size_t size, bool references)
{
    for (size_t i = 0; i < size; i++) {
        const char *end = references && text[i] == '&' ? memchr(text + i, ';', size - i) : NULL;
        if (end != NULL) {
            add_reference(buffer, text + i + 1, (size_t)(end - text) - i - 1);
            i = (size_t)(end - text);
        } else if (text[i] != '\r') {
            buffer_add_char(buffer, text[i]);
        } else if (i + 1 == size || text[i + 1] != '\n') {
            buffer_add_char(buffer, '\n');
        }
    }
}

static const char *keep(struct mapping *mapping, const char *text, size_t size)
{
    return arena_copy_text(&mapping->map->arena, text, size);
}

static void add_piece(struct mapping *mapping, size_t begin, size_t end)
{
    struct xml_piece piece = { mapping->open, { begin, end } };
    if (mapping->open != XML_NONE && end > begin) {
        vec_push(&mapping->map->pieces, piece);
    }
}

static void take_attribute(struct mapping *mapping, struct xml_place *place, size_t blanks)
{
    size_t name = mapping->at;
    skip_name(mapping);
    size_t name_size = mapping->at - name;
    skip_blanks(mapping);
    mapping->at++; // =
    skip_blanks(mapping);
    char quote[2] = { mapping->text[mapping->at], '\0' };
    size_t begin = mapping->at + 1;
    size_t end = find(mapping, begin, quote);
    mapping->at = end + 1;

    const char *known = keep(mapping, mapping->text + name, name_size);
    bool space = strncmp(known, "xmlns", 5) == 0;
    if (space || (strchr(known, ':') != NULL && strcmp(known, "xml:lang") != 0)) {
        return;
    }
    buffer_clear(&mapping->value);
    add_read(&mapping->value, mapping->text + begin, end - begin, true);
    struct xml_place_attribute attribute = { known,
        keep(mapping, buffer_text(&mapping->value), mapping->value.size), { blanks, end + 1 },
        { begin, end } };
    vec_push(&mapping->map->attributes, attribute);
    place->attribute_count++;
}

static void link_place(struct xml_map *map, uint32_t number)
{
    struct xml_place *place = &map->places.items[number];
    if (place->parent == XML_NONE) {
        return;
    }
    struct xml_place *parent = &map->places.items[place->parent];
    if (parent->first == XML_NONE) {
        parent->first = number;
    } else {
        map->places.items[parent->last].next = number;
    }
    parent->last = number;
}

static const char *take_name(struct mapping *mapping)
{
    size_t begin = mapping->at;
    skip_name(mapping);
    const char *name = keep(mapping, mapping->text + begin, mapping->at - begin);
    const char *colon = strchr(name, ':');
    if (colon != NULL && mapping->open == XML_NONE) {
        mapping->map->prefix = keep(mapping, name, (size_t)(colon + 1 - name));
    }
    return colon != NULL ? colon + 1 : name;
}

static void take_tag(struct mapping *mapping)
{
    struct xml_place place = { .line = line_of(mapping, mapping->at),
        .text = "",
        .parent = mapping->open,
        .first = XML_NONE,
        .last = XML_NONE,
        .next = XML_NONE,
        .attributes = (uint32_t)mapping->map->attributes.count,
        .open = { mapping->at, 0 } };
    mapping->at++;
    place.name = take_name(mapping);
    place.name_end = mapping->at;
    for (;;) {
        size_t blanks = mapping->at;
        skip_blanks(mapping);
        if (mapping->at >= mapping->size || mapping->text[mapping->at] == '>' ||
                here(mapping, "/>")) {
            break;
        }
        take_attribute(mapping, &place, blanks);
    }
    bool empty = here(mapping, "/>");
    mapping->at += empty ? 2 : 1;
    place.open.end = mapping->at;
    place.close = (struct xml_span) { mapping->at, mapping->at };
    uint32_t number = (uint32_t)mapping->map->places.count;
    vec_push(&mapping->map->places, place);
    link_place(mapping->map, number);
    mapping->open = empty ? mapping->open : number;
}

static void take_end(struct mapping *mapping)
{
    struct xml_place *place = &mapping->map->places.items[mapping->open];
    place->close.begin = mapping->at;
    mapping->at = find(mapping, mapping->at, ">") + 1;
    place->close.end = mapping->at;
    mapping->open = place->parent;
}

static void take_markup(struct mapping *mapping)
{
    size_t begin = mapping->at;
    if (here(mapping, "<!--")) {
        mapping->at = find(mapping, begin + 4, "-->") + 3;
    } else if (here(mapping, "<![CDATA[")) {
        mapping->at = find(mapping, begin, "]]>") + 3;
        add_piece(mapping, begin, mapping->at);
    } else if (here(mapping, "<?")) {
        mapping->at = find(mapping, begin, "?>") + 2;
    } else if (here(mapping, "</")) {
        take_end(mapping);
    } else {
        take_tag(mapping);
    }
}

static void walk(struct mapping *mapping)
{
    while (mapping->at < mapping->size) {
        size_t begin = mapping->at;
        mapping->at = find(mapping, begin, "<");
        add_piece(mapping, begin, mapping->at);
        if (mapping->at < mapping->size) {
            take_markup(mapping);
        }
    }
}

static void add_piece_text(struct mapping *mapping, const struct xml_span *span)
{
    const char *text = mapping->text + span->begin;
    size_t size = span->end - span->begin;
    bool literal = size >= 12 && memcmp(text, "<![CDATA[", 9) == 0;
    add_read(&mapping->value, literal ? text + 9 : text, literal ? size - 12 : size, !literal);
}

// Pieces of one element need not be neighbours, so only elements without children have a text
// worth reading: our format has no other.
static void read_texts(struct mapping *mapping)
{
    struct xml_map *map = mapping->map;
    for (size_t i = 0; i < map->pieces.count;) {
        uint32_t number = map->pieces.items[i].place;
        buffer_clear(&mapping->value);
        for (; i < map->pieces.count && map->pieces.items[i].place == number; i++) {
            add_piece_text(mapping, &map->pieces.items[i].span);
        }
        struct xml_place *place = &map->places.items[number];
        if (place->first == XML_NONE) {
            place->text = keep(mapping, buffer_text(&mapping->value), mapping->value.size);
        }
    }
}

struct counting {
    size_t elements;
};

static void count_element(void *data, const struct xml_element *element)
{
    (void)element;
    ((struct counting *)data)->elements++;
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

struct xml_map *xml_map_create(const char *file, const char *bytes, size_t size, const char *space,
        struct diag_list *diags)
{
    struct counting counting = { 0 };
    struct xml_handler handler = { &counting, count_element, pass_text, pass_end };
    if (!xml_read(file, bytes, size, space, &handler, diags)) {
        return NULL;
    }
    struct xml_map *map = mem_alloc(sizeof(*map));
    (void)xml_decode(file, bytes, size, &map->decoded, diags); // the reader did so too
    map->decoded.text = arena_copy_text(&map->arena, map->decoded.text, map->decoded.size);
    map->prefix = "";
    const char *end = memchr(map->decoded.text, '\n', map->decoded.size);
    map->line_end = end != NULL && end > map->decoded.text && end[-1] == '\r' ? "\r\n" : "\n";

    struct mapping mapping = { .map = map,
        .text = map->decoded.text,
        .size = map->decoded.size,
        .line = 1,
        .open = XML_NONE };
    walk(&mapping);
    read_texts(&mapping);
    buffer_finish(&mapping.value);
    if (map->places.count != counting.elements) {
        diag_add(diags, DIAG_XML_SYNTAX, DIAG_ERROR, file, 0, "", NULL);
        xml_map_destroy(map);
        return NULL;
    }
    return map;
}

void xml_map_destroy(struct xml_map *map)
{
    if (map == NULL) {
        return;
    }
    vec_finish(&map->places);
    vec_finish(&map->attributes);
    vec_finish(&map->pieces);
    xml_bytes_finish(&map->decoded);
    arena_finish(&map->arena);
    mem_free(map);
}

const struct xml_place_attribute *xml_map_attribute(
        const struct xml_map *map, uint32_t place, const char *name)
{
    const struct xml_place *holder = &map->places.items[place];
    for (uint32_t i = 0; i < holder->attribute_count; i++) {
        const struct xml_place_attribute *attribute =
                &map->attributes.items[holder->attributes + i];
        if (strcmp(attribute->name, name) == 0) {
            return attribute;
        }
    }
    return NULL;
}
