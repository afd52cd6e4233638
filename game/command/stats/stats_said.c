// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats replies --sessions: what was said at each decision, by whom, and what nobody says.
#include <string.h>

#include "game/base/utf8.h"
#include "game/command/stats/session_measure.h"
#include "game/command/stats/session_table.h"
#include "game/command/stats/stats.h"
#include "game/command/stats/stats_words.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/measure/measure_words.h"

enum { SAID_WIDTH = 48 };

static const struct measure_reply *best_of(const struct measure *measure, uint32_t decision)
{
    for (size_t i = 0; i < measure->replies.count; i++) {
        const struct measure_reply *reply = &measure->replies.items[i];
        if (reply->decision == decision && reply->best) {
            return reply;
        }
    }
    return NULL;
}

// People get the beginning of it, programs all.
static void add_words(struct stats_job *job, const char *said)
{
    struct buffer words = { 0 };
    size_t size = strlen(said);
    if (job->options->form == STATS_TEXT && size > SAID_WIDTH) {
        size = utf8_before(said, SAID_WIDTH);
        buffer_add_bytes(&words, said, size);
        buffer_add(&words, "…");
    } else {
        buffer_add(&words, said);
    }
    stats_text(&job->out, "option", tr("Reply"), buffer_text(&words));
    buffer_finish(&words);
}

static void add_reply(
        struct stats_job *job, const struct measure *measure, const struct measure_reply *reply)
{
    struct stats_out *out = &job->out;
    const struct measure_data *data = measure->data;
    struct buffer flags = { 0 };
    bool said = reply->reply.n > 0;
    measure_add_reply_words(&flags, reply, best_of(measure, reply->decision));
    stats_text(out, "item", tr("Part"), data->decisions.items.items[reply->decision]);
    add_words(job, data->texts.items.items[reply->words]);
    stats_boolean(out, "key", tr("Key"), reply->best);
    stats_integer(out, "n", tr("People"), (int64_t)reply->reply.n);
    stats_number(out, "p", tr("Share"), reply->reply.p, 2);
    stats_maybe(out, "r_pb_rest", tr("r rest"), reply->reply.has_r, reply->reply.r, 2);
    stats_interval(out, "r_pb_rest_ci95", tr("95 %"), reply->has_interval, reply->interval, 2);
    stats_maybe(out, "mean_rest", tr("Mean rest"), said, reply->reply.mean_rest, 2);
    stats_number(out, "p_upper27", tr("Upper"), reply->reply.upper, 2);
    stats_number(out, "p_lower27", tr("Lower"), reply->reply.lower, 2);
    stats_number(out, "D", "D", reply->reply.d, 2);
    stats_text(out, "flags", tr("Look at"), buffer_text(&flags));
    buffer_finish(&flags);
}

static int describe(struct stats_job *job, const struct measure_data *data)
{
    struct measure measure;
    struct stats_out *out = &job->out;
    measure_init(&measure, data);
    measure_take_replies(&measure);
    int result = COMMAND_FINE;
    if (measure.replies.count == 0) {
        result = stats_refuse(job, "too_few",
                tr("No replies: it takes two people or more who said something that has points."));
    } else {
        out->title = tr("Replies");
        stats_integer(out, "n", tr("People"), data->people);
        stats_list_open(out, "replies", tr("Replies"));
        stats_explain_replies(out);
        for (size_t i = 0; i < measure.replies.count; i++) {
            add_reply(job, &measure, &measure.replies.items[i]);
        }
        stats_list_close(out);
        stats_note(out,
                tr("The rest is the score on all other scenarios, of who came to that decision. "
                   "Key: earns most there."));
        if (data->left_out > 0) {
            stats_note(out, tr("There was no room for all: the last sessions are left out."));
        }
    }
    measure_finish(&measure);
    return result;
}

int stats_said(struct stats_job *job)
{
    struct store *store = command_open_office(job->io, false, job->diags);
    struct session_table table = { 0 };
    struct digest content = { 0 };
    struct measure_data data = { 0 };
    bool good = store != NULL &&
            session_table_choose(&table, store, job->options->content, &content, job->diags) &&
            session_measure_read(&data, store, &content, job->diags) &&
            session_measure_hear(&data, store, &content, table.shift, job->diags);
    store_close(store);
    int result = good ? describe(job, &data) : COMMAND_FAILED;
    measure_data_finish(&data);
    return result;
}
