// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of one comparison on the fairness page: the ratio, how sure it is, and its bars.
#pragma once

#include "game/draw/picture.h"
#include "game/ui/ui.h"
#include "scoring/stats/impact.h"

/** A zeroed struct is ready for use. */
struct fairness_chart {
    struct picture picture;
    struct impact impact; // that is drawn
    uint64_t key;         // of the pixels; 0 = never drawn
    uint64_t made;
    bool contrast;
};

void fairness_chart_finish(struct fairness_chart *chart);

/** `name` tells who does not see it. The chart must outlive the frame. */
void fairness_chart_build(
        struct fairness_chart *chart, struct ui *ui, const struct impact *impact, const char *name);
