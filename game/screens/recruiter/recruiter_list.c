// SPDX-License-Identifier: GPL-3.0-or-later
// The list of sessions: who played what, and how much was seen. No scores, no errors, no signals.
#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_rows.h"
#include "game/ui/widget.h"

enum { PAGE_ROWS = 50, WIDE_LIST = 880, SEARCH_WIDTH = 320 };
enum {
    CODE_WIDTH = 150,
    CODE_WIDTH_NARROW = 90,
    STATE_WIDTH = 200,
    SEEN_WIDTH = 200,
    KEEP_WIDTH = 120
};

struct list {
    char *who;
    struct recruiter_rows rows;
    size_t page;
};

static bool is_wide(const struct ui *ui)
{
    return ui_logical_width(ui) >= WIDE_LIST;
}

/* ---- the top ---- */

static void build_bar(struct ui *ui)
{
    recruiter_open_bar(ui, tr("Candidates"));
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("Leave"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    ui_close(ui);
    ui_key_binding(ui, (struct ui_shortcut) { 'f', UI_CTRL }, "find", 0);
}

static const char *filter_label(
        const struct list *list, struct ui *ui, enum recruiter_filter filter)
{
    static const char *const LABELS[] = {
        [RECRUITER_ALL] = TR_MARK("All"),
        [RECRUITER_PLAYED] = TR_MARK("Played"),
        [RECRUITER_RUNNING] = TR_MARK("Busy"),
        [RECRUITER_EXPIRING] = TR_MARK("Expires within 7 days"),
    };
    return ui_format(ui, "%s %zu", tr(LABELS[filter]), list->rows.counts[filter]);
}

static void build_filters(const struct list *list, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_field(ui,
            (struct ui_field) { .id = "search",
                    .name = tr("Search by code"),
                    .placeholder = tr("Search by code…"),
                    .width = SEARCH_WIDTH,
                    .max_bytes = RECRUITER_SEARCH_MAX });
    ui_open_group(ui, UI_ROLE_TOOLBAR, "filters", tr("Filter"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 10, .line_gap = 8 });
    for (int i = 0; i < RECRUITER_FILTER_COUNT; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "filter",
                        .number = i,
                        .label = filter_label(list, ui, (enum recruiter_filter)i),
                        .kind = UI_PILL_LINED,
                        .selected = list->rows.filter == (enum recruiter_filter)i });
    }
    ui_close(ui);
    ui_spacer(ui);
    ui_text(ui, UI_SMALL, tr("newest first · scores stand on the score sheet alone"));
    ui_close(ui);
}

/* ---- the rows ---- */

static void build_head(struct ui *ui)
{
    static const struct {
        const char *label;
        int width;
    } COLUMNS[] = {
        { TR_MARK("Code"), CODE_WIDTH },
        { TR_MARK("Shift"), 0 },
        { TR_MARK("Stage"), STATE_WIDTH },
        { TR_MARK("Observations"), SEEN_WIDTH },
        { TR_MARK("Keep until"), KEEP_WIDTH },
    };
    ui_open(ui,
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 12,
                    .align = UI_CENTRE,
                    .padding = UI_SIDES(0, 20),
                    .min_height = 38 });
    for (size_t i = 0; i < sizeof(COLUMNS) / sizeof(COLUMNS[0]); i++) {
        ui_text_with(ui,
                (struct ui_text) { .type = UI_LABEL,
                        .width = COLUMNS[i].width,
                        .grow = COLUMNS[i].width == 0 },
                tr(COLUMNS[i].label));
    }
    ui_close(ui);
}

static const char *stage_words(struct ui *ui, const struct session_row *row, int64_t now_ms)
{
    if (row->state == SESSION_RUNNING) {
        return tr("busy");
    }
    const char *day = recruiter_short_day(ui, row->finished_ms, now_ms);
    return ui_format(
            ui, row->state == SESSION_FINISHED ? tr("played %s") : tr("broken off %s"), day);
}

static const char *seen_words(struct list *list, struct world *world, size_t index)
{
    int seen = recruiter_rows_seen(&list->rows, world, index);
    struct ui *ui = list->rows.ui;
    return seen < 0 ? "" : ui_format(ui, tr("enough for %d of %d"), seen, COMPETENCY_COUNT);
}

// In a narrow window a value stands without its column, so it says what it is.
static const char *keep_words(
        const struct list *list, struct ui *ui, const struct session_row *row, int64_t now_ms)
{
    if (row->state == SESSION_RUNNING) {
        return "";
    }
    int64_t until = recruiter_rows_until(&list->rows, row);
    const char *day = recruiter_short_day(ui, until, now_ms);
    if (until < now_ms) {
        return ui_format(ui, tr("expired %s"), day);
    }
    return is_wide(ui) ? day : ui_format(ui, tr("keep until %s"), day);
}

static void build_cells(struct list *list, struct world *world, struct ui *ui, size_t index)
{
    const struct session_row *row = recruiter_rows_at(&list->rows, index);
    bool wide = is_wide(ui);
    const char *keep = keep_words(list, ui, row, world->now_ms);
    const char *seen = seen_words(list, world, index);
    ui_text_with(
            ui, (struct ui_text) { .type = UI_STRONG, .width = CODE_WIDTH }, row->start.candidate);
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = wide },
            recruiter_rows_shift(&list->rows, world, index));
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .width = wide ? STATE_WIDTH : 0 },
            stage_words(ui, row, world->now_ms));
    if (wide || *seen != '\0') {
        ui_text_with(
                ui, (struct ui_text) { .type = UI_SMALL, .width = wide ? SEEN_WIDTH : 0 }, seen);
    }
    if (wide || *keep != '\0') {
        bool expired = recruiter_rows_until(&list->rows, row) < world->now_ms;
        ui_text_with(ui,
                (struct ui_text) { .type = UI_SMALL,
                        .width = wide ? KEEP_WIDTH : 0,
                        .weight = expired ? 600 : 0,
                        .colour = expired ? UI_WARN : UI_NO_COLOUR },
                keep);
    }
}

static void build_row(struct list *list, struct world *world, struct ui *ui, size_t index)
{
    const struct session_row *row = recruiter_rows_at(&list->rows, index);
    bool wide = is_wide(ui);
    if (wide || index > list->page * PAGE_ROWS) {
        ui_divider(ui);
    }
    ui_open_control(ui,
            (struct ui_control) { .id = "session",
                    .number = row->id,
                    .role = UI_ROLE_LIST_ITEM,
                    .disabled = row->state == SESSION_RUNNING },
            (struct ui_box) { .flow = wide ? UI_ROW : UI_WRAP,
                    .gap = 12,
                    .line_gap = 2,
                    .align = UI_BASELINE,
                    .padding = UI_SIDES(10, 20),
                    .min_height = UI_ROW_HEIGHT - 1 });
    build_cells(list, world, ui, index);
    ui_close(ui);
}

static void build_rows(struct list *list, struct world *world, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.gap = 0;
    card.padding = UI_ALL(1);
    ui_open(ui, card);
    if (is_wide(ui)) {
        build_head(ui);
    }
    ui_open_group(ui, UI_ROLE_LIST, "sessions", tr("Sessions"), (struct ui_box) { 0 });
    size_t first = list->page * PAGE_ROWS;
    for (size_t i = first; i < list->rows.matching.count && i < first + PAGE_ROWS; i++) {
        build_row(list, world, ui, i);
    }
    ui_close(ui);
    ui_close(ui);
}

static void build_nothing(const struct list *list, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.role = UI_ROLE_STATUS;
    ui_open(ui, card);
    ui_text(ui, UI_BODY,
            list->rows.list.rows.count == 0
                    ? tr("Nobody has played a shift yet. Who does, appears here by code.")
                    : tr("No session fits the search and the filter."));
    ui_close(ui);
}

static void build_pager(const struct list *list, struct ui *ui)
{
    size_t count = list->rows.matching.count;
    size_t first = list->page * PAGE_ROWS;
    size_t last = first + PAGE_ROWS < count ? first + PAGE_ROWS : count;
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .align = UI_CENTRE });
    ui_button(ui,
            (struct ui_button) { .id = "earlier",
                    .label = tr("Previous"),
                    .kind = UI_PILL_LINED,
                    .disabled = list->page == 0,
                    .shortcut = { UI_KEY_PAGE_UP, UI_CTRL } });
    ui_text(ui, UI_SMALL, ui_format(ui, tr("%zu–%zu of %zu"), first + 1, last, count));
    ui_button(ui,
            (struct ui_button) { .id = "later",
                    .label = tr("Next"),
                    .kind = UI_PILL_LINED,
                    .disabled = last == count,
                    .shortcut = { UI_KEY_PAGE_DOWN, UI_CTRL } });
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    struct list *list = self;
    struct ui *ui = navigator_ui(navigator);
    list->rows.ui = ui;
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    build_bar(ui);
    struct ui_box page = ui_page("list");
    page.padding = UI_SIDES(18, 24);
    page.gap = 14;
    ui_open(ui, page);
    build_filters(list, ui);
    if (list->rows.trouble != NULL) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text_with(
                ui, (struct ui_text) { .type = UI_BODY, .colour = UI_BAD }, list->rows.trouble);
        ui_close(ui);
    }
    if (list->rows.matching.count == 0) {
        build_nothing(list, ui);
    } else {
        build_rows(list, navigator_world(navigator), ui);
    }
    if (list->rows.matching.count > PAGE_ROWS) {
        build_pager(list, ui);
    }
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done in it ---- */

static void turn_page(struct list *list, struct ui *ui, int by)
{
    list->page = (size_t)((long)list->page + by);
    ui_scroll_to_start(ui, "list", 0);
    ui_touch(ui);
}

static void choose(struct list *list, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    list->page = 0;
    recruiter_rows_choose(&list->rows, navigator_world(navigator)->now_ms);
    ui_touch(ui);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct list *list = self;
    struct ui *ui = navigator_ui(navigator);
    if (ui_message_is(message, UI_PRESSED, "session")) {
        recruiter_push_sheet(navigator, message->number, list->who);
    } else if (ui_message_is(message, UI_PRESSED, "filter")) {
        list->rows.filter = (enum recruiter_filter)message->number;
        choose(list, navigator);
    } else if (ui_message_is(message, UI_CHANGED, "search")) {
        recruiter_rows_search(&list->rows, ui_field_text(ui, "search", 0));
        choose(list, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "earlier")) {
        turn_page(list, ui, -1);
    } else if (ui_message_is(message, UI_PRESSED, "later")) {
        turn_page(list, ui, 1);
    } else if (ui_message_is(message, UI_PRESSED, "find")) {
        ui_focus(ui, "search", 0);
    } else if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    }
}

// Read anew each time it comes on top: meanwhile somebody may have played.
static void shown(void *self, struct navigator *navigator)
{
    struct list *list = self;
    struct ui *ui = navigator_ui(navigator);
    recruiter_rows_load(&list->rows, navigator_world(navigator));
    ui_set_field_text(ui, "search", 0, list->rows.search);
    if (list->page * PAGE_ROWS >= list->rows.matching.count) {
        list->page = 0;
    }
    ui_focus(ui, "search", 0);
}

static void destroy(void *self)
{
    struct list *list = self;
    recruiter_rows_finish(&list->rows);
    mem_free(list->who);
    mem_free(list);
}

static const struct screen_class LIST = {
    .name = "recruiter-list",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_show_list(struct navigator *navigator, const char *who)
{
    struct list *list = mem_alloc(sizeof(*list));
    list->who = mem_copy_text(who);
    navigator_replace(navigator, &LIST, list);
}
