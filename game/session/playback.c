// SPDX-License-Identifier: GPL-3.0-or-later
// A play that ended, shown again: at any of its actions, exactly as it was then. Nothing is
// written.
#include "game/session/playback.h"

#include <string.h>

#include "game/session/replay.h"
#include "game/shift/action_text.h"
#include "game/store/journal.h"

/* ---- loading ---- */

// False where the log does not go on: the row is no action, or not possible there.
static bool take_row(struct playback *playback, const struct journal_row *row)
{
    struct session *session = playback->session;
    const char *text = row->entry.text;
    struct diag_list own = { 0 };
    struct playback_action taken = {
        .text = arena_copy_text(&playback->arena, text, strlen(text)),
        .row = row->sequence,
        .chosen_ms = row->entry.chosen_ms,
        .before = session->state.head->now,
    };
    bool good = action_read(text, session->plan, &playback->arena, &taken.action, NULL, 0, &own) &&
            session_replay_action(session, &taken.action, text) == REFUSED_NOT;
    if (good) {
        vec_push(&playback->actions, taken);
    }
    diag_list_finish(&own);
    return good;
}

// What is wrong with the chain is an answer here, not trouble.
static int64_t first_broken(struct store *store, int64_t id)
{
    struct diag_list own = { 0 };
    int64_t bad = 0;
    (void)journal_verify(store, id, &bad, &own);
    diag_list_finish(&own);
    return bad;
}

static void take_rows(struct playback *playback, const struct journal *journal)
{
    for (size_t i = 0; i < journal->rows.count; i++) {
        const struct journal_row *row = &journal->rows.items[i];
        if (playback->broken > 0 && row->sequence >= playback->broken) {
            return;
        }
        if (row->entry.kind == JOURNAL_ACTION && !take_row(playback, row)) {
            playback->broken = row->sequence;
            return;
        }
    }
}

bool playback_init(
        struct playback *playback, struct store *store, int64_t session, struct diag_list *diags)
{
    *playback = (struct playback) { 0 };
    struct session_list found = { 0 };
    struct journal journal = { 0 };
    bool good = store_find_session(store, session, &found, diags);
    if (good) {
        playback->session = session_load_pinned(store, &found.rows.items[0], diags);
    }
    good = playback->session != NULL && journal_read(store, session, &journal, diags);
    if (good) {
        playback->broken = first_broken(store, session);
        take_rows(playback, &journal);
        playback->at = playback->actions.count;
    }
    journal_finish(&journal);
    session_list_finish(&found);
    return good;
}

void playback_finish(struct playback *playback)
{
    session_destroy(playback->session);
    vec_finish(&playback->actions);
    arena_finish(&playback->arena);
}

/* ---- going ---- */

// Folding a whole shift again takes well under a millisecond: there is nothing to remember.
void playback_go(struct playback *playback, size_t count)
{
    if (count < playback->at) {
        session_rewind(playback->session);
        playback->at = 0;
    }
    size_t last = count < playback->actions.count ? count : playback->actions.count;
    for (; playback->at < last; playback->at++) {
        const struct playback_action *taken = &playback->actions.items[playback->at];
        (void)session_replay_action(playback->session, &taken->action, taken->text);
    }
}

const struct playback_action *playback_next(const struct playback *playback)
{
    return playback->at < playback->actions.count ? &playback->actions.items[playback->at] : NULL;
}

size_t playback_find(const struct playback *playback, uint64_t row)
{
    size_t place = 0;
    while (place < playback->actions.count && (uint64_t)playback->actions.items[place].row != row) {
        place++;
    }
    return place;
}

int64_t playback_pause_ms(const struct playback *playback)
{
    const struct playback_action *next = playback_next(playback);
    if (next == NULL) {
        return 0;
    }
    int64_t since = playback->at > 0 ? playback->actions.items[playback->at - 1].chosen_ms : 0;
    bool known = since > 0 && next->chosen_ms >= since;
    int64_t pause = known ? next->chosen_ms - since : PLAYBACK_PAUSE_MAX_MS;
    pause = pause > PLAYBACK_PAUSE_MAX_MS ? PLAYBACK_PAUSE_MAX_MS : pause;
    return pause < PLAYBACK_PAUSE_MIN_MS ? PLAYBACK_PAUSE_MIN_MS : pause;
}
