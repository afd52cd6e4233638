// SPDX-License-Identifier: GPL-3.0-or-later
// The answers that tell most: what earned most, and what cost most beside the best that could still
// be reached.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/moment_words.h"
#include "game/report/sheet_parts.h"

enum { TELLING_SHOWN = 3 };

static long earned_of(const struct result_moment *moment)
{
    long points = 0;
    for (size_t i = 0; i < moment->point_count; i++) {
        points += moment->points[i].earned;
    }
    return points;
}

static long possible_of(const struct result_moment *moment)
{
    long points = 0;
    for (size_t i = 0; i < moment->point_count; i++) {
        points += moment->points[i].possible;
    }
    return points;
}

// What was earned less what was left: a good answer to much comes before a full one to little.
static long gain_of(const struct result_moment *moment)
{
    return 2 * earned_of(moment) - possible_of(moment);
}

// An e-mail in parts is not to be quoted in a line.
static bool can_be_best(const struct result_moment *moment)
{
    return moment->kind == RESULT_TURN && *moment->said != '\0' && gain_of(moment) > 0 &&
            strchr(moment->said, '\n') == NULL;
}

// The best that comes behind `last` in order of gain, then of time; NULL after the last.
static const struct result_moment *next_best(
        const struct result *result, const struct result_moment *last)
{
    const struct result_moment *best = NULL;
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        long gain = gain_of(moment);
        bool behind =
                last == NULL || gain < gain_of(last) || (gain == gain_of(last) && moment > last);
        if (can_be_best(moment) && behind && (best == NULL || gain > gain_of(best))) {
            best = moment;
        }
    }
    return best;
}

// Without words it was an e-mail.
static void add_line(struct report *report, uint32_t time, const char *customer, const char *said,
        const char *points)
{
    const char *words =
            said != NULL ? report_text(report, tr("“%s”"), said) : tr("the e-mail as it was sent");
    report_bullet(report,
            report_text(report, "%s · %s: %s (%s)", clock_words(report, time), customer, words,
                    points));
}

static void add_best(struct report *report, const struct result *result)
{
    const struct result_moment *moment = next_best(result, NULL);
    for (int i = 0; i < TELLING_SHOWN && moment != NULL; i++) {
        if (i == 0) {
            report_part(report, tr("What earned most"), NULL);
        }
        const char *points = report_text(
                report, tr("%ld of %ld points"), earned_of(moment), possible_of(moment));
        add_line(report, moment->time, moment->customer, moment->said, points);
        moment = next_best(result, moment);
    }
}

static void add_regrets(struct report *report, const struct result *result)
{
    for (size_t i = 0; i < result->regrets.count && i < TELLING_SHOWN; i++) {
        const struct result_regret *regret = &result->regrets.items[i];
        if (i == 0) {
            report_part(report, tr("What cost most"),
                    tr("beside the best that could still be reached"));
        }
        const char *points = report_text(
                report, tr_plural("%ld point", "%ld points", regret->points), (long)regret->points);
        add_line(report, regret->time, regret->customer, regret->said, points);
    }
}

void sheet_add_telling(struct report *report, const struct result *result)
{
    if (next_best(result, NULL) == NULL && result->regrets.count == 0) {
        return;
    }
    report_section(report, tr("The answers that tell most"), NULL);
    add_best(report, result);
    add_regrets(report, result);
}
