// SPDX-License-Identifier: GPL-3.0-or-later
// Smells: what a sceptical colleague would say of a scenario that loads.
#include "game/explore/smells/smells.h"

#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/explore/smells/smell.h"

enum { SMELL_FIRST = 300, SMELL_LAST = 389 };

// What is accepted once and mended later should not stay: it would hide the next of its kind. Of
// the pack's own files nothing is said here, for another scenario may need it.
static void check_acceptances(struct smelling *smelling)
{
    const struct scenario *scenario = smelling->scenario;
    for (uint32_t i = 0; i < scenario->acceptance_count; i++) {
        const struct acceptance *at = &scenario->acceptances[i];
        bool smell = at->code >= SMELL_FIRST && at->code <= SMELL_LAST;
        if (smell && at->file == FILE_OWN && !smelling->used[i]) {
            struct smell_place place = { FILE_OWN, at->first };
            char code[16];
            (void)snprintf(code, sizeof(code), "Z%04d", at->code);
            smell_add(smelling, DIAG_ACCEPTED_NOTHING, place, code, NULL);
        }
    }
}

void smells_accept(
        const struct scenario *scenario, const struct diag_list *found, struct diag_list *diags)
{
    struct smelling smelling = { .scenario = scenario, .diags = diags };
    smelling.used = mem_alloc(scenario->acceptance_count + 1);
    for (size_t i = 0; i < found->diags.count; i++) {
        const struct diag *diag = &found->diags.items[i];
        struct smell_place place = { FILE_OWN, (uint32_t)diag->line };
        if (strcmp(diag->file, scenario->file) == 0) {
            smell_add(&smelling, diag->code, place, diag->arguments[0], diag->arguments[1],
                    diag->arguments[2], NULL);
        } else {
            diag_add(diags, diag->code, diag->severity, diag->file, diag->line, diag->arguments[0],
                    diag->arguments[1], diag->arguments[2], NULL);
        }
    }
    mem_free(smelling.used);
}

void smells_of_scenario(
        const struct scenario *scenario, const struct language *language, struct diag_list *diags)
{
    struct scenario_measures measures;
    struct smelling smelling = { scenario, language, &measures, diags, NULL };
    measures_take(scenario, language, &measures);
    smelling.used = mem_alloc(scenario->acceptance_count + 1);
    smell_cues(&smelling);
    smell_keys(&smelling);
    smell_traps(&smelling);
    smell_chances(&smelling);
    smell_texts(&smelling);
    smell_truth(&smelling);
    check_acceptances(&smelling);
    mem_free(smelling.used);
}
