// SPDX-License-Identifier: GPL-3.0-or-later
// A map as a file: SVG, PDF or PNG, with its title and what its signs mean.
#include <math.h>

#include "game/locale/locale.h"
#include "game/report/map/map_draw.h"
#include "game/report/words.h"

enum { EDGE = 24, TITLE_LINE = 28, LEGEND_LINE = 20, SIDE_MAX = 14000, WIDTH_MIN = 760 };

static const double PIXELS_MAX = 64e6;

struct legend {
    const struct map *map;
    struct canvas *canvas;
    const struct map_colours *colours;
    double left;
    double right;
    double x;
    double y;
};

// The next sign with its word; on to a new line when it does not fit.
static void add_word(struct legend *legend, uint32_t colour, const char *text)
{
    struct canvas_text look = { .size = 12, .line = LEGEND_LINE, .colour = legend->colours->ink2 };
    double width = canvas_text_width(legend->canvas, &look, text) + 18;
    if (legend->x > legend->left && legend->x + width > legend->right) {
        legend->x = legend->left;
        legend->y += LEGEND_LINE;
    }
    if (colour != 0) {
        struct canvas_rect rect = { legend->x, legend->y + 5, 10, 10 };
        canvas_fill(legend->canvas, rect, 2, colour);
    }
    canvas_text(legend->canvas, &look, legend->x + (colour != 0 ? 15 : 0), legend->y, text);
    legend->x += width + 12;
}

static void add_competencies(struct legend *legend)
{
    for (uint8_t k = 0; k < COMPETENCY_COUNT; k++) {
        struct buffer text = { 0 };
        buffer_add_format(
                &text, "%s: %s", map_competency_word(k), competency_name((enum competency)k));
        add_word(legend, legend->colours->competency[k], buffer_text(&text));
        buffer_finish(&text);
    }
    add_word(legend, legend->colours->competency[COMPETENCY_COUNT], tr("nothing is keyed"));
}

static void add_signs(struct legend *legend)
{
    add_word(legend, 0,
            tr("● an answer · ○ an answer with a condition · – – a way with a "
               "condition"));
    if (legend->map->plays > 0) {
        struct buffer text = { 0 };
        buffer_add_format(&text,
                legend->map->blind
                        ? tr("percentage and thickness: how many of %u candidates who choose "
                             "without reading come here")
                        : tr("percentage and thickness: how many of %u simulated candidates "
                             "come here"),
                legend->map->plays);
        add_word(legend, 0, buffer_text(&text));
        buffer_finish(&text);
    }
}

static double draw_head(const struct map *map, struct canvas *canvas, double width)
{
    const struct map_colours *colours = map_colours_light();
    struct canvas_text title = {
        .size = 20, .line = TITLE_LINE, .weight = 700, .colour = colours->ink, .tag = CANVAS_H1
    };
    canvas_text(canvas, &title, EDGE, EDGE, scenario_text(map->scenario, map->scenario->title));
    struct legend legend = { map, canvas, colours, EDGE, width - EDGE, EDGE,
        EDGE + TITLE_LINE + 6 };
    add_competencies(&legend);
    legend.x = legend.left;
    legend.y += LEGEND_LINE;
    add_signs(&legend);
    return legend.y + LEGEND_LINE + EDGE / 2.0;
}

// How high the head becomes, found by drawing it where nobody sees it.
static double head_height(const struct map *map, double width)
{
    struct picture scratch;
    picture_init(&scratch, 1, 1);
    struct canvas *canvas = canvas_create_picture(&scratch);
    double height = draw_head(map, canvas, width);
    (void)canvas_finish(canvas);
    picture_finish(&scratch);
    return height;
}

struct sheet {
    double width;
    double head;
    double height;
    double scale;
};

static void draw_sheet(const struct map *map, struct canvas *canvas, const struct sheet *sheet)
{
    const struct map_colours *colours = map_colours_light();
    canvas_set_view(canvas, 0, 0, sheet->scale);
    struct canvas_rect all = { 0, 0, sheet->width + 1, sheet->height + 1 };
    canvas_fill(canvas, all, 0, colours->wash);
    (void)draw_head(map, canvas, sheet->width);
    canvas_set_view(canvas, -EDGE, -sheet->head, sheet->scale);
    struct canvas_rect seen = { 0, 0, map->width, map->height };
    map_draw(map, canvas, colours, seen, 1); // paper is looked at closely
}

static bool write_png(const struct map *map, const struct sheet *sheet, struct buffer *out)
{
    struct picture picture;
    picture_init(&picture, (int)ceil(sheet->width * sheet->scale),
            (int)ceil(sheet->height * sheet->scale));
    struct canvas *canvas = canvas_create_picture(&picture);
    draw_sheet(map, canvas, sheet);
    bool good = canvas_finish(canvas) && picture_add_png(&picture, out);
    picture_finish(&picture);
    return good;
}

bool map_write(
        const struct map *map, enum map_format format, const char *created, struct buffer *out)
{
    struct sheet sheet = { .width = fmax(WIDTH_MIN, map->width + 2 * EDGE), .scale = 1 };
    sheet.head = head_height(map, sheet.width);
    sheet.height = sheet.head + map->height + EDGE;
    double side = fmax(sheet.width, sheet.height);
    sheet.scale = fmin(1, SIDE_MAX / side);
    if (format == MAP_PNG) {
        double pixels = sheet.width * sheet.height * sheet.scale * sheet.scale;
        sheet.scale *= fmin(1, sqrt(PIXELS_MAX / pixels));
        return write_png(map, &sheet, out);
    }
    const char *title = scenario_text(map->scenario, map->scenario->title);
    struct canvas_paper paper = {
        .title = title, .language = locale_language(), .created = created
    };
    double width = sheet.width * sheet.scale;
    double height = sheet.height * sheet.scale;
    struct canvas *canvas = format == MAP_PDF ? canvas_create_page(out, width, height, &paper)
                                              : canvas_create_svg(out, width, height, &paper);
    draw_sheet(map, canvas, &sheet);
    return canvas_finish(canvas);
}
