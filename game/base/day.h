// SPDX-License-Identifier: GPL-3.0-or-later
// A day of the calendar, as people here count it.
#pragma once

#include <stdint.h>

struct day {
    int year; // 0 = no day
    int month;
    int day;
};

/** The day of a wall time (milliseconds since 1970 UTC) in this computer's time zone; no day of 0.
 */
struct day day_of(int64_t wall_ms);
