// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the session: beginning a play and repeating what was written down; not for other rooms.
#pragma once

#include "game/session/session.h"

/** Puts the loaded shift at its start. */
void session_begin_play(struct session *session, uint64_t seed);

/** Decides and applies without writing: `text` is on disk already. */
enum refusal session_replay_action(
        struct session *session, const struct action *action, const char *text);
