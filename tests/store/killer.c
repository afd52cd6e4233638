// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of crashes: a child that works and is killed, at a moment that a seed draws.
#include "tests/store/killer.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/hash.h"
#include "tests/test_main.h"

void killer_tell(int pipe_end, int64_t number)
{
    if (write(pipe_end, &number, sizeof(number)) != (ssize_t)sizeof(number)) {
        _exit(2);
    }
}

// A seeded stretch of work between an acknowledgement and the kill, to hit every place of a commit.
static void spin(uint64_t rounds)
{
    volatile uint64_t state = rounds;
    for (uint64_t i = 0; i < rounds; i++) {
        state = hash_mix(state + i);
    }
}

size_t killer_run(const struct killer_run *run, int64_t *told, size_t told_max)
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        (void)close(ends[0]);
        run->work(run->session, run->rows, ends[1]);
    }
    (void)close(ends[1]);

    size_t count = 0;
    int64_t number = 0;
    bool killed = false;
    for (;;) {
        if (!killed && count >= run->acknowledgements) {
            spin(run->rounds);
            ck_assert_int_eq(kill(child, SIGKILL), 0);
            killed = true;
        }
        if (read(ends[0], &number, sizeof(number)) != (ssize_t)sizeof(number)) {
            break;
        }
        ck_assert_uint_lt(count, told_max);
        told[count++] = number;
    }
    (void)close(ends[0]);
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_msg(killed && WIFSIGNALED(status), "the child ended by itself: %d", status);
    return count;
}
