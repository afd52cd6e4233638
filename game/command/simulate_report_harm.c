// SPDX-License-Identifier: GPL-3.0-or-later
// What a form withstands, in tables: wrong keys, skimming, and people who go by a trick.
#include <math.h>

#include "game/command/simulate_report_inner.h"
#include "game/command/simulate_table.h"
#include "game/locale/locale.h"
#include "game/report/words.h"

const char *simulate_trickster_name(enum trickster trickster)
{
    static const char *const NAMES[TRICKSTER_COUNT] = {
        [TRICKSTER_FIRST] = TR_MARK("always the first"),
        [TRICKSTER_LAST] = TR_MARK("always the last"),
        [TRICKSTER_LONGEST] = TR_MARK("the longest"),
        [TRICKSTER_SHORTEST] = TR_MARK("the shortest"),
        [TRICKSTER_POLITEST] = TR_MARK("the politest"),
        [TRICKSTER_QUESTION] = TR_MARK("always a question"),
        [TRICKSTER_DIGITS] = TR_MARK("the most digits"),
        [TRICKSTER_FEELING] = TR_MARK("names a feeling first"),
        [TRICKSTER_NEWEST] = TR_MARK("the newest wording"),
        [TRICKSTER_ESCALATES] = TR_MARK("passes on first"),
        [TRICKSTER_HOLDS] = TR_MARK("always holds"),
        [TRICKSTER_COACH] = TR_MARK("always asks the coach"),
        [TRICKSTER_NO_PROMISE] = TR_MARK("promises nothing"),
        [TRICKSTER_FAR_PROMISE] = TR_MARK("promises far away"),
        [TRICKSTER_OPENS_ALL] = TR_MARK("opens everything"),
        [TRICKSTER_READS_NOTHING] = TR_MARK("reads nothing"),
        [TRICKSTER_RUBRIC] = TR_MARK("knows the definitions only"),
        [TRICKSTER_FASTEST] = TR_MARK("the fastest way out"),
        [TRICKSTER_RANDOM] = TR_MARK("random"),
    };
    return tr(NAMES[trickster]);
}

// In the table of tricks eight numbers stand beside each other.
static const char *abbreviation_of(int of)
{
    return of < COMPETENCY_COUNT ? competency_abbreviation((enum competency)of) : tr("Tot");
}

// (7)

void simulate_report_robustness(struct report *report, const struct simulate_result *result)
{
    static const struct report_column COLUMNS[] = {
        { TR_MARK("Competency"), false },
        { TR_MARK("20% of keys wrong"), true },
        { TR_MARK("ideal"), true },
        { TR_MARK("looking up by chance"), true },
        { TR_MARK("skimming"), true },
        { TR_MARK("ideal"), true },
    };
    const struct simulation *simulation = result->simulation;
    struct simulate_table table;
    simulate_table_init(&table, report, COLUMNS, 6);
    for (int k = 0; k < COHORT_SCORES; k++) {
        const double *form = simulation->form.scores[k].loss;
        const double *ideal = simulation->ideal.scores[k].loss;
        simulate_table_text(&table, simulate_score_name(k));
        simulate_table_number(&table, form[HARM_WRONG_KEYS], 2);
        simulate_table_number(&table, ideal[HARM_WRONG_KEYS], 2);
        simulate_table_number(&table, form[HARM_BLIND_LOOK_UPS], 2);
        simulate_table_number(&table, form[HARM_SKIMMING], 2);
        simulate_table_number(&table, ideal[HARM_SKIMMING], 2);
    }
    simulate_report_begin(report, tr("How much r is lost when something is wrong"));
    simulate_table_finish(&table,
            tr("Skimming: a quarter of the turns is not read, and half of the records that would "
               "be "
               "opened stay closed."));
}

// (9)

static const char *trickster_cell(
        struct report *report, const struct simulation *simulation, int t, int k)
{
    double at = simulation->tricksters[t].mean[k];
    double random = simulation->tricksters[TRICKSTER_RANDOM].mean[k];
    bool above = k == COHORT_OVERALL ? at > SIMULATE_OVERALL_BAR : at - random > SIMULATE_TRICK_BAR;
    return isfinite(at) ? report_text(report, "%.0f%s", at, above ? "!" : " ") : "–";
}

static const char *trickster_verdict(const struct simulate_result *result, int t)
{
    const struct bar *above = bar_find(result->bars, BAR_TRICK, t);
    const struct bar *overall = bar_find(result->bars, BAR_TRICK_OVERALL, t);
    if (above == NULL) {
        return t == TRICKSTER_RUBRIC ? tr("no bar") : "";
    }
    return above->met && overall->met ? tr("meets") : tr("MISSES");
}

void simulate_report_tricksters(struct report *report, const struct simulate_result *result)
{
    struct report_column columns[COHORT_SCORES + 2] = { { TR_MARK("Goes by"), false } };
    struct simulate_table table;
    for (int k = 0; k < COHORT_SCORES; k++) {
        columns[k + 1] = (struct report_column) { abbreviation_of(k), true };
    }
    columns[COHORT_SCORES + 1] = (struct report_column) { TR_MARK("verdict"), false };
    simulate_table_init(&table, report, columns, COHORT_SCORES + 2);
    for (int t = 0; t < TRICKSTER_COUNT; t++) {
        simulate_table_text(&table, simulate_trickster_name((enum trickster)t));
        for (int k = 0; k < COHORT_SCORES; k++) {
            simulate_table_text(&table, trickster_cell(report, result->simulation, t, k));
        }
        simulate_table_text(&table, trickster_verdict(result, t));
    }
    simulate_report_begin(report, tr("What tricks bring"));
    simulate_table_finish(&table,
            report_text(report,
                    tr("Mean scores over %u plays. An exclamation mark: more than 8 points above "
                       "random on a competency, or above 55 overall. Who knows the definitions "
                       "only knows something, and has no bar."),
                    result->simulation->plays));
}
