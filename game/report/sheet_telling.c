// SPDX-License-Identifier: GPL-3.0-or-later
// The answers that tell most: what earned most, and what cost most beside the best that could still
// be reached.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/moment_words.h"
#include "game/report/sheet_parts.h"

enum { TELLING_SHOWN = 3 };

static int points_of(const struct result_moment *moment)
{
    int points = 0;
    for (size_t i = 0; i < moment->point_count; i++) {
        points += moment->points[i].earned;
    }
    return points;
}

// A sentence that earned all there was to earn: an e-mail in parts is not to be quoted in a line.
static bool is_best(const struct result_moment *moment)
{
    return moment->kind == RESULT_TURN && *moment->said != '\0' && result_moment_is_whole(moment) &&
            strchr(moment->said, '\n') == NULL;
}

// The best that comes behind `last` in order of points, then of time; NULL after the last.
static const struct result_moment *next_best(
        const struct result *result, const struct result_moment *last)
{
    const struct result_moment *best = NULL;
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        int points = points_of(moment);
        bool behind = last == NULL || points < points_of(last) ||
                (points == points_of(last) && moment > last);
        if (is_best(moment) && behind && (best == NULL || points > points_of(best))) {
            best = moment;
        }
    }
    return best;
}

static void add_line(
        struct report *report, uint32_t time, const char *customer, const char *said, int points)
{
    report_bullet(report,
            report_text(report,
                    tr_plural("%s · %s: “%s” (%ld point)", "%s · %s: “%s” (%ld points)", points),
                    clock_words(report, time), customer, said, (long)points));
}

static void add_best(struct report *report, const struct result *result)
{
    const struct result_moment *moment = next_best(result, NULL);
    for (int i = 0; i < TELLING_SHOWN && moment != NULL; i++) {
        if (i == 0) {
            report_part(report, tr("What earned most"), NULL);
        }
        add_line(report, moment->time, moment->customer, moment->said, points_of(moment));
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
        const char *said = regret->said != NULL ? regret->said : tr("the e-mail as it was sent");
        add_line(report, regret->time, regret->customer, said, regret->points);
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
