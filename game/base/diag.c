// SPDX-License-Identifier: GPL-3.0-or-later
// Diagnostics as data: a stable code, where, and arguments. The sentences stand in report/.
#include "game/base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void diag_list_init(struct diag_list *list)
{
    *list = (struct diag_list) { 0 };
}

void diag_list_finish(struct diag_list *list)
{
    vec_finish(&list->diags);
    vec_finish(&list->accepted);
    arena_finish(&list->arena);
    diag_list_init(list);
}

static const char *copy(struct diag_list *list, const char *text)
{
    return text != NULL ? arena_copy_text(&list->arena, text, strlen(text)) : NULL;
}

void diag_add(struct diag_list *list, int code, enum diag_severity severity, const char *file,
        int line, ...)
{
    list->errors += severity == DIAG_ERROR;
    if (list->diags.count >= DIAG_COUNT_MAX) {
        list->dropped++;
        return;
    }

    struct diag diag = { .code = code, .severity = severity, .line = line };
    diag.file = copy(list, file);
    va_list arguments;
    va_start(arguments, line);
    for (int i = 0; i < DIAG_ARGUMENTS_MAX; i++) {
        const char *argument = va_arg(arguments, const char *);
        if (argument == NULL) {
            break;
        }
        diag.arguments[i] = copy(list, argument);
    }
    va_end(arguments);
    vec_push(&list->diags, diag);
}

void diag_add_accepted(struct diag_list *list, const struct diag *diag)
{
    if (list->accepted.count >= DIAG_COUNT_MAX) {
        return;
    }
    struct diag kept = *diag;
    kept.file = copy(list, diag->file);
    kept.because = copy(list, diag->because);
    for (int i = 0; i < DIAG_ARGUMENTS_MAX; i++) {
        kept.arguments[i] = copy(list, diag->arguments[i]);
    }
    vec_push(&list->accepted, kept);
}

bool diag_list_has(const struct diag_list *list, int code)
{
    for (size_t i = 0; i < list->diags.count; i++) {
        if (list->diags.items[i].code == code) {
            return true;
        }
    }
    return false;
}

static int compare(const struct diag *a, const struct diag *b)
{
    int files = strcmp(a->file != NULL ? a->file : "", b->file != NULL ? b->file : "");
    if (files != 0) {
        return files;
    }
    return a->line != b->line ? (a->line > b->line) - (a->line < b->line) : a->code - b->code;
}

// An insertion sort: stable, and the list is short and nearly in order.
static void sort(struct diag *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct diag moving = items[i];
        size_t at = i;
        for (; at > 0 && compare(&items[at - 1], &moving) > 0; at--) {
            items[at] = items[at - 1];
        }
        items[at] = moving;
    }
}

void diag_list_sort(struct diag_list *list)
{
    sort(list->diags.items, list->diags.count);
    sort(list->accepted.items, list->accepted.count);
}
