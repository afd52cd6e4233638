// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the program costs, each figure beside its budget.
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/bench_engine.h"
#include "tests/bench/bench_explore.h"
#include "tests/bench/bench_gaps.h"
#include "tests/bench/bench_office.h"
#include "tests/bench/bench_sessions.h"
#include "tests/bench/bench_sheet.h"
#include "tests/bench/bench_stats.h"
#include "tests/bench/bench_store.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/measure.h"
#include "tests/bench/story.h"

enum { COMMITS = 2000, KB = 1000, PEOPLE = 1000000 };

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
    measure_print(&(struct measure_row) { "the same, choosing as simulated candidates do",
            bench_simulated(), "/s", 0, BOUND_LEAST, 20000 });
}

static void print_search(void)
{
    measure_heading("Searching: a million states of a story, one core");
    for (int i = 0; i < SIZE_COUNT; i++) {
        char what[64];
        struct bench_search found = bench_search(SIZES[i]);
        write_size(what, sizeof(what), "states", SIZES[i]);
        measure_print(&(struct measure_row) { what, found.states, "/s", 0, BOUND_NONE, 0 });
        write_size(what, sizeof(what), "steps", SIZES[i]);
        measure_print(&(struct measure_row) { what, found.steps, "/s", 0, BOUND_LEAST, 2e6 });
        write_size(what, sizeof(what), "bytes a state", SIZES[i]);
        measure_print(&(struct measure_row) { what, found.bytes, "", 0, BOUND_MOST, 128 });
        write_size(what, sizeof(what), "in all", SIZES[i]);
        measure_print(&(struct measure_row) { what, found.seconds, "s", 2, BOUND_NONE, 0 });
    }
    static const char *const SHIPPED[] = { "packs/noordwind/jaarnota.xml",
        "packs/noorderkist/pakket.xml", "packs/boekwijzer/boekhouden.xml" };
    for (int i = 0; i < 3; i++) {
        measure_print(&(struct measure_row) {
                SHIPPED[i], bench_exploration(SHIPPED[i]), "ms", 0, BOUND_NONE, 0 });
    }
}

static void fail(const char *what)
{
    (void)fprintf(stderr, "bench: %s\n", what);
    exit(2);
}

static void print_store(const char *folder)
{
    struct bench_store store;
    measure_heading("The store, on the disk of the folder for temporary files");
    if (!bench_store_measure(folder, COMMITS, &store)) {
        fail("the store cannot be measured");
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

enum { PLAYED = 600 }; // more than are counted beside a sheet

static int office_candidates; // of the next folder

static void print_office(const char *folder)
{
    struct bench_office office;
    char heading[64];
    (void)snprintf(heading, sizeof(heading), "The office with %d candidates", office_candidates);
    measure_heading(heading);
    if (!bench_office_measure(folder, office_candidates, &office)) {
        fail("the office cannot be measured");
    }
    const struct measure_row rows[] = {
        { "the list anew: counts and first page", office.open_ms, "ms", 2, BOUND_MOST, 50 },
        { "a page in the middle", office.page_ms, "ms", 2, BOUND_MOST, 50 },
        { "search by code, slowest", office.search_ms, "ms", 2, BOUND_MOST, 50 },
        { "search by vacancy, half fits", office.words_ms, "ms", 2, BOUND_MOST, 50 },
        { "a filter, slowest", office.filter_ms, "ms", 2, BOUND_MOST, 50 },
        { "a sheet, with its audit line on disk", office.sheet_ms, "ms", 2, BOUND_MOST, 50 },
        { "the audit verified", office.verify_s, "s", 2, BOUND_NONE, 0 },
        { "lines in it", (double)office.lines, "", 0, BOUND_NONE, 0 },
        { "a passphrase set, all sealed", office.seal_s, "s", 2, BOUND_NONE, 0 },
        { "unlocked", office.unlock_ms, "ms", 0, BOUND_MOST, 1000 },
        { "its other pages looked at, altogether", office.look_ms, "ms", 0, BOUND_NONE, 0 },
        { "a part of them, the slowest", office.look_part_ms, "ms", 2, BOUND_MOST, 33 },
        { "sealed: the list anew", office.sealed_open_ms, "ms", 2, BOUND_MOST, 50 },
        { "sealed: a page in the middle", office.sealed_page_ms, "ms", 2, BOUND_MOST, 50 },
        { "sealed: a search, slowest", office.sealed_search_ms, "ms", 2, BOUND_MOST, 50 },
        { "sealed: a sheet, its audit line on disk", office.sealed_sheet_ms, "ms", 2, BOUND_MOST,
                50 },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        measure_print(&rows[i]);
    }
}

static void print_sheet(const char *folder)
{
    struct bench_sheet sheet;
    char heading[80];
    (void)snprintf(heading, sizeof(heading), "A sheet of form A among %d who played it", PLAYED);
    measure_heading(heading);
    if (!bench_sheet_measure(folder, PLAYED, &sheet)) {
        fail("no sheets can be opened");
    }
    const struct measure_row rows[] = {
        { "the first one, with the random player", sheet.first_ms, "ms", 0, BOUND_NONE, 0 },
        { "the next ones, played again and in words", sheet.next_ms, "ms", 0, BOUND_MOST, 200 },
        { "the slowest of these", sheet.slowest_ms, "ms", 0, BOUND_NONE, 0 },
        { "its play opened to be shown again", sheet.replay.open_ms, "ms", 1, BOUND_MOST, 200 },
        { "a jump in it, median", sheet.replay.jump_ms, "ms", 2, BOUND_MOST, 50 },
        { "a jump in it, slowest", sheet.replay.jump_most_ms, "ms", 2, BOUND_MOST, 50 },
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        measure_print(&rows[i]);
    }
}

static void print_start(const char *folder)
{
    struct bench_start first;
    measure_heading("The window, 1920x1080, software renderer");
    if (!bench_first_frame(BENCH_PROGRAM, folder, &first)) {
        fail("no first frame; is there a display?");
    }
    measure_print(&(struct measure_row) {
            "first frame after start", first.first_frame_ms, "ms", 0, BOUND_MOST, 150 });
    measure_print(&(struct measure_row) {
            "processor time of starting and closing", first.computing_ms, "ms", 0, BOUND_NONE, 0 });
}

static void print_keys(const char *folder)
{
    struct bench_keys keys;
    char what[64];
    if (!bench_keys_measure(folder, &keys)) {
        fail("the desk cannot be measured");
    }
    (void)snprintf(what, sizeof(what), "key to frame, median of %zu", keys.frames);
    measure_print(&(struct measure_row) { what, keys.frame_median_ms, "ms", 1, BOUND_MOST, 16 });
    measure_print(&(struct measure_row) {
            "key to frame, p99", keys.frame_p99_ms, "ms", 1, BOUND_MOST, 33 });
    measure_print(&(struct measure_row) { "key to frame, processor time, median",
            keys.computing_median_ms, "ms", 1, BOUND_NONE, 0 });
    (void)snprintf(what, sizeof(what), "key to frame with a commit, median of %zu", keys.commits);
    measure_print(&(struct measure_row) { what, keys.commit_median_ms, "ms", 1, BOUND_MOST, 16 });
    measure_print(&(struct measure_row) {
            "key to frame with a commit, p99", keys.commit_p99_ms, "ms", 1, BOUND_MOST, 33 });
}

static void print_demo(const char *folder)
{
    struct bench_demo demo;
    if (!bench_demo_measure(BENCH_PROGRAM, folder, &demo)) {
        fail("the demo does not come to its end");
    }
    measure_print(&(struct measure_row) {
            "memory after a whole shift, 200 % text (RSS)", demo.rss_mb, "MB", 1, BOUND_MOST, 60 });
    measure_print(&(struct measure_row) {
            "of which its own share (PSS)", demo.pss_mb, "MB", 1, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) { "at its highest", demo.peak_mb, "MB", 1, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) {
            "wake-ups in 30 s at rest", demo.wakes, "", 0, BOUND_NOUGHT, 0 });
}

static void print_reload(const char *folder)
{
    static const uint32_t TURNS[] = { 100, 10000 };
    struct bench_reload reload = { 0 };
    for (size_t i = 0; i < sizeof(TURNS) / sizeof(TURNS[0]); i++) {
        char what[64];
        if (!bench_reload_measure(BENCH_PROGRAM, folder, TURNS[i], &reload)) {
            fail("a save is not shown");
        }
        write_size(what, sizeof(what), "preview, save to frame", TURNS[i]);
        measure_print(&(struct measure_row) { what, reload.saved_ms, "ms", 0, BOUND_MOST, 500 });
    }
    measure_print(&(struct measure_row) {
            "wake-ups in 10 s at rest, files watched", reload.wakes, "", 0, BOUND_NOUGHT, 0 });
}

static void print_map(const char *folder)
{
    struct bench_map map;
    char what[64];
    if (!bench_map_measure(folder, 500, &map)) {
        fail("the map cannot be measured");
    }
    measure_print(&(struct measure_row) {
            "trainer's map, 500 turns, to its first frame", map.open_ms, "ms", 0, BOUND_NONE, 0 });
    (void)snprintf(what, sizeof(what), "map, key to frame, median of %zu", map.moves);
    measure_print(&(struct measure_row) { what, map.move_median_ms, "ms", 1, BOUND_MOST, 16 });
    measure_print(&(struct measure_row) {
            "map, key to frame, p99", map.move_p99_ms, "ms", 1, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) { "map, key to frame, processor time, median",
            map.computing_median_ms, "ms", 1, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) {
            "map, typed to found, median", map.find_median_ms, "ms", 1, BOUND_NONE, 0 });
}

enum office_work { OFFICE_WHOLE, OFFICE_GAPS, OFFICE_SEAL };

// In a process of its own: what it held would count with the programs that are measured.
static void print_sessions(const char *folder, long people, enum office_work work)
{
    (void)fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        struct bench_sessions got = { 0 };
        bool good = work == OFFICE_SEAL ? bench_sessions_seal(folder, &got)
                : work == OFFICE_GAPS
                ? bench_gaps_fill(folder, people, &got)
                : bench_stats_write(folder, people) && bench_sessions_fill(folder, people, &got);
        if (work == OFFICE_SEAL) {
            measure_print(&(struct measure_row) {
                    "a passphrase set, all sealed", got.seal_s, "s", 0, BOUND_NONE, 0 });
        } else {
            if (work == OFFICE_WHOLE) {
                measure_print(&(struct measure_row) { "parts of a session made from its evidence",
                        got.taken_in_ms, "ms", 2, BOUND_NONE, 0 });
            }
            measure_print(&(struct measure_row) {
                    "the office filled", got.build_s, "s", 0, BOUND_NONE, 0 });
            measure_print(&(struct measure_row) {
                    "office.db, without journals", got.file_mb, "MB", 0, BOUND_NONE, 0 });
        }
        (void)fflush(stdout);
        _exit(good ? 0 : 1);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
        fail("the sessions cannot be written");
    }
}

struct stats_run {
    const char *what;
    const char *arguments[12];
    bool ours; // has a budget
    bool may_lack;
    const char *key; // of the figure that must be the same in all runs that print it
};

// What the first runs printed that others must print too.
struct stats_first {
    double alpha;
    double rest;
};

static void compare_figure(
        const struct stats_run *one, const struct bench_run *run, struct stats_first *first)
{
    char what[80];
    double *same = strcmp(one->key, "alpha") == 0 ? &first->alpha : &first->rest;
    if (!isnan(*same) && !isnan(run->figure)) {
        (void)snprintf(what, sizeof(what), "%s, %s apart from the first", one->what, one->key);
        measure_print(&(struct measure_row) {
                what, fabs(run->figure - *same), "", 12, BOUND_MOST, 1e-9 });
    }
    *same = isnan(*same) ? run->figure : *same;
}

static void print_stats_run(
        const char *folder, const struct stats_run *one, struct stats_first *first)
{
    struct bench_run run;
    char what[80];
    if (!bench_stats_run(one->arguments, folder, one->key, &run)) {
        if (!one->may_lack) {
            fail("the statistics fail");
        }
        printf("%s: not installed\n", one->what);
        return;
    }
    (void)snprintf(what, sizeof(what), "%s", one->what);
    measure_print(&(struct measure_row) { what, run.wall_ms / 1e3, "s", 2, BOUND_NONE, 0 });
    (void)snprintf(what, sizeof(what), "%s, processor time", one->what);
    measure_print(&(struct measure_row) { what, run.cpu_ms / 1e3, "s", 2, BOUND_NONE, 0 });
    (void)snprintf(what, sizeof(what), "%s, memory at its highest", one->what);
    measure_print(&(struct measure_row) {
            what, run.peak_mb, "MB", 0, one->ours ? BOUND_MOST : BOUND_NONE, 200 });
    compare_figure(one, &run, first);
}

static void print_stats(const char *folder)
{
    char csv[300];
    char passphrase[300];
    struct stats_first first = { NAN, NAN };
    (void)snprintf(csv, sizeof(csv), "%s/people.csv", folder);
    (void)snprintf(passphrase, sizeof(passphrase), "%s/passphrase", folder);
    const struct stats_run runs[] = {
        { "alpha, CSV", { BENCH_PROGRAM, "stats", "reliability", "--csv", csv, "--json" }, true,
                false, "alpha" },
        { "alpha, database",
                { BENCH_PROGRAM, "stats", "reliability", "--sessions", "--parts", "decisions",
                        "--json" },
                true, false, "alpha" },
        { "alpha, R", { "Rscript", BENCH_R, "alpha", csv }, false, true, "alpha" },
        { "alpha, R psych", { "Rscript", BENCH_R, "psych", csv }, false, true, "alpha" },
        { "items, CSV", { BENCH_PROGRAM, "stats", "items", "--csv", csv, "--json" }, true, false,
                "alpha" },
        { "items, R", { "Rscript", BENCH_R, "items", csv }, false, true, "alpha" },
        { "items by scenario, CSV",
                { BENCH_PROGRAM, "stats", "items", "--csv", csv, "--by-scenario", "--json" }, true,
                false, "item_rest_r" },
        { "items, database", { BENCH_PROGRAM, "stats", "items", "--sessions", "--json" }, true,
                false, "item_rest_r" },
    };
    const struct stats_run sealed[] = {
        { "alpha, sealed database",
                { BENCH_PROGRAM, "stats", "reliability", "--sessions", "--parts", "decisions",
                        "--json", "--passphrase-file", passphrase },
                false, false, "alpha" },
        { "items, sealed database",
                { BENCH_PROGRAM, "stats", "items", "--sessions", "--json", "--passphrase-file",
                        passphrase },
                false, false, "item_rest_r" },
    };
    measure_heading("Statistics: 1,000,000 people x 24 parts");
    (void)setenv("ZEVEN_HOME", folder, 1);
    print_sessions(folder, PEOPLE, OFFICE_WHOLE);
    for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
        print_stats_run(folder, &runs[i], &first);
    }
    print_sessions(folder, PEOPLE, OFFICE_SEAL);
    for (size_t i = 0; i < sizeof(sealed) / sizeof(sealed[0]); i++) {
        print_stats_run(folder, &sealed[i], &first);
    }
}

static void print_gaps(const char *folder)
{
    const struct stats_run runs[] = {
        { "alpha, database", { BENCH_PROGRAM, "stats", "reliability", "--sessions", "--json" },
                true, false, "alpha" },
        { "items, database", { BENCH_PROGRAM, "stats", "items", "--sessions", "--json" }, true,
                false, "alpha" },
    };
    struct stats_first first = { NAN, NAN };
    measure_heading("Statistics: 1,000,000 people, 162 decisions with gaps as in form A");
    (void)setenv("ZEVEN_HOME", folder, 1);
    print_sessions(folder, PEOPLE, OFFICE_GAPS);
    for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
        print_stats_run(folder, &runs[i], &first);
    }
}

static void print_chance(void)
{
    measure_heading("Statistics by chance: 95 and 5 are right");
    measure_print(&(struct measure_row) { "alpha's interval holds the truth, 60 people x 6",
            bench_alpha_coverage(60, 6, .3), "%", 1, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) { "the same, 300 people x 12",
            bench_alpha_coverage(300, 12, .15), "%", 1, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) { "a correlation's interval, r .5, 50 people",
            bench_correlation_coverage(50, .5), "%", 1, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) { "false alarms of Mantel-Haenszel, 500 people",
            bench_dif_false_alarms(500, false), "%", 1, BOUND_NONE, 0 });
    measure_print(&(struct measure_row) { "false alarms of logistic DIF, 500 people",
            bench_dif_false_alarms(500, true), "%", 1, BOUND_NONE, 0 });
}

static void print_load_average(void)
{
    double loads[1] = { 0 };
    if (getloadavg(loads, 1) == 1) {
        printf("load of this machine: %.1f on %ld cores\n", loads[0],
                sysconf(_SC_NPROCESSORS_ONLN));
    }
}

static void remove_folder(const char *folder)
{
    static const char *const FILES[] = { "story.xml", "pack.xml", "screen.txt", "play.db",
        "play.db-wal", "play.db-shm", "office.db", "office.db-wal", "office.db-shm", "office.key",
        "office.tries", "people.csv", "passphrase", "printed" };
    for (size_t i = 0; i < sizeof(FILES) / sizeof(FILES[0]); i++) {
        char path[300];
        (void)snprintf(path, sizeof(path), "%s/%s", folder, FILES[i]);
        (void)unlink(path);
    }
    (void)rmdir(folder);
}

// Each part has a folder of its own for what it keeps.
static void print_in_folder(void (*print)(const char *folder))
{
    char folder[] = "/tmp/zeven-bench-XXXXXX";
    if (mkdtemp(folder) == NULL) {
        fail("no folder for temporary files");
    }
    print(folder);
    remove_folder(folder);
}

static bool asked(int argc, char **argv, const char *part)
{
    return argc < 2 || strcmp(argv[1], part) == 0;
}

int main(int argc, char **argv)
{
    print_load_average();
    measure_heading(NULL);
    if (asked(argc, argv, "--engine")) {
        print_loads();
        print_steps();
        print_shifts();
    }
    if (asked(argc, argv, "--explore")) {
        print_search();
    }
    if (asked(argc, argv, "--store")) {
        print_in_folder(print_store);
    }
    if (asked(argc, argv, "--office")) {
        static const int CANDIDATES[] = { 100, 10000, 100000 };
        for (size_t i = 0; i < sizeof(CANDIDATES) / sizeof(CANDIDATES[0]); i++) {
            office_candidates = CANDIDATES[i];
            print_in_folder(print_office);
        }
        print_in_folder(print_sheet);
    }
    if (asked(argc, argv, "--window")) {
        print_in_folder(print_start);
        print_in_folder(print_keys);
        print_in_folder(print_demo);
        print_in_folder(print_reload);
    }
    if (asked(argc, argv, "--window") || asked(argc, argv, "--map")) {
        print_in_folder(print_map);
    }
    if (asked(argc, argv, "--stats") || asked(argc, argv, "--gaps")) {
        print_in_folder(print_gaps);
    }
    if (asked(argc, argv, "--stats")) {
        print_in_folder(print_stats);
        print_chance();
    }
    return measure_missed() > 0;
}
