// SPDX-License-Identifier: GPL-3.0-or-later
// A draft under a form: keeps what is typed while it is typed, and puts it back when the form is
// opened again.
#include "game/screens/recruiter/recruiter_draft.h"

#include <assert.h>
#include <string.h>
#include <time.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/screens/recruiter/recruiter_inner.h"
#include "game/ui/widget.h"

// A crash takes a word at most: what is typed is written at its end, or soon after the last key.
enum { IDLE_MS = 500, STROKES_MOST = 12 };

void recruiter_values_add(struct recruiter_form_values *values, const char *field, const char *text)
{
    assert(values->count < RECRUITER_DRAFT_MOST);
    values->items[values->count++] =
            (struct draft_value) { field, arena_copy_text(&values->arena, text, strlen(text)) };
}

void recruiter_draft_fill_fields(
        const struct draft *draft, struct ui *ui, const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = draft_text(draft, ids[i]);
        if (text != NULL) {
            ui_set_field_text(ui, ids[i], 0, text);
        }
    }
}

static void gather(const struct recruiter_draft *draft, struct navigator *navigator,
        struct recruiter_form_values *values)
{
    *values = (struct recruiter_form_values) { 0 };
    draft->form->gather(draft->self, navigator_ui(navigator), values);
}

static void set(char **text, const char *to)
{
    char *copy = mem_copy_text(to);
    mem_free(*text);
    *text = copy;
}

void recruiter_draft_finish(struct recruiter_draft *draft)
{
    for (size_t i = 0; i < RECRUITER_DRAFT_MOST; i++) {
        mem_free(draft->start[i]);
        mem_free(draft->kept[i]);
    }
    draft_finish(&draft->back);
    mem_free(draft->candidate);
    mem_free(draft->who);
    *draft = (struct recruiter_draft) { 0 };
}

/* ---- opening ---- */

static bool is_same(const struct recruiter_draft *draft, const struct draft_place *place)
{
    return draft->form != NULL && draft->place.about == place->about &&
            strcmp(draft->place.form, place->form) == 0;
}

static void begin(struct recruiter_draft *draft, struct navigator *navigator)
{
    struct recruiter_form_values values;
    gather(draft, navigator, &values);
    draft->count = values.count;
    for (size_t i = 0; i < values.count; i++) {
        set(&draft->start[i], values.items[i].text);
    }
    arena_finish(&values.arena);
}

// What the office has: the draft where there is one, else nothing but what stood there anyway.
static void know_kept(struct recruiter_draft *draft, struct navigator *navigator)
{
    struct recruiter_form_values values;
    gather(draft, navigator, &values);
    for (size_t i = 0; i < draft->count; i++) {
        const char *text = draft_text(&draft->back, values.items[i].field);
        set(&draft->kept[i], text != NULL ? text : draft->start[i]);
    }
    arena_finish(&values.arena);
    draft->due_ms = 0;
    draft->strokes = 0;
}

bool recruiter_draft_open(struct recruiter_draft *draft, struct navigator *navigator,
        const struct draft_place *place, const char *who, const struct recruiter_draft_form *form,
        void *self)
{
    struct diag_list diags = { 0 };
    if (!is_same(draft, place)) {
        recruiter_draft_finish(draft);
        draft->form = form;
        draft->self = self;
        draft->place = *place;
        draft->candidate = place->candidate != NULL ? mem_copy_text(place->candidate) : NULL;
        draft->place.candidate = draft->candidate;
        draft->who = mem_copy_text(who);
        begin(draft, navigator);
    }
    draft_finish(&draft->back);
    draft->dropped = false;
    draft->away = false;
    draft->seen_ms = navigator_world(navigator)->now_ms;
    (void)draft_read(navigator_world(navigator)->store, &draft->place, &draft->back, &diags);
    diag_list_finish(&diags);
    know_kept(draft, navigator);
    if (draft->back.at_ms != 0) {
        form->fill(self, navigator_ui(navigator), &draft->back);
    }
    return draft->back.at_ms != 0;
}

/* ---- keeping ---- */

static void write(struct recruiter_draft *draft, struct navigator *navigator,
        const struct recruiter_form_values *values)
{
    struct world *world = navigator_world(navigator);
    struct office_hand hand = { draft->who, world->now_ms };
    struct draft_value changed[RECRUITER_DRAFT_MOST];
    struct diag_list diags = { 0 };
    size_t count = 0;
    for (size_t i = 0; i < values->count; i++) {
        const char *text = values->items[i].text;
        if (strcmp(text, draft->kept[i]) != 0) {
            bool begins = strcmp(text, draft->start[i]) == 0;
            changed[count++] =
                    (struct draft_value) { values->items[i].field, begins ? NULL : text };
        }
    }
    bool good =
            count == 0 || draft_keep(world->store, &draft->place, changed, count, &hand, &diags);
    for (size_t i = 0; good && i < values->count; i++) {
        set(&draft->kept[i], values->items[i].text);
    }
    diag_list_finish(&diags); // the words are still on the screen: the next key tries again
    draft->due_ms = 0;
    draft->strokes = 0;
}

void recruiter_draft_keep(struct recruiter_draft *draft, struct navigator *navigator)
{
    struct recruiter_form_values values;
    if (draft->form != NULL && !draft->away) {
        gather(draft, navigator, &values);
        write(draft, navigator, &values);
        arena_finish(&values.arena);
    }
}

void recruiter_draft_leave(struct recruiter_draft *draft, struct navigator *navigator)
{
    recruiter_draft_keep(draft, navigator);
    draft->away = true;
}

static bool ends_word(const char *text)
{
    size_t size = strlen(text);
    return size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\n');
}

// The first value that the office does not have; NULL when it has all.
static const char *find_new(
        const struct recruiter_draft *draft, const struct recruiter_form_values *values)
{
    for (size_t i = 0; i < values->count; i++) {
        if (strcmp(values->items[i].text, draft->kept[i]) != 0) {
            return values->items[i].text;
        }
    }
    return NULL;
}

void recruiter_draft_follow(struct recruiter_draft *draft, struct navigator *navigator,
        const struct ui_message *message)
{
    struct recruiter_form_values values;
    if (draft->form == NULL || draft->away) {
        return;
    }
    gather(draft, navigator, &values);
    const char *new = find_new(draft, &values);
    bool types = message->kind == UI_CHANGED;
    if (new != NULL && types && !ends_word(new) && ++draft->strokes < STROKES_MOST) {
        draft->due_ms = navigator_world(navigator)->now_ms + IDLE_MS;
    } else {
        write(draft, navigator, &values);
    }
    arena_finish(&values.arena);
}

static void drop(struct recruiter_draft *draft, struct navigator *navigator)
{
    struct diag_list diags = { 0 };
    (void)draft_drop(navigator_world(navigator)->store, &draft->place, &diags);
    diag_list_finish(&diags);
}

void recruiter_draft_done(struct recruiter_draft *draft, struct navigator *navigator)
{
    if (draft->form == NULL) {
        return;
    }
    drop(draft, navigator);
    draft_finish(&draft->back);
    draft->back = (struct draft) { .who = "" };
    draft->dropped = false;
    begin(draft, navigator);
    know_kept(draft, navigator);
}

/* ---- the line ---- */

static struct tm day_of(int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm day = { 0 };
    (void)localtime_r(&seconds, &day);
    return day;
}

// "14:05" of today, "21 nov, 14:05" of another day.
static const char *when(struct ui *ui, int64_t at_ms, int64_t now_ms)
{
    struct tm then = day_of(at_ms);
    struct tm now = day_of(now_ms);
    const char *hour = ui_format(ui, "%02d:%02d", then.tm_hour, then.tm_min);
    bool today = then.tm_yday == now.tm_yday && then.tm_year == now.tm_year;
    return today ? hour : ui_format(ui, "%s, %s", recruiter_short_day(ui, at_ms, now_ms), hour);
}

static const char *words(const struct recruiter_draft *draft, struct ui *ui)
{
    const char *at = when(ui, draft->back.at_ms, draft->seen_ms);
    return draft->dropped ? tr("Your unsaved text is dropped.")
            : strcmp(draft->back.who, draft->who) == 0
            ? ui_format(ui, tr("Your unsaved text of %s is here again."), at)
            : ui_format(ui, tr("Unsaved text of %s (%s) is here again."), draft->back.who, at);
}

void recruiter_build_draft(const struct recruiter_draft *draft, struct ui *ui, int number)
{
    if (draft->form == NULL || draft->back.at_ms == 0) {
        return;
    }
    ui_open(ui,
            (struct ui_box) { .flow = UI_WRAP,
                    .gap = 10,
                    .line_gap = 2,
                    .align = UI_BASELINE,
                    .role = UI_ROLE_STATUS });
    ui_text(ui, UI_SMALL, words(draft, ui));
    ui_button(ui,
            (struct ui_button) { .id = draft->dropped ? "restore-draft" : "drop-draft",
                    .number = number,
                    .label = draft->dropped ? tr("Put it back") : tr("Drop it"),
                    .kind = UI_LINK });
    ui_close(ui);
}

// What stood there before anybody typed, as if it were a draft.
static void fill_start(struct recruiter_draft *draft, struct navigator *navigator,
        const struct recruiter_form_values *values)
{
    struct draft start = { 0 };
    for (size_t i = 0; i < values->count; i++) {
        struct draft_value value = { values->items[i].field, draft->start[i] };
        vec_push(&start.values, value);
    }
    draft->form->fill(draft->self, navigator_ui(navigator), &start);
    draft_finish(&start);
}

// What is dropped stays in memory until the form is left: a slip of the mouse takes nothing.
static void drop_by_hand(struct recruiter_draft *draft, struct navigator *navigator)
{
    struct recruiter_form_values values;
    gather(draft, navigator, &values);
    vec_clear(&draft->back.values);
    for (size_t i = 0; i < values.count; i++) {
        const char *text = values.items[i].text;
        struct draft_value value = { values.items[i].field,
            arena_copy_text(&draft->back.arena, text, strlen(text)) };
        vec_push(&draft->back.values, value);
    }
    fill_start(draft, navigator, &values);
    arena_finish(&values.arena);
    drop(draft, navigator);
    for (size_t i = 0; i < draft->count; i++) {
        set(&draft->kept[i], draft->start[i]);
    }
    draft->dropped = true;
    draft->due_ms = 0;
}

bool recruiter_handle_draft(struct recruiter_draft *draft, struct navigator *navigator,
        const struct ui_message *message, int number)
{
    bool drops = ui_message_is(message, UI_PRESSED, "drop-draft");
    bool restores = ui_message_is(message, UI_PRESSED, "restore-draft");
    if (draft->form == NULL || message->number != number || (!drops && !restores)) {
        return false;
    }
    if (drops) {
        drop_by_hand(draft, navigator);
        ui_focus(navigator_ui(navigator), "restore-draft", number);
    } else {
        draft->form->fill(draft->self, navigator_ui(navigator), &draft->back);
        draft->dropped = false;
        recruiter_draft_keep(draft, navigator);
        ui_focus(navigator_ui(navigator), "drop-draft", number);
    }
    ui_touch(navigator_ui(navigator));
    return true;
}

/* ---- a screen of one form ---- */

int64_t recruiter_draft_due_ms(const void *self)
{
    const struct recruiter_draft *draft = self;
    return draft->due_ms;
}

void recruiter_draft_refresh(void *self, struct navigator *navigator)
{
    recruiter_draft_keep(self, navigator);
}

void recruiter_draft_hidden(void *self, struct navigator *navigator)
{
    recruiter_draft_leave(self, navigator);
}
