// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of everything that smells: a scenario that can be played and may still mislead.
#pragma once

/** {0} to {3} are the arguments, in this order. All are warnings, and each can be accepted. */
enum smell {
    // What the points are.
    DIAG_IPSATIVE = 300,           // in {0} of {1} decisions the points add up to the same
    DIAG_IPSATIVE_SAME = 301,      // in all {0} decisions they add up to {1}
    DIAG_BEST_LONGEST = 302,       // the best is the longest in {0} % of {1} decisions
    DIAG_BEST_SHORTEST = 303,      // likewise, as the next ones
    DIAG_BEST_FIRST = 304,         // where the order stays
    DIAG_BEST_LAST = 305,          // where the order stays
    DIAG_BEST_POLITEST = 306,      //
    DIAG_BEST_DIGITS = 307,        //
    DIAG_BEST_QUESTION = 308,      //
    DIAG_LENGTH = 309,             // {0} has {1} signs, where {2} is the mean
    DIAG_ONE_BEST = 310,           // in {0} of {1} decisions one answer is best on everything
    DIAG_TOGETHER = 311,           // {0} and {1} are keyed together in all {2}
    DIAG_OPEN_USE_TWICE = 312,     // {0}: observe {1} and what {2} says
    DIAG_OPEN_MUCH = 313,          // {0} earns {1} for opening {2}
    DIAG_SELLING_ALWAYS = 314,     // in {0} decisions about an offer, not selling is never best
    DIAG_OFFER_UNMARKED = 315,     // {0} is about an offer and no slot has an offers attribute
    DIAG_TEMPTATION_MISSING = 316, // {0}
    DIAG_TEMPTATION_SAME = 317,    // all {0} weak answers are {1}
    DIAG_INFORMED_ALONE = 318,     // in {0} the only informed wording is the strong one
    DIAG_TURN_CROWDED = 319,       // {0} keys {1} competencies

    // What chances there are.
    DIAG_CHANCE_NONE = 320,      // {0}: some way has none
    DIAG_CHANCE_UNEVEN = 321,    // {0}: from {1} to {2}
    DIAG_CHANCE_FEW = 322,       // {0}: {1} decisions expected in the shift
    DIAG_CHANCE_SCENARIOS = 323, // {0} is measured in {1} scenarios of the shift
    DIAG_CHANCE_UNKNOWN = 324,   // {0} has loops, too many to count
    DIAG_CHANCE_SWAP = 325,      // {0} and its swap {1} give {2} differently

    // What is read.
    DIAG_HARD_TEXT = 330,     // ease {0} by {1}, at least {2}
    DIAG_LONG_SENTENCE = 331, // {0} words, at most {1}
    DIAG_HARD_WORD = 332,     // {0}; plainer {1}
    DIAG_LONG_TURN = 333,     // {0} seconds to read, at most {1}
    DIAG_LONG_SCENARIO = 334, // {0} words on the median way, at most {1}

    // What is true.
    DIAG_STRANGE_NUMBER = 340, // {0} stands in no record
    DIAG_STRANGE_NAME = 341,   // {0} likewise
    DIAG_REAL_BRAND = 342,     // {0}
    DIAG_CRITICAL_LOOSE = 343, // "{0}", a critical error, names no record that holds the rule

    // Who is who, over a pack or a shift.
    DIAG_GROUP_LOUD = 350,  // everyone of {0} {1} is angry
    DIAG_GROUP_FAULT = 351, // everyone of {0} {1} is at fault

    // About the check itself.
    DIAG_ACCEPTED_NOTHING = 360, // {0} is accepted and not found
    DIAG_LANGUAGE_LINE = 361,    // "{0}" is not understood
};
