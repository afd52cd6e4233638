// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the session: beginning a play and repeating what was written down; not for other rooms.
#pragma once

#include "game/session/session.h"

/** Shows the shift in `language` (NULL = its own); false, with diagnostics, when it is not complete
 * in it. */
bool session_speak(struct session *session, const char *language, struct diag_list *diags);

/** Who remembers what happens. */
struct sink session_sink(struct session *session);

/** Puts the loaded shift at its start. */
void session_begin_play(struct session *session, uint64_t seed);

/** Decides and applies without writing: `text` is on disk already. */
enum refusal session_replay_action(
        struct session *session, const struct action *action, const char *text);
