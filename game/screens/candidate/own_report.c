// SPDX-License-Identifier: GPL-3.0-or-later
// The candidate's own report on the screen: the same words as on paper.
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/candidate_report.h"
#include "game/screens/candidate/room.h"
#include "game/screens/candidate/screens.h"
#include "game/screens/candidate/voice.h"
#include "game/ui/widget.h"

struct own_report {
    struct sitting *sitting;
    struct report report;
    struct voice voice;
};

static void build_bullet(struct ui *ui, const char *text)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 10 });
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .colour = UI_BRAND }, "•");
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 }, text);
    ui_close(ui);
}

static void build_head(struct ui *ui, enum ui_type type, const struct report_block *block)
{
    ui_open(ui, (struct ui_box) { .gap = 2 });
    ui_text(ui, type, block->text);
    if (*block->note != '\0') {
        ui_text(ui, UI_SMALL, block->note);
    }
    ui_close(ui);
}

// The kinds of which a candidate's report is made.
static void build_block(struct ui *ui, const struct report_block *block)
{
    switch (block->kind) {
    case REPORT_TITLE:
        build_head(ui, UI_WELCOME, block);
        break;
    case REPORT_SECTION:
        ui_gap(ui, 8);
        ui_divider(ui);
        build_head(ui, UI_H1, block);
        break;
    case REPORT_PART:
        ui_gap(ui, 6);
        build_head(ui, UI_H2, block);
        break;
    case REPORT_BULLET:
        build_bullet(ui, block->text);
        break;
    default:
        ui_text(ui, UI_BODY, block->text);
        break;
    }
}

static void build(void *self, struct navigator *navigator)
{
    const struct own_report *own = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    candidate_build_bar(ui, tr("Your report"), tr("Done"));
    candidate_open_page(ui, "own-report", 800);
    struct ui_box card = ui_card();
    card.padding = UI_ALL(28);
    card.gap = 10;
    ui_open(ui, card);
    for (size_t i = 0; i < own->report.blocks.count; i++) {
        build_block(ui, &own->report.blocks.items[i]);
    }
    ui_close(ui);
    voice_build(&own->voice, ui);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW });
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .number = 1,
                    .label = tr("Done"),
                    .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
    candidate_build_trouble(navigator);
    ui_close(ui);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct own_report *own = self;
    if (candidate_handle_trouble(navigator, message) ||
            voice_handle(&own->voice, navigator, message)) {
        return;
    }
    if (ui_message_is(message, UI_PRESSED, "back") &&
            voice_may_leave(&own->voice, navigator_ui(navigator))) {
        room_next(own->sitting, navigator);
        navigator_pop(navigator);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    const struct own_report *own = self;
    room_watch(own->sitting, navigator);
    ui_focus(navigator_ui(navigator), "back", 0);
}

static void destroy(void *self)
{
    struct own_report *own = self;
    report_finish(&own->report);
    voice_finish(&own->voice);
    mem_free(own);
}

static const struct screen_class OWN_REPORT_SCREEN = {
    .name = "own-report",
    .to_candidate = true,
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void own_report_replace(struct navigator *navigator, struct sitting *sitting, int64_t session,
        const struct result *result)
{
    struct own_report *own = mem_alloc(sizeof(*own));
    own->sitting = sitting;
    own->voice.session = session;
    candidate_report_init(&own->report, result);
    navigator_replace(navigator, &OWN_REPORT_SCREEN, own);
}
