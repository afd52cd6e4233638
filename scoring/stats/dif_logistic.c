// SPDX-License-Identifier: GPL-3.0-or-later
// Logistic regression of an item on score and group, by Newton's method.
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>

#include "scoring/stats/dif.h"

enum { TERMS = 4, STEPS_MAX = 60, HALVINGS_MAX = 30 };

static const double STILL = 1e-12;
static const double BEYOND = 40; // a logit this far away says that the answers are separated

struct model {
    const struct dif_data *data;
    int terms;
    double centre; // of the score: keeps the equations well apart
    double spread;
    double b[TERMS];
    double deviance;
};

static void terms_of(const struct model *model, size_t person, double x[TERMS])
{
    double score = (model->data->score[person] - model->centre) / model->spread;
    double focal = model->data->focal[person] ? 1 : 0;
    x[0] = 1;
    x[1] = score;
    x[2] = focal;
    x[3] = score * focal;
}

static double logit_of(const struct model *model, const double b[TERMS], const double x[TERMS])
{
    double logit = 0;
    for (int i = 0; i < model->terms; i++) {
        logit += b[i] * x[i];
    }
    return logit;
}

// log(1 + exp(x)) that never overflows.
static double log_one_plus_exp(double x)
{
    return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}

static double deviance_of(const struct model *model, const double b[TERMS])
{
    double sum = 0;
    double x[TERMS];
    for (size_t i = 0; i < model->data->n; i++) {
        terms_of(model, i, x);
        double logit = logit_of(model, b, x);
        sum += log_one_plus_exp(model->data->item[i] > 0 ? -logit : logit);
    }
    return 2 * sum;
}

static void add_person(
        const struct model *model, size_t person, gsl_matrix *information, gsl_vector *score)
{
    double x[TERMS];
    terms_of(model, person, x);
    double p = 1 / (1 + exp(-logit_of(model, model->b, x)));
    double residual = (model->data->item[person] > 0) - p;
    for (int i = 0; i < model->terms; i++) {
        size_t row = (size_t)i;
        gsl_vector_set(score, row, gsl_vector_get(score, row) + residual * x[i]);
        for (int j = 0; j < model->terms; j++) {
            double *cell = gsl_matrix_ptr(information, row, (size_t)j);
            *cell += p * (1 - p) * x[i] * x[j];
        }
    }
}

// The step of Newton; false where the information has no inverse.
static bool find_step(const struct model *model, double step[TERMS])
{
    size_t terms = (size_t)model->terms;
    gsl_matrix *information = gsl_matrix_calloc(terms, terms);
    gsl_vector *score = gsl_vector_calloc(terms);
    for (size_t i = 0; i < model->data->n; i++) {
        add_person(model, i, information, score);
    }
    double least = INFINITY;
    for (size_t i = 0; i < terms; i++) {
        least = fmin(least, gsl_matrix_get(information, i, i));
    }
    bool fine = least > 1e-9;
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    fine = fine && gsl_linalg_cholesky_decomp1(information) == 0 &&
            gsl_linalg_cholesky_svx(information, score) == 0;
    gsl_set_error_handler(handler);
    for (size_t i = 0; i < terms && fine; i++) {
        step[i] = gsl_vector_get(score, i);
    }
    gsl_vector_free(score);
    gsl_matrix_free(information);
    return fine;
}

// Takes the step, or half of it, or half of that, until the deviance falls; how far it went.
static double take_step(struct model *model, const double step[TERMS])
{
    double share = 1;
    for (int i = 0; i < HALVINGS_MAX; i++) {
        double b[TERMS] = { 0 };
        double far = 0;
        for (int t = 0; t < model->terms; t++) {
            b[t] = model->b[t] + share * step[t];
            far = fmax(far, fabs(share * step[t]));
        }
        double deviance = deviance_of(model, b);
        if (deviance <= model->deviance * (1 + 1e-14)) {
            for (int t = 0; t < model->terms; t++) {
                model->b[t] = b[t];
            }
            model->deviance = deviance;
            return far;
        }
        share /= 2;
    }
    return 0;
}

static bool fit(struct model *model, int terms)
{
    model->terms = terms;
    for (int i = 0; i < TERMS; i++) {
        model->b[i] = 0;
    }
    model->deviance = deviance_of(model, model->b);
    for (int i = 0; i < STEPS_MAX; i++) {
        double step[TERMS];
        if (!find_step(model, step) || fabs(model->b[0]) + fabs(model->b[1]) > BEYOND) {
            return false;
        }
        if (take_step(model, step) < STILL) {
            return true;
        }
    }
    return false;
}

static bool centre_scores(struct model *model)
{
    const struct dif_data *data = model->data;
    double sum = 0;
    double squares = 0;
    for (size_t i = 0; i < data->n; i++) {
        sum += data->score[i];
    }
    model->centre = sum / (double)data->n;
    for (size_t i = 0; i < data->n; i++) {
        squares += (data->score[i] - model->centre) * (data->score[i] - model->centre);
    }
    model->spread = sqrt(squares / (double)data->n);
    return model->spread > 0;
}

// Nagelkerke 1991, beside a model of one chance for everybody.
static double nagelkerke(double deviance, double none, double n)
{
    return (1 - exp((deviance - none) / n)) / (1 - exp(-none / n));
}

static bool sizes_fine(const struct dif_data *data)
{
    size_t focal = 0;
    for (size_t i = 0; i < data->n; i++) {
        focal += data->focal[i];
    }
    bool large = focal >= DIF_FOCAL_LEAST && data->n >= DIF_ALL_LEAST;
    return focal > 0 && focal < data->n && (large || data->any_size);
}

static bool item_varies(const struct dif_data *data)
{
    for (size_t i = 1; i < data->n; i++) {
        if ((data->item[i] > 0) != (data->item[0] > 0)) {
            return true;
        }
    }
    return false;
}

enum dif_refusal logistic_dif_of(struct logistic_dif *dif, const struct dif_data *data)
{
    *dif = (struct logistic_dif) { 0 };
    if (!sizes_fine(data)) {
        return DIF_TOO_FEW;
    }
    if (!item_varies(data)) {
        return DIF_CONSTANT;
    }
    struct model model = { .data = data };
    double deviances[TERMS + 1] = { 0 };
    double group = 0;
    if (!centre_scores(&model)) {
        return DIF_NO_STRATA;
    }
    for (int terms = 1; terms <= TERMS; terms++) {
        if (!fit(&model, terms)) {
            return DIF_NO_FIT;
        }
        deviances[terms] = model.deviance;
        group = terms == 3 ? model.b[2] : group;
    }
    dif->total = fmax(0, deviances[2] - deviances[4]);
    dif->uniform = fmax(0, deviances[2] - deviances[3]);
    dif->nonuniform = fmax(0, deviances[3] - deviances[4]);
    dif->total_p = gsl_cdf_chisq_Q(dif->total, 2);
    dif->uniform_p = gsl_cdf_chisq_Q(dif->uniform, 1);
    dif->nonuniform_p = gsl_cdf_chisq_Q(dif->nonuniform, 1);
    double n = (double)data->n;
    dif->r2_change =
            nagelkerke(deviances[4], deviances[1], n) - nagelkerke(deviances[2], deviances[1], n);
    dif->b_group = group;
    return DIF_FINE;
}
