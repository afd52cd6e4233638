// SPDX-License-Identifier: GPL-3.0-or-later
// Watches files: says that one was saved, and never wakes up for anything else.
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct watch;

/** One of the files was saved. Called from the watch's own thread. */
typedef void (*watch_changed)(void *context);

/** A watch over nothing yet; NULL where the system has none to give. The caller destroys it. */
struct watch *watch_create(watch_changed changed, void *context);
void watch_destroy(struct watch *watch);

/**
 * Watches these files from now on, and no others; paths are copied. A file counts as saved when it
 * was written and closed, or when another took its place under its name, as many editors save. It
 * need not be there yet, its folder must. False when a folder cannot be watched; the rest is.
 */
bool watch_files(struct watch *watch, const char *const *paths, size_t count);
