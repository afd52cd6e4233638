// SPDX-License-Identifier: GPL-3.0-or-later
// The draw list: typed commands in the order of painting.
#include "game/ui/draw_list.h"

void ui_draw_list_finish(struct ui_draw_list *list)
{
    vec_finish(&list->items);
}

void ui_draw_rect(struct ui_draw_list *list, struct ui_rect rect, uint32_t fill, int radius)
{
    struct ui_draw draw = { .kind = UI_DRAW_RECT, .rect = rect, .fill = fill, .radius = radius };
    vec_push(&list->items, draw);
}

void ui_draw_frame(
        struct ui_draw_list *list, struct ui_rect rect, uint32_t colour, int border, int radius)
{
    struct ui_draw draw = {
        .kind = UI_DRAW_RECT,
        .rect = rect,
        .border_colour = colour,
        .border = border,
        .radius = radius,
    };
    vec_push(&list->items, draw);
}

void ui_draw_line(struct ui_draw_list *list, struct ui_line line, uint32_t colour, int thickness)
{
    struct ui_draw draw = {
        .kind = UI_DRAW_LINE,
        .rect = { line.x1, line.y1, 0, 0 },
        .x2 = line.x2,
        .y2 = line.y2,
        .fill = colour,
        .border = thickness,
    };
    vec_push(&list->items, draw);
}

void ui_draw_circle(struct ui_draw_list *list, struct ui_rect rect, uint32_t fill)
{
    struct ui_draw draw = { .kind = UI_DRAW_CIRCLE, .rect = rect, .fill = fill };
    vec_push(&list->items, draw);
}

void ui_draw_image(struct ui_draw_list *list, struct ui_rect rect, const struct ui_image *image)
{
    struct ui_draw draw = { .kind = UI_DRAW_IMAGE, .rect = rect, .image = *image };
    vec_push(&list->items, draw);
}

void ui_draw_clip(struct ui_draw_list *list, struct ui_rect rect)
{
    struct ui_draw draw = { .kind = UI_DRAW_CLIP, .rect = rect };
    vec_push(&list->items, draw);
}

void ui_draw_unclip(struct ui_draw_list *list)
{
    struct ui_draw draw = { .kind = UI_DRAW_UNCLIP };
    vec_push(&list->items, draw);
}
