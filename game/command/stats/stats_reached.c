// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats items --sessions: each decision described for who came to it, since in a story nobody
// comes to all. Sessions are taken up one by one, so that a million fit.
#include <math.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/stats/session_table.h"
#include "game/command/stats/stats.h"
#include "game/command/stats/stats_words.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_words.h"
#include "game/store/parts.h"

enum { SMALL = 100 };

struct work {
    struct stats_job *job;
    struct part_list parts;
    struct measure_data names;  // of decisions and scenarios; nobody is in it
    struct number_table chosen; // of the decisions; it has no rows
    uint32_t *decision_of;      // of each part; MEASURE_NO_COLUMN = not asked for
    uint32_t *scenario_of;      // of each decision
    double *earned;             // of the session at hand, by decision
    double *possible;
    struct reached reached;
};

/* ---- which decisions ---- */

static bool choose(struct work *work)
{
    const struct measure_data *names = &work->names;
    size_t count = names->decisions.items.count;
    bool *wanted = mem_alloc((count + 1) * sizeof(*wanted));
    bool good = number_table_init_numbers(&work->chosen, tr("the sessions"), NULL,
            names->decisions.items.items, count, &work->job->options->choice, work->job->diags);
    for (size_t i = 0; good && i < work->chosen.parts; i++) {
        wanted[work->chosen.places[i]] = true;
    }
    for (size_t i = 0; i < work->parts.parts.count; i++) {
        uint32_t decision = work->decision_of[i];
        bool in = decision != MEASURE_NO_COLUMN && wanted[decision];
        work->decision_of[i] = in ? decision : MEASURE_NO_COLUMN;
    }
    mem_free(wanted);
    return good;
}

static bool read_names(struct work *work, struct store *store, const struct digest *content)
{
    const char *competency = work->job->options->competency;
    struct measure_data *names = &work->names;
    bool good = parts_read_names(store, content, &work->parts, work->job->diags);
    size_t count = work->parts.parts.count + 1; // decisions are no more
    work->decision_of = mem_alloc(count * sizeof(*work->decision_of));
    work->scenario_of = mem_alloc(count * sizeof(*work->scenario_of));
    work->earned = mem_alloc(count * sizeof(double));
    work->possible = mem_alloc(count * sizeof(double));
    names->sessions = true;
    for (size_t i = 0; i < work->parts.parts.count; i++) {
        const struct part_name *part = &work->parts.parts.items[i];
        bool asked = competency == NULL || strcmp(competency, part->competency) == 0;
        uint32_t column = asked
                ? measure_data_column(names, part->scenario, part->decision, part->competency)
                : MEASURE_NO_COLUMN;
        work->decision_of[i] = MEASURE_NO_COLUMN;
        if (column != MEASURE_NO_COLUMN) {
            const struct measure_column *of = &names->columns.items[column];
            work->decision_of[i] = of->decision;
            work->scenario_of[of->decision] = of->scenario;
        }
    }
    return good && choose(work);
}

/* ---- sessions ---- */

static bool take(void *context, const struct session_cells *cells)
{
    struct work *work = context;
    size_t decisions = work->names.decisions.items.count;
    if (!cells->readable) {
        session_table_refuse(work->job->diags, cells->session);
        return false;
    }
    memset(work->earned, 0, decisions * sizeof(double));
    memset(work->possible, 0, decisions * sizeof(double));
    for (size_t i = 0; i < cells->count; i++) {
        uint32_t decision = work->decision_of[cells->cells[i].part];
        if (decision != MEASURE_NO_COLUMN) {
            work->earned[decision] += (double)cells->cells[i].earned;
            work->possible[decision] += (double)cells->cells[i].possible;
        }
    }
    reached_add(&work->reached, work->earned, work->possible);
    return true;
}

static bool read_sessions(struct work *work, struct store *store, const struct digest *content)
{
    bool good = read_names(work, store, content);
    struct reached_shape shape = { work->names.decisions.items.count,
        work->names.scenarios.items.count, work->scenario_of, true };
    reached_init(&work->reached, &shape);
    do {
        good = good &&
                parts_scan(store, content, &work->parts, command_wall_ms(), take, work,
                        work->job->diags);
    } while (good && reached_again(&work->reached));
    return good;
}

/* ---- what they come to ---- */

static void add_item(struct work *work, const struct measure_item *item, double weight)
{
    struct stats_out *out = &work->job->out;
    const struct item *of = &item->item;
    bool described = item->described;
    struct buffer flags = { 0 };
    measure_add_item_words(&flags, item);
    stats_text(out, "item", tr("Part"), work->names.decisions.items.items[item->decision]);
    stats_integer(out, "n", tr("Came to it"), (int64_t)item->n);
    stats_number(out, "mean", tr("Mean"), item->mean, 2);
    stats_maybe(out, "sd", "SD", described, of->sd, 2);
    stats_maybe(out, "facility", tr("Facility"), described, of->facility, 2);
    stats_interval(out, "facility_ci95", tr("95 %"), described, item->facility_interval, 2);
    stats_maybe(out, "item_rest_r", tr("r rest"), described && of->has_rest, of->rest_r, 2);
    stats_interval(out, "item_rest_r_ci95", tr("95 %"), item->has_interval, item->rest_interval, 2);
    stats_maybe(
            out, "alpha_if_deleted", tr("Alpha without"), item->has_alpha, item->alpha_without, 2);
    stats_maybe(out, "d27", tr("D27"), described, of->d27, 2);
    stats_maybe(out, "discrimination_index", tr("Discr. index"), described && of->has_rest,
            of->discrimination_index, 0);
    stats_maybe(out, "discriminative_efficiency", tr("Efficiency"), described && of->has_efficiency,
            of->efficiency, 0);
    stats_maybe(out, "effective_weight", tr("Weight (%)"), described, weight, 1);
    stats_number(out, "mean_total", tr("Their mean score"), item->mean_total, 1);
    stats_text(out, "flags", tr("Look at"), buffer_text(&flags));
    buffer_finish(&flags);
}

static void add_scores(struct work *work)
{
    struct stats_out *out = &work->job->out;
    const struct reached *reached = &work->reached;
    struct reached_scores scores = reached_scores_of(reached);
    bool fine = reached->refusal == RELIABILITY_FINE;
    double ratio = fine ? 100 * sqrt(1 - reached->reliability.alpha) : 0;
    stats_integer(out, "n", tr("People"), reached->people);
    stats_maybe(out, "mean", tr("Mean of the score"), scores.n > 0, scores.mean, 2);
    stats_maybe(out, "sd", tr("Standard deviation"), scores.n > 1, scores.sd, 2);
    stats_maybe(out, "skewness", tr("Skewness"), scores.has_shape, scores.shape.skewness, 2);
    stats_maybe(out, "kurtosis", tr("Kurtosis"), scores.has_shape, scores.shape.kurtosis, 2);
    stats_integer(out, "n_alpha", tr("People with every scenario"), reached->parts.complete);
    stats_integer(out, "parts", tr("Scenarios"), reached_parts(reached));
    stats_maybe(out, "alpha", tr("Cronbach's alpha, over scenarios"), fine,
            reached->reliability.alpha, 2);
    stats_interval(out, "alpha_ci95", tr("Its interval (Feldt)"), fine,
            reached->reliability.alpha_interval, 2);
    stats_maybe(out, "cic", tr("Coefficient of internal consistency (%)"), fine,
            100 * reached->reliability.alpha, 1);
    stats_maybe(out, "error_ratio", tr("Error ratio (%)"), fine, ratio, 1);
    stats_maybe(out, "standard_error", tr("Standard error"), fine && scores.n > 1,
            ratio * scores.sd / 100, 2);
}

static void add_notes(struct work *work)
{
    struct stats_out *out = &work->job->out;
    stats_note(out,
            tr("Not everybody came to every decision: each is described for who did. The rest is "
               "their score on all other scenarios."));
    if (work->reached.refusal != RELIABILITY_FINE) {
        stats_note(out,
                tr("No alpha: it takes two scenarios that more than half came to and that tell "
                   "people apart, and three people with all of them."));
    }
    if (work->reached.people < SMALL) {
        stats_note(out, tr("Fewer than 100 people: too few to say much about one part."));
    }
}

static void describe(struct work *work)
{
    struct stats_out *out = &work->job->out;
    size_t count = work->chosen.parts;
    struct measure_item *items = mem_alloc((count + 1) * sizeof(*items));
    struct item *plain = mem_alloc((count + 1) * sizeof(*plain));
    double *weights = mem_alloc((count + 1) * sizeof(*weights));
    for (size_t i = 0; i < count; i++) {
        measure_item_of(&items[i], &work->names, &work->reached, (size_t)work->chosen.places[i]);
        plain[i] = items[i].item;
    }
    items_effective_weights(plain, (int)count, weights);
    out->title = tr("Items");
    add_scores(work);
    stats_list_open(out, "items", tr("Parts"));
    stats_explain_items(out);
    for (size_t i = 0; i < count; i++) {
        if (items[i].n > 0) {
            add_item(work, &items[i], weights[i]);
        }
    }
    stats_list_close(out);
    add_notes(work);
    mem_free(weights);
    mem_free(plain);
    mem_free(items);
}

int stats_reached(struct stats_job *job)
{
    const struct number_choice *asked = &job->options->choice;
    if (asked->has_range || asked->reverse != NULL) { // a decision of a scenario says both itself
        return command_refuse_argument(
                job->io, "stats", asked->reverse != NULL ? "--reverse" : "--range");
    }
    struct store *store = command_open_office(job->io, false, job->diags);
    struct session_table table = { 0 };
    struct digest content = { 0 };
    struct work work = { .job = job };
    bool good = store != NULL &&
            session_table_choose(&table, store, job->options->content, &content, job->diags);
    if (good) {
        stats_note_sessions(job, &table);
        good = read_sessions(&work, store, &content);
        if (good) {
            describe(&work);
        }
        reached_finish(&work.reached);
    }
    store_close(store);
    part_list_finish(&work.parts);
    measure_data_finish(&work.names);
    number_table_finish(&work.chosen);
    mem_free(work.decision_of);
    mem_free(work.scenario_of);
    mem_free(work.earned);
    mem_free(work.possible);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}
