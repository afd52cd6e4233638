// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of the candidate's screens: somebody with a keyboard at a window that nobody paints.
#pragma once

#include "game/screens/navigator.h"
#include "game/store/store.h"

struct sitter {
    struct store *store;
    struct world world;
    struct ui *ui;
    struct navigator *navigator;
};

/** A window of this size over a store in memory and the shipped shift, in English; no screen yet.
 */
void sitter_init(struct sitter *sitter, int width, int height, int scale);
void sitter_finish(struct sitter *sitter);

enum { SITTER_LOOKS = 8 };

/** A window of one of the sizes, text sizes, colours and languages that must all do; no screen yet.
 */
void sitter_look(struct sitter *sitter, int which);

/** The same over other content: a folder. */
void sitter_init_over(struct sitter *sitter, const char *data, const char *shift);

/** Lays the store in this folder, in place of the one in memory: only there can it be locked. */
void sitter_move_to(struct sitter *sitter, const char *folder);

/** Closes the window as a person does, and opens it again over the same store. */
void sitter_come_back(struct sitter *sitter);

/** Each handles one event and builds again. */
void sitter_key(struct sitter *sitter, int key, unsigned mods);
void sitter_type(struct sitter *sitter, const char *text);

/** Lets a file go over the window. */
void sitter_drop(struct sitter *sitter, const char *path);

/** Tabs to the control with this name and presses Enter; fails the test when Tab never comes there.
 */
void sitter_press(struct sitter *sitter, const char *name);

/** Clicks the control with this name. */
void sitter_click(struct sitter *sitter, const char *name);

/** Tabs until the control with this name has the focus. */
void sitter_tab_to(struct sitter *sitter, const char *name);

/** The name of what has the focus, "" when nothing has. */
const char *sitter_focus(const struct sitter *sitter);

/** Whether this stands somewhere in what is on screen, read aloud. */
bool sitter_reads(const struct sitter *sitter, const char *text);

/** Fails the test when anything is cut off, overlaps, is too small or has no name. */
void sitter_check_layout(const struct sitter *sitter, const char *what);

/** At the desk: one press or click that `drawn` chooses. */
void sitter_do_anything(struct sitter *sitter, uint64_t drawn);

/**
 * At the desk: presses and clicks whatever is there, drawn from `seed`, until it is left. Every
 * shift has an end; whoever plays like this comes there too.
 */
void sitter_play_anyhow(struct sitter *sitter, uint64_t seed);
