// SPDX-License-Identifier: GPL-3.0-or-later
// The decision beside the sheet: what a person decides, why, and what of the evidence they opened.
#include "game/screens/recruiter/recruiter_decision.h"

#include <string.h>

#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/recruiter/recruiter_sheet.h"

enum { DAY_BYTES_MAX = 12, DAY_WIDTH = 150, REASON_LINES = 4 };

static const char *const OUTCOMES[DECISION_OUTCOME_COUNT] = {
    [DECISION_INTERVIEW] = TR_MARK("Invite for a talk"),
    [DECISION_AWAIT] = TR_MARK("Ask the candidate first"),
    [DECISION_ACCEPT] = TR_MARK("Take on"),
    [DECISION_REJECT] = TR_MARK("Do not go on"),
};

static const char *code_of(const struct recruiter_sheet *view)
{
    return recruiter_look_row(&view->look)->start.candidate;
}

void recruiter_decision_load(struct recruiter_sheet *view, struct world *world)
{
    decision_list_finish(&view->decision.made);
    view->decision.made = (struct decision_list) { 0 };
    if (view->look.opened) {
        decision_read_all(world->store, code_of(view), &view->decision.made, &world->diags);
    }
}

void recruiter_decision_finish(struct recruiter_decision *decision)
{
    decision_list_finish(&decision->made);
    recruiter_draft_finish(&decision->draft);
}

/* ---- what is not recorded yet ---- */

// "packet/call/opening": which moments were opened, one after another.
static void write_evidence(struct buffer *ids, const struct recruiter_sheet *view)
{
    for (size_t i = 0; i < view->look.result.moments.count; i++) {
        const struct result_moment *moment = &view->look.result.moments.items[i];
        if (view->items[i].read) {
            buffer_add_format(ids, "%s%s/%s", ids->size > 0 ? " " : "", moment->scenario_id,
                    moment->decision);
        }
    }
}

// What was opened is kept with what was typed, and alone it is no draft.
static void gather(const void *self, const struct ui *ui, struct recruiter_form_values *values)
{
    const struct recruiter_sheet *view = self;
    const struct recruiter_decision *decision = &view->decision;
    struct buffer ids = { 0 };
    recruiter_values_add(
            values, "outcome", decision->chosen ? decision_outcome_id(decision->outcome) : "");
    recruiter_values_add(values, "reason", ui_field_text(ui, "reason", 0));
    recruiter_values_add(values, "meets", ui_field_text(ui, "meets", 0));
    bool typed = decision->chosen || *values->items[1].text != '\0';
    recruiter_values_add(values, "decider", ui_field_text(ui, "decider", 0));
    if (typed) {
        write_evidence(&ids, view);
    }
    recruiter_values_add(values, "opened", buffer_text(&ids));
    buffer_finish(&ids);
}

static void put_back_outcome(struct recruiter_decision *decision, const char *id)
{
    decision->chosen = false;
    for (int i = 0; i < DECISION_OUTCOME_COUNT; i++) {
        if (strcmp(decision_outcome_id((enum decision_outcome)i), id) == 0) {
            decision->outcome = (enum decision_outcome)i;
            decision->chosen = true;
        }
    }
}

static void put_back_opened(struct recruiter_sheet *view, const char *ids)
{
    struct buffer one = { 0 };
    for (size_t i = 0; i < view->look.result.moments.count; i++) {
        const struct result_moment *moment = &view->look.result.moments.items[i];
        buffer_clear(&one);
        buffer_add_format(&one, "%s/%s", moment->scenario_id, moment->decision);
        if (!view->items[i].read && recruiter_has_competency(ids, buffer_text(&one))) {
            view->items[i].read = true;
            view->read++;
        }
    }
    buffer_finish(&one);
}

static void fill(void *self, struct ui *ui, const struct draft *draft)
{
    static const char *const FIELDS[] = { "reason", "meets", "decider" };
    struct recruiter_sheet *view = self;
    const char *outcome = draft_text(draft, "outcome");
    const char *opened = draft_text(draft, "opened");
    recruiter_draft_fill_fields(draft, ui, FIELDS, sizeof(FIELDS) / sizeof(FIELDS[0]));
    if (outcome != NULL) {
        put_back_outcome(&view->decision, outcome);
    }
    put_back_opened(view, opened != NULL ? opened : "");
}

bool recruiter_decision_open(struct recruiter_sheet *view, struct navigator *navigator)
{
    static const struct recruiter_draft_form FORM = { gather, fill };
    struct draft_place place = { "decision", view->look.session, code_of(view) };
    return recruiter_draft_open(&view->decision.draft, navigator, &place, view->who, &FORM, view);
}

/* ---- building ---- */

static void build_made(struct ui *ui, const struct decision_made *decision)
{
    ui_open(ui, (struct ui_box) { .gap = 2, .padding = UI_SIDES(6, 0) });
    ui_text(ui, UI_STRONG, tr(OUTCOMES[decision->outcome]));
    ui_text(ui, UI_SMALL,
            ui_format(ui, tr("%s, %s · opened %d of %d moments"), decision->who,
                    recruiter_day(ui, decision->at_ms), decision->opened, decision->moments));
    ui_text(ui, UI_BODY, decision->reason);
    ui_close(ui);
    ui_divider(ui);
}

static void build_outcomes(const struct recruiter_decision *decision, struct ui *ui)
{
    ui_open_group(
            ui, UI_ROLE_RADIO_GROUP, "outcomes", tr("Decision"), (struct ui_box) { .gap = 2 });
    for (int i = 0; i < DECISION_OUTCOME_COUNT; i++) {
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "outcome",
                        .number = i,
                        .label = tr(OUTCOMES[i]),
                        .checked = decision->chosen && (int)decision->outcome == i,
                        .radio = true });
    }
    ui_close(ui);
}

static void build_day(const struct recruiter_decision *decision, struct ui *ui)
{
    if (decision->chosen && decision->outcome == DECISION_INTERVIEW) {
        ui_text(ui, UI_LABEL, tr("Day of the talk (may stay empty)"));
        ui_field(ui,
                (struct ui_field) { .id = "meets",
                        .name = tr("Day of the talk, as 24-11-2026"),
                        .placeholder = "24-11-2026",
                        .width = DAY_WIDTH,
                        .max_bytes = DAY_BYTES_MAX });
    }
}

static void build_said(const struct recruiter_decision *decision, struct ui *ui)
{
    if (decision->said != NULL) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text_with(ui,
                (struct ui_text) { .type = UI_BODY,
                        .weight = 600,
                        .colour = decision->failed ? UI_BAD : UI_GOOD },
                decision->said);
        ui_close(ui);
    }
}

static void build_form(const struct recruiter_sheet *view, struct ui *ui)
{
    recruiter_build_draft(&view->decision.draft, ui, RECRUITER_DRAFT_DECISION);
    build_outcomes(&view->decision, ui);
    build_day(&view->decision, ui);
    ui_field(ui,
            (struct ui_field) { .id = "reason",
                    .name = tr("Your reason"),
                    .placeholder = tr("A person decides. Write down what weighed…"),
                    .lines = REASON_LINES,
                    .max_bytes = DECISION_REASON_MAX });
    ui_text(ui, UI_LABEL, tr("Your name"));
    ui_field(ui,
            (struct ui_field) {
                    .id = "decider", .name = tr("Your name"), .max_bytes = DECISION_WHO_MAX });
    build_said(&view->decision, ui);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "record",
                    .label = tr("Record the decision"),
                    .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
}

void recruiter_build_decision(const struct recruiter_sheet *view, struct ui *ui)
{
    size_t all = view->look.result.moments.count;
    ui_open(ui, (struct ui_box) { .gap = 8, .padding = UI_SIDES(4, 8) });
    for (size_t i = 0; i < view->decision.made.rows.count; i++) {
        build_made(ui, &view->decision.made.rows.items[i]);
    }
    ui_text(ui, UI_H2, tr("Decision of the recruiter"));
    ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
    ui_text(ui, UI_SMALL,
            ui_format(ui, tr("You opened %zu of %zu moments. This is kept with the decision."),
                    view->read, all));
    ui_close(ui);
    build_form(view, ui);
    if (view->look.replayed) {
        ui_button(ui,
                (struct ui_button) { .id = "report",
                        .label = tr("Write the candidate's own report (PDF)"),
                        .kind = UI_LINK });
    }
    ui_button(ui,
            (struct ui_button) {
                    .id = "consent", .label = tr("Keep longer, with consent…"), .kind = UI_LINK });
    ui_close(ui);
}

/* ---- recording ---- */

// What a decision still needs, and where one fills it in.
struct lack {
    const char *said; // NULL = nothing
    const char *field;
};

static struct lack what_lacks(
        const struct recruiter_sheet *view, const struct decision_made *decision, bool day_is_fine)
{
    if (!view->decision.chosen) {
        return (struct lack) { tr("Choose what you decide first."), "outcome" };
    }
    if (!office_is_text(decision->reason, DECISION_REASON_MAX)) {
        return (struct lack) { tr("Say why: a decision without a reason cannot be explained."),
            "reason" };
    }
    if (!office_is_line(decision->who, DECISION_WHO_MAX)) {
        return (struct lack) { tr("Give your name: a person decides."), "decider" };
    }
    return day_is_fine
            ? (struct lack) { NULL, NULL }
            : (struct lack) { tr("This is no day. Write it as 24-11-2026, or leave it empty."),
                  "meets" };
}

static void write_decision(
        struct recruiter_sheet *view, struct world *world, struct decision_made *decision)
{
    struct buffer ids = { 0 };
    struct diag_list diags = { 0 };
    write_evidence(&ids, view);
    decision->evidence = buffer_text(&ids);
    bool good = decision_record(world->store, code_of(view), decision, &diags);
    view->decision.failed = !good;
    view->decision.said = good ? tr("The decision is recorded.")
                               : tr("The decision could not be written. Nothing was recorded.");
    view->decision.chosen = view->decision.chosen && !good;
    buffer_finish(&ids);
    diag_list_finish(&diags);
}

static void record(struct recruiter_sheet *view, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    struct world *world = navigator_world(navigator);
    const char *day = ui_field_text(ui, "meets", 0);
    struct decision_made decision = {
        .outcome = view->decision.outcome,
        .reason = ui_field_text(ui, "reason", 0),
        .who = ui_field_text(ui, "decider", 0),
        .at_ms = world->now_ms,
        .opened = (int)view->read,
        .moments = (int)view->look.result.moments.count,
    };
    bool talks = view->decision.outcome == DECISION_INTERVIEW && *day != '\0';
    bool fine = !talks || recruiter_read_day(day, &decision.meets_ms);
    struct lack lack = what_lacks(view, &decision, fine);
    view->decision.said = lack.said;
    view->decision.failed = lack.said != NULL;
    if (view->decision.failed) {
        ui_focus(ui, lack.field, 0);
    } else {
        write_decision(view, world, &decision);
    }
    if (!view->decision.failed) {
        recruiter_decision_load(view, world);
        ui_set_field_text(ui, "reason", 0, "");
        ui_set_field_text(ui, "meets", 0, "");
        recruiter_draft_done(&view->decision.draft, navigator);
    }
}

bool recruiter_handle_decision(
        struct recruiter_sheet *view, struct navigator *navigator, const struct ui_message *message)
{
    if (ui_message_is(message, UI_SELECTED, "outcome") ||
            ui_message_is(message, UI_SUBMITTED, "outcome")) {
        view->decision.outcome = (enum decision_outcome)message->number;
        view->decision.chosen = true;
        return true;
    }
    if (recruiter_handle_draft(
                &view->decision.draft, navigator, message, RECRUITER_DRAFT_DECISION)) {
        view->decision.said = NULL;
        return true;
    }
    if (ui_message_is(message, UI_PRESSED, "consent")) {
        recruiter_push_candidate(navigator, code_of(view), view->who);
        return true;
    }
    if (ui_message_is(message, UI_PRESSED, "record")) {
        record(view, navigator);
        return true;
    }
    return false;
}
