// SPDX-License-Identifier: GPL-3.0-or-later
// A growing array of any type: VEC(struct turn) turns = { 0 }; vec_push(&turns, turn);
// vec_finish(&turns).
#pragma once

#include <stddef.h>

#include "game/base/mem.h"

// NOLINTBEGIN(bugprone-macro-parentheses): a type cannot stand in parentheses.
#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }
// NOLINTEND(bugprone-macro-parentheses)

/** Makes room for one more; doubling keeps many pushes linear. */
#define vec_reserve_one(vec)                                                                       \
    ((vec)->count < (vec)->capacity                                                                \
                    ? (void)0                                                                      \
                    : (void)((vec)->capacity = (vec)->capacity > 0 ? 2 * (vec)->capacity : 8,      \
                              (vec)->items = mem_resize(                                           \
                                      (vec)->items, (vec)->capacity * sizeof(*(vec)->items))))

#define vec_push(vec, item) (vec_reserve_one(vec), (void)((vec)->items[(vec)->count++] = (item)))

#define vec_last(vec) (&(vec)->items[(vec)->count - 1])

#define vec_clear(vec) ((void)((vec)->count = 0))

#define vec_finish(vec)                                                                            \
    (mem_free((vec)->items), (void)((vec)->items = NULL, (vec)->count = 0, (vec)->capacity = 0))
