// SPDX-License-Identifier: GPL-3.0-or-later
// A simulation in words and tables.
#include "game/command/simulate_report.h"

#include <math.h>

#include "game/command/simulate_report_inner.h"
#include "game/command/simulate_table.h"
#include "game/explore/simulate/ideal.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_words.h"
#include "game/report/words.h"

enum { TURNS_SHOWN = 12, PAIRS_SHOWN = 8 };

const char *simulate_warning(void)
{
    return tr("Simulated. This says how precisely the form could measure, and nothing about "
              "validity.");
}

// "meets the bar" or "MISSES the bar", translated; "" for NULL.
static const char *verdict_of(const struct bar *bar)
{
    if (bar == NULL) {
        return "";
    }
    return bar->met ? tr("meets the bar") : tr("MISSES the bar");
}

const char *simulate_score_name(int of)
{
    return of == COHORT_OVERALL ? tr("Overall") : competency_short_name((enum competency)of);
}

static const char *cotan(double reliability)
{
    return isfinite(reliability) ? measure_cotan_word(reliability) : "";
}

void simulate_report_begin(struct report *report, const char *title)
{
    report_section(report, title, simulate_warning());
}

// (1) and (2)

// The bars are for six customers: what fewer could give at best stands beside them.
static void add_length(struct report *report, const struct simulation *simulation)
{
    uint32_t count = simulation->form.scenarios;
    if (count == IDEAL_SCENARIOS) {
        return;
    }
    const char *r = simulate_number(report, figures_expected(simulation->reliability, count), 2);
    report_paragraph(report,
            report_text(report,
                    tr_plural("The bars are for a form of six customers; this one has %u. Of one "
                              "ideal customer one would expect an r of %s for one competency.",
                            "The bars are for a form of six customers; this one has %u. Of so many "
                            "ideal customers one would expect an r of %s for one competency.",
                            (long)count),
                    count, r));
}

static void add_measured(struct simulate_table *table, const struct simulate_result *result, int k)
{
    const struct simulation *simulation = result->simulation;
    const struct figure *figure = &simulation->form.scores[k];
    const struct bar *r = bar_find(result->bars, BAR_R, k);
    const struct bar *efficiency = bar_find(result->bars, BAR_EFFICIENCY, k);
    simulate_table_text(table, simulate_score_name(k));
    simulate_table_number(table, figure->r, 2);
    simulate_table_number(table, figure->low, 2);
    simulate_table_number(table, figure->r * figure->r, 2);
    simulate_table_text(table, cotan(figure->low > 0 ? figure->low * figure->low : NAN));
    simulate_table_number(table,
            figures_lengthened(
                    figure->r, figure->parallel, simulation->form.scenarios, IDEAL_SCENARIOS),
            2);
    simulate_table_number(table, simulation->ideal.scores[k].r, 2);
    simulate_table_number(table, r->least, 2);
    simulate_table_number(table, efficiency->figure, 2);
    simulate_table_text(table, verdict_of(r->met ? efficiency : r));
}

static void add_measuring(struct report *report, const struct simulate_result *result)
{
    static const struct report_column COLUMNS[] = {
        { TR_MARK("Competency"), false },
        { "r", true },
        { TR_MARK("at least"), true },
        { "r²", true },
        { "COTAN", false },
        { TR_MARK("of six"), true },
        { TR_MARK("ideal"), true },
        { TR_MARK("bar r"), true },
        { TR_MARK("efficiency"), true },
        { TR_MARK("verdict"), false },
    };
    struct simulate_table table;
    simulate_table_init(&table, report, COLUMNS, 10);
    for (int k = 0; k < COHORT_SCORES; k++) {
        add_measured(&table, result, k);
    }
    simulate_report_begin(report, tr("How well the form could measure"));
    simulate_table_finish(&table,
            tr("r: between what is true of the simulated people and what was measured; “at least”: "
               "the lower end of its interval of 95%, on which the COTAN class rests (for "
               "important decisions). “Of six”: what r would be with six such customers. "
               "Efficiency: r over that of the ideal form of six customers; its bar is 0.90."));
    add_length(report, result->simulation);
}

// (8)

static void add_scores(struct report *report, const struct simulate_result *result)
{
    static const struct report_column COLUMNS[] = {
        { TR_MARK("Competency"), false },
        { TR_MARK("customers"), true },
        { TR_MARK("decisions"), true },
        { TR_MARK("mean"), true },
        { TR_MARK("spread"), true },
        { TR_MARK("status ok"), true },
        { TR_MARK("verdict (95%)"), false },
    };
    const struct figures *form = &result->simulation->form;
    struct simulate_table table;
    simulate_table_init(&table, report, COLUMNS, 7);
    for (int k = 0; k < COHORT_SCORES; k++) {
        bool one = k < COMPETENCY_COUNT;
        simulate_table_text(&table, simulate_score_name(k));
        simulate_table_number(&table, one ? form->scores[k].scenarios : NAN, 1);
        simulate_table_number(&table, one ? form->scores[k].decisions : NAN, 1);
        simulate_table_number(&table, form->scores[k].mean, 1);
        simulate_table_number(&table, form->scores[k].deviation, 1);
        simulate_table_percent(&table, form->scores[k].fine);
        simulate_table_text(&table, verdict_of(bar_find(result->bars, BAR_STATUS, k)));
    }
    simulate_report_begin(report, tr("Chances, scores and status"));
    simulate_table_finish(
            &table, tr("Customers and decisions: how many a simulated person had on average."));
}

// (6)

static void add_subscores(struct report *report, const struct simulate_result *result)
{
    static const struct report_column COLUMNS[] = {
        { TR_MARK("Competency"), false },
        { TR_MARK("parallel"), true },
        { TR_MARK("by the total"), true },
        { TR_MARK("adds something"), false },
        { TR_MARK("ideal: parallel"), true },
        { TR_MARK("by the total"), true },
    };
    const struct simulation *simulation = result->simulation;
    struct simulate_table table;
    simulate_table_init(&table, report, COLUMNS, 6);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        bool known = simulation->form.has_subscores;
        const struct subscore *subscore = &simulation->form.subscores[k];
        simulate_table_text(&table, simulate_score_name(k));
        simulate_table_number(&table, simulation->form.scores[k].parallel, 2);
        simulate_table_number(&table, known ? subscore->by_total : NAN, 2);
        simulate_table_text(&table, !known ? "–" : subscore->adds ? tr("yes") : tr("no"));
        simulate_table_number(&table, simulation->ideal.scores[k].parallel, 2);
        simulate_table_number(&table, simulation->ideal.subscores[k].by_total, 2);
    }
    simulate_report_begin(report, tr("What each competency adds to the total"));
    simulate_table_finish(&table,
            tr("Parallel: r with the same people’s score on another form of the same kind, which "
               "is "
               "also how much of a score’s true part it tells itself (PRMSE, Haberman). By the "
               "total: how much the total of all seven tells. What the total tells better adds no "
               "information of its own."));
}

// (5)

static void add_coverage(struct report *report, const struct simulate_result *result)
{
    static const struct report_column COLUMNS[] = {
        { TR_MARK("Competency"), false },
        { TR_MARK("90% band"), true },
        { TR_MARK("verdict (87–93%)"), false },
        { TR_MARK("shrunken"), true },
        { TR_MARK("this form"), true },
        { TR_MARK("ideal"), true },
        { "s₀²", true },
    };
    const struct figures *form = &result->simulation->form;
    struct simulate_table table;
    simulate_table_init(&table, report, COLUMNS, 7);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        simulate_table_text(&table, simulate_score_name(k));
        simulate_table_percent(&table, form->coverage.plain[k]);
        simulate_table_text(&table, verdict_of(bar_find(result->bars, BAR_COVERAGE, k)));
        simulate_table_percent(&table, form->coverage.shrunken[k]);
        simulate_table_percent(&table, form->coverage.this_form[k]);
        simulate_table_percent(&table, result->simulation->ideal.coverage.plain[k]);
        simulate_table_number(&table, form->prior[k], 3);
    }
    simulate_report_begin(report, tr("How often the band holds what it is about"));
    simulate_table_finish(&table,
            tr("What it is about: a person’s expected score over a universe of customers, of which "
               "those of this form are a draw. “This form”: over these very customers; without a "
               "bar. s₀²: how much the scores of one person’s customers differ; the prior of the "
               "shrunken band."));
}

// (3) and (4)

static void add_tie(struct simulate_table *table, const char *what, struct tie tie, double ideal,
        const char *verdict)
{
    struct report *report = table->report;
    simulate_table_text(table, what);
    simulate_table_number(table, tie.r, 2);
    simulate_table_text(table,
            report_text(report, "%s · %s", simulate_score_name(tie.a), simulate_score_name(tie.b)));
    simulate_table_number(table, ideal, 2);
    simulate_table_text(table, verdict);
}

// Which other pairs pass the bar.
static void add_other_pairs(struct report *report, const struct simulate_result *result)
{
    const struct figures *form = &result->simulation->form;
    for (int a = 0; a < COMPETENCY_COUNT; a++) {
        for (int b = a + 1; b < COMPETENCY_COUNT; b++) {
            bool largest = a == form->cross_talk.a && b == form->cross_talk.b;
            if (!largest && form->cross[a][b] > SIMULATE_CROSS_TALK_BAR) {
                report_bullet(report,
                        report_text(report, tr("Above the bar for cross-talk too: %s · %s, %s"),
                                simulate_score_name(a), simulate_score_name(b),
                                simulate_number(report, form->cross[a][b], 2)));
            }
        }
    }
}

static void add_ties(struct report *report, const struct simulate_result *result)
{
    static const struct report_column COLUMNS[] = {
        { "", false },
        { "r", true },
        { TR_MARK("between"), false },
        { TR_MARK("ideal"), true },
        { TR_MARK("verdict"), false },
    };
    const struct simulation *simulation = result->simulation;
    const struct figures *form = &simulation->form;
    const struct figures *ideal = &simulation->ideal;
    struct simulate_table table;
    simulate_table_init(&table, report, COLUMNS, 5);
    add_tie(&table, tr("cross-talk (at most 0.25)"), form->cross_talk, ideal->cross_talk.r,
            verdict_of(bar_find(result->bars, BAR_CROSS_TALK, 0)));
    add_tie(&table, tr("measured with another’s truth, own truth held"), form->leak, ideal->leak.r,
            "");
    simulate_table_text(&table, tr("key separation (at most 0.40)"));
    simulate_table_number(&table, simulation->separation.average, 2);
    simulate_table_text(&table,
            report_text(
                    report, tr("average over %u pairs in turns"), simulation->separation.pairs));
    simulate_table_number(&table, 0, 2);
    simulate_table_text(&table, verdict_of(bar_find(result->bars, BAR_SEPARATION, 0)));
    simulate_report_begin(report, tr("Whether the competencies stay apart"));
    simulate_table_finish(&table,
            tr("Cross-talk: abilities that have nothing to do with each other (ρ = 0), and the two "
               "scores that go together most all the same. Key separation: whether the reply that "
               "is good at one competency is good at another too."));
    add_other_pairs(report, result);
}

static void add_worst_turns(struct report *report, const struct simulate_result *result)
{
    static const struct report_column COLUMNS[] = {
        { TR_MARK("Customer"), false },
        { TR_MARK("Turn"), false },
        { TR_MARK("between"), false },
        { "r", true },
    };
    const struct separation *separation = &result->simulation->separation;
    struct simulate_table table;
    simulate_table_init(&table, report, COLUMNS, 4);
    for (size_t i = 0; i < separation->all.count && i < TURNS_SHOWN; i++) {
        const struct separation_turn *at = &separation->all.items[i];
        const struct scenario *model = result->plan->scenarios[at->scenario].scenario;
        const struct turn *turn = &model->turns[at->turn];
        const char *contact = scenario_string(model,
                turn->contact == INDEX_NONE ? INDEX_NONE : model->contacts[turn->contact].id);
        simulate_table_text(&table, model->id);
        simulate_table_text(&table,
                report_text(report, "%s/%s%s%s", contact, scenario_string(model, turn->id),
                        at->section != INDEX_NONE ? "/" : "",
                        at->section != INDEX_NONE
                                ? scenario_string(model, model->sections[at->section].id)
                                : ""));
        simulate_table_text(&table,
                report_text(
                        report, "%s · %s", simulate_score_name(at->a), simulate_score_name(at->b)));
        simulate_table_number(&table, at->r, 2);
    }
    report_part(report, tr("Turns in which one reply is best at both"), simulate_warning());
    simulate_table_finish(&table, "");
}

static void add_count(struct report *report, const bar_list *bars)
{
    unsigned met = 0;
    for (size_t i = 0; i < bars->count; i++) {
        met += bars->items[i].met ? 1 : 0;
    }
    report_status(report, report_text(report, tr("%u of %zu bars met"), met, bars->count),
            met == bars->count ? REPORT_GOOD : REPORT_BAD);
}

void simulate_report(struct report *report, const struct simulate_result *result)
{
    const struct simulate_order *order = &result->simulation->order;
    report_title(report, result->plan->shift->title, simulate_warning());
    report_paragraph(report,
            report_text(report,
                    tr_plural("%u simulated people of the population “%s” (seed %llu, ρ = %s, "
                              "a = %s) play %u customer.",
                            "%u simulated people of the population “%s” (seed %llu, ρ = %s, "
                            "a = %s) play %u customers.",
                            (long)result->simulation->form.scenarios),
                    order->people, population_id(order->population),
                    (unsigned long long)order->seed, simulate_number(report, order->rho, 2),
                    simulate_number(report, result->simulation->form.slope, 4),
                    result->simulation->form.scenarios));
    add_count(report, result->bars);
    add_measuring(report, result);
    add_scores(report, result);
    add_subscores(report, result);
    add_coverage(report, result);
    add_ties(report, result);
    add_worst_turns(report, result);
    simulate_report_robustness(report, result);
    simulate_report_tricksters(report, result);
}
