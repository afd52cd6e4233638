// SPDX-License-Identifier: GPL-3.0-or-later
// Displayed positions that one person chose: does the place decide, in place of the words?
#include "scoring/stats/positions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "scoring/memory.h"

static const double CHANCE_LEAST = .001;
static const double CYCLES_MOST = .90;

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

static int largest(const int *sizes, size_t n)
{
    int most = 0;
    for (size_t i = 0; i < n; i++) {
        most = sizes[i] > most ? sizes[i] : most;
    }
    return most;
}

// One draw from `size` places: `now` gets the chance of each last place and run length below r, and
// what comes to r is given back.
static double draw(const double *before, double *now, int size, int places, int r)
{
    double alive = 0;
    double reached = 0;
    for (int i = 0; i < places * r; i++) {
        alive += before[i];
    }
    for (int place = 0; place < size; place++) {
        const double *runs = before + (size_t)place * (size_t)r;
        double *next = now + (size_t)place * (size_t)r;
        double here = 0;
        for (int length = 1; length < r; length++) {
            here += runs[length];
        }
        next[1] = (alive - here) / size;
        for (int length = 2; length < r; length++) {
            next[length] = runs[length - 1] / size;
        }
        reached += runs[r - 1] / size;
    }
    return reached;
}

double longest_run_chance_of_menus(const int *sizes, size_t n, int r)
{
    if (r <= 1) {
        return n > 0 ? 1 : 0;
    }
    int places = largest(sizes, n);
    size_t count = (size_t)places * (size_t)r;
    double *before = memory_zeroed(count + 1, sizeof(*before));
    double *now = memory_zeroed(count + 1, sizeof(*now));
    double chance = 0;
    for (int place = 0; n > 0 && place < sizes[0]; place++) {
        before[(size_t)place * (size_t)r + 1] = 1.0 / sizes[0];
    }
    for (size_t i = 1; i < n; i++) {
        memset(now, 0, count * sizeof(*now));
        chance += draw(before, now, sizes[i], places, r);
        double *swap = before;
        before = now;
        now = swap;
    }
    free(before);
    free(now);
    return chance;
}

struct tally {
    double *counts;   // by position
    double *expected; // of each, by even chances
    size_t repeats;
    size_t cycles;
    int longest;
};

static void expect(struct tally *tally, int size)
{
    for (int place = 0; place < size; place++) {
        tally->expected[place] += 1.0 / size;
    }
}

static bool count_positions(struct tally *tally, const int *chosen, const int *sizes, size_t n)
{
    int run = 0;
    for (size_t i = 0; i < n; i++) {
        if (chosen[i] < 1 || chosen[i] > sizes[i]) {
            return false;
        }
        bool same = i > 0 && chosen[i] == chosen[i - 1];
        run = same ? run + 1 : 1;
        tally->longest = run > tally->longest ? run : tally->longest;
        tally->repeats += same;
        tally->cycles += i >= 3 && chosen[i] == chosen[i - 3];
        tally->counts[chosen[i] - 1]++;
        expect(tally, sizes[i]);
    }
    return true;
}

static double entropy_of(const double *counts, size_t n, int m)
{
    double entropy = 0;
    for (int i = 0; i < m; i++) {
        double share = counts[i] / (double)n;
        entropy -= share > 0 ? share * log(share) : 0;
    }
    return entropy;
}

static void add_spread(struct positions *positions, const struct tally *tally, int m)
{
    double most = 0;
    for (int i = 0; i < m; i++) {
        double more = tally->counts[i] - tally->expected[i];
        positions->modal = tally->counts[i] > most ? i + 1 : positions->modal;
        most = fmax(most, tally->counts[i]);
        positions->chi2 += more * more / tally->expected[i];
    }
    positions->modal_share = most / (double)positions->n;
    positions->entropy = entropy_of(tally->counts, positions->n, m) /
            entropy_of(tally->expected, positions->n, m);
    positions->chi2_p = gsl_cdf_chisq_Q(positions->chi2, m - 1);
}

static void add_order(struct positions *positions, const struct tally *tally, const int *sizes)
{
    size_t n = positions->n;
    positions->longest_run = tally->longest;
    positions->longest_run_p = longest_run_chance_of_menus(sizes, n, tally->longest);
    positions->repeat_rate = (double)tally->repeats / (double)(n - 1);
    positions->cycle_rate = n > 3 ? (double)tally->cycles / (double)(n - 3) : 0;
    positions->flagged = positions->longest_run_p < CHANCE_LEAST ||
            positions->chi2_p < CHANCE_LEAST || positions->cycle_rate > CYCLES_MOST;
}

bool positions_of_menus(struct positions *positions, const int *chosen, const int *sizes, size_t n)
{
    *positions = (struct positions) { .n = n };
    int m = largest(sizes, n);
    if (n < 2 || m < 2) {
        return false;
    }
    struct tally tally = { .counts = memory_zeroed((size_t)m, sizeof(double)),
        .expected = memory_zeroed((size_t)m, sizeof(double)) };
    bool fine = count_positions(&tally, chosen, sizes, n);
    if (fine) {
        add_spread(positions, &tally, m);
        add_order(positions, &tally, sizes);
    }
    free(tally.counts);
    free(tally.expected);
    return fine;
}

bool positions_of(struct positions *positions, const int *chosen, size_t n, int m)
{
    int *sizes = memory_zeroed(n, sizeof(*sizes));
    for (size_t i = 0; i < n; i++) {
        sizes[i] = m;
    }
    bool fine = positions_of_menus(positions, chosen, sizes, n);
    free(sizes);
    return fine;
}
