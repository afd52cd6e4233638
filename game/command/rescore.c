// SPDX-License-Identifier: GPL-3.0-or-later
// zeven rescore: stored sessions scored once more under the key as it stands now, beside the sheet
// they have. Nothing is written back.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "game/command/command.h"
#include "game/command/stats/stats_out.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/diag_text.h"
#include "game/report/result.h"
#include "game/report/words.h"
#include "game/session/past.h"
#include "game/session/session.h"
#include "game/shift/action_text.h"
#include "scoring/prior.h"

enum { WIDTH_ELSEWHERE = 120 };

static const double SAME = 1e-9;

struct work {
    struct command_io *io;
    struct store *store;
    const char *candidate; // NULL = everybody
    enum stats_form form;
    struct stats_out out;
    long long sessions;
    long long changed;
    struct {
        const char *candidate;
        const char *why;
    } * lost; // in the arena of `out`, grown by doubling
    size_t lost_count;
    size_t lost_room;
};

static void result_of(struct result *result, const struct session *session)
{
    struct session_past past;
    session_past_init_unstored(&past, session);
    past.log.meta.candidate = "";
    past.log.meta.language = locale_language();
    struct prior prior = prior_provisional();
    result_init(result, &(struct result_input) { .log = &past.log, .prior = &prior });
    session_past_finish(&past);
}

static void lose(struct work *work, const char *candidate, const struct diag_list *diags)
{
    struct buffer why = { 0 };
    diag_list_write(&why, diags);
    if (work->lost_count == work->lost_room) {
        work->lost_room = 2 * work->lost_room + 16;
        void *more = arena_alloc(&work->out.arena, work->lost_room * sizeof(*work->lost));
        if (work->lost_count > 0) {
            memcpy(more, work->lost, work->lost_count * sizeof(*work->lost));
        }
        work->lost = more;
    }
    size_t size = strcspn(buffer_text(&why), "\n");
    work->lost[work->lost_count].candidate =
            arena_copy_text(&work->out.arena, candidate, strlen(candidate));
    work->lost[work->lost_count++].why = arena_copy_text(&work->out.arena, buffer_text(&why), size);
    buffer_finish(&why);
}

// Plays what was done once more, on the content in the folder of scenarios.
static bool play_again(struct session *fresh, const struct session *old, struct diag_list *diags)
{
    for (size_t i = 0; i < old->steps.count; i++) {
        const char *text = old->steps.items[i].text;
        int line = (int)i + 1;
        struct action action;
        if (!action_read(text, fresh->plan, &fresh->arena, &action, NULL, line, diags)) {
            return false;
        }
        enum refusal refusal = session_act(fresh, &action, NULL, NULL, diags);
        if (refusal != REFUSED_NOT) {
            diag_add(diags, DIAG_ACTION_REFUSED, DIAG_ERROR, NULL, line, refusal_id(refusal), text,
                    NULL);
            return false;
        }
    }
    return true;
}

static void add_change(struct work *work, const char *candidate, const char *competency,
        const char *name, double before, double now)
{
    struct stats_out *out = &work->out;
    stats_text(out, "candidate", tr("Candidate"), candidate);
    stats_code(out, "competency", tr("Competency"), competency, name);
    stats_number(out, "old", tr("Stored"), before, 1);
    stats_number(out, "new", tr("Now"), now, 1);
    stats_number(out, "change", tr("Difference"), now - before, 1);
}

static void compare(struct work *work, const char *candidate, const struct result *before,
        const struct result *now)
{
    bool any = false;
    for (int k = 0; k < COMPETENCY_COUNT; k++) {
        const struct sheet_line *a = &before->sheet.line[k];
        const struct sheet_line *b = &now->sheet.line[k];
        bool comparable = a->has_score && b->has_score;
        if (comparable && fabs(a->score - b->score) > SAME) {
            any = true;
            add_change(work, candidate, competency_id((enum competency)k),
                    competency_name((enum competency)k), a->score, b->score);
        }
    }
    work->changed += any;
}

static void rescore_session(struct work *work, const struct session_row *row)
{
    struct diag_list diags = { 0 };
    struct session *old = session_resume(work->store, row->id, &diags);
    struct session_setup setup = { .root = work->io->data,
        .shift = row->start.shift,
        .language = row->start.language,
        .seed = row->start.seed };
    struct session *fresh = old != NULL ? session_create(&setup, &diags) : NULL;
    if (fresh != NULL && play_again(fresh, old, &diags)) {
        struct result before = { 0 };
        struct result now = { 0 };
        result_of(&before, old);
        result_of(&now, fresh);
        compare(work, row->start.candidate, &before, &now);
        result_finish(&before);
        result_finish(&now);
        work->sessions++;
    } else {
        lose(work, row->start.candidate, &diags);
    }
    session_destroy(fresh);
    session_destroy(old);
    diag_list_finish(&diags);
}

static bool rescore_all(struct work *work, struct diag_list *diags)
{
    struct session_list list = { 0 };
    bool good = store_list_finished(work->store, work->candidate, &list, diags);
    stats_list_open(&work->out, "changes", tr("What changes"));
    for (size_t i = 0; good && i < list.rows.count; i++) {
        rescore_session(work, &list.rows.items[i]);
    }
    stats_list_close(&work->out);
    session_list_finish(&list);
    return good;
}

static void add_rest(struct work *work)
{
    struct stats_out *out = &work->out;
    stats_integer(out, "rescored", tr("Sessions scored again"), work->sessions);
    stats_integer(out, "changed", tr("Sessions that change"), work->changed);
    stats_integer(out, "not_replayed", tr("Sessions that cannot be played on the new content"),
            (int64_t)work->lost_count);
    stats_list_open(out, "lost", tr("Not played again"));
    for (size_t i = 0; i < work->lost_count; i++) {
        stats_text(out, "candidate", tr("Candidate"), work->lost[i].candidate);
        stats_text(out, "why", tr("Why"), work->lost[i].why);
    }
    stats_list_close(out);
    stats_note(out, tr("Nothing is written: the stored sheets stay as they are."));
}

static void print(struct work *work)
{
    struct buffer buffer = { 0 };
    stats_print(&buffer, &work->out, work->form, command_width(work->io->out, WIDTH_ELSEWHERE));
    fwrite(buffer_text(&buffer), 1, buffer.size, work->io->out);
    buffer_finish(&buffer);
}

static int rescore(struct work *work)
{
    struct diag_list diags = { 0 };
    work->out.title = tr("Scored again under the key of now");
    work->store = command_open_office(work->io, false, &diags);
    bool good = work->store != NULL && rescore_all(work, &diags);
    if (good) {
        add_rest(work);
        print(work);
    }
    command_print_diags(work->io, &diags);
    store_close(work->store);
    stats_out_finish(&work->out);
    diag_list_finish(&diags);
    bool differs = work->changed > 0 || work->lost_count > 0;
    return !good ? COMMAND_FAILED : differs ? COMMAND_FINDINGS : COMMAND_FINE;
}

static int run(int argc, char **argv, struct command_io *io)
{
    struct work work = { .io = io };
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--json") == 0) {
            work.form = STATS_JSON;
        } else if (strcmp(argv[i], "--csv") == 0) {
            work.form = STATS_CSV;
        } else if (strcmp(argv[i], "--candidate") == 0 && i + 1 < argc) {
            work.candidate = argv[++i];
        } else {
            return command_refuse_argument(io, "rescore", argv[i]);
        }
    }
    return rescore(&work);
}

const struct command COMMAND_RESCORE = {
    .name = "rescore",
    .summary = TR_MARK("what stored sessions would score under the key as it is now"),
    .help = TR_MARK(
            "zeven rescore [--candidate CODE] [--json | --csv]\n"
            "\n"
            "Plays every finished session once more on the scenarios as they are now, and\n"
            "lists whose scores change and by how much, beside the stored ones. Nothing is\n"
            "written. A session whose actions are no longer possible is named with the\n"
            "reason. Exits with 1 when something changes.\n"),
    .run = run,
};
