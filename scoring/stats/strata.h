// SPDX-License-Identifier: GPL-3.0-or-later
// Strata: people of the same score together.
#pragma once

#include <stddef.h>

struct strata {
    size_t count;
    size_t *of; // stratum of each person, numbered by rising score
};

/** Groups `n` people by exactly equal score. End it with strata_finish(). */
void strata_init(struct strata *strata, const double *scores, size_t n);
void strata_finish(struct strata *strata);
