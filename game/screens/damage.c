// SPDX-License-Identifier: GPL-3.0-or-later
// The screen in the place of all others when what is kept turns out damaged at the start.
#include "game/screens/damage.h"

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/store/rescue.h"
#include "game/store/vault.h"
#include "game/ui/widget.h"

enum { CARD_WIDTH = 640 };

struct damage {
    char *folder;
    struct buffer what; // is wrong, for who has to mend it
    struct buffer hit;  // which parts, for everybody; "" = not known
    struct rescue_done done;
    bool saved;
};

static void build_saved(const struct damage *damage, struct ui *ui)
{
    if (!damage->saved) {
        ui_text(ui, UI_BODY, tr("Nothing could be saved of it by the program itself."));
        return;
    }
    ui_text(ui, UI_BODY,
            damage->done.earlier
                    ? tr("What could still be read was saved before, in this file:")
                    : ui_format(ui,
                              tr_plural("What can still be read, with %ld session, was saved in "
                                        "this file:",
                                      "What can still be read, with %ld sessions, was saved in "
                                      "this file:",
                                      (long)damage->done.sessions),
                              (long)damage->done.sessions));
    ui_field(ui, (struct ui_field) { .id = "saved", .name = tr("Saved file"), .read_only = true });
}

// Where nothing of what was played could be read, the file is no way back.
static bool saved_sessions(const struct damage *damage)
{
    return damage->saved && (damage->done.earlier || damage->done.sessions > 0);
}

static void build_advice(const struct damage *damage, struct ui *ui)
{
    ui_text(ui, UI_H2, tr("What you can do"));
    ui_text(ui, UI_BODY,
            tr("1. Close this window and let nobody play here for now. Do not throw anything "
               "away."));
    ui_text(ui, UI_BODY,
            tr("2. Do you have a backup? Put it back in a terminal: zeven restore FILE. The "
               "damaged "
               "data stays beside it."));
    ui_text(ui, UI_BODY,
            saved_sessions(damage)
                    ? tr("3. No backup? Put back the saved file in the same way. Sessions of "
                         "which a part is lost say so on their score sheet.")
                    : tr("3. No backup? Give the data folder to whoever maintains this "
                         "computer."));
    ui_text(ui, UI_SMALL, tr("Damage often means that a disk is wearing out: have it looked at."));
}

static void build(void *self, struct navigator *navigator)
{
    const struct damage *damage = self;
    struct ui *ui = navigator_ui(navigator);
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    struct ui_box page = ui_page("damage");
    page.align = UI_CENTRE;
    page.padding = UI_SIDES(32, 24);
    ui_open(ui, page);
    struct ui_box card = ui_card();
    card.width = CARD_WIDTH;
    card.padding = UI_ALL(24);
    card.role = UI_ROLE_STATUS;
    ui_open(ui, card);
    ui_text(ui, UI_H1, tr("The data of Zeven is damaged"));
    if (damage->hit.size > 0) {
        ui_text(ui, UI_BODY, buffer_text(&damage->hit));
    }
    ui_text(ui, UI_SMALL, buffer_text(&damage->what));
    ui_text(ui, UI_BODY, tr("Nothing in it was changed. It stands in this folder:"));
    ui_field(
            ui, (struct ui_field) { .id = "folder", .name = tr("Data folder"), .read_only = true });
    build_saved(damage, ui);
    ui_gap(ui, 4);
    build_advice(damage, ui);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "close", .label = tr("Close Zeven"), .kind = UI_BUTTON_LARGE_PRIMARY });
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    (void)self;
    if (ui_message_is(message, UI_PRESSED, "close")) {
        navigator_world(navigator)->quit = true;
    }
}

static void shown(void *self, struct navigator *navigator)
{
    const struct damage *damage = self;
    struct ui *ui = navigator_ui(navigator);
    ui_set_field_text(ui, "folder", 0, damage->folder);
    ui_set_field_text(ui, "saved", 0, buffer_text(&damage->done.path));
    if (ui_is_wide(ui)) {
        ui_focus(ui, "close", 0); // not where the page would scroll past its beginning for that
    }
}

static void destroy(void *self)
{
    struct damage *damage = self;
    rescue_done_finish(&damage->done);
    buffer_finish(&damage->what);
    buffer_finish(&damage->hit);
    mem_free(damage->folder);
    mem_free(damage);
}

static const struct screen_class DAMAGE = {
    .name = "damage",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

static void tell(struct damage *damage, const struct diag_list *diags)
{
    for (size_t i = 0; i < diags->diags.count; i++) {
        const struct diag *diag = &diags->diags.items[i];
        bool note = diag->severity == DIAG_NOTE;
        struct buffer *words = note ? &damage->hit : &damage->what;
        buffer_add(words, words->size > 0 ? "\n" : "");
        (note ? diag_write_sentence : diag_write)(words, diag);
    }
}

void damage_open(struct navigator *navigator, const char *folder, const struct secret_key *key,
        const struct diag_list *diags)
{
    struct damage *damage = mem_alloc(sizeof(*damage));
    damage->folder = mem_copy_text(folder);
    tell(damage, diags);
    damage->saved = rescue_store(folder, key, &damage->done, &navigator_world(navigator)->diags);
    navigator_push(navigator, &DAMAGE, damage);
}

void damage_found(struct navigator *navigator, const struct diag_list *diags)
{
    struct world *world = navigator_world(navigator);
    const struct secret_key *known = vault_key(world->store);
    struct secret_key key = { { 0 } };
    if (known != NULL) {
        key = *known;
    }
    char *folder = mem_copy_text(world->store->folder);
    navigator_guard(navigator, NULL, 0);
    store_go_on_in_memory(world->store, &world->diags);
    damage_open(navigator, folder, known != NULL ? &key : NULL, diags);
    secret_wipe(&key, sizeof(key));
    mem_free(folder);
}
