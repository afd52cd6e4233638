// SPDX-License-Identifier: GPL-3.0-or-later
// zeven stats quality --sessions: how stored sessions were answered, each played again.
#include <math.h>
#include <string.h>

#include "game/base/mem.h"
#include "game/base/table.h"
#include "game/command/past_result.h"
#include "game/command/stats/session_table.h"
#include "game/command/stats/stats.h"
#include "game/command/stats/stats_words.h"
#include "game/command/unlock.h"
#include "game/locale/locale.h"
#include "game/report/signals.h"
#include "game/store/audit.h"

enum { OTHERS_LEAST = 5 }; // below it a mean time is no mean

struct answer {
    uint32_t decision;
    double ms;
    int words;
    int place;
    int places;
};

struct played {
    size_t first; // of its answers
    size_t count;
    bool looked; // at a window, and fair to look at
};

struct pace {
    double ms; // together
    size_t people;
};

struct work {
    struct stats_job *job;
    struct arena arena;
    struct table names;
    VEC(struct pace) decisions;
    VEC(struct answer) answers;
    VEC(struct played) played;
};

static uint32_t decision_of(struct work *work, const struct result_answer *answer)
{
    struct buffer name = { 0 };
    buffer_add_format(&name, "%s:%s", answer->scenario_id, answer->decision);
    uint32_t place = table_find(&work->names, buffer_text(&name));
    if (place == TABLE_NONE) {
        place = (uint32_t)work->decisions.count;
        table_add(
                &work->names, arena_copy_text(&work->arena, buffer_text(&name), name.size), place);
        vec_push(&work->decisions, ((struct pace) { 0 }));
    }
    buffer_finish(&name);
    return place;
}

static void take(struct work *work, const struct result *result)
{
    struct signals signals = signals_of(result);
    struct played played = { .first = work->answers.count, .looked = signals.looked };
    for (size_t i = 0; played.looked && i < result->answers.count; i++) {
        const struct result_answer *from = &result->answers.items[i];
        struct answer answer = { decision_of(work, from), from->ms, from->words, from->place,
            from->places };
        struct pace *pace = &work->decisions.items[answer.decision];
        pace->ms += isfinite(answer.ms) ? answer.ms : 0;
        pace->people += isfinite(answer.ms);
        vec_push(&work->answers, answer);
    }
    played.count = work->answers.count - played.first;
    vec_push(&work->played, played);
}

static bool read_one(struct work *work, struct store *store, int64_t id)
{
    struct result result = { 0 };
    struct session *session = session_resume(store, id, work->job->diags);
    bool good = session != NULL && past_result_of(&result, session, store, NULL, work->job->diags);
    if (good) {
        take(work, &result);
        result_finish(&result);
    }
    session_destroy(session);
    return good;
}

static bool read_all(struct work *work, struct store *store, const struct digest *content)
{
    struct session_list list = { 0 };
    struct audit_entry entry = {
        .at_ms = command_wall_ms(), .who = command_who(), .what = "quality"
    };
    bool good = audit_write(store, &entry, work->job->diags) &&
            store_list_finished(store, NULL, &list, work->job->diags);
    for (size_t i = 0; good && i < list.rows.count; i++) {
        const struct session_row *row = &list.rows.items[i];
        if (row->state == SESSION_FINISHED &&
                memcmp(&row->start.content, content, sizeof(*content)) == 0) {
            good = read_one(work, store, row->id);
        }
    }
    session_list_finish(&list);
    return good;
}

/* ---- what follows ---- */

static bool effort_in(const struct work *work, const struct played *played, struct effort *effort)
{
    double *ms = mem_alloc((played->count + 1) * sizeof(*ms));
    struct reading *readings = mem_alloc((played->count + 1) * sizeof(*readings));
    for (size_t i = 0; i < played->count; i++) {
        const struct answer *answer = &work->answers.items[played->first + i];
        const struct pace *pace = &work->decisions.items[answer->decision];
        ms[i] = answer->ms;
        readings[i].words = answer->words;
        readings[i].mean_ms = pace->people >= OTHERS_LEAST ? pace->ms / (double)pace->people : 0;
    }
    bool has = effort_of(effort, ms, readings, played->count) && effort->decisions >= SIGNALS_LEAST;
    mem_free(readings);
    mem_free(ms);
    return has;
}

static bool places_in(
        const struct work *work, const struct played *played, struct positions *positions)
{
    int *chosen = mem_alloc((played->count + 1) * sizeof(*chosen));
    int *sizes = mem_alloc((played->count + 1) * sizeof(*sizes));
    size_t count = 0;
    for (size_t i = 0; i < played->count; i++) {
        const struct answer *answer = &work->answers.items[played->first + i];
        if (answer->place > 0) {
            chosen[count] = answer->place;
            sizes[count++] = answer->places;
        }
    }
    bool has = count >= SIGNALS_LEAST && positions_of_menus(positions, chosen, sizes, count);
    mem_free(sizes);
    mem_free(chosen);
    return has;
}

static void describe(struct work *work)
{
    struct stats_out *out = &work->job->out;
    out->title = tr("Response quality");
    stats_integer(out, "n", tr("People"), (int64_t)work->played.count);
    stats_list_open(out, "people", tr("People"));
    stats_explain_quality(out);
    for (size_t i = 0; i < work->played.count; i++) {
        struct effort effort;
        struct positions positions;
        bool timed = effort_in(work, &work->played.items[i], &effort);
        bool placed = places_in(work, &work->played.items[i], &positions);
        stats_add_quality(out, (int64_t)i + 1, timed ? &effort : NULL, placed ? &positions : NULL);
    }
    stats_list_close(out);
    stats_note(out,
            tr("Nothing is said of who did not sit at a window, answered less than twelve times, "
               "or had agreed on more time."));
    stats_note(out, tr("A signal is a reason to look, never to reject."));
}

int stats_played(struct stats_job *job)
{
    struct store *store = command_open_office(job->io, false, job->diags);
    struct session_table table = { 0 };
    struct digest content = { 0 };
    struct work work = { .job = job };
    bool good = store != NULL &&
            session_table_choose(&table, store, job->options->content, &content, job->diags) &&
            read_all(&work, store, &content);
    store_close(store);
    if (good) {
        describe(&work);
    }
    vec_finish(&work.played);
    vec_finish(&work.answers);
    vec_finish(&work.decisions);
    table_finish(&work.names);
    arena_finish(&work.arena);
    return good ? COMMAND_FINE : COMMAND_FAILED;
}
