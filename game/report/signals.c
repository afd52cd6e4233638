// SPDX-License-Identifier: GPL-3.0-or-later
// Signals: how one play was answered, for a person to ask about. No part of a score, a list or a
// filter.
#include "game/report/signals.h"

#include <math.h>
#include <stdlib.h>

#include "game/base/mem.h"

static const double CHANCE_LEAST = .001;
static const double CYCLES_MOST = .90;
static const double RTE_LEAST = .90;
static const double FIT_LEAST = -2.33; // one in a hundred
static const double SHARE_LEAST = .02; // of others: nearly nobody and nearly everybody say nothing

/* ---- pace ---- */

static void add_effort(struct signals *signals, const struct result *result)
{
    size_t count = result->answers.count;
    double *ms = mem_alloc((count + 1) * sizeof(*ms));
    struct reading *readings = mem_alloc((count + 1) * sizeof(*readings));
    for (size_t i = 0; i < count; i++) {
        const struct result_answer *answer = &result->answers.items[i];
        ms[i] = answer->ms;
        readings[i] = (struct reading) { answer->words, answer->mean_ms };
        bool timed = isfinite(ms[i]);
        bool late = timed && 3 * i >= 2 * count;
        bool rapid = timed && ms[i] < rapid_threshold(&readings[i]);
        signals->rapid += rapid;
        signals->late += late;
        signals->late_rapid += late && rapid;
    }
    signals->has_effort = effort_of(&signals->effort, ms, readings, count) &&
            signals->effort.decisions >= SIGNALS_LEAST;
    mem_free(ms);
    mem_free(readings);
}

/* ---- places ---- */

static void add_positions(struct signals *signals, const struct result *result)
{
    size_t count = 0;
    int *chosen = mem_alloc((result->answers.count + 1) * sizeof(*chosen));
    int *sizes = mem_alloc((result->answers.count + 1) * sizeof(*sizes));
    for (size_t i = 0; i < result->answers.count; i++) {
        const struct result_answer *answer = &result->answers.items[i];
        if (answer->place > 0) {
            chosen[count] = answer->place;
            sizes[count++] = answer->places;
        }
    }
    signals->has_positions =
            count >= SIGNALS_LEAST && positions_of_menus(&signals->positions, chosen, sizes, count);
    mem_free(chosen);
    mem_free(sizes);
}

/* ---- beside others ---- */

struct fit_item {
    double share;
    bool right;
};

// From easy to hard.
static int by_share(const void *a, const void *b)
{
    double x = ((const struct fit_item *)a)->share;
    double y = ((const struct fit_item *)b)->share;
    return (x < y) - (x > y);
}

static size_t take_items(struct fit_item *items, const struct result *result)
{
    size_t count = 0;
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        if (moment->share < SHARE_LEAST || moment->share > 1 - SHARE_LEAST) {
            continue;
        }
        items[count].share = moment->share;
        items[count++].right = result_moment_is_whole(moment);
    }
    qsort(items, count, sizeof(*items), by_share);
    return count;
}

static void add_fit(struct signals *signals, const struct result *result)
{
    size_t room = result->moments.count + 1;
    struct fit_item *items = mem_alloc(room * sizeof(*items));
    bool *right = mem_alloc(room * sizeof(*right));
    double *share = mem_alloc(room * sizeof(*share));
    size_t *order = mem_alloc(room * sizeof(*order));
    size_t count = take_items(items, result);
    for (size_t i = 0; i < count; i++) {
        right[i] = items[i].right;
        share[i] = items[i].share;
        order[i] = i;
    }
    if (count >= SIGNALS_LEAST) {
        signals->has_fit = person_fit_beside(right, share, count, &signals->lz);
        signals->has_guttman = guttman_errors(right, order, count, &signals->guttman);
    }
    mem_free(items);
    mem_free(right);
    mem_free(share);
    mem_free(order);
}

/* ---- one half beside the other ---- */

static double half_score(const struct sheet *sheet, enum competency competency, size_t first)
{
    int64_t earned = 0;
    int64_t possible = 0;
    for (size_t i = first; i < sheet->scenario_count; i += 2) {
        earned += sheet->scenarios[i].cell[competency].earned;
        possible += sheet->scenarios[i].cell[competency].possible;
    }
    return possible > 0 ? (double)earned / (double)possible : NAN;
}

static void add_halves(struct signals *signals, const struct sheet *sheet)
{
    double odd[COMPETENCY_COUNT];
    double even[COMPETENCY_COUNT];
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        odd[k] = half_score(sheet, (enum competency)k, 0);
        even[k] = half_score(sheet, (enum competency)k, 1);
    }
    signals->has_odd_even = odd_even_of(odd, even, COMPETENCY_COUNT, &signals->odd_even);
}

/* ---- all of it ---- */

struct signals signals_of(const struct result *result)
{
    const struct circumstances *how = &result->circumstances;
    struct signals signals = { .answers = result->answers.count };
    signals.looked = how->timed && !how->agreed && signals.answers >= SIGNALS_LEAST;
    if (!signals.looked) {
        return signals;
    }
    add_effort(&signals, result);
    add_positions(&signals, result);
    add_fit(&signals, result);
    add_halves(&signals, &result->sheet);
    signals.away = how->away;
    signals.away_ms = how->away_ms;
    signals.idle = how->idle;
    return signals;
}

// Whether all went well until the last third, and then no more.
static bool is_tired(const struct signals *signals)
{
    double late = (double)signals->late;
    double early = (double)(signals->effort.decisions - signals->late);
    return signals->has_effort && late > 0 && early > 0 &&
            (double)signals->late_rapid / late > 1 - RTE_LEAST &&
            (double)(signals->rapid - signals->late_rapid) / early <= 1 - RTE_LEAST;
}

struct signals_outstanding signals_outstanding(const struct signals *signals)
{
    const struct positions *positions = &signals->positions;
    bool tired = is_tired(signals);
    bool placed = signals->has_positions;
    return (struct signals_outstanding) {
        .rapid = signals->has_effort && signals->effort.flagged && !tired,
        .tired = tired,
        .run = placed && positions->longest_run_p < CHANCE_LEAST,
        .place = placed && positions->chi2_p < CHANCE_LEAST,
        .cycle = placed && positions->cycle_rate > CYCLES_MOST,
        .misfit = signals->has_fit && signals->lz<FIT_LEAST, .away = signals->away> 0,
        .idle = signals->idle > 0,
    };
}

bool signals_any(const struct signals_outstanding *outstanding)
{
    return outstanding->rapid || outstanding->tired || outstanding->run || outstanding->place ||
            outstanding->cycle || outstanding->misfit || outstanding->away || outstanding->idle;
}

/* ---- for machines ---- */

static void add_number(struct json *json, const char *key, bool has, double value)
{
    json_key(json, key);
    if (has) {
        json_number(json, value);
    } else {
        json_null(json);
    }
}

static void add_count(struct json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_integer(json, value);
}

static void add_pace(struct json *json, const struct signals *signals)
{
    bool has = signals->has_effort;
    add_count(json, "timed", (int64_t)signals->effort.decisions);
    add_count(json, "rapid", (int64_t)signals->rapid);
    add_number(json, "rte", has, signals->effort.rte);
    add_number(json, "rte_nt10", has, signals->effort.rte_nt10);
    add_number(json, "rte_last_third", has, signals->effort.last_third);
    add_number(json, "median_ms", has, signals->effort.median_ms);
}

static void add_places(struct json *json, const struct signals *signals)
{
    const struct positions *positions = &signals->positions;
    bool has = signals->has_positions;
    add_count(json, "placed", (int64_t)positions->n);
    add_count(json, "longest_run", positions->longest_run);
    add_number(json, "longest_run_p", has, positions->longest_run_p);
    add_count(json, "modal_place", positions->modal);
    add_number(json, "modal_share", has, positions->modal_share);
    add_number(json, "places_p", has, positions->chi2_p);
    add_number(json, "entropy", has, positions->entropy);
    add_number(json, "repeat_rate", has, positions->repeat_rate);
    add_number(json, "cycle_rate", has, positions->cycle_rate);
}

void signals_write_json(struct json *json, const struct signals *signals)
{
    json_key(json, "signals");
    json_open_object(json);
    json_key(json, "looked_at");
    json_boolean(json, signals->looked);
    if (signals->looked) {
        add_count(json, "answers", (int64_t)signals->answers);
        add_pace(json, signals);
        add_places(json, signals);
        add_number(json, "odd_even", signals->has_odd_even, signals->odd_even);
        add_number(json, "lz", signals->has_fit, signals->lz);
        add_number(json, "guttman", signals->has_guttman, signals->guttman);
        add_count(json, "window_left", signals->away);
        add_count(json, "window_left_ms", signals->away_ms);
        add_count(json, "idle", signals->idle);
    }
    json_close_object(json);
}
