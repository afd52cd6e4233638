// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the norm that fits a play, and places its sheet in it.
#pragma once

#include "game/base/buffer.h"
#include "game/base/digest.h"
#include "game/store/norms.h"
#include "game/store/store.h"
#include "scoring/sheet.h"
#include "scoring/stats/comparison.h"

/** The norms of an office, read once for many sheets; and which of them the setting "org.norm"
 * names. */
struct compare_norms {
    struct norm_list list;
    struct buffer wanted; // a name, or ""
};

/** Reads them; false, with diagnostics, when the office cannot be read. To be finished either way.
 */
bool compare_norms_read(struct compare_norms *norms, struct store *store, struct diag_list *diags);
void compare_norms_finish(struct compare_norms *norms);

/** What must be the same. */
struct compare_play {
    const char *content; // hash in hex, as results carry it
    const char *form;    // NULL = none
};

/**
 * Fills `comparison` from the norms of the office: the one that the setting "org.norm" names, else
 * of those built on the same content and form the largest. Without one its state says why. False,
 * with diagnostics and nothing to compare with, when the office cannot be read.
 */
bool compare_sheet(struct comparison *comparison, struct store *store,
        const struct compare_play *play, const struct sheet *sheet, struct diag_list *diags);

/** The same from norms that were read before. */
void compare_with(struct comparison *comparison, const struct compare_norms *norms,
        const struct compare_play *play, const struct sheet *sheet);

/**
 * Adds the form of the shift at `shift` in content that the store holds; false when it holds none
 * such. A shift that this program cannot read any more has no form, and `diags` says why.
 */
bool compare_find_form(struct store *store, const struct digest *content, const char *shift,
        struct buffer *form, struct diag_list *diags);

/** The same for the folder of scenarios `root`, as they are now: false when they are other content.
 */
bool compare_folder_form(const char *root, const struct digest *content, const char *shift,
        struct buffer *form, struct diag_list *diags);
