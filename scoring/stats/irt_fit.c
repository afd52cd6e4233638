// SPDX-License-Identifier: GPL-3.0-or-later
// Estimating items from answers: marginal maximum likelihood by EM (Bock & Aitkin 1981).
#include "scoring/stats/irt_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_linalg.h>

#include "scoring/memory.h"
#include "scoring/stats/irt_grid.h"

enum { CYCLES_MAX = 5000, NEWTONS_MAX = 30, TERMS_MAX = IRT_STEPS_MAX + 1 };

static const double STILL = 1e-8;
static const double SLOPE_MOST = 20;
static const double THRESHOLD_MOST = 50;

// The parameters of one item while they are sought: slope a and intercepts, so that the sum of the
// first x steps is x a theta + d_x (linear in all of them, which keeps Newton's road straight).
struct line {
    double a;
    double d[IRT_STEPS_MAX + 1]; // d[0] is 0
    int steps;
};

struct search {
    const struct irt_data *data;
    struct line *lines;
    double *expected; // people expected at [item][node][answer]
    double prior[IRT_NODES];
    double log_likelihood;
};

static double *expected_at(struct search *search, size_t item, int node)
{
    return &search->expected[(item * IRT_NODES + (size_t)node) * TERMS_MAX];
}

static void chances_of(const struct line *line, double theta, double chances[TERMS_MAX])
{
    double top = 0;
    for (int x = 0; x <= line->steps; x++) {
        chances[x] = x * line->a * theta + line->d[x];
        top = fmax(top, chances[x]);
    }
    double all = 0;
    for (int x = 0; x <= line->steps; x++) {
        chances[x] = exp(chances[x] - top);
        all += chances[x];
    }
    for (int x = 0; x <= line->steps; x++) {
        chances[x] /= all;
    }
}

// Steps, and that each answer was given: log odds of the answers are where the search begins.
static bool start_item(struct search *search, size_t item)
{
    double counts[TERMS_MAX] = { 0 };
    struct line *line = &search->lines[item];
    for (size_t p = 0; p < search->data->people; p++) {
        int answer = search->data->answers[p * search->data->items + item];
        if (answer != IRT_MISSING && answer <= IRT_STEPS_MAX) {
            counts[answer]++;
            line->steps = answer > line->steps ? answer : line->steps;
        }
    }
    line->a = 1;
    for (int x = 0; x <= line->steps; x++) {
        if (counts[x] <= 0) {
            return false;
        }
        line->d[x] = log(counts[x] / counts[0]);
    }
    return line->steps > 0 && (search->data->model != IRT_2PL || line->steps == 1);
}

static void set_prior(struct search *search)
{
    double sum = 0;
    for (int q = 0; q < IRT_NODES; q++) {
        search->prior[q] = exp(-irt_node(q) * irt_node(q) / 2);
        sum += search->prior[q];
    }
    for (int q = 0; q < IRT_NODES; q++) {
        search->prior[q] /= sum;
    }
}

// E

static void log_chances(const struct search *search, double *logs)
{
    for (size_t i = 0; i < search->data->items; i++) {
        for (int q = 0; q < IRT_NODES; q++) {
            double *own = &logs[(i * IRT_NODES + (size_t)q) * TERMS_MAX];
            chances_of(&search->lines[i], irt_node(q), own);
            for (int x = 0; x <= search->lines[i].steps; x++) {
                own[x] = log(own[x]);
            }
        }
    }
}

// Where one person probably stands; returns the log of how likely the whole pattern was.
static double posterior(
        const struct search *search, const double *logs, const int *answers, double *weights)
{
    double top = -INFINITY;
    for (int q = 0; q < IRT_NODES; q++) {
        weights[q] = log(search->prior[q]);
        for (size_t i = 0; i < search->data->items; i++) {
            if (answers[i] != IRT_MISSING) {
                weights[q] += logs[(i * IRT_NODES + (size_t)q) * TERMS_MAX + (size_t)answers[i]];
            }
        }
        top = fmax(top, weights[q]);
    }
    double sum = 0;
    for (int q = 0; q < IRT_NODES; q++) {
        weights[q] = exp(weights[q] - top);
        sum += weights[q];
    }
    for (int q = 0; q < IRT_NODES; q++) {
        weights[q] /= sum;
    }
    return top + log(sum);
}

static void expect(struct search *search, double *logs)
{
    size_t items = search->data->items;
    log_chances(search, logs);
    memset(search->expected, 0, items * IRT_NODES * TERMS_MAX * sizeof(double));
    search->log_likelihood = 0;
    for (size_t p = 0; p < search->data->people; p++) {
        const int *answers = &search->data->answers[p * items];
        double weights[IRT_NODES];
        search->log_likelihood += posterior(search, logs, answers, weights);
        for (size_t i = 0; i < items; i++) {
            for (int q = 0; q < IRT_NODES && answers[i] != IRT_MISSING; q++) {
                expected_at(search, i, q)[answers[i]] += weights[q];
            }
        }
    }
}

// M: Newton on the slope and the intercepts. Term 0 is the slope, term x the intercept of answer x.

struct newton {
    double score[TERMS_MAX];
    double information[TERMS_MAX][TERMS_MAX];
};

static void add_node(struct newton *newton, const struct line *line, const double *people, int node)
{
    double theta = irt_node(node);
    double chances[TERMS_MAX];
    chances_of(line, theta, chances);
    double n = 0;
    double mean = 0;
    double square = 0;
    for (int x = 0; x <= line->steps; x++) {
        n += people[x];
        mean += x * chances[x];
        square += (double)x * x * chances[x];
    }
    for (int x = 0; x <= line->steps; x++) {
        newton->score[0] += people[x] * theta * (x - mean);
    }
    newton->information[0][0] += n * theta * theta * (square - mean * mean);
    for (int x = 1; x <= line->steps; x++) {
        newton->score[x] += people[x] - n * chances[x];
        newton->information[0][x] += n * theta * chances[x] * (x - mean);
        newton->information[x][0] = newton->information[0][x];
        for (int y = 1; y <= line->steps; y++) {
            newton->information[x][y] += n * chances[x] * ((x == y) - chances[y]);
        }
    }
}

static struct newton newton_of(struct search *search, size_t item)
{
    struct newton newton = { 0 };
    for (int q = 0; q < IRT_NODES; q++) {
        add_node(&newton, &search->lines[item], expected_at(search, item, q), q);
    }
    return newton;
}

static bool solve(const struct newton *newton, int first, int terms, double *step)
{
    size_t size = (size_t)(terms - first);
    gsl_matrix *matrix = gsl_matrix_alloc(size, size);
    gsl_vector *vector = gsl_vector_alloc(size);
    for (size_t i = 0; i < size; i++) {
        gsl_vector_set(vector, i, newton->score[(size_t)first + i]);
        for (size_t j = 0; j < size; j++) {
            gsl_matrix_set(matrix, i, j, newton->information[(size_t)first + i][(size_t)first + j]);
        }
    }
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    bool fine = gsl_linalg_cholesky_decomp1(matrix) == 0 &&
            gsl_linalg_cholesky_svx(matrix, vector) == 0;
    gsl_set_error_handler(handler);
    for (size_t i = 0; i < size && fine; i++) {
        step[(size_t)first + i] = gsl_vector_get(vector, i);
    }
    gsl_vector_free(vector);
    gsl_matrix_free(matrix);
    return fine;
}

// A step of at most 1 in each term: near the end it is far smaller, at the start it cannot fly off.
static double move(struct line *line, const double *step, int first)
{
    double far = 0;
    for (int x = first; x <= line->steps; x++) {
        double own = fmax(-1, fmin(1, step[x]));
        far = fmax(far, fabs(own));
        *(x == 0 ? &line->a : &line->d[x]) += own;
    }
    return far;
}

static bool improve_item(struct search *search, size_t item, int first)
{
    struct line *line = &search->lines[item];
    for (int i = 0; i < NEWTONS_MAX; i++) {
        double step[TERMS_MAX] = { 0 };
        struct newton newton = newton_of(search, item);
        if (!solve(&newton, first, line->steps + 1, step)) {
            return false;
        }
        if (move(line, step, first) < STILL / 10) {
            break;
        }
    }
    return true;
}

// One slope for all: its score and information are the sums.
static void improve_slope(struct search *search)
{
    double score = 0;
    double information = 0;
    for (size_t i = 0; i < search->data->items; i++) {
        struct newton newton = newton_of(search, i);
        score += newton.score[0];
        information += newton.information[0][0];
    }
    double step = fmax(-.5, fmin(.5, score / information));
    for (size_t i = 0; i < search->data->items; i++) {
        search->lines[i].a += step;
    }
}

static bool maximize(struct search *search, size_t *bad)
{
    if (search->data->equal_slopes) {
        improve_slope(search);
    }
    for (size_t i = 0; i < search->data->items; i++) {
        *bad = i;
        if (!improve_item(search, i, search->data->equal_slopes ? 1 : 0)) {
            return false;
        }
    }
    return true;
}

static double distance(const struct line *before, const struct line *now, size_t items)
{
    double far = 0;
    for (size_t i = 0; i < items; i++) {
        far = fmax(far, fabs(now[i].a - before[i].a));
        for (int x = 1; x <= now[i].steps; x++) {
            far = fmax(far, fabs(now[i].d[x] - before[i].d[x]));
        }
    }
    return far;
}

static enum irt_refusal climb(struct search *search, struct irt_fit *fit)
{
    size_t items = search->data->items;
    double *logs = memory_zeroed(items * IRT_NODES * TERMS_MAX, sizeof(double));
    struct line *before = memory_zeroed(items, sizeof(*before));
    enum irt_refusal refusal = IRT_NO_FIT;
    for (fit->cycles = 1; fit->cycles <= CYCLES_MAX && refusal == IRT_NO_FIT; fit->cycles++) {
        memcpy(before, search->lines, items * sizeof(*before));
        expect(search, logs);
        if (!maximize(search, &fit->item)) {
            break;
        }
        refusal = distance(before, search->lines, items) < STILL ? IRT_FINE : IRT_NO_FIT;
    }
    if (refusal == IRT_FINE) {
        expect(search, logs);
    }
    fit->log_likelihood = search->log_likelihood;
    free(before);
    free(logs);
    return refusal;
}

static bool write_item(const struct search *search, size_t item, struct irt_item *out)
{
    const struct line *line = &search->lines[item];
    *out = (struct irt_item) { .model = search->data->model, .a = line->a, .steps = line->steps };
    bool fine = fabs(line->a) < SLOPE_MOST && fabs(line->a) > 1e-6;
    for (int x = 1; x <= line->steps && fine; x++) {
        out->b[x - 1] = -(line->d[x] - line->d[x - 1]) / line->a;
        fine = fabs(out->b[x - 1]) < THRESHOLD_MOST;
    }
    return fine;
}

static enum irt_refusal search_items(
        struct search *search, struct irt_fit *fit, struct irt_item *items)
{
    for (size_t i = 0; i < search->data->items; i++) {
        fit->item = i;
        if (!start_item(search, i)) {
            return IRT_CONSTANT;
        }
    }
    enum irt_refusal refusal = climb(search, fit);
    for (size_t i = 0; i < search->data->items && refusal == IRT_FINE; i++) {
        fit->item = i;
        refusal = write_item(search, i, &items[i]) ? IRT_FINE : IRT_NO_FIT;
    }
    return refusal;
}

enum irt_refusal irt_estimate(
        struct irt_fit *fit, const struct irt_data *data, struct irt_item *items)
{
    *fit = (struct irt_fit) { 0 };
    if (data->people < IRT_PEOPLE_LEAST && !data->any_size) {
        return IRT_TOO_FEW;
    }
    if (data->items < 3) {
        return IRT_FEW_ITEMS;
    }
    struct search search = { .data = data };
    search.lines = memory_zeroed(data->items, sizeof(*search.lines));
    search.expected = memory_zeroed(data->items * IRT_NODES * TERMS_MAX, sizeof(double));
    set_prior(&search);
    enum irt_refusal refusal = search_items(&search, fit, items);
    free(search.lines);
    free(search.expected);
    return refusal;
}
