// SPDX-License-Identifier: GPL-3.0-or-later
// The case in a model: contacts, promises, observations, and what stands on the desk.
#pragma once

#include <stdbool.h>

#include "game/scenario/model_basis.h"

struct code {
    uint32_t id;    // string
    uint32_t label; // text
};

struct code_list {
    uint32_t id; // string
    uint32_t label;
    struct range codes;
};

struct right_code {
    uint32_t code; // index in scenario.codes
    condition_index when;
    uint8_t points;
};

struct wrap_field {
    uint32_t id;    // string
    uint32_t label; // text
    uint32_t list;  // code list
    struct range rights;
    uint32_t decision;
    uint8_t competency;
    uint8_t points;
    uint32_t why;
};

struct contact {
    uint32_t id;      // string
    uint32_t with;    // customer
    uint32_t subject; // text; INDEX_NONE
    uint32_t preview; // text; INDEX_NONE
    uint8_t channel;  // enum channel
    bool out;
    bool has_at;
    uint32_t at;    // seconds since midnight, when has_at
    uint32_t after; // contact; INDEX_NONE
    uint32_t delay; // seconds after `after` ended
    condition_index when;
    uint32_t start;       // turn
    uint32_t start_visit; // the visit it is in, when a contact begins with one; INDEX_NONE
    uint32_t taken;       // mark
    uint32_t answers_after;
    uint32_t patience;       // seconds; INDEX_NONE = endless
    uint32_t patience_first; // before the first answer (or in the queue, for a caller)
    uint32_t gives_up_after; // INDEX_NONE = never
    struct range turns;
    struct range nudges;
    struct range wrap_fields; // empty: no wrap-up
    uint32_t ended_observes;  // chain; INDEX_NONE
    uint32_t rank;            // among the scenario's contacts, by id: settles ties
    uint32_t line;
};

enum kept_by { KEPT_BY_CONTACT, KEPT_BY_ACT, KEPT_BY_REPLY };

struct promise {
    uint32_t id; // string
    uint32_t customer;
    uint32_t label;         // text
    uint32_t opens;         // mark that opens it; INDEX_NONE with opens_contact
    uint32_t opens_contact; // contact whose end opens it; INDEX_NONE
    uint32_t due;           // seconds since midnight
    uint32_t needed_by;     // likewise
    uint8_t kept_by;        // enum kept_by
    uint32_t keeper;        // contact, record act, or mark of a reply
    uint8_t competency;
    uint32_t decision;
    uint32_t due_observes; // chain; INDEX_NONE
    uint32_t rank;         // among the scenario's promises, by id
    uint32_t line;
};

struct earns {
    uint8_t points;
    condition_index when;
    uint32_t why;
};

enum anchor { ANCHOR_TURN, ANCHOR_END, ANCHOR_DUE, ANCHOR_SHIFT_END };

/** An observation settled once, at its anchor; without `possible` points it is a critical error. */
struct observe {
    uint32_t id; // string
    uint8_t competency;
    uint8_t facet;
    uint8_t possible;
    uint8_t anchor;     // enum anchor
    uint32_t anchor_at; // turn, contact or promise
    condition_index possible_when;
    struct range earns;
    uint32_t decision;
    uint32_t settled;  // mark
    uint32_t critical; // INDEX_NONE; else noted when the first `earns` condition holds
    uint32_t next;     // in the chain of its anchor
    uint32_t line;
};

struct critical {
    uint32_t id; // string; INDEX_NONE for one inside a reply
    uint8_t kind;
    uint32_t what;   // text
    uint32_t record; // where the rule stands that it goes against; INDEX_NONE = the author named
                     // none
};

struct fact {
    uint32_t id; // string
    uint32_t label;
    uint32_t known;    // mark
    uint32_t unasked;  // mark
    bool several_ways; // false: meant to have one way only
};

struct flag {
    uint32_t id;   // string
    uint32_t mark; // set by effects
};

struct need {
    uint32_t id; // string
    uint32_t customer;
    uint32_t solved; // mark
    uint8_t weight;
    uint32_t label;
};

struct field {
    uint32_t name;  // text
    uint32_t value; // text
};

struct entry {
    uint32_t at;   // text
    uint32_t text; // text
};

struct record {
    uint32_t id; // string
    uint8_t system;
    bool of_pack;
    bool of_centre; // of the pack of the centre itself, not of a client: it lies there all morning
    uint32_t pack;  // string: id of the pack it comes from; INDEX_NONE for the scenario's own
    uint32_t title;
    uint32_t subtitle; // INDEX_NONE, as the next two
    uint32_t date;
    uint32_t version;
    uint32_t from;  // seconds since midnight; 0 = from the start
    uint32_t after; // contact; INDEX_NONE
    condition_index when;
    uint32_t found_by; // string of words; INDEX_NONE
    uint32_t found;    // mark, when found_by
    uint32_t opened;   // mark
    uint32_t pinned;   // mark
    struct range fields;
    struct range paragraphs; // in scenario.text_lists
    struct range entries;
    struct range attachments; // title and text, as fields
    struct range effects;
};

struct record_act {
    uint32_t id; // string
    uint32_t record;
    uint32_t label;
    uint32_t result;
    condition_index when;
    uint32_t undoes; // record act; INDEX_NONE
    uint32_t done;   // mark; cleared when undone
    uint32_t did;    // mark; stays
    struct range effects;
    uint16_t seconds; // SECONDS_DEFAULT = what rules.xml says
};

struct coach_question {
    uint32_t id; // string
    uint32_t ask;
    uint32_t answer;
    condition_index when;
    uint32_t asked; // mark
    struct range effects;
};

struct customer {
    uint32_t id;    // string
    uint32_t name;  // text
    uint32_t since; // text; INDEX_NONE
    uint32_t place; // text; INDEX_NONE
    int8_t start[AXIS_COUNT];
    uint8_t reactivity; // per cent
    bool instrumental;  // anger: rises when it works; needs a limit
    bool formal;        // u, not je
    bool complaint;     // starts angry: CSAT weighs feeling more
    bool at_fault;      // what went wrong is the customer's own doing
    uint32_t gender;    // strings, as the next two: only for a trainer's eye; INDEX_NONE
    uint32_t role;
    uint32_t origin;
    uint32_t mood; // string: the mood the customer begins in
};

/** "A came before B": set when A happens while B has not; numbers are marks. */
struct before {
    uint32_t earlier;
    uint32_t later;
    uint32_t mark;
};
