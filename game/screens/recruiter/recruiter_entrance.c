// SPDX-License-Identifier: GPL-3.0-or-later
// The recruiter's entrance: says what lies behind it, asks who looks, and for the passphrase.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/damage.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/trainer/trainer.h"
#include "game/store/vault.h"
#include "game/ui/widget.h"

enum { CARD_WIDTH = 560 };

struct entrance {
    bool for_bench; // leads to the trainer's bench, whoever comes in
    bool nameless;  // opened without a name
    bool inside;    // somebody came in from here, and the door is shut when they come back
    bool guarded;   // and when nobody does anything
    bool left;      // it was shut because nobody did anything
    char *who;      // came in; NULL = nobody yet
    enum vault_role role;
    struct recruiter_place place; // where they were when it was shut
    char *trouble;                // why the passphrase did not open it; NULL = it was not tried
};

/* ---- the screen ---- */

static void build_words(const struct entrance *entrance, bool locked, struct ui *ui)
{
    ui_text(ui, UI_H1, entrance->for_bench ? tr("Trainer's bench") : tr("Score sheets"));
    if (entrance->for_bench) {
        ui_text(ui, UI_BODY,
                tr("For trainers. Behind this door stands what every answer scores: candidates "
                   "must not see it."));
        return;
    }
    ui_text(ui, UI_BODY,
            tr("For recruiters. Behind this door stands who played a shift here, and what was seen "
               "in it."));
    ui_text(ui, UI_BODY,
            tr("Every score sheet that is opened or exported is written down with the name you "
               "give here and the moment."));
    if (!locked) {
        ui_text(ui, UI_SMALL,
                tr("There is no password yet: whoever can use this computer can come in here. Do "
                   "not leave it to candidates unattended."));
    }
}

static void build_question(const struct entrance *entrance, bool locked, struct ui *ui)
{
    ui_text(ui, UI_LABEL, tr("Who looks?"));
    ui_field(ui,
            (struct ui_field) { .id = "who",
                    .name = tr("Your name"),
                    .placeholder = tr("Your name"),
                    .max_bytes = RECRUITER_NAME_MAX });
    if (entrance->nameless) {
        recruiter_build_said(
                ui, tr("Give your name first: it is written beside every sheet you open."), true);
    }
    // Above the field that has the focus: in view where text is large.
    if (entrance->trouble != NULL) {
        recruiter_build_said(ui, entrance->trouble, true);
    } else if (entrance->left) {
        recruiter_build_said(
                ui, tr("Nobody did anything for ten minutes. It is locked again."), true);
    }
    if (locked) {
        recruiter_build_passphrase(ui, "passphrase", tr("Passphrase"));
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) { .id = "open",
                    .label = entrance->for_bench ? tr("Open the bench") : tr("Open the list"),
                    .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_close(ui);
}

static void build_bar(const struct entrance *entrance, struct ui *ui)
{
    recruiter_build_back_bar(
            ui, entrance->for_bench ? tr("Entrance for trainers") : tr("Entrance for recruiters"));
}

static void build(void *self, struct navigator *navigator)
{
    const struct entrance *entrance = self;
    struct ui *ui = navigator_ui(navigator);
    bool locked = vault_state(navigator_world(navigator)->store) != VAULT_NONE;
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    build_bar(entrance, ui);
    struct ui_box page = ui_page("entrance");
    page.align = UI_CENTRE;
    page.padding = UI_SIDES(44, 24);
    ui_open(ui, page);
    struct ui_box card = ui_card();
    card.width = CARD_WIDTH;
    card.padding = UI_ALL(24);
    ui_open(ui, card);
    build_words(entrance, locked, ui);
    ui_gap(ui, 4);
    build_question(entrance, locked, ui);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

/* ---- coming in ---- */

// Whatever stands over the entrance goes; the entrance itself locks when it is shown.
static void shut(struct navigator *navigator)
{
    struct entrance *entrance = navigator_find(navigator, RECRUITER_ENTRANCE);
    if (entrance != NULL) {
        entrance->place = recruiter_find_place(navigator);
    }
    navigator_pop_to(navigator, RECRUITER_ENTRANCE);
}

// Whoever comes back in the same role by the same name finds what they had before them.
static void go_on(struct entrance *entrance, struct navigator *navigator, const char *who)
{
    enum vault_role role = vault_role(navigator_world(navigator)->store);
    bool same = entrance->who != NULL && strcmp(entrance->who, who) == 0 && entrance->role == role;
    struct recruiter_place place = entrance->place;
    mem_free(entrance->who);
    entrance->who = mem_copy_text(who);
    entrance->role = role;
    entrance->place = (struct recruiter_place) { 0 };
    recruiter_show_list(navigator, who);
    if (same) {
        recruiter_go_to(navigator, &place, who);
    }
}

static void go_in(struct entrance *entrance, struct navigator *navigator, const char *who)
{
    struct store *store = navigator_world(navigator)->store;
    if (vault_state(store) == VAULT_NONE) {
        recruiter_show_list(navigator, who);
        return;
    }
    entrance->inside = true;
    if (entrance->for_bench || vault_role(store) == VAULT_TRAINER) {
        vault_lock(store); // the bench needs nothing of the office
        trainer_open(navigator, NULL);
    } else {
        entrance->guarded = true;
        navigator_guard(navigator, shut, RECRUITER_IDLE_MS);
        go_on(entrance, navigator, who);
    }
}

// The pages that unlocking did not look at; whoever comes in need not wait for them.
static bool check_on(struct navigator *navigator)
{
    struct store *store = navigator_world(navigator)->store;
    struct diag_list diags = { 0 };
    if (!vault_check_part(store, &diags) && diag_list_has(&diags, DIAG_STORE_DAMAGED)) {
        damage_found(navigator, &diags);
    }
    diag_list_finish(&diags);
    return vault_checked(store) < 100;
}

static bool unlock(struct entrance *entrance, struct navigator *navigator, const char *who)
{
    struct world *world = navigator_world(navigator);
    struct diag_list diags = { 0 };
    char *passphrase = recruiter_take_passphrase(navigator_ui(navigator), "passphrase");
    struct vault_entry entry = { passphrase, who, world->now_ms };
    bool good = vault_unlock(world->store, &entry, &diags);
    recruiter_forget_passphrase(passphrase);
    mem_free(entrance->trouble);
    entrance->trouble = good ? NULL : recruiter_first_sentence(&diags);
    entrance->left = false;
    if (!good && diag_list_has(&diags, DIAG_STORE_DAMAGED)) {
        damage_found(navigator, &diags);
    } else if (good) {
        navigator_set_work(navigator, check_on);
    } else {
        ui_focus(navigator_ui(navigator), "passphrase", 0);
    }
    diag_list_finish(&diags);
    return good;
}

static void try_door(struct entrance *entrance, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    char *who = recruiter_read_name(ui, "who");
    bool locked = vault_state(navigator_world(navigator)->store) != VAULT_NONE;
    entrance->nameless = *who == '\0';
    if (entrance->nameless) {
        ui_focus(ui, "who", 0);
    } else if (!locked || unlock(entrance, navigator, who)) {
        go_in(entrance, navigator, who);
    }
    ui_touch(ui);
    mem_free(who);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct ui *ui = navigator_ui(navigator);
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else if (ui_message_is(message, UI_SUBMITTED, "who") &&
            vault_state(navigator_world(navigator)->store) != VAULT_NONE &&
            *ui_field_text(ui, "passphrase", 0) == '\0') {
        ui_focus(ui, "passphrase", 0);
        ui_touch(ui);
    } else if (ui_message_is(message, UI_PRESSED, "open") ||
            ui_message_is(message, UI_SUBMITTED, "who") ||
            ui_message_is(message, UI_SUBMITTED, "passphrase")) {
        try_door(self, navigator);
    }
}

// Whoever comes back here has to knock again.
static void shown(void *self, struct navigator *navigator)
{
    struct entrance *entrance = self;
    if (entrance->inside) {
        // Who leaves by the door still has the guard behind them.
        entrance->left = entrance->guarded &&
                navigator_guard_left_ms(navigator, navigator_world(navigator)->now_ms) < 0;
        entrance->inside = false;
        entrance->guarded = false;
        vault_lock(navigator_world(navigator)->store);
        navigator_guard(navigator, NULL, 0);
    }
    ui_focus(navigator_ui(navigator), "who", 0);
}

static void destroy(void *self)
{
    struct entrance *entrance = self;
    mem_free(entrance->trouble);
    mem_free(entrance->who);
    mem_free(entrance);
}

static const struct screen_class ENTRANCE = {
    .name = RECRUITER_ENTRANCE,
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

/* ---- the ways here ---- */

void recruiter_open(struct navigator *navigator)
{
    const struct store *store = navigator_world(navigator)->store;
    if (vault_state(store) == VAULT_NONE && store->folder != NULL) {
        recruiter_set_up(navigator);
        return;
    }
    struct entrance *entrance = mem_alloc(sizeof(*entrance));
    navigator_push(navigator, &ENTRANCE, entrance);
}

bool recruiter_guards_bench(struct navigator *navigator)
{
    return vault_has_role(navigator_world(navigator)->store, VAULT_TRAINER);
}

void recruiter_open_bench(struct navigator *navigator)
{
    struct entrance *entrance = mem_alloc(sizeof(*entrance));
    entrance->for_bench = true;
    navigator_push(navigator, &ENTRANCE, entrance);
}

void recruiter_come_in(struct navigator *navigator, const char *who)
{
    struct entrance *entrance = mem_alloc(sizeof(*entrance));
    navigator_replace(navigator, &ENTRANCE, entrance);
    go_in(entrance, navigator, who);
}
