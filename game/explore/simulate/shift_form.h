// SPDX-License-Identifier: GPL-3.0-or-later
// A real shift as a form: the engine itself is played.
#pragma once

#include "game/base/vec.h"
#include "game/explore/simulate/form.h"
#include "game/explore/simulate/guide.h"
#include "game/shift/action.h"
#include "game/shift/happening.h"

typedef VEC(struct action) action_list;

struct shift_form {
    struct form form; // first: a form that is a shift
    struct guide guide;
    /** Chances of a competency not had in this play; NULL = not known. Called by every thread. */
    void (*chances)(
            const struct shift_state *state, struct sheet_chances chances[COMPETENCY_COUNT]);
};

/** A form over the plan, which must outlive it. */
void shift_form_init(struct shift_form *form, const struct plan *plan);
void shift_form_finish(struct shift_form *form);

/** Who listens to plays of a shift, one after another. */
struct shift_audience {
    void (*begins)(void *who); // a next candidate
    struct sink sink;
};

/**
 * Adds the actions of person `number` in one play of the shift, `lift` standard deviations abler
 * than the number says; played again under the same seed they are possible one after another.
 * Gives that seed. Their texts are the plan's.
 */
uint64_t shift_form_record(const struct shift_form *form, const struct people *people,
        uint32_t number, double lift, action_list *actions);

/** Lets people 0 to `count` - 1 play the shift, in this thread, and tells all that happens. */
void shift_form_show(const struct shift_form *form, const struct people *people, uint32_t count,
        const struct shift_audience *audience);
