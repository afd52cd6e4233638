// SPDX-License-Identifier: GPL-3.0-or-later
// The figures of a form: how well it measures simulated people.
#include "game/explore/simulate/figures.h"

#include <math.h>

enum { COVERAGE_PEOPLE_MOST = 2000 };

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

double figures_lengthened(double r, double parallel, uint32_t from, uint32_t to)
{
    if (!(parallel > 0)) {
        return NAN;
    }
    double one = parallel / (from - (from - 1) * parallel);
    double longer = to * one / (1 + (to - 1) * one);
    return r * sqrt(longer / parallel);
}

// tanh(atanh r - z / sqrt(n - 3)).
static double lower_end(double r, uint32_t people)
{
    return people > 3 ? tanh(atanh(r) - TWO_SIDED_95 / sqrt(people - 3.0)) : NAN;
}

static void fill_scores(struct figures *figures, const struct cohort *cohort)
{
    for (int k = 0; k < COHORT_SCORES; k++) {
        struct figure *figure = &figures->scores[k];
        figure->r = cohort_correlation(cohort, truth(k), measured(k), &figure->people);
        figure->low = lower_end(figure->r, figure->people);
        figure->mean = cohort_mean(cohort, measured(k));
        figure->deviation = cohort_deviation(cohort, measured(k));
        figure->fine = cohort_fine(cohort, k);
        figure->decisions = k < COMPETENCY_COUNT ? cohort_decisions(cohort, k) : 0;
        figure->scenarios = k < COMPETENCY_COUNT ? cohort_scenarios(cohort, k) : 0;
    }
}

// Prior and PRMSE

static struct prior prior_of_cohort(const struct cohort *cohort)
{
    struct prior prior = { .df = PRIOR_DF };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        double sum = 0;
        int count = 0;
        for (uint32_t i = 0; i < cohort->people; i++) {
            bool known = isfinite(cohort->rows[i].variance[k]);
            sum += known ? cohort->rows[i].variance[k] : 0;
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
static void take_replication(struct moments *moments, const struct cohort *cohort, uint32_t first)
{
    uint32_t end =
            first + cohort->together < cohort->people ? first + cohort->together : cohort->people;
    double means[COMPETENCY_COUNT] = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        uint32_t count = 0;
        for (uint32_t i = first; i < end; i++) {
            bool known = isfinite(cohort->rows[i].score[k]);
            means[k] += known ? cohort->rows[i].score[k] : 0;
            count += known ? 1 : 0;
        }
        means[k] /= count > 0 ? count : 1;
    }
    for (uint32_t i = first; i < end; i++) {
        double row[COMPETENCY_COUNT];
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            row[k] = cohort->rows[i].score[k] - means[k];
        }
        moments_add(moments, row);
    }
}

// The same people on another form of the same kind: how reliable a score is, whatever it measures.
static void find_parallel(struct figures *figures, const struct form *form,
        const struct people *people, const struct cohort *first, const struct crew *crew)
{
    struct cohort again;
    cohort_run(&again, form, people, figures->people, COHORT_AGAIN, crew);
    for (int k = 0; k < COHORT_SCORES; k++) {
        figures->scores[k].parallel = cohort_retest(first, &again, k);
    }
    cohort_finish(&again);
}

static void fill_subscores(struct figures *figures, const struct cohort *cohort)
{
    struct moments moments;
    double reliabilities[COMPETENCY_COUNT];
    bool known = true;
    moments_init(&moments, COMPETENCY_COUNT);
    for (uint32_t first = 0; first < cohort->people; first += cohort->together) {
        take_replication(&moments, cohort, first);
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

static void fill_ties(struct figures *figures, const struct cohort *cohort)
{
    figures->cross_talk = figures->leak = (struct tie) { 0, 0, NAN };
    for (int a = 0; a < COMPETENCY_COUNT; a++) {
        for (int b = 0; b < COMPETENCY_COUNT; b++) {
            double r = cohort_correlation(cohort, measured(a), measured(b), NULL);
            figures->cross[a][b] = r;
            double leak = cohort_partial(cohort, measured(a), truth(b), truth(a));
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
    struct cohort cohort;
    people.rho = 0;
    cohort_run(&cohort, form, &people, figures->people, COHORT_FIRST, crew);
    fill_ties(figures, &cohort);
    cohort_finish(&cohort);
}

// Robustness: the same people, with the same difficulties, and something wrong.

static void find_loss(struct figures *figures, const struct form *form, struct people people,
        enum harm harm, const struct crew *crew)
{
    struct cohort cohort;
    people.wrong_keys = harm == HARM_WRONG_KEYS ? HARM_WRONG_SHARE : 0;
    people.blind_look_ups = harm == HARM_BLIND_LOOK_UPS;
    people.skimming = harm == HARM_SKIMMING;
    cohort_run(&cohort, form, &people, figures->people, COHORT_FIRST, crew);
    for (int k = 0; k < COHORT_SCORES; k++) {
        double r = cohort_correlation(&cohort, truth(k), measured(k), NULL);
        figures->scores[k].loss[harm] = figures->scores[k].r - r;
    }
    cohort_finish(&cohort);
}

void figures_of(struct figures *figures, const struct form *form, const struct figures_order *order,
        const struct crew *crew)
{
    struct people people = { .seed = order->seed, .slope = order->slope, .rho = order->rho };
    struct cohort cohort;
    *figures = (struct figures) {
        .scenarios = form->scenarios,
        .people = order->people,
        .slope = order->slope,
        .rho = order->rho,
    };
    cohort_run(&cohort, form, &people, order->people, COHORT_FIRST, crew);
    fill_scores(figures, &cohort);
    struct prior prior = prior_of_cohort(&cohort);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        bool known = prior.competency[k].origin != PRIOR_NONE;
        figures->prior[k] = known ? prior.competency[k].variance : NAN;
    }
    find_parallel(figures, form, &people, &cohort, crew);
    fill_subscores(figures, &cohort);
    cohort_finish(&cohort);

    find_cross_talk(figures, form, people, crew);
    for (int harm = 0; harm < HARM_COUNT; harm++) {
        find_loss(figures, form, people, (enum harm)harm, crew);
    }
    uint32_t covered = order->people < COVERAGE_PEOPLE_MOST ? order->people : COVERAGE_PEOPLE_MOST;
    figures->coverage = coverage_of(form, &people, covered, &prior, crew);
}
