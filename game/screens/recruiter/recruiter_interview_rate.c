// SPDX-License-Identifier: GPL-3.0-or-later
// The form on which a recruiter rates a talk: one to five, with what a one, a three and a five look
// like.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_interview.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/interview.h"

enum { NOTE_LINES = 3, RATING_BASE = 10 };

/* ---- building ---- */

static const char *rating_words(struct ui *ui, const struct interview_anchors *anchors, int rating)
{
    switch (rating) {
    case 1:
        return ui_format(ui, "1 · %s", anchors->low);
    case 2:
        return tr("2 · between 1 and 3");
    case 3:
        return ui_format(ui, "3 · %s", anchors->middle);
    case 4:
        return tr("4 · between 3 and 5");
    default:
        return ui_format(ui, "5 · %s", anchors->high);
    }
}

static void build_scale(const struct interview *interview, struct ui *ui, size_t index)
{
    struct interview_anchors anchors = interview_anchors_of(interview->picks[index].competency);
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, ui_format(ui, "talk-scale-%zu", index),
            ui_format(ui, tr("Moment %zu"), index + 1), (struct ui_box) { .gap = 2 });
    for (int rating = INTERVIEW_LEAST; rating <= INTERVIEW_MOST; rating++) {
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "talk-rating",
                        .number = (int64_t)index * RATING_BASE + rating,
                        .label = rating_words(ui, &anchors, rating),
                        .checked = interview->ratings[index] == rating,
                        .radio = true });
    }
    ui_close(ui);
}

static void build_one(const struct interview *interview, struct ui *ui, size_t index)
{
    const struct interview_pick *pick = &interview->picks[index];
    struct ui_box card = ui_card();
    card.padding = UI_SIDES(16, 18);
    card.gap = 8;
    ui_open(ui, card);
    ui_text(ui, UI_H2,
            ui_format(ui, tr("Moment %zu: %s"), index + 1, competency_name(pick->competency)));
    ui_text(ui, UI_SMALL, interview_head(interview, ui, pick));
    ui_text(ui, UI_BODY, ui_format(ui, tr("“%s”"), interview_moment(interview, pick)->said));
    build_scale(interview, ui, index);
    ui_field(ui,
            (struct ui_field) { .id = "talk-note",
                    .number = (int64_t)index,
                    .name = ui_format(ui, tr("Note on moment %zu"), index + 1),
                    .placeholder =
                            tr("What did the candidate say? Their words, as near as can be…"),
                    .lines = NOTE_LINES,
                    .max_bytes = INTERVIEW_NOTE_MAX });
    ui_close(ui);
}

static void build_saved(const struct interview *interview, struct ui *ui)
{
    recruiter_build_said(ui, interview->said, interview->failed);
    ui_text(ui, UI_BODY, tr("It stands on the score sheet now, beside the score."));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "talk-leave",
                    .number = 1,
                    .label = tr("Back to the score sheet"),
                    .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
}

void interview_build_rate(const struct interview *interview, struct ui *ui)
{
    ui_text(ui, UI_H1, tr("Rate the talk"));
    if (interview->stage == INTERVIEW_SAVED) {
        build_saved(interview, ui);
        return;
    }
    ui_open(ui,
            (struct ui_box) { .padding = UI_SIDES(8, 12),
                    .fill = UI_WARN2,
                    .radius = UI_CARD_RADIUS,
                    .border = UI_EDGE });
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .colour = UI_WARN },
            tr("For your eyes only. Rate what the candidate said about it, not the answer of then: "
               "that has its points."));
    ui_close(ui);
    recruiter_build_draft(&interview->draft, ui, 0);
    for (size_t i = 0; i < interview->count; i++) {
        build_one(interview, ui, i);
    }
    ui_text(ui, UI_LABEL, tr("Your name"));
    ui_field(ui,
            (struct ui_field) {
                    .id = "talk-who", .name = tr("Your name"), .max_bytes = INTERVIEW_WHO_MAX });
    recruiter_build_said(ui, interview->said, interview->failed);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) {
                    .id = "talk-save", .label = tr("Keep the rating"), .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
}

/* ---- keeping ---- */

static const char *what_lacks(const struct interview *interview, const char *who)
{
    int rated = 0;
    for (size_t i = 0; i < interview->count; i++) {
        rated += interview->ratings[i] > 0;
    }
    return rated == 0                                 ? tr("Rate at least one moment first.")
            : !office_is_line(who, INTERVIEW_WHO_MAX) ? tr("Give your name: a person rates.")
                                                      : NULL;
}

static bool record(struct interview *interview, const char *who)
{
    struct ui *ui = navigator_ui(interview->navigator);
    struct world *world = navigator_world(interview->navigator);
    struct interview_rating ratings[INTERVIEW_MOMENTS];
    struct buffer ids[INTERVIEW_MOMENTS] = { { 0 }, { 0 } };
    struct diag_list diags = { 0 };
    size_t count = 0;
    for (size_t i = 0; i < interview->count; i++) {
        const struct result_moment *moment = interview_moment(interview, &interview->picks[i]);
        buffer_add_format(&ids[i], "%s/%s", moment->scenario_id, moment->decision);
        if (interview->ratings[i] > 0) {
            ratings[count++] = (struct interview_rating) { .moment = buffer_text(&ids[i]),
                .competency = competency_id(interview->picks[i].competency),
                .rating = interview->ratings[i],
                .note = ui_field_text(ui, "talk-note", (int64_t)i),
                .who = who,
                .at_ms = world->now_ms };
        }
    }
    bool good = interview_record(
            world->store, interview->result.meta.candidate, ratings, count, &diags);
    for (size_t i = 0; i < INTERVIEW_MOMENTS; i++) {
        buffer_finish(&ids[i]);
    }
    diag_list_finish(&diags);
    return good;
}

static void save(struct interview *interview)
{
    struct ui *ui = navigator_ui(interview->navigator);
    const char *who = ui_field_text(ui, "talk-who", 0);
    interview->said = what_lacks(interview, who);
    interview->failed = interview->said != NULL || !record(interview, who);
    if (!interview->failed) {
        interview->said = tr("The rating is kept.");
        interview->stage = INTERVIEW_SAVED;
        recruiter_draft_done(&interview->draft, interview->navigator);
    } else if (interview->said == NULL) {
        interview->said = tr("The rating could not be written. Nothing was kept.");
    }
}

bool interview_handle_rate(struct interview *interview, const struct ui_message *message)
{
    if (ui_message_is(message, UI_SELECTED, "talk-rating") ||
            ui_message_is(message, UI_SUBMITTED, "talk-rating")) {
        interview->ratings[message->number / RATING_BASE] = (int)(message->number % RATING_BASE);
        interview->said = NULL;
    } else if (ui_message_is(message, UI_PRESSED, "talk-save")) {
        save(interview);
    } else {
        return false;
    }
    return true;
}
