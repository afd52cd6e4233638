// SPDX-License-Identifier: GPL-3.0-or-later
// What all parts of a model share: places in arrays, marks, conditions, where replies lead and what
// they bring about.
#pragma once

#include <stdint.h>

/** An index into one of the scenario's arrays; INDEX_NONE where there is none. */
#define INDEX_NONE UINT32_MAX

/** `count` items of an array, from `first`. */
struct range {
    uint32_t first;
    uint32_t count;
};

enum channel {
    CHANNEL_PHONE,
    CHANNEL_EMAIL,
    CHANNEL_CHAT,
    CHANNEL_WHATSAPP,
    CHANNEL_WEBCARE,
    CHANNEL_TEAM,
    CHANNEL_COUNT,
};

enum desk_system {
    SYSTEM_CUSTOMER,
    SYSTEM_ORDER,
    SYSTEM_KNOWLEDGE,
    SYSTEM_WEB,
    SYSTEM_PLANNING,
    SYSTEM_HISTORY,
    SYSTEM_TEAM,
    SYSTEM_COUNT,
};

enum outcome { OUTCOME_RESOLVED, OUTCOME_ESCALATED, OUTCOME_ABANDONED, OUTCOME_COUNT };

enum facet { FACET_NONE, FACET_SIGNALS, FACET_OFFER };

enum critical_kind { CRITICAL_PRIVACY, CRITICAL_SAFETY, CRITICAL_COSTLY_FALSEHOOD };

enum temptation {
    TEMPTATION_NONE,
    TEMPTATION_RULE,
    TEMPTATION_SPEED,
    TEMPTATION_KINDNESS,
    TEMPTATION_CAUTION,
    TEMPTATION_HABIT,
    TEMPTATION_HELPFULNESS,
};

enum sector {
    SECTOR_FINANCE_INSURANCE_GOVERNMENT,
    SECTOR_RETAIL_MEDIA,
    SECTOR_ENERGY_TELECOM_TRANSPORT,
    SECTOR_FACILITY_CONSULTING_SOFTWARE,
    SECTOR_COUNT,
};

// Marks: one bit each in the state of a play. Everything a condition can ask that is once true
// stays a mark: a fact known, a record opened, a reply said, "A came before B". Their numbers are
// dealt at load.

/** A condition: `count` instructions in postfix order from `first` in the scenario's code; none =
 * true. */
typedef uint32_t condition_index; // index into scenario.conditions; CONDITION_TRUE = always

enum { CONDITION_TRUE = 0 };

// Nearly every condition asks for one mark. Such a condition is its own index: nothing needs to be
// fetched to answer it.
#define CONDITION_OF_MARK UINT32_C(0x80000000)     // the low 24 bits are the mark
#define CONDITION_OF_MARK_NOT UINT32_C(0x40000000) // besides: it holds while the mark is not set

enum condition_op {
    CONDITION_MARK,     // operand: mark
    CONDITION_NOT,      // no operand
    CONDITION_AND,      // no operand
    CONDITION_OR,       // no operand
    CONDITION_ENDED,    // operand: contact << 2 | outcome (3 = any)
    CONDITION_PROMISE,  // operand: promise << 3 | enum promise_question
    CONDITION_MOOD,     // operand: customer << 8 | named mood
    CONDITION_AT_LEAST, // operand: customer << 12 | axis << 8 | value + 100 (0..200)
    CONDITION_CONTACT,  // operand: contact << 3 | enum contact_question
    CONDITION_WRAPPED,  // operand: index of a code (of any wrap-up field): that code was submitted
};

enum promise_question { ASK_PROMISED, ASK_PLANNED, ASK_KEPT, ASK_LATE, ASK_BROKEN };
enum contact_question { ASK_TAKEN, ASK_HELD, ASK_RETURNED_LATE, ASK_NOTED };

enum mood_axis {
    AXIS_PLEASANTNESS, // -100..100
    AXIS_AROUSAL,      // 0..100, as the rest
    AXIS_TRUST,
    AXIS_EFFORT,
    AXIS_OUTCOME,
    AXIS_COUNT,
};

/** An instruction: op in the high 8 bits, operand in the low 24. */
#define CONDITION_CODE(op, operand) ((uint32_t)(op) << 24 | (uint32_t)(operand))

enum {
    SECONDS_DEFAULT = UINT16_MAX,
    VISIT_DEPTH_MAX = 4,
    SECTION_MAX = 12,
    WRAP_FIELD_MAX = 6,
    SLOT_MAX = 9
};

enum { CONDITION_DEPTH_MAX = 32, CONDITION_OPERAND_MAX = 0xffffff };

/** Where a reply leads: a kind and an index. */
enum target_kind {
    TARGET_STAY,   // the turn stays open
    TARGET_TURN,   // index: turn
    TARGET_VISIT,  // index: visit
    TARGET_END,    // index: ending
    TARGET_RETURN, // back to where the passage was visited from
};

struct target {
    uint32_t kind : 8; // enum target_kind
    uint32_t index : 24;
};

/** What a reply, answer, record or act brings about. */
enum effect_kind {
    EFFECT_ACT,      // a: speech act, b: customer
    EFFECT_MARK,     // a: mark set (fact learned, flag)
    EFFECT_TEACH,    // a: fact
    EFFECT_UNASKED,  // a: fact, given by the customer without being asked
    EFFECT_SOLVE,    // a: need
    EFFECT_PROMISE,  // a: promise, b: due in seconds since midnight, or INDEX_NONE
    EFFECT_CRITICAL, // a: critical
};

struct effect {
    uint32_t kind;
    uint32_t a;
    uint32_t b;
};
