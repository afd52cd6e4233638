// SPDX-License-Identifier: GPL-3.0-or-later
// The controls for what somebody needs to play as others do.
#include "game/screens/recruiter/recruiter_needs.h"

#include <stdio.h>
#include <string.h>

#include "game/locale/locale.h"

static const int TIMES[] = { 0, 125, 150, 200 };
static const int SIZES[] = { 0, 125, 150, 200 };

static const struct {
    const char *id;
    const char *name; // in its own language
} LANGUAGES[] = { { "", NULL }, { "nl", "Nederlands" }, { "en", "English" } };

enum {
    TIME_COUNT = sizeof(TIMES) / sizeof(TIMES[0]),
    SIZE_COUNT = sizeof(SIZES) / sizeof(SIZES[0]),
    LANGUAGE_COUNT = sizeof(LANGUAGES) / sizeof(LANGUAGES[0])
};

static void open_group(struct ui *ui, const char *id, const char *name)
{
    ui_text(ui, UI_LABEL, name);
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, id, name, (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
}

static void build_pill(struct ui *ui, const char *id, int number, const char *label, bool selected)
{
    ui_button(ui,
            (struct ui_button) { .id = id,
                    .number = number,
                    .label = label,
                    .kind = UI_PILL_LINED,
                    .selected = selected });
}

// One that came in another way ("time=140") stands beside those that are offered.
static void build_percents(struct ui *ui, const char *id, const int *percents, int count, int now,
        const char *otherwise)
{
    bool offered = false;
    for (int i = 0; i < count; i++) {
        offered = offered || percents[i] == now;
        build_pill(ui, id, percents[i],
                percents[i] == 0 ? otherwise : ui_format(ui, "%d%%", percents[i]),
                percents[i] == now);
    }
    if (!offered) {
        build_pill(ui, id, now, ui_format(ui, "%d%%", now), true);
    }
}

static void build_languages(const struct accommodations *needs, struct ui *ui)
{
    open_group(ui, "languages", tr("Language"));
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        build_pill(ui, "language", i,
                LANGUAGES[i].name != NULL ? LANGUAGES[i].name : tr("as the screen is"),
                strcmp(needs->language, LANGUAGES[i].id) == 0);
    }
    ui_close(ui);
}

void recruiter_build_needs(const struct accommodations *needs, struct ui *ui)
{
    ui_text(ui, UI_SMALL,
            tr("The candidate's screen takes them over. They do not stand on the score sheet, and "
               "time is never scored for anyone."));
    open_group(ui, "times", tr("More time (how quickly someone answers is not looked at)"));
    build_percents(ui, "time", TIMES, TIME_COUNT, needs->time_percent, tr("as everyone"));
    ui_close(ui);
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "breaks",
                    .label = tr("More breaks: reminded of one after each contact"),
                    .checked = needs->breaks });
    ui_checkbox(ui,
            (struct ui_checkbox) {
                    .id = "contrast", .label = tr("High contrast"), .checked = needs->contrast });
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "dyslexic",
                    .label = tr("Letters that are easier to tell apart"),
                    .checked = needs->dyslexic });
    open_group(ui, "sizes", tr("Size of the letters"));
    build_percents(ui, "size", SIZES, SIZE_COUNT, needs->text_percent, tr("as the screen is"));
    ui_close(ui);
    build_languages(needs, ui);
}

static bool toggle(struct accommodations *needs, const struct ui_message *message)
{
    bool *place = message->id == ui_id("breaks") ? &needs->breaks
            : message->id == ui_id("contrast")   ? &needs->contrast
            : message->id == ui_id("dyslexic")   ? &needs->dyslexic
                                                 : NULL;
    if (place != NULL) {
        *place = !*place;
    }
    return place != NULL;
}

static bool choose(struct accommodations *needs, const struct ui_message *message)
{
    if (message->id == ui_id("time")) {
        needs->time_percent = (int)message->number;
    } else if (message->id == ui_id("size")) {
        needs->text_percent = (int)message->number;
    } else if (message->id == ui_id("language")) {
        (void)snprintf(
                needs->language, sizeof(needs->language), "%s", LANGUAGES[message->number].id);
    } else {
        return false;
    }
    return true;
}

bool recruiter_handle_needs(struct accommodations *needs, const struct ui_message *message)
{
    return message->kind == UI_TOGGLED                                      ? toggle(needs, message)
            : message->kind == UI_SELECTED || message->kind == UI_SUBMITTED ? choose(needs, message)
                                                                            : false;
}
