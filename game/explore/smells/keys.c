// SPDX-License-Identifier: GPL-3.0-or-later
// What the points measure: a trade-off, one thing for all, or two things that cannot be told apart.
#include "game/explore/smells/choice.h"
#include "game/explore/smells/smell.h"

enum {
    IPSATIVE_MIN = 3, // decisions
    IPSATIVE_PER_CENT = 50,
    ONE_BEST_MIN = 5,
    ONE_BEST_PER_CENT = 90,
    TOGETHER_MIN = 3,
    TURN_KEYS_MAX = 3,
};

struct key_sums {
    struct smelling *smelling;
    long choices; // keyed
    long constant;
    bool same; // all constant sums so far are `sum`
    int sum;
    long several; // keyed on more than one competency
    long one_best;
};

// The sum of a slot's points is the same whatever is said and known.
static bool adds_up_the_same(const struct scenario *scenario, const struct choice *choice, int *sum)
{
    bool first = true;
    for (uint32_t i = 0; i < choice->count; i++) {
        struct range wordings = slot_wordings(&scenario->slots[choice->slots[i].slot]);
        for (uint32_t w = wordings.first; w < wordings.first + wordings.count; w++) {
            struct range shows = scenario->wordings[w].shows;
            int total = 0;
            for (uint32_t j = shows.first; j < shows.first + shows.count; j++) {
                total += scenario->shows[j].points;
            }
            if (!first && total != *sum) {
                return false;
            }
            *sum = total;
            first = false;
        }
    }
    return true;
}

static int bits(uint8_t keyed)
{
    int count = 0;
    for (; keyed != 0; keyed &= (uint8_t)(keyed - 1)) {
        count++;
    }
    return count;
}

// One slot that can give most of everything that is keyed here.
static bool has_one_best(
        const struct scenario *scenario, const struct choice *choice, uint8_t keyed)
{
    uint64_t best = UINT64_MAX;
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        if ((keyed >> c & 1) == 0) {
            continue;
        }
        int most = INT8_MIN;
        uint64_t these = 0;
        for (uint32_t i = 0; i < choice->count; i++) {
            int points = scenario->reaches[choice->slots[i].slot].most[c];
            these = points > most ? 0 : these;
            most = points > most ? points : most;
            these |= points == most ? UINT64_C(1) << i : 0;
        }
        best &= these;
    }
    return best != 0;
}

static void check_choice(void *data, const struct choice *choice)
{
    struct key_sums *sums = data;
    struct smelling *smelling = sums->smelling;
    uint8_t keyed = choice_keyed(smelling->scenario, choice);
    int sum = 0;
    if (keyed == 0 || choice->view != CHOICE_PLAIN) {
        return;
    }
    sums->choices++;
    if (adds_up_the_same(smelling->scenario, choice, &sum)) {
        sums->same = sums->constant == 0 || (sums->same && sums->sum == sum);
        sums->sum = sum;
        sums->constant++;
    }
    if (bits(keyed) > 1) {
        sums->several++;
        sums->one_best += has_one_best(smelling->scenario, choice, keyed) ? 1 : 0;
    }
    if (bits(keyed) > TURN_KEYS_MAX) {
        char count[24];
        smell_add(smelling, DIAG_TURN_CROWDED, smell_at_turn(smelling, choice->turn),
                smell_turn_id(smelling, choice->turn), smell_number(count, bits(keyed)), NULL);
    }
}

static void judge_sums(struct key_sums *sums)
{
    struct smelling *smelling = sums->smelling;
    struct smell_place root = smell_at_root(smelling);
    char one[24];
    char other[24];
    bool enough = sums->choices >= IPSATIVE_MIN;
    if (enough && sums->constant == sums->choices && sums->same) {
        smell_add(smelling, DIAG_IPSATIVE_SAME, root, smell_number(one, sums->choices),
                smell_number(other, sums->sum), NULL);
    } else if (enough && 100 * sums->constant > IPSATIVE_PER_CENT * sums->choices) {
        smell_add(smelling, DIAG_IPSATIVE, root, smell_number(one, sums->constant),
                smell_number(other, sums->choices), NULL);
    }
    if (sums->several >= ONE_BEST_MIN && 100 * sums->one_best > ONE_BEST_PER_CENT * sums->several) {
        smell_add(smelling, DIAG_ONE_BEST, root, smell_number(one, sums->one_best),
                smell_number(other, sums->several), NULL);
    }
}

// How often two competencies are keyed in the same decision, and each in any.
struct together {
    const struct scenario *scenario;
    long both[COMPETENCY_COUNT][COMPETENCY_COUNT];
};

static void count_together(struct together *together, uint8_t keyed)
{
    for (int a = 0; a < COMPETENCY_COUNT; a++) {
        for (int b = 0; b < COMPETENCY_COUNT; b++) {
            bool both = (keyed >> a & 1) != 0 && (keyed >> b & 1) != 0;
            together->both[a][b] += both ? 1 : 0;
        }
    }
}

static void count_choice(void *data, const struct choice *choice)
{
    struct together *together = data;
    if (choice->view == CHOICE_PLAIN) {
        count_together(together, choice_keyed(together->scenario, choice));
    }
}

// Decisions of one competency each: topics may have more, and are counted as they are.
static void count_others(struct together *together)
{
    const struct scenario *scenario = together->scenario;
    for (uint32_t i = 0; i < scenario->slot_count; i++) {
        if ((scenario->slots[i].flags & SLOT_TOPIC) != 0) {
            count_together(together, scenario->reaches[i].named);
        }
    }
    for (uint32_t i = 0; i < scenario->wrap_field_count; i++) {
        count_together(together, (uint8_t)(1u << scenario->wrap_fields[i].competency));
    }
    for (uint32_t i = 0; i < scenario->observe_count; i++) {
        const struct observe *observe = &scenario->observes[i];
        bool counts = observe->critical == INDEX_NONE;
        count_together(together, (uint8_t)(counts ? 1u << observe->competency : 0));
    }
    for (uint32_t i = 0; i < scenario->promise_count; i++) {
        count_together(together, (uint8_t)(1u << scenario->promises[i].competency));
    }
}

static void judge_together(struct smelling *smelling)
{
    struct together together = { .scenario = smelling->scenario };
    choice_each(smelling->scenario, count_choice, &together);
    count_others(&together);
    for (int a = 0; a < COMPETENCY_COUNT; a++) {
        for (int b = a + 1; b < COMPETENCY_COUNT; b++) {
            long both = together.both[a][b];
            char count[24];
            if (both >= TOGETHER_MIN && both == together.both[a][a] &&
                    both == together.both[b][b]) {
                smell_add(smelling, DIAG_TOGETHER, smell_at_root(smelling),
                        competency_id((enum competency)a), competency_id((enum competency)b),
                        smell_number(count, both), NULL);
            }
        }
    }
}

void smell_keys(struct smelling *smelling)
{
    struct key_sums sums = { .smelling = smelling };
    choice_each(smelling->scenario, check_choice, &sums);
    judge_sums(&sums);
    judge_together(smelling);
}
