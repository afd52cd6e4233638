// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the verb export: all that is kept of one play, as files in an archive.
#pragma once

#include "game/base/digest.h"
#include "game/report/table/zip.h"
#include "game/store/sessions.h"
#include "game/store/store.h"

/** One play in the archive, in a folder of its own. */
struct export_play {
    struct zip *zip;
    struct store *store;
    const struct session_row *row;
    size_t number; // 1 is the first play
    struct diag_list *diags;
};

/** Adds its files; counts it in `unplayed` where it cannot be played again, and there is only what
 * was stored. False with diagnostics. */
bool export_play_add(struct export_play *play, size_t *unplayed);

/** "4fa1…  name", a line as b2sum has it. */
void export_play_add_hash(struct buffer *out, const struct digest *digest, const char *name);
