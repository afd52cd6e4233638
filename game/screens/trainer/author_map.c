// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of the trainer's bench: the map, moved about by hand and by keys.
#include <math.h>

#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/screens/trainer/author_inner.h"

enum { STEP = 90, RING = 2 };

void author_select(struct author *author, struct ui *ui, uint32_t node)
{
    author->selected = node;
    author->unfolded = 0;
    if (node != INDEX_NONE) {
        author_view_reveal(author, author_scale(author, ui), node);
        ui_scroll_to_start(ui, "turn", 0);
    }
    ui_touch(ui);
}

/* ---- painting ---- */

struct sheet {
    struct author *author;
    const struct ui *ui;
    struct ui_draw_list *list;
    struct ui_rect rect;
    double scale;
    int left; // pixels of the map that lie left of the plane, and above it
    int top;
};

static int most(int a, int b)
{
    return a > b ? a : b;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

// The tiles in view along one side: from `first` up to `end`.
struct span {
    int first;
    int end;
};

static struct span tiles_along(int hidden, int room, double length)
{
    int all = (int)ceil(length / AUTHOR_TILE);
    int first = (int)floor((double)hidden / AUTHOR_TILE);
    int end = (int)ceil((double)(hidden + room) / AUTHOR_TILE);
    return (struct span) { most(first, 0), least(end, all) };
}

static void paint_tiles(const struct sheet *sheet)
{
    struct author *author = sheet->author;
    const struct map *map = &author->story.map;
    struct span x = tiles_along(sheet->left, sheet->rect.width, map->width * sheet->scale);
    struct span y = tiles_along(sheet->top, sheet->rect.height, map->height * sheet->scale);
    if (x.first >= x.end || y.first >= y.end) {
        return;
    }
    struct author_tile_look look = { author->story.generation, sheet->scale,
        ui_theme(sheet->ui) == ui_theme_contrast() };
    author_tiles_ready(&author->tiles, map, &look,
            (struct author_tile_range) { x.first, y.first, x.end - x.first, y.end - y.first });
    for (int row = y.first; row < y.end; row++) {
        for (int column = x.first; column < x.end; column++) {
            struct ui_image image = author_tiles_get(&author->tiles, &look, column, row);
            struct ui_rect at = { sheet->rect.x + column * AUTHOR_TILE - sheet->left,
                sheet->rect.y + row * AUTHOR_TILE - sheet->top, AUTHOR_TILE, AUTHOR_TILE };
            ui_draw_image(sheet->list, at, &image);
        }
    }
}

static void paint_ring(const struct sheet *sheet, uint32_t index, enum ui_colour colour)
{
    const struct map_node *node = &sheet->author->story.map.nodes.items[index];
    int out = ui_px(sheet->ui, RING);
    struct ui_rect ring = { sheet->rect.x - sheet->left + (int)floor(node->x * sheet->scale) - out,
        sheet->rect.y - sheet->top + (int)floor(node->y * sheet->scale) - out,
        (int)ceil(MAP_NODE_WIDTH * sheet->scale) + 2 * out,
        (int)ceil(MAP_NODE_HEIGHT * sheet->scale) + 2 * out };
    ui_draw_frame(sheet->list, ring, ui_theme(sheet->ui)->colours[colour], out,
            (int)(8 * sheet->scale) + out);
}

static void paint(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    struct author *author = context;
    bool first = author->view.width == 0;
    author->view.width = rect.width;
    author->view.height = rect.height;
    if (author->view.fit) {
        author_view_fit(author, ui);
    } else if (first) {
        author_view_begin(author, author_scale(author, ui));
    }
    struct sheet sheet = { author, ui, list, rect, author_scale(author, ui), 0, 0 };
    sheet.left = (int)floor(author->view.x * sheet.scale) - rect.width / 2;
    sheet.top = (int)floor(author->view.y * sheet.scale) - rect.height / 2;
    ui_draw_clip(list, rect);
    paint_tiles(&sheet);
    if (author->selected != INDEX_NONE) {
        paint_ring(&sheet, author->selected, UI_BRAND);
    } else if (author->story.map.nodes.count > 0 && ui_has_focus(ui, "map", 0)) {
        paint_ring(&sheet, author_node_in_middle(author), UI_INK3); // what Enter would choose
    }
    ui_draw_unclip(list);
}

/* ---- building ---- */

static const char *node_name(struct ui *ui, const struct map *map, const struct map_node *node)
{
    struct buffer name = { 0 };
    if (node->kind == MAP_ENDING) {
        buffer_add_format(&name, tr("end · %s"), node->title);
    } else {
        buffer_add(&name, node->title);
    }
    if (node->competency < COMPETENCY_COUNT) {
        buffer_add_format(&name, " · %s", map_competency_word(node->competency));
    }
    buffer_add_format(&name, " · %s · ", node->text);
    format_percent(&name, format_for(locale_language()),
            map->plays > 0 ? (double)node->passes / map->plays : 0, 0);
    const char *text = ui_format(ui, "%s", buffer_text(&name));
    buffer_finish(&name);
    return text;
}

static void read_items(void *context, struct ui *ui)
{
    const struct author *author = context;
    const struct map *map = &author->story.map;
    double scale = author_scale(author, ui);
    int right = author->view.width / 2;
    int low = author->view.height / 2;
    for (uint32_t i = 0; i < map->nodes.count; i++) {
        struct ui_rect rect = author_node_rect(author, scale, &map->nodes.items[i]);
        if (rect.x < right && rect.x + rect.width > -right && rect.y < low &&
                rect.y + rect.height > -low) {
            const char *name = node_name(ui, map, &map->nodes.items[i]);
            ui_plane_item(
                    ui, (struct ui_plane_item) { "node", i, name, rect, i == author->selected });
        }
    }
}

static void build_tools(const struct author *author, struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .flow = UI_WRAP,
                    .gap = 8,
                    .align = UI_CENTRE,
                    .padding = UI_SIDES(8, 14),
                    .border = UI_LINE,
                    .border_sides = UI_BOTTOM });
    ui_field(ui,
            (struct ui_field) { .id = "search",
                    .name = tr("Find on the map"),
                    .placeholder = tr("Find on the map"),
                    .max_bytes = 80,
                    .width = 200 });
    if (ui_field_text(ui, "search", 0)[0] != '\0') {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text(ui, UI_SMALL,
                ui_format(ui, tr_plural("%ld box", "%ld boxes", (long)author->found),
                        (long)author->found));
        ui_close(ui);
    }
    ui_button(ui,
            (struct ui_button) {
                    .id = "zoom-out", .label = "−", .name = tr("Smaller"), .kind = UI_PILL_LINED });
    ui_text(ui, UI_SMALL, ui_format(ui, "%d%%", author_view_percent(author)));
    ui_button(ui,
            (struct ui_button) {
                    .id = "zoom-in", .label = "+", .name = tr("Larger"), .kind = UI_PILL_LINED });
    ui_button(ui,
            (struct ui_button) {
                    .id = "zoom-all", .label = tr("All of it"), .kind = UI_PILL_LINED });
    ui_close(ui);
}

static void build_nothing(const struct author *author, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .grow = 1, .padding = UI_ALL(20), .gap = 8 });
    ui_text(ui, UI_H2, tr("No map yet"));
    ui_text(ui, UI_BODY,
            author->open ? tr("The map appears when the errors below are gone.")
                         : tr("There is no scenario here. Choose one on the left."));
    ui_close(ui);
}

static const char *map_name(const struct map *map, struct ui *ui)
{
    long turns = 0;
    for (size_t i = 0; i < map->nodes.count; i++) {
        turns += map->nodes.items[i].kind == MAP_TURN ? 1 : 0;
    }
    return ui_format(ui, tr("Map: %ld turns, %ld endings"), turns, (long)map->nodes.count - turns);
}

void author_build_map(struct author *author, struct ui *ui)
{
    const struct map *map = &author->story.map;
    if (!author->open || map->nodes.count == 0) {
        build_nothing(author, ui);
        return;
    }
    build_tools(author, ui);
    if (author->story.rows) {
        ui_open(ui, (struct ui_box) { .padding = UI_SIDES(6, 14), .role = UI_ROLE_STATUS });
        ui_text(ui, UI_SMALL,
                tr("Laid out in plain rows. Install the package graphviz for a better map."));
        ui_close(ui);
    }
    const char *chosen = author->selected != INDEX_NONE
            ? node_name(ui, map, &map->nodes.items[author->selected])
            : NULL;
    ui_plane(ui,
            (struct ui_plane) { .id = "map",
                    .name = map_name(map, ui),
                    .value = chosen,
                    .min_height = 160,
                    .paint = paint,
                    .read = read_items,
                    .context = author });
}

/* ---- moving about ---- */

static void pan(struct author *author, const struct ui *ui, double x, double y)
{
    double scale = author_scale(author, ui);
    author->view.x += x / scale;
    author->view.y += y / scale;
    author_view_stay(author);
}

// Enter goes on to what the box says; Space only chooses it.
static void choose_in_middle(struct author *author, struct ui *ui, bool goes_on)
{
    bool chosen = author->selected != INDEX_NONE;
    author_select(author, ui, chosen ? author->selected : author_node_in_middle(author));
    if (goes_on) {
        author->drawer = ui_is_wide(ui) ? AUTHOR_NO_DRAWER : AUTHOR_TURN_DRAWER;
        ui_focus(ui, "answer", 0);
    }
}

static bool arrow(struct author *author, struct ui *ui, int key, bool steps)
{
    int by = ui_px(ui, STEP);
    switch (key) {
    case UI_KEY_LEFT:
    case UI_KEY_RIGHT:
    case UI_KEY_UP:
    case UI_KEY_DOWN:
        break;
    default:
        return false;
    }
    if (steps) {
        author_select(author, ui, author_node_beside(author, key));
    } else {
        pan(author, ui,
                key == UI_KEY_LEFT            ? -by
                        : key == UI_KEY_RIGHT ? by
                                              : 0,
                key == UI_KEY_UP             ? -by
                        : key == UI_KEY_DOWN ? by
                                             : 0);
    }
    return true;
}

static void steer(struct author *author, struct ui *ui, const struct ui_message *message)
{
    int page = author->view.height * 9 / 10;
    if (arrow(author, ui, message->amount, (message->mods & UI_SHIFT) != 0)) {
        return;
    }
    switch (message->amount) {
    case UI_KEY_PAGE_UP:
        pan(author, ui, 0, -page);
        break;
    case UI_KEY_PAGE_DOWN:
        pan(author, ui, 0, page);
        break;
    case UI_KEY_HOME:
        author_select(author, ui, 0);
        break;
    case UI_KEY_END:
        author_select(author, ui, (uint32_t)author->story.map.nodes.count - 1);
        break;
    case UI_KEY_ENTER:
    case UI_KEY_SPACE:
        choose_in_middle(author, ui, message->amount == UI_KEY_ENTER);
        break;
    case '0':
        author->view.fit = true;
        break;
    default:
        author_view_zoom(author, ui, message->amount == '-' ? -1 : 1, 0, 0);
        break;
    }
}

static size_t count_found(const struct map *map, const char *text)
{
    size_t count = 0;
    uint32_t at = map_find_text(map, text, INDEX_NONE);
    uint32_t first = at;
    while (at != INDEX_NONE && (count == 0 || at != first)) {
        count++;
        at = map_find_text(map, text, at);
    }
    return count;
}

static void search(struct author *author, struct ui *ui, bool next)
{
    const char *text = ui_field_text(ui, "search", 0);
    const struct map *map = &author->story.map;
    if (map->nodes.count == 0) {
        return;
    }
    uint32_t found = map_find_text(map, text, next ? author->selected : INDEX_NONE);
    author->found = next ? author->found : count_found(map, text);
    if (found != INDEX_NONE) {
        author_select(author, ui, found);
    }
}

static bool press(struct author *author, struct ui *ui, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "zoom-in")) {
        author_view_zoom(author, ui, 1, 0, 0);
    } else if (ui_message_is(message, UI_PRESSED, "zoom-out")) {
        author_view_zoom(author, ui, -1, 0, 0);
    } else if (ui_message_is(message, UI_PRESSED, "zoom-all")) {
        author->view.fit = true;
    } else if (ui_message_is(message, UI_PRESSED, "find")) {
        ui_focus(ui, "search", 0);
    } else if (ui_message_is(message, UI_PRESSED, "find-next")) {
        search(author, ui, true);
    } else {
        return false;
    }
    return true;
}

bool author_handle_map(struct author *author, struct ui *ui, const struct ui_message *message)
{
    if (ui_message_is(message, UI_POINTED, "map")) {
        uint32_t node = author_node_at(author, author_scale(author, ui), message->x, message->y);
        author_select(author, ui, node);
        author->drawer =
                node != INDEX_NONE && !ui_is_wide(ui) ? AUTHOR_TURN_DRAWER : AUTHOR_NO_DRAWER;
    } else if (ui_message_is(message, UI_DRAGGED, "map")) {
        pan(author, ui, -message->x, -message->y);
    } else if (ui_message_is(message, UI_WHEELED, "map")) {
        author_view_zoom(author, ui, message->amount > 0 ? -1 : 1, message->x, message->y);
    } else if (ui_message_is(message, UI_STEERED, "map")) {
        steer(author, ui, message);
    } else if (ui_message_is(message, UI_CHANGED, "search")) {
        search(author, ui, false);
    } else if (ui_message_is(message, UI_SUBMITTED, "search")) {
        search(author, ui, true);
    } else {
        return press(author, ui, message);
    }
    ui_touch(ui);
    return true;
}
