// SPDX-License-Identifier: GPL-3.0-or-later
// A cohort: many people play a form once each, and what is true of them stands beside what was
// measured.
#include "game/explore/simulate/cohort.h"

#include <math.h>

#include "game/base/mem.h"

enum { REPLICATIONS = 100, TOGETHER_LEAST = 20, UNIT = 16 };

// How many people one replication has: a hundredth of them, 20 at least.
static uint32_t people_together(uint32_t people)
{
    uint32_t together = (people + REPLICATIONS - 1) / REPLICATIONS;
    return together < TOGETHER_LEAST ? TOGETHER_LEAST : together;
}

// Playing

struct job {
    struct cohort *cohort;
    const struct form *form;
    const struct people *people;
    enum cohort_sitting sitting;
};

// Streams of a second sitting, far from those of the first.
static const uint64_t AGAIN_FROM = UINT64_C(1) << 50;

struct worker {
    const struct form *form;
    struct form_player *player;
    struct showing showing;
};

static void *open_worker(void *payload)
{
    const struct job *job = payload;
    struct worker *worker = mem_alloc(sizeof(*worker));
    worker->form = job->form;
    worker->player = job->form->kind->open(job->form);
    worker->showing.wants_chances = true;
    return worker;
}

static void close_worker(void *own)
{
    struct worker *worker = own;
    worker->form->kind->close(worker->player);
    vec_finish(&worker->showing.evidence);
    mem_free(worker);
}

static void write_row(
        struct cohort_row *row, const struct person *person, const struct showing *showing)
{
    struct sheet sheet;
    double truth = 0;
    double score = 0;
    sheet_init(&sheet,
            &(struct sheet_input) {
                    .items = showing->evidence.items,
                    .count = showing->evidence.count,
                    .chances = showing->has_chances ? showing->chances : NULL,
            });
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &sheet.line[k];
        row->truth[k] = person->ability[k];
        row->score[k] = line->has_score ? line->score : NAN;
        row->variance[k] = line->has_se ? line->variance : NAN;
        row->decisions[k] = (uint16_t)line->decisions;
        row->scenarios[k] = (uint16_t)line->scenarios;
        row->fine |= (uint8_t)((line->status == SHEET_OK ? 1u : 0u) << k);
        truth += row->truth[k] / COMPETENCY_COUNT;
        score += row->score[k] / COMPETENCY_COUNT;
    }
    row->truth[COHORT_OVERALL] = truth;
    row->score[COHORT_OVERALL] = score;
    row->fine |= (uint8_t)((sheet.overall.has_score ? 1u : 0u) << COHORT_OVERALL);
    sheet_finish(&sheet);
}

static void play_unit(void *payload, void *own, uint32_t unit)
{
    const struct job *job = payload;
    struct worker *worker = own;
    for (uint32_t i = unit * UNIT; i < (unit + 1) * UNIT && i < job->cohort->people; i++) {
        uint64_t from = job->sitting == COHORT_AGAIN ? AGAIN_FROM : 0;
        struct draw draw = { i, from + i / job->cohort->together, from + i, from + i };
        struct person person = person_of(job->people, i);
        job->form->kind->play(worker->player, job->people, &person, &draw, &worker->showing);
        write_row(&job->cohort->rows[i], &person, &worker->showing);
    }
}

void cohort_run(struct cohort *cohort, const struct form *form, const struct people *people,
        uint32_t count, enum cohort_sitting sitting, const struct crew *crew)
{
    *cohort = (struct cohort) { .people = count, .together = people_together(count) };
    cohort->rows = mem_alloc(count * sizeof(*cohort->rows));
    struct job job = { cohort, form, people, sitting };
    struct work work = { (count + UNIT - 1) / UNIT, open_worker, close_worker, play_unit, &job };
    work_do(&work, crew);
}

void cohort_finish(struct cohort *cohort)
{
    mem_free(cohort->rows);
    *cohort = (struct cohort) { 0 };
}

// Reckoning

static double cell(const struct cohort_row *row, struct column column)
{
    return column.measured ? row->score[column.of] : row->truth[column.of];
}

// Sums of products about the means, as Welford has them, in the order of the people.
struct products {
    uint32_t people;
    double mean_a;
    double mean_b;
    double aa;
    double ab;
    double bb;
};

static void add_pair(struct products *sums, double a, double b)
{
    sums->people++;
    double off_a = a - sums->mean_a;
    double off_b = b - sums->mean_b;
    sums->mean_a += off_a / sums->people;
    sums->mean_b += off_b / sums->people;
    sums->aa += off_a * (a - sums->mean_a);
    sums->ab += off_a * (b - sums->mean_b);
    sums->bb += off_b * (b - sums->mean_b);
}

// Two columns side by side, of one cohort or of two with the same people.
struct pair {
    const struct cohort *first;
    const struct cohort *second;
    struct column a;
    struct column b;
};

static struct products products_within(const struct pair *pair)
{
    struct products all = { 0 };
    uint32_t people = pair->first->people;
    uint32_t together = pair->first->together;
    for (uint32_t first = 0; first < people; first += together) {
        struct products one = { 0 };
        for (uint32_t i = first; i < first + together && i < people; i++) {
            double cell_a = cell(&pair->first->rows[i], pair->a);
            double cell_b = cell(&pair->second->rows[i], pair->b);
            if (isfinite(cell_a) && isfinite(cell_b)) {
                add_pair(&one, cell_a, cell_b);
            }
        }
        all.people += one.people;
        all.aa += one.aa;
        all.ab += one.ab;
        all.bb += one.bb;
    }
    return all;
}

static double correlation_of(const struct products *sums)
{
    bool spread = sums->people >= 3 && sums->aa > 0 && sums->bb > 0;
    return spread ? sums->ab / sqrt(sums->aa * sums->bb) : NAN;
}

double cohort_correlation(
        const struct cohort *cohort, struct column a, struct column b, uint32_t *people)
{
    struct products sums = products_within(&(struct pair) { cohort, cohort, a, b });
    if (people != NULL) {
        *people = sums.people;
    }
    return correlation_of(&sums);
}

double cohort_retest(const struct cohort *first, const struct cohort *again, int of)
{
    struct column column = { true, of };
    struct products sums = products_within(&(struct pair) { first, again, column, column });
    return correlation_of(&sums);
}

double cohort_partial(
        const struct cohort *cohort, struct column a, struct column b, struct column c)
{
    double ab = cohort_correlation(cohort, a, b, NULL);
    double ac = cohort_correlation(cohort, a, c, NULL);
    double bc = cohort_correlation(cohort, b, c, NULL);
    return (ab - ac * bc) / sqrt((1 - ac * ac) * (1 - bc * bc));
}

static struct products products_of(const struct cohort *cohort, struct column column)
{
    struct products sums = { 0 };
    for (uint32_t i = 0; i < cohort->people; i++) {
        double at = cell(&cohort->rows[i], column);
        if (isfinite(at)) {
            add_pair(&sums, at, at);
        }
    }
    return sums;
}

double cohort_mean(const struct cohort *cohort, struct column column)
{
    struct products sums = products_of(cohort, column);
    return sums.people > 0 ? sums.mean_a : NAN;
}

double cohort_deviation(const struct cohort *cohort, struct column column)
{
    struct products sums = products_of(cohort, column);
    return sums.people > 1 ? sqrt(sums.aa / (sums.people - 1)) : NAN;
}

double cohort_decisions(const struct cohort *cohort, int competency)
{
    double sum = 0;
    for (uint32_t i = 0; i < cohort->people; i++) {
        sum += cohort->rows[i].decisions[competency];
    }
    return sum / cohort->people;
}

double cohort_scenarios(const struct cohort *cohort, int competency)
{
    double sum = 0;
    for (uint32_t i = 0; i < cohort->people; i++) {
        sum += cohort->rows[i].scenarios[competency];
    }
    return sum / cohort->people;
}

double cohort_fine(const struct cohort *cohort, int bit)
{
    uint32_t fine = 0;
    for (uint32_t i = 0; i < cohort->people; i++) {
        fine += (uint32_t)cohort->rows[i].fine >> bit & 1u;
    }
    return (double)fine / cohort->people;
}
