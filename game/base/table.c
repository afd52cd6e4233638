// SPDX-License-Identifier: GPL-3.0-or-later
// A table from text to a number: ids to indices, resolved once at load.
#include "game/base/table.h"

#include <string.h>

#include "game/base/hash.h"
#include "game/base/mem.h"

enum { NEAREST_LENGTH_MAX = 63, NEAREST_DISTANCE_MAX = 3 };

void table_init(struct table *table)
{
    *table = (struct table) { 0 };
}

void table_finish(struct table *table)
{
    mem_free(table->entries);
    table_init(table);
}

// The entry that holds `key`, or the empty one where it would go.
static struct table_entry *place(const struct table *table, const char *key, uint64_t hash)
{
    size_t mask = table->capacity - 1;
    size_t at = (size_t)hash_mix(hash) & mask;
    while (table->entries[at].key != NULL) {
        if (table->entries[at].hash == hash && strcmp(table->entries[at].key, key) == 0) {
            break;
        }
        at = (at + 1) & mask;
    }
    return &table->entries[at];
}

static void grow(struct table *table)
{
    struct table old = *table;
    table->capacity = old.capacity > 0 ? 2 * old.capacity : 16;
    table->entries = mem_alloc(table->capacity * sizeof(*table->entries));
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.entries[i].key != NULL) {
            *place(table, old.entries[i].key, old.entries[i].hash) = old.entries[i];
        }
    }
    mem_free(old.entries);
}

bool table_add(struct table *table, const char *key, uint32_t value)
{
    if (2 * (table->count + 1) > table->capacity) {
        grow(table);
    }
    uint64_t hash = hash_text(key);
    struct table_entry *entry = place(table, key, hash);
    if (entry->key != NULL) {
        return false;
    }
    *entry = (struct table_entry) { key, hash, value };
    table->count++;
    return true;
}

uint32_t table_find(const struct table *table, const char *key)
{
    if (table->count == 0) {
        return TABLE_NONE;
    }
    const struct table_entry *entry = place(table, key, hash_text(key));
    return entry->key != NULL ? entry->value : TABLE_NONE;
}

// Levenshtein's distance with one row kept; both texts are at most NEAREST_LENGTH_MAX long.
static size_t distance(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t row[NEAREST_LENGTH_MAX + 1];
    for (size_t j = 0; j <= b_size; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= a_size; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_size; j++) {
            size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            size_t shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            diagonal = row[j];
            row[j] = replaced < shorter ? replaced : shorter;
        }
    }
    return row[b_size];
}

const char *table_nearest(const struct table *table, const char *key)
{
    size_t size = strlen(key);
    if (size > NEAREST_LENGTH_MAX) {
        return NULL;
    }

    const char *nearest = NULL;
    size_t least = NEAREST_DISTANCE_MAX + 1;
    for (size_t i = 0; i < table->capacity; i++) {
        const char *candidate = table->entries[i].key;
        if (candidate == NULL || strlen(candidate) > NEAREST_LENGTH_MAX) {
            continue;
        }
        size_t far = distance(key, size, candidate, strlen(candidate));
        bool first_of_equals = nearest != NULL && far == least && strcmp(candidate, nearest) < 0;
        if (2 * far < size + 1 && (far < least || first_of_equals)) {
            least = far;
            nearest = candidate;
        }
    }
    return nearest;
}
