// SPDX-License-Identifier: GPL-3.0-or-later
// Response quality: whether somebody read what they answered. For a person to look at, never to
// reject by.
#include "scoring/stats/quality.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "scoring/memory.h"

static const double RTE_LEAST = .90;
static const double CHANCE_LEAST = .001;
static const double CYCLES_MOST = .90;

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

// Positions

// The chance that no run of r or more occurs obeys, for n > r,
//   q(n) = q(n-1) - (m-1)/m m^(1-r) q(n-r),
// because the first such run can end at n only where a run of r begins anew after a change. What is
// wanted is its complement, added up so that a very small chance keeps its digits.
double longest_run_chance(int m, size_t n, int r)
{
    if (r <= 1) {
        return n > 0 ? 1 : 0;
    }
    size_t length = (size_t)r;
    if (n < length) {
        return 0;
    }
    double whole = pow(m, 1 - r);
    double anew = whole * (m - 1) / m;
    double *chance = memory_zeroed(n + 1, sizeof(*chance));
    chance[length] = whole;
    for (size_t i = length + 1; i <= n; i++) {
        chance[i] = chance[i - 1] + anew * (1 - chance[i - length]);
    }
    double result = chance[n];
    free(chance);
    return result;
}

struct tally {
    double *counts; // by position
    size_t repeats;
    size_t cycles;
    int longest;
};

static bool count_positions(struct tally *tally, const int *chosen, size_t n, int m)
{
    int run = 0;
    for (size_t i = 0; i < n; i++) {
        if (chosen[i] < 1 || chosen[i] > m) {
            return false;
        }
        bool same = i > 0 && chosen[i] == chosen[i - 1];
        run = same ? run + 1 : 1;
        tally->longest = run > tally->longest ? run : tally->longest;
        tally->repeats += same;
        tally->cycles += i >= 3 && chosen[i] == chosen[i - 3];
        tally->counts[chosen[i] - 1]++;
    }
    return true;
}

static void add_spread(struct positions *positions, const double *counts, size_t n, int m)
{
    double expected = (double)n / m;
    double entropy = 0;
    double most = 0;
    for (int i = 0; i < m; i++) {
        double share = counts[i] / (double)n;
        most = fmax(most, share);
        entropy -= share > 0 ? share * log(share) : 0;
        positions->chi2 += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    positions->modal_share = most;
    positions->entropy = entropy / log(m);
    positions->chi2_p = gsl_cdf_chisq_Q(positions->chi2, m - 1);
}

bool positions_of(struct positions *positions, const int *chosen, size_t n, int m)
{
    *positions = (struct positions) { .n = n };
    if (n < 2 || m < 2) {
        return false;
    }
    struct tally tally = { .counts = memory_zeroed((size_t)m, sizeof(double)) };
    bool fine = count_positions(&tally, chosen, n, m);
    if (fine) {
        add_spread(positions, tally.counts, n, m);
        positions->longest_run = tally.longest;
        positions->longest_run_p = longest_run_chance(m, n, tally.longest);
        positions->repeat_rate = (double)tally.repeats / (double)(n - 1);
        positions->cycle_rate = n > 3 ? (double)tally.cycles / (double)(n - 3) : 0;
        positions->flagged = positions->longest_run_p < CHANCE_LEAST ||
                positions->chi2_p < CHANCE_LEAST || positions->cycle_rate > CYCLES_MOST;
    }
    free(tally.counts);
    return fine;
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
