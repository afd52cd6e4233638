// SPDX-License-Identifier: GPL-3.0-or-later
// zeven interview: moments to look at together, and how what was said there was rated.
#include "game/store/interview.h"

#include <stdlib.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/command/office_words.h"
#include "game/command/past_play.h"
#include "game/command/past_result.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/interview.h"
#include "game/report/words.h"
#include "game/session/standard.h"
#include "game/session/wanted.h"

struct asked {
    const char *code;
    const char *rate;
    const char *moment;
    const char *competency;
    const char *note;
    const char *who;
    bool moments;
    bool all;
    bool json;
};

static void print(struct command_io *io, const struct buffer *text)
{
    fwrite(buffer_text(text), 1, text->size, io->out);
}

/* ---- moments ---- */

static void add_pick_json(struct json *json, const struct past_play *past,
        const struct interview_pick *pick, const struct sheet_reading *reading)
{
    const struct result_moment *moment = &past->result.moments.items[pick->moment];
    struct interview_anchors anchors = interview_anchors_of(pick->competency);
    struct buffer id = { 0 };
    past_play_add_id(&id, moment);
    json_open_object(json);
    words_json_text(json, "moment", buffer_text(&id));
    words_json_integer(json, "step", (int64_t)past_play_place(past, pick->moment) + 1);
    words_json_text(json, "competency", competency_id(pick->competency));
    words_json_text(json, "why", reading != NULL ? interview_reason_words(pick, reading) : NULL);
    words_json_text(json, "said", moment->said);
    words_json_text(json, "low", anchors.low);
    words_json_text(json, "middle", anchors.middle);
    words_json_text(json, "high", anchors.high);
    json_close_object(json);
    buffer_finish(&id);
}

static void add_pick_text(struct buffer *out, const struct past_play *past,
        const struct interview_pick *pick, const struct sheet_reading *reading)
{
    const struct result_moment *moment = &past->result.moments.items[pick->moment];
    struct interview_anchors anchors = interview_anchors_of(pick->competency);
    past_play_add_id(out, moment);
    buffer_add_format(out, "  %02u:%02u %s · %s\n", moment->time / 3600 % 24,
            moment->time / 60 % 60, moment->customer, competency_name(pick->competency));
    buffer_add_format(out, "    “%s”\n", moment->said);
    if (reading != NULL) {
        buffer_add_format(out, "    %s: %s\n", tr("Why"), interview_reason_words(pick, reading));
        buffer_add_format(out, "    1  %s\n    3  %s\n    5  %s\n", anchors.low, anchors.middle,
                anchors.high);
    }
    buffer_add_char(out, '\n');
}

static void add_prompts(struct buffer *out)
{
    for (int i = 0; i < INTERVIEW_PROMPTS; i++) {
        buffer_add_format(out, "- %s\n", interview_prompt(i));
    }
}

struct picks {
    struct interview_pick *items;
    size_t count;
};

// All that is fit, once for each competency it was scored on.
static struct picks all_picks(const struct past_play *past)
{
    struct picks picks = { mem_alloc((past->result.evidence_count + 1) * sizeof(*picks.items)), 0 };
    for (size_t i = 0; i < past->result.moments.count; i++) {
        const struct result_moment *moment = &past->result.moments.items[i];
        for (size_t j = 0; interview_is_fit(moment) && j < moment->point_count; j++) {
            picks.items[picks.count++] =
                    (struct interview_pick) { i, moment->points[j].competency, INTERVIEW_TELLING };
        }
    }
    return picks;
}

static void write_picks(struct buffer *out, const struct past_play *past, const struct picks *picks,
        const struct sheet_reading *reading, bool as_json)
{
    struct json json;
    if (!as_json) {
        for (size_t i = 0; i < picks->count; i++) {
            add_pick_text(out, past, &picks->items[i], reading);
        }
        add_prompts(out);
        return;
    }
    json_init(&json, out);
    json_open_object(&json);
    words_json_text(&json, "candidate", past->result.meta.candidate);
    json_key(&json, "moments");
    json_open_array(&json);
    for (size_t i = 0; i < picks->count; i++) {
        add_pick_json(&json, past, &picks->items[i], reading);
    }
    json_close_array(&json);
    json_key(&json, "questions");
    json_open_array(&json);
    for (int i = 0; i < INTERVIEW_PROMPTS; i++) {
        json_text(&json, interview_prompt(i));
    }
    json_close_array(&json);
    json_close_object(&json);
    buffer_add_char(out, '\n');
}

static bool read_beside(struct past_play *past, struct store *store, struct diag_list *diags)
{
    struct result *result = &past->result;
    return standard_of_sheet(
                   &result->standard, store, past->playback.session->plan, &result->sheet, diags) &&
            wanted_of_candidate(&result->wanted, store, result->meta.candidate, diags);
}

static int show_moments(struct store *store, const struct asked *asked, struct command_io *io,
        struct diag_list *diags)
{
    struct past_play past;
    struct office_hand hand = words_hand(asked->who);
    bool good = past_play_init(&past, store, asked->code, hand.who, "interview", diags) &&
            read_beside(&past, store, diags);
    if (good) {
        struct sheet_reading reading = sheet_reading_of(&past.result, NULL);
        struct interview_pick proposed[INTERVIEW_MOMENTS];
        struct picks picks = { proposed, 0 };
        struct picks all = { 0 };
        struct buffer out = { 0 };
        if (asked->all) {
            picks = all = all_picks(&past);
        } else {
            picks.count = interview_propose(&past.result, &reading, proposed);
        }
        write_picks(&out, &past, &picks, asked->all ? NULL : &reading, asked->json);
        print(io, &out);
        buffer_finish(&out);
        mem_free(all.items);
    }
    past_play_finish(&past);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

/* ---- what was rated ---- */

static void add_ratings_text(struct buffer *out, const struct result *result)
{
    struct report report;
    report_init(&report, locale_language());
    interview_add_section(&report, result);
    if (report.blocks.count == 0) {
        report_paragraph(&report, tr("No talk about moments was rated yet."));
    }
    report_print(out, &report, 100);
    report_finish(&report);
}

static void add_ratings_json(struct buffer *out, const char *code, const struct result *result)
{
    struct json json;
    json_init(&json, out);
    json_open_object(&json);
    words_json_text(&json, "candidate", code);
    json_key(&json, "interview");
    interview_json_write(&json, result);
    json_close_object(&json);
    buffer_add_char(out, '\n');
}

static void print_ratings(
        const struct past_play *past, const struct asked *asked, struct command_io *io)
{
    struct buffer out = { 0 };
    char code[CANDIDATE_CODE_MAX + 1];
    candidate_write_code(code, asked->code); // it is one, or nothing would have been opened
    if (asked->json) {
        add_ratings_json(&out, code, &past->result);
    } else {
        add_ratings_text(&out, &past->result);
    }
    print(io, &out);
    buffer_finish(&out);
}

// What was rated can be read also where the play cannot be played any more; why not is said.
static int show_ratings(struct store *store, const struct asked *asked, struct command_io *io,
        struct diag_list *diags)
{
    struct past_play past;
    struct office_hand hand = words_hand(asked->who);
    (void)past_play_init(&past, store, asked->code, hand.who, "interview", diags);
    bool good = past.opened && past_result_add_interviews(&past.result, store, past.session, diags);
    if (good) {
        print_ratings(&past, asked, io);
    }
    past_play_finish(&past);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}

/* ---- rating ---- */

// Gives what is wrong with what was asked, or NULL.
static const char *fill_in(
        const struct past_play *past, const struct asked *asked, struct interview_rating *rating)
{
    size_t at = asked->moment != NULL ? past_play_find(past, asked->moment)
                                      : past->result.moments.count;
    if (at == past->result.moments.count) {
        return asked->moment != NULL ? asked->moment : "--moment";
    }
    const struct result_moment *moment = &past->result.moments.items[at];
    bool only = asked->competency == NULL && moment->point_count == 1;
    if (asked->competency == NULL && !only) {
        return "--competency";
    }
    if (asked->competency != NULL && competency_find(asked->competency) == COMPETENCY_COUNT) {
        return asked->competency;
    }
    bool digit = asked->rate[0] >= '0' && asked->rate[0] <= '9' && asked->rate[1] == '\0';
    *rating = (struct interview_rating) { .moment = asked->moment,
        .competency = only ? competency_id(moment->points[0].competency) : asked->competency,
        .rating = digit ? asked->rate[0] - '0' : 0,
        .note = asked->note,
        .who = asked->who,
        .at_ms = command_wall_ms() };
    return NULL;
}

static int rate(struct store *store, const struct asked *asked, struct command_io *io,
        struct diag_list *diags)
{
    struct past_play past;
    struct interview_rating rating = { 0 };
    struct office_hand hand = words_hand(asked->who);
    int code = COMMAND_FAILED;
    if (past_play_init(&past, store, asked->code, hand.who, "interview", diags)) {
        const char *wrong = fill_in(&past, asked, &rating);
        if (wrong != NULL) {
            code = command_refuse_argument(io, "interview", wrong);
        } else if (interview_record(store, past.result.meta.candidate, &rating, 1, diags) &&
                past_result_add_interviews(&past.result, store, past.session, diags)) {
            print_ratings(&past, asked, io);
            code = COMMAND_FINE;
        }
    }
    past_play_finish(&past);
    return code;
}

/* ---- the verb ---- */

static int run(int argc, char **argv, struct command_io *io)
{
    struct asked asked = { 0 };
    const struct word_option options[] = { { "--rate", &asked.rate, NULL },
        { "--moment", &asked.moment, NULL }, { "--competency", &asked.competency, NULL },
        { "--note", &asked.note, NULL }, { "--who", &asked.who, NULL },
        { "--moments", NULL, &asked.moments }, { "--all", NULL, &asked.all },
        { "--json", NULL, &asked.json } };
    const char *odd = "";
    size_t count = sizeof(options) / sizeof(options[0]);
    if (!words_read(argc, argv, 1, options, count, &asked.code, &odd) || asked.code == NULL) {
        return command_refuse_argument(io, "interview", odd);
    }
    struct diag_list diags = { 0 };
    struct store *store = command_open_office(io, true, &diags);
    int code = store == NULL             ? COMMAND_FAILED
            : asked.rate != NULL         ? rate(store, &asked, io, &diags)
            : asked.moments || asked.all ? show_moments(store, &asked, io, &diags)
                                         : show_ratings(store, &asked, io, &diags);
    command_print_diags(io, &diags);
    store_close(store);
    diag_list_finish(&diags);
    return code;
}

const struct command COMMAND_INTERVIEW = {
    .name = "interview",
    .summary = TR_MARK("moments to talk about, and how that was rated"),
    .help = TR_MARK(
            "zeven interview CODE [--json]\n"
            "zeven interview CODE --moments [--all] [--json]\n"
            "zeven interview CODE --rate 1-5 --moment ID [--competency C] [--note TEXT] --who NAME "
            "[--json]\n"
            "\n"
            "Recruiter and candidate look at two moments of the play together, and the recruiter "
            "rates what\n"
            "is said about them. The rating stands beside the score on every sheet and is never "
            "mixed into\n"
            "it. A later rating of the same moment counts; the earlier one stays.\n"
            "\n"
            "  --moments        the two moments that the program proposes, with the questions and "
            "what a 1,\n"
            "                   a 3 and a 5 look like; with --all every moment that is fit\n"
            "  --rate N         1 to 5\n"
            "  --moment ID      as --moments writes it\n"
            "  --competency C   where the moment was about more than one: accuracy, empathy …\n"
            "  --who NAME       who rates; a person, so it is needed\n"),
    .run = run,
};
