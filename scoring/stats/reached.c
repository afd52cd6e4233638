// SPDX-License-Identifier: GPL-3.0-or-later
// Items where not everybody comes to each: described for who did, one person at a time.
#include "scoring/stats/reached.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/memory.h"

// A variance this small beside what it was made of is rounding.
static const double NOTHING = 1e-12;

enum { NO_PART = -1 };

/** The parts when one decision falls out of its scenario: sums of how far each is from the first
 * that was met, the total behind them. */
struct reached_less {
    int64_t n;
    double first; // what the first person had left of the scenario
    double *sums;
    double *squares;
};

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
        count += reached->part_of[s] != NO_PART;
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
        if (reached->part_of[s] != NO_PART) {
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
    if (part == NO_PART || !(left > 0)) {
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
        int part = is ? count++ : NO_PART;
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

// A part that is the same for everybody leaves what rounding makes of it.
static bool variance_of(const struct reached_less *less, size_t place, double *variance)
{
    double n = (double)less->n;
    double squares = less->squares[place] - less->sums[place] * less->sums[place] / n;
    *variance = squares / (n - 1);
    return squares > NOTHING * less->squares[place];
}

static bool alpha_of_less(
        const struct reached *reached, const struct reached_less *less, double *alpha)
{
    size_t parts = (size_t)reached->parts.parts;
    double trace = 0;
    double all = 0;
    bool fine = parts >= 2 && less->n >= 3 && 2 * less->n > reached->people;
    for (size_t i = 0; fine && i < parts; i++) {
        double own = 0;
        fine = variance_of(less, i, &own);
        trace += own;
    }
    fine = fine && variance_of(less, parts, &all) && all > NOTHING * trace;
    double k = (double)parts;
    *alpha = fine ? k / (k - 1) * (1 - trace / all) : 0;
    return fine;
}

// How many decisions of a scenario anybody came to.
static size_t met_in(const struct reached *reached, uint32_t scenario)
{
    size_t count = 0;
    for (size_t d = 0; d < reached->shape.decisions; d++) {
        count += reached->scenario_of[d] == scenario && tally_moments_of(&reached->x, d).n > 0;
    }
    return count;
}

static void add_alpha(const struct reached *reached, size_t decision, struct reached_item *item)
{
    uint32_t scenario = reached->scenario_of[decision];
    int part = reached->part_of[scenario];
    if (part == NO_PART || reached->refusal != RELIABILITY_FINE) {
        return;
    }
    if (met_in(reached, scenario) == 1) {
        item->has_alpha = reached->of_parts[part].has_alpha_without;
        item->alpha_without = reached->of_parts[part].alpha_without;
    } else {
        item->has_alpha = alpha_of_less(reached, &reached->less[decision], &item->alpha_without);
    }
}

static void add_groups(const struct reached *reached, size_t decision, double least, double range,
        struct reached_item *item)
{
    const struct tally *totals = &reached->totals;
    double low = tally_quantile(totals, decision, item->n, .27);
    double high = tally_quantile(totals, decision, item->n, .73);
    struct tally_group lower = tally_between(totals, decision, -INFINITY, low);
    struct tally_group upper = tally_between(totals, decision, high, INFINITY);
    item->lower = lower.n;
    item->upper = upper.n;
    item->item.lower = (lower.sum / (double)lower.n - least) / range;
    item->item.upper = (upper.sum / (double)upper.n - least) / range;
    item->item.d27 = item->item.upper - item->item.lower;
}

static void add_rest(const struct reached *reached, size_t decision, struct reached_item *item)
{
    const struct tally *rests = &reached->rests[reached->scenario_of[decision]];
    size_t place = reached->place_of[decision];
    size_t column = reached->shape.decisions + decision;
    struct tally_moments x = tally_moments_of(&reached->x, column);
    struct tally_moments rest = tally_moments_of(rests, place);
    item->with_rest = rest.n;
    item->item.has_rest = rest.n >= 2 && x.most > x.least && rest.most > rest.least;
    if (item->item.has_rest) {
        double best = tally_products_sorted(&reached->x, column, rests, place);
        item->item.rest_r = rest.products / sqrt(x.squares * rest.squares);
        item->item.discrimination_index = 100 * item->item.rest_r;
        item->item.has_efficiency = best > 0;
        item->item.efficiency = best > 0 ? 100 * rest.products / best : 0;
    }
}

void reached_describe(const struct reached *reached, size_t decision, double least, double most,
        struct reached_item *item)
{
    struct tally_moments x = tally_moments_of(&reached->x, decision);
    struct tally_moments total = tally_moments_of(&reached->totals, decision);
    *item = (struct reached_item) {
        .n = x.n, .mean_total = total.mean, .least = x.least, .most = x.most
    };
    item->item.mean = x.mean;
    add_alpha(reached, decision, item);
    if (x.n < 2 || !(x.most > x.least)) {
        return;
    }
    least = isnan(least) ? x.least : least;
    most = isnan(most) ? x.most : most;
    item->item.sd = sqrt(x.squares / (double)(x.n - 1));
    item->item.total_covariance = total.products / (double)(x.n - 1);
    item->item.facility = (x.mean - least) / (most - least);
    item->item.facility_sd = item->item.sd / (most - least);
    add_groups(reached, decision, least, most - least, item);
    add_rest(reached, decision, item);
}

struct reached_scores reached_scores_of(const struct reached *reached)
{
    const struct tally *totals = &reached->totals;
    size_t column = reached->shape.decisions;
    struct tally_moments moments = tally_moments_of(totals, column);
    struct reached_scores scores = { .n = moments.n, .mean = moments.mean };
    double *all = memory_zeroed(moments.n, sizeof(*all));
    size_t at = 0;
    for (size_t i = 0; i < totals->count; i++) {
        for (uint32_t k = 0; k < totals->rows[i].counts[column]; k++) {
            all[at++] = totals->rows[i].value;
        }
    }
    scores.sd = moments.n > 1 ? sqrt(moments.squares / (double)(moments.n - 1)) : 0;
    scores.has_shape = shape_of(&scores.shape, all, moments.n);
    free(all);
    return scores;
}
