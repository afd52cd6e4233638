// SPDX-License-Identifier: GPL-3.0-or-later
// The build tree: a file as elements with checked attributes, before ids are resolved.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/scenario/words.h"

struct node_attribute {
    enum attribute attribute;
    const char *value; // checked against its type; NULL when it was wrong
};

struct node {
    uint8_t element; // enum element
    uint8_t attribute_count;
    bool puzzling; // held an element that we do not know: what is missing may be that one
    int line;
    uint32_t serial; // counts on over all files of one load
    const struct node_attribute *attributes;
    const char *text; // without spaces around, one space inside; "" when there is none
    struct node *parent;
    struct node *first;
    struct node *last;
    struct node *next; // of the same parent
};

/** Where the trees of one load grow. */
struct forest {
    struct arena arena;
    uint32_t node_count;
};

/** A file as a tree; everything lives in the forest it was read into. */
struct tree {
    const char *file;
    const struct node *root; // NULL when nothing could be read
    bool sound;              // well-formed to its end
};

/**
 * Reads `bytes` as one of our files whose root must be `root` (ELEMENT_NONE: any). Every slip in
 * names, values and counts is diagnosed; what is wrong is left out of the tree, the rest can be
 * used.
 */
struct tree tree_read(struct forest *forest, const char *file, const char *bytes, size_t size,
        enum element root, struct diag_list *diags);

/**
 * `text` as the program reads it: one space for every run of blanks, since authors break lines
 * where they like, but an empty line stays one. In `arena`.
 */
const char *node_tidy(struct arena *arena, const char *text, size_t size);

/** Whether the attribute was written, right or wrong. */
bool node_has(const struct node *node, enum attribute attribute);

/** The value of an attribute, or NULL. */
const char *node_value(const struct node *node, enum attribute attribute);

/** Likewise, as a number; `otherwise` without it. */
int node_number(const struct node *node, enum attribute attribute, int otherwise);

/** Likewise, of yes or no; false without it. */
bool node_yes(const struct node *node, enum attribute attribute);

/** Likewise, the place among the words its rule allows; `otherwise` without it. */
int node_choice(const struct node *node, enum attribute attribute, int otherwise);

/** Likewise, seconds since midnight. */
uint32_t node_time(const struct node *node, enum attribute attribute, uint32_t otherwise);

/** The id, or "?" for one that was left out because it was wrong. */
const char *node_id(const struct node *node);

/** The first child of this kind, or NULL; and the next of the same kind after `node`. */
const struct node *node_child(const struct node *node, enum element element);
const struct node *node_next(const struct node *node);

/** Why a warning with this code is meant here, as the element or one around it says with accept=
 * and because=; NULL when none does. */
const char *node_accepts(const struct node *node, int code);

/** A loop over the children of one kind. */
#define NODE_EACH(child, holder, kind)                                                             \
    for (const struct node *child = node_child(holder, kind); child != NULL;                       \
            child = node_next(child))
