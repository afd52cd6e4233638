// SPDX-License-Identifier: GPL-3.0-or-later
// A page that fills from the top.
#include "game/draw/page.h"

#include <string.h>

#include "game/base/mem.h"

static const double MARGIN = 48;

void page_init(struct page *page, struct canvas *canvas)
{
    *page = (struct page) {
        .canvas = canvas,
        .left = MARGIN,
        .top = MARGIN,
        .right = canvas_width(canvas) - MARGIN,
        .bottom = canvas_height(canvas) - MARGIN,
        .y = MARGIN,
    };
}

double page_width(const struct page *page)
{
    return page->right - page->left;
}

static double left_over(const struct page *page)
{
    return page->bottom - page->y;
}

void page_close(struct page *page)
{
    if (page->decorate != NULL) {
        page->decorate(page->context, page->canvas);
    }
}

bool page_need(struct page *page, double height)
{
    // What does not fit on an empty page either is drawn where it is.
    if (height <= left_over(page) || page->y <= page->top) {
        return false;
    }
    page_close(page);
    canvas_next_page(page->canvas);
    page->y = page->top;
    return true;
}

void page_gap(struct page *page, double height)
{
    if (page->y > page->top) {
        page->y += height;
    }
}

static void add_paragraph(struct page *page, const struct canvas_text *look, const char *text)
{
    page_need(page, canvas_text_height(page->canvas, look, text));
    page->y += canvas_text(page->canvas, look, page->left, page->y, text);
}

void page_text(struct page *page, const struct canvas_text *look, const char *text)
{
    struct canvas_text wide = *look;
    wide.width = look->width > 0 ? look->width : page_width(page);
    char *copy = mem_copy_text(text);
    char *at = copy;
    while (at != NULL) {
        char *end = strchr(at, '\n');
        if (end != NULL) {
            *end = '\0';
        }
        add_paragraph(page, &wide, at);
        at = end != NULL ? end + 1 : NULL;
    }
    mem_free(copy);
}
