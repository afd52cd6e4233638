// SPDX-License-Identifier: GPL-3.0-or-later
// The form of the organisation: what the notice says of it, how long it keeps, what counts.
#include "game/screens/recruiter/recruiter_form.h"

#include <string.h>

#include "game/locale/locale.h"
#include "game/ui/widget.h"

enum { NUMBER_WIDTH = 90, NUMBER_BYTES = 4 };

static const struct {
    const char *id;
    const char *key;
    const char *label;
    const char *hint;
    int lines;
} TEXTS[] = {
    { "org-name", "org.name", TR_MARK("Name of the organisation"), NULL, 1 },
    { "org-vacancy", "org.vacancy", TR_MARK("What is recruited for"),
            TR_MARK("As the candidate reads it above the shift: klantadviseur."), 1 },
    { "org-controller", "org.controller", TR_MARK("Who is responsible for the data"),
            TR_MARK("Name and address, as the candidate's notice will say it."), 2 },
    { "org-contact", "org.contact", TR_MARK("Where to ask, object or complain"),
            TR_MARK("A name, an e-mail address, a phone number."), 1 },
    { "org-who", "org.who", TR_MARK("Who sees the score sheet"),
            TR_MARK("Empty: the recruiters of this vacancy."), 1 },
};

static const struct {
    const char *id;
    const char *key;
    const char *label;
    long most;
} NUMBERS[] = {
    { "org-weeks", "org.retention_weeks", TR_MARK("Weeks that everything is kept after the end"),
            ORGANISATION_PERIOD_MAX },
    { "org-months", "org.log_months", TR_MARK("Months that the log without names is kept"),
            ORGANISATION_PERIOD_MAX },
    { "org-customers", "org.gate.customers", TR_MARK("Customers that a competency needs"),
            ORGANISATION_GATE_MAX },
    { "org-decisions", "org.gate.decisions", TR_MARK("Decisions that a competency needs"),
            ORGANISATION_GATE_MAX },
};

enum {
    TEXT_COUNT = sizeof(TEXTS) / sizeof(TEXTS[0]),
    NUMBER_COUNT = sizeof(NUMBERS) / sizeof(NUMBERS[0]),
    PERIOD_COUNT = 2
};

/* ---- what can be chosen ---- */

void recruiter_form_init(struct recruiter_form *form, struct world *world)
{
    struct organisation organisation;
    *form = (struct recruiter_form) { 0 };
    organisation_read(&organisation, world->store, &world->diags);
    recruiter_shifts_read(&form->shifts, world);
    for (size_t i = 0; i < form->shifts.items.count; i++) {
        vec_push(&form->given, organisation_gives(&organisation, form->shifts.items.items[i].path));
    }
    form->formal = organisation.formal;
    form->report = organisation.report_to_candidate;
    form->fairness = organisation.fairness;
    form->room = organisation.room;
    organisation_finish(&organisation);
}

void recruiter_form_finish(struct recruiter_form *form)
{
    recruiter_shifts_finish(&form->shifts);
    vec_finish(&form->given);
}

static void fill_number(struct ui *ui, const char *id, long number)
{
    ui_set_field_text(ui, id, 0, ui_format(ui, "%ld", number));
}

void recruiter_form_fill(struct ui *ui, struct world *world)
{
    struct organisation organisation;
    organisation_read(&organisation, world->store, &world->diags);
    ui_set_field_text(ui, "org-name", 0, organisation.name);
    ui_set_field_text(ui, "org-vacancy", 0, organisation.vacancy);
    ui_set_field_text(ui, "org-controller", 0, organisation.controller);
    ui_set_field_text(ui, "org-contact", 0, organisation.contact);
    ui_set_field_text(ui, "org-who", 0, organisation.who);
    ui_set_field_text(ui, "org-norm", 0, organisation.norm);
    fill_number(ui, "org-weeks", organisation.retention_weeks);
    fill_number(ui, "org-months", organisation.log_months);
    fill_number(ui, "org-customers", organisation.customers);
    fill_number(ui, "org-decisions", organisation.decisions);
    organisation_finish(&organisation);
}

/* ---- the cards ---- */

static void build_text(struct ui *ui, int index)
{
    ui_open(ui, (struct ui_box) { .gap = 4 });
    ui_text(ui, UI_LABEL, tr(TEXTS[index].label));
    ui_field(ui,
            (struct ui_field) { .id = TEXTS[index].id,
                    .name = tr(TEXTS[index].label),
                    .lines = TEXTS[index].lines,
                    .max_bytes = FORM_TEXT_MAX });
    if (TEXTS[index].hint != NULL) {
        ui_text(ui, UI_SMALL, tr(TEXTS[index].hint));
    }
    ui_close(ui);
}

static void build_number(const struct recruiter_form *form, struct ui *ui, int index)
{
    ui_open(ui, (struct ui_box) { .flow = UI_ROW, .gap = 12, .align = UI_CENTRE });
    ui_field(ui,
            (struct ui_field) { .id = NUMBERS[index].id,
                    .name = tr(NUMBERS[index].label),
                    .width = NUMBER_WIDTH,
                    .max_bytes = NUMBER_BYTES });
    ui_text_with(ui, (struct ui_text) { .type = UI_BODY, .grow = 1 }, tr(NUMBERS[index].label));
    ui_close(ui);
    if (form->wrong == NUMBERS[index].id) {
        ui_open(ui, (struct ui_box) { .role = UI_ROLE_STATUS });
        ui_text_with(ui, (struct ui_text) { .type = UI_SMALL, .colour = UI_BAD },
                ui_format(ui, tr("Give a whole number from 1 to %ld."), NUMBERS[index].most));
        ui_close(ui);
    }
}

static void build_notice(struct ui *ui)
{
    recruiter_open_card(ui, tr("What the candidate reads"));
    for (int i = 0; i < TEXT_COUNT; i++) {
        build_text(ui, i);
    }
    ui_close(ui);
}

static void build_radio(struct ui *ui, int number, const char *label, bool checked)
{
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "org-address",
                    .number = number,
                    .label = label,
                    .checked = checked,
                    .radio = true });
}

static void build_play(const struct recruiter_form *form, struct ui *ui)
{
    recruiter_open_card(ui, tr("The shift"));
    ui_text(ui, UI_LABEL, tr("Shifts that may be given"));
    for (size_t i = 0; i < form->shifts.items.count; i++) {
        ui_checkbox(ui,
                (struct ui_checkbox) { .id = "org-shift",
                        .number = (int64_t)i,
                        .label = recruiter_shift_words(ui, &form->shifts.items.items[i]),
                        .checked = form->given.items[i] });
    }
    ui_text(ui, UI_SMALL, tr("A vacancy that is open already keeps its shift."));
    ui_text(ui, UI_LABEL, tr("The candidate is addressed as"));
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "org-addresses", tr("The candidate is addressed as"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 16 });
    build_radio(ui, 0, tr("u (formal)"), form->formal);
    build_radio(ui, 1, tr("je (informal)"), !form->formal);
    ui_close(ui);
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "org-report",
                    .label = tr("The candidate sees the own report right after the shift"),
                    .checked = form->report });
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "org-fairness",
                    .label = tr("Recruiters may compare counts of groups (fairness)"),
                    .checked = form->fairness });
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "org-room",
                    .label = tr("This computer stands in a supervised room: only invited codes "
                                "play here, and nothing of one candidate is left for the next"),
                    .checked = form->room });
    ui_close(ui);
}

static void build_numbers(const struct recruiter_form *form, struct ui *ui)
{
    recruiter_open_card(ui, tr("How long it is kept"));
    for (int i = 0; i < PERIOD_COUNT; i++) {
        build_number(form, ui, i);
    }
    ui_close(ui);
    recruiter_open_card(ui, tr("When a score counts"));
    for (int i = PERIOD_COUNT; i < NUMBER_COUNT; i++) {
        build_number(form, ui, i);
    }
    ui_text(ui, UI_SMALL,
            tr("Holds for shifts that end from now on. A sheet that is there keeps, and says, "
               "what it was made with."));
    ui_open(ui, (struct ui_box) { .gap = 4 });
    ui_text(ui, UI_LABEL, tr("Norm on the sheets"));
    ui_field(ui,
            (struct ui_field) { .id = "org-norm",
                    .name = tr("Norm on the sheets"),
                    .max_bytes = FORM_TEXT_MAX });
    ui_text(ui, UI_SMALL,
            tr("The name of a norm on the page Norms. Empty: the largest one that fits the play."));
    ui_close(ui);
    ui_close(ui);
}

void recruiter_form_build(const struct recruiter_form *form, struct ui *ui)
{
    build_notice(ui);
    build_play(form, ui);
    build_numbers(form, ui);
}

/* ---- what is done with it ---- */

bool recruiter_form_handle(
        struct recruiter_form *form, struct ui *ui, const struct ui_message *message)
{
    if (ui_message_is(message, UI_TOGGLED, "org-shift")) {
        form->given.items[message->number] = !form->given.items[message->number];
    } else if (ui_message_is(message, UI_SELECTED, "org-address") ||
            ui_message_is(message, UI_SUBMITTED, "org-address")) {
        form->formal = message->number == 0;
    } else if (ui_message_is(message, UI_TOGGLED, "org-report")) {
        form->report = !form->report;
    } else if (ui_message_is(message, UI_TOGGLED, "org-fairness")) {
        form->fairness = !form->fairness;
    } else if (ui_message_is(message, UI_TOGGLED, "org-room")) {
        form->room = !form->room;
    } else {
        return false;
    }
    ui_touch(ui);
    return true;
}

static bool read_numbers(struct recruiter_form *form, struct ui *ui, long numbers[NUMBER_COUNT])
{
    form->wrong = NULL;
    for (int i = 0; i < NUMBER_COUNT; i++) {
        const char *text = ui_field_text(ui, NUMBERS[i].id, 0);
        if (!organisation_read_number(text, NUMBERS[i].most, &numbers[i])) {
            form->wrong = NUMBERS[i].id;
            ui_focus(ui, NUMBERS[i].id, 0);
            ui_touch(ui);
            return false;
        }
    }
    return true;
}

// All of them is "": a shift that is added later may then be given too.
static bool keep_shifts(const struct recruiter_form *form, struct world *world)
{
    struct buffer list = { 0 };
    bool all = true;
    for (size_t i = 0; i < form->shifts.items.count; i++) {
        all = all && form->given.items[i];
        if (form->given.items[i]) {
            buffer_add_format(
                    &list, "%s%s", list.size > 0 ? " " : "", form->shifts.items.items[i].path);
        }
    }
    bool good = organisation_write_text(
            world->store, "org.shifts", all ? "" : buffer_text(&list), &world->diags);
    buffer_finish(&list);
    return good;
}

bool recruiter_form_keep(struct recruiter_form *form, struct ui *ui, struct world *world)
{
    long numbers[NUMBER_COUNT] = { 0 };
    if (!read_numbers(form, ui, numbers)) {
        return false;
    }
    bool good = keep_shifts(form, world);
    for (int i = 0; good && i < TEXT_COUNT; i++) {
        good = organisation_write_text(
                world->store, TEXTS[i].key, ui_field_text(ui, TEXTS[i].id, 0), &world->diags);
    }
    for (int i = 0; good && i < NUMBER_COUNT; i++) {
        good = organisation_write_number(world->store, NUMBERS[i].key, numbers[i], &world->diags);
    }
    return good &&
            organisation_write_text(
                    world->store, "org.norm", ui_field_text(ui, "org-norm", 0), &world->diags) &&
            organisation_write_text(
                    world->store, "org.address", form->formal ? "u" : "je", &world->diags) &&
            organisation_write_text(world->store, "org.report_to_candidate",
                    form->report ? "yes" : "no", &world->diags) &&
            organisation_write_text(
                    world->store, "org.fairness", form->fairness ? "yes" : "no", &world->diags) &&
            organisation_write_text(
                    world->store, "org.room", form->room ? "yes" : "no", &world->diags);
}
