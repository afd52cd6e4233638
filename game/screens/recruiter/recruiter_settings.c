// SPDX-License-Identifier: GPL-3.0-or-later
// The administrator's page: the organisation, and who may come in with which passphrase.
#include <stdio.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_form.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/audit.h"
#include "game/store/vault.h"
#include "game/ui/widget.h"

enum { PAGE_WIDTH = 720 };

struct settings {
    char *who;
    struct recruiter_form form;
    enum vault_role role; // whose passphrase is given
    bool kept;            // said once, until something changes
    bool changed;         // a passphrase
    char *trouble;        // why a passphrase was not taken
};

static void build_roles(const struct settings *settings, const struct store *store, struct ui *ui)
{
    static const char *const NAMES[] = { TR_MARK("Administrator: all, and this page"),
        TR_MARK("Recruiter: the list and the score sheets"),
        TR_MARK("Trainer: the bench, and no score sheets") };
    ui_open_group(
            ui, UI_ROLE_RADIO_GROUP, "roles", tr("Whose passphrase"), (struct ui_box) { .gap = 8 });
    for (int role = 0; role < VAULT_ROLE_COUNT; role++) {
        bool there = vault_has_role(store, (enum vault_role)role);
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "role",
                        .number = role,
                        .label = ui_format(ui, "%s · %s", tr(NAMES[role]),
                                there ? tr("has a passphrase") : tr("none yet")),
                        .checked = settings->role == (enum vault_role)role,
                        .radio = true });
    }
    ui_close(ui);
}

static void build_passphrases(
        const struct settings *settings, const struct store *store, struct ui *ui)
{
    recruiter_open_card(ui, tr("Who may come in"));
    build_roles(settings, store, ui);
    recruiter_build_passphrase(ui, "passphrase", tr("New passphrase"));
    recruiter_build_passphrase(ui, "again", tr("The passphrase once more"));
    if (settings->trouble != NULL) {
        recruiter_build_said(ui, settings->trouble, true);
    } else if (settings->changed) {
        recruiter_build_said(
                ui, tr("✓ The passphrase is set. The old one no longer opens."), false);
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui, (struct ui_button) { .id = "set", .label = tr("Set this passphrase") });
    ui_close(ui);
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct settings *settings = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, tr("Candidates › Organisation"));
    recruiter_open_page(ui, "settings", PAGE_WIDTH);
    ui_text(ui, UI_WELCOME, tr("Your organisation"));
    recruiter_form_build(&settings->form, ui);
    if (settings->kept) {
        recruiter_build_said(ui, tr("✓ Kept. Candidates read it from now on."), false);
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "keep", .label = tr("Keep"), .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
    build_passphrases(settings, navigator_world(navigator)->store, ui);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done ---- */

static void keep(struct settings *settings, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct audit_entry entry = {
        .at_ms = world->now_ms, .who = settings->who, .what = "organisation"
    };
    settings->kept = recruiter_form_keep(&settings->form, navigator_ui(navigator), world) &&
            audit_write(world->store, &entry, &world->diags);
}

static bool set(const struct settings *settings, struct navigator *navigator,
        const char *passphrase, struct diag_list *diags)
{
    struct world *world = navigator_world(navigator);
    struct vault_entry entry = { passphrase, settings->who, world->now_ms };
    return vault_set_passphrase(world->store, settings->role, &entry, diags);
}

static void set_passphrase(struct settings *settings, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    struct diag_list diags = { 0 };
    char *passphrase = recruiter_take_passphrase(ui, "passphrase");
    char *again = recruiter_take_passphrase(ui, "again");
    mem_free(settings->trouble);
    settings->trouble = NULL;
    settings->changed = false;
    if (strcmp(passphrase, again) != 0) {
        settings->trouble = mem_copy_text(tr("The two are not the same. Type both again."));
    } else if (set(settings, navigator, passphrase, &diags)) {
        settings->changed = true;
    } else {
        settings->trouble = recruiter_first_sentence(&diags);
    }
    if (!settings->changed) {
        ui_focus(ui, "passphrase", 0);
    }
    recruiter_forget_passphrase(passphrase);
    recruiter_forget_passphrase(again);
    diag_list_finish(&diags);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct settings *settings = self;
    struct ui *ui = navigator_ui(navigator);
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
        return;
    }
    settings->kept = false;
    if (recruiter_form_handle(&settings->form, ui, message)) {
        return;
    }
    if (ui_message_is(message, UI_PRESSED, "keep")) {
        keep(settings, navigator);
    } else if (ui_message_is(message, UI_SELECTED, "role") ||
            ui_message_is(message, UI_SUBMITTED, "role")) {
        settings->role = (enum vault_role)message->number;
    } else if (ui_message_is(message, UI_SUBMITTED, "passphrase")) {
        ui_focus(ui, "again", 0);
    } else if (ui_message_is(message, UI_PRESSED, "set") ||
            ui_message_is(message, UI_SUBMITTED, "again")) {
        set_passphrase(settings, navigator);
    }
    ui_touch(ui);
}

static void shown(void *self, struct navigator *navigator)
{
    (void)self;
    recruiter_form_fill(navigator_ui(navigator), navigator_world(navigator));
    ui_focus(navigator_ui(navigator), "org-name", 0);
}

static void destroy(void *self)
{
    struct settings *settings = self;
    recruiter_form_finish(&settings->form);
    mem_free(settings->trouble);
    mem_free(settings->who);
    mem_free(settings);
}

static const struct screen_class SETTINGS = {
    .name = "recruiter-settings",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_open_settings(struct navigator *navigator, const char *who)
{
    struct settings *settings = mem_alloc(sizeof(*settings));
    settings->who = mem_copy_text(who);
    settings->role = VAULT_RECRUITER;
    recruiter_form_init(&settings->form, navigator_world(navigator));
    navigator_push(navigator, &SETTINGS, settings);
}
