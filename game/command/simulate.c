// SPDX-License-Identifier: GPL-3.0-or-later
// zeven simulate: simulated people play a shift, and what that says of the form.
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "game/base/save.h"
#include "game/command/answer.h"
#include "game/command/office_words.h"
#include "game/command/simulate_report.h"
#include "game/explore/simulate/ideal.h"
#include "game/locale/locale.h"
#include "game/report/chances.h"
#include "game/scenario/check.h"
#include "game/scenario/load.h"
#include "game/scenario/pack.h"

enum { PEOPLE = 10000, SEED = 1, JOBS_MAX = 256, WIDTH_ELSEWHERE = 110, TICK_MS = 100 };

static const double RHO = 0.40;

struct simulating {
    struct command_io *io;
    const char *path;
    struct simulate_order order;
    uint32_t jobs;
    bool json;
    bool calibrate;
    const char *csv;
    const char *svg;
    struct diag_list diags;
    uint32_t stage; // how many are behind us
    bool terminal;
    int64_t told_at;
};

// Options

static bool read_whole(const char *text, uint64_t least, uint64_t most, uint64_t *number)
{
    char *end = NULL;
    *number = strtoull(text, &end, 10);
    return *text >= '0' && *text <= '9' && *end == '\0' && *number >= least && *number <= most;
}

static bool read_share(const char *text, double *share)
{
    char *end = NULL;
    *share = strtod(text, &end);
    return end != text && *end == '\0' && *share >= 0 && *share < 1;
}

static bool read_value(struct simulating *simulating, const char *name, const char *value)
{
    uint64_t number = 0;
    if (strcmp(name, "--population") == 0) {
        simulating->order.population = population_find(value);
        return simulating->order.population != POPULATION_COUNT;
    }
    if (strcmp(name, "--n") == 0) {
        bool fine = read_whole(value, SIMULATE_PEOPLE_LEAST, SIMULATE_PEOPLE_MOST, &number);
        simulating->order.people = (uint32_t)number;
        return fine;
    }
    if (strcmp(name, "--seed") == 0) {
        return read_whole(value, 0, INT64_MAX, &simulating->order.seed);
    }
    if (strcmp(name, "--jobs") == 0) {
        bool fine = read_whole(value, 1, JOBS_MAX, &number);
        simulating->jobs = (uint32_t)number;
        return fine;
    }
    if (strcmp(name, "--rho") == 0) {
        return read_share(value, &simulating->order.rho);
    }
    const char **file = strcmp(name, "--csv") == 0 ? &simulating->csv
            : strcmp(name, "--svg") == 0           ? &simulating->svg
                                                   : NULL;
    if (file != NULL) {
        *file = value;
    }
    return file != NULL;
}

// A file asked for on the output takes the place of the tables.
static bool on_output(const struct simulating *simulating)
{
    return (simulating->csv != NULL && strcmp(simulating->csv, "-") == 0) ||
            (simulating->svg != NULL && strcmp(simulating->svg, "-") == 0);
}

// The argument that is not understood; NULL when all were.
static const char *read_arguments(struct simulating *simulating, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0) {
            simulating->json = true;
        } else if (strcmp(argv[i], "--calibrate") == 0) {
            simulating->calibrate = true;
        } else if (argv[i][0] != '-' && simulating->path == NULL) {
            simulating->path = argv[i];
        } else if (i + 1 >= argc || !read_value(simulating, argv[i], argv[i + 1])) {
            return argv[i];
        } else {
            i++;
        }
    }
    bool whole = simulating->path != NULL || simulating->calibrate;
    return simulating->json && on_output(simulating) ? "--json" : whole ? NULL : "";
}

// Progress

static int64_t milliseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

static void tell(void *payload, uint32_t done, uint32_t units)
{
    struct simulating *simulating = payload;
    double share = (simulating->stage + (double)done / units) / SIMULATE_STAGES;
    simulating->stage += done == units ? 1 : 0;
    if (!simulating->terminal || milliseconds() - simulating->told_at < TICK_MS) {
        return;
    }
    simulating->told_at = milliseconds();
    fprintf(simulating->io->err, "\r%s %3.0f%%\033[K", tr("Simulated people play:"), 100 * share);
    (void)fflush(simulating->io->err);
}

static void end_telling(const struct simulating *simulating)
{
    if (simulating->terminal) {
        fputs("\r\033[K", simulating->io->err);
    }
}

static bool is_terminal(FILE *stream)
{
    int file = fileno(stream);
    return file >= 0 && isatty(file) == 1;
}

// What comes out

static void print(FILE *stream, const struct buffer *buffer)
{
    fwrite(buffer_text(buffer), 1, buffer->size, stream);
}

static bool write_file(struct simulating *simulating, const char *path, const struct buffer *bytes)
{
    if (strcmp(path, "-") == 0) {
        print(simulating->io->out, bytes);
        return true;
    }
    return save_file(path, bytes->bytes, bytes->size, NULL, &simulating->diags);
}

static bool write_csv(struct simulating *simulating, const struct simulate_result *result)
{
    struct buffer bytes = { 0 };
    simulate_csv(&bytes, result);
    bool written = write_file(simulating, simulating->csv, &bytes);
    buffer_finish(&bytes);
    return written;
}

static bool write_svg(struct simulating *simulating, const struct simulate_result *result)
{
    struct buffer bytes = { 0 };
    struct report words;
    struct simulation_chart chart;
    report_init(&words, locale_language());
    simulate_chart(&chart, &words, result);
    bool written =
            simulation_chart_svg(&bytes, &chart) && write_file(simulating, simulating->svg, &bytes);
    report_finish(&words);
    buffer_finish(&bytes);
    return written;
}

static void print_result(struct simulating *simulating, const struct simulate_result *result)
{
    struct buffer out = { 0 };
    if (simulating->json) {
        simulate_json(&out, result);
    } else {
        struct report report;
        report_init(&report, locale_language());
        simulate_report(&report, result);
        report_print(&out, &report, command_width(simulating->io->out, WIDTH_ELSEWHERE));
        report_finish(&report);
    }
    print(simulating->io->out, &out);
    buffer_finish(&out);
}

static bool all_met(const bar_list *bars)
{
    bool met = true;
    for (size_t i = 0; i < bars->count; i++) {
        met = met && bars->items[i].met;
    }
    return met;
}

static int tell_result(struct simulating *simulating, const struct simulate_result *result)
{
    bool written = true;
    if (!on_output(simulating)) {
        print_result(simulating, result);
    }
    if (simulating->csv != NULL) {
        written = write_csv(simulating, result) && written;
    }
    if (simulating->svg != NULL) {
        written = write_svg(simulating, result) && written;
    }
    return !written ? COMMAND_FAILED : all_met(result->bars) ? COMMAND_FINE : COMMAND_FINDINGS;
}

static int simulate(
        struct simulating *simulating, const struct shift *shift, const struct ruler *ruler)
{
    struct plan *plan = plan_create(shift);
    struct crew crew = { simulating->jobs, tell, simulating };
    struct simulation simulation;
    bar_list bars = { 0 };
    simulation_init(&simulation, plan, ruler, &simulating->order, &crew);
    end_telling(simulating);
    bars_of(&bars, &simulation);
    struct simulate_result result = { &simulation, &bars, plan };
    int answer = tell_result(simulating, &result);
    vec_finish(&bars);
    simulation_finish(&simulation);
    plan_destroy(plan);
    return answer;
}

// What goes in

// The ruler of the content, or that of the program where a folder has none.
static struct ruler *find_ruler(struct simulating *simulating, struct bundle *bundle)
{
    if (bundle_has(bundle, "simulation.xml")) {
        return ruler_load(bundle, &simulating->diags);
    }
    struct bundle own;
    bundle_init_folder(&own, simulating->io->data);
    struct ruler *ruler = ruler_load(&own, &simulating->diags);
    bundle_finish(&own);
    return ruler;
}

static bool is_scenario(struct bundle *bundle, const char *path)
{
    struct forest forest = { 0 };
    struct diag_list diags = { 0 };
    struct tree tree = pack_read_tree(bundle, &forest, path, ELEMENT_NONE, &diags);
    bool scenario = tree.root != NULL && tree.root->element == ELEMENT_SCENARIO;
    arena_finish(&forest.arena);
    diag_list_finish(&diags);
    return scenario;
}

static int simulate_in(struct simulating *simulating, struct bundle *bundle, const char *inside)
{
    bool alone = is_scenario(bundle, inside);
    const char *path = alone ? shift_alone(bundle, inside, NULL, &simulating->diags) : inside;
    struct shift *shift = path != NULL ? shift_load(bundle, path, &simulating->diags) : NULL;
    struct ruler *ruler = shift != NULL ? find_ruler(simulating, bundle) : NULL;
    int answer = ruler != NULL ? simulate(simulating, shift, ruler) : COMMAND_FAILED;
    ruler_destroy(ruler);
    shift_destroy(shift);
    return answer;
}

// A file of the computer, or else one of the scenarios folder.
static int simulate_path(struct simulating *simulating)
{
    struct bundle bundle;
    struct content_place place;
    int answer = COMMAND_FAILED;
    if (content_locate(simulating->path, &place)) {
        bundle_init_folder(&bundle, place.root);
        answer = simulate_in(simulating, &bundle, place.inside);
        content_place_finish(&place);
    } else {
        bundle_init_folder(&bundle, simulating->io->data);
        answer = simulate_in(simulating, &bundle, simulating->path);
    }
    bundle_finish(&bundle);
    return answer;
}

static void answer_slopes(const struct ruler *ruler, struct command_io *io)
{
    static const char *const KEYS[] = { "reliability", "slope", "slope_of_file",
        "reliability_of_file" };
    struct answer answer;
    struct json *json = &answer.json;
    answer_open(&answer);
    json_key(json, "populations");
    json_open_array(json);
    for (int i = 0; i < POPULATION_COUNT; i++) {
        const struct ruler_population *at = &ruler->populations[i];
        const double numbers[] = { at->reliability, ideal_slope(at->reliability), at->slope,
            ideal_reliability(at->slope) };
        json_open_object(json);
        words_json_text(json, "population", population_id((enum population)i));
        for (int k = 0; k < 4; k++) {
            json_key(json, KEYS[k]);
            json_number(json, numbers[k]);
        }
        json_close_object(json);
    }
    json_close_array(json);
    answer_close(&answer, io);
}

static void print_slopes(const struct ruler *ruler, struct command_io *io)
{
    for (int i = 0; i < POPULATION_COUNT; i++) {
        const struct ruler_population *at = &ruler->populations[i];
        double slope = ideal_slope(at->reliability);
        fprintf(io->out,
                tr("%s: r_1 %.3f asks for slope %.6f; the file has %.6f, which gives r_1 %.6f.\n"),
                population_id((enum population)i), at->reliability, slope, at->slope,
                ideal_reliability(at->slope));
    }
}

// The slopes that the data file ought to hold, found anew.
static int calibrate(struct simulating *simulating)
{
    struct bundle bundle;
    bundle_init_folder(&bundle, simulating->io->data);
    struct ruler *ruler = ruler_load(&bundle, &simulating->diags);
    if (ruler != NULL) {
        (simulating->json ? answer_slopes : print_slopes)(ruler, simulating->io);
    }
    int answer = ruler != NULL ? COMMAND_FINE : COMMAND_FAILED;
    ruler_destroy(ruler);
    bundle_finish(&bundle);
    return answer;
}

static uint32_t cores(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count > JOBS_MAX ? JOBS_MAX : (uint32_t)count;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct simulating simulating = {
        .io = io,
        .order = { POPULATION_LITERATURE, PEOPLE, SEED, RHO, chances_count },
        .jobs = cores(),
        .terminal = is_terminal(io->err),
    };
    const char *refused = read_arguments(&simulating, argc, argv);
    if (refused != NULL) {
        return command_refuse_argument(io, "simulate", refused);
    }
    int answer = simulating.calibrate ? calibrate(&simulating) : simulate_path(&simulating);
    command_print_diags(io, &simulating.diags);
    diag_list_finish(&simulating.diags);
    return answer;
}

const struct command COMMAND_SIMULATE = {
    .name = "simulate",
    .summary = TR_MARK("let simulated people play a shift, and see how well it could measure"),
    .help = TR_MARK(
            "zeven simulate SHIFT [--population low|literature|high] [--n N] [--seed S]\n"
            "               [--rho R] [--jobs N] [--json] [--csv FILE] [--svg FILE]\n"
            "zeven simulate --calibrate [--json]\n"
            "\n"
            "Simulated people of known abilities play the shift (or one scenario) with the real "
            "engine.\n"
            "What was measured is laid beside what is true of them, and beside what an ideal form "
            "of six\n"
            "customers would give; tricks are tried out. It says nothing about validity. The "
            "manual says\n"
            "how to read it: scenarios/manual.\n"
            "\n"
            "  --population P  how much ability shows in choices: low, literature (usual) or high\n"
            "  --n N           how many people (10000); the more, the surer the figures\n"
            "  --seed S        other people, other difficulties (1)\n"
            "  --rho R         how far the seven abilities go together (0.40)\n"
            "  --jobs N        threads (one per core); the outcome does not depend on it\n"
            "  --json          all figures, full precision\n"
            "  --csv FILE      the figures as a table; - writes it to the output\n"
            "  --svg FILE      the chart at one glance; - likewise\n"
            "  --calibrate     how the slopes of the three populations are found\n"
            "Exit codes: 0 every bar is met, 1 one or more are missed, 3 it could not be done.\n"),
    .run = run,
};
