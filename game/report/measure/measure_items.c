// SPDX-License-Identifier: GPL-3.0-or-later
// Items and replies: how hard each decision is, whether it goes with the rest, and who says what.
#include <math.h>
#include <stdlib.h>

#include "game/report/measure/measure_inner.h"

static const double Z95 = 1.959963984540054;

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

void measure_interval_of_facility(const struct item *item, size_t n, double interval[2])
{
    double apart = Z95 * item->facility_sd / sqrt((double)n);
    interval[0] = fmax(item->facility - apart, 0);
    interval[1] = fmin(item->facility + apart, 1);
}

void measure_item_of(struct measure_item *item, const struct measure_data *data,
        const struct reached *reached, size_t decision)
{
    struct reached_item of;
    double least = data->sessions ? 0 : data->has_range ? data->least : NAN;
    double most = data->sessions ? 1 : data->has_range ? data->most : NAN;
    reached_describe(reached, decision, least, most, &of);
    *item = (struct measure_item) { .decision = (uint32_t)decision,
        .n = of.n,
        .mean_total = of.mean_total,
        .has_alpha = of.has_alpha,
        .alpha_without = of.alpha_without };
    least = isnan(least) ? of.least : least;
    most = isnan(most) ? of.most : most;
    double range = most - least;
    item->mean = range > 0 ? (of.item.mean - least) / range : 1;
    if (of.n < LEAST || !(of.most > of.least)) {
        return;
    }
    item->item = of.item;
    item->described = true;
    measure_interval_of_facility(&item->item, of.n, item->facility_interval);
    item->has_interval = of.item.has_rest &&
            measure_interval_of_r(of.item.rest_r, of.with_rest, item->rest_interval);
}

void measure_add_items(struct measure_work *work)
{
    const struct measure_sums *sums = work->sums;
    struct reached_shape shape = { sums->decisions, sums->scenarios, sums->scenario_of,
        work->data->sessions };
    struct reached reached;
    reached_init(&reached, &shape);
    do {
        for (size_t p = 0; p < sums->people; p++) {
            size_t first = p * sums->decisions;
            reached_add(&reached, &sums->earned[first], &sums->possible[first]);
        }
    } while (reached_again(&reached));
    for (size_t d = 0; d < sums->decisions; d++) {
        struct measure_item item;
        measure_item_of(&item, work->data, &reached, d);
        if (item.n > 0) {
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

/** The rests and scores of who said something at one decision. */
struct listeners {
    double *rest;
    double *total;
    double *scratch;
    size_t n;
};

static void listeners_init(struct listeners *listeners, size_t people)
{
    size_t size = (people + 1) * sizeof(double);
    *listeners = (struct listeners) { mem_alloc(size), mem_alloc(size), mem_alloc(size), 0 };
}

static void listeners_finish(struct listeners *listeners)
{
    mem_free(listeners->rest);
    mem_free(listeners->total);
    mem_free(listeners->scratch);
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
        const struct round *round, size_t first, struct listeners *listeners)
{
    struct measure_reply reply = { .decision = round->said[first].decision,
        .words = round->said[first].words };
    double worth = worth_of(work->data, &round->said[first]);
    reply.best = !is_beaten(work->data, reply.decision, worth);
    struct extremes extremes;
    bool *chosen = mem_alloc((round->count + 1) * sizeof(bool));
    listeners->n = 0;
    for (size_t i = 0; i < round->count; i++) {
        const struct measure_said *said = &round->said[i];
        size_t scenario = work->sums->scenario_of[said->decision];
        double *rest = &listeners->rest[listeners->n];
        if (measure_score(work->sums, work->data, said->person, SIZE_MAX,
                    &listeners->total[listeners->n])) {
            (void)measure_score(work->sums, work->data, said->person, scenario, rest);
            chosen[listeners->n++] = said->words == reply.words;
        }
        reply.best &= worth_of(work->data, said) <= worth + 1e-9;
    }
    reply.of = listeners->n;
    if (listeners->n >= 2) {
        struct reply_data data = { chosen, listeners->rest, listeners->total, listeners->n };
        extremes_find(&extremes, listeners->total, listeners->n, listeners->scratch);
        reply_describe(&reply.reply, &data, &extremes);
        reply.has_interval = reply.reply.has_r &&
                measure_interval_of_r(reply.reply.r, listeners->n, reply.interval);
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
    struct listeners listeners;
    listeners_init(&listeners, work->sums->people + count);
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
                describe_reply(measure, work, &round, i, &listeners);
            }
        }
        if (listeners.n >= 2) {
            add_unsaid(measure, &round, listeners.n);
        }
    }
    if (measure->replies.count > 1) {
        qsort(measure->replies.items, measure->replies.count, sizeof(*measure->replies.items),
                by_count);
    }
    listeners_finish(&listeners);
    mem_free(said);
}
