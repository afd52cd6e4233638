// SPDX-License-Identifier: GPL-3.0-or-later
// A result for test platforms: QTI 2.2 assessmentResult, one itemResult a decision.
#pragma once

#include "game/base/buffer.h"
#include "game/report/result.h"

/**
 * Adds the whole document. testResult holds SCORE_<competency> (0 to 100), SE_, LOW_ and HIGH_ of
 * the 90% band, STATUS_, EARNED_ and POSSIBLE_; what was not seen has no SCORE. Each itemResult
 * holds the RESPONSE (ids), SAID (words) and for each competency SCORE_ and MAXSCORE_. The same
 * result gives the same bytes.
 */
void result_write_qti(struct buffer *out, const struct result *result);
