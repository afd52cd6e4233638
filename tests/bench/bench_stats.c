// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics by the clock, and by chance: what they cost, and how often they err where the truth is
// known.
#include "tests/bench/bench_stats.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "game/base/hash.h"
#include "game/base/mem.h"
#include "scoring/reliability.h"
#include "scoring/stats/composite.h"
#include "scoring/stats/dif.h"
#include "tests/bench/measure.h"

enum { DRAWS = 2000, DIF_DRAWS = 100, DIF_ITEMS = 10, SEED = 20 };

struct dice {
    uint64_t state;
};

static double uniform(struct dice *dice)
{
    dice->state++;
    return ((double)(hash_mix(dice->state) >> 11) + .5) / 9007199254740992.0;
}

static double normal(struct dice *dice)
{
    double radius = sqrt(-2 * log(uniform(dice)));
    return radius * cos(6.283185307179586 * uniform(dice));
}

// Time and memory

void bench_people_next(struct bench_people *people, char points[BENCH_PARTS])
{
    struct dice dice = { people->state };
    double ability = normal(&dice);
    for (int i = 0; i < BENCH_PARTS; i++) {
        double x = 1.5 + .7 * ability + normal(&dice);
        points[i] = (char)(x < 0 ? 0 : x > 3 ? 3 : (int)x);
    }
    people->state = dice.state;
}

bool bench_stats_write(const char *folder, long people)
{
    char path[300];
    char points[BENCH_PARTS];
    struct bench_people drawn = { BENCH_SEED };
    (void)snprintf(path, sizeof(path), "%s/people.csv", folder);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return false;
    }
    for (int i = 0; i < BENCH_PARTS; i++) {
        fprintf(file, "%ss%d:t%d", i > 0 ? "," : "", i % BENCH_SCENARIOS, i / BENCH_SCENARIOS);
    }
    for (long p = 0; p < people; p++) {
        bench_people_next(&drawn, points);
        for (int i = 0; i < BENCH_PARTS; i++) {
            fputc(i > 0 ? ',' : '\n', file);
            fputc('0' + points[i], file);
        }
    }
    fputc('\n', file);
    return fclose(file) == 0;
}

static double figure_in(const char *path, const char *key)
{
    char text[4096] = "";
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return NAN;
    }
    text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
    (void)fclose(file);
    char marked[40];
    (void)snprintf(marked, sizeof(marked), "\"%s\":", key);
    const char *at = strstr(text, marked);
    return at != NULL ? strtod(at + strlen(marked), NULL) : NAN;
}

bool bench_stats_run(
        const char *const *arguments, const char *folder, const char *key, struct bench_run *run)
{
    char path[300];
    (void)snprintf(path, sizeof(path), "%s/printed", folder);
    double before = measure_wall_ms();
    pid_t child = fork();
    if (child == 0) {
        if (freopen(path, "w", stdout) != NULL) {
            (void)execvp(arguments[0], (char *const *)(void *)arguments);
        }
        _exit(127);
    }
    int status = 0;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child) {
        return false;
    }
    run->wall_ms = measure_wall_ms() - before;
    run->cpu_ms = (double)usage.ru_utime.tv_sec * 1e3 + (double)usage.ru_utime.tv_usec / 1e3 +
            (double)usage.ru_stime.tv_sec * 1e3 + (double)usage.ru_stime.tv_usec / 1e3;
    run->peak_mb = (double)usage.ru_maxrss / 1024;
    run->figure = figure_in(path, key);
    (void)unlink(path);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Chance

// One person's parts, all with this correlation between them.
static void draw_row(struct dice *dice, double *row, int parts, double correlation)
{
    double common = normal(dice);
    for (int i = 0; i < parts; i++) {
        row[i] = sqrt(correlation) * common + sqrt(1 - correlation) * normal(dice);
    }
}

double bench_alpha_coverage(int people, int parts, double correlation)
{
    struct dice dice = { SEED };
    double truth = stepped_up(correlation, parts);
    double *row = mem_alloc((size_t)parts * sizeof(*row));
    int held = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
        struct moments moments;
        struct reliability got;
        moments_init(&moments, parts);
        for (int p = 0; p < people; p++) {
            draw_row(&dice, row, parts, correlation);
            moments_add(&moments, row);
        }
        bool fine = reliability_of(&moments, .95, &got, NULL) == RELIABILITY_FINE;
        held += fine && got.alpha_interval[0] <= truth && truth <= got.alpha_interval[1];
        moments_finish(&moments);
    }
    mem_free(row);
    return 100. * held / DRAWS;
}

double bench_correlation_coverage(int people, double correlation)
{
    struct dice dice = { SEED };
    int held = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
        struct moments moments;
        struct correlation got;
        double row[2];
        moments_init(&moments, 2);
        for (int p = 0; p < people; p++) {
            draw_row(&dice, row, 2, correlation);
            moments_add(&moments, row);
        }
        bool fine = correlation_of(&got, &moments, 0, 1, .95);
        held += fine && got.interval[0] <= correlation && correlation <= got.interval[1];
        moments_finish(&moments);
    }
    return 100. * held / DRAWS;
}

struct people {
    double *items[DIF_ITEMS];
    double *score;
    bool *focal;
};

static void draw_people(struct dice *dice, struct people *people, int count)
{
    for (int p = 0; p < count; p++) {
        double ability = normal(dice);
        people->focal[p] = uniform(dice) < .4;
        people->score[p] = 0;
        for (int i = 0; i < DIF_ITEMS; i++) {
            double chance = 1 / (1 + exp(-(ability - (i - DIF_ITEMS / 2) * .3)));
            people->items[i][p] = uniform(dice) < chance ? 1 : 0;
            people->score[p] += people->items[i][p];
        }
    }
}

static int count_alarms(const struct people *people, int count, bool logistic)
{
    int alarms = 0;
    for (int i = 0; i < DIF_ITEMS; i++) {
        struct dif_data data = { people->items[i], people->score, people->focal, (size_t)count,
            true };
        struct mh_dif mh = { .p = 1 };
        struct logistic_dif lr = { .total_p = 1 };
        bool fine = logistic ? logistic_dif_of(&lr, &data) == DIF_FINE
                             : mh_dif_of(&mh, &data) == DIF_FINE;
        alarms += fine && (logistic ? lr.total_p : mh.p) < .05;
    }
    return alarms;
}

double bench_dif_false_alarms(int count, bool logistic)
{
    struct dice dice = { SEED };
    struct people people;
    people.score = mem_alloc((size_t)count * sizeof(double));
    people.focal = mem_alloc((size_t)count * sizeof(bool));
    for (int i = 0; i < DIF_ITEMS; i++) {
        people.items[i] = mem_alloc((size_t)count * sizeof(double));
    }
    int alarms = 0;
    for (int draw = 0; draw < DIF_DRAWS; draw++) {
        draw_people(&dice, &people, count);
        alarms += count_alarms(&people, count, logistic);
    }
    for (int i = 0; i < DIF_ITEMS; i++) {
        mem_free(people.items[i]);
    }
    mem_free(people.score);
    mem_free(people.focal);
    return 100. * alarms / (DIF_DRAWS * DIF_ITEMS);
}
