// SPDX-License-Identifier: GPL-3.0-or-later
// The desk: where a candidate plays. Three columns on one session: contacts, conversation, systems.
#pragma once

#include "game/screens/navigator.h"
#include "game/session/session.h"

/** What happens when the shift has ended; the desk is still on top. */
typedef void (*desk_ended)(void *context, struct navigator *navigator, struct session *session);

struct desk_setup {
    struct session *session; // the desk owns it from here on
    desk_ended ended;        // called once, when the candidate leaves the ended shift
    void *context;
    const char *script; // demo: the actions to play, one a line; NULL = a person plays
    bool breaks;        // each end of a contact reminds of a break
    bool watched;       // a play that was: nothing can be done here, and the session stays the
                        // caller's; desk_follow says when it went on
};

extern const struct screen_class DESK_SCREEN;

/** A desk for navigator_push(navigator, &DESK_SCREEN, desk). */
void *desk_create(const struct desk_setup *setup);

/**
 * Of a watched desk: shows how it stood after the steps of its session, with the record that was
 * open. `next` (may be NULL) is shown as chosen, and not yet done.
 */
void desk_follow(void *desk, struct navigator *navigator, const struct action *next);

/** The systems of a watched desk as a column of their own, where the desk has no room for them. */
void desk_build_watched_systems(void *desk, struct navigator *navigator);

/** The session of a desk. */
struct session *desk_session(void *desk);

/**
 * Goes on with another session of the same story, owned from here on; the last one is destroyed.
 * What lies open on the desk stays open where the new one has it too.
 */
void desk_take_session(void *desk, struct session *session);
