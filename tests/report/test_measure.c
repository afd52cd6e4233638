// SPDX-License-Identifier: GPL-3.0-or-later
// Protects how well a test measures from saying more than is known, and its pictures from telling
// something else than its numbers.
#include "game/report/measure/measure_chart.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/base/hash.h"
#include "game/report/measure/measure_words.h"
#include "game/report/measure/measure_write.h"
#include "scoring/variate.h"
#include "tests/report/play.h"
#include "tests/test_main.h"

enum { SCENARIOS = 6, TURNS = 3 };

static double draw(uint64_t seed, uint64_t what)
{
    uint64_t bits = hash_mix(hash_mix(seed) ^ hash_mix(what + UINT64_C(0x5eed)));
    return variate_normal(((double)(bits >> 11) + .5) / 9007199254740992.0);
}

// People on six scenarios of three decisions, on two competencies; the decision s0:call/t0 goes
// against the rest when `backwards`.
static void write_people(FILE *file, int people, bool backwards)
{
    fputs("code", file);
    for (int i = 0; i < SCENARIOS * TURNS; i++) {
        fprintf(file, ",s%d:call/t%d@%s", i / TURNS, i % TURNS, i % 2 == 0 ? "empathy" : "probing");
    }
    for (int p = 0; p < people; p++) {
        fprintf(file, "\nK%d", p);
        for (uint64_t i = 0; i < SCENARIOS * TURNS; i++) {
            uint64_t own = (uint64_t)p * 1000;
            double ability = draw(own, i % 2) * (backwards && i == 0 ? -1 : 1);
            double x = round(1.5 + ability + draw(own + 7, 10 + i) * .8);
            fprintf(file, ",%.0f", fmin(fmax(x, 0), 3));
        }
    }
    fputc('\n', file);
    rewind(file);
}

struct sample {
    struct measure_data data;
    struct measure measure;
    struct diag_list diags;
};

static void sample_init(struct sample *sample, int people, bool backwards)
{
    struct number_table table;
    struct number_choice choice = { .has_range = true, .least = 0, .most = 3 };
    FILE *file = tmpfile();
    *sample = (struct sample) { 0 };
    write_people(file, people, backwards);
    ck_assert(number_table_init_file(&table, "people", file, &choice, &sample->diags));
    ck_assert(measure_data_add_table(&sample->data, &table));
    number_table_finish(&table);
    measure_init(&sample->measure, &sample->data);
}

static void sample_finish(struct sample *sample)
{
    measure_finish(&sample->measure);
    measure_data_finish(&sample->data);
    diag_list_finish(&sample->diags);
}

static const struct measure_item *item_of(
        const struct sample *sample, int scale, const char *decision)
{
    const struct measure_scale *of = &sample->measure.scales[scale];
    for (size_t i = 0; i < of->items.count; i++) {
        uint32_t at = of->items.items[i].decision;
        if (strcmp(sample->data.decisions.items.items[at], decision) == 0) {
            return &of->items.items[i];
        }
    }
    ck_abort_msg("%s is not there", decision);
}

static void words_of(const struct sample *sample, int scale, char words[400])
{
    struct buffer text = { 0 };
    measure_add_reliability_words(&text, &sample->measure, &sample->measure.scales[scale]);
    snprintf(words, 400, "%s", buffer_text(&text));
    buffer_finish(&text);
}

START_TEST(parts_are_scenarios_and_their_alpha_is_that_of_their_means)
{
    struct sample sample;
    struct moments moments;
    struct reliability by_hand;
    sample_init(&sample, 200, false);
    const struct measure_scale *scale = &sample.measure.scales[COMPETENCY_EMPATHY];
    moments_init(&moments, SCENARIOS);
    for (int p = 0; p < 200; p++) {
        double row[SCENARIOS] = { 0 };
        double counts[SCENARIOS] = { 0 };
        for (size_t i = 0; i < sample.data.cells.count; i++) {
            const struct measure_cell *cell = &sample.data.cells.items[i];
            if ((int)cell->person == p &&
                    sample.data.columns.items[cell->column].competency == COMPETENCY_EMPATHY) {
                uint32_t s = sample.data.columns.items[cell->column].scenario;
                row[s] += cell->earned;
                counts[s]++;
            }
        }
        for (int s = 0; s < SCENARIOS; s++) {
            row[s] /= counts[s];
        }
        moments_add(&moments, row);
    }
    ck_assert_int_eq(reliability_of(&moments, .95, &by_hand, NULL), RELIABILITY_FINE);
    ck_assert_int_eq(scale->refusal, RELIABILITY_FINE);
    ck_assert_double_eq_tol(scale->reliability.alpha, by_hand.alpha, 1e-12);
    ck_assert_double_eq_tol(scale->reliability.sem, by_hand.sem, 1e-12);
    ck_assert_uint_eq(sample.measure.scales[COMPETENCY_MOTIVATION].columns, 0);
    moments_finish(&moments);
    sample_finish(&sample);
}
END_TEST

START_TEST(the_rest_is_without_the_same_scenario)
{
    struct sample sample;
    sample_init(&sample, 200, false);
    const struct measure_item *item = item_of(&sample, COMPETENCY_EMPATHY, "s0:call/t0");
    // Worked out again from the cells.
    double x[200];
    double rest[200] = { 0 };
    for (size_t i = 0; i < sample.data.cells.count; i++) {
        const struct measure_cell *cell = &sample.data.cells.items[i];
        const struct measure_column *column = &sample.data.columns.items[cell->column];
        if (strcmp(column->name, "s0:call/t0") == 0) {
            x[cell->person] = cell->earned;
        }
        rest[cell->person] += column->competency == COMPETENCY_EMPATHY && column->scenario != 0
                ? cell->earned
                : 0;
    }
    double sums[5] = { 0 };
    for (int p = 0; p < 200; p++) {
        sums[0] += x[p];
        sums[1] += rest[p];
        sums[2] += x[p] * x[p];
        sums[3] += rest[p] * rest[p];
        sums[4] += x[p] * rest[p];
    }
    double r = (200 * sums[4] - sums[0] * sums[1]) /
            sqrt((200 * sums[2] - sums[0] * sums[0]) * (200 * sums[3] - sums[1] * sums[1]));
    ck_assert_double_eq_tol(item->item.rest_r, r, 1e-9);
    ck_assert_double_eq_tol(item->item.facility, sums[0] / 600, 1e-9);
    ck_assert(item->has_alpha);
    sample_finish(&sample);
}
END_TEST

START_TEST(a_decision_against_the_rest_is_named_when_that_is_clear)
{
    struct sample sample;
    struct buffer words = { 0 };
    sample_init(&sample, _i == 0 ? 400 : 12, true);
    const struct measure_item *item = item_of(&sample, COMPETENCY_EMPATHY, "s0:call/t0");
    measure_add_item_words(&words, item);
    if (_i == 0) {
        ck_assert_int_eq(measure_item_tone(item), MEASURE_WRONG);
        ck_assert_ptr_nonnull(strstr(buffer_text(&words), "is the key right?"));
        ck_assert_double_gt(
                item->alpha_without, sample.measure.scales[COMPETENCY_EMPATHY].reliability.alpha);
    } else {
        ck_assert_int_eq(measure_item_tone(item), MEASURE_PLAIN);
        ck_assert_ptr_nonnull(strstr(buffer_text(&words), "too few candidates"));
    }
    buffer_finish(&words);
    sample_finish(&sample);
}
END_TEST

static const struct {
    int people;
    const char *words;
} SIZES[] = {
    { 0, "Too few candidates to say anything." },
    { 2, "Too few candidates to say anything." },
    { 20, "Too few candidates to say anything: it can be anything from" },
    { 400, "decision about one person" },
};

START_TEST(with_few_people_it_says_that_it_cannot_say)
{
    struct sample sample;
    char words[400];
    sample_init(&sample, SIZES[_i].people, false);
    words_of(&sample, MEASURE_OVERALL, words);
    ck_assert_msg(_i == 0 || strstr(words, SIZES[_i].words) != NULL, "%s", words);
    for (int format = 0; format < 2; format++) {
        struct buffer bytes = { 0 };
        struct buffer again = { 0 };
        ck_assert(measure_write(&sample.measure, MEASURE_OVERALL, (enum measure_format)format,
                "2026-11-22T00:00:00Z", &bytes));
        ck_assert(measure_write(&sample.measure, MEASURE_OVERALL, (enum measure_format)format,
                "2026-11-22T00:00:00Z", &again));
        ck_assert_uint_gt(bytes.size, 1000);
        ck_assert_uint_eq(bytes.size, again.size);
        ck_assert_mem_eq(bytes.bytes, again.bytes, bytes.size);
        ck_assert_mem_eq(bytes.bytes, format == MEASURE_SVG ? "<?xml" : "%PDF-", 5);
        buffer_finish(&bytes);
        buffer_finish(&again);
    }
    sample_finish(&sample);
}
END_TEST

START_TEST(information_is_for_many_people_and_is_highest_where_they_are)
{
    struct sample sample;
    struct measure_information information;
    sample_init(&sample, 300, false);
    measure_information_of(&information, &sample.measure, &sample.measure.scales[MEASURE_OVERALL]);
    ck_assert_int_eq(information.state, MEASURE_KNOWN);
    ck_assert_double_gt(information.information[MEASURE_POINTS / 2], information.information[0]);
    sample_finish(&sample);
    sample_init(&sample, 199, false);
    measure_information_of(&information, &sample.measure, &sample.measure.scales[MEASURE_OVERALL]);
    ck_assert_int_eq(information.state, MEASURE_TOO_FEW);
    sample_finish(&sample);
}
END_TEST

static const char *const DECISIONS[][2] = { { "a", "c/t" }, { "b", "c/u" } };

// Sessions have ids of their own, with gaps between.
static void add_session(struct measure_data *data, int person)
{
    struct measure_cell cells[2];
    int earned[2] = { person % 3 == 0 ? 0 : 3, person % 3 == 0 ? 2 : 0 };
    int possible[2] = { 3, 2 };
    for (int i = 0; i < 2; i++) {
        uint32_t column = measure_data_column(data, DECISIONS[i][0], DECISIONS[i][1], "empathy");
        cells[i] = (struct measure_cell) { 0, column, earned[i], possible[i] };
    }
    measure_data_add_session(data, 10 + 3 * person, cells, 2);
}

static void add_said(struct measure_data *data, int person)
{
    struct buffer json = { 0 };
    bool good = person % 3 == 0;
    buffer_add_format(&json,
            "{\"session\":{\"moments\":[{\"kind\":\"turn\",\"scenario\":\"a\",\"decision\":\"c/t\","
            "\"said\":\"%s\",\"points\":[{\"competency\":\"empathy\",\"earned\":%d,\"possible\":3}"
            "]},{\"kind\":\"turn\",\"scenario\":\"b\",\"decision\":\"c/u\",\"said\":\"%s\","
            "\"points\":[{\"competency\":\"empathy\",\"earned\":%d,\"possible\":2}]}]}}",
            good ? "Dat is schrikken." : "Ja.", good ? 0 : 3, good ? "Vertel." : "Nee.",
            good ? 2 : 0);
    ck_assert(measure_data_add_said(data, 10 + 3 * person, buffer_text(&json)));
    ck_assert(measure_data_add_said(data, 11 + 3 * person, buffer_text(&json))); // nobody's
    buffer_finish(&json);
}

static void add_all(struct measure_data *data)
{
    ck_assert_uint_eq(measure_data_column(data, "a", "c/t", "courage"), MEASURE_NO_COLUMN);
    for (int p = 0; p < 60; p++) {
        add_session(data, p);
    }
    for (int p = 0; p < 60; p++) {
        add_said(data, p);
    }
    ck_assert(!measure_data_add_said(data, 10, "{\"session\":{}}"));
    ck_assert(!measure_data_add_said(data, 10, "no json"));
    ck_assert_uint_eq(data->people, 60);
}

// What earns most at a is said by who does badly at b.
START_TEST(a_reply_that_better_people_choose_is_seen)
{
    struct measure_data data = { 0 };
    struct measure measure;
    struct buffer words = { 0 };
    add_all(&data);
    measure_init(&measure, &data);
    measure_take_replies(&measure);
    ck_assert_uint_eq(measure.replies.count, 4);
    const struct measure_reply *first = &measure.replies.items[0];
    ck_assert_str_eq(data.texts.items.items[first->words], "Ja.");
    ck_assert(first->best);
    ck_assert_uint_eq(first->reply.n, 40);
    ck_assert_uint_eq(first->of, 60);
    ck_assert_double_eq_tol(first->reply.r, -1, 1e-9);
    measure_add_reply_words(&words, &measure.replies.items[1], first);
    ck_assert_ptr_nonnull(strstr(buffer_text(&words), "stronger candidates"));
    buffer_finish(&words);
    measure_finish(&measure);
    measure_data_finish(&data);
}
END_TEST

// The first turn of a shipped scenario with four answers or more that are told apart.
static const struct turn *plain_turn(const struct scenario *scenario)
{
    for (uint32_t t = 0; t < scenario->turn_count; t++) {
        const struct turn *turn = &scenario->turns[t];
        if (turn->decision != INDEX_NONE && turn->compose == INDEX_NONE && turn->slots.count >= 4) {
            return turn;
        }
    }
    return NULL;
}

static const char *said_at(const struct scenario *scenario, const struct turn *turn, uint32_t i)
{
    uint32_t wording = scenario->slots[turn->slots.first + i].first_wording;
    return scenario_text(scenario, scenario->wordings[wording].say);
}

// Sixty people at that turn, and one of another scenario: they say the first or the second answer.
static void add_people(struct measure_data *data, const struct scenario *scenario,
        const struct turn *turn, const char *first)
{
    const char *decision = scenario_string(scenario, scenario->decisions[turn->decision].id);
    for (int p = 0; p < 60; p++) {
        struct measure_cell cells[] = {
            { 0, measure_data_column(data, scenario->id, decision, "empathy"), p % 2, 3 },
            { 0, measure_data_column(data, "b", "c/u", "empathy"), p % 3, 2 },
        };
        measure_data_add_session(data, p, cells, 2);
        struct buffer json = { 0 };
        buffer_add(&json, "{\"session\":{\"moments\":[{\"kind\":\"turn\",\"scenario\":");
        buffer_add_format(&json, "\"%s\",\"decision\":\"%s\",\"said\":\"", scenario->id, decision);
        buffer_add(&json, p % 2 == 0 ? first : said_at(scenario, turn, 1));
        buffer_add(&json, "\",\"points\":[{\"competency\":\"empathy\",\"earned\":0,");
        buffer_add(&json, "\"possible\":3}]}]}}");
        ck_assert(measure_data_add_said(data, p, buffer_text(&json)));
        buffer_finish(&json);
    }
}

START_TEST(what_nobody_says_is_listed_and_flagged)
{
    bool other = _i == 1; // words that are not those of the scenario
    struct play play;
    struct measure_data data = { 0 };
    struct measure measure;
    size_t nobody = 0;
    size_t best = 0;
    play_init(&play, "voorbeeld/veerboot");
    const struct scenario *scenario = play.shift->entries[0].scenario;
    const struct turn *turn = plain_turn(scenario);
    ck_assert_ptr_nonnull(turn);
    add_people(&data, scenario, turn, other ? "Yes." : said_at(scenario, turn, 0));
    measure_data_add_offers(&data, scenario);
    measure_init(&measure, &data);
    measure_take_replies(&measure);
    for (size_t i = 0; i < measure.replies.count; i++) {
        const struct measure_reply *reply = &measure.replies.items[i];
        struct buffer words = { 0 };
        measure_add_reply_words(&words, reply, reply);
        bool flagged = strstr(buffer_text(&words), "nobody says it") != NULL;
        ck_assert_uint_eq(reply->of, 60);
        ck_assert_int_eq(flagged, reply->reply.n == 0);
        ck_assert(!flagged || measure_reply_tone(reply, reply) == MEASURE_DOUBT);
        nobody += reply->reply.n == 0;
        best += reply->best;
        buffer_finish(&words);
    }
    ck_assert_uint_eq(measure.replies.count - nobody, 2);
    ck_assert(other ? nobody == 0 : nobody >= turn->slots.count - 2);
    ck_assert_uint_ge(best, 1);
    measure_finish(&measure);
    measure_data_finish(&data);
    play_finish(&play);
}
END_TEST

Suite *test_suite(void)
{
    Suite *suite = suite_create("measure");
    TCase *cases = tcase_create("measure");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, parts_are_scenarios_and_their_alpha_is_that_of_their_means);
    tcase_add_test(cases, the_rest_is_without_the_same_scenario);
    tcase_add_loop_test(cases, a_decision_against_the_rest_is_named_when_that_is_clear, 0, 2);
    tcase_add_loop_test(
            cases, with_few_people_it_says_that_it_cannot_say, 0, sizeof(SIZES) / sizeof(SIZES[0]));
    tcase_add_test(cases, information_is_for_many_people_and_is_highest_where_they_are);
    tcase_add_test(cases, a_reply_that_better_people_choose_is_seen);
    tcase_add_loop_test(cases, what_nobody_says_is_listed_and_flagged, 0, 2);
    suite_add_tcase(suite, cases);
    return suite;
}
