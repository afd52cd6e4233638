// SPDX-License-Identifier: GPL-3.0-or-later
// For tests that need people who did well and badly: rehearsals of several customers, played
// through each other as a morning goes.
#pragma once

#include "game/session/session.h"

/**
 * Plays the rehearsals in `names` ("jaarnota-weak pakket-weak"), a blank between, in a session of a
 * shift with these customers, and waits for its end. What is not possible is left out. Fails the
 * test when the shift does not come to its end.
 */
void morning_play(struct session *session, const char *names);
