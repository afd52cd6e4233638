// SPDX-License-Identifier: GPL-3.0-or-later
// On the list: the forms that somebody began and did not record, each a way back to it.
#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_list_inner.h"
#include "game/store/candidate.h"
#include "game/ui/widget.h"

enum { SHOWN_MOST = 6 };

static enum recruiter_at place_of(const struct draft_left *left)
{
    return strcmp(left->form, DRAFT_VACANCY) == 0  ? RECRUITER_AT_VACANCY
            : strcmp(left->form, "invite") == 0    ? RECRUITER_AT_INVITE
            : strcmp(left->form, "interview") == 0 ? RECRUITER_AT_TALK
                                                   : RECRUITER_AT_SHEET;
}

static bool is_answer(const struct draft_left *left)
{
    return strcmp(left->form, DRAFT_ANSWER) == 0;
}

static const char *words_of(const struct draft_left *left, struct ui *ui)
{
    switch (place_of(left)) {
    case RECRUITER_AT_VACANCY:
        return left->about == 0 ? tr("new vacancy") : tr("changed vacancy");
    case RECRUITER_AT_INVITE:
        return tr("new candidates");
    case RECRUITER_AT_TALK:
        return ui_format(ui, tr("talk with %s"), left->candidate);
    case RECRUITER_AT_SHEET:
    case RECRUITER_AT_LIST:
        break;
    }
    return is_answer(left) ? ui_format(ui, tr("answer to %s"), left->candidate)
                           : ui_format(ui, tr("decision about %s"), left->candidate);
}

void recruiter_left_load(struct recruiter_list *list, struct world *world)
{
    struct diag_list diags = { 0 };
    draft_left_list_finish(&list->left);
    list->left = (struct draft_left_list) { 0 };
    (void)draft_read_left(world->store, &list->left, &diags);
    diag_list_finish(&diags); // the list stands without it
}

void recruiter_left_build(const struct recruiter_list *list, struct ui *ui)
{
    size_t count = list->left.rows.count < SHOWN_MOST ? list->left.rows.count : SHOWN_MOST;
    if (count == 0) {
        return;
    }
    ui_open(ui,
            (struct ui_box) { .flow = UI_WRAP, .gap = 12, .line_gap = 2, .align = UI_BASELINE });
    ui_text(ui, UI_SMALL, tr("Begun and not recorded yet:"));
    for (size_t i = 0; i < count; i++) {
        const struct draft_left *left = &list->left.rows.items[i];
        ui_button(ui,
                (struct ui_button) { .id = "left",
                        .number = (int64_t)i,
                        .label = words_of(left, ui),
                        .kind = UI_LINK });
    }
    if (count < list->left.rows.count) {
        ui_text(ui, UI_SMALL, tr("and more"));
    }
    ui_close(ui);
}

// An answer is about a remark: its sheet is that of the candidate.
static int64_t session_of(struct world *world, const struct draft_left *left)
{
    struct diag_list diags = { 0 };
    int64_t session = left->about;
    if (is_answer(left)) {
        session = 0;
        (void)candidate_find_session(world->store, left->candidate, &session, &diags);
    }
    diag_list_finish(&diags);
    return session;
}

bool recruiter_left_follow(const struct recruiter_list *list, struct navigator *navigator,
        const struct ui_message *message)
{
    if (!ui_message_is(message, UI_PRESSED, "left") ||
            (size_t)message->number >= list->left.rows.count) {
        return false;
    }
    const struct draft_left *left = &list->left.rows.items[message->number];
    struct recruiter_place place = { .at = place_of(left),
        .id = session_of(navigator_world(navigator), left) };
    recruiter_go_to(navigator, &place, list->who);
    return true;
}
