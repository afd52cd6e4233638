// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of what leaves the office: people who really played, and the verbs and programs to ask.
#include "tests/command/played_office.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "game/base/bundle.h"
#include "game/command/past_result.h"
#include "game/report/result_out.h"
#include "game/session/session.h"
#include "game/shift/action_text.h"
#include "game/store/candidate.h"
#include "game/store/office.h"
#include "game/store/sessions.h"
#include "tests/command/verb_run.h"

enum { COMMAND_MAX = 1200 };

void played_office_init(struct played_office *office)
{
    fixture_make_folder(office->folder);
    fixture_join(office->store, office->folder, "store");
}

void played_office_finish(struct played_office *office)
{
    if (getenv("ZEVEN_TEST_KEEP") == NULL) {
        fixture_remove_folder(office->folder);
    }
}

static void play_line(struct session *session, const char *line, struct diag_list *diags)
{
    struct action action;
    bool known = action_read(line, session->plan, &session->arena, &action, "script", 1, diags);
    ck_assert_msg(known, "%s", line);
    ck_assert_int_eq(session_act(session, &action, NULL, NULL, diags), REFUSED_NOT);
}

static void play_script(struct session *session, struct diag_list *diags)
{
    struct buffer script = { 0 };
    ck_assert(bundle_read_path(
            ZEVEN_SOURCE_DIR "/scenarios/rehearsals/demo.txt", 1 << 20, &script, diags));
    char *copy = strdup(buffer_text(&script));
    for (char *rest = copy, *line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n")) {
        if (*line != '#' && *line != '\0') {
            play_line(session, line, diags);
        }
    }
    free(copy);
    buffer_finish(&script);
}

// The demo, to its end, stored as a candidate's play is.
void played_office_play(struct played_office *office, const char *candidate)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(office->store);
    struct session_setup setup = { .store = store,
        .root = ZEVEN_SOURCE_DIR "/scenarios",
        .shift = "shifts/ochtend.xml",
        .candidate = candidate,
        .created_ms = INT64_C(1795000000000),
        .seed = 1 };
    struct session *session = session_create(&setup, &diags);
    ck_assert_ptr_nonnull(session);
    play_script(session, &diags);
    struct result result = { 0 };
    struct buffer sheet = { 0 };
    struct buffer evidence = { 0 };
    ck_assert(past_result_of(&result, session, store, NULL, &diags));
    result_write_json(&sheet, &result, false);
    result_write_evidence_json(&evidence, &result);
    struct session_end end = { SESSION_FINISHED, 1000, buffer_text(&sheet),
        buffer_text(&evidence) };
    ck_assert(store_finish_session(store, session->id, &end, &diags));
    buffer_finish(&sheet);
    buffer_finish(&evidence);
    result_finish(&result);
    session_destroy(session);
    store_close(store);
    diag_list_finish(&diags);
}

void played_office_invite(struct played_office *office, const char *candidate)
{
    struct diag_list diags = { 0 };
    struct store *store = fixture_open(office->store);
    struct office_hand hand = { "tester", 1 };
    struct vacancy vacancy = { .name = "Klantadviseur",
        .shift = "shifts/ochtend.xml",
        .form = "A",
        .competencies = "accuracy empathy probing",
        .reason = "Omdat",
        .closes_ms = INT64_C(1796000000000),
        .retention_weeks = 4 };
    struct vacancy_list there = { 0 };
    int64_t id = 0;
    if (vacancy_find_name(store, vacancy.name, &there, &diags)) {
        id = there.rows.items[0].id;
    } else {
        ck_assert(vacancy_add(store, &vacancy, &hand, &id, &diags));
    }
    vacancy_list_finish(&there);
    struct candidate_new invited = { .code = candidate, .vacancy = id };
    ck_assert(candidate_add(store, &invited, 1, NULL, &hand, &diags));
    store_close(store);
    diag_list_finish(&diags);
}

char *played_office_run(
        struct played_office *office, int code, size_t *size, const char *const *words)
{
    struct verb_said said = { 0 };
    int got = verb_run(&said, &(struct command_io) { .store = office->store }, words);
    ck_assert_msg(got == code, "%s %s: %d: %s%s", words[0], words[1], got, said.out, said.err);
    char *out = said.out;
    if (size != NULL) {
        *size = said.out_size;
    }
    said.out = NULL;
    verb_said_finish(&said);
    return out;
}

const char *played_office_path(const struct played_office *office, const char *name)
{
    static char path[FIXTURE_PATH_SIZE];
    fixture_join(path, office->folder, name);
    return path;
}

void played_office_keep(
        const struct played_office *office, const char *name, const char *bytes, size_t size)
{
    FILE *file = fopen(played_office_path(office, name), "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

char *played_office_ask(const struct played_office *office, const char *command)
{
    char line[COMMAND_MAX];
    snprintf(line, sizeof(line), "cd '%s' && %s", office->folder, command);
    FILE *pipe = popen(line, "r");
    ck_assert_ptr_nonnull(pipe);
    struct buffer out = { 0 };
    char bytes[4096];
    for (size_t size = 1; size > 0;) {
        size = fread(bytes, 1, sizeof(bytes), pipe);
        buffer_add_bytes(&out, bytes, size);
    }
    ck_assert_msg(pclose(pipe) == 0, "%s: %s", command, buffer_text(&out));
    char *text = strdup(buffer_text(&out));
    buffer_finish(&out);
    return text;
}

char *played_office_squeeze(char *text)
{
    size_t size = 0;
    for (const char *at = text; *at != '\0'; at++) {
        bool blank = *at == ' ' || *at == '\n' || *at == '\f';
        if (!blank || (size > 0 && text[size - 1] != ' ')) {
            text[size++] = blank ? ' ' : *at;
        }
    }
    text[size] = '\0';
    return text;
}
