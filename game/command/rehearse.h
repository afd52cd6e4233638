// SPDX-License-Identifier: GPL-3.0-or-later
// What rehearsing and saving a rehearsal share.
#pragma once

#include "game/command/command.h"
#include "game/scenario/check.h"
#include "game/session/rehearse.h"

/** What changed, in one line: "Empathie 9 → 7; call eindigt nu …". */
void rehearse_say(struct buffer *out, const struct rehearse_run *run);

/** Saves a script or a session of the store as the rehearsal `name`. Returns the exit code. */
struct rehearse_save {
    bool json; // the answer for programs
    const char *name;
    const char *from;     // a script, or a candidate's code
    const char *scenario; // of a script that does not say it; NULL
    const char *shift;    // likewise
};
int rehearse_save(const struct rehearse_save *save, struct command_io *io);
