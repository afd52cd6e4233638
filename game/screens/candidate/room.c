// SPDX-License-Identifier: GPL-3.0-or-later
// A supervised room: one candidate after another at this computer, and nothing of the one before.
#include "game/screens/candidate/room.h"

#include "game/locale/locale.h"
#include "game/screens/candidate/invited.h"

enum { ROOM_IDLE_MS = 3 * 60 * 1000 };

static bool is_invited(const struct sitting *sitting, struct world *world)
{
    struct buffer shift = { 0 };
    struct accommodations needs = { 0 };
    bool found = false;
    invitation_read(world->store, sitting->code, &shift, &needs, &found, &world->diags);
    buffer_finish(&shift);
    return found;
}

bool room_admits(const struct sitting *sitting, struct world *world)
{
    return !sitting->organisation.room || is_invited(sitting, world) ||
            sitting_find_left(world, sitting->code) != 0;
}

// The welcome lies at the bottom, and sees to it that somebody else may sit down.
static void shut(struct navigator *navigator)
{
    navigator_pop_to(navigator, "welcome");
}

// Who was promised more time has it here too: there is no other clock on the candidate's side.
static int64_t idle_ms(const struct accommodations *needs)
{
    int64_t percent = needs->time_percent > 100 ? needs->time_percent : 100;
    return ROOM_IDLE_MS * percent / 100;
}

void room_watch(struct sitting *sitting, struct navigator *navigator)
{
    if (sitting->organisation.room) {
        sitting->watched = true;
        navigator_guard(navigator, shut, idle_ms(&sitting->needs));
    }
}

void room_at_desk(struct sitting *sitting, struct navigator *navigator)
{
    if (sitting->organisation.room) {
        sitting->watched = true;
        navigator_guard(navigator, NULL, 0);
    }
}

// Nothing of anybody is on the screen any more.
static void forget_watch(struct sitting *sitting, struct navigator *navigator)
{
    if (sitting->organisation.room) {
        sitting->watched = false;
        navigator_guard(navigator, NULL, 0);
    }
}

// Whoever sat here may have chosen large letters, or copied what was said.
static void put_back(const struct sitting *sitting, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    world->display = sitting->room_display;
    locale_init(sitting->room_language, world->locale);
    navigator_apply_display(navigator);
    ui_forget(navigator_ui(navigator));
    ui_clear_clipboard(navigator_ui(navigator));
}

void room_next(struct sitting *sitting, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    forget_watch(sitting, navigator);
    invited_leave(sitting, navigator);
    if (sitting->organisation.room) {
        put_back(sitting, navigator);
        sitting_read_shift(sitting, world);
    }
    sitting_renew(sitting, world);
}
