// SPDX-License-Identifier: GPL-3.0-or-later
// What is on the table: the slots of a turn in the order this candidate sees, and what can be done.
#pragma once

#include "game/shift/state.h"

struct offered_slot {
    uint32_t slot;
    uint32_t wording; // the words in which it stands now
};

enum { OFFER_MAX = 64 }; // parts of an e-mail; replies are at most SLOT_MAX

struct offer {
    uint32_t turn; // INDEX_NONE: nothing can be said now
    uint32_t count;
    struct offered_slot slots[OFFER_MAX];
};

/** Lists what can be said in `contact` now: nothing while it is not open or the customer is next.
 */
void shift_offer(
        const struct shift_state *state, uint32_t scenario, uint32_t contact, struct offer *offer);

/** Whether shift_offer would list this slot of this turn now. */
bool slot_offered(const struct shift_state *state, uint32_t scenario, uint32_t contact,
        uint32_t turn, uint32_t slot);

/** Of a slot with several wordings the one in which it stands now: slot_wording asks it. */
uint32_t slot_wording_known(
        const struct shift_state *state, uint32_t scenario, const struct slot *slot);

/** The words in which a slot stands now. */
static inline uint32_t slot_wording(
        const struct shift_state *state, uint32_t scenario, uint32_t slot)
{
    const struct slot *model = &state_scenario(state, scenario)->slots[slot];
    return model->wording_count == 1 ? model->first_wording
                                     : slot_wording_known(state, scenario, model);
}

/** Whether the record lies on the desk now (it may still be unopened). */
bool record_visible(const struct shift_state *state, uint32_t scenario, uint32_t record);

/** Whether two scenarios have this record from the same pack: opened in one, it is opened in both.
 */
bool records_shared(
        const struct scenario *a, uint32_t record_a, const struct scenario *b, uint32_t record_b);

/** Whether the act can be done now: its record was opened, its condition holds, it is not done. */
bool record_act_available(const struct shift_state *state, uint32_t scenario, uint32_t act);

/** Whether the contact could be begun with `out` now, somebody on the line apart. */
bool contact_can_begin(const struct shift_state *state, uint32_t scenario, uint32_t contact);

bool coach_question_available(
        const struct shift_state *state, uint32_t scenario, uint32_t question);

/** Satisfaction of a customer so far, in tenths 10..50 (domain model 5.3). Story, never score. */
int customer_csat(const struct shift_state *state, uint32_t scenario, uint32_t customer);
