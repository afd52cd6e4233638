// SPDX-License-Identifier: GPL-3.0-or-later
// One remark of the sceptical colleague: given at its place, or kept apart where the author accepts
// it.
#include "game/explore/smells/smell.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct smell_place smell_at_root(const struct smelling *smelling)
{
    return (struct smell_place) { FILE_OWN, smelling->scenario->line };
}

struct smell_place smell_at_text(const struct smelling *smelling, uint32_t text)
{
    const struct text *at = &smelling->scenario->texts[text];
    return (struct smell_place) { (enum file_of_scenario)at->file, at->line };
}

struct smell_place smell_at_slot(const struct smelling *smelling, uint32_t slot)
{
    struct range wordings = slot_wordings(&smelling->scenario->slots[slot]);
    uint32_t general = wordings.first + wordings.count - 1;
    return smell_at_text(smelling, smelling->scenario->wordings[general].say);
}

struct smell_place smell_at_turn(const struct smelling *smelling, uint32_t turn)
{
    const struct turn *at = &smelling->scenario->turns[turn];
    struct smell_place place = smell_at_slot(smelling, at->slots.first);
    place.line = at->line;
    return place;
}

const char *smell_number(char text[24], long number)
{
    (void)snprintf(text, 24, "%ld", number);
    return text;
}

const char *smell_turn_id(const struct smelling *smelling, uint32_t turn)
{
    return scenario_string(smelling->scenario, smelling->scenario->turns[turn].id);
}

const char *smell_slot_id(const struct smelling *smelling, uint32_t slot)
{
    return scenario_string(smelling->scenario, smelling->scenario->slot_rests[slot].id);
}

static const char *accepted(struct smelling *smelling, int code, struct smell_place place)
{
    const struct scenario *scenario = smelling->scenario;
    for (uint32_t i = 0; i < scenario->acceptance_count; i++) {
        const struct acceptance *at = &scenario->acceptances[i];
        if (at->code == code && at->file == (uint32_t)place.file && at->first <= place.line &&
                place.line <= at->last) {
            smelling->used[i] = true;
            return at->because;
        }
    }
    return NULL;
}

static bool same_arguments(const struct diag *a, const struct diag *b)
{
    for (int i = 0; i < DIAG_ARGUMENTS_MAX; i++) {
        const char *one = a->arguments[i] != NULL ? a->arguments[i] : "";
        const char *other = b->arguments[i] != NULL ? b->arguments[i] : "";
        if (strcmp(one, other) != 0) {
            return false;
        }
    }
    return true;
}

// A passage is looked at with every visit, but is written once.
static bool is_told(const struct diag *items, size_t count, const struct diag *diag)
{
    for (size_t i = 0; i < count; i++) {
        const struct diag *at = &items[i];
        if (at->code == diag->code && at->line == diag->line && strcmp(at->file, diag->file) == 0 &&
                same_arguments(at, diag)) {
            return true;
        }
    }
    return false;
}

void smell_add(struct smelling *smelling, int code, struct smell_place place, ...)
{
    struct diag_list *diags = smelling->diags;
    struct diag diag = { .code = code, .severity = DIAG_WARNING, .line = (int)place.line };
    va_list arguments;
    va_start(arguments, place);
    for (int i = 0; i < DIAG_ARGUMENTS_MAX; i++) {
        diag.arguments[i] = va_arg(arguments, const char *);
        if (diag.arguments[i] == NULL) {
            break;
        }
    }
    va_end(arguments);
    diag.file = smelling->scenario->files[place.file];
    diag.because = accepted(smelling, code, place);
    if (diag.because != NULL && !is_told(diags->accepted.items, diags->accepted.count, &diag)) {
        diag_add_accepted(diags, &diag);
    }
    if (diag.because == NULL && !is_told(diags->diags.items, diags->diags.count, &diag)) {
        diag_add(diags, code, diag.severity, diag.file, diag.line, diag.arguments[0],
                diag.arguments[1], diag.arguments[2], diag.arguments[3], NULL);
    }
}
