// SPDX-License-Identifier: GPL-3.0-or-later
// A result for learning record stores: xAPI 1.0.3 statements, one a decision and one about the
// whole.
#pragma once

#include "game/base/buffer.h"
#include "game/report/result.h"

/**
 * Adds a JSON array of statements in order of time: `answered` for every decision, with what was
 * chosen, the points together as its score and by competency as an extension; and last `completed`
 * (or `terminated`) with the sheet. Ids are made of the journal's hash, so that a store that gets
 * them twice keeps them once. No wall times: how long somebody took is not scored and not told.
 */
void result_write_xapi(struct buffer *out, const struct result *result);
