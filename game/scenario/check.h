// SPDX-License-Identifier: GPL-3.0-or-later
// Checking a file or a folder that an author names, whatever kind of file it is.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"
#include "game/base/bundle.h"
#include "game/base/diag.h"
#include "game/scenario/model.h"

/** What was found in the files that are fine, for one friendly line. */
struct check_summary {
    size_t files;
    size_t scenarios;
    size_t packs;
    size_t shifts;
    size_t contacts;
    size_t turns;
    size_t slots;
    size_t words; // of all texts a candidate may read
};

/** A file in the content it belongs to; both texts are the caller's, freed with mem_free. */
struct content_place {
    char *root;   // absolute: the nearest folder above it that has `packs`, or its own folder
    char *inside; // the path from there
};

/** Finds where the file or folder at `path` lies; false when there is no such thing. */
bool content_locate(const char *path, struct content_place *place);
void content_place_finish(struct content_place *place);

/** The folder of a path: "a/b" of "a/b/c.xml", "." of "c.xml". Yours. */
char *content_folder(const char *path);

/** The folder that holds the content in which an absolute path lies. Yours. */
char *content_root(const char *absolute);

/**
 * Who else wants a look at what loaded without an error, and may add to `diags`. What is given is
 * borrowed for the call; files are named as the bundle names them. Each may be NULL.
 */
struct check_visitor {
    void *data;
    void (*scenario)(
            void *data, struct bundle *bundle, struct scenario *scenario, struct diag_list *diags);
    void (*shift)(void *data, struct bundle *bundle, struct shift *shift, struct diag_list *diags);
    /** A pack that was checked by itself, by its path, with all scenarios of its folder that load;
     * their slips belong to their own check. */
    void (*pack)(void *data, const char *path, struct scenario *const *scenarios, size_t count,
            struct diag_list *diags);
};

/**
 * Checks the scenario, pack, shift or rules at `path`, by its root element. Other files it needs
 * are looked for from the nearest folder above it that has `packs`, or else its own folder.
 * Diagnostics name files as `path` does. False when there is an error. Adds to `summary`.
 */
bool scenario_check_path(const char *path, struct diag_list *diags, struct check_summary *summary);

/**
 * Likewise, as if the file at `path`, which must exist, held other `bytes`: what a change would
 * bring about, before it is saved.
 */
bool scenario_check_bytes(const char *path, const struct buffer *bytes, struct diag_list *diags,
        struct check_summary *summary);

/** Checks every .xml file under `folder`, in order of name; `scenario_check_path` for each. */
bool scenario_check_folder(
        const char *folder, struct diag_list *diags, struct check_summary *summary);

/** Both once more, with a visitor; `bytes` (may be NULL) as with `scenario_check_bytes`. */
bool scenario_visit_path(const char *path, const struct buffer *bytes,
        const struct check_visitor *visitor, struct diag_list *diags,
        struct check_summary *summary);
bool scenario_visit_folder(const char *folder, const struct check_visitor *visitor,
        struct diag_list *diags, struct check_summary *summary);
