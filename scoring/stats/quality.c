// SPDX-License-Identifier: GPL-3.0-or-later
// Response quality: whether somebody read what they answered. For a person to look at, never to
// reject by.
#include "scoring/stats/quality.h"

#include <math.h>
#include <stdlib.h>

#include "scoring/memory.h"

static const double RTE_LEAST = .90;

// Speed

double rapid_nt10(const struct reading *reading)
{
    return fmin(reading->mean_ms / 10, 10000);
}

double rapid_threshold(const struct reading *reading)
{
    double half_reading = reading->words * 60000 / 600 / 2;
    return fmax(1000, fmax(rapid_nt10(reading), half_reading));
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median_of(double *values, size_t n)
{
    qsort(values, n, sizeof(*values), by_size);
    return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

bool effort_of(struct effort *effort, const double *ms, const struct reading *readings, size_t n)
{
    *effort = (struct effort) { 0 };
    double *times = memory_zeroed(n, sizeof(*times));
    double slow = 0;
    double slow_nt10 = 0;
    double late = 0;
    double late_slow = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(ms[i])) {
            continue;
        }
        bool read = ms[i] >= rapid_threshold(&readings[i]);
        bool last = 3 * i >= 2 * n;
        times[effort->decisions++] = ms[i];
        slow += read;
        slow_nt10 += ms[i] >= rapid_nt10(&readings[i]);
        late += last;
        late_slow += last && read;
    }
    bool any = effort->decisions > 0;
    if (any) {
        double decisions = (double)effort->decisions;
        effort->rte = slow / decisions;
        effort->rte_nt10 = slow_nt10 / decisions;
        effort->last_third = late > 0 ? late_slow / late : effort->rte;
        effort->median_ms = median_of(times, effort->decisions);
        effort->flagged = effort->rte < RTE_LEAST;
    }
    free(times);
    return any;
}

// Person fit

bool person_fit_lz(const bool *right, const double *p, size_t n, double *lz)
{
    double likelihood = 0;
    double expected = 0;
    double variance = 0;
    for (size_t i = 0; i < n; i++) {
        double logit = log(p[i] / (1 - p[i]));
        likelihood += right[i] ? log(p[i]) : log1p(-p[i]);
        expected += p[i] * log(p[i]) + (1 - p[i]) * log1p(-p[i]);
        variance += p[i] * (1 - p[i]) * logit * logit;
    }
    if (variance <= 1e-12) {
        return false;
    }
    *lz = (likelihood - expected) / sqrt(variance);
    return true;
}

static double expected_right(const double *share, size_t n, double shift, double *p)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) {
        double odds = share[i] / (1 - share[i]) * exp(shift);
        p[i] = odds / (1 + odds);
        sum += p[i];
    }
    return sum;
}

bool person_fit_beside(const bool *right, const double *share, size_t n, double *lz)
{
    enum { STEPS = 60 };
    double count = 0;
    double low = -20;
    double high = 20;
    for (size_t i = 0; i < n; i++) {
        count += right[i];
    }
    if (count == 0 || count == (double)n) {
        return false;
    }
    double *p = memory_zeroed(n, sizeof(*p));
    for (int i = 0; i < STEPS; i++) {
        double middle = (low + high) / 2;
        bool more = expected_right(share, n, middle, p) < count;
        low = more ? middle : low;
        high = more ? high : middle;
    }
    bool found = person_fit_lz(right, p, n, lz);
    free(p);
    return found;
}

bool guttman_errors(const bool *right, const size_t *order, size_t n, double *normed)
{
    size_t wrong_so_far = 0;
    size_t errors = 0;
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        if (right[order[i]]) {
            count++;
            errors += wrong_so_far;
        } else {
            wrong_so_far++;
        }
    }
    if (count == 0 || count == n) {
        return false;
    }
    *normed = (double)errors / ((double)count * (double)(n - count));
    return true;
}

bool odd_even_of(const double *odd, const double *even, size_t n, double *consistency)
{
    double count = 0;
    double mean[2] = { 0 };
    double square[2] = { 0 };
    double product = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isfinite(odd[i]) || !isfinite(even[i])) {
            continue;
        }
        count++;
        double d = odd[i] - mean[0];
        double e = even[i] - mean[1];
        mean[0] += d / count;
        mean[1] += e / count;
        square[0] += d * (odd[i] - mean[0]);
        square[1] += e * (even[i] - mean[1]);
        product += d * (even[i] - mean[1]);
    }
    if (count < 3 || square[0] <= 0 || square[1] <= 0) {
        return false;
    }
    double r = product / sqrt(square[0] * square[1]);
    *consistency = 2 * r / (1 + r);
    return r > -1;
}
