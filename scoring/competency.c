// SPDX-License-Identifier: GPL-3.0-or-later
// The seven competencies, in the order every table and sheet uses.
#include "scoring/competency.h"

#include <assert.h>
#include <string.h>

static const char *const IDS[COMPETENCY_COUNT] = {
    "accuracy",
    "active-reading",
    "empathy",
    "probing",
    "conversation-technique",
    "motivation",
    "problem-solving",
};

const char *competency_id(enum competency competency)
{
    assert((int)competency >= 0 && (int)competency < COMPETENCY_COUNT);
    return IDS[competency];
}

int competency_find(const char *id)
{
    for (int i = 0; i < COMPETENCY_COUNT; i++) {
        if (strcmp(IDS[i], id) == 0) {
            return i;
        }
    }
    return COMPETENCY_COUNT;
}
