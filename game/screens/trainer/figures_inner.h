// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the trainer's figures: its state, and the pages it is built of.
#pragma once

#include "game/draw/picture.h"
#include "game/report/measure/measure_chart.h"
#include "game/report/measure/measure_write.h"
#include "game/screens/navigator.h"
#include "game/screens/trainer/figures.h"
#include "game/store/office_scan.h"

struct figures;

enum figures_page {
    FIGURES_RELIABILITY,
    FIGURES_ITEMS,
    FIGURES_REPLIES,
    FIGURES_CHARTS,
    FIGURES_PAGES
};

enum { FIGURES_FILE = -1, FIGURES_NOTHING = -2, FIGURES_ROWS = 40, FIGURES_FOLD = 1080 };

/** A chart as it was drawn last. */
struct figures_chart {
    struct figures *owner;
    struct picture picture;
    struct measure_picture of;
    uint64_t key; // of the pixels; 0 = never drawn
    uint64_t generation;
    int scale;
    bool contrast;
};

struct figures {
    const char *place; // in the bar, untranslated
    office_content_list contents;
    int source; // place among the contents, FIGURES_FILE or FIGURES_NOTHING
    char *path; // of the file
    struct measure_data data;
    struct measure measure;
    uint64_t generation; // of the data
    struct measure_information information;
    bool heard;   // what was said is in, and `measure` has its replies
    int informed; // the scale that `information` is of; -1 = none yet
    enum figures_page page;
    int scale;
    size_t first; // row on this sheet of rows
    struct figures_chart charts[MEASURE_CHARTS];
    uint64_t made; // pictures so far
    bool locked;   // nobody opened the office: there are no sessions to read
    char *trouble;
    char *exported; // where the last file went; NULL = nowhere
};

/** Reads the contents there are, and the sessions of one; or a file. What is wrong stands in
 * `trouble`. */
void figures_load_contents(struct figures *figures, struct world *world);
void figures_load_sessions(struct figures *figures, struct world *world, int content);
void figures_load_file(struct figures *figures, const char *path);

/** Reads what was said in those sessions, when that has not been done. */
void figures_load_said(struct figures *figures, struct world *world);

/** Writes the charts of the chosen scale to the folder of exports. */
void figures_export(struct figures *figures, struct world *world, enum measure_format format);

void figures_finish(struct figures *figures);

/** The tables. */
void figures_build_reliability(struct figures *figures, struct ui *ui);
void figures_build_items(struct figures *figures, struct ui *ui);
void figures_build_replies(struct figures *figures, struct ui *ui);

/** A card with one chart, its title and what it says. */
void figures_build_chart(struct figures *figures, struct ui *ui, enum measure_chart chart);
