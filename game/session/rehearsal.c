// SPDX-License-Identifier: GPL-3.0-or-later
// A rehearsal played: every action in turn, every claim at its place.
#include "game/session/rehearsal.h"

#include <string.h>

#include "game/shift/action_text.h"
#include "game/shift/choices.h"

enum { TABLE_SHOWN_MAX = 12 };

// What can be done at this point, as the lines that would do it.
static void say_table(const struct rehearsal *rehearsal, const struct session *session, int line,
        struct diag_list *diags)
{
    action_list choices = { 0 };
    struct buffer text = { 0 };
    choices_list(&session->state, &choices);
    for (size_t i = 0; i < choices.count && i < TABLE_SHOWN_MAX; i++) {
        buffer_add(&text, i > 0 ? " · " : "");
        action_write(&text, session->plan, &choices.items[i]);
    }
    buffer_add(&text, choices.count > TABLE_SHOWN_MAX ? " · …" : "");
    buffer_add(&text, choices.count == 0 ? "–" : "");
    diag_add(diags, DIAG_REHEARSAL_TABLE, DIAG_NOTE, rehearsal->file, line, buffer_text(&text),
            NULL);
    buffer_finish(&text);
    vec_finish(&choices);
}

static bool act(const struct rehearsal *rehearsal, const struct rehearsal_action *line,
        struct session *session, struct diag_list *diags)
{
    struct action action;
    bool good = action_read(line->text, session->plan, &session->arena, &action, rehearsal->file,
            line->line, diags);
    if (good) {
        enum refusal refusal = session_act(session, &action, NULL, NULL, diags);
        good = refusal == REFUSED_NOT;
        if (!good) {
            diag_add(diags, DIAG_ACTION_REFUSED, DIAG_ERROR, rehearsal->file, line->line,
                    refusal_id(refusal), line->text, NULL);
        }
    }
    if (!good) {
        say_table(rehearsal, session, line->line, diags);
    }
    return good;
}

struct judging {
    const struct rehearsal *rehearsal;
    const struct session *session;
    struct rehearsal_findings *findings;
    struct diag_list *diags;
    size_t next; // claim
    bool good;
};

// Claims that stand before action number `place`.
static void judge_until(struct judging *judging, size_t place)
{
    const struct rehearsal *rehearsal = judging->rehearsal;
    for (; judging->next < rehearsal->claims.count; judging->next++) {
        const struct rehearsal_claim *claim = &rehearsal->claims.items[judging->next];
        struct rehearsal_finding finding = { .claim = judging->next };
        if (claim->after > place) {
            return;
        }
        if (!rehearsal_judge(rehearsal, claim, judging->session, &finding.now, judging->diags)) {
            judging->good = false;
        } else if (!rehearsal_fits(&claim->value, &finding.now)) {
            vec_push(&judging->findings->items, finding);
        }
    }
}

bool rehearsal_play(const struct rehearsal *rehearsal, struct session *session,
        struct rehearsal_findings *findings, struct diag_list *diags)
{
    struct judging judging = { rehearsal, session, findings, diags, 0, true };
    for (size_t i = 0; i < rehearsal->actions.count; i++) {
        judge_until(&judging, i);
        if (!act(rehearsal, &rehearsal->actions.items[i], session, diags)) {
            return false;
        }
    }
    judge_until(&judging, rehearsal->actions.count);
    return judging.good;
}

void rehearsal_findings_finish(struct rehearsal_findings *findings)
{
    vec_finish(&findings->items);
}
