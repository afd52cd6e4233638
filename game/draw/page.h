// SPDX-License-Identifier: GPL-3.0-or-later
// A page that fills from the top: text and rows come one below the other, and the next page starts
// when one is full.
#pragma once

#include "game/draw/canvas.h"

struct page {
    struct canvas *canvas;
    double left; // margins
    double top;
    double right;
    double bottom;
    double y; // where the next thing goes
    /** Draws what stands on every page (a footer with the page number); may be NULL. Called when a
     * page is full and by page_close. */
    void (*decorate)(void *context, struct canvas *canvas);
    void *context;
};

/** Starts at the top of the canvas's page, with margins of 48 points. */
void page_init(struct page *page, struct canvas *canvas);

/** The room between the margins, across. */
double page_width(const struct page *page);

/** Starts the next page unless `height` still fits on this one. True when it did start one. */
bool page_need(struct page *page, double height);

/** Room, left out at the top of a page. */
void page_gap(struct page *page, double height);

/** A text block over the whole width (look->width 0) or less; goes on on the next page between
 * paragraphs only. */
void page_text(struct page *page, const struct canvas_text *look, const char *text);

/** Decorates the last page. */
void page_close(struct page *page);
