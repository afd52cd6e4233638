// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue: the texts of a scenario in another language, from and to .po files.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/base/table.h"
#include "game/base/vec.h"

enum {
    DIAG_PO_SYNTAX = 800,       // argument: the reason
    DIAG_PO_ENCODING = 801,     // not UTF-8, or another charset in its header; argument: which
    DIAG_PO_TEXT_MISSING = 802, // arguments: context, text
    DIAG_PO_TEXT_FUZZY = 803,   // arguments: context, text
    DIAG_PO_TEXT_STALE = 804,   // placeholders differ; arguments: context, text, translation
    DIAG_PO_TWICE = 805,        // the same context and text a second time
};

enum catalogue_status {
    CATALOGUE_TRANSLATED,
    CATALOGUE_MISSING, // not in the catalogue, or empty there
    CATALOGUE_FUZZY,   // the text changed since it was translated, or a translator doubts
    CATALOGUE_STALE,   // its {placeholders} are not those of the text
};

struct catalogue_entry {
    const char *context;     // "" without
    const char *text;        // the msgid: the text in the scenario's own language
    const char *translation; // "" when missing
    const char *before;      // the text it is a translation of, when that changed; else ""
    enum catalogue_status status;
    bool obsolete;       // kept in the file, no longer in the scenario
    const char *comment; // the translator's own, "" without
};

struct catalogue {
    struct arena arena;
    VEC(struct catalogue_entry) entries;
    struct table places;   // context, 0x04, text -> entry
    struct table contexts; // context -> its first entry
    const char *header;    // as the file has it, NULL without
};

/** A text that a scenario holds and where; what is extracted, looked up and checked. */
struct catalogue_text {
    const char *context; // the id path
    const char *text;
    const char *file;
    int line;
};

/** A zeroed struct catalogue is an empty one. */
void catalogue_init(struct catalogue *catalogue);
void catalogue_finish(struct catalogue *catalogue);

/**
 * Fills an empty catalogue from the bytes of a .po file; `file` names it in diagnostics. On false,
 * with every slip found diagnosed, it stays empty.
 */
bool catalogue_load(struct catalogue *catalogue, const char *file, const char *bytes, size_t size,
        struct diag_list *diags);

/**
 * The translation of a text, borrowed from the catalogue; NULL unless it is CATALOGUE_TRANSLATED.
 * `status` (may be NULL) says how it stands.
 */
const char *catalogue_find(const struct catalogue *catalogue, const char *context, const char *text,
        enum catalogue_status *status);

/** Whether every text is translated; each that is not is a warning, at its place in the scenario.
 */
bool catalogue_complete(const struct catalogue *catalogue, const struct catalogue_text *texts,
        size_t count, struct diag_list *diags);

/**
 * Takes from another catalogue what it translates of the `texts`, where `catalogue` has nothing for
 * that context and text: house rules stand in the catalogue of every scenario of a client.
 */
void catalogue_borrow(struct catalogue *catalogue, const struct catalogue *other,
        const struct catalogue_text *texts, size_t count);

/**
 * Writes a .po for `language` with the texts in the order given, or a .pot when it is NULL. What
 * `old` (may be NULL) had for the same context and text is kept; for the same context with another
 * text it is kept and marked fuzzy; what no text asks for any more is kept as obsolete.
 */
bool catalogue_write(const struct catalogue_text *texts, size_t count, const char *language,
        const struct catalogue *old, struct buffer *po, struct diag_list *diags);
