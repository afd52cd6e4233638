// SPDX-License-Identifier: GPL-3.0-or-later
// Small things: chips, avatars, progress, own drawings and the row of the score sheet.
#include "game/ui/node.h"

struct tone {
    enum ui_colour ink;
    enum ui_colour ground;
};

static const struct tone TONES[] = {
    [UI_NEUTRAL] = { UI_INK, UI_WASH2 },
    [UI_TONE_GOOD] = { UI_GOOD, UI_GOOD2 },
    [UI_TONE_WARN] = { UI_WARN, UI_WARN2 },
    [UI_TONE_BAD] = { UI_BAD, UI_BAD2 },
    [UI_TONE_BRAND] = { UI_BRAND, UI_BRAND2 },
};

void ui_chip_spans(struct ui *ui, enum ui_tone tone, const struct ui_span *spans, size_t count)
{
    struct ui_box box = {
        .padding = UI_SIDES(3, 10),
        .fill = TONES[tone].ground,
        .border = UI_EDGE,
        .radius = 12,
        .self = node_small_align(ui),
    };
    ui_open(ui, box);
    ui_spans(ui, (struct ui_text) { .type = UI_SMALL, .colour = TONES[tone].ink }, spans, count);
    ui_close(ui);
}

void ui_chip(struct ui *ui, enum ui_tone tone, const char *text)
{
    int weight = tone == UI_NEUTRAL ? 400 : 600;
    ui_chip_spans(ui, tone, &(struct ui_span) { .text = text, .weight = weight }, 1);
}

static void round_text(struct ui *ui, const char *text, int size, enum ui_type type)
{
    struct ui_box box = {
        .flow = UI_ROW,
        .align = UI_CENTRE,
        .justify = UI_PACK_CENTRE,
        .min_width = size,
        .min_height = size,
        .self = node_small_align(ui),
        .radius = UI_PILL_RADIUS,
        .fill = UI_BRAND2,
    };
    ui_open(ui, box);
    ui_text_with(ui, (struct ui_text) { .type = type, .weight = 700, .colour = UI_BRAND }, text);
    ui->open->last->role = UI_ROLE_NONE;
    ui_close(ui);
}

void ui_avatar(struct ui *ui, const char *initials, int size)
{
    round_text(ui, initials, size, size >= 48 ? UI_LEAD : UI_SMALL);
}

void ui_badge(struct ui *ui, const char *text)
{
    round_text(ui, text, 28, UI_STRONG);
}

/* ---- own drawing ---- */

void ui_drawing(struct ui *ui, struct ui_drawing drawing)
{
    struct ui_box box = {
        .width = drawing.width,
        .min_width = drawing.grow > 0 ? 0 : drawing.width,
        .height = drawing.height,
        .grow = drawing.grow,
        .role = drawing.name != NULL ? UI_ROLE_IMAGE : UI_ROLE_NONE,
        .name = drawing.name,
    };
    struct node *node = node_add(ui, NODE_DRAWING, box);
    node->drawing = drawing;
}

struct progress_place {
    struct ui_progress progress;
    bool on_bar;
};

static void paint_progress(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    const struct progress_place *place = context;
    const struct ui_progress *progress = &place->progress;
    const uint32_t *colours = ui_theme(ui)->colours;
    uint32_t track = colours[place->on_bar ? UI_BAR_TRACK : UI_WASH2];
    ui_draw_rect(list, rect, track, rect.height / 2);
    if (progress->done > 0 && progress->of > 0) {
        struct ui_rect done = rect;
        done.width = (int)((long long)rect.width * progress->done / progress->of);
        uint32_t fill = colours[place->on_bar ? UI_BAR_FILL : UI_BRAND];
        ui_draw_rect(list, done, fill, rect.height / 2);
    }
}

void ui_progress(struct ui *ui, struct ui_progress progress)
{
    struct progress_place place = { progress, ui->open->on_bar };
    struct ui_drawing drawing = {
        .name = progress.name != NULL ? progress.name : "",
        .width = progress.width,
        .height = progress.height > 0 ? progress.height : 6,
        .paint = paint_progress,
        .context = arena_copy_items(&ui->arena, &place, 1, sizeof(place)),
    };
    ui_drawing(ui, drawing);
    struct node *node = ui->open->last;
    node->role = UI_ROLE_PROGRESS;
    node->value = progress.value != NULL ? ui_format(ui, "%s", progress.value) : NULL;
}

/* ---- the row of the sheet ---- */

static int at_percent(struct ui_rect rect, double percent)
{
    return rect.x + (int)(percent / 100.0 * (double)rect.width + 0.5);
}

static void paint_range(const struct ui_band *band, const struct ui *ui, struct ui_draw_list *list,
        struct ui_rect track)
{
    const uint32_t *colours = ui_theme(ui)->colours;
    struct ui_rect range = track;
    range.x = at_percent(track, band->low);
    range.width = at_percent(track, band->high) - range.x;
    ui_draw_rect(list, range, colours[UI_BRAND], track.height / 2);
    if (band->middle >= 0) {
        int width = ui_px(ui, 3);
        // At 0 and 100 the gap stays on the band, or it would cut off the band's round end.
        int first = range.x + 2 * width;
        int last = range.x + range.width - 3 * width;
        int x = at_percent(track, band->middle) - width / 2;
        x = x > last ? last : x;
        struct ui_rect gap = { x < first ? first : x, track.y, width, track.height };
        ui_draw_rect(list, gap, colours[UI_PAPER], 0);
    }
}

static void paint_band(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    const struct ui_band *band = context;
    const uint32_t *colours = ui_theme(ui)->colours;
    int thick = ui_px(ui, 14);
    struct ui_rect track = { rect.x, rect.y + (rect.height - thick) / 2, rect.width, thick };
    ui_draw_rect(list, track, colours[UI_WASH2], thick / 2);
    if (band->low >= 0 && band->high >= band->low) {
        paint_range(band, ui, list, track);
    }
    if (band->random >= 0) {
        int size = ui_px(ui, 6);
        struct ui_rect dot = { at_percent(track, band->random) - size / 2,
            track.y + (thick - size) / 2, size, size };
        int edge = ui_px(ui, 2);
        struct ui_rect ring = { dot.x - edge, dot.y - edge, size + 2 * edge, size + 2 * edge };
        // On the band itself the dot stands in a ring of paper, or it would drown.
        if (band->random >= band->low && band->random <= band->high) {
            ui_draw_circle(list, ring, colours[UI_PAPER]);
        }
        ui_draw_circle(list, dot, colours[UI_INK3]);
    }
    if (band->starter >= 0) {
        int width = ui_px(ui, 2);
        struct ui_rect line = { at_percent(track, band->starter) - width / 2, rect.y, width,
            rect.height };
        ui_draw_rect(list, line, colours[UI_INK], 0);
    }
}

void ui_band(struct ui *ui, struct ui_band band)
{
    struct ui_band *kept = arena_copy_items(&ui->arena, &band, 1, sizeof(band));
    struct ui_drawing drawing = {
        .name = band.name,
        .height = band.height > 0 ? band.height : 22,
        .grow = ui->open->flow == UI_ROW ? 1 : 0,
        .paint = paint_band,
        .context = kept,
    };
    ui_drawing(ui, drawing);
}
