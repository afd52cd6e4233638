// SPDX-License-Identifier: GPL-3.0-or-later
// A simulation in words and tables, as figures for programs, and as a chart.
#pragma once

#include "game/explore/simulate/bars.h"
#include "game/report/report.h"
#include "game/report/simulation_chart.h"

/** What is reported on; all borrowed. */
struct simulate_result {
    const struct simulation *simulation;
    const bar_list *bars;
    const struct plan *plan;
};

/** "altijd wachtstand": the name of a trickster for people. */
const char *simulate_trickster_name(enum trickster trickster);

/** What stands above every table: simulated, and no word about validity. */
const char *simulate_warning(void);

void simulate_report(struct report *report, const struct simulate_result *result);

/** Full precision, for programs; ids in English. */
void simulate_json(struct buffer *out, const struct simulate_result *result);

/** One figure a line: section, item, competency, value, least, most, met. */
void simulate_csv(struct buffer *out, const struct simulate_result *result);

/** The chart at one glance. Texts of `chart` live as long as `report`. */
void simulate_chart(struct simulation_chart *chart, struct report *report,
        const struct simulate_result *result);
