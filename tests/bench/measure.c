// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring: clocks, medians, and the table in which a figure stands beside its budget.
#include "tests/bench/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int missed;

static double read_ms(clockid_t clock)
{
    struct timespec now;
    (void)clock_gettime(clock, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

double measure_cpu_ms(void)
{
    return read_ms(CLOCK_PROCESS_CPUTIME_ID);
}

double measure_wall_ms(void)
{
    return read_ms(CLOCK_MONOTONIC);
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

double measure_percentile(double *values, size_t count, int percent)
{
    qsort(values, count, sizeof(*values), compare);
    size_t at = count * (size_t)percent / 100;
    return count > 0 ? values[at < count ? at : count - 1] : 0;
}

double measure_median(double *values, size_t count)
{
    return measure_percentile(values, count, 50);
}

void measure_heading(const char *text)
{
    if (text == NULL) {
        printf("%-58s %14s %16s %8s\n", "", "measured", "budget", "better");
    } else {
        printf("\n%s\n", text);
    }
    (void)fflush(stdout);
}

// 5000000 as 5,000,000: figures of seven digits are misread otherwise.
static void write_number(char *text, size_t size, double value, int digits)
{
    char plain[64];
    int length = snprintf(plain, sizeof(plain), "%.*f", digits, value);
    int whole = digits > 0 ? length - digits - 1 : length;
    size_t at = 0;
    for (int i = 0; i < length && at + 2 < size; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0) {
            text[at++] = ',';
        }
        text[at++] = plain[i];
    }
    text[at] = '\0';
}

static bool keeps_budget(const struct measure_row *row)
{
    return row->bound == BOUND_LEAST ? row->value >= row->budget : row->value <= row->budget;
}

static void print_budget(const struct measure_row *row)
{
    bool least = row->bound == BOUND_LEAST;
    char budget[64];
    write_number(budget, sizeof(budget), row->budget, row->digits);
    printf(" %s %9s %-4s", least ? ">=" : "<=", budget, row->unit);
    if (row->bound != BOUND_NOUGHT) {
        printf(" %7.2fx", least ? row->value / row->budget : row->budget / row->value);
    }
    if (!keeps_budget(row)) {
        missed++;
        printf("  MISSED");
    }
}

void measure_print(const struct measure_row *row)
{
    char value[64];
    write_number(value, sizeof(value), row->value, row->digits);
    printf("%-58s %9s %-4s", row->what, value, row->unit);
    if (row->bound != BOUND_NONE) {
        print_budget(row);
    }
    printf("\n");
    (void)fflush(stdout);
}

int measure_missed(void)
{
    return missed;
}
