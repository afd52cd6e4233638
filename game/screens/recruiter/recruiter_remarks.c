// SPDX-License-Identifier: GPL-3.0-or-later
// On the sheet: what the candidate says of the play, and the answer that a person gives.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/format.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/recruiter/recruiter_sheet.h"
#include "game/store/remark.h"

enum { ANSWER_LINES = 3 };

// The oldest that has no answer yet; NULL when all have.
static const struct result_remark *open_of(const struct recruiter_sheet *view)
{
    for (size_t i = 0; i < view->look.result.remarks.count; i++) {
        const struct result_remark *remark = &view->look.result.remarks.items[i];
        if (*remark->answer == '\0') {
            return remark;
        }
    }
    return NULL;
}

/* ---- what is not recorded yet ---- */

static void gather(const void *self, const struct ui *ui, struct recruiter_form_values *values)
{
    (void)self;
    recruiter_values_add(values, "answer", ui_field_text(ui, "answer", 0));
    recruiter_values_add(values, "answerer", ui_field_text(ui, "answerer", 0));
}

static void fill(void *self, struct ui *ui, const struct draft *draft)
{
    (void)self;
    for (size_t i = 0; i < draft->values.count; i++) {
        ui_set_field_text(ui, draft->values.items[i].field, 0, draft->values.items[i].text);
    }
}

bool recruiter_remarks_open(struct recruiter_sheet *view, struct navigator *navigator)
{
    static const struct recruiter_draft_form FORM = { gather, fill };
    const struct result_remark *open = open_of(view);
    if (open == NULL) {
        recruiter_draft_finish(&view->remarks.draft);
        return false;
    }
    struct draft_place place = { DRAFT_ANSWER, open->id,
        recruiter_look_row(&view->look)->start.candidate };
    return recruiter_draft_open(&view->remarks.draft, navigator, &place, view->who, &FORM, view);
}

/* ---- the form ---- */

// A month runs, and the card with the form stands far below: the head of the sheet leads there.
void recruiter_build_owed(const struct recruiter_sheet *view, struct ui *ui)
{
    const struct result_remark *open = open_of(view);
    if (open == NULL || open->owed.year == 0) {
        return;
    }
    struct buffer day = { 0 };
    format_date(
            &day, format_for(locale_language()), open->owed.year, open->owed.month, open->owed.day);
    const char *owed = ui_format(ui, tr("An answer is owed by %s"), buffer_text(&day));
    ui_button(ui,
            (struct ui_button) {
                    .id = "owed", .label = ui_format(ui, "%s ▸", owed), .kind = UI_PILL_WARN });
    buffer_finish(&day);
}

static void build_form(
        const struct recruiter_sheet *view, struct ui *ui, const struct result_remark *remark)
{
    ui_divider(ui);
    ui_text(ui, UI_STRONG, ui_format(ui, tr("Your answer to number %ld"), (long)remark->id));
    ui_text(ui, UI_SMALL,
            remark->asks ? tr("It is owed within a month, also when you change nothing. It stays "
                              "on the sheet; send it to the candidate yourself.")
                         : tr("A comment needs no answer. What you write stays on the sheet."));
    recruiter_build_draft(&view->remarks.draft, ui, RECRUITER_DRAFT_ANSWER);
    ui_field(ui,
            (struct ui_field) { .id = "answer",
                    .name = tr("Your answer"),
                    .lines = ANSWER_LINES,
                    .max_bytes = REMARK_TEXT_MAX });
    recruiter_build_field(ui, "answerer", tr("Your name"), 1, REMARK_WHO_MAX, 0);
    recruiter_build_said(ui, view->remarks.said, view->remarks.failed);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui, (struct ui_button) { .id = "send-answer", .label = tr("Record the answer") });
    ui_close(ui);
}

void recruiter_build_remarks(const struct recruiter_sheet *view, struct ui *ui)
{
    const struct result_remark *open = open_of(view);
    if (view->look.result.remarks.count == 0) {
        return;
    }
    struct ui_box card = ui_card();
    card.padding = UI_SIDES(14, 18);
    card.gap = 6;
    ui_open(ui, card);
    recruiter_build_blocks(ui, &view->look.parts[SHEET_PART_REMARKS]);
    if (open != NULL) {
        build_form(view, ui, open);
    } else {
        recruiter_build_said(ui, view->remarks.said, view->remarks.failed);
    }
    ui_close(ui);
}

static void answer(struct recruiter_sheet *view, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    struct world *world = navigator_world(navigator);
    const struct result_remark *open = open_of(view);
    struct diag_list diags = { 0 };
    char *who = recruiter_read_name(ui, "answerer");
    struct office_hand hand = { who, world->now_ms };
    bool good = open != NULL &&
            remark_answer(world->store, open->id, ui_field_text(ui, "answer", 0), &hand, &diags);
    char *trouble = recruiter_sentences(&diags);
    mem_free(view->remarks.said);
    view->remarks.said = good ? mem_copy_text(tr("✓ The answer is kept.")) : trouble;
    view->remarks.failed = !good;
    if (good) {
        ui_set_field_text(ui, "answer", 0, "");
        recruiter_draft_done(&view->remarks.draft, navigator);
        recruiter_look_read_remarks(&view->look, world->store, &world->diags);
        (void)recruiter_remarks_open(view, navigator);
    }
    mem_free(who);
}

bool recruiter_handle_remarks(
        struct recruiter_sheet *view, struct navigator *navigator, const struct ui_message *message)
{
    bool asked = ui_message_is(message, UI_PRESSED, "send-answer");
    if (asked) {
        answer(view, navigator);
    }
    if (ui_message_is(message, UI_PRESSED, "owed")) {
        ui_focus(navigator_ui(navigator), "answer", 0);
        return true;
    }
    return asked ||
            recruiter_handle_draft(
                    &view->remarks.draft, navigator, message, RECRUITER_DRAFT_ANSWER);
}
