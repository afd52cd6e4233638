// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated candidates play a shift: everything that is reported of it, beside the ideal form.
#include "game/explore/simulate/simulate.h"

#include "game/explore/simulate/ideal.h"
#include "game/explore/simulate/shift_form.h"

enum { PLAYS_LEAST = 100, PLAYS_MOST = 2000, PLAYS_SHARE = 5 };

static uint32_t plays_of(uint32_t people)
{
    uint32_t plays = people / PLAYS_SHARE;
    return plays < PLAYS_LEAST ? PLAYS_LEAST : plays > PLAYS_MOST ? PLAYS_MOST : plays;
}

void simulation_init(struct simulation *simulation, const struct plan *plan,
        const struct ruler *ruler, const struct simulate_order *order, const struct crew *crew)
{
    *simulation = (struct simulation) {
        .order = *order,
        .reliability = ruler->populations[order->population].reliability,
        .plays = plays_of(order->people),
    };
    struct figures_order asked = {
        .seed = order->seed,
        .people = order->people,
        .slope = ruler->populations[order->population].slope,
        .rho = order->rho,
    };
    struct shift_form form;
    struct traits traits;
    shift_form_init(&form, plan);
    form.chances = order->chances;
    traits_init(&traits, plan, ruler);
    figures_of(&simulation->form, &form.form, &asked, crew);
    figures_of(&simulation->ideal, &IDEAL_FORM, &asked, crew);
    separation_of(&simulation->separation, plan);
    tricksters_play(
            simulation->tricksters, &form.guide, &traits, order->seed, simulation->plays, crew);
    traits_finish(&traits);
    shift_form_finish(&form);
}

void simulation_finish(struct simulation *simulation)
{
    separation_finish(&simulation->separation);
    *simulation = (struct simulation) { 0 };
}

double simulation_efficiency(const struct simulation *simulation, int of)
{
    return simulation->form.scores[of].r / simulation->ideal.scores[of].r;
}

double simulation_r_bar(const struct simulation *simulation, int of)
{
    static const double BARS[POPULATION_COUNT][2] = {
        [POPULATION_LOW] = { 0.57, 0.76 }, [POPULATION_LITERATURE] = { 0.68, 0.82 }
    };
    double bar = BARS[simulation->order.population][of == COHORT_OVERALL ? 1 : 0];
    return bar > 0 ? bar : SIMULATE_EFFICIENCY_BAR * simulation->ideal.scores[of].r;
}
