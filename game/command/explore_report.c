// SPDX-License-Identifier: GPL-3.0-or-later
// What the search found, as a report for people.
#include "game/command/explore_report.h"

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"

static const char *const CLAIMS[CLAIM_COUNT] = {
    [CLAIM_ENDS] = TR_MARK("From everywhere in a conversation one of its endings can be reached"),
    [CLAIM_NOT_STUCK] = TR_MARK("Whoever is to speak always has something to say"),
    [CLAIM_REACHED] = TR_MARK("Everything in the scenario can be met"),
    [CLAIM_SEVERAL] = TR_MARK("Every keyed fact has two ways to it, or is meant to have one"),
    [CLAIM_KEPT] = TR_MARK("Every promise can be kept before it is due"),
    [CLAIM_PATIENT] = TR_MARK("On the model path nobody loses patience"),
    [CLAIM_DIFFERENT] = TR_MARK("No two answers at a turn come to the same"),
    [CLAIM_NONE_BEST] = TR_MARK("No answer is better on every competency, whatever follows"),
    [CLAIM_NO_DODGING] = TR_MARK("Nobody gains by a weaker answer"),
    [CLAIM_BOUND] = TR_MARK("Nobody is lost while the candidate is busy with somebody else"),
};

static const char *const REFUTED[CLAIM_COUNT] = {
    [CLAIM_ENDS] = TR_MARK("from here no ending can be reached any more."),
    [CLAIM_NOT_STUCK] = TR_MARK("here the candidate has nothing to say."),
    [CLAIM_REACHED] = TR_MARK("whatever the candidate does, this is never met."),
    [CLAIM_SEVERAL] = TR_MARK("this fact is keyed, and there are not two ways to it."),
    [CLAIM_KEPT] = TR_MARK("whatever the candidate does, this promise is not kept in time."),
    [CLAIM_PATIENT] = TR_MARK("the customer loses patience on the model path."),
    [CLAIM_DIFFERENT] = TR_MARK("these answers come to the same."),
    [CLAIM_NONE_BEST] = TR_MARK("this answer beats all others on every competency."),
    [CLAIM_NO_DODGING] = TR_MARK("a weaker answer that pays."),
    [CLAIM_BOUND] = TR_MARK("lost while the candidate was busy with somebody else."),
};

static const char *const WHYS[] = {
    [WHY_NOTHING] = "",
    [WHY_BUDGET] = "", // said with its number
    [WHY_WIDE] = TR_MARK("the scenario is too large to be searched"),
    [WHY_CLOCK] = TR_MARK("found with the clock set aside, but not played by the clock"),
    [WHY_APART] = TR_MARK("found in one conversation apart, but not played as a whole"),
    [WHY_MOODS] = TR_MARK("found with moods set free, but not played with moods as they are"),
    [WHY_EXACT] = "", // said with its number
    [WHY_LOOPS] = TR_MARK("the story can come back to where it was, in more ways than were tried"),
    [WHY_FORMS] = TR_MARK("a form can be filled in in more ways than were tried"),
};

static const char *const PARTS[PART_KIND_COUNT] = {
    [PART_CONTACT] = TR_MARK("contacts"),
    [PART_TURN] = TR_MARK("turns"),
    [PART_SLOT] = TR_MARK("answers"),
    [PART_WORDING] = TR_MARK("wordings"),
    [PART_ENDING] = TR_MARK("endings"),
    [PART_RECORD] = TR_MARK("records"),
    [PART_ACT] = TR_MARK("acts on records"),
    [PART_COACH] = TR_MARK("questions to the coach"),
    [PART_SAYS] = TR_MARK("lines of customers"),
    [PART_PROMISE] = TR_MARK("promises kept"),
};

static const char *verdict_of(struct report *report, const struct claim_counts *counts)
{
    const uint32_t *count = counts->count;
    if (count[VERDICT_REFUTED] == 0 && count[VERDICT_UNDECIDED] == 0) {
        return report_text(report, tr("proved (%u)"), count[VERDICT_PROVED]);
    }
    if (count[VERDICT_REFUTED] == 0) {
        return report_text(report, tr("not decided %u, proved %u"), count[VERDICT_UNDECIDED],
                count[VERDICT_PROVED]);
    }
    return report_text(report, tr("refuted %u, not decided %u, proved %u"), count[VERDICT_REFUTED],
            count[VERDICT_UNDECIDED], count[VERDICT_PROVED]);
}

static void add_verdicts(struct report *report, const struct explored *explored)
{
    report_section(report, tr("Verdicts"), NULL);
    for (int claim = 0; claim < CLAIM_COUNT; claim++) {
        const struct claim_counts *counts = &explored->exploration->claims[claim];
        uint32_t cases = counts->count[0] + counts->count[1] + counts->count[2];
        if (cases > 0) {
            report_bullet(report,
                    report_text(report, "%s: %s.", tr(CLAIMS[claim]), verdict_of(report, counts)));
        }
    }
}

static void add_manner(struct report *report, const char *sentence, const bool *which)
{
    struct buffer names = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (which[k]) {
            buffer_add_format(&names, "%s%s", names.size > 0 ? ", " : "",
                    competency_name((enum competency)k));
        }
    }
    if (names.size > 0) {
        report_bullet(report, report_text(report, "%s: %s.", sentence, buffer_text(&names)));
    }
    buffer_finish(&names);
}

static void add_script(struct report *report, const char *script)
{
    struct buffer line = { 0 };
    for (const char *at = script; *at != '\0'; at++) {
        if (*at == '\n') {
            report_bullet(report, buffer_text(&line));
            buffer_clear(&line);
        } else {
            buffer_add_char(&line, *at);
        }
    }
    buffer_finish(&line);
}

// What a weaker answer gains is said in the points themselves.
static void add_gain(struct report *report, const struct finding *finding)
{
    if (finding->claim != CLAIM_NO_DODGING || finding->weak[1] == 0) {
        return;
    }
    report_paragraph(report,
            report_text(report,
                    tr("%s: after it %u of %u can still be had; after every better answer at most "
                       "%u of %u."),
                    competency_name((enum competency)finding->competency), finding->weak[0],
                    finding->weak[1], finding->better[0], finding->better[1]));
}

static const char *why_of(struct report *report, const struct finding *finding)
{
    if (finding->why == WHY_EXACT) {
        return report_text(report,
                tr("with moods set free it can be; with moods as they are there are more states "
                   "than the %u that were allowed (--budget)"),
                finding->allowed);
    }
    return finding->why != WHY_BUDGET
            ? tr(WHYS[finding->why])
            : report_text(report,
                      tr("there are more states than the %u that were allowed (--budget)"),
                      finding->allowed);
}

static void add_finding(struct report *report, const struct explored *explored, size_t index)
{
    const struct finding *finding = &explored->exploration->findings.items[index];
    struct buffer path = { 0 };
    finding_write_path(&path, explored, finding);
    if (finding->verdict == VERDICT_REFUTED) {
        report_part(report,
                report_text(report, "%s: %s", buffer_text(&path), tr(REFUTED[finding->claim])),
                NULL);
    } else {
        report_part(report,
                report_text(report, tr("%s: not decided. %s: %s."), buffer_text(&path),
                        tr(CLAIMS[finding->claim]), why_of(report, finding)),
                NULL);
    }
    buffer_finish(&path);
    add_gain(report, finding);
    const char *witness = explored->witnesses != NULL ? explored->witnesses[index] : NULL;
    if (witness != NULL) {
        const char *how = explored->shift != NULL ? "--shift" : "--scenario";
        report_paragraph(report,
                report_text(report, tr("Play it: zeven play %s %s --script %s --transcript"), how,
                        explored->file, witness));
    }
    if (finding->script != NULL) {
        add_script(report, finding->script);
    }
}

static void add_findings(struct report *report, const struct explored *explored)
{
    size_t count = explored->exploration->findings.count;
    if (count > 0) {
        report_section(report, tr("What was refuted or not decided"), NULL);
    }
    for (size_t i = 0; i < count; i++) {
        add_finding(report, explored, i);
    }
}

static void add_parts(struct report *report, const struct explored *explored)
{
    const struct exploration *found = explored->exploration;
    report_section(report, tr("Met in real plays"), NULL);
    struct report_pair pairs[PART_KIND_COUNT];
    size_t count = 0;
    for (int kind = 0; kind < PART_KIND_COUNT; kind++) {
        if (found->parts[kind][1] > 0) {
            pairs[count++] = (struct report_pair) { tr(PARTS[kind]),
                report_text(report, tr("%u of %u"), found->parts[kind][0], found->parts[kind][1]) };
        }
    }
    report_facts(report, pairs, count);
}

const char *explore_figures(struct report *report, double value, int decimals)
{
    struct buffer text = { 0 };
    format_decimal(&text, format_for(locale_language()), value, decimals);
    const char *kept = report_text(report, "%s", buffer_text(&text));
    buffer_finish(&text);
    return kept;
}

static void add_size(struct report *report, const struct explored *explored)
{
    const struct search_size *size = &explored->exploration->size;
    double seconds = explored->seconds > 0 ? explored->seconds : 1e-9;
    unsigned long bytes = size->largest > 0 ? size->bytes / size->largest : 0;
    report_section(report, tr("How far was searched"), NULL);
    report_paragraph(report,
            report_text(report,
                    tr("%u searches, %s states, %s steps in %s s: %s states per second; %lu bytes "
                       "per "
                       "state in the largest."),
                    size->searches, explore_figures(report, (double)size->states, 0),
                    explore_figures(report, (double)size->steps, 0),
                    explore_figures(report, seconds, 2),
                    explore_figures(report, (double)size->states / seconds, 0), bytes));
    if (explored->exploration->broken_off) {
        report_paragraph(report, tr("Broken off: what was not searched is not decided."));
    }
}

void explore_report(struct report *report, const struct explored *explored)
{
    const struct scenario *model = explored->exploration->model;
    report_title(report,
            explored->shift != NULL ? explored->shift->title : scenario_text(model, model->title),
            explored->file);
    add_verdicts(report, explored);
    add_manner(report, tr("A weaker answer was sought in each conversation apart"),
            explored->exploration->apart);
    add_manner(report, tr("A weaker answer was sought with moods set free"),
            explored->exploration->freed);
    add_findings(report, explored);
    if (explored->shift == NULL) {
        explore_points_report(report, explored->exploration);
        add_parts(report, explored);
        add_size(report, explored);
    }
}
