// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of one comparison on the fairness page: the ratio, how sure it is, and its bars.
#include "game/screens/recruiter/recruiter_fairness_chart.h"

#include "game/base/hash.h"
#include "game/draw/plot.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/ui/widget.h"

enum { HEIGHT = 100 };

static const double RATIO_MOST = 1.5; // where the axis ends
static const double FOUR_FIFTHS = .8;

static void number(struct buffer *text, double value, int decimals)
{
    format_decimal(text, format_for(locale_language()), value, decimals);
}

static void draw_plot(
        const struct impact *impact, struct canvas *canvas, const struct plot_place *place)
{
    struct plot plot;
    struct buffer value = { 0 };
    struct plot_axis x = { 0, RATIO_MOST, .1, 1,
        tr("Impact ratio: ● as counted, band: its interval") };
    struct plot_axis y = { 0, 1, 1, 0, "" };
    canvas_fill(canvas, place->rect, 0, place->colours->paper);
    plot_init(&plot, place, &x, &y);
    plot_rule_x(&plot, FOUR_FIFTHS, CANVAS_RIGHT, tr("four fifths"));
    plot_rule_x(&plot, 1, CANVAS_LEFT, tr("equal"));
    if (impact->has_interval) {
        plot_interval(&plot, impact->interval[0], impact->interval[1], .5, place->colours->band);
    }
    plot_mark(&plot, impact->ratio, .5, PLOT_DOT, place->colours->mark);
    number(&value, impact->ratio, 2);
    plot_row_value(&plot, .5, buffer_text(&value));
    plot_finish(&plot);
    buffer_finish(&value);
}

static void draw(struct fairness_chart *chart, const struct ui *ui, struct ui_rect rect)
{
    double scale = ui_scale(ui) / 100.0;
    struct buffer half = { 0 };
    number(&half, .5, 1);
    struct plot_place place = { .rect = { 0, 0, rect.width / scale, rect.height / scale },
        .colours = chart->contrast ? plot_colours_contrast() : plot_colours_light(),
        .point = buffer_text(&half)[1],
        .left = 14 };
    buffer_finish(&half);
    if (chart->key != 0) {
        picture_finish(&chart->picture);
    }
    chart->key = hash_mix(++chart->made ^ (uintptr_t)chart);
    picture_init(&chart->picture, rect.width, rect.height);
    place.canvas = canvas_create_picture(&chart->picture);
    canvas_set_view(place.canvas, 0, 0, scale);
    draw_plot(&chart->impact, place.canvas, &place);
    (void)canvas_finish(place.canvas);
}

static void paint(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    struct fairness_chart *chart = context;
    bool contrast = ui_theme(ui) == ui_theme_contrast();
    if (rect.width <= 0 || rect.height <= 0) {
        return;
    }
    if (chart->key == 0 || chart->picture.width != rect.width ||
            chart->picture.height != rect.height || chart->contrast != contrast) {
        chart->contrast = contrast;
        draw(chart, ui, rect);
    }
    struct ui_image image = { chart->key, chart->picture.width, chart->picture.height,
        chart->picture.pixels };
    ui_draw_image(list, rect, &image);
}

void fairness_chart_finish(struct fairness_chart *chart)
{
    if (chart->key != 0) {
        picture_finish(&chart->picture);
    }
    chart->key = 0;
}

static bool is_drawn(const struct impact *a, const struct impact *b)
{
    return a->ratio >= b->ratio && a->ratio <= b->ratio && a->has_interval == b->has_interval &&
            a->interval[0] >= b->interval[0] && a->interval[0] <= b->interval[0] &&
            a->interval[1] >= b->interval[1] && a->interval[1] <= b->interval[1];
}

void fairness_chart_build(
        struct fairness_chart *chart, struct ui *ui, const struct impact *impact, const char *name)
{
    if (!is_drawn(&chart->impact, impact)) {
        fairness_chart_finish(chart);
        chart->impact = *impact;
    }
    ui_drawing(ui,
            (struct ui_drawing) {
                    .name = name, .height = HEIGHT, .paint = paint, .context = chart });
}
