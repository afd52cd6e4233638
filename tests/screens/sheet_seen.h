// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of the score sheet's screen: one session that was really played, and its sheet open.
#pragma once

#include "game/report/result.h"
#include "tests/screens/office.h"

struct sheet_seen {
    struct sitter sitter;
    int64_t session;
    struct result result; // of that session
};

/** The one of this test program. */
extern struct sheet_seen seen;

/** Fixtures: the demo, played whole, in a window of 1280×800. */
void seen_begin(void);
void seen_end(void);

/** A window of this size over `lines` actions of the demo; and in place of the one before. */
void seen_open(int width, int height, int scale, int lines);
void seen_again(int width, int height, int scale, int lines);

/** Opens the sheet. */
void seen_show(void);

/** Plays another rehearsal of world.shift, to its end, in the place of the session. */
void seen_play(const char *candidate, const char *script);

/** Puts "400 12 13 14 - 16 17 18", or another random player, where the sheet looks for it. */
void seen_keep_random(const char *value);

/** How many moments are about a competency, and a scenario; below 0: any. */
size_t seen_count_moments(int competency, int64_t scenario);

/** Keeps a group of 214 people who were scored on empathy. */
void seen_add_norm(const char *name, bool same_content, const char *form);

/** Keeps what a panel of three says a starter can just do: this share of the points, everywhere. */
void seen_keep_lines(double percent);

/** The first moment in which something was said, with other words on the table. */
size_t seen_telling_moment(void);

/** Fails the test unless the export of this ending begins so. */
void seen_expect_file(const char *folder, const char *ending, const char *begins);
