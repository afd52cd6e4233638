// SPDX-License-Identifier: GPL-3.0-or-later
// The scenario that a trainer has open: its file, its map, what was typed and not saved yet, and
// the versions to go back to.
#pragma once

#include "game/base/bundle.h"
#include "game/base/table.h"
#include "game/explore/smells/measures.h"
#include "game/locale/catalogue.h"
#include "game/report/map/map.h"
#include "game/scenario/check.h"
#include "game/scenario/edit.h"
#include "game/scenario/translate.h"

/** A text or number that was typed; the file still has another. */
struct author_change {
    char *place; // as scenario/edit.h names it
    char *value;
};

struct author_version {
    char *bytes;
    size_t size;
};

typedef VEC(struct author_version) author_versions;

struct author_story {
    char *path; // absolute
    struct content_place place;
    struct buffer bytes; // as read from the file
    struct edit edit;    // of these bytes; map NULL while they are no XML of ours
    struct table places; // what was read of it: place to index in `texts`
    VEC(const char *) texts;
    struct bundle bundle;
    struct shift *shift;    // the last version that could be played; NULL = none yet
    struct map map;         // of that shift
    bool rows;              // dot could not lay it out
    bool fresh;             // shift and map are those of `bytes`
    struct diag_list diags; // of the file, with what smells
    struct scenario_measures measures;
    bool measured;
    VEC(struct author_change) changes;
    author_versions past; // oldest first
    author_versions later;
    uint64_t generation; // counts readings: what was drawn of an earlier one is out of date
    struct buffer said;  // what the last reading or saving brought, as a sentence
    bool failed;         // … and it is bad news
    char language[16];   // in which its texts are shown; "" = the file's own
    struct translate_draft draft; // of that language; status NULL in the file's own
    const char *by;               // borrowed: who is to answer for the points, while publishing
    const char *date;
    struct diag_list refusals; // why that was not done the last time
};

enum { AUTHOR_PLAYS = 200, AUTHOR_SEED = 7 };

/** Opens the file; false, with nothing to finish, when there is none. What is wrong in it stands in
 * `diags`. */
bool author_story_init(struct author_story *story, const char *path);
void author_story_finish(struct author_story *story);

/** Reads the file again when it is not what was read last; true when it was. What was typed stays.
 */
bool author_story_refresh(struct author_story *story);

/** What stands at a place now: as typed, else as the file has it; NULL when it is not there. */
const char *author_story_read(struct author_story *story, const char *place);

/** Takes what was typed at a place; what is the same as in the file is no change. */
void author_story_type(struct author_story *story, const char *place, const char *value);

/** Whether something else than in the file was typed at this place. */
bool author_story_typed(const struct author_story *story, const char *place);

/**
 * Saves what was typed, changing no other byte; `said` tells what that did. False when it cannot
 * be: `said` and `diags` tell why, the file is as it was and what was typed is still there.
 */
bool author_story_save(struct author_story *story);

/** Puts the version before, or after, in the file; false when there is none or it cannot be. */
bool author_story_undo(struct author_story *story);
bool author_story_redo(struct author_story *story);

/** Shows it in story->language, when the catalogue lets it; true. */
bool author_story_translate(struct author_story *story);

/**
 * Publishes the file as established by story->by on story->date. False, with `refusals` of the
 * story as the reasons, when it cannot be; the file is as it was.
 */
bool author_story_publish(struct author_story *story);

/**
 * What a text of the file, that begins on `line` of it, is in the language shown; itself in the
 * file's own or when it has no translation. `status` says which.
 */
const char *author_story_shown(const struct author_story *story, const char *source, int line,
        enum catalogue_status *status);

/** Adds the place of the element that a node of the map is; false when it is in another file. */
bool author_story_place(
        const struct author_story *story, const struct map_node *node, struct buffer *place);
