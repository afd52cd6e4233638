// SPDX-License-Identifier: GPL-3.0-or-later
// zeven replay: a finished play again, as text: what happened, what could be said, what was.
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "game/command/office_words.h"
#include "game/command/past_play.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/choice.h"
#include "game/report/transcript.h"
#include "game/report/words.h"

struct asked {
    const char *code;
    const char *at;
    const char *moment;
    const char *who;
    bool json;
    size_t place; // of the action that is looked at; the count of actions: the end
};

/* ---- which step ---- */

static bool read_step(const struct past_play *past, struct asked *asked)
{
    char *end = NULL;
    unsigned long step = strtoul(asked->at, &end, 10);
    bool good = *asked->at >= '0' && *asked->at <= '9' && *end == '\0' && step >= 1 &&
            step <= past->playback.actions.count;
    asked->place = good ? step - 1 : 0;
    return good;
}

// Gives what cannot be found, or NULL.
static const char *find_place(const struct past_play *past, struct asked *asked)
{
    asked->place = past->playback.actions.count;
    if (asked->at != NULL) {
        return read_step(past, asked) ? NULL : asked->at;
    }
    if (asked->moment == NULL) {
        return NULL;
    }
    size_t moment = past_play_find(past, asked->moment);
    if (moment == past->result.moments.count) {
        return asked->moment;
    }
    asked->place = past_play_place(past, moment);
    return NULL;
}

static bool settles(const struct past_play *past, size_t place, size_t moment)
{
    return past->result.moments.items[moment].sequence ==
            (uint64_t)past->playback.actions.items[place].row;
}

static void add_clock(struct buffer *out, uint32_t seconds)
{
    buffer_add_format(out, "%02u:%02u", seconds / 3600 % 24, seconds / 60 % 60);
}

/* ---- as text ---- */

static void add_happenings(
        struct transcript *transcript, const struct session *session, size_t *told)
{
    for (; *told < session->happenings.count; (*told)++) {
        transcript_take(transcript, &session->happenings.items[*told]);
    }
}

static void add_transcript(struct buffer *out, struct past_play *past, size_t until)
{
    struct playback *playback = &past->playback;
    const struct session *session = playback->session;
    struct transcript transcript;
    size_t told = 0;
    transcript_init(&transcript, out, &session->state, true);
    transcript.speaker = past->result.meta.candidate;
    playback_go(playback, 0);
    add_happenings(&transcript, session, &told);
    while (playback->at < until) {
        transcript_action(&transcript, &playback_next(playback)->action);
        playback_go(playback, playback->at + 1);
        add_happenings(&transcript, session, &told);
    }
}

static void add_option(
        struct buffer *out, const struct choice *choice, const struct choice_option *option)
{
    buffer_add_format(out, "  %s %s\n", option->chosen ? ">" : " ", option->say);
    for (size_t i = option->first; i < option->first + option->count; i++) {
        const struct choice_point *point = &choice->points.items[i];
        buffer_add_format(out, "      %s %d  %s\n", competency_short_name(point->competency),
                point->points, point->why);
    }
}

static void add_options(struct buffer *out, const struct past_play *past)
{
    struct choice choice;
    choice_init(&choice, &past->playback.session->state, &playback_next(&past->playback)->action);
    if (choice.options.count > 0) {
        buffer_add_format(out, "\n%s\n", tr("What could be said, as it stood there"));
    }
    for (size_t i = 0; i < choice.options.count; i++) {
        add_option(out, &choice, &choice.options.items[i]);
    }
    choice_finish(&choice);
}

static void add_shown(struct buffer *out, const struct past_play *past)
{
    buffer_add_format(out, "\n%s\n", tr("What it showed"));
    for (size_t i = 0; i < past->result.moments.count; i++) {
        const struct result_moment *moment = &past->result.moments.items[i];
        for (size_t j = 0; settles(past, past->playback.at, i) && j < moment->point_count; j++) {
            const struct result_point *point = &moment->points[j];
            buffer_add_format(out, "    %s %d/%d  %s\n", competency_short_name(point->competency),
                    point->earned, point->possible, point->why);
        }
    }
}

static void add_step(struct buffer *out, const struct past_play *past)
{
    const struct playback_action *next = playback_next(&past->playback);
    if (next == NULL) {
        return;
    }
    const struct shift_state *state = &past->playback.session->state;
    buffer_add_char(out, '\n');
    buffer_add_format(out, tr("Step %zu, %02u:%02u"), past->playback.at + 1,
            state->head->now / 3600 % 24, state->head->now / 60 % 60);
    buffer_add_format(out, "\n%s ", tr("The candidate"));
    action_add_words(out, state, &next->action);
    buffer_add_char(out, '\n');
    add_shown(out, past);
    add_options(out, past);
    buffer_add_format(out, "\n%s: ", tr("Looked up before it"));
    opened_add_titles(out, state, next->action.scenario);
    buffer_add_char(out, '\n');
}

static void write_text(struct buffer *out, struct past_play *past, const struct asked *asked)
{
    add_transcript(out, past, asked->place);
    add_step(out, past);
}

/* ---- as JSON ---- */

static void write_clock(struct json *json, const char *key, uint32_t seconds)
{
    struct buffer clock = { 0 };
    add_clock(&clock, seconds);
    words_json_text(json, key, buffer_text(&clock));
    buffer_finish(&clock);
}

static void write_words(struct json *json, const struct past_play *past)
{
    struct buffer words = { 0 };
    action_add_words(
            &words, &past->playback.session->state, &playback_next(&past->playback)->action);
    words_json_text(json, "words", buffer_text(&words));
    buffer_finish(&words);
}

static void write_points(
        struct json *json, const struct choice *choice, const struct choice_option *option)
{
    json_key(json, "points");
    json_open_array(json);
    for (size_t i = option->first; i < option->first + option->count; i++) {
        const struct choice_point *point = &choice->points.items[i];
        json_open_object(json);
        words_json_text(json, "competency", competency_id(point->competency));
        words_json_integer(json, "points", point->points);
        words_json_text(json, "why", point->why);
        json_close_object(json);
    }
    json_close_array(json);
}

static void write_options(struct json *json, const struct past_play *past)
{
    struct choice choice;
    choice_init(&choice, &past->playback.session->state, &playback_next(&past->playback)->action);
    json_key(json, "options");
    json_open_array(json);
    for (size_t i = 0; i < choice.options.count; i++) {
        const struct choice_option *option = &choice.options.items[i];
        json_open_object(json);
        words_json_text(json, "id", option->id);
        words_json_text(json, "say", option->say);
        json_key(json, "chosen");
        json_boolean(json, option->chosen);
        write_points(json, &choice, option);
        json_close_object(json);
    }
    json_close_array(json);
    choice_finish(&choice);
}

static void write_evidence(struct json *json, const struct result_moment *moment)
{
    struct buffer id = { 0 };
    past_play_add_id(&id, moment);
    for (size_t i = 0; i < moment->point_count; i++) {
        const struct result_point *point = &moment->points[i];
        json_open_object(json);
        words_json_text(json, "moment", buffer_text(&id));
        words_json_text(json, "competency", competency_id(point->competency));
        words_json_integer(json, "earned", point->earned);
        words_json_integer(json, "possible", point->possible);
        words_json_text(json, "why", point->why);
        json_close_object(json);
    }
    buffer_finish(&id);
}

static void write_shown(struct json *json, const struct past_play *past)
{
    json_key(json, "showed");
    json_open_array(json);
    for (size_t i = 0; i < past->result.moments.count; i++) {
        if (settles(past, past->playback.at, i)) {
            write_evidence(json, &past->result.moments.items[i]);
        }
    }
    json_close_array(json);
}

static void write_opened(struct json *json, const struct past_play *past)
{
    struct buffer titles = { 0 };
    opened_add_titles(&titles, &past->playback.session->state,
            playback_next(&past->playback)->action.scenario);
    words_json_text(json, "opened", buffer_text(&titles));
    buffer_finish(&titles);
}

static void write_step(struct json *json, const struct past_play *past, bool whole)
{
    const struct session *session = past->playback.session;
    const struct playback_action *next = playback_next(&past->playback);
    json_open_object(json);
    words_json_integer(json, "step", (int64_t)past->playback.at + 1);
    words_json_integer(json, "row", next->row);
    write_clock(json, "time", session->state.head->now);
    words_json_text(json, "action", next->text);
    write_words(json, past);
    words_json_text(json, "heard",
            choice_heard(&session->state, session->happenings.items, session->happenings.count,
                    &next->action));
    write_shown(json, past);
    if (whole) {
        write_options(json, past);
        write_opened(json, past);
    }
    json_close_object(json);
}

// One step with all there is to it, else every step in short.
static void write_json(struct buffer *out, struct past_play *past, const struct asked *asked)
{
    struct json json;
    size_t count = past->playback.actions.count;
    bool one = asked->place < count;
    json_init(&json, out);
    json_open_object(&json);
    words_json_text(&json, "candidate", past->result.meta.candidate);
    words_json_integer(&json, "steps", (int64_t)count);
    json_key(&json, "broken");
    if (past->playback.broken > 0) {
        json_integer(&json, past->playback.broken);
    } else {
        json_text(&json, NULL);
    }
    json_key(&json, one ? "at" : "actions");
    if (one) {
        playback_go(&past->playback, asked->place);
        write_step(&json, past, true);
    } else {
        json_open_array(&json);
        for (size_t i = 0; i < count; i++) {
            playback_go(&past->playback, i);
            write_step(&json, past, false);
        }
        json_close_array(&json);
    }
    json_close_object(&json);
    buffer_add_char(out, '\n');
}

/* ---- the verb ---- */

static int print(struct past_play *past, const struct asked *asked, struct command_io *io)
{
    struct buffer out = { 0 };
    if (asked->json) {
        write_json(&out, past, asked);
    } else {
        write_text(&out, past, asked);
    }
    fwrite(buffer_text(&out), 1, out.size, io->out);
    buffer_finish(&out);
    if (past->playback.broken > 0) {
        fprintf(io->err,
                tr("zeven replay: the log is damaged from row %lld on; this is the part before "
                   "it.\n"),
                (long long)past->playback.broken);
    }
    return past->playback.broken > 0 ? COMMAND_FINDINGS : COMMAND_FINE;
}

static int replay(
        struct store *store, struct asked *asked, struct command_io *io, struct diag_list *diags)
{
    struct past_play past;
    struct office_hand hand = words_hand(asked->who);
    int code = COMMAND_FAILED;
    if (past_play_init(&past, store, asked->code, hand.who, "replay", diags)) {
        const char *missing = find_place(&past, asked);
        code = missing != NULL ? command_refuse_argument(io, "replay", missing)
                               : print(&past, asked, io);
    }
    past_play_finish(&past);
    return code;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct asked asked = { 0 };
    const struct word_option options[] = { { "--at", &asked.at, NULL },
        { "--moment", &asked.moment, NULL }, { "--who", &asked.who, NULL },
        { "--json", NULL, &asked.json } };
    const char *odd = "";
    if (!words_read(argc, argv, 1, options, 4, &asked.code, &odd) || asked.code == NULL) {
        return command_refuse_argument(io, "replay", odd);
    }
    struct diag_list diags = { 0 };
    struct store *store = command_open_office(io, true, &diags);
    int code = store != NULL ? replay(store, &asked, io, &diags) : COMMAND_FAILED;
    command_print_diags(io, &diags);
    store_close(store);
    diag_list_finish(&diags);
    return code;
}

const struct command COMMAND_REPLAY = {
    .name = "replay",
    .summary = TR_MARK("a finished play again, as text"),
    .help = TR_MARK(
            "zeven replay CODE [--at STEP | --moment ID] [--who NAME] [--json]\n"
            "\n"
            "Plays the last play of a candidate again, from what it was pinned to, and prints what "
            "happened.\n"
            "With --at or --moment it stops before that step and shows what could be said there, "
            "in the\n"
            "order of the screen, with the author's points; > is what the candidate said. The "
            "audit keeps\n"
            "that you looked; nothing else is written.\n"
            "\n"
            "  --at STEP     1 is the first thing that was done\n"
            "  --moment ID   a moment of the sheet, as scenario/contact/turn; see `zeven interview "
            "CODE --moments --all`\n"
            "  --who NAME    who looks, for the audit\n"
            "  --json        the step, or all of them, for programs\n"
            "\n"
            "Ends with 1 when the log is damaged: then you see the part before the damage.\n"),
    .run = run,
};
