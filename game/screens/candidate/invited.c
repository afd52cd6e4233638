// SPDX-License-Identifier: GPL-3.0-or-later
// Who comes with an invitation: its shift, and the accommodations that were set for this code.
#include "game/screens/candidate/invited.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/session/session.h"

enum { SCALE_STEP = 25 };

static void take_shift(struct sitting *sitting, const struct world *world, const char *shift)
{
    mem_free(sitting->invited_shift);
    sitting->invited_shift = NULL;
    bool other = *shift != '\0' && strcmp(shift, sitting_shift_path(sitting, world)) != 0;
    sitting->invited_shift = other ? mem_copy_text(shift) : NULL;
}

// The scales of the screen come in steps: a text of 110 % is asked for to be at least that.
static int scale_for(int percent)
{
    int scale = (percent + SCALE_STEP - 1) / SCALE_STEP * SCALE_STEP;
    return scale > 200 ? 200 : scale;
}

static void take_display(struct sitting *sitting, struct navigator *navigator)
{
    struct display_settings *display = &navigator_world(navigator)->display;
    const struct accommodations *needs = &sitting->needs;
    if (needs->text_percent > 0) {
        display->scale = scale_for(needs->text_percent);
    }
    display->contrast = display->contrast || needs->contrast;
    display->dyslexic = display->dyslexic || needs->dyslexic;
    navigator_apply_display(navigator);
}

static void take_language(const struct sitting *sitting, const struct world *world)
{
    if (*sitting->needs.language != '\0') {
        locale_init(sitting->needs.language, world->locale);
    }
}

static void lend(struct sitting *sitting, struct world *world)
{
    world->lent = true;
    if (!sitting->lent) {
        sitting->own_display = world->display;
        sitting->own_language = mem_copy_text(locale_language());
        sitting->lent = true;
    }
}

bool invited_accept(struct sitting *sitting, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct buffer shift = { 0 };
    bool found = false;
    invitation_read(world->store, sitting->code, &shift, &sitting->needs, &found, &world->diags);
    if (!found) {
        sitting->needs = (struct accommodations) { 0 };
    }
    take_shift(sitting, world, buffer_text(&shift));
    buffer_finish(&shift);
    bool changes = sitting->invited_shift != NULL || accommodations_any(&sitting->needs);
    if (changes) {
        lend(sitting, world);
        take_language(sitting, world);
        take_display(sitting, navigator);
        sitting_read_shift(sitting, world);
    }
    return changes;
}

bool invited_is_withdrawn(const struct sitting *sitting, struct world *world)
{
    return invitation_is_withdrawn(world->store, sitting->code, &world->diags);
}

void invited_leave(struct sitting *sitting, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    if (!sitting->lent) {
        return;
    }
    world->lent = sitting->organisation.room;
    world->display = sitting->own_display;
    locale_init(sitting->own_language, world->locale);
    navigator_apply_display(navigator);
    sitting->lent = false;
    mem_free(sitting->own_language);
    mem_free(sitting->invited_shift);
    sitting->own_language = NULL;
    sitting->invited_shift = NULL;
    sitting->needs = (struct accommodations) { 0 };
    sitting_read_shift(sitting, world);
}

// What the shift takes of a person's time, as much longer as was agreed; "" where nobody said.
static const char *minutes_words(const struct sitting *sitting, struct ui *ui)
{
    long minutes = ((long)sitting->shift.minutes * sitting->needs.time_percent + 50) / 100;
    return minutes > 0 ? ui_format(ui,
                                 tr_plural(" Count on about %ld minute.",
                                         " Count on about %ld minutes.", minutes),
                                 minutes)
                       : "";
}

const char *invited_words(const struct sitting *sitting, struct ui *ui)
{
    const struct accommodations *needs = &sitting->needs;
    const char *display = needs->text_percent > 0 || needs->contrast || needs->dyslexic
            ? tr("The letters stand as was agreed with you.")
            : "";
    const char *time = needs->time_percent > 0
            ? ui_format(ui, "%s%s",
                      tr("You have all the time you want: how long you take is not counted for "
                         "anyone, and for you it is not looked at either."),
                      minutes_words(sitting, ui))
            : "";
    const char *breaks = needs->breaks
            ? tr("You may pause whenever nobody is on the line, as often as you like. After each "
                 "contact you are reminded of it.")
            : "";
    return ui_format(ui, "%s%s%s%s%s", display, *display != '\0' ? " " : "", time,
            *time != '\0' ? " " : "", breaks);
}

void invited_remark(const struct sitting *sitting, struct world *world, struct session *session)
{
    if (accommodations_any(&sitting->needs)) {
        struct buffer text = { 0 };
        buffer_add(&text, "accommodations ");
        accommodations_write(&text, &sitting->needs);
        session_remark(session, buffer_text(&text), world->now_ms, &world->diags);
        buffer_finish(&text);
    }
}
