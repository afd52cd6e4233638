// SPDX-License-Identifier: GPL-3.0-or-later
// A play set by hand, for authors: it is never stored, and no sheet comes of it.
#include "game/session/by_hand.h"

#include <assert.h>
#include <string.h>

#include "game/session/replay.h"

static void begin_anew(struct session *session)
{
    vec_clear(&session->happenings);
    vec_clear(&session->steps);
    vec_clear(&session->notes);
    vec_clear(&session->pins);
}

// Where the customer's last words stand, when they are of this turn and nobody has answered them.
static bool find_unanswered(const struct session *session, uint32_t scenario, uint32_t contact,
        uint32_t turn, size_t *where)
{
    for (size_t i = session->happenings.count; i > 0; i--) {
        const struct happening *at = &session->happenings.items[i - 1];
        if (at->scenario != scenario || at->contact != contact) {
            continue;
        }
        if (at->kind == HAPPENED_CANDIDATE_SAID || at->kind == HAPPENED_ENDED) {
            return false;
        }
        if (at->kind == HAPPENED_CUSTOMER_SAID) {
            *where = i - 1;
            return at->turn == turn;
        }
    }
    return false;
}

static void forget(struct session *session, size_t where)
{
    struct happening *at = &session->happenings.items[where];
    memmove(at, at + 1, (session->happenings.count - where - 1) * sizeof(*at));
    session->happenings.count--;
}

static void say_again(struct session *session)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    size_t where = 0;
    struct sink sink = session_sink(session);
    if (!session_focus(session, &scenario, &contact)) {
        return;
    }
    const struct contact_state *at = state_contact(&session->state, scenario, contact);
    bool unanswered = find_unanswered(session, scenario, contact, at->turn, &where);
    if (unanswered && hand_say_again(&session->state, scenario, contact, &sink)) {
        forget(session, where);
    }
}

void session_set_by_hand(struct session *session, const struct hand *hand)
{
    struct sink sink = session_sink(session);
    assert(session->store == NULL);
    if (hand->kind == HAND_PLACE) {
        begin_anew(session);
    }
    hand_apply(&session->state, hand, &sink);
    if (hand->kind != HAND_PLACE) {
        say_again(session);
    }
}
