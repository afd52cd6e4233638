// SPDX-License-Identifier: GPL-3.0-or-later
// The left column of the trainer's bench: the scenarios by pack, and what is covered.
#include <string.h>

#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/trainer/author_inner.h"

enum { CELL = 22, CELL_HEIGHT = 26, NAME = 74, SOME = 5, MANY = 10 };

static const char *const CHANNEL_SIGNS[CHANNEL_COUNT] = { "☎", "✉", "💬", "✆", "@", "☺" };

/* ---- the scenarios ---- */

static void build_count(struct ui *ui, const struct author_entry *entry)
{
    if (entry->errors > 0) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .weight = 600, .colour = UI_BAD },
                ui_format(ui, tr_plural("%ld error", "%ld errors", (long)entry->errors),
                        (long)entry->errors));
    } else if (entry->remarks > 0) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .weight = 600, .colour = UI_WARN },
                ui_format(ui, tr_plural("%ld remark", "%ld remarks", (long)entry->remarks),
                        (long)entry->remarks));
    } else {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL }, "✓");
    }
}

static void build_entry(struct ui *ui, const struct author_entry *entry, size_t index, bool chosen)
{
    ui_open_control(ui,
            (struct ui_control) { .id = "scenario",
                    .number = (int64_t)index,
                    .role = UI_ROLE_LIST_ITEM,
                    .selected = chosen },
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 8,
                    .align = UI_CENTRE,
                    .padding = UI_SIDES(7, 10),
                    .radius = 8,
                    .fill = chosen ? UI_BRAND2 : UI_PAPER });
    ui_text_with(ui,
            (struct ui_text) { .type = chosen ? UI_STRONG : UI_BODY, .grow = 1, .max_lines = 2 },
            entry->title);
    build_count(ui, entry);
    ui_close(ui);
}

bool author_is_open(const struct author *author, const struct author_entry *entry)
{
    size_t size = strlen(entry->path);
    size_t whole = author->open ? strlen(author->story.path) : 0;
    const char *inside = strstr(entry->path, "packs/");
    if (!author->open || inside == NULL) {
        return false;
    }
    size_t tail = size - (size_t)(inside - entry->path);
    return whole > tail && strcmp(author->story.path + whole - tail, inside) == 0;
}

static void build_entries(const struct author *author, struct ui *ui)
{
    ui_text(ui, UI_LABEL, ui_upper(ui, tr("Scenarios")));
    ui_open_group(ui, UI_ROLE_LIST, "scenarios", tr("Scenarios"), (struct ui_box) { .gap = 2 });
    const char *pack = "";
    for (size_t i = 0; i < author->list.entries.count; i++) {
        const struct author_entry *entry = &author->list.entries.items[i];
        if (strcmp(entry->pack, pack) != 0) {
            pack = entry->pack;
            ui_open(ui, (struct ui_box) { .padding = { 6, 10, 0, 10 } });
            ui_text(ui, UI_SMALL, pack);
            ui_close(ui);
        }
        build_entry(ui, entry, i, author_is_open(author, entry));
    }
    ui_close(ui);
}

/* ---- what is covered ---- */

static void paint_swatch(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    bool contrast = ui_theme(ui) == ui_theme_contrast();
    const struct map_colours *colours = contrast ? map_colours_contrast() : map_colours_light();
    uint8_t k = *(const uint8_t *)context;
    ui_draw_rect(list, rect, colours->competency[k], ui_px(ui, 2));
}

static void build_name(struct ui *ui, uint8_t competency)
{
    static const uint8_t ALL[COMPETENCY_COUNT] = { 0, 1, 2, 3, 4, 5, 6 };
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 6,
                    .align = UI_CENTRE,
                    .width = NAME,
                    .height = CELL_HEIGHT });
    ui_drawing(ui,
            (struct ui_drawing) { .width = 6,
                    .height = 16,
                    .paint = paint_swatch,
                    .context = (void *)(uintptr_t)&ALL[competency] });
    ui_text(ui, UI_SMALL, map_competency_word(competency));
    ui_close(ui);
}

static void build_cell(struct ui *ui, const char *text, enum ui_colour fill, enum ui_colour ink)
{
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .align = UI_CENTRE,
                    .justify = UI_PACK_CENTRE,
                    .width = CELL,
                    .height = CELL_HEIGHT,
                    .radius = 4,
                    .fill = fill });
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = ink, .weight = 600 }, text);
    ui_close(ui);
}

static void build_number(struct ui *ui, int count)
{
    if (count == 0) {
        build_cell(ui, "·", UI_NO_COLOUR, UI_INK2);
        return;
    }
    enum ui_colour fill = count < SOME ? UI_BRAND2 : count < MANY ? UI_MINE : UI_BRAND;
    build_cell(ui, ui_format(ui, "%d", count), fill, count < MANY ? UI_INK : UI_ON_BRAND);
}

static const char *row_words(const struct author_coverage *coverage, uint8_t k, struct ui *ui)
{
    struct buffer words = { 0 };
    buffer_add_format(&words, "%s:", competency_short_name((enum competency)k));
    for (uint8_t c = 0; c < CHANNEL_COUNT; c++) {
        buffer_add_format(
                &words, "%s %s %d", c > 0 ? "," : "", channel_name(c), coverage->decisions[k][c]);
    }
    const char *text = ui_format(ui, "%s", buffer_text(&words));
    buffer_finish(&words);
    return text;
}

static void build_head(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 2, .align = UI_CENTRE });
    ui_open(ui, (struct ui_box) { .width = NAME });
    ui_close(ui);
    for (uint8_t c = 0; c < CHANNEL_COUNT; c++) {
        build_cell(ui, CHANNEL_SIGNS[c], UI_NO_COLOUR, UI_INK);
    }
    ui_close(ui);
}

static void build_coverage(const struct author *author, struct ui *ui)
{
    ui_text(ui, UI_LABEL,
            ui_upper(ui,
                    author->covers_shift ? tr("Covered in this shift")
                                         : tr("Covered in this scenario")));
    ui_open(ui, (struct ui_box) { .gap = 2, .role = UI_ROLE_TABLE, .name = tr("Coverage") });
    build_head(ui);
    for (uint8_t k = 0; k < COMPETENCY_COUNT; k++) {
        ui_open(ui,
                (struct ui_box) { .flow = UI_ROW,
                        .gap = 2,
                        .align = UI_CENTRE,
                        .role = UI_ROLE_TABLE_ROW,
                        .name = row_words(&author->coverage, k, ui) });
        build_name(ui, k);
        for (uint8_t c = 0; c < CHANNEL_COUNT; c++) {
            build_number(ui, author->coverage.decisions[k][c]);
        }
        ui_close(ui);
    }
    ui_close(ui);
    ui_text(ui, UI_SMALL, tr("☎ phone · ✉ e-mail · 💬 chat · ✆ WhatsApp · @ social media · ☺ team"));
}

void author_build_list(struct author *author, struct ui *ui)
{
    build_entries(author, ui);
    ui_gap(ui, 12);
    build_coverage(author, ui);
}
