// SPDX-License-Identifier: GPL-3.0-or-later
// The first set-up: a passphrase for what stands here about people, then the organisation.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_form.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/vault.h"
#include "game/ui/widget.h"

enum { PAGE_WIDTH = 720 };

struct setup {
    bool sealed;   // the passphrase is set: the organisation is next
    bool nameless; // tried without a name
    bool unlike;   // the two passphrases differ
    bool done;     // all is kept: whoever did it goes in
    char *trouble; // why it could not be set
    char *who;
    struct recruiter_form form;
};

static void build_first_words(struct ui *ui)
{
    ui_text(ui, UI_WELCOME, tr("Lock what stands here about people"));
    ui_text(ui, UI_LEAD,
            tr("From now on everything about candidates is kept locked on this computer. Only who "
               "knows the passphrase reads it: not a candidate, and nobody who copies the files."));
    ui_text(ui, UI_BODY,
            tr("Write the passphrase down and keep it in a safe. Whoever loses it loses all score "
               "sheets: nobody can open them then, we neither."));
}

static void build_first(const struct setup *setup, struct ui *ui)
{
    build_first_words(ui);
    struct ui_box card = ui_card();
    card.padding = UI_ALL(24);
    ui_open(ui, card);
    ui_text(ui, UI_LABEL, tr("Who are you?"));
    ui_field(ui,
            (struct ui_field) { .id = "who",
                    .name = tr("Your name"),
                    .placeholder = tr("Your name"),
                    .max_bytes = RECRUITER_NAME_MAX });
    if (setup->nameless) {
        recruiter_build_said(
                ui, tr("Give your name first: it is written beside every sheet you open."), true);
    }
    // Above the field that has the focus: in view where text is large.
    if (setup->unlike) {
        recruiter_build_said(ui, tr("The two are not the same. Type both again."), true);
    } else if (setup->trouble != NULL) {
        recruiter_build_said(ui, setup->trouble, true);
    }
    recruiter_build_passphrase(ui, "passphrase", tr("Passphrase"));
    ui_text(ui, UI_SMALL,
            tr("At least 12 characters. Four words that have nothing to do with each other are "
               "easy to remember and hard to guess."));
    recruiter_build_passphrase(ui, "again", tr("The passphrase once more"));
    ui_close(ui);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "next", .label = tr("Lock and go on"), .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_close(ui);
}

static void build_second(const struct setup *setup, struct ui *ui)
{
    ui_text(ui, UI_WELCOME, tr("Your organisation"));
    ui_text(ui, UI_LEAD,
            tr("Candidates read this before they begin. You can change it later, under "
               "Organisation."));
    recruiter_form_build(&setup->form, ui);
    if (setup->trouble != NULL) {
        recruiter_build_said(ui, setup->trouble, true);
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "done", .label = tr("Open the list"), .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct setup *setup = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(
            ui, setup->sealed ? tr("Setting up · 2 of 2") : tr("Setting up · 1 of 2"));
    recruiter_open_page(ui, setup->sealed ? "set-up-2" : "set-up-1", PAGE_WIDTH);
    if (setup->sealed) {
        build_second(setup, ui);
    } else {
        build_first(setup, ui);
    }
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done ---- */

static void say(struct setup *setup, const struct diag_list *diags)
{
    mem_free(setup->trouble);
    setup->trouble = diags->diags.count > 0 ? recruiter_first_sentence(diags) : NULL;
}

static void shut(struct navigator *navigator)
{
    navigator_pop(navigator);
}

static void begin_second(struct setup *setup, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    setup->sealed = true;
    navigator_guard(navigator, shut, RECRUITER_IDLE_MS);
    recruiter_form_init(&setup->form, world);
    ui_forget(navigator_ui(navigator));
    recruiter_form_fill(navigator_ui(navigator), world);
    ui_focus(navigator_ui(navigator), "org-name", 0);
}

static void seal(struct setup *setup, struct navigator *navigator, const char *passphrase)
{
    struct world *world = navigator_world(navigator);
    struct diag_list diags = { 0 };
    struct secret_cost cost = secret_cost_moderate();
    struct vault_entry entry = { passphrase, setup->who, world->now_ms };
    bool good = vault_set_up(world->store, &entry, &cost, &diags);
    say(setup, &diags);
    if (good) {
        begin_second(setup, navigator);
    } else {
        ui_focus(navigator_ui(navigator), "passphrase", 0);
    }
    diag_list_finish(&diags);
}

static void go_on(struct setup *setup, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    mem_free(setup->who);
    setup->who = recruiter_read_name(ui, "who");
    setup->nameless = *setup->who == '\0';
    ui_touch(ui);
    if (setup->nameless) {
        ui_focus(ui, "who", 0);
        return;
    }
    char *passphrase = recruiter_take_passphrase(ui, "passphrase");
    char *again = recruiter_take_passphrase(ui, "again");
    setup->unlike = strcmp(passphrase, again) != 0;
    if (setup->unlike) {
        ui_focus(ui, "passphrase", 0);
    } else {
        seal(setup, navigator, passphrase);
    }
    recruiter_forget_passphrase(passphrase);
    recruiter_forget_passphrase(again);
}

static void finish(struct setup *setup, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    ui_touch(navigator_ui(navigator));
    if (recruiter_form_keep(&setup->form, navigator_ui(navigator), world)) {
        setup->done = true;
        recruiter_come_in(navigator, setup->who);
    } else {
        say(setup, &world->diags);
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct setup *setup = self;
    struct ui *ui = navigator_ui(navigator);
    if (setup->sealed && recruiter_form_handle(&setup->form, ui, message)) {
        return;
    }
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else if (ui_message_is(message, UI_SUBMITTED, "who")) {
        ui_focus(ui, "passphrase", 0);
        ui_touch(ui);
    } else if (ui_message_is(message, UI_SUBMITTED, "passphrase")) {
        ui_focus(ui, "again", 0);
        ui_touch(ui);
    } else if (ui_message_is(message, UI_PRESSED, "next") ||
            ui_message_is(message, UI_SUBMITTED, "again")) {
        go_on(setup, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "done")) {
        finish(setup, navigator);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    (void)self;
    ui_focus(navigator_ui(navigator), "who", 0);
}

// Who turns back halfway leaves the office locked; who goes on finds the entrance below.
static void hidden(void *self, struct navigator *navigator)
{
    const struct setup *setup = self;
    if (!setup->done) {
        vault_lock(navigator_world(navigator)->store);
        navigator_guard(navigator, NULL, 0);
    }
}

static void destroy(void *self)
{
    struct setup *setup = self;
    recruiter_form_finish(&setup->form);
    mem_free(setup->trouble);
    mem_free(setup->who);
    mem_free(setup);
}

static const struct screen_class SETUP = {
    .name = "recruiter-setup",
    .build = build,
    .handle = handle,
    .shown = shown,
    .hidden = hidden,
    .destroy = destroy,
};

void recruiter_set_up(struct navigator *navigator)
{
    struct setup *setup = mem_alloc(sizeof(*setup));
    navigator_push(navigator, &SETUP, setup);
}
