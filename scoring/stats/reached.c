// SPDX-License-Identifier: GPL-3.0-or-later
// Items where not everybody comes to each: people are taken in, one at a time.
#include "scoring/stats/reached.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/memory.h"
#include "scoring/stats/reached_inner.h"

/** Of the person at hand. */
struct reached_person {
    double *earned; // by scenario
    double *possible;
    double *row;              // by part
    double *first;            // by part: of the first person who has all
    double *apart;            // by part, the total behind them: how far from that
    struct tally_row **rests; // by scenario; NULL = there is none
};

static struct reached_person *person_create(size_t scenarios)
{
    struct reached_person *person = memory_zeroed(1, sizeof(*person));
    *person = (struct reached_person) {
        .earned = memory_zeroed(scenarios, sizeof(double)),
        .possible = memory_zeroed(scenarios, sizeof(double)),
        .row = memory_zeroed(scenarios, sizeof(double)),
        .first = memory_zeroed(scenarios, sizeof(double)),
        .apart = memory_zeroed(scenarios + 1, sizeof(double)),
        .rests = memory_zeroed(scenarios, sizeof(struct tally_row *)),
    };
    return person;
}

static void person_destroy(struct reached_person *person)
{
    if (person == NULL) {
        return;
    }
    free(person->earned);
    free(person->possible);
    free(person->row);
    free(person->first);
    free(person->apart);
    free(person->rests);
    free(person);
}

/* ---- beginning and ending ---- */

static void take_shape(struct reached *reached, const struct reached_shape *shape)
{
    size_t decisions = shape->decisions;
    size_t scenarios = shape->scenarios;
    reached->shape = *shape;
    reached->scenario_of = memory_zeroed(decisions, sizeof(*reached->scenario_of));
    reached->place_of = memory_zeroed(decisions, sizeof(*reached->place_of));
    reached->decisions_in = memory_zeroed(scenarios, sizeof(*reached->decisions_in));
    reached->part_of = memory_zeroed(scenarios, sizeof(*reached->part_of));
    for (size_t d = 0; d < decisions; d++) {
        reached->scenario_of[d] = shape->scenario_of[d];
        reached->place_of[d] = reached->decisions_in[shape->scenario_of[d]]++;
    }
    reached->shape.scenario_of = reached->scenario_of;
}

int reached_parts(const struct reached *reached)
{
    int count = 0;
    for (size_t s = 0; s < reached->shape.scenarios; s++) {
        count += reached->part_of[s] != REACHED_NO_PART;
    }
    return count;
}

// What people are counted in, with the parts that are known by now.
static void begin(struct reached *reached)
{
    size_t decisions = reached->shape.decisions;
    size_t scenarios = reached->shape.scenarios;
    size_t parts = (size_t)reached_parts(reached);
    moments_init(&reached->parts, parts > 0 ? (int)parts : 1);
    tally_init(&reached->x, 2 * decisions);
    tally_init(&reached->totals, decisions + 1);
    reached->rests = memory_zeroed(scenarios, sizeof(*reached->rests));
    reached->met = memory_zeroed(scenarios, sizeof(*reached->met));
    reached->least = memory_zeroed(scenarios, sizeof(double));
    reached->most = memory_zeroed(scenarios, sizeof(double));
    reached->of_parts = memory_zeroed(parts, sizeof(*reached->of_parts));
    reached->less = memory_zeroed(decisions, sizeof(*reached->less));
    for (size_t s = 0; s < scenarios; s++) {
        tally_init(&reached->rests[s], reached->decisions_in[s]);
    }
    for (size_t d = 0; d < decisions; d++) {
        reached->less[d].sums = memory_zeroed(parts + 1, sizeof(double));
        reached->less[d].squares = memory_zeroed(parts + 1, sizeof(double));
    }
    reached->person = person_create(scenarios);
    reached->people = 0;
}

static void end(struct reached *reached)
{
    for (size_t s = 0; s < reached->shape.scenarios; s++) {
        tally_finish(&reached->rests[s]);
    }
    for (size_t d = 0; d < reached->shape.decisions; d++) {
        free(reached->less[d].sums);
        free(reached->less[d].squares);
    }
    moments_finish(&reached->parts);
    tally_finish(&reached->x);
    tally_finish(&reached->totals);
    free(reached->rests);
    free(reached->met);
    free(reached->least);
    free(reached->most);
    free(reached->of_parts);
    free(reached->less);
    person_destroy(reached->person);
}

void reached_init(struct reached *reached, const struct reached_shape *shape)
{
    *reached = (struct reached) { 0 };
    take_shape(reached, shape);
    for (size_t s = 0; s < shape->scenarios; s++) {
        reached->part_of[s] = (int)s;
    }
    begin(reached);
}

void reached_finish(struct reached *reached)
{
    end(reached);
    free(reached->scenario_of);
    free(reached->place_of);
    free(reached->decisions_in);
    free(reached->part_of);
    *reached = (struct reached) { 0 };
}

/* ---- one person ---- */

static double score_of(const struct reached *reached, double earned, double possible)
{
    return reached->shape.percent ? 100 * earned / possible : earned;
}

// What each scenario gave; returns what all did.
static double add_up(
        struct reached *reached, const double *earned, const double *possible, double *all_possible)
{
    struct reached_person *person = reached->person;
    double all = 0;
    *all_possible = 0;
    memset(person->earned, 0, reached->shape.scenarios * sizeof(double));
    memset(person->possible, 0, reached->shape.scenarios * sizeof(double));
    for (size_t d = 0; d < reached->shape.decisions; d++) {
        person->earned[reached->scenario_of[d]] += earned[d];
        person->possible[reached->scenario_of[d]] += possible[d];
        all += earned[d];
        *all_possible += possible[d];
    }
    return all;
}

static void add_items(struct reached *reached, const double *earned, const double *possible,
        struct tally_row *totals)
{
    for (size_t d = 0; d < reached->shape.decisions; d++) {
        if (possible[d] > 0) {
            double x = earned[d] / possible[d];
            size_t place = reached->place_of[d];
            struct tally_row *rest = reached->person->rests[reached->scenario_of[d]];
            struct tally_row *own = tally_row_of(&reached->x, x);
            own->counts[d]++;
            totals->counts[d]++;
            totals->sums[d] += x;
            if (rest != NULL) {
                own->counts[reached->shape.decisions + d]++;
                rest->counts[place]++;
                rest->sums[place] += x;
            }
        }
    }
}

static void add_scores(struct reached *reached, const double *earned, const double *possible,
        double all, double all_possible)
{
    struct reached_person *person = reached->person;
    for (size_t s = 0; s < reached->shape.scenarios; s++) {
        double left = all_possible - person->possible[s];
        bool has_rest = person->possible[s] > 0 && left > 0;
        person->rests[s] = has_rest
                ? tally_row_of(&reached->rests[s], score_of(reached, all - person->earned[s], left))
                : NULL;
    }
    struct tally_row *totals = tally_row_of(&reached->totals, score_of(reached, all, all_possible));
    totals->counts[reached->shape.decisions]++;
    add_items(reached, earned, possible, totals);
}

// The row of parts; false when the person lacks one.
static bool take_parts(struct reached *reached)
{
    struct reached_person *person = reached->person;
    bool any = false;
    bool complete = true;
    for (size_t s = 0; s < reached->shape.scenarios; s++) {
        bool there = person->possible[s] > 0;
        double x = there ? person->earned[s] / person->possible[s] : NAN;
        if (there) {
            reached->least[s] = reached->met[s] > 0 ? fmin(reached->least[s], x) : x;
            reached->most[s] = reached->met[s] > 0 ? fmax(reached->most[s], x) : x;
            reached->met[s]++;
        }
        if (reached->part_of[s] != REACHED_NO_PART) {
            person->row[reached->part_of[s]] = x;
            complete &= there;
            any = true;
        }
    }
    return any && complete;
}

static void add_less(struct reached_less *less, const double *apart, size_t count)
{
    less->n++;
    for (size_t i = 0; i < count; i++) {
        less->sums[i] += apart[i];
        less->squares[i] += apart[i] * apart[i];
    }
}

// Of somebody who has all parts: the same without one decision, when something is left of its
// scenario.
static void add_without(struct reached *reached, size_t decision, double earned, double possible)
{
    struct reached_person *person = reached->person;
    uint32_t scenario = reached->scenario_of[decision];
    int part = reached->part_of[scenario];
    double left = person->possible[scenario] - possible;
    if (part == REACHED_NO_PART || !(left > 0)) {
        return;
    }
    struct reached_less *less = &reached->less[decision];
    size_t parts = (size_t)reached->parts.parts;
    double own = person->apart[part];
    double total = person->apart[parts];
    double x = (person->earned[scenario] - earned) / left;
    less->first = less->n == 0 ? x : less->first;
    person->apart[part] = x - less->first;
    person->apart[parts] = total - own + person->apart[part];
    add_less(less, person->apart, parts + 1);
    person->apart[part] = own;
    person->apart[parts] = total;
}

static void add_parts(struct reached *reached, const double *earned, const double *possible)
{
    struct reached_person *person = reached->person;
    size_t parts = (size_t)reached->parts.parts;
    person->apart[parts] = 0;
    for (size_t i = 0; i < parts; i++) {
        person->first[i] = reached->parts.complete == 0 ? person->row[i] : person->first[i];
        person->apart[i] = person->row[i] - person->first[i];
        person->apart[parts] += person->apart[i];
    }
    moments_add(&reached->parts, person->row);
    for (size_t d = 0; d < reached->shape.decisions; d++) {
        add_without(reached, d, earned[d], possible[d]);
    }
}

void reached_add(struct reached *reached, const double *earned, const double *possible)
{
    double all_possible = 0;
    double all = add_up(reached, earned, possible, &all_possible);
    reached->people++;
    if (all_possible > 0) {
        add_scores(reached, earned, possible, all, all_possible);
        if (take_parts(reached)) {
            add_parts(reached, earned, possible);
        }
    }
}

/* ---- when all are in ---- */

static bool choose_parts(struct reached *reached)
{
    bool changed = false;
    int count = 0;
    for (size_t s = 0; s < reached->shape.scenarios; s++) {
        bool is = 2 * reached->met[s] > reached->people && reached->most[s] > reached->least[s];
        int part = is ? count++ : REACHED_NO_PART;
        changed |= part != reached->part_of[s];
        reached->part_of[s] = part;
    }
    return changed;
}

static void settle(struct reached *reached)
{
    tally_sort(&reached->x);
    tally_sort(&reached->totals);
    for (size_t s = 0; s < reached->shape.scenarios; s++) {
        tally_sort(&reached->rests[s]);
    }
    reached->refusal = reached_parts(reached) > 0
            ? reliability_of(&reached->parts, .95, &reached->reliability, reached->of_parts)
            : RELIABILITY_TOO_FEW_PARTS;
}

bool reached_again(struct reached *reached)
{
    if (choose_parts(reached)) {
        end(reached);
        begin(reached);
        return true;
    }
    settle(reached);
    return false;
}
