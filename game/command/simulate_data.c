// SPDX-License-Identifier: GPL-3.0-or-later
// A simulation for programs: JSON and CSV, ids in English, full precision; and as a chart.
#include "game/command/simulate_report.h"

#include <math.h>

#include "game/explore/simulate/ideal.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/csv_out.h"
#include "game/report/json.h"
#include "game/report/words.h"

static const double TWO_SIDED_95 = 1.959963984540054;

static const char *id_of(int of)
{
    return of == COHORT_OVERALL ? "overall" : competency_id((enum competency)of);
}

static const char *of_bar(const struct bar *bar)
{
    switch (bar->kind) {
    case BAR_TRICK:
    case BAR_TRICK_OVERALL:
        return trickster_id((enum trickster)bar->of);
    case BAR_CROSS_TALK:
    case BAR_SEPARATION:
        return "";
    default:
        return id_of(bar->of);
    }
}

// JSON

static void number(struct json *json, const char *key, double value)
{
    json_key(json, key);
    json_number(json, value);
}

static void text(struct json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

static void write_score(struct json *json, const struct figures *figures, int k)
{
    static const char *const HARMS[HARM_COUNT] = { "loss_wrong_keys", "loss_blind_look_ups",
        "loss_skimming" };
    const struct figure *figure = &figures->scores[k];
    json_open_object(json);
    text(json, "of", id_of(k));
    json_key(json, "people");
    json_integer(json, figure->people);
    number(json, "r", figure->r);
    number(json, "r_low", figure->low);
    number(json, "r_squared", figure->r * figure->r);
    number(json, "parallel", figure->parallel);
    number(json, "mean", figure->mean);
    number(json, "sd", figure->deviation);
    number(json, "status_ok", figure->fine);
    for (int harm = 0; harm < HARM_COUNT; harm++) {
        number(json, HARMS[harm], figure->loss[harm]);
    }
    if (k < COMPETENCY_COUNT) {
        number(json, "decisions", figure->decisions);
        number(json, "scenarios", figure->scenarios);
        number(json, "coverage", figures->coverage.plain[k]);
        number(json, "coverage_shrunken", figures->coverage.shrunken[k]);
        number(json, "coverage_this_form", figures->coverage.this_form[k]);
        number(json, "prior_s2", figures->prior[k]);
        number(json, "prmse_itself",
                figures->has_subscores ? figures->subscores[k].by_itself : NAN);
        number(json, "prmse_total", figures->has_subscores ? figures->subscores[k].by_total : NAN);
    }
    json_close_object(json);
}

static void write_tie(struct json *json, const char *key, struct tie tie)
{
    json_key(json, key);
    json_open_object(json);
    text(json, "a", id_of(tie.a));
    text(json, "b", id_of(tie.b));
    number(json, "r", tie.r);
    json_close_object(json);
}

// Every two measured scores at rho 0, in the order of the competencies.
static void write_cross(struct json *json, const struct figures *figures)
{
    json_key(json, "cross");
    json_open_array(json);
    for (int a = 0; a < COMPETENCY_COUNT; a++) {
        json_open_array(json);
        for (int b = 0; b < COMPETENCY_COUNT; b++) {
            json_number(json, figures->cross[a][b]);
        }
        json_close_array(json);
    }
    json_close_array(json);
}

static void write_figures(struct json *json, const char *key, const struct figures *figures)
{
    json_key(json, key);
    json_open_object(json);
    json_key(json, "scenarios");
    json_integer(json, figures->scenarios);
    json_key(json, "scores");
    json_open_array(json);
    for (int k = 0; k < COHORT_SCORES; k++) {
        write_score(json, figures, k);
    }
    json_close_array(json);
    write_cross(json, figures);
    write_tie(json, "cross_talk", figures->cross_talk);
    write_tie(json, "leak", figures->leak);
    json_close_object(json);
}

static void write_separation(struct json *json, const struct simulate_result *result)
{
    const struct separation *separation = &result->simulation->separation;
    json_key(json, "key_separation");
    json_open_object(json);
    number(json, "average", separation->average);
    json_key(json, "turns");
    json_open_array(json);
    for (size_t i = 0; i < separation->all.count; i++) {
        const struct separation_turn *at = &separation->all.items[i];
        const struct scenario *model = result->plan->scenarios[at->scenario].scenario;
        json_open_object(json);
        text(json, "scenario", model->id);
        text(json, "turn", scenario_string(model, model->turns[at->turn].id));
        text(json, "section",
                at->section == INDEX_NONE
                        ? NULL
                        : scenario_string(model, model->sections[at->section].id));
        text(json, "a", id_of(at->a));
        text(json, "b", id_of(at->b));
        number(json, "r", at->r);
        json_close_object(json);
    }
    json_close_array(json);
    json_close_object(json);
}

static void write_tricksters(struct json *json, const struct simulation *simulation)
{
    json_key(json, "tricksters");
    json_open_array(json);
    for (int t = 0; t < TRICKSTER_COUNT; t++) {
        json_open_object(json);
        text(json, "id", trickster_id((enum trickster)t));
        for (int k = 0; k < COHORT_SCORES; k++) {
            number(json, id_of(k), simulation->tricksters[t].mean[k]);
        }
        json_close_object(json);
    }
    json_close_array(json);
}

// JSON knows no infinity: a bar that is open on one side has null there.
static void write_bars(struct json *json, const bar_list *bars)
{
    json_key(json, "bars");
    json_open_array(json);
    for (size_t i = 0; i < bars->count; i++) {
        const struct bar *bar = &bars->items[i];
        json_open_object(json);
        text(json, "bar", bar_id(bar->kind));
        text(json, "of", of_bar(bar));
        number(json, "figure", bar->figure);
        number(json, "least", bar->least);
        number(json, "most", bar->most);
        json_key(json, "met");
        json_boolean(json, bar->met);
        json_close_object(json);
    }
    json_close_array(json);
}

void simulate_json(struct buffer *out, const struct simulate_result *result)
{
    const struct simulation *simulation = result->simulation;
    struct json json;
    json_init(&json, out);
    json_open_object(&json);
    text(&json, "warning", "simulated; says nothing about validity");
    text(&json, "shift", result->plan->shift->id);
    text(&json, "population", population_id(simulation->order.population));
    json_key(&json, "people");
    json_integer(&json, simulation->order.people);
    json_key(&json, "seed");
    json_integer(&json, (int64_t)simulation->order.seed);
    number(&json, "rho", simulation->order.rho);
    number(&json, "slope", simulation->form.slope);
    write_figures(&json, "form", &simulation->form);
    write_figures(&json, "ideal", &simulation->ideal);
    write_separation(&json, result);
    json_key(&json, "plays_per_trickster");
    json_integer(&json, simulation->plays);
    write_tricksters(&json, simulation);
    write_bars(&json, result->bars);
    json_close_object(&json);
    buffer_add_char(out, '\n');
}

// CSV

static void line(
        struct csv_out *csv, const char *section, const char *item, const char *of, double value)
{
    csv_out_text(csv, section);
    csv_out_text(csv, item);
    csv_out_text(csv, of);
    csv_out_number(csv, isfinite(value), value);
    csv_out_text(csv, "");
    csv_out_text(csv, "");
    csv_out_text(csv, "");
    csv_out_end_line(csv);
}

static void add_figures(struct csv_out *csv, const char *section, const struct figures *figures)
{
    for (int k = 0; k < COHORT_SCORES; k++) {
        const struct figure *figure = &figures->scores[k];
        line(csv, section, "r", id_of(k), figure->r);
        line(csv, section, "r-low", id_of(k), figure->low);
        line(csv, section, "parallel", id_of(k), figure->parallel);
        line(csv, section, "mean", id_of(k), figure->mean);
        line(csv, section, "sd", id_of(k), figure->deviation);
        line(csv, section, "status-ok", id_of(k), figure->fine);
        line(csv, section, "loss-wrong-keys", id_of(k), figure->loss[HARM_WRONG_KEYS]);
        line(csv, section, "loss-blind-look-ups", id_of(k), figure->loss[HARM_BLIND_LOOK_UPS]);
        line(csv, section, "loss-skimming", id_of(k), figure->loss[HARM_SKIMMING]);
    }
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        line(csv, section, "decisions", id_of(k), figures->scores[k].decisions);
        line(csv, section, "scenarios", id_of(k), figures->scores[k].scenarios);
        line(csv, section, "coverage", id_of(k), figures->coverage.plain[k]);
        line(csv, section, "coverage-shrunken", id_of(k), figures->coverage.shrunken[k]);
        line(csv, section, "coverage-this-form", id_of(k), figures->coverage.this_form[k]);
        line(csv, section, "prior-s2", id_of(k), figures->prior[k]);
        line(csv, section, "prmse-itself", id_of(k), figures->subscores[k].by_itself);
        line(csv, section, "prmse-total", id_of(k), figures->subscores[k].by_total);
    }
}

static void add_bars(struct csv_out *csv, const bar_list *bars)
{
    for (size_t i = 0; i < bars->count; i++) {
        const struct bar *bar = &bars->items[i];
        csv_out_text(csv, "bar");
        csv_out_text(csv, bar_id(bar->kind));
        csv_out_text(csv, of_bar(bar));
        csv_out_number(csv, isfinite(bar->figure), bar->figure);
        csv_out_number(csv, isfinite(bar->least), bar->least);
        csv_out_number(csv, isfinite(bar->most), bar->most);
        csv_out_text(csv, bar->met ? "yes" : "no");
        csv_out_end_line(csv);
    }
}

void simulate_csv(struct buffer *out, const struct simulate_result *result)
{
    static const char *const HEADS[] = { "section", "item", "of", "value", "least", "most", "met" };
    const struct simulation *simulation = result->simulation;
    struct csv_out csv;
    csv_out_init(&csv, out);
    for (size_t i = 0; i < sizeof(HEADS) / sizeof(HEADS[0]); i++) {
        csv_out_text(&csv, HEADS[i]);
    }
    csv_out_end_line(&csv);
    line(&csv, "warning", "simulated; says nothing about validity", "", NAN);
    add_figures(&csv, "form", &simulation->form);
    add_figures(&csv, "ideal", &simulation->ideal);
    line(&csv, "form", "cross-talk", "", simulation->form.cross_talk.r);
    line(&csv, "form", "leak", "", simulation->form.leak.r);
    line(&csv, "form", "key-separation", "", simulation->separation.average);
    for (int t = 0; t < TRICKSTER_COUNT; t++) {
        for (int k = 0; k < COHORT_SCORES; k++) {
            line(&csv, "trickster", trickster_id((enum trickster)t), id_of(k),
                    simulation->tricksters[t].mean[k]);
        }
    }
    add_bars(&csv, result->bars);
}

// The chart

static void add_measure(struct simulation_chart *chart, struct report *report,
        const struct simulate_result *result, int k)
{
    const struct figure *figure = &result->simulation->form.scores[k];
    struct buffer value = { 0 };
    if (isfinite(figure->r)) {
        format_decimal(&value, format_for(locale_language()), figure->r, 2);
    }
    bool wide = figure->people > 3;
    double half = wide ? TWO_SIDED_95 / sqrt(figure->people - 3.0) : NAN;
    const struct bar *bar = bar_find(result->bars, BAR_R, k);
    chart->measures[chart->measure_count++] = (struct simulation_chart_measure) {
        .label = k == COHORT_OVERALL ? tr("Overall") : competency_name((enum competency)k),
        .value = report_text(report, "%s", buffer_text(&value)),
        .low = figure->low,
        .high = tanh(atanh(figure->r) + half),
        .r = figure->r,
        .ideal = result->simulation->ideal.scores[k].r,
        .bar = bar->least,
        .met = bar->met,
    };
    buffer_finish(&value);
}

static void add_trick(
        struct simulation_chart *chart, const struct simulation *simulation, int number)
{
    struct simulation_chart_trick *trick = &chart->tricks[chart->trick_count++];
    trick->label = simulate_trickster_name((enum trickster)number);
    trick->random = number == TRICKSTER_RANDOM;
    trick->apart = number == TRICKSTER_RUBRIC;
    for (int k = 0; k < COHORT_SCORES; k++) {
        trick->scores[k] = simulation->tricksters[number].mean[k];
    }
}

void simulate_chart(
        struct simulation_chart *chart, struct report *report, const struct simulate_result *result)
{
    const struct simulation *simulation = result->simulation;
    *chart = (struct simulation_chart) {
        .title = result->plan->shift->title,
        .warning = simulate_warning(),
        .measure_title = tr("How well the form could measure"),
        .measure_note = report_text(report,
                tr("r of true with measured; %u simulated people, population “%s”. Dot: this form "
                   "of %u customers, with its 95%% interval; red: misses the bar (the upright "
                   "line). Diamond: the ideal form of six customers."),
                simulation->order.people, population_id(simulation->order.population),
                simulation->form.scenarios),
        .trick_title = tr("What tricks bring"),
        .trick_note = tr("Mean scores. Dots: the seven competencies; ring: overall. Grey strip: "
                         "from the random player’s overall to 8 points above it. Red: more than 8 "
                         "points above random on that competency, or above 55 overall."),
        .trick_bar = SIMULATE_TRICK_BAR,
        .overall_bar = SIMULATE_OVERALL_BAR,
    };
    for (int k = 0; k < COHORT_SCORES; k++) {
        bool overall = k == COHORT_OVERALL;
        chart->names[k] = overall ? tr("Overall") : competency_short_name((enum competency)k);
        add_measure(chart, report, result, k);
    }
    add_trick(chart, simulation, TRICKSTER_RANDOM);
    for (int t = 0; t < TRICKSTER_COUNT; t++) {
        if (t != TRICKSTER_RANDOM) {
            add_trick(chart, simulation, t);
        }
    }
}
