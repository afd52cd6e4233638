// SPDX-License-Identifier: GPL-3.0-or-later
// Small scenarios by seed: a call, sometimes a message beside it, papers, flags, an act, a promise.
#pragma once

#include "game/base/bundle.h"
#include "game/scenario/load.h"

/** The shift of the story of this seed in an empty bundle; NULL when it is no sound scenario. */
struct shift *small_story(struct bundle *bundle, uint64_t seed);
