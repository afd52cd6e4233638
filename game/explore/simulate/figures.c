// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a form: how well it measures simulated people.
#include "game/explore/simulate/figures.h"

#include <math.h>

enum { COVERAGE_PEOPLE_MOST = 1000 };

static const double TWO_SIDED_95 = 1.959963984540054;

static struct column truth(int of)
{
    return (struct column) { false, of };
}

static struct column measured(int of)
{
    return (struct column) { true, of };
}

double figures_expected(double reliability, uint32_t scenarios)
{
    return sqrt(scenarios * reliability / (1 + (scenarios - 1) * reliability));
}

// tanh(atanh r - z / sqrt(n - 3)).
static double lower_end(double r, uint32_t people)
{
    return people > 3 ? tanh(atanh(r) - TWO_SIDED_95 / sqrt(people - 3.0)) : NAN;
}

static void fill_scores(struct figures *figures, const struct trial *trial)
{
    for (int k = 0; k < TRIAL_SCORES; k++) {
        struct figure *figure = &figures->scores[k];
        figure->r = trial_correlation(trial, truth(k), measured(k), &figure->people);
        figure->low = lower_end(figure->r, figure->people);
        figure->mean = trial_mean(trial, measured(k));
        figure->deviation = trial_deviation(trial, measured(k));
        figure->fine = trial_fine(trial, k);
    }
}

// Prior and PRMSE

static struct prior prior_of_trial(const struct trial *trial)
{
    struct prior prior = { .df = PRIOR_DF };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        double sum = 0;
        int count = 0;
        for (uint32_t i = 0; i < trial->people; i++) {
            bool known = isfinite(trial->rows[i].variance[k]);
            sum += known ? trial->rows[i].variance[k] : 0;
            count += known ? 1 : 0;
        }
        prior.competency[k] = (struct prior_variance) {
            .origin = count > 0 ? PRIOR_SIMULATED : PRIOR_NONE,
            .variance = count > 0 ? sum / count : 0,
            .candidates = count,
        };
    }
    return prior;
}

// About the means of their replication: what differs between replications is no difference between
// people.
static void take_replication(struct moments *moments, const struct trial *trial, uint32_t first)
{
    uint32_t end =
            first + trial->together < trial->people ? first + trial->together : trial->people;
    double means[COMPETENCY_COUNT] = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        uint32_t count = 0;
        for (uint32_t i = first; i < end; i++) {
            bool known = isfinite(trial->rows[i].score[k]);
            means[k] += known ? trial->rows[i].score[k] : 0;
            count += known ? 1 : 0;
        }
        means[k] /= count > 0 ? count : 1;
    }
    for (uint32_t i = first; i < end; i++) {
        double row[COMPETENCY_COUNT];
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            row[k] = trial->rows[i].score[k] - means[k];
        }
        moments_add(moments, row);
    }
}

// The same people on another form of the same kind: how reliable a score is, whatever it measures.
static void find_parallel(struct figures *figures, const struct form *form,
        const struct people *people, const struct trial *first, const struct crew *crew)
{
    struct trial again;
    trial_run(&again, form, people, figures->people, TRIAL_AGAIN, crew);
    for (int k = 0; k < TRIAL_SCORES; k++) {
        figures->scores[k].parallel = trial_retest(first, &again, k);
    }
    trial_finish(&again);
}

static void fill_subscores(struct figures *figures, const struct trial *trial)
{
    struct moments moments;
    double reliabilities[COMPETENCY_COUNT];
    bool known = true;
    moments_init(&moments, COMPETENCY_COUNT);
    for (uint32_t first = 0; first < trial->people; first += trial->together) {
        take_replication(&moments, trial, first);
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        double r = figures->scores[k].parallel;
        known = known && isfinite(r);
        reliabilities[k] = r > 0 ? r : 0;
    }
    figures->has_subscores = known && subscores_of(&moments, reliabilities, figures->subscores);
    moments_finish(&moments);
}

// Cross-talk

static void fill_ties(struct figures *figures, const struct trial *trial)
{
    figures->cross_talk = figures->leak = (struct tie) { 0, 0, NAN };
    for (int a = 0; a < COMPETENCY_COUNT; a++) {
        for (int b = 0; b < COMPETENCY_COUNT; b++) {
            double r = trial_correlation(trial, measured(a), measured(b), NULL);
            double leak = trial_partial(trial, measured(a), truth(b), truth(a));
            if (a < b && !(r <= figures->cross_talk.r)) {
                figures->cross_talk = isfinite(r) ? (struct tie) { a, b, r } : figures->cross_talk;
            }
            if (a != b && !(fabs(leak) <= fabs(figures->leak.r))) {
                figures->leak = isfinite(leak) ? (struct tie) { a, b, leak } : figures->leak;
            }
        }
    }
}

static void find_cross_talk(struct figures *figures, const struct form *form, struct people people,
        const struct crew *crew)
{
    struct trial trial;
    people.rho = 0;
    trial_run(&trial, form, &people, figures->people, TRIAL_FIRST, crew);
    fill_ties(figures, &trial);
    trial_finish(&trial);
}

// Robustness: the same people, with the same difficulties, and something wrong.

static void find_loss(struct figures *figures, const struct form *form, struct people people,
        enum harm harm, const struct crew *crew)
{
    struct trial trial;
    people.wrong_keys = harm == HARM_WRONG_KEYS ? HARM_WRONG_SHARE : 0;
    people.blind_look_ups = harm == HARM_BLIND_LOOK_UPS;
    people.skimming = harm == HARM_SKIMMING;
    trial_run(&trial, form, &people, figures->people, TRIAL_FIRST, crew);
    for (int k = 0; k < TRIAL_SCORES; k++) {
        double r = trial_correlation(&trial, truth(k), measured(k), NULL);
        figures->scores[k].loss[harm] = figures->scores[k].r - r;
    }
    trial_finish(&trial);
}

void figures_of(struct figures *figures, const struct form *form, const struct figures_order *order,
        const struct crew *crew)
{
    struct people people = { .seed = order->seed, .slope = order->slope, .rho = order->rho };
    struct trial trial;
    *figures = (struct figures) {
        .scenarios = form->scenarios,
        .people = order->people,
        .slope = order->slope,
        .rho = order->rho,
    };
    trial_run(&trial, form, &people, order->people, TRIAL_FIRST, crew);
    fill_scores(figures, &trial);
    struct prior prior = prior_of_trial(&trial);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        bool known = prior.competency[k].origin != PRIOR_NONE;
        figures->prior[k] = known ? prior.competency[k].variance : NAN;
    }
    find_parallel(figures, form, &people, &trial, crew);
    fill_subscores(figures, &trial);
    trial_finish(&trial);

    find_cross_talk(figures, form, people, crew);
    for (int harm = 0; harm < HARM_COUNT; harm++) {
        find_loss(figures, form, people, (enum harm)harm, crew);
    }
    uint32_t covered = order->people < COVERAGE_PEOPLE_MOST ? order->people : COVERAGE_PEOPLE_MOST;
    figures->coverage = coverage_of(form, &people, covered, &prior, crew);
}
