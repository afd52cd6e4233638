// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the search: one exploration under way, and what its parts add to it.
#pragma once

#include "game/explore/search/explore.h"
#include "game/explore/search/player.h"

struct exploring {
    const struct explore_setup *setup;
    struct exploration *out;
    struct trial_shift shift;
    struct coverage real; // what was met in plays by the clock
    uint32_t budget;
    uint32_t exact_left; // states that searches with moods as they are may still take, all together
    bool going;
};

/** A finding with nothing meant yet. */
struct finding finding_of(
        const struct exploring *exploring, enum claim claim, enum verdict verdict);

/** Counts it, and keeps it unless it is proved. */
void finding_add(struct exploring *exploring, const struct finding *finding);

/** Counts `count` proved cases. */
void findings_proved(struct exploring *exploring, enum claim claim, uint32_t count);

/** Runs a search with this exploration's scenario, rules and budget. */
void exploring_search(struct exploring *exploring, struct search *search,
        struct slice_request request, bool edges, struct search_watch watch);

/** Why a search that did not meet every state has not decided. */
enum why search_why(const struct search *search);

/** The actions of a trial as a script in the exploration's arena. */
const char *exploring_script(struct exploring *exploring, const struct trial *trial);

/**
 * Plays the way to a state by the clock. The script of it, or NULL with `why` when it cannot be
 * played; what it met is added to what was really met.
 */
const char *exploring_try(struct exploring *exploring, const struct search *search,
        const move_list *way, enum why *why);

/** Plays the way; whether somebody in this contact then really has nothing to say. */
bool exploring_stuck(struct exploring *exploring, const struct search *search, const move_list *way,
        uint32_t contact);

/** Ends, not stuck, reached. */
void claims_of_control(struct exploring *exploring);

/** Reached, of what no play has met. */
void claims_of_parts(struct exploring *exploring);

/** Several ways, kept, patient. */
void claims_of_desk(struct exploring *exploring);

/** Different, none best. */
void claims_of_slots(struct exploring *exploring);

/** No dodging. */
void claims_of_dodging(struct exploring *exploring);

/** Points, paths, regrets, and what hangs on mood. */
void explore_points(struct exploring *exploring);
