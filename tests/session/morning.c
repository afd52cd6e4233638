// SPDX-License-Identifier: GPL-3.0-or-later
// For tests that need people who did well and badly: rehearsals of several customers, played
// through each other as a morning goes.
#include "tests/session/morning.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/shift/action_text.h"

enum { SCRIPTS_MOST = 6, NAME_SIZE = 80 };

struct script {
    VEC(struct action) actions;
    size_t at;
};

static void read_script(struct script *script, struct session *session, const char *name)
{
    char path[300];
    char line[2500];
    struct diag_list diags = { 0 };
    snprintf(path, sizeof(path), ZEVEN_SOURCE_DIR "/scenarios/rehearsals/%s.txt", name);
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s", path);
    while (fgets(line, sizeof(line), file) != NULL) {
        struct action action;
        line[strcspn(line, "\n")] = '\0';
        if (*line != '#' && *line != '\0') {
            bool known =
                    action_read(line, session->plan, &session->arena, &action, path, 1, &diags);
            ck_assert_msg(known, "%s: %s", name, line);
            vec_push(&script->actions, action);
        }
    }
    fclose(file);
    diag_list_finish(&diags);
}

static bool act(struct session *session, const struct action *action)
{
    struct diag_list diags = { 0 };
    bool done = session_act(session, action, NULL, NULL, &diags) == REFUSED_NOT;
    diag_list_finish(&diags);
    return done;
}

static const struct action *next_of(const struct script *script)
{
    return script->at < script->actions.count ? &script->actions.items[script->at] : NULL;
}

// As many actions of one script as are possible now, up to where it lets time pass or ends.
static bool go_on(struct session *session, struct script *script)
{
    size_t before = script->at;
    const struct action *next;
    while ((next = next_of(script)) != NULL && next->kind != ACTION_WAIT &&
            next->kind != ACTION_FINISH && act(session, next)) {
        script->at++;
    }
    return script->at > before;
}

static bool stands_at(const struct script *script, enum action_kind kind)
{
    return next_of(script) != NULL && next_of(script)->kind == kind;
}

// All that wait do; where nothing comes, the first that cannot go on leaves out what it cannot do.
static bool let_time_pass(struct session *session, struct script *scripts, size_t count)
{
    const struct action wait = { .kind = ACTION_WAIT, .contact = INDEX_NONE };
    bool waited = act(session, &wait);
    for (size_t i = 0; i < count; i++) {
        if (stands_at(&scripts[i], ACTION_WAIT)) {
            scripts[i].at++;
        } else if (!waited && next_of(&scripts[i]) != NULL) {
            scripts[i].at++;
            return true;
        }
    }
    return waited;
}

void morning_play(struct session *session, const char *names)
{
    struct script scripts[SCRIPTS_MOST] = { 0 };
    const struct action finish = { .kind = ACTION_FINISH, .contact = INDEX_NONE };
    char copy[SCRIPTS_MOST * NAME_SIZE];
    size_t count = 0;
    snprintf(copy, sizeof(copy), "%s", names);
    for (char *rest = copy, *name = strsep(&rest, " "); name != NULL; name = strsep(&rest, " ")) {
        ck_assert_uint_lt(count, SCRIPTS_MOST);
        read_script(&scripts[count++], session, name);
    }
    for (bool goes_on = true; goes_on;) {
        goes_on = false;
        for (size_t i = 0; i < count; i++) {
            goes_on = go_on(session, &scripts[i]) || goes_on;
        }
        goes_on = goes_on || let_time_pass(session, scripts, count);
    }
    (void)act(session, &finish);
    ck_assert(session->state.head->over);
    for (size_t i = 0; i < count; i++) {
        vec_finish(&scripts[i].actions);
    }
}
