// SPDX-License-Identifier: GPL-3.0-or-later
// A sitting: one candidate at this computer, from the welcome to the last word; and what there is
// to play.
#pragma once

#include "game/screens/navigator.h"
#include "game/screens/organisation.h"
#include "game/store/invitation.h"

/** What somebody may want to know before meeting a customer. */
struct sitting_note {
    const char *scenario; // id
    const char *text;
    bool has_swap; // there is an equivalent to play in its place
    bool swapped;  // and that was chosen
};

/** What the welcome tells about the shift. */
struct sitting_shift {
    struct arena arena; // owns the texts
    const char *title;
    const char *centre;
    const char *language;          // in which it will be played
    const char *practice_language; // the practice can be complete when the shift is not
    uint32_t start;                // seconds since midnight
    uint32_t minutes;              // of a person's time; 0 = not said
    long customers;
    bool practice; // there is something to practise with
    VEC(struct sitting_note) notes;
};

/** A shift of this store that was begun and not finished. */
struct sitting_left {
    int64_t session;
    char *candidate;
    uint32_t now; // story time at which it was left
    bool over;    // played to its end, and not yet handed in
    bool stuck;   // it cannot be gone on with here: damaged, or played under other rules
};

enum { SITTING_LEFT_MAX = 3 };

struct sitting {
    struct organisation organisation;
    struct sitting_shift shift;
    bool playable;                 // the shift could be loaded
    VEC(struct sitting_left) left; // the newest first, SITTING_LEFT_MAX at most
    long left_more;                // how many more there are
    char *code;                    // of the candidate; proposed, until somebody types another
    char *name;                    // "" = not given
    bool practised;
    const char *given_shift;     // in the place of the world's, which is not given; NULL = that
    char *invited_shift;         // of the code's invitation; NULL = the one that is set here
    struct accommodations needs; // of that invitation
    struct display_settings own_display; // how the screen was before it took those over …
    char *own_language;
    bool lent;                            // … and whether it did
    bool passing;                         // the welcome comes on top only on the way to the desk
    struct display_settings room_display; // in a room: how every candidate finds the screen,
    char *room_language;                  // and in which language
    bool watched;                         // in a room: something of this candidate may be seen
};

/** Reads the settings, the shift and what was left; draws a code. What is wrong is in the world's
 * diagnostics. */
void sitting_init(struct sitting *sitting, struct world *world);
void sitting_finish(struct sitting *sitting);

/** Reads anew what may have changed beside it: the settings, and what was left. */
void sitting_refresh(struct sitting *sitting, struct world *world);

/** Another candidate sits down: a new code, no name, nothing practised. */
void sitting_renew(struct sitting *sitting, struct world *world);

/** Reads the shift anew, in the program's language where it is complete in it. */
void sitting_read_shift(struct sitting *sitting, struct world *world);

/** The shift that will be played, in the folder of the scenarios. Borrowed. */
const char *sitting_shift_path(const struct sitting *sitting, const struct world *world);

/** Adds the name of the shift as it will be played, with the swaps that were chosen. */
void sitting_write_path(
        const struct sitting *sitting, const struct world *world, struct buffer *path);

/** The session that `candidate` left, 0 when there is none. */
int64_t sitting_find_left(struct world *world, const char *candidate);

/** Whether a person may be called this: 2 to 32 letters, digits, '-' or '_'. */
bool sitting_is_code(const char *code);

/** Takes over what was typed: the code without spaces around it and in capitals. */
void sitting_set_code(struct sitting *sitting, const char *typed);
void sitting_set_name(struct sitting *sitting, const char *typed);
