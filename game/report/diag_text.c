// SPDX-License-Identifier: GPL-3.0-or-later
// Diagnostics as sentences: where, what is wrong, and what to do about it.
#include "game/report/diag_text.h"

#include <string.h>

#include "game/locale/locale.h"
#include "game/report/diag_sentences.h"

const char *diag_sentence(int code)
{
    for (size_t i = 0; i < DIAG_SENTENCE_COUNT; i++) {
        if (DIAG_SENTENCES[i].code == code) {
            return tr(DIAG_SENTENCES[i].text);
        }
    }
    return NULL;
}

static bool is_placeholder(const char *at)
{
    return at[0] == '{' && at[1] >= '0' && at[1] < '0' + DIAG_ARGUMENTS_MAX && at[2] == '}';
}

static void add_argument(struct buffer *buffer, const char *const *arguments, int index)
{
    const char *argument = arguments[index];
    buffer_add(buffer, argument != NULL ? argument : "…");
}

// Whether every placeholder between `at` and `end` has its argument.
static bool is_told(const char *at, const char *end, const char *const *arguments)
{
    for (; at < end; at++) {
        if (is_placeholder(at) && arguments[at[1] - '0'] == NULL) {
            return false;
        }
    }
    return true;
}

static void fill_part(
        struct buffer *buffer, const char *at, const char *end, const char *const *arguments)
{
    for (; at < end; at++) {
        const char *close = *at == '[' ? memchr(at, ']', (size_t)(end - at)) : NULL;
        if (is_placeholder(at)) {
            add_argument(buffer, arguments, at[1] - '0');
            at += 2;
        } else if (close != NULL) {
            if (is_told(at, close, arguments)) {
                fill_part(buffer, at + 1, close, arguments);
            }
            at = close;
        } else {
            buffer_add_char(buffer, *at);
            at += at[0] == '{' && at[1] == '{';
        }
    }
}

void diag_fill(struct buffer *buffer, const char *sentence, const char *const *arguments)
{
    fill_part(buffer, sentence, sentence + strlen(sentence), arguments);
}

static const char *severity_word(enum diag_severity severity)
{
    switch (severity) {
    case DIAG_NOTE:
        return tr("note");
    case DIAG_WARNING:
        return tr("warning");
    case DIAG_ERROR:
        break;
    }
    return tr("error");
}

static void add_place(struct buffer *buffer, const struct diag *diag)
{
    if (diag->file == NULL) {
        return;
    }
    buffer_add(buffer, diag->file);
    if (diag->line > 0) {
        buffer_add_format(buffer, ":%d", diag->line);
    }
    buffer_add(buffer, ": ");
}

// A code without a sentence is our own slip; its arguments still help whoever reads it.
static void add_bare_arguments(struct buffer *buffer, const struct diag *diag)
{
    for (int i = 0; i < DIAG_ARGUMENTS_MAX && diag->arguments[i] != NULL; i++) {
        buffer_add(buffer, i > 0 ? ", " : "");
        buffer_add(buffer, diag->arguments[i]);
    }
}

void diag_write_sentence(struct buffer *buffer, const struct diag *diag)
{
    const char *sentence = diag_sentence(diag->code);
    if (sentence == NULL) {
        add_bare_arguments(buffer, diag);
        return;
    }
    diag_fill(buffer, sentence, diag->arguments);
}

void diag_write(struct buffer *buffer, const struct diag *diag)
{
    const char *word = diag->because != NULL ? tr("accepted") : severity_word(diag->severity);
    add_place(buffer, diag);
    buffer_add_format(buffer, "%s Z%04d: ", word, diag->code);
    diag_write_sentence(buffer, diag);
    if (diag->because != NULL) {
        buffer_add_format(buffer, tr(" (meant so: %s)"), diag->because);
    }
}

void diag_accepted_write(struct buffer *buffer, const struct diag_list *list)
{
    for (size_t i = 0; i < list->accepted.count; i++) {
        diag_write(buffer, &list->accepted.items[i]);
        buffer_add_char(buffer, '\n');
    }
}

void diag_list_write(struct buffer *buffer, const struct diag_list *list)
{
    for (size_t i = 0; i < list->diags.count; i++) {
        diag_write(buffer, &list->diags.items[i]);
        buffer_add_char(buffer, '\n');
    }
    if (list->dropped > 0) {
        buffer_add_format(buffer,
                tr_plural("%ld more is not shown.\n", "%ld more are not shown.\n",
                        (long)list->dropped),
                (long)list->dropped);
    }
}
