// SPDX-License-Identifier: GPL-3.0-or-later
// One remark of the sceptical colleague: given at its place, or kept apart where the author accepts
// it.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/base/diag.h"
#include "game/explore/smells/language.h"
#include "game/explore/smells/measures.h"
#include "game/explore/smells/smell_codes.h"
#include "game/scenario/model.h"

/** A scenario being looked at. */
struct smelling {
    const struct scenario *scenario;
    const struct language *language; // NULL: not known, and nothing is said about its words
    const struct scenario_measures *measures;
    struct diag_list *diags;
    bool *used; // by acceptance: something was accepted by it
};

struct smell_place {
    enum file_of_scenario file;
    uint32_t line;
};

/** The root of the scenario, a text, a turn, and a slot as places. */
struct smell_place smell_at_root(const struct smelling *smelling);
struct smell_place smell_at_text(const struct smelling *smelling, uint32_t text);
struct smell_place smell_at_turn(const struct smelling *smelling, uint32_t turn);
struct smell_place smell_at_slot(const struct smelling *smelling, uint32_t slot);

/** Adds a warning with its arguments, closed by NULL; the same one at the same place is given once.
 */
void smell_add(struct smelling *smelling, int code, struct smell_place place, ...);

/** A number as an argument; `text` has room for it and is what comes back. */
const char *smell_number(char text[24], long number);

/** The ids of a turn and of a slot. */
const char *smell_turn_id(const struct smelling *smelling, uint32_t turn);
const char *smell_slot_id(const struct smelling *smelling, uint32_t slot);

// The parts of the nose, each for one kind of smell.
void smell_cues(struct smelling *smelling);    // what gives the best answer away
void smell_keys(struct smelling *smelling);    // what the points measure
void smell_traps(struct smelling *smelling);   // weak answers, informed wordings, offers
void smell_chances(struct smelling *smelling); // what can be earned on the ways through
void smell_texts(struct smelling *smelling);   // what is read
void smell_truth(struct smelling *smelling);   // what is claimed
