// SPDX-License-Identifier: GPL-3.0-or-later
// Invitation slips: a piece of paper for each candidate, with the code and what to expect.
#pragma once

#include <stddef.h>

#include "game/base/buffer.h"
#include "game/report/report.h"

struct slip {
    const char *code;
    const char *name; // "" = none
    const char *vacancy;
};

struct slips {
    const char *organisation; // "" = not filled in
    const char *contact;      // for questions; ""
    const char *language;     // "nl": of the words
    bool informal;            // they say "je"
    const struct slip *items;
    size_t count;
};

/** Adds them as one page of HTML that needs nothing else; printed, no slip is cut in two. */
void slips_write_html(struct buffer *out, const struct slips *slips);

/** Adds them to an empty report, a section each; the texts of `slips` are copied. */
void slips_fill_report(struct report *report, const struct slips *slips);
