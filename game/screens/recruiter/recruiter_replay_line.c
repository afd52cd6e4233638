// SPDX-License-Identifier: GPL-3.0-or-later
// The time line of a replay: a lane a customer, what was scored on it, and where it stands.
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_replay.h"

enum {
    LANE = 18,
    FLAT = 30, // all customers in one lane, where the window is low
    NAMES = 132,
    NAMES_FROM = 900,
    TALL_FROM = 700,
    EDGE = 12,
    MARK = 10,
    TICK_SECONDS = 900,
    FOOT = 40,
    HOUR = 3600,
    LABELLED = 1200, // seconds: less has no room for its hour
    NEAR = 9,
};

static bool is_tall(const struct ui *ui)
{
    return ui_logical_height(ui) >= TALL_FROM;
}

static size_t lanes_shown(const struct replay *replay, const struct ui *ui)
{
    return is_tall(ui) ? replay->lanes.count : 1;
}

static int plane_height(const struct replay *replay, const struct ui *ui)
{
    return is_tall(ui) ? LANE * (int)replay->lanes.count : FLAT;
}

int replay_line_height(const struct replay *replay, const struct ui *ui)
{
    return plane_height(replay, ui) + (is_tall(ui) ? FOOT : 0) + 12;
}

/* ---- places ---- */

// Pixels from the left edge of the line.
static int x_of(const struct replay *replay, const struct ui *ui, int width, uint32_t time)
{
    int edge = ui_px(ui, EDGE);
    uint32_t length = replay->ends > replay->begins ? replay->ends - replay->begins : 1;
    uint32_t since = time > replay->begins ? time - replay->begins : 0;
    since = since > length ? length : since;
    return edge + (int)((int64_t)(width - 2 * edge) * since / length);
}

static uint32_t time_at(const struct replay *replay, const struct ui *ui, int x)
{
    int edge = ui_px(ui, EDGE);
    int room = replay->line_width - 2 * edge;
    int from = x - edge;
    from = from < 0 ? 0 : from > room ? room : from;
    return replay->begins +
            (uint32_t)((int64_t)(replay->ends - replay->begins) * from / (room > 0 ? room : 1));
}

static size_t lane_of(const struct replay *replay, uint32_t scenario)
{
    size_t lane = 0;
    while (lane + 1 < replay->lanes.count && replay->lanes.items[lane].scenario != scenario) {
        lane++;
    }
    return lane;
}

// The middle of a customer's lane, in pixels from the upper edge.
static int y_of(const struct replay *replay, const struct ui *ui, int height, uint32_t scenario)
{
    size_t lanes = lanes_shown(replay, ui);
    size_t lane = lanes > 1 ? lane_of(replay, scenario) : 0;
    return (int)((int64_t)height * (int64_t)(2 * lane + 1) / (int64_t)(2 * lanes));
}

/* ---- painting ---- */

struct line_sheet {
    const struct replay *replay;
    const struct ui *ui;
    struct ui_draw_list *list;
    struct ui_rect rect;
    const uint32_t *colours;
};

static int sheet_x(const struct line_sheet *sheet, uint32_t time)
{
    return sheet->rect.x + x_of(sheet->replay, sheet->ui, sheet->rect.width, time);
}

static int sheet_y(const struct line_sheet *sheet, uint32_t scenario)
{
    return sheet->rect.y + y_of(sheet->replay, sheet->ui, sheet->rect.height, scenario);
}

static void paint_ticks(const struct line_sheet *sheet)
{
    const struct replay *replay = sheet->replay;
    uint32_t first = (replay->begins + TICK_SECONDS - 1) / TICK_SECONDS * TICK_SECONDS;
    for (uint32_t time = first; time <= replay->ends; time += TICK_SECONDS) {
        bool hour = time % HOUR == 0;
        int x = sheet_x(sheet, time);
        struct ui_line line = { x, sheet->rect.y, x, sheet->rect.y + sheet->rect.height };
        ui_draw_line(sheet->list, line, sheet->colours[hour ? UI_INK3 : UI_LINE], 1);
    }
}

// Waiting is a thin line, the conversation a bar.
static void paint_span(const struct line_sheet *sheet, const struct replay_span *span)
{
    int y = sheet_y(sheet, span->scenario);
    int high = ui_px(sheet->ui, 8);
    uint32_t ended = span->ended != TIME_NONE ? span->ended : sheet->replay->ends;
    uint32_t taken = span->taken != TIME_NONE ? span->taken : ended;
    struct ui_line waits = { sheet_x(sheet, span->came), y, sheet_x(sheet, taken), y };
    ui_draw_line(sheet->list, waits, sheet->colours[UI_INK3], ui_px(sheet->ui, 1));
    if (span->taken != TIME_NONE) {
        struct ui_rect bar = { sheet_x(sheet, taken), y - high / 2, 0, high };
        bar.width = sheet_x(sheet, ended) - bar.x + 1;
        ui_draw_rect(sheet->list, bar, sheet->colours[UI_BRAND2], high / 3);
        ui_draw_frame(sheet->list, bar, sheet->colours[UI_INK3], 1, high / 3);
    }
}

enum mark { MARK_ALL, MARK_PART, MARK_NONE, MARK_COUNT };

static enum mark mark_of(const struct result_moment *moment)
{
    int earned = 0;
    int possible = 0;
    for (size_t i = 0; i < moment->point_count; i++) {
        earned += moment->points[i].earned;
        possible += moment->points[i].possible;
    }
    return earned == possible ? MARK_ALL : earned > 0 ? MARK_PART : MARK_NONE;
}

// A dot, a square and a cross: never colour alone.
static void paint_mark(const struct line_sheet *sheet, int x, int y, enum mark mark)
{
    int size = ui_px(sheet->ui, MARK) - (mark == MARK_PART ? ui_px(sheet->ui, 2) : 0);
    struct ui_rect rect = { x - size / 2, y - size / 2, size, size };
    if (mark == MARK_ALL) {
        ui_draw_circle(sheet->list, ui_rect_inset(rect, -1), sheet->colours[UI_PAPER]);
        ui_draw_circle(sheet->list, rect, sheet->colours[UI_GOOD]);
    } else if (mark == MARK_PART) {
        ui_draw_rect(sheet->list, ui_rect_inset(rect, -1), sheet->colours[UI_PAPER], 0);
        ui_draw_rect(sheet->list, rect, sheet->colours[UI_WARN], 0);
    } else {
        int end_x = rect.x + size;
        int end_y = rect.y + size;
        int thick = ui_px(sheet->ui, 2);
        ui_draw_line(sheet->list, (struct ui_line) { rect.x, rect.y, end_x, end_y },
                sheet->colours[UI_BAD], thick);
        ui_draw_line(sheet->list, (struct ui_line) { rect.x, end_y, end_x, rect.y },
                sheet->colours[UI_BAD], thick);
    }
}

static void paint_critical(const struct line_sheet *sheet, const struct result_critical *critical)
{
    int x = sheet_x(sheet, critical->time);
    int y = sheet_y(sheet, critical->scenario);
    int half = ui_px(sheet->ui, 8);
    struct ui_rect post = { x - ui_px(sheet->ui, 2), y - half, ui_px(sheet->ui, 4), 2 * half };
    ui_draw_rect(sheet->list, ui_rect_inset(post, -1), sheet->colours[UI_PAPER], 0);
    ui_draw_rect(sheet->list, post, sheet->colours[UI_BAD], 0);
}

static void paint_moments(const struct line_sheet *sheet)
{
    const struct result *result = &sheet->replay->result;
    for (size_t i = 0; i < result->moments.count; i++) {
        const struct result_moment *moment = &result->moments.items[i];
        paint_mark(sheet, sheet_x(sheet, moment->time), sheet_y(sheet, moment->scenario),
                mark_of(moment));
    }
    for (size_t i = 0; i < result->criticals.count; i++) {
        paint_critical(sheet, &result->criticals.items[i]);
    }
}

static void paint_head(const struct line_sheet *sheet)
{
    int x = sheet_x(sheet, replay_now(sheet->replay));
    int width = ui_px(sheet->ui, 2);
    int knob = ui_px(sheet->ui, 8);
    struct ui_rect head = { x - width / 2, sheet->rect.y, width, sheet->rect.height };
    struct ui_rect top = { x - knob / 2, sheet->rect.y, knob, knob };
    ui_draw_rect(sheet->list, head, sheet->colours[UI_INK], 0);
    ui_draw_rect(sheet->list, top, sheet->colours[UI_INK], 2);
}

static void paint_ring(const struct line_sheet *sheet)
{
    if (sheet->replay->moment == REPLAY_NO_MOMENT) {
        return;
    }
    const struct result_moment *moment =
            &sheet->replay->result.moments.items[sheet->replay->moment];
    int half = ui_px(sheet->ui, 9);
    struct ui_rect ring = { sheet_x(sheet, moment->time) - half,
        sheet_y(sheet, moment->scenario) - half, 2 * half, 2 * half };
    ui_draw_frame(sheet->list, ring, sheet->colours[UI_BRAND], ui_px(sheet->ui, 2), half);
}

static void paint(
        void *context, const struct ui *ui, struct ui_draw_list *list, struct ui_rect rect)
{
    struct replay *replay = context;
    struct line_sheet sheet = { replay, ui, list, rect, ui_theme(ui)->colours };
    replay->line_width = rect.width;
    ui_draw_clip(list, rect);
    paint_ticks(&sheet);
    for (size_t i = 0; i < replay->spans.count; i++) {
        paint_span(&sheet, &replay->spans.items[i]);
    }
    paint_moments(&sheet);
    paint_ring(&sheet);
    paint_head(&sheet);
    ui_draw_unclip(list);
}

/* ---- in words ---- */

static const char *clock_of(struct ui *ui, uint32_t seconds)
{
    return ui_format(ui, "%02u:%02u", seconds / 3600 % 24, seconds / 60 % 60);
}

static const char *moment_name(struct ui *ui, const struct result_moment *moment)
{
    struct buffer name = { 0 };
    buffer_add_format(&name, "%s · %s", clock_of(ui, moment->time), moment->customer);
    for (size_t i = 0; i < moment->point_count; i++) {
        const struct result_point *point = &moment->points[i];
        buffer_add_format(&name, " · %s %d/%d", competency_short_name(point->competency),
                point->earned, point->possible);
    }
    const char *text = ui_format(ui, "%s", buffer_text(&name));
    buffer_finish(&name);
    return text;
}

static void read_items(void *context, struct ui *ui)
{
    struct replay *replay = context;
    int height = ui_px(ui, plane_height(replay, ui));
    int size = ui_px(ui, MARK);
    for (size_t i = 0; i < replay->result.moments.count; i++) {
        const struct result_moment *moment = &replay->result.moments.items[i];
        int x = x_of(replay, ui, replay->line_width, moment->time) - replay->line_width / 2;
        int y = y_of(replay, ui, height, moment->scenario) - height / 2;
        ui_plane_item(ui,
                (struct ui_plane_item) { .id = "replay-mark",
                        .number = (int64_t)i,
                        .name = moment_name(ui, moment),
                        .rect = { x - size / 2, y - size / 2, size, size },
                        .selected = (long)i == replay->moment });
    }
}

/* ---- building ---- */

static void build_names(const struct replay *replay, struct ui *ui)
{
    if (ui_logical_width(ui) < NAMES_FROM || !is_tall(ui)) {
        return;
    }
    ui_open(ui, (struct ui_box) { .width = NAMES });
    for (size_t i = 0; i < replay->lanes.count; i++) {
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 1 },
                replay->lanes.items[i].name);
    }
    ui_close(ui);
}

// Each full hour stands at its line: the cells are as wide as their time is long.
static void build_hours(const struct replay *replay, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .padding = UI_SIDES(0, EDGE) });
    for (uint32_t from = replay->begins; from < replay->ends;) {
        uint32_t hour = (from / HOUR + 1) * HOUR;
        uint32_t until = hour < replay->ends ? hour : replay->ends;
        ui_open(ui, (struct ui_box) { .grow = (int)((until - from) / 60) + 1 });
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 1 },
                until - from >= LABELLED ? clock_of(ui, from) : "");
        ui_close(ui);
        from = until;
    }
    ui_close(ui);
}

static void build_foot(const struct replay *replay, struct ui *ui)
{
    if (!is_tall(ui)) {
        return;
    }
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8 });
    if (ui_logical_width(ui) >= NAMES_FROM) {
        ui_open(ui, (struct ui_box) { .width = NAMES });
        ui_close(ui);
    }
    ui_open(ui, (struct ui_box) { .grow = 1 });
    build_hours(replay, ui);
    ui_close(ui);
    ui_close(ui);
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 1 },
            tr("● all points   ■ some   ✕ none   ▮ critical error   – waiting"));
}

void replay_build_line(struct replay *replay, struct ui *ui)
{
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(6, 16),
                    .gap = 2,
                    .fill = UI_PAPER,
                    .border = UI_LINE,
                    .border_sides = UI_BOTTOM });
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 8 });
    build_names(replay, ui);
    ui_open(ui, (struct ui_box) { .grow = 1 });
    ui_plane(ui,
            (struct ui_plane) { .id = "replay-line",
                    .name = tr("Time line of the shift: arrows go a step, up and down a moment, "
                               "Enter plays"),
                    .value = ui_format(ui, tr("%s, step %zu of %zu"),
                            clock_of(ui, replay_now(replay)), replay->playback.at,
                            replay->playback.actions.count),
                    .min_height = plane_height(replay, ui),
                    .paint = paint,
                    .read = read_items,
                    .context = replay });
    ui_close(ui);
    ui_close(ui);
    build_foot(replay, ui);
    ui_close(ui);
}

/* ---- messages ---- */

static int distance(int a, int b)
{
    return a > b ? a - b : b - a;
}

// The moment under the pointer, else REPLAY_NO_MOMENT; the pointer is given from the upper left.
static long moment_at(const struct replay *replay, const struct ui *ui, int x, int y)
{
    int height = ui_px(ui, plane_height(replay, ui));
    int best = 2 * ui_px(ui, NEAR);
    long found = REPLAY_NO_MOMENT;
    for (size_t i = 0; i < replay->result.moments.count; i++) {
        const struct result_moment *moment = &replay->result.moments.items[i];
        int far = distance(x, x_of(replay, ui, replay->line_width, moment->time)) +
                distance(y, y_of(replay, ui, height, moment->scenario));
        if (far < best) {
            best = far;
            found = (long)i;
        }
    }
    return found;
}

// The last action that was taken by then.
static size_t place_at(const struct replay *replay, uint32_t time)
{
    size_t place = 0;
    while (place < replay->playback.actions.count &&
            replay->playback.actions.items[place].before <= time) {
        place++;
    }
    return place > 0 ? place - 1 : 0;
}

static void point(struct replay *replay, const struct ui_message *message)
{
    struct ui *ui = navigator_ui(replay->navigator);
    int x = message->x + replay->line_width / 2;
    int y = message->y + ui_px(ui, plane_height(replay, ui)) / 2;
    long moment = moment_at(replay, ui, x, y);
    if (moment != REPLAY_NO_MOMENT) {
        replay_jump(replay, (size_t)moment);
    } else {
        replay_go(replay, place_at(replay, time_at(replay, ui, x)));
    }
}

static void steer(struct replay *replay, int key)
{
    struct replay_key {
        int key;
        const char *id;
    };
    static const struct replay_key KEYS[] = {
        { UI_KEY_LEFT, "replay-back" },
        { UI_KEY_RIGHT, "replay-on" },
        { UI_KEY_UP, "replay-earlier" },
        { UI_KEY_DOWN, "replay-later" },
        { UI_KEY_PAGE_UP, "replay-earlier" },
        { UI_KEY_PAGE_DOWN, "replay-later" },
        { UI_KEY_HOME, "replay-first" },
        { UI_KEY_END, "replay-last" },
        { UI_KEY_ENTER, "replay-play" },
        { UI_KEY_SPACE, "replay-play" },
        { '+', "replay-faster" },
        { '=', "replay-faster" },
        { '-', "replay-slower" },
    };
    for (size_t i = 0; i < sizeof(KEYS) / sizeof(KEYS[0]); i++) {
        if (KEYS[i].key == key) {
            struct ui_message press = {
                .kind = UI_PRESSED, .id = ui_id(KEYS[i].id), .by_key = true
            };
            (void)replay_handle_controls(replay, &press);
        }
    }
}

bool replay_handle_line(struct replay *replay, const struct ui_message *message)
{
    if (message->id != ui_id("replay-line")) {
        return false;
    }
    if (message->kind == UI_POINTED) {
        point(replay, message);
    } else if (message->kind == UI_STEERED) {
        steer(replay, message->amount);
    }
    return true;
}
