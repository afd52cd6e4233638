// SPDX-License-Identifier: GPL-3.0-or-later
// Strata: people of the same score together.
#include "scoring/stats/strata.h"

#include <stdlib.h>

#include "scoring/memory.h"

struct placed {
    double score;
    size_t at;
};

static int by_score(const void *a, const void *b)
{
    const struct placed *x = a;
    const struct placed *y = b;
    return (x->score > y->score) - (x->score < y->score);
}

void strata_init(struct strata *strata, const double *scores, size_t n)
{
    struct placed *placed = memory_zeroed(n, sizeof(*placed));
    for (size_t i = 0; i < n; i++) {
        placed[i] = (struct placed) { scores[i], i };
    }
    qsort(placed, n, sizeof(*placed), by_score);
    *strata = (struct strata) { .of = memory_zeroed(n, sizeof(size_t)) };
    for (size_t i = 0; i < n; i++) {
        strata->count += i == 0 || placed[i].score > placed[i - 1].score;
        strata->of[placed[i].at] = strata->count - 1;
    }
    free(placed);
}

void strata_finish(struct strata *strata)
{
    free(strata->of);
}
