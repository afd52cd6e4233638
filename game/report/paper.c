// SPDX-License-Identifier: GPL-3.0-or-later
// Inside the PDF: a place on the page where text is put, or only measured.
#include "game/report/paper.h"

void paper_text(
        struct paper *paper, const struct canvas_text *look, double indent, const char *text)
{
    struct canvas_text wrapped = *look;
    wrapped.width = paper->width - indent;
    if (paper->dry) {
        paper->y += canvas_text_height(paper->canvas, &wrapped, text);
    } else {
        paper->y += canvas_text(paper->canvas, &wrapped, paper->x + indent, paper->y, text);
    }
}

double paper_measure(struct paper *paper, paper_piece piece, const void *what)
{
    double y = paper->y;
    bool dry = paper->dry;
    paper->dry = true;
    piece(paper, what);
    double height = paper->y - y;
    paper->y = y;
    paper->dry = dry;
    return height;
}

void paper_need(struct paper *paper, double height)
{
    paper->page.y = paper->y;
    page_need(&paper->page, height);
    paper->y = paper->page.y;
}

void paper_flow(struct paper *paper, paper_piece piece, const void *what, double keep)
{
    paper_need(paper, paper_measure(paper, piece, what) + keep);
    piece(paper, what);
}
