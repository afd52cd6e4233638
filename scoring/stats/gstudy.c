// SPDX-License-Identifier: GPL-3.0-or-later
// Generalizability: how much of the spread is people, how much scenarios, how much the meeting of
// the two.
#include "scoring/stats/gstudy.h"
#include "scoring/fquantile.h"

#include <math.h>
#include <stdlib.h>

#include "scoring/fquantile.h"
#include "scoring/memory.h"
#include "scoring/stats/reml.h"

struct margins {
    double *of_people;
    double *of_conditions;
    double grand;
};

static double at(const double *scores, int conditions, int person, int condition)
{
    return scores[person * conditions + condition];
}

static bool all_filled(const double *scores, int cells)
{
    for (int i = 0; i < cells; i++) {
        if (!isfinite(scores[i])) {
            return false;
        }
    }
    return true;
}

static bool all_same(const double *scores, int cells)
{
    double first = NAN;
    for (int i = 0; i < cells; i++) {
        if (isfinite(scores[i])) {
            first = isfinite(first) ? first : scores[i];
            if (fabs(scores[i] - first) > 1e-12 * fabs(first)) {
                return false;
            }
        }
    }
    return true;
}

static double clip(struct gstudy *gstudy, double component)
{
    gstudy->clipped = gstudy->clipped || component < 0;
    return component > 0 ? component : 0;
}

static void find_means(struct margins *margins, const double *scores, int people, int conditions)
{
    for (int p = 0; p < people; p++) {
        for (int c = 0; c < conditions; c++) {
            double score = at(scores, conditions, p, c);
            margins->of_people[p] += score / conditions;
            margins->of_conditions[c] += score / people;
            margins->grand += score / ((double)people * conditions);
        }
    }
}

static void by_anova(struct gstudy *gstudy, const double *scores, int people, int conditions)
{
    struct margins margins = { .of_people = memory_zeroed((size_t)people, sizeof(double)) };
    margins.of_conditions = memory_zeroed((size_t)conditions, sizeof(double));
    find_means(&margins, scores, people, conditions);
    double persons = 0;
    double tasks = 0;
    double rest = 0;
    for (int p = 0; p < people; p++) {
        double apart = margins.of_people[p] - margins.grand;
        persons += conditions * apart * apart;
        for (int c = 0; c < conditions; c++) {
            double left = at(scores, conditions, p, c) - margins.of_people[p] -
                    margins.of_conditions[c] + margins.grand;
            rest += left * left;
        }
    }
    for (int c = 0; c < conditions; c++) {
        double apart = margins.of_conditions[c] - margins.grand;
        tasks += people * apart * apart;
    }
    free(margins.of_people);
    free(margins.of_conditions);
    double residual = rest / ((double)(people - 1) * (conditions - 1));
    gstudy->residual = residual;
    gstudy->person = clip(gstudy, (persons / (people - 1) - residual) / conditions);
    gstudy->condition = clip(gstudy, (tasks / (conditions - 1) - residual) / people);
}

// People with two scores or more, and conditions that two people or more have met.
static bool enough(const double *scores, int people, int conditions)
{
    int shared = 0;
    for (int c = 0; c < conditions; c++) {
        int met = 0;
        for (int p = 0; p < people; p++) {
            met += isfinite(at(scores, conditions, p, c)) != 0;
        }
        shared += met >= 2;
    }
    return people >= 3 && shared >= 2;
}

static bool told_apart(const double *scores, int people, int conditions)
{
    for (int p = 0; p < people; p++) {
        int met = 0;
        for (int c = 0; c < conditions; c++) {
            met += isfinite(at(scores, conditions, p, c)) != 0;
        }
        if (met >= 2) {
            return true;
        }
    }
    return false;
}

enum gstudy_refusal gstudy_of(
        struct gstudy *gstudy, const double *scores, int people, int conditions)
{
    *gstudy = (struct gstudy) { .people = people, .conditions = conditions };
    if (!enough(scores, people, conditions)) {
        return GSTUDY_TOO_FEW;
    }
    if (all_same(scores, people * conditions)) {
        return GSTUDY_CONSTANT;
    }
    if (!told_apart(scores, people, conditions)) {
        return GSTUDY_APART;
    }
    gstudy->balanced = all_filled(scores, people * conditions);
    if (gstudy->balanced) {
        by_anova(gstudy, scores, people, conditions);
        return GSTUDY_FINE;
    }
    struct reml reml;
    if (!reml_fit(&reml, scores, people, conditions)) {
        return GSTUDY_APART;
    }
    gstudy->person = reml.row;
    gstudy->condition = reml.column;
    gstudy->residual = reml.residual;
    gstudy->clipped = reml.row <= 0 || reml.column <= 0;
    return GSTUDY_FINE;
}

struct dstudy dstudy_of(const struct gstudy *gstudy, double n)
{
    struct dstudy study = { 0 };
    study.relative_error = gstudy->residual / n;
    study.absolute_error = (gstudy->condition + gstudy->residual) / n;
    if (gstudy->person > 0) {
        study.e_rho2 = gstudy->person / (gstudy->person + study.relative_error);
        study.phi = gstudy->person / (gstudy->person + study.absolute_error);
    }
    return study;
}

bool dstudy_interval(const struct gstudy *gstudy, double n, double confidence, double interval[2])
{
    if (!gstudy->balanced || gstudy->clipped) {
        return false;
    }
    double met = gstudy->conditions;
    double people = gstudy->people - 1;
    double error = 1 - dstudy_of(gstudy, met).e_rho2;
    double beyond = (1 - confidence) / 2;
    for (int i = 0; i < 2; i++) {
        double p = i == 0 ? 1 - beyond : beyond;
        double alpha = 1 - error * fquantile(p, people, people * (met - 1));
        alpha = alpha < 0 ? 0 : alpha; // what people share cannot be less than nothing
        interval[i] = n / met * alpha / (1 + (n / met - 1) * alpha);
    }
    return true;
}

double conditions_needed(const struct gstudy *gstudy, double phi)
{
    if (gstudy->person <= 0) {
        return -1;
    }
    double error = gstudy->condition + gstudy->residual;
    return phi * error / (gstudy->person * (1 - phi));
}
