// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel says of a key: the ratings of its booklets beside the points, and the line of a
// starter who is just good enough.
#pragma once

#include "game/base/arena.h"
#include "game/base/diag.h"
#include "game/report/panel.h"
#include "game/report/table/csv.h"
#include "scoring/stats/agreement.h"
#include "scoring/stats/standard.h"

enum {
    DIAG_PANEL_ITEM = 791,   // arguments: the code, the seed; there is no such answer
    DIAG_PANEL_RATING = 792, // arguments: the text, the code
    DIAG_PANEL_NAME = 793,   // argument: the competency, which nothing of that turn is keyed on
};

/** The word in the column of competencies for what a just-good-enough starter would say. */
#define PANEL_STARTER "starter"

/** An answer on one competency, and what all raters gave it. */
struct panel_thing {
    uint32_t item; // in ratings.panel
    enum competency competency;
    int points;      // of the key, from 0 to `most`
    int most;        // what can be earned at this turn
    int count;       // raters who rated it
    double mean;     // 1..5
    double sd;       // 0 below two raters
    double expected; // what the points come to on that scale: 1 + 4 points/most
};

/** Whether the panel sees what the key says. */
enum panel_verdict { PANEL_AGREES, PANEL_DISPUTED, PANEL_AGAINST, PANEL_UNRATED };

/** One turn on one competency: is what the key holds for best the panel's best too? */
struct panel_decision {
    uint32_t turn; // in ratings.panel
    enum competency competency;
    int raters; // who rated all its answers
    int best;   // of them, gave nothing more than a best answer of the key
    double cvr; // Lawshe's content validity ratio of that
    enum panel_verdict verdict;
};

struct panel_rater {
    const char *name;
    uint64_t seed;
    bool has_kappa;
    double kappa; // with the key, quadratic weights
    double line[COMPETENCY_COUNT + 1];
    bool has_line[COMPETENCY_COUNT + 1];
};

struct panel_ratings {
    struct arena arena;
    struct panel panel; // as seed 1 has it
    VEC(struct panel_thing) things;
    VEC(struct panel_decision) decisions;
    VEC(struct panel_rater) raters;
    double *ratings;       // by thing and rater, NaN where there is none
    unsigned char *starts; // by item and rater: a just-good-enough starter would say it
    // What follows from them.
    enum agreement_refusal refusal; // of icc, over what everybody rated
    struct icc icc;
    int rated_by_all;
    bool has_fleiss;
    double fleiss;
    bool has_kappa; // mean over pairs of raters, quadratic
    double kappa;
    bool has_key; // of the panel's mean with the key
    double key_r;
    int agree;
    int disputed;
    int against;
    struct standard standard;
};

/**
 * Reads ratings of `scenario` with the columns rater, item, competency, rating and, where booklets
 * were made with another seed than 1, seed. A rating is 1 to 5; on the competency "starter" it is
 * the letters of what a just-good-enough starter would say ("B" or "A C"). Empty is not rated.
 * False, with every slip diagnosed, when something cannot be placed. To be finished either way.
 */
bool panel_ratings_init(struct panel_ratings *ratings, const struct scenario *scenario,
        const struct csv *csv, struct diag_list *diags);
void panel_ratings_finish(struct panel_ratings *ratings);

/**
 * Of one answer: agrees when its mean rating lies within 1 of what its points come to and raters
 * differ by at most 1 (sd); against when it lies 2 or more away, and further than raters differ;
 * else disputed. Measurement 1.
 */
enum panel_verdict panel_thing_verdict(const struct panel_thing *thing);
