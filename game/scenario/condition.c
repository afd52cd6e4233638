// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions: from the words of an author to postfix code.
#include "game/scenario/condition.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/scenario/diag_codes.h"

enum { WORD_SIZE_MAX = 4 * (ID_SIZE_MAX + 1), VALUE_SHIFT = 100 };

// A level of parentheses keeps at most two values waiting, an "or" and an "and".
enum { NESTING_MAX = CONDITION_DEPTH_MAX / 2 - 1 };

// expression = all { "or" all } ; all = single { "and" single }
// single = "not" single | "(" expression ")" | atom
struct reader {
    struct build *build;
    const struct node *node;
    struct scope scope;
    const char *text;
    const char *at;
    char word[WORD_SIZE_MAX + 1]; // the token at hand; "" at the end
    const char *word_at;
    int depth;
    bool failed;
};

static void emit(struct reader *reader, enum condition_op op, uint32_t operand)
{
    assert(operand <= CONDITION_OPERAND_MAX);
    vec_push(&reader->build->code, CONDITION_CODE(op, operand));
}

// A word, or one of "( ) ,".
static void advance(struct reader *reader)
{
    reader->at += strspn(reader->at, " ");
    reader->word_at = reader->at;
    size_t size = strcspn(reader->at, " (),");
    size = size == 0 && *reader->at != '\0' ? 1 : size;
    size_t kept = size < WORD_SIZE_MAX ? size : WORD_SIZE_MAX;
    memcpy(reader->word, reader->at, kept);
    reader->word[kept] = '\0';
    reader->at += size;
}

static bool is(const struct reader *reader, const char *word)
{
    return strcmp(reader->word, word) == 0;
}

static bool fail_syntax(struct reader *reader, const char *expected)
{
    char position[16];
    (void)snprintf(position, sizeof(position), "%zu", (size_t)(reader->word_at - reader->text) + 1);
    if (!reader->failed) {
        build_error(reader->build, reader->node, DIAG_CONDITION_SYNTAX, reader->text, position,
                expected, NULL);
    }
    reader->failed = true;
    return false;
}

static bool fail_value(struct reader *reader, const char *expected)
{
    if (!reader->failed) {
        build_error(reader->build, reader->node, DIAG_CONDITION_VALUE, reader->text, reader->word,
                expected, NULL);
    }
    reader->failed = true;
    return false;
}

static bool expect(struct reader *reader, const char *word)
{
    if (!is(reader, word)) {
        return fail_syntax(reader, word);
    }
    advance(reader);
    return true;
}

static bool is_name(const struct reader *reader)
{
    return strchr("(),", reader->word[0]) == NULL;
}

static bool resolve(struct reader *reader, enum name_kind kind, uint32_t *index)
{
    if (reader->word[0] == '\0' || !is_name(reader)) {
        return fail_syntax(reader, names_kind_word(kind));
    }
    *index = build_resolve(reader->build, reader->node, kind, reader->word, reader->scope.contact);
    if (*index == INDEX_NONE) {
        reader->failed = true;
        return false;
    }
    advance(reader);
    return true;
}

static uint32_t mark_of(const struct build *build, const char *question, uint32_t index)
{
    switch (question[0]) {
    case 'k':
        return build->facts.items[index].known;
    case 'o':
        return build->records.items[index].opened;
    case 'p':
        return build->records.items[index].pinned;
    case 's':
        return build->slots.items[index].said;
    case 'd':
        return build->acts.items[index].did;
    case 'a':
        return build->coach.items[index].asked;
    case 'l':
        return build->turns.items[index].left;
    case 't':
        return build->contacts.items[index].taken;
    default:
        return build->flags.items[index].mark;
    }
}

struct question {
    const char *word;
    enum name_kind kind;
    enum condition_op op;
    uint32_t operand; // of a contact or promise
};

static const struct question questions[] = {
    { "knows", NAME_FACT, CONDITION_MARK, 0 },
    { "opened", NAME_RECORD, CONDITION_MARK, 0 },
    { "pinned", NAME_RECORD, CONDITION_MARK, 0 },
    { "said", NAME_SLOT, CONDITION_MARK, 0 },
    { "did", NAME_ACT, CONDITION_MARK, 0 },
    { "asked", NAME_COACH, CONDITION_MARK, 0 },
    { "left", NAME_TURN, CONDITION_MARK, 0 },
    { "flag", NAME_FLAG, CONDITION_MARK, 0 },
    { "taken", NAME_CONTACT, CONDITION_MARK, 0 },
    { "held", NAME_CONTACT, CONDITION_CONTACT, ASK_HELD },
    { "returned-late", NAME_CONTACT, CONDITION_CONTACT, ASK_RETURNED_LATE },
    { "noted", NAME_CONTACT, CONDITION_CONTACT, ASK_NOTED },
    { "promised", NAME_PROMISE, CONDITION_PROMISE, ASK_PROMISED },
    { "planned", NAME_PROMISE, CONDITION_PROMISE, ASK_PLANNED },
    { "kept", NAME_PROMISE, CONDITION_PROMISE, ASK_KEPT },
    { "late", NAME_PROMISE, CONDITION_PROMISE, ASK_LATE },
    { "broken", NAME_PROMISE, CONDITION_PROMISE, ASK_BROKEN },
};

static const struct question *find_question(const char *word)
{
    for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
        const char *known = questions[i].word;
        if (known[0] == word[0] && strcmp(known, word) == 0) {
            return &questions[i];
        }
    }
    return NULL;
}

// "knows meter-differs", also written "knows(meter-differs)".
static bool question(struct reader *reader, const struct question *asked)
{
    uint32_t index = INDEX_NONE;
    bool closes = is(reader, "(");
    if (closes) {
        advance(reader);
    }
    if (!resolve(reader, asked->kind, &index) || (closes && !expect(reader, ")"))) {
        return false;
    }
    if (asked->op == CONDITION_MARK) {
        emit(reader, CONDITION_MARK, mark_of(reader->build, asked->word, index));
    } else {
        emit(reader, asked->op, index << 3 | asked->operand);
    }
    return true;
}

static bool ended(struct reader *reader)
{
    uint32_t contact = INDEX_NONE;
    int outcome = OUTCOME_COUNT;
    bool closes = is(reader, "(");
    if (closes) {
        advance(reader);
    }
    if (!resolve(reader, NAME_CONTACT, &contact)) {
        return false;
    }
    if (closes && is(reader, ",")) {
        advance(reader);
        outcome = words_find_choice(words_outcomes, reader->word);
        if (outcome < 0) {
            return fail_value(reader, words_outcomes);
        }
        advance(reader);
    }
    if (closes && !expect(reader, ")")) {
        return false;
    }
    emit(reader, CONDITION_ENDED, contact << 2 | (uint32_t)outcome);
    return true;
}

static bool mark_atom(struct reader *reader, uint32_t *mark)
{
    const struct question *asked = find_question(reader->word);
    if (asked == NULL || asked->op != CONDITION_MARK) {
        if (!reader->failed) {
            build_error(reader->build, reader->node, DIAG_CONDITION_BEFORE, reader->text,
                    reader->word, NULL);
        }
        reader->failed = true;
        return false;
    }
    advance(reader);
    if (!question(reader, asked)) {
        return false;
    }
    *mark = *vec_last(&reader->build->code) & CONDITION_OPERAND_MAX;
    reader->build->code.count--;
    return true;
}

static uint32_t before_mark(struct build *build, uint32_t earlier, uint32_t later)
{
    char key[32];
    (void)snprintf(key, sizeof(key), "%u,%u", earlier, later);
    uint32_t known = table_find(&build->before_pairs, key);
    if (known != TABLE_NONE) {
        return known;
    }
    uint32_t mark = build_mark(build);
    table_add(&build->before_pairs, arena_copy_text(&build->forest.arena, key, strlen(key)), mark);
    vec_push(&build->befores, ((struct before) { earlier, later, mark }));
    return mark;
}

static bool before(struct reader *reader)
{
    uint32_t earlier = 0;
    uint32_t later = 0;
    bool fine = expect(reader, "(") && mark_atom(reader, &earlier) && expect(reader, ",") &&
            mark_atom(reader, &later) && expect(reader, ")");
    if (fine) {
        emit(reader, CONDITION_MARK, before_mark(reader->build, earlier, later));
    }
    return fine;
}

// The key under which a wrap-up field or a code of it was declared: "call:reason:bill-dispute".
static bool find_keyed(struct reader *reader, enum name_kind kind, char *key, size_t size,
        const struct name **found)
{
    size_t used = strlen(key);
    if (reader->word[0] == '\0' || !is_name(reader)) {
        return fail_syntax(reader, names_kind_word(kind));
    }
    (void)snprintf(key + used, size - used, ":%s", reader->word);
    *found = names_find(&reader->build->names, key);
    if (*found == NULL) {
        build_error(reader->build, reader->node, DIAG_NAME_UNKNOWN, names_kind_word(kind),
                reader->word, names_near(&reader->build->names, kind, reader->word), NULL);
        reader->failed = true;
        return false;
    }
    advance(reader);
    return true;
}

static bool wrapped(struct reader *reader)
{
    char key[4 * WORD_SIZE_MAX];
    uint32_t contact = INDEX_NONE;
    const struct name *found = NULL;
    if (!expect(reader, "(")) {
        return false;
    }
    (void)snprintf(key, sizeof(key), "%s", reader->word);
    bool fine = resolve(reader, NAME_CONTACT, &contact) && expect(reader, ",") &&
            find_keyed(reader, NAME_FIELD, key, sizeof(key), &found) && expect(reader, ",") &&
            find_keyed(reader, NAME_CODE, key, sizeof(key), &found) && expect(reader, ")");
    if (fine) {
        emit(reader, CONDITION_WRAPPED, found->index);
    }
    return fine;
}

// "of fatima", or the customer of the contact.
static bool whose(struct reader *reader, uint32_t *customer)
{
    *customer = reader->scope.customer;
    if (!is(reader, "of")) {
        return true;
    }
    advance(reader);
    return resolve(reader, NAME_CUSTOMER, customer);
}

static bool fail_mood(struct reader *reader)
{
    const struct rules *rules = reader->build->rules;
    struct buffer names = { 0 };
    for (uint32_t i = 0; i < rules->mood_count; i++) {
        buffer_add(&names, i > 0 ? " " : "");
        buffer_add(&names, rules->moods[i].id);
    }
    (void)fail_value(reader, buffer_text(&names));
    buffer_finish(&names);
    return false;
}

static bool mood(struct reader *reader)
{
    uint32_t customer = 0;
    if (!whose(reader, &customer) || !expect(reader, "is")) {
        return false;
    }
    uint32_t named = table_find(&reader->build->rules->mood_ids, reader->word);
    if (named == TABLE_NONE) {
        return fail_mood(reader);
    }
    advance(reader);
    emit(reader, CONDITION_MOOD, customer << 8 | named);
    return true;
}

static bool at_least(struct reader *reader, int axis)
{
    uint32_t customer = 0;
    if (!whose(reader, &customer) || !expect(reader, "at-least")) {
        return false;
    }
    char *end = NULL;
    long value = strtol(reader->word, &end, 10);
    long least = axis == AXIS_PLEASANTNESS ? -100 : 0;
    if (end == reader->word || *end != '\0' || value < least || value > 100) {
        return fail_value(reader, axis == AXIS_PLEASANTNESS ? "-100 .. 100" : "0 .. 100");
    }
    advance(reader);
    emit(reader, CONDITION_AT_LEAST,
            customer << 12 | (uint32_t)axis << 8 | (uint32_t)(value + VALUE_SHIFT));
    return true;
}

static const char *nearest_question(const char *word, struct table *words)
{
    static const char *const others[] = { "before", "ended", "wrapped", "mood", "not",
        "pleasantness", "arousal", "trust", "effort", "outcome" };
    for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++) {
        table_add(words, questions[i].word, 0);
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        table_add(words, others[i], 0);
    }
    return table_nearest(words, word);
}

static bool unknown_question(struct reader *reader)
{
    if (reader->word[0] == '\0' || !is_name(reader)) {
        return fail_syntax(reader, "knows, opened, said, did, …");
    }
    struct table words = { 0 };
    if (!reader->failed) {
        build_error(reader->build, reader->node, DIAG_CONDITION_WORD, reader->text, reader->word,
                nearest_question(reader->word, &words), NULL);
    }
    table_finish(&words);
    reader->failed = true;
    return false;
}

static bool atom(struct reader *reader)
{
    const struct question *asked = find_question(reader->word);
    if (asked != NULL) {
        advance(reader);
        return question(reader, asked);
    }
    int axis = words_find_choice(words_axes, reader->word);
    bool (*special)(struct reader *) = is(reader, "ended") ? ended
            : is(reader, "before")                         ? before
            : is(reader, "wrapped")                        ? wrapped
            : is(reader, "mood")                           ? mood
                                                           : NULL;
    if (axis < 0 && special == NULL) {
        return unknown_question(reader);
    }
    advance(reader);
    return special != NULL ? special(reader) : at_least(reader, axis);
}

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
    if (is(reader, "not")) {
        advance(reader);
        fine = single(reader);
        emit(reader, CONDITION_NOT, 0);
    } else if (is(reader, "(")) {
        advance(reader);
        fine = expression(reader) && expect(reader, ")");
    } else {
        fine = atom(reader);
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
    while (is(reader, word)) {
        advance(reader);
        if (!part(reader)) {
            return false;
        }
        emit(reader, op, 0);
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
    advance(&reader);
    bool fine = expression(&reader);
    if (fine && reader.word[0] != '\0') {
        fine = fail_syntax(&reader, "and, or");
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
