// SPDX-License-Identifier: GPL-3.0-or-later
// Protects reliability against R on three public data sets.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scoring/reliability.h"
#include "tests/scoring/golden.h"
#include "tests/test_main.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MAX_PARTS = 32 };

static const struct {
    const char *data;
    const char *expected;
    const char *member;   // NULL: the file holds one result
    const char *letter;   // columns that start so; "" for all
    int parts;            // the first so many of these
    const char *reversed; // columns to be taken as 7 - x
} SETS[] = {
    { "data/lsat6.csv", "expected/ctt_lsat6.json", NULL, "", 5, "" },
    { "data/verbal_dichotomous.csv", "expected/ctt_verbal24.json", NULL, "S", 24, "" },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "agree", "A", 5, "A1" },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "consc", "C", 5, "C4 C5" },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "extra", "E", 5, "E1 E2" },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "neuro", "N", 5, "" },
    { "data/bfi.csv", "expected/ctt_bfi5.json", "open", "O", 5, "O2 O5" },
};

// Takes every row of the table in, with the columns of one set.
static void take_in(struct moments *moments, const struct golden_table *table, size_t set)
{
    int columns[MAX_PARTS];
    int count = 0;
    for (int c = 0; c < table->columns && count < SETS[set].parts; c++) {
        if (strncmp(table->names[c], SETS[set].letter, strlen(SETS[set].letter)) == 0) {
            columns[count++] = c;
        }
    }
    ck_assert_int_eq(count, SETS[set].parts);
    for (size_t r = 0; r < table->rows; r++) {
        double row[MAX_PARTS];
        for (int i = 0; i < count; i++) {
            double x = table->cells[r * (size_t)table->columns + (size_t)columns[i]];
            bool reversed = strstr(SETS[set].reversed, table->names[columns[i]]) != NULL;
            row[i] = reversed ? 7 - x : x;
        }
        moments_add(moments, row);
    }
}

static void check_whole(struct json_object *want, const struct moments *moments,
        const struct reliability *got, const char *where)
{
    struct json_object *interval = golden_member(want, "alpha_ci95_feldt");
    golden_check(want, "n_total", true, (double)moments->seen, where);
    golden_check(want, "n_complete", true, (double)got->people, where);
    golden_check(want, "k", true, got->parts, where);
    golden_check(want, "total_mean", true, got->mean, where);
    golden_check(want, "total_sd", true, got->sd, where);
    golden_check(want, "alpha", true, got->alpha, where);
    golden_check(interval, "lower", true, got->alpha_interval[0], where);
    golden_check(interval, "upper", true, got->alpha_interval[1], where);
    golden_check(want, "alpha_standardized", got->has_standardized, got->standardized, where);
    golden_check(want, "mean_interitem_r", true, got->mean_r, where);
    golden_check(want, "SEM_alpha", true, got->sem, where);
    golden_check(want, "split_half_odd_even_r", got->has_half, got->half_r, where);
    golden_check(
            want, "split_half_spearman_brown", got->has_half_stepped, got->half_stepped, where);
    golden_check(want, "split_half_guttman_flanagan", true, got->half_flanagan, where);
    golden_check(want, "guttman_lambda2", true, got->lambda2, where);
    golden_check(want, "guttman_lambda6", got->has_lambda6, got->lambda6, where);
}

static void check_part(struct json_object *want, const struct reliability_part *got)
{
    const char *where = json_object_get_string(golden_member(want, "item"));
    golden_check(want, "mean", true, got->mean, where);
    golden_check(want, "sd", true, got->sd, where);
    golden_check(want, "item_total_r", true, got->total_r, where);
    golden_check(want, "item_rest_r", got->has_rest, got->rest_r, where);
    golden_check(want, "alpha_if_deleted", got->has_alpha_without, got->alpha_without, where);
    golden_check(want, "reliability_index", true, got->index, where);
}

START_TEST(reliability_equals_the_golden_numbers)
{
    struct golden_table table;
    struct moments moments;
    struct reliability reliability;
    struct reliability_part parts[MAX_PARTS];
    golden_table_read(&table, SETS[_i].data);
    moments_init(&moments, SETS[_i].parts);
    take_in(&moments, &table, (size_t)_i);
    ck_assert_int_eq(reliability_of(&moments, .95, &reliability, parts), RELIABILITY_FINE);

    struct json_object *file = golden_json(SETS[_i].expected);
    struct json_object *want =
            SETS[_i].member == NULL ? file : golden_member(file, SETS[_i].member);
    check_whole(want, &moments, &reliability, SETS[_i].expected);
    struct json_object *items = golden_member(want, "items");
    ck_assert_uint_eq(json_object_array_length(items), (size_t)SETS[_i].parts);
    for (size_t i = 0; i < (size_t)SETS[_i].parts; i++) {
        check_part(json_object_array_get_idx(items, i), &parts[i]);
    }
    json_object_put(file);
    moments_finish(&moments);
    golden_table_finish(&table);
}
END_TEST

const char *test_skip_reason(void)
{
    return golden_missing();
}

Suite *test_suite(void)
{
    Suite *suite = suite_create("golden reliability");
    TCase *cases = tcase_create("golden");
    tcase_add_loop_test(cases, reliability_equals_the_golden_numbers, 0, COUNT(SETS));
    suite_add_tcase(suite, cases);
    return suite;
}
