// SPDX-License-Identifier: GPL-3.0-or-later
// Coverage: how often a 90 % band holds what it is a band for.
#include "game/explore/simulate/coverage.h"

#include <math.h>

#include "game/base/mem.h"

// Streams of these plays, far from those of the cohorts.
static const uint64_t PLAYS_FROM = UINT64_C(1) << 40;

enum { BANDS = 3, PLAIN = 0, SHRUNKEN = 1, THIS_FORM = 2, PLAYS_EACH = 1000 };

struct verdicts {
    int8_t held[BANDS][COMPETENCY_COUNT]; // -1: no band, or no target
};

struct job {
    const struct form *form;
    const struct people *people;
    const struct prior *prior;
    struct verdicts *verdicts;
};

struct worker {
    const struct job *job;
    struct form_player *player;
    struct showing showing;
    struct showing drawn;
    struct person person;
    uint32_t number;
};

// Points earned and possible, added over plays.
struct target {
    double earned[COMPETENCY_COUNT];
    double possible[COMPETENCY_COUNT];
};

static void *open_worker(void *payload)
{
    const struct job *job = payload;
    struct worker *worker = mem_alloc(sizeof(*worker));
    worker->job = job;
    worker->player = job->form->kind->open(job->form);
    return worker;
}

static void close_worker(void *own)
{
    struct worker *worker = own;
    worker->job->form->kind->close(worker->player);
    vec_finish(&worker->showing.evidence);
    vec_finish(&worker->drawn.evidence);
    mem_free(worker);
}

// Play `noise` of this person, under the difficulties and effects of play `world`.
static void play(struct worker *worker, uint32_t world, uint32_t noise)
{
    uint64_t first = PLAYS_FROM + (uint64_t)worker->number * PLAYS_EACH;
    struct draw draw = { worker->number, first + world, first + world, first + noise };
    worker->job->form->kind->play(
            worker->player, worker->job->people, &worker->person, &draw, &worker->showing);
}

static void add_target(struct target *target, const struct showing *showing)
{
    for (size_t i = 0; i < showing->evidence.count; i++) {
        const struct evidence *evidence = &showing->evidence.items[i];
        target->earned[evidence->competency] += evidence->earned;
        target->possible[evidence->competency] += evidence->possible;
    }
}

// Takes one scenario of a play over into the drawn form, as its scenario `as`.
static void take_scenario(struct worker *worker, int scenario, int as)
{
    for (size_t i = 0; i < worker->showing.evidence.count; i++) {
        struct evidence evidence = worker->showing.evidence.items[i];
        if (evidence.scenario == scenario) {
            evidence.scenario = as;
            vec_push(&worker->drawn.evidence, evidence);
        }
    }
}

static void judge(const struct target *target, const struct showing *showing,
        const struct prior *prior, int8_t *plain, int8_t *shrunken)
{
    struct sheet sheet;
    sheet_init(&sheet,
            &(struct sheet_input) {
                    .items = showing->evidence.items,
                    .count = showing->evidence.count,
                    .prior = prior,
            });
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *line = &sheet.line[k];
        double at = 100 * target->earned[k] / target->possible[k];
        bool known = target->possible[k] > 0;
        plain[k] = shrunken[k] = -1;
        if (known && line->has_se) {
            plain[k] = line->band90[0] <= at && at <= line->band90[1];
        }
        if (known && line->has_shrunk) {
            shrunken[k] = line->band90_shrunk[0] <= at && at <= line->band90_shrunk[1];
        }
    }
    sheet_finish(&sheet);
}

// A form drawn from the universe, and what its bands are to hold.
static void judge_universe(struct worker *worker, struct verdicts *verdicts)
{
    const struct job *job = worker->job;
    uint32_t scenarios = job->form->scenarios;
    uint64_t key = stream_key(job->people->seed, STREAM_FORM, worker->number);
    struct target target = { 0 };
    vec_clear(&worker->drawn.evidence);
    for (uint32_t i = 0; i < scenarios; i++) {
        play(worker, i, i);
        take_scenario(worker, (int)(stream_at(key, i) * scenarios), (int)i);
    }
    for (uint32_t i = 0; i < COVERAGE_PLAYS; i++) {
        play(worker, scenarios + i, scenarios + i);
        add_target(&target, &worker->showing);
    }
    judge(&target, &worker->drawn, job->prior, verdicts->held[PLAIN], verdicts->held[SHRUNKEN]);
}

static void judge_this_form(struct worker *worker, struct verdicts *verdicts)
{
    uint32_t world = worker->job->form->scenarios + COVERAGE_PLAYS;
    int8_t unused[COMPETENCY_COUNT];
    struct target target = { 0 };
    for (uint32_t i = 0; i < COVERAGE_PLAYS; i++) {
        play(worker, world, world + i);
        add_target(&target, &worker->showing);
    }
    play(worker, world, world + COVERAGE_PLAYS);
    judge(&target, &worker->showing, NULL, verdicts->held[THIS_FORM], unused);
}

static void judge_person(void *payload, void *own, uint32_t unit)
{
    const struct job *job = payload;
    struct worker *worker = own;
    worker->number = unit;
    worker->person = person_of(job->people, unit);
    judge_universe(worker, &job->verdicts[unit]);
    judge_this_form(worker, &job->verdicts[unit]);
}

static double share_held(const struct verdicts *verdicts, uint32_t count, int band, int k)
{
    uint32_t judged = 0;
    uint32_t held = 0;
    for (uint32_t i = 0; i < count; i++) {
        judged += verdicts[i].held[band][k] >= 0 ? 1 : 0;
        held += verdicts[i].held[band][k] > 0 ? 1 : 0;
    }
    return judged > 0 ? (double)held / judged : NAN;
}

struct coverage coverage_of(const struct form *form, const struct people *people, uint32_t count,
        const struct prior *prior, const struct crew *crew)
{
    struct job job = { form, people, prior, mem_alloc((count + 1) * sizeof(struct verdicts)) };
    struct work work = { count, open_worker, close_worker, judge_person, &job };
    struct coverage coverage = { .people = count };
    work_do(&work, crew);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        coverage.plain[k] = share_held(job.verdicts, count, PLAIN, k);
        coverage.shrunken[k] = share_held(job.verdicts, count, SHRUNKEN, k);
        coverage.this_form[k] = share_held(job.verdicts, count, THIS_FORM, k);
    }
    mem_free(job.verdicts);
    return coverage;
}
