// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers of everything that can be wrong with a scenario, a pack, a shift or the rules of
// play.
#pragma once

/** {0} to {3} are the arguments, in this order. */
enum scenario_diag {
    // Shape: elements, attributes, texts.
    DIAG_ROOT = 200,              // the root is {0}; expected {1}
    DIAG_ELEMENT_UNKNOWN = 201,   // {0} in {1}; perhaps {2}
    DIAG_ELEMENT_MISSING = 202,   // {0} in {1}
    DIAG_ELEMENT_TWICE = 203,     // {0} in {1}, where one is meant
    DIAG_ATTRIBUTE_UNKNOWN = 204, // {0} on {1}; perhaps {2}
    DIAG_ATTRIBUTE_MISSING = 205, // {0} on {1}
    DIAG_TEXT_UNEXPECTED = 206,   // text in {0}: {1}
    DIAG_TEXT_MISSING = 207,      // {0} is empty

    // Values of attributes.
    DIAG_VALUE_ID = 210,      // {0}="{1}" is no id
    DIAG_VALUE_NUMBER = 211,  // {0}="{1}" is no whole number from {2} to {3}
    DIAG_VALUE_SECONDS = 212, // {0}="{1}" is no multiple of 5
    DIAG_VALUE_TIME = 213,    // {0}="{1}" is no time of the day
    DIAG_VALUE_CHOICE = 214,  // {0}="{1}" is none of {2}; perhaps {3}
    DIAG_VALUE_EMPTY = 215,   // {0}=""
    DIAG_VALUE_COLOUR = 216,  // {0}="{1}" is no #rrggbb
    DIAG_VALUE_PATH = 217,    // {0}="{1}" leaves the folder
    DIAG_VALUE_CODE = 218,    // accept="{0}" names no diagnostic
    DIAG_BECAUSE = 219,       // accept and because go together

    // Names and what they point at.
    DIAG_ID_TWICE = 220,       // {0} is already on line {1}
    DIAG_ID_OF_PACK = 221,     // {0} is already in the pack
    DIAG_NAME_UNKNOWN = 222,   // there is no {0} {1}; perhaps {2}
    DIAG_NAME_AMBIGUOUS = 223, // {0} may be {1} or {2}
    DIAG_NAME_KIND = 224,      // {0} is a {1}, not a {2}
    DIAG_PACK_CLIENT = 225,    // client={0}, the pack here is {1}
    DIAG_PACK_OF_CENTRE = 226, // the centre {0} has a centre of its own
    DIAG_FILE_NAMED = 227,     // {0}="{1}": there is no such file

    // The way through a contact.
    DIAG_NEXT_UNKNOWN = 230,     // {0} leads to {1}, which is not in {2}; perhaps {3}
    DIAG_NEXT_MISSING = 231,     // nothing follows {0}
    DIAG_NEXT_RETURN = 232,      // {0} returns, but stands in no passage
    DIAG_STAY_KEYED = 233,       // {0} stays and has points
    DIAG_TURN_EMPTY = 234,       // {0} has nothing to say
    DIAG_TURN_FULL = 235,        // {0} has {1} slots; at most {2}
    DIAG_TURN_UNREACHABLE = 236, // {0}
    DIAG_TURN_NO_END = 237,      // from {0} no end can be reached
    DIAG_END_UNREACHABLE = 238,  // {0}; a warning
    DIAG_PASSAGE_ITSELF = 239,   // {0} visits itself
    DIAG_PASSAGE_UNUSED = 240,   // {0}; a warning
    DIAG_TURN_STUCK = 241,       // in {0} every way on can be gone
    DIAG_SAYS_LAST = 242,        // the last {0} of {1} has a condition
    DIAG_SAYS_NEVER = 243,       // this {0} comes after one without a condition
    DIAG_TURN_MIXED = 244,       // {0} has a compose and replies
    DIAG_TEACHES_UNHEARD = 245,  // {0} teaches and says nothing
    DIAG_CONTACT_ARRIVAL = 246,  // {0} must have one of at and after
    DIAG_CONTACT_OUT = 247,      // {0} goes out: no at, no after
    DIAG_CONTACT_CYCLE = 248,    // {0} waits for itself
    DIAG_SAYS_COVERED = 249,     // whenever this {0} could be said, one before it is; a warning

    // Conditions.
    DIAG_CONDITION_SYNTAX = 260, // "{0}", at character {1}: expected {2}
    DIAG_CONDITION_WORD = 261,   // "{0}": {1} is no question; perhaps {2}
    DIAG_CONDITION_VALUE = 262,  // "{0}": {1} is not {2}
    DIAG_CONDITION_DEEP = 263,   // "{0}": more than {1} deep
    DIAG_CONDITION_BEFORE = 264, // "{0}": before cannot hold {1}

    // Points and what they hang on.
    DIAG_NEED_WEIGHTS = 270,    // of {0}: {1}, not 100
    DIAG_FACET_MISSING = 271,   // on {0}
    DIAG_FACET_STRAY = 272,     // on {0}, competency {1}; a warning
    DIAG_POINTS_EQUAL = 273,    // in {0}, {1} is {2} everywhere; a warning
    DIAG_SHOWS_TWICE = 274,     // {0} twice in {1}
    DIAG_FACT_WORN = 275,       // {0} serves {1} decisions; a warning
    DIAG_FACT_UNTAUGHT = 276,   // {0} cannot be learned; a warning
    DIAG_INFORMED_TWICE = 277,  // by {0}, again in {1}
    DIAG_EARNS_MORE = 279,      // {0} earns {1} of {2}
    DIAG_ANCHOR = 280,          // {0} has {1} anchors, not one
    DIAG_CODE_NOT_LISTED = 281, // {0} is not in {1}; perhaps {2}
    DIAG_CODES_FEW = 282,       // {0} has {1} codes, fewer than {2}; a warning
    DIAG_PROMISE_KEEPER = 284,  // kept-by="{0}": {1} does not go out
    DIAG_NEED_UNSOLVED = 285,   // {0} is never solved; a warning
    DIAG_KEY_CHANGED = 286,     // {0} by {1} on {2}, and the points changed since; a warning
    DIAG_KEY_UNSIGNED = 287,    // {0}, but {1} is missing; a warning
    DIAG_UNDO_ITSELF = 288,     // {0} undoes itself
    DIAG_KEY_OWN = 289,         // {0} by {1}, who wrote it; a warning

    // Shifts, limits, rules of play, languages.
    DIAG_LIMIT = 290,           // {0}: {1}, at most {2}
    DIAG_SHIFT_HOURS = 291,     // until {1} is not after start {0}
    DIAG_SCENARIO_TWICE = 292,  // {0} is already in the shift
    DIAG_ARRIVAL_OUTSIDE = 293, // {0} arrives at {1}, outside the shift; a warning
    DIAG_SHIFT_LANGUAGE = 294,  // {0} is written in {1}, the shift in {2}; a warning
    DIAG_RULES_NEEDED = 295,    // the rules lack {0} {1}
    DIAG_RULES_STEP = 296,      // {0}="{1}" is no multiple of 5
    DIAG_RULES_RANGE = 297,     // mood {0}: least is above most for {1}
    DIAG_NO_FILES = 298,        // {0} holds no scenario, pack or shift
};

enum {
    SLOTS_MAX = 9,
    PARTS_MAX = 36,
    INFORMED_MAX = 100, // wordings of one reply
    CODES_MIN = 12,
    CODES_MAX = 200,
    FACT_DECISIONS_MAX = 2,
    ID_SIZE_MAX = 40,
    CONDITION_CODE_MAX = 4000000, // instructions in one scenario
    BEFORES_MAX = 200,
    PASSAGES_MAX = 2000,
    TURNS_MAX = 200000,
    CONTACTS_MAX = 200,
    CUSTOMERS_MAX = 50,
    INSTANCES_MAX = 2000, // of passages, in one scenario
    SHIFT_SCENARIOS_MAX = 50,
};
