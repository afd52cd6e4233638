// SPDX-License-Identifier: GPL-3.0-or-later
// A child process: another program that gets its input at once and gives its output back, by a
// clock.
#pragma once

#include <stddef.h>

#include "game/base/buffer.h"

struct child {
    const char *const *words; // program and arguments, closed by NULL; the program is found in PATH
    const char *input;
    size_t input_size;
    int limit_ms; // then it is stopped
};

enum child_end {
    CHILD_FINE,
    CHILD_ABSENT, // there is no such program
    CHILD_LATE,   // stopped at the limit
    CHILD_FAILED, // it ended with another code than 0, or by a signal
};

enum { CHILD_OUTPUT_MAX = 64 * 1024 * 1024 };

/**
 * Runs a program to its end, without a shell between; what it says on its error stream is dropped.
 * `output` gets what it wrote so far, whatever the end.
 */
enum child_end child_run(const struct child *child, struct buffer *output);
