// SPDX-License-Identifier: GPL-3.0-or-later
// What a save changed in a scenario's figures, in one line: "paden +3, Doorvragen −2, langste nu
// 58%".
#include "game/screens/trainer/change_words.h"

#include "game/locale/locale.h"
#include "game/report/words.h"

enum { CHANGES_MAX = 5 };

static const char *cue_name(int cue)
{
    static const char *const NAMES[CUE_COUNT] = {
        [CUE_LONGEST] = TR_MARK("longest"),
        [CUE_SHORTEST] = TR_MARK("shortest"),
        [CUE_FIRST] = TR_MARK("first"),
        [CUE_LAST] = TR_MARK("last"),
        [CUE_POLITEST] = TR_MARK("politest"),
        [CUE_DIGITS] = TR_MARK("with digits"),
        [CUE_QUESTION] = TR_MARK("with a question"),
    };
    return tr(NAMES[cue]);
}

// What is counted; NULL where another way of saying it is better.
static const char *counted(const struct measure_change *change)
{
    switch (change->measure) {
    case MEASURE_CONTACTS:
        return tr("contacts");
    case MEASURE_TURNS:
        return tr("turns");
    case MEASURE_SLOTS:
        return tr("replies");
    case MEASURE_WAYS:
        return tr("ways");
    case MEASURE_WORDS:
        return tr("words to read");
    case MEASURE_EASE:
        return tr("ease of reading");
    case MEASURE_POSSIBLE:
        return competency_short_name((enum competency)change->which);
    case MEASURE_DECISIONS:
    case MEASURE_CUE:
        break;
    }
    return NULL;
}

static bool write_change(struct buffer *line, const struct measure_change *change)
{
    const char *what = counted(change);
    double by = change->after - change->before;
    if (change->measure == MEASURE_CUE) {
        buffer_add_format(line, tr("%s now %.0f%%"), cue_name(change->which), change->after);
    } else if (what != NULL) {
        buffer_add_format(line, "%s %s%.0f", what, by < 0 ? "−" : "+", by < 0 ? -by : by);
    }
    return what != NULL || change->measure == MEASURE_CUE;
}

void change_words_write(struct buffer *line, const struct measure_changes *changes)
{
    int told = 0;
    for (size_t i = 0; i < changes->count && told < CHANGES_MAX; i++) {
        struct buffer one = { 0 };
        if (write_change(&one, &changes->items[i])) {
            buffer_add_format(line, "%s%s", told > 0 ? ", " : "", buffer_text(&one));
            told++;
        }
        buffer_finish(&one);
    }
}
