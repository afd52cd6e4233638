// SPDX-License-Identifier: GPL-3.0-or-later
// Smells of a shift and of a pack as a whole: too few chances, swaps that are not equal, groups in
// one corner.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "game/explore/smells/groups.h"
#include "game/explore/smells/measures.h"
#include "game/explore/smells/smell.h"
#include "game/explore/smells/smells.h"

enum { SCENARIOS_MIN = 3, DECISIONS_MIN = 6, SWAP_PER_CENT = 10 };

// At the root of the shift, where the author of the shift can accept it.
static void add(const struct shift *shift, struct diag_list *diags, int code, const char *first,
        const char *second, const char *third)
{
    struct diag diag = { .code = code,
        .severity = DIAG_WARNING,
        .file = shift->file,
        .line = (int)shift->line,
        .arguments = { first, second, third, NULL } };
    for (uint32_t i = 0; i < shift->acceptance_count; i++) {
        const struct acceptance *at = &shift->acceptances[i];
        if (at->code == code && at->first <= shift->line && shift->line <= at->last) {
            diag.because = at->because;
        }
    }
    if (diag.because != NULL) {
        diag_add_accepted(diags, &diag);
    } else {
        diag_add(diags, code, diag.severity, diag.file, diag.line, first, second, third, NULL);
    }
}

static void check_chances(const struct shift *shift, const struct scenario_measures *measures,
        struct diag_list *diags)
{
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        double decisions = 0;
        long scenarios = 0;
        for (size_t i = 0; i < shift->entry_count; i++) {
            const struct measured_chance *chance = &measures[i].chances[c];
            decisions += chance->decisions;
            scenarios += chance->most > 0 ? 1 : 0;
        }
        const char *competency = competency_id((enum competency)c);
        char number[24];
        if (scenarios < SCENARIOS_MIN) {
            add(shift, diags, DIAG_CHANCE_SCENARIOS, competency, smell_number(number, scenarios),
                    NULL);
        }
        if (decisions < DECISIONS_MIN) {
            add(shift, diags, DIAG_CHANCE_FEW, competency, smell_number(number, (long)decisions),
                    NULL);
        }
    }
}

// A swap is fair when it gives about as much to earn.
static void check_swap(
        const struct shift *shift, const struct shift_entry *entry, struct diag_list *diags)
{
    struct scenario_measures one;
    struct scenario_measures other;
    measures_take(entry->scenario, NULL, &one);
    measures_take(entry->swap, NULL, &other);
    for (int c = 0; c < COMPETENCY_COUNT; c++) {
        double mean = (one.chances[c].mean + other.chances[c].mean) / 2;
        double off = one.chances[c].mean - other.chances[c].mean;
        off = off < 0 ? -off : off;
        if (100 * off > SWAP_PER_CENT * mean) {
            add(shift, diags, DIAG_CHANCE_SWAP, entry->scenario->id, entry->swap->id,
                    competency_id((enum competency)c));
        }
    }
}

static void check_groups(const struct shift *shift, struct diag_list *diags)
{
    struct groups groups = { 0 };
    struct group_finding finding;
    size_t cursor = 0;
    for (size_t i = 0; i < shift->entry_count; i++) {
        groups_add(&groups, shift->entries[i].scenario);
    }
    while (groups_next(&groups, &cursor, &finding)) {
        add(shift, diags, finding.code, group_kind_id(finding.kind), finding.value, NULL);
    }
    groups_finish(&groups);
}

// The root of the pack, where its author can accept it, is what its scenarios know as accepted.
static const char *accepted_by_pack(const struct scenario *scenario, int code)
{
    for (uint32_t i = 0; i < scenario->acceptance_count; i++) {
        const struct acceptance *at = &scenario->acceptances[i];
        if (at->code == code && at->file == FILE_OF_PACK) {
            return at->because;
        }
    }
    return NULL;
}

void smells_of_pack(
        const char *path, struct scenario *const *scenarios, size_t count, struct diag_list *diags)
{
    struct groups groups = { 0 };
    struct group_finding finding;
    size_t cursor = 0;
    for (size_t i = 0; i < count; i++) {
        groups_add(&groups, scenarios[i]);
    }
    while (groups_next(&groups, &cursor, &finding)) {
        struct diag diag = { .code = finding.code,
            .severity = DIAG_WARNING,
            .file = path,
            .line = 1,
            .arguments = { group_kind_id(finding.kind), finding.value, NULL },
            .because = accepted_by_pack(scenarios[0], finding.code) };
        if (diag.because != NULL) {
            diag_add_accepted(diags, &diag);
        } else {
            diag_add(diags, diag.code, diag.severity, path, 1, diag.arguments[0], diag.arguments[1],
                    NULL);
        }
    }
    groups_finish(&groups);
}

void smells_of_shift(const struct shift *shift, struct diag_list *diags)
{
    struct scenario_measures *measures = mem_alloc((shift->entry_count + 1) * sizeof(*measures));
    for (size_t i = 0; i < shift->entry_count; i++) {
        measures_take(shift->entries[i].scenario, NULL, &measures[i]);
        if (shift->entries[i].swap != NULL) {
            check_swap(shift, &shift->entries[i], diags);
        }
    }
    check_chances(shift, measures, diags);
    check_groups(shift, diags);
    mem_free(measures);
}
