// SPDX-License-Identifier: GPL-3.0-or-later
// The board of a room: who did not begin, who is where, who is done. Large, and without scores.
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/recruiter/recruiter_rows.h"
#include "game/store/settings.h"
#include "game/ui/widget.h"

enum { TILES_MAX = 200, READ_MAX = 5000, TILE_WIDTH = 220, REFRESH_MS = 15000 };

static const int64_t DAY_MS = INT64_C(86400000);

struct board {
    struct vacancy_list vacancies;
    int64_t vacancy; // 0 = all
    struct candidate_page page;
    struct recruiter_rows rows; // knows how far somebody is
    size_t counts[CANDIDATE_DECIDED];
};

// Who was done before today is not in the room any more.
static bool is_here(const struct candidate_row *row, int64_t now_ms)
{
    return row->state == CANDIDATE_BUSY || row->state == CANDIDATE_INVITED ||
            (row->state == CANDIDATE_FINISHED && row->ended_ms > now_ms - DAY_MS);
}

/* ---- building ---- */

static void build_vacancies(const struct board *board, struct ui *ui)
{
    ui_open_group(ui, UI_ROLE_TOOLBAR, "vacancies", tr("Vacancy"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    ui_button(ui,
            (struct ui_button) { .id = "vacancy",
                    .label = tr("All"),
                    .kind = UI_PILL_LINED,
                    .selected = board->vacancy == 0 });
    for (size_t i = 0; i < board->vacancies.rows.count; i++) {
        const struct vacancy *vacancy = &board->vacancies.rows.items[i];
        if (vacancy->closed_ms == 0) {
            ui_button(ui,
                    (struct ui_button) { .id = "vacancy",
                            .number = vacancy->id,
                            .label = vacancy->name,
                            .kind = UI_PILL_LINED,
                            .selected = board->vacancy == vacancy->id });
        }
    }
    ui_close(ui);
}

static void build_counts(const struct board *board, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
    ui_text(ui, UI_H1,
            ui_format(ui, tr("%zu still to begin · %zu busy · %zu done today"),
                    board->counts[CANDIDATE_INVITED], board->counts[CANDIDATE_BUSY],
                    board->counts[CANDIDATE_FINISHED]));
    ui_close(ui);
}

static void build_progress(
        struct board *board, struct world *world, struct ui *ui, const struct candidate_row *row)
{
    struct recruiter_progress at = recruiter_rows_progress(&board->rows, world, row);
    if (at.of == 0) {
        ui_text(ui, UI_LEAD, tr("busy"));
        return;
    }
    const char *words = ui_format(ui, tr("customer %u of %u"), at.begun, at.of);
    ui_text(ui, UI_LEAD, words);
    ui_progress(ui,
            (struct ui_progress) { .name = tr("Progress"),
                    .value = words,
                    .done = (int)at.begun,
                    .of = (int)at.of,
                    .height = 10 });
}

static void build_tile(
        struct board *board, struct world *world, struct ui *ui, const struct candidate_row *row)
{
    struct ui_box tile = ui_card();
    tile.width = TILE_WIDTH;
    tile.gap = 6;
    tile.role = UI_ROLE_LIST_ITEM;
    tile.border = row->state == CANDIDATE_BUSY ? UI_BRAND : UI_LINE;
    ui_open(ui, tile);
    ui_text(ui, UI_H1, row->code);
    if (row->state == CANDIDATE_BUSY) {
        build_progress(board, world, ui, row);
    } else if (row->state == CANDIDATE_INVITED) {
        ui_text(ui, UI_LEAD, tr("still to begin"));
    } else {
        ui_text(ui, UI_LEAD, row->broken_off ? tr("broken off") : tr("✓ done"));
    }
    ui_close(ui);
}

// Who is busy stands first, however long ago they were invited.
static void build_tiles(struct board *board, struct world *world, struct ui *ui)
{
    static const enum candidate_state ORDER[] = { CANDIDATE_BUSY, CANDIDATE_INVITED,
        CANDIDATE_FINISHED };
    int left = TILES_MAX;
    ui_open(ui,
            (struct ui_box) {
                    .flow = UI_WRAP, .gap = 14, .role = UI_ROLE_LIST, .name = tr("Candidates") });
    for (int k = 0; k < 3; k++) {
        for (size_t i = 0; i < board->page.rows.count && left > 0; i++) {
            const struct candidate_row *row = &board->page.rows.items[i];
            if (row->state == ORDER[k] && is_here(row, world->now_ms)) {
                build_tile(board, world, ui, row);
                left--;
            }
        }
    }
    ui_close(ui);
}

static void build_rest(const struct board *board, struct ui *ui)
{
    size_t here = board->counts[CANDIDATE_INVITED] + board->counts[CANDIDATE_BUSY] +
            board->counts[CANDIDATE_FINISHED];
    if (here > TILES_MAX) {
        ui_text(ui, UI_BODY,
                ui_format(ui, tr("And %zu more: choose a vacancy to see who."), here - TILES_MAX));
    }
    if (board->page.rows.count == READ_MAX) {
        ui_text(ui, UI_BODY, ui_format(ui, tr("Only the latest %d were counted."), READ_MAX));
    }
    ui_text(ui, UI_SMALL,
            tr("This board knows this computer alone: who plays on another stands there as still "
               "to begin. It looks again by itself, and at F5. Codes only: no names, no scores."));
}

static void build(void *self, struct navigator *navigator)
{
    struct board *board = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, tr("Candidates › The room"));
    ui_key_binding(ui, (struct ui_shortcut) { UI_KEY_F1 + 4, 0 }, "refresh", 0);
    struct ui_box page = ui_page("board");
    page.padding = UI_SIDES(18, 24);
    page.gap = 14;
    ui_open(ui, page);
    build_vacancies(board, ui);
    build_counts(board, ui);
    build_tiles(board, navigator_world(navigator), ui);
    build_rest(board, ui);
    ui_close(ui);
    ui_close(ui);
}

/* ---- reading ---- */

static void read(struct board *board, struct world *world)
{
    struct candidate_query query = {
        .vacancy = board->vacancy, .now_ms = world->now_ms, .at_most = READ_MAX
    };
    vec_clear(&board->rows.progress);
    candidate_page_finish(&board->page);
    board->page = (struct candidate_page) { 0 };
    candidate_sync(
            world->store, settings_retention_weeks(world->store, &world->diags), &world->diags);
    candidate_read_page(world->store, &query, &board->page, &world->diags);
    for (int k = 0; k < CANDIDATE_DECIDED; k++) {
        board->counts[k] = 0;
    }
    for (size_t i = 0; i < board->page.rows.count; i++) {
        const struct candidate_row *row = &board->page.rows.items[i];
        if (is_here(row, world->now_ms)) {
            board->counts[row->state]++;
        }
    }
}

static void refresh(void *self, struct navigator *navigator)
{
    read(self, navigator_world(navigator));
    ui_touch(navigator_ui(navigator));
}

static void window(void *self, struct navigator *navigator, const struct ui_event *event)
{
    if (event->kind == UI_WINDOW_FOCUS && event->gained) {
        refresh(self, navigator);
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct board *board = self;
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else if (ui_message_is(message, UI_PRESSED, "vacancy")) {
        board->vacancy = message->number;
        refresh(board, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "refresh")) {
        refresh(board, navigator);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    struct board *board = self;
    struct world *world = navigator_world(navigator);
    vacancy_list_finish(&board->vacancies);
    board->vacancies = (struct vacancy_list) { 0 };
    vacancy_read_all(world->store, &board->vacancies, &world->diags);
    read(board, world);
}

static void destroy(void *self)
{
    struct board *board = self;
    vacancy_list_finish(&board->vacancies);
    candidate_page_finish(&board->page);
    recruiter_rows_finish(&board->rows);
    mem_free(board);
}

static const struct screen_class BOARD = {
    .name = "recruiter-board",
    .build = build,
    .handle = handle,
    .shown = shown,
    .window = window,
    .refresh = refresh,
    .refresh_ms = REFRESH_MS,
    .destroy = destroy,
};

void recruiter_push_board(struct navigator *navigator)
{
    navigator_push(navigator, &BOARD, mem_alloc(sizeof(struct board)));
}
