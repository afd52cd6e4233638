// SPDX-License-Identifier: GPL-3.0-or-later
// Inside conditions: the reader of their words, and what it makes of one thing that is asked.
#pragma once

#include "game/scenario/condition.h"
#include "game/scenario/diag_codes.h"

enum { CONDITION_WORD_MAX = 4 * (ID_SIZE_MAX + 1) };

struct reader {
    struct build *build;
    const struct node *node;
    struct scope scope;
    const char *text;
    const char *at;
    char word[CONDITION_WORD_MAX + 1]; // the token at hand; "" at the end
    const char *word_at;
    int depth;
    bool failed;
};

/** Adds an instruction. */
void reader_emit(struct reader *reader, enum condition_op op, uint32_t operand);

/** Takes the next word, or one of "( ) ,". */
void reader_advance(struct reader *reader);

/** Whether `word` is at hand; and takes it, or says that it was expected. */
bool reader_is(const struct reader *reader, const char *word);
bool reader_expect(struct reader *reader, const char *word);

/** Whether a word is at hand that is no sign. */
bool reader_is_name(const struct reader *reader);

/** Takes the name at hand, or says that it is unknown. */
bool reader_resolve(struct reader *reader, enum name_kind kind, uint32_t *index);

/** Say, once a condition, what was expected; give false. */
bool reader_fail_syntax(struct reader *reader, const char *expected);
bool reader_fail_value(struct reader *reader, const char *expected);

/** Reads one thing that is asked: "knows meter-differs", "mood of fatima is angry". */
bool reader_atom(struct reader *reader);
