// SPDX-License-Identifier: GPL-3.0-or-later
// The table behind diag_text: one row a code, the one place where a diagnostic gets words.
#pragma once

#include <stddef.h>

struct diag_sentence_row {
    int code;
    const char *text; // English msgid: what is wrong. What to do about it.
};

extern const struct diag_sentence_row DIAG_SENTENCES[];
extern const size_t DIAG_SENTENCE_COUNT;
