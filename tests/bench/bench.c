// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the program costs, each figure beside its budget.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/bench_engine.h"
#include "tests/bench/bench_store.h"
#include "tests/bench/measure.h"
#include "tests/bench/story.h"

enum { COMMITS = 2000, KB = 1000 };

static const uint32_t SIZES[] = { 100, 1000, 10000, STORY_FILE_TURNS_MAX, 100000 };
enum { SIZE_COUNT = sizeof(SIZES) / sizeof(SIZES[0]), SIZE_BUDGET = 2 };

// The slope of log(time) over log(turns): 1 is linear, 2 is quadratic.
static double exponent(const double *times)
{
    double sums[4] = { 0 };
    for (int i = 0; i < SIZE_COUNT; i++) {
        double x = log(SIZES[i]);
        double y = log(times[i]);
        sums[0] += x;
        sums[1] += y;
        sums[2] += x * x;
        sums[3] += x * y;
    }
    return (SIZE_COUNT * sums[3] - sums[0] * sums[1]) / (SIZE_COUNT * sums[2] - sums[0] * sums[0]);
}

static void write_size(char *text, size_t size, const char *what, uint32_t turns)
{
    (void)snprintf(text, size, turns < 1000 ? "%s, %u turns" : "%s, %u,000 turns", what,
            turns < 1000 ? turns : turns / 1000);
}

static void print_loads(void)
{
    double times[SIZE_COUNT];
    measure_heading("Loading: XML in memory to playable, rules and pack included");
    for (int i = 0; i < SIZE_COUNT; i++) {
        char what[64];
        write_size(what, sizeof(what), "load", SIZES[i]);
        times[i] = bench_load(SIZES[i]);
        measure_print(&(struct measure_row) {
                what, times[i], "ms", 2, i == SIZE_BUDGET ? BOUND_MOST : BOUND_NONE, 100 });
    }
    measure_print(&(struct measure_row) {
            "exponent of growth (1 is linear)", exponent(times), "", 2, BOUND_MOST, 1.1 });
}

static void print_steps(void)
{
    double rates[SIZE_COUNT];
    double most = 0;
    measure_heading("Walking: decide + apply + what is on the table");
    for (int i = 0; i < SIZE_COUNT; i++) {
        char what[64];
        write_size(what, sizeof(what), "steps", SIZES[i]);
        rates[i] = bench_steps(SIZES[i]);
        most = rates[i] > most ? rates[i] : most;
        measure_print(&(struct measure_row) { what, rates[i], "/s", 0, BOUND_LEAST, 5e6 });
    }
    measure_print(&(struct measure_row) { "falling, best to 100,000 turns",
            most / rates[SIZE_COUNT - 1], "x", 2, BOUND_MOST, 2 });
}

static void print_shifts(void)
{
    measure_heading("Simulated candidates, one core");
    measure_print(&(struct measure_row) {
            "whole shifts with evidence and sheet", bench_shifts(), "/s", 0, BOUND_LEAST, 20000 });
}

static void print_store(const char *folder)
{
    struct bench_store store;
    measure_heading("The store");
    if (!bench_store_measure(folder, COMMITS, &store)) {
        fprintf(stderr, "bench: the store cannot be measured in %s\n", folder);
        exit(1);
    }
    measure_print(&(struct measure_row) { "session of a whole shift while it runs, log included",
            (double)store.bytes_running / KB, "KB", 0, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) { "session of a whole shift, finished",
            (double)store.bytes_finished / KB, "KB", 0, BOUND_MOST, 100 });
    measure_print(&(struct measure_row) {
            "commit, median", store.commit_median_ms, "ms", 3, BOUND_NONE, 0 });
    measure_print(
            &(struct measure_row) { "commit, p99", store.commit_p99_ms, "ms", 3, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) {
            "open a store with 2,000 rows", store.open_ms, "ms", 2, BOUND_NONE, 0 });
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/zeven-bench-XXXXXX";
    measure_heading(NULL);
    print_loads();
    print_steps();
    print_shifts();
    if (argc > 1 && strcmp(argv[1], "--engine") == 0) {
        return measure_missed() > 0;
    }
    if (mkdtemp(folder) == NULL) {
        perror("bench");
        return 1;
    }
    print_store(folder);
    return measure_missed() > 0;
}
