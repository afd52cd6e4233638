// SPDX-License-Identifier: GPL-3.0-or-later
// The score sheet: per competency what was earned of what was possible, and how sure that is.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scoring/competency.h"
#include "scoring/evidence.h"
#include "scoring/prior.h"

enum sheet_status {
    SHEET_OK,
    SHEET_INSUFFICIENT_EVIDENCE, // show the band, never a bare number, never in a ranking
    SHEET_NOT_OBSERVED,          // nothing was possible: there is no score, and it is not 0
};

/** What must be there before a score counts (measurement 2.5). */
struct sheet_gates {
    int scenarios;         // a competency is ok from so many scenarios
    int decisions;         // and so many decisions
    int missed_percent;    // and at most this share of its core chances not had
    int competencies;      // the overall exists from so many competencies that are ok
    int overall_scenarios; // and its error from so many scenarios
    double uneven;         // points between pooled and unweighted score before it is flagged
};

/** 3 scenarios, 6 decisions, 25 %, 5 competencies, 5 scenarios, 10 points. */
struct sheet_gates sheet_gates_default(void);

/** Chances of a competency that the candidate did not get: a hang-up or the end of the shift. */
struct sheet_chances {
    int missed; // points, 0 .. core
    int core;   // points that the shift holds for everybody; 0 = not known, and no gate
};

/** What a sheet is computed from. All pointers are borrowed during the call only. */
struct sheet_input {
    const struct evidence *items; // any order; each passes evidence_check()
    size_t count;
    const double *weights; // author's weight by scenario index, 0 or more; NULL = all 1
    size_t weight_count;   // scenarios from here on weigh 1
    const struct sheet_chances *chances; // seven, or NULL = not known
    const struct prior *prior;           // NULL = no shrunken error
    const struct sheet_gates *gates;     // NULL = the defaults
};

/** One competency of one candidate. Scores, errors and bands run from 0 to 100. */
struct sheet_line {
    enum sheet_status status;
    int scenarios; // n: scenarios in which something was possible
    int decisions;
    int64_t earned; // whole points, without the author's weights
    int64_t possible;
    struct sheet_chances chances; // as given, 0 of 0 when not known

    bool has_score; // false when not observed
    double score;   // R = 100 sum W E / sum W M
    double mean;    // unweighted mean of the scenario scores; has_score says whether it is there
    bool uneven;    // score and mean differ by more than the gate: look at the scenarios

    bool has_se; // false below two scenarios
    double se;
    double band90[2];
    double variance; // s_i^2 = n SE^2 on the 0..1 scale, for prior_of_sample()

    bool has_shrunk; // false without prior or without score; true from one scenario
    double se_shrunk;
    double band90_shrunk[2];
};

/** One number over several competencies. */
struct sheet_overall {
    bool counted[COMPETENCY_COUNT]; // the competencies it is the mean of
    int scenarios;                  // in which at least one of these was possible
    bool has_score;
    double score;
    bool has_se;
    double se; // by deleting one scenario at a time
    double band90[2];
};

/** What one scenario gave for one competency. */
struct sheet_cell {
    int64_t earned;
    int64_t possible;
    int decisions;
};

struct sheet_scenario {
    int scenario; // the index that the evidence carries
    double weight;
    struct sheet_cell cell[COMPETENCY_COUNT];
};

struct sheet {
    struct sheet_line line[COMPETENCY_COUNT];
    struct sheet_overall overall;
    struct sheet_scenario *scenarios; // by rising index; only those with evidence and a weight
    size_t scenario_count;
};

/**
 * Computes a sheet (measurement 2.2 - 2.5).
 *
 *   P_ck = 100 E_ck / M_ck                       one scenario, one competency
 *   R_k  = 100 sum_c W_c E_ck / sum_c W_c M_ck   the score of record
 *   SE^2 = n/(n-1) sum_c (M_ck/M)^2 (r_c - R)^2  scale 0..1, M_ck weighted, r_c = E_ck/M_ck
 *   SE*^2 = ((n-1) n SE^2 + df s0^2) / (n-1+df) / n
 *   band = R +- t(.95; n-1) SE, or t(.95; n-1+df) SE*, clipped to 0..100
 *
 * Pure: the same evidence gives the same sheet, in any order, on any machine. A scenario of weight
 * 0 counts nowhere. Decisions are counted as items, which is right once evidence_check() has
 * passed. End the sheet with sheet_finish().
 */
void sheet_init(struct sheet *sheet, const struct sheet_input *input);

/** Frees what the sheet holds. A zeroed sheet is fine. */
void sheet_finish(struct sheet *sheet);

/** P_ck = 100 E/M; false, and nothing written, when nothing was possible there. */
bool sheet_cell_score(const struct sheet_cell *cell, double *score);

/**
 * The mean over just these competencies, without any gate: for checks and for reports on a part.
 *
 *   SE^2 = (n-1)/n sum_c (O_(-c) - O)^2, band O +- t(.95; n-1) SE, clipped to 0..100
 *
 * No score when one of them was not observed or none is asked for. No error when there are fewer
 * than two scenarios, or one of them rests on a single scenario, so that deleting it leaves
 * nothing.
 */
struct sheet_overall sheet_overall_of(
        const struct sheet *sheet, const bool counted[COMPETENCY_COUNT]);
