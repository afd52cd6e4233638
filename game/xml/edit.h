// SPDX-License-Identifier: GPL-3.0-or-later
// Changes to an XML file that leave every byte they do not name as it was.
#pragma once

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/xml/map.h"

struct xml_edit {
    struct xml_span span; // of the map's text; empty = an insertion
    const char *text;     // what stands there instead, escaped already
    size_t order;         // of asking: what goes in at one place stays in that order
};

/** Changes to one map, until they are applied. A zeroed one is ready for use. */
struct xml_edits {
    struct arena arena;
    VEC(struct xml_edit) items;
};

void xml_edits_finish(struct xml_edits *edits);

/** Whether XML can hold `text`: valid UTF-8 without control characters. */
bool xml_can_hold(const char *text);

/** Adds `text` to `buffer` as it is written between tags (quote 0) or between quotes ' or ". */
void xml_escape(struct buffer *buffer, const char *text, char quote);

/**
 * Gives the element another text. Layout around it stays, and comments inside; an empty line in
 * `text` is written with the line ends of the file.
 */
void xml_edit_text(
        struct xml_edits *edits, const struct xml_map *map, uint32_t place, const char *text);

/** Gives an attribute another value; adds it when it is not there; NULL takes it out. */
void xml_edit_attribute(struct xml_edits *edits, const struct xml_map *map, uint32_t place,
        const char *name, const char *value);

/**
 * Puts `xml`, whole elements, in `parent` behind its child `after` (XML_NONE: before all others),
 * on a line of its own where the neighbours have one. '\n' in `xml` becomes the file's line end and
 * the indent of the new place.
 */
void xml_edit_insert(struct xml_edits *edits, const struct xml_map *map, uint32_t parent,
        uint32_t after, const char *xml);

/** Takes the element out, with its line when it stands alone there. */
void xml_edit_remove(struct xml_edits *edits, const struct xml_map *map, uint32_t place);

/**
 * Adds the whole file with all changes to `bytes`, in the encoding it came in. Of two changes to
 * the same bytes the later one counts; what is inside something taken out is gone with it.
 */
void xml_edits_apply(
        const struct xml_edits *edits, const struct xml_map *map, struct buffer *bytes);
