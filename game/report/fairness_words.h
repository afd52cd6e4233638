// SPDX-License-Identifier: GPL-3.0-or-later
// What a difference between two groups allows to conclude, in one sentence.
#pragma once

#include "scoring/stats/impact.h"

enum fairness_tone { FAIRNESS_PLAIN, FAIRNESS_DOUBT, FAIRNESS_WRONG };

/** Of a comparison of `focal` people with `reference` people. The sentence lives for ever. */
const char *fairness_words(
        const struct impact *impact, int64_t focal, int64_t reference, enum fairness_tone *tone);
