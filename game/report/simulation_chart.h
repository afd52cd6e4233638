// SPDX-License-Identifier: GPL-3.0-or-later
// A simulation at one glance: how well each competency is measured, beside the ideal form, and what
// tricks bring beside the random player.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "game/base/buffer.h"

enum { SIMULATION_CHART_SCORES = 8, SIMULATION_CHART_TRICKS_MAX = 24 };

/** A row of the upper chart; numbers from 0 to 1. NaN is left out. */
struct simulation_chart_measure {
    const char *label;
    const char *value; // "0,79"
    double low;        // of its 95 % interval …
    double high;
    double r;
    double ideal;
    double bar;
    bool met;
};

/** A row of the lower chart: one dot per competency, a ring for the overall; 0 to 100. */
struct simulation_chart_trick {
    const char *label;
    double scores[SIMULATION_CHART_SCORES]; // the last is the overall; NaN is left out
    bool random;                            // the row all others are beside
    bool apart;                             // without a bar
};

/** Everything on it, in the language of the reader; texts are borrowed. */
struct simulation_chart {
    const char *title;
    const char *warning;
    const char *measure_title;
    const char *measure_note;
    const char *trick_title;
    const char *trick_note;
    struct simulation_chart_measure measures[SIMULATION_CHART_SCORES];
    size_t measure_count;
    struct simulation_chart_trick tricks[SIMULATION_CHART_TRICKS_MAX];
    size_t trick_count;
    const char *names[SIMULATION_CHART_SCORES]; // of the columns of scores, short
    double trick_bar;                           // points above random
    double overall_bar;                         // points overall
};

/** Draws it as SVG into `out`; false when it could not be drawn. */
bool simulation_chart_svg(struct buffer *out, const struct simulation_chart *chart);
