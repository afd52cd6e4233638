// SPDX-License-Identifier: GPL-3.0-or-later
// The score sheet: per competency what was earned of what was possible, and how sure that is.
#include "scoring/sheet.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/band.h"
#include "scoring/memory.h"

struct sheet_gates sheet_gates_default(void)
{
    return (struct sheet_gates) {
        .scenarios = 3,
        .decisions = 6,
        .missed_percent = 25,
        .competencies = 5,
        .overall_scenarios = 5,
        .uneven = 10,
    };
}

// Scenarios

// By number; a struct sheet_scenario opens with its number, so this finds one too.
static int compare_scenarios(const void *a, const void *b)
{
    int left = *(const int *)a;
    int right = *(const int *)b;
    return (left > right) - (left < right);
}

static double weight_of(const struct sheet_input *input, int scenario)
{
    if (input->weights == NULL || (size_t)scenario >= input->weight_count) {
        return 1;
    }
    assert(isfinite(input->weights[scenario]) && input->weights[scenario] >= 0);
    return input->weights[scenario];
}

// The place of a number in a list that rises, or where it belongs; most items follow one of the
// same scenario, which is looked at first.
static size_t place_of(const int *numbers, size_t count, size_t last, int number)
{
    if (last < count && numbers[last] == number) {
        return last;
    }
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        low = numbers[middle] < number ? middle + 1 : low;
        high = numbers[middle] < number ? high : middle;
    }
    return low;
}

// Rising order, so that sums of doubles do not depend on the order of the evidence.
static size_t list_numbers(int *numbers, const struct sheet_input *input)
{
    size_t count = 0;
    size_t place = 0;
    for (size_t i = 0; i < input->count; i++) {
        int number = input->items[i].scenario;
        place = place_of(numbers, count, place, number);
        bool seen = place < count && numbers[place] == number;
        if (!seen && weight_of(input, number) > 0) {
            memmove(&numbers[place + 1], &numbers[place], (count - place) * sizeof(*numbers));
            numbers[place] = number;
            count++;
        }
    }
    return count;
}

static void list_scenarios(struct sheet *sheet, const struct sheet_input *input)
{
    int *numbers = memory_zeroed(input->count + 1, sizeof(*numbers));
    size_t count = list_numbers(numbers, input);
    sheet->scenarios = memory_zeroed(count, sizeof(*sheet->scenarios));
    sheet->scenario_count = count;
    for (size_t i = 0; i < count; i++) {
        sheet->scenarios[i].scenario = numbers[i];
        sheet->scenarios[i].weight = weight_of(input, numbers[i]);
    }
    free(numbers);
}

static struct sheet_scenario *find_scenario(struct sheet *sheet, int scenario)
{
    return bsearch(&scenario, sheet->scenarios, sheet->scenario_count, sizeof(*sheet->scenarios),
            compare_scenarios);
}

static void add_evidence(struct sheet *sheet, const struct sheet_input *input)
{
    struct sheet_scenario *scenario = NULL;
    for (size_t i = 0; i < input->count; i++) {
        const struct evidence *item = &input->items[i];
        assert(item->possible > 0 && item->earned >= 0 && item->earned <= item->possible);
        if (scenario == NULL || scenario->scenario != item->scenario) {
            scenario = find_scenario(sheet, item->scenario);
        }
        if (scenario != NULL) {
            struct sheet_cell *cell = &scenario->cell[item->competency];
            cell->earned += item->earned;
            cell->possible += item->possible;
            cell->decisions++;
        }
    }
}

// Competencies

// One quantile costs more than all the rest of a line, and the lines of a sheet mostly share
// theirs.
struct quantile {
    int df; // 0 = none yet
    double value;
};

static double quantile_for(struct quantile *last, int df)
{
    if (last->df != df) {
        *last = (struct quantile) { df, band_quantile(df) };
    }
    return last->value;
}

// Adds the scenarios up and returns the weighted points possible, M.
static double score_line(struct sheet_line *line, const struct sheet *sheet, int k, double uneven)
{
    double earned = 0;
    double possible = 0;
    double scores = 0;
    for (size_t i = 0; i < sheet->scenario_count; i++) {
        const struct sheet_scenario *scenario = &sheet->scenarios[i];
        const struct sheet_cell *cell = &scenario->cell[k];
        double score = 0;
        if (!sheet_cell_score(cell, &score)) {
            continue;
        }
        line->scenarios++;
        line->decisions += cell->decisions;
        line->earned += cell->earned;
        line->possible += cell->possible;
        earned += scenario->weight * (double)cell->earned;
        possible += scenario->weight * (double)cell->possible;
        scores += score;
    }
    if (line->scenarios > 0) {
        line->has_score = true;
        line->score = 100 * earned / possible;
        line->mean = scores / line->scenarios;
        line->uneven = fabs(line->score - line->mean) > uneven;
    }
    return possible;
}

// SE^2 = n/(n-1) sum (M_c/M)^2 (r_c - R)^2, everything on the scale 0..1.
static double error_squared(const struct sheet *sheet, int k, double possible)
{
    const struct sheet_line *line = &sheet->line[k];
    double sum = 0;
    for (size_t i = 0; i < sheet->scenario_count; i++) {
        const struct sheet_scenario *scenario = &sheet->scenarios[i];
        const struct sheet_cell *cell = &scenario->cell[k];
        if (cell->possible > 0) {
            double share = scenario->weight * (double)cell->possible / possible;
            double ratio = (double)cell->earned / (double)cell->possible;
            double off = share * (ratio - line->score / 100);
            sum += off * off;
        }
    }
    return sum * line->scenarios / (line->scenarios - 1);
}

static void add_error(struct sheet *sheet, int k, double possible, struct quantile *last)
{
    struct sheet_line *line = &sheet->line[k];
    if (line->scenarios < 2) {
        return;
    }
    double squared = error_squared(sheet, k, possible);
    line->has_se = true;
    line->se = 100 * sqrt(squared);
    line->variance = line->scenarios * squared;
    band_around(line->band90, line->score, line->se, quantile_for(last, line->scenarios - 1));
}

static void add_shrunken(
        struct sheet_line *line, const struct prior *prior, int k, struct quantile *last)
{
    if (!line->has_score || prior == NULL || prior->competency[k].origin == PRIOR_NONE) {
        return;
    }
    int n = line->scenarios;
    line->has_shrunk = true;
    line->se_shrunk =
            100 * band_shrunken_error(line->variance, n, prior->competency[k].variance, prior->df);
    band_around(line->band90_shrunk, line->score, line->se_shrunk,
            quantile_for(last, n - 1 + prior->df));
}

static enum sheet_status status_of(const struct sheet_line *line, const struct sheet_gates *gates)
{
    if (!line->has_score) {
        return SHEET_NOT_OBSERVED;
    }
    // Whole numbers: 25 % of 20 is 5, also where doubles think otherwise.
    bool missed =
            100LL * line->chances.missed > (long long)gates->missed_percent * line->chances.core;
    bool few = line->scenarios < gates->scenarios || line->decisions < gates->decisions;
    return few || missed ? SHEET_INSUFFICIENT_EVIDENCE : SHEET_OK;
}

// Overall

static bool overall_exists(const struct sheet *sheet, const struct sheet_gates *gates)
{
    int fine = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        fine += sheet->line[k].status == SHEET_OK;
    }
    return fine > 0 && fine >= gates->competencies;
}

static struct sheet_overall gated_overall(
        const struct sheet *sheet, const struct sheet_gates *gates)
{
    bool fine[COMPETENCY_COUNT];
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        fine[k] = sheet->line[k].status == SHEET_OK;
    }
    struct sheet_overall overall = sheet_overall_of(sheet, fine);
    bool scored = overall_exists(sheet, gates);
    bool banded = scored && overall.scenarios >= gates->overall_scenarios;
    if (!scored) {
        overall.has_score = false;
        overall.score = 0;
    }
    if (!banded) {
        overall.has_se = false;
        overall.se = 0;
        memset(overall.band90, 0, sizeof(overall.band90));
    }
    return overall;
}

// The public face

bool sheet_cell_score(const struct sheet_cell *cell, double *score)
{
    if (cell->possible == 0) {
        return false;
    }
    *score = 100 * (double)cell->earned / (double)cell->possible;
    return true;
}

void sheet_init(struct sheet *sheet, const struct sheet_input *input)
{
    struct sheet_gates gates = input->gates != NULL ? *input->gates : sheet_gates_default();
    struct quantile plain = { 0 };
    struct quantile shrunken = { 0 };

    *sheet = (struct sheet) { 0 };
    list_scenarios(sheet, input);
    add_evidence(sheet, input);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        struct sheet_line *line = &sheet->line[k];
        double possible = score_line(line, sheet, k, gates.uneven);
        add_error(sheet, k, possible, &plain);
        add_shrunken(line, input->prior, k, &shrunken);
        if (input->chances != NULL) {
            line->chances = input->chances[k];
            assert(line->chances.missed >= 0 && line->chances.missed <= line->chances.core);
        }
        line->status = status_of(line, &gates);
    }
    sheet->overall = gated_overall(sheet, &gates);
}

void sheet_finish(struct sheet *sheet)
{
    free(sheet->scenarios);
    *sheet = (struct sheet) { 0 };
}
