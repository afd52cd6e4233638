// SPDX-License-Identifier: GPL-3.0-or-later
// Work in units that do not need each other, on as many cores as there are.
#include "game/explore/simulate/work.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#include "game/base/mem.h"

struct floor {
    const struct work *work;
    atomic_uint next;
    atomic_uint done;
};

static void labour(struct floor *floor, const struct crew *told)
{
    const struct work *work = floor->work;
    void *own = work->open(work->payload);
    uint32_t unit = atomic_fetch_add(&floor->next, 1);
    while (unit < work->units) {
        work->unit(work->payload, own, unit);
        uint32_t done = atomic_fetch_add(&floor->done, 1) + 1;
        if (told != NULL && told->told != NULL) {
            told->told(told->payload, done, work->units);
        }
        unit = atomic_fetch_add(&floor->next, 1);
    }
    work->close(own);
}

static void *run(void *argument)
{
    labour(argument, NULL);
    return NULL;
}

// A computer that gives no more threads is one with fewer cores: the caller works in any case.
void work_do(const struct work *work, const struct crew *crew)
{
    struct floor floor = { .work = work };
    uint32_t others = crew->jobs > 1 ? crew->jobs - 1 : 0;
    pthread_t *threads = mem_alloc((others + 1) * sizeof(*threads));
    uint32_t started = 0;
    while (started < others && pthread_create(&threads[started], NULL, run, &floor) == 0) {
        started++;
    }
    labour(&floor, crew);
    for (uint32_t i = 0; i < started; i++) {
        (void)pthread_join(threads[i], NULL);
    }
    mem_free(threads);
}
