// SPDX-License-Identifier: GPL-3.0-or-later
// What a sheet settles, and what it leaves for the conversation: the first thing to know of it.
#include "game/report/sheet_verdict.h"

#include "game/locale/locale.h"
#include "game/report/words.h"

static const double WIDE_BAND = 30;

struct sheet_reading sheet_reading_of(
        const struct result *result, const struct random_player *random)
{
    return (struct sheet_reading) { &result->sheet, &result->standard, random, &result->wanted };
}

static const double *band_of(const struct sheet_line *line)
{
    if (line->status != SHEET_OK || !(line->has_shrunk || line->has_se)) {
        return NULL;
    }
    return line->has_shrunk ? line->band90_shrunk : line->band90;
}

static bool has_line(const struct sheet_reading *reading, enum competency competency)
{
    return reading->standard != NULL && reading->standard->line[competency].has;
}

// Without a line there is still somebody who guesses to be surely better or worse than.
static enum sheet_verdict beside_chance(
        const struct sheet_reading *reading, enum competency competency, const double *band)
{
    const struct random_player *random = reading->random;
    if (random == NULL || !random->observed[competency]) {
        return SHEET_OPEN;
    }
    double guess = random->score[competency];
    return band[0] > guess    ? SHEET_BEYOND_CHANCE
            : band[1] < guess ? SHEET_BELOW_CHANCE
                              : SHEET_OPEN;
}

enum sheet_verdict sheet_verdict_of(const struct sheet_reading *reading, enum competency competency)
{
    const double *band = band_of(&reading->sheet->line[competency]);
    if (band == NULL) {
        return SHEET_OPEN;
    }
    if (has_line(reading, competency)) {
        double line = reading->standard->line[competency].mean;
        return band[0] > line ? SHEET_ABOVE : band[1] < line ? SHEET_BELOW : SHEET_OPEN;
    }
    return beside_chance(reading, competency, band);
}

const char *sheet_verdict_name(enum sheet_verdict verdict)
{
    static const char *const NAMES[SHEET_VERDICT_COUNT] = {
        [SHEET_ABOVE] = TR_MARK("Surely above the line"),
        [SHEET_BEYOND_CHANCE] = TR_MARK("Surely better than guessing"),
        [SHEET_BELOW] = TR_MARK("Surely below the line"),
        [SHEET_BELOW_CHANCE] = TR_MARK("Surely worse than guessing"),
        [SHEET_OPEN] = TR_MARK("Still open, ask on"),
    };
    return tr(NAMES[verdict]);
}

const char *sheet_no_line_words(const struct result *result)
{
    return result->indicative || sheet_has_line(&result->standard)
            ? NULL
            : tr("Good enough for a starter: nobody has set a line yet, so nothing is surely above "
                 "or "
                 "below it.");
}

const char *sheet_criticals_words(struct report *report, const struct result *result)
{
    long count = (long)result->criticals.count;
    return count > 0 ? report_text(report,
                               tr_plural("%ld critical error: talk about it",
                                       "%ld critical errors: talk about them", count),
                               count)
                     : NULL;
}

void sheet_order(const struct wanted *wanted, enum competency order[COMPETENCY_COUNT])
{
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int k = 0; k < COMPETENCY_COUNT; k++) {
            bool first = wanted != NULL && wanted->competency[k];
            if (first == (pass == 0)) {
                order[count++] = (enum competency)k;
            }
        }
    }
}

void sheet_verdict_add(
        struct buffer *names, const struct sheet_reading *reading, enum sheet_verdict verdict)
{
    enum competency order[COMPETENCY_COUNT];
    sheet_order(reading->wanted, order);
    for (int i = 0; i < COMPETENCY_COUNT; i++) {
        if (sheet_verdict_of(reading, order[i]) == verdict) {
            buffer_add(names, names->size > 0 ? ", " : "");
            buffer_add(names, competency_short_name(order[i]));
        }
    }
}

static const char *open_words(
        const struct sheet_reading *reading, enum competency competency, const double *band)
{
    if (band == NULL) {
        return tr("too little seen");
    }
    return has_line(reading, competency) ? tr("the line lies within the band")
                                         : tr("not surely better than guessing");
}

const char *sheet_ask_words(const struct sheet_reading *reading, enum competency competency)
{
    const double *band = band_of(&reading->sheet->line[competency]);
    switch (sheet_verdict_of(reading, competency)) {
    case SHEET_OPEN:
        return open_words(reading, competency, band);
    case SHEET_BELOW:
        return tr("surely below the line");
    case SHEET_BELOW_CHANCE:
        return tr("surely worse than guessing");
    case SHEET_BEYOND_CHANCE:
        return band[1] - band[0] >= WIDE_BAND ? tr("wide band") : "";
    case SHEET_ABOVE:
    case SHEET_VERDICT_COUNT:
        break;
    }
    return "";
}

const char *sheet_wanted_words(struct report *report, const struct wanted *wanted)
{
    struct buffer names = { 0 };
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (wanted->has && wanted->competency[k]) {
            buffer_add(&names, names.size > 0 ? ", " : "");
            buffer_add(&names, competency_short_name((enum competency)k));
        }
    }
    const char *words = names.size > 0
            ? report_text(report, tr("Asked for in the vacancy “%s”: %s."), wanted->vacancy,
                      buffer_text(&names))
            : NULL;
    buffer_finish(&names);
    return words;
}

bool sheet_has_line(const struct standard *standard)
{
    bool has = false;
    for (int k = 0; standard != NULL && k < COMPETENCY_COUNT; k++) {
        has |= standard->line[k].has;
    }
    return has;
}
