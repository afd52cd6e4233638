// SPDX-License-Identifier: GPL-3.0-or-later
// Codes as they are typed: one a line, behind it perhaps a name; and codes that are drawn.
#pragma once

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/vec.h"
#include "game/store/candidate.h"

/** A zeroed one is ready for use; its texts are its own. */
struct recruiter_codes {
    struct arena arena;
    VEC(struct candidate_new) items;
};

/** Adds a candidate for each line of `text` that says something; what the line does not say is as
 * in `like`. */
void recruiter_codes_read(
        struct recruiter_codes *codes, const char *text, const struct candidate_new *like);
void recruiter_codes_finish(struct recruiter_codes *codes);

/** Adds lines with `count` codes to `text` that are neither in it nor in the store. */
void recruiter_codes_draw(struct buffer *text, struct store *store, int count);
