// SPDX-License-Identifier: GPL-3.0-or-later
// An office as form A leaves it: many decisions, of which nobody comes to all.
#pragma once

#include <stdbool.h>

#include "tests/bench/bench_sessions.h"

/**
 * Fills the office in `folder` with people drawn by seed: six scenarios of 27 decisions, 262 parts
 * of 1 to 3 points, of which a person comes to about 230, as form A has them. Only the rows of
 * parts are written, as they would be, and sessions without evidence. False when it cannot be.
 */
bool bench_gaps_fill(const char *folder, long people, struct bench_sessions *result);
