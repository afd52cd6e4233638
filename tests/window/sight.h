// SPDX-License-Identifier: GPL-3.0-or-later
// Sight: what stands in the window, as `zeven --access FILE` writes it down.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "game/base/buffer.h"
#include "game/base/vec.h"
#include "game/ui/geometry.h"

enum { SIGHT_NOTHING = -1 };

struct thing {
    int depth;
    char role[16];
    uint64_t id;
    int64_t number;
    struct ui_rect rect;
    struct ui_rect seen;
    bool selected;
    bool focused;
    const char *name;
    const char *value;
    int parent; // index, SIGHT_NOTHING at the top
};

struct sight {
    char *path;
    int watch;   // tells when a new file took the place of the old one
    pid_t shows; // the program that writes it; 0 = none
    char *text;
    VEC(struct thing) things;
    long keys;
    long presses;
    long wheels;
    char screen[32];
};

/** Watches `path`, which need not be there yet; false when it cannot. */
bool sight_init(struct sight *sight, const char *path);
void sight_finish(struct sight *sight);

/** Forgets what was seen and awaits what `shows` shows. */
void sight_follow(struct sight *sight, pid_t shows);

typedef bool (*sight_test)(const struct sight *sight, const void *context);

/** Looks until `enough` holds; false when it does not in good time, or when the program is gone. */
bool sight_wait(struct sight *sight, sight_test enough, const void *context);

/** Whether the program that shows it still runs. */
bool sight_alive(struct sight *sight);

/** Waits until it has ended by itself; false when it does not in good time, or not with 0. */
bool sight_ends_well(struct sight *sight);

/** Index of what was declared with this id and number, SIGHT_NOTHING when it is not there. */
int sight_find(const struct sight *sight, const char *id, int64_t number);

/** The first with this id whose name is, or ends with, `words`. */
int sight_find_words(const struct sight *sight, const char *id, const char *words);

/** The first with this role and name. */
int sight_find_role(const struct sight *sight, const char *role, const char *name);

/** What has the focus. */
int sight_focus(const struct sight *sight);

/** The list, tabs or radio group in which it stands. */
int sight_group(const struct sight *sight, int thing);
