// SPDX-License-Identifier: GPL-3.0-or-later
// Playing a script: one action a line, the first that is not possible stops it.
#include <string.h>

#include "game/base/bundle.h"
#include "game/command/play.h"
#include "game/command/rehearse.h"
#include "game/locale/locale.h"
#include "game/report/transcript.h"
#include "game/shift/action_text.h"

enum { SCRIPT_SIZE_MAX = 16 * 1024 * 1024 };

static bool read_script(
        const char *path, struct buffer *script, struct command_io *io, struct diag_list *diags)
{
    if (strcmp(path, "-") != 0) {
        return bundle_read_path(path, SCRIPT_SIZE_MAX, script, diags);
    }
    char chunk[4096];
    size_t count = 0;
    while (script->size < SCRIPT_SIZE_MAX && (count = fread(chunk, 1, sizeof(chunk), io->in)) > 0) {
        buffer_add_bytes(script, chunk, count);
    }
    return true;
}

// What is played, and who is told of it.
struct playing {
    struct session *session;
    const char *file;
    struct transcript *transcript; // NULL = nobody is told
    size_t told;                   // happenings so far
};

static void tell(struct playing *playing)
{
    const struct session *session = playing->session;
    for (; playing->transcript != NULL && playing->told < session->happenings.count;
            playing->told++) {
        transcript_take(playing->transcript, &session->happenings.items[playing->told]);
    }
}

static bool play_line(struct playing *playing, const char *text, int line, struct diag_list *diags)
{
    struct session *session = playing->session;
    const char *file = playing->file;
    struct action action;
    struct shift_event event;
    if (!action_read(text, session->plan, &session->arena, &action, file, line, diags)) {
        return false;
    }
    tell(playing);
    if (playing->transcript != NULL &&
            shift_decide(&session->state, &action, &event) == REFUSED_NOT) {
        transcript_action(playing->transcript, &action);
    }
    enum refusal refusal = session_act(session, &action, NULL, NULL, diags);
    if (refusal != REFUSED_NOT) {
        diag_add(diags, DIAG_ACTION_REFUSED, DIAG_ERROR, file, line, refusal_id(refusal), text,
                NULL);
    }
    tell(playing);
    return refusal == REFUSED_NOT;
}

static bool play_lines(struct playing *playing, char *script, struct diag_list *diags)
{
    int number = 1;
    bool good = true;
    for (char *line = script; good && *line != '\0'; number++) {
        size_t size = strcspn(line, "\n");
        char *next = line + size + (line[size] == '\n');
        line[size] = '\0';
        size_t blank = strspn(line, " \t\r");
        if (line[blank] != '\0' && line[blank] != '#') {
            good = play_line(playing, line, number, diags);
        }
        line = next;
    }
    return good;
}

static void print_summary(const struct session *session, struct command_io *io)
{
    uint32_t now = session->state.head->now;
    fprintf(io->out,
            tr_plural("%ld action, story time %02u:%02u, %s\n",
                    "%ld actions, story time %02u:%02u, %s\n", (long)session->steps.count),
            (long)session->steps.count, now / 3600, now / 60 % 60,
            session_over(session) ? tr("the shift has ended") : tr("the shift goes on"));
}

static void print_result(
        const struct play_options *options, const struct session *session, struct command_io *io)
{
    if (options->json) {
        play_print_json(options, session, io);
    } else if (!options->transcript) {
        print_summary(session, io);
    }
}

// A rehearsal says what it is about; what is asked for by name comes first.
static struct session *begin(const struct play_options *options, const char *script,
        struct command_io *io, struct diag_list *diags)
{
    struct rehearsal rehearsal = { 0 };
    struct session *session = NULL;
    bool asked = options->shift != NULL || options->scenario != NULL || options->practice;
    if (asked || !rehearsal_is(script)) {
        return play_session(options, io, diags);
    }
    if (rehearsal_read(&rehearsal, options->script, script, diags)) {
        rehearsal.seed = options->seed != 1 ? options->seed : rehearsal.seed;
        session = rehearse_begin(&rehearsal, options->language, diags);
    }
    rehearsal_finish(&rehearsal);
    return session;
}

int play_script(const struct play_options *options, struct command_io *io)
{
    struct diag_list diags = { 0 };
    struct buffer script = { 0 };
    struct session *session = NULL;
    int result = COMMAND_FAILED;
    if (read_script(options->script, &script, io, &diags)) {
        session = begin(options, buffer_text(&script), io, &diags);
    }
    if (session != NULL) {
        struct buffer text = { 0 };
        struct transcript transcript;
        transcript_init(&transcript, &text, &session->state, false);
        struct playing playing = { session, options->script,
            options->transcript ? &transcript : NULL, 0 };
        char *lines = buffer_take(&script);
        result = play_lines(&playing, lines, &diags) ? COMMAND_FINE : COMMAND_FINDINGS;
        mem_free(lines);
        fwrite(buffer_text(&text), 1, text.size, io->out);
        buffer_finish(&text);
        print_result(options, session, io);
    }
    command_print_diags(io, &diags);
    session_destroy(session);
    buffer_finish(&script);
    diag_list_finish(&diags);
    return result;
}
