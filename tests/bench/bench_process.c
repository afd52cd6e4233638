// SPDX-License-Identifier: GPL-3.0-or-later
// The window by the clock, seen from outside: the program as it is shipped.
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/bench/bench_engine.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/measure.h"

enum { PATH_SIZE = 300, FIRST_FRAME_MS = 20000, DEMO_MS = 300000, SETTLED_MS = 3000 };
enum { IDLE_SECONDS = 30 };

static const double KIB = 1024 / 1e6; // in MB

static void pause_ms(double milliseconds)
{
    struct timespec time = { (time_t)(milliseconds / 1e3),
        (long)((milliseconds - (double)(time_t)(milliseconds / 1e3) * 1e3) * 1e6) };
    (void)nanosleep(&time, NULL);
}

// What the program says is on screen stands in a file: it is there from the first frame on.
static pid_t start(const char *program, const char *folder, const char *access, bool demo)
{
    (void)unlink(access);
    pid_t child = fork();
    if (child == 0) {
        char size[32];
        (void)snprintf(size, sizeof(size), "%dx%d", BENCH_WIDTH, BENCH_HEIGHT);
        const char *arguments[16] = { program, "--window", size, "--store", folder, "--access",
            access };
        if (demo) {
            const char *const more[] = { "--demo", "--pace", "1", "--text-size", "200" };
            memcpy(&arguments[7], more, sizeof(more));
        }
        (void)execv(program, (char *const *)(void *)arguments);
        _exit(127);
    }
    return child;
}

// The milliseconds of processor time it took.
static double stop(pid_t child)
{
    struct rusage usage = { 0 };
    (void)kill(child, SIGTERM);
    (void)wait4(child, NULL, 0, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
            (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

// The number of the frame on screen; -1 before the first.
static long frame_on_screen(const char *access)
{
    long frame = -1;
    FILE *file = fopen(access, "r");
    if (file != NULL) {
        if (fscanf(file, "frame %ld", &frame) != 1) {
            frame = -1;
        }
        (void)fclose(file);
    }
    return frame;
}

static bool await_first_frame(const char *access, double begun)
{
    while (frame_on_screen(access) < 0) {
        if (measure_wall_ms() - begun > FIRST_FRAME_MS) {
            return false;
        }
        pause_ms(0.5);
    }
    return true;
}

bool bench_first_frame(const char *program, const char *folder, struct bench_start *result)
{
    char access[PATH_SIZE];
    double times[BENCH_RUNS];
    double computing[BENCH_RUNS] = { 0 };
    bool good = true;
    (void)snprintf(access, sizeof(access), "%s/screen.txt", folder);
    for (int i = 0; i < BENCH_RUNS && good; i++) {
        double begun = measure_wall_ms();
        pid_t child = start(program, folder, access, false);
        good = child > 0 && await_first_frame(access, begun);
        times[i] = measure_wall_ms() - begun;
        if (child > 0) {
            computing[i] = stop(child);
        }
    }
    result->first_frame_ms = measure_median(times, BENCH_RUNS);
    result->computing_ms = measure_median(computing, BENCH_RUNS);
    return good;
}

// The number behind `name` in a file of the process, in all lines that begin with it.
static double read_number(const char *path, const char *name)
{
    char line[256];
    double sum = 0;
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
        if (strncmp(line, name, strlen(name)) == 0) {
            sum += strtod(line + strlen(name), NULL);
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return sum;
}

// Of all threads: whoever wakes up has switched.
static double switches(pid_t child)
{
    char path[PATH_SIZE];
    double sum = 0;
    (void)snprintf(path, sizeof(path), "/proc/%d/task", child);
    DIR *tasks = opendir(path);
    for (struct dirent *task; tasks != NULL && (task = readdir(tasks)) != NULL;) {
        if (task->d_name[0] != '.') {
            (void)snprintf(path, sizeof(path), "/proc/%d/task/%.20s/status", child, task->d_name);
            sum += read_number(path, "voluntary_ctxt_switches:");
        }
    }
    if (tasks != NULL) {
        (void)closedir(tasks);
    }
    return sum;
}

// The demo is at its end when nothing new was shown for a while.
static bool await_end(const char *access)
{
    double begun = measure_wall_ms();
    double changed = begun;
    long frame = -1;
    for (double now = begun; now - changed < SETTLED_MS; now = measure_wall_ms()) {
        long shown = frame_on_screen(access);
        if (shown != frame || shown < 0) {
            frame = shown;
            changed = now;
        }
        if (now - begun > DEMO_MS) {
            return false;
        }
        pause_ms(50);
    }
    return true;
}

static void look_at(pid_t child, struct bench_demo *demo)
{
    char path[PATH_SIZE];
    (void)snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", child);
    demo->rss_mb = read_number(path, "Rss:") * KIB;
    demo->pss_mb = read_number(path, "Pss:") * KIB;
    (void)snprintf(path, sizeof(path), "/proc/%d/status", child);
    demo->peak_mb = read_number(path, "VmHWM:") * KIB;
    double before = switches(child);
    pause_ms(IDLE_SECONDS * 1e3);
    demo->wakes = switches(child) - before;
    demo->idle_seconds = IDLE_SECONDS;
}

bool bench_demo_measure(const char *program, const char *folder, struct bench_demo *demo)
{
    char access[PATH_SIZE];
    (void)snprintf(access, sizeof(access), "%s/screen.txt", folder);
    pid_t child = start(program, folder, access, true);
    bool good = child > 0 && await_first_frame(access, measure_wall_ms()) && await_end(access);
    if (good) {
        look_at(child, demo);
    }
    if (child > 0) {
        stop(child);
    }
    return good;
}
