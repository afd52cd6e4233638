// SPDX-License-Identifier: GPL-3.0-or-later
// Work in units that do not need each other, on as many cores as there are.
#pragma once

#include <stdint.h>

/** Who does the work, and who is told how far it is. */
struct crew {
    uint32_t jobs; // threads, 1 or more
    /** May be NULL. Called now and then by the thread that called work_do, with units done. */
    void (*told)(void *payload, uint32_t done, uint32_t units);
    void *payload;
};

struct work {
    uint32_t units;
    /** What one thread keeps between its units. */
    void *(*open)(void *payload);
    void (*close)(void *own);
    /** Does one unit; writes only what is that unit's. */
    void (*unit)(void *payload, void *own, uint32_t unit);
    void *payload;
};

/**
 * Does all units, each once, in any order and on any thread; returns when all are done. Where a
 * unit writes only its own place, the outcome does not depend on the crew.
 */
void work_do(const struct work *work, const struct crew *crew);
