// SPDX-License-Identifier: GPL-3.0-or-later
// A conversation as people write it down: who says what, a line each.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/base/vec.h"

enum {
    DIAG_CONVERSATION_EMPTY = 764,   // nobody says anything
    DIAG_CONVERSATION_SPEAKER = 765, // {0} is neither customer nor agent
    DIAG_CONVERSATION_BEFORE = 766,  // a text before the first speaker: {0}
    DIAG_CONVERSATION_SILENT = 767,  // {0} says nothing; a warning
    DIAG_CONVERSATION_ONE = 768,     // only {0} speaks: "customer" or "agent"
};

/** What one of the two says until the other speaks. */
struct conversation_line {
    bool customer;
    const char *text; // one line
    int line;         // where it begins
};

/** A zeroed one is ready for use. */
struct conversation {
    struct arena arena;
    VEC(struct conversation_line) lines; // customer and agent in turn
    const char *name;                    // of the customer, when the file says it; else NULL
};

void conversation_finish(struct conversation *conversation);

/**
 * Reads "Klant: ..." and "Medewerker: ..." with what word processors leave: UTF-8, UTF-16 and the
 * Western signs of Windows, line ends of any kind, bullets, numbers, times, bold marks, hard
 * spaces. A line without a speaker goes on with the one before. False, with diagnostics by line,
 * when there is no conversation in it.
 */
bool conversation_read(struct conversation *conversation, const char *file, const char *bytes,
        size_t size, struct diag_list *diags);
