// SPDX-License-Identifier: GPL-3.0-or-later
// The welcome: what comes, what is measured and who sees it, and the way to practice and shift.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/screens/candidate/invited.h"
#include "game/screens/candidate/play.h"
#include "game/screens/candidate/room.h"
#include "game/screens/candidate/screens.h"
#include "game/screens/candidate/welcome_inner.h"
#include "game/screens/recruiter/recruiter.h"
#include "game/screens/trainer/trainer.h"
#include "game/store/settings.h"
#include "game/ui/widget.h"

enum { NOON = 12 * 3600, EVENING = 17 * 3600 };

struct welcome {
    struct sitting sitting;
    bool choosing_language;
};

static const struct language {
    const char *id;
    const char *name; // in its own language
} LANGUAGES[] = {
    { "nl", "Nederlands" },
    { "en", "English" },
};

enum { LANGUAGE_COUNT = sizeof(LANGUAGES) / sizeof(LANGUAGES[0]) };

static const char *language_name(const char *id)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(LANGUAGES[i].id, id) == 0) {
            return LANGUAGES[i].name;
        }
    }
    return id;
}

/* ---- the bar ---- */

static const char *whose(const struct sitting *sitting, struct ui *ui)
{
    const struct organisation *org = &sitting->organisation;
    const char *name = *org->name != '\0' ? org->name : sitting->shift.centre;
    return *org->vacancy != '\0' ? ui_format(ui, "%s · %s", name, org->vacancy) : name;
}

static void build_bar(const struct sitting *sitting, bool open, struct ui *ui)
{
    ui_open(ui, ui_bar());
    ui_text(ui, UI_STRONG, "Zeven");
    ui_text(ui, UI_SMALL, whose(sitting, ui));
    ui_spacer(ui);
    const char *language = language_name(locale_language());
    ui_button(ui,
            (struct ui_button) { .id = "language",
                    .label = language,
                    .name = ui_format(ui, tr("Language: %s"), language),
                    .kind = UI_PILL_BAR,
                    .menu = open ? UI_MENU_OPEN : UI_MENU_SHUT });
    ui_button(ui,
            (struct ui_button) { .id = "display",
                    .label = ui_format(ui, "Aa  %s", tr("Display")),
                    .name = tr("Display"),
                    .kind = UI_PILL_BAR });
    ui_close(ui);
}

static void build_languages(struct ui *ui)
{
    ui_open_overlay(ui,
            (struct ui_overlay) { .kind = UI_MENU,
                    .id = "languages",
                    .name = tr("Language"),
                    .anchor = "language" });
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        bool now = strcmp(LANGUAGES[i].id, locale_language()) == 0;
        ui_menu_item(ui,
                (struct ui_menu_item) { .id = "choose-language",
                        .number = i,
                        .label = LANGUAGES[i].name,
                        .selected = now });
    }
    ui_close(ui);
}

/* ---- what was left ---- */

static const char *left_words(const struct sitting_left *left, struct ui *ui)
{
    if (left->stuck) {
        return ui_format(
                ui, tr("%s: something is wrong with this one. Ask for help."), left->candidate);
    }
    struct buffer clock = { 0 };
    format_clock(&clock, format_for(locale_language()), left->now);
    const char *words = ui_format(ui,
            left->over ? tr("%s: the shift ended at %s; only the last step is left.")
                       : tr("%s: it is %s there. You go on exactly where you were."),
            left->candidate, buffer_text(&clock));
    buffer_finish(&clock);
    return words;
}

static void build_left_one(const struct sitting_left *left, struct ui *ui, bool first)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 16, .line_gap = 8, .align = UI_CENTRE });
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 }, left_words(left, ui));
    ui_button(ui,
            (struct ui_button) { .id = "go-on",
                    .number = left->session,
                    .label = tr("Go on"),
                    .name = ui_format(ui, tr("Go on with %s"), left->candidate),
                    .kind = first && !left->stuck ? UI_BUTTON_PRIMARY : UI_BUTTON });
    ui_close(ui);
}

// In a room nobody sees who else began: whoever comes back types the code.
static bool offers_left(const struct sitting *sitting)
{
    return sitting->left.count > 0 && !sitting->organisation.room;
}

static void build_left(const struct sitting *sitting, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.fill = UI_BRAND2;
    card.border = UI_BRAND;
    ui_open(ui, card);
    ui_text(ui, UI_H2, tr("A shift was begun here and is not finished"));
    for (size_t i = 0; i < sitting->left.count; i++) {
        build_left_one(&sitting->left.items[i], ui, i == 0);
    }
    if (sitting->left_more > 0) {
        ui_text(ui, UI_SMALL,
                ui_format(ui,
                        tr_plural("And %ld more: begin the shift with its code to go on there.",
                                "And %ld more: begin the shift with its code to go on there.",
                                sitting->left_more),
                        sitting->left_more));
    }
    ui_close(ui);
}

/* ---- what comes ---- */

static const char *headline(const struct sitting *sitting)
{
    uint32_t start = sitting->shift.start;
    return start < NOON       ? tr("A morning of customer service,\nfrom your own chair")
            : start < EVENING ? tr("An afternoon of customer service,\nfrom your own chair")
                              : tr("An evening of customer service,\nfrom your own chair");
}

static void build_buttons(const struct sitting *sitting, struct ui *ui)
{
    bool first = !offers_left(sitting) || sitting->left.items[0].stuck;
    bool shift_first = sitting->practised || !sitting->shift.practice;
    struct ui_button practise = {
        .id = "practise",
        .label = sitting->practised ? tr("Practise once more") : tr("Begin by practising"),
        .kind = first && !shift_first ? UI_BUTTON_LARGE_PRIMARY : UI_BUTTON_LARGE,
    };
    struct ui_button shift = {
        .id = "shift",
        .label = shift_first ? tr("Begin the shift") : tr("I have practised already"),
        .kind = first && shift_first ? UI_BUTTON_LARGE_PRIMARY : UI_BUTTON_LARGE,
    };
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    if (shift_first) {
        ui_button(ui, shift);
    }
    if (sitting->shift.practice) {
        ui_button(ui, practise);
    }
    if (!shift_first) {
        ui_button(ui, shift);
    }
    ui_close(ui);
}

static void build_what_comes(const struct sitting *sitting, struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .grow = 62, .gap = 20 });
    ui_open(ui, (struct ui_box) { .gap = 12 });
    ui_text(ui, UI_WELCOME, headline(sitting));
    ui_text(ui, UI_LEAD,
            tr("You are going to work part of a shift at a customer service that does not exist. "
               "Customers call, mail and message. You look up what you need, answer, and keep what "
               "you promise."));
    if (strcmp(locale_language(), sitting->shift.language) != 0) {
        ui_text(ui, UI_BODY,
                ui_format(ui, tr("The conversations themselves are in this language: %s."),
                        language_name(sitting->shift.language)));
    }
    ui_close(ui);
    if (offers_left(sitting)) {
        build_left(sitting, ui);
    }
    welcome_build_steps(sitting, ui);
    build_buttons(sitting, ui);
    ui_close(ui);
}

/* ---- the screen ---- */

static void build_unplayable(struct ui *ui)
{
    ui_text(ui, UI_WELCOME, tr("There is nothing to play here"));
    ui_text(ui, UI_LEAD,
            tr("The shift that belongs here could not be read. Ask for help; you have done nothing "
               "wrong."));
}

static void build(void *self, struct navigator *navigator)
{
    struct welcome *welcome = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    build_bar(&welcome->sitting, welcome->choosing_language, ui);
    candidate_open_page(ui, "welcome", 1136);
    if (welcome->sitting.playable) {
        ui_open(ui, candidate_halves(ui));
        build_what_comes(&welcome->sitting, ui);
        welcome_build_good_to_know(&welcome->sitting, ui);
        ui_close(ui);
    } else {
        build_unplayable(ui);
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 20 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "recruiter", .label = tr("For recruiters"), .kind = UI_LINK });
    // What answers score is not for a room, unless a passphrase stands before it.
    if (!welcome->sitting.organisation.room || recruiter_guards_bench(navigator)) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "trainer", .label = tr("For trainers"), .kind = UI_LINK });
    }
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
    if (welcome->choosing_language) {
        build_languages(ui);
    }
    candidate_build_trouble(navigator);
    ui_close(ui);
}

static void choose_language(struct navigator *navigator, const char *language)
{
    struct world *world = navigator_world(navigator);
    locale_init(language, world->locale);
    if (!world->lent) {
        store_write_setting(world->store, "display.language", language, &world->diags);
    }
}

static void press(
        struct welcome *welcome, struct navigator *navigator, const struct ui_message *message)
{
    struct sitting *sitting = &welcome->sitting;
    if (message->id == ui_id("practise")) {
        play_practice(navigator, sitting);
    } else if (message->id == ui_id("shift")) {
        before_open(navigator, sitting);
    } else if (message->id == ui_id("go-on")) {
        play_left(navigator, sitting, message->number);
    } else if (message->id == ui_id("notice")) {
        notice_open(navigator, sitting);
    } else if (message->id == ui_id("display")) {
        display_open(navigator);
    } else if (message->id == ui_id("recruiter")) {
        recruiter_open(navigator);
    } else if (message->id == ui_id("trainer")) {
        if (recruiter_guards_bench(navigator)) {
            recruiter_open_bench(navigator);
        } else {
            trainer_open(navigator, NULL);
        }
    } else if (message->id == ui_id("language")) {
        welcome->choosing_language = true;
    } else if (message->id == ui_id("choose-language")) {
        welcome->choosing_language = false;
        choose_language(navigator, LANGUAGES[message->number].id);
        sitting_read_shift(sitting, navigator_world(navigator));
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct welcome *welcome = self;
    if (candidate_handle_trouble(navigator, message)) {
        return;
    }
    if (message->kind == UI_DISMISSED) {
        welcome->choosing_language = false;
    } else if (message->kind == UI_PRESSED) {
        press(welcome, navigator, message);
    }
    ui_touch(navigator_ui(navigator));
}

// The first thing to do has the focus, so that Enter alone goes on; not where the page would scroll
// past its own beginning for that.
static void focus_first(const struct sitting *sitting, struct ui *ui)
{
    if (offers_left(sitting) && !sitting->left.items[0].stuck) {
        ui_focus(ui, "go-on", sitting->left.items[0].session);
    } else if (ui_is_wide(ui)) {
        ui_focus(ui, sitting->practised || !sitting->shift.practice ? "shift" : "practise", 0);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    struct welcome *welcome = self;
    struct sitting *sitting = &welcome->sitting;
    if (sitting->code == NULL) {
        sitting_init(sitting, navigator_world(navigator));
    } else {
        if (!sitting->passing) {
            invited_leave(sitting, navigator);
        }
        sitting_refresh(sitting, navigator_world(navigator));
        if (sitting->watched && !sitting->passing) {
            room_next(sitting, navigator);
        }
    }
    focus_first(sitting, navigator_ui(navigator));
}

static void destroy(void *self)
{
    struct welcome *welcome = self;
    sitting_finish(&welcome->sitting);
    mem_free(welcome);
}

static const struct screen_class WELCOME_SCREEN = {
    .name = "welcome",
    .to_candidate = true,
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void welcome_open(struct navigator *navigator)
{
    struct welcome *welcome = mem_alloc(sizeof(*welcome));
    navigator_push(navigator, &WELCOME_SCREEN, welcome);
}
