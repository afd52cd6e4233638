// SPDX-License-Identifier: GPL-3.0-or-later
// How the form of one vacancy looks: open, asking before it closes, or closed and only read.
#include "game/locale/locale.h"
#include "game/report/words.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_vacancy.h"
#include "game/ui/widget.h"

enum { DAY_WIDTH = 150, WEEKS_WIDTH = 90, REASON_LINES = 3 };

// Once somebody was invited for it, all play the same: then it is only read.
static void build_shifts(const struct vacancy_form *form, struct ui *ui)
{
    const struct vacancy *vacancy = vacancy_form_known(form);
    bool settled = vacancy != NULL && vacancy->candidates > 0;
    ui_text(ui, UI_LABEL, tr("The shift that all candidates play"));
    if (settled) {
        ui_text(ui, UI_BODY,
                form->shift < form->shifts.items.count
                        ? recruiter_shift_words(ui, &form->shifts.items.items[form->shift])
                        : vacancy->shift);
        ui_text(ui, UI_SMALL, tr("It stands fast: candidates were invited for it."));
        return;
    }
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "shifts", tr("Shift"), (struct ui_box) { .gap = 2 });
    for (size_t i = 0; i < form->shifts.items.count; i++) {
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "shift",
                        .number = (int64_t)i,
                        .label = recruiter_shift_words(ui, &form->shifts.items.items[i]),
                        .checked = form->shift == i,
                        .radio = true });
    }
    ui_close(ui);
}

static void build_competencies(const struct vacancy_form *form, struct ui *ui)
{
    ui_text(ui, UI_LABEL, tr("The three or four competencies that matter"));
    ui_open(ui, (struct ui_box) { .gap = 2 });
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "matters",
                        .number = k,
                        .label = competency_name((enum competency)k),
                        .checked = form->matters[k] });
    }
    ui_close(ui);
    recruiter_build_field(ui, "reason", tr("Why these"), REASON_LINES, VACANCY_REASON_MAX, 0);
}

static void build_period(struct ui *ui)
{
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 20 });
    recruiter_build_field(ui, "closes", tr("Closes on (31-12-2026)"), 1, 12, DAY_WIDTH);
    recruiter_build_field(ui, "weeks", tr("Weeks kept after that"), 1, 3, WEEKS_WIDTH);
    ui_close(ui);
}

static void build_question(struct ui *ui)
{
    ui_text(ui, UI_BODY,
            tr("A closed vacancy stays closed: nobody is invited for it any more, and the weeks "
               "after which all goes begin to count."));
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) { .id = "close",
                    .label = tr("Yes, close the vacancy"),
                    .kind = UI_BUTTON_PRIMARY });
    ui_button(ui, (struct ui_button) { .id = "stay-open", .label = tr("No, leave it open") });
    ui_close(ui);
}

static void build_buttons(const struct vacancy_form *form, struct ui *ui)
{
    const struct vacancy *vacancy = vacancy_form_known(form);
    if (form->asks) {
        build_question(ui);
        return;
    }
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 12 });
    ui_button(ui,
            (struct ui_button) { .id = "save",
                    .label = vacancy == NULL ? tr("Open the vacancy") : tr("Save the change"),
                    .kind = UI_BUTTON_PRIMARY });
    if (vacancy != NULL) {
        ui_button(ui, (struct ui_button) { .id = "ask-close", .label = tr("Close the vacancy…") });
    }
    ui_close(ui);
}

static void build_fixed(const struct vacancy_form *form, struct ui *ui)
{
    if (vacancy_form_known(form) != NULL && vacancy_form_known(form)->fixed_ms > 0) {
        ui_text(ui, UI_BODY,
                ui_format(ui,
                        tr("On %s the first score sheet was opened. What you change from then on "
                           "needs a reason, and both are kept."),
                        recruiter_day(ui, vacancy_form_known(form)->fixed_ms)));
        recruiter_build_field(ui, "why", tr("Why you change it now"), 2, VACANCY_REASON_MAX, 0);
    }
}

static void build_form(const struct vacancy_form *form, struct ui *ui)
{
    recruiter_build_draft(&form->draft, ui, 0);
    recruiter_build_field(ui, "name", tr("Name of the vacancy"), 1, VACANCY_NAME_MAX, 0);
    build_shifts(form, ui);
    recruiter_build_field(
            ui, "form", tr("Name of the shift in lists; may stay empty"), 1, VACANCY_NAME_MAX, 0);
    build_competencies(form, ui);
    build_period(ui);
    build_fixed(form, ui);
    recruiter_build_said(ui, form->said, form->failed);
    build_buttons(form, ui);
}

static void build_closed(const struct vacancy_form *form, struct ui *ui)
{
    const struct vacancy *vacancy = vacancy_form_known(form);
    ui_text(ui, UI_H2, vacancy->name);
    ui_text(ui, UI_BODY, ui_format(ui, tr("Closed on %s."), recruiter_day(ui, vacancy->closed_ms)));
    ui_text(ui, UI_BODY, recruiter_competencies(ui, vacancy->competencies));
    ui_text(ui, UI_BODY, vacancy->reason);
    recruiter_build_said(ui, form->said, form->failed);
}

void vacancy_form_build(const struct vacancy_form *form, struct ui *ui)
{
    recruiter_open_form(ui, "vacancy-page",
            vacancy_form_known(form) == NULL
                    ? tr("New vacancy")
                    : ui_format(ui, tr("Vacancies › %s"), vacancy_form_known(form)->name));
    if (vacancy_form_is_closed(form)) {
        build_closed(form, ui);
    } else {
        build_form(form, ui);
    }
    if (form->changes.lines.count > 0) {
        ui_divider(ui);
        recruiter_build_changes(ui, &form->changes);
    }
    recruiter_close_form(ui);
}
