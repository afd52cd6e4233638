// SPDX-License-Identifier: GPL-3.0-or-later
// The claim about a whole shift: nobody is lost while the candidate was busy with somebody else.
#include "game/explore/search/exploring.h"

static void judge(struct exploring *exploring, const struct plan *plan, enum player_pace pace)
{
    struct good_play play;
    good_play_init(&play, plan, 1, pace);
    const struct loss *losses[] = { &play.left_busy, &play.broken_busy };
    const enum part_kind parts[] = { PART_CONTACT, PART_PROMISE };
    for (int i = 0; i < 2; i++) {
        bool lost = losses[i]->count > 0;
        struct finding finding = finding_of(exploring, CLAIM_BOUND,
                lost                 ? VERDICT_REFUTED
                        : play.whole ? VERDICT_PROVED
                                     : VERDICT_UNDECIDED);
        finding.why = !lost && !play.whole ? WHY_CLOCK : WHY_NOTHING;
        finding.part = parts[i];
        finding.scenario = lost ? plan->scenarios[losses[i]->scenario].entry : 0;
        finding.index = lost ? losses[i]->index : INDEX_NONE;
        finding.script = lost ? exploring_script(exploring, &play.trial) : NULL;
        finding_add(exploring, &finding);
    }
    trial_finish(&play.trial);
}

void explore_shift(struct exploration *exploration, const struct shift *shift)
{
    static const enum player_pace PACES[] = { PACE_FAST, PACE_MODEL, PACE_SLOW };
    *exploration = (struct exploration) { .model = shift->entries[0].scenario };
    struct explore_setup setup = { .index = 0 };
    struct exploring exploring = { .setup = &setup, .out = exploration, .going = true };
    struct plan *plan = plan_create(shift);
    for (int i = 0; i < 3; i++) {
        judge(&exploring, plan, PACES[i]);
    }
    plan_destroy(plan);
}
