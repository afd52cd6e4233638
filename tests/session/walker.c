// SPDX-License-Identifier: GPL-3.0-or-later
// A walker: plays a session by seeded choices; what it does next depends on the seed and the state
// alone.
#include "tests/session/walker.h"

#include "game/base/hash.h"
#include "game/shift/choices.h"

enum { FIRST = 5 };

static uint32_t draw(uint64_t *random, size_t count)
{
    return (uint32_t)(hash_next(random) % count);
}

static bool possible(const struct shift_state *state, const struct action *action)
{
    struct shift_event event;
    return shift_decide(state, action, &event) == REFUSED_NOT;
}

// Fills the form of a contact in at random.
static bool fill_form(const struct shift_state *state, uint32_t scenario, uint32_t contact,
        uint64_t *random, struct action *wrap)
{
    const struct scenario *model = state_scenario(state, scenario);
    struct range fields = model->contacts[contact].wrap_fields;
    *wrap = (struct action) { .kind = ACTION_WRAP, .scenario = scenario, .contact = contact };
    for (uint32_t i = 0; i < fields.count; i++) {
        uint32_t list = model->wrap_fields[fields.first + i].list;
        struct range codes = model->code_lists[list].codes;
        wrap->codes[i] = codes.first + draw(random, codes.count);
    }
    return possible(state, wrap);
}

static bool wrap_up(const struct shift_state *state, uint64_t *random, struct action *wrap)
{
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        uint32_t count = state_scenario(state, s)->contact_count;
        for (uint32_t i = 0; scenario_active(state, s) && i < count; i++) {
            bool waits = state_contact(state, s, i)->phase == CONTACT_WRAPPING;
            if (waits && fill_form(state, s, i, random, wrap)) {
                return true;
            }
        }
    }
    return false;
}

// What costs no time and changes no story is in a journal too.
static bool jot(const struct session *session, uint64_t *random, struct action *action)
{
    static const char *const NOTES[] = { "terugbellen?", "€ 1.286, \"geschat\"", "", "é\tü" };
    uint32_t scenario = 0;
    uint32_t contact = 0;
    if (draw(random, 5) != 0 || !session_focus(session, &scenario, &contact)) {
        return false;
    }
    *action = (struct action) {
        .kind = ACTION_NOTE,
        .scenario = scenario,
        .contact = contact,
        .text = NOTES[draw(random, 4)],
    };
    return possible(&session->state, action);
}

bool walker_choose(const struct session *session, uint64_t seed, struct action *action)
{
    uint64_t random = hash_mix(seed + 1) ^ session->steps.count;
    const struct shift_state *state = &session->state;
    if (session_over(session)) {
        return false;
    }
    if (jot(session, &random, action) || wrap_up(state, &random, action)) {
        return true;
    }
    action_list choices = { 0 };
    choices_list(state, &choices);
    bool any = choices.count > 0;
    if (any) {
        // Mostly words and contacts, which stand first: else it would read the whole desk again and
        // again.
        size_t near = draw(&random, 4) != 0 && choices.count > FIRST ? FIRST : choices.count;
        *action = choices.items[draw(&random, near)];
    }
    vec_finish(&choices);
    return any;
}

bool walker_step(struct session *session, uint64_t seed, struct diag_list *diags)
{
    struct action action;
    bool written = true;
    struct session_moment moment = {
        .shown_ms = (int64_t)(1795000000000 + session->steps.count),
        .device = "script",
    };
    return walker_choose(session, seed, &action) &&
            session_act(session, &action, &moment, &written, diags) == REFUSED_NOT && written;
}
