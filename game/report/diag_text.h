// SPDX-License-Identifier: GPL-3.0-or-later
// Diagnostics as sentences: where, what is wrong, and what to do about it.
#pragma once

#include "game/base/buffer.h"
#include "game/base/diag.h"

/** The sentence of a code, with {0} to {3} for its arguments; NULL when the code has none. */
const char *diag_sentence(int code);

/**
 * Adds `sentence` with its arguments filled in. A part between [ and ] is left out when an argument
 * in it is not there; elsewhere such an argument is printed as "…". "{{" is "{".
 */
void diag_fill(struct buffer *buffer, const char *sentence, const char *const *arguments);

/** Adds `file:line: error Z0101: sentence`, without a line end. */
void diag_write(struct buffer *buffer, const struct diag *diag);

/** Adds what is wrong and what to do about it, without the place and the number. */
void diag_write_sentence(struct buffer *buffer, const struct diag *diag);

/** Adds every accepted diagnostic on a line of its own, with the reason. */
void diag_accepted_write(struct buffer *buffer, const struct diag_list *list);

/** Adds every diagnostic on a line of its own, in the order of the list, and says how many were
 * left out. */
void diag_list_write(struct buffer *buffer, const struct diag_list *list);
