// SPDX-License-Identifier: GPL-3.0-or-later
// How the answers came, in words: what may lie behind it, and what it does not say.
#include "game/locale/locale.h"
#include "game/report/sheet_parts.h"
#include "game/report/signals.h"

static void add_pace(struct report *report, const struct signals *signals,
        const struct signals_outstanding *stands_out)
{
    if (stands_out->rapid) {
        report_bullet(report,
                report_text(report,
                        tr("%zu of %zu answers came faster than anybody can read them. Perhaps "
                           "they "
                           "were not read. It may also be a case that was recognised, or a slip of "
                           "the finger: ask."),
                        signals->rapid, signals->effort.decisions));
    }
    if (stands_out->tired) {
        report_bullet(report,
                report_text(report,
                        tr("Of the last %zu answers %zu came faster than anybody can read them; "
                           "before, that hardly happened. Perhaps somebody was tired, or in a "
                           "hurry "
                           "to finish. It says nothing of the work itself."),
                        signals->late, signals->late_rapid));
    }
}

static void add_places(struct report *report, const struct signals *signals,
        const struct signals_outstanding *stands_out)
{
    const struct positions *positions = &signals->positions;
    if (stands_out->run) {
        report_bullet(report,
                report_text(report,
                        tr("%d times in a row the answer at the same place was chosen. By chance "
                           "that happens in fewer than one in a thousand plays. Perhaps the place "
                           "decided and not the words; the points say whether they were good."),
                        positions->longest_run));
    }
    if (stands_out->place) {
        report_bullet(report,
                report_text(report,
                        tr("%.0f of %zu answers stood at place %d: more than chance allows. "
                           "Perhaps "
                           "the place decided and not the words. The order is shuffled anew for "
                           "everybody, so no place is better than another."),
                        positions->modal_share * (double)positions->n, positions->n,
                        positions->modal));
    }
    if (stands_out->cycle) {
        report_bullet(report,
                tr("The places of the answers follow a fixed pattern, such as 1-2-3-1-2-3. Perhaps "
                   "somebody clicked through; ask how it went."));
    }
}

static const char *duration(struct report *report, int64_t ms)
{
    long seconds = (long)((ms + 500) / 1000);
    return seconds < 60
            ? report_text(report, tr_plural("%ld second", "%ld seconds", seconds), seconds)
            : report_text(
                      report, tr_plural("%ld minute", "%ld minutes", seconds / 60), seconds / 60);
}

static void add_rest(struct report *report, const struct signals *signals,
        const struct signals_outstanding *stands_out)
{
    if (stands_out->misfit) {
        report_bullet(report,
                tr("Moments that are hard for others went well, and easy ones did not, more than "
                   "is "
                   "usual. It may be an uneven day or somebody with other experience; by itself it "
                   "means nothing."));
    }
    if (stands_out->away) {
        report_bullet(report,
                report_text(report,
                        tr_plural("The window was left %ld time, for %s in all. It may have been a "
                                  "message or a colleague; the program cannot know.",
                                "The window was left %ld times, for %s in all. It may have been a "
                                "message or a colleague; the program cannot know.",
                                signals->away),
                        (long)signals->away, duration(report, signals->away_ms)));
    }
    if (stands_out->idle) {
        report_bullet(report,
                report_text(report,
                        tr_plural("%ld time nothing was done for more than two minutes. Careful "
                                  "reading looks the same.",
                                "%ld times nothing was done for more than two minutes. Careful "
                                "reading looks the same.",
                                signals->idle),
                        (long)signals->idle));
    }
}

void sheet_add_signals(struct report *report, const struct result *result)
{
    struct signals signals = signals_of(result);
    struct signals_outstanding stands_out = signals_outstanding(&signals);
    report_half_section(report, tr("How the answers came"),
            tr("Something to ask about: no part of any score, list or filter."));
    if (!signals.looked) {
        report_paragraph(report,
                tr("Not looked at in this session: the program compares pace and pattern only "
                   "where "
                   "that is fair. This says nothing about the candidate."));
        return;
    }
    if (!signals_any(&stands_out)) {
        report_paragraph(report,
                report_text(report, tr("Nothing stands out in %zu answers."), signals.answers));
    }
    add_pace(report, &signals, &stands_out);
    add_places(report, &signals, &stands_out);
    add_rest(report, &signals, &stands_out);
}

/* ---- the figures behind it ---- */

struct facts {
    struct report *report;
    struct report_pair pairs[12];
    size_t count;
};

static void add_fact(struct facts *facts, bool has, const char *label, double value)
{
    if (has) {
        facts->pairs[facts->count++] =
                (struct report_pair) { label, sheet_figure(facts->report, true, value) };
    }
}

void sheet_add_signal_figures(struct report *report, const struct result *result)
{
    struct signals signals = signals_of(result);
    struct facts facts = { .report = report };
    const struct effort *effort = &signals.effort;
    const struct positions *positions = &signals.positions;
    if (!signals.looked) {
        return;
    }
    report_part(report, tr("How the answers came"), NULL);
    add_fact(&facts, signals.has_effort, tr("Seconds, half of the answers within"),
            effort->median_ms / 1000);
    add_fact(&facts, signals.has_effort, tr("Share not too fast (RTE)"), effort->rte);
    add_fact(&facts, signals.has_effort, tr("The same by the time of others (NT10)"),
            effort->rte_nt10);
    add_fact(&facts, signals.has_effort, tr("The same, last third"), effort->last_third);
    add_fact(&facts, signals.has_positions, tr("Longest run at one place"), positions->longest_run);
    add_fact(&facts, signals.has_positions, tr("Chance of such a run"), positions->longest_run_p);
    add_fact(&facts, signals.has_positions, tr("Spread over places (entropy)"), positions->entropy);
    add_fact(&facts, signals.has_positions, tr("Place of three before again"),
            positions->cycle_rate);
    add_fact(&facts, signals.has_odd_even, tr("Odd beside even customers"), signals.odd_even);
    add_fact(&facts, signals.has_fit, tr("Fit with others (l_z)"), signals.lz);
    add_fact(&facts, signals.has_guttman, tr("Guttman errors"), signals.guttman);
    report_facts(report, facts.pairs, facts.count);
}
