// SPDX-License-Identifier: GPL-3.0-or-later
// The story a trainer looks at: a scenario's file, and the steps that lead to the place one stands
// at. Another version of the file, or a step less, is another play of the same steps.
#pragma once

#include "game/explore/smells/measures.h"
#include "game/scenario/check.h"
#include "game/session/by_hand.h"

/**
 * A step on the way: an action as the journal writes it, or a change by hand: `at call/opening`,
 * `know FACT`, `forget FACT`, `set FLAG`, `clear FLAG`, `mood angry of CUSTOMER`, `trust 60 of
 * CUSTOMER`, `clock 10:15`.
 */
struct preview_step {
    char *text;
    bool by_hand;
    bool made; // false: it is not possible any more as the file is now
};

struct preview_story {
    struct content_place place; // of the file
    char *language;             // NULL = the file's own
    struct session *session;    // NULL while the file cannot be played
    struct diag_list diags;     // of the last reading, smells among them
    struct scenario_measures measures;
    bool measured;                  // there was a reading that could be played
    struct measure_changes changes; // since that
    VEC(struct preview_step) path;
    VEC(char *) files; // absolute: what the story is made of, to be watched
    size_t taken;      // steps of the session that are in the path
    size_t lost;       // steps that could not be made the last time
};

/** False, with nothing to finish, when there is no file at `path`. Nothing is read yet. */
bool preview_story_init(struct preview_story *story, const char *path, const char *language);
void preview_story_finish(struct preview_story *story);

/**
 * Reads the file anew and makes the steps again, as far as they go. The new session is the caller's
 * to take: `story->session` is borrowed from then on. False when it cannot be played: `diags` says
 * why, and the path stays for a better version.
 */
bool preview_story_read(struct preview_story *story);

/** Adds a change by hand to the path, and makes it; false, and nothing changed, when it cannot be.
 * A change that takes back the last one removes it: the caller reads anew when `again` is set. */
bool preview_story_set(struct preview_story *story, const char *text, bool *again);

/** Adds a step to the path before the story was read. */
void preview_story_plan(struct preview_story *story, const char *text);

/** Takes what was done at the desk into the path. */
void preview_story_follow(struct preview_story *story);

/** Keeps the first `count` steps; the caller reads anew. */
void preview_story_go_back(struct preview_story *story, size_t count);

/** The turn in front, and its contact; INDEX_NONE when no conversation is. */
uint32_t preview_story_turn(const struct preview_story *story, uint32_t *contact);
