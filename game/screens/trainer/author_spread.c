// SPDX-License-Identifier: GPL-3.0-or-later
// How hard the chosen turn is: what simulated candidates said there.
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/screens/trainer/author_inner.h"

enum { BAR_HEIGHT = 18 };

/** What candidates said at a turn: the best answer first. */
struct spread {
    uint32_t slots[SLOT_MAX];
    uint32_t counts[SLOT_MAX];
    uint32_t count;
    uint32_t all;
};

static int worth(const struct scenario *model, uint32_t slot)
{
    int points = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        points += model->reaches[slot].most[k];
    }
    return points;
}

static struct spread spread_of(const struct map *map, const struct map_node *node)
{
    struct spread spread = { 0 };
    const struct scenario *model = map->scenario;
    const struct turn *turn = &model->turns[node->item];
    bool simple = (turn->flags & TURN_COMPOSE) == 0 && turn->slots.count <= SLOT_MAX;
    for (uint32_t i = 0; simple && map->chosen != NULL && i < turn->slots.count; i++) {
        uint32_t slot = turn->slots.first + i;
        uint32_t at = spread.count++;
        while (at > 0 && worth(model, spread.slots[at - 1]) < worth(model, slot)) {
            spread.slots[at] = spread.slots[at - 1];
            at--;
        }
        spread.slots[at] = slot;
        spread.all += map->chosen[slot];
    }
    for (uint32_t i = 0; i < spread.count; i++) {
        spread.counts[i] = map->chosen[spread.slots[i]];
    }
    return spread;
}

// Green for the best, red for the weakest, and between them by their place.
static enum ui_colour colour_of_rank(uint32_t rank, uint32_t count)
{
    return rank == 0 ? UI_GOOD : rank + 1 == count ? UI_BAD : rank == 1 ? UI_WARN : UI_BRAND;
}

static void paint_spread(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    const struct author *author = context;
    const struct map *map = &author->story.map;
    struct spread spread = spread_of(map, &map->nodes.items[author->selected]);
    uint32_t before = 0;
    for (uint32_t i = 0; i < spread.count && spread.all > 0; i++) {
        int from = (int)((uint64_t)rect.width * before / spread.all);
        before += spread.counts[i];
        int to = (int)((uint64_t)rect.width * before / spread.all);
        int gap = to < rect.width ? ui_px(ui, 1) : 0; // parts are told apart without their colour
        struct ui_rect part = { rect.x + from, rect.y, to - from - gap, rect.height };
        if (part.width > 0) {
            ui_draw_rect(list, part, ui_theme(ui)->colours[colour_of_rank(i, spread.count)], 0);
        }
    }
}

static void add_percent(struct buffer *words, uint32_t part, uint32_t all)
{
    format_percent(words, format_for(locale_language()), (double)part / all, 0);
}

void author_build_spread(struct author *author, struct ui *ui)
{
    const struct map *map = &author->story.map;
    const struct map_node *node = &map->nodes.items[author->selected];
    struct spread spread = spread_of(map, node);
    if (spread.count < 2 || spread.all == 0 || map->blind) {
        return; // who does not read says nothing of how hard it is
    }
    struct buffer words = { 0 };
    for (uint32_t i = 0; i < spread.count; i++) {
        buffer_add_format(&words, "%s%s ", i > 0 ? " · " : "",
                scenario_string(map->scenario, map->scenario->slot_rests[spread.slots[i]].id));
        add_percent(&words, spread.counts[i], spread.all);
    }
    ui_text(ui, UI_LABEL,
            ui_upper(
                    ui, ui_format(ui, tr("How hard it is (%u simulated candidates)"), map->plays)));
    ui_drawing(ui,
            (struct ui_drawing) { .name = ui_format(ui, "%s", buffer_text(&words)),
                    .height = BAR_HEIGHT,
                    .paint = paint_spread,
                    .context = author });
    ui_text(ui, UI_SMALL, buffer_text(&words));
    ui_text(ui, UI_SMALL, tr("The best answer first, the weakest last."));
    buffer_finish(&words);
}
