// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the comparison's screen: people beside each other, or why they cannot be.
#pragma once

#include "game/report/compare_people.h"
#include "game/screens/recruiter/recruiter_sheet.h"
#include "game/session/peer.h"

struct recruiter_compare {
    char *who;
    struct peer_list peers;
    struct compare_person *people; // one a peer
    struct recruiter_look *looks;  // one a peer; opened only once nothing stands in the way
    size_t opened;
    struct compare_refusals refusals;
    bool allowed; // `compared` and what follows are there
    struct compare_people compared;
    struct report head;
    struct report words[COMPETENCY_COUNT]; // of each line
    struct report limits;
    struct report figures; // every difference
    bool unfolded;         // the figures
    struct recruiter_export exported;
    char *trouble; // what could not be read; NULL = nothing
};

/** The page below the bar: who, the bands, what can be said; or the reasons why not. */
void recruiter_build_compare(const struct recruiter_compare *view, struct ui *ui);
