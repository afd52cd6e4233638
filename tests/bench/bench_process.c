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
#include "tests/bench/story.h"

enum { PATH_SIZE = 300, FIRST_FRAME_MS = 20000, DEMO_MS = 300000, SETTLED_MS = 3000 };
enum { IDLE_SECONDS = 30, WATCH_SECONDS = 10, STORY_SEED = 7 };

static const double KIB = 1024 / 1e6; // in MB

static void pause_ms(double milliseconds)
{
    struct timespec time = { (time_t)(milliseconds / 1e3),
        (long)((milliseconds - (double)(time_t)(milliseconds / 1e3) * 1e3) * 1e6) };
    (void)nanosleep(&time, NULL);
}

// What the program says is on screen stands in a file: it is there from the first frame on.
static pid_t start_with(const char *program, const char *folder, const char *access,
        const char *const *first, const char *const *last)
{
    (void)unlink(access);
    pid_t child = fork();
    if (child == 0) {
        char size[32];
        const char *arguments[20] = { program };
        int count = 1;
        (void)snprintf(size, sizeof(size), "%dx%d", BENCH_WIDTH, BENCH_HEIGHT);
        const char *const always[] = { "--window", size, "--store", folder, "--access", access,
            NULL };
        const char *const *const parts[] = { first, always, last };
        for (int i = 0; i < 3; i++) {
            for (const char *const *word = parts[i]; *word != NULL; word++) {
                arguments[count++] = *word;
            }
        }
        (void)execv(program, (char *const *)(void *)arguments);
        _exit(127);
    }
    return child;
}

static pid_t start(const char *program, const char *folder, const char *access, bool demo)
{
    static const char *const NOTHING[] = { NULL };
    static const char *const DEMO[] = { "--demo", "--pace", "1", "--text-size", "200", NULL };
    return start_with(program, folder, access, NOTHING, demo ? DEMO : NOTHING);
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

/* ---- a file that is saved ---- */

static bool put(const char *folder, const char *name, const struct bundle_file *file)
{
    char path[PATH_SIZE];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    FILE *out = fopen(path, "wb");
    bool good = out != NULL && fwrite(file->bytes, 1, file->size, out) == file->size;
    return out != NULL && fclose(out) == 0 && good;
}

static const struct bundle_file *find(const struct bundle *bundle, const char *path)
{
    for (size_t i = 0; i < bundle->files.count; i++) {
        if (strcmp(bundle->files.items[i].path, path) == 0) {
            return &bundle->files.items[i];
        }
    }
    return NULL;
}

static bool time_saves(const char *folder, const char *access, const struct bundle_file *story,
        struct bench_reload *reload)
{
    double times[BENCH_RUNS];
    for (int i = 0; i < BENCH_RUNS; i++) {
        long frame = frame_on_screen(access);
        bool good = put(folder, "story.xml", story);
        double begun = measure_wall_ms();
        while (good && frame_on_screen(access) == frame) {
            if (measure_wall_ms() - begun > FIRST_FRAME_MS) {
                return false;
            }
            pause_ms(0.5);
        }
        times[i] = measure_wall_ms() - begun;
        pause_ms(100); // what still comes of this save is not to pass for the next
    }
    reload->saved_ms = measure_median(times, BENCH_RUNS);
    return true;
}

static bool watch_story(const char *program, const char *folder, const struct bundle_file *story,
        struct bench_reload *reload)
{
    char access[PATH_SIZE];
    char file[PATH_SIZE];
    (void)snprintf(access, sizeof(access), "%s/screen.txt", folder);
    (void)snprintf(file, sizeof(file), "%s/story.xml", folder);
    const char *const verb[] = { "preview", file, NULL };
    const char *const nothing[] = { NULL };
    pid_t child = start_with(program, folder, access, verb, nothing);
    bool good = child > 0 && await_first_frame(access, measure_wall_ms()) &&
            time_saves(folder, access, story, reload);
    if (good) {
        double before = switches(child);
        pause_ms(WATCH_SECONDS * 1e3);
        reload->wakes = switches(child) - before;
        reload->idle_seconds = WATCH_SECONDS;
    }
    if (child > 0) {
        stop(child);
    }
    return good;
}

bool bench_reload_measure(
        const char *program, const char *folder, uint32_t turns, struct bench_reload *reload)
{
    struct bundle bundle;
    bundle_init_memory(&bundle);
    story_fill(&bundle, turns, STORY_SEED);
    const struct bundle_file *story = find(&bundle, STORY_SCENARIO);
    const struct bundle_file *pack = find(&bundle, "packs/story/pack.xml");
    bool good = story != NULL && pack != NULL && put(folder, "pack.xml", pack) &&
            put(folder, "story.xml", story) && watch_story(program, folder, story, reload);
    bundle_finish(&bundle);
    return good;
}
