// SPDX-License-Identifier: GPL-3.0-or-later
// The painter: puts a draw list on an SDL renderer. Inside platform only.
#pragma once

#include <SDL.h>

#include "game/platform/cache.h"
#include "game/platform/fonts.h"
#include "game/ui/draw_list.h"

struct painter {
    SDL_Renderer *renderer;
    struct fonts *fonts;
    struct cache cache;
};

void painter_paint(struct painter *painter, const struct ui_draw_list *list);

/** A rounded box of these colours, cut in nine so that one small texture serves every size. */
void shape_paint_rect(struct painter *painter, const struct ui_draw *draw);

/** A line with soft edges in any direction. */
void shape_paint_line(struct painter *painter, const struct ui_draw *draw);

/** A run of text on one line. */
void run_paint(struct painter *painter, const struct ui_draw *draw);
