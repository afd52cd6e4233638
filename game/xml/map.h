// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything in an XML file stands, to the byte, so that one value can change and no other.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"
#include "game/xml/decode.h"

enum { XML_NONE = UINT32_MAX };

/** Bytes of the map's text, from `begin` up to `end`. */
struct xml_span {
    size_t begin;
    size_t end;
};

struct xml_place_attribute {
    const char *name;       // "id", "xml:lang"
    const char *value;      // as it reads, without references
    struct xml_span whole;  // with the blanks before it and its quotes
    struct xml_span inside; // between its quotes
};

/** One element; its children are linked by their numbers, in order of the file. */
struct xml_place {
    const char *name; // without a prefix
    const char *text; // its own, between its children joined, without references
    int line;         // where its tag begins
    uint32_t parent;  // XML_NONE of the root, as in the next ones
    uint32_t first;
    uint32_t last;
    uint32_t next;
    uint32_t attributes; // the first in the map's list
    uint32_t attribute_count;
    struct xml_span open;  // its tag
    struct xml_span close; // the end tag; of <a/> empty and behind it
    size_t name_end;
};

/** Loose text or a CDATA section, with what marks it. */
struct xml_piece {
    uint32_t place; // the element around it
    struct xml_span span;
};

struct xml_map {
    struct arena arena;
    struct xml_bytes decoded;     // its text is the map's own copy
    const char *prefix;           // of the root's name, "z:" or ""
    const char *line_end;         // "\n" or "\r\n"
    VEC(struct xml_place) places; // [0] is the root
    VEC(struct xml_place_attribute) attributes;
    VEC(struct xml_piece) pieces; // in order of the file
};

/**
 * Maps a file of namespace `space`, after reading it with the same care as xml_read. NULL, with at
 * least one diagnostic, when that refuses it. The caller destroys it; `bytes` may go.
 */
struct xml_map *xml_map_create(const char *file, const char *bytes, size_t size, const char *space,
        struct diag_list *diags);

/** Frees it; NULL is fine. */
void xml_map_destroy(struct xml_map *map);

/** The attribute called `name`, or NULL; borrowed. */
const struct xml_place_attribute *xml_map_attribute(
        const struct xml_map *map, uint32_t place, const char *name);
