// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a condition, one at a time, and what is said of one that does not fit.
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "game/scenario/condition_inner.h"

void reader_emit(struct reader *reader, enum condition_op op, uint32_t operand)
{
    assert(operand <= CONDITION_OPERAND_MAX);
    vec_push(&reader->build->code, CONDITION_CODE(op, operand));
}

void reader_advance(struct reader *reader)
{
    reader->at += strspn(reader->at, " ");
    reader->word_at = reader->at;
    size_t size = strcspn(reader->at, " (),");
    size = size == 0 && *reader->at != '\0' ? 1 : size;
    size_t kept = size < CONDITION_WORD_MAX ? size : CONDITION_WORD_MAX;
    memcpy(reader->word, reader->at, kept);
    reader->word[kept] = '\0';
    reader->at += size;
}

bool reader_is(const struct reader *reader, const char *word)
{
    return strcmp(reader->word, word) == 0;
}

bool reader_fail_syntax(struct reader *reader, const char *expected)
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

bool reader_fail_value(struct reader *reader, const char *expected)
{
    if (!reader->failed) {
        build_error(reader->build, reader->node, DIAG_CONDITION_VALUE, reader->text, reader->word,
                expected, NULL);
    }
    reader->failed = true;
    return false;
}

bool reader_expect(struct reader *reader, const char *word)
{
    if (!reader_is(reader, word)) {
        return reader_fail_syntax(reader, word);
    }
    reader_advance(reader);
    return true;
}

bool reader_is_name(const struct reader *reader)
{
    return strchr("(),", reader->word[0]) == NULL;
}

bool reader_resolve(struct reader *reader, enum name_kind kind, uint32_t *index)
{
    if (reader->word[0] == '\0' || !reader_is_name(reader)) {
        return reader_fail_syntax(reader, names_kind_word(kind));
    }
    *index = build_resolve(reader->build, reader->node, kind, reader->word, reader->scope.contact);
    if (*index == INDEX_NONE) {
        reader->failed = true;
        return false;
    }
    reader_advance(reader);
    return true;
}
