// SPDX-License-Identifier: GPL-3.0-or-later
// What gives the best answer away: length, place, politeness, digits, a question mark.
#include <string.h>

#include "game/base/utf8.h"
#include "game/explore/smells/choice.h"
#include "game/explore/smells/measures.h"
#include "game/explore/smells/smell.h"

// Fewer choices than this say nothing about a habit; more than this share of them do.
enum { CUE_CHOICES_MIN = 5, CUE_PER_CENT_MAX = 60 };

// Answers may differ a quarter from the mean of their turn, and a word however short they are.
enum { LENGTH_PER_CENT = 25, LENGTH_WORD = 8 };

// The same choice without and with knowledge counts once: half for each.
struct cue_sums {
    const struct scenario *scenario;
    const struct language *language;
    struct scenario_measures *measures;
    uint32_t turn; // of the choice at hand, and its section
    uint32_t section;
    double hits[CUE_COUNT]; // of the views of the choice at hand
    int views[CUE_COUNT];
    bool open;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// "€ 1.286" is one number, as the eye takes it.
static long numbers_in(const char *text)
{
    long count = 0;
    for (const char *at = text; *at != '\0'; at++) {
        bool joined = at > text &&
                (is_digit(at[-1]) ||
                        (at > text + 1 && is_digit(at[-2]) && strchr(".,:", at[-1]) != NULL));
        count += is_digit(*at) && !joined ? 1 : 0;
    }
    return count;
}

static long cue_of(
        const struct cue_sums *sums, enum cue cue, const struct choice *choice, uint32_t index)
{
    const struct choice_slot *slot = &choice->slots[index];
    const char *say = sums->scenario->texts[sums->scenario->wordings[slot->wording].say].source;
    switch (cue) {
    case CUE_LONGEST:
        return (long)utf8_count(say);
    case CUE_SHORTEST:
        return -(long)utf8_count(say);
    case CUE_FIRST:
        return -(long)index;
    case CUE_LAST:
        return (long)index;
    case CUE_POLITEST:
        return sums->language != NULL ? language_polite(sums->language, say) : 0;
    case CUE_DIGITS:
        return numbers_in(say);
    case CUE_QUESTION:
        return strchr(say, '?') != NULL ? 1 : 0;
    case CUE_COUNT:
        break;
    }
    return 0;
}

// Who goes by the cue takes what has most of it, and guesses among equals. False when all are
// equal: then the cue points at nothing.
static bool follow_cue(
        const struct cue_sums *sums, enum cue cue, const struct choice *choice, double *hit)
{
    long most = 0;
    uint32_t count = 0;
    uint32_t best = 0;
    for (uint32_t i = 0; i < choice->count; i++) {
        long value = cue_of(sums, cue, choice, i);
        if (i == 0 || value > most) {
            most = value;
            count = best = 0;
        }
        if (value == most) {
            count++;
            best += choice->slots[i].best ? 1 : 0;
        }
    }
    *hit = (double)best / (double)count;
    return count < choice->count;
}

static void close_choice(struct cue_sums *sums)
{
    for (int cue = 0; cue < CUE_COUNT && sums->open; cue++) {
        struct measured_cue *measured = &sums->measures->cues[cue];
        if (sums->views[cue] > 0) {
            measured->of++;
            measured->share += sums->hits[cue] / sums->views[cue]; // a sum until the end
        }
        sums->hits[cue] = 0;
        sums->views[cue] = 0;
    }
    sums->measures->choices += sums->open ? 1 : 0;
    sums->open = false;
}

static void count_choice(void *data, const struct choice *choice)
{
    struct cue_sums *sums = data;
    if (choice->turn != sums->turn || choice->section != sums->section) {
        close_choice(sums);
        sums->turn = choice->turn;
        sums->section = choice->section;
    }
    if (!choice->told) {
        return;
    }
    sums->open = true;
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        bool placed = cue == CUE_FIRST || cue == CUE_LAST;
        double hit = 0;
        if ((!placed || choice->ordered) && follow_cue(sums, (enum cue)cue, choice, &hit)) {
            sums->hits[cue] += hit;
            sums->views[cue]++;
        }
    }
}

void measure_cues(const struct scenario *scenario, const struct language *language,
        struct scenario_measures *measures)
{
    struct cue_sums sums = {
        .scenario = scenario, .language = language, .measures = measures, .turn = INDEX_NONE
    };
    choice_each(scenario, count_choice, &sums);
    close_choice(&sums);
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        struct measured_cue *measured = &measures->cues[cue];
        measured->share /= measured->of > 0 ? measured->of : 1;
    }
}

static void check_shares(struct smelling *smelling)
{
    for (int cue = 0; cue < CUE_COUNT; cue++) {
        const struct measured_cue *measured = &smelling->measures->cues[cue];
        long share = (long)(100 * measured->share + 0.5);
        if (measured->of >= CUE_CHOICES_MIN && share > CUE_PER_CENT_MAX) {
            char per_cent[24];
            char of[24];
            smell_add(smelling, DIAG_BEST_LONGEST + cue, smell_at_root(smelling),
                    smell_number(per_cent, share), smell_number(of, measured->of), NULL);
        }
    }
}

// Whoever is far from the mean stands out on the screen, for better or worse.
static void check_lengths(void *data, const struct choice *choice)
{
    struct smelling *smelling = data;
    const struct scenario *scenario = smelling->scenario;
    long lengths[CHOICE_SLOTS_MAX];
    long sum = 0;
    for (uint32_t i = 0; i < choice->count; i++) {
        uint32_t say = scenario->wordings[choice->slots[i].wording].say;
        lengths[i] = (long)utf8_count(scenario->texts[say].source);
        sum += lengths[i];
    }
    long count = (long)choice->count;
    for (uint32_t i = 0; i < choice->count && choice->told; i++) {
        long off = lengths[i] * count > sum ? lengths[i] * count - sum : sum - lengths[i] * count;
        if (100 * off > LENGTH_PER_CENT * sum && off > LENGTH_WORD * count) {
            char length[24];
            char mean[24];
            uint32_t say = scenario->wordings[choice->slots[i].wording].say;
            smell_add(smelling, DIAG_LENGTH, smell_at_text(smelling, say),
                    smell_slot_id(smelling, choice->slots[i].slot),
                    smell_number(length, lengths[i]), smell_number(mean, (sum + count / 2) / count),
                    NULL);
        }
    }
}

void smell_cues(struct smelling *smelling)
{
    check_shares(smelling);
    choice_each(smelling->scenario, check_lengths, smelling);
}
