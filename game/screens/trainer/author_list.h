// SPDX-License-Identifier: GPL-3.0-or-later
// The scenarios there are, by pack, with how many remarks each has; and what a shift covers.
#pragma once

#include "game/base/diag.h"
#include "game/scenario/model.h"

struct author_entry {
    char *path; // "DATA/packs/noordwind/jaarnota.xml"
    char *pack; // what it is called: "Noordwind Energie"
    char *title;
    size_t errors;
    size_t remarks;
};

struct author_list {
    VEC(struct author_entry) entries; // by pack, by name
};

/** Reads what lies in the folder `data`; a zeroed list is ready for it, and for reading again. */
void author_list_load(struct author_list *list, const char *data);
void author_list_finish(struct author_list *list);

/** How many decisions key a competency, by the channel on which they are made. */
struct author_coverage {
    int decisions[COMPETENCY_COUNT][CHANNEL_COUNT];
};

/** Adds what a scenario asks. */
void author_coverage_add(struct author_coverage *coverage, const struct scenario *scenario);

/** What all scenarios of a shift ask; false when it cannot be loaded. */
bool author_coverage_of_shift(
        struct author_coverage *coverage, const char *data, const char *shift);
