// SPDX-License-Identifier: GPL-3.0-or-later
// The seven competencies, in the order every table and sheet uses.
#pragma once

enum competency {
    COMPETENCY_ACCURACY,
    COMPETENCY_ACTIVE_READING,
    COMPETENCY_EMPATHY,
    COMPETENCY_PROBING,
    COMPETENCY_CONVERSATION_TECHNIQUE,
    COMPETENCY_MOTIVATION,
    COMPETENCY_PROBLEM_SOLVING,
};

enum { COMPETENCY_COUNT = 7 };

/** The id as files write it: "active-reading". */
const char *competency_id(enum competency competency);

/** The competency with this id, or COMPETENCY_COUNT when there is none. */
int competency_find(const char *id);
