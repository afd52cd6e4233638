// SPDX-License-Identifier: GPL-3.0-or-later
// Restricted maximum likelihood for y = mean + row + column + rest, both crossed and random, cells
// missing.
#include "scoring/stats/reml.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multimin.h>

#include "scoring/memory.h"

enum { STEPS_MAX = 1000 };

static const double NOISE = 1e-7; // a smaller simplex sees little but rounding of the deviance
static const double SETTLED = 1e-5;

struct problem {
    const double *cells;
    int rows;
    int columns;
    double count;     // of cells that are filled
    double centre;    // of all scores; taken off so that squares keep their digits
    gsl_matrix *left; // columns + 1 squared: what remains when the rows are eliminated
    gsl_vector *right;
    struct reml *best;
};

static void clear(struct problem *problem)
{
    gsl_matrix_set_zero(problem->left);
    gsl_vector_set_zero(problem->right);
    for (int c = 0; c < problem->columns; c++) {
        gsl_matrix_set(problem->left, (size_t)c, (size_t)c, 1);
    }
}

static void add(gsl_matrix *matrix, int i, int j, double value)
{
    *gsl_matrix_ptr(matrix, (size_t)i, (size_t)j) += value;
}

static void add_right(gsl_vector *vector, int i, double value)
{
    *gsl_vector_ptr(vector, (size_t)i) += value;
}

struct row_sums {
    double n;
    double sum;
    double squares;
};

static struct row_sums sums_of(const struct problem *problem, int row)
{
    struct row_sums sums = { 0 };
    for (int c = 0; c < problem->columns; c++) {
        double cell = problem->cells[row * problem->columns + c];
        if (isfinite(cell)) {
            double score = cell - problem->centre;
            sums.n++;
            sums.sum += score;
            sums.squares += score * score;
        }
    }
    return sums;
}

// One row: its cells enter the equations of columns and mean, less what the row itself explains.
static void add_row(struct problem *problem, int row, double explained, double column,
        const struct row_sums *sums)
{
    int mean = problem->columns;
    for (int c = 0; c < problem->columns; c++) {
        double cell = problem->cells[row * problem->columns + c];
        if (!isfinite(cell)) {
            continue;
        }
        add(problem->left, c, c, column * column);
        add_right(problem->right, c, column * (cell - problem->centre - explained * sums->sum));
        add(problem->left, c, mean, column * (1 - explained * sums->n));
        add(problem->left, mean, c, column * (1 - explained * sums->n));
        for (int d = 0; d < problem->columns; d++) {
            if (isfinite(problem->cells[row * problem->columns + d])) {
                add(problem->left, c, d, -column * column * explained);
            }
        }
    }
    add(problem->left, mean, mean, sums->n - explained * sums->n * sums->n);
    add_right(problem->right, mean, sums->sum * (1 - explained * sums->n));
}

// -2 log of the restricted likelihood at these relative standard deviations of rows and columns.
static double deviance_at(struct problem *problem, double row, double column)
{
    clear(problem);
    double log_determinant = 0;
    double squares = 0;
    for (int r = 0; r < problem->rows; r++) {
        struct row_sums sums = sums_of(problem, r);
        double pivot = row * row * sums.n + 1;
        double explained = row * row / pivot;
        log_determinant += log(pivot);
        squares += sums.squares - explained * sums.sum * sums.sum;
        add_row(problem, r, explained, column, &sums);
    }
    gsl_error_handler_t *handler = gsl_set_error_handler_off();
    bool fine = gsl_linalg_cholesky_decomp1(problem->left) == 0;
    gsl_set_error_handler(handler);
    if (!fine) {
        return INFINITY;
    }
    size_t mean = (size_t)problem->columns;
    gsl_blas_dtrsv(CblasLower, CblasNoTrans, CblasNonUnit, problem->left, problem->right);
    for (size_t i = 0; i <= mean; i++) {
        double part = gsl_vector_get(problem->right, i);
        squares -= part * part;
        log_determinant += 2 * log(gsl_matrix_get(problem->left, i, i));
    }
    double freedom = problem->count - 1;
    double residual = squares / freedom;
    if (residual <= 0) {
        return INFINITY;
    }
    problem->best->residual = residual;
    problem->best->mean = problem->centre +
            gsl_vector_get(problem->right, mean) / gsl_matrix_get(problem->left, mean, mean);
    return log_determinant + freedom * (1 + log(2 * 3.14159265358979323846 * residual));
}

static double objective(const gsl_vector *at, void *problem)
{
    return deviance_at(problem, gsl_vector_get(at, 0), gsl_vector_get(at, 1));
}

static bool search(struct problem *problem, double found[2], double step)
{
    gsl_vector *at = gsl_vector_alloc(2);
    gsl_vector *steps = gsl_vector_alloc(2);
    gsl_vector_set(at, 0, found[0]);
    gsl_vector_set(at, 1, found[1]);
    gsl_vector_set_all(steps, step);
    gsl_multimin_function function = { objective, 2, problem };
    gsl_multimin_fminimizer *minimizer =
            gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, 2);
    gsl_multimin_fminimizer_set(minimizer, &function, at, steps);
    double size = step;
    for (int i = 0; i < STEPS_MAX && size >= NOISE; i++) {
        if (gsl_multimin_fminimizer_iterate(minimizer) != 0) {
            break;
        }
        size = gsl_multimin_fminimizer_size(minimizer);
    }
    found[0] = gsl_vector_get(minimizer->x, 0);
    found[1] = gsl_vector_get(minimizer->x, 1);
    gsl_multimin_fminimizer_free(minimizer);
    gsl_vector_free(steps);
    gsl_vector_free(at);
    return size < SETTLED;
}

static void count_cells(struct problem *problem)
{
    double sum = 0;
    for (int i = 0; i < problem->rows * problem->columns; i++) {
        if (isfinite(problem->cells[i])) {
            problem->count++;
            sum += problem->cells[i];
        }
    }
    problem->centre = sum / problem->count;
}

bool reml_fit(struct reml *reml, const double *cells, int rows, int columns)
{
    *reml = (struct reml) { 0 };
    struct problem problem = { .cells = cells, .rows = rows, .columns = columns, .best = reml };
    count_cells(&problem);
    problem.left = gsl_matrix_alloc((size_t)columns + 1, (size_t)columns + 1);
    problem.right = gsl_vector_alloc((size_t)columns + 1);
    double found[2] = { .7, .7 };
    bool settled = search(&problem, found, .3) && search(&problem, found, .05); // a second look
    reml->deviance = deviance_at(&problem, found[0], found[1]);
    reml->row = found[0] * found[0] * reml->residual;
    reml->column = found[1] * found[1] * reml->residual;
    gsl_vector_free(problem.right);
    gsl_matrix_free(problem.left);
    return settled && isfinite(reml->deviance);
}
