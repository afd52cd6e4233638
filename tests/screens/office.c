// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of the recruiter's screens: sessions that were really played, finished or not.
#include "tests/screens/office.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "game/screens/outcome.h"
#include "game/shift/action_text.h"
#include "game/store/database.h"
#include "game/store/sessions.h"
#include "game/ui/access.h"

enum { SEED = 7, SHIFT_MS = 3000000 };

static void act(struct session *session, const char *line, const struct session_moment *moment,
        struct diag_list *diags)
{
    struct action action;
    ck_assert_msg(
            action_read(line, session->plan, &session->arena, &action, NULL, 0, diags), "%s", line);
    ck_assert_msg(session_act(session, &action, moment, NULL, diags) == REFUSED_NOT, "%s", line);
}

// At `pace`, or with nobody at the window when it is 0.
static void play_from(struct session *session, const char *script, int from, int lines,
        int64_t pace, struct diag_list *diags)
{
    struct session_moment moment = { .chosen_ms = 1000, .device = "mouse" };
    char path[300];
    snprintf(path, sizeof(path), "scenarios/rehearsals/%s.txt", script);
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s", path);
    char line[2500];
    while (lines > 0 && fgets(line, sizeof(line), file) != NULL) {
        if (*line != '#' && *line != '\n') {
            line[strcspn(line, "\n")] = '\0';
            moment.shown_ms = moment.chosen_ms;
            moment.chosen_ms += pace;
            if (from-- <= 0) {
                act(session, line, pace > 0 ? &moment : NULL, diags);
                lines--;
            }
        }
    }
    fclose(file);
}

static void play_lines(struct session *session, const char *script, int lines, int64_t pace,
        struct diag_list *diags)
{
    play_from(session, script, 0, lines, pace, diags);
}

static struct session *begin(struct sitter *sitter, const char *candidate)
{
    bool alone = strncmp(sitter->world.shift, "packs/", 6) == 0;
    struct session_setup setup = {
        .store = sitter->store,
        .root = sitter->world.data,
        .shift = sitter->world.shift,
        .scenario = alone ? sitter->world.shift : NULL,
        .candidate = candidate,
        .seed = SEED,
        .created_ms = sitter->world.now_ms,
    };
    struct session *session = session_create(&setup, &sitter->world.diags);
    ck_assert_ptr_nonnull(session);
    return session;
}

static int64_t leave(struct sitter *sitter, struct session *session, bool ends)
{
    int64_t id = session->id;
    if (ends) {
        struct result result;
        ck_assert(outcome_finish_session(&result, session, sitter->store,
                sitter->world.now_ms + SHIFT_MS, &sitter->world.diags));
        result_finish(&result);
    }
    session_destroy(session);
    return id;
}

void office_go_on(struct sitter *sitter, int64_t id, int from)
{
    struct session *session = session_resume(sitter->store, id, &sitter->world.diags);
    ck_assert_ptr_nonnull(session);
    play_from(session, "demo", from, OFFICE_WHOLE, 0, &sitter->world.diags);
    (void)leave(sitter, session, true);
}

int64_t office_play_script(
        struct sitter *sitter, const char *candidate, const char *script, int lines, bool ends)
{
    struct session *session = begin(sitter, candidate);
    play_lines(session, script, lines, 0, &sitter->world.diags);
    return leave(sitter, session, ends);
}

int64_t office_play_paced(
        struct sitter *sitter, const char *candidate, int64_t pace, const char *remark)
{
    struct session *session = begin(sitter, candidate);
    ck_assert(remark == NULL || session_remark(session, remark, 1, &sitter->world.diags));
    play_lines(session, "demo", OFFICE_WHOLE, pace, &sitter->world.diags);
    return leave(sitter, session, true);
}

int64_t office_play(struct sitter *sitter, const char *candidate, int lines, bool ends)
{
    return office_play_script(sitter, candidate, "demo", lines, ends);
}

void office_read_sheet(struct sitter *sitter, int64_t session, struct buffer *sheet)
{
    struct query *query = query_create(
            sitter->store->office, "SELECT sheet FROM session WHERE id = ?1", &sitter->world.diags);
    ck_assert_ptr_nonnull(query);
    query_bind_integer(query, 1, session);
    ck_assert_int_eq(query_next(query, &sitter->world.diags), QUERY_ROW);
    buffer_add(sheet, query_text(query, 0));
    query_destroy(query);
}

void office_copy(struct sitter *sitter, int64_t like, int count, const char *rules)
{
    struct diag_list *diags = &sitter->world.diags;
    struct session_list list = { 0 };
    struct buffer sheet = { 0 };
    ck_assert(store_find_session(sitter->store, like, &list, diags));
    office_read_sheet(sitter, like, &sheet);
    // Its content must be where sessions begin.
    struct session *any = session_create(&(struct session_setup) { .store = sitter->store,
                                                 .root = sitter->world.data,
                                                 .shift = sitter->world.shift,
                                                 .candidate = "A-000",
                                                 .seed = SEED },
            diags);
    ck_assert_ptr_nonnull(any);
    for (int i = 1; i <= count; i++) {
        char code[16];
        int64_t id = 0;
        snprintf(code, sizeof(code), "B-%03d", i);
        struct session_start start = list.rows.items[0].start;
        start.candidate = code;
        start.rules = rules;
        struct session_end end = { .state = SESSION_FINISHED,
            .finished_ms = sitter->world.now_ms,
            .sheet = buffer_text(&sheet),
            .evidence = "" };
        ck_assert(store_create_session(sitter->store, &start, &id, diags));
        ck_assert(store_finish_session(sitter->store, id, &end, diags));
    }
    session_destroy(any);
    buffer_finish(&sheet);
    session_list_finish(&list);
}

size_t office_count(const struct sitter *sitter, const char *id)
{
    const struct ui_access_tree *tree = ui_access_tree(sitter->ui);
    size_t count = 0;
    for (size_t i = 0; i < tree->items.count; i++) {
        count += tree->items.items[i].id == ui_id(id);
    }
    return count;
}

const char *office_name(const struct sitter *sitter, const char *id, int64_t number)
{
    const struct ui_access *item = ui_access_find_id(ui_access_tree(sitter->ui), id, number);
    ck_assert_msg(
            item != NULL, "%s %d is not on %s", id, (int)number, navigator_top(sitter->navigator));
    return item->name;
}

void office_focus(struct sitter *sitter, const char *id, int64_t number)
{
    office_name(sitter, id, number);
    ui_focus(sitter->ui, id, number);
    ui_touch(sitter->ui);
    navigator_build(sitter->navigator);
}

void office_press(struct sitter *sitter, const char *id, int64_t number)
{
    office_focus(sitter, id, number);
    sitter_key(sitter, UI_KEY_ENTER, 0);
}
