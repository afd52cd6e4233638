// SPDX-License-Identifier: GPL-3.0-or-later
// Changing a text, a value or points in a file in place: all other bytes stay as they were.
//
// A place is named by the elements that lead to it, each with its id between brackets, its
// competency (of <shows>), or its number among neighbours of the same name; an attribute after @:
//
//     title
//     contact[call]/turn[opening]/says[2]
//     contact[call]/turn[opening]/reply[acknowledge]/say
//     contact[call]/turn[opening]/reply[acknowledge]/informed[1]/say
//     contact[call]/turn[opening]/reply[acknowledge]/shows[empathy]          its text: why
//     contact[call]/turn[opening]/reply[acknowledge]/shows[empathy]@points
//     contact[call]/turn[opening]/reply[rush]/temptation@is
//     record[bill]/field[3]
//
// How a screen uses it: keep the bytes as they were read; `edit_file` with the changes and those
// bytes; on success keep the new bytes, and the old ones for undo (`save_file` of
// game/base/save.h puts them back). `edit_find` turns "call/opening/acknowledge" into a place.
#pragma once

#include "game/base/arena.h"
#include "game/base/buffer.h"
#include "game/base/diag.h"
#include "game/scenario/words.h"
#include "game/xml/edit.h"

enum edit_diag {
    DIAG_EDIT_PLACE = 250,    // {0}: there is no such place, from {1} on
    DIAG_EDIT_SIGN = 251,     // the new text of {0} holds a sign that XML cannot hold
    DIAG_EDIT_NO_TEXT = 252,  // {0} holds no text of its own
    DIAG_EDIT_REQUIRED = 253, // {0} cannot be taken out of {1}
};

/** One change: `value` NULL takes the element or attribute out. */
struct edit_change {
    const char *place;
    const char *value;
};

/** A file that is open for change. */
struct edit {
    const char *file; // borrowed; names it in diagnostics
    struct xml_map *map;
    struct arena arena; // of what is read
};

/** Maps `bytes`, which may go. False, with diagnostics, when it is no file of ours. */
bool edit_open(struct edit *edit, const char *file, const char *bytes, size_t size,
        struct diag_list *diags);
void edit_close(struct edit *edit);

/** What stands at `place`, tidied as the program reads it; NULL when it is not there. */
const char *edit_read(struct edit *edit, const char *place);

/** The element at `place` (what stands before @), or XML_NONE. */
uint32_t edit_element(const struct edit *edit, const char *place);

/** What kind of element that is; ELEMENT_NONE when the format does not know it. */
enum element edit_kind(const struct edit *edit, uint32_t element);

/** Likewise what stands at "/say" or "@next" below an element, or "", its own text. */
const char *edit_read_below(struct edit *edit, uint32_t element, const char *suffix);

/** Adds the place of an element to `place`. */
void edit_add_place(const struct edit *edit, uint32_t element, struct buffer *place);

/** Adds the place that a path of ids leads to: "call/opening/acknowledge"; false without one. */
bool edit_find(const struct edit *edit, const char *ids, struct buffer *place);

/**
 * Adds the file with all `changes` to `bytes`. An element or attribute that is missing is made when
 * the format knows it there: .../shows[empathy]@points and .../shows[empathy] together make a new
 * <shows>; its neighbours give it its indent. False, with diagnostics and nothing added, when a
 * place or value cannot be; whether the whole still makes sense is for edit_check.
 */
bool edit_apply(const struct edit *edit, const struct edit_change *changes, size_t count,
        struct buffer *bytes, struct diag_list *diags);

/** Whether a file at `path` with these bytes would load, among the files that lie there. */
bool edit_check(const char *path, const struct buffer *bytes, struct diag_list *diags);

/**
 * All at once: changes `known`, the bytes that the caller has read from `path`; checks the result,
 * and saves it. The new bytes are added to `after`. False, with diagnostics and the file as it was,
 * when a change cannot be, the result does not load, or the file on disk is no longer `known`.
 */
bool edit_file(const char *path, const struct buffer *known, const struct edit_change *changes,
        size_t count, struct buffer *after, struct diag_list *diags);
