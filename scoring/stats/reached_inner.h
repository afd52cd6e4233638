// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the items that not everybody comes to: shared by what takes people in and what describes.
#pragma once

#include <stdint.h>

enum { REACHED_NO_PART = -1 };

/** The parts when one decision falls out of its scenario: sums of how far each is from the first
 * that was met, the total behind them. */
struct reached_less {
    int64_t n;
    double first; // what the first person had left of the scenario
    double *sums;
    double *squares;
};
