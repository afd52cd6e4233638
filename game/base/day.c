// SPDX-License-Identifier: GPL-3.0-or-later
// A day of the calendar, as people here count it.
#include "game/base/day.h"

#include <time.h>

struct day day_of(int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm here;
    if (wall_ms == 0 || localtime_r(&seconds, &here) == NULL) {
        return (struct day) { 0 };
    }
    return (struct day) { here.tm_year + 1900, here.tm_mon + 1, here.tm_mday };
}
