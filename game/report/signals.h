// SPDX-License-Identifier: GPL-3.0-or-later
// Signals: how one play was answered, for a person to ask about. No part of a score, a list or a
// filter.
#pragma once

#include "game/report/json.h"
#include "game/report/result.h"
#include "scoring/stats/positions.h"
#include "scoring/stats/quality.h"

enum { SIGNALS_LEAST = 12 }; // answers, below which a pattern is none

struct signals {
    bool looked; // false: nobody sat at a window, too little was answered, or it would be unfair
    size_t answers;
    bool has_effort;
    size_t rapid; // of effort.decisions
    size_t late;  // of these, how many in the last third
    size_t late_rapid;
    struct effort effort;
    bool has_positions;
    struct positions positions;
    bool has_fit; // from thirty others on
    double lz;
    bool has_guttman;
    double guttman;
    bool has_odd_even; // over the competencies, between odd and even customers
    double odd_even;
    int away;
    int64_t away_ms;
    int idle;
};

/** Pure: same result, same signals. */
struct signals signals_of(const struct result *result);

/** Which of them stand out. */
struct signals_outstanding {
    bool rapid;  // fewer than .90 of the answers could have been read
    bool tired;  // of the last third alone that is so; then not rapid
    bool run;    // the same place so often in a row: p < .001
    bool place;  // one place more than the others: p < .001
    bool cycle;  // more than .90 repeat the place of three before
    bool misfit; // l_z below -2.33: hard moments went well, easy ones did not
    bool away;   // the window was left
    bool idle;
};

struct signals_outstanding signals_outstanding(const struct signals *signals);

/** Whether any does. */
bool signals_any(const struct signals_outstanding *outstanding);

/** Adds "signals":{…}; only that nobody looked when they are off. */
void signals_write_json(struct json *json, const struct signals *signals);
