// SPDX-License-Identifier: GPL-3.0-or-later
// What figures about a test mean, in plain words.
#include "game/report/measure/measure_words.h"

#include <math.h>
#include <string.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "scoring/stats/composite.h"

static const double WEAK = .20;
static const double RARE = .05;
static const double WIDE = .40; // an interval of a reliability that says nothing
static const double SUFFICIENT = .80;

const char *measure_scale_name(int scale)
{
    return scale == MEASURE_OVERALL ? tr("All together") : competency_name((enum competency)scale);
}

void measure_add_number(struct buffer *out, double value, int decimals)
{
    if (isfinite(value)) {
        format_decimal(out, format_for(locale_language()), value, decimals);
    } else {
        buffer_add(out, "–");
    }
}

void measure_add_interval(struct buffer *out, const double interval[2], int decimals)
{
    struct buffer low = { 0 };
    struct buffer high = { 0 };
    measure_add_number(&low, interval[0], decimals);
    measure_add_number(&high, interval[1], decimals);
    buffer_add_format(out, tr("%s to %s"), buffer_text(&low), buffer_text(&high));
    buffer_finish(&low);
    buffer_finish(&high);
}

const char *measure_cotan_word(double lower)
{
    static const char *const WORDS[] = { TR_MARK("insufficient"), TR_MARK("sufficient"),
        TR_MARK("good") };
    return tr(WORDS[cotan_class_of(lower)]);
}

/* ---- reliability ---- */

static const char *refusal_words(const struct measure *measure, const struct measure_scale *scale)
{
    if (scale->columns == 0) {
        return tr("Nothing here shows this competency.");
    }
    if (measure->data->people < 3 || scale->refusal == RELIABILITY_TOO_FEW_PEOPLE) {
        return tr("Too few candidates to say anything.");
    }
    if (scale->refusal == RELIABILITY_TOO_FEW_PARTS) {
        return tr("It takes two scenarios or more that tell candidates apart.");
    }
    return tr("Everybody has the same score: there is nothing to tell apart.");
}

static const char *class_words(const double interval[2])
{
    switch (cotan_class_of(interval[0])) {
    case COTAN_GOOD:
        return tr("Good: even at its lowest this is sure enough for a decision about one person.");
    case COTAN_SUFFICIENT:
        return tr("Sufficient for a decision about one person, beside other information.");
    case COTAN_INSUFFICIENT:
        break;
    }
    return interval[1] >= SUFFICIENT
            ? tr("It may be enough, it may be too little: that cannot be told yet. Do not decide "
                 "on "
                 "this alone.")
            : tr("Not sure enough for a decision about one person. Use it to ask on in the "
                 "interview.");
}

void measure_add_interval_words(struct buffer *out, const double interval[2], int64_t people)
{
    if (interval[1] - interval[0] <= WIDE && people >= MEASURE_SMALL) {
        buffer_add(out, class_words(interval));
        return;
    }
    struct buffer range = { 0 };
    measure_add_interval(&range, interval, 2);
    buffer_add_format(out, tr("Too few candidates to say anything: it can be anything from %s."),
            buffer_text(&range));
    buffer_finish(&range);
}

void measure_add_reliability_words(
        struct buffer *out, const struct measure *measure, const struct measure_scale *scale)
{
    if (scale->refusal != RELIABILITY_FINE) {
        buffer_add(out, refusal_words(measure, scale));
        return;
    }
    measure_add_interval_words(out, scale->reliability.alpha_interval, scale->reliability.people);
}

void measure_add_people_words(struct buffer *out, const struct measure *measure)
{
    const struct measure_data *data = measure->data;
    buffer_add_format(out, tr_plural("%ld candidate", "%ld candidates", (long)data->people),
            (long)data->people);
    if (data->left_out > 0) {
        buffer_add(out, " · ");
        buffer_add_format(out, tr("the last %ld are left out: too many to hold at once"),
                (long)data->left_out);
    }
}

/* ---- items ---- */

// Clear: no value the interval holds is on the other side.
static bool clearly_below(bool has, const double interval[2], double value)
{
    return has && interval[1] < value;
}

enum measure_tone measure_item_tone(const struct measure_item *item)
{
    if (!item->described || item->n < MEASURE_SMALL) {
        return MEASURE_PLAIN;
    }
    if (clearly_below(item->has_interval, item->rest_interval, 0)) {
        return MEASURE_WRONG;
    }
    return item_flags(&item->item) != 0 ? MEASURE_DOUBT : MEASURE_PLAIN;
}

static const char *rest_words(const struct measure_item *item)
{
    if (!item->item.has_rest || item->item.rest_r >= WEAK) {
        return NULL;
    }
    if (clearly_below(item->has_interval, item->rest_interval, 0)) {
        return tr("who does well elsewhere does badly here: is the key right?");
    }
    if (clearly_below(item->has_interval, item->rest_interval, WEAK)) {
        return tr("says little about the rest");
    }
    return item->item.rest_r < 0 ? tr("seems to go against the rest; this difference can be chance")
                                 : tr("seems to say little about the rest; this can be chance");
}

static void join(struct buffer *out, size_t start, const char *words)
{
    if (words != NULL) {
        buffer_add(out, out->size > start ? "; " : "");
        buffer_add(out, words);
    }
}

void measure_add_item_words(struct buffer *out, const struct measure_item *item)
{
    size_t start = out->size;
    if (item->n < MEASURE_SMALL) {
        buffer_add(out, tr("too few candidates to say anything"));
        return;
    }
    if (!item->described) {
        buffer_add(out, tr("everybody does the same here"));
        return;
    }
    unsigned flags = item_flags(&item->item);
    join(out, start, (flags & ITEM_EASY) != 0 ? tr("nearly everybody has it") : NULL);
    join(out, start, (flags & ITEM_HARD) != 0 ? tr("nearly nobody has it") : NULL);
    join(out, start, rest_words(item));
}

/* ---- replies ---- */

static bool beats(const struct measure_reply *reply, const struct measure_reply *best)
{
    return best != NULL && !reply->best && reply->reply.has_r && reply->reply.r > 0 &&
            best->reply.n > 0 && reply->reply.mean_rest > best->reply.mean_rest;
}

enum measure_tone measure_reply_tone(
        const struct measure_reply *reply, const struct measure_reply *best)
{
    if (reply->of < MEASURE_SMALL) {
        return MEASURE_PLAIN;
    }
    bool wrong = reply->best ? clearly_below(reply->has_interval, reply->interval, 0)
                             : beats(reply, best) && reply->has_interval && reply->interval[0] > 0;
    bool weak = reply->best && reply->reply.has_r && reply->reply.r < WEAK;
    return wrong                                                  ? MEASURE_WRONG
            : weak || beats(reply, best) || reply->reply.p < RARE ? MEASURE_DOUBT
                                                                  : MEASURE_PLAIN;
}

void measure_add_reply_words(
        struct buffer *out, const struct measure_reply *reply, const struct measure_reply *best)
{
    if (reply->of < MEASURE_SMALL) {
        buffer_add(out, tr("too few candidates to say anything"));
    } else if (reply->reply.n == 0) {
        buffer_add(out,
                reply->best ? tr("earns most, and nobody says it")
                            : tr("nobody says it: as a wrong answer it does nothing"));
    } else if (reply->best && reply->reply.has_r && reply->reply.r < WEAK) {
        buffer_add(out,
                clearly_below(reply->has_interval, reply->interval, 0)
                        ? tr("earns most, and weaker candidates say it: is the key right?")
                        : tr("earns most and says little; this can be chance"));
    } else if (beats(reply, best)) {
        buffer_add(out,
                reply->has_interval && reply->interval[0] > 0
                        ? tr("stronger candidates say this than what earns most: is the key right?")
                        : tr("stronger candidates seem to say this; this difference can be "
                             "chance"));
    } else if (!reply->best && reply->reply.p < RARE) {
        buffer_add(out, tr("hardly anybody says it: as a wrong answer it does little"));
    }
}

void measure_add_name(struct buffer *out, const struct measure *measure, uint32_t decision)
{
    const char *name = measure->data->decisions.items.items[decision];
    const char *colon = strchr(name, ':');
    const char *slash = strrchr(name, '/');
    if (colon == NULL) {
        buffer_add(out, name);
        return;
    }
    buffer_add_bytes(out, name, (size_t)(colon - name));
    buffer_add_format(out, " · %s", slash != NULL && slash > colon ? slash + 1 : colon + 1);
}
