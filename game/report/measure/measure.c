// SPDX-License-Identifier: GPL-3.0-or-later
// How well a test measures: the sums of one scale, and what follows from them.
#include "game/report/measure/measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/measure/measure_inner.h"
#include "scoring/stats/onefactor.h"

static const double CONFIDENCE = .95;

/* ---- sums ---- */

static void sums_init(struct measure_sums *sums, const struct measure_data *data, int scale)
{
    *sums = (struct measure_sums) { .people = data->people,
        .decisions = data->decisions.items.count,
        .scenarios = data->scenarios.items.count };
    size_t by_decision = sums->people * sums->decisions;
    size_t by_scenario = sums->people * sums->scenarios;
    sums->earned = mem_alloc((by_decision + 1) * sizeof(double));
    sums->possible = mem_alloc((by_decision + 1) * sizeof(double));
    sums->scenario_earned = mem_alloc((by_scenario + 1) * sizeof(double));
    sums->scenario_possible = mem_alloc((by_scenario + 1) * sizeof(double));
    sums->all_earned = mem_alloc((sums->people + 1) * sizeof(double));
    sums->all_possible = mem_alloc((sums->people + 1) * sizeof(double));
    sums->scenario_of = mem_alloc((sums->decisions + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < data->cells.count; i++) {
        const struct measure_cell *cell = &data->cells.items[i];
        const struct measure_column *column = &data->columns.items[cell->column];
        sums->scenario_of[column->decision] = column->scenario;
        if (scale == MEASURE_OVERALL || column->competency == scale) {
            size_t d = cell->person * sums->decisions + column->decision;
            size_t c = cell->person * sums->scenarios + column->scenario;
            sums->earned[d] += cell->earned;
            sums->possible[d] += cell->possible;
            sums->scenario_earned[c] += cell->earned;
            sums->scenario_possible[c] += cell->possible;
            sums->all_earned[cell->person] += cell->earned;
            sums->all_possible[cell->person] += cell->possible;
        }
    }
}

static void sums_finish(struct measure_sums *sums)
{
    mem_free(sums->earned);
    mem_free(sums->possible);
    mem_free(sums->scenario_earned);
    mem_free(sums->scenario_possible);
    mem_free(sums->all_earned);
    mem_free(sums->all_possible);
    mem_free(sums->scenario_of);
}

double measure_part(const struct measure_sums *sums, size_t person, size_t scenario)
{
    size_t at = person * sums->scenarios + scenario;
    return sums->scenario_possible[at] > 0 ? sums->scenario_earned[at] / sums->scenario_possible[at]
                                           : NAN;
}

bool measure_score(const struct measure_sums *sums, const struct measure_data *data, size_t person,
        size_t without, double *score)
{
    double earned = sums->all_earned[person];
    double possible = sums->all_possible[person];
    if (without != SIZE_MAX) {
        earned -= sums->scenario_earned[person * sums->scenarios + without];
        possible -= sums->scenario_possible[person * sums->scenarios + without];
    }
    *score = data->sessions && possible > 0 ? 100 * earned / possible : earned;
    return possible > 0;
}

/* ---- a scale ---- */

// A scenario that tells nobody apart, or that most never met, is no part.
static bool is_part(const struct measure_sums *sums, size_t scenario, bool *met)
{
    size_t seen = 0;
    double least = INFINITY;
    double most = -INFINITY;
    for (size_t p = 0; p < sums->people; p++) {
        double x = measure_part(sums, p, scenario);
        if (isfinite(x)) {
            seen++;
            least = fmin(least, x);
            most = fmax(most, x);
        }
    }
    *met = seen > 0;
    return 2 * seen > sums->people && most > least;
}

static size_t choose_parts(
        const struct measure_sums *sums, struct measure_scale *scale, size_t *chosen)
{
    size_t count = 0;
    for (size_t c = 0; c < sums->scenarios; c++) {
        bool met = false;
        if (is_part(sums, c, &met)) {
            chosen[count++] = c;
        } else {
            scale->dropped += met;
        }
    }
    return count;
}

static void take_parts(
        const struct measure_sums *sums, const size_t *chosen, struct measure_scale *scale)
{
    scale->parts = mem_alloc((sums->people * scale->part_count + 1) * sizeof(double));
    for (size_t p = 0; p < sums->people; p++) {
        for (size_t i = 0; i < scale->part_count; i++) {
            scale->parts[p * scale->part_count + i] = measure_part(sums, p, chosen[i]);
        }
    }
}

static void take_reliability(struct measure_scale *scale, size_t people)
{
    struct moments moments;
    struct onefactor factor;
    moments_init(&moments, (int)scale->part_count);
    for (size_t p = 0; p < people; p++) {
        moments_add(&moments, &scale->parts[p * scale->part_count]);
    }
    scale->refusal = reliability_of(&moments, CONFIDENCE, &scale->reliability, NULL);
    scale->has_omega = scale->refusal == RELIABILITY_FINE && onefactor_init(&factor, &moments);
    if (scale->has_omega) {
        scale->omega = factor.omega;
    }
    if (scale->refusal == RELIABILITY_FINE) {
        onefactor_finish(&factor);
    }
    moments_finish(&moments);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static void take_scores(const struct measure_sums *sums, const struct measure_data *data,
        struct measure_scale *scale)
{
    scale->scores = mem_alloc((sums->people + 1) * sizeof(double));
    for (size_t p = 0; p < sums->people; p++) {
        double score = 0;
        if (measure_score(sums, data, p, SIZE_MAX, &score)) {
            scale->scores[scale->score_count++] = score;
        }
    }
    qsort(scale->scores, scale->score_count, sizeof(double), by_size);
}

static size_t columns_of(const struct measure_data *data, int scale)
{
    size_t count = 0;
    for (size_t i = 0; i < data->columns.count; i++) {
        count += scale == MEASURE_OVERALL || data->columns.items[i].competency == scale;
    }
    return count;
}

static void scale_init(struct measure *measure, const struct measure_data *data, int index)
{
    struct measure_scale *scale = &measure->scales[index];
    scale->refusal = RELIABILITY_TOO_FEW_PARTS;
    scale->columns = columns_of(data, index);
    if (scale->columns == 0) {
        return;
    }
    struct measure_sums sums;
    sums_init(&sums, data, index);
    size_t *chosen = mem_alloc((sums.scenarios + 1) * sizeof(*chosen));
    scale->part_count = choose_parts(&sums, scale, chosen);
    if (scale->part_count > 0) {
        take_parts(&sums, chosen, scale);
        take_reliability(scale, sums.people);
    }
    take_scores(&sums, data, scale);
    struct measure_work work = { data, &sums, scale };
    measure_add_items(&work);
    mem_free(chosen);
    sums_finish(&sums);
}

void measure_init(struct measure *measure, const struct measure_data *data)
{
    *measure = (struct measure) { .data = data };
    for (int i = 0; i < MEASURE_SCALES; i++) {
        scale_init(measure, data, i);
    }
}

void measure_take_replies(struct measure *measure)
{
    struct measure_sums sums;
    sums_init(&sums, measure->data, MEASURE_OVERALL);
    struct measure_work work = { measure->data, &sums, &measure->scales[MEASURE_OVERALL] };
    measure_add_replies(measure, &work);
    sums_finish(&sums);
}

void measure_finish(struct measure *measure)
{
    for (int i = 0; i < MEASURE_SCALES; i++) {
        mem_free(measure->scales[i].scores);
        mem_free(measure->scales[i].parts);
        vec_finish(&measure->scales[i].items);
    }
    vec_finish(&measure->replies);
}

double measure_error(const struct measure *measure, const struct measure_scale *scale)
{
    return measure->data->sessions ? 100 * scale->reliability.sem / (double)scale->reliability.parts
                                   : scale->reliability.sem;
}
