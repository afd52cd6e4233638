// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the session: beginning a play and repeating what was written down; not for other rooms.
#pragma once

#include "game/session/session.h"
#include "game/store/sessions.h"

/** Shows the shift in `language` (NULL = its own); false, with diagnostics, when it is not complete
 * in it. */
bool session_speak(struct session *session, const char *language, struct diag_list *diags);

/** Who remembers what happens. */
struct sink session_sink(struct session *session);

/** Puts the loaded shift at its start. */
void session_begin_play(struct session *session, uint64_t seed);

/** Puts the play back at its start; what is loaded stays, and all pointers into its steps go. */
void session_rewind(struct session *session);

/** The play of `row` at its start, from the content it is pinned to; nothing it does is written.
 * NULL, with diagnostics, when this engine does not speak its rules or the content is not whole. */
struct session *session_load_pinned(
        struct store *store, const struct session_row *row, struct diag_list *diags);

/** Decides and applies without writing: `text` is on disk already. */
enum refusal session_replay_action(
        struct session *session, const struct action *action, const char *text);
