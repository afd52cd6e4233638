// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a play to show it again: under the eyes of the audit, as far as its log is whole.
#include <string.h>

#include "game/base/mem.h"
#include "game/locale/locale.h"
#include "game/report/sheet_report.h"
#include "game/screens/candidate/desk.h"
#include "game/screens/outcome.h"
#include "game/screens/recruiter/recruiter_look.h"
#include "game/screens/recruiter/recruiter_office.h"
#include "game/screens/recruiter/recruiter_replay.h"
#include "game/store/office.h"
#include "game/store/settings.h"

/* ---- the time line ---- */

static struct replay_span *span_of(struct replay *replay, const struct happening *at)
{
    for (size_t i = 0; i < replay->spans.count; i++) {
        struct replay_span *span = &replay->spans.items[i];
        if (span->scenario == at->scenario && span->contact == at->contact) {
            return span;
        }
    }
    struct replay_span fresh = { at->scenario, at->contact, at->time, TIME_NONE, TIME_NONE };
    vec_push(&replay->spans, fresh);
    return vec_last(&replay->spans);
}

static void take_spans(struct replay *replay)
{
    const struct session *session = replay->playback.session;
    for (size_t i = 0; i < session->happenings.count; i++) {
        const struct happening *at = &session->happenings.items[i];
        if (at->kind == HAPPENED_ARRIVAL) {
            (void)span_of(replay, at);
        } else if (at->kind == HAPPENED_TAKEN) {
            span_of(replay, at)->taken = at->time;
        } else if (at->kind == HAPPENED_ENDED || at->kind == HAPPENED_WRAPPED) {
            span_of(replay, at)->ended = at->time;
        }
    }
}

static void take_lanes(struct replay *replay)
{
    const struct shift_state *state = &replay->playback.session->state;
    for (uint32_t s = 0; s < state->plan->scenario_count; s++) {
        const struct scenario *model = state_scenario(state, s);
        if (scenario_active(state, s)) {
            struct replay_lane lane = { s, scenario_text(model, model->customers[0].name) };
            vec_push(&replay->lanes, lane);
        }
    }
}

static void take_places(struct replay *replay)
{
    size_t count = replay->result.moments.count;
    replay->places = mem_alloc((count + 1) * sizeof(*replay->places));
    for (size_t i = 0; i < count; i++) {
        replay->places[i] =
                playback_find(&replay->playback, replay->result.moments.items[i].sequence);
    }
}

// The session stands at its end here: what is on the line is known from all that happened.
static void take_all(struct replay *replay)
{
    const struct session *session = replay->playback.session;
    replay->begins = session->shift->start;
    replay->ends = session->state.head->now;
    take_spans(replay);
    take_lanes(replay);
    take_places(replay);
    struct desk_setup setup = { .session = replay->playback.session, .watched = true };
    replay->desk = desk_create(&setup);
}

/* ---- opening ---- */

static void keep_stored(struct replay *replay, const char *json)
{
    struct sheet sheet = { 0 };
    if (recruiter_stored_sheet(&sheet, json)) {
        sheet_report_add_plain(&replay->stored, replay->code, &sheet);
    }
}

static bool read_code(struct replay *replay, struct store *store, struct diag_list *diags)
{
    struct session_list found = { 0 };
    bool good = store_find_session(store, replay->id, &found, diags);
    if (good) {
        replay->code = mem_copy_text(found.rows.items[0].start.candidate);
    }
    session_list_finish(&found);
    return good;
}

void replay_load(struct replay *replay, struct world *world)
{
    struct diag_list diags = { 0 };
    struct buffer json = { 0 };
    replay->informal = store_setting_is(world->store, "org.address", "je", &diags);
    struct office_audit audit = {
        .session = replay->id, .at_ms = world->now_ms, .who = replay->who, .what = "replay"
    };
    report_init(&replay->stored, locale_language());
    bool opened = office_open_sheet(world->store, &audit, &json, NULL, &diags) &&
            read_code(replay, world->store, &diags);
    replay->loaded = opened && playback_init(&replay->playback, world->store, replay->id, &diags) &&
            outcome_init(&replay->result, replay->playback.session, world->store, NULL, &diags);
    if (replay->loaded) {
        take_all(replay);
    } else if (opened) {
        keep_stored(replay, buffer_text(&json));
    }
    replay->trouble = recruiter_sentences(&diags);
    buffer_finish(&json);
}

void replay_unload(struct replay *replay)
{
    if (replay->desk != NULL) {
        DESK_SCREEN.destroy(replay->desk);
    }
    playback_finish(&replay->playback);
    result_finish(&replay->result);
    report_finish(&replay->stored);
    vec_finish(&replay->spans);
    vec_finish(&replay->lanes);
    mem_free(replay->places);
    mem_free(replay->code);
    mem_free(replay->trouble);
}
