// SPDX-License-Identifier: GPL-3.0-or-later
// A table from text to a number: ids to indices, resolved once at load.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table_entry {
    const char *key; // borrowed: it must outlive the table
    uint64_t hash;
    uint32_t value;
};

struct table {
    struct table_entry *entries;
    size_t count;
    size_t capacity; // a power of two, at least twice `count`
};

enum { TABLE_NONE = UINT32_MAX };

/** A zeroed struct table is ready for use. */
void table_init(struct table *table);
void table_finish(struct table *table);

/** Adds `key`; false, and nothing changes, when it is there already. */
bool table_add(struct table *table, const char *key, uint32_t value);

/** The value of `key`, or TABLE_NONE. */
uint32_t table_find(const struct table *table, const char *key);

/**
 * The key most like `key` (edit distance of at most 3, and under half its length), for "did you
 * mean"; NULL when none is near. Costs a walk over the table: for messages only.
 */
const char *table_nearest(const struct table *table, const char *key);
