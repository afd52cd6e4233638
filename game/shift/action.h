// SPDX-License-Identifier: GPL-3.0-or-later
// Actions: everything a candidate can do, and why it may be refused. They are all the journal
// holds.
#pragma once

#include <stdint.h>

#include "game/scenario/model.h"

enum action_kind {
    ACTION_TAKE,        // contact
    ACTION_SWITCH,      // contact: look at another conversation
    ACTION_REPLY,       // contact, turn, slot
    ACTION_PART,        // contact, turn, slot: add a part to the e-mail being composed
    ACTION_UNPART,      // contact, turn, slot: take it out again
    ACTION_SEND,        // contact, turn: send the composed e-mail
    ACTION_OPEN,        // record
    ACTION_SEARCH,      // system, text
    ACTION_PIN,         // record, field
    ACTION_NOTE,        // contact, text
    ACTION_ACT,         // act on a record
    ACTION_OUT,         // contact: get in touch first
    ACTION_PLAN,        // promise, time
    ACTION_REPORT_LATE, // promise
    ACTION_HOLD,        // contact, seconds
    ACTION_RESUME,      // contact
    ACTION_CONSULT,     // contact, coach question
    ACTION_WRAP,        // contact, codes
    ACTION_WAIT,
    ACTION_PAUSE,
    ACTION_SWAP, // scenario: play its equivalent instead
    ACTION_FINISH,
    ACTION_KIND_COUNT,
};

enum { ACTION_TEXT_MAX = 2000, HOLD_SECONDS_MAX = 600 };

/** An action with its ids resolved. `text` is borrowed. What a kind does not use stays 0. */
struct action {
    enum action_kind kind;
    uint32_t scenario; // index in the plan
    uint32_t contact;  // contact, or INDEX_NONE
    uint32_t turn;
    uint32_t slot;
    uint32_t item;                  // record, act, promise, coach question or system
    uint32_t field;                 // of a pinned record, from the first
    uint32_t seconds;               // promised hold, or the planned time since midnight
    uint32_t codes[WRAP_FIELD_MAX]; // per field, index in the scenario's codes
    const char *text;
};

/** Why an action is not possible now. */
enum refusal {
    REFUSED_NOT,
    REFUSED_OVER,       // the shift has ended
    REFUSED_NOT_THERE,  // the contact is not in the queue, or not open
    REFUSED_PHONE_BUSY, // somebody is on the line
    REFUSED_WRAP_FIRST, // the last call is not wrapped up
    REFUSED_THREE_OPEN, // three written contacts are open
    REFUSED_ON_HOLD,    // the caller is on hold: return first
    REFUSED_NOT_ON_HOLD,
    REFUSED_CUSTOMER_NEXT, // the customer has not answered yet
    REFUSED_NOT_ON_OFFER,  // the reply, part, act or question is not available
    REFUSED_INCOMPLETE,    // a part or a wrap-up field is missing
    REFUSED_NOT_VISIBLE,   // the record is not on the desk
    REFUSED_NOT_OPENED,    // open the record first
    REFUSED_NOT_PROMISED,
    REFUSED_DONE_ALREADY,
    REFUSED_VALUE,          // seconds, time or text outside their limits
    REFUSED_NOTHING_COMES,  // nothing to wait for
    REFUSED_SOMETHING_LEFT, // not everything is done yet
    REFUSED_COUNT,
};
