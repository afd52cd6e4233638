// SPDX-License-Identifier: GPL-3.0-or-later
// A form that simulated people can play: a real shift, or the ideal one. What is measured on them
// is the same.
#pragma once

#include "game/base/vec.h"
#include "game/explore/simulate/people.h"
#include "scoring/evidence.h"
#include "scoring/sheet.h"

/** What one play gave. Reused from play to play. */
struct showing {
    VEC(struct evidence) evidence;
    bool wants_chances; // asked for by whoever looks at the status
    bool has_chances;
    struct sheet_chances chances[COMPETENCY_COUNT];
};

/** Plays of a form, by one thread; `form` is what it plays. */
struct form;
struct form_player;

struct form_kind {
    struct form_player *(*open)(const struct form *form);
    void (*close)(struct form_player *player);
    /** Plays the form once; `showing` is emptied first. */
    void (*play)(struct form_player *player, const struct people *people,
            const struct person *person, const struct draw *draw, struct showing *showing);
};

struct form {
    const struct form_kind *kind;
    uint32_t scenarios;
};
