// SPDX-License-Identifier: GPL-3.0-or-later
// The desk of a play that was: how it stood after each step, for whoever looks back.
#include "game/base/mem.h"
#include "game/screens/candidate/desk_inner.h"

static void clear(struct desk *desk)
{
    desk->system = 0;
    desk->record_open = false;
    desk->chosen = -1;
    desk->chosen_turn = INDEX_NONE;
    desk->wrap.scenario = INDEX_NONE;
    mem_free(desk->searched);
    desk->searched = mem_copy_text("");
}

static void search(struct desk *desk, const struct action *action)
{
    desk->system = action->item;
    desk->record_open = false;
    desk->searched_in = action->item;
    mem_free(desk->searched);
    desk->searched = mem_copy_text(action->text);
}

static bool moves_on(const struct action *action)
{
    return action->kind == ACTION_TAKE || action->kind == ACTION_SWITCH ||
            action->kind == ACTION_OUT;
}

// Which tab one merely looked at is not written down; what was opened, searched or done is.
static void follow_step(struct desk *desk, const struct action *action)
{
    if (action->kind == ACTION_OPEN || action->kind == ACTION_PIN) {
        const struct scenario *model = state_scenario(&desk->session->state, action->scenario);
        desk->record = (struct plan_alias) { action->scenario, action->item };
        desk->record_open = true;
        desk->system = model->records[action->item].system;
    } else if (action->kind == ACTION_SEARCH) {
        search(desk, action);
    } else if (moves_on(action)) {
        desk->record_open = desk->record_open && desk->record.scenario == action->scenario;
    } else if (action->kind == ACTION_ACT) {
        desk_aim(desk, action);
    }
}

static void show_places(struct desk *desk, struct ui *ui)
{
    uint32_t scenario = 0;
    uint32_t contact = 0;
    bool searched = desk->searched[0] != '\0' && desk->searched_in == desk->system;
    ui_set_field_text(ui, "search", 0, searched ? desk->searched : "");
    if (session_focus(desk->session, &scenario, &contact)) {
        ui_set_field_text(ui, "note", 0, session_note(desk->session, scenario, contact));
    }
    ui_scroll_to_start(ui, "systems-page", 0);
    ui_scroll_to_end(ui, "talk", 0);
    if (desk->chosen >= 0) {
        ui_reveal(ui, "reply", desk->chosen);
    } else {
        ui_scroll_to_start(ui, "replies-page", 0);
    }
    ui_touch(ui);
}

void desk_follow(void *self, struct navigator *navigator, const struct action *next)
{
    struct desk *desk = self;
    desk->navigator = navigator;
    clear(desk);
    for (size_t i = 0; i < desk->session->steps.count; i++) {
        follow_step(desk, &desk->session->steps.items[i].action);
    }
    if (next != NULL) {
        desk_aim(desk, next);
    }
    show_places(desk, navigator_ui(navigator));
}

void desk_build_watched_systems(void *self, struct navigator *navigator)
{
    struct desk *desk = self;
    struct ui *ui = navigator_ui(navigator);
    desk->navigator = navigator;
    ui_open(ui,
            (struct ui_box) { .id = "systems-page",
                    .grow = 1,
                    .scroll = true,
                    .inert = true,
                    .padding = UI_SIDES(10, 16) });
    desk_build_systems(desk, ui, true);
    ui_close(ui);
}
