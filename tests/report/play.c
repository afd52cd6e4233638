// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of reports: real scenarios, played by a script or at random, and what came of it.
#include "tests/report/play.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/report/diag_text.h"
#include "game/scenario/load.h"
#include "game/shift/action_text.h"
#include "game/shift/shift.h"

#define SCENARIOS ZEVEN_SOURCE_DIR "/scenarios"

static void expect_no_errors(const struct diag_list *diags)
{
    if (diags->errors > 0) {
        struct buffer text = { 0 };
        diag_list_write(&text, diags);
        fputs(buffer_text(&text), stderr);
        buffer_finish(&text);
    }
    ck_assert_uint_eq(diags->errors, 0);
}

// The shipped shift without the other scenarios.
static void add_shift_of_one(struct bundle *bundle, const char *scenario)
{
    struct buffer xml = { 0 };
    buffer_add_format(&xml,
            "<shift xmlns=\"urn:zeven:scenario:1\" id=\"one\" version=\"1\" xml:lang=\"nl\" "
            "form=\"test\" start=\"09:00\" until=\"12:30\" minutes=\"10\"><title>Eén klant</title>"
            "<centre pack=\"../packs/meander/pack.xml\"/><scenario "
            "file=\"../packs/%s.xml\"/></shift>",
            scenario);
    bundle_add(bundle, "shifts/one.xml", buffer_text(&xml), xml.size);
    buffer_finish(&xml);
}

void play_init(struct play *play, const char *scenario)
{
    *play = (struct play) { 0 };
    struct diag_list diags = { 0 };
    bundle_init_folder(&play->bundle, SCENARIOS);
    if (scenario != NULL) {
        add_shift_of_one(&play->bundle, scenario);
    }
    play->shift = shift_load(
            &play->bundle, scenario != NULL ? "shifts/one.xml" : "shifts/ochtend.xml", &diags);
    expect_no_errors(&diags);
    ck_assert_ptr_nonnull(play->shift);
    play->plan = plan_create(play->shift);
    diag_list_finish(&diags);
}

void play_finish(struct play *play)
{
    result_finish(&play->result);
    vec_finish(&play->actions);
    vec_finish(&play->happenings);
    arena_finish(&play->arena);
    plan_destroy(play->plan);
    shift_destroy(play->shift);
    bundle_finish(&play->bundle);
}

static void hear(void *payload, const struct happening *happening)
{
    struct play *play = payload;
    vec_push(&play->happenings, *happening);
}

// What cannot be done at that point is left out: whether a rehearsal still fits is another test's
// business.
static bool act(struct play *play, struct shift_state *state, const struct action *action)
{
    struct shift_event event;
    if (shift_decide(state, action, &event) != REFUSED_NOT) {
        return false;
    }
    struct sink sink = { hear, play };
    shift_apply(state, &event, &sink);
    vec_push(&play->actions, *action);
    return true;
}

// The lines of a rehearsal that can be read; the others are another test's business.
struct script {
    VEC(struct action) actions;
    size_t at;
};

static void read_script(struct script *script, struct play *play, const char *name)
{
    char path[300];
    char line[2500];
    snprintf(path, sizeof(path), SCENARIOS "/rehearsals/%s.txt", name);
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s", path);
    struct diag_list diags = { 0 };
    *script = (struct script) { 0 };
    for (int i = 1; fgets(line, sizeof(line), file) != NULL; i++) {
        struct action action;
        line[strcspn(line, "\n")] = '\0';
        bool content = line[0] != '#' && line[0] != '\0';
        if (content && action_read(line, play->plan, &play->arena, &action, path, i, &diags)) {
            vec_push(&script->actions, action);
        }
    }
    diag_list_finish(&diags);
    fclose(file);
}

// Waits until nothing comes any more, and finishes.
static void wait_for_the_end(struct play *play, struct shift_state *state)
{
    const struct action wait = { .kind = ACTION_WAIT, .contact = INDEX_NONE };
    const struct action finish = { .kind = ACTION_FINISH, .contact = INDEX_NONE };
    while (act(play, state, &wait)) {
    }
    act(play, state, &finish);
}

void play_look_back(struct play *play)
{
    const struct play_log log = {
        .plan = play->plan,
        .seed = 7,
        .actions = play->actions.items,
        .action_count = play->actions.count,
        .meta = { .candidate = "K-2041",
                .language = "nl",
                .rules = "rules 1",
                .content_hash = "c0ffee",
                .key_hash = "beef",
                .journal_hash = "5eed",
                .chain = PLAY_CHAIN_INTACT,
                .day = { 2026, 11, 18 } },
    };
    struct prior prior = prior_provisional();
    result_finish(&play->result);
    result_init(&play->result, &(struct result_input) { .log = &log, .prior = &prior });
}

static void begin(struct play *play, struct shift_state *state)
{
    shift_state_init(state, play->plan, 7);
    struct sink sink = { hear, play };
    shift_begin(state, &sink);
}

void play_rehearsal(struct play *play, const char *name, size_t lines)
{
    struct shift_state state;
    struct script script;
    begin(play, &state);
    read_script(&script, play, name);
    for (size_t i = 0; i < script.actions.count && play->actions.count < lines; i++) {
        act(play, &state, &script.actions.items[i]);
    }
    if (lines == PLAY_WHOLE) {
        wait_for_the_end(play, &state);
    }
    vec_finish(&script.actions);
    shift_state_finish(&state);
    play_look_back(play);
}

static bool is_at_wait(const struct script *script)
{
    return script->at < script->actions.count &&
            script->actions.items[script->at].kind == ACTION_WAIT;
}

// As many actions of one script as are possible now.
static bool go_on(struct play *play, struct shift_state *state, struct script *script)
{
    size_t before = script->at;
    while (script->at < script->actions.count && !is_at_wait(script) &&
            act(play, state, &script->actions.items[script->at])) {
        script->at++;
    }
    return script->at > before;
}

// All three wait, or the first that cannot go on leaves out what it cannot do.
static bool let_time_pass(struct play *play, struct shift_state *state, struct script scripts[3])
{
    const struct action wait = { .kind = ACTION_WAIT, .contact = INDEX_NONE };
    bool waited = act(play, state, &wait);
    for (int i = 0; i < 3; i++) {
        if (is_at_wait(&scripts[i])) {
            scripts[i].at++;
        } else if (!waited && scripts[i].at < scripts[i].actions.count) {
            scripts[i].at++;
            return true;
        }
    }
    return waited;
}

void play_morning(struct play *play, const char *manner)
{
    static const char *const NAMES[] = { "boekhouden", "jaarnota", "pakket" };
    struct script scripts[3];
    struct shift_state state;
    begin(play, &state);
    for (int i = 0; i < 3; i++) {
        char name[64];
        snprintf(name, sizeof(name), "%s-%s", NAMES[i], manner);
        read_script(&scripts[i], play, name);
    }
    bool goes_on = true;
    while (goes_on) {
        goes_on = false;
        for (int i = 0; i < 3; i++) {
            goes_on = go_on(play, &state, &scripts[i]) || goes_on;
        }
        goes_on = goes_on || let_time_pass(play, &state, scripts);
    }
    wait_for_the_end(play, &state);
    for (int i = 0; i < 3; i++) {
        vec_finish(&scripts[i].actions);
    }
    shift_state_finish(&state);
    play_look_back(play);
}
