// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody may ever be stuck: in every turn there is always a way on.
#include "game/scenario/build.h"
#include "game/scenario/condition_stack.h"
#include "game/scenario/diag_codes.h"

// What the ways on of one turn ask about. Each question may be answered either way, whatever the
// others say: "flag told" beside "not flag told" is always a way on, and so is "said a" beside a
// reply "a" that is there once. More questions than can be tried are taken to leave nothing.
enum { QUESTIONS_MAX = 10 };

struct questions {
    const struct build *build;
    uint32_t asked[QUESTIONS_MAX]; // instructions
    uint32_t count;
    bool too_many;
};

static void add_question(struct questions *questions, uint32_t code)
{
    for (uint32_t i = 0; i < questions->count; i++) {
        if (questions->asked[i] == code) {
            return;
        }
    }
    questions->too_many = questions->too_many || questions->count == QUESTIONS_MAX;
    if (!questions->too_many) {
        questions->asked[questions->count++] = code;
    }
}

static bool is_operator(uint32_t code)
{
    uint32_t op = code >> 24;
    return op == CONDITION_NOT || op == CONDITION_AND || op == CONDITION_OR;
}

static uint32_t of_mark(uint32_t mark)
{
    return CONDITION_CODE(CONDITION_MARK, mark);
}

static void add_condition(struct questions *questions, condition_index condition)
{
    if ((condition & CONDITION_OF_MARK) != 0) {
        add_question(questions, of_mark(condition & CONDITION_OPERAND_MAX));
        return;
    }
    struct range range = questions->build->conditions.items[condition];
    for (uint32_t i = 0; i < range.count; i++) {
        uint32_t code = questions->build->code.items[range.first + i];
        if (!is_operator(code)) {
            add_question(questions, code);
        }
    }
}

// The answers are bits.
static bool answer(const struct questions *questions, uint32_t answers, uint32_t code)
{
    for (uint32_t i = 0; i < questions->count; i++) {
        if (questions->asked[i] == code) {
            return (answers >> i & 1) != 0;
        }
    }
    return false;
}

// Postfix over a stack of bits, as it is played.
static bool holds(const struct questions *questions, uint32_t answers, condition_index condition)
{
    if ((condition & CONDITION_OF_MARK) != 0) {
        bool set = answer(questions, answers, of_mark(condition & CONDITION_OPERAND_MAX));
        return set == ((condition & CONDITION_OF_MARK_NOT) == 0);
    }
    struct range range = questions->build->conditions.items[condition];
    uint64_t stack = 1; // no question at all holds
    for (uint32_t i = 0; i < range.count; i++) {
        uint32_t code = questions->build->code.items[range.first + i];
        if (!condition_joins(&stack, code)) {
            condition_push(&stack, answer(questions, answers, code));
        }
    }
    return (stack & 1) != 0;
}

static bool leads_on(const struct slot *slot)
{
    return (slot->flags & (SLOT_TOPIC | SLOT_STAYS)) == 0;
}

static bool is_there(const struct questions *questions, uint32_t answers, const struct slot *slot)
{
    bool gone = (slot->flags & SLOT_ONCE) != 0 && answer(questions, answers, of_mark(slot->said));
    return !gone && holds(questions, answers, slot->when);
}

static bool some_way(const struct questions *questions, uint32_t answers, struct range slots)
{
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        const struct slot *slot = &questions->build->slots.items[i];
        if (leads_on(slot) && is_there(questions, answers, slot)) {
            return true;
        }
    }
    return false;
}

static bool always_a_way(const struct build *build, struct range slots)
{
    struct questions questions = { .build = build };
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        const struct slot *slot = &build->slots.items[i];
        if (leads_on(slot)) {
            add_condition(&questions, slot->when);
        }
        if (leads_on(slot) && (slot->flags & SLOT_ONCE) != 0) {
            add_question(&questions, of_mark(slot->said));
        }
    }
    for (uint32_t answers = 0; answers < 1u << questions.count; answers++) {
        if (!some_way(&questions, answers, slots)) {
            return false;
        }
    }
    return !questions.too_many;
}

static bool plain_way(const struct build *build, struct range slots)
{
    for (uint32_t i = slots.first; i < slots.first + slots.count; i++) {
        const struct slot *slot = &build->slots.items[i];
        if (leads_on(slot) && slot->when == CONDITION_TRUE && (slot->flags & SLOT_ONCE) == 0) {
            return true;
        }
    }
    return false;
}

void build_check_stuck(struct build *build)
{
    for (uint32_t i = 0; i < build->turns.count; i++) {
        const struct turn *turn = &build->turns.items[i];
        bool open = (turn->flags & (TURN_FALLS | TURN_COMPOSE)) != 0 || turn->slots.count == 0 ||
                plain_way(build, turn->slots) || always_a_way(build, turn->slots);
        const struct node *node = build->turn_sources.items[i].node;
        if (!open) {
            build_error(build, node, DIAG_TURN_STUCK, node_id(node), NULL);
        }
    }
}
