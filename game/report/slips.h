// SPDX-License-Identifier: GPL-3.0-or-later
// Invitation slips: a piece of paper for each candidate, with the code and what to expect.
#pragma once

#include <stddef.h>

#include "game/base/buffer.h"
#include "game/report/report.h"

enum { SLIP_LANGUAGE_SIZE = 8 };

struct slip {
    const char *code;
    const char *name; // "" = none
    const char *vacancy;
    char language[SLIP_LANGUAGE_SIZE]; // "en", that was agreed with this candidate; "" = the
                                       // others'
};

struct slips {
    const char *organisation; // "" = not filled in
    const char *contact;      // for questions; ""
    const char *language;     // "nl": of who asked for no other
    bool informal;            // they say "je"
    const struct slip *items;
    size_t count;
};

/** The language of the pages: that of all slips where it is one, else slips->language. */
const char *slips_language(const struct slips *slips);

/** What the pages are called, in that language. */
const char *slips_title(const struct slips *slips);

/** Adds them as one page of HTML that needs nothing else; printed, no slip is cut in two. */
void slips_write_html(struct buffer *out, const struct slips *slips);

/** Adds them to an empty report in their language, a section each; the texts are copied. */
void slips_fill_report(struct report *report, const struct slips *slips);
