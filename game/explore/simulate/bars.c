// SPDX-License-Identifier: GPL-3.0-or-later
// The bars of measurement 2.9, each beside its figure.
#include "game/explore/simulate/bars.h"

#include <math.h>

const char *bar_id(enum bar_kind kind)
{
    static const char *const IDS[BAR_KIND_COUNT] = {
        "r",
        "efficiency",
        "cross-talk",
        "key-separation",
        "coverage",
        "status-ok",
        "trick-above-random",
        "trick-overall",
    };
    return IDS[kind];
}

static void add(
        bar_list *bars, enum bar_kind kind, int of, double figure, double least, double most)
{
    struct bar bar = { kind, of, figure, least, most, figure >= least && figure <= most };
    vec_push(bars, bar);
}

// How many points a trickster has above the random player, where that is most.
static double most_excess(const struct simulation *simulation, int trickster)
{
    const double *scores = simulation->tricksters[trickster].mean;
    const double *random = simulation->tricksters[TRICKSTER_RANDOM].mean;
    double most = NAN;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        double excess = scores[k] - random[k];
        most = isfinite(excess) && !(excess <= most) ? excess : most;
    }
    return most;
}

static bool has_bars(int trickster)
{
    return trickster != TRICKSTER_RANDOM && trickster != TRICKSTER_RUBRIC;
}

static void add_measuring(bar_list *bars, const struct simulation *simulation)
{
    for (int k = 0; k < COHORT_SCORES; k++) {
        double bar = simulation_r_bar(simulation, k);
        add(bars, BAR_R, k, simulation->form.scores[k].r, bar, INFINITY);
    }
    for (int k = 0; k < COHORT_SCORES; k++) {
        double efficiency = simulation_efficiency(simulation, k);
        add(bars, BAR_EFFICIENCY, k, efficiency, SIMULATE_EFFICIENCY_BAR, INFINITY);
    }
    add(bars, BAR_CROSS_TALK, 0, simulation->form.cross_talk.r, -INFINITY, SIMULATE_CROSS_TALK_BAR);
    add(bars, BAR_SEPARATION, 0, simulation->separation.average, -INFINITY,
            SIMULATE_SEPARATION_BAR);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        add(bars, BAR_COVERAGE, k, simulation->form.coverage.plain[k], SIMULATE_COVERAGE_LEAST,
                SIMULATE_COVERAGE_MOST);
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        add(bars, BAR_STATUS, k, simulation->form.scores[k].fine, SIMULATE_STATUS_BAR, INFINITY);
    }
}

void bars_of(bar_list *bars, const struct simulation *simulation)
{
    vec_clear(bars);
    add_measuring(bars, simulation);
    for (int t = 0; t < TRICKSTER_COUNT; t++) {
        if (has_bars(t)) {
            add(bars, BAR_TRICK, t, most_excess(simulation, t), -INFINITY, SIMULATE_TRICK_BAR);
        }
    }
    for (int t = 0; t < TRICKSTER_COUNT; t++) {
        if (has_bars(t)) {
            add(bars, BAR_TRICK_OVERALL, t, simulation->tricksters[t].mean[COHORT_OVERALL],
                    -INFINITY, SIMULATE_OVERALL_BAR);
        }
    }
}

const struct bar *bar_find(const bar_list *bars, enum bar_kind kind, int of)
{
    for (size_t i = 0; i < bars->count; i++) {
        if (bars->items[i].kind == kind && bars->items[i].of == of) {
            return &bars->items[i];
        }
    }
    return NULL;
}
