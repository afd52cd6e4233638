// SPDX-License-Identifier: GPL-3.0-or-later
// The trainer's figures: where they come from, which page of them, and of which competency.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_words.h"
#include "game/report/words.h"
#include "game/screens/choose_file.h"
#include "game/screens/trainer/figures_inner.h"
#include "game/ui/widget.h"

enum { PATH_BYTES = 1000, PATH_WIDTH = 380, SOURCES_SHOWN = 4 };

/* ---- the top ---- */

static void build_bar(const struct figures *figures, struct ui *ui)
{
    bool there = figures->source != FIGURES_NOTHING;
    ui_open(ui, ui_bar());
    ui_text(ui, UI_STRONG, "Zeven");
    ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .max_lines = 1 }, tr(figures->place));
    ui_spacer(ui);
    ui_button(ui,
            (struct ui_button) { .id = "svg",
                    .label = "SVG",
                    .name = tr("Save the charts as SVG"),
                    .kind = UI_PILL_BAR,
                    .disabled = !there });
    ui_button(ui,
            (struct ui_button) { .id = "pdf",
                    .label = "PDF",
                    .name = tr("Save the charts as PDF"),
                    .kind = UI_PILL_BAR,
                    .disabled = !there });
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("Back"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    ui_close(ui);
}

// "ochtend · 214 diensten": of which content, its hash says.
static const char *content_label(struct ui *ui, const struct office_content *content)
{
    char hex[DIGEST_HEX_SIZE];
    const char *slash = strrchr(content->shift, '/');
    const char *name = slash != NULL ? slash + 1 : content->shift;
    digest_write_hex(&content->content, hex);
    return ui_format(ui,
            tr_plural(
                    "%.*s · %ld shift · %.6s", "%.*s · %ld shifts · %.6s", (long)content->sessions),
            (int)strcspn(name, "."), name, (long)content->sessions, hex);
}

static void build_contents(const struct figures *figures, struct ui *ui)
{
    if (figures->contents.count == 0) {
        return;
    }
    ui_open_group(ui, UI_ROLE_TOOLBAR, "contents", tr("Shifts played on the same content"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    for (size_t i = 0; i < figures->contents.count && i < SOURCES_SHOWN; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "content",
                        .number = (int64_t)i,
                        .label = content_label(ui, &figures->contents.items[i]),
                        .kind = UI_PILL_LINED,
                        .selected = figures->source == (int)i });
    }
    ui_close(ui);
}

static void build_sources(const struct figures *figures, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .line_gap = 8, .align = UI_CENTRE });
    build_contents(figures, ui);
    ui_field(ui,
            (struct ui_field) { .id = "file",
                    .name = tr("A CSV file: one row a person, one column a part"),
                    .placeholder =
                            figures->contents.count > 0 ? tr("or a CSV file…") : tr("A CSV file…"),
                    .width = PATH_WIDTH,
                    .max_bytes = PATH_BYTES });
    ui_button(ui,
            (struct ui_button) { .id = "open-file", .label = tr("Open"), .kind = UI_PILL_LINED });
    ui_button(ui,
            (struct ui_button) {
                    .id = "choose-file", .label = tr("Choose a file…"), .kind = UI_PILL_LINED });
    ui_close(ui);
}

static void build_pages(const struct figures *figures, struct ui *ui)
{
    static const char *const NAMES[] = { TR_MARK("Reliability"), TR_MARK("Decisions"),
        TR_MARK("Replies"), TR_MARK("Charts") };
    ui_open_group(ui, UI_ROLE_TAB_LIST, "pages", tr("Pages"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    for (int i = 0; i < FIGURES_PAGES; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "page",
                        .number = i,
                        .label = tr(NAMES[i]),
                        .kind = UI_TAB,
                        .width = 130,
                        .selected = (int)figures->page == i });
    }
    ui_close(ui);
}

static void build_scales(const struct figures *figures, struct ui *ui)
{
    ui_open_group(ui, UI_ROLE_TOOLBAR, "scales", tr("Competency"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 8, .line_gap = 6 });
    for (int i = MEASURE_OVERALL; i >= 0; i--) {
        int scale = i == MEASURE_OVERALL ? i : COMPETENCY_COUNT - 1 - i;
        if (figures->measure.scales[scale].columns > 0) {
            ui_button(ui,
                    (struct ui_button) { .id = "scale",
                            .number = scale,
                            .label = scale == MEASURE_OVERALL
                                    ? measure_scale_name(scale)
                                    : competency_short_name((enum competency)scale),
                            .kind = UI_PILL_LINED,
                            .selected = figures->scale == scale });
        }
    }
    ui_close(ui);
}

/* ---- the page ---- */

static void build_nothing(const struct figures *figures, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.role = UI_ROLE_STATUS;
    ui_open(ui, card);
    ui_text(ui, UI_BODY,
            figures->locked
                    ? tr("What was played here is locked. Who comes in as a recruiter opens these "
                         "figures under Norms. A file with scores can be opened now.")
                    : tr("Nobody has finished a shift here yet. When people have played, this page "
                         "says how "
                         "hard each decision is, whether it goes with the rest, and how sure a "
                         "score is. A "
                         "file with scores can be opened now."));
    ui_close(ui);
}

static void build_page(struct figures *figures, struct ui *ui)
{
    switch (figures->page) {
    case FIGURES_ITEMS:
        figures_build_items(figures, ui);
        break;
    case FIGURES_REPLIES:
        figures_build_replies(figures, ui);
        break;
    case FIGURES_CHARTS:
        figures_build_chart(figures, ui, MEASURE_ITEMS);
        figures_build_chart(figures, ui, MEASURE_SCORES);
        figures_build_chart(figures, ui, MEASURE_INFORMATION);
        break;
    case FIGURES_RELIABILITY:
    case FIGURES_PAGES:
        figures_build_chart(figures, ui, MEASURE_RELIABILITY);
        figures_build_reliability(figures, ui);
        break;
    }
}

static void build_news(const struct figures *figures, struct ui *ui)
{
    if (figures->trouble != NULL) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .colour = UI_BAD }, figures->trouble);
        ui_close(ui);
    }
    if (figures->exported != NULL) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text(ui, UI_SMALL, ui_format(ui, "%s %s", tr("Written to:"), figures->exported));
        ui_close(ui);
    }
}

static void build_what(struct figures *figures, struct ui *ui)
{
    struct buffer people = { 0 };
    measure_add_people_words(&people, &figures->measure);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12, .line_gap = 8, .align = UI_CENTRE });
    build_pages(figures, ui);
    ui_spacer(ui);
    ui_text(ui, UI_SMALL, buffer_text(&people));
    ui_close(ui);
    if (figures->page != FIGURES_REPLIES) {
        build_scales(figures, ui);
    }
    build_page(figures, ui);
    buffer_finish(&people);
}

static void build(void *self, struct navigator *navigator)
{
    struct figures *figures = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    build_bar(figures, ui);
    struct ui_box page = ui_page("figures");
    page.padding = UI_SIDES(16, 24);
    page.gap = 12;
    ui_open(ui, page);
    build_sources(figures, ui);
    build_news(figures, ui);
    if (figures->source == FIGURES_NOTHING) {
        build_nothing(figures, ui);
    } else {
        build_what(figures, ui);
    }
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done in it ---- */

static void open_file(struct figures *figures, struct ui *ui)
{
    const char *path = ui_field_text(ui, "file", 0);
    if (*path != '\0') {
        figures_load_file(figures, path);
    }
    ui_focus(ui, "file", 0);
}

static void take_file(void *context, const char *path)
{
    figures_load_file(context, path);
}

static bool turn(struct figures *figures, struct ui *ui, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "earlier")) {
        figures->first -= FIGURES_ROWS;
    } else if (ui_message_is(message, UI_PRESSED, "later")) {
        figures->first += FIGURES_ROWS;
    } else if (ui_message_is(message, UI_SELECTED, "page")) {
        figures->page = (enum figures_page)message->number;
        figures->first = 0;
    } else if (ui_message_is(message, UI_PRESSED, "scale")) {
        figures->scale = (int)message->number;
        figures->first = 0;
        return true;
    } else {
        return false;
    }
    ui_scroll_to_start(ui, "figures", 0);
    return true;
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct figures *figures = self;
    struct ui *ui = navigator_ui(navigator);
    struct world *world = navigator_world(navigator);
    if (ui_message_is(message, UI_PRESSED, "content")) {
        figures_load_sessions(figures, world, (int)message->number);
    } else if (ui_message_is(message, UI_PRESSED, "open-file") ||
            ui_message_is(message, UI_SUBMITTED, "file")) {
        open_file(figures, ui);
    } else if (ui_message_is(message, UI_PRESSED, "choose-file")) {
        choose_file_open(navigator, ui_field_text(ui, "file", 0), ".csv", take_file, figures);
    } else if (ui_message_is(message, UI_PRESSED, "svg")) {
        figures_export(figures, world, MEASURE_SVG);
    } else if (ui_message_is(message, UI_PRESSED, "pdf")) {
        figures_export(figures, world, MEASURE_PDF);
    } else if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else if (!turn(figures, ui, message)) {
        return;
    }
    if (figures->page == FIGURES_REPLIES) {
        figures_load_said(figures, world);
    }
    ui_touch(ui);
}

static void window(void *self, struct navigator *navigator, const struct ui_event *event)
{
    struct figures *figures = self;
    const char *path = choose_file_dropped(event);
    if (path != NULL) {
        figures_load_file(figures, path);
        ui_set_field_text(navigator_ui(navigator), "file", 0, path);
        ui_focus(navigator_ui(navigator), "file", 0);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    struct figures *figures = self;
    struct world *world = navigator_world(navigator);
    if (figures->source == FIGURES_NOTHING && figures->path == NULL) {
        figures_load_contents(figures, world);
        if (figures->contents.count > 0) {
            figures_load_sessions(figures, world, 0);
        }
    }
    ui_set_field_text(
            navigator_ui(navigator), "file", 0, figures->path != NULL ? figures->path : "");
    ui_focus(navigator_ui(navigator), "page", figures->page);
}

static void destroy(void *self)
{
    figures_finish(self);
    mem_free(self);
}

static const struct screen_class FIGURES = {
    .name = "figures",
    .build = build,
    .handle = handle,
    .shown = shown,
    .window = window,
    .destroy = destroy,
};

void figures_open(struct navigator *navigator, const char *place)
{
    struct figures *figures = mem_alloc(sizeof(*figures));
    figures->place = place;
    figures->source = FIGURES_NOTHING;
    figures->scale = MEASURE_OVERALL;
    figures->informed = -1;
    navigator_push(navigator, &FIGURES, figures);
}
