// SPDX-License-Identifier: GPL-3.0-or-later
// The candidate's voice: a comment on the play that has ended, or a request to put something right.
#pragma once

#include "game/screens/navigator.h"

struct voice {
    int64_t session;
    bool asks;   // it is a request
    bool sent;   // at least one was kept
    bool unsent; // somebody wanted to leave with words in the field
    char *trouble;
};

void voice_finish(struct voice *voice);

/** The card with what may be said. */
void voice_build(const struct voice *voice, struct ui *ui);

/** True when the message was about it. */
bool voice_handle(
        struct voice *voice, struct navigator *navigator, const struct ui_message *message);

/** Whether one may go: false, once, while there are words that were not sent; the card says so. */
bool voice_may_leave(struct voice *voice, struct ui *ui);
