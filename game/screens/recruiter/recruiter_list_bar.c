// SPDX-License-Identifier: GPL-3.0-or-later
// The bar above the list of candidates: the other rooms of the recruiter, and the way to each.
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_list_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/vault.h"
#include "game/ui/widget.h"

static bool may_administer(const struct store *store)
{
    return vault_state(store) == VAULT_OPEN && vault_role(store) == VAULT_ADMINISTRATOR;
}

void recruiter_list_build_bar(
        const struct recruiter_list *list, const struct store *store, struct ui *ui)
{
    recruiter_open_bar(ui, tr("Candidates"));
    if (list->fairness) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "fairness", .label = tr("Fairness"), .kind = UI_PILL_BAR });
    }
    if (may_administer(store)) {
        ui_button(ui,
                (struct ui_button) {
                        .id = "organisation", .label = tr("Organisation"), .kind = UI_PILL_BAR });
    }
    ui_button(ui,
            (struct ui_button) {
                    .id = "vacancies", .label = tr("Vacancies"), .kind = UI_PILL_BAR });
    ui_button(
            ui, (struct ui_button) { .id = "board", .label = tr("The room"), .kind = UI_PILL_BAR });
    ui_button(ui,
            (struct ui_button) {
                    .id = "retention", .label = tr("Retention"), .kind = UI_PILL_BAR });
    ui_button(ui, (struct ui_button) { .id = "norms", .label = tr("Norms"), .kind = UI_PILL_BAR });
    ui_button(ui,
            (struct ui_button) { .id = "back",
                    .label = tr("Leave"),
                    .kind = UI_PILL_BAR,
                    .shortcut = { UI_KEY_ESCAPE, 0 } });
    ui_button(ui,
            (struct ui_button) {
                    .id = "invite", .label = tr("New candidates"), .kind = UI_PILL_BAR_STRONG });
    ui_close(ui);
    ui_key_binding(ui, (struct ui_shortcut) { 'f', UI_CTRL }, "find", 0);
}

bool recruiter_list_follow_bar(const struct recruiter_list *list, struct navigator *navigator,
        const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "organisation")) {
        recruiter_open_settings(navigator, list->who);
    } else if (ui_message_is(message, UI_PRESSED, "fairness")) {
        recruiter_push_fairness(navigator);
    } else if (ui_message_is(message, UI_PRESSED, "vacancies")) {
        recruiter_push_vacancies(navigator, list->who);
    } else if (ui_message_is(message, UI_PRESSED, "board")) {
        recruiter_push_board(navigator);
    } else if (ui_message_is(message, UI_PRESSED, "invite")) {
        recruiter_push_invite(navigator, list->who);
    } else if (ui_message_is(message, UI_PRESSED, "retention")) {
        recruiter_open_retention(navigator, list->who);
    } else if (ui_message_is(message, UI_PRESSED, "norms")) {
        recruiter_open_norms(navigator, list->who);
    } else if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
    } else {
        return false;
    }
    return true;
}
