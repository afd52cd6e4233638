// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the PDF: a place on the page where text is put, or only measured.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "game/draw/canvas.h"
#include "game/draw/page.h"

// The colours of paper, as the light theme has them on screen.
#define PAPER_INK UINT32_C(0xff16202e)
#define PAPER_INK2 UINT32_C(0xff4a5a70)
#define PAPER_LINE UINT32_C(0xffd9e0ea)
#define PAPER_WASH UINT32_C(0xffe8eef6)
#define PAPER_BRAND UINT32_C(0xff0b5cad)
#define PAPER_GOOD UINT32_C(0xff14703f)
#define PAPER_GOOD_WASH UINT32_C(0xffe3f4ea)
#define PAPER_BAD UINT32_C(0xffb3261e)
#define PAPER_BAD_WASH UINT32_C(0xfffdeaea)

struct paper {
    struct canvas *canvas;
    struct page page;
    double x; // of the column
    double y;
    double width;
    bool dry; // measures only
};

/** Puts a text at the left of the column plus `indent`, and moves down. */
void paper_text(
        struct paper *paper, const struct canvas_text *look, double indent, const char *text);

/** Something that draws itself from paper->y down and leaves paper->y below it. */
typedef void (*paper_piece)(struct paper *paper, const void *what);

/** How high a piece is in a column of this width. */
double paper_measure(struct paper *paper, paper_piece piece, const void *what);

/** Draws a piece, on the next page when it and `keep` more points do not fit on this one. */
void paper_flow(struct paper *paper, paper_piece piece, const void *what, double keep);

/** Starts the next page unless `height` fits; at the top of a page nothing helps. */
void paper_need(struct paper *paper, double height);
