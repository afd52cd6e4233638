// SPDX-License-Identifier: GPL-3.0-or-later
// Estimating items from answers: marginal maximum likelihood by EM (Bock & Aitkin 1981).
#pragma once

#include "scoring/stats/irt.h"

/** Why there are no parameters. */
enum irt_refusal {
    IRT_FINE,
    IRT_TOO_FEW,   // fewer than 200 people: below that parameters are noise
    IRT_FEW_ITEMS, // fewer than 3 items
    IRT_CONSTANT,  // an item that everybody answers alike, or an answer nobody gave: `item` says
                   // which
    IRT_NO_FIT,    // does not settle, or an item runs away (|a| > 20 or |b| > 50): `item`
};

enum { IRT_PEOPLE_LEAST = 200 };

struct irt_data {
    const int *answers; // row by row, one row a person; IRT_MISSING where there is none
    size_t people;
    size_t items;
    enum irt_model model; // IRT_2PL or IRT_GPCM
    bool equal_slopes;    // one a for all items: 1PL, PCM with a free scale
    bool any_size;        // also with fewer people
};

struct irt_fit {
    double log_likelihood;
    int cycles;
    size_t item; // the one a refusal speaks of
};

/** Estimates `items` (room for data->items). Ability is standard normal. */
enum irt_refusal irt_estimate(
        struct irt_fit *fit, const struct irt_data *data, struct irt_item *items);
