// SPDX-License-Identifier: GPL-3.0-or-later
// Reliability: how far a total would come out the same over other scenarios of the same kind.
#include "scoring/reliability.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_eigen.h>

#include "scoring/fquantile.h"
#include "scoring/memory.h"

// A variance this small beside the variances it was made of is rounding.
static const double NOTHING = 1e-12;

// Sums over the covariance matrix that most formulas share.
struct sums {
    double all;     // sum C
    double trace;   // tr C
    double squares; // sum of c_ij^2 off the diagonal
    double r;       // sum of correlations off the diagonal
};

static double correlation(const struct moments *moments, int a, int b)
{
    return moments_covariance(moments, a, b) /
            sqrt(moments_covariance(moments, a, a) * moments_covariance(moments, b, b));
}

static struct sums add_up(const struct moments *moments)
{
    struct sums sums = { 0 };
    for (int i = 0; i < moments->parts; i++) {
        sums.trace += moments_covariance(moments, i, i);
        for (int j = i + 1; j < moments->parts; j++) {
            double covariance = moments_covariance(moments, i, j);
            sums.all += 2 * covariance;
            sums.squares += 2 * covariance * covariance;
            sums.r += 2 * correlation(moments, i, j);
        }
    }
    sums.all += sums.trace;
    return sums;
}

// Rounding of a column of equal numbers leaves a variance that is tiny beside their square.
static bool part_constant(const struct moments *moments, int part)
{
    double mean = moments->means[part];
    return moments_covariance(moments, part, part) <= NOTHING * NOTHING * mean * mean;
}

static enum reliability_refusal refuse(
        const struct moments *moments, struct reliability *reliability)
{
    if (moments->parts < 2) {
        return RELIABILITY_TOO_FEW_PARTS;
    }
    if (moments->complete < 3) {
        return RELIABILITY_TOO_FEW_PEOPLE;
    }
    for (int i = 0; i < moments->parts; i++) {
        if (part_constant(moments, i)) {
            reliability->part = i;
            return RELIABILITY_CONSTANT_PART;
        }
    }
    return RELIABILITY_FINE;
}

// Alpha and its relatives

static double alpha_of(double k, double trace, double all)
{
    return k / (k - 1) * (1 - trace / all);
}

static void add_interval(struct reliability *reliability, double confidence)
{
    double beyond = (1 - confidence) / 2;
    double people = (double)(reliability->people - 1);
    double both = people * (reliability->parts - 1);
    double error = 1 - reliability->alpha;
    reliability->alpha_interval[0] = 1 - error * fquantile(1 - beyond, people, both);
    reliability->alpha_interval[1] = 1 - error * fquantile(beyond, people, both);
}

static void add_alphas(struct reliability *reliability, const struct sums *sums)
{
    double k = reliability->parts;
    double rbar = sums->r / (k * (k - 1));
    double divisor = 1 + (k - 1) * rbar;
    reliability->alpha = alpha_of(k, sums->trace, sums->all);
    reliability->mean_r = rbar;
    reliability->has_standardized = divisor > NOTHING;
    if (reliability->has_standardized) {
        reliability->standardized = k * rbar / divisor;
    }
    reliability->lambda2 =
            (sums->all - sums->trace + sqrt(k / (k - 1) * sums->squares)) / sums->all;
    reliability->sem = reliability->sd * sqrt(1 - reliability->alpha);
}

// Lambda 6

// Squared error of each standardized part given the others, 1/(R^-1)_jj, summed. The inverse comes
// from the eigenvectors of the correlation matrix R, which also tell when there is none: then
// false.
static bool sum_errors(const struct moments *moments, double *sum)
{
    size_t k = (size_t)moments->parts;
    gsl_matrix *matrix = gsl_matrix_alloc(k, k);
    gsl_matrix *vectors = gsl_matrix_alloc(k, k);
    gsl_vector *values = gsl_vector_alloc(k);
    gsl_eigen_symmv_workspace *workspace = gsl_eigen_symmv_alloc(k);
    for (size_t i = 0; i < k; i++) {
        for (size_t j = 0; j < k; j++) {
            gsl_matrix_set(matrix, i, j, correlation(moments, (int)i, (int)j));
        }
    }
    gsl_eigen_symmv(matrix, values, vectors, workspace);

    bool regular = gsl_vector_min(values) > NOTHING * gsl_vector_max(values);
    *sum = 0;
    for (size_t j = 0; j < k && regular; j++) {
        double inverse = 0;
        for (size_t i = 0; i < k; i++) {
            double element = gsl_matrix_get(vectors, j, i);
            inverse += element * element / gsl_vector_get(values, i);
        }
        *sum += 1 / inverse;
    }
    gsl_eigen_symmv_free(workspace);
    gsl_vector_free(values);
    gsl_matrix_free(vectors);
    gsl_matrix_free(matrix);
    return regular;
}

static void add_lambda6(
        struct reliability *reliability, const struct moments *moments, const struct sums *sums)
{
    double errors = 0;
    reliability->has_lambda6 = sum_errors(moments, &errors);
    if (reliability->has_lambda6) { // then sum R is above 0: R is positive definite
        reliability->lambda6 = 1 - errors / (reliability->parts + sums->r);
    }
}

// Halves

static void add_halves(
        struct reliability *reliability, const struct moments *moments, const struct sums *sums)
{
    size_t k = (size_t)moments->parts;
    unsigned char *odd = memory_zeroed(k, 1);
    unsigned char *even = memory_zeroed(k, 1);
    for (size_t i = 0; i < k; i++) {
        odd[i] = i % 2 == 0;
        even[i] = i % 2 == 1;
    }
    double a = moments_covariance_of_sums(moments, odd, odd);
    double b = moments_covariance_of_sums(moments, even, even);
    double between = moments_covariance_of_sums(moments, odd, even);
    free(odd);
    free(even);

    reliability->half_flanagan = 2 * (1 - (a + b) / sums->all);
    reliability->has_half = fmin(a, b) > NOTHING * sums->trace;
    if (reliability->has_half) {
        reliability->half_r = between / sqrt(a * b);
        reliability->has_half_stepped = 1 + reliability->half_r > NOTHING;
    }
    if (reliability->has_half_stepped) {
        reliability->half_stepped = 2 * reliability->half_r / (1 + reliability->half_r);
    }
}

// Parts

static void fill_part(struct reliability_part *part, const struct moments *moments, int index,
        const struct sums *sums)
{
    double own = moments_covariance(moments, index, index);
    double with_total = 0;
    for (int j = 0; j < moments->parts; j++) {
        with_total += moments_covariance(moments, index, j);
    }
    *part = (struct reliability_part) {
        .mean = moments->means[index],
        .sd = sqrt(own),
        .total_r = with_total / sqrt(own * sums->all),
        .index = with_total / sqrt(sums->all),
    };
    double rest = sums->all - 2 * with_total + own;
    part->has_rest = rest > NOTHING * sums->trace;
    part->has_alpha_without = part->has_rest && moments->parts > 2;
    if (part->has_rest) {
        part->rest_r = (with_total - own) / sqrt(own * rest);
    }
    if (part->has_alpha_without) {
        part->alpha_without = alpha_of(moments->parts - 1, sums->trace - own, rest);
    }
}

enum reliability_refusal reliability_of(const struct moments *moments, double confidence,
        struct reliability *reliability, struct reliability_part *parts)
{
    assert(confidence > 0 && confidence < 1);
    *reliability = (struct reliability) { .people = moments->complete, .parts = moments->parts };
    enum reliability_refusal refusal = refuse(moments, reliability);
    if (refusal != RELIABILITY_FINE) {
        return refusal;
    }
    struct sums sums = add_up(moments);
    if (sums.all <= NOTHING * sums.trace) {
        return RELIABILITY_CONSTANT_TOTAL;
    }

    for (int i = 0; i < moments->parts; i++) {
        reliability->mean += moments->means[i];
    }
    reliability->sd = sqrt(sums.all);
    add_alphas(reliability, &sums);
    add_interval(reliability, confidence);
    add_lambda6(reliability, moments, &sums);
    add_halves(reliability, moments, &sums);
    for (int i = 0; i < moments->parts && parts != NULL; i++) {
        fill_part(&parts[i], moments, i, &sums);
    }
    return RELIABILITY_FINE;
}
