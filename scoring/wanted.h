// SPDX-License-Identifier: GPL-3.0-or-later
// What a vacancy asks for: the few competencies that were named before anybody's sheet was opened.
#pragma once

#include <stdbool.h>

#include "scoring/competency.h"

enum { WANTED_NAME_SIZE = 128 };

/** Zeroed = no vacancy: nothing is asked for more than the rest. */
struct wanted {
    bool has;
    char vacancy[WANTED_NAME_SIZE]; // its name
    bool competency[COMPETENCY_COUNT];
};
