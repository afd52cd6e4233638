// SPDX-License-Identifier: GPL-3.0-or-later
// Items and replies: how hard each decision is, whether it goes with the rest, and who says what.
#include <math.h>
#include <stdlib.h>

#include "game/report/measure/measure_inner.h"

static const double Z95 = 1.959963984540054;

// What recounting alpha without each decision may cost, in products.
static const double ALPHA_WORK_MAX = 4e8;

enum { LEAST = 4 };

bool measure_interval_of_r(double r, size_t n, double interval[2])
{
    if (n < LEAST || !(r > -1 && r < 1)) {
        return false;
    }
    double apart = Z95 / sqrt((double)n - 3);
    interval[0] = tanh(atanh(r) - apart);
    interval[1] = tanh(atanh(r) + apart);
    return true;
}

/* ---- items ---- */

/** Who reached a decision: what it gave them, and the rest. */
struct reached {
    double *x;
    double *rest;
    double *total;
    double *scratch;
    size_t n;
};

static void reached_init(struct reached *reached, size_t people)
{
    size_t size = (people + 1) * sizeof(double);
    *reached = (struct reached) { mem_alloc(size), mem_alloc(size), mem_alloc(size),
        mem_alloc(2 * size), 0 };
}

static void reached_finish(struct reached *reached)
{
    mem_free(reached->x);
    mem_free(reached->rest);
    mem_free(reached->total);
    mem_free(reached->scratch);
}

// Of one scenario alone there is no rest in others: then it is 0 for all, and there is no r.
static void gather(struct reached *reached, const struct measure_work *work, size_t decision)
{
    const struct measure_sums *sums = work->sums;
    reached->n = 0;
    for (size_t p = 0; p < sums->people; p++) {
        size_t at = p * sums->decisions + decision;
        double total = 0;
        double rest = 0;
        if (sums->possible[at] > 0 && measure_score(sums, work->data, p, SIZE_MAX, &total)) {
            (void)measure_score(sums, work->data, p, sums->scenario_of[decision], &rest);
            reached->x[reached->n] = sums->earned[at] / sums->possible[at];
            reached->rest[reached->n] = rest;
            reached->total[reached->n++] = total;
        }
    }
}

static bool range_of(
        const struct reached *reached, const struct measure_data *data, double *least, double *most)
{
    double low = INFINITY;
    double high = -INFINITY;
    for (size_t i = 0; i < reached->n; i++) {
        low = fmin(low, reached->x[i]);
        high = fmax(high, reached->x[i]);
    }
    *least = data->sessions ? 0 : data->has_range ? data->least : low;
    *most = data->sessions ? 1 : data->has_range ? data->most : high;
    return high > low;
}

static double mean_of(const double *values, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        sum += values[i];
    }
    return n > 0 ? sum / (double)n : 0;
}

static void describe(
        struct measure_item *item, const struct reached *reached, const struct measure_data *data)
{
    struct extremes extremes;
    double least = 0;
    double most = 1;
    item->n = reached->n;
    item->mean_total = mean_of(reached->total, reached->n);
    bool varies = range_of(reached, data, &least, &most);
    item->mean = most > least ? (mean_of(reached->x, reached->n) - least) / (most - least) : 1;
    if (reached->n < LEAST || !varies) {
        return;
    }
    struct item_data given = { reached->x, reached->rest, reached->total, reached->n, least, most };
    extremes_find(&extremes, reached->total, reached->n, reached->scratch);
    item_describe(&item->item, &given, &extremes, reached->scratch);
    item->described = true;
    double apart = Z95 * item->item.sd / sqrt((double)reached->n) / (most - least);
    item->facility_interval[0] = fmax(item->item.facility - apart, 0);
    item->facility_interval[1] = fmin(item->item.facility + apart, 1);
    item->has_interval = item->item.has_rest &&
            measure_interval_of_r(item->item.rest_r, reached->n, item->rest_interval);
}

// Alpha when the decision falls out of its scenario; the scenario stays, if something is left of
// it.
static bool alpha_of_less(
        const struct measure_work *work, size_t decision, size_t part, double *alpha)
{
    const struct measure_sums *sums = work->sums;
    const struct measure_scale *scale = work->scale;
    struct moments moments;
    struct reliability reliability;
    double *row = mem_alloc(scale->part_count * sizeof(double));
    moments_init(&moments, (int)scale->part_count);
    for (size_t p = 0; p < sums->people; p++) {
        size_t d = p * sums->decisions + decision;
        size_t c = p * sums->scenarios + work->chosen[part];
        double possible = sums->scenario_possible[c] - sums->possible[d];
        for (size_t i = 0; i < scale->part_count; i++) {
            row[i] = scale->parts[p * scale->part_count + i];
        }
        row[part] = possible > 0 ? (sums->scenario_earned[c] - sums->earned[d]) / possible : NAN;
        moments_add(&moments, row);
    }
    bool fine = 2 * moments.complete > (int64_t)sums->people &&
            reliability_of(&moments, .95, &reliability, NULL) == RELIABILITY_FINE;
    *alpha = fine ? reliability.alpha : 0;
    moments_finish(&moments);
    mem_free(row);
    return fine;
}

static size_t decisions_in(const struct measure_work *work, size_t scenario)
{
    size_t count = 0;
    for (size_t d = 0; d < work->sums->decisions; d++) {
        bool there = false;
        for (size_t p = 0; p < work->sums->people && !there; p++) {
            there = work->sums->possible[p * work->sums->decisions + d] > 0;
        }
        count += there && work->sums->scenario_of[d] == scenario;
    }
    return count;
}

static void add_alpha(const struct measure_work *work, struct measure_item *item)
{
    const struct measure_scale *scale = work->scale;
    size_t part = 0;
    while (part < scale->part_count &&
            work->chosen[part] != work->sums->scenario_of[item->decision]) {
        part++;
    }
    if (part == scale->part_count || scale->refusal != RELIABILITY_FINE) {
        return;
    }
    double parts = (double)scale->part_count;
    double cost = (double)work->sums->people * parts * parts * (double)work->sums->decisions;
    if (work->sums->decisions == work->sums->scenarios ||
            decisions_in(work, work->chosen[part]) == 1) {
        item->has_alpha = work->parts[part].has_alpha_without;
        item->alpha_without = work->parts[part].alpha_without;
    } else if (cost < ALPHA_WORK_MAX) {
        item->has_alpha = alpha_of_less(work, item->decision, part, &item->alpha_without);
    }
}

void measure_add_items(struct measure_work *work)
{
    struct reached reached;
    reached_init(&reached, work->sums->people);
    for (size_t d = 0; d < work->sums->decisions; d++) {
        struct measure_item item = { .decision = (uint32_t)d };
        gather(&reached, work, d);
        if (reached.n > 0) {
            describe(&item, &reached, work->data);
            add_alpha(work, &item);
            vec_push(&work->scale->items, item);
        }
    }
    reached_finish(&reached);
}

/* ---- replies ---- */

static int by_decision(const void *a, const void *b)
{
    const struct measure_said *x = a;
    const struct measure_said *y = b;
    if (x->decision != y->decision) {
        return x->decision < y->decision ? -1 : 1;
    }
    return (x->words > y->words) - (x->words < y->words);
}

/** All that was said at one decision. */
struct round {
    const struct measure_said *said;
    size_t count;
};

static bool is_beaten(const struct measure_data *data, uint32_t decision, double worth)
{
    for (size_t i = 0; i < data->offers.count; i++) {
        const struct measure_offer *offer = &data->offers.items[i];
        if (offer->decision == decision && offer->worth > worth + 1e-9) {
            return true;
        }
    }
    return false;
}

// Of words that are offered what they are worth there; the evidence of a said one says the same.
static double worth_of(const struct measure_data *data, const struct measure_said *said)
{
    for (size_t i = 0; i < data->offers.count; i++) {
        const struct measure_offer *offer = &data->offers.items[i];
        if (offer->decision == said->decision && offer->words == said->words) {
            return offer->worth;
        }
    }
    return said->worth;
}

static void describe_reply(struct measure *measure, const struct measure_work *work,
        const struct round *round, size_t first, struct reached *reached)
{
    struct measure_reply reply = { .decision = round->said[first].decision,
        .words = round->said[first].words };
    double worth = worth_of(work->data, &round->said[first]);
    reply.best = !is_beaten(work->data, reply.decision, worth);
    struct extremes extremes;
    bool *chosen = mem_alloc((round->count + 1) * sizeof(bool));
    reached->n = 0;
    for (size_t i = 0; i < round->count; i++) {
        const struct measure_said *said = &round->said[i];
        size_t scenario = work->sums->scenario_of[said->decision];
        double *rest = &reached->rest[reached->n];
        if (measure_score(
                    work->sums, work->data, said->person, SIZE_MAX, &reached->total[reached->n])) {
            (void)measure_score(work->sums, work->data, said->person, scenario, rest);
            chosen[reached->n++] = said->words == reply.words;
        }
        reply.best &= worth_of(work->data, said) <= worth + 1e-9;
    }
    reply.of = reached->n;
    if (reached->n >= 2) {
        struct reply_data data = { chosen, reached->rest, reached->total, reached->n };
        extremes_find(&extremes, reached->total, reached->n, reached->scratch);
        reply_describe(&reply.reply, &data, &extremes);
        reply.has_interval = reply.reply.has_r &&
                measure_interval_of_r(reply.reply.r, reached->n, reply.interval);
        vec_push(&measure->replies, reply);
    }
    mem_free(chosen);
}

static bool was_said(const struct measure_said *said, size_t count, uint32_t words)
{
    for (size_t i = 0; i < count; i++) {
        if (said[i].words == words) {
            return true;
        }
    }
    return false;
}

// A general wording and an informed one may be the same words: those stand once.
static void add_unsaid(struct measure *measure, const struct round *round, size_t of)
{
    const struct measure_data *data = measure->data;
    size_t first = measure->replies.count;
    for (size_t i = 0; i < data->offers.count; i++) {
        const struct measure_offer *offer = &data->offers.items[i];
        bool there = offer->decision != round->said[0].decision ||
                was_said(round->said, round->count, offer->words);
        for (size_t j = first; j < measure->replies.count && !there; j++) {
            there = measure->replies.items[j].words == offer->words;
        }
        if (!there) {
            struct measure_reply reply = { .decision = offer->decision,
                .words = offer->words,
                .best = !is_beaten(data, offer->decision, offer->worth),
                .of = of };
            for (size_t j = 0; j < round->count && reply.best; j++) {
                reply.best = worth_of(data, &round->said[j]) <= offer->worth + 1e-9;
            }
            vec_push(&measure->replies, reply);
        }
    }
}

static int by_count(const void *a, const void *b)
{
    const struct measure_reply *x = a;
    const struct measure_reply *y = b;
    if (x->decision != y->decision) {
        return x->decision < y->decision ? -1 : 1;
    }
    if (x->reply.n != y->reply.n) {
        return x->reply.n > y->reply.n ? -1 : 1;
    }
    return (x->words > y->words) - (x->words < y->words);
}

void measure_add_replies(struct measure *measure, struct measure_work *work)
{
    size_t count = work->data->said.count;
    struct measure_said *said = mem_alloc((count + 1) * sizeof(*said));
    struct reached reached;
    reached_init(&reached, work->sums->people + count);
    for (size_t i = 0; i < count; i++) {
        said[i] = work->data->said.items[i];
    }
    qsort(said, count, sizeof(*said), by_decision);
    for (size_t from = 0, to = 0; from < count; from = to) {
        while (to < count && said[to].decision == said[from].decision) {
            to++;
        }
        struct round round = { &said[from], to - from };
        for (size_t i = 0; i < round.count; i++) {
            if (i == 0 || round.said[i].words != round.said[i - 1].words) {
                describe_reply(measure, work, &round, i, &reached);
            }
        }
        if (reached.n >= 2) {
            add_unsaid(measure, &round, reached.n);
        }
    }
    if (measure->replies.count > 1) {
        qsort(measure->replies.items, measure->replies.count, sizeof(*measure->replies.items),
                by_count);
    }
    reached_finish(&reached);
    mem_free(said);
}
