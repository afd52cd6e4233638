// SPDX-License-Identifier: GPL-3.0-or-later
// A curve of a report as a drawing in the window.
#include "game/screens/recruiter/recruiter_sheet.h"

enum { CURVE_HEIGHT = 48, CURVE_LINE = 2, SCALE_WIDTH = 38 };

static int x_of(struct ui_rect rect, const struct report_curve *curve, double x)
{
    return rect.x + (int)((x - curve->from) / (curve->to - curve->from) * rect.width);
}

static int y_of(struct ui_rect rect, double y)
{
    return rect.y + rect.height / 2 - (int)(y / 100 * (rect.height / 2.0 - 2));
}

static void paint(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    const struct report_curve *curve = context;
    const uint32_t *colours = ui_theme(ui)->colours;
    int middle = y_of(rect, 0);
    int thick = ui_px(ui, CURVE_LINE);
    ui_draw_rect(list, rect, colours[UI_WASH], ui_px(ui, 4));
    ui_draw_line(list, (struct ui_line) { rect.x, middle, rect.x + rect.width, middle },
            colours[UI_LINE], ui_px(ui, 1));
    for (size_t i = 0; i < curve->count; i++) {
        bool last = i + 1 == curve->count;
        int x = x_of(rect, curve, curve->points[i].x);
        int y = y_of(rect, curve->points[i].y);
        int end = last ? rect.x + rect.width : x_of(rect, curve, curve->points[i + 1].x);
        ui_draw_line(list, (struct ui_line) { x, y, end, y }, colours[UI_BRAND], thick);
        if (!last) {
            int next = y_of(rect, curve->points[i + 1].y);
            ui_draw_line(list, (struct ui_line) { end, y, end, next }, colours[UI_BRAND], thick);
        }
    }
}

// What the height means, beside it.
static void build_scale(struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .width = SCALE_WIDTH, .align = UI_END, .justify = UI_PACK_BETWEEN });
    ui_text(ui, UI_SMALL, "+100");
    ui_text(ui, UI_SMALL, "−100");
    ui_close(ui);
}

// The words are the picture's name: who hears it gets every step, who sees it has the line.
void recruiter_build_curve(struct ui *ui, const struct report_block *block)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8 });
    build_scale(ui);
    ui_drawing(ui,
            (struct ui_drawing) { .name = block->text,
                    .height = CURVE_HEIGHT,
                    .grow = 1,
                    .paint = paint,
                    .context = (void *)&block->curve });
    ui_close(ui);
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .justify = UI_PACK_BETWEEN,
                    .padding = { 0, 0, 0, SCALE_WIDTH + 8 } });
    ui_text(ui, UI_SMALL, block->curve.from_label);
    ui_text(ui, UI_SMALL, block->curve.to_label);
    ui_close(ui);
}
