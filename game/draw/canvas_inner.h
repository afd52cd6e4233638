// SPDX-License-Identifier: GPL-3.0-or-later
// Inside a canvas: what its three files share. Only they include it, so cairo and Pango stay here.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include "game/base/vec.h"
#include "game/draw/canvas.h"

struct canvas {
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontMap *fonts;
    PangoContext *context;
    double width;
    double height;
    bool paper;         // pages of a PDF
    bool drawn;         // of what is written as shapes: not pixels
    struct buffer *svg; // written here by ourselves, else NULL
    bool viewed;        // the SVG has a group of canvas_set_view open
    struct buffer *out; // of a PDF in memory, else NULL
    char *language;
    VEC(char *) alternatives; // of figures
    int page;
};

/** Sets the colour cairo draws in. */
void canvas_set_colour(struct canvas *canvas, uint32_t colour);
