// SPDX-License-Identifier: GPL-3.0-or-later
// Who is who: customers by gender, role and origin of the name, and who is loud or at fault.
#pragma once

#include "game/base/arena.h"
#include "game/base/vec.h"
#include "game/scenario/model.h"

enum group_kind { GROUP_GENDER, GROUP_ROLE, GROUP_ORIGIN, GROUP_KIND_COUNT };

/** A customer of the matrix. */
struct group_member {
    const char *scenario;
    const char *name;
    const char *is[GROUP_KIND_COUNT]; // "" where it is not said
    const char *mood;
    bool loud; // begins angry
    bool at_fault;
};

/** A zeroed one is ready for use; it keeps its own copy of every text. */
struct groups {
    struct arena arena;
    struct group_member *items;
    size_t count;
    size_t capacity;
};

/** Adds the customers of a scenario. */
void groups_add(struct groups *groups, const struct scenario *scenario);
void groups_finish(struct groups *groups);

/** One group of which all are loud, or all at fault, while most others are not. */
struct group_finding {
    int code; // DIAG_GROUP_LOUD or DIAG_GROUP_FAULT
    enum group_kind kind;
    const char *value;
};

/** Finds the next such group from *cursor (0 at first); false when there is none. */
bool groups_next(const struct groups *groups, size_t *cursor, struct group_finding *finding);

/** "gender", "role", "origin": as the attributes are called. */
const char *group_kind_id(enum group_kind kind);
