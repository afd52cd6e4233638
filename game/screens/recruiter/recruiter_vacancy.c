// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one vacancy: what matters, why, and until when; what was changed stands below.
#include "game/screens/recruiter/recruiter_vacancy.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/organisation.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/store/settings.h"

const struct vacancy *vacancy_form_known(const struct vacancy_form *form)
{
    return form->found.rows.count > 0 ? &form->found.rows.items[0] : NULL;
}

bool vacancy_form_is_closed(const struct vacancy_form *form)
{
    return vacancy_form_known(form) != NULL && vacancy_form_known(form)->closed_ms > 0;
}

/* ---- reading and writing ---- */

static void load(struct vacancy_form *form, struct world *world)
{
    vacancy_list_finish(&form->found);
    audit_list_finish(&form->changes);
    form->found = (struct vacancy_list) { 0 };
    form->changes = (struct audit_list) { 0 };
    if (form->id != 0) {
        struct audit_filter filter = { .vacancy = form->id };
        vacancy_find(world->store, form->id, &form->found, &world->diags);
        audit_read(world->store, &filter, &form->changes, &world->diags);
    }
}

// Only what may be given is offered; a vacancy from before keeps the shift it has.
static void read_shifts(struct vacancy_form *form, struct world *world)
{
    struct organisation organisation;
    struct recruiter_shifts *shifts = &form->shifts;
    size_t kept = 0;
    recruiter_shifts_read(shifts, world);
    organisation_read(&organisation, world->store, &world->diags);
    for (size_t i = 0; i < shifts->items.count; i++) {
        const char *path = shifts->items.items[i].path;
        bool own = vacancy_form_known(form) != NULL &&
                strcmp(vacancy_form_known(form)->shift, path) == 0;
        if (own || organisation_gives(&organisation, path)) {
            shifts->items.items[kept++] = shifts->items.items[i];
        }
    }
    shifts->items.count = kept;
    organisation_finish(&organisation);
}

// None that is not here, or not given any more.
static void choose_shift(struct vacancy_form *form, const char *path)
{
    form->shift = SIZE_MAX;
    for (size_t i = 0; i < form->shifts.items.count; i++) {
        if (strcmp(form->shifts.items.items[i].path, path) == 0) {
            form->shift = i;
        }
    }
}

static void choose_known(struct vacancy_form *form, const struct vacancy *vacancy)
{
    choose_shift(form, vacancy->shift);
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        form->matters[k] =
                recruiter_has_competency(vacancy->competencies, competency_id((enum competency)k));
    }
}

static void fill_fields(struct vacancy_form *form, struct ui *ui, struct world *world)
{
    const struct vacancy *vacancy = vacancy_form_known(form);
    int64_t weeks = vacancy != NULL ? vacancy->retention_weeks
                                    : settings_retention_weeks(world->store, &world->diags);
    if (vacancy != NULL) {
        choose_known(form, vacancy);
        ui_set_field_text(ui, "name", 0, vacancy->name);
        ui_set_field_text(ui, "form", 0, vacancy->form);
        ui_set_field_text(ui, "reason", 0, vacancy->reason);
        ui_set_field_text(ui, "closes", 0, recruiter_write_day(ui, vacancy->closes_ms));
    }
    weeks = weeks < VACANCY_WEEKS_MAX ? weeks : VACANCY_WEEKS_MAX;
    ui_set_field_text(ui, "weeks", 0, ui_format(ui, "%ld", (long)weeks));
    ui_focus(ui, "name", 0);
}

static void write_ids(struct buffer *ids, const struct vacancy_form *form)
{
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        if (form->matters[k]) {
            buffer_add_format(
                    ids, "%s%s", ids->size > 0 ? " " : "", competency_id((enum competency)k));
        }
    }
}

/* ---- what is not saved yet ---- */

static const char *const TYPED[] = { "name", "form", "reason", "closes", "weeks", "why" };

enum { TYPED_COUNT = sizeof(TYPED) / sizeof(TYPED[0]) };

static void gather(const void *self, const struct ui *ui, struct recruiter_form_values *values)
{
    const struct vacancy_form *form = self;
    struct buffer ids = { 0 };
    for (size_t i = 0; i < TYPED_COUNT; i++) {
        recruiter_values_add(values, TYPED[i], ui_field_text(ui, TYPED[i], 0));
    }
    write_ids(&ids, form);
    recruiter_values_add(values, "matters", buffer_text(&ids));
    recruiter_values_add(values, "shift",
            form->shift < form->shifts.items.count ? form->shifts.items.items[form->shift].path
                                                   : "");
    buffer_finish(&ids);
}

static void fill(void *self, struct ui *ui, const struct draft *draft)
{
    struct vacancy_form *form = self;
    const char *ids = draft_text(draft, "matters");
    const char *shift = draft_text(draft, "shift");
    recruiter_draft_fill_fields(draft, ui, TYPED, TYPED_COUNT);
    for (int k = 0; ids != NULL && k < COMPETENCY_COUNT; k++) {
        form->matters[k] = recruiter_has_competency(ids, competency_id((enum competency)k));
    }
    if (shift != NULL) {
        choose_shift(form, shift);
    }
}

static void open_draft(struct vacancy_form *form, struct navigator *navigator)
{
    static const struct recruiter_draft_form FORM = { gather, fill };
    struct draft_place place = { DRAFT_VACANCY, form->id, NULL };
    if (!vacancy_form_is_closed(form)) {
        (void)recruiter_draft_open(&form->draft, navigator, &place, form->who, &FORM, form);
    }
}

/* ---- saving ---- */

static void say(struct vacancy_form *form, char *sentence, bool failed)
{
    mem_free(form->said);
    form->said = sentence;
    form->failed = failed;
}

static bool write(
        struct vacancy_form *form, struct navigator *navigator, const struct vacancy *vacancy)
{
    struct world *world = navigator_world(navigator);
    struct office_hand hand = { form->who, world->now_ms };
    struct diag_list diags = { 0 };
    const char *why = ui_field_text(navigator_ui(navigator), "why", 0);
    bool good = form->id == 0 ? vacancy_add(world->store, vacancy, &hand, &form->id, &diags)
                              : vacancy_change(world->store, vacancy, why, &hand, &diags);
    char *trouble = recruiter_sentences(&diags);
    say(form, good ? mem_copy_text(tr("Saved.")) : trouble, !good);
    return good;
}

// One slip after another in the words of this form; the store finds the rest.
static const char *find_slip(
        const struct vacancy_form *form, const struct vacancy *vacancy, bool day)
{
    int chosen = 0;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        chosen += form->matters[k];
    }
    return !office_is_line(vacancy->name, VACANCY_NAME_MAX) ? tr("Give the vacancy a name.")
            : form->shifts.items.count == 0                 ? tr("There is no shift to play here.")
            : *vacancy->shift == '\0' ? tr("Choose the shift that all candidates play.")
            : chosen < VACANCY_COMPETENCIES_MIN || chosen > VACANCY_COMPETENCIES_MAX
            ? tr("Choose three or four competencies: who chooses all of them chooses none.")
            : !office_is_text(vacancy->reason, VACANCY_REASON_MAX)
            ? tr("Say why these competencies matter for this work.")
            : !day ? tr("Give the day on which it closes, as 31-12-2026.")
                   : NULL;
}

static void save(struct vacancy_form *form, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    struct buffer ids = { 0 };
    write_ids(&ids, form);
    const struct vacancy *known = vacancy_form_known(form);
    struct recruiter_shift none = { .path = known != NULL ? known->shift : "",
        .form = known != NULL ? known->form : "" };
    const struct recruiter_shift *shift =
            form->shift < form->shifts.items.count ? &form->shifts.items.items[form->shift] : &none;
    const char *name = ui_field_text(ui, "form", 0);
    struct vacancy vacancy = {
        .id = form->id,
        .name = ui_field_text(ui, "name", 0),
        .shift = shift->path,
        .form = *name != '\0' ? name : shift->form,
        .competencies = buffer_text(&ids),
        .reason = ui_field_text(ui, "reason", 0),
        .retention_weeks = strtol(ui_field_text(ui, "weeks", 0), NULL, 10),
    };
    bool day = recruiter_read_day(ui_field_text(ui, "closes", 0), &vacancy.closes_ms);
    const char *slip = find_slip(form, &vacancy, day);
    if (slip != NULL) {
        say(form, mem_copy_text(slip), true);
    } else if (write(form, navigator, &vacancy)) {
        ui_set_field_text(ui, "why", 0, "");
        load(form, navigator_world(navigator));
        recruiter_draft_done(&form->draft, navigator);
        open_draft(form, navigator);
    }
    buffer_finish(&ids);
}

static void close_vacancy(struct vacancy_form *form, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct office_hand hand = { form->who, world->now_ms };
    struct diag_list diags = { 0 };
    bool good = vacancy_close(world->store, form->id, &hand, &diags);
    char *trouble = recruiter_sentences(&diags);
    say(form,
            good ? mem_copy_text(tr("The vacancy is closed. What is kept goes after the weeks "
                                    "that stand with it."))
                 : trouble,
            !good);
    form->asks = false;
    load(form, world);
    if (good) {
        recruiter_draft_done(&form->draft, navigator);
        recruiter_draft_finish(&form->draft);
    }
    ui_focus(navigator_ui(navigator), "back", 0);
    ui_scroll_to_start(navigator_ui(navigator), "vacancy-page", 0);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct vacancy_form *form = self;
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
        return;
    }
    if (recruiter_handle_draft(&form->draft, navigator, message, 0)) {
        say(form, NULL, false);
    } else if (ui_message_is(message, UI_PRESSED, "save")) {
        save(form, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "ask-close")) {
        form->asks = true;
        ui_focus(navigator_ui(navigator), "stay-open", 0);
    } else if (ui_message_is(message, UI_PRESSED, "stay-open")) {
        form->asks = false;
        ui_focus(navigator_ui(navigator), "ask-close", 0);
    } else if (ui_message_is(message, UI_PRESSED, "close")) {
        close_vacancy(form, navigator);
    } else if (ui_message_is(message, UI_TOGGLED, "matters")) {
        form->matters[message->number] = !form->matters[message->number];
    } else if (ui_message_is(message, UI_SELECTED, "shift") ||
            ui_message_is(message, UI_SUBMITTED, "shift")) {
        form->shift = (size_t)message->number;
    }
    recruiter_draft_follow(&form->draft, navigator, message);
    ui_touch(navigator_ui(navigator));
}

static void build(void *self, struct navigator *navigator)
{
    vacancy_form_build(self, navigator_ui(navigator));
}

static void shown(void *self, struct navigator *navigator)
{
    struct vacancy_form *form = self;
    struct world *world = navigator_world(navigator);
    load(form, world);
    if (form->shifts.items.count == 0) {
        read_shifts(form, world);
    }
    if (form->shifts.items.count == 1) {
        form->shift = 0;
    }
    fill_fields(form, navigator_ui(navigator), world);
    open_draft(form, navigator);
}

static void destroy(void *self)
{
    struct vacancy_form *form = self;
    vacancy_list_finish(&form->found);
    audit_list_finish(&form->changes);
    recruiter_shifts_finish(&form->shifts);
    recruiter_draft_finish(&form->draft);
    mem_free(form->said);
    mem_free(form->who);
    mem_free(form);
}

static const struct screen_class FORM = {
    .name = "recruiter-vacancy",
    .build = build,
    .handle = handle,
    .shown = shown,
    .hidden = recruiter_draft_hidden,
    .refresh = recruiter_draft_refresh,
    .due_ms = recruiter_draft_due_ms,
    .destroy = destroy,
};

int64_t recruiter_vacancy_id(const void *form)
{
    return ((const struct vacancy_form *)form)->id;
}

void recruiter_push_vacancy(struct navigator *navigator, int64_t id, const char *who)
{
    struct vacancy_form *form = mem_alloc(sizeof(*form));
    form->who = mem_copy_text(who);
    form->id = id;
    form->shift = SIZE_MAX;
    navigator_push(navigator, &FORM, form);
}
