// SPDX-License-Identifier: GPL-3.0-or-later
// A sitting: one candidate at this computer, from the welcome to the last word; and what there is
// to play.
#include "game/screens/candidate/sitting.h"

#include <stdio.h>
#include <string.h>

#include "game/base/digest.h"
#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/scenario/load.h"
#include "game/scenario/translate.h"
#include "game/session/session.h"
#include "game/store/sessions.h"

enum { CODE_MIN = 2, CODE_MAX = 32, CODE_TRIES = 50 };

/* ---- what there is to play ---- */

static const char *keep(struct arena *arena, const char *text)
{
    return arena_copy_text(arena, text, strlen(text));
}

static void take_note(struct sitting_shift *facts, const struct shift_entry *entry)
{
    const struct scenario *scenario = entry->scenario;
    if (scenario->content_note != INDEX_NONE) {
        struct sitting_note note = {
            .scenario = keep(&facts->arena, scenario->id),
            .text = keep(&facts->arena, scenario_text(scenario, scenario->content_note)),
            .has_swap = entry->swap != NULL,
        };
        vec_push(&facts->notes, note);
    }
}

static void take_shift(struct sitting_shift *facts, const struct shift *shift)
{
    facts->title = keep(&facts->arena, shift->title);
    facts->centre = keep(&facts->arena, shift->centre_name);
    facts->start = shift->start;
    facts->minutes = shift->minutes;
    facts->customers = (long)shift->entry_count;
    facts->practice = shift->practice != NULL;
    for (size_t i = 0; i < shift->entry_count; i++) {
        take_note(facts, &shift->entries[i]);
    }
}

// What a catalogue lacks is no trouble here: the texts stay in the shift's own language.
static void translate(struct sitting_shift *facts, struct shift *shift, struct bundle *content)
{
    struct diag_list lacking = { 0 };
    const char *language = locale_language();
    bool whole = shift_translate(shift, content, language, &lacking);
    bool practice = whole ||
            (shift->practice != NULL &&
                    scenario_translate(shift->practice, content, language, &lacking));
    facts->language = keep(&facts->arena, whole ? language : shift->language);
    facts->practice_language = keep(&facts->arena, practice ? language : shift->language);
    diag_list_finish(&lacking);
}

static void forget_shift(struct sitting_shift *facts)
{
    vec_finish(&facts->notes);
    arena_finish(&facts->arena);
    *facts = (struct sitting_shift) { .title = "", .centre = "", .language = "" };
}

// Who was invited plays what that vacancy was opened with. Others play what this computer was
// started with; where the organisation does not give that, the first that it gives.
const char *sitting_shift_path(const struct sitting *sitting, const struct world *world)
{
    return sitting->invited_shift != NULL  ? sitting->invited_shift
            : sitting->given_shift != NULL ? sitting->given_shift
                                           : world->shift;
}

void sitting_read_shift(struct sitting *sitting, struct world *world)
{
    struct bundle content;
    bundle_init_folder(&content, world->data);
    struct shift *shift = shift_load(&content, sitting_shift_path(sitting, world), &world->diags);
    forget_shift(&sitting->shift);
    if (shift != NULL) {
        translate(&sitting->shift, shift, &content);
        take_shift(&sitting->shift, shift);
    }
    sitting->playable = shift != NULL;
    shift_destroy(shift);
    bundle_finish(&content);
}

void sitting_write_path(
        const struct sitting *sitting, const struct world *world, struct buffer *path)
{
    char mark = '#';
    buffer_add(path, sitting_shift_path(sitting, world));
    for (size_t i = 0; i < sitting->shift.notes.count; i++) {
        const struct sitting_note *note = &sitting->shift.notes.items[i];
        if (note->swapped) {
            buffer_add_char(path, mark);
            buffer_add(path, note->scenario);
            mark = ',';
        }
    }
}

/* ---- what was left ---- */

static void forget_left(struct sitting *sitting)
{
    for (size_t i = 0; i < sitting->left.count; i++) {
        mem_free(sitting->left.items[i].candidate);
    }
    vec_clear(&sitting->left);
}

// Its journal is played again to know where it stands. What is wrong is said when somebody tries to
// go on, not each time the welcome comes.
static void look_at(struct sitting *sitting, struct world *world, const struct session_row *row)
{
    struct diag_list own = { 0 };
    struct session *session = session_resume(world->store, row->id, &own);
    struct sitting_left left = {
        .session = row->id,
        .candidate = mem_copy_text(row->start.candidate),
        .now = session != NULL ? session->state.head->now : 0,
        .over = session != NULL && session_over(session),
        .stuck = session == NULL,
    };
    vec_push(&sitting->left, left);
    session_destroy(session);
    diag_list_finish(&own);
}

// Reads anew which shifts were left.
static void look_for_left(struct sitting *sitting, struct world *world)
{
    struct session_list list = { 0 };
    forget_left(sitting);
    store_list_running(world->store, NULL, &list, &world->diags);
    for (size_t i = list.rows.count; i > 0 && sitting->left.count < SITTING_LEFT_MAX; i--) {
        look_at(sitting, world, &list.rows.items[i - 1]);
    }
    sitting->left_more = (long)(list.rows.count - sitting->left.count);
    session_list_finish(&list);
}

int64_t sitting_find_left(struct world *world, const char *candidate)
{
    struct session_list list = { 0 };
    bool there = store_list_running(world->store, candidate, &list, &world->diags) &&
            list.rows.count > 0;
    int64_t id = there ? vec_last(&list.rows)->id : 0;
    session_list_finish(&list);
    return id;
}

/* ---- who ---- */

bool sitting_is_code(const char *code)
{
    size_t size = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    return code[size] == '\0' && size >= CODE_MIN && size <= CODE_MAX;
}

// Nobody can say it of a code that is in an office that is locked.
static bool is_taken(struct store *store, const char *code, struct diag_list *diags)
{
    struct session_list list = { 0 };
    bool read = store_list_running(store, code, &list, diags) &&
            (store->office == NULL || store_list_finished(store, code, &list, diags));
    bool taken = read && list.rows.count > 0;
    session_list_finish(&list);
    return taken;
}

// Four digits can be said on the phone; whoever finds them all taken, or may not know whether they
// are, gets eight.
static void propose_code(struct sitting *sitting, struct world *world)
{
    bool known = world->store->office != NULL;
    char code[CODE_MAX] = "";
    for (int i = 0; i < CODE_TRIES && (i == 0 || is_taken(world->store, code, &world->diags));
            i++) {
        uint32_t drawn = 0;
        digest_random(&drawn, sizeof(drawn));
        uint32_t range = known && i < CODE_TRIES / 2 ? 9000 : 90000000;
        (void)snprintf(code, sizeof(code), "K-%u", range / 9 + drawn % range);
    }
    mem_free(sitting->code);
    sitting->code = mem_copy_text(code);
}

// Without the spaces at both ends.
static char *trimmed(const char *typed)
{
    static const char SPACES[] = " \t\n";
    const char *start = typed + strspn(typed, SPACES);
    size_t size = strlen(start);
    while (size > 0 && strchr(SPACES, start[size - 1]) != NULL) {
        size--;
    }
    struct buffer text = { 0 };
    buffer_add_bytes(&text, start, size);
    return buffer_take(&text);
}

void sitting_set_code(struct sitting *sitting, const char *typed)
{
    char *code = trimmed(typed);
    for (char *c = code; *c != '\0'; c++) {
        if (*c >= 'a' && *c <= 'z') {
            *c = (char)(*c - 'a' + 'A');
        }
    }
    mem_free(sitting->code);
    sitting->code = code;
}

void sitting_set_name(struct sitting *sitting, const char *typed)
{
    mem_free(sitting->name);
    sitting->name = trimmed(typed);
}

/* ---- the sitting ---- */

static void choose_given(struct sitting *sitting, const struct world *world)
{
    struct organisation *organisation = &sitting->organisation;
    sitting->given_shift = NULL;
    if (!organisation_gives(organisation, world->shift)) {
        const char *first = organisation->shifts + strspn(organisation->shifts, " ");
        sitting->given_shift = arena_copy_text(&organisation->arena, first, strcspn(first, " "));
    }
}

static void read_organisation(struct sitting *sitting, struct world *world)
{
    organisation_read(&sitting->organisation, world->store, &world->diags);
    world->lent = sitting->lent || sitting->organisation.room;
    choose_given(sitting, world);
}

void sitting_init(struct sitting *sitting, struct world *world)
{
    *sitting = (struct sitting) { .room_display = world->display,
        .room_language = mem_copy_text(locale_language()) };
    read_organisation(sitting, world);
    sitting_read_shift(sitting, world);
    sitting_renew(sitting, world);
}

void sitting_refresh(struct sitting *sitting, struct world *world)
{
    char *before = mem_copy_text(sitting_shift_path(sitting, world));
    organisation_finish(&sitting->organisation);
    read_organisation(sitting, world);
    if (strcmp(before, sitting_shift_path(sitting, world)) != 0) {
        sitting_read_shift(sitting, world);
    }
    mem_free(before);
    look_for_left(sitting, world);
}

void sitting_finish(struct sitting *sitting)
{
    forget_left(sitting);
    vec_finish(&sitting->left);
    forget_shift(&sitting->shift);
    organisation_finish(&sitting->organisation);
    mem_free(sitting->code);
    mem_free(sitting->name);
    mem_free(sitting->invited_shift);
    mem_free(sitting->own_language);
    mem_free(sitting->room_language);
}

void sitting_renew(struct sitting *sitting, struct world *world)
{
    if (sitting->organisation.room) {
        sitting_set_code(sitting, ""); // it stands on the slip
    } else {
        propose_code(sitting, world);
    }
    sitting_set_name(sitting, "");
    sitting->practised = false;
    for (size_t i = 0; i < sitting->shift.notes.count; i++) {
        sitting->shift.notes.items[i].swapped = false;
    }
    look_for_left(sitting, world);
}
