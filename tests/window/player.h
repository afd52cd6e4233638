// SPDX-License-Identifier: GPL-3.0-or-later
// A player: does in the window what a script says, as a person would, and keeps account beside it.
#pragma once

#include "game/session/session.h"
#include "tests/window/hand.h"

/** One action on its way to the journal. */
struct deed {
    char *text; // canonical
    int line;   // of the script; 0 = a step on the way to it
};

struct player {
    struct hand *hand;
    struct sight *sight;
    const char *data;
    const char *shift;      // path in it
    struct session *mirror; // the same play without a window
    bool practice;
    VEC(struct deed) deeds;
    size_t kept; // of the deeds, how many the window showed done: these may never be lost
    struct plan_alias record; // the record that lies open
    bool record_open;
    bool paused;          // has seen what pausing is like
    const char *pictures; // folder; NULL = takes none
    const char *kind;     // stands before their names: "practice-"
    const char *manner;   // in the names of the pictures: "mouse-100"
    char why[512];
};

/** At the start of the practice or the shift; false when it cannot be loaded. */
bool player_begin(struct player *player);
void player_finish(struct player *player);

/** Does one line of a script. False, with `why`, when a person could not, or the program is gone.
 */
bool player_do(struct player *player, const char *line, int number);

/** The mirror at the point where `count` deeds are done; later ones are forgotten. */
bool player_go_back(struct player *player, size_t count);

/** Whether the desk in the window is what the mirror says. */
bool player_agrees(struct player *player);

/** The same for what can be seen now, without taking away what lies over the desk. */
bool player_glances(struct player *player);

/** Takes a picture `kind-manner.png`, the first time only. */
void player_picture(struct player *player, const char *kind);

/** Chooses a thing, with `why` when that is not possible. */
bool player_choose(struct player *player, const char *id, int64_t number);
