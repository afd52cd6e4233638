// SPDX-License-Identifier: GPL-3.0-or-later
// Hears that the program is asked to end: by the terminal, the desktop or another program.
#pragma once

#include <stdbool.h>

/** The program is asked to end. Called from a thread of its own. */
typedef void (*signals_heard)(void *context);

/**
 * Hears SIGINT, SIGTERM and SIGHUP from now on, those that nobody else hears or ignores; SDL's own
 * handlers lose one that arrives just before it begins to wait. Once for a program; false where the
 * system gives no thread, and then nothing changed.
 */
bool signals_begin(signals_heard heard, void *context);
/** They do again what they did. Also fine when it never began. */
void signals_end(void);
