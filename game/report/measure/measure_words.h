// SPDX-License-Identifier: GPL-3.0-or-later
// What figures about a test mean, in plain words and in the program's language.
#pragma once

#include "game/base/buffer.h"
#include "game/report/measure/measure.h"

/** "Doorvragen", "Alles samen"; borrowed. */
const char *measure_scale_name(int scale);

/** "0,71": a number as people write it; "–" when it is none. */
void measure_add_number(struct buffer *out, double value, int decimals);

/** "0,52 tot 0,83". */
void measure_add_interval(struct buffer *out, const double interval[2], int decimals);

/** What the reliability of a scale says, in one or two sentences; or why there is none. */
/** What the 95% interval of a reliability allows to say, of so many people. */
void measure_add_interval_words(struct buffer *out, const double interval[2], int64_t people);

void measure_add_reliability_words(
        struct buffer *out, const struct measure *measure, const struct measure_scale *scale);

/** "voldoende": the COTAN class at the lower bound. */
const char *measure_cotan_word(double lower);

/** What is to be looked at in an item; nothing when nothing is. */
void measure_add_item_words(struct buffer *out, const struct measure_item *item);

/** The same of a reply, beside the one that earns most at that decision. */
void measure_add_reply_words(
        struct buffer *out, const struct measure_reply *reply, const struct measure_reply *best);

/** How serious that is. */
enum measure_tone { MEASURE_PLAIN, MEASURE_DOUBT, MEASURE_WRONG };

enum measure_tone measure_item_tone(const struct measure_item *item);
enum measure_tone measure_reply_tone(
        const struct measure_reply *reply, const struct measure_reply *best);

/** The name of a decision: "jaarnota · opening" of "jaarnota:call/opening". */
void measure_add_name(struct buffer *out, const struct measure *measure, uint32_t decision);

/** Who was counted, and who was left out. */
void measure_add_people_words(struct buffer *out, const struct measure *measure);
