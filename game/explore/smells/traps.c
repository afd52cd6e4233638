// SPDX-License-Identifier: GPL-3.0-or-later
// Weak answers and why one would give them, knowledge that is keyed twice or gives itself away, and
// offers.
#include "game/explore/smells/choice.h"
#include "game/explore/smells/smell.h"

enum { TEMPTATIONS_MIN = 3, OFFERS_MIN = 2, OPENED_POINTS_MAX = 1 };

static const char *const TEMPTATION_IDS[] = { "", "rule", "speed", "kindness", "caution", "habit",
    "helpfulness" };

struct trap_sums {
    struct smelling *smelling;
    long tempted[sizeof(TEMPTATION_IDS) / sizeof(TEMPTATION_IDS[0])];
    long offers;
    long kept_quiet; // of these, in which not selling is best
};

// Whether a slot gives the least of everything, and something else gives more.
static bool is_weak(const struct choice *choice, uint32_t index)
{
    bool beaten = false;
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        for (uint32_t i = 0; i < choice->count; i++) {
            int difference = choice->slots[i].points[c] - choice->slots[index].points[c];
            if (difference < 0) {
                return false;
            }
            beaten = beaten || difference > 0;
        }
    }
    return beaten;
}

static void check_temptations(struct trap_sums *sums, const struct choice *choice)
{
    struct smelling *smelling = sums->smelling;
    for (uint32_t i = 0; i < choice->count; i++) {
        uint32_t slot = choice->slots[i].slot;
        uint8_t temptation = smelling->scenario->slot_rests[slot].temptation;
        if (choice->view != CHOICE_PLAIN || !is_weak(choice, i)) {
            continue;
        }
        sums->tempted[temptation]++;
        if (temptation == TEMPTATION_NONE) {
            smell_add(smelling, DIAG_TEMPTATION_MISSING, smell_at_slot(smelling, slot),
                    smell_slot_id(smelling, slot), NULL);
        }
    }
}

static void judge_temptations(const struct trap_sums *sums)
{
    struct smelling *smelling = sums->smelling;
    long all = 0;
    for (int t = TEMPTATION_RULE; t <= TEMPTATION_HELPFULNESS; t++) {
        all += sums->tempted[t];
    }
    for (int t = TEMPTATION_RULE; t <= TEMPTATION_HELPFULNESS; t++) {
        char count[24];
        if (all >= TEMPTATIONS_MIN && sums->tempted[t] == all) {
            smell_add(smelling, DIAG_TEMPTATION_SAME, smell_at_root(smelling),
                    smell_number(count, all), TEMPTATION_IDS[t], NULL);
        }
    }
}

// Where only the strong answer changes with what one knows, the change points at it.
static void check_informed(struct trap_sums *sums, const struct choice *choice)
{
    struct smelling *smelling = sums->smelling;
    bool strong = false;
    bool weak = false;
    for (uint32_t i = 0; i < choice->count; i++) {
        bool informs = choice_slot_informs(smelling->scenario, choice->slots[i].slot);
        strong = strong || (informs && choice->slots[i].best);
        weak = weak || (informs && !choice->slots[i].best);
    }
    if (choice->view == CHOICE_INFORMED && choice->told && strong && !weak) {
        smell_add(smelling, DIAG_INFORMED_ALONE, smell_at_turn(smelling, choice->turn),
                smell_turn_id(smelling, choice->turn), NULL);
    }
}

static bool about_offer(const struct scenario *scenario, const struct choice *choice)
{
    for (uint32_t i = 0; i < choice->count; i++) {
        const struct slot_reach *reach = &scenario->reaches[choice->slots[i].slot];
        if (reach->facet[COMPETENCY_ACTIVE_READING] == FACET_OFFER) {
            return true;
        }
    }
    return false;
}

static void check_offer(struct trap_sums *sums, const struct choice *choice)
{
    struct smelling *smelling = sums->smelling;
    const struct scenario *scenario = smelling->scenario;
    if (choice->view != CHOICE_PLAIN || !about_offer(scenario, choice)) {
        return;
    }
    int most = INT8_MIN;
    bool sells = false;
    bool quiet = false; // the best, or one of them, offers nothing
    for (uint32_t i = 0; i < choice->count; i++) {
        uint32_t slot = choice->slots[i].slot;
        int points = scenario->reaches[slot].most[COMPETENCY_ACTIVE_READING];
        bool offers = (scenario->slots[slot].flags & SLOT_OFFERS) != 0;
        quiet = points > most ? !offers : quiet || (points == most && !offers);
        most = points > most ? points : most;
        sells = sells || offers;
    }
    if (!sells) {
        smell_add(smelling, DIAG_OFFER_UNMARKED, smell_at_turn(smelling, choice->turn),
                smell_turn_id(smelling, choice->turn), NULL);
        return;
    }
    sums->offers++;
    sums->kept_quiet += quiet ? 1 : 0;
}

static void check_choice(void *data, const struct choice *choice)
{
    check_temptations(data, choice);
    check_informed(data, choice);
    check_offer(data, choice);
}

// Whether a condition asks for `mark`.
static bool asks_mark(const struct scenario *scenario, condition_index when, uint32_t mark)
{
    if ((when & CONDITION_OF_MARK) != 0) {
        return (when & CONDITION_OPERAND_MAX) == mark;
    }
    struct range code = scenario->conditions[when];
    for (uint32_t i = code.first; i < code.first + code.count; i++) {
        if (scenario->code[i] == CONDITION_CODE(CONDITION_MARK, mark)) {
            return true;
        }
    }
    return false;
}

// Whether a condition holds when `mark` is all that ever happened (INDEX_NONE: nothing did).
static bool holds_by(const struct scenario *scenario, condition_index when, uint32_t mark)
{
    bool stack[CONDITION_DEPTH_MAX + 2] = { true };
    int depth = 0;
    if ((when & CONDITION_OF_MARK) != 0) {
        bool set = (when & CONDITION_OPERAND_MAX) == mark;
        return set != ((when & CONDITION_OF_MARK_NOT) != 0);
    }
    struct range code = scenario->conditions[when];
    for (uint32_t i = code.first; i < code.first + code.count; i++) {
        enum condition_op op = (enum condition_op)(scenario->code[i] >> 24);
        uint32_t operand = scenario->code[i] & CONDITION_OPERAND_MAX;
        if (op == CONDITION_NOT) {
            stack[depth - 1] = !stack[depth - 1];
        } else if (op == CONDITION_AND || op == CONDITION_OR) {
            depth--;
            bool both = stack[depth - 1] && stack[depth];
            bool either = stack[depth - 1] || stack[depth];
            stack[depth - 1] = op == CONDITION_AND ? both : either;
        } else if (depth < CONDITION_DEPTH_MAX + 2) {
            stack[depth++] = op == CONDITION_MARK && operand == mark;
        }
    }
    return stack[0];
}

// Whether opening the record is enough, and nothing is not.
static bool opening_does(const struct scenario *scenario, condition_index when, uint32_t opened)
{
    return holds_by(scenario, when, opened) && !holds_by(scenario, when, INDEX_NONE);
}

// Whether knowing `fact` changes the points of some slot; `slot` gets the first.
static bool is_used(const struct scenario *scenario, uint32_t fact, uint32_t *slot)
{
    for (uint32_t s = 0; s < scenario->slot_count; s++) {
        struct range wordings = slot_wordings(&scenario->slots[s]);
        const struct slot_reach *reach = &scenario->reaches[s];
        bool differs = false;
        for (int c = 0; c < COMPETENCY_COUNT; c++) {
            differs = differs || reach->least[c] < reach->most[c];
        }
        for (uint32_t w = wordings.first; differs && w + 1 < wordings.first + wordings.count; w++) {
            if (asks_mark(scenario, scenario->wordings[w].when, scenario->facts[fact].known)) {
                *slot = s;
                return true;
            }
        }
    }
    return false;
}

// Opening and then using it is one chain, keyed once: on the use.
static void check_chain(
        struct smelling *smelling, const struct observe *observe, const struct record *record)
{
    const struct scenario *scenario = smelling->scenario;
    for (uint32_t i = 0; i < record->effects.count; i++) {
        const struct effect *effect = &scenario->effects[record->effects.first + i];
        uint32_t slot = INDEX_NONE;
        if (effect->kind == EFFECT_TEACH && is_used(scenario, effect->a, &slot)) {
            struct smell_place place = { FILE_OWN, observe->line };
            smell_add(smelling, DIAG_OPEN_USE_TWICE, place, scenario_string(scenario, record->id),
                    scenario_string(scenario, observe->id), smell_slot_id(smelling, slot), NULL);
            return;
        }
    }
}

static void check_opening(
        struct smelling *smelling, const struct observe *observe, const struct record *record)
{
    const struct scenario *scenario = smelling->scenario;
    bool asked = false;
    for (uint32_t i = 0; i < observe->earns.count; i++) {
        const struct earns *earns = &scenario->earns[observe->earns.first + i];
        if (earns->points == 0 || !opening_does(scenario, earns->when, record->opened)) {
            continue;
        }
        asked = true;
        if (earns->points > OPENED_POINTS_MAX) {
            struct smell_place place = { FILE_OWN, observe->line };
            char points[24];
            smell_add(smelling, DIAG_OPEN_MUCH, place, scenario_string(scenario, observe->id),
                    smell_number(points, earns->points), scenario_string(scenario, record->id),
                    NULL);
        }
    }
    if (asked) {
        check_chain(smelling, observe, record);
    }
}

static void check_observes(struct smelling *smelling)
{
    const struct scenario *scenario = smelling->scenario;
    for (uint32_t i = 0; i < scenario->observe_count; i++) {
        const struct observe *observe = &scenario->observes[i];
        for (uint32_t r = 0; r < scenario->record_count && observe->critical == INDEX_NONE; r++) {
            check_opening(smelling, observe, &scenario->records[r]);
        }
    }
}

void smell_traps(struct smelling *smelling)
{
    struct trap_sums sums = { .smelling = smelling };
    choice_each(smelling->scenario, check_choice, &sums);
    judge_temptations(&sums);
    if (sums.offers >= OFFERS_MIN && sums.kept_quiet == 0) {
        char count[24];
        smell_add(smelling, DIAG_SELLING_ALWAYS, smell_at_root(smelling),
                smell_number(count, sums.offers), NULL);
    }
    check_observes(smelling);
}
