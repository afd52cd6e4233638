// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of play as one data file says them: speech acts, named moods, what actions cost in
// time.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/arena.h"
#include "game/base/bundle.h"
#include "game/base/diag.h"
#include "game/base/table.h"
#include "game/scenario/model.h"

enum { SPEECH_ACT_REPEATS = 3, SPEECH_ACT_MAX = 64 };

/** What an act changes at its first, second, third and later time. */
struct speech_act {
    const char *id;
    const char *label; // Dutch
    int8_t delta[SPEECH_ACT_REPEATS][AXIS_COUNT];
    int8_t calm_delta[AXIS_COUNT]; // instead, when arousal is below `arousal_min`
    uint8_t arousal_min;           // 0: always counts as above
    int8_t instrumental_delta[SPEECH_ACT_REPEATS][AXIS_COUNT];
    bool has_instrumental; // a customer whose anger is instrumental takes instrumental_delta
};

/** A named mood is a box: every axis lies between its limits. */
struct named_mood {
    const char *id;
    const char *label;
    int8_t least[AXIS_COUNT];
    int8_t most[AXIS_COUNT];
    int8_t start[AXIS_COUNT]; // of a customer who begins in this mood
};

/** Default seconds an action costs, per kind and channel. */
enum action_cost {
    COST_REPLY_PHONE,
    COST_REPLY_WRITTEN,
    COST_PART,
    COST_OPEN,
    COST_OPEN_AGAIN,
    COST_SEARCH,
    COST_CONSULT,
    COST_WRAP_UP,
    COST_TAKE,
    COST_RECORD_ACT,
    COST_COUNT,
};

enum { MOOD_JUMP_CUSTOMERS = 32 };

/** Where moods are set free: what anything that moves a customer's mood moves it to. */
struct mood_jump {
    int16_t to[MOOD_JUMP_CUSTOMERS][AXIS_COUNT];
    uint32_t count; // of moves made
};

struct rules {
    struct arena arena;
    struct speech_act acts[SPEECH_ACT_MAX];
    uint32_t act_count;
    struct named_mood moods[16];
    uint32_t mood_count;
    uint16_t costs[COST_COUNT];
    struct table act_ids;
    struct table mood_ids;
    // Acts the engine itself performs; indices into `acts`.
    uint32_t silence;
    uint32_t promise_kept;
    uint32_t promise_late;
    uint32_t promise_broken;
    uint32_t need_solved;
    struct mood_jump *jump; // of a search; NULL in play
};

/** Reads `rules.xml` of the bundle; NULL, with diagnostics, when it is wrong. The caller destroys
 * it. */
struct rules *rules_load(struct bundle *bundle, struct diag_list *diags);
void rules_destroy(struct rules *rules);
