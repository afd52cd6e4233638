// SPDX-License-Identifier: GPL-3.0-or-later
// What a difference between two groups allows to conclude, in one sentence.
#include "game/report/fairness_words.h"

#include "game/locale/locale.h"

enum { SMALL = 10 };

static const double FOUR_FIFTHS = .8;
static const double CHANCE = .05;

// The order matters: the first that holds is said.
const char *fairness_words(
        const struct impact *impact, int64_t focal, int64_t reference, enum fairness_tone *tone)
{
    bool chance = !impact->has_test || impact->mid_p >= CHANCE;
    *tone = FAIRNESS_PLAIN;
    if (focal < SMALL || reference < SMALL) {
        return tr("Too few candidates to say anything.");
    }
    if (!impact->four_fifths) {
        return chance ? tr("No difference that asks for action.")
                      : tr("A small difference that is more than chance. Keep an eye on it.");
    }
    *tone = FAIRNESS_DOUBT;
    if (impact->flip_ratio >= FOUR_FIFTHS) {
        return tr("One person more or fewer and the difference is gone: conclude nothing from it.");
    }
    if (chance) {
        return tr("A large difference, but this difference can be chance.");
    }
    *tone = FAIRNESS_WRONG;
    return tr("A large difference that is more than chance. Find out where it arises before you "
              "invite on.");
}
