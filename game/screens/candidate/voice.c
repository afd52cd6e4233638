// SPDX-License-Identifier: GPL-3.0-or-later
// The candidate's voice: a comment on the play that has ended, or a request to put something right.
#include "game/screens/candidate/voice.h"

#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/store/remark.h"
#include "game/ui/widget.h"

enum { VOICE_LINES = 4 };

void voice_finish(struct voice *voice)
{
    mem_free(voice->trouble);
}

/* ---- building ---- */

static void build_said(struct ui *ui, const char *said, bool failed)
{
    ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
    ui_text_with(ui,
            (struct ui_text) {
                    .type = UI_BODY, .weight = 600, .colour = failed ? UI_BAD : UI_GOOD },
            said);
    ui_close(ui);
}

static void build_outcome(const struct voice *voice, struct ui *ui)
{
    if (voice->unsent) {
        build_said(ui,
                tr("What you wrote was not sent yet. Send it, or go on once more without it."),
                true);
    } else if (voice->trouble != NULL) {
        build_said(ui, voice->trouble, true);
    } else if (voice->sent) {
        build_said(ui, tr("✓ Sent. Who opens your score sheet reads it there."), false);
    }
}

void voice_build(const struct voice *voice, struct ui *ui)
{
    struct ui_box card = ui_card();
    card.padding = UI_ALL(28);
    card.gap = 10;
    ui_open(ui, card);
    ui_text(ui, UI_H1, tr("Your own view"));
    ui_text(ui, UI_BODY,
            tr("What do you think of it, or is something not right? Write it here if you want. It "
               "stands with your score sheet and never counts."));
    ui_field(ui,
            (struct ui_field) { .id = "voice",
                    .name = tr("Your comment"),
                    .lines = VOICE_LINES,
                    .max_bytes = REMARK_TEXT_MAX });
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "voice-asks",
                    .label =
                            tr("I ask to have something put right: I get an answer within a month"),
                    .checked = voice->asks });
    build_outcome(voice, ui);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui, (struct ui_button) { .id = "voice-send", .label = tr("Send this") });
    ui_close(ui);
    ui_close(ui);
}

/* ---- what is done ---- */

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\n")] == '\0';
}

static char *sentence_of(const struct diag_list *diags)
{
    struct buffer text = { 0 };
    diag_write_sentence(&text, &diags->diags.items[0]);
    return buffer_take(&text);
}

static void send(struct voice *voice, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    struct world *world = navigator_world(navigator);
    struct diag_list diags = { 0 };
    enum remark_kind kind = voice->asks ? REMARK_CORRECTION : REMARK_COMMENT;
    mem_free(voice->trouble);
    voice->trouble = NULL;
    voice->unsent = false;
    if (remark_write(world->store, voice->session, kind, ui_field_text(ui, "voice", 0),
                world->now_ms, &diags)) {
        voice->sent = true;
        voice->asks = false;
        ui_set_field_text(ui, "voice", 0, "");
    } else {
        voice->trouble = sentence_of(&diags);
        ui_focus(ui, "voice", 0);
    }
    diag_list_finish(&diags);
}

bool voice_handle(
        struct voice *voice, struct navigator *navigator, const struct ui_message *message)
{
    if (ui_message_is(message, UI_PRESSED, "voice-send")) {
        send(voice, navigator);
    } else if (ui_message_is(message, UI_TOGGLED, "voice-asks")) {
        voice->asks = !voice->asks;
    } else {
        return false;
    }
    ui_touch(navigator_ui(navigator));
    return true;
}

bool voice_may_leave(struct voice *voice, struct ui *ui)
{
    bool asks_first = !voice->unsent && !is_blank(ui_field_text(ui, "voice", 0));
    voice->unsent = asks_first;
    if (asks_first) {
        ui_focus(ui, "voice-send", 0);
        ui_touch(ui);
    }
    return !asks_first;
}
