// SPDX-License-Identifier: GPL-3.0-or-later
// Before the shift begins: the candidate's code, a name apart, and what one may want to know.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/candidate/invited.h"
#include "game/screens/candidate/play.h"
#include "game/screens/candidate/room.h"
#include "game/screens/candidate/screens.h"
#include "game/ui/widget.h"

struct before_screen {
    struct sitting *sitting;
    bool odd;       // what was typed is no code
    bool refused;   // nobody invited it here
    bool withdrawn; // what was typed is a code whose invitation was taken back
    char *agreed;   // the code whose invitation was shown; NULL = none
};

static void build_field(
        struct ui *ui, const char *id, const char *name, const char *what, int width)
{
    ui_open(ui, (struct ui_box) { .gap = 4 });
    ui_text(ui, UI_STRONG, name);
    ui_text(ui, UI_SMALL, what);
    ui_open(ui, (struct ui_box) { .flow = UI_ROW });
    ui_field(ui, (struct ui_field) { .id = id, .name = name, .max_bytes = 80, .width = width });
    ui_close(ui);
    ui_close(ui);
}

static const char *trouble_of(const struct before_screen *before)
{
    return before->odd ? tr("A code has 2 to 32 letters, digits, dashes or underscores.")
            : before->withdrawn
            ? tr("The invitation with this code was withdrawn. Ask who invited you.")
            : before->refused
            ? tr("This code was not invited here, or was used already. Look at your slip, or ask "
                 "for help.")
            : NULL;
}

static void build_who(const struct before_screen *before, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.padding = UI_ALL(24);
    card.gap = 16;
    ui_open(ui, card);
    build_field(ui, "code", tr("Your code"),
            before->sitting->organisation.room
                    ? tr("It stands on the slip that you were given.")
                    : tr("Were you given one? Type it here. If not, keep this one and write it "
                         "down."),
            220);
    const char *trouble = trouble_of(before);
    if (trouble != NULL) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text_with(
                ui, (struct ui_text) { .type = UI_BODY, .weight = 600, .colour = UI_BAD }, trouble);
        ui_close(ui);
    }
    ui_divider(ui);
    build_field(ui, "name", tr("Your name (may stay empty)"),
            tr("It is kept apart from your answers, only to find out which code is yours."), 360);
    ui_close(ui);
}

static bool can_swap(const struct sitting_shift *shift)
{
    bool can = true;
    for (size_t i = 0; i < shift->notes.count; i++) {
        can = can && shift->notes.items[i].has_swap;
    }
    return can;
}

static void build_note(struct ui *ui, const struct sitting_note *note, int64_t number)
{
    ui_text(ui, UI_BODY, note->text);
    if (note->has_swap) {
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "swap",
                        .number = number,
                        .label = tr("Give me another customer instead; it costs me nothing"),
                        .checked = note->swapped });
    }
}

static void build_notes(const struct sitting_shift *shift, struct ui *ui)
{
    if (shift->notes.count == 0) {
        return;
    }
    struct ui_box card = ui_card();
    card.padding = UI_ALL(24);
    card.gap = 8;
    ui_open(ui, card);
    ui_text(ui, UI_H2, tr("Good to know beforehand"));
    for (size_t i = 0; i < shift->notes.count; i++) {
        build_note(ui, &shift->notes.items[i], (int64_t)i);
    }
    if (!can_swap(shift)) {
        ui_text(ui, UI_SMALL,
                tr("Would you rather not meet this? Say so to who invited you, before you begin."));
    }
    ui_close(ui);
}

// What was set for this code is seen before it counts.
static void build_invited(const struct before_screen *before, struct ui *ui)
{
    if (before->agreed == NULL) {
        return;
    }
    struct ui_box card = ui_card();
    card.padding = UI_ALL(24);
    card.gap = 8;
    card.role = UI_ROLE_STATUS;
    card.fill = UI_BRAND2;
    card.border = UI_BRAND;
    ui_open(ui, card);
    ui_text(ui, UI_H2, tr("This was set for you"));
    ui_text(ui, UI_BODY, ui_format(ui, tr("You play: %s."), before->sitting->shift.title));
    const char *words = invited_words(before->sitting, ui);
    if (*words != '\0') {
        ui_text(ui, UI_BODY, words);
    }
    ui_text(ui, UI_BODY, tr("Is this right? Then press “Begin the shift” once more."));
    ui_close(ui);
}

static void build_reminder(struct ui *ui)
{
    ui_text(ui, UI_BODY,
            tr("From here on it counts. Everything you do is kept at once: when the window closes, "
               "or the power fails, you go on where you were. F8 always says what you can do."));
}

static void build(void *self, struct navigator *navigator)
{
    const struct before_screen *before = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    candidate_build_bar(ui, before->sitting->shift.title, tr("Back"));
    candidate_open_page(ui, "before", 720);
    ui_text(ui, UI_WELCOME, tr("Before you begin"));
    build_invited(before, ui);
    build_who(before, ui);
    build_notes(&before->sitting->shift, ui);
    build_reminder(ui);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) { .id = "begin",
                    .label = tr("Begin the shift"),
                    .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_button(ui,
            (struct ui_button) {
                    .id = "back", .number = 1, .label = tr("Back"), .kind = UI_BUTTON_LARGE });
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
    candidate_build_trouble(navigator);
    ui_close(ui);
}

static void take_typed(struct before_screen *before, struct ui *ui)
{
    sitting_set_code(before->sitting, ui_field_text(ui, "code", 0));
    sitting_set_name(before->sitting, ui_field_text(ui, "name", 0));
}

// True when the invitation of this code changed something: the person looks at that first.
static bool shows_invitation(struct before_screen *before, struct navigator *navigator)
{
    const char *code = before->sitting->code;
    if (before->agreed != NULL && strcmp(before->agreed, code) == 0) {
        return false;
    }
    mem_free(before->agreed);
    bool changes = invited_accept(before->sitting, navigator);
    before->agreed = changes ? mem_copy_text(code) : NULL;
    if (changes) {
        ui_focus(navigator_ui(navigator), "begin", 0);
        ui_scroll_to_start(navigator_ui(navigator), "before", 0);
    }
    return changes;
}

// The shift takes this screen's place, so that its end leads back to the welcome. A code under
// which one was begun already goes on with that one.
static void begin(struct before_screen *before, struct navigator *navigator)
{
    struct sitting *sitting = before->sitting;
    struct ui *ui = navigator_ui(navigator);
    take_typed(before, ui);
    before->odd = !sitting_is_code(sitting->code);
    before->withdrawn = !before->odd && invited_is_withdrawn(sitting, navigator_world(navigator));
    before->refused = !before->odd && !room_admits(sitting, navigator_world(navigator));
    if (before->odd || before->withdrawn || before->refused) {
        ui_focus(ui, "code", 0);
        return;
    }
    if (shows_invitation(before, navigator)) {
        return;
    }
    int64_t left = sitting_find_left(navigator_world(navigator), sitting->code);
    sitting->passing = true;
    navigator_pop(navigator);
    sitting->passing = false;
    if (left != 0) {
        play_left(navigator, sitting, left);
    } else {
        play_shift(navigator, sitting);
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct before_screen *before = self;
    if (candidate_handle_trouble(navigator, message)) {
        return;
    }
    if (ui_message_is(message, UI_PRESSED, "begin") ||
            ui_message_is(message, UI_SUBMITTED, "code") ||
            ui_message_is(message, UI_SUBMITTED, "name")) {
        begin(before, navigator);
    } else if (ui_message_is(message, UI_TOGGLED, "swap")) {
        struct sitting_note *note = &before->sitting->shift.notes.items[message->number];
        note->swapped = !note->swapped;
    } else if (ui_message_is(message, UI_PRESSED, "back")) {
        take_typed(before, navigator_ui(navigator));
        if (before->sitting->organisation.room) {
            room_next(before->sitting, navigator);
        }
        navigator_pop(navigator);
    }
    ui_touch(navigator_ui(navigator));
}

static void shown(void *self, struct navigator *navigator)
{
    const struct before_screen *before = self;
    struct ui *ui = navigator_ui(navigator);
    ui_set_field_text(ui, "code", 0, before->sitting->code);
    ui_set_field_text(ui, "name", 0, before->sitting->name);
    ui_focus(ui, "code", 0);
    room_watch(before->sitting, navigator);
}

static void destroy(void *self)
{
    struct before_screen *before = self;
    mem_free(before->agreed);
    mem_free(before);
}

static const struct screen_class BEFORE_SCREEN = {
    .name = "before",
    .to_candidate = true,
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void before_open(struct navigator *navigator, struct sitting *sitting)
{
    struct before_screen *before = mem_alloc(sizeof(*before));
    before->sitting = sitting;
    navigator_push(navigator, &BEFORE_SCREEN, before);
}
