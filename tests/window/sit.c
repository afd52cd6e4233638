// SPDX-License-Identifier: GPL-3.0-or-later
// A candidate without a window: goes on from where the code stands, does what a script says, then
// whatever comes, to the end; kept in the store as the window keeps it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "game/base/mem.h"
#include "game/screens/outcome.h"
#include "game/shift/action_text.h"
#include "game/store/invitation.h"
#include "game/store/sessions.h"
#include "tests/session/walker.h"

enum { LINE_SIZE = 4096, PAUSE_MS = 4000 };

struct sit {
    const char *folder;
    const char *data;
    const char *code;
    const char *script;
    long lines;    // of the script; after these it goes as it goes
    uint64_t seed; // of the choices then
    struct store *store;
    int64_t now_ms;
    struct diag_list diags;
};

static bool fail(const struct sit *sit, const char *what)
{
    (void)fprintf(stderr, "sit: %s: %s\n", sit->code, what);
    for (size_t i = 0; i < sit->diags.diags.count; i++) {
        (void)fprintf(stderr, "sit: diagnostic %d\n", sit->diags.diags.items[i].code);
    }
    return false;
}

static struct session *go_on(struct sit *sit)
{
    struct session_list list = { 0 };
    bool any = store_list_running(sit->store, sit->code, &list, &sit->diags) && list.rows.count > 0;
    int64_t id = any ? vec_last(&list.rows)->id : 0;
    session_list_finish(&list);
    return any ? session_resume(sit->store, id, &sit->diags) : NULL;
}

// The code must be invited: its shift is what is played.
static struct session *begin(struct sit *sit)
{
    struct buffer shift = { 0 };
    struct accommodations needs = { 0 };
    bool found = false;
    struct session *session = NULL;
    invitation_read(sit->store, sit->code, &shift, &needs, &found, &sit->diags);
    if (found) {
        struct session_setup setup = { .store = sit->store,
            .root = sit->data,
            .shift = buffer_text(&shift),
            .candidate = sit->code,
            .seed = sit->seed,
            .created_ms = sit->now_ms };
        session = session_create(&setup, &sit->diags);
    }
    buffer_finish(&shift);
    return session;
}

static bool act(struct sit *sit, struct session *session, const char *line)
{
    struct action action;
    struct session_moment moment = {
        .shown_ms = sit->now_ms, .chosen_ms = sit->now_ms + PAUSE_MS, .device = "script"
    };
    sit->now_ms += PAUSE_MS;
    return (action_read(
                    line, session->plan, &session->arena, &action, sit->script, 0, &sit->diags) &&
                   session_act(session, &action, &moment, NULL, &sit->diags) == REFUSED_NOT) ||
            fail(sit, line);
}

// Whoever comes back has done the first lines already.
static bool follow_script(struct sit *sit, struct session *session)
{
    char line[LINE_SIZE];
    long done = (long)session->steps.count;
    long at = 0;
    bool good = true;
    FILE *file = fopen(sit->script, "r");
    while (good && file != NULL && at < sit->lines && fgets(line, sizeof(line), file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (*line != '#' && *line != '\0') {
            good = at < done || act(sit, session, line);
            at++;
        }
    }
    good = (file != NULL || fail(sit, sit->script)) && good;
    if (file != NULL) {
        (void)fclose(file);
    }
    return good;
}

static bool play(struct sit *sit)
{
    struct session *session = go_on(sit);
    session = session != NULL ? session : begin(sit);
    bool good = (session != NULL || fail(sit, "is not invited")) && follow_script(sit, session);
    while (good && walker_step(session, sit->seed, &sit->diags)) {
        sit->now_ms += PAUSE_MS;
    }
    struct result result;
    good = good && (session_over(session) || fail(sit, "does not come to the end")) &&
            (outcome_finish_session(&result, session, sit->store, sit->now_ms, &sit->diags) ||
                    fail(sit, "cannot be kept"));
    if (good) {
        result_finish(&result);
        invitation_forget(sit->store, sit->code, &sit->diags);
    }
    session_destroy(session);
    return good;
}

int main(int argc, char **argv)
{
    if (argc != 7) {
        (void)fputs("sit STORE DATA CODE SCRIPT LINES SEED\n", stderr);
        return 2;
    }
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    struct sit sit = { .folder = argv[1],
        .data = argv[2],
        .code = argv[3],
        .script = argv[4],
        .lines = strtol(argv[5], NULL, 10),
        .seed = strtoull(argv[6], NULL, 10),
        .now_ms = (int64_t)now.tv_sec * 1000 };
    sit.store = store_open(sit.folder, &sit.diags);
    bool good = (sit.store != NULL || fail(&sit, sit.folder)) && play(&sit);
    store_close(sit.store);
    diag_list_finish(&sit.diags);
    return good ? 0 : 1;
}
