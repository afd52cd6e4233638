// SPDX-License-Identifier: GPL-3.0-or-later
// A result for other programs: JSON with everything, CSV of the sheet and of the evidence.
#pragma once

#include "game/base/buffer.h"
#include "game/report/random_player.h"
#include "game/report/result.h"

/**
 * `{"sheets":[…],"gates":{…}}` in the shape of sheet_json.h, and beside it "session": the evidence
 * with its words, critical errors, customers and hashes; without `whole` the sheets alone. Ends
 * with a line end.
 */
void result_write_json(struct buffer *out, const struct result *result, bool whole);

/** The whole, with the verdicts that need to know who guesses; `random` may be NULL. */
void result_write_whole_json(
        struct buffer *out, const struct result *result, const struct random_player *random);

/**
 * `{"session":…}` alone, to be kept beside the sheet: every moment with what was heard, said and
 * earned, without what else was on offer and what had been looked up; a replay gives those again,
 * and they are half of the bytes.
 */
void result_write_evidence_json(struct buffer *out, const struct result *result);

/**
 * One line a competency and one over all, in full precision, with the norm and the panel's line
 * beside it; `random` may be NULL.
 */
void result_write_sheet_csv(
        struct buffer *out, const struct result *result, const struct random_player *random);

/** One line an observation; `zeven sheet --evidence` reads it back to the same sheet. */
void result_write_evidence_csv(struct buffer *out, const struct result *result);

/** The whole play as evidence lines without a header, for several candidates in one file. */
void result_add_evidence_csv(struct buffer *out, const struct result *result);
