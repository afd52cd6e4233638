// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of the recruiter's screens: sessions that were really played, finished or not.
#pragma once

#include <stdint.h>

#include "tests/screens/sitter.h"

enum { OFFICE_WHOLE = 100000 };

/**
 * Plays `lines` actions of the demo under this code, or OFFICE_WHOLE; ends the session in the store
 * unless it still runs. Returns its id.
 */
int64_t office_play(struct sitter *sitter, const char *candidate, int lines, bool ends);

/** The same with the actions of another rehearsal of world.shift ("boekhouden-weak"), which may be
 * a single scenario. */
int64_t office_play_script(
        struct sitter *sitter, const char *candidate, const char *script, int lines, bool ends);

/** The whole demo by somebody at a window who takes `pace` milliseconds for each action, with a
 * remark before the first (NULL = none). */
int64_t office_play_paced(
        struct sitter *sitter, const char *candidate, int64_t pace, const char *remark);

/** Resumes a session that still runs, plays the demo from its line `from` on, and ends it. */
void office_go_on(struct sitter *sitter, int64_t session, int from);

/** As many finished sessions of the same content, with the sheet of `like` and codes "B-001" … */
void office_copy(struct sitter *sitter, int64_t like, int count, const char *rules);

/** The number of widgets with this id on screen. */
size_t office_count(const struct sitter *sitter, const char *id);

/** The name of a widget; fails the test when it is not there. */
const char *office_name(const struct sitter *sitter, const char *id, int64_t number);

/** Puts the focus on a widget; and presses Enter there. */
void office_focus(struct sitter *sitter, const char *id, int64_t number);
void office_press(struct sitter *sitter, const char *id, int64_t number);

/** The stored sheet, without a trace in the audit. */
void office_read_sheet(struct sitter *sitter, int64_t session, struct buffer *sheet);
