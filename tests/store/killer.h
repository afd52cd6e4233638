// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of crashes: a child that works and is killed, at a moment that a seed draws.
#pragma once

#include <stddef.h>
#include <stdint.h>

struct killer_run {
    void (*work)(int64_t session, int64_t rows, int pipe_end); // in the child; never returns
    int64_t session;
    int64_t rows;
    uint64_t acknowledgements; // how many to wait for before the kill
    uint64_t rounds;           // of work between the last of them and the kill
};

/** Runs the child, kills it, and gives what it had told to `told`; fails the test when it ends by
 * itself. Returns how many it told. */
size_t killer_run(const struct killer_run *run, int64_t *told, size_t told_max);

/** The child tells that something is done. */
void killer_tell(int pipe_end, int64_t number);
