// SPDX-License-Identifier: GPL-3.0-or-later
// The charts of the trainer's figures: drawn as on paper, in the colours and the size of the
// screen.
#include "game/base/hash.h"
#include "game/screens/trainer/figures_inner.h"
#include "game/ui/widget.h"

static bool is_current(const struct figures_chart *chart, const struct ui *ui, struct ui_rect rect)
{
    return chart->key != 0 && chart->generation == chart->owner->generation &&
            chart->scale == chart->of.scale && chart->picture.width == rect.width &&
            chart->picture.height == rect.height &&
            chart->contrast == (ui_theme(ui) == ui_theme_contrast());
}

static void draw(struct figures_chart *chart, const struct ui *ui, struct ui_rect rect)
{
    double scale = ui_scale(ui) / 100.0;
    struct canvas_rect whole = { 0, 0, rect.width / scale, rect.height / scale };
    if (chart->key != 0) {
        picture_finish(&chart->picture);
    }
    chart->contrast = ui_theme(ui) == ui_theme_contrast();
    chart->generation = chart->owner->generation;
    chart->scale = chart->of.scale;
    chart->key = hash_mix(++chart->owner->made ^ UINT64_C(0xf16));
    picture_init(&chart->picture, rect.width, rect.height);
    const struct plot_colours *colours =
            chart->contrast ? plot_colours_contrast() : plot_colours_light();
    struct canvas *canvas = canvas_create_picture(&chart->picture);
    canvas_set_view(canvas, 0, 0, scale);
    canvas_fill(canvas, whole, 0, colours->paper);
    measure_chart_draw(&chart->of, canvas, whole, colours);
    (void)canvas_finish(canvas);
}

static void paint(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    struct figures_chart *chart = context;
    if (rect.width <= 0 || rect.height <= 0) {
        return;
    }
    if (!is_current(chart, ui, rect)) {
        draw(chart, ui, rect);
    }
    struct ui_image image = { chart->key, chart->picture.width, chart->picture.height,
        chart->picture.pixels };
    ui_draw_image(list, rect, &image);
}

static const struct measure_information *information_of(struct figures *figures)
{
    if (figures->informed != figures->scale) {
        measure_information_of(
                &figures->information, &figures->measure, &figures->measure.scales[figures->scale]);
        figures->informed = figures->scale;
    }
    return &figures->information;
}

void figures_build_chart(struct figures *figures, struct ui *ui, enum measure_chart kind)
{
    struct figures_chart *chart = &figures->charts[kind];
    struct buffer words = { 0 };
    chart->owner = figures;
    chart->of = (struct measure_picture) { &figures->measure, figures->scale, kind,
        kind == MEASURE_INFORMATION ? information_of(figures) : NULL };
    measure_chart_add_words(&words, &chart->of);
    const char *said = ui_format(ui, "%s", buffer_text(&words));
    buffer_clear(&words);
    measure_chart_add_alternative(&words, &chart->of);
    struct ui_box card = ui_card();
    card.gap = 6;
    card.padding = UI_SIDES(14, 18);
    ui_open(ui, card);
    ui_text(ui, UI_H2, measure_chart_title(kind));
    ui_text(ui, UI_SMALL, said);
    double height = measure_chart_height(&chart->of);
    if (height > 0) {
        ui_drawing(ui,
                (struct ui_drawing) { .name = ui_format(ui, "%s", buffer_text(&words)),
                        .height = (int)height,
                        .paint = paint,
                        .context = chart });
    }
    ui_close(ui);
    buffer_finish(&words);
}
