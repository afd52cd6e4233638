// SPDX-License-Identifier: GPL-3.0-or-later
// Protects items, replies, omega and norms against R on public data sets.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scoring/stats/items.h"
#include "scoring/stats/norms.h"
#include "scoring/stats/onefactor.h"
#include "tests/scoring/golden.h"
#include "tests/test_main.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define OMEGA_NEAR 1e-4

enum { MAX_PARTS = 32 };

static const struct {
    const char *data;
    const char *expected;
    const char *member;
    const char *letter;
    int parts;
    const char *reversed;
    double least;
    double most;
} SETS[] = {
    { "data/lsat6.csv", "expected/ctt_lsat6.json", NULL, "", 5, "", 0, 1 },
    { "data/verbal_dichotomous.csv", "expected/ctt_verbal24.json", NULL, "S", 24, "", 0, 1 },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "agree", "A", 5, "A1", 1, 6 },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "consc", "C", 5, "C4 C5", 1, 6 },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "extra", "E", 5, "E1 E2", 1, 6 },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "neuro", "N", 5, "", 1, 6 },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "open", "O", 5, "O2 O5", 1, 6 },
};

// The complete rows of one set, column by column.
struct columns {
    size_t n;
    int parts;
    double *x[MAX_PARTS];
    double *total;
    double *rest;
    double *scratch;
};

static void columns_init(struct columns *columns, size_t rows, int parts)
{
    *columns = (struct columns) { .parts = parts };
    for (int i = 0; i < parts; i++) {
        columns->x[i] = calloc(rows, sizeof(double));
    }
    columns->total = calloc(rows, sizeof(double));
    columns->rest = calloc(rows, sizeof(double));
    columns->scratch = calloc(2 * rows, sizeof(double));
}

static void columns_finish(struct columns *columns)
{
    for (int i = 0; i < columns->parts; i++) {
        free(columns->x[i]);
    }
    free(columns->total);
    free(columns->rest);
    free(columns->scratch);
}

static void add_row(struct columns *columns, const double *row)
{
    double total = 0;
    for (int i = 0; i < columns->parts; i++) {
        total += row[i];
    }
    if (isnan(total)) {
        return;
    }
    for (int i = 0; i < columns->parts; i++) {
        columns->x[i][columns->n] = row[i];
    }
    columns->total[columns->n++] = total;
}

static void read_set(struct columns *columns, struct moments *moments, size_t set)
{
    struct golden_table table;
    golden_table_read(&table, SETS[set].data);
    columns_init(columns, table.rows, SETS[set].parts);
    moments_init(moments, SETS[set].parts);
    for (size_t r = 0; r < table.rows; r++) {
        double row[MAX_PARTS];
        int count = 0;
        for (int c = 0; c < table.columns && count < SETS[set].parts; c++) {
            if (strncmp(table.names[c], SETS[set].letter, strlen(SETS[set].letter)) == 0) {
                double x = table.cells[r * (size_t)table.columns + (size_t)c];
                row[count++] = strstr(SETS[set].reversed, table.names[c]) != NULL ? 7 - x : x;
            }
        }
        add_row(columns, row);
        moments_add(moments, row);
    }
    golden_table_finish(&table);
}

static void check_item(struct json_object *want, const struct columns *columns, int part,
        const struct extremes *extremes, size_t set)
{
    for (size_t i = 0; i < columns->n; i++) {
        columns->rest[i] = columns->total[i] - columns->x[part][i];
    }
    struct item item;
    struct item_data data = { columns->x[part], columns->rest, columns->total, columns->n,
        SETS[set].least, SETS[set].most };
    item_describe(&item, &data, extremes, columns->scratch);
    const char *where = json_object_get_string(golden_member(want, "item"));
    golden_check(want, "mean", true, item.mean, where);
    golden_check(want, "sd", true, item.sd, where);
    golden_check(want, "facility", true, item.facility, where);
    golden_check(want, "item_rest_r", item.has_rest, item.rest_r, where);
    golden_check(want, "upper27_facility", true, item.upper, where);
    golden_check(want, "lower27_facility", true, item.lower, where);
    golden_check(want, "D27", true, item.d27, where);
    golden_check(want, "n_upper", true, (double)extremes->n_high, where);
    golden_check(want, "n_lower", true, (double)extremes->n_low, where);
    ck_assert(item.has_efficiency && item.efficiency <= 100 + 1e-9);
    ck_assert_double_ge(item.efficiency, item.discrimination_index - 1e-9);
}

START_TEST(items_and_omega_equal_the_golden_numbers)
{
    struct columns columns;
    struct moments moments;
    read_set(&columns, &moments, (size_t)_i);
    struct json_object *file = golden_json(SETS[_i].expected);
    struct json_object *want =
            SETS[_i].member == NULL ? file : golden_member(file, SETS[_i].member);

    struct extremes extremes;
    extremes_find(&extremes, columns.total, columns.n, columns.scratch);
    struct json_object *items = golden_member(want, "items");
    for (int i = 0; i < columns.parts; i++) {
        check_item(json_object_array_get_idx(items, (size_t)i), &columns, i, &extremes, (size_t)_i);
    }

    struct onefactor factor;
    ck_assert(onefactor_init(&factor, &moments));
    ck_assert_double_eq_tol(
            factor.omega, golden_number(want, "omega_total_1f_ML_model"), OMEGA_NEAR);
    ck_assert_double_eq_tol(
            factor.omega_observed, golden_number(want, "omega_total_1f_ML_observed"), OMEGA_NEAR);
    ck_assert(!factor.heywood);
    onefactor_finish(&factor);
    json_object_put(file);
    moments_finish(&moments);
    columns_finish(&columns);
}
END_TEST

// Norms

static double *complete_totals(size_t *n)
{
    struct golden_table table;
    golden_table_read(&table, "data/ability.csv");
    double *totals = calloc(table.rows, sizeof(double));
    *n = 0;
    for (size_t r = 0; r < table.rows; r++) {
        double total = 0;
        for (int c = 0; c < table.columns; c++) {
            total += table.cells[r * (size_t)table.columns + (size_t)c];
        }
        if (!isnan(total)) {
            totals[(*n)++] = total;
        }
    }
    golden_table_finish(&table);
    return totals;
}

static void check_norm(struct json_object *want, const struct norm *norm)
{
    struct norm_value got = norm_value_of(norm, golden_number(want, "raw"));
    const char *where = json_object_get_string(golden_member(want, "raw"));
    golden_check(want, "pr_below", true, got.below, where);
    golden_check(want, "pr_mid", true, got.percentile, where);
    golden_check(want, "pr_le", true, got.at_or_below, where);
    golden_check(want, "z_linear", true, got.z, where);
    golden_check(want, "T_linear", true, got.t, where);
    golden_check(want, "IQ", true, got.iq, where);
    golden_check(want, "z_normalised", got.has_normalised, got.z_normalised, where);
    golden_check(want, "T_normalised", got.has_normalised, got.t_normalised, where);
    golden_check(want, "sten_linear", true, got.sten, where);
    golden_check(want, "sten_band", true, got.sten, where);
    golden_check(want, "sten_normalised", true, got.sten_normalised, where);
    golden_check(want, "stanine_linear", true, got.stanine, where);
    golden_check(want, "stanine_normalised", true, got.stanine_normalised, where);
    golden_check(want, "stanine_pct", true, got.stanine_percentile, where);
}

START_TEST(norms_equal_the_golden_numbers)
{
    size_t n = 0;
    double *totals = complete_totals(&n);
    struct norm norm;
    ck_assert(norm_init(&norm, totals, n));
    struct json_object *file = golden_json("expected/norms_ability.json");
    golden_check(file, "n", true, (double)norm.n, "norms");
    golden_check(file, "mean", true, norm.mean, "norms");
    golden_check(file, "sd", true, norm.sd, "norms");
    struct json_object *rows = golden_member(file, "table");
    for (size_t i = 0; i < json_object_array_length(rows); i++) {
        check_norm(json_object_array_get_idx(rows, i), &norm);
    }
    json_object_put(file);
    norm_finish(&norm);
    free(totals);
}
END_TEST

// Replies

struct raw {
    struct golden_table options; // answers as given
    size_t n;                    // rows without a gap
    size_t *rows;
    double key[MAX_PARTS];
    double *total;
    double *rest;
    double *scratch;
    bool *chosen;
};

static double answer(const struct raw *raw, size_t person, int item)
{
    return raw->options.cells[raw->rows[person] * (size_t)raw->options.columns + (size_t)item];
}

static void raw_init(struct raw *raw)
{
    *raw = (struct raw) { 0 };
    struct golden_table key;
    golden_table_read(&raw->options, "data/iqitems_raw_options.csv");
    golden_table_read(&key, "data/iqitems_key.csv");
    for (int i = 0; i < raw->options.columns; i++) {
        raw->key[i] = key.cells[i * key.columns + golden_table_column(&key, "key")];
    }
    golden_table_finish(&key);
    size_t rows = raw->options.rows;
    raw->rows = calloc(rows, sizeof(size_t));
    raw->total = calloc(rows, sizeof(double));
    raw->rest = calloc(rows, sizeof(double));
    raw->scratch = calloc(2 * rows, sizeof(double));
    raw->chosen = calloc(rows, sizeof(bool));
}

static void take_rows(struct raw *raw, int item)
{
    raw->n = 0;
    for (size_t r = 0; r < raw->options.rows; r++) {
        const double *row = &raw->options.cells[r * (size_t)raw->options.columns];
        double total = 0;
        bool whole = true;
        for (int i = 0; i < raw->options.columns; i++) {
            total += row[i] == raw->key[i];
            whole = whole && !isnan(row[i]);
        }
        if (whole) {
            raw->rows[raw->n] = r;
            raw->total[raw->n] = total;
            raw->rest[raw->n++] = total - (row[item] == raw->key[item]);
        }
    }
}

static void raw_finish(struct raw *raw)
{
    golden_table_finish(&raw->options);
    free(raw->rows);
    free(raw->total);
    free(raw->rest);
    free(raw->scratch);
    free(raw->chosen);
}

static double expected_cell(const struct golden_table *table, size_t row, const char *name)
{
    return table->cells[row * (size_t)table->columns + (size_t)golden_table_column(table, name)];
}

static void check_reply(struct raw *raw, const struct golden_table *want, size_t row, int item)
{
    double option = expected_cell(want, row, "option");
    for (size_t i = 0; i < raw->n; i++) {
        raw->chosen[i] = answer(raw, i, item) == option;
    }
    struct extremes extremes;
    extremes_find(&extremes, raw->total, raw->n, raw->scratch);
    struct reply reply;
    struct reply_data data = { raw->chosen, raw->rest, raw->total, raw->n };
    reply_describe(&reply, &data, &extremes);
    ck_assert_double_eq(expected_cell(want, row, "n"), (double)reply.n);
    ck_assert_double_eq_tol(expected_cell(want, row, "p"), reply.p, GOLDEN_TOLERANCE);
    double r = expected_cell(want, row, "r_pb_rest");
    ck_assert_int_eq(!isnan(r), reply.has_r);
    if (reply.has_r) {
        ck_assert_double_eq_tol(r, reply.r, GOLDEN_TOLERANCE);
        ck_assert_double_eq_tol(
                expected_cell(want, row, "mean_rest"), reply.mean_rest, GOLDEN_TOLERANCE);
    }
    ck_assert_double_eq_tol(expected_cell(want, row, "p_upper27"), reply.upper, GOLDEN_TOLERANCE);
    ck_assert_double_eq_tol(expected_cell(want, row, "p_lower27"), reply.lower, GOLDEN_TOLERANCE);
    ck_assert_double_eq_tol(expected_cell(want, row, "D"), reply.d, GOLDEN_TOLERANCE);
}

START_TEST(replies_equal_the_golden_numbers)
{
    struct raw raw;
    struct golden_table want;
    raw_init(&raw);
    golden_table_read(&want, "expected/distractors_iqitems.csv");
    int item = -1;
    for (size_t row = 0; row < want.rows; row++) {
        item += expected_cell(&want, row, "option") == 0; // each item begins with its option 0
        take_rows(&raw, item);
        check_reply(&raw, &want, row, item);
    }
    ck_assert_int_eq(item + 1, raw.options.columns);
    golden_table_finish(&want);
    raw_finish(&raw);
}
END_TEST

const char *test_skip_reason(void)
{
    return golden_missing();
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("golden items");
    TCase *cases = tcase_create("golden");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, items_and_omega_equal_the_golden_numbers, 0, COUNT(SETS));
    tcase_add_test(cases, norms_equal_the_golden_numbers);
    tcase_add_test(cases, replies_equal_the_golden_numbers);
    suite_add_tcase(suite, cases);
    return suite;
}
