// SPDX-License-Identifier: GPL-3.0-or-later
// A picture: 32-bit pixels in memory, to and from PNG files.
#include "game/draw/picture.h"

#include <stdlib.h>

#include <cairo.h>

#include "game/base/mem.h"

void picture_init(struct picture *picture, int width, int height)
{
    picture->width = width;
    picture->height = height;
    picture->pixels = mem_alloc((size_t)width * (size_t)height * sizeof(*picture->pixels));
}

void picture_finish(struct picture *picture)
{
    mem_free(picture->pixels);
    *picture = (struct picture) { 0 };
}

bool picture_write_png(const struct picture *picture, const char *path)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data((unsigned char *)picture->pixels,
            CAIRO_FORMAT_ARGB32, picture->width, picture->height, picture->width * 4);
    bool written = cairo_surface_write_to_png(surface, path) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return written;
}

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned int size)
{
    buffer_add_bytes(closure, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

bool picture_add_png(const struct picture *picture, struct buffer *out)
{
    cairo_surface_t *surface = cairo_image_surface_create_for_data((unsigned char *)picture->pixels,
            CAIRO_FORMAT_ARGB32, picture->width, picture->height, picture->width * 4);
    bool made = cairo_surface_write_to_png_stream(surface, take_bytes, out) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return made;
}

// A PNG may come without an alpha channel; on an ARGB surface every kind looks alike.
static void copy_surface(struct picture *picture, cairo_surface_t *from)
{
    picture_init(
            picture, cairo_image_surface_get_width(from), cairo_image_surface_get_height(from));
    cairo_surface_t *to = cairo_image_surface_create_for_data((unsigned char *)picture->pixels,
            CAIRO_FORMAT_ARGB32, picture->width, picture->height, picture->width * 4);
    cairo_t *cairo = cairo_create(to);
    cairo_set_source_surface(cairo, from, 0, 0);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    cairo_surface_destroy(to);
}

bool picture_read_png(struct picture *picture, const char *path)
{
    cairo_surface_t *surface = cairo_image_surface_create_from_png(path);
    bool read = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    if (read) {
        copy_surface(picture, surface);
    }
    cairo_surface_destroy(surface);
    return read;
}

static bool differs(uint32_t a, uint32_t b, int tolerance)
{
    for (int shift = 0; shift <= 24; shift += 8) {
        int apart = (int)((a >> shift) & 0xff) - (int)((b >> shift) & 0xff);
        if (abs(apart) > tolerance) {
            return true;
        }
    }
    return false;
}

size_t picture_count_different(const struct picture *a, const struct picture *b, int tolerance)
{
    size_t count = (size_t)a->width * (size_t)a->height;
    if (a->width != b->width || a->height != b->height) {
        return count;
    }
    size_t different = 0;
    for (size_t i = 0; i < count; i++) {
        different += differs(a->pixels[i], b->pixels[i], tolerance);
    }
    return different;
}
