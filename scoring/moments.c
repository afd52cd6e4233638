// SPDX-License-Identifier: GPL-3.0-or-later
// Moments: means and covariances of parts, taken up one person at a time, so that a million fit.
#include "scoring/moments.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "scoring/memory.h"

void moments_init(struct moments *moments, int parts)
{
    assert(parts >= 1);
    size_t count = (size_t)parts;
    *moments = (struct moments) {
        .parts = parts,
        .means = memory_zeroed(count, sizeof(double)),
        .products = memory_zeroed(count * count, sizeof(double)),
        .apart = memory_zeroed(count, sizeof(double)),
        .behind = memory_zeroed(count, sizeof(double)),
    };
}

void moments_finish(struct moments *moments)
{
    free(moments->means);
    free(moments->products);
    free(moments->apart);
    free(moments->behind);
    *moments = (struct moments) { 0 };
}

static bool row_complete(const double *row, int parts)
{
    for (int i = 0; i < parts; i++) {
        if (!isfinite(row[i])) {
            return false;
        }
    }
    return true;
}

void moments_add(struct moments *moments, const double *row)
{
    int parts = moments->parts;
    moments->seen++;
    if (!row_complete(row, parts)) {
        return;
    }
    moments->complete++;
    double *restrict apart = moments->apart;
    double *restrict behind = moments->behind;
    for (int i = 0; i < parts; i++) {
        apart[i] = row[i] - moments->means[i];
        moments->means[i] += apart[i] / (double)moments->complete;
        behind[i] = row[i] - moments->means[i];
    }
    for (int i = 0; i < parts; i++) {
        double *restrict products = &moments->products[(size_t)i * (size_t)parts];
        for (int j = i; j < parts; j++) {
            products[j] += apart[i] * behind[j];
        }
    }
}

double moments_covariance(const struct moments *moments, int a, int b)
{
    assert(moments->complete >= 2);
    size_t low = (size_t)(a < b ? a : b);
    size_t high = (size_t)(a < b ? b : a);
    double products = moments->products[low * (size_t)moments->parts + high];
    return products / (double)(moments->complete - 1);
}

double moments_covariance_of_sums(
        const struct moments *moments, const unsigned char *a, const unsigned char *b)
{
    double sum = 0;
    for (int i = 0; i < moments->parts; i++) {
        for (int j = 0; j < moments->parts; j++) {
            if (a[i] && b[j]) {
                sum += moments_covariance(moments, i, j);
            }
        }
    }
    return sum;
}
