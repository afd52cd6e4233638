// SPDX-License-Identifier: GPL-3.0-or-later
// Inviting: codes for a vacancy, one or a class, and the accommodations that belong to them.
#include <stdio.h>
#include <string.h>

#include "game/base/digest.h"
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/store/candidate_page.h"
#include "game/ui/widget.h"

enum {
    CODES_BYTES_MAX = 16000,
    CODE_LINES = 6,
    FORM_WIDTH = 760,
    PROPOSED = 10,
    PROPOSE_TRIES = 50
};

struct invite {
    char *who;
    struct vacancy_list vacancies; // the open ones are offered
    int64_t vacancy;
    struct accommodations needs;
    char *said;
    bool failed;
};

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

static void build_sizes(const struct invite *invite, struct ui *ui)
{
    static const int SIZES[] = { 0, 125, 150, 200 };
    ui_text(ui, UI_LABEL, tr("Size of the letters"));
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "sizes", tr("Size of the letters"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    for (size_t i = 0; i < sizeof(SIZES) / sizeof(SIZES[0]); i++) {
        ui_button(ui,
                (struct ui_button) { .id = "size",
                        .number = SIZES[i],
                        .label = SIZES[i] == 0 ? tr("as the screen is")
                                               : ui_format(ui, "%d%%", SIZES[i]),
                        .kind = UI_PILL_LINED,
                        .selected = invite->needs.text_percent == SIZES[i] });
    }
    ui_close(ui);
}

static void build_languages(const struct invite *invite, struct ui *ui)
{
    static const struct {
        const char *id;
        const char *name;
    } LANGUAGES[] = { { "", TR_MARK("as the screen is") }, { "nl", "Nederlands" },
        { "en", "English" } };
    ui_text(ui, UI_LABEL, tr("Language"));
    ui_open_group(ui, UI_ROLE_RADIO_GROUP, "languages", tr("Language"),
            (struct ui_box) { .flow = UI_WRAP, .gap = 8 });
    for (int i = 0; i < 3; i++) {
        ui_button(ui,
                (struct ui_button) { .id = "language",
                        .number = i,
                        .label = i == 0 ? tr(LANGUAGES[i].name) : LANGUAGES[i].name,
                        .kind = UI_PILL_LINED,
                        .selected = strcmp(invite->needs.language, LANGUAGES[i].id) == 0 });
    }
    ui_close(ui);
}

static void build_needs(const struct invite *invite, struct ui *ui)
{
    const struct accommodations *needs = &invite->needs;
    ui_text(ui, UI_H2, tr("Accommodations for these codes"));
    ui_text(ui, UI_SMALL,
            tr("The candidate's screen takes them over. They do not stand on the score sheet, and "
               "time is never scored for anyone."));
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "time",
                    .label = tr("More time (how quickly someone answers is not looked at)"),
                    .checked = needs->time_percent > 0 });
    ui_checkbox(ui,
            (struct ui_checkbox) {
                    .id = "breaks", .label = tr("More breaks"), .checked = needs->breaks });
    ui_checkbox(ui,
            (struct ui_checkbox) {
                    .id = "contrast", .label = tr("High contrast"), .checked = needs->contrast });
    ui_checkbox(ui,
            (struct ui_checkbox) { .id = "dyslexic",
                    .label = tr("Letters that are easier to tell apart"),
                    .checked = needs->dyslexic });
    build_sizes(invite, ui);
    build_languages(invite, ui);
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
    build_vacancies(invite, ui);
    build_codes(ui);
    ui_divider(ui);
    build_needs(invite, ui);
    recruiter_build_said(ui, invite->said, invite->failed);
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
    ui_open(ui, (struct ui_box) { .fill = UI_WASH });
    recruiter_build_back_bar(ui, tr("Candidates › New candidates"));
    struct ui_box page = ui_page("invite-page");
    page.padding = UI_SIDES(18, 24);
    page.align = UI_CENTRE;
    ui_open(ui, page);
    struct ui_box card = ui_card();
    card.width = FORM_WIDTH;
    card.padding = UI_ALL(24);
    card.gap = 12;
    ui_open(ui, card);
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
    ui_close(ui);
    ui_close(ui);
    ui_close(ui);
}

/* ---- codes ---- */

static char *trimmed(struct arena *arena, const char *text, size_t size)
{
    while (size > 0 && (*text == ' ' || *text == '\t')) {
        text++;
        size--;
    }
    while (size > 0 && strchr(" \t\r", text[size - 1]) != NULL) {
        size--;
    }
    return arena_copy_text(arena, text, size);
}

typedef VEC(struct candidate_new) new_list;

// "K-2041; Noor de Vries", or with a tab, as a spreadsheet copies its columns.
static void take_lines(
        const struct invite *invite, const char *text, struct arena *arena, new_list *items)
{
    int number = 0;
    for (const char *at = text; *at != '\0';) {
        size_t size = strcspn(at, "\n");
        size_t code = strcspn(at, ";\t\n");
        struct candidate_new item = {
            .code = trimmed(arena, at, code),
            .name = code < size ? trimmed(arena, at + code + 1, size - code - 1) : "",
            .vacancy = invite->vacancy,
            .accommodations = invite->needs,
            .line = ++number,
        };
        if (*item.code != '\0' || *item.name != '\0') {
            vec_push(items, item);
        }
        at += size + (at[size] == '\n');
    }
}

static bool is_free(struct store *store, const char *code)
{
    struct candidate_page page = { 0 };
    struct diag_list diags = { 0 };
    bool taken = candidate_read_one(store, code, &page, &diags);
    candidate_page_finish(&page);
    diag_list_finish(&diags);
    return !taken;
}

static void propose(struct navigator *navigator)
{
    struct ui *ui = navigator_ui(navigator);
    struct buffer text = { 0 };
    buffer_add(&text, ui_field_text(ui, "codes", 0));
    if (text.size > 0 && text.bytes[text.size - 1] != '\n') {
        buffer_add_char(&text, '\n');
    }
    int made = 0;
    for (int i = 0; made < PROPOSED && i < PROPOSED * PROPOSE_TRIES; i++) {
        char code[CANDIDATE_CODE_MAX + 1];
        uint32_t drawn = 0;
        digest_random(&drawn, sizeof(drawn));
        (void)snprintf(code, sizeof(code), "K-%06u", 100000 + drawn % 900000);
        if (strstr(buffer_text(&text), code) == NULL &&
                is_free(navigator_world(navigator)->store, code)) {
            buffer_add_format(&text, "%s\n", code);
            made++;
        }
    }
    ui_set_field_text(ui, "codes", 0, buffer_text(&text));
    buffer_finish(&text);
}

/* ---- inviting ---- */

static void say(struct invite *invite, char *sentence, bool failed)
{
    mem_free(invite->said);
    invite->said = sentence;
    invite->failed = failed;
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
    struct arena arena = { 0 };
    new_list items = { 0 };
    take_lines(invite, ui_field_text(ui, "codes", 0), &arena, &items);
    if (invite->vacancy == 0) {
        say(invite, mem_copy_text(tr("Choose a vacancy first.")), true);
    } else if (items.count == 0) {
        say(invite, mem_copy_text(tr("Type a code first, or draw some.")), true);
    } else if (candidate_add(world->store, items.items, items.count, NULL, &hand, &diags)) {
        say(invite, invited_words(items.count), false);
        ui_set_field_text(ui, "codes", 0, "");
    } else {
        say(invite, recruiter_sentences(&diags), true);
    }
    vec_finish(&items);
    arena_finish(&arena);
    diag_list_finish(&diags);
}

static void toggle(struct accommodations *needs, const struct ui_message *message)
{
    if (message->id == ui_id("time")) {
        needs->time_percent = needs->time_percent > 0 ? 0 : 150;
    } else if (message->id == ui_id("breaks")) {
        needs->breaks = !needs->breaks;
    } else if (message->id == ui_id("contrast")) {
        needs->contrast = !needs->contrast;
    } else if (message->id == ui_id("dyslexic")) {
        needs->dyslexic = !needs->dyslexic;
    }
}

static void choose(struct invite *invite, const struct ui_message *message)
{
    static const char *const LANGUAGES[] = { "", "nl", "en" };
    if (message->id == ui_id("vacancy")) {
        invite->vacancy = message->number;
    } else if (message->id == ui_id("size")) {
        invite->needs.text_percent = (int)message->number;
    } else if (message->id == ui_id("language")) {
        (void)snprintf(invite->needs.language, sizeof(invite->needs.language), "%s",
                LANGUAGES[message->number]);
    }
}

static void handle(void *self, struct navigator *navigator, const struct ui_message *message)
{
    struct invite *invite = self;
    if (ui_message_is(message, UI_PRESSED, "back")) {
        navigator_pop(navigator);
        return;
    }
    if (ui_message_is(message, UI_PRESSED, "invite")) {
        send(invite, navigator);
    } else if (ui_message_is(message, UI_PRESSED, "propose")) {
        propose(navigator);
    } else if (ui_message_is(message, UI_PRESSED, "new")) {
        recruiter_push_vacancy(navigator, 0, invite->who);
    } else if (message->kind == UI_TOGGLED) {
        toggle(&invite->needs, message);
    } else if (message->kind == UI_SELECTED || message->kind == UI_SUBMITTED) {
        choose(invite, message);
    }
    ui_touch(navigator_ui(navigator));
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
    ui_focus(navigator_ui(navigator), "codes", 0);
}

static void destroy(void *self)
{
    struct invite *invite = self;
    vacancy_list_finish(&invite->vacancies);
    mem_free(invite->said);
    mem_free(invite->who);
    mem_free(invite);
}

static const struct screen_class INVITE = {
    .name = "recruiter-invite",
    .build = build,
    .handle = handle,
    .shown = shown,
    .destroy = destroy,
};

void recruiter_push_invite(struct navigator *navigator, const char *who)
{
    struct invite *invite = mem_alloc(sizeof(*invite));
    invite->who = mem_copy_text(who);
    navigator_push(navigator, &INVITE, invite);
}
