// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions: from the words of an author to postfix code.
#include "game/scenario/condition.h"

#include <stdio.h>

#include "game/scenario/condition_inner.h"

// A level of parentheses keeps at most two values waiting, an "or" and an "and".
enum { NESTING_MAX = CONDITION_DEPTH_MAX / 2 - 1 };

// expression = all { "or" all } ; all = single { "and" single }
// single = "not" single | "(" expression ")" | atom

static bool expression(struct reader *reader);

static bool single(struct reader *reader)
{
    if (++reader->depth > NESTING_MAX) {
        char limit[16];
        (void)snprintf(limit, sizeof(limit), "%d", NESTING_MAX);
        if (!reader->failed) {
            build_error(
                    reader->build, reader->node, DIAG_CONDITION_DEEP, reader->text, limit, NULL);
        }
        reader->failed = true;
        return false;
    }
    bool fine = false;
    if (reader_is(reader, "not")) {
        reader_advance(reader);
        fine = single(reader);
        reader_emit(reader, CONDITION_NOT, 0);
    } else if (reader_is(reader, "(")) {
        reader_advance(reader);
        fine = expression(reader) && reader_expect(reader, ")");
    } else {
        fine = reader_atom(reader);
    }
    reader->depth--;
    return fine;
}

static bool chain(struct reader *reader, const char *word, enum condition_op op,
        bool (*part)(struct reader *))
{
    if (!part(reader)) {
        return false;
    }
    while (reader_is(reader, word)) {
        reader_advance(reader);
        if (!part(reader)) {
            return false;
        }
        reader_emit(reader, op, 0);
    }
    return true;
}

static bool all(struct reader *reader)
{
    return chain(reader, "and", CONDITION_AND, single);
}

static bool expression(struct reader *reader)
{
    return chain(reader, "or", CONDITION_OR, all);
}

static condition_index keep(struct build *build, const struct node *node, size_t first)
{
    if (build->code.count > CONDITION_CODE_MAX) {
        build_limit(build, node, "condition", CONDITION_CODE_MAX);
    } else if (build->befores.count > BEFORES_MAX) {
        build_limit(build, node, "before", BEFORES_MAX);
    }
    struct range range = { (uint32_t)first, (uint32_t)(build->code.count - first) };
    vec_push(&build->conditions, range);
    const uint32_t *code = &build->code.items[first];
    bool negated = range.count == 2 && code[1] == CONDITION_CODE(CONDITION_NOT, 0);
    if (code[0] >> 24 == CONDITION_MARK && (range.count == 1 || negated)) {
        return CONDITION_OF_MARK | (negated ? CONDITION_OF_MARK_NOT : 0) |
                (code[0] & CONDITION_OPERAND_MAX);
    }
    return (uint32_t)build->conditions.count - 1;
}

condition_index condition_read(
        struct build *build, const struct node *node, enum attribute attribute, struct scope scope)
{
    const char *text = node_value(node, attribute);
    if (text == NULL) {
        return CONDITION_TRUE;
    }
    size_t first = build->code.count;
    struct reader reader = { build, node, scope, text, text, "", text, 0, false };
    reader_advance(&reader);
    bool fine = expression(&reader);
    if (fine && reader.word[0] != '\0') {
        fine = reader_fail_syntax(&reader, "and, or");
    }
    if (!fine) {
        build->code.count = first;
        return CONDITION_TRUE;
    }
    return keep(build, node, first);
}

condition_index condition_all(
        struct build *build, const struct node *node, const uint32_t *marks, size_t count)
{
    if (count == 0) {
        return CONDITION_TRUE;
    }
    size_t first = build->code.count;
    for (size_t i = 0; i < count; i++) {
        vec_push(&build->code, CONDITION_CODE(CONDITION_MARK, marks[i]));
        if (i > 0) {
            vec_push(&build->code, CONDITION_CODE(CONDITION_AND, 0));
        }
    }
    return keep(build, node, first);
}
