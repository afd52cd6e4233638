// SPDX-License-Identifier: GPL-3.0-or-later
// For tests: a bundle in memory with the rules of play and one scenario with its pack.
#pragma once

#include "game/base/bundle.h"
#include "game/scenario/load.h"
#include "game/scenario/rules.h"

struct story {
    struct bundle bundle;
    struct diag_list diags;
    struct rules *rules;
    struct scenario *scenario; // NULL when it did not load
};

/** Loads "packs/x/story.xml" from `scenario` and "packs/x/pack.xml" from `pack`, both XML texts. */
void story_load(struct story *story, const char *scenario, const char *pack);

/** Loads a file of tests/fixtures/good, with the pack there. */
void story_load_fixture(struct story *story, const char *name);
void story_finish(struct story *story);

/** The first diagnostic with this code, or NULL. */
const struct diag *story_diag(const struct story *story, int code);
