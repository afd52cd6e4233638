// SPDX-License-Identifier: GPL-3.0-or-later
// The preview: a scenario on the real desk at any turn, and beside it what a candidate never sees.
#include "game/screens/trainer/preview.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/screens/candidate/desk.h"
#include "game/screens/trainer/diagnostics_list.h"
#include "game/screens/trainer/preview_inner.h"

enum { SLIPS_WIDTH = 760 };

/* ---- reading ---- */

void preview_say(struct preview *preview, const char *text, bool alarming)
{
    mem_free(preview->notice);
    preview->notice = mem_copy_text(text);
    preview->alarming = alarming;
}

static void watch_files(struct preview *preview)
{
    const struct world *world = navigator_world(preview->navigator);
    if (world->watch != NULL) {
        world->watch(world->watch_context, (const char *const *)preview->story.files.items,
                preview->story.files.count);
    }
}

// Whoever leaves the play's end on the desk goes on looking at it.
static void ended(void *context, struct navigator *navigator, struct session *session)
{
    struct preview *preview = context;
    (void)session;
    preview_say(preview, tr("The shift has ended here. Go back a step to look further."), false);
    ui_touch(navigator_ui(navigator));
}

static void close_desk(struct preview *preview)
{
    if (preview->desk != NULL) {
        DESK_SCREEN.destroy(preview->desk);
        preview->desk = NULL;
    }
}

// The desk owns the session.
static void hand_over(struct preview *preview)
{
    if (preview->desk != NULL) {
        desk_take_session(preview->desk, preview->story.session);
        return;
    }
    struct desk_setup setup = {
        .session = preview->story.session, .ended = ended, .context = preview
    };
    preview->desk = desk_create(&setup);
}

static void say_how_far(struct preview *preview, bool saved)
{
    struct ui *ui = navigator_ui(preview->navigator);
    const struct preview_story *story = &preview->story;
    const char *lost = NULL;
    for (size_t i = 0; i < story->path.count && lost == NULL; i++) {
        lost = story->path.items[i].made ? NULL : story->path.items[i].text;
    }
    if (lost != NULL) {
        preview_say(preview,
                ui_format(ui, tr("This does not go any more: %s"),
                        preview_step_words(preview, ui, lost)),
                true);
    } else if (saved) {
        const char *changes = preview_change_words(preview, ui);
        preview_say(preview,
                changes != NULL ? ui_format(ui, tr("Read again: %s."), changes)
                                : tr("Read again after the save; you stand where you stood."),
                false);
    } else {
        preview_say(preview, "", false);
    }
}

void preview_reload(struct preview *preview, bool saved)
{
    if (preview_story_read(&preview->story)) {
        hand_over(preview);
        say_how_far(preview, saved);
    } else {
        close_desk(preview);
        preview_say(preview, "", false);
        ui_focus(navigator_ui(preview->navigator), "diagnostic", 0);
    }
    watch_files(preview);
    ui_touch(navigator_ui(preview->navigator));
}

/* ---- setting ---- */

static void after_change(struct preview *preview)
{
    struct ui *ui = navigator_ui(preview->navigator);
    preview_say(preview, "", false);
    ui_scroll_to_end(ui, "talk", 0);
    ui_touch(ui);
}

void preview_set(struct preview *preview, const char *text)
{
    bool again = false;
    if (preview->desk == NULL) {
        return;
    }
    if (preview_story_set(&preview->story, text, &again) && again) {
        preview_reload(preview, false);
    }
    after_change(preview);
}

void preview_go_back(struct preview *preview, size_t count)
{
    preview_story_go_back(&preview->story, count);
    preview_reload(preview, false);
    after_change(preview);
}

/* ---- the screen ---- */

static bool beside(const struct ui *ui)
{
    return ui_logical_width(ui) >= PREVIEW_BESIDE;
}

// What the desk has to do with less than the window, it does while this stands.
static void set_aside(struct ui *ui, bool on)
{
    if (!on) {
        ui_set_aside(ui, 0, 0);
    } else if (beside(ui)) {
        ui_set_aside(ui, PREVIEW_PANEL, 0);
    }
}

static void build_slips(struct preview *preview, struct ui *ui)
{
    struct ui_box page = ui_page("slips-page");
    page.padding = UI_SIDES(28, 32);
    page.align = UI_CENTRE;
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    preview_build_bar(preview, ui);
    preview_build_notice(preview, ui);
    ui_open(ui, page);
    ui_open(ui, (struct ui_box) { .width = SLIPS_WIDTH, .max_width = SLIPS_WIDTH, .gap = 12 });
    ui_text(ui, UI_H1, tr("This scenario cannot be played yet"));
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .colour = UI_INK2 },
            tr("Choose a line to open it in your editor. As soon as you save, it is read again."));
    diagnostics_list_build(ui, &preview->story.diags);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

static void build_desk(struct preview *preview, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_STACK, .grow = 1 });
    set_aside(ui, true);
    DESK_SCREEN.build(preview->desk, preview->navigator);
    set_aside(ui, false);
    ui_close(ui);
}

// One at a time: two pills say which.
static void build_switch(struct preview *preview, struct ui *ui)
{
    static const char *const LABELS[] = { TR_MARK("Desk"), TR_MARK("Trainer") };
    ui_open_group(ui, UI_ROLE_TAB_LIST, "pv-sides", tr("What to see"),
            (struct ui_box) { .flow = UI_ROW,
                    .gap = 6,
                    .padding = UI_SIDES(6, 12),
                    .fill = UI_PAPER,
                    .border = UI_LINE,
                    .border_sides = UI_BOTTOM });
    for (int i = 0; i < 2; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "pv-side",
                        .number = i,
                        .label = tr(LABELS[i]),
                        .kind = UI_TAB,
                        .width = 110,
                        .selected = preview->in_front == (i == 1) });
    }
    ui_close(ui);
}

static void build_one(struct preview *preview, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    build_switch(preview, ui);
    if (preview->in_front) {
        preview_build_panel(preview, ui);
    } else {
        build_desk(preview, ui);
    }
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    struct preview *preview = self;
    struct ui *ui = navigator_ui(navigator);
    preview->navigator = navigator;
    if (preview->desk == NULL) {
        build_slips(preview, ui);
    } else if (beside(ui)) {
        ui_open(ui, (struct ui_box) { .flow = UI_ROW, .fill = UI_WASH });
        build_desk(preview, ui);
        preview_build_panel(preview, ui);
        ui_close(ui);
    } else {
        build_one(preview, ui);
    }
    preview_build_turns(preview, ui);
    arena_finish(&preview->arena);
}

static void let_desk_handle(struct preview *preview, const struct ui_message *message)
{
    struct ui *ui = navigator_ui(preview->navigator);
    if (preview->desk == NULL) {
        return;
    }
    size_t before = preview->story.path.count;
    set_aside(ui, true);
    DESK_SCREEN.handle(preview->desk, preview->navigator, message);
    set_aside(ui, false);
    preview_story_follow(&preview->story);
    if (preview->story.path.count != before) {
        preview_say(preview, "", false);
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct preview *preview = self;
    preview->navigator = navigator;
    if (!preview_handle_panel(preview, message) && !preview_handle_state(preview, message)) {
        let_desk_handle(preview, message);
    }
    ui_touch(navigator_ui(navigator));
}

static void window(void *self, struct navigator *navigator, const struct ui_event *event)
{
    struct preview *preview = self;
    preview->navigator = navigator;
    if (event->kind == UI_FILES_SAVED) {
        preview_reload(preview, true);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    struct preview *preview = self;
    preview->navigator = navigator;
    if (preview->desk != NULL) {
        DESK_SCREEN.shown(preview->desk, navigator);
    }
    watch_files(preview);
}

static void hidden(void *self, struct navigator *navigator)
{
    struct preview *preview = self;
    const struct world *world = navigator_world(navigator);
    preview->navigator = navigator;
    if (world->watch != NULL) {
        world->watch(world->watch_context, NULL, 0);
    }
}

static void destroy(void *self)
{
    struct preview *preview = self;
    close_desk(preview);
    preview_story_finish(&preview->story);
    arena_finish(&preview->arena);
    mem_free(preview->notice);
    mem_free(preview);
}

const struct screen_class PREVIEW_SCREEN = {
    .name = "preview",
    .build = build,
    .handle = handle,
    .shown = shown,
    .hidden = hidden,
    .window = window,
    .destroy = destroy,
};

/* ---- opening ---- */

static void plan(struct preview_story *story, const char *verb, const char *what)
{
    struct buffer text = { 0 };
    buffer_add_format(&text, "%s %s", verb, what);
    preview_story_plan(story, buffer_text(&text));
    buffer_finish(&text);
}

static void plan_each(struct preview_story *story, const char *verb, const char *list)
{
    while (list != NULL && *list != '\0') {
        size_t size = strcspn(list, ",");
        struct buffer one = { 0 };
        buffer_add_bytes(&one, list, size);
        plan(story, verb, buffer_text(&one));
        buffer_finish(&one);
        list += size + (list[size] == ',');
    }
}

static void plan_setup(struct preview_story *story, const struct preview_setup *setup)
{
    plan_each(story, "know", setup->facts);
    plan_each(story, "set", setup->flags);
    if (setup->mood != NULL) {
        plan(story, "mood", setup->mood);
    }
    plan(story, "at", setup->turn != NULL ? setup->turn : PREVIEW_START);
    if (setup->time != NULL) {
        plan(story, "clock", setup->time);
    }
}

static bool complain_of_lost(const struct preview *preview, struct diag_list *diags)
{
    for (size_t i = 0; i < preview->story.path.count; i++) {
        const struct preview_step *step = &preview->story.path.items[i];
        if (!step->made) {
            diag_add(diags, DIAG_PREVIEW_NOT, DIAG_ERROR, NULL, 0, step->text, NULL);
        }
    }
    return preview->story.lost > 0;
}

bool preview_open(struct navigator *navigator, const struct preview_setup *setup)
{
    struct world *world = navigator_world(navigator);
    struct preview *preview = mem_alloc(sizeof(*preview));
    preview->navigator = navigator;
    preview->notice = mem_copy_text("");
    preview->back = setup->back;
    if (!preview_story_init(&preview->story, setup->file, setup->language)) {
        diag_add(&world->diags, DIAG_PREVIEW_NO_FILE, DIAG_ERROR, NULL, 0, setup->file, NULL);
        destroy(preview);
        return false;
    }
    plan_setup(&preview->story, setup);
    preview_reload(preview, false);
    if (preview->desk != NULL && complain_of_lost(preview, &world->diags)) {
        destroy(preview);
        return false;
    }
    navigator_push(navigator, &PREVIEW_SCREEN, preview);
    return true;
}
