// SPDX-License-Identifier: GPL-3.0-or-later
// Words that are never said: whenever their condition holds, that of earlier words does.
#include "game/scenario/build.h"

#include "game/scenario/condition_stack.h"

enum { ATOMS_MAX = 10, CUTS_MAX = 12, TRIES_MAX = 20000 };

// One thing that conditions ask: a yes or no, or where on an axis of a mood somebody stands.
struct atom {
    uint32_t code; // of a question; customer << 8 | axis of a mood
    bool mood;
    int16_t cuts[CUTS_MAX]; // a value in every stretch
    uint32_t count;
    uint32_t at;
};

struct covering {
    const struct build *build;
    struct atom atoms[ATOMS_MAX];
    uint32_t count;
    bool too_many;
};

static struct atom *atom_of(struct covering *covering, uint32_t code, bool mood)
{
    for (uint32_t i = 0; i < covering->count; i++) {
        struct atom *atom = &covering->atoms[i];
        if (atom->code == code && atom->mood == mood) {
            return atom;
        }
    }
    if (covering->count == ATOMS_MAX) {
        covering->too_many = true;
        return &covering->atoms[0];
    }
    struct atom *atom = &covering->atoms[covering->count++];
    *atom = (struct atom) { .code = code, .mood = mood, .count = mood ? 0 : 2 };
    return atom;
}

static void cut(struct covering *covering, uint32_t customer, int axis, int value)
{
    struct atom *atom = atom_of(covering, customer << 8 | (uint32_t)axis, true);
    int least = axis == AXIS_PLEASANTNESS ? -100 : 0;
    bool known = value < least || value > 100;
    for (uint32_t i = 0; i < atom->count; i++) {
        known = known || atom->cuts[i] == value;
    }
    if (!known && atom->count < CUTS_MAX) {
        atom->cuts[atom->count++] = (int16_t)value;
    } else if (!known) {
        covering->too_many = true;
    }
}

static int lowest(int axis)
{
    return axis == AXIS_PLEASANTNESS ? -100 : 0;
}

static void collect_mood(struct covering *covering, uint32_t operand)
{
    const struct named_mood *mood = &covering->build->rules->moods[operand & 255];
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        bool all = mood->least[axis] <= lowest(axis) && mood->most[axis] >= 100;
        if (!all) {
            cut(covering, operand >> 8, axis, lowest(axis));
            cut(covering, operand >> 8, axis, mood->least[axis]);
            cut(covering, operand >> 8, axis, mood->most[axis] + 1);
        }
    }
}

static void collect_code(struct covering *covering, uint32_t code)
{
    uint32_t operand = code & CONDITION_OPERAND_MAX;
    uint64_t none = 0;
    if (code >> 24 == CONDITION_MOOD) {
        collect_mood(covering, operand);
    } else if (code >> 24 == CONDITION_AT_LEAST) {
        int axis = (int)(operand >> 8 & 15);
        cut(covering, operand >> 12, axis, lowest(axis));
        cut(covering, operand >> 12, axis, (int)(operand & 255) - 100);
    } else if (!condition_joins(&none, code)) {
        (void)atom_of(covering, code, false);
    }
}

static void collect(struct covering *covering, condition_index when)
{
    if ((when & CONDITION_OF_MARK) != 0) {
        collect_code(covering, CONDITION_CODE(CONDITION_MARK, when & CONDITION_OPERAND_MAX));
        return;
    }
    struct range range = covering->build->conditions.items[when];
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        collect_code(covering, covering->build->code.items[i]);
    }
}

static int value_of(struct covering *covering, uint32_t customer, int axis)
{
    const struct atom *atom = atom_of(covering, customer << 8 | (uint32_t)axis, true);
    return atom->cuts[atom->at];
}

static bool is_in(struct covering *covering, uint32_t operand)
{
    const struct named_mood *mood = &covering->build->rules->moods[operand & 255];
    for (int axis = 0; axis < AXIS_COUNT; axis++) {
        bool all = mood->least[axis] <= lowest(axis) && mood->most[axis] >= 100;
        int value = all ? mood->least[axis] : value_of(covering, operand >> 8, axis);
        if (value < mood->least[axis] || value > mood->most[axis]) {
            return false;
        }
    }
    return true;
}

static bool answer(struct covering *covering, uint32_t code)
{
    uint32_t operand = code & CONDITION_OPERAND_MAX;
    if (code >> 24 == CONDITION_MOOD) {
        return is_in(covering, operand);
    }
    if (code >> 24 == CONDITION_AT_LEAST) {
        int axis = (int)(operand >> 8 & 15);
        return value_of(covering, operand >> 12, axis) >= (int)(operand & 255) - 100;
    }
    return atom_of(covering, code, false)->at == 1;
}

static bool holds(struct covering *covering, condition_index when)
{
    if ((when & CONDITION_OF_MARK) != 0) {
        uint32_t code = CONDITION_CODE(CONDITION_MARK, when & CONDITION_OPERAND_MAX);
        return answer(covering, code) != ((when & CONDITION_OF_MARK_NOT) != 0);
    }
    struct range range = covering->build->conditions.items[when];
    uint64_t stack = range.count == 0 ? 1 : 0;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        uint32_t code = covering->build->code.items[i];
        if (!condition_joins(&stack, code)) {
            condition_push(&stack, answer(covering, code));
        }
    }
    return (stack & 1) != 0;
}

// The next way in which everything asked can be; false after the last.
static bool step(struct covering *covering)
{
    for (uint32_t i = 0; i < covering->count; i++) {
        struct atom *atom = &covering->atoms[i];
        if (++atom->at < atom->count) {
            return true;
        }
        atom->at = 0;
    }
    return false;
}

bool build_says_covered(const struct build *build, struct range says)
{
    struct covering covering = { .build = build };
    const struct says *items = &build->says.items[says.first];
    for (uint32_t i = 0; i < says.count; i++) {
        collect(&covering, items[i].when);
    }
    uint32_t tries = 0;
    do {
        bool heard = holds(&covering, items[says.count - 1].when);
        for (uint32_t i = 0; i + 1 < says.count && heard; i++) {
            heard = !holds(&covering, items[i].when);
        }
        if (heard || covering.too_many || ++tries > TRIES_MAX) {
            return false;
        }
    } while (step(&covering));
    return true;
}
