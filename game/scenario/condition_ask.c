// SPDX-License-Identifier: GPL-3.0-or-later
// What a condition can ask, a question at a time: of facts, records, promises, moods.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/scenario/condition_inner.h"

enum { VALUE_SHIFT = 100 };

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
    bool closes = reader_is(reader, "(");
    if (closes) {
        reader_advance(reader);
    }
    if (!reader_resolve(reader, asked->kind, &index) || (closes && !reader_expect(reader, ")"))) {
        return false;
    }
    if (asked->op == CONDITION_MARK) {
        reader_emit(reader, CONDITION_MARK, mark_of(reader->build, asked->word, index));
    } else {
        reader_emit(reader, asked->op, index << 3 | asked->operand);
    }
    return true;
}

static bool ended(struct reader *reader)
{
    uint32_t contact = INDEX_NONE;
    int outcome = OUTCOME_COUNT;
    bool closes = reader_is(reader, "(");
    if (closes) {
        reader_advance(reader);
    }
    if (!reader_resolve(reader, NAME_CONTACT, &contact)) {
        return false;
    }
    if (closes && reader_is(reader, ",")) {
        reader_advance(reader);
        outcome = words_find_choice(words_outcomes, reader->word);
        if (outcome < 0) {
            return reader_fail_value(reader, words_outcomes);
        }
        reader_advance(reader);
    }
    if (closes && !reader_expect(reader, ")")) {
        return false;
    }
    reader_emit(reader, CONDITION_ENDED, contact << 2 | (uint32_t)outcome);
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
    reader_advance(reader);
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
    bool fine = reader_expect(reader, "(") && mark_atom(reader, &earlier) &&
            reader_expect(reader, ",") && mark_atom(reader, &later) && reader_expect(reader, ")");
    if (fine) {
        reader_emit(reader, CONDITION_MARK, before_mark(reader->build, earlier, later));
    }
    return fine;
}

// The key under which a wrap-up field or a code of it was declared: "call:reason:bill-dispute".
static bool find_keyed(struct reader *reader, enum name_kind kind, char *key, size_t size,
        const struct name **found)
{
    size_t used = strlen(key);
    if (reader->word[0] == '\0' || !reader_is_name(reader)) {
        return reader_fail_syntax(reader, names_kind_word(kind));
    }
    (void)snprintf(key + used, size - used, ":%s", reader->word);
    *found = names_find(&reader->build->names, key);
    if (*found == NULL) {
        build_error(reader->build, reader->node, DIAG_NAME_UNKNOWN, names_kind_word(kind),
                reader->word, names_near(&reader->build->names, kind, reader->word), NULL);
        reader->failed = true;
        return false;
    }
    reader_advance(reader);
    return true;
}

static bool wrapped(struct reader *reader)
{
    char key[4 * CONDITION_WORD_MAX];
    uint32_t contact = INDEX_NONE;
    const struct name *found = NULL;
    if (!reader_expect(reader, "(")) {
        return false;
    }
    (void)snprintf(key, sizeof(key), "%s", reader->word);
    bool fine = reader_resolve(reader, NAME_CONTACT, &contact) && reader_expect(reader, ",") &&
            find_keyed(reader, NAME_FIELD, key, sizeof(key), &found) &&
            reader_expect(reader, ",") && find_keyed(reader, NAME_CODE, key, sizeof(key), &found) &&
            reader_expect(reader, ")");
    if (fine) {
        reader_emit(reader, CONDITION_WRAPPED, found->index);
    }
    return fine;
}

// "of fatima", or the customer of the contact.
static bool whose(struct reader *reader, uint32_t *customer)
{
    *customer = reader->scope.customer;
    if (!reader_is(reader, "of")) {
        return true;
    }
    reader_advance(reader);
    return reader_resolve(reader, NAME_CUSTOMER, customer);
}

static bool fail_mood(struct reader *reader)
{
    const struct rules *rules = reader->build->rules;
    struct buffer names = { 0 };
    for (uint32_t i = 0; i < rules->mood_count; i++) {
        buffer_add(&names, i > 0 ? " " : "");
        buffer_add(&names, rules->moods[i].id);
    }
    (void)reader_fail_value(reader, buffer_text(&names));
    buffer_finish(&names);
    return false;
}

static bool mood(struct reader *reader)
{
    uint32_t customer = 0;
    if (!whose(reader, &customer) || !reader_expect(reader, "is")) {
        return false;
    }
    uint32_t named = table_find(&reader->build->rules->mood_ids, reader->word);
    if (named == TABLE_NONE) {
        return fail_mood(reader);
    }
    reader_advance(reader);
    reader_emit(reader, CONDITION_MOOD, customer << 8 | named);
    return true;
}

static bool at_least(struct reader *reader, int axis)
{
    uint32_t customer = 0;
    if (!whose(reader, &customer) || !reader_expect(reader, "at-least")) {
        return false;
    }
    char *end = NULL;
    long value = strtol(reader->word, &end, 10);
    long least = axis == AXIS_PLEASANTNESS ? -100 : 0;
    if (end == reader->word || *end != '\0' || value < least || value > 100) {
        return reader_fail_value(reader, axis == AXIS_PLEASANTNESS ? "-100 .. 100" : "0 .. 100");
    }
    reader_advance(reader);
    reader_emit(reader, CONDITION_AT_LEAST,
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
    if (reader->word[0] == '\0' || !reader_is_name(reader)) {
        return reader_fail_syntax(reader, "knows, opened, said, did, …");
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

bool reader_atom(struct reader *reader)
{
    const struct question *asked = find_question(reader->word);
    if (asked != NULL) {
        reader_advance(reader);
        return question(reader, asked);
    }
    int axis = words_find_choice(words_axes, reader->word);
    bool (*special)(struct reader *) = reader_is(reader, "ended") ? ended
            : reader_is(reader, "before")                         ? before
            : reader_is(reader, "wrapped")                        ? wrapped
            : reader_is(reader, "mood")                           ? mood
                                                                  : NULL;
    if (axis < 0 && special == NULL) {
        return unknown_question(reader);
    }
    reader_advance(reader);
    return special != NULL ? special(reader) : at_least(reader, axis);
}
