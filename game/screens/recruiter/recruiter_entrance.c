// SPDX-License-Identifier: GPL-3.0-or-later
// The recruiter's entrance: says what lies behind it, and asks who looks.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/ui/widget.h"

enum { NAME_BYTES_MAX = 80, CARD_WIDTH = 560 };

struct entrance {
    bool refused; // opened without a name
};

static void build_words(struct ui *ui)
{
    ui_text(ui, UI_H1, tr("Score sheets"));
    ui_text(ui, UI_BODY,
            tr("For recruiters. Behind this door stands who played a shift here, and what was seen "
               "in it."));
    ui_text(ui, UI_BODY,
            tr("Every score sheet that is opened or exported is written down with the name you "
               "give here and the moment."));
    ui_text(ui, UI_SMALL,
            tr("There is no password yet: whoever can use this computer can come in here. Do not "
               "leave it to candidates unattended."));
}

static void build_question(const struct entrance *entrance, struct ui *ui)
{
    ui_text(ui, UI_LABEL, tr("Who looks?"));
    ui_field(ui,
            (struct ui_field) { .id = "who",
                    .name = tr("Your name"),
                    .placeholder = tr("Your name"),
                    .max_bytes = NAME_BYTES_MAX });
    if (entrance->refused) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_BAD },
                tr("Give your name first: it is written beside every sheet you open."));
        ui_close(ui);
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "open", .label = tr("Open the list"), .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_close(ui);
}

static void build_bar(struct ui *ui)
{
    recruiter_open_bar(ui, tr("Entrance for recruiters"));
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("Back"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    build_bar(ui);
    struct ui_box page = ui_page("entrance");
    page.align = UI_CENTRE;
    page.padding = UI_SIDES(44, 24);
    ui_open(ui, page);
    struct ui_box card = ui_card();
    card.width = CARD_WIDTH;
    card.padding = UI_ALL(24);
    ui_open(ui, card);
    build_words(ui);
    ui_gap(ui, 4);
    build_question(self, ui);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

// The name without blanks round it; false when nothing is left.
static bool read_name(const struct ui *ui, struct buffer *name)
{
    const char *typed = ui_field_text(ui, "who", 0);
    typed += strspn(typed, " \t");
    size_t size = strlen(typed);
    while (size > 0 && typed[size - 1] == ' ') {
        size--;
    }
    buffer_add_bytes(name, typed, size);
    return size > 0;
}

static void open_list(struct entrance *entrance, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    struct buffer name = { 0 };
    if (read_name(ui, &name)) {
        recruiter_show_list(navigator, buffer_text(&name));
    } else {
        entrance->refused = true;
        ui_focus(ui, "who", 0);
        ui_touch(ui);
    }
    buffer_finish(&name);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else if (ui_message_is(message, UI_PRESSED, "open") ||
            ui_message_is(message, UI_SUBMITTED, "who")) {
        open_list(self, navigator);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    (void)self;
    ui_focus(navigator_ui(navigator), "who", 0);
}

static void destroy(void *self)
{
    mem_free(self);
}

static const struct screen_class ENTRANCE = {
    .name = "recruiter-entrance",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_open(struct navigator *navigator)
{
    struct entrance *entrance = mem_alloc(sizeof(*entrance));
    navigator_push(navigator, &ENTRANCE, entrance);
}
