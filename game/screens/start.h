// SPDX-License-Identifier: GPL-3.0-or-later
// Where the program begins: the screen that stands there when the window opens.
#pragma once

#include "game/screens/navigator.h"

/** Puts the first screen on the stack: welcome, or the offer to go on with a shift that was left.
 */
void start_screens(struct navigator *navigator);

/** Opens the trainer's bench over the welcome, with the scenario at `file`; NULL: the first. False,
 * with diagnostics in the world, when the file cannot be read. */
bool start_trainer(struct navigator *navigator, const char *file);

/** Plays the sample shift by itself, then shows its sheet. False, with diagnostics in the world,
 * when it cannot. */
bool start_demo(struct navigator *navigator);
