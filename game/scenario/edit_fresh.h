// SPDX-License-Identifier: GPL-3.0-or-later
// What changes ask for and the file does not have yet: elements that grow until they are written.
#pragma once

#include "game/scenario/words.h"
#include "game/xml/edit.h"

struct fresh_attribute {
    const char *name;
    const char *value;
};

struct fresh {
    enum element element;
    uint32_t holder; // the element of the file it goes in; XML_NONE when its parent is fresh too
    uint32_t parent; // among the fresh ones; XML_NONE when `holder` is its parent
    const char *key; // what tells it from its neighbours, "" = nothing
    const char *text;
    VEC(struct fresh_attribute) attributes;
};

/** A zeroed one is ready for use. */
struct fresh_list {
    struct arena arena;
    VEC(struct fresh) items;
};

void fresh_list_finish(struct fresh_list *list);

/** The attribute that tells elements of this kind apart ("id", "competency"), or NULL. */
const char *fresh_key(enum element element);

/** The element `wanted` asks for, by its number: one that was asked before, or one more. */
uint32_t fresh_find_or_add(struct fresh_list *list, const struct fresh *wanted);

/** Gives it an attribute, or another value of it. */
void fresh_set_attribute(
        struct fresh_list *list, uint32_t fresh, const char *name, const char *value);

void fresh_set_text(struct fresh_list *list, uint32_t fresh, const char *text);

/** Writes everything new into `edits`: behind the last neighbour that the format puts before it. */
void fresh_write(const struct fresh_list *list, const struct xml_map *map, struct xml_edits *edits);
