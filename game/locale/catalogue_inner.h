// SPDX-License-Identifier: GPL-3.0-or-later
// What reading and writing .po files shares with the catalogue; for this room only.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/locale/catalogue.h"

/** How an entry stands by what it says itself. */
enum catalogue_status catalogue_judge(const struct catalogue_entry *entry, bool fuzzy);

/** Adds an entry whose texts live in the catalogue's arena; the first of a key is the one that is
 * found. */
void catalogue_add_entry(struct catalogue *catalogue, const struct catalogue_entry *entry);

/** context, 0x04, text: the key gettext itself uses. */
void catalogue_add_key(struct buffer *key, const char *context, const char *text);

/** The entry of exactly this, obsolete ones included, or TABLE_NONE. */
uint32_t catalogue_place(const struct catalogue *catalogue, const char *context, const char *text);

/** The first entry of the same context with whatever text, or TABLE_NONE. */
uint32_t catalogue_namesake(const struct catalogue *catalogue, const char *context);
