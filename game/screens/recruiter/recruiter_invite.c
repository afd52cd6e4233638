// SPDX-License-Identifier: GPL-3.0-or-later
// Inviting: codes for a vacancy, one or a class, and the accommodations that belong to them.
#include <assert.h>
#include <stddef.h>
#include <stdlib.h>

#include "game/base/bundle.h"
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/table/class_list.h"
#include "game/screens/choose_file.h"
#include "game/screens/recruiter/recruiter_codes.h"
#include "game/screens/recruiter/recruiter_draft.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_needs.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/ui/widget.h"

enum {
    CODES_BYTES_MAX = 16000,
    CODE_LINES = 6,
    PROPOSED = 10,
    PATH_BYTES_MAX = 1000,
    CSV_SIZE_MAX = 32 * 1024 * 1024
};

struct invite {
    struct recruiter_draft draft; // codes that were not invited yet; it stands first
    char *who;
    struct vacancy_list vacancies; // the open ones are offered
    int64_t vacancy;
    struct accommodations needs;
    char *said;
    char *file; // that was chosen and does not stand in its field yet
    bool failed;
    struct recruiter_invited invited; // by the last press
};
static_assert(offsetof(struct invite, draft) == 0, "recruiter_draft_refresh and its kind");

/* ---- building ---- */

static void build_vacancies(const struct invite *invite, struct ui *ui)
{
    ui_text(ui, UI_LABEL, tr("For which vacancy"));
    ui_open_group(
            ui, UI_ROLE_RADIO_GROUP, "vacancies", tr("Vacancy"), (struct ui_box) { .gap = 2 });
    for (size_t i = 0; i < invite->vacancies.rows.count; i++) {
        const struct vacancy *vacancy = &invite->vacancies.rows.items[i];
        if (vacancy->closed_ms == 0) {
            ui_checkbox(ui,
                    (struct ui_checkbox) { .id = "vacancy",
                            .number = vacancy->id,
                            .label = ui_format(ui, "%s · %s", vacancy->name, vacancy->form),
                            .checked = invite->vacancy == vacancy->id,
                            .radio = true });
        }
    }
    ui_close(ui);
}

static void build_codes(struct ui *ui)
{
    recruiter_build_field(ui, "codes",
            tr("Codes, each on a line of its own; behind a semicolon a name, if you want"),
            CODE_LINES, CODES_BYTES_MAX, 0);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) { .id = "propose",
                    .label = ui_format(ui, tr("Draw %d new codes"), PROPOSED),
                    .kind = UI_PILL_LINED });
    ui_close(ui);
}

static void build_file(struct ui *ui)
{
    ui_divider(ui);
    ui_text(ui, UI_H2, tr("Or a whole class from a file"));
    ui_text(ui, UI_SMALL,
            tr("A CSV file with a column “code”; “name”, “vacancy” and “accommodations” may stand "
               "beside it. Everybody on the list is invited, or with one slip nobody."));
    ui_text(ui, UI_SMALL, tr("You may also drop the file on this window."));
    recruiter_build_field(ui, "file", tr("Where the file stands"), 1, PATH_BYTES_MAX, 0);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP, .gap = 10, .line_gap = 8 });
    ui_button(ui,
            (struct ui_button) {
                    .id = "choose-file", .label = tr("Choose a file…"), .kind = UI_PILL_LINED });
    ui_button(ui,
            (struct ui_button) {
                    .id = "import", .label = tr("Invite this list"), .kind = UI_PILL_LINED });
    ui_close(ui);
}

static bool has_open(const struct invite *invite)
{
    for (size_t i = 0; i < invite->vacancies.rows.count; i++) {
        if (invite->vacancies.rows.items[i].closed_ms == 0) {
            return true;
        }
    }
    return false;
}

static void build_form(const struct invite *invite, struct ui *ui)
{
    recruiter_build_draft(&invite->draft, ui, 0);
    build_vacancies(invite, ui);
    build_codes(ui);
    build_file(ui);
    ui_divider(ui);
    ui_text(ui, UI_H2, tr("Accommodations for these codes"));
    recruiter_build_needs(&invite->needs, ui);
    recruiter_build_said(ui, invite->said, invite->failed);
    recruiter_build_invited(&invite->invited, ui);
    ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
    ui_button(ui,
            (struct ui_button) {
                    .id = "invite", .label = tr("Invite"), .kind = UI_BUTTON_PRIMARY });
    ui_close(ui);
}

static void build(void *self, struct navigator *navigator)
{
    const struct invite *invite = self;
    struct ui *ui = navigator_ui(navigator);
    recruiter_open_form(ui, "invite-page", tr("Candidates › New candidates"));
    if (has_open(invite)) {
        build_form(invite, ui);
    } else {
        ui_text(ui, UI_BODY,
                tr("There is no open vacancy. Make one first: it says what matters, before "
                   "anybody plays."));
        ui_open(ui, (struct ui_box) { .flow = UI_WRAP });
        ui_button(ui,
                (struct ui_button) {
                        .id = "new", .label = tr("New vacancy"), .kind = UI_BUTTON_PRIMARY });
        ui_close(ui);
    }
    recruiter_close_form(ui);
}

/* ---- what is not sent yet ---- */

static void gather(const void *self, const struct ui *ui, struct recruiter_form_values *values)
{
    const struct invite *invite = self;
    struct buffer text = { 0 };
    recruiter_values_add(values, "codes", ui_field_text(ui, "codes", 0));
    recruiter_values_add(values, "file", ui_field_text(ui, "file", 0));
    accommodations_write(&text, &invite->needs);
    recruiter_values_add(values, "needs", buffer_text(&text));
    buffer_clear(&text);
    buffer_add_format(&text, "%ld", (long)invite->vacancy);
    recruiter_values_add(values, "vacancy", buffer_text(&text));
    buffer_finish(&text);
}

// One that was closed meanwhile is not offered.
static void choose_vacancy(struct invite *invite, int64_t id)
{
    for (size_t i = 0; i < invite->vacancies.rows.count; i++) {
        const struct vacancy *vacancy = &invite->vacancies.rows.items[i];
        if (vacancy->id == id && vacancy->closed_ms == 0) {
            invite->vacancy = id;
        }
    }
}

static void fill(void *self, struct ui *ui, const struct draft *draft)
{
    static const char *const TYPED[] = { "codes", "file" };
    struct invite *invite = self;
    const char *needs = draft_text(draft, "needs");
    const char *vacancy = draft_text(draft, "vacancy");
    recruiter_draft_fill_fields(draft, ui, TYPED, sizeof(TYPED) / sizeof(TYPED[0]));
    if (needs != NULL) {
        invite->needs = (struct accommodations) { 0 };
        (void)accommodations_read(&invite->needs, needs, NULL);
    }
    if (vacancy != NULL) {
        choose_vacancy(invite, strtol(vacancy, NULL, 10));
    }
}

static void open_draft(struct invite *invite, struct navigator *navigator)
{
    static const struct recruiter_draft_form FORM = { gather, fill };
    struct draft_place place = { "invite", 0, NULL };
    if (has_open(invite)) {
        (void)recruiter_draft_open(&invite->draft, navigator, &place, invite->who, &FORM, invite);
    }
}

/* ---- inviting ---- */

static void propose(struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    struct buffer text = { 0 };
    buffer_add(&text, ui_field_text(ui, "codes", 0));
    recruiter_codes_draw(&text, navigator_world(navigator)->store, PROPOSED);
    ui_set_field_text(ui, "codes", 0, buffer_text(&text));
    buffer_finish(&text);
}

static void say(struct invite *invite, char *sentence, bool failed)
{
    mem_free(invite->said);
    invite->said = sentence;
    invite->failed = failed;
}

static void print_slips(struct invite *invite, struct world *world)
{
    bool failed = false;
    char *said = recruiter_print_slips(
            world, invite->who, invite->invited.codes.items, invite->invited.codes.count, &failed);
    say(invite, said, failed);
}

static char *invited_words(size_t count)
{
    struct buffer text = { 0 };
    buffer_add_format(&text,
            tr_plural("%ld candidate is invited.", "%ld candidates are invited.", (long)count),
            (long)count);
    return buffer_take(&text);
}

static void send(struct invite *invite, struct navigator *navigator)
{
    struct world *world = navigator_world(navigator);
    struct ui *ui = navigator_ui(navigator);
    struct office_hand hand = { invite->who, world->now_ms };
    struct diag_list diags = { 0 };
    struct recruiter_codes codes = { 0 };
    struct candidate_new like = { .vacancy = invite->vacancy, .accommodations = invite->needs };
    recruiter_codes_read(&codes, ui_field_text(ui, "codes", 0), &like);
    if (invite->vacancy == 0) {
        say(invite, mem_copy_text(tr("Choose a vacancy first.")), true);
    } else if (codes.items.count == 0) {
        say(invite, mem_copy_text(tr("Type a code first, or draw some.")), true);
    } else if (candidate_add(
                       world->store, codes.items.items, codes.items.count, NULL, &hand, &diags)) {
        say(invite, invited_words(codes.items.count), false);
        recruiter_invited_finish(&invite->invited);
        for (size_t i = 0; i < codes.items.count; i++) {
            recruiter_invited_add(&invite->invited, codes.items.items[i].code);
        }
        ui_set_field_text(ui, "codes", 0, "");
        recruiter_draft_done(&invite->draft, navigator);
    } else {
        say(invite, recruiter_sentences(&diags), true);
    }
    recruiter_codes_finish(&codes);
    diag_list_finish(&diags);
}

/* ---- a file ---- */

static const char *vacancy_name(const struct invite *invite)
{
    for (size_t i = 0; i < invite->vacancies.rows.count; i++) {
        if (invite->vacancies.rows.items[i].id == invite->vacancy) {
            return invite->vacancies.rows.items[i].name;
        }
    }
    return NULL;
}

static bool add_class(struct invite *invite, struct world *world, const struct class_list *class,
        struct diag_list *diags)
{
    VEC(struct candidate_line) lines = { 0 };
    struct office_hand hand = { invite->who, world->now_ms };
    for (size_t i = 0; i < class->lines.count; i++) {
        const struct class_line *line = &class->lines.items[i];
        struct candidate_line item = { line->code, line->name, line->vacancy, line->needs,
            line->line };
        vec_push(&lines, item);
    }
    bool good = candidate_add_class(
            world->store, lines.items, lines.count, class->csv.file, &hand, diags);
    vec_finish(&lines);
    return good;
}

// A line without a vacancy is for the one that is chosen above.
static void import(struct invite *invite, struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    char *path = recruiter_read_name(ui, "file");
    struct diag_list diags = { 0 };
    struct buffer bytes = { 0 };
    struct class_list class = { 0 };
    bool good = bundle_read_path(path, CSV_SIZE_MAX, &bytes, &diags) &&
            class_list_init(
                    &class, path, buffer_text(&bytes), bytes.size, vacancy_name(invite), &diags) &&
            add_class(invite, navigator_world(navigator), &class, &diags);
    char *trouble = recruiter_sentences(&diags);
    say(invite, good ? invited_words(class.lines.count) : trouble, !good);
    if (good) {
        ui_set_field_text(ui, "file", 0, "");
        recruiter_invited_finish(&invite->invited);
        for (size_t i = 0; i < class.lines.count; i++) {
            recruiter_invited_add(&invite->invited, class.lines.items[i].code);
        }
    }
    class_list_finish(&class);
    buffer_finish(&bytes);
    mem_free(path);
}

static void take_file(void *context, const char *path)
{
    struct invite *invite = context;
    mem_free(invite->file);
    invite->file = mem_copy_text(path);
}

static void choose_file(struct invite *invite, struct navigator *navigator)
{
    char *near = recruiter_read_name(navigator_ui(navigator), "file");
    choose_file_open(navigator, near, ".csv", take_file, invite);
    mem_free(near);
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct invite *invite = self;
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
        return;
    }
    if (recruiter_handle_draft(&invite->draft, navigator, message, 0)) {
        say(invite, NULL, false);
    } else if (ui_message_is(message, UI_PRESSED, "invite")) {
        send(invite, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "import") ||
            ui_message_is(message, UI_SUBMITTED, "file")) {
        import(invite, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "slips")) {
        print_slips(invite, navigator_world(navigator));
    } else if (ui_message_is(message, UI_PRESSED, "choose-file")) {
        choose_file(invite, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "propose")) {
        propose(navigator);
    } else if (ui_message_is(message, UI_PRESSED, "new")) {
        recruiter_push_vacancy(navigator, 0, invite->who);
    } else if (ui_message_is(message, UI_SELECTED, "vacancy") ||
            ui_message_is(message, UI_SUBMITTED, "vacancy")) {
        invite->vacancy = message->number;
    } else {
        (void)recruiter_handle_needs(&invite->needs, message);
    }
    recruiter_draft_follow(&invite->draft, navigator, message);
    ui_touch(navigator_ui(navigator));
}

// As when it was chosen: it is read once somebody says so.
static void put_file(struct invite *invite, struct ui *ui, const char *path)
{
    ui_set_field_text(ui, "file", 0, path);
    ui_focus(ui, "import", 0);
    say(invite, NULL, false);
}

static void window(void *self, struct navigator *navigator, const struct ui_event *event)
{
    struct invite *invite = self;
    const char *path = choose_file_dropped(event);
    if (path != NULL && has_open(invite)) {
        put_file(invite, navigator_ui(navigator), path);
        recruiter_draft_keep(&invite->draft, navigator);
    }
}

static void shown(void *self, struct navigator *navigator)
{
    struct invite *invite = self;
    struct world *world = navigator_world(navigator);
    vacancy_list_finish(&invite->vacancies);
    invite->vacancies = (struct vacancy_list) { 0 };
    vacancy_read_all(world->store, &invite->vacancies, &world->diags);
    for (size_t i = 0; invite->vacancy == 0 && i < invite->vacancies.rows.count; i++) {
        const struct vacancy *vacancy = &invite->vacancies.rows.items[i];
        invite->vacancy = vacancy->closed_ms == 0 ? vacancy->id : 0;
    }
    open_draft(invite, navigator);
    if (invite->file != NULL) { // just chosen
        put_file(invite, navigator_ui(navigator), invite->file);
        mem_free(invite->file);
        invite->file = NULL;
        return;
    }
    ui_focus(navigator_ui(navigator), "codes", 0);
}

static void destroy(void *self)
{
    struct invite *invite = self;
    vacancy_list_finish(&invite->vacancies);
    recruiter_draft_finish(&invite->draft);
    recruiter_invited_finish(&invite->invited);
    mem_free(invite->said);
    mem_free(invite->file);
    mem_free(invite->who);
    mem_free(invite);
}

static const struct screen_class INVITE = {
    .name = "recruiter-invite",
    .build = build,
    .handle = handle,
    .shown = shown,
    .hidden = recruiter_draft_hidden,
    .window = window,
    .refresh = recruiter_draft_refresh,
    .due_ms = recruiter_draft_due_ms,
    .destroy = destroy,
};

void recruiter_push_invite(struct navigator *navigator, const char *who)
{
    struct invite *invite = mem_alloc(sizeof(*invite));
    invite->who = mem_copy_text(who);
    navigator_push(navigator, &INVITE, invite);
}
