// SPDX-License-Identifier: GPL-3.0-or-later
// Names: every id and path of a scenario, and what it stands for.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/table.h"
#include "game/base/vec.h"
#include "game/scenario/node.h"

enum name_kind {
    NAME_CUSTOMER,
    NAME_FACT,
    NAME_FLAG,
    NAME_NEED,
    NAME_RECORD,
    NAME_ACT,
    NAME_COACH,
    NAME_CONTACT,
    NAME_PASSAGE,
    NAME_PROMISE,
    NAME_OBSERVE,
    NAME_CODES,
    NAME_TURN,
    NAME_VISIT,
    NAME_END,
    NAME_SLOT,
    NAME_SECTION,
    NAME_FIELD,
    NAME_CODE,
    NAME_KIND_COUNT,
};

struct name {
    enum name_kind kind;
    uint32_t index;
    uint32_t contact; // of a path; INDEX_NONE otherwise
    const char *path; // "meter-differs", "call/opening/acknowledge"
    const struct node *node;
};

struct name_link {
    uint32_t name;
    uint32_t next;
};

struct names {
    VEC(struct name) items;
    VEC(struct name_link) links; // names that share an end: chains from `ends`
    struct table paths;
    struct table ends; // "acknowledge", "opening/acknowledge"
    bool has_ends;     // they are only made when a condition asks
    int near_left;     // "did you mean" costs a walk: not for a file of nothing but slips
};

void names_init(struct names *names);
void names_finish(struct names *names);

/** Adds a name; the one that has the path already, or NULL when it was free. `path` is borrowed. */
const struct name *names_add(struct names *names, const struct name *name);

/** The name with exactly this path, or NULL. */
const struct name *names_find(const struct names *names, const char *path);

/**
 * The name of this kind whose path is or ends in `text`; one in `contact` goes before others. NULL
 * when there is none, or when there are more: then `other` holds two of them.
 */
const struct name *names_find_end(struct names *names, enum name_kind kind, const char *text,
        uint32_t contact, const struct name *other[2]);

/** The path or id of this kind most like `text`, or NULL. */
const char *names_near(struct names *names, enum name_kind kind, const char *text);

/** The kind as the format calls it: "record". */
const char *names_kind_word(enum name_kind kind);
